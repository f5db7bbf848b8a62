/** What an author provably knows: found step by step, each step counted, and not found again for those asked for lately. */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { Authors } from '../../server/rooms/knowledge.ts';
import { readUpdate, type Struct, type Update } from '../../server/rooms/update.ts';

const LETTERS = 100;

/** Clients 8 and 1001 to 1040 have written; 8 so that none of its letters became one with another. */
function written(): Y.Doc {
  const doc = new Y.Doc();
  const text = doc.getText('text');
  for (let n = 1; n <= 40; n++) {
    doc.clientID = 1000 + n;
    text.insert(0, 'x');
  }
  doc.clientID = 8;
  for (let n = 0; n < LETTERS; n++) text.insert(0, 'y');
  return doc;
}

/** The next struct of a client: a letter at the very end, behind what the first of all has written. */
function nextOf(doc: Y.Doc, client: number, text = 'z', parts = 1): Update {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  const before = Y.encodeStateVector(copy);
  copy.clientID = client;
  for (let part = 0; part < parts; part++) copy.getText('text').insert(copy.getText('text').length - part, text);
  return readUpdate(Y.encodeStateAsUpdate(copy, before), 1_000) as Update;
}

function asking(doc: Y.Doc) {
  /** Steps that it took; `limit`: after so many it is called off. */
  return (client: number, limit = Number.POSITIVE_INFINITY): { steps: number; vector: Map<number, number> | null } => {
    const { structs } = nextOf(doc, client);
    let steps = 0;
    const count = (more: number): void => {
      if (steps + more > limit) throw new Error('too much');
      steps += more;
    };
    let vector: Map<number, number> | null = null;
    try {
      vector = new Map(new Authors(doc, structs, count).at(structs.get(client)?.[0] as Struct));
    } catch (error) {
      if ((error as Error).message !== 'too much') throw error;
    }
    return { steps, vector };
  };
}

