/** Frames of y-websocket's protocol as this server writes them. */
import * as encoding from 'lib0/encoding';
import { MESSAGE } from '../../src/protocol/message.ts';

export const SYNC = { step1: 0, step2: 1, update: 2 } as const;

/** A sync message: a state vector (step 1), what is missing (step 2), or an update. */
export function syncFrame(step: keyof typeof SYNC, payload: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MESSAGE.sync);
  encoding.writeVarUint(encoder, SYNC[step]);
  encoding.writeVarUint8Array(encoder, payload);
  return encoding.toUint8Array(encoder);
}

/** What a stock client reads as "permission denied". */
export function deniedFrame(reason: string): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MESSAGE.auth);
  encoding.writeVarUint(encoder, 0);
  encoding.writeVarString(encoder, reason);
  return encoding.toUint8Array(encoder);
}
