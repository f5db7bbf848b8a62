/**
 * What a member sees of the summit: its facts, its people, how far each resolution has come, what waits for whoever asks,
 * and what others have changed meanwhile. Counting reads every cell, so it is done once per log position and member's
 * share; opening the front page of a summit with forty resolutions finds nearly all of it counted.
 */
import type * as Y from 'yjs';
import { columnsOf, shapesOf } from '../../src/crdt/document.ts';
import { numberClauses } from '../../src/domain/clause/numbering.ts';
import type { Ground } from '../../src/domain/ground.ts';
import { originalsIn } from '../../src/domain/instrument/instrument.ts';
import { inOneOrder, listOf } from '../../src/domain/instrument/states-order.ts';
import { progressOf, type Waiting as WhatWaits, whatWaits } from '../../src/domain/negotiation/waiting.ts';
import { type Actor, homeOf } from '../../src/domain/permission.ts';
import type { ClauseName, CoursePoint, Member, NamedNotice, SummitView } from '../../src/domain/summit/summit.ts';
import { LANGS, type Lang, type PerLang } from '../../src/language/language.ts';
import { settingOf } from '../commands/assembly.ts';
import type { Summit } from '../commands/summit.ts';
import { openVisits } from '../commands/visits.ts';
import { courseOf } from '../history/course.ts';
import { newestDocument } from '../history/newest.ts';
import type { Head, Storage } from '../storage/storage.ts';
import { plainGround } from './plain-ground.ts';

/** A data folder as it is read. */
export type Folder = { readonly storage: Storage; readonly summit: Summit };

type ResolutionView = SummitView['resolutions'][number];
type Share = Pick<ResolutionView, 'waiting' | 'waits'>;
type Shape = ReturnType<typeof shapesOf>[number];

/** All that was counted of a resolution at one log position; of the document nothing is held. */
type Counted = {
  readonly head: Head;
  readonly ground: Ground;
  readonly shapes: readonly Shape[];
  readonly standing: Pick<ResolutionView, 'columns' | 'absent' | 'progress' | 'changed'>;
  readonly shares: Map<string, Share>;
  readonly changed: Map<string, number>;
  /** Made when a name is asked for: six languages of every clause. */
  names: ReadonlyMap<string, ClauseName> | null;
};
const counted = new WeakMap<Storage, Map<string, Counted>>();

/** Lets go of all that was counted, where memory is short. */
export const forgetCounted = (storage: Storage): void => void counted.delete(storage);

function count({ storage }: Folder, resolution: string, head: Head, doc: Y.Doc): Counted {
  const ground = plainGround(doc);
  const changed = storage.lastChange(resolution);
  const standing = {
    columns: columnsOf(doc),
    absent: Object.keys(ground.absent),
    progress: progressOf(ground),
    ...(changed ? { changed } : {}),
  };
  return { head, ground, standing, shapes: shapesOf(doc), shares: new Map(), changed: new Map(), names: null };
}

/** Null: there is no such resolution. */
function countedOf(folder: Folder, resolution: string): Counted | null {
  const { storage, summit } = folder;
  const head = summit.resolutions.has(resolution) ? storage.head(resolution) : null;
  if (!head) return null;
  const all = counted.get(storage) ?? new Map<string, Counted>();
  counted.set(storage, all);
  const known = all.get(resolution);
  if (known?.head.hash === head.hash) return known;
  const fresh = count(folder, resolution, head, newestDocument(storage, resolution));
  all.set(resolution, fresh);
  return fresh;
}

function nameOf(now: Counted, clause: string): ClauseName | undefined {
  if (!now.names) {
    const { shapes } = now;
    const numbers = LANGS.map((lang) => [lang, numberClauses(shapes, lang)] as const);
    now.names = new Map(
      shapes.map(({ id, kind }) => {
        const number: PerLang<string> = {};
        for (const [lang, byId] of numbers) number[lang] = byId.get(id)?.label ?? '';
        return [id, { kind, number }];
      }),
    );
  }
  return now.names.get(clause);
}

/** The columns a member answers for: a delegation's negotiators for their own, the secretariat and the legal staff for all. */
function shareOf(
  { role, delegation, columns }: Actor,
  all: readonly Lang[],
): { delegation: string; columns: readonly Lang[] } {
  if (role === 'negotiator') return { delegation: delegation ?? '', columns };
  return { delegation: '', columns: role === 'observer' ? [] : all };
}

/** So many of a resolution are told; at its beginning every clause waits for everybody's stance. */
const TOLD = 40;

const presses = ({ stance, ...rest }: WhatWaits): boolean => stance === 'lapsed' || Object.keys(rest).length > 1;

function waitingFor(now: Counted, actor: Actor): Share {
  if (homeOf(actor) === null) return { waiting: [], waits: 0 };
  const { delegation, columns } = shareOf(
    actor,
    now.ground.columns.map(({ lang }) => lang),
  );
  const key = `${actor.role} ${delegation} ${columns.join(' ')}`;
  const known = now.shares.get(key);
  if (known) return known;
  const all = whatWaits(now.ground, { delegation, columns }).flatMap(({ brackets, ...rest }): WhatWaits[] => {
    // The legal staff reads the columns against each other and writes in none.
    const mine = brackets && actor.role !== 'legal' ? { ...rest, brackets } : rest;
    return Object.keys(mine).length > 1 ? [mine] : [];
  });
  const told = new Set([...all.filter(presses), ...all.filter((each) => !presses(each))].slice(0, TOLD));
  const waiting = all.flatMap((each) => {
    const name = told.has(each) ? nameOf(now, each.clause) : undefined;
    return name ? [{ ...each, ...name }] : [];
  });
  const share = { waiting, waits: all.length };
  now.shares.set(key, share);
  return share;
}

