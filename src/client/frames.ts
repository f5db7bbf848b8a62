/** Frames of y-websocket's protocol, as a client writes them. */
import * as encoding from 'lib0/encoding';
import * as sync from 'y-protocols/sync';
import type * as Y from 'yjs';
import { MESSAGE } from '../protocol/message.ts';

/** A message number and what `write` puts after it. */
export const frameOf = (type: number, write: (encoder: encoding.Encoder) => void): Uint8Array => {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, type);
  write(encoder);
  return encoding.toUint8Array(encoder);
};

/** Asks for everything that `doc` lacks. */
export const question = (doc: Y.Doc): Uint8Array =>
  frameOf(MESSAGE.sync, (encoder) => sync.writeSyncStep1(encoder, doc));

/** The answer to the server's question: everything that it lacks. */
export const catchUpFrame = (update: Uint8Array): Uint8Array =>
  frameOf(MESSAGE.sync, (encoder) => {
    encoding.writeVarUint(encoder, sync.messageYjsSyncStep2);
    encoding.writeVarUint8Array(encoder, update);
  });

export const updateFrame = (update: Uint8Array): Uint8Array =>
  frameOf(MESSAGE.sync, (encoder) => sync.writeUpdate(encoder, update));

export const presenceFrame = (update: Uint8Array): Uint8Array =>
  frameOf(MESSAGE.awareness, (encoder) => encoding.writeVarUint8Array(encoder, update));

export const presenceQuery = (): Uint8Array => frameOf(MESSAGE.queryAwareness, () => {});
