/** Decisions on the whole server: accepted wording in the document, silences on the clock, notices to those concerned. */
import { afterEach, describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { verifyLog } from '../../server/history/log.ts';
import { cellOf, proposalsOf } from '../../src/crdt/document.ts';
import { commentsOf } from '../../src/crdt/notes.ts';
import { groundOf } from '../../src/crdt/snapshot.ts';
import { openTables, type Tables } from './guests.ts';

const ROOM = 'environment';
const open: Tables[] = [];
const tables = async (): Promise<Tables> => {
  const opened = await openTables();
  open.push(opened);
  return opened;
};
afterEach(() => {
  for (const each of open.splice(0)) each.close();
});
const doc = ({ workspace }: Tables): Y.Doc => workspace.rooms.open(ROOM)?.doc as Y.Doc;
const seen = (here: Tables, clause: string): string => groundOf(doc(here)).clause(clause)?.digest() ?? '';
const plain = (here: Tables, clause: string, lang: 'ru' | 'fa'): string =>
  cellOf(doc(here), { clause, lang })?.toString() ?? '';

/** A draft of the sample on which nobody holds anything. */
const draftClause = (here: Tables): string =>
  groundOf(doc(here)).clauses.find(
    ({ status, held, plain: text }) => status === 'draft' && !held && text('ru').length > 60,
  )?.id ?? '';

describe('an accepted proposal', () => {
  it('is written word by word, so that what others type in the same cell meanwhile stays', async () => {
    const here = await tables();
    const clause = draftClause(here);
    const [russia, chair, colleague] = [
      here.connect('ru-neg', ROOM),
      here.connect('sec-1', ROOM),
      here.connect('tm-neg', ROOM),
    ] as const;
    const before = plain(here, clause, 'ru');
    const [first = '', ...rest] = before.split(' ');
    const texts = { ru: ['ИНАЧЕ', ...rest].join(' ') };
    russia.command({ type: 'proposal.table', clause, texts, reason: 'точнее', seen: seen(here, clause) });
    here.turn();
    const proposal = russia.said('answer').at(-1)?.answer;
    colleague.edit({ clause, lang: 'ru' }, (cell) => cell.insert(cell.length, ' КОНЕЦ'));
    chair.command({
      type: 'proposal.accept',
      proposal: proposal?.ok ? proposal.proposal : '',
      seen: seen(here, clause),
    });
    here.turn();
    // Typed before the colleague heard of it.
    colleague.send();
    here.turn();
    expect([first !== '', chair.said('answer').at(-1)?.answer.ok, plain(here, clause, 'ru')]).toEqual([
      true,
      true,
      `${['ИНАЧЕ', ...rest].join(' ')} КОНЕЦ`,
    ]);
    const record = [...here.workspace.storage.records(ROOM, 1, Number.MAX_SAFE_INTEGER)].findLast(
      ({ kind, member }) => kind === 'command' && member === 'sec-1',
    );
    expect([
      record?.places,
      [...proposalsOf(doc(here)).values()].at(-1)?.state,
      verifyLog(here.workspace.storage, ROOM),
    ]).toEqual([[`${clause}/ru`], 'accepted', null]);
  });
});

describe('a comment', () => {
  it('to all goes to the notes, an internal one to the own delegation only, and a mention is told once', async () => {
    const here = await tables();
    const clause = draftClause(here);
    const russia = here.connect('ru-neg', ROOM);
    const told: string[] = [];
    here.workspace.onNotice.add((member, { kind, text }) => told.push(`${member} ${kind} ${text}`));
    const about = { type: 'comment.add', clause, mentions: ['kz-neg', 'ru-head', 'observer-1'] } as const;
    russia.command({ ...about, scope: 'all', text: 'всем' });
    russia.command({ ...about, scope: 'delegation', text: 'только нам' });
    here.turn();
    const texts = (room: string): string[] =>
      [...commentsOf(here.workspace.rooms.open(room)?.doc as Y.Doc).values()]
        .filter(({ member }) => member === 'ru-neg' && room !== ROOM)
        .map(({ text }) => text)
        .filter((text) => !text.startsWith('Предлагаем'));
    expect([
      russia.said('answer').map(({ answer }) => answer.ok),
      texts(`${ROOM}~notes`),
      texts(`${ROOM}~RU`),
      texts(`${ROOM}~KZ`),
      told.sort(),
    ]).toEqual([
      [true, true],
      ['всем'],
      ['только нам'],
      [],
      ['kz-neg mention всем', 'ru-head mention всем', 'ru-head mention только нам'],
    ]);
  });

  it.each([
    ['of a megabyte', { text: 'ы'.repeat(1_000_000) }],
    ['on a clause that is not there', { clause: 'nowhere' }],
    ['with a field nobody knows', { colour: 'red' }],
  ])('%s is refused, and nothing is kept', async (_name, wrong) => {
    const here = await tables();
    const russia = here.connect('ru-neg', ROOM);
    const notes = commentsOf(here.workspace.rooms.open(`${ROOM}~notes`)?.doc as Y.Doc);
    const before = notes.size;
    const given = { type: 'comment.add', clause: draftClause(here), scope: 'all', text: 'слово' } as const;
    russia.command({ ...given, ...wrong });
    here.turn();
    expect([russia.said('answer')[0]?.answer.ok, notes.size - before]).toEqual([false, 0]);
  });
});
