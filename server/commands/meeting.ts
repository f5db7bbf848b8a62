/**
 * Commands on the meeting as a whole, one function a subject: its rules of procedure, the adoption of its text, what is said beside it, who
 * takes part and signs. Each judges, writes the fact down, tells whom it concerns, and answers.
 */
import type { Answer, SummitCommand } from '../../src/domain/command.ts';
import { standingSeal } from '../../src/domain/instrument/signing.ts';
import type { AdoptionCommand } from '../../src/domain/negotiation/judge-adoption.ts';
import type { PositionCommand } from '../../src/domain/negotiation/position.ts';
import { judgeRules, type RulesCommand } from '../../src/domain/negotiation/rules-adoption.ts';
import type { Actor } from '../../src/domain/permission.ts';
import type { PeopleCommand } from '../../src/domain/summit/people.ts';
import { judgePeople } from '../../src/domain/summit/people-judge.ts';
import { adoptionCommand } from './adoption.ts';
import { peopleRefused } from './people.ts';
import { positionCommand } from './positions.ts';
import { unmetAnswer } from './sentences.ts';
import type { Fact, Summit, SummitHost } from './summit.ts';

/** The summit, and the way into its log. */
export type Desk = {
  readonly summit: Summit;
  readonly host: SummitHost;
  readonly put: (actor: Actor, fact: Fact, command: SummitCommand['type']) => number;
};

export function rulesAnswer({ summit, host, put }: Desk, actor: Actor, command: RulesCommand): Answer {
  const { now, newId, governed } = host;
  const delegations = summit.facts?.delegations.map(({ id }) => id) ?? [];
  const judged = judgeRules({ state: summit.rules, delegations, actor, now: now(), newId }, command);
  if (!judged.ok) return unmetAnswer(judged);
  const draft = judged.fact.fact === 'rules.draft' ? judged.fact.draft : summit.rules.draft;
  const seq = put(actor, judged.fact, command.type);
  governed(judged.fact, actor);
  return { ok: true, seq, ...(draft ? { rules: draft.id } : {}) };
}

export function positionAnswer({ summit, host, put }: Desk, actor: Actor, command: PositionCommand): Answer {
  const standing = { summit, rooms: host.rooms() };
  const judged = positionCommand(standing, host, actor, command);
  if (!judged.ok) return unmetAnswer(judged);
  const { fact } = judged;
  const seq = put(actor, fact, command.type);
  host.position(fact, actor);
  if (fact.fact === 'position.moved') return { ok: true, seq };
  if (fact.fact === 'position.summary') return { ok: true, seq, summary: fact.summary.id };
  return { ok: true, seq, position: fact.fact === 'position.made' ? fact.position.id : fact.position };
}

export function adoptionAnswer({ summit, host, put }: Desk, actor: Actor, command: AdoptionCommand): Answer {
  const standing = { summit, rooms: host.rooms() };
  const judged = adoptionCommand(standing, summit.adoption, host, actor, command);
  if (!judged.ok) return unmetAnswer(judged);
  const { fact } = judged;
  const seq = put(actor, fact, command.type);
  host.adoption(fact, actor);
  return { ok: true, seq, adoption: fact.fact === 'adoption.opened' ? fact.adoption.id : fact.adoption };
}

export function peopleAnswer(
  { summit, host, put }: Desk,
  actor: Actor,
  command: PeopleCommand & { readonly type: SummitCommand['type'] },
): Answer {
  const { now, newId } = host;
  const judged = judgePeople(
    {
      state: summit.people,
      delegations: summit.facts?.delegations.map(({ id }) => id) ?? [],
      regions: summit.facts?.regions.map(({ id }) => id) ?? [],
      memberOf: (id) => {
        const member = summit.members.get(id);
        return member?.revoked ? undefined : member;
      },
      sealed: standingSeal(summit.signing) !== undefined,
      actor,
      now: now(),
      newId,
    },
    command,
  );
  if (!judged.ok) return peopleRefused(judged.people);
  const { fact } = judged;
  const seq = put(actor, fact, command.type);
  return {
    ...{ ok: true, seq },
    ...(fact.fact === 'people.participant' ? { participant: fact.participant.id } : {}),
    ...('signatory' in fact ? { signatory: fact.signatory.id } : {}),
  };
}
