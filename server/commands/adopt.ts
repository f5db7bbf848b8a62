/**
 * A summit file becomes a summit: its facts, members and resolutions, and, for a sample, what happened since. Each step of
 * that history goes the way that a member's own command would go.
 */
import { groundOf } from '../../src/crdt/snapshot.ts';
import type { Answer, Command } from '../../src/domain/command.ts';
import type { Actor } from '../../src/domain/permission.ts';
import { withSeen } from '../../src/domain/seen.ts';
import type { HistoryStep, SummitFile } from '../../src/domain/summit.ts';
import type { House } from '../house.ts';

/** Rooms beside the texts that a folder of an earlier version, or one with a new delegation, lacks. */
export const completeRooms = (house: House): Promise<void> =>
  house.inTurn(() => {
    for (const id of house.summit.resolutions.keys()) house.summit.createSideRooms(id);
  });

/** Creates the file's summit, or adds what the existing one lacks, with the history of the resolutions that are new. */
export const adoptSummit = (house: House, file: SummitFile): Promise<void> =>
  house.inTurn(() => {
    const fresh = file.resolutions.filter(({ id }) => !house.summit.resolutions.has(id));
    house.summit.adopt(file);
    for (const { id, history } of fresh) for (const step of history ?? []) playStep(house, id, step);
  });

/** Does one step of a sample's history. A step that the rules refuse is a fault of the file, so it throws. */
function playStep(house: House, resolution: string, step: HistoryStep): void {
  const room = house.rooms.open(resolution);
  const actor = house.summit.actor(step.by);
  if (!room || !actor) throw new Error(`${resolution}: no member ${step.by}`);
  if ('edit' in step) {
    const { clause, lang, find, put } = step.edit;
    room.replaceWords(actor, { clause, lang }, find, put);
    return;
  }
  // A sample's decisions rest on the text as it stands then.
  const command = withSeen(groundOf(room.doc), { ...step.command, id: house.newId('s') } as Command);
  const answer = decideNow(house, resolution, actor, command);
  if (!answer.ok) throw new Error(`${resolution}: ${step.command.type} by ${step.by}: ${answer.message}`);
}

/** In the running turn, without announcing a freeze: nobody is connected to a sample that is being made. */
function decideNow(house: House, resolution: string, actor: Actor, command: Command): Answer {
  let given: Answer | undefined;
  house.decisions.decide(
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