describe('Authors', () => {
  it('know what they wrote, and what that hangs on, and what its authors knew', () => {
    const ask = asking(written());
    // The letter behind the first of all hangs on nothing else; what 8 has written hangs on 1040, and so on down.
    expect(ask(9).vector).toEqual(new Map([[1001, 1]]));
    expect(ask(1003).vector).toEqual(
      new Map([
        [1003, 1],
        [1002, 1],
        [1001, 1],
      ]),
    );
    expect(ask(8).vector?.size).toBe(41);
    expect(ask(8).vector?.get(8)).toBe(LETTERS);
  });

  it('of an update know what is in it as well, as far as they have come', () => {
    const doc = written();
    const { structs } = nextOf(doc, 9, 'z', 3);
    const own = structs.get(9) as readonly Struct[];
    const authors = new Authors(doc, structs, () => {});
    const vectors = own.map((struct) => new Map(authors.at(struct)));
    expect([own.length, vectors.map((vector) => vector.get(9) ?? 0)]).toEqual([
      own.length,
      own.map(({ clock }, at) => (at === 0 ? 0 : Math.max(clock, ...own.slice(0, at).map((one) => one.clock + 1)))),
    ]);
    expect(own.length).toBeGreaterThan(1);
  });

  it('of the first words of a cell know who made it, and what that one knew; of those of a root nothing', () => {
    const doc = new Y.Doc();
    doc.clientID = 5;
    doc.getMap('before').set('x', 1);
    const cell = doc.getMap('cells').set('a', new Y.Text());
    const first = (client: number, edit: (copy: Y.Doc) => void): [Update, Struct] => {
      const copy = new Y.Doc();
      Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
      copy.clientID = client;
      edit(copy);
      const update = readUpdate(Y.encodeStateAsUpdate(copy, Y.encodeStateVector(doc)), 9) as Update;
      return [update, update.structs.get(client)?.[0] as Struct];
    };
    const inCell = (text: string) => (copy: Y.Doc) => (copy.getMap('cells').get('a') as Y.Text).insert(0, text);
    const vectorOf = ([{ structs }, struct]: [Update, Struct]) =>
      new Map(new Authors(doc, structs, () => {}).at(struct));
    expect([
      vectorOf(first(9, inCell('слово'))),
      vectorOf(first(9, (copy) => copy.getText('root').insert(0, 'слово'))),
    ]).toEqual([new Map([[5, 2]]), new Map()]);
    // And so when these words are in the document: by whoever goes on behind them.
    Y.applyUpdate(doc, first(9, inCell('слово'))[0].bytes);
    expect(vectorOf(first(10, (copy) => (copy.getMap('cells').get('a') as Y.Text).insert(5, 'x')))).toEqual(
      new Map([
        [9, 5],
        [5, 2],
      ]),
    );
    expect(cell.toString()).toBe('слово');
  });

  it('know what somebody wrote later as soon as they know something that rests on it', () => {
    const doc = new Y.Doc();
    const text = doc.getText('text');
    for (const [client, letter] of [
      [8, 'a'],
      [6, 'b'],
      [8, 'c'],
      [7, 'd'],
    ] as const) {
      doc.clientID = client;
      text.insert(text.length, letter);
    }
    // Behind the first letter of 8, of which nothing hangs on 6, and before that of 7, which hangs on the second of 8.
    const origins = { origin: { client: 8, clock: 0 }, rightOrigin: { client: 7, clock: 0 }, parent: null };
    const struct = { ...origins, client: 9, clock: 0, length: 1, ref: 4, text: 'x', fit: true, from: 0, to: 0 };
    expect(new Map(new Authors(doc, new Map([[9, [struct]]]), () => {}).at(struct))).toEqual(
      new Map([
        [8, 2],
        [7, 1],
        [6, 1],
      ]),
    );
  });

  it('of an update are followed once, each struct a step', () => {
    const typed = new Y.Doc();
    typed.clientID = 9;
    // Each before the one before, so that no two become one struct.
    for (let n = 0; n < 6; n++) typed.getText('text').insert(0, 'z');
    const own = (readUpdate(Y.encodeStateAsUpdate(typed), 9) as Update).structs;
    const stepsOf = (asked: readonly Struct[]): number => {
      let steps = 0;
      const authors = new Authors(new Y.Doc(), own, (more) => {
        steps += more;
      });
      for (const struct of asked) authors.at(struct);
      return steps;
    };
    const list = own.get(9) as readonly Struct[];
    expect([list.length, stepsOf(list), stepsOf(list.slice(-1)), stepsOf(list.slice(0, 1))]).toEqual([6, 5, 5, 0]);
  });

  it('are followed once: who was asked for lately costs nothing', () => {
    const ask = asking(written());
    expect(ask(8).steps).toBeGreaterThanOrEqual(LETTERS);
    expect(ask(8).steps).toBeLessThan(3);
  });

  it('are followed again when so many others were asked for meanwhile', () => {
    const doc = written();
    const ask = asking(doc);
    ask(8);
    for (let n = 1; n <= 31; n++) ask(1000 + n);
    expect(ask(8).steps).toBeLessThan(3);
    // As the one asked for last, 8 has all of those before it to outlast.
    for (let n = 1; n <= 31; n++) ask(1000 + n);
    expect(ask(8).steps).toBeLessThan(3);
    // One more, and the one that goes is the one that was not asked for longest, which is not 8.
    ask(1032);
    expect(ask(8).steps).toBeLessThan(3);
    for (let n = 1; n <= 32; n++) ask(1000 + n);
    expect(ask(8).steps).toBeGreaterThanOrEqual(LETTERS);
  });

  it('go on where they were called off', () => {
    const ask = asking(written());
    const whole = asking(written())(8);
    const parts: number[] = [];
    for (let round = 0; round < 9; round++) {
      const { steps, vector } = ask(8, 40);
      parts.push(steps);
      if (!vector) continue;
      expect(vector).toEqual(whole.vector);
      break;
    }
    const sum = parts.reduce((a, b) => a + b, 0);
    expect([parts.length, sum >= whole.steps, sum <= whole.steps + 2 * parts.length]).toEqual([4, true, true]);
  });

  it('of one document are not those of another', () => {
    const [one, other] = [asking(written()), asking(new Y.Doc())];
    expect([one(8).vector?.get(8), other(8).vector?.get(8) ?? 0]).toEqual([LETTERS, 0]);
  });
});
