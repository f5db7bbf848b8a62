/**
 * A data folder in which somebody has been who knows how it is made: the chain of hashes was made anew, so only what the
 * records say tells what does not follow from them.
 */
import { describe, expect, it } from 'vitest';
import { cellOf, clausesOf, metaOf } from '../../src/crdt/document.ts';
import {
  edit,
  faultsOf,
  folder,
  forgeCheckpoint,
  forgeMilestone,
  milestoneOf,
  opened,
  RU,
  rewriteLog,
  vouchAnew,
} from './edited-folder.ts';
import { ROOM } from './small-workspace.ts';

describe('a checkpoint that the log was made to vouch for', () => {
  it.each<[string, Parameters<typeof forgeCheckpoint>[1]]>([
    ['other words', (doc) => cellOf(doc, RU)?.insert(0, 'x')],
    ['the same words with a mark', (doc) => cellOf(doc, RU)?.format(0, 2, { bold: true })],
    ['another status', (doc) => clausesOf(doc).get('a')?.set('status', 'agreed')],
    ['other parties', (doc) => metaOf(doc).set('parties', ['IR'])],
    ['a clause less', (doc) => clausesOf(doc).delete('b')],
  ])('is named when it holds %s', async (_name, forge) => {
    const path = await folder();
    const seq = forgeCheckpoint(path, forge);
    vouchAnew(path, seq);
    expect(faultsOf(path)).toEqual([`${ROOM} checkpoint ${seq}`]);
  });

  it('has to be the very bytes: others that read alike are named, unless an earlier version kept them', async () => {
    const alike: Parameters<typeof forgeCheckpoint>[1] = (doc) => {
      cellOf(doc, RU)?.insert(0, 'x');
      cellOf(doc, RU)?.delete(0, 1);
    };
    const path = await folder();
    const seq = forgeCheckpoint(path, alike);
    expect(faultsOf(path)).toEqual([`${ROOM} checkpoint ${seq}`]);
    vouchAnew(path, seq);
    expect(faultsOf(path)).toEqual([]);
    // An earlier version wrote no record behind it: what it holds counts, and nothing else.
    rewriteLog(path, seq + 1, (record) =>
      record.seq === seq + 1 ? { ...record, kind: 'cleanup', body: null } : record,
    );
    forgeCheckpoint(path, alike);
    expect(faultsOf(path)).toEqual([]);
    forgeCheckpoint(path);
    expect(faultsOf(path)).toEqual([`${ROOM} checkpoint ${seq}`]);
  });

  it.each<[string, Uint8Array]>([
    ['no state', Uint8Array.of(9, 9)],
    ['nothing at all', new Uint8Array()],
  ])('is named when its bytes are %s, even where none was asked for', async (_name, state) => {
    const path = await folder();
    edit(path, 'UPDATE checkpoint SET state = ?', state);
    const [fault] = faultsOf(path);
    const seq = Number(fault?.split(' ').at(-1));
    vouchAnew(path, seq);
    expect(faultsOf(path)).toEqual([`${ROOM} checkpoint ${seq}`]);
    const other = await folder({ checkpoint: false });
    edit(other, 'INSERT INTO checkpoint VALUES (?, 2, ?)', ROOM, state);
    expect(faultsOf(other)).toEqual([`${ROOM} checkpoint 2`]);
  });

  it.each([0, -1, 2.5, 900])('is named at the place %d, where the log has no record', async (seq) => {
    const path = await folder({ checkpoint: false });
    edit(path, 'INSERT INTO checkpoint VALUES (?, ?, ?)', ROOM, seq, Uint8Array.of(0, 0));
    expect(faultsOf(path)).toEqual([`${ROOM} checkpoint ${seq}`]);
  });
});

type Kept = {
  at: { seq: number; milestone: string };
  columns: string[];
  digest: string;
  clauses: Record<string, unknown>[];
};

