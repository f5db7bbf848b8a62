/**
 * Fills in what a command was decided on, for whoever decides on the text as it stands here and now: the interface on what
 * it shows, a sample's history on what it has made so far. A `seen` that is there is left alone.
 */

import type { Command, CommandType } from '../command.ts';
import type { Ground } from '../ground.ts';
import { batchOf } from './chair.ts';

type Draft = { readonly type: CommandType };
type Of<T extends CommandType> = Omit<Extract<Command, { readonly type: T }>, 'id' | 'seen'>;

const digest = (ground: Ground, clause: string | null | undefined): string =>
  (clause ? ground.clause(clause)?.digest() : undefined) ?? '';
const digests = (ground: Ground, clauses: readonly string[]): { [clause: string]: string } =>
  Object.fromEntries(clauses.map((clause) => [clause, digest(ground, clause)]));

const ofClause = (ground: Ground, { clause }: { readonly clause: string }): string => digest(ground, clause);

/** For each type that carries a `seen`; undefined where that command needs none. */
const SEEN: { readonly [type in CommandType]?: (ground: Ground, draft: never) => unknown } = {
  'clause.status': ofClause,
  'text.correct': ofClause,
  'clause.split': ofClause,
  'clause.merge': ofClause,
  'stance.record': ofClause,
  'proposal.table': (ground, { clause }: Of<'proposal.table'>) => (clause ? digest(ground, clause) : undefined),
  'proposal.accept': (ground, { proposal }: Of<'proposal.accept'>) => {
    const clause = ground.proposal(proposal)?.clause;
    return clause ? digest(ground, clause) : undefined;
  },
  'chair.issue': (ground, { texts }: Of<'chair.issue'>) => digests(ground, Object.keys(texts)),
  'chair.accept': (ground, { batch }: Of<'chair.accept'>) =>
    digests(
      ground,
      batchOf(ground, batch).flatMap(({ clause }) => clause ?? []),
    ),
  'concordance.confirm': (ground, { clause, languages }: Of<'concordance.confirm'>) =>
    Object.fromEntries(languages.map((lang) => [lang, ground.clause(clause)?.cell(lang) ?? ''])),
};

/** `draft` resting on the present text, unless it says already what it rests on. */
export function withSeen<T extends Draft>(ground: Ground, draft: T): T {
  const of = SEEN[draft.type] as ((ground: Ground, draft: Draft) => unknown) | undefined;
  if (!of || ('seen' in draft && draft.seen)) return draft;
  const seen = of(ground, draft);
  return seen === undefined ? draft : { ...draft, seen };
}
