/**
 * From the shared document to plain data: the `Declaration` that everything downstream reads, and the `Ground` on which
 * commands are judged.
 */
import * as Y from 'yjs';
import type { Clause, Digest, StanceRecord } from '../domain/clause/clause.ts';
import { type Column, type Declaration, SCHEMA } from '../domain/clause/declaration.ts';
import { numberClauses } from '../domain/clause/numbering.ts';
import type { Against, ClauseFacts, Ground } from '../domain/ground.ts';
import type { BracketNote, WaiverRecord } from '../domain/negotiation/record.ts';
import { brackets } from '../domain/text/brackets.ts';
import { clauseDigest, declarationDigest } from '../domain/text/digest.ts';
import type { RichText } from '../domain/text/text.ts';
import type { Lang } from '../language/language.ts';
import {
  absentOf,
  announcedOf,
  bracketNotesOf,
  type ClauseShape,
  cellOf,
  closureOf,
  collationsOf,
  columnsOf,
  mergesOf,
  metaOf,
  milestonesOf,
  pairsOf,
  partiesOf,
  proposalsOf,
  returnsOf,
  rulesOf,
  shapesOf,
  silencesOf,
  stancesOf,
  waiversOf,
} from './document.ts';
import { readingOf } from './reading.ts';

/** The clause digest over the authentic ones of `columns`, each cell's asked of `digestOf`. */
function digestOver(shape: ClauseShape, columns: readonly Column[], digestOf: (lang: Lang) => Digest): Digest {
  const texts: { [lang in Lang]?: Digest | 'none-by-design' } = {};
  for (const { lang, standing } of columns) {
    if (standing !== 'authentic') continue;
    texts[lang] = shape.noCounterpart[lang] === undefined ? digestOf(lang) : 'none-by-design';
  }
  return clauseDigest(shape.kind, texts);
}

/** The clause digest of the text as it stands in `doc`, over the authentic ones of `columns`. */
export const digestOfClause = (doc: Y.Doc, shape: ClauseShape, columns: readonly Column[]): Digest =>
  digestOver(shape, columns, (lang) => readingOf(cellOf(doc, { clause: shape.id, lang })).digest);

function stancesByClause(doc: Y.Doc): Map<string, { [delegation: string]: StanceRecord }> {
  const byClause = new Map<string, { [delegation: string]: StanceRecord }>();
  for (const [key, record] of stancesOf(doc)) {
    const [clause, delegation] = key.split('/') as [string, string];
    const stances = byClause.get(clause) ?? {};
    stances[delegation] = record;
    byClause.set(clause, stances);
  }
  return byClause;
}

/** Every no and every reserve, by the digest that it was given on. */
function againstByDigest(doc: Y.Doc): ReadonlyMap<Digest, readonly Against[]> {
  const byDigest = new Map<Digest, Against[]>();
  for (const [key, { stance, digest }] of stancesOf(doc)) {
    if (stance !== 'object' && stance !== 'reserve') continue;
    const [clause, delegation] = key.split('/') as [string, string];
    const list = byDigest.get(digest);
    if (list) list.push({ delegation, clause, stance });
    else byDigest.set(digest, [{ delegation, clause, stance }]);
  }
  return byDigest;
}

/** Of each clause that has any, in the order of their giving. */
function waiversByClause(doc: Y.Doc): ReadonlyMap<string, readonly WaiverRecord[]> {
  const byClause = new Map<string, WaiverRecord[]>();
  for (const [key, record] of waiversOf(doc)) {
    const clause = key.slice(0, key.lastIndexOf('/'));
    byClause.set(clause, [...(byClause.get(clause) ?? []), record]);
  }
  for (const waivers of byClause.values()) waivers.sort((a, b) => a.seq - b.seq || (a.seen < b.seen ? -1 : 1));
  return byClause;
}

