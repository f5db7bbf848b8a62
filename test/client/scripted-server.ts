/**
 * A server that does what the test says: it holds a document, greets, answers sync messages and broadcasts, but
 * acknowledges and answers commands only when told to. What it hears is kept in a short notation, one word per frame:
 * "bind:1", "step1", "step2", "update", "awareness", "query", "command:clause.add", "since:7", "frozen:f1". Cells can be
 * closed: then it gates as the real one does. A delegation's own room is a second document, with commands answered at once.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { gate } from '../../server/rooms/gate.ts';
import { openDocument, placeKey } from '../../src/crdt/document.ts';
import { openNotes, projectNotes } from '../../src/crdt/notes.ts';
import { project } from '../../src/crdt/project.ts';
import type { Column } from '../../src/domain/clause/declaration.ts';
import { type Command, isNoteCommand } from '../../src/domain/command.ts';
import type { Effect } from '../../src/domain/decide.ts';
import { decodeToServer, encodeOwn, MESSAGE, type Rights, type ToClient } from '../../src/protocol/message.ts';
import type { ServerEnd, Wire } from '../support/wire.ts';

const frame = (type: number, write: (encoder: encoding.Encoder) => void): Uint8Array => {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, type);
  write(encoder);
  return encoding.toUint8Array(encoder);
};
const syncFrame = (step: number, body: Uint8Array): Uint8Array =>
  frame(MESSAGE.sync, (encoder) => {
    encoding.writeVarUint(encoder, step);
    encoding.writeVarUint8Array(encoder, body);
  });

export const NEGOTIATOR: Rights = {
  member: 'm1',
  name: 'Ирина Волкова',
  role: 'negotiator',
  delegation: 'RU',
  columns: ['ru'],
};

const COLUMNS: readonly Column[] = [
  { lang: 'fa', standing: 'authentic' },
  { lang: 'ru', standing: 'authentic' },
];

export type Line = {
  readonly end: ServerEnd;
  readonly protocols: readonly string[];
  readonly heard: string[];
  readonly bound: Set<number>;
  rights: Rights;
  received: number;
  /** Its last presence, as a frame. */
  presence?: Uint8Array;
};

export class ScriptedServer {
  doc = openDocument();
  home = openNotes();
  /** Cells in which nobody may write, as "c1/ru". */
  readonly closed = new Set<string>();
  readonly retired = new Set<number>();
  /** The line breaks whenever part of an update was refused, before that is said. */
  silent = false;
  readonly homeLines: ServerEnd[] = [];
  /** What the chain holds at a sequence number. */
  chain: (seq: number) => string | null = (seq) => `h${seq}`;
  readonly lines: Line[] = [];
  readonly commands: Command[] = [];
  readonly rights: Rights[];
  seq = 1;
  epoch = 'e1';
  /** Acknowledge by itself. */
  acknowledging = true;
  greeting = true;

