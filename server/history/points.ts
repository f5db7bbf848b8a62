/**
 * Points of a resolution's log and what can be read there: a snapshot, a comparison of two, an export. Reading needs only
 * the storage, so the command line does the same beside a running server.
 */

import type * as Y from 'yjs';
import { proposalsOf } from '../../src/crdt/document.ts';
import { snapshot } from '../../src/crdt/snapshot.ts';
import { diffDeclarations } from '../../src/diff/declaration.ts';
import type { Declaration } from '../../src/domain/clause/declaration.ts';
import type { DeclarationDiff } from '../../src/domain/clause/difference.ts';
import { slotsIn } from '../../src/domain/clause/states-slot.ts';
import { orderFor } from '../../src/domain/instrument/instrument.ts';
import type { ProposalRecord } from '../../src/domain/negotiation/record.ts';
import { toPlain } from '../../src/domain/text/text.ts';
import {
  type ExportResult,
  exportDeclaration,
  exportRedline,
  type RedlineInput,
  type View,
} from '../../src/export/index.ts';
import { formatDateTime, utcOffset } from '../../src/language/date.ts';
import { DEFAULT_LANGUAGE, LANGS, type Lang, type PerLang } from '../../src/language/language.ts';
import { formatInteger } from '../../src/language/number.ts';
import { sameButForOrthography } from '../../src/language/orthography.ts';
import { settingOf } from '../commands/assembly.ts';
import type { Summit } from '../commands/summit.ts';
import { PRINT_TOOLS } from '../print/tools.ts';
import type { Storage } from '../storage/storage.ts';
import { factsBetween, type Standing } from './between.ts';
import { correctedText } from './corrected.ts';
import { handsBetween } from './hands.ts';
import { milestonesIn, milestoneText } from './milestones.ts';
import { participantsIn } from './participants.ts';
import { readAt } from './rebuilt.ts';
import { touchesBetween } from './touches.ts';

/** A point that does not exist; `message` names it and the next step. */
export class NoSuchPoint extends Error {
  /** It is a time before the resolution began. */
  readonly early: boolean;
  constructor(message: string, early = false) {
    super(message);
    this.early = early;
  }
}

/** Nobody types the curved apostrophe of “Chair’s text”. */
const sameName = (a: string, b: string): boolean => sameButForOrthography(DEFAULT_LANGUAGE, a, b);

const MILESTONE_ID = /^m[0-9a-z]+$/;
const DAY_OR_TIME = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2}))?$/;

/** A place in the log, and the milestone that it was named by. */
export type Point = { readonly seq: number; readonly milestone?: string };

/**
 * What people call a point: "now", a sequence number, a milestone's id or label, a day or a moment (ISO 8601; a day is its
 * beginning, UTC), which is the last record before it. Throws NoSuchPoint.
 */
export function pointOf(storage: Storage, resolution: string, at: string): Point {
  const newest = storage.head(resolution)?.seq ?? 0;
  if (at === 'now' && newest > 0) return { seq: newest };
  if (/^\d+$/.test(at) && Number(at) >= 1 && Number(at) <= newest) return { seq: Number(at) };
  const kept = MILESTONE_ID.test(at) ? milestoneText(storage, resolution, at) : null;
  if (kept) return { seq: kept.at.seq, milestone: at };
  // In a link the "+" of a time zone arrives as a blank.
  const time = at.replace(/ (?=\d{2}:\d{2}$)/, '+');
  if (DAY_OR_TIME.test(time)) return lastBefore(storage, resolution, time);
  const milestones = milestonesIn(storage, resolution);
  // Of several with one name the newest: it is the one that people still talk about.
  const named = milestones.findLast(({ label }) => sameName(label, at));
  if (named) return { seq: named.seq, milestone: named.id };
  const known = milestones.map(({ id, label }) => `${id} (${label})`).join(', ');
  const list = known === '' ? 'It has no milestones yet.' : `Its milestones: ${known}.`;
  if (MILESTONE_ID.test(at)) throw new NoSuchPoint(`There is no milestone ${at} of ${resolution}. ${list}`);
  throw new NoSuchPoint(
    `There is no point ${at} of ${resolution}: use now, a number from 1 to ${newest}, a day like 2025-11-18, a moment like 2025-11-18T10:00Z, or a milestone. ${list}`,
  );
}

function lastBefore(storage: Storage, resolution: string, time: string): Point {
  const moment = Date.parse(time);
  // Date.parse takes the 31st of February for the 3rd of March.
  const day = time.slice(0, 10);
  if (Number.isNaN(moment) || new Date(Date.parse(day)).toISOString().slice(0, 10) !== day)
    throw new NoSuchPoint(
      `There is no point ${time} of ${resolution}: a day is written like 2025-11-18, a moment like 2025-11-18T10:00Z.`,
    );
  const until = new Date(moment).toISOString();
  const [found] = storage.sift(resolution, { until, last: true, limit: 1 });
  if (found) return { seq: found.seq };
  const [first] = storage.records(resolution, 1, 1);
  throw new NoSuchPoint(
    `There is no point of ${resolution} before ${time}: it begins at ${first?.at ?? 'no time at all'}. Use that time or a later one.`,
    true,
  );
}

