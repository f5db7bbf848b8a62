/**
 * Log records as others may read them: never bytes, never what was refused, never what is only said among some (comments,
 * drafts), also where the log of such a room is read on the server's own machine.
 */
import { clausesOf, proposalsOf } from '../../src/crdt/document.ts';
import { roomName } from '../../src/crdt/rooms.ts';
import { COMMANDS, type CommandType, isNoteCommand, SUMMIT_COMMANDS } from '../../src/domain/command.ts';
import { type LogEntry, RECORD_KINDS } from '../../src/domain/summit/log-entry.ts';
import { isLang, LANGS } from '../../src/language/language.ts';
import type { Summit } from '../commands/summit.ts';
import type { Sieve, Sifted, Storage } from '../storage/storage.ts';
import { amountOf } from './amount.ts';
import { retrace } from './retrace.ts';

/** As `Sieve`; with `before` and without `after`, the page is the one that ends there. */
export type AuditFilter = Omit<Sieve, 'clause' | 'limit' | 'last'> & {
  readonly clause?: string | undefined;
  readonly limit?: number | undefined;
};

/** What was asked for cannot be; `message` is one sentence that says what could. */
export class BadFilter extends Error {}

/** The clause does not exist in this resolution. */
export class NoSuchClause extends Error {}

/** Most records of one page. */
export const PAGE = { usual: 200, most: 1_000 } as const;

/** Commands that only the server gives, in no table of the rules. */
const OWN_COMMANDS: readonly string[] = ['merge.flag', 'room.restored', 'room.seated', 'text.mended'];
const TYPES: readonly string[] = [...Object.keys(COMMANDS), ...Object.keys(SUMMIT_COMMANDS), ...OWN_COMMANDS];

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;
const DAY_MS = 86_400_000;

/** A day or a moment as UTC; a day as an end means its last moment. */
function moment(name: string, given: string | undefined, ends: boolean): string | undefined {
  if (given === undefined) return undefined;
  const isDay = DATE.test(given);
  const time = isDay || MOMENT.test(given) ? Date.parse(given) : Number.NaN;
  // Date.parse takes the 31st of February for the 3rd of March.
  if (Number.isNaN(time) || new Date(Date.parse(given.slice(0, 10))).toISOString().slice(0, 10) !== given.slice(0, 10))
    throw new BadFilter(
      `${name} has to be a day like 2025-11-18 or a moment like 2025-11-18T08:30:00Z, not "${given}". In a link, write + as %2B.`,
    );
  return new Date(time + (isDay && ends ? DAY_MS : 0)).toISOString();
}

function position(name: string, given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  if (!/^\d{1,15}$/.test(given))
    throw new BadFilter(`${name} has to be a position in the log, a whole number, not "${given}".`);
  return Number(given);
}

function oneOf(name: string, given: string | undefined, known: readonly string[]): string | undefined {
  if (given !== undefined && !known.includes(given))
    throw new BadFilter(`There is no ${name} "${given}". Known are ${known.join(', ')}.`);
  return given;
}

/** Options of the command line or of a link as a filter. Empty ones count as left out. Throws BadFilter. */
export function filterOf(options: { readonly [name: string]: unknown }): AuditFilter {
  const given = (name: string): string | undefined => {
    const value = options[name];
    // In a link, a name can stand twice.
    if (value !== undefined && typeof value !== 'string') throw new BadFilter(`${name} can be given once only.`);
    return value || undefined;
  };
  const language = given('language');
  if (language !== undefined && !isLang(language)) oneOf('language', language, LANGS);
  return {
    member: given('member'),
    delegation: given('delegation'),
    clause: given('clause'),
    language,
    kind: oneOf('kind of record', given('kind'), RECORD_KINDS),
    type: oneOf('command', given('type'), TYPES),
    from: moment('from', given('from'), false),
    until: moment('to', given('to'), true),
    after: position('after', given('after')),
    before: position('before', given('before')),
    limit: position('limit', given('limit')),
  };
}