  constructor(...rights: Rights[]) {
    this.rights = rights.length > 0 ? rights : [NEGOTIATOR];
    const meta = this.doc.getMap('meta');
    meta.set('resolution', 'transit');
    meta.set('epoch', this.epoch);
    meta.set('columns', COLUMNS);
    meta.set('parties', ['IR', 'RU']);
    this.effects(
      { type: 'clause.put', id: 'c1', kind: 'paragraph', level: 0, order: 'B', texts: { fa: 'یک', ru: 'один' } },
      { type: 'clause.put', id: 'c2', kind: 'paragraph', level: 0, order: 'D', texts: { fa: 'دو', ru: 'два' } },
    );
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      for (const line of this.lines) if (line !== origin) line.end.send(syncFrame(2, update));
    });
  }

  effects(...effects: Effect[]): void {
    project(this.doc, effects, 'server');
  }

  /** For `Network`: the n-th wire gets the n-th rights, the last ones repeat. */
  readonly accept = (end: ServerEnd, wire: Wire): void => {
    if (wire.url.includes('~')) {
      this.#serveHome(end);
      return;
    }
    const rights = this.rights[Math.min(this.lines.length, this.rights.length - 1)] as Rights;
    const line: Line = { end, protocols: wire.protocols, heard: [], bound: new Set(), rights, received: 0 };
    this.lines.push(line);
    end.on('message', (data: Buffer) => this.#hear(line, data));
    if (this.greeting) this.greet(line);
  };

  /** Everything of the delegation's own room, and from then on what changes. */
  #serveHome(end: ServerEnd): void {
    this.homeLines.push(end);
    const [rights] = this.rights;
    end.send(encodeOwn({ type: 'hello', epoch: 'home', seq: 1, head: 'h1', rights: rights as Rights }));
    end.on('message', (data: Buffer) => {
      const decoder = decoding.createDecoder(new Uint8Array(data));
      if (decoding.readVarUint(decoder) !== MESSAGE.sync || decoding.readVarUint(decoder) !== 0)
        throw new Error('a room beside the text is only read');
      end.send(syncFrame(1, Y.encodeStateAsUpdate(this.home, decoding.readVarUint8Array(decoder))));
    });
  }

  /** Does what a command on drafts asks, and answers it. */
  note(command: Command, line = this.line): void {
    if (!isNoteCommand(command)) throw new Error(`${command.type} is no command on notes`);
    const { id: _id, type, draft, ...rest } = command as Extract<Command, { type: 'draft.save' }>;
    const record =
      (type as string) === 'draft.discard' ? null : { ...rest, id: draft, member: line.rights.member, at: 'T' };
    projectNotes(this.home, [{ type: 'draft.put', draft, record }], 'server');
    for (const end of this.homeLines) end.send(syncFrame(2, Y.encodeStateAsUpdate(this.home)));
    this.tell({ type: 'answer', id: command.id, answer: { ok: true, seq: 1 } }, line);
  }

  get line(): Line {
    return this.lines.at(-1) as Line;
  }

  tell(message: ToClient, line = this.line): void {
    line.end.send(encodeOwn(message));
  }

  raw(bytes: Uint8Array): void {
    this.line.end.send(bytes);
  }

  greet(line = this.line): void {
    this.tell({ type: 'hello', epoch: this.epoch, seq: this.seq, head: `h${this.seq}`, rights: line.rights }, line);
    this.ask(line);
    for (const { presence } of this.lines) if (presence) line.end.send(presence);
  }

  /** Sync step 1. */
  ask(line = this.line): void {
    line.end.send(syncFrame(0, Y.encodeStateVector(this.doc)));
  }

  acknowledge(received = this.line.received, line = this.line): void {
    this.seq++;
    this.tell({ type: 'acknowledge', received, seq: this.seq, head: `h${this.seq}` }, line);
  }

  #hear(line: Line, data: Uint8Array): void {
    const decoder = decoding.createDecoder(new Uint8Array(data));
    const type = decoding.readVarUint(decoder);
    if (type === MESSAGE.sync) {
      const step = decoding.readVarUint(decoder);
      const body = decoding.readVarUint8Array(decoder);
      line.heard.push(['step1', 'step2', 'update'][step] as string);
      if (step === 0) {
        line.end.send(syncFrame(1, Y.encodeStateAsUpdate(this.doc, body)));
        return;
      }
      for (const client of Y.decodeUpdate(body).structs.map(({ id }) => id.client)) {
        if (client !== this.doc.clientID && !line.bound.has(client)) throw new Error(`client ${client} is not bound`);
      }
      line.received++;
      const taken = this.#taken(line, body);
      if (!taken) return;
      Y.applyUpdate(this.doc, taken, line);
      if (this.doc.store.pendingStructs || this.doc.store.pendingDs) throw new Error('an update came with a gap');
      if (this.acknowledging) this.acknowledge(line.received, line);
    } else if (type === MESSAGE.awareness) {
      line.heard.push('awareness');
      line.presence = new Uint8Array(data);
      for (const { end } of this.lines) if (end !== line.end) end.send(line.presence);
    } else if (type === MESSAGE.queryAwareness) {
      line.heard.push('query');
    } else {
      const message = decodeToServer(type, decoder);
      if (message?.type === 'bind') {
        line.heard.push(`bind:${message.clientIDs.length}`);
        for (const id of message.clientIDs) line.bound.add(id);
      } else if (message?.type === 'command') {
        const command = message.command as Command;
        line.heard.push(`command:${command.type}`);
        this.commands.push(command);
      } else if (message?.type === 'since') {
        line.heard.push(`since:${message.seq}`);
        this.tell({ type: 'chain', seq: message.seq, head: this.chain(message.seq) }, line);
      } else if (message?.type === 'frozen') line.heard.push(`frozen:${message.freeze}`);
      else throw new Error(`unexpected message ${type}`);
    }
  }

  /** What of an update may be applied; null for nothing. Says what it refuses, before it acknowledges. */
  #taken(line: Line, update: Uint8Array): Uint8Array | null {
    if (this.closed.size === 0 && this.retired.size === 0) return update;
    const gated = gate(this.doc, update, {
      mayWrite: (place) => !this.closed.has(placeKey(place)),
      owns: (id) => line.bound.has(id) && !this.retired.has(id),
    });
    const places = gated.ok ? gated.refused : gated.places;
    if (gated.ok) for (const id of gated.retired) this.retired.add(id);
    if (!gated.ok && gated.reason === 'costly') throw new Error('no test types that much');
    const reason = gated.ok ? 'place' : gated.reason;
    if (!gated.ok || places.length > 0) {
      if (!this.silent) this.tell({ type: 'refused', reason, places }, line);
      else if (gated.ok) {
        Y.applyUpdate(this.doc, gated.update, line);
        line.end.terminate();
        return null;
      }
    }
    return gated.ok ? gated.update : null;
  }
}
