/**
 * All checks on a whole text. Pure, and quick enough to be asked at any time; nothing is remembered. The order of findings is
 * that of the text, and within a clause what blocks comes first.
 */
import type { Clause } from '../domain/clause.ts';
import type { Declaration } from '../domain/declaration.ts';
import { toPlain } from '../domain/text.ts';
import { brackets } from './brackets.ts';
import { dates } from './dates.ts';
import { digits } from './digits.ts';
import { empty } from './empty.ts';
import { type Cell, type Check, type CheckName, type Finding, MESSAGES } from './finding.ts';
import { invisible } from './invisible.ts';
import { letters } from './letters.ts';
import { numbers } from './numbers.ts';
import { references } from './references.ts';
import { script } from './scripts.ts';
import { spaces } from './spaces.ts';

/** The languages of a text, and which of them are working columns only. */
type Columns = Pick<Declaration, 'columns' | 'working'>;

export const isBlocking = ({ severity }: Finding): boolean => severity === 'blocking';

/** In the order in which findings of one clause are shown. */
const CHECKS: { readonly [name in CheckName]: Check } = {
  empty,
  numbers,
  dates,
  brackets,
  references,
  script,
  invisible,
  letters,
  digits,
  spaces,
};

/** The findings in one clause, what blocks first. Every live clause of the text is needed to know what a reference names. */
export function checkClause(clause: Clause, all: readonly Clause[], columns: Columns): readonly Finding[] {
  const { working = [] } = columns;
  const cells = columns.columns
    .filter((lang) => clause.noCounterpart?.[lang] === undefined)
    .map((lang): Cell => {
      const text = clause.texts[lang];
      return { lang, text: text ? toPlain(text.paragraphs) : '', working: working.includes(lang) };
    });
  const found = Object.entries(CHECKS).flatMap(([name, check]) =>
    check({ clause, cells, all }).map((each): Finding => {
      // A working column is not signed.
      const binding = each.languages.some((lang) => !working.includes(lang));
      const severity = binding ? MESSAGES[each.message.key] : 'warning';
      return { check: name as CheckName, severity, clause: clause.id, ...each };
    }),
  );
  return [...found.filter(isBlocking), ...found.filter((finding) => !isBlocking(finding))];
}

/** What stands against signing, and what somebody had better look at. Withdrawn clauses are passed over. */
export function runChecks(declaration: Declaration): readonly Finding[] {
  const all = declaration.clauses.filter(({ status }) => status !== 'withdrawn');
  return all.flatMap((clause) => checkClause(clause, all, declaration));
}
