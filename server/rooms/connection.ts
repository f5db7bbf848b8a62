/**
 * One connected socket: reads y-websocket's messages and our own, hands updates and commands to the turn, answers after
 * the commit. Unknown bytes close the connection with a named code; an expected refusal keeps it open.
 */
import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import type { Place } from '../../src/crdt/document.ts';
import type { Answer, Command } from '../../src/domain/command.ts';
import type { Actor } from '../../src/domain/permission.ts';
import { parseCommand } from '../../src/protocol/command.ts';
import { CLOSE, decodeToServer, encodeOwn, MESSAGE, type Rights } from '../../src/protocol/message.ts';
import type { TextRefusal } from '../../src/protocol/refusals.ts';
import { refusalSentence } from '../commands/sentences.ts';
import { catchUp, type Pay, payingAt } from './catch-up.ts';
import { deniedFrame, SYNC, syncFrame } from './frames.ts';
import { codeOf, pacePresence } from './presence.ts';
import { type After, type Rate, throttled } from './rate.ts';
import type { Peer, Room } from './room.ts';
import type { Turns } from './turn.ts';

/** The part of a `ws` socket that is used here. */
export type ServerSocket = {
  readonly readyState: number;
  readonly bufferedAmount: number;
  binaryType: string;
  send(data: Uint8Array): void;
  close(code: number, reason: string): void;
  pause(): void;
  resume(): void;
  on(event: 'message', listener: (data: ArrayBuffer | Buffer | Buffer[], isBinary: boolean) => void): unknown;
  on(event: 'close' | 'error', listener: () => void): unknown;
  /** The TCP socket below, where there is one: corked so that a turn's frames leave in one write. */
  readonly _socket?: { cork(): void; uncork(): void };
};

const OPEN = 1;
/** Bytes of a state vector; ten a client id, so room for all page loads of a year. */
const LARGEST_VECTOR = 256 * 1024;
/** Messages that may wait behind one that is taken in parts. */
const MOST_WAITING = 10_000;
/** Milliseconds between two answers to "who is there". */
const ASKED = 1_000;
const SLOW = { presence: 1_000_000, all: 4_000_000 } as const;

export type ConnectionHost = {
  readonly turns: Turns;
  /** The member's rights now; null when access was withdrawn. Read again for every message. */
  readonly actor: () => Actor | null;
  readonly rights: () => Rights | null;
  /** Judges and does a command, in the room that it belongs to; the answer may have to wait for a freeze. */
  readonly decide: (command: Command, answer: (answer: Answer) => void) => void;
  /** How fast this member may speak, whatever the number of windows; absent: as fast as the line. */
  readonly rate?: Pick<Rate, 'spend'>;
  readonly clock: () => number;
  /** Milliseconds of processor time spent so far; others on the same machine do not count against a member. */
  readonly busy?: () => number;
  readonly later: After;
  /** Called once when the connection is over. */
  readonly ended: () => void;
};

export type Connection = { readonly rightsChanged: () => void; readonly peer: Peer };

