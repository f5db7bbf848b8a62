/**
 * The shared document of one resolution: the only place that names its roots and keys.
 *
 *   meta          { resolution, epoch, schema, columns: Column[], parties: string[], absent?: {delegation: AbsenceRecord},
 *                   announced?: {delegation: AnnouncedAbsence}, returns?: {delegation: ReturnRecord}, rules?: Rules,
 *                   allPairs?: boolean, closure?: Closure }
 *   clauses       id -> Y.Map { kind, level, order, status, held?, none?: {lang: reason}, reopened?: Reopening,
 *                   agreed?: AgreedRecord, texts: Y.Map<lang, Y.Text> }
 *   stances       "clause/delegation" -> StanceRecord
 *   milestones    id -> Milestone
 *   merges        id -> MergedCell, until somebody has read it
 *   proposals     id -> ProposalRecord, of every state
 *   silences      clause -> SilenceRecord, the last one
 *   pairs         "clause/lang/lang" -> PairRecord
 *   bracketNotes  id -> BracketNote
 *   collations    id -> CollationRecord
 *   waivers       "clause/digest" -> WaiverRecord
 *
 * The server writes everything; clients write inside `clauses/<id>/texts/<lang>` and create no shared types, because two
 * clients that create the same key each lose the other's text.
 */
import * as Y from 'yjs';
import type { ClauseKind, ClauseStatus, StanceRecord } from '../domain/clause/clause.ts';
import type { Column, Milestone } from '../domain/clause/declaration.ts';
import { byOrder } from '../domain/clause/ordering.ts';
import type {
  AbsenceRecord,
  AgreedRecord,
  AnnouncedAbsence,
  BracketNote,
  Closure,
  CollationRecord,
  PairRecord,
  ProposalRecord,
  Reopening,
  ReturnRecord,
  SilenceRecord,
  WaiverRecord,
} from '../domain/negotiation/record.ts';
import { type Rules, UNWRITTEN_RULES } from '../domain/negotiation/rules.ts';
import type { MergedCell } from '../domain/text/merged.ts';
import { fromPlain, MARKS, type Mark, type RichText, type Run, richText } from '../domain/text/text.ts';
import { isLang, type Lang, type PerLang } from '../language/language.ts';

export const ROOTS = {
  meta: 'meta',
  clauses: 'clauses',
  stances: 'stances',
  milestones: 'milestones',
  merges: 'merges',
  proposals: 'proposals',
  silences: 'silences',
  pairs: 'pairs',
  bracketNotes: 'bracketNotes',
  collations: 'collations',
  waivers: 'waivers',
} as const;

/** A cell's address: clause id and column. */
export type Place = { readonly clause: string; readonly lang: Lang };
export const placeKey = ({ clause, lang }: Place): string => `${clause}/${lang}`;

type ClauseMap = Y.Map<unknown>;

export const metaOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap(ROOTS.meta);
export const clausesOf = (doc: Y.Doc): Y.Map<ClauseMap> => doc.getMap(ROOTS.clauses);
export const stancesOf = (doc: Y.Doc): Y.Map<StanceRecord> => doc.getMap(ROOTS.stances);
export const milestonesOf = (doc: Y.Doc): Y.Map<Milestone> => doc.getMap(ROOTS.milestones);
export const mergesOf = (doc: Y.Doc): Y.Map<MergedCell> => doc.getMap(ROOTS.merges);
export const proposalsOf = (doc: Y.Doc): Y.Map<ProposalRecord> => doc.getMap(ROOTS.proposals);
export const silencesOf = (doc: Y.Doc): Y.Map<SilenceRecord> => doc.getMap(ROOTS.silences);
export const pairsOf = (doc: Y.Doc): Y.Map<PairRecord> => doc.getMap(ROOTS.pairs);
export const bracketNotesOf = (doc: Y.Doc): Y.Map<BracketNote> => doc.getMap(ROOTS.bracketNotes);
export const collationsOf = (doc: Y.Doc): Y.Map<CollationRecord> => doc.getMap(ROOTS.collations);
export const waiversOf = (doc: Y.Doc): Y.Map<WaiverRecord> => doc.getMap(ROOTS.waivers);

/**
 * After a change from elsewhere Yjs removes marks that format nothing any more. What that is depends on which changes came
 * in one transaction, so two readers would remove different ones, and words typed between them later would be bold for one
 * of them only. There is no option for it; the flag stands here until the transaction's observers have run.
 */
const leaveMarks = (transaction: Y.Transaction): void => {
  transaction._needFormattingCleanup = false;
};

/**
 * A document with its roots declared, as server and client both open it. Garbage collection stays on. It takes over what
 * comes from elsewhere as it stands, marks that format nothing included.
 */
export function openDocument(): Y.Doc {
  const doc = new Y.Doc();
  doc.on('afterTransaction', leaveMarks);
  for (const root of Object.values(ROOTS)) doc.getMap(root);
  return doc;
}

/** From now on `doc` removes marks that format nothing: the one document of a room whose removals everybody is sent. */
export const tidyMarks = (doc: Y.Doc): void => doc.off('afterTransaction', leaveMarks);

