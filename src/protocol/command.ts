/**
 * Parsing of commands that come from outside: bytes to the closed union of `domain/command`, or a reason. Unknown fields
 * are refused, so that a misspelled one is not silently ignored.
 */
import * as z from 'zod/mini';
import { CLAUSE_KINDS, STANCES, STATUSES } from '../domain/clause/clause.ts';
import { COMMENT_SCOPES, type Command, LIMITS, type SummitCommand } from '../domain/command.ts';
import { CORRECTION_KINDS } from '../domain/instrument/correction.ts';
import { INSTRUMENT_FORMS, INSTRUMENT_KINDS, SIGNATURES } from '../domain/instrument/instrument.ts';
import { ACTS, NATURES, ORIGINALS, STATUS_LETTERS } from '../domain/instrument/outcome.ts';
import { ADOPTION_BY, ADOPTION_WORDS } from '../domain/negotiation/adoption.ts';
import { POSITION_KINDS, POSITION_LIMITS, POSITION_PLACES } from '../domain/negotiation/position.ts';
import { ABSENCE_BY, DECISION_RULES, EDITING, RULES_LIMITS } from '../domain/negotiation/rules.ts';
import { RULES_STANCES } from '../domain/negotiation/rules-adoption.ts';
import { ROLES } from '../domain/permission.ts';
import { symbolBaseFits } from '../domain/summit/symbol.ts';
import { withoutDisallowed } from '../domain/text/disallowed.ts';
import { LANGS } from '../language/language.ts';
import { peopleCommands } from './people.ts';
import { signatureCommands, signingOverTime } from './signatures.ts';

/** Words as a cell may hold them: what nobody sees is left out, whichever program sent it. */
const text = (limit: number) =>
  z.string().check(
    z.overwrite((words) => withoutDisallowed(words).text),
    z.maxLength(limit),
  );
/** Words that are printed on one line. */
const line = (limit: number) => text(limit).check(z.overwrite((words) => words.replaceAll('\n', ' ')));
const id = z.string().check(z.regex(/^[A-Za-z0-9_.:-]{1,64}$/));
const lang = z.enum(LANGS);
const digest = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const kind = z.enum(Object.keys(CLAUSE_KINDS) as (keyof typeof CLAUSE_KINDS)[]);
const status = z.enum(Object.keys(STATUSES) as (keyof typeof STATUSES)[]);
const level = z.int().check(z.minimum(0), z.maximum(4));
const after = z.union([id, z.null()]);
const texts = z.partialRecord(lang, text(LIMITS.cell));
const reason = text(LIMITS.reason);
const note = z.optional(text(LIMITS.note));
const scope = z.enum(COMMENT_SCOPES);
const byClause = <T extends z.core.SomeType>(value: T) => z.record(id, value).check(z.refine(fits, 'too many clauses'));
const fits = (value: object): boolean => Object.keys(value).length <= LIMITS.chair;
/** A Yjs relative position, of which only the size is known here. */
const anchor = z
  .record(z.string(), z.json())
  .check(z.refine((value) => JSON.stringify(value).length <= LIMITS.anchor, 'too long'));
/** A character is at least one unit of a cell. */
const offset = z.int().check(z.minimum(0), z.maximum(LIMITS.cell));
const instant = z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?Z$/));

/** A new clause has a place, other wording for an old one has a text that it rests on; neither has the other's fields. */
const placedOrSeen = (value: object): boolean => {
  const { clause, after: place, kind: what, level: depth, seen } = value as { [field: string]: unknown };
  const fields = [place, what, depth];
  return clause === null
    ? fields.every((field) => field !== undefined) && seen === undefined
    : fields.every((field) => field === undefined) && seen !== undefined;
};

const action = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('delete') }),
  z.strictObject({ do: z.literal('move'), after }),
]);

