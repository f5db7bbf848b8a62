/**
 * What the servers are given to serve: a busy room of twenty clauses, forty idle ones, and the large document of 300 clauses
 * in five columns with 30,300 keystrokes of history, typed honestly, one record each, through Alternat's own rooms. Every
 * peer gets the same bytes. The other large documents are the same one with its history in one record.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as Y from 'yjs';
import { adoptSummit } from '../../../server/commands/adopt.ts';
import { openLog } from '../../../server/history/log.ts';
import { takeFolder } from '../../../server/storage/folder.ts';
import { openStorage } from '../../../server/storage/sqlite.ts';
import { openWorkspace } from '../../../server/workspace.ts';
import { cellOf, openDocument } from '../../../src/crdt/document.ts';
import type { ResolutionSeed, SummitFile } from '../../../src/domain/summit/summit.ts';
import { LANGUAGES, type Lang } from '../../../src/language/language.ts';
import { writeHistory } from './history.ts';

export const WRITERS = 20;
const COLUMNS: readonly Lang[] = ['fa', 'ru', 'az', 'kk', 'tk'];
const WORDS = 50;
const RUN = 6;
/** Records behind the last checkpoint, as a crash in the midst of typing leaves them. */
const TAIL = 300;

export type Sizes = {
  readonly clauses: number;
  readonly keystrokes: number;
  readonly large: number;
  readonly idle: number;
  /** Checkpoints in between as well, as a server takes them while people type. */
  readonly tidy?: true;
};

export type Documents = {
  /** Alternat's data folder. */
  readonly folder: string;
  /** One session for each writer. */
  readonly tokens: readonly string[];
  readonly busy: string;
  readonly idle: readonly string[];
  readonly large: readonly string[];
  /** Files with the states of the busy and the large room, and with the large one's history. */
  readonly busyState: string;
  readonly largeState: string;
  readonly largeHistory: string;
  /** What a complete copy of a large document holds. */
  readonly whole: Whole;
};

/** A copy is complete when it has so many clauses and characters. */
export type Whole = { readonly clauses: number; readonly characters: number };

export function wholeOf(doc: Y.Doc): Whole {
  let characters = 0;
  const clauses = doc.getMap('clauses');
  for (const clause of clauses.keys())
    for (const lang of COLUMNS) characters += cellOf(doc, { clause, lang })?.length ?? 0;
  return { clauses: clauses.size, characters };
}

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

const sentence = (lang: Lang, roll: (limit: number) => number): string =>
  Array.from({ length: WORDS }, () => word(lang, roll)).join(' ');

const member = (index: number): string => `writer${index}`;

function resolution(id: string, clauses: number, roll?: (limit: number) => number): ResolutionSeed {
  return {
    id,
    panel: '',
    title: { en: id },
    columns: COLUMNS.map((lang) => ({ lang, standing: 'authentic' })),
    clauses: Array.from({ length: clauses }, (_, index) => ({
      id: `c${index}`,
      kind: 'paragraph',
      level: 1,
      texts: roll ? Object.fromEntries(COLUMNS.map((lang) => [lang, sentence(lang, roll)])) : {},
    })),
  };
}

const summit = (resolutions: readonly ResolutionSeed[]): SummitFile => ({
  id: 'bench',
  name: { en: 'Bench' },
  short: { en: 'Bench' },
  place: { en: 'Bench' },
  days: ['2025-11-18', '2025-11-19'],
  timeZone: 'UTC',
  columns: COLUMNS,
  regions: [],
  delegations: [{ id: 'IR', names: {}, official: {}, regionLists: [] }],
  panels: [],
  members: Array.from({ length: WRITERS }, (_, index) => ({
    id: member(index),
    name: member(index),
    role: 'negotiator',
    delegation: 'IR',
    columns: COLUMNS,
  })),
  resolutions,
});

