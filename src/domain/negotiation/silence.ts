/**
 * The silence procedure: a text stands, a deadline runs, and whoever says nothing until then has agreed. The texts are held
 * meanwhile. An objection before the deadline breaks it, and a reserve where the rules of procedure say that it stops a text; what
 * time it is only the server says.
 */
import type { ClauseFacts, Ground } from '../ground.ts';
import type { Effect } from '../verdict.ts';
import type { SilenceRecord } from './record.ts';

export type { SilenceRecord } from './record.ts';

const DAY = 86_400_000;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?Z$/;

/** A deadline in its one spelling, or what is wrong with it at `now`. Both are UTC, ISO 8601. */
export function deadline(until: string, now: string, days: number): { until: string } | 'malformed' | 'past' | 'far' {
  const instant = INSTANT.test(until) ? Date.parse(until) : Number.NaN;
  if (Number.isNaN(instant)) return 'malformed';
  const ahead = instant - Date.parse(now);
  if (ahead <= 0) return 'past';
  return ahead > days * DAY ? 'far' : { until: new Date(instant).toISOString() };
}

export const isOver = ({ until }: Pick<SilenceRecord, 'until'>, now: string): boolean =>
  Date.parse(now) >= Date.parse(until);

/** The silence that runs on a clause, if one does. */
export function silenceOn(ground: Pick<Ground, 'silence'>, clause: string): SilenceRecord | undefined {
  const silence = ground.silence(clause);
  return silence?.state === 'running' ? silence : undefined;
}

/** A running silence comes to nothing, because something else was decided about the clause. */
export function cancelled(ground: Pick<Ground, 'silence'>, { id }: Pick<ClauseFacts, 'id'>, now: string): Effect[] {
  const silence = silenceOn(ground, id);
  return silence ? [{ type: 'silence.put', clause: id, record: { ...silence, state: 'cancelled', ended: now } }] : [];
}