const command = z.discriminatedUnion('type', [
  z.strictObject({ id, type: z.literal('clause.add'), after, kind, level, texts: z.optional(texts) }),
  z.strictObject({ id, type: z.literal('clause.move'), clause: id, after }),
  z.strictObject({ id, type: z.literal('clause.retype'), clause: id, kind, level }),
  z.strictObject({
    id,
    type: z.literal('clause.split'),
    clause: id,
    at: z.partialRecord(lang, offset),
    seen: digest,
  }),
  z.strictObject({ id, type: z.literal('clause.merge'), clause: id, into: id, seen: digest }),
  z.strictObject({ id, type: z.literal('resolution.close'), seal: id }),
  z.strictObject({
    id,
    type: z.literal('text.correct'),
    clause: id,
    language: lang,
    text: text(LIMITS.cell),
    seen: digest,
  }),
  z.strictObject({ id, type: z.literal('clause.withdraw'), clause: id }),
  z.strictObject({ id, type: z.literal('clause.restore'), clause: id }),
  z.strictObject({ id, type: z.literal('clause.hold'), clause: id, seen: z.optional(digest) }),
  z.strictObject({ id, type: z.literal('clause.release'), clause: id }),
  z.strictObject({ id, type: z.literal('clause.status'), clause: id, to: status, seen: digest }),
  z.strictObject({ id, type: z.literal('clause.reopen'), clause: id, reason }),
  z.strictObject({
    id,
    type: z.literal('stance.record'),
    clause: id,
    stance: z.enum([...STANCES, 'none']),
    seen: digest,
    note,
  }),
  z
    .strictObject({
      id,
      type: z.literal('proposal.table'),
      clause: after,
      after: z.optional(after),
      kind: z.optional(kind),
      level: z.optional(level),
      texts,
      reason,
      action: z.optional(action),
      amends: z.optional(id),
      seen: z.optional(digest),
    })
    .check(z.refine(placedOrSeen, 'a clause with what was seen of it, or null with after, kind and level')),
  z.strictObject({
    id,
    type: z.literal('proposal.accept'),
    proposal: id,
    seen: z.optional(digest),
    reason: z.optional(reason),
  }),
  z.strictObject({ id, type: z.literal('proposal.sponsor'), proposal: id, join: z.boolean() }),
  z.strictObject({ id, type: z.literal('proposal.reject'), proposal: id, reason: z.optional(reason) }),
  z.strictObject({ id, type: z.literal('proposal.withdraw'), proposal: id }),
  z.strictObject({
    id,
    type: z.literal('chair.issue'),
    label: line(LIMITS.label),
    reason,
    texts: byClause(texts),
    seen: byClause(digest),
  }),
  z.strictObject({
    id,
    type: z.literal('chair.accept'),
    batch: id,
    seen: byClause(digest),
    reason: z.optional(reason),
  }),
  z.strictObject({ id, type: z.literal('bracket.note'), clause: id, language: lang, anchor, note }),
  z.strictObject({
    id,
    type: z.literal('concordance.confirm'),
    clause: id,
    languages: z.tuple([lang, lang]),
    seen: z.partialRecord(lang, digest),
  }),
  z.strictObject({ id, type: z.literal('counterpart.none'), clause: id, language: lang, reason }),
  z.strictObject({ id, type: z.literal('counterpart.due'), clause: id, language: lang }),
  z.strictObject({
    id,
    type: z.literal('waiver.give'),
    clause: id,
    check: id,
    message: id,
    languages: z.array(lang).check(z.minLength(1), z.maxLength(LANGS.length)),
    seen: digest,
    reason,
  }),
  z.strictObject({ id, type: z.literal('waiver.withdraw'), clause: id, seen: digest }),
  z.strictObject({ id, type: z.literal('collation.sign'), note }),
  z.strictObject({ id, type: z.literal('silence.start'), clause: z.optional(id), until: instant }),
  z.strictObject({ id, type: z.literal('silence.cancel'), clause: id }),
  z.strictObject({ id, type: z.literal('silence.close'), clause: id }),
  z.strictObject({ id, type: z.literal('party.absent'), delegation: id, reason }),
  z.strictObject({ id, type: z.literal('party.present'), delegation: id }),
  z.strictObject({ id, type: z.literal('column.add'), language: lang }),
  z.strictObject({ id, type: z.literal('column.authentic'), language: lang }),
  z.strictObject({
    id,
    type: z.literal('milestone.create'),
    label: line(LIMITS.label),
    note,
  }),
  z.strictObject({ id, type: z.literal('merge.confirm'), merge: id }),
  z.strictObject({
    id,
    type: z.literal('draft.save'),
    draft: id,
    clause: after,
    after: z.optional(after),
    kind: z.optional(kind),
    level: z.optional(level),
    texts,
    base: texts,
    reason: z.optional(reason),
    origin: z.enum(['own', 'refused']),
  }),
  z.strictObject({ id, type: z.literal('draft.discard'), draft: id }),
  z.strictObject({
    id,
    type: z.literal('comment.add'),
    clause: id,
    scope,
    text: text(LIMITS.comment),
    thread: z.optional(id),
    language: z.optional(lang),
    quote: z.optional(text(LIMITS.quote)),
    anchor: z.optional(anchor),
    mentions: z.optional(z.array(id).check(z.maxLength(LIMITS.mentions))),
  }),
  z.strictObject({ id, type: z.literal('comment.resolve'), comment: id, scope }),
]);

