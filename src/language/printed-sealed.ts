/**
 * The words of a sealed package: how to verify it (names of programs and files stay as they are typed), and what was found, said to a
 * diplomat; the faults name what to do next where there is something to do.
 */

import {
  acts as azActs,
  howTo as azHowTo,
  howToWindows as azHowToWindows,
  verification as azVerification,
} from './az/printed/sealed.ts';
import type { acts, verification } from './en/printed/sealed.ts';
import {
  acts as enActs,
  howTo as enHowTo,
  howToWindows as enHowToWindows,
  verification as enVerification,
} from './en/printed/sealed.ts';
import {
  acts as faActs,
  howTo as faHowTo,
  howToWindows as faHowToWindows,
  verification as faVerification,
} from './fa/printed/sealed.ts';
import {
  acts as kkActs,
  howTo as kkHowTo,
  howToWindows as kkHowToWindows,
  verification as kkVerification,
} from './kk/printed/sealed.ts';
import type { EachLanguage } from './pack.ts';
import {
  acts as ruActs,
  howTo as ruHowTo,
  howToWindows as ruHowToWindows,
  verification as ruVerification,
} from './ru/printed/sealed.ts';
import {
  acts as tkActs,
  howTo as tkHowTo,
  howToWindows as tkHowToWindows,
  verification as tkVerification,
} from './tk/printed/sealed.ts';

type Worded<T> = { readonly [key in keyof T]: T[key] extends string ? string : Worded<T[key]> };

/** What the check of the acts beside a package says. */
export type ActsWording = Worded<typeof acts>;
/** A report: the verdict, and a line for each check. `open`: nothing wrong, but not there. */
export type VerificationWording = Worded<typeof verification>;

export type HowToStep =
  | 'unpack'
  | 'signatures'
  | 'sums'
  | 'files'
  | 'extra'
  | 'time'
  | 'revocation'
  | 'expired'
  | 'waived';

export type HowToWording = {
  readonly title: string;
  readonly intro: string;
  readonly steps: { readonly [step in HowToStep]: string };
  /** Which file is for search and screen readers. */
  readonly reading: string;
};

export type WindowsWording = { readonly [key in 'intro' | 'prepare' | 'signatures' | 'time']: string };

export const ACTS_WORDING: EachLanguage<ActsWording> = {
  fa: faActs,
  ru: ruActs,
  az: azActs,
  kk: kkActs,
  tk: tkActs,
  en: enActs,
};

export const REPORT_WORDING: EachLanguage<VerificationWording> = {
  fa: faVerification,
  ru: ruVerification,
  az: azVerification,
  kk: kkVerification,
  tk: tkVerification,
  en: enVerification,
};

export const HOW_TO: EachLanguage<HowToWording> = {
  fa: faHowTo,
  ru: ruHowTo,
  az: azHowTo,
  kk: kkHowTo,
  tk: tkHowTo,
  en: enHowTo,
};

export const HOW_TO_WINDOWS: EachLanguage<WindowsWording> = {
  fa: faHowToWindows,
  ru: ruHowToWindows,
  az: azHowToWindows,
  kk: kkHowToWindows,
  tk: tkHowToWindows,
  en: enHowToWindows,
};