/** What an observer may name: the present text, or a milestone by its id or label. */
export const isNamedPoint = (storage: Storage, resolution: string, at: string): boolean =>
  at === 'now' || MILESTONE_ID.test(at) || milestonesIn(storage, resolution).some(({ label }) => sameName(label, at));

/** The position of a point, as `pointOf` reads it. Throws NoSuchPoint. */
export const seqOfPoint = (storage: Storage, resolution: string, at: string): number =>
  pointOf(storage, resolution, at).seq;

/** The text at a point, as `pointOf` reads it. Throws NoSuchPoint. */
export const declarationAt = (storage: Storage, resolution: string, at: string): Declaration =>
  textAt(storage, resolution, pointOf(storage, resolution, at));

const tabledIn = (doc: Y.Doc): readonly ProposalRecord[] => [...proposalsOf(doc).values()];
const standingIn = (doc: Y.Doc, seq: number): Standing => ({
  declaration: snapshot(doc, { seq }),
  proposals: tabledIn(doc),
});

function textAt(storage: Storage, resolution: string, { seq, milestone }: Point): Declaration {
  const kept = milestone === undefined ? null : milestoneText(storage, resolution, milestone);
  return kept ?? readAt(storage, resolution, seq, standingIn).declaration;
}

/** The text at a point with the proposals of that time. Throws NoSuchPoint. */
export function standingAt(storage: Storage, resolution: string, at: string): Standing {
  const point = pointOf(storage, resolution, at);
  if (point.milestone === undefined) return readAt(storage, resolution, point.seq, standingIn);
  const proposals = readAt(storage, resolution, point.seq, tabledIn);
  return { declaration: textAt(storage, resolution, point), proposals };
}

/** With what the log says of the time between. */
export const compared = (storage: Storage, resolution: string, from: Standing, to: Standing): DeclarationDiff =>
  diffDeclarations(from.declaration, to.declaration, factsBetween(storage, resolution, from, to));

/** `signed`: with the people behind every change. Throws NoSuchPoint. */
export function diffBetween(
  storage: Storage,
  resolution: string,
  from: string,
  to: string,
  { signed = false }: { readonly signed?: boolean } = {},
): DeclarationDiff {
  const diff = compared(
    storage,
    resolution,
    standingAt(storage, resolution, from),
    standingAt(storage, resolution, to),
  );
  if (!signed) return diff;
  const touches = touchesBetween(storage, resolution, [diff.from.seq, diff.to.seq]);
  const clauses = diff.clauses.map((clause) => {
    const by = touches.get(clause.id);
    return by ? { ...clause, by } : clause;
  });
  return { ...diff, clauses };
}

export type ExportWish = {
  readonly format: string;
  readonly language: Lang | 'all';
  readonly at: string;
  readonly view: View;
  readonly now: string;
  /** The State whose copy it is: places of signature are printed, its own first. */
  readonly holder?: string | undefined;
  /** Of a file for translators: the column from which it goes into the others. */
  readonly source?: string | undefined;
};

/** Names of the States as a holder's copy names them. Throws NoSuchPoint for a delegation that there is not. */
function placesFor(summit: Summit, holder: string, language: Lang | 'all'): readonly PerLang<string>[] {
  const delegations = summit.facts?.delegations ?? [];
  if (!delegations.some(({ id }) => id === holder))
    throw new NoSuchPoint(
      `There is no delegation ${holder} in this summit: it has ${delegations.map(({ id }) => id).join(', ') || 'none'}.`,
    );
  const order = orderFor(settingOf(summit), delegations, language === 'all' ? DEFAULT_LANGUAGE : language, holder);
  return order.flatMap((id) => delegations.find((one) => one.id === id)?.official ?? []);
}

