/**
 * A shared document as the server holds it, with people who write in it, for the gate's tests: four clauses, of which one is
 * held and one agreed, in three columns; texts with emoji, marks, deleted words and a colleague's words among them.
 */
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import type { Gated, Policy } from '../../server/rooms/gate.ts';
import { cellOf, openDocument, type Place, placeKey } from '../../src/crdt/document.ts';
import { project } from '../../src/crdt/project.ts';
import { STATUSES } from '../../src/domain/clause/clause.ts';
import { type Actor, mayTypeIn } from '../../src/domain/permission.ts';
import { MARKS } from '../../src/domain/text/text.ts';
import type { Lang } from '../../src/language/language.ts';

export const CLAUSES = ['a', 'b', 'c', 'd'] as const;
export const COLUMNS: readonly Lang[] = ['fa', 'ru', 'az'];
export const PLACES: readonly Place[] = CLAUSES.flatMap((clause) => COLUMNS.map((lang) => ({ clause, lang })));

/** Client ids: the server's, two colleagues'; from OWN on the sender's. */
export const SERVER = 1;
export const COLLEAGUES = [101, 4_000_000_000];
export const OWN = 7;

export const cell = (doc: Y.Doc, { clause, lang }: Place): Y.Text => cellOf(doc, { clause, lang }) as Y.Text;

export const copyOf = (state: Uint8Array | Y.Doc, clientID: number): Y.Doc => {
  const doc = openDocument();
  Y.applyUpdate(doc, state instanceof Y.Doc ? Y.encodeStateAsUpdate(state) : state);
  doc.clientID = clientID;
  return doc;
};

/** What `edit` changes, as the update that a client would send. */
export function updateOf(state: Uint8Array | Y.Doc, clientID: number, edit: (doc: Y.Doc) => void): Uint8Array {
  const client = copyOf(state, clientID);
  const before = Y.encodeStateVector(client);
  edit(client);
  const update = Y.encodeStateAsUpdate(client, before);
  client.destroy();
  return update;
}

/** Clauses `a` and `b` are drafts, `c` is held, `d` is agreed. */
export function roomDocument(): Y.Doc {
  const doc = openDocument();
  doc.clientID = SERVER;
  doc.getMap('meta').set(
    'columns',
    COLUMNS.map((lang) => ({ lang, standing: 'authentic' })),
  );
  project(
    doc,
    CLAUSES.map((id, index) => ({
      type: 'clause.put',
      id,
      kind: 'paragraph',
      level: 0,
      order: `${index + 1}`,
      texts: { fa: 'بند 😀 نخست', ru: 'первый 😀 пункт', az: 'birinci 😀 bənd' },
    })),
    'server',
  );
  for (const [index, id] of COLLEAGUES.entries()) {
    const colleague = copyOf(doc, id);
    for (const place of PLACES) {
      const text = cell(colleague, place);
      text.insert(3 + index, `слово 👩‍🚀 ${index}\n`);
      text.format(1, 4, index === 0 ? { bold: true } : { italic: true });
      text.delete(text.length - 2, 2);
    }
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(colleague));
  }
  const clauses = doc.getMap('clauses') as Y.Map<Y.Map<unknown>>;
  clauses.get('c')?.set('held', true);
  clauses.get('d')?.set('status', 'agreed');
  doc.getMap('stances').set('a/RU', { stance: 'agree', digest: 'x', member: 'ru-neg', at: '2025-11-18T08:00:00.000Z' });
  return doc;
}

export const PEOPLE: Readonly<Record<string, Actor>> = {
  'one column': { id: 'ru-neg', role: 'negotiator', delegation: 'RU', columns: ['ru'] },
  'two columns': { id: 'kz-neg', role: 'negotiator', delegation: 'KZ', columns: ['ru', 'az'] },
  secretariat: { id: 'sec', role: 'secretariat', columns: [] },
  legal: { id: 'leg', role: 'legal', columns: ['ru'] },
  observer: { id: 'obs', role: 'observer', columns: ['ru'] },
  revoked: { id: 'out', role: 'negotiator', delegation: 'RU', columns: ['ru'], revoked: true },
};

/** The server's policy for a person: the row of the rights table, and only while the clause is an open draft. */
export const policyOf = (doc: Y.Doc, actor: Actor, owns: (id: number) => boolean): Policy => ({
  owns,
  mayWrite: ({ clause, lang }) => {
    const map = doc.getMap('clauses').get(clause) as Y.Map<unknown>;
    const status = map.get('status') as keyof typeof STATUSES;
    return mayTypeIn(actor, lang) && STATUSES[status].typing && map.get('held') !== true;
  },
});

/** Everything in the document but the texts of `except`: marks, keys of all maps, roots. */
export function restOf(doc: Y.Doc, except: ReadonlySet<string>): string {
  const clauses = doc.getMap('clauses') as Y.Map<Y.Map<unknown>>;
  const shapes = [...clauses].map(([id, map]) => {
    const texts = map.get('texts') as Y.Map<unknown>;
    return [
      id,
      [...map].map(([key, value]) => (key === 'texts' ? key : [key, value])),
      [...texts].map(([lang, text]) => {
        if (except.has(placeKey({ clause: id, lang: lang as Lang }))) return lang;
        return text instanceof Y.Text ? [lang, text.toDelta(), text.getAttributes()] : [lang, 'no text'];
      }),
    ];
  });
  const roots = [...doc.share.keys()].sort();
  return JSON.stringify([roots, shapes, doc.getMap('meta'), doc.getMap('stances'), doc.getMap('milestones')]);
}

/** What stands in a cell that may not: half characters or what Yjs makes of them, other marks, things that are no text. */
export function unfitIn(text: Y.Text): string[] {
  const marks: readonly string[] = MARKS;
  const unfit = (text.toDelta() as { insert: unknown; attributes?: object }[]).flatMap(
    ({ insert, attributes = {} }) => [
      ...(typeof insert !== 'string' ? ['an embed'] : insert.includes('\ufffd') ? ['a torn character'] : []),
      ...Object.entries(attributes).flatMap(([key, value]) =>
        marks.includes(key) && value === true ? [] : [`mark ${key}`],
      ),
    ],
  );
  return Object.keys(text.getAttributes()).length > 0 ? [...unfit, 'attributes'] : unfit;
}

/** `ok a/ru b/ru | c/ru`: allowed and refused places; or the reason. */
export function verdictOf(gated: Gated): string {
  if (!gated.ok) return gated.reason;
  const refused = gated.refused.map(placeKey).sort();
  return ['ok', ...gated.places.map(placeKey).sort(), ...(refused.length > 0 ? ['|', ...refused] : [])].join(' ');
}

/** What a client sends that was away and kept its updates: words and their deletion, not the deleted run that is left of both. */
export function kept(client: Y.Doc, edit: () => void): Uint8Array {
  const updates: Uint8Array[] = [];
  const keep = (update: Uint8Array): void => void updates.push(update);
  client.on('update', keep);
  edit();
  client.off('update', keep);
  return Y.mergeUpdates(updates);
}

export type Part = number | string | Uint8Array;
/** Bytes as lib0 writes them: numbers as V1's own, words with their length, bytes as they are. */
export function written(...parts: readonly Part[]): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const part of parts) {
    if (typeof part === 'number') encoding.writeVarUint(encoder, part);
    else if (typeof part === 'string') encoding.writeVarString(encoder, part);
    else encoding.writeUint8Array(encoder, part);
  }
  return encoding.toUint8Array(encoder);
}