describe("a milestone's text that the log was made to vouch for", () => {
  const changes: readonly [string, (text: Kept) => void][] = [
    ['columns', (text) => text.columns.pop()],
    ['digest', (text) => Object.assign(text, { digest: '0' })],
    ['clauses', (text) => text.clauses.pop()],
    ...['id', 'kind', 'status', 'texts'].map((key): [string, (text: Kept) => void] => [
      key,
      ({ clauses: [first] }) => Object.assign(first as object, { [key]: 'x' }),
    ]),
    ['milestone', (text) => Object.assign(text.at, { milestone: 'other' })],
  ];
  const forged = (path: string, change: (text: Kept) => void): string => {
    const text = JSON.parse(milestoneOf(path).json) as Kept;
    change(text);
    return JSON.stringify(text);
  };

  it.each(changes)('is named when it has other %s', async (_name, change) => {
    const path = await folder();
    const seq = forgeMilestone(path, forged(path, change), 'vouched');
    expect(faultsOf(path)).toEqual([`${ROOM} milestone ${seq} milestone`]);
  });

  it.each(changes)('is named when it has other %s, also where an earlier version kept it', async (_name, change) => {
    const path = await folder();
    const seq = forgeMilestone(path, forged(path, change), 'as long ago');
    expect(faultsOf(path)).toEqual([`${ROOM} milestone ${seq} milestone`]);
  });

  it('has to stand where it says', async () => {
    const path = await folder();
    const json = forged(path, (text) => text.at.seq++);
    const seq = forgeMilestone(path, json, 'as long ago');
    expect(faultsOf(path)).toEqual([`${ROOM} milestone ${seq} milestone`]);
  });

  it('has to be the very bytes, unless an earlier version kept it; that one may have had fewer fields', async () => {
    const path = await folder();
    const { json } = milestoneOf(path);
    const fewer = forged(path, ({ clauses }) => clauses.map((clause) => delete clause.order));
    const results: string[][] = [];
    for (const [text, vouched] of [
      [`${json} `, 'not vouched'],
      [`${json} `, 'vouched'],
      [`${json} `, 'as long ago'],
      [fewer, 'as long ago'],
      ['null', 'as long ago'],
    ] as const) {
      forgeMilestone(path, text, vouched);
      results.push(faultsOf(path).map((fault) => fault.replace(/\d+/, 'N')));
    }
    const named = [`${ROOM} milestone N milestone`];
    expect(results).toEqual([named, [], [], [], named]);
  });

  it('is named where nobody asked for it, however right its words are', async () => {
    const path = await folder();
    const { json } = milestoneOf(path);
    const seq = (JSON.parse(json) as Kept).at.seq;
    /** The text at another place of the log, under another name. */
    const at = (place: number): string =>
      JSON.stringify({ ...JSON.parse(json), at: { seq: place, milestone: 'mforged' } });
    edit(path, 'INSERT INTO snapshot VALUES (?, ?, ?, ?)', ROOM, 'mforged', seq, at(seq));
    expect(faultsOf(path)).toEqual([`${ROOM} milestone ${seq} milestone`]);
    edit(path, "UPDATE snapshot SET seq = ?, json = ? WHERE milestone = 'mforged'", seq + 1, at(seq + 1));
    expect(faultsOf(path)).toEqual([`${ROOM} milestone ${seq + 1} milestone`]);
    // At a record of typing, which says nothing but what was typed.
    const last = opened(path, (storage) => storage.head(ROOM)?.seq ?? 0);
    edit(path, "UPDATE snapshot SET seq = ?, json = ? WHERE milestone = 'mforged'", last, at(last));
    expect(faultsOf(path)).toEqual([`${ROOM} milestone ${last} milestone`]);
    edit(path, "UPDATE snapshot SET seq = 900, json = ? WHERE milestone = 'mforged'", at(900));
    expect(faultsOf(path)).toEqual([`${ROOM} milestone 900 milestone`]);
  });

  it('may be the last that was done', async () => {
    const path = await folder({ checkpoint: false });
    const seq = (JSON.parse(milestoneOf(path).json) as Kept).at.seq;
    edit(path, 'DELETE FROM log WHERE room = ? AND seq > ?', ROOM, seq);
    expect(faultsOf(path)).toEqual([]);
  });
});
