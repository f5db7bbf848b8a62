/**
 * What is said beside the text: comments, and private drafts of other wording. It lives in rooms of its own (`crdt/rooms`),
 * and this judges the commands there as `decide` judges those on the text. A comment is written once and never changed; an
 * answer to a resolved thread opens it again.
 */

import { isLang, type PerLang } from '../../language/language.ts';
import { isClauseKind } from '../clause/clause.ts';
import { COMMANDS, type CommentWords, type DraftWords, LIMITS, type NoteCommand } from '../command.ts';
import { type Actor, homeOf, may, type Role } from '../permission.ts';
import { type Circumstances, filled, levelFits, type Refused, refuse, unmet } from '../verdict.ts';
import { anchorFits } from './bracket-note.ts';
import type { Signed } from './record.ts';

/** Other wording that its author has not tabled; read by the author's own delegation or office. */
export type DraftRecord = DraftWords & {
  readonly id: string;
  readonly member: string;
  /** When it was last saved. */
  readonly at: string;
};

export type CommentRecord = CommentWords &
  Signed & {
    readonly id: string;
    readonly role: Role;
    readonly delegation?: string;
    /** Of a thread, on its first comment. */
    readonly resolved?: Signed;
  };

export type NoteGround = {
  readonly draft: (id: string) => DraftRecord | undefined;
  readonly drafts: number;
  readonly comment: (id: string) => CommentRecord | undefined;
  readonly comments: number;
  /** Is there such a clause in the resolution's text? The room beside it cannot know. */
  readonly clauseKnown: (id: string) => boolean;
};

export type NoteEffect =
  | { readonly type: 'draft.put'; readonly draft: string; readonly record: DraftRecord | null }
  | { readonly type: 'comment.put'; readonly record: CommentRecord };

export type NoteVerdict =
  | {
      readonly ok: true;
      readonly effects: readonly NoteEffect[];
      readonly comment?: string;
      readonly clause?: string;
    }
  | Refused;

/** Is this for the room that all but observers read? Otherwise it is for the actor's own delegation's or office's. */
export const isForAll = (command: NoteCommand): boolean => 'scope' in command && command.scope === 'all';

/** Judges a command on the room it belongs to: the one of the actor's own delegation or office, or the one for all. */
export function decideNote(
  ground: NoteGround,
  actor: Actor,
  command: NoteCommand,
  { now, newId }: Pick<Circumstances, 'now' | 'newId'>,
): NoteVerdict {
  if (!may(actor, 'discuss') || homeOf(actor) === null || !COMMANDS[command.type].roles.includes(actor.role))
    return refuse('not-allowed');
  switch (command.type) {
    case 'draft.save':
    case 'draft.discard':
      return decideDraft(ground, actor, command, now);
    case 'comment.add':
      return decideComment(ground, actor, command, { now, newId });
    case 'comment.resolve': {
      const comment = ground.comment(command.comment);
      if (!comment || comment.thread) return unmet({ kind: 'unknown', what: 'comment' });
      // What is open to all is the secretariat's to tidy up; what a delegation says to itself is not.
      if (comment.member !== actor.id && !(actor.role === 'secretariat' && comment.scope === 'all'))
        return refuse('not-allowed');
      if (comment.resolved) return unmet({ kind: 'already', what: 'resolved' });
      const record = { ...comment, resolved: { member: actor.id, at: now } };
      return { ok: true, effects: [{ type: 'comment.put', record }], comment: comment.id, clause: comment.clause };
    }
  }
}

type Of<T extends NoteCommand['type']> = Extract<NoteCommand, { readonly type: T }>;

const textsFit = (texts: PerLang<string>): boolean =>
  Object.entries(texts).every(([lang, text]) => isLang(lang) && typeof text === 'string' && text.length <= LIMITS.cell);

function decideDraft(
  ground: NoteGround,
  actor: Actor,
  command: Of<'draft.save'> | Of<'draft.discard'>,
  now: string,
): NoteVerdict {
  const known = ground.draft(command.draft);
  // One author each: with two, the last saving would swallow the other's words.
  if (known && known.member !== actor.id) return refuse('not-allowed');
  if (command.type === 'draft.discard')
    return { ok: true, effects: known ? [{ type: 'draft.put', draft: command.draft, record: null }] : [] };
  const { id: _id, type: _type, draft, ...rest } = command;
  if (!known && ground.drafts >= LIMITS.drafts) return refuse('bad-command');
  if (!textsFit(rest.texts) || !textsFit(rest.base)) return refuse('bad-command');
  if (rest.kind !== undefined && !isClauseKind(rest.kind)) return refuse('bad-command');
  if (rest.level !== undefined && !levelFits(rest.level)) return refuse('bad-command');
  return {
    ok: true,
    effects: [{ type: 'draft.put', draft, record: { ...rest, id: draft, member: actor.id, at: now } }],
  };
}

function decideComment(
  ground: NoteGround,
  actor: Actor,
  command: Of<'comment.add'>,
  { now, newId }: Pick<Circumstances, 'now' | 'newId'>,
): NoteVerdict {
  const { id: _id, type: _type, ...said } = command;
  const { text, thread, language, quote, anchor, mentions = [] } = said;
  if (!filled(text, LIMITS.comment) || (quote ?? '').length > LIMITS.quote) return refuse('bad-command');
  if (language !== undefined && !isLang(language)) return refuse('bad-command');
  if (anchor !== undefined && !anchorFits(anchor)) return refuse('bad-command');
  if (mentions.length > LIMITS.mentions) return refuse('bad-command');
  if (!ground.clauseKnown(said.clause)) return refuse('unknown-clause');
  const first = thread === undefined ? undefined : ground.comment(thread);
  if (thread !== undefined && (!first || first.thread || first.clause !== said.clause))
    return unmet({ kind: 'unknown', what: 'comment' });
  if (ground.comments >= LIMITS.comments) return unmet({ kind: 'too-many', limit: LIMITS.comments });
  const delegation = actor.delegation ? { delegation: actor.delegation } : {};
  const record: CommentRecord = { ...said, id: newId('n'), member: actor.id, role: actor.role, ...delegation, at: now };
  const effects: NoteEffect[] = [{ type: 'comment.put', record }];
  if (first?.resolved) {
    const { resolved: _resolved, ...open } = first;
    effects.push({ type: 'comment.put', record: open });
  }
  return { ok: true, effects, comment: record.id, clause: record.clause };
}
