/** Comments and drafts beside the text: who may say what, to whom, and what is too much. */
import { describe, expect, it } from 'vitest';
import { LIMITS, type NoteCommand } from '../../../src/domain/command.ts';
import {
  type CommentRecord,
  decideNote,
  isForAll,
  type NoteGround,
  type NoteVerdict,
} from '../../../src/domain/negotiation/note.ts';
import type { Actor } from '../../../src/domain/permission.ts';
import { ACTORS, CIRCUMSTANCES } from '../ground.ts';

const FIRST: CommentRecord = {
  ...{ id: 'n1', clause: 'c1', scope: 'all', text: 'چرا؟', member: 'n', role: 'negotiator', delegation: 'IR', at: '' },
};
const ANSWER: CommentRecord = { ...FIRST, id: 'n2', thread: 'n1', member: 's', role: 'secretariat' };
const RESOLVED: CommentRecord = { ...FIRST, id: 'n3', resolved: { member: 's', at: '' } };
const INTERNAL: CommentRecord = { ...FIRST, id: 'n4', scope: 'delegation' };
const known = [FIRST, ANSWER, RESOLVED, INTERNAL];

const room = (more: Partial<NoteGround> = {}): NoteGround => ({
  draft: (id) =>
    id === 'd1' ? { id, member: 'n', at: '', clause: 'c1', texts: {}, base: {}, origin: 'own' } : undefined,
  drafts: 1,
  comment: (id) => known.find((comment) => comment.id === id),
  comments: known.length,
  clauseKnown: (id) => id === 'c1',
  ...more,
});
const give = (actor: Actor, command: object, on = room()): NoteVerdict =>
  decideNote(on, actor, { id: 'x', ...command } as NoteCommand, { ...CIRCUMSTANCES, newId: (prefix) => `${prefix}9` });
const add = (more: object = {}, actor = ACTORS.negotiator, on = room()): NoteVerdict =>
  give(actor, { type: 'comment.add', clause: 'c1', scope: 'all', text: 'Почему?', ...more }, on);
const word = (verdict: NoteVerdict): string => (verdict.ok ? 'ok' : (verdict.missing?.[0]?.kind ?? verdict.reason));

describe('decideNote', () => {
  const save = { type: 'draft.save', draft: 'd2', clause: 'c1', texts: { fa: 'متن' }, base: { fa: '' }, origin: 'own' };
  const commands = {
    'draft.save': save,
    'draft.discard': { type: 'draft.discard', draft: 'd1' },
    'comment.add': { type: 'comment.add', clause: 'c1', scope: 'all', text: 'x' },
    'comment.resolve': { type: 'comment.resolve', comment: 'n1', scope: 'all' },
    'comment.resolve internal': { type: 'comment.resolve', comment: 'n4', scope: 'delegation' },
  };
  const other: Actor = { ...ACTORS.negotiator, id: 'n-2' };
  // Its author, a colleague, the secretariat, the legal staff, an observer, a withdrawn member.
  it.each<[keyof typeof commands, string]>([
    ['draft.save', '++++nn'],
    ['draft.discard', '+nnnnn'],
    ['comment.add', '++++nn'],
    ['comment.resolve', '+n+nnn'],
    ['comment.resolve internal', '+nnnnn'],
  ])('%s, by member', (name, expected) => {
    const revoked = { ...ACTORS.negotiator, revoked: true };
    const actors = [ACTORS.negotiator, other, ACTORS.secretariat, ACTORS.legal, ACTORS.observer, revoked];
    const found = actors.map((actor) => (give(actor, commands[name]).ok ? '+' : 'n')).join('');
    expect(found).toBe(expected);
  });
});

describe('comment.add', () => {
  it('keeps what was said, by whom, about which words', () => {
    const anchor = { type: { client: 1, clock: 2 } };
    const said = { language: 'fa', quote: 'دریای خزر', anchor, mentions: ['s'] };
    expect(add(said)).toEqual({
      ok: true,
      comment: 'n9',
      clause: 'c1',
      effects: [
        {
          type: 'comment.put',
          record: {
            ...{ id: 'n9', clause: 'c1', scope: 'all', text: 'Почему?', ...said },
            ...{ member: 'n', role: 'negotiator', delegation: 'IR', at: CIRCUMSTANCES.now },
          },
        },
      ],
    });
  });
  it.each<[string, object, string]>([
    ['a megabyte', { text: 'x'.repeat(1_000_000) }, 'bad-command'],
    ['a letter more than fits', { text: 'x'.repeat(LIMITS.comment + 1) }, 'bad-command'],
    ['as much as fits', { text: 'x'.repeat(LIMITS.comment) }, 'ok'],
    ['nothing', { text: ' \n' }, 'bad-command'],
    ['a clause that is not there', { clause: 'c9' }, 'unknown-clause'],
    ['an answer', { thread: 'n1' }, 'ok'],
    ['an answer to an answer', { thread: 'n2' }, 'unknown'],
    ['an answer to nobody', { thread: 'constructor' }, 'unknown'],
    ['an answer about another clause', { thread: 'n1', clause: 'c2' }, 'unknown-clause'],
    ['a language that nobody knows', { language: 'xx' }, 'bad-command'],
    ['an endless quotation', { quote: 'x'.repeat(LIMITS.quote + 1) }, 'bad-command'],
    ['an anchor of a megabyte', { anchor: { x: 'x'.repeat(1_000_000) } }, 'bad-command'],
    ['a call to everybody and his brother', { mentions: Array(LIMITS.mentions + 1).fill('s') }, 'bad-command'],
  ])('judges %s', (_name, more, expected) => {
    expect(word(add(more))).toBe(expected);
  });
  it('opens a resolved thread again by an answer', () => {
    const verdict = add({ thread: 'n3' });
    const opened = verdict.ok ? verdict.effects[1] : undefined;
    expect(opened).toEqual({ type: 'comment.put', record: { ...FIRST, id: 'n3' } });
  });
  it('ends when a room is full', () => {
    expect(word(add({}, ACTORS.negotiator, room({ comments: LIMITS.comments })))).toBe('too-many');
  });
});

describe('comment.resolve', () => {
  it.each([
    ['n1', 'ok'],
    ['n2', 'unknown'],
    ['n3', 'already'],
    ['n9', 'unknown'],
  ])('of %s is %s', (comment, expected) => {
    expect(word(give(ACTORS.secretariat, { type: 'comment.resolve', comment, scope: 'all' }))).toBe(expected);
  });
});

describe('isForAll', () => {
  it('is what a comment says, and never a draft', () => {
    const commands = [
      { type: 'comment.add', scope: 'all' },
      { type: 'comment.add', scope: 'delegation' },
      { type: 'draft.save' },
    ];
    expect(commands.map((command) => isForAll(command as NoteCommand))).toEqual([true, false, false]);
  });
});
