/** The first record of a new room: its meta data and what it starts with. Written by the server, inside a turn. */
import type * as Y from 'yjs';
import { getState } from 'yjs';
import { metaOf } from '../../src/crdt/document.ts';
import { project } from '../../src/crdt/project.ts';
import type { Column } from '../../src/domain/clause/declaration.ts';
import type { Rules } from '../../src/domain/negotiation/rules.ts';
import type { Actor } from '../../src/domain/permission.ts';
import type { Effect } from '../../src/domain/verdict.ts';
import { openLog } from '../history/log.ts';
import { replay } from '../history/replay.ts';
import type { Storage } from '../storage/storage.ts';

type Creator = {
  readonly storage: Storage;
  readonly now: () => string;
  readonly newId: (prefix: string) => string;
};

function create(
  { storage, now, newId }: Creator,
  actor: Pick<Actor, 'id' | 'delegation'>,
  room: string,
  body: object,
  fill: (doc: Y.Doc) => void,
): void {
  const epoch = newId('e');
  const { doc } = replay(storage, room);
  let bytes = new Uint8Array();
  doc.on('update', (update: Uint8Array) => {
    bytes = update as Uint8Array<ArrayBuffer>;
  });
  doc.transact(() => {
    metaOf(doc).set('schema', 1);
    metaOf(doc).set('epoch', epoch);
    fill(doc);
  }, 'server');
  openLog(storage, room).append({
    at: now(),
    member: actor.id,
    delegation: actor.delegation ?? null,
    kind: 'create',
    places: [],
    clients: [[doc.clientID, 0, getState(doc.store, doc.clientID)]],
    // The epoch once more, so that it is known without a document.
    body: { ...body, epoch },
    bytes,
  });
  doc.destroy();
}

/** A resolution with the clauses it starts with. */
export const createResolutionRoom = (
  creator: Creator,
  actor: Pick<Actor, 'id' | 'delegation'>,
  resolution: string,
  meta: { readonly columns: readonly Column[]; readonly parties: readonly string[]; readonly rules?: Rules },
  clauses: readonly Effect[],
): void =>
  create(
    creator,
    actor,
    resolution,
    { resolution, clauses: clauses.filter(({ type }) => type === 'clause.put').length },
    (doc) => {
      metaOf(doc).set('resolution', resolution);
      metaOf(doc).set('columns', meta.columns);
      metaOf(doc).set('parties', meta.parties);
      if (meta.rules) metaOf(doc).set('rules', meta.rules);
      project(doc, clauses, 'server');
    },
  );

/** An empty room beside a resolution. */
export const createSideRoom = (creator: Creator, room: string): void =>
  create(creator, { id: 'server' }, room, { room }, () => {});
