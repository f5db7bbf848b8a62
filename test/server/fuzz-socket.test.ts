/**
 * Garbage on the real socket handling code: random bytes, cut off and flipped messages, numbers that nobody knows, presence
 * of two hundred thousand ghosts, text frames. Nothing may throw out of a handler or a turn, nobody may speak under another's
 * name, and the others go on working as if nothing were.
 */
import * as encoding from 'lib0/encoding';
import { afterAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { verifyLog } from '../../server/history/log.ts';
import { openStorage } from '../../server/storage/sqlite.ts';
import { encodeOwn, MESSAGE, type ToServer } from '../../src/protocol/message.ts';
import { temporaryFolder } from '../support/server.ts';
import { type Dice, diceOf, often, patience, SEED, Tally } from './fuzz.ts';
import { openSmallWorkspace } from './small-workspace.ts';

const ROUNDS = 800;
const RU = { clause: 'a', lang: 'ru' } as const;

type Written = number | string | Uint8Array;
const write = (...parts: readonly Written[]): Uint8Array => {
  const encoder = encoding.createEncoder();
  for (const part of parts) {
    if (typeof part === 'number') encoding.writeVarUint(encoder, part);
    else if (typeof part === 'string') encoding.writeVarString(encoder, part);
    else encoding.writeVarUint8Array(encoder, part);
  }
  return encoding.toUint8Array(encoder);
};
function presence(...entries: readonly Written[][]): Uint8Array {
  const inner = encoding.createEncoder();
  encoding.writeVarUint(inner, entries.length);
  for (const entry of entries) encoding.writeUint8Array(inner, write(...entry));
  return write(MESSAGE.awareness, encoding.toUint8Array(inner));
}
const random = ({ roll }: Dice, most: number): Uint8Array => Uint8Array.from({ length: roll(most) }, () => roll(256));

/** The attacker's own client id, his victims', and nobody's. */
const OWN = 500;
const VICTIMS = [71, 72];
const SHAPES: readonly unknown[] = [
  null,
  1,
  'x',
  [],
  {},
  { id: 'c', type: 'clause.add' },
  [1.5],
  [-1],
  ['7'],
  2 ** 60,
  { a: [] },
];

/** A message as an honest program might send it; the raw material of most families. */
function valid(dice: Dice): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = OWN;
  doc.getText('x').insert(0, 'y');
  const id = dice.once(3) ? dice.pick(VICTIMS) : OWN;
  return dice.pick<() => Uint8Array>([
    () => write(MESSAGE.sync, 0, Y.encodeStateVector(doc)),
    () => write(MESSAGE.sync, dice.pick([1, 2]), Y.encodeStateAsUpdate(doc)),
    () => presence([id, dice.roll(9), dice.pick(['{}', 'null', '{"user":{"member":"ru","name":"Chair"}}'])]),
    () => write(MESSAGE.queryAwareness),
    () => encodeOwn({ type: 'bind', clientIDs: [id] }),
    () => encodeOwn({ type: 'command', command: { id: 'c', type: 'clause.hold', clause: 'a' } as never }),
    () => encodeOwn({ type: 'since', seq: dice.roll(20) } as ToServer),
  ])();
}

/** A message of 1.4 MB: without a limit everybody would see two hundred thousand people who are not there. */
const GHOSTS = write(
  MESSAGE.awareness,
  Buffer.concat([write(200_000), ...Array.from({ length: 200_000 }, (_, id) => write(id, 1, '{}'))]),
);

