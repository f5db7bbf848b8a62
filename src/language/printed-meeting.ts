/**
 * Words of the papers of a meeting: its rules of procedure, who takes part, its documents, statements of delegations, the chair's
 * summary, the record of an adoption. Built so that no inserted name, number or date needs a case ending.
 */

import {
  adoption as azAdoption,
  documents as azDocuments,
  people as azPeople,
  position as azPosition,
  rules as azRules,
  summary as azSummary,
} from './az/printed/meeting.ts';
import type { adoption, position, summary } from './en/printed/meeting.ts';
import {
  adoption as enAdoption,
  documents as enDocuments,
  people as enPeople,
  position as enPosition,
  rules as enRules,
  summary as enSummary,
} from './en/printed/meeting.ts';
import {
  adoption as faAdoption,
  documents as faDocuments,
  people as faPeople,
  position as faPosition,
  rules as faRules,
  summary as faSummary,
} from './fa/printed/meeting.ts';
import {
  adoption as kkAdoption,
  documents as kkDocuments,
  people as kkPeople,
  position as kkPosition,
  rules as kkRules,
  summary as kkSummary,
} from './kk/printed/meeting.ts';
import type { Lang } from './language.ts';
import type { EachLanguage } from './pack.ts';
import {
  adoption as ruAdoption,
  documents as ruDocuments,
  people as ruPeople,
  position as ruPosition,
  rules as ruRules,
  summary as ruSummary,
} from './ru/printed/meeting.ts';
import {
  adoption as tkAdoption,
  documents as tkDocuments,
  people as tkPeople,
  position as tkPosition,
  rules as tkRules,
  summary as tkSummary,
} from './tk/printed/meeting.ts';

export type RulesWords = {
  readonly title: string;
  readonly decision: { readonly [rule in 'consensus' | 'unanimity' | 'majority']: string };
  readonly reserve: { readonly blocks: string; readonly recorded: string };
  /** An objection stands under every rule. */
  readonly objection: string;
  readonly quorum: (n: string) => string;
  readonly noQuorum: string;
  readonly silence: (hours: string) => string;
  readonly anySilence: string;
  readonly proposals: (until: string) => string;
  readonly absence: { readonly delegation: string; readonly chair: (hours: string) => string; readonly atOnce: string };
  readonly back: (hours: string) => string;
  readonly editing: { readonly [what in 'form' | 'all']: string };
  readonly change: string;
  readonly hours: (n: string, count: number) => string;
};

export type PeopleWords = {
  /** Behind a title, in brackets. A colon keeps the name out of the sentence, and so without a case ending. */
  readonly capacity: { readonly [capacity in 'region' | 'state' | 'own']: (region: string) => string };
  readonly list: string;
  readonly participants: string;
  readonly observers: string;
  readonly stateless: string;
  readonly absent: string;
  readonly none: string;
  readonly signs: string;
  readonly authority: { readonly [kind in 'office' | 'letter' | 'full-powers']: string };
};

export type DocumentWords = {
  readonly title: string;
  readonly none: string;
  readonly kind: { readonly [kind in 'draft' | 'proposal' | 'chair' | 'correction']: string };
};

/** A delegation’s statement. */
export type PositionWords = { readonly [key in keyof typeof position]: string };
/** The chair’s summary, and a note on what all but some have agreed to. */
export type SummaryWords = { readonly [key in keyof typeof summary]: string };
/** The record of an adoption. */
export type AdoptionWords = { readonly [key in keyof typeof adoption]: string };

export const RULES_WORDS: EachLanguage<RulesWords> = {
  fa: faRules,
  ru: ruRules,
  az: azRules,
  kk: kkRules,
  tk: tkRules,
  en: enRules,
};

export const PEOPLE_WORDS: EachLanguage<PeopleWords> = {
  fa: faPeople,
  ru: ruPeople,
  az: azPeople,
  kk: kkPeople,
  tk: tkPeople,
  en: enPeople,
};

export const DOCUMENT_WORDS: EachLanguage<DocumentWords> = {
  fa: faDocuments,
  ru: ruDocuments,
  az: azDocuments,
  kk: kkDocuments,
  tk: tkDocuments,
  en: enDocuments,
};

const POSITION_WORDS: EachLanguage<PositionWords> = {
  fa: faPosition,
  ru: ruPosition,
  az: azPosition,
  kk: kkPosition,
  tk: tkPosition,
  en: enPosition,
};

const SUMMARY_WORDS: EachLanguage<SummaryWords> = {
  fa: faSummary,
  ru: ruSummary,
  az: azSummary,
  kk: kkSummary,
  tk: tkSummary,
  en: enSummary,
};

const ADOPTION_WORDS: EachLanguage<AdoptionWords> = {
  fa: faAdoption,
  ru: ruAdoption,
  az: azAdoption,
  kk: kkAdoption,
  tk: tkAdoption,
  en: enAdoption,
};

export const positionWord = (lang: Lang, key: keyof PositionWords): string => POSITION_WORDS[lang][key];
export const summaryWord = (lang: Lang, key: keyof SummaryWords): string => SUMMARY_WORDS[lang][key];
export const adoptionWord = (lang: Lang, key: keyof AdoptionWords): string => ADOPTION_WORDS[lang][key];
