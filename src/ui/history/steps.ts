/**
 * The history of a clause as steps to walk through, newest first. A step is one record of the log that wrote words, decided
 * something, or did both: an accepted proposal is one step, whichever columns it changed. Pure.
 */

import type { Decision, HistoryEvent, Version } from '../../domain/clause/past.ts';
import type { Lang, PerLang } from '../../language/language.ts';

/** What a step wrote into one column. */
export type Written = {
  readonly lang: Lang;
  readonly version: Version;
  /** The version before it; null: this is the first one, or the one before has not been read yet (see `complete`). */
  readonly before: Version | null;
};

export type Step = {
  readonly seq: number;
  readonly at: string;
  /** Members whose doing it is: authors of the words, else whoever decided. */
  readonly members: readonly string[];
  readonly written: readonly Written[];
  readonly decision: Decision | null;
};

/** What is shown of a history: one column of it or all, with decisions that wrote nothing or without. */
export type Shown = { readonly lang: Lang | 'all'; readonly decisions: boolean };

const textsOf = (events: readonly HistoryEvent[], lang: Lang) =>
  events.filter((one) => one.event === 'text' && one.language === lang) as readonly (HistoryEvent & Version)[];

/** `events` as the server gives them, oldest first. */
export function stepsOf(events: readonly HistoryEvent[], { lang, decisions }: Shown): readonly Step[] {
  const steps = new Map<number, { at: string; written: Written[]; decision: Decision | null }>();
  const last: { [lang in Lang]?: Version } = {};
  for (const one of events) {
    const step = steps.get(one.seq) ?? { at: one.at, written: [], decision: null };
    if (one.event === 'decision') {
      step.decision = one;
    } else {
      const before = last[one.language] ?? null;
      last[one.language] = one;
      if (lang !== 'all' && lang !== one.language) continue;
      step.written.push({ lang: one.language, version: one, before });
    }
    steps.set(one.seq, step);
  }
  return [...steps]
    .filter(([, { written }]) => decisions || written.length > 0)
    .map(([seq, { at, written, decision }]) => ({
      seq,
      at,
      written,
      decision,
      members:
        written.length > 0
          ? [...new Set(written.flatMap(({ version }) => version.authors))]
          : decision
            ? [decision.member]
            : [],
    }))
    .reverse();
}

/** The version of each column that was its text right after the record `seq`; a column that did not exist then is left out. */
export function standing(events: readonly HistoryEvent[], seq: number): PerLang<Version> {
  const found: { [lang in Lang]?: Version } = {};
  for (const one of events) if (one.event === 'text' && one.seq <= seq) found[one.language] = one;
  return found;
}

/** The version before the one that stood in a column at `seq`. */
export function versionBefore(events: readonly HistoryEvent[], lang: Lang, seq: number): Version | null {
  return textsOf(events, lang).findLast((one) => one.seq < seq) ?? null;
}

/** An older page in front of what is known; entries that both have are taken once. */
export function withOlder(known: readonly HistoryEvent[], older: readonly HistoryEvent[]): readonly HistoryEvent[] {
  const first = known[0]?.seq ?? Number.POSITIVE_INFINITY;
  return [...older.filter(({ seq }) => seq < first), ...known];
}

/** The step to go to from `current`; `by` 1 is further down the list, that is earlier. Stays at either end. */
export function stepFrom(steps: readonly Step[], current: number | null, by: -1 | 1): Step | undefined {
  if (current === null) return steps[0];
  const at = steps.findIndex(({ seq }) => seq === current);
  // It is not shown now: the nearest one on that side.
  if (at < 0) return by > 0 ? steps.find(({ seq }) => seq < current) : steps.findLast(({ seq }) => seq > current);
  return steps[at + by] ?? steps[at];
}

/** Which step is shown: the wanted one, the nearest before it, or the newest. */
export function stepAt(steps: readonly Step[], wanted: number | null): Step | undefined {
  return (wanted === null ? undefined : steps.find(({ seq }) => seq <= wanted)) ?? steps[0];
}
