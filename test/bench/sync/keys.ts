/**
 * Keystrokes as bytes: the updates that Yjs emits when somebody types at the end of what they typed before, written without
 * Yjs, because twenty documents in the load generator would cost more than the server that is measured.
 */
import * as encoding from 'lib0/encoding';
import type * as Y from 'yjs';

/** Items with a string as content; with an origin, the left neighbour. */
const STRING = 4;
const HAS_ORIGIN = 0x80;

/** The update of `clientID`'s key number `clock`; `cell` is the item that the cell's text is. */
export function keystroke(clientID: number, clock: number, cell: Y.ID): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 1);
  encoding.writeVarUint(encoder, 1);
  encoding.writeVarUint(encoder, clientID);
  encoding.writeVarUint(encoder, clock);
  if (clock === 0) {
    encoding.writeUint8(encoder, STRING);
    encoding.writeVarUint(encoder, 0);
    encoding.writeVarUint(encoder, cell.client);
    encoding.writeVarUint(encoder, cell.clock);
  } else {
    encoding.writeUint8(encoder, STRING | HAS_ORIGIN);
    encoding.writeVarUint(encoder, clientID);
    encoding.writeVarUint(encoder, clock - 1);
  }
  encoding.writeVarString(encoder, String.fromCodePoint(0x430 + (clock % 32)));
  encoding.writeVarUint(encoder, 0);
  return encoding.toUint8Array(encoder);
}
