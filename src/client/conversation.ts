/**
 * What is said on a resolution's line, from the first frame to the last: y-websocket's protocol and our own messages.
 * The order is the point: bind, then ask, then (only after the server's hello and question) the own text, then live
 * updates and decisions. A change made before that rides in the catch-up, since the server refuses text with a gap.
 * One conversation is about one document; after a refusal it is over, and another begins with an empty one.
 */
import * as decoding from 'lib0/decoding';
import { equalityDeep } from 'lib0/function';
import * as sync from 'y-protocols/sync';
import * as Y from 'yjs';
import { epochOf, type Place } from '../crdt/document.ts';
import type { Command } from '../domain/command.ts';
import type { Notice } from '../domain/negotiation/notice.ts';
import { decodeToClient, encodeOwn, MESSAGE, type Rights, type ToClient, type ToServer } from '../protocol/message.ts';
import type { TextRefusal } from '../protocol/refusals.ts';
import { keepConnected, offering } from './connection.ts';
import type { Clock, Random } from './edges.ts';
import { catchUpFrame, presenceFrame, presenceQuery, question, updateFrame } from './frames.ts';
import type { Freezing } from './freezing.ts';
import type { Result } from './http.ts';
import type { Found, LocalCopy } from './local-copy.ts';
import type { Position } from './local-records.ts';
import type { Outbox } from './outbox.ts';
import type { Positions } from './positions.ts';
import { presence } from './presence.ts';
import type { OpenSocket } from './socket.ts';
import { unsentText } from './unsent.ts';
import { value } from './value.ts';
import type { Link } from './view.ts';

/** An update above this many bytes goes over HTTP; the socket takes 256 KB. */
const LARGE = 200_000;
/** Presence is left out while more than this waits in the socket: text goes first. */
const CONGESTED = 65_536;

export type Owner = { readonly member: string; readonly epoch: string };

/**
 * `place`: of these cells nothing was taken, of others everything so far. Any other reason: nothing at all was taken. `refused`: a call
 * over HTTP was; `other-member`, `other-epoch`: the room is not the one that this document was of.
 */
export type Refusal = {
  readonly reason: TextRefusal | 'refused' | 'other-member' | 'other-epoch';
  readonly places: readonly Place[];
};

/** The part of this computer's store that belongs to an owner; `unread` is false when its content is in the room already. */
export type OwnedCopy = { readonly copy: LocalCopy; readonly unread: boolean };

/** What one document's conversation shares with those before and after it. */
export type Edges = {
  readonly url: string;
  /** Goes into the subprotocol; without it the cookie speaks. */
  readonly token: () => string | undefined;
  readonly openSocket: OpenSocket;
  readonly clock: Clock;
  readonly random: Random;
  /** Delivers a large update over HTTP. `since`: the position of the log on which it was made. */
  readonly post?: (update: Uint8Array, since?: number) => Promise<Result<{ readonly refused: readonly Place[] }>>;
  /** Notices are the member's and not this text's; they come on whatever line is open. */
  readonly onNotice?: (notice: Notice) => void;
};

export type ConversationOptions = Edges & {
  readonly doc: Y.Doc;
  readonly commands: Outbox;
  readonly freezes: Freezing;
  /** Whose room it is, once that is known: text never goes to the server under somebody else's name. */
  readonly owner: () => string | undefined;
  /** Called at each hello, before anything is said. */
  readonly copyOf: (owner: Owner) => OwnedCopy | null;
  readonly positionsOf: (owner: Owner) => Positions;
  /** What lay on this computer; `unfit` are updates of it that nothing can be done with any more. */
  readonly onFound: (found: Found, unfit: readonly Place[]) => void;
  /** The end of this conversation. `open`: another document would be welcome. */
  readonly onRefused: (refusal: Refusal, open: boolean) => void;
};

