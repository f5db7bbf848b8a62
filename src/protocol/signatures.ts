/** Shapes of what belongs to signing over time: parts of the settings, and commands. */
import * as z from 'zod/mini';
import { LIMITS } from '../domain/command.ts';
import { withoutDisallowed } from '../domain/text/disallowed.ts';
import { LANGS } from '../language/language.ts';

const id = z.string().check(z.regex(/^[A-Za-z0-9_.:-]{1,64}$/));
const words = (limit: number) =>
  z.string().check(
    z.overwrite((text) => withoutDisallowed(text).text),
    z.maxLength(limit),
  );
const place = words(LIMITS.name).check(z.overwrite((text) => text.replaceAll('\n', ' ')));
const instant = z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?Z$/));
const digest = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** Of the settings of the instrument. */
export const signingOverTime = {
  window: z.optional(
    z.strictObject({
      opens: instant,
      until: z.optional(instant),
      place: z.optional(z.partialRecord(z.enum(LANGS), place)),
    }),
  ),
  closes: z.optional(
    z.union([z.enum(['all', 'date']), z.strictObject({ threshold: z.int().check(z.minimum(1), z.maximum(100)) })]),
  ),
  initials: z.optional(z.literal(true)),
};

const act = { id, seal: id, delegation: id, place: place.check(z.minLength(1)), reason: words(LIMITS.reason) };
export const signatureCommands = [
  z.strictObject({ ...act, type: z.literal('signature.confirm') }),
  z.strictObject({ ...act, type: z.literal('signature.withdraw') }),
  z.strictObject({ id, type: z.literal('initials.prepare'), digest }),
  z.strictObject({ id, type: z.literal('initials.give'), digest }),
] as const;
