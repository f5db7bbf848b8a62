/** Presence as the server lets it through: only for one's own ids, small, and under the name the server knows. */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { describe, expect, it } from 'vitest';
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { codeOf, openPresence, type PresentUser, pacePresence, SLOT, type Taken } from '../../server/rooms/presence.ts';
import { MESSAGE } from '../../src/protocol/message.ts';
import { handClock } from '../client/hand-clock.ts';

const USER: PresentUser = { member: 'kz-neg', name: 'Айгүл', code: 'KZ', role: 'negotiator' };
type Said = readonly [clientID: number, clock: number, state: string];

/** An awareness update as it lies in a message, behind the message's number. */
function said(...entries: readonly Said[]): decoding.Decoder {
  const inner = encoding.createEncoder();
  encoding.writeVarUint(inner, entries.length);
  for (const [clientID, clock, state] of entries) {
    encoding.writeVarUint(inner, clientID);
    encoding.writeVarUint(inner, clock);
    encoding.writeVarString(inner, state);
  }
  const outer = encoding.createEncoder();
  encoding.writeVarUint8Array(outer, encoding.toUint8Array(inner));
  return decoding.createDecoder(encoding.toUint8Array(outer));
}

/** What a frame tells others: `clientID clock member-or-null`, read in the way y-websocket does. */
function heard(frame: Uint8Array | null | undefined): string[] {
  if (!frame) return [];
  const decoder = decoding.createDecoder(frame);
  expect(decoding.readVarUint(decoder)).toBe(MESSAGE.awareness);
  const inner = decoding.createDecoder(decoding.readVarUint8Array(decoder));
  return Array.from({ length: decoding.readVarUint(inner) }, () => {
    const [clientID, clock] = [decoding.readVarUint(inner), decoding.readVarUint(inner)];
    const state = JSON.parse(decoding.readVarString(inner)) as { user: PresentUser } | null;
    return `${clientID} ${clock} ${state?.user.member ?? null}`;
  });
}
const OWN = (clientID: number): boolean => clientID < 10;
const SEAT = {};

describe('openPresence', () => {
  it('stamps who it is, whatever the client says, and keeps the rest', () => {
    const presence = openPresence();
    const taken = presence.take(
      SEAT,
      said([7, 1, '{"user":{"member":"sec-1","name":"Chair"},"cursor":{"cell":"c1/kk"}}']),
      OWN,
      USER,
    );
    const other = new Awareness(new Y.Doc());
    const decoder = decoding.createDecoder(taken?.frame as Uint8Array);
    decoding.readVarUint(decoder);
    applyAwarenessUpdate(other, decoding.readVarUint8Array(decoder), 'wire');
    expect(other.getStates().get(7)).toEqual({ user: USER, cursor: { cell: 'c1/kk' } });
    other.destroy();
  });

  it('takes what a stock client sends', () => {
    const doc = new Y.Doc();
    doc.clientID = 7;
    const stock = new Awareness(doc);
    stock.setLocalState({ cursor: null });
    const outer = encoding.createEncoder();
    encoding.writeVarUint8Array(outer, encodeAwarenessUpdate(stock, [7]));
    expect(
      heard(openPresence().take(SEAT, decoding.createDecoder(encoding.toUint8Array(outer)), OWN, USER)?.frame),
    ).toHaveLength(1);
    stock.destroy();
  });

  const cases: [string, readonly Said[], string[]][] = [
    ['a state of its own', [[7, 1, '{}']], ['7 1 kz-neg']],
    ['a foreign id', [[11, 1, '{}']], []],
    [
      'own and foreign ids',
      [
        [11, 1, '{}'],
        [7, 1, '{}'],
        [12, 9, 'null'],
      ],
      ['7 1 kz-neg'],
    ],
    [
      'a fifth entry',
      [1, 2, 3, 4, 5].map((id) => [id, 1, '{}'] as const),
      ['1 1 kz-neg', '2 1 kz-neg', '3 1 kz-neg', '4 1 kz-neg'],
    ],
    ['more than two kilobytes', [[7, 1, JSON.stringify({ x: 'x'.repeat(2100) })]], []],
    [
      'a state that is no object',
      [
        [7, 1, '[]'],
        [8, 1, '"x"'],
        [9, 1, '7'],
      ],
      [],
    ],
    ['a goodbye', [[7, 3, 'null']], ['7 3 null']],
    ['nothing', [], []],
  ];
  it.each(cases)('hears of %s: %j', (_name, entries, expected) => {
    expect(heard(openPresence().take(SEAT, said(...entries), OWN, USER)?.frame)).toEqual(expected);
  });

  it('does not go back to an older clock', () => {
    const presence = openPresence();
    presence.take(SEAT, said([7, 5, '{"n":5}']), OWN, USER);
    expect([
      heard(presence.take(SEAT, said([7, 4, '{"n":4}']), OWN, USER)?.frame),
      heard(presence.everybody()),
    ]).toEqual([[], ['7 5 kz-neg']]);
  });

  it('tells a newcomer who is there, and all others who left', () => {
    const presence = openPresence();
    expect(presence.everybody()).toBeNull();
    presence.take(SEAT, said([7, 5, '{}'], [8, 1, '{}']), OWN, USER);
    // A colleague's window, which speaks for the second from now on.
    presence.take({}, said([8, 1, '{}']), OWN, USER);
    expect(heard(presence.everybody())).toEqual(['7 5 kz-neg', '8 1 kz-neg']);
    expect([heard(presence.leave(SEAT)), heard(presence.everybody()), presence.leave(SEAT)]).toEqual([
      ['7 6 null'],
      ['8 1 kz-neg'],
      null,
    ]);
  });

  it('lets a fifth id of a connection take the place of its first', () => {
    const presence = openPresence();
    for (const id of [1, 2, 3, 4]) presence.take(SEAT, said([id, 1, '{}']), OWN, USER);
    expect([heard(presence.take(SEAT, said([5, 1, '{}']), OWN, USER)?.frame), heard(presence.everybody())]).toEqual([
      ['5 1 kz-neg', '1 2 null'],
      [2, 3, 4, 5].map((id) => `${id} 1 kz-neg`),
    ]);
  });

  it('gives a member so many ids and bytes in a room, whatever the number of windows, and the oldest go', () => {
    const presence = openPresence();
    const colleague = { ...USER, member: 'ru-neg' };
    presence.take({}, said([999, 1, '{}']), () => true, colleague);
    const long = JSON.stringify({ x: 'ж'.repeat(900) });
    for (let id = 1; id <= 40; id++) presence.take({}, said([id, 1, '{}']), () => true, USER);
    expect(heard(presence.everybody()).slice(0, 2)).toEqual(['999 1 ru-neg', '17 1 kz-neg']);
    for (let id = 41; id <= 80; id++) presence.take({}, said([id, 1, long]), () => true, USER);
    expect([presence.users().length, (presence.everybody() as Uint8Array).length < 26 * 1024]).toEqual([2, true]);
  });

  it('tells a newcomer a quarter of a megabyte at most, however many members are there', () => {
    const presence = openPresence();
    const long = JSON.stringify({ x: 'x'.repeat(1_900) });
    for (let id = 1; id <= 1_000; id++)
      presence.take({}, said([id, 1, long]), () => true, { ...USER, member: `m${id}` });
    expect((presence.everybody() as Uint8Array).length).toBeLessThan(257 * 1024);
  });

  it('counts bytes, not letters', () => {
    const state = JSON.stringify({ x: 'ж'.repeat(1_100) });
    expect(openPresence().take(SEAT, said([7, 1, state]), OWN, USER)).toBeNull();
  });

  it.each<[string, decoding.Decoder]>([
    ['a state that is not JSON', said([7, 1, '{'])],
    [
      'a count that lies',
      (() => {
        const outer = encoding.createEncoder();
        encoding.writeVarUint8Array(outer, Uint8Array.of(5, 7));
        return decoding.createDecoder(encoding.toUint8Array(outer));
      })(),
    ],
    ['two hundred thousand ghosts', said(...Array.from({ length: 2000 }, (_, id): Said => [id, 1, '{}']))],
    ['no bytes', decoding.createDecoder(new Uint8Array())],
  ])('throws on %s, which ends the connection', (_name, decoder) => {
    expect(() => openPresence().take(SEAT, decoder, OWN, USER)).toThrow();
  });
});