const name = line(LIMITS.name).check(z.minLength(1));
const resolution = z.string().check(z.regex(/^[a-z][a-z0-9-]{0,62}$/));
const layout = z.strictObject({
  paper: z.enum(['a4', 'letter']),
  margin: z.number().check(z.minimum(10), z.maximum(50)),
  size: z.number().check(z.minimum(9), z.maximum(18)),
});
export const symbolBase = z.string().check(z.refine(symbolBaseFits, 'letters, digits and dots between slashes'));
const states = z.array(id).check(z.maxLength(100));
export const statesOrder = z.strictObject({
  list: states,
  basis: z.union([z.enum(['agreed', 'host-first']), z.strictObject({ alphabet: lang })]),
  decidedAt: z.optional(text(10)),
});
export const outcome = z.strictObject({
  nature: z.enum(NATURES),
  act: z.enum(ACTS),
  originals: z.enum(ORIGINALS),
  prevailing: z.optional(lang),
  status: z.optional(z.partialRecord(lang, line(STATUS_LETTERS))),
});
/** A first edition had the number of originals beside the order; now it is part of the outcome. */
const oneOutcome = ({ outcome: now, originals }: { outcome?: unknown; originals?: unknown }): boolean =>
  (now === undefined) !== (originals === undefined);

const exception = z.strictObject({
  resolution,
  clause: id,
  except: z.array(id).check(z.maxLength(RULES_LIMITS.quorum)),
});
const setting = z
  .strictObject({
    kind: z.enum(INSTRUMENT_KINDS),
    form: z.enum(INSTRUMENT_FORMS),
    title: z.partialRecord(lang, text(LIMITS.title)),
    resolutions: z.array(resolution).check(z.maxLength(200)),
    languages: z.array(lang).check(z.maxLength(LANGS.length)),
    place: z.partialRecord(lang, text(LIMITS.name)),
    date: text(10),
    order: z.union([z.literal('alphabetical'), states, statesOrder]),
    outcome: z.optional(outcome),
    originals: z.optional(z.enum(ORIGINALS)),
    signatures: z.optional(z.enum(SIGNATURES)),
    exceptions: z.optional(z.array(exception).check(z.maxLength(LIMITS.chair))),
    ...signingOverTime,
    layouts: z.record(z.string().check(z.maxLength(64)), layout).check(z.refine(fits, 'too many layouts')),
  })
  .check(z.refine(oneOutcome, 'outcome or originals, not both'));

const hours = z.int().check(z.minimum(0), z.maximum(RULES_LIMITS.hours));
/** Rules of procedure; a summit file has them, too. */
export const rules = z.strictObject({
  decision: z.enum(DECISION_RULES),
  reserveBlocks: z.boolean(),
  quorum: z.int().check(z.minimum(0), z.maximum(RULES_LIMITS.quorum)),
  silenceMinHours: hours,
  proposalsUntil: z.optional(instant),
  absence: z.strictObject({ by: z.enum(ABSENCE_BY), afterHours: hours, objectWithinHours: hours }),
  editing: z.enum(EDITING),
});

