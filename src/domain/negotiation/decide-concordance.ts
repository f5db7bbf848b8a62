/**
 * Judges what is said about the columns side by side: that two say the same, that one has no counterpart by design, that
 * the whole was collated.
 */

import type { Lang } from '../../language/language.ts';
import type { Digest } from '../clause/clause.ts';
import { LIMITS } from '../command.ts';
import type { Ground } from '../ground.ts';
import { type Actor, mayTypeIn } from '../permission.ts';
import { accept, type Effect, filled, type Judges, noteFits, refuse, unmet } from '../verdict.ts';
import { collationMissing, inOrder, pairKey } from './concordance.ts';

/** What a refusal lists at most; the interface shows them all from the ground. */
const LISTED = 50;

const isColumn = ({ columns }: Pick<Ground, 'columns'>, lang: unknown): lang is Lang =>
  columns.some((column) => column.lang === lang);

/** May `actor` speak for this column? Negotiators for their own, the two offices for all. */
export const speaksFor = (actor: Actor, lang: Lang): boolean => actor.role === 'legal' || mayTypeIn(actor, lang);

type Types = 'concordance.confirm' | 'counterpart.none' | 'counterpart.due' | 'collation.sign';

export const CONCORDANCE_JUDGES: Judges<Types> = {
  'concordance.confirm': ({ ground, actor, command, circumstances: { now, seq }, clause }) => {
    const [a, b] = command.languages;
    if (a === b || !isColumn(ground, a) || !isColumn(ground, b)) return refuse('bad-command');
    if (!speaksFor(actor, a) && !speaksFor(actor, b)) return refuse('not-allowed');
    const pair = inOrder(a, b);
    const digests = pair.map((lang) => clause.cell(lang)) as [Digest, Digest];
    if (pair.some((lang, index) => command.seen[lang] !== digests[index])) return refuse('text-changed');
    const without = pair.find((lang) => clause.noCounterpart[lang] !== undefined);
    if (without) return unmet({ kind: 'already', what: 'none-by-design' });
    const empty = pair.find((lang) => clause.plain(lang).trim() === '');
    if (empty) return unmet({ kind: 'empty-column', lang: empty });
    const record = { digests, member: actor.id, at: now, seq };
    return accept([{ type: 'pair.put', pair: pairKey(clause.id, a, b), record }], { clause: clause.id });
  },

  'counterpart.none': ({ ground, actor, command: { language, reason }, clause }) => {
    if (!isColumn(ground, language) || !filled(reason, LIMITS.reason)) return refuse('bad-command');
    if (!speaksFor(actor, language)) return refuse('not-allowed');
    if (clause.noCounterpart[language] !== undefined) return unmet({ kind: 'already', what: 'none-by-design' });
    const none = { ...clause.noCounterpart, [language]: reason };
    return accept([{ type: 'clause.set', id: clause.id, none }], { clause: clause.id });
  },

  'counterpart.due': ({ ground, actor, command: { language }, clause }) => {
    if (!isColumn(ground, language)) return refuse('bad-command');
    if (!speaksFor(actor, language)) return refuse('not-allowed');
    const { [language]: reason, ...none } = clause.noCounterpart;
    if (reason === undefined) return unmet({ kind: 'already', what: 'due' });
    return accept([{ type: 'clause.set', id: clause.id, none }], { clause: clause.id });
  },

  'collation.sign': ({ ground, actor, command: { note }, circumstances: { now, seq, newId } }) => {
    if (!noteFits(note)) return refuse('bad-command');
    const missing = collationMissing(ground);
    if (missing.length > 0)
      return unmet(...missing.slice(0, LISTED).map((each) => ({ kind: 'concordance' as const, ...each })));
    const signed = { member: actor.id, at: now, seq, digest: ground.digest(), ...(note ? { note } : {}) };
    const effect: Effect = { type: 'collation.put', record: { id: newId('k'), ...signed } };
    return accept([effect]);
  },
};