/** Types in runs of six keys, each run somewhere else; every tenth run takes back what it wrote. */
function* typed(state: Uint8Array, ids: readonly number[], keystrokes: number, clauses: number) {
  const roll = dice(30);
  const doc = openDocument();
  Y.applyUpdate(doc, state);
  let bytes = new Uint8Array();
  doc.on('update', (update: Uint8Array) => {
    bytes = update as Uint8Array<ArrayBuffer>;
  });
  for (let key = 0; key < keystrokes; ) {
    const writer = roll(ids.length);
    doc.clientID = ids[writer] as number;
    const lang = COLUMNS[roll(COLUMNS.length)] as Lang;
    const cell = cellOf(doc, { clause: `c${roll(clauses)}`, lang });
    if (!cell) throw new Error('a cell is missing');
    const letters = [...LANGUAGES[lang].alphabet];
    const at = roll(cell.length + 1);
    const backwards = roll(10) === 0;
    for (let n = 0; n < RUN && key < keystrokes; n++, key++) {
      if (backwards && n >= RUN / 2) cell.delete(at + RUN - 1 - n, 1);
      else cell.insert(at + n, letters[roll(letters.length)] as string);
      yield { writer, bytes };
    }
  }
}

/** Makes the data folder with all rooms, and the files that fill the peers. Takes some seconds. */
export async function prepare(directory: string, sizes: Sizes): Promise<Documents> {
  const folder = join(directory, 'alternat');
  const lock = takeFolder(folder);
  const storage = openStorage(folder);
  const workspace = openWorkspace(storage);
  const busy = 'busy';
  const idle = Array.from({ length: sizes.idle }, (_, index) => `idle-${index}`);
  const large = Array.from({ length: sizes.large }, (_, index) => `large-${index}`);
  await adoptSummit(
    workspace,
    summit([
      resolution(busy, WRITERS),
      ...idle.map((id) => resolution(id, WRITERS)),
      ...large.map((id, index) => resolution(id, index === 0 ? sizes.clauses : 0, dice(12))),
    ]),
  );
  const stateOf = (room: string): Uint8Array => {
    const opened = workspace.rooms.open(room);
    if (!opened) throw new Error(`no room ${room}`);
    return Y.encodeStateAsUpdate(opened.doc);
  };
  const paths = { busyState: 'busy.bin', largeState: 'large.bin', largeHistory: 'history.bin' };
  const file = (name: keyof typeof paths): string => join(directory, paths[name]);
  writeFileSync(file('busyState'), stateOf(busy));

  const [first, ...others] = large as [string, ...string[]];
  const room = workspace.rooms.open(first);
  if (!room) throw new Error(`no room ${first}`);
  const created = stateOf(first);
  const ids = Array.from({ length: WRITERS }, (_, index) => 5_000_000 + index);
  const actors = ids.map((_, index) => workspace.summit.actor(member(index)));
  await workspace.inTurn(() => {
    for (const [index, actor] of actors.entries()) if (actor) room.bind(actor, [ids[index] as number]);
  });
  const history = [...typed(created, ids, sizes.keystrokes, sizes.clauses)];
  for (let from = 0; from < history.length; from += 100) {
    if (from === history.length - TAIL) room.checkpoint();
    if (sizes.tidy) room.tidy();
    await workspace.inTurn(() => {
      for (const { writer, bytes } of history.slice(from, from + 100)) {
        const actor = actors[writer];
        if (!actor || !room.update({ actor, received: bytes, from: null }).ok)
          throw new Error('a keystroke was refused');
      }
    });
  }
  writeHistory(file('largeHistory'), [created, ...history.map(({ bytes }) => bytes)]);
  const state = stateOf(first);
  writeFileSync(file('largeState'), state);

  const tokens = actors.map((_, index) => workspace.access.admit(member(index)));
  workspace.storage.begin();
  for (const id of others) {
    const log = openLog(storage, id);
    const doc = openDocument();
    Y.applyUpdate(doc, (storage.records(id, 1, 1)[Symbol.iterator]().next().value as { bytes: Uint8Array }).bytes);
    Y.applyUpdate(doc, state);
    const at = new Date().toISOString();
    const rest = { delegation: null, places: [], clients: [], body: { command: { type: 'bench' } } };
    const { seq } = log.append({ at, member: 'server', kind: 'command', bytes: state, ...rest });
    storage.putCheckpoint(id, { seq, state: Y.encodeStateAsUpdate(doc) });
  }
  workspace.storage.commit();
  const whole = wholeOf(room.doc);
  // Not in order, as after a crash: what is behind the last checkpoint has to be read from the log.
  storage.close();
  lock.release();
  return {
    folder,
    tokens,
    busy,
    idle,
    large,
    busyState: file('busyState'),
    largeState: file('largeState'),
    largeHistory: file('largeHistory'),
    whole,
  };
}

export const bytesOf = (path: string): Uint8Array => new Uint8Array(readFileSync(path));
