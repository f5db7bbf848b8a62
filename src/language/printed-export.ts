/**
 * The few words that an export adds to the negotiated text. They are printed in the language of the column or of the list, never in
 * the language of whoever pressed the button.
 */

import {
  alternat as azAlternat,
  page as azPage,
  redline as azRedline,
  redlineDetail as azRedlineDetail,
  roles as azRoles,
} from './az/printed/export.ts';
import type { alternat, redline, redlineDetail, roles } from './en/printed/export.ts';
import {
  alternat as enAlternat,
  page as enPage,
  redline as enRedline,
  redlineDetail as enRedlineDetail,
  roles as enRoles,
} from './en/printed/export.ts';
import {
  alternat as faAlternat,
  page as faPage,
  redline as faRedline,
  redlineDetail as faRedlineDetail,
  roles as faRoles,
} from './fa/printed/export.ts';
import {
  alternat as kkAlternat,
  page as kkPage,
  redline as kkRedline,
  redlineDetail as kkRedlineDetail,
  roles as kkRoles,
} from './kk/printed/export.ts';
import type { Lang } from './language.ts';
import type { EachLanguage } from './pack.ts';
import {
  alternat as ruAlternat,
  page as ruPage,
  redline as ruRedline,
  redlineDetail as ruRedlineDetail,
  roles as ruRoles,
} from './ru/printed/export.ts';
import {
  alternat as tkAlternat,
  page as tkPage,
  redline as tkRedline,
  redlineDetail as tkRedlineDetail,
  roles as tkRoles,
} from './tk/printed/export.ts';

/** What stands on a page beside its text. */
export type PageWording = {
  readonly draft: string;
  /** `{n}` is the page, `{m}` the number of pages. */
  readonly page: string;
  /** What the files inside a PDF are for. */
  readonly plain: string;
  readonly structured: string;
  /** To a translator, of a clause with contested words. */
  readonly brackets: string;
  /** Word's own name of the language; it does not know "kk-Cyrl-KZ" and would then check no spelling. */
  readonly wordTag: string;
};

type Worded<T> = { readonly [key in keyof T]: T[key] extends string ? string : Worded<T[key]> };

/** The annex that says how the originals differ. "Label: number" throughout, so that no language has to inflect a noun by a count. */
export type AlternatWording = Worded<typeof alternat>;
/**
 * The names of the changes and statuses are those of the interface, so that a list that was circulated can be found again on the
 * screen. `{from}` and `{to}` are names of points.
 */
export type RedlineWording = Worded<typeof redline>;
/**
 * What a clause came out of, what delegations think of it now, and what became of proposals. `{clause}` is a number, or several with
 * commas; it stands behind a colon where the language would have to inflect it.
 */
export type DetailWording = Worded<typeof redlineDetail>;

/** Whose hand changed a text, as the interface calls who belongs to no delegation. */
export type RoleWords = Worded<typeof roles>;

export const WORDING: EachLanguage<PageWording> = {
  fa: faPage,
  ru: ruPage,
  az: azPage,
  kk: kkPage,
  tk: tkPage,
  en: enPage,
};

export const ALTERNAT_WORDING: EachLanguage<AlternatWording> = {
  fa: faAlternat,
  ru: ruAlternat,
  az: azAlternat,
  kk: kkAlternat,
  tk: tkAlternat,
  en: enAlternat,
};

export const REDLINE_WORDING: EachLanguage<RedlineWording> = {
  fa: faRedline,
  ru: ruRedline,
  az: azRedline,
  kk: kkRedline,
  tk: tkRedline,
  en: enRedline,
};

export const DETAIL_WORDING: EachLanguage<DetailWording> = {
  fa: faRedlineDetail,
  ru: ruRedlineDetail,
  az: azRedlineDetail,
  kk: kkRedlineDetail,
  tk: tkRedlineDetail,
  en: enRedlineDetail,
};

export const ROLE_WORDS: EachLanguage<RoleWords> = {
  fa: faRoles,
  ru: ruRoles,
  az: azRoles,
  kk: kkRoles,
  tk: tkRoles,
  en: enRoles,
};

/** «تغییرها از «متن رئیس» تا «اکنون»». */
export const betweenPoints = (lang: Lang, names: { readonly from: string; readonly to: string }): string =>
  REDLINE_WORDING[lang].between.replace(/\{(from|to)\}/g, (_, which: 'from' | 'to') => names[which]);
