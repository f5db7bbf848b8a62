/**
 * What one member can send over a socket to be a nuisance: crafted inserts, very many pieces, questions without end, ghosts.
 * Each act resolves when the server has dealt with all of it, which a question behind it tells.
 */
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { cellOf, openDocument } from '../../../src/crdt/document.ts';
import { encodeOwn, MESSAGE } from '../../../src/protocol/message.ts';
import { type Client, open } from '../sync/raw-client.ts';
import { BIG, SMALL } from './folder.ts';
import type { At } from './rows.ts';

type Id = readonly [client: number, clock: number];
const PLACE = { clause: 'c2', lang: 'ru' } as const;

const frame = (...parts: readonly (number | Uint8Array)[]): Uint8Array => {
  const encoder = encoding.createEncoder();
  for (const part of parts) {
    if (typeof part === 'number') encoding.writeVarUint(encoder, part);
    else encoding.writeVarUint8Array(encoder, part);
  }
  return encoding.toUint8Array(encoder);
};

/** A line of the asker, with the document that the server gave it. */
async function line({ address, token }: At, room: string, clientID: number): Promise<{ client: Client; doc: Y.Doc }> {
  const target = { address: address.replace('http', 'ws'), dialect: 'alternat', tokens: [token] } as const;
  const client = open(target, room, { person: 0, clientID });
  const doc = openDocument();
  doc.clientID = clientID;
  Y.applyUpdate(doc, await client.synced);
  return { client, doc };
}

/** Resolves when everything that was sent before has been dealt with, with what the server said meanwhile. */
function dealtWith({ socket }: Client): Promise<string> {
  return new Promise((resolve) => {
    let refused = 0;
    socket.on('close', (code: number) => resolve(`closed with ${code}`));
    socket.on('message', (data: Buffer) => {
      if (data[0] === MESSAGE.auth) refused++;
      // A question of the chain is answered behind all updates of its line.
      if (data[0] === MESSAGE.chain) resolve(refused > 0 ? `${refused} refused` : 'taken');
    });
    socket.send(encodeOwn({ type: 'since', seq: 1, head: '' }));
  });
}

/** Structs of one letter from `clock` on, all between the same two units. */
function between([client, clock]: Id, left: Id, right: Id, count: number): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const number of [1, count, client, clock]) encoding.writeVarUint(encoder, number);
  for (let n = 0; n < count; n++) {
    encoding.writeUint8(encoder, 0xc4);
    for (const number of [...left, ...right]) encoding.writeVarUint(encoder, number);
    encoding.writeVarString(encoder, 'x');
  }
  encoding.writeVarUint(encoder, 0);
  return encoding.toUint8Array(encoder);
}

const unitsOf = (doc: Y.Doc): readonly [Id, Id] => {
  const { client, clock } = ((cellOf(doc, PLACE) as Y.Text)._start as Y.Item).id;
  return [
    [client, clock],
    [client, clock + 1],
  ];
};

/** So many inserts of one client id between the same two letters, in one message. */
export const crafted =
  (count: number) =>
  async (at: At): Promise<string> => {
    const { client, doc } = await line(at, SMALL, 500_000 + count);
    const [left, right] = unitsOf(doc);
    client.send([between([doc.clientID, 0], left, right, count)]);
    const said = await dealtWith(client);
    client.close();
    return said;
  };

/** Two client ids of one member that have not seen each other type so many letters each, backwards, at the same place. */
export const unseen =
  (count: number) =>
  async (at: At): Promise<string> => {
    const lines = [await line(at, SMALL, 600_001), await line(at, SMALL, 600_002)];
    for (const { client, doc } of lines) {
      const sent: Uint8Array[] = [];
      doc.on('update', (update: Uint8Array) => sent.push(update));
      const text = cellOf(doc, PLACE) as Y.Text;
      doc.transact(() => {
        for (let n = 0; n < count; n++) text.insert(5 + (n % 2), 'ы');
      });
      client.send(sent);
    }
    const said = await Promise.all(lines.map(({ client }) => dealtWith(client)));
    for (const { client } of lines) client.close();
    return said.join(', ');
  };

/** So many pieces typed, a mark among them, and all deleted in a few bytes. */
export const pieces =
  (count: number) =>
  async (at: At): Promise<string> => {
    const { client, doc } = await line(at, SMALL, 700_001);
    doc.on('update', (update: Uint8Array) => client.send([update]));
    const text = cellOf(doc, PLACE) as Y.Text;
    for (let done = 0; done < count; done += 5_000)
      doc.transact(() => {
        for (let n = 0; n < 5_000; n++) text.insert(n % 2 === 0 ? 0 : text.length, 'ы');
      });
    text.format(0, 1, { bold: true });
    text.delete(0, text.length);
    const said = await dealtWith(client);
    client.close();
    return said;
  };

/** Sync step 1 so many times, of an empty document, in a large room. */
export const questions =
  (count: number) =>
  async (at: At): Promise<string> => {
    const { client } = await line(at, BIG, 800_001);
    let bytes = 0;
    client.socket.on('message', (data: Buffer) => {
      bytes += data.length;
    });
    for (let n = 0; n < count; n++) client.socket.send(frame(MESSAGE.sync, 0, Uint8Array.of(0)));
    const said = await dealtWith(client);
    client.close();
    return `${said}, ${(bytes / 1e6).toFixed(1)} MB answered`;
  };

/** Presence of so many client ids. */
export const ghosts =
  (count: number) =>
  async (at: At): Promise<string> => {
    const { client } = await line(at, SMALL, 900_001);
    const ids = Array.from({ length: count }, (_, n) => 900_002 + n);
    for (let from = 0; from < count; from += 500)
      client.socket.send(encodeOwn({ type: 'bind', clientIDs: ids.slice(from, from + 500) }));
    for (const id of ids) {
      const encoder = encoding.createEncoder();
      for (const number of [1, id, 1]) encoding.writeVarUint(encoder, number);
      encoding.writeVarString(encoder, JSON.stringify({ caret: 'x'.repeat(1_900) }));
      client.socket.send(frame(MESSAGE.awareness, encoding.toUint8Array(encoder)));
    }
    const said = await dealtWith(client);
    client.close();
    return said;
  };

/** So many sockets of one member at once. */
export const windows =
  (count: number) =>
  async ({ address, token }: At): Promise<string> => {
    const target = { address: address.replace('http', 'ws'), dialect: 'alternat', tokens: [token] } as const;
    const opened = Array.from({ length: count }, () => open(target, SMALL, { person: 0 }));
    const told = await Promise.allSettled(opened.map(({ synced }) => synced));
    for (const client of opened) client.close();
    return `${told.filter(({ status }) => status === 'fulfilled').length} of ${count} open`;
  };
