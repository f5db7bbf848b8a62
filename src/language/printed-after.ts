/** Sentences of the papers that follow a signature: the act that corrects an error, and the certificate of a true copy. */
import { act as azAct, after as azAfter } from './az/printed/after.ts';
import { act as enAct, after as enAfter } from './en/printed/after.ts';
import { act as faAct, after as faAfter } from './fa/printed/after.ts';
import { act as kkAct, after as kkAfter } from './kk/printed/after.ts';
import type { EachLanguage } from './pack.ts';
import { act as ruAct, after as ruAfter } from './ru/printed/after.ts';
import { act as tkAct, after as tkAfter } from './tk/printed/after.ts';

/** An act of rectification beside its words: what kind of error it is, who was told and when, from when it has effect. */
export type ActWords = {
  readonly kinds: { readonly [kind in 'typing' | 'concordance' | 'copy']: string };
  /** In place of "text as signed" and "corrected text" where a copy is wrong. */
  readonly ofCopy: string;
  readonly ofOriginal: string;
  readonly originalsStand: string;
  /** Why a number or a day could be corrected. */
  readonly supported: string;
  readonly tabled: string;
  readonly sender: string;
  readonly notified: string;
  readonly notYet: string;
  readonly received: string;
  readonly confirmed: string;
  readonly states: { readonly [state in 'untold' | 'unconfirmed' | 'effective' | 'withdrawn']: string };
  readonly withdrawal: string;
  readonly carries: string;
  readonly depositary: string;
  readonly signDepositary: string;
};

/** Who certifies a copy. */
export type CertifyingOffice = 'secretariat' | 'legal';

export type AfterWords = {
  readonly act: string;
  readonly numbered: (act: string, number: string) => string;
  /** Where the depositary signs the act. */
  readonly sign: string;
  /** At each State's place of signature in a copy. */
  readonly signed: string;
  readonly by: string;
  readonly signature: string;
  readonly offices: { readonly [office in CertifyingOffice]: string };
  readonly inText: (title: string, part: string, clause: string) => string;
  readonly old: string;
  readonly young: string;
  readonly same: string;
  readonly reason: string;
  readonly until: string;
  readonly none: string;
  readonly objected: string;
  readonly copy: string;
  readonly certified: (title: string, holder: string) => string;
  readonly digest: string;
  readonly issued: string;
};

export const ACT_WORDS: EachLanguage<ActWords> = {
  fa: faAct,
  ru: ruAct,
  az: azAct,
  kk: kkAct,
  tk: tkAct,
  en: enAct,
};

export const AFTER_WORDS: EachLanguage<AfterWords> = {
  fa: faAfter,
  ru: ruAfter,
  az: azAfter,
  kk: kkAfter,
  tk: tkAfter,
  en: enAfter,
};
