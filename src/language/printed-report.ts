/** Words of the report of the meeting. Built so that no inserted name, number or date needs a case ending. */

import { more as azMore, report as azReport } from './az/printed/report.ts';
import type { report } from './en/printed/report.ts';
import { more as enMore, report as enReport } from './en/printed/report.ts';
import { more as faMore, report as faReport } from './fa/printed/report.ts';
import { more as kkMore, report as kkReport } from './kk/printed/report.ts';
import type { Lang } from './language.ts';
import { formatInteger } from './number.ts';
import type { EachLanguage } from './pack.ts';
import { more as ruMore, report as ruReport } from './ru/printed/report.ts';
import { more as tkMore, report as tkReport } from './tk/printed/report.ts';

export type ReportKey = keyof typeof report;
export type ReportWords = { readonly [key in ReportKey]: string };

export const REPORT_WORDS: EachLanguage<ReportWords> = {
  fa: faReport,
  ru: ruReport,
  az: azReport,
  kk: kkReport,
  tk: tkReport,
  en: enReport,
};

const MORE: EachLanguage<string> = {
  fa: faMore,
  ru: ruMore,
  az: azMore,
  kk: kkMore,
  tk: tkMore,
  en: enMore,
};

export const reportWord = (lang: Lang, key: ReportKey): string => REPORT_WORDS[lang][key];

export const andMore = (lang: Lang, count: number): string => MORE[lang].replace('{n}', formatInteger(lang, count));
