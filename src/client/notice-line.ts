/**
 * Hears the notices that come on a resolution's line. They are about the member and not about that text, so they are taken
 * off here, before the conversation about the text reads the frame and finds nothing in it for itself.
 */
import * as decoding from 'lib0/decoding';
import type { Notice } from '../domain/notice.ts';
import { decodeOwn, MESSAGE } from '../protocol/message.ts';
import type { OpenSocket, SocketLike } from './socket.ts';

function noticeIn(data: unknown): Notice | undefined {
  if (!(data instanceof ArrayBuffer)) return undefined;
  const decoder = decoding.createDecoder(new Uint8Array(data));
  // An empty frame is malformed, which is for the conversation to say.
  if (!decoding.hasContent(decoder) || decoding.readVarUint(decoder) !== MESSAGE.notice) return undefined;
  const message = decodeOwn(MESSAGE.notice, decoder);
  return message?.type === 'notice' ? message.notice : undefined;
}

/** Sockets of which every notice is told; the same one may come on several. */
export const hearingNotices =
  (openSocket: OpenSocket, told: (notice: Notice) => void): OpenSocket =>
  (url, protocols) => {
    const socket: SocketLike = openSocket(url, protocols);
    let onmessage: SocketLike['onmessage'] = null;
    socket.onmessage = (event) => {
      // First the conversation: a malformed frame ends the line, and is nothing to read here.
      onmessage?.(event);
      const notice = noticeIn(event.data);
      if (notice) told(notice);
    };
    return {
      get binaryType() {
        return socket.binaryType;
      },
      set binaryType(type) {
        socket.binaryType = type;
      },
      get readyState() {
        return socket.readyState;
      },
      get bufferedAmount() {
        return socket.bufferedAmount;
      },
      get onopen() {
        return socket.onopen;
      },
      set onopen(handler) {
        socket.onopen = handler;
      },
      get onmessage() {
        return onmessage;
      },
      set onmessage(handler) {
        onmessage = handler;
      },
      get onclose() {
        return socket.onclose;
      },
      set onclose(handler) {
        socket.onclose = handler;
      },
      get onerror() {
        return socket.onerror;
      },
      set onerror(handler) {
        socket.onerror = handler;
      },
      send: (data) => socket.send(data),
      close: (code, reason) => socket.close(code, reason),
    };
  };
