/**
 * What is said on a resolution's line, from the first frame to the last: y-websocket's protocol and our own messages.
 * The order is the point: bind, then ask, then (only after the server's hello and question) the own text, then live
 * updates and decisions. A change made before that rides in the catch-up, since the server refuses text with a gap.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as sync from 'y-protocols/sync';
import * as Y from 'yjs';
import { epochOf, type Place, placeKey, placeOf } from '../crdt/document.ts';
import type { Answer, Command } from '../domain/command.ts';
import {
  BEARER_PREFIX,
  CLOSE,
  decodeOwn,
  encodeOwn,
  MESSAGE,
  type Own,
  type Rights,
  SUBPROTOCOL,
} from '../protocol/message.ts';
import { keepConnected } from './connection.ts';
import { type Clock, type Random, randomId } from './edges.ts';
import type { Result } from './http.ts';
import { addKept, type KeptUpdate, type LocalCopy } from './local-copy.ts';
import { outbox } from './outbox.ts';
import { type Presence, presence } from './presence.ts';
import type { OpenSocket } from './socket.ts';
import { tally } from './tally.ts';
import { value } from './value.ts';
import type { CommandDraft, Link, Refused, RoomView } from './view.ts';

/** Origin of everything that comes from the server; any other change is one's own. */
const SERVER = { from: 'server' };
/** Origin of what an earlier page left in the local copy: own text, but on disk already. */
const KEPT = { from: 'kept' };

/** Deleting what was acknowledged waits this long, in milliseconds: a refusal of it comes a frame later. */
const SETTLE = 500;

/** An update above this many bytes goes over HTTP; the socket takes 256 KB. */
const LARGE = 200_000;
/** Presence is left out while more than this waits in the socket: text goes first. */
const CONGESTED = 65_536;

export type ConversationOptions = {
  readonly doc: Y.Doc;
  readonly url: string;
  /** Goes into the subprotocol; without it the cookie speaks. */
  readonly token: () => string | undefined;
  readonly openSocket: OpenSocket;
  readonly clock: Clock;
  readonly random: Random;
  /** Delivers a large update over HTTP; ok means it is in the log. */
  readonly post?: (update: Uint8Array) => Promise<Result<unknown>>;
  /** The local copy of this resolution, known by what the server's first message says. */
  readonly copyOf?: (owner: { readonly member: string; readonly epoch: string }) => LocalCopy;
};

export type Conversation = Pick<RoomView, 'link' | 'rights' | 'refused' | 'synced'> & {
  readonly presence: Presence;
  readonly command: (draft: CommandDraft) => Promise<Answer>;
  readonly wake: () => void;
  /** The network is known to be gone; the line is let go of and dialled again. */
  readonly lost: () => void;
  readonly close: () => void;
};

const frameOf = (type: number, write: (encoder: encoding.Encoder) => void): Uint8Array => {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, type);
  write(encoder);
  return encoding.toUint8Array(encoder);
};

const sameLink = (a: Link, b: Link): boolean =>
  a.state === b.state &&
  a.unsent === b.unsent &&
  a.since === b.since &&
  a.reason === b.reason &&
  a.seq === b.seq &&
  a.head === b.head;

