/**
 * What is said beside the text: private drafts of other wording. It lives in rooms of its own (`crdt/rooms`), and this
 * judges the commands there as `decide` judges those on the text.
 */

import type { ClauseKind } from './clause.ts';
import { isClauseKind, MAX_LEVEL } from './clause.ts';
import { COMMANDS, LIMITS, type NoteCommand } from './command.ts';
import type { Circumstances, Refused } from './decide.ts';
import { isLang, type PerLang } from './language.ts';
import { type Actor, homeOf, may } from './permission.ts';

/** Other wording that its author has not tabled; read by the author's own delegation or office. */
export type DraftRecord = {
  readonly id: string;
  readonly member: string;
  /** When it was last saved. */
  readonly at: string;
  readonly clause: string | null;
  readonly after?: string | null;
  readonly kind?: ClauseKind;
  readonly level?: number;
  readonly texts: PerLang<string>;
  readonly base: PerLang<string>;
  readonly reason?: string;
  readonly origin: 'own' | 'refused';
};

export type NoteGround = { readonly draft: (id: string) => DraftRecord | undefined; readonly drafts: number };

export type NoteEffect = { readonly type: 'draft.put'; readonly draft: string; readonly record: DraftRecord | null };

export type NoteVerdict = { readonly ok: true; readonly effects: readonly NoteEffect[] } | Refused;

const refuse = (reason: Refused['reason']): NoteVerdict => ({ ok: false, reason });

const textsFit = (texts: PerLang<string>): boolean =>
  Object.entries(texts).every(([lang, text]) => isLang(lang) && typeof text === 'string' && text.length <= LIMITS.cell);

/** Judges a command on the room of the actor's own delegation or office. */
export function decideNote(
  ground: NoteGround,
  actor: Actor,
  command: NoteCommand,
  { now }: Pick<Circumstances, 'now'>,
): NoteVerdict {
  if (!may(actor, 'discuss') || homeOf(actor) === null || !COMMANDS[command.type].roles.includes(actor.role))
    return refuse('not-allowed');
  const known = ground.draft(command.draft);
  // One author each: with two, the last saving would swallow the other's words.
  if (known && known.member !== actor.id) return refuse('not-allowed');
  if (command.type === 'draft.discard')
    return { ok: true, effects: known ? [{ type: 'draft.put', draft: command.draft, record: null }] : [] };
  const { id: _id, type: _type, draft, ...rest } = command;
  if (!known && ground.drafts >= LIMITS.drafts) return refuse('bad-command');
  if (!textsFit(rest.texts) || !textsFit(rest.base)) return refuse('bad-command');
  if (rest.kind !== undefined && !isClauseKind(rest.kind)) return refuse('bad-command');
  if (rest.level !== undefined && !(Number.isInteger(rest.level) && rest.level >= 0 && rest.level <= MAX_LEVEL))
    return refuse('bad-command');
  return {
    ok: true,
    effects: [{ type: 'draft.put', draft, record: { ...rest, id: draft, member: actor.id, at: now } }],
  };
}