/** The file of an export wish. Throws NoSuchPoint. A text that is not a milestone's is marked as a draft. */
export async function exportAt(
  storage: Storage,
  summit: Summit,
  resolution: string,
  wish: ExportWish,
): Promise<ExportResult> {
  const { declaration, corrections } = correctedText(
    summit,
    resolution,
    declarationAt(storage, resolution, wish.at),
    wish.at,
    wish.now,
  );
  const milestone = declaration.at.milestone
    ? milestonesIn(storage, resolution).find(({ id }) => id === declaration.at.milestone)
    : undefined;
  const entry = summit.resolutions.get(resolution);
  return exportDeclaration(
    wish.format,
    {
      declaration,
      language: wish.language,
      view: wish.view,
      title: entry?.title ?? {},
      summitName: summit.facts?.name ?? {},
      draft: !isSettled(declaration),
      generatedAt: wish.now,
      ...(summit.facts ? { day: summit.facts.days[0] } : {}),
      // What the server named has its time for a name, which the file says anyway.
      ...(milestone && !milestone.auto ? { milestone } : {}),
      timeZone: summit.facts?.timeZone ?? 'UTC',
      logHead: storage.head(resolution)?.hash ?? '',
      ...(wish.source === undefined ? {} : { source: wish.source }),
      corrections,
      ...(hasSlots(declaration, entry?.title ?? {}) ? { states: participantsIn(storage, summit) } : {}),
      ...(wish.holder === undefined ? {} : { parties: placesFor(summit, wish.holder, wish.language) }),
    },
    PRINT_TOOLS,
  );
}

/** Does any text list the States? Only then has anybody to be asked who they are. */
const hasSlots = ({ clauses }: Declaration, title: PerLang<string>): boolean =>
  LANGS.some(
    (lang) =>
      slotsIn(lang, title[lang] ?? '').length > 0 ||
      clauses.some(({ texts }) => slotsIn(lang, toPlain(texts[lang]?.paragraphs ?? [])).length > 0),
  );

export type RedlineWish = Omit<ExportWish, 'view' | 'source'> & {
  readonly since: string;
  /** Whether changes may bear the names of those who made them; else they bear those of the two points. */
  readonly signed: boolean;
  /** Names persons, too, where no delegation stands behind a change; else their office is named. */
  readonly persons?: boolean;
  /** HTML: with the list of changes before the text. */
  readonly list?: boolean;
};

/**
 * What people call two points, in every language of the text: a milestone's label, else the time on the summit's clock and how far
 * that is from UTC. Two points of one minute, or of one label, have their places in the log behind it.
 */
export function pointNames(
  storage: Storage,
  summit: Summit,
  resolution: string,
  points: { readonly from: Declaration; readonly to: Declaration },
  now: string,
): RedlineInput['names'] {
  const milestones = milestonesIn(storage, resolution);
  const timeZone = summit.facts?.timeZone ?? 'UTC';
  const nameIn = (lang: Lang, { at }: Declaration): string => {
    const milestone = milestones.find(({ id }) => id === at.milestone);
    if (milestone && !milestone.auto) return [milestone.symbol, milestone.label].filter(Boolean).join(' — ');
    const [record] = storage.records(resolution, at.seq, at.seq);
    const time = record?.at ?? now;
    return `${formatDateTime(lang, time, timeZone)} (${utcOffset(time, timeZone)})`;
  };
  const named = (own: Declaration, other: Declaration): PerLang<string> =>
    Object.fromEntries(
      LANGS.map((lang) => {
        const name = nameIn(lang, own);
        const same = own.at.seq !== other.at.seq && name === nameIn(lang, other);
        return [lang, same ? `${name} · №\u00a0${formatInteger(lang, own.at.seq)}` : name];
      }),
    );
  return { from: named(points.from, points.to), to: named(points.to, points.from) };
}

/** The redline from `since` to `at`. Throws NoSuchPoint. */
export async function redlineAt(
  storage: Storage,
  summit: Summit,
  resolution: string,
  wish: RedlineWish,
): Promise<ExportResult> {
  const { language } = wish;
  const standings = [wish.since, wish.at].map((at) => standingAt(storage, resolution, at)) as [Standing, Standing];
  const [since, declaration] = standings.map((standing) => standing.declaration) as [Declaration, Declaration];
  const entry = summit.resolutions.get(resolution);
  const milestone = milestonesIn(storage, resolution).find(({ id }) => id === declaration.at.milestone);
  const points = [since.at.seq, declaration.at.seq] as const;
  return exportRedline(wish.format, {
    declaration,
    since,
    diff: compared(storage, resolution, ...standings),
    names: pointNames(storage, summit, resolution, { from: since, to: declaration }, wish.now),
    timeZone: summit.facts?.timeZone ?? 'UTC',
    language,
    title: entry?.title ?? {},
    summitName: summit.facts?.name ?? {},
    draft: !isSettled(declaration),
    generatedAt: wish.now,
    ...(milestone ? { milestone } : {}),
    ...(wish.signed
      ? { hands: handsBetween(storage, summit, resolution, points, { language, persons: wish.persons === true }) }
      : {}),
    ...(wish.list ? { list: true } : {}),
    logHead: storage.head(resolution)?.hash ?? '',
    tools: PRINT_TOOLS,
  });
}

const isSettled = ({ clauses }: Declaration): boolean =>
  clauses.every(({ status }) => status === 'initialled' || status === 'withdrawn');
