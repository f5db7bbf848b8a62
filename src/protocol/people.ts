/** Shapes of participants and signatories as they come from outside: in commands, and in a summit's file. */
import * as z from 'zod/mini';
import { AUTHORITIES, CAPACITIES, MODES, PARTICIPATION, PEOPLE_LIMITS } from '../domain/summit/people.ts';
import { withoutDisallowed } from '../domain/text/disallowed.ts';
import { LANGS } from '../language/language.ts';

const id = z.string().check(z.regex(/^[A-Za-z0-9_.:-]{1,64}$/));
const state = z.string().check(z.regex(/^[A-Z]{2}$/));
/** Printed on one line: a name is no paragraph. */
const line = z.string().check(
  z.overwrite((words) => withoutDisallowed(words).text.replaceAll('\n', ' ')),
  z.maxLength(PEOPLE_LIMITS.words),
);
const names = z.partialRecord(z.enum(LANGS), line);

const participant = {
  as: z.enum(PARTICIPATION),
  state: z.optional(state),
  region: z.optional(id),
  names,
  present: z.boolean(),
};
const authority = z.strictObject({
  kind: z.enum(AUTHORITIES),
  sha256: z.optional(z.string().check(z.regex(/^[0-9a-f]{64}$/))),
  clearedBy: z.optional(line),
});
const signatory = {
  participant: id,
  person: z.optional(id),
  names,
  titles: names,
  capacity: z.enum(CAPACITIES),
  mode: z.enum(MODES),
  confirmBy: z.optional(z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/))),
  authority: z.optional(authority),
};

export const peopleCommands = [
  z.strictObject({
    id,
    type: z.literal('participant.put'),
    participant: z.optional(id),
    entry: z.strictObject(participant),
  }),
  z.strictObject({ id, type: z.literal('participant.remove'), participant: id }),
  z.strictObject({
    id,
    type: z.literal('signatory.put'),
    signatory: z.optional(id),
    entry: z.strictObject(signatory),
  }),
  z.strictObject({ id, type: z.literal('signatory.remove'), signatory: id }),
  z.strictObject({ id, type: z.literal('signatory.decline'), signatory: id }),
  z.strictObject({ id, type: z.literal('bearer.name'), delegation: state, member: id, named: z.boolean() }),
] as const;

/** Of a summit's file. */
export const participants = z
  .array(z.strictObject({ id, ...participant }))
  .check(z.maxLength(PEOPLE_LIMITS.participants));
export const signatories = z.array(z.strictObject({ id, ...signatory })).check(z.maxLength(PEOPLE_LIMITS.participants));
