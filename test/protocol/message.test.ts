/** Frames: our own messages there and back, and bytes that are no message. */
import fc from 'fast-check';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { describe, expect, it } from 'vitest';
import {
  BEARER_PREFIX,
  CLOSE,
  decodeToClient,
  decodeToServer,
  encodeOwn,
  MESSAGE,
  SUBPROTOCOL,
  type ToClient,
  type ToServer,
} from '../../src/protocol/message.ts';

const reading =
  <T>(decode: (number: number, decoder: decoding.Decoder) => T) =>
  (frame: Uint8Array): T => {
    const decoder = decoding.createDecoder(frame);
    return decode(decoding.readVarUint(decoder), decoder);
  };
const heard = reading(decodeToServer);
const told = reading(decodeToClient);
const read = (frame: Uint8Array) => heard(frame) ?? told(frame);
const frameOf = (number: number, body: string): Uint8Array => {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, number);
  encoding.writeVarString(encoder, body);
  return encoding.toUint8Array(encoder);
};
const rights = { member: 'ir-neg', name: 'ن. کاظمی', role: 'negotiator', delegation: 'IR', columns: ['fa'] } as const;
const MESSAGES: readonly (ToServer | ToClient)[] = [
  { type: 'hello', epoch: 'e1', seq: 12, head: '0'.repeat(64), rights },
  { type: 'acknowledge', received: 3, seq: 15, head: 'f'.repeat(64) },
  { type: 'refused', reason: 'place', places: [{ clause: 'c1', lang: 'ru' }] },
  { type: 'bind', clientIDs: [0, 1, 2 ** 32, 2 ** 53 - 1] },
  { type: 'rights', rights: { ...rights, revoked: true } },
  {
    type: 'command',
    command: { id: 'x', type: 'clause.add', after: null, kind: 'article', level: 0, texts: { fa: 'متن‌ها\n"\\\u0000' } },
  },
  {
    type: 'answer',
    id: 'x',
    answer: {
      ok: false,
      reason: 'rule-unmet',
      message: 'm',
      missing: [{ kind: 'stance', delegation: 'RU', has: 'lapsed' }],
    },
  },
  { type: 'since', seq: 7, head: '' },
  { type: 'chain', seq: 7, head: null },
  { type: 'position', seq: 8, head: 'f'.repeat(64) },
  { type: 'freezing', freeze: 'f1', clause: 'c1' },
  { type: 'frozen', freeze: 'f1' },
  { type: 'thawed', freeze: 'f1' },
  {
    type: 'notice',
    notice: { id: 3, kind: 'mention', at: '2025-11-18T08:00:00Z', resolution: 'transit', by: 'x', read: false },
  },
];

describe('encodeOwn, decodeToServer and decodeToClient', () => {
  it.each(MESSAGES)('give $type back', (message) => {
    expect(read(encodeOwn(message))).toEqual(message);
  });

  it('know every message that is ours', () => {
    const yWebsocket = ['sync', 'awareness', 'auth', 'queryAwareness'];
    expect(MESSAGES.map(({ type }) => type).sort()).toEqual(
      Object.keys(MESSAGE)
        .filter((type) => !yWebsocket.includes(type))
        .sort(),
    );
  });

  it.each([0, 1, 2, 3, 4, 99, 114, 127, 2 ** 31])('leave number %i to others', (number) => {
    const nothing = decoding.createDecoder(new Uint8Array());
    expect([decodeToServer(number, nothing), decodeToClient(number, nothing)]).toEqual([undefined, undefined]);
  });

  it.each(['null', '7', '"x"', '[]', '', '{', '{"a":1}x'])('throw on the body %s', (body) => {
    expect(() => heard(frameOf(MESSAGE.bind, body))).toThrow();
    expect(() => told(frameOf(MESSAGE.hello, body))).toThrow();
  });

  it('never let a body choose its own type', () => {
    expect(heard(frameOf(MESSAGE.bind, '{"type":"command","clientIDs":[1]}'))).toEqual({
      type: 'bind',
      clientIDs: [1],
    });
  });

  it('hear from a side only what that side says', () => {
    for (const message of MESSAGES) {
      const frame = encodeOwn(message);
      expect([heard(frame) === undefined, told(frame) === undefined].sort()).toEqual([false, true]);
    }
  });

  it.each([
    [MESSAGE.bind, '{"clientIDs":[1.5]}'],
    [MESSAGE.bind, '{"clientIDs":"all"}'],
    [MESSAGE.bind, JSON.stringify({ clientIDs: new Array(1001).fill(1) })],
    [MESSAGE.since, '{"seq":-1,"head":""}'],
    [MESSAGE.frozen, '{}'],
  ])('throw on what no client may say: %i %s', (number, body) => {
    expect(() => heard(frameOf(number, body))).toThrow(TypeError);
  });

  it('leave a command as it came, to be parsed where it can be answered', () => {
    expect(heard(frameOf(MESSAGE.command, '{"command":7}'))).toEqual({ type: 'command', command: 7 });
  });

  it.each([
    [MESSAGE.hello, '{"epoch":"e","seq":1,"head":"h"}'],
    [MESSAGE.refused, '{"reason":"a word of tomorrow","places":[]}'],
    [MESSAGE.answer, '{"id":"x","answer":{"ok":true}}'],
  ])('know a server of another version by %i %s', (number, body) => {
    expect(told(frameOf(number, body))).toBeNull();
  });

  it('throw nothing but errors on any bytes', () => {
    const tally = { thrown: 0, foreign: 0, unknown: 0, read: 0 };
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 60 }),
      fc.tuple(fc.constantFrom(...MESSAGES), fc.nat(300), fc.nat(255)).map(([message, at, byte]) => {
        const frame = encodeOwn(message);
        frame[at % frame.length] = byte;
        return frame.subarray(0, byte % 3 === 0 ? at % frame.length : frame.length);
      }),
    );
    fc.assert(
      fc.property(bytes, (frame) => {
        try {
          const message = read(frame);
          if (message === null) tally.unknown++;
          else if (message) tally.read++;
          else tally.foreign++;
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
          tally.thrown++;
        }
      }),
      { seed: 20251118, numRuns: 2000 },
    );
    expect(Object.values(tally).every((count) => count > 40)).toBe(true);
  });
});

describe('CLOSE', () => {
  it('uses 4400 to 4499, at which a stock client stops, just for what coming back cannot cure', () => {
    const stop = Object.entries(CLOSE)
      .filter(([, { code }]) => code >= 4400 && code < 4500)
      .map(([name]) => name);
    expect(stop).toEqual(['malformed', 'unauthorized', 'revoked', 'unknownRoom', 'version', 'tooMany']);
    // RFC 6455: a reason has at most 123 bytes.
    expect(Object.values(CLOSE).every(({ reason }) => reason.length <= 123)).toBe(true);
  });
});

describe('subprotocols', () => {
  it('are tokens of RFC 9110, as a browser demands', () => {
    const token = 'AZaz09_-AZaz09_-AZaz09';
    expect([SUBPROTOCOL, BEARER_PREFIX + token].every((name) => /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name))).toBe(true);
  });
});