export function converse(options: ConversationOptions) {
  const { doc, clock, post, commands, freezes } = options;
  const link = value<Link>({ state: 'connecting', unsent: 0, seq: 0, head: '' }, equalityDeep);
  const rights = value<Rights | null>(null);
  const synced = value(false);
  const ids = new Set<number>([doc.clientID]);

  let ended: Link['reason'];
  let refused = false;
  let since: string | undefined;
  let position: Position = { seq: 0, head: '' };
  let positions: Positions | undefined;
  // Of this connection:
  let visit = 0;
  let greeted: Position | null = null;
  let asked: Uint8Array | null = null;
  let caughtUp = false;
  let posting = false;
  let bound = new Set<number>();

  const show = (): void => {
    const unsent = text.count();
    const state = ((): Link['state'] => {
      if (ended) return 'ended';
      if (refused) return 'refused';
      if (!synced.get()) return 'connecting';
      if (!greeted) return 'offline';
      return unsent > 0 || text.reading() ? 'sending' : 'saved';
    })();
    link.set({ state, unsent, ...position, ...(since ? { since } : {}), ...(ended ? { reason: ended } : {}) });
  };

  const own = (message: ToServer): void => line.send(encodeOwn(message));
  const bind = (): void => {
    const clientIDs = [...ids].filter((id) => !bound.has(id));
    if (clientIDs.length === 0) return;
    own({ type: 'bind', clientIDs });
    bound = new Set(ids);
  };
  const sendCommand = (command: Command): void => own({ type: 'command', command });

  /** The line is closed at once: what the server says from now on is for a document without these words. */
  const turnAway = (refusal: Refusal, open = true): void => {
    if (refused) return;
    refused = true;
    line.close();
    hangUp();
    show();
    options.onRefused(refusal, open);
  };

  const catchUpIfReady = (): void => {
    if (asked && greeted && !text.reading() && !refused && !caughtUp && !posting) catchUp(asked);
  };

  /** What this copy rests on, so that the server can tell what its writer had not seen, and show that it still has it. */
  const tellPosition = (): void => {
    if (!positions || !greeted) return;
    const known = positions.known();
    const farther = positions.greeted(greeted);
    positions.heard(greeted);
    const rests = text.rests();
    const points = [...(farther && known && known.seq !== rests.seq ? [known] : []), ...(rests.seq > 0 ? [rests] : [])];
    for (const point of points) {
      positions.remember(point);
      own({ type: 'since', ...point });
    }
  };

  /** Sends all that a server at `vector` lacks, then every decision that rests on it. */
  const catchUp = (vector: Uint8Array, posted = false): void => {
    const update = Y.encodeStateAsUpdate(doc, vector);
    if (update.length > LARGE && post && !posted) {
      caughtUp = false;
      posting = true;
      bind();
      const upTo = Y.encodeStateVector(doc);
      const here = visit;
      void post(update, text.rests().seq || undefined).then((result) => {
        if (visit !== here || refused) return;
        posting = false;
        // Anything but a refusal of the text itself the next line will explain, or heal.
        if (!result.ok && result.reason !== 'refused') line.drop();
        else if (!result.ok) turnAway({ reason: 'refused', places: [] });
        else if (result.value.refused.length > 0) turnAway({ reason: 'place', places: result.value.refused });
        // What is left is small: what was typed meanwhile, and deletions, which are always sent in full.
        else catchUp(upTo, true);
      });
      return;
    }
    bind();
    tellPosition();
    text.sent();
    line.send(catchUpFrame(update));
    caughtUp = true;
    for (const command of commands.unanswered()) sendCommand(command);
    show();
  };

  const text = unsentText({
    doc,
    clock,
    made: (update, transaction) => {
      ids.add(doc.clientID);
      if (caughtUp && update.length > LARGE && post) catchUp(Y.encodeStateVector(transaction.beforeState));
      else if (caughtUp) {
        bind();
        text.sent();
        line.send(updateFrame(update));
      }
      show();
    },
    read: options.onFound,
    missed: (places) => turnAway({ reason: 'place', places }),
  });

  /** Own text of earlier pages is sent as if typed now. */
  const addFound = (): void => {
    if (!synced.get() || refused) return;
    text.addFound((clients) => {
      for (const id of clients) ids.add(id);
    });
    catchUpIfReady();
    show();
  };

  const onHello = (hello: Extract<ToClient, { type: 'hello' }>): void => {
    const { member } = hello.rights;
    if ((options.owner() ?? member) !== member) {
      turnAway({ reason: 'other-member', places: text.words().map(({ place }) => place) }, false);
      return;
    }
    const known = epochOf(doc);
    if (known !== undefined && known !== hello.epoch) {
      turnAway({ reason: 'other-epoch', places: text.words().map(({ place }) => place) });
      return;
    }
    const owner = { member, epoch: hello.epoch };
    positions = options.positionsOf(owner);
    const kept = text.copy() ? null : options.copyOf(owner);
    if (kept) {
      text.open(kept.copy, kept.unread, (lay) => {
        if (lay) positions?.remember(lay);
        addFound();
      });
    }
    greeted = { seq: hello.seq, head: hello.head };
    since = undefined;
    position = greeted;
    rights.set(hello.rights);
    people.identify(hello.rights);
    catchUpIfReady();
  };

  /** Everything up to there has been read from this line. */
  const reached = ({ seq, head }: Position): void => {
    position = { seq, head };
    text.reached(position);
    // Before the catch-up it is not yet asked whether the chain still holds what was known.
    if (caughtUp) positions?.heard(position);
  };

  const onOwn = (message: ToClient): void => {
    switch (message.type) {
      case 'hello':
        onHello(message);
        break;
      case 'acknowledge':
        text.acknowledged(message.received);
        reached(message);
        break;
      case 'position':
        reached(message);
        break;
      case 'chain':
        positions?.answered(message.seq, message.head);
        break;
      case 'freezing': {
        const here = visit;
        freezes.freeze(message.freeze, message.clause, () => {
          if (visit === here) own({ type: 'frozen', freeze: message.freeze });
        });
        break;
      }
      case 'thawed':
        freezes.thaw(message.freeze);
        break;
      case 'refused':
        turnAway(message);
        break;
      case 'rights':
        rights.set(message.rights);
        people.identify(message.rights);
        break;
      case 'answer':
        commands.answered(message.id, message.answer);
        break;
      case 'notice':
        options.onNotice?.(message.notice);
        break;
    }
    show();
  };

  const onSync = (decoder: decoding.Decoder): void => {
    const step = decoding.readVarUint(decoder);
    const body = decoding.readVarUint8Array(decoder);
    if (step === sync.messageYjsSyncStep1) {
      asked = body;
      catchUpIfReady();
    } else if (step === sync.messageYjsSyncStep2 || step === sync.messageYjsUpdate) {
      text.apply(body, step === sync.messageYjsSyncStep2);
      if (refused) return;
      if (step === sync.messageYjsSyncStep2) {
        if (greeted && text.held().seq < greeted.seq) text.reached(greeted);
        synced.set(true);
        addFound();
      }
      show();
    } else throw new RangeError(`unknown sync step ${step}`);
  };

  const onFrame = (bytes: Uint8Array): void => {
    if (refused) return;
    const decoder = decoding.createDecoder(bytes);
    const type = decoding.readVarUint(decoder);
    if (type === MESSAGE.sync) onSync(decoder);
    else if (type === MESSAGE.awareness) people.receive(decoding.readVarUint8Array(decoder));
    else if (type === MESSAGE.queryAwareness) people.announce();
    else {
      // `auth` says to stock clients what `refused` says to us; numbers we do not know are newer than we are.
      const message = decodeToClient(type, decoder);
      if (message === null) line.end('old-program');
      else if (message) onOwn(message);
    }
  };

  const people = presence(doc, clock, (update) => {
    if (line.isOpen() && line.buffered() <= CONGESTED) line.send(presenceFrame(update));
  });

  const hangUp = (): void => {
    visit++;
    greeted = null;
    asked = null;
    caughtUp = false;
    posting = false;
    bound = new Set();
    text.dropped();
    commands.lost();
    since ??= new Date(clock.now()).toISOString();
    freezes.end();
    // Of a document that is about to be replaced nobody needs to see them go and come.
    if (!refused) people.alone();
  };

  const line = keepConnected({
    url: options.url,
    protocols: offering(options.token),
    openSocket: options.openSocket,
    clock,
    random: options.random,
    on: {
      opened: () => {
        bind();
        line.send(question(doc));
        people.announce();
      },
      frame: onFrame,
      pulse: () => {
        people.announce();
        line.send(presenceQuery());
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

  return {
    link,
    rights,
    synced,
    presence: people,
    /** Own words that may not have arrived. */
    words: text.words,
    updates: text.updates,
    copy: text.copy,
    /** Sends a decision at once, or after the next catch-up; false: there is no line to send it on. */
    offer: (command: Command): boolean => {
      if (caughtUp) sendCommand(command);
      return greeted !== null;
    },
    wake: line.wake,
    /** The network is known to be gone; the line is let go of and dialled again. */
    lost: (): void => line.drop(),
    close: (): void => {
      text.close(greeted !== null && synced.get() && !refused);
      people.leave();
      line.close();
      visit++;
    },
  };
}
