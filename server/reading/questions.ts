/**
 * Every question that is answered by reading the data folder: one row each, from what is asked to the bytes that go out. A
 * row reads only, and all of it sees one moment of the database. The process that answers has it as it was committed.
 */
import { runChecks } from '../../src/checks/run.ts';
import type { AutoMilestone } from '../../src/domain/clause/declaration.ts';
import type { Actor } from '../../src/domain/permission.ts';
import { printerOf } from '../../src/export/formats.ts';
import type { Lang } from '../../src/language/language.ts';
import { frameOf, instrumentOf, type Standing, sealableNow, textsNow } from '../commands/assembly.ts';
import { milestoneFor } from '../commands/milestones.ts';
import { refusalSentence } from '../commands/sentences.ts';
import { openVisits } from '../commands/visits.ts';
import { type AuditFilter, audit, wholeAudit } from '../history/audit.ts';
import { authorsInSlices } from '../history/authors.ts';
import { type ChangesWish, changesFile, changesSince } from '../history/changes.ts';
import { logCsv, logXlsx, type Separator } from '../history/log-table.ts';
import { milestonesIn } from '../history/milestones.ts';
import type { PageWish, Pasts } from '../history/pages.ts';
import { participantsIn } from '../history/participants.ts';
import {
  declarationAt,
  diffBetween,
  type ExportWish,
  exportAt,
  isNamedPoint,
  type RedlineWish,
  redlineAt,
  seqOfPoint,
} from '../history/points.ts';
import type { Slices } from '../history/retrace.ts';
import { hasClause } from '../history/versions.ts';
import type { Storage } from '../storage/storage.ts';
import { besidePaper } from './adoption.ts';
import { documentsPaper, documentsView } from './documents.ts';
import {
  certifiedCopy,
  draftDocument,
  instrumentView,
  packageWithActs,
  rectificationAct,
  sealedPart,
  sealReport,
} from './instrument.ts';
import { peopleDocument } from './people.ts';
import { Problem } from './refusal.ts';
import { type Body, file, json } from './reply.ts';
import { reportPaper } from './report.ts';
import { rulesDocument } from './rules.ts';

import { courseView, type Folder, noticesView, type SummitWish, summitView } from './views.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A folder with what is remembered of it from one question to the next. */
export type Reader = Folder &
  Standing & {
    readonly pasts: Pasts;
    readonly slices: Slices;
  };

type Of<T> = T & { readonly resolution: string };
type Cell = { readonly clause: string; readonly lang: Lang };

/** Why there is nothing about a cell: throws. */
function noCell({ storage }: Reader, { resolution, clause, lang }: Of<Cell>): never {
  if (!hasClause(storage, resolution, clause)) throw new Problem('unknown-clause', refusalSentence('unknown-clause'));
  throw new Problem('no-such-column', `This resolution has no column in ${lang}.`);
}

/** `visitOf`: since this member's last visit. */
type ChangesAsked = Omit<ChangesWish, 'since'> & {
  readonly since: { readonly point: string } | { readonly visitOf: string };
};

function wishOf(storage: Storage, { since, ...rest }: ChangesAsked): ChangesWish {
  if ('point' in since) return { ...rest, since };
  const visits = openVisits(storage);
  return { ...rest, since: { visit: (resolution) => visits.last(since.visitOf, resolution, rest.now)?.seq ?? null } };
}

const cannot = (format: string, language: string): string =>
  printerOf(format)?.pairs
    ? `${format} puts one language against each other one: use all as the language, and name the one that it is from as the source.`
    : `This cannot be exported as ${format} in ${language}.`;

