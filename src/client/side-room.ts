/**
 * A room beside the text, which only the server writes: a delegation's drafts, the notes of all. It is read by
 * y-websocket's protocol and never written, so it needs no client id, no counting and no copy on this computer; after a
 * restore (another epoch) it begins with an empty document.
 */
import * as decoding from 'lib0/decoding';
import * as sync from 'y-protocols/sync';
import * as Y from 'yjs';
import { decodeToClient, MESSAGE } from '../protocol/message.ts';
import { keepConnected, offering } from './connection.ts';
import type { Clock, Random } from './edges.ts';
import { question } from './frames.ts';
import type { OpenSocket } from './socket.ts';
import { value } from './value.ts';
import type { Value } from './view.ts';

export type SideRoomOptions<T> = {
  readonly url: string;
  readonly token: () => string | undefined;
  readonly openSocket: OpenSocket;
  readonly clock: Clock;
  readonly random: Random;
  /** An empty document of that kind of room. */
  readonly open: () => Y.Doc;
  /** What is shown of it. */
  readonly read: (doc: Y.Doc) => T;
  readonly equals: (a: T, b: T) => boolean;
};

export type SideRoom<T> = {
  readonly value: Value<T>;
  /** True once everything has arrived; stays so offline. */
  readonly synced: Value<boolean>;
  readonly wake: () => void;
  readonly lost: () => void;
  readonly close: () => void;
};

export function sideRoom<T>({ open, read, equals, ...edges }: SideRoomOptions<T>): SideRoom<T> {
  let doc = open();
  let epoch: string | undefined;
  const shown = value(read(doc), equals);
  const synced = value(false);

  const onSync = (decoder: decoding.Decoder): void => {
    const step = decoding.readVarUint(decoder);
    const body = decoding.readVarUint8Array(decoder);
    // The server's own question is not answered: there is nothing here that it could lack.
    if (step === sync.messageYjsSyncStep1) return;
    Y.applyUpdate(doc, body);
    shown.set(read(doc));
    if (step === sync.messageYjsSyncStep2) synced.set(true);
  };
  const onFrame = (bytes: Uint8Array): void => {
    const decoder = decoding.createDecoder(bytes);
    const type = decoding.readVarUint(decoder);
    if (type === MESSAGE.sync) {
      onSync(decoder);
      return;
    }
    const message = decodeToClient(type, decoder);
    if (message === null) line.end('old-program');
    if (message?.type !== 'hello') return;
    if (epoch !== undefined && epoch !== message.epoch) {
      doc.destroy();
      doc = open();
      line.send(question(doc));
    }
    epoch = message.epoch;
  };

  const line = keepConnected({
    ...edges,
    protocols: offering(edges.token),
    on: {
      opened: () => line.send(question(doc)),
      frame: onFrame,
      // Nobody is present here, so the server is asked for what is sure to be answered.
      pulse: () => line.send(question(doc)),
      closed: () => {},
    },
  });
  return {
    value: shown,
    synced,
    wake: line.wake,
    lost: () => line.drop(),
    close: () => {
      line.close();
      doc.destroy();
    },
  };
}
