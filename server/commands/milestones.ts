/**
 * Milestones that nobody has to think of: what leaves the server, or is agreed in all its clauses, has to be found again. A
 * text that has a milestone already gets no second one; otherwise the server names one, by the usual command, so that it
 * stands in the log like any other. `auto` says why; a member's program cannot send that.
 */
import type * as Y from 'yjs';
import { milestonesOf, shapesOf } from '../../src/crdt/document.ts';
import type { AutoMilestone, Declaration, Milestone } from '../../src/domain/clause/declaration.ts';
import { COMMANDS } from '../../src/domain/command.ts';
import type { Effect } from '../../src/domain/decide.ts';
import type { NoteEffect } from '../../src/domain/negotiation/note.ts';
import type { Actor } from '../../src/domain/permission.ts';
import { milestoneText } from '../history/milestones.ts';
import type { Storage } from '../storage/storage.ts';
import type { Workspace } from '../workspace.ts';

/** What the log and the files call them; the interface has words of its own in six languages. */
const LABELS: { readonly [auto in AutoMilestone]: string } = {
  freeze: 'All clauses agreed',
  export: 'Exported text',
  seal: 'Sealed text',
};

type Needs = Pick<Workspace, 'summit' | 'rooms' | 'storage' | 'newId' | 'command'>;

/** The milestone that stands for the present text, if there is one. */
export type FindMilestone = (resolution: string, auto: AutoMilestone) => Promise<Milestone | null>;

/** Clauses and their statuses, as one string: a text agreed is not the same as that text in draft. */
const standing = ({ clauses }: Declaration): string => clauses.map(({ id, status }) => `${id} ${status}`).join();

/** Does this milestone stand for the text? What is exported is words; what is frozen or sealed is statuses, too. */
function standsFor(storage: Storage, milestone: Milestone, now: Declaration, auto: AutoMilestone): boolean {
  if (milestone.digest !== now.digest) return false;
  if (auto === 'export') return true;
  const kept = milestoneText(storage, now.resolution, milestone.id);
  return kept !== null && standing(kept) === standing(now);
}

/** The newest of `milestones` that stands for the text `now`. */
export const milestoneFor = (
  storage: Storage,
  milestones: Iterable<Milestone>,
  now: Declaration,
  auto: AutoMilestone,
): Milestone | null =>
  [...milestones].sort((a, b) => b.seq - a.seq).find((one) => standsFor(storage, one, now, auto)) ?? null;

async function ensure(
  workspace: Needs,
  resolution: string,
  label: string,
  auto: AutoMilestone,
  find: FindMilestone | undefined,
): Promise<Milestone | null> {
  const room = workspace.summit.resolutions.has(resolution) ? workspace.rooms.open(resolution) : null;
  if (!room) return null;
  const known = find
    ? await find(resolution, auto)
    : milestoneFor(workspace.storage, milestonesOf(room.doc).values(), room.snapshot(), auto);
  if (known) return known;
  const answer = await workspace.command(resolution, () => workspace.summit.actor('server'), {
    id: workspace.newId('a'),
    type: 'milestone.create',
    label,
    auto,
  });
  if (!answer.ok) throw new Error(`an automatic milestone of ${resolution} was refused: ${answer.message}`);
  return milestonesOf(room.doc).get(answer.milestone ?? '') ?? null;
}

/** Who is being served, by workspace and resolution: two at once would name one text twice. */
const waiting = new WeakMap<Needs['rooms'], Map<string, Promise<Milestone | null>>>();

/**
 * The milestone of the present text: the newest that has its digest (for `freeze` and `seal` also its statuses), or a fresh
 * one called `label`. Null when the resolution does not exist. Not inside a turn. `find` looks for it elsewhere than here,
 * where the whole text would have to be read for it.
 */
export function ensureMilestone(
  workspace: Needs,
  resolution: string,
  label: string,
  auto: AutoMilestone,
  find?: FindMilestone,
): Promise<Milestone | null> {
  const line = waiting.get(workspace.rooms) ?? new Map<string, Promise<Milestone | null>>();
  waiting.set(workspace.rooms, line);
  const ask = () => ensure(workspace, resolution, label, auto, find);
  const before = line.get(resolution);
  const mine = before ? before.then(ask, ask) : ask();
  line.set(resolution, mine);
  const leave = (): void => {
    if (line.get(resolution) === mine) line.delete(resolution);
  };
  mine.then(leave, leave);
  return mine;
}

/**
 * Before the present text is handed out as a file: whoever may name a version gets one named. A text that a delegate or an
 * observer saves for reading has not left the server, so it names none.
 */
export async function keepExported(
  workspace: Needs,
  actor: Pick<Actor, 'role'>,
  resolution: string,
  find?: FindMilestone,
): Promise<void> {
  if (COMMANDS['milestone.create'].roles.includes(actor.role))
    await ensureMilestone(workspace, resolution, LABELS.export, 'export', find);
}

/** The steps after which no clause may be open any more: the last one is agreed, or the last that was not is withdrawn. */
const LAST_STEPS: readonly unknown[] = ['agreed', 'withdrawn'];

/** Has a decision with these effects left every live clause agreed or initialled? `doc` has them already. */
export function hasFrozen(doc: Y.Doc, effects: readonly (Effect | NoteEffect)[]): boolean {
  if (!effects.some((effect) => effect.type === 'clause.set' && LAST_STEPS.includes(effect.status))) return false;
  const live = shapesOf(doc).filter(({ status }) => status !== 'withdrawn');
  return live.length > 0 && live.every(({ status }) => status === 'agreed' || status === 'initialled');
}

/** After a decision was committed that froze the whole text. */
export const keepFrozen = (workspace: Needs, resolution: string): Promise<Milestone | null> =>
  ensureMilestone(workspace, resolution, LABELS.freeze, 'freeze');