export function converse(options: ConversationOptions): Conversation {
  const { doc, clock, post, copyOf } = options;
  const counted = tally();
  const commands = outbox(() => randomId(options.random));
  const link = value<Link>({ state: 'connecting', unsent: 0, seq: 0, head: '' }, sameLink);
  const rights = value<Rights | null>(null);
  const refused = value<readonly Refused[]>([]);
  const synced = value(false);
  const ids = new Set<number>([doc.clientID]);
  /** Cells changed here since everything was last acknowledged. */
  const touched = new Map<string, Place>();

  let epoch: string | undefined;
  let ended: Link['reason'];
  let since: string | undefined;
  let position: Pick<Link, 'seq' | 'head'> = { seq: 0, head: '' };
  let copy: LocalCopy | undefined;
  /** What the copy held, until it is in the document; null while there is nothing to add or it is being read. */
  let kept: readonly KeptUpdate[] | null = null;
  let reading = false;
  let over = false;
  let callOffSettling = (): void => {};
  // Of this connection:
  let visit = 0;
  let greeted = false;
  let asked: Uint8Array | null = null;
  let caughtUp = false;
  let bound = new Set<number>();

  const show = (): void => {
    const unsent = counted.unsent();
    const state = ((): Link['state'] => {
      if (ended) return 'ended';
      if (refused.get().length > 0) return 'refused';
      if (!synced.get()) return 'connecting';
      if (!greeted) return 'offline';
      return unsent > 0 || reading ? 'sending' : 'saved';
    })();
    link.set({ state, unsent, ...position, ...(since ? { since } : {}), ...(ended ? { reason: ended } : {}) });
  };

  const own = (message: Own): void => line.send(encodeOwn(message));
  const bind = (): void => {
    const clientIDs = [...ids].filter((id) => !bound.has(id));
    if (clientIDs.length === 0) return;
    own({ type: 'bind', clientIDs });
    bound = new Set(ids);
  };
  const sendSync = (write: (encoder: encoding.Encoder) => void): void => line.send(frameOf(MESSAGE.sync, write));
  const sendCommand = (command: Command): void => own({ type: 'command', command });

  const refuse = (reason: string, places: readonly Place[]): void => {
    refused.set([...refused.get(), { reason, places, at: new Date(clock.now()).toISOString() }]);
    callOffSettling();
    show();
  };

  // Received is not accepted: what was refused stays in the copy and among the touched places.
  const safe = (): boolean => counted.unsent() === 0 && refused.get().length === 0;
  const settleSoon = (): void => {
    callOffSettling();
    callOffSettling = clock.later(SETTLE, () => {
      if (safe()) copy?.settled();
    });
  };

  /** Once the server's text is here: what the server has of the copy changes nothing, the rest is sent as if typed now. */
  const addCopy = (): void => {
    if (!kept || !synced.get() || refused.get().length > 0) return;
    const updates = kept;
    kept = null;
    reading = false;
    for (const { clientID } of updates) ids.add(clientID);
    doc.transact(() => copy?.adopt(addKept(doc, updates)), KEPT);
    if (updates.length > 0 && safe()) settleSoon();
    show();
  };

  /** Sends all that a server at `vector` lacks, then every decision that rests on it. */
  const catchUp = (vector: Uint8Array, posted = false): void => {
    const update = Y.encodeStateAsUpdate(doc, vector);
    if (update.length > LARGE && post && !posted) {
      caughtUp = false;
      const upTo = Y.encodeStateVector(doc);
      const here = visit;
      void post(update).then((result) => {
        if (visit !== here) return;
        if (!result.ok && (result.reason === 'offline' || result.reason === 'server')) {
          line.drop();
          return;
        }
        if (!result.ok) {
          refuse(result.reason, [...touched.values()]);
          copy?.refused();
        }
        // What is left is small: what was typed meanwhile, and deletions, which are always sent in full.
        catchUp(upTo, true);
      });
      return;
    }
    bind();
    counted.sent();
    sendSync((encoder) => {
      encoding.writeVarUint(encoder, sync.messageYjsSyncStep2);
      encoding.writeVarUint8Array(encoder, update);
    });
    caughtUp = true;
    for (const command of commands.unanswered()) sendCommand(command);
    show();
  };

  const onLocalUpdate = (update: Uint8Array, origin: unknown, _: Y.Doc, transaction: Y.Transaction): void => {
    if (origin === SERVER) return;
    if (origin !== KEPT) copy?.keep(update, doc.clientID);
    ids.add(doc.clientID);
    for (const type of transaction.changed.keys()) {
      const place = placeOf(type);
      if (place) touched.set(placeKey(place), place);
    }
    counted.made();
    if (caughtUp && update.length > LARGE && post) catchUp(Y.encodeStateVector(transaction.beforeState));
    else if (caughtUp) {
      bind();
      counted.sent();
      sendSync((encoder) => sync.writeUpdate(encoder, update));
    }
    show();
  };

  /** This copy must never reach that server. It stays here, to be offered again as drafts. */
  const partWith = (reason: 'other-epoch' | 'other-member', sentence: string): void => {
    line.close();
    hangUp();
    commands.end(sentence);
    refuse(reason, [...touched.values()]);
  };

  const onHello = (hello: Own & { type: 'hello' }): void => {
    const known = epochOf(doc) ?? epoch;
    if (known !== undefined && known !== hello.epoch) {
      partWith('other-epoch', 'The resolution was restored; decide again on the text as it stands now.');
      return;
    }
    const { member } = hello.rights;
    if ((rights.get()?.member ?? member) !== member) {
      partWith('other-member', 'Somebody else has signed in; decide again.');
      return;
    }
    epoch = hello.epoch;
    if (!copy && copyOf) {
      copy = copyOf({ member, epoch });
      reading = true;
      void copy.kept().then((updates) => {
        kept = updates;
        if (!over) addCopy();
      });
    }
    greeted = true;
    since = undefined;
    position = { seq: hello.seq, head: hello.head };
    rights.set(hello.rights);
    people.identify(hello.rights);
    if (asked) catchUp(asked);
  };

  const onOwn = (message: Own): void => {
    switch (message.type) {
      case 'hello':
        onHello(message);
        break;
      case 'acknowledge':
        counted.acknowledged(message.received);
        position = { seq: message.seq, head: message.head };
        if (safe()) {
          touched.clear();
          if (copy) settleSoon();
        }
        break;
      case 'refused':
        refuse(message.reason, message.places);
        copy?.refused();
        break;
      case 'rights':
        rights.set(message.rights);
        people.identify(message.rights);
        break;
      case 'answer':
        commands.answered(message.id, message.answer);
        break;
      // What only a client says: 'bind' and 'command' from a server mean nothing.
    }
    show();
  };

  const onSync = (decoder: decoding.Decoder): void => {
    const step = decoding.readVarUint(decoder);
    const body = decoding.readVarUint8Array(decoder);
    if (step === sync.messageYjsSyncStep1) {
      asked = body;
      if (greeted) catchUp(body);
    } else if (step === sync.messageYjsSyncStep2 || step === sync.messageYjsUpdate) {
      Y.applyUpdate(doc, body, SERVER);
      if (step === sync.messageYjsSyncStep2) {
        synced.set(true);
        addCopy();
      }
      show();
    } else throw new RangeError(`unknown sync step ${step}`);
  };

  const onFrame = (bytes: Uint8Array): void => {
    const decoder = decoding.createDecoder(bytes);
    const type = decoding.readVarUint(decoder);
    if (type === MESSAGE.sync) onSync(decoder);
    else if (type === MESSAGE.awareness) people.receive(decoding.readVarUint8Array(decoder));
    else if (type === MESSAGE.queryAwareness) people.announce();
    else {
      // `auth` says to stock clients what `refused` says to us; numbers we do not know are newer than we are.
      const message = decodeOwn(type, decoder);
      if (message) onOwn(message);
    }
  };

  const people = presence(doc, clock, (update) => {
    if (!line.isOpen() || line.buffered() > CONGESTED) return;
    line.send(frameOf(MESSAGE.awareness, (encoder) => encoding.writeVarUint8Array(encoder, update)));
  });

  const hangUp = (): void => {
    visit++;
    // A refusal may have been on the line.
    callOffSettling();
    greeted = false;
    asked = null;
    caughtUp = false;
    bound = new Set();
    counted.dropped();
    since ??= new Date(clock.now()).toISOString();
    people.alone();
  };

  const line = keepConnected({
    url: options.url,
    protocols: () => {
      const token = options.token();
      return token ? [SUBPROTOCOL, BEARER_PREFIX + token] : [SUBPROTOCOL];
    },
    openSocket: options.openSocket,
    clock,
    random: options.random,
    on: {
      opened: () => {
        bind();
        sendSync((encoder) => sync.writeSyncStep1(encoder, doc));
        people.announce();
      },
      frame: (bytes) => {
        try {
          onFrame(bytes);
        } catch (error) {
          // A fresh start heals what half a message may have left; the mistake itself must be seen.
          line.drop(CLOSE.malformed.code, CLOSE.malformed.reason);
          throw error;
        }
      },
      pulse: () => {
        people.announce();
        line.send(frameOf(MESSAGE.queryAwareness, () => {}));
      },
      closed: (reason) => {
        hangUp();
        ended = reason;
        // Whoever is not wanted back may write nothing: the cells must say so at once.
        if (reason) rights.set(null);
        if (reason) commands.end(`The server ended the connection: ${reason}.`);
        show();
      },
    },
  });

  doc.on('update', onLocalUpdate);
  return {
    link,
    rights,
    refused,
    synced,
    presence: people,
    command: (draft) => {
      const { command, answer } = commands.add(draft);
      if (caughtUp) sendCommand(command);
      return answer;
    },
    wake: line.wake,
    lost: () => line.drop(),
    close: () => {
      over = true;
      callOffSettling();
      if (greeted && synced.get() && !reading && safe()) copy?.settled();
      people.leave();
      doc.off('update', onLocalUpdate);
      line.close();
      visit++;
    },
  };
}
