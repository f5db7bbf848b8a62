/** What a run came to: figures by file, the changes that nobody noticed, and which of those are known to change nothing. */
import type { Mutant } from './instrument.ts';

/** `uncovered`: no suite runs it. `timeout`: under it a suite does not end, which counts as noticed. */
export type Fate = 'killed' | 'survived' | 'uncovered' | 'timeout';

export type Outcome = Mutant & {
  readonly status: Fate;
  /** The test that noticed. */
  readonly by?: string;
  /** Suites that reach it and were not run for want of time. */
  readonly leftOut: number;
};

/** A change that makes no difference that anybody could see, with the reason why. */
export type Equivalent = {
  readonly file: string;
  readonly original: string;
  readonly replacement: string;
  /** Text of its line, where the same change occurs at several places. */
  readonly at?: string;
  readonly why: string;
};

export type Figures = {
  readonly made: number;
  readonly killed: number;
  readonly survived: number;
  readonly uncovered: number;
  readonly timeouts: number;
  readonly equivalent: number;
  /** Percent noticed of those that are not equivalent. */
  readonly score: number;
};

export type Report = {
  readonly files: { readonly [file: string]: Figures };
  readonly all: Figures;
  readonly unnoticed: readonly Outcome[];
  readonly accepted: readonly { readonly outcome: Outcome; readonly why: string }[];
  /** Entries of the table that no unnoticed change of these files matches: the table is out of date. */
  readonly stale: readonly Equivalent[];
};

const isNoticed = ({ status }: Outcome): boolean => status === 'killed' || status === 'timeout';

const isSame = (entry: Equivalent, outcome: Outcome): boolean =>
  entry.file === outcome.file &&
  entry.original === outcome.original &&
  entry.replacement === outcome.replacement &&
  (entry.at === undefined || entry.at === outcome.at);

export function report(files: readonly string[], outcomes: readonly Outcome[], table: readonly Equivalent[]): Report {
  const unnoticed: Outcome[] = [];
  const accepted: { outcome: Outcome; why: string }[] = [];
  for (const outcome of outcomes.filter((one) => !isNoticed(one))) {
    const entry = table.find((one) => isSame(one, outcome));
    if (entry) accepted.push({ outcome, why: entry.why });
    else unnoticed.push(outcome);
  }
  const known = new Set(accepted.map(({ outcome }) => outcome));
  return {
    files: Object.fromEntries(
      files.map((file) => [
        file,
        figures(
          outcomes.filter((outcome) => outcome.file === file),
          known,
        ),
      ]),
    ),
    all: figures(outcomes, known),
    unnoticed,
    accepted,
    stale: table.filter(
      (entry) => files.includes(entry.file) && !accepted.some(({ outcome }) => isSame(entry, outcome)),
    ),
  };
}

function figures(outcomes: readonly Outcome[], known: ReadonlySet<Outcome>): Figures {
  const count = (status: Fate): number => outcomes.filter((one) => one.status === status && !known.has(one)).length;
  const equivalent = outcomes.filter((one) => known.has(one)).length;
  const [killed, survived, uncovered, timeouts] = [
    count('killed'),
    count('survived'),
    count('uncovered'),
    count('timeout'),
  ];
  const judged = outcomes.length - equivalent;
  const score = judged === 0 ? 100 : (100 * (killed + timeouts)) / judged;
  return { made: outcomes.length, killed, survived, uncovered, timeouts, equivalent, score };
}

/** The report as lines of text: what was not noticed, what is accepted, the table of figures. */
export function linesOf({ files, all, unnoticed, accepted, stale }: Report): string[] {
  const rows =
    Object.entries(files).length > 1 ? [...Object.entries(files), ['all', all] as const] : Object.entries(files);
  const wide = Math.max(4, ...rows.map(([file]) => file.length));
  const row = (name: string, cells: readonly (string | number)[]): string =>
    `${name.padEnd(wide)} ${cells.map((cell) => String(cell).padStart(10)).join(' ')}`;
  return [
    ...unnoticed.map((one) => `${place(one)} ${one.status === 'uncovered' ? '(no suite runs it)' : hint(one)}`),
    ...accepted.map(({ outcome, why }) => `${place(outcome)} is accepted: ${why}`),
    ...stale.map(
      ({ file, original, replacement }) =>
        `${file}: «${original}» → «${replacement}» is in the table of equivalents, but is noticed or not made: take it out`,
    ),
    '',
    row('file', ['made', 'killed', 'survived', 'uncovered', 'timeouts', 'equivalent', 'score']),
    ...rows.map(([file, f]) =>
      row(file, [f.made, f.killed, f.survived, f.uncovered, f.timeouts, f.equivalent, `${f.score.toFixed(1)} %`]),
    ),
  ];
}

const place = ({ file, line, original, replacement }: Outcome): string =>
  `${file}:${line} «${original}» → «${replacement}»`;

const hint = ({ leftOut }: Outcome): string =>
  leftOut > 0 ? `(survived; ${leftOut} slow suites were not asked)` : '(survived)';

/** The files that do not reach `least` percent. */
export const below = ({ files }: Report, least: number): string[] =>
  Object.entries(files)
    .filter(([, { score }]) => score < least)
    .map(([file]) => file);