export const QUESTIONS = {
  /** Have all these points a name? Else they are for those who may see keystrokes. */
  named: ({ storage }: Reader, { resolution, points }: Of<{ readonly points: readonly string[] }>) =>
    json(points.every((at) => isNamedPoint(storage, resolution, at))),

  namedSomewhere: ({ storage, summit }: Reader, { point }: { readonly point: string }) =>
    json([...summit.resolutions.keys()].some((id) => isNamedPoint(storage, id, point))),

  text: ({ storage }: Reader, { resolution, at }: Of<{ readonly at: string }>) =>
    json(declarationAt(storage, resolution, at)),

  milestones: ({ storage }: Reader, { resolution }: Of<unknown>) => json(milestonesIn(storage, resolution)),

  /** Has the present text a milestone, so that it need not be named? */
  milestoneNow: ({ storage }: Reader, { resolution, auto }: Of<{ readonly auto: AutoMilestone }>) =>
    json(milestoneFor(storage, milestonesIn(storage, resolution), declarationAt(storage, resolution, 'now'), auto)),

  checks: ({ storage, summit }: Reader, { resolution }: Of<unknown>) =>
    json(
      runChecks(
        declarationAt(storage, resolution, 'now'),
        frameOf(
          summit,
          participantsIn(storage, summit).map(({ id }) => id),
        ),
      ),
    ),

  course: (reader: Reader, { resolution, now }: Of<{ readonly now: string }>) =>
    json(courseView(reader, resolution, now)),

  log: ({ storage }: Reader, { resolution, filter }: Of<{ readonly filter: AuditFilter }>) =>
    json(audit(storage, resolution, filter)),

  /** A table is of all that is asked for, unless a number is named. */
  logTable: async (
    { storage }: Reader,
    {
      resolution,
      filter,
      format,
      separator,
    }: Of<{ readonly filter: AuditFilter; readonly format: 'csv' | 'xlsx'; readonly separator: Separator }>,
  ) => {
    const records =
      filter.limit === undefined ? wholeAudit(storage, resolution, filter) : audit(storage, resolution, filter);
    return format === 'csv'
      ? file({ bytes: logCsv(records, separator), mime: 'text/csv; charset=utf-8', name: `${resolution}-log.csv` })
      : file({ bytes: await logXlsx(records), mime: XLSX, name: `${resolution}-log.xlsx` });
  },

  cellHistory: async (reader: Reader, { resolution, page, ...cell }: Of<Cell & { readonly page: PageWish }>) => {
    const versions = await reader.pasts.page(resolution, cell, page);
    return versions ? json(versions) : noCell(reader, { resolution, ...cell });
  },

  clauseHistory: async (
    reader: Reader,
    { resolution, clause, page }: Of<{ readonly clause: string; readonly page: PageWish }>,
  ) => {
    const events = await reader.pasts.page(resolution, { clause, lang: null }, page);
    if (events) return json(events);
    throw new Problem('unknown-clause', refusalSentence('unknown-clause'));
  },

  authors: async (
    reader: Reader,
    { resolution, clause, lang, at, since }: Of<Cell & { readonly at: string; readonly since?: string | undefined }>,
  ) => {
    const { storage, slices } = reader;
    const wish = {
      at: seqOfPoint(storage, resolution, at),
      since: since === undefined ? undefined : seqOfPoint(storage, resolution, since),
    };
    const authors = await authorsInSlices(storage, resolution, { clause, lang }, wish, slices);
    return authors ? json(authors) : noCell(reader, { resolution, clause, lang });
  },

  diff: (
    { storage }: Reader,
    wish: Of<{
      readonly from: string;
      readonly to: string;
      readonly signed: boolean;
      readonly lang?: Lang | undefined;
    }>,
  ) => {
    const { resolution, from, to, signed, lang } = wish;
    const diff = diffBetween(storage, resolution, from, to, { signed });
    if (lang === undefined) return json(diff);
    return json({
      ...diff,
      clauses: diff.clauses.map((clause) => ({ ...clause, texts: { [lang]: clause.texts[lang] } })),
    });
  },

  export: async ({ storage, summit }: Reader, { resolution, ...wish }: Of<ExportWish>) => {
    const made = await exportAt(storage, summit, resolution, wish);
    if (made.ok) return file(made);
    throw new Problem(made.reason, 'sentence' in made ? made.sentence : cannot(wish.format, wish.language));
  },

  redline: async ({ storage, summit }: Reader, { resolution, ...wish }: Of<RedlineWish>) => {
    const made = await redlineAt(storage, summit, resolution, wish);
    if (!made.ok) throw new Problem(made.reason, cannot(wish.format, wish.language));
    return file(made);
  },

  changes: ({ storage, summit }: Reader, wish: ChangesAsked) =>
    json(changesSince(storage, summit, wishOf(storage, wish))),

  changesFile: async (
    { storage, summit }: Reader,
    wish: ChangesAsked & { readonly format: string; readonly language: Lang | 'all' },
  ) => {
    const { format, language } = wish;
    const made = await changesFile(storage, summit, { ...wishOf(storage, wish), format, language });
    if (!made.ok) throw new Problem(made.reason, `No resolution has a column in ${wish.language}.`);
    return file(made);
  },

  summit: (reader: Reader, wish: SummitWish) => json(summitView(reader, wish)),
  notices: (reader: Reader, { actor }: { readonly actor: Pick<Actor, 'id'> }) => json(noticesView(reader, actor.id)),

  instrument: instrumentView,
  sealable: async (reader: Reader, _wish: Record<string, never>) =>
    json(await sealableNow(reader, (resolution) => reader.storage.head(resolution))),
  draft: (reader: Reader, _wish: Record<string, never>) => json(instrumentOf(reader, textsNow(reader))),
  document: draftDocument,
  sealed: sealedPart,
  sealReport,
  copy: certifiedCopy,
  act: rectificationAct,

  rules: rulesDocument,
  withActs: packageWithActs,
  beside: besidePaper,
  people: peopleDocument,
  documents: (reader: Reader, _wish: Record<string, never>) => json(documentsView(reader)),
  documentsPaper,
  report: reportPaper,
} as const;

type Table = typeof QUESTIONS;
export type Kind = keyof Table;
export type Question = {
  readonly [K in Kind]: { readonly kind: K; readonly wish: Parameters<Table[K]>[1] };
}[Kind];
/** What stands in the bytes of an answer, where a caller of ours wants to know it and not only to pass it on. */
export type ValueOf<K extends Kind> = Awaited<ReturnType<Table[K]>> extends Body<infer T> ? T : never;

/** Those make files, or read all resolutions, which takes seconds; before the others somebody sits and waits for a page. */
const LONG: ReadonlySet<Kind> = new Set<Kind>([
  ...(['export', 'redline', 'logTable', 'document', 'copy', 'act', 'beside', 'documentsPaper', 'report'] as const),
  ...(['changes', 'changesFile', 'instrument', 'sealable', 'draft'] as const),
]);

export const isLong = ({ kind }: Pick<Question, 'kind'>): boolean => LONG.has(kind);

/** Throws what `refusalOf` reads. */
export const answer = async (reader: Reader, { kind, wish }: Question): Promise<Body<unknown>> =>
  // The row and its wish belong together, which a union over both does not tell the compiler.
  (QUESTIONS[kind] as (reader: Reader, wish: unknown) => Body<unknown> | Promise<Body<unknown>>)(reader, wish);