const summitCommand = z.discriminatedUnion('type', [
  z.strictObject({
    id,
    type: z.literal('member.invite'),
    name,
    role: z.enum(ROLES),
    delegation: z.optional(id),
    columns: z.optional(z.array(lang)),
  }),
  z.strictObject({
    id,
    type: z.literal('member.change'),
    member: id,
    name: z.optional(name),
    columns: z.optional(z.array(lang)),
  }),
  z.strictObject({ id, type: z.literal('member.revoke'), member: id }),
  z.strictObject({ id, type: z.literal('member.code'), member: id }),
  z.strictObject({
    id,
    type: z.literal('resolution.create'),
    resolution,
    panel: z.optional(line(LIMITS.name)),
    title: z.partialRecord(lang, text(LIMITS.title)),
    columns: z.optional(z.array(lang)),
  }),
  z.strictObject({ id, type: z.literal('rules.propose'), rules, until: instant }),
  z.strictObject({
    id,
    type: z.literal('rules.stance'),
    draft: id,
    stance: z.enum([...RULES_STANCES, 'none']),
    note,
  }),
  z.strictObject({ id, type: z.literal('rules.adopt'), draft: id }),
  z.strictObject({ id, type: z.literal('rules.withdraw'), draft: id }),
  z.strictObject({
    id,
    type: z.literal('adoption.open'),
    text: digest,
    by: z.enum(ADOPTION_BY),
    presiding: name,
    minutes: z.int().check(z.minimum(1), z.maximum(LIMITS.silenceDays * 24 * 60)),
  }),
  z.strictObject({
    id,
    type: z.literal('adoption.say'),
    adoption: id,
    word: z.enum([...ADOPTION_WORDS, 'none']),
    reason: z.optional(reason),
  }),
  z.strictObject({ id, type: z.literal('adoption.record'), adoption: id }),
  z.strictObject({ id, type: z.literal('adoption.end'), adoption: id }),
  z.strictObject({
    id,
    type: z.literal('position.make'),
    kind: z.enum(POSITION_KINDS),
    place: z.enum(POSITION_PLACES),
    clauses: z.array(z.strictObject({ resolution, clause: id })).check(z.maxLength(POSITION_LIMITS.clauses)),
    texts: z.partialRecord(lang, text(POSITION_LIMITS.letters)),
  }),
  z.strictObject({ id, type: z.literal('position.withdraw'), position: id }),
  z.strictObject({ id, type: z.literal('summary.issue'), presiding: name }),
  z.strictObject({ id, type: z.literal('summary.move'), resolution, clause: id, texts }),
  z.strictObject({ id, type: z.literal('exception.set'), resolution, clause: id, on: z.boolean() }),
  ...peopleCommands,
  ...signatureCommands,
  z.strictObject({ id, type: z.literal('instrument.set'), setting }),
  z.strictObject({ id, type: z.literal('symbols.set'), base: z.nullable(symbolBase) }),
  z.strictObject({ id, type: z.literal('seal.void'), seal: id, reason }),
  z.strictObject({
    id,
    type: z.literal('rectification.table'),
    kind: z.enum(CORRECTION_KINDS),
    resolution,
    clause: id,
    texts,
    reason,
    until: instant,
  }),
  z.strictObject({ id, type: z.literal('rectification.object'), rectification: id, reason }),
  z.strictObject({ id, type: z.literal('rectification.withdraw'), rectification: id, reason }),
  z.strictObject({ id, type: z.literal('rectification.confirm'), rectification: id, languages: z.tuple([lang, lang]) }),
  z.strictObject({ id, type: z.literal('rectification.notify'), rectification: id, delegation: id, how: reason }),
  z.strictObject({ id, type: z.literal('notification.receive'), notification: id }),
  z.strictObject({ id, type: z.literal('depositary.set'), office: id, person: id }),
  z.strictObject({
    id,
    type: z.literal('copy.issue'),
    seal: id,
    language: z.union([z.literal('all'), lang]),
    holder: z.optional(id),
  }),
]);

export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string };

/** One line that names the first wrong field, e.g. "after: expected string". */
const complaint = (error: z.core.$ZodError): string => {
  const issue = error.issues[0];
  // Where the parser's words are loaded, it lists every type that it would have taken.
  return issue ? `${issue.path.join('.') || 'command'}: ${issue.message.slice(0, 200)}` : 'not a command';
};

export function parseCommand(value: unknown): Parsed<Command> {
  const result = z.safeParse(command, value);
  return result.success ? { ok: true, value: result.data } : { ok: false, message: complaint(result.error) };
}

export function parseSummitCommand(value: unknown): Parsed<SummitCommand> {
  const result = z.safeParse(summitCommand, value);
  return result.success ? { ok: true, value: result.data } : { ok: false, message: complaint(result.error) };
}