/** Serves one socket of one member in one room until it closes. */
export function serveConnection(socket: ServerSocket, room: Room, host: ConnectionHost): Connection {
  let received = 0;
  let over = false;
  /** Set by the first message that only our own programs send. */
  let listens = false;
  /** What a returning client's next update was written on; for that one update. */
  let since: number | undefined;
  let returning = false;
  /** Bytes of a whole document on their way: whoever reads it over a slow line is not slow for that. */
  let owed = 0;
  /** State vector of the last sync step 1 that was not answered yet. */
  let asked: Uint8Array | null = null;
  /** Set while an update is taken in parts: what came behind it. */
  let waiting: (() => void)[] | null = null;
  /** When this connection was last told who is there because it asked. */
  let told = Number.NEGATIVE_INFINITY;
  const member = host.actor()?.id ?? '';
  const busy = host.busy ?? host.clock;
  const pay: Pay = host.rate ? payingAt(host.rate, member, host.later) : async () => {};
  const line = host.rate ? throttled(socket, member, host.rate, host.later) : null;

  const isSlow = (): boolean => socket.bufferedAmount > SLOW.all + owed;
  const peer: Peer = {
    send: (frames) => {
      if (socket.readyState !== OPEN) return;
      if (socket.bufferedAmount === 0) owed = 0;
      // A single frame is one write anyway.
      if (frames.length > 1) socket._socket?.cork();
      const all = frames.every((frame) => {
        if (isSlow()) return false;
        socket.send(frame);
        return true;
      });
      if (frames.length > 1) socket._socket?.uncork();
      if (!all) end(CLOSE.slow);
    },
    glance: (frame) => {
      if (socket.readyState === OPEN && socket.bufferedAmount <= SLOW.presence) socket.send(frame);
    },
    close: (code, reason) => end({ code, reason }),
    listens: () => listens,
  };

  const end = ({ code, reason }: { readonly code: number; readonly reason: string }): void => {
    leave();
    if (socket.readyState === OPEN) socket.close(code, reason);
  };

  const leave = (): void => {
    if (over) return;
    over = true;
    line?.end();
    pace.end();
    room.peers.delete(peer);
    room.freezes.left(peer);
    const gone = room.presence.leave(peer);
    if (gone) room.spread(gone, null);
    host.ended();
  };

  const act = (work: (actor: Actor) => void): void => {
    if (over) return;
    const actor = host.actor();
    if (actor) work(actor);
    else end(CLOSE.revoked);
  };
  /** Now, or behind an update that is being taken in parts. */
  const orBehind = (work: (actor: Actor) => void, again: () => void): void => {
    if (!waiting) act(work);
    // Reading is paused meanwhile: this many can only be a buffer that somebody has filled with trifles.
    else if (waiting.push(again) > MOST_WAITING) end(CLOSE.slow);
  };
  /** Runs `work` in the turn with the rights of that moment. */
  const inTurn = (work: (actor: Actor) => void): void => host.turns.enqueue(() => orBehind(work, () => inTurn(work)));
  /** As `inTurn`, in one transaction with what stands beside it in the queue. */
  const inTransaction = (work: (actor: Actor) => void): void =>
    host.turns.enqueue(() => orBehind(work, () => inTransaction(work)), undefined, room.together);
  /** A turn of its own, whatever waits; resolves after its commit. */
  const inOwnTurn = <T>(work: () => T): Promise<T> =>
    new Promise((resolve, reject) => {
      host.turns.enqueue(() => {
        const done = work();
        host.turns.join({ settle: () => resolve(done), abandon: () => {} });
      }, reject);
    });

  const acknowledge = (): void =>
    room.acknowledge(peer, () => {
      const { seq, hash } = room.head();
      return encodeOwn({ type: 'acknowledge', received, seq, head: hash });
    });

  /** Our own client reads the first, a stock one the second. The socket stays open. */
  const refuse = (reason: TextRefusal, places: readonly Place[]): void => {
    room.reply(peer, () => encodeOwn({ type: 'refused', reason, places }));
    room.reply(peer, () => deniedFrame(reason));
  };

  const takeUpdate = (update: Uint8Array): void => {
    // Nothing to tell, the usual answer of a newcomer: no document is loaded for it.
    if (update.length === 2 && update[0] === 0 && update[1] === 0) {
      inTurn(() => {
        received++;
        acknowledge();
      });
      return;
    }
    // Words that may meet others' unseen are looked at by themselves.
    const queue = returning ? inTurn : inTransaction;
    returning = false;
    queue((actor) => {
      const begun = busy();
      const gated = room.update({ actor, received: update, from: peer, since });
      line?.spent({ work: busy() - begun });
      if (!gated.ok && gated.reason === 'costly') return void takeInParts(update);
      received++;
      since = undefined;
      if (gated.ok) {
        if (gated.refused.length > 0 || gated.retired.length > 0) refuse('place', gated.refused);
        acknowledge();
        return;
      }
      if (gated.reason === 'malformed') return end(CLOSE.malformed);
      refuse(gated.reason, gated.places);
    });
  };

  /** What is too much for one turn takes several; whatever comes behind it on this line waits. */
  const takeInParts = async (update: Uint8Array): Promise<void> => {
    waiting = [];
    socket.pause();
    const parts = { actorNow: host.actor, inTurn: inOwnTurn, pay, clock: busy };
    const outcome = await catchUp(room, update, since, parts).catch(() => null);
    const behind = waiting;
    waiting = null;
    if (over) return;
    // A turn that did not hold has closed the line already, with every other one of this room.
    if (!outcome) return end(CLOSE.restarting);
    inTurn(() => {
      received++;
      since = undefined;
      if (outcome.ok) {
        if (outcome.refused.length > 0) refuse('place', outcome.refused);
        acknowledge();
      } else refuse(outcome.reason, outcome.places);
    });
    for (const again of behind) again();
    if (line) line.resume();
    else socket.resume();
  };

  /** One answer a turn, to what was asked last: each may be the whole document, for a question of a few bytes. */
  const answerAsked = (): void => {
    room.reply(peer, () => {
      const vector = asked ?? new Uint8Array([0]);
      asked = null;
      const begun = busy();
      const frame = syncFrame('step2', room.missing(vector));
      line?.spent({ work: busy() - begun, bytes: frame.length });
      owed = frame.length;
      return frame;
    });
  };

  const takeSync = (decoder: decoding.Decoder): void => {
    const step = decoding.readVarUint(decoder);
    const payload = decoding.readVarUint8Array(decoder);
    if (step === SYNC.step1) {
      if (payload.length > LARGEST_VECTOR) throw new RangeError('a state vector of so many clients');
      // Read here, where bytes that are no state vector end the connection, and not after the turn.
      Y.decodeStateVector(payload);
      const first = asked === null;
      asked = payload.slice();
      if (first) inTurn(answerAsked);
    } else if (step === SYNC.step2 || step === SYNC.update) takeUpdate(payload);
    else throw new RangeError(`unknown sync step ${step}`);
  };

  const pace = pacePresence(host.clock, host.later, (frame) => room.spread(frame, peer));

  /** In the queue like everything else: the ids it speaks for may be bound by the message before it. */
  const takePresence = (decoder: decoding.Decoder): void => {
    const rights = host.rights();
    if (!rights) {
      end(CLOSE.revoked);
      return;
    }
    const user = { member: rights.member, name: rights.name, code: codeOf(rights), role: rights.role };
    const taken = room.presence.take(peer, decoder, (id) => room.owns(rights.member, id), user);
    if (!taken) return;
    pace.offer(taken);
  };

  /** Once a second at most: it is an answer of kilobytes to a question of one. */
  const tellEverybody = (): void => {
    const everybody = host.clock() - told >= ASKED ? room.presence.everybody() : null;
    if (!everybody) return;
    told = host.clock();
    line?.spent({ bytes: everybody.length });
    peer.glance(everybody);
  };

  const takeBind = (ids: readonly number[]): void => {
    inTurn((actor) => {
      const foreign = room.bind(actor, ids);
      if (foreign.length > 0)
        room.reply(peer, () => encodeOwn({ type: 'refused', reason: 'foreign-client', places: [] }));
    });
  };

  const takeCommand = (command: unknown): void => {
    const begun = busy();
    const parsed = parseCommand(command);
    line?.spent({ work: busy() - begun });
    const id = String((command as { id?: unknown } | undefined)?.id ?? '');
    const say = (answer: Answer): void => room.reply(peer, () => encodeOwn({ type: 'answer', id, answer }));
    inTurn(() => {
      const judging = busy();
      if (parsed.ok) host.decide(parsed.value, say);
      else say({ ok: false, reason: 'bad-command', message: `${refusalSentence('bad-command')} ${parsed.message}` });
      line?.spent({ work: busy() - judging });
    });
  };

  const takeSince = (seq: number): void => {
    returning = true;
    inTurn(() => {
      since = seq;
      const head = room.hashAt(since);
      room.reply(peer, () => encodeOwn({ type: 'chain', seq, head }));
    });
  };

  const takeOwn = (number: number, decoder: decoding.Decoder): void => {
    const message = decodeToServer(number, decoder);
    if (!message) return;
    listens = true;
    if (message.type === 'bind') takeBind(message.clientIDs);
    else if (message.type === 'command') takeCommand(message.command);
    else if (message.type === 'since') takeSince(message.seq);
    // Behind the sender's own updates, which is what it confirms.
    else if (message.type === 'frozen') inTurn(() => room.freezes.confirmed(peer, message.freeze));
    // A number that nobody knows is skipped, as y-websocket does: a newer client may have more to say.
  };

  /** Bytes that are no message of this protocol end the connection: whoever sends them speaks something else. */
  const guarded = (read: () => void): void => {
    try {
      read();
    } catch {
      end(CLOSE.malformed);
    }
  };

  const take = (data: Uint8Array): void => {
    const decoder = decoding.createDecoder(data);
    const number = decoding.readVarUint(decoder);
    if (number === MESSAGE.sync) takeSync(decoder);
    else if (number === MESSAGE.awareness) inTurn(() => guarded(() => takePresence(decoder)));
    else if (number === MESSAGE.queryAwareness) {
      tellEverybody();
    } else takeOwn(number, decoder);
  };

  socket.binaryType = 'nodebuffer';
  socket.on('message', (data, isBinary) => {
    if (over) return;
    if (!isBinary || Array.isArray(data)) return end(CLOSE.malformed);
    const { buffer, byteOffset, byteLength } = data as Buffer;
    line?.spent({ messages: 1, bytes: byteLength });
    guarded(() => take(new Uint8Array(buffer, byteOffset, byteLength)));
  });
  socket.on('close', leave);
  socket.on('error', leave);

  room.peers.add(peer);
  const hello = (): Uint8Array[] => {
    const rights = host.rights();
    if (!rights) return [];
    const { seq, hash } = room.head();
    const frames = [
      encodeOwn({ type: 'hello', epoch: room.epoch, seq, head: hash, rights }),
      syncFrame('step1', room.vector()),
    ];
    const everybody = room.presence.everybody();
    return everybody ? [...frames, everybody] : frames;
  };
  peer.send(hello());

  return {
    peer,
    rightsChanged: () => {
      const rights = host.rights();
      if (rights && host.actor()) peer.send([encodeOwn({ type: 'rights', rights })]);
      else end(CLOSE.revoked);
    },
  };
}
