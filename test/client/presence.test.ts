import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { describe, expect, it } from 'vitest';
import { MESSAGE, type Rights } from '../../src/protocol/message.ts';
import { NEGOTIATOR, ScriptedServer } from './scripted-server.ts';
import { FA, RU, RU2, table } from './table.ts';

const SECRETARY: Rights = { member: 's1', name: 'Parvin', role: 'secretariat', columns: [] };
const at = (offset: number) => ({ tname: 'x', assoc: offset });

function awarenessFrame(entries: readonly (readonly [client: number, clock: number, state: unknown])[]): Uint8Array {
  const inner = encoding.createEncoder();
  encoding.writeVarUint(inner, entries.length);
  for (const [client, clock, state] of entries) {
    encoding.writeVarUint(inner, client);
    encoding.writeVarUint(inner, clock);
    encoding.writeVarString(inner, JSON.stringify(state));
  }
  const outer = encoding.createEncoder();
  encoding.writeVarUint(outer, MESSAGE.awareness);
  encoding.writeVarUint8Array(outer, encoding.toUint8Array(inner));
  return encoding.toUint8Array(outer);
}

/** A negotiator and the secretariat at one table. */
function two() {
  const both = table(new ScriptedServer(NEGOTIATOR, SECRETARY));
  both.settle();
  const other = both.sit();
  both.settle();
  return { ...both, other };
}
const names = ({ people }: ReturnType<typeof two>['room']) =>
  people.get().map(({ name, here, place }) => `${name}${here ? '' : ' left'}${place ? ` ${place.clause}` : ''}`);

describe('people', () => {
  it('are those at the table, oneself included, with their codes', () => {
    const { room, other } = two();
    const expected = [
      { member: 'm1', name: 'Ирина Волкова', code: 'RU', role: 'negotiator', here: true },
      { member: 's1', name: 'Parvin', code: 'SEC', role: 'secretariat', here: true },
    ];
    expect([room.people.get(), other.people.get()]).toEqual([expected, expected]);
  });

  it('count once with two windows, and are where their caret is', () => {
    const { room, other, sit, settle, server } = two();
    server.rights.push(SECRETARY);
    const third = sit();
    settle();
    other.setCaret(RU, at(1), at(1));
    settle();
    third.setCaret(null);
    settle();
    expect(names(room)).toEqual(['Ирина Волкова', 'Parvin c1']);
  });

  it('have left when they close, and are there again when they come back', () => {
    const { room, other, sit, settle } = two();
    other.close();
    settle();
    expect(names(room)).toEqual(['Ирина Волкова', 'Parvin left']);
    sit();
    settle();
    expect(names(room)).toEqual(['Ирина Волкова', 'Parvin']);
  });

  it('are unknown while offline and known again after it, whatever their clocks', () => {
    const { room, other, unplug, plug } = two();
    unplug();
    expect(names(room)).toEqual(['Ирина Волкова', 'Parvin left']);
    plug();
    plug();
    expect([names(room), names(other)]).toEqual([
      ['Ирина Волкова', 'Parvin'],
      ['Ирина Волкова', 'Parvin'],
    ]);
  });

  it('are seen again by the one who was away, though nothing about them is new', () => {
    const { room, server, network, settle, clock } = two();
    server.rights.push(NEGOTIATOR);
    network.wires[0]?.cut();
    expect(names(room)).toEqual(['Ирина Волкова', 'Parvin left']);
    clock.advance(100);
    settle();
    expect(names(room)).toEqual(['Ирина Волкова', 'Parvin']);
  });

  it('are seen again by the others, though the server has told those that they left', () => {
    const { room, other, network, server, settle, clock } = two();
    const clockOf = (frame: Uint8Array | undefined): number => {
      const outer = decoding.createDecoder(frame as Uint8Array);
      decoding.readVarUint(outer);
      const inner = decoding.createDecoder(decoding.readVarUint8Array(outer));
      decoding.readVarUint(inner);
      decoding.readVarUint(inner);
      return decoding.readVarUint(inner);
    };
    const known = clockOf(server.lines[1]?.presence);
    network.wires[1]?.cut();
    server.lines[0]?.end.send(awarenessFrame([[other.doc.clientID, known + 1, null]]));
    network.settle();
    expect(names(room)).toEqual(['Ирина Волкова', 'Parvin left']);
    clock.advance(100);
    settle();
    expect(names(room)).toEqual(['Ирина Волкова', 'Parvin']);
  });

  it('do not change when a caret moves within its cell', () => {
    const { room, other, settle } = two();
    other.setCaret(RU, at(1), at(1));
    settle();
    const before = room.people.get();
    other.setCaret(RU, at(2), at(2));
    settle();
    expect(room.people.get()).toBe(before);
  });

  it('are believed only as far as their state has the right shape', () => {
    const { room, server, network } = two();
    const states = [
      { user: { member: 'x', name: 'X', code: 'X', role: 'king' }, caret: null },
      { caret: null },
      [],
      { user: { member: 'y', name: 'Y', code: 'IR', role: 'negotiator' }, caret: { clause: 'c1', lang: 'xx' } },
      { user: { member: 'z', name: 'Z', code: 'KZ', role: 'negotiator' }, caret: { ...RU, anchor: null, head: 1 } },
    ];
    server.lines[0]?.end.send(awarenessFrame(states.map((state, index) => [100 + index, 1, state])));
    network.settle();
    expect(names(room)).toEqual(['Y', 'Z', 'Ирина Волкова', 'Parvin']);
    expect(room.carets(RU).get()).toEqual([]);
  });
});

