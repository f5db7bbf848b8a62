/**
 * All checks on a whole text. Pure, and quick enough to be asked at any time; nothing is remembered. The order of findings is
 * that of the text, and within a clause what blocks comes first.
 */
import type { Clause } from '../domain/clause/clause.ts';
import type { Declaration } from '../domain/clause/declaration.ts';
import { type CheckName, type Finding, type Found, MESSAGES } from '../domain/text/finding.ts';
import { toPlain } from '../domain/text/text.ts';
import type { WaivableFinding } from '../domain/verdict.ts';
import { brackets } from './brackets.ts';
import { dates } from './dates.ts';
import { digits } from './digits.ts';
import { direction } from './direction.ts';
import { empty } from './empty.ts';
import type { Cell, Check, Subject } from './finding.ts';
import { footnotes } from './footnotes.ts';
import { type Frame, NO_FRAME } from './frame.ts';
import { invisible } from './invisible.ts';
import { letters } from './letters.ts';
import { numbers } from './numbers.ts';
import { references } from './references.ts';
import { script } from './scripts.ts';
import { spaces } from './spaces.ts';
import { states } from './states.ts';
import { tables } from './tables.ts';
import { terms } from './terms.ts';
import { treaty } from './treaty.ts';
import { waivableOf, withWaiver } from './waived.ts';

/** The languages of a text, and which of them are working columns only. */
type Columns = Pick<Declaration, 'columns' | 'working'>;

/** Does it stand against signing? Not if it was waived. */
export const isBlocking = ({ severity, waived }: Finding): boolean => severity === 'blocking' && !waived;

export type Checks = { readonly [name in CheckName]: Check };

/** In the order in which findings of one clause are shown. */
const CHECKS: Checks = {
  empty,
  numbers,
  dates,
  brackets,
  references,
  script,
  invisible,
  direction,
  letters,
  digits,
  spaces,
  states,
  terms,
  treaty,
  footnotes,
  tables,
};

/** A fault of one check must not hide what the others find, nor pass for an answer: it stands against signing by itself. */
function found(check: Check, subject: Subject): readonly Found[] {
  try {
    return check(subject);
  } catch {
    const languages = subject.cells.map(({ lang }) => lang);
    return languages.length > 0
      ? [{ languages, message: { key: 'unread.cell', args: { count: languages.length } } }]
      : [];
  }
}

export type CheckOptions = {
  /** Without one nothing is said of the order of States and of words of treaties. */
  readonly frame?: Frame;
  readonly checks?: Checks;
};

/**
 * The findings in one clause, check by check, so that whoever has to answer others meanwhile can stop in between. Every live
 * clause of the text is needed to know what a reference names.
 */
export function* checkStepwise(
  clause: Clause,
  all: readonly Clause[],
  columns: Columns,
  { frame = NO_FRAME, checks = CHECKS }: CheckOptions = {},
): Generator<readonly Finding[], void> {
  const { working = [] } = columns;
  const cells = columns.columns
    .filter((lang) => clause.noCounterpart?.[lang] === undefined)
    .map((lang): Cell => {
      const text = clause.texts[lang];
      return { lang, text: text ? toPlain(text.paragraphs) : '', working: working.includes(lang) };
    });
  for (const [name, check] of Object.entries(checks))
    yield found(check, { clause, cells, all, frame }).map(({ unsure, ...each }): Finding => {
      // A working column is not signed.
      const binding = unsure !== true && each.languages.some((lang) => !working.includes(lang));
      const severity = binding ? MESSAGES[each.message.key] : 'warning';
      return withWaiver(clause, columns, { check: name as CheckName, severity, clause: clause.id, ...each });
    });
}

/** In the order in which the findings of one clause are shown: what blocks first. */
export const blockingFirst = (findings: readonly Finding[]): readonly Finding[] => [
  ...findings.filter(isBlocking),
  ...findings.filter((finding) => !isBlocking(finding)),
];

/** The findings in one clause, what blocks first. */
export const checkClause = (...clause: Parameters<typeof checkStepwise>): readonly Finding[] =>
  blockingFirst([...checkStepwise(...clause)].flat());

/** What the checks find in a clause now and may be waived, as the rules know it. */
export function waivableIn(declaration: Declaration, id: string): readonly WaivableFinding[] {
  const live = declaration.clauses.filter(({ status }) => status !== 'withdrawn');
  const clause = live.find((one) => one.id === id);
  return clause ? waivableOf(checkClause(clause, live, declaration)) : [];
}

/**
 * What stands against signing, and what somebody had better look at. Withdrawn clauses are passed over. Without a `frame` nothing is
 * said of the order of States and of words of treaties.
 */
export function runChecks(declaration: Declaration, frame: Frame = NO_FRAME): readonly Finding[] {
  const all = declaration.clauses.filter(({ status }) => status !== 'withdrawn');
  return all.flatMap((clause) => checkClause(clause, all, declaration, { frame }));
}
