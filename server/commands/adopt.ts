/**
 * A summit file becomes a summit: its facts, members and resolutions, and, for a sample, what happened since. Each step of
 * that history goes the way that a member's own command would go.
 */
import { partiesOf } from '../../src/crdt/document.ts';
import { groundOf } from '../../src/crdt/snapshot.ts';
import type { Answer, Command } from '../../src/domain/command.ts';
import { withSeen } from '../../src/domain/negotiation/seen.ts';
import type { Actor } from '../../src/domain/permission.ts';
import type { HistoryStep, Member, SummitFile } from '../../src/domain/summit/summit.ts';
import type { Workspace } from '../workspace.ts';

/** Rooms beside the texts that a folder of an earlier version, or one with a new delegation, lacks. */
export const completeRooms = (workspace: Workspace): Promise<void> =>
  workspace.inTurn(() => {
    for (const id of workspace.summit.resolutions.keys()) workspace.summit.createSideRooms(id);
  });

/** The folder holds something that the file contradicts. The message is for the user; nothing was changed. */
export class CannotAdopt extends Error {
  constructor(file: SummitFile, why: string) {
    super(
      `The summit "${file.id}" cannot be added to what this folder holds: ${why.replace(/\.$/, '')}. Nothing was changed. Use another folder for it (--data), or a file whose members have other ids.`,
    );
  }
}

/**
 * Creates the file's summit, or adds what the existing one lacks, with the history of the resolutions that are new. Resolutions
 * that nobody takes part in yet get the summit's delegations. Throws CannotAdopt.
 */
export const adoptSummit = async (workspace: Workspace, file: SummitFile): Promise<void> => {
  const stranger = file.members.find((member) => isSomebodyElse(member, workspace.summit.members.get(member.id)));
  if (stranger) throw new CannotAdopt(file, `${stranger.id} is somebody with another role or delegation here`);
  try {
    await workspace.inTurn(() => {
      const fresh = file.resolutions.filter(({ id }) => !workspace.summit.resolutions.has(id));
      workspace.summit.adopt(file);
      seatDelegations(workspace);
      for (const { id, history } of fresh) for (const step of history ?? []) playStep(workspace, id, step);
    });
  } catch (error) {
    throw error instanceof StepRefused ? new CannotAdopt(file, error.message) : error;
  }
};

const isSomebodyElse = (member: Member, here: Member | undefined): boolean =>
  here !== undefined && (here.role !== member.role || here.delegation !== member.delegation);

/** Inside a turn only. */
function seatDelegations(workspace: Workspace): void {
  const delegations = workspace.summit.facts?.delegations.map(({ id }) => id) ?? [];
  if (delegations.length === 0) return;
  for (const id of workspace.summit.resolutions.keys()) {
    const room = workspace.rooms.open(id);
    if (room && partiesOf(room.doc).length === 0) room.seat(delegations);
  }
}

/** A step that the rules refuse: of the file's people one is another here, or the file itself is faulty. */
class StepRefused extends Error {}

/** Does one step of a sample's history, or throws StepRefused. */
function playStep(workspace: Workspace, resolution: string, step: HistoryStep): void {
  const room = workspace.rooms.open(resolution);
  const actor = workspace.summit.actor(step.by);
  if (!room || !actor) throw new StepRefused(`${resolution}: no member ${step.by}`);
  if ('edit' in step) {
    const { clause, lang, find, put } = step.edit;
    room.replaceWords(actor, { clause, lang }, find, put);
    return;
  }
  // A sample's decisions rest on the text as it stands then.
  const command = withSeen(groundOf(room.doc), { ...step.command, id: workspace.newId('s') } as Command);
  const answer = decideNow(workspace, resolution, actor, command);
  if (!answer.ok) throw new StepRefused(`${resolution}: ${step.command.type} by ${step.by}: ${answer.message}`);
}

/** In the running turn, without announcing a freeze: nobody is connected to a sample that is being made. */
function decideNow(workspace: Workspace, resolution: string, actor: Actor, command: Command): Answer {
  let given: Answer | undefined;
  workspace.decisions.decide(
    resolution,
    () => actor,
    command,
    (answer) => {
      given = answer;
    },
  );
  if (!given) throw new Error(`${resolution}: ${command.type} had to wait`);
  return given;
}
