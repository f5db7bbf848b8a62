/** A report as lines of plain text: the verdict first, then every check. For terminals, and for a file beside the package. */

import type { RectificationState } from '../domain/instrument/rectification.ts';
import type { Check, Report } from '../domain/instrument/verification.ts';
import { LANGUAGES, type Lang } from '../language/language.ts';
import { digits } from '../language/number.ts';
import { ACTS_WORDING, type ActsWording, REPORT_WORDING } from '../language/printed-sealed.ts';
import type { ActsReport } from './acts.ts';

/** Paths and codes inside a right-to-left line, so that a terminal that reorders does not tear them apart. */
const apart = (lang: Lang, text: string): string =>
  LANGUAGES[lang].dir === 'rtl' && text !== '' ? `\u2068${text}\u2069` : text;

function lineOf(lang: Lang, check: Check): string {
  const words = REPORT_WORDING[lang];
  const { check: name, ok, about, fault, certificate, at, detail } = check;
  const state = ok === true ? words.ok : ok === false ? words.wrong : '–';
  const missing =
    ok === 'open' && !fault ? words.open[name === 'timestamp' || name === 'revocation' ? name : 'signature'] : '';
  const more = [about, missing, fault ? words.fault[fault] : '', certificate?.subject, at, detail];
  const parts = more.map((part, index) =>
    part === undefined || index === 1 || index === 2 ? (part ?? '') : apart(lang, part),
  );
  return `${state}: ${[words.check[name], ...parts].filter(Boolean).join(' · ')}`;
}

/** The verdict first, then every check on a line of its own. */
export const describeReport = (lang: Lang, { verdict, checks }: Report): string =>
  [REPORT_WORDING[lang].verdict[verdict], '', ...checks.map((check) => lineOf(lang, check))].join('\n');

const isState = (words: ActsWording, state: string): state is RectificationState => Object.hasOwn(words.states, state);

/** What the check of the acts beside a package found: a line for each act. */
export function describeActs(lang: Lang, report: ActsReport): string {
  const words = ACTS_WORDING[lang];
  if ('fault' in report) return words.faults[report.fault];
  if (report.acts.length === 0) return words.none;
  return report.acts
    .map(({ number, state, fault }) => {
      const said = fault ? words.faults[fault] : isState(words, state) ? words.states[state] : state;
      return `${words.act} ${digits(lang, String(number))}: ${said}`;
    })
    .join('\n');
}