const FAMILIES: Readonly<Record<string, (dice: Dice) => Uint8Array>> = {
  'random bytes': (dice) => random(dice, 60),
  'nothing at all': () => new Uint8Array(),
  valid,
  'cut off': (dice) => {
    const message = valid(dice);
    return message.subarray(0, dice.roll(message.length));
  },
  flipped: (dice) => {
    const message = valid(dice).slice();
    message[dice.roll(message.length)] = dice.roll(256);
    return message;
  },
  'unknown number': (dice) => write(dice.pick([4, 5, 99, 105, 119, 127, 2 ** 32, 2 ** 53 - 1]), random(dice, 20)),
  'unknown sync step': (dice) => write(MESSAGE.sync, 3 + dice.roll(200), random(dice, 20)),
  'state vector': (dice) => write(MESSAGE.sync, 0, dice.once(3) ? write(3, 1, 2) : random(dice, 20)),
  'random update': (dice) => write(MESSAGE.sync, 2, random(dice, 40)),
  'a length that lies': (dice) => write(MESSAGE.sync, dice.roll(3), dice.pick([50, 2 ** 31, 2 ** 52])),
  'own message of another shape': (dice) => {
    const number = 100 + dice.roll(22);
    const key = dice.pick(['clientIDs', 'command', 'seq', 'freeze', 'x']);
    const shape = JSON.stringify(dice.once(3) ? dice.pick(SHAPES) : { [key]: dice.pick(SHAPES) });
    return write(number, dice.once(6) ? shape.slice(1) : shape);
  },
  'foreign presence': ({ pick, roll }) =>
    presence([pick(VICTIMS), 2 ** 31 + roll(99), pick(['{}', 'null', '{"cursor":1}'])]),
  'presence that is none': ({ pick, roll }) =>
    presence([OWN, roll(99), pick(['', '{', '[]', '7', '"x"', '{"__proto__":{"x":1}}'])]),
  "another's name": ({ roll }) => presence([OWN, roll(99), '{"user":{"member":"ru","name":"Chair"},"cursor":1}']),
  'large presence': ({ roll }) => presence([OWN, roll(99), JSON.stringify({ x: 'x'.repeat(3_000) })]),
  ghosts: ({ roll }) =>
    roll(20) === 0 ? GHOSTS : presence(...Array.from({ length: 30 }, (_, id) => [id === 3 ? OWN : id, 1, '{}'])),
};
const NAMES = Object.keys(FAMILIES);

describe('a socket that speaks garbage', () => {
  const folder = temporaryFolder();
  afterAll(() => folder.remove());
  const dice = diceOf(SEED);
  const seen = new Tally();

  it('breaks nothing, speaks for nobody else and holds nobody up', { timeout: patience(60_000) }, async () => {
    const storage = openStorage(folder.path);
    const world = await openSmallWorkspace(storage);
    const [ru, ir, sec] = [world.sit('ru', 71), world.sit('ir', 72), world.sit('sec', 73)];
    const honest = [ru, ir, sec];
    for (const one of honest) one.dial();
    ru.say(presence([71, 1, '{}']));
    ir.say(presence([72, 1, '{}']));
    world.settle();
    const attackers = [world.sit('kz', OWN), world.sit('obs', OWN + 1)];
    const allowed = new Set([
      '71 ru',
      '72 ir',
      ...[OWN, OWN + 1].flatMap((id) => [`${id} kz`, `${id} obs`, `${id} null`]),
    ]);
    for (let round = 0; round < often(ROUNDS); round++) {
      const attacker = dice.pick(attackers);
      attacker.dial(dice.once(2));
      for (let frames = 1 + dice.roll(5); frames > 0 && attacker.closed() === null; frames--) {
        const family = dice.pick(NAMES);
        seen.add(family);
        attacker.say((FAMILIES[family] as (dice: Dice) => Uint8Array)(dice), !dice.once(60));
        if (dice.once(2)) world.turn();
        attacker.hear();
        if (attacker.closed() === 4400) seen.add('closed as malformed');
      }
      if (attacker.closed() === null) seen.add('stayed');
      attacker.hangUp();
      if (round % 20 === 0) {
        ru.cell(RU).insert(0, dice.pick(['x', 'ж']));
        seen.add('honest word');
      }
      world.settle();
      const strange = honest.flatMap(({ heard }) => heard.splice(0)).filter((entry) => !allowed.has(entry));
      expect(strange).toEqual([]);
      expect(honest.map((one) => [one.saved(), one.closed()])).toEqual(honest.map(() => [true, null]));
    }
    const text = ru.cell(RU).toString();
    expect(honest.map((one) => one.cell(RU).toString())).toEqual([text, text, text]);
    expect([world.alarms, verifyLog(storage, 'small'), ({} as { x?: number }).x]).toEqual([[], null, undefined]);
    world.workspace.close();
  });

  it('was really tried', () => {
    expect(seen.short(NAMES, often(ROUNDS) / 20)).toEqual([]);
    expect(seen.short(['closed as malformed', 'stayed'], often(ROUNDS) / 10)).toEqual([]);
  });
});
