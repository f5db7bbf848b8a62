/** Checks a summit file before anything of it is taken over. */

import * as z from 'zod/mini';
import { isResolutionId } from '../../src/crdt/rooms.ts';
import { CLAUSE_KINDS } from '../../src/domain/clause/clause.ts';
import { dayOf } from '../../src/domain/instrument/instrument.ts';
import { outcomeFault } from '../../src/domain/instrument/outcome.ts';
import { type OrderFault, orderFault } from '../../src/domain/instrument/states-order.ts';
import { rulesFit } from '../../src/domain/negotiation/rules.ts';
import { ROLES } from '../../src/domain/permission.ts';
import { LANGS } from '../../src/language/language.ts';
import { outcome, rules, statesOrder, symbolBase } from '../../src/protocol/command.ts';
import { participants, signatories } from '../../src/protocol/people.ts';
import { type PeopleOfFile, peopleFileFault } from './people.ts';

const lang = z.enum(LANGS);
const names = z.partialRecord(lang, z.string());
const column = z.object({ lang, standing: z.enum(['authentic', 'working']) });
const day = z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/));

const clause = z.object({
  id: z.optional(z.string().check(z.regex(/^[A-Za-z0-9_.:-]{1,64}$/))),
  kind: z.enum(Object.keys(CLAUSE_KINDS) as (keyof typeof CLAUSE_KINDS)[]),
  level: z.int().check(z.minimum(0), z.maximum(4)),
  texts: names,
});

const file = z.object({
  id: z.string(),
  name: names,
  short: names,
  place: names,
  days: z.tuple([day, day]),
  timeZone: z.string(),
  columns: z.array(lang).check(z.minLength(1)),
  order: z.optional(statesOrder),
  outcome: z.optional(outcome),
  regions: z.array(z.object({ id: z.string(), names })),
  delegations: z.array(
    z.object({
      id: z.string().check(z.regex(/^[A-Z]{2}$/)),
      names,
      official: names,
      regionLists: z.array(z.object({ source: z.string(), regions: z.array(z.string()) })),
    }),
  ),
  rules: z.optional(rules),
  symbolBase: z.optional(symbolBase),
  participants: z.optional(participants),
  signatories: z.optional(signatories),
  panels: z.array(z.object({ id: z.string(), names, topics: z.array(z.object({ id: z.string(), names })) })),
  members: z.array(
    z.object({
      id: z.string().check(z.regex(/^[A-Za-z0-9_.:-]{1,64}$/)),
      name: z.string(),
      role: z.enum(ROLES),
      delegation: z.optional(z.string()),
      columns: z.array(lang),
    }),
  ),
  resolutions: z.array(
    z.object({
      id: z.string().check(z.refine(isResolutionId, 'lower-case letters, digits and hyphens, and not "summit"')),
      panel: z.string(),
      title: names,
      columns: z.array(column).check(z.minLength(1)),
      clauses: z.array(clause),
    }),
  ),
});

const ORDER_SENTENCES: { readonly [fault in OrderFault['fault']]: string } = {
  forgets: 'forgets delegations of this summit',
  repeats: 'names delegations twice',
  stranger: 'names delegations that this summit does not have',
  basis: 'follows another alphabet than it says, which would be',
};

/** One line that says what is wrong and where; null for a good file. */
export function checkSummitFile(value: unknown): string | null {
  const result = z.safeParse(file, value);
  if (!result.success) {
    const issue = result.error.issues[0];
    return issue ? `${issue.path.join('.') || 'file'}: ${issue.message}` : 'not a summit file';
  }
  if (result.data.members.some(({ id }) => id === 'server'))
    return 'members: the id server belongs to the program itself';
  const delegations = new Set(result.data.delegations.map(({ id }) => id));
  if (result.data.rules && !rulesFit(result.data.rules, delegations.size))
    return 'rules: they do not fit together, or the quorum is larger than the number of delegations';
  const stranger = result.data.members.find(({ delegation, role }) =>
    delegation ? !delegations.has(delegation) : role === 'negotiator',
  );
  if (stranger) return `members: ${stranger.id} belongs to no delegation of this summit`;
  const people = peopleFileFault(result.data as PeopleOfFile, {
    delegations: [...delegations],
    regions: result.data.regions.map(({ id }) => id),
    members: result.data.members,
  });
  if (people) return people;
  const { order, outcome: end, columns } = result.data;
  const wrong = order && orderFault(order, result.data.delegations);
  if (wrong) return `order: ${ORDER_SENTENCES[wrong.fault]} (${wrong.states.join(' ')})`;
  if (order?.decidedAt !== undefined && !dayOf(order.decidedAt)) return 'order.decidedAt: no day';
  if (outcomeFault(end, columns)) return 'outcome: prevailing or originals do not fit the rest of it';
  for (const resolution of result.data.resolutions) {
    const ids = resolution.clauses.flatMap(({ id }) => (id ? [id] : []));
    const twice = ids.find((id, index) => ids.indexOf(id) !== index);
    if (twice) return `resolutions.${resolution.id}: the clause id ${twice} stands there twice`;
  }
  return null;
}