describe('pacePresence', () => {
  const stage = () => {
    const clock = handClock(0);
    const presence = openPresence();
    const told: string[] = [];
    const pace = pacePresence(clock.now, clock.later, (frame) =>
      told.push(`${clock.now()}: ${heard(frame).join(', ')}`),
    );
    const offer = (...entries: readonly Said[]): void =>
      pace.offer(presence.take(SEAT, said(...entries), OWN, USER) as Taken);
    return { clock, told, pace, offer };
  };

  it('tells at once what comes slowly', () => {
    const { clock, told, offer } = stage();
    offer([7, 1, '{}']);
    clock.advance(SLOT);
    offer([7, 2, '{}']);
    expect([told, clock.pending()]).toEqual([['0: 7 1 kz-neg', '100: 7 2 kz-neg'], 0]);
  });

  it('tells of a hundred moves within a second ten, the last among them', () => {
    const { clock, told, offer } = stage();
    for (let move = 1; move <= 100; move++) {
      offer([7, move, '{}']);
      clock.advance(10);
    }
    clock.advance(SLOT);
    expect([told.length, told.at(-1)]).toEqual([11, '1000: 7 100 kz-neg']);
  });

  it('forgets nobody who shares the connection, and no goodbye', () => {
    const { clock, told, offer } = stage();
    offer([7, 1, '{}']);
    offer([8, 1, '{}']);
    offer([7, 2, 'null']);
    offer([8, 2, '{}']);
    clock.advance(1_000);
    expect(told).toEqual(['0: 7 1 kz-neg', '100: 8 2 kz-neg, 7 2 null']);
  });

  it('says nothing more when the connection is over', () => {
    const { clock, told, pace, offer } = stage();
    offer([7, 1, '{}']);
    offer([7, 2, '{}']);
    pace.end();
    clock.advance(1_000);
    expect([told, clock.pending()]).toEqual([['0: 7 1 kz-neg'], 0]);
  });
});

describe('codeOf', () => {
  it('is the delegation, else the role', () => {
    expect([
      codeOf({ role: 'negotiator', delegation: 'AZ' }),
      codeOf({ role: 'secretariat' }),
      codeOf({ role: 'legal' }),
      codeOf({ role: 'observer' }),
    ]).toEqual(['AZ', 'SEC', 'LEG', 'OBS']);
  });
});
