/**
 * What one member can ask a lot of: a resolution of 1,000 clauses in six columns with 30,000 keystrokes of history, 10,000 of
 * them in one cell, typed honestly through the server's own rooms; and a small one beside it, in which colleagues type.
 */
import * as Y from 'yjs';
import { adoptSummit, completeRooms } from '../../../server/commands/adopt.ts';
import { takeFolder } from '../../../server/storage/folder.ts';
import { openStorage } from '../../../server/storage/sqlite.ts';
import { openWorkspace } from '../../../server/workspace.ts';
import { cellOf, openDocument } from '../../../src/crdt/document.ts';
import type { ResolutionSeed, SummitFile } from '../../../src/domain/summit/summit.ts';
import { toPlain } from '../../../src/domain/text/text.ts';
import { LANGS, LANGUAGES, type Lang } from '../../../src/language/language.ts';

export type Sizes = { readonly clauses: number; readonly keystrokes: number; readonly inOneCell: number };
export const SIZES: Sizes = { clauses: 1_000, keystrokes: 30_000, inOneCell: 10_000 };

export const BIG = 'big';
export const SMALL = 'small';
/** The cell that was typed in most. */
export const WORN = { clause: 'c0', lang: 'ru' } as const;
/** There are two milestones: the first before, the second behind all keystrokes. */
export type Filled = {
  /** A session each: who asks a lot, and two colleagues. */
  readonly tokens: readonly [asker: string, writer: string, reader: string];
  readonly records: number;
  readonly characters: number;
};

const WORDS = 30;
const RUN = 6;
const TURN = 100;
const ROLES = ['secretariat', 'negotiator', 'negotiator'] as const;
const member = (index: number): string => `member${index}`;

function dice(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >>> 8) % limit;
  };
}

const word = (lang: Lang, roll: (limit: number) => number): string => {
  const letters = [...LANGUAGES[lang].alphabet];
  return Array.from({ length: 2 + roll(8) }, () => letters[roll(letters.length)]).join('');
};

function resolution(id: string, clauses: number): ResolutionSeed {
  const roll = dice(12);
  const sentence = (lang: Lang): string => Array.from({ length: WORDS }, () => word(lang, roll)).join(' ');
  return {
    id,
    panel: '',
    title: { en: id },
    columns: LANGS.map((lang) => ({ lang, standing: 'authentic' })),
    clauses: Array.from({ length: clauses }, (_, index) => ({
      id: `c${index}`,
      kind: 'paragraph',
      level: 1,
      texts: Object.fromEntries(LANGS.map((lang) => [lang, sentence(lang)])),
    })),
  };
}

const summit = (clauses: number): SummitFile => ({
  id: 'bench',
  name: { en: 'Bench' },
  short: { en: 'Bench' },
  place: { en: 'Bench' },
  days: ['2025-11-18', '2025-11-19'],
  timeZone: 'UTC',
  columns: LANGS,
  regions: [],
  delegations: [{ id: 'IR', names: {}, official: {}, regionLists: [] }],
  panels: [],
  members: ROLES.map((role, index) => ({
    id: member(index),
    name: member(index),
    role,
    delegation: 'IR',
    columns: LANGS,
  })),
  resolutions: [resolution(BIG, clauses), resolution(SMALL, 20)],
});

/** Runs of six keys; of three runs one is in the cell that is typed in most, until it has its share. */
function* typed(doc: Y.Doc, { clauses, keystrokes, inOneCell }: Sizes): Generator<Uint8Array> {
  const roll = dice(30);
  let bytes = new Uint8Array();
  doc.on('update', (update: Uint8Array) => {
    bytes = update as Uint8Array<ArrayBuffer>;
  });
  const share = Math.max(1, Math.round(keystrokes / inOneCell));
  for (let key = 0, run = 0; key < keystrokes; run++) {
    const place = run % share === 0 ? WORN : { clause: `c${roll(clauses)}`, lang: LANGS[roll(LANGS.length)] as Lang };
    const cell = cellOf(doc, place);
    if (!cell) throw new Error('a cell is missing');
    const letters = [...LANGUAGES[place.lang].alphabet];
    const at = roll(cell.length + 1);
    const backwards = roll(3) === 0;
    for (let n = 0; n < RUN && key < keystrokes; n++, key++) {
      if (backwards && n >= RUN / 2) cell.delete(at + RUN - 1 - n, 1);
      else cell.insert(at + n, letters[roll(letters.length)] as string);
      yield bytes;
    }
  }
}

/** Fills a data folder. Takes a minute. */
export async function fill(folder: string, sizes: Sizes = SIZES): Promise<Filled> {
  const lock = takeFolder(folder);
  const workspace = openWorkspace(openStorage(folder));
  await adoptSummit(workspace, summit(sizes.clauses));
  await completeRooms(workspace);
  const room = workspace.rooms.open(BIG);
  const actor = workspace.summit.actor(member(1));
  const secretariat = workspace.summit.actor(member(0));
  if (!room || !actor || !secretariat) throw new Error('the summit was not made');
  const milestone = (label: string): Promise<unknown> =>
    workspace.command(BIG, () => secretariat, { id: label, type: 'milestone.create', label } as never);
  await milestone('first');
  const doc = openDocument();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(room.doc));
  await workspace.inTurn(() => room.bind(actor, [doc.clientID]));
  let turn: Uint8Array[] = [];
  const take = (): Promise<void> =>
    workspace.inTurn(() => {
      for (const received of turn)
        if (!room.update({ actor, received, from: null }).ok) throw new Error('a keystroke was refused');
      turn = [];
    });
  for (const bytes of typed(doc, sizes)) {
    turn.push(bytes);
    if (turn.length < TURN) continue;
    await take();
    room.tidy();
  }
  await take();
  await milestone('second');
  const tokens = ROLES.map((_, index) => workspace.access.admit(member(index))) as unknown as Filled['tokens'];
  const { seq: records } = room.head();
  const characters = room
    .snapshot()
    .clauses.flatMap(({ texts }) => Object.values(texts))
    .reduce((sum, { paragraphs }) => sum + toPlain(paragraphs).length, 0);
  workspace.close();
  lock.release();
  return { tokens, records, characters };
}