/** Throws BadFilter when the filter names a member or a delegation that this summit does not have. */
export function knownIn(summit: Summit, { member, delegation }: AuditFilter): void {
  if (member !== undefined && member !== 'server') oneOf('member', member, [...summit.members.keys()]);
  oneOf('delegation', delegation, summit.facts?.delegations.map(({ id }) => id) ?? []);
}

/** Words of comments and drafts: their rooms have their own readers. */
const PRIVATE: readonly string[] = ['text', 'texts', 'base', 'reason', 'quote', 'anchor'];

function shown(body: unknown): unknown {
  const command = (body as { command?: unknown } | null)?.command;
  if (typeof command !== 'object' || command === null) return command ?? undefined;
  if (!isNoteCommand(command as { type: CommandType })) return command;
  return Object.fromEntries(Object.entries(command).filter(([name]) => !PRIVATE.includes(name)));
}

function refusal({ body, places }: Pick<Sifted, 'body' | 'places'>): LogEntry['refused'] {
  const { reason, command } = body as { reason?: unknown; command?: { type?: string; clause?: string | null } };
  return {
    reason: String(reason),
    ...(command?.type ? { type: command.type } : {}),
    ...(command?.clause ? { clause: command.clause } : {}),
    ...(places.length > 0 ? { places } : {}),
  };
}

const isAnnouncement = (body: unknown): boolean => {
  const effects = (body as { effects?: unknown } | null)?.effects;
  return Array.isArray(effects) && effects.includes('party.announce') && !effects.includes('stance.put');
};

function auditRecord({ body, ...record }: Sifted): LogEntry {
  if (record.kind === 'refused') return { ...record, places: [], refused: refusal({ body, places: record.places }) };
  const command = record.kind === 'command' ? shown(body) : undefined;
  const announced = isAnnouncement(body) ? { announced: true as const } : {};
  const { symbol } = (body ?? {}) as { readonly symbol?: string };
  return command === undefined ? record : { ...record, command, ...announced, ...(symbol ? { symbol } : {}) };
}

/** Ids of a clause's proposals, of every state. Throws NoSuchClause. */
function proposalsOn(storage: Storage, room: string, clause: string): string[] {
  // No cell is asked for: only what commands wrote.
  const doc = retrace(storage, room, []);
  const known = clausesOf(doc).has(clause);
  const proposals = [...proposalsOf(doc).values()].filter((one) => one.clause === clause).map(({ id }) => id);
  doc.destroy();
  if (!known) throw new NoSuchClause(`There is no clause ${clause} in ${room}.`);
  return proposals;
}

/** The filter as the storage asks it. Throws NoSuchClause. */
function sieveOf(storage: Storage, room: string, { clause, limit, ...rest }: AuditFilter): Omit<Sieve, 'limit'> {
  if (clause === undefined) return rest;
  const isText = roomName(room)?.part === 'text';
  return { ...rest, clause: { id: clause, proposals: isText ? proposalsOn(storage, room, clause) : [] } };
}

/** Records in the order of the log, filtered; at most `limit` (default 200, at most 1,000). Throws NoSuchClause. */
export function audit(storage: Storage, room: string, filter: AuditFilter = {}): LogEntry[] {
  const found = storage.sift(room, {
    ...sieveOf(storage, room, filter),
    limit: Math.min(Math.max(filter.limit ?? PAGE.usual, 1), PAGE.most),
    last: filter.before !== undefined && filter.after === undefined,
  });
  return found.map(auditRecord).map((record) => {
    // Read one by one: of a page that is mostly decisions, most bytes are never looked at.
    const [whole] = record.kind === 'update' ? storage.records(room, record.seq, record.seq) : [];
    return whole?.bytes ? { ...record, typed: amountOf(whole.bytes) } : record;
  });
}

/** All records that pass the filter, however many, in the order of the log. Throws NoSuchClause. */
export function* wholeAudit(storage: Storage, room: string, filter: AuditFilter): Iterable<LogEntry> {
  const sieve = sieveOf(storage, room, filter);
  for (let { after } = filter; ; ) {
    const page = storage.sift(room, { ...sieve, after, limit: PAGE.most, last: false });
    yield* page.map(auditRecord);
    if (page.length < PAGE.most) return;
    after = page.at(-1)?.seq;
  }
}