/** The resolution as it stands in `doc`, which is at log position `at`. */
export function snapshot(doc: Y.Doc, at: Declaration['at']): Declaration {
  const columns = columnsOf(doc);
  const langs = columns.map(({ lang }) => lang);
  const shapes = shapesOf(doc);
  const numbers = langs.map((lang) => [lang, numberClauses(shapes, lang)] as const);
  const stances = stancesByClause(doc);
  const waivers = waiversByClause(doc);
  const clauses = shapes.map((shape): Clause => {
    const texts: { [lang in Lang]?: { digest: Digest; paragraphs: RichText } } = {};
    const open: { [lang in Lang]?: number } = {};
    const number: { [lang in Lang]?: string } = {};
    for (const [lang, byId] of numbers) {
      const { digest, paragraphs, plain } = readingOf(cellOf(doc, { clause: shape.id, lang }));
      texts[lang] = { digest, paragraphs };
      // Most cells have none, and looking for one is far cheaper than counting.
      open[lang] = plain.includes('[') ? brackets(plain).pairs.length : 0;
      number[lang] = byId.get(shape.id)?.label ?? '';
    }
    return {
      id: shape.id,
      kind: shape.kind,
      level: shape.level,
      order: shape.order,
      status: shape.status,
      ...(shape.held ? { held: true } : {}),
      digest: digestOver(shape, columns, (lang) => texts[lang]?.digest ?? ''),
      number,
      texts,
      stances: stances.get(shape.id) ?? {},
      brackets: open,
      ...(Object.keys(shape.noCounterpart).length > 0 ? { noCounterpart: shape.noCounterpart } : {}),
      ...(waivers.has(shape.id) ? { waivers: waivers.get(shape.id) as readonly WaiverRecord[] } : {}),
    };
  });
  const absent = absentOf(doc);
  const working = columns.filter(({ standing }) => standing === 'working').map(({ lang }) => lang);
  return {
    resolution: metaOf(doc).get('resolution') as string,
    schema: SCHEMA,
    at,
    columns: langs,
    ...(working.length > 0 ? { working } : {}),
    ...(Object.keys(absent).length > 0 ? { absent } : {}),
    digest: declarationDigest(langs, clauses),
    clauses,
  };
}

/** Where the bracket of a note stands now; null when it is gone, or when the anchor never was one. */
function offsetOf(doc: Y.Doc, { clause, lang, anchor }: BracketNote): number | null {
  const cell = cellOf(doc, { clause, lang });
  // By name Yjs would make a root of that name; our anchors go by the id of what they are in.
  if (!cell || typeof anchor !== 'object' || anchor === null || (anchor as { tname?: unknown }).tname) return null;
  try {
    const place = Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON(anchor), doc);
    return place?.type === cell && cell.toString()[place.index] === '[' ? place.index : null;
  } catch {
    return null;
  }
}

/** What `decide` needs, read lazily: a command on one clause costs the digests of that clause. */
export function groundOf(doc: Y.Doc): Ground {
  const columns = columnsOf(doc);
  const stances = stancesByClause(doc);
  const waivers = waiversByClause(doc);
  const clauses = shapesOf(doc).map(
    (shape): ClauseFacts => ({
      ...shape,
      digest: () => digestOfClause(doc, shape, columns),
      // The same as the plain form of the snapshot's paragraphs, without making them.
      plain: (lang) => cellOf(doc, { clause: shape.id, lang })?.toString() ?? '',
      cell: (lang) => readingOf(cellOf(doc, { clause: shape.id, lang })).digest,
      stances: stances.get(shape.id) ?? {},
      waivers: waivers.get(shape.id) ?? [],
    }),
  );
  const byId = new Map(clauses.map((clause) => [clause.id, clause]));
  const invited = partiesOf(doc);
  const absent = absentOf(doc);
  const closure = closureOf(doc);
  let against: ReadonlyMap<Digest, readonly Against[]> | undefined;
  return {
    rules: rulesOf(doc),
    columns,
    parties: invited.filter((delegation) => !Object.hasOwn(absent, delegation)),
    invited,
    absent,
    announced: announcedOf(doc),
    returns: returnsOf(doc),
    clauses,
    clause: (id) => byId.get(id),
    against: (digest) => {
      against ??= againstByDigest(doc);
      return against.get(digest) ?? [];
    },
    milestones: [...milestonesOf(doc).values()],
    merges: [...mergesOf(doc).values()],
    proposals: [...proposalsOf(doc).values()],
    proposal: (id) => proposalsOf(doc).get(id),
    silence: (clause) => silencesOf(doc).get(clause),
    pair: (key) => pairsOf(doc).get(key),
    bracketNotes: () => [...bracketNotesOf(doc).values()].map((note) => ({ ...note, offset: offsetOf(doc, note) })),
    collations: [...collationsOf(doc).values()],
    ...(closure ? { closure } : {}),
    allPairs: metaOf(doc).get('allPairs') === true,
    digest: () => snapshot(doc, { seq: 0 }).digest,
  };
}