/** Commands that a comparison shows although they write in no cell. */
const SHOWS = /^clause\.(?!hold$|release$)/;
type Given = { readonly command?: { readonly type?: unknown; readonly clause?: unknown } } | null;

/** Which clauses others than `member` have changed since log position `seq`: the text, the place, the kind, the status. */
function touchedBy(storage: Storage, resolution: string, member: string, seq: number): Set<string> {
  const clauses = new Set<string>();
  for (const { member: by, places } of storage.touched(resolution, seq + 1))
    if (by !== member) for (const place of places) clauses.add(place.split('/')[0] as string);
  for (const { seq: at, member: by, body } of storage.marked(resolution, ['command'])) {
    if (at <= seq || by === member) continue;
    const { type, clause } = (body as Given)?.command ?? {};
    // A clause that was added is not named by its command.
    if (SHOWS.test(String(type))) clauses.add(typeof clause === 'string' ? clause : `+${at}`);
  }
  return clauses;
}

function visitOf(
  { storage }: Folder,
  resolution: string,
  { changed: known }: Counted,
  member: string,
  now: string,
): Pick<ResolutionView, 'visit'> {
  const last = openVisits(storage).last(member, resolution, now);
  if (!last) return {};
  const key = `${member} ${last.seq}`;
  const changed = known.get(key) ?? touchedBy(storage, resolution, member, last.seq).size;
  known.set(key, changed);
  return { visit: { ...last, changed } };
}

const NOTHING = { columns: [], progress: { clauses: 0, byStatus: {}, brackets: 0, stalePairs: 0, proposals: 0 } };

/** Who is there now, by resolution: what no log holds. */
export type Present = { readonly [resolution: string]: ResolutionView['present'] };

export type SummitWish = {
  readonly actor: Actor;
  readonly present: Present;
  /** UTC, ISO 8601. */
  readonly now: string;
};

function resolutionView(
  folder: Folder,
  { actor, present, now }: SummitWish,
  id: string,
): Omit<ResolutionView, 'id' | 'panel' | 'title'> {
  const known = countedOf(folder, id);
  if (!known) return { ...NOTHING, waiting: [], waits: 0, present: [] };
  return {
    ...known.standing,
    ...waitingFor(known, actor),
    present: present[id] ?? [],
    ...visitOf(folder, id, known, actor.id, now),
  };
}

const isFirst = <T>(one: T, at: number, all: readonly T[]): boolean => all.indexOf(one) === at;

export function summitView(folder: Folder, wish: SummitWish): SummitView | { readonly empty: true } {
  const { facts, members, resolutions } = folder.summit;
  const { actor } = wish;
  if (!facts) return { empty: true };
  const setting = settingOf(folder.summit);
  const me: Member = members.get(actor.id) ?? { id: actor.id, name: actor.id, role: actor.role, columns: [] };
  return {
    ...facts,
    // In the one order: so they stand wherever they are listed.
    delegations: inOneOrder(setting.order, facts.delegations),
    frame: {
      participants: setting.resolutions.flatMap((id) => countedOf(folder, id)?.ground.parties ?? []).filter(isFirst),
      ordered: listOf(setting.order) !== null,
      alternat: originalsIn(setting) === 'alternat',
      nature: setting.outcome?.nature ?? null,
    },
    me,
    rules: folder.summit.rules,
    people: folder.summit.people,
    // Withdrawn members stay visible to the secretariat, whose list it is.
    members: [...members.values()].filter(({ revoked }) => !revoked || actor.role === 'secretariat'),
    resolutions: [...resolutions.values()].map(({ id, panel, title }) => ({
      id,
      panel,
      title,
      ...resolutionView(folder, wish, id),
    })),
  };
}

/** A member's notices, newest first, each with what its clause is called now. */
export const noticesView = (folder: Folder, member: string): readonly NamedNotice[] =>
  folder.storage.notices(member).map((notice) => {
    const known = notice.clause === undefined ? null : countedOf(folder, notice.resolution);
    const named = known && nameOf(known, notice.clause as string);
    return named ? { ...notice, named } : notice;
  });

/** Replaying a whole log for a curve of days is worth it once a minute, not once a keystroke. */
const FRESH_MS = 60_000;
type Course = { readonly seq: number; readonly at: number; readonly points: readonly CoursePoint[] };
const courses = new WeakMap<Storage, Map<string, Course>>();

/** The course of a resolution; its last point may be a minute old. `now`: UTC, ISO 8601. */
export function courseView({ storage }: Folder, resolution: string, now: string): readonly CoursePoint[] {
  const seq = storage.head(resolution)?.seq ?? 0;
  const at = Date.parse(now);
  const all = courses.get(storage) ?? new Map<string, Course>();
  courses.set(storage, all);
  const known = all.get(resolution);
  if (known && (known.seq === seq || at - known.at < FRESH_MS)) return known.points;
  const points = courseOf(storage, resolution);
  all.set(resolution, { seq, at, points });
  return points;
}
