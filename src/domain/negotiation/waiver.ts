/**
 * Judges waivers: the legal staff says of one finding of the checks, with a reason, that it does not stand in the way. It is a word
 * on the text that was read; with any other the finding blocks again, without anybody deleting the waiver.
 */

import type { Lang } from '../../language/language.ts';
import { LIMITS } from '../command.ts';
import { accept, type Effect, filled, type Judges, refuse, unmet, type WaivableFinding } from '../verdict.ts';

type Named = Pick<WaivableFinding, 'check' | 'message' | 'languages'>;

const sameFinding = (a: Named, b: Named): boolean =>
  a.check === b.check && a.message === b.message && a.languages.join() === b.languages.join();

export const WAIVER_JUDGES: Judges<'waiver.give' | 'waiver.withdraw'> = {
  'waiver.give': ({ ground, actor, command, circumstances: { now, seq, findings }, clause }) => {
    const { check, message, languages, seen, reason } = command;
    const isColumn = (lang: Lang): boolean => ground.columns.some((column) => column.lang === lang);
    const named = languages.length > 0 && new Set(languages).size === languages.length && languages.every(isColumn);
    if (!named || !filled(reason, LIMITS.reason)) return refuse('bad-command');
    if (clause.waivers.some((one) => one.seen === seen)) return unmet({ kind: 'already', what: 'waived' });
    const present = findings?.(clause.id);
    if (present && !present.some((one) => one.seen === seen && sameFinding(one, command)))
      return present.some((one) => sameFinding(one, command))
        ? refuse('text-changed')
        : unmet({ kind: 'unknown', what: 'finding' });
    // What is void by now is in the log; here it would only gather.
    const over = present ? clause.waivers.filter((old) => !present.some((one) => one.seen === old.seen)) : [];
    if (clause.waivers.length - over.length >= LIMITS.waivers)
      return unmet({ kind: 'too-many', limit: LIMITS.waivers });
    const record = { check, message, languages, seen, reason, member: actor.id, at: now, seq };
    return accept(
      [
        ...over.map((old): Effect => ({ type: 'waiver.put', clause: clause.id, seen: old.seen, record: null })),
        { type: 'waiver.put', clause: clause.id, seen, record },
      ],
      { clause: clause.id },
    );
  },

  'waiver.withdraw': ({ command: { seen }, clause }) =>
    clause.waivers.some((one) => one.seen === seen)
      ? accept([{ type: 'waiver.put', clause: clause.id, seen, record: null }], { clause: clause.id })
      : unmet({ kind: 'unknown', what: 'waiver' }),
};
