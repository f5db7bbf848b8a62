/**
 * What a member sees of the summit: its facts, its people, how far each resolution has come, what waits for whoever asks,
 * and what others have changed meanwhile. Counting reads every cell, so it is done once per log position and member's
 * share; opening the front page of a summit with forty resolutions finds nearly all of it counted.
 */
import { columnsOf, shapesOf } from '../../src/crdt/document.ts';
import { groundOf } from '../../src/crdt/snapshot.ts';
import type { ClauseFacts, Ground } from '../../src/domain/ground.ts';
import { LANGS, type Lang, type PerLang } from '../../src/domain/language.ts';
import { numberClauses } from '../../src/domain/numbering.ts';
import { type Actor, homeOf } from '../../src/domain/permission.ts';
import type { ClauseName, CoursePoint, Member, NamedNotice, SummitView } from '../../src/domain/summit.ts';
import { progressOf, type Waiting as WhatWaits, whatWaits } from '../../src/domain/waiting.ts';
import { courseOf } from '../history/course.ts';
import type { House } from '../house.ts';
import type { Room } from '../rooms/room.ts';
import type { Storage } from '../storage/storage.ts';

type ResolutionView = SummitView['resolutions'][number];
type Share = Pick<ResolutionView, 'waiting' | 'waits'>;

/** All that was counted of a room at one log position. */
type Counted = {
  readonly seq: number;
  readonly ground: Ground;
  readonly standing: Pick<ResolutionView, 'columns' | 'progress' | 'changed'>;
  readonly shares: Map<string, Share>;
  readonly changed: Map<string, number>;
  /** Made when a name is asked for: six languages of every clause. */
  names: ReadonlyMap<string, ClauseName> | null;
};
const counted = new WeakMap<Room, Counted>();

const once = <A extends string, T>(read: (of: A) => T): ((of: A) => T) => {
  const known = new Map<A, T>();
  return (of) => {
    if (!known.has(of)) known.set(of, read(of));
    return known.get(of) as T;
  };
};

/** The same ground, with each text and digest read once: the rules ask for every cell of a clause several times. */
function remembering(ground: Ground): Ground {
  const clauses = ground.clauses.map((clause): ClauseFacts => {
    const digest = once((_of: 'clause') => clause.digest());
    return { ...clause, plain: once(clause.plain), cell: once(clause.cell), digest: () => digest('clause') };
  });
  const byId = new Map(clauses.map((clause) => [clause.id, clause]));
  return { ...ground, clauses, clause: (id) => byId.get(id) };
}

function countedOf(room: Room): Counted {
  const { seq } = room.head();
  const known = counted.get(room);
  if (known?.seq === seq) return known;
  const ground = remembering(groundOf(room.doc));
  const changed = room.lastChange();
  const standing = {
    columns: columnsOf(room.doc),
    progress: progressOf(ground),
    ...(changed ? { changed } : {}),
  };
  const fresh: Counted = { seq, ground, standing, shares: new Map(), changed: new Map(), names: null };
  counted.set(room, fresh);
  return fresh;
}

function nameOf(room: Room, clause: string): ClauseName | undefined {
  const now = countedOf(room);
  if (!now.names) {
    const shapes = shapesOf(room.doc);
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

function waitingFor(room: Room, actor: Actor): Share {
  if (homeOf(actor) === null) return { waiting: [], waits: 0 };
  const now = countedOf(room);
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
    const name = told.has(each) ? nameOf(room, each.clause) : undefined;
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
function touchedBy(storage: Storage, room: Room, member: string, seq: number): Set<string> {
  const clauses = new Set<string>();
  for (const { member: by, places } of storage.touched(room.name, seq + 1))
    if (by !== member) for (const place of places) clauses.add(place.split('/')[0] as string);
  for (const { seq: at, member: by, body } of storage.marked(room.name, ['command'])) {
    if (at <= seq || by === member) continue;
    const { type, clause } = (body as Given)?.command ?? {};
    // A clause that was added is not named by its command.
    if (SHOWS.test(String(type))) clauses.add(typeof clause === 'string' ? clause : `+${at}`);
  }
  return clauses;
}

function visitOf(house: House, room: Room, member: string): Pick<ResolutionView, 'visit'> {
  const last = house.visits.last(member, room.name, house.now());
  if (!last) return {};
  const { changed: known } = countedOf(room);
  const key = `${member} ${last.seq}`;
  const changed = known.get(key) ?? touchedBy(house.storage, room, member, last.seq).size;
  known.set(key, changed);
  return { visit: { ...last, changed } };
}

const NOTHING = { columns: [], progress: { clauses: 0, byStatus: {}, brackets: 0, stalePairs: 0, proposals: 0 } };

function resolutionView(house: House, actor: Actor, id: string): Omit<ResolutionView, 'id' | 'panel' | 'title'> {
  const room = house.rooms.open(id);
  if (!room) return { ...NOTHING, waiting: [], waits: 0, present: [] };
  return {
    ...countedOf(room).standing,
    ...waitingFor(room, actor),
    present: room.presence.users().map(({ member, name, code }) => ({ member, name, code })),
    ...visitOf(house, room, actor.id),
  };
}

export function summitView(house: House, actor: Actor): SummitView | { readonly empty: true } {
  const { facts, members, resolutions } = house.summit;
  if (!facts) return { empty: true };
  const me: Member = members.get(actor.id) ?? { id: actor.id, name: actor.id, role: actor.role, columns: [] };
  return {
    ...facts,
    me,
    // Withdrawn members stay visible to the secretariat, whose list it is.
    members: [...members.values()].filter(({ revoked }) => !revoked || actor.role === 'secretariat'),
    resolutions: [...resolutions.values()].map(({ id, panel, title }) => ({
      id,
      panel,
      title,
      ...resolutionView(house, actor, id),
    })),
  };
}

/** A member's notices, newest first, each with what its clause is called now. */
export const noticesView = (house: House, member: string): readonly NamedNotice[] =>
  house.notices.of(member).map((notice) => {
    const room = notice.clause === undefined ? null : house.rooms.open(notice.resolution);
    const named = room && nameOf(room, notice.clause as string);
    return named ? { ...notice, named } : notice;
  });

/** Replaying a whole log for a curve of days is worth it once a minute, not once a keystroke. */
const FRESH_MS = 60_000;
const courses = new WeakMap<
  Room,
  { readonly seq: number; readonly at: number; readonly points: readonly CoursePoint[] }
>();

/** The course of a resolution; its last point may be a minute old. */
export function courseView(house: House, room: Room): readonly CoursePoint[] {
  const { seq } = room.head();
  const at = Date.parse(house.now());
  const known = courses.get(room);
  if (known && (known.seq === seq || at - known.at < FRESH_MS)) return known.points;
  const points = courseOf(house.storage, room.name);
  courses.set(room, { seq, at, points });
  return points;
}
