/** Adoption as the workspace has it: the text that would be taken now, who is there, and a command judged on both. */

import type { SummitCommand } from '../../src/domain/command.ts';
import { assemblyMissing } from '../../src/domain/instrument/assembly.ts';
import { type SigningFact, standingSeal } from '../../src/domain/instrument/signing.ts';
import type { AdoptionState } from '../../src/domain/negotiation/adoption.ts';
import { backIn, textStanding, withException } from '../../src/domain/negotiation/adoption-text.ts';
import {
  type AdoptionCommand,
  type AdoptionGround,
  type JudgedAdoption,
  judgeAdoption,
  speaksFor,
} from '../../src/domain/negotiation/judge-adoption.ts';
import { rulesInForce } from '../../src/domain/negotiation/rules-adoption.ts';
import type { Actor } from '../../src/domain/permission.ts';
import { type Refused, unmet } from '../../src/domain/verdict.ts';
import {
  assemblyGround,
  instrumentDigest,
  instrumentOf,
  partiesOf,
  type Standing,
  settingOf,
  textsNow,
} from './assembly.ts';

type Read = Pick<AdoptionGround, 'text' | 'missing' | 'reserves'>;
type HeadOf = (room: string) => { readonly hash: string } | null | undefined;
/** What was read last, by what it was read from: a delegation that speaks ten times costs one reading of the text. */
const lastRead = new WeakMap<object, { readonly from: readonly unknown[]; readonly read: Read }>();

/** What `read` says, or said when nothing that it reads from was other. `headOf`: of a room's log; without it all is read anew. */
function remembered({ summit }: Standing, headOf: HeadOf | undefined, read: () => Read): Read {
  if (!headOf) return read();
  const { facts, people, rules, signing, resolutions } = summit;
  const rooms = settingOf(summit).resolutions.flatMap((id) => [resolutions.get(id), headOf(id)?.hash]);
  const from = [facts, people, rules.adopted, signing.setting, ...rooms];
  const known = lastRead.get(summit);
  if (known && known.from.length === from.length && known.from.every((one, at) => one === from[at])) return known.read;
  const fresh = read();
  lastRead.set(summit, { from, read: fresh });
  return fresh;
}

/** `now`: UTC, ISO 8601. Reads every resolution of the instrument, unless `headOf` says that none went on since the last time. */
export function adoptionGround(workspace: Standing, now: string, headOf?: HeadOf): AdoptionGround {
  const { summit } = workspace;
  const setting = settingOf(summit);
  // What the checks find is mended before a seal; here only what is part of the text counts.
  const assembly = assemblyGround(workspace, () => []);
  const delegations = (summit.facts?.delegations ?? []).map(({ id }) => id);
  const read = remembered(workspace, headOf, () => {
    const { missing, reserves } = textStanding({
      ...{ setting, assembly: assemblyMissing(assembly), ground: assembly.ground, now },
    });
    return { missing, reserves, text: instrumentDigest(instrumentOf(workspace, textsNow(workspace))) };
  });
  return {
    ...read,
    back: backIn(setting, assembly.ground, now),
    rules: rulesInForce(summit.rules),
    delegations,
    present: partiesOf(workspace, setting).map(({ id }) => id),
    act: setting.outcome?.act,
    sealed: standingSeal(summit.signing) !== undefined,
  };
}

/** The note at a clause; the caller writes the fact down. */
export function exceptionCommand(
  workspace: Standing,
  now: string,
  command: Extract<SummitCommand, { type: 'exception.set' }>,
): { readonly ok: true; readonly fact: SigningFact } | Refused {
  const ground = adoptionGround(workspace, now);
  if (ground.sealed) return unmet({ kind: 'already', what: 'sealed' });
  const setting = settingOf(workspace.summit);
  const changed = withException(setting, command, ground.reserves, ground.delegations.length);
  return changed ? { ok: true, fact: { fact: 'instrument', setting: changed } } : unmet({ kind: 'no-exception' });
}

type Host = {
  readonly now: () => string;
  readonly newId: (prefix: string) => string;
  readonly storage: { readonly head: HeadOf };
};

/** Judges a command; the caller writes the fact down. */
export function adoptionCommand(
  workspace: Standing,
  state: AdoptionState,
  host: Host,
  actor: Actor,
  command: AdoptionCommand,
): JudgedAdoption {
  const now = host.now();
  const ground = adoptionGround(workspace, now, (room) => host.storage.head(room));
  const { members } = workspace.summit;
  const speaks = speaksFor(members.values(), members.get(actor.id), ground.delegations);
  return judgeAdoption({ state, ground, actor, speaks, now, newId: host.newId }, command);
}
