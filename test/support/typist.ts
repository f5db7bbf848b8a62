/** Somebody who writes from a computer that no test looks at: a stock client instead of a page, which costs seconds. */
import WebSocket from 'ws';
import { WebsocketProvider } from 'y-websocket';
import { cellOf, openDocument, type Place } from '../../src/crdt/document.ts';
import { type TestServer, until } from './server.ts';

/** Writes `words` at the end of a cell under the member's name, and goes when the server has them. */
export async function writes(
  server: TestServer,
  member: string,
  room: string,
  place: Place,
  words: string,
): Promise<void> {
  const token = await server.signIn(member);
  const doc = openDocument();
  await server.call('POST', `/api/resolutions/${room}/clients`, token, { clientID: doc.clientID });
  const line = new WebsocketProvider(server.socketUrl, room, doc, {
    WebSocketPolyfill: WebSocket as never,
    protocols: ['alternat.v1', `bearer.${token}`],
    disableBc: true,
  });
  try {
    await until(() => line.synced && cellOf(doc, place) !== undefined, `the cell in the document of ${member}`);
    const cell = cellOf(doc, place);
    cell?.insert(cell.length, words);
    await until(
      async () => JSON.stringify(await server.declaration(room, token)).includes(JSON.stringify(words).slice(1, -1)),
      `the words of ${member}`,
    );
  } finally {
    line.destroy();
  }
}
