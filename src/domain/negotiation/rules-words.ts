/**
 * The rules of procedure in words, one sentence a rule, as the page shows and the document prints them. Built so that no inserted
 * number, name or date needs a case ending.
 */

import { momentIn } from '../../language/date.ts';
import type { Lang } from '../../language/language.ts';
import { formatInteger } from '../../language/number.ts';
import { RULES_WORDS } from '../../language/printed-meeting.ts';
import type { Rules } from './rules.ts';

export const rulesTitle = (lang: Lang): string => RULES_WORDS[lang].title;

/** Until when delegations may table proposals, with date, hour and zone. */
export const proposalsDeadline = (lang: Lang, until: string, timeZone: string): string =>
  RULES_WORDS[lang].proposals(momentIn(lang, until, timeZone));

/** One sentence or two for each rule, in the order in which they are numbered. */
export function rulesInWords(lang: Lang, rules: Rules, timeZone: string): readonly string[] {
  const words = RULES_WORDS[lang];
  const { decision, reserveBlocks, quorum, silenceMinHours, proposalsUntil, absence, editing } = rules;
  const hours = (n: number): string => words.hours(formatInteger(lang, n), n);
  const absent =
    absence.by === 'delegation'
      ? words.absence.delegation
      : absence.afterHours === 0
        ? words.absence.atOnce
        : words.absence.chair(hours(absence.afterHours));
  return [
    words.decision[decision],
    // Where everybody has to agree a reserve is no agreement, and there is nothing to say of it.
    ...(decision === 'unanimity' ? [] : [words.reserve[reserveBlocks ? 'blocks' : 'recorded']]),
    words.objection,
    quorum > 0 ? words.quorum(formatInteger(lang, quorum)) : words.noQuorum,
    silenceMinHours > 0 ? words.silence(hours(silenceMinHours)) : words.anySilence,
    ...(proposalsUntil ? [proposalsDeadline(lang, proposalsUntil, timeZone)] : []),
    absent,
    ...(absence.objectWithinHours > 0 ? [words.back(hours(absence.objectWithinHours))] : []),
    words.editing[editing],
    words.change,
  ];
}