describe('carets', () => {
  it('notify their own cell and no other', () => {
    const { room, other, settle } = two();
    const told: string[] = [];
    for (const place of [RU, RU2, FA]) room.carets(place).subscribe(() => told.push(`${place.clause}/${place.lang}`));
    other.setCaret(RU, at(1), at(2));
    settle();
    other.setCaret(RU, at(3), at(3));
    settle();
    other.setCaret(RU, at(3), at(3));
    settle();
    expect(told).toEqual(['c1/ru', 'c1/ru']);
    expect(room.carets(RU).get()).toEqual([
      { key: String(other.doc.clientID), member: 's1', name: 'Parvin', code: 'SEC', anchor: at(3), head: at(3) },
    ]);
    other.setCaret(RU2, at(0), at(0));
    settle();
    expect(told.slice(2).sort()).toEqual(['c1/ru', 'c2/ru']);
    other.setCaret(null);
    settle();
    expect([told.slice(4), room.carets(RU2).get()]).toEqual([['c2/ru'], []]);
  });

  it('do not include one’s own', () => {
    const { room, settle } = two();
    room.setCaret(RU, at(1), at(1));
    settle();
    expect(room.carets(RU).get()).toEqual([]);
  });

  it('leave at most ten times a second, the last one always', () => {
    const { room, other, server, clock, settle } = two();
    const heard = server.lines[1]?.heard as string[];
    const before = heard.length;
    for (let moved = 1; moved <= 100; moved++) {
      other.setCaret(RU, at(moved), at(moved));
      clock.advance(10);
    }
    settle();
    expect(heard.length - before).toBeLessThanOrEqual(11);
    expect(room.carets(RU).get()).toMatchObject([{ head: at(100) }]);
  });
});

describe('presence', () => {
  it('asks the server for a sign of life every 15 s, and renews itself', () => {
    const { server, settle, clock } = table();
    settle();
    const before = server.line.heard.length;
    clock.advance(15_000);
    settle();
    expect(server.line.heard.slice(before)).toEqual(['awareness', 'query']);
  });

  it('is told again when the server believes that one has left', () => {
    const { room, other, server, settle } = two();
    for (const { end } of server.lines) end.send(awarenessFrame([[other.doc.clientID, 1000, null]]));
    settle();
    settle();
    expect(names(room)).toEqual(['Ирина Волкова', 'Parvin']);
  });
});