export const columnsOf = (doc: Y.Doc): readonly Column[] => (metaOf(doc).get('columns') as Column[] | undefined) ?? [];
/** All delegations of the resolution; those marked absent count for no decision. */
export const partiesOf = (doc: Y.Doc): readonly string[] => (metaOf(doc).get('parties') as string[] | undefined) ?? [];
type Absences = { readonly [delegation: string]: AbsenceRecord };
export const absentOf = (doc: Y.Doc): Absences => (metaOf(doc).get('absent') as Absences | undefined) ?? {};
type Announced = { readonly [delegation: string]: AnnouncedAbsence };
/** Absences that do not count yet. */
export const announcedOf = (doc: Y.Doc): Announced => (metaOf(doc).get('announced') as Announced | undefined) ?? {};
type Returns = { readonly [delegation: string]: ReturnRecord };
export const returnsOf = (doc: Y.Doc): Returns => (metaOf(doc).get('returns') as Returns | undefined) ?? {};
/** The rules of procedure in force. */
export const rulesOf = (doc: Y.Doc): Rules => (metaOf(doc).get('rules') as Rules | undefined) ?? UNWRITTEN_RULES;
export const closureOf = (doc: Y.Doc): Closure | undefined => metaOf(doc).get('closure') as Closure | undefined;
export const epochOf = (doc: Y.Doc): string | undefined => metaOf(doc).get('epoch') as string | undefined;

/** The cell's text, or undefined where the clause or column does not exist. */
export function cellOf(doc: Y.Doc, { clause, lang }: Place): Y.Text | undefined {
  const texts = clausesOf(doc).get(clause)?.get('texts');
  const cell = texts instanceof Y.Map ? texts.get(lang) : undefined;
  return cell instanceof Y.Text ? cell : undefined;
}

/** The same by its key, as `placeKey` writes it. */
export function cellAt(doc: Y.Doc, key: string): Y.Text | undefined {
  const slash = key.lastIndexOf('/');
  const lang = key.slice(slash + 1);
  return isLang(lang) ? cellOf(doc, { clause: key.slice(0, slash), lang }) : undefined;
}

/** Keys of all cells. */
export const placesIn = (doc: Y.Doc): readonly string[] =>
  [...clausesOf(doc)].flatMap(([clause, map]) => {
    const texts = map.get('texts');
    return texts instanceof Y.Map ? [...texts.keys()].map((lang) => placeKey({ clause, lang: lang as Lang })) : [];
  });

/** What a clause's map says, without its texts. */
export type ClauseShape = {
  readonly id: string;
  readonly kind: ClauseKind;
  readonly level: number;
  readonly order: string;
  readonly status: ClauseStatus;
  readonly held: boolean;
  readonly noCounterpart: PerLang<string>;
  /** Why it is a draft again, if it was reopened. */
  readonly reopened?: Reopening;
  /** When it was agreed last. */
  readonly agreed?: AgreedRecord;
};

export function shapeOf(id: string, map: ClauseMap): ClauseShape {
  const reopened = map.get('reopened') as Reopening | undefined;
  const agreed = map.get('agreed') as AgreedRecord | undefined;
  return {
    id,
    kind: map.get('kind') as ClauseKind,
    level: map.get('level') as number,
    order: map.get('order') as string,
    status: map.get('status') as ClauseStatus,
    held: map.get('held') === true,
    noCounterpart: (map.get('none') as PerLang<string> | undefined) ?? {},
    ...(reopened ? { reopened } : {}),
    ...(agreed ? { agreed } : {}),
  };
}

/** All clauses in reading order, withdrawn ones included. */
export function shapesOf(doc: Y.Doc): ClauseShape[] {
  return [...clausesOf(doc)].map(([id, map]) => shapeOf(id, map)).sort(byOrder);
}

/** Did nobody ever mark a word of it? Then its plain form is all there is, which is read much faster. */
export const isBare = (text: Y.Text): boolean => !text._hasFormatting;

/** A cell's text in normal form. Unknown attributes never get here: the gate refuses them. */
export function readCell(text: Y.Text): RichText {
  if (isBare(text)) return fromPlain(text.toString());
  const delta = text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[];
  return richText(
    delta.flatMap(({ insert, attributes }): Run[] => {
      if (typeof insert !== 'string') return [];
      const marks: Mark[] = attributes ? MARKS.filter((mark) => attributes[mark] === true) : [];
      return [marks.length > 0 ? { text: insert, marks } : { text: insert }];
    }),
  );
}

/** The cell a shared type is, found by walking up; null for anything that is not a cell's text. */
export function placeOf(type: unknown): Place | null {
  if (!(type instanceof Y.Text) || !type._item) return null;
  const lang = type._item.parentSub;
  const texts = type._item.parent as Y.Map<unknown>;
  const clause = (texts._item?.parent as ClauseMap | undefined)?._item?.parentSub;
  return isLang(lang) && texts._item?.parentSub === 'texts' && clause ? { clause, lang } : null;
}
