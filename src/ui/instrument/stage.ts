/**
 * What the server says of the instrument, and what follows from it without a page: how far it has come, whose turn it is, what is
 * still missing where. Nothing here is a sentence.
 */

import type { Declaration } from '../../domain/clause/declaration.ts';
import type { AssemblyMissing } from '../../domain/instrument/assembly.ts';
import type { InstrumentSetting, Party } from '../../domain/instrument/instrument.ts';
import type { InstrumentView } from '../../domain/instrument/instrument-view.ts';
import { mayBring, unsigned } from '../../domain/instrument/signatures.ts';
import { type SealRecord, type SigningState, standingSeal } from '../../domain/instrument/signing.ts';
import type { Role } from '../../domain/permission.ts';
import { NO_PEOPLE, type PeopleState } from '../../domain/summit/people.ts';
import type { Member, SummitView } from '../../domain/summit/summit.ts';
import type { Instrument } from '../../export/print.ts';

/** `open`: still being assembled; `sealed`: being signed; `closed`: a closing condition held. */
export type Stage =
  | { readonly stage: 'open'; readonly voided?: SealRecord }
  | { readonly stage: 'sealed' | 'closed'; readonly seal: SealRecord };

export function stageOf({ seals, ...view }: Pick<InstrumentView, 'seals' | 'rectifications' | 'setting'>): Stage {
  const seal = standingSeal({ ...view, seals });
  if (seal) return { stage: seal.closed ? 'closed' : 'sealed', seal };
  const last = seals.at(-1);
  return { stage: 'open', ...(last ? { voided: last } : {}) };
}

/** What the rules of signing ask, out of what the server said. */
export const signingOf = ({ setting, seals, rectifications, depositary }: InstrumentView): SigningState => ({
  ...{ setting, seals, rectifications },
  depositing: { depositary: depositary ?? null, receipts: [], copies: [] },
});

export const isStaff = (role: Role): boolean => role === 'secretariat' || role === 'legal';

/** The delegations whose signature this member may bring and that have none yet. */
export function signableBy(
  member: Pick<Member, 'role' | 'delegation' | 'revoked'> & Partial<Pick<Member, 'id' | 'head'>>,
  seal: SealRecord,
  people: Pick<PeopleState, 'bearers'> = NO_PEOPLE,
): readonly string[] {
  const actor = { id: '', columns: [], ...member };
  return unsigned(seal).filter((party) => mayBring(seal, people, actor, party));
}

/** The settings that count: those of the seal once there is one. */
export const settingNow = (view: InstrumentView): InstrumentSetting => {
  const now = stageOf(view);
  return now.stage === 'open' ? view.setting : now.seal.setting;
};

/** In the order of the seal, with their names; a State that has left the table since keeps its place in what was sealed. */
export function partiesNow(view: InstrumentView, { delegations }: Pick<SummitView, 'delegations'>): readonly Party[] {
  const now = stageOf(view);
  if (now.stage === 'open') return view.parties;
  return now.seal.parties.flatMap((id) => {
    const party = view.parties.find((one) => one.id === id) ?? delegations.find((one) => one.id === id);
    return party ? [party] : [];
  });
}

/** Which text of a resolution the page shows: the sealed one once there is a seal. */
export function momentOf(view: InstrumentView, resolution: string): string {
  const now = stageOf(view);
  if (now.stage === 'open') return 'now';
  return now.seal.resolutions.find(({ id }) => id === resolution)?.milestone ?? 'now';
}

/** What is printed, from the texts that have arrived. */
export function instrumentFrom(
  view: InstrumentView,
  summit: Pick<SummitView, 'delegations' | 'name' | 'resolutions'>,
  texts: ReadonlyMap<string, Declaration>,
): Instrument {
  const setting = settingNow(view);
  return {
    setting,
    summitName: summit.name,
    parties: partiesNow(view, summit),
    parts: setting.resolutions.flatMap((resolution) => {
      const declaration = texts.get(resolution);
      const title = summit.resolutions.find(({ id }) => id === resolution)?.title ?? {};
      return declaration ? [{ resolution, title, declaration }] : [];
    }),
  };
}

export type MissingGroup = {
  /** "" for what concerns the instrument as a whole. */
  readonly resolution: string;
  readonly count: number;
  /** What concerns the resolution as a whole. */
  readonly whole: readonly AssemblyMissing[];
  /** Clause by clause, in reading order. */
  readonly clauses: readonly { readonly clause: string; readonly missing: readonly AssemblyMissing[] }[];
};

/** By resolution, in the order in which the server names them; within it by clause, so that a clause is one line. */
export function groupMissing(missing: readonly AssemblyMissing[]): readonly MissingGroup[] {
  const groups = new Map<string, { whole: AssemblyMissing[]; clauses: Map<string, AssemblyMissing[]> }>();
  for (const one of missing) {
    const { resolution: key = '', clause } = one as { readonly resolution?: string; readonly clause?: string };
    const group = groups.get(key) ?? { whole: [], clauses: new Map<string, AssemblyMissing[]>() };
    groups.set(key, group);
    if (clause !== undefined) group.clauses.set(clause, [...(group.clauses.get(clause) ?? []), one]);
    else group.whole.push(one);
  }
  return [...groups].map(([resolution, { whole, clauses }]) => ({
    resolution,
    count: whole.length + [...clauses.values()].reduce((sum, list) => sum + list.length, 0),
    whole,
    clauses: [...clauses].map(([clause, list]) => ({ clause, missing: list })),
  }));
}

/** "3f9a 17c2 … 5c08": enough of a digest to compare two by eye. */
export const shortDigest = (digest: string): string => {
  const hex = digest.replace(/^sha256[:-]/, '');
  return `${hex.slice(0, 4)} ${hex.slice(4, 8)} … ${hex.slice(-4)}`;
};
