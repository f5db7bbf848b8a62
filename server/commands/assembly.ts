/**
 * The instrument as the workspace has it: its settings (or what the summit's data suggests until somebody sets them), its parties, its
 * resolutions as they stand now or as they stood at their milestones, and what still keeps it from being sealed.
 */

import type * as Y from 'yjs';
import { assembledWarnings, settingWarnings } from '../../src/checks/assembled.ts';
import type { Frame } from '../../src/checks/frame.ts';
import { isBlocking, runChecks } from '../../src/checks/run.ts';
import { vocabulary } from '../../src/checks/vocabulary.ts';
import { waivedIn } from '../../src/checks/waived.ts';
import { groundOf } from '../../src/crdt/snapshot.ts';
import type { Digest } from '../../src/domain/clause/clause.ts';
import type { Declaration } from '../../src/domain/clause/declaration.ts';
import {
  type AssemblyGround,
  type AssemblyMissing,
  type AssemblyWarning,
  assemblyMissing,
  unadopted,
  type WaivedFinding,
} from '../../src/domain/instrument/assembly.ts';
import { type InstrumentSetting, originalsIn, type Party } from '../../src/domain/instrument/instrument.ts';
import { partyWithPeople } from '../../src/domain/instrument/people-printed.ts';
import { inOneOrder, listOf } from '../../src/domain/instrument/states-order.ts';
import { canonicalJson, sha256 } from '../../src/domain/text/digest.ts';
import { type Instrument, printInstrument, slotsRead } from '../../src/export/print.ts';
import { unprintableIn } from '../../src/export/unprintable.ts';
import { PRINT_TOOLS } from '../print/tools.ts';
import type { Head } from '../storage/storage.ts';
import type { Summit } from './summit.ts';
import { orderOf, outcomeOf } from './summit-facts.ts';

/** A workspace, or a folder that is only read: the summit, and its resolutions as they stand. */
export type Standing = {
  readonly summit: Summit;
  readonly rooms: {
    readonly open: (resolution: string) => { readonly doc: Y.Doc; readonly snapshot: () => Declaration } | null;
  };
};

/** Until somebody sets them: a joint declaration of all resolutions, in the summit's columns, on its last day, as the summit brings it. */
export function settingOf(summit: Summit): InstrumentSetting {
  const { signing, facts, resolutions } = summit;
  if (signing.setting) return signing.setting;
  return {
    kind: 'declaration',
    form: 'parts',
    title: {},
    resolutions: [...resolutions.keys()],
    languages: facts?.columns ?? [],
    place: facts?.place ?? {},
    date: facts?.days[1] ?? '',
    order: orderOf(summit),
    ...outcomeOf(summit),
    layouts: {},
  };
}

/**
 * The delegations of the summit in the order of the States; those that are absent from every resolution of the instrument sign
 * nothing.
 */
export function partiesOf(workspace: Standing, setting: InstrumentSetting): readonly Party[] {
  const present = new Set<string>();
  for (const id of setting.resolutions) {
    const room = workspace.rooms.open(id);
    if (room) for (const party of groundOf(room.doc).parties) present.add(party);
  }
  return inOneOrder(
    setting.order,
    delegationsOf(workspace.summit).filter(({ id }) => present.has(id)),
  );
}

/** All delegations of the summit, as an instrument names them. */
export const delegationsOf = ({ facts, people }: Summit): readonly Party[] =>
  (facts?.delegations ?? []).map(({ id, names, official }) => partyWithPeople({ id, names, official }, people));

/** What the checks have to know that no text says. `participants`: ids of the parties. */
export function frameOf(summit: Summit, participants: readonly string[]): Frame {
  const setting = settingOf(summit);
  const states = delegationsOf(summit);
  return {
    states: listOf(setting.order) === null ? [] : inOneOrder(setting.order, states),
    participants,
    alternat: originalsIn(setting) === 'alternat',
    nature: setting.outcome?.nature ?? null,
  };
}

/** What the checks have to do with sealing: everything that keeps the text from it, what was waived, what to look at. */
export type Examined = {
  readonly missing: readonly AssemblyMissing[];
  readonly waived: readonly WaivedFinding[];
  readonly warnings: readonly AssemblyWarning[];
};

/** What the assembly is judged on; `findings` of one resolution. */
export const assemblyGround = (workspace: Standing, findings: AssemblyGround['findings']): AssemblyGround => {
  const setting = settingOf(workspace.summit);
  return {
    setting,
    parties: partiesOf(workspace, setting),
    delegations: delegationsOf(workspace.summit),
    people: workspace.summit.people,
    ground: (id) => {
      const room = workspace.summit.resolutions.has(id) ? workspace.rooms.open(id) : null;
      return room ? groundOf(room.doc) : undefined;
    },
    findings,
  };
};

/** All that depends on the text is read before the first pause. */
export async function examineNow(workspace: Standing): Promise<Examined> {
  const setting = settingOf(workspace.summit);
  const textOf = textsNow(workspace);
  const instrument = instrumentOf(workspace, textOf);
  const name = (member: string): string => workspace.summit.members.get(member)?.name ?? member;
  const waived: WaivedFinding[] = [];
  const warnings: AssemblyWarning[] = [];
  const frame = frameOf(
    workspace.summit,
    instrument.parties.map(({ id }) => id),
  );
  const findings: AssemblyGround['findings'] = (id) => {
    const declaration = textOf(id);
    const found = declaration ? runChecks(declaration, frame) : [];
    if (declaration) {
      waived.push(...waivedIn(declaration, found, name));
      warnings.push(...assembledWarnings(declaration, found, setting));
    }
    return found.filter(isBlocking).map(({ clause, check }) => ({ clause, check }));
  };
  const missing = [
    ...assemblyMissing(assemblyGround(workspace, findings)),
    ...unadopted(setting, workspace.summit.adoption, instrumentDigest(instrument)),
  ];
  return {
    missing: [...missing, ...(await unprintableOf(instrument))],
    waived,
    warnings: [
      ...settingWarnings(setting, frame),
      ...vocabulary(
        instrument.parts.map(({ declaration }) => declaration),
        setting,
      ),
      ...warnings,
    ],
  };
}

/** What no font of ours can draw: the originals would not be the text. In no order of holders are there other words. */
async function unprintableOf(instrument: Instrument): Promise<AssemblyMissing[]> {
  const wish = { holder: null, view: 'clean', draft: false, generatedAt: NO_TIME, digest: '' } as const;
  const jobs = instrument.setting.languages.map((language) =>
    printInstrument(instrument, { ...wish, language }, PRINT_TOOLS),
  );
  const found = await Promise.all(jobs.map(unprintableIn));
  return found.flat().map((one) => ({ kind: 'unprintable', ...one }));
}
const NO_TIME = '1970-01-01T00:00:00Z';

/** The instrument of these texts, in the order of its settings. */
export function instrumentOf(
  workspace: Standing,
  textOf: (resolution: string) => Declaration | null,
  setting = settingOf(workspace.summit),
): Instrument {
  return {
    setting,
    summitName: workspace.summit.facts?.name ?? {},
    parties: partiesOf(workspace, setting),
    parts: setting.resolutions.flatMap((resolution) => {
      const declaration = textOf(resolution);
      const title = workspace.summit.resolutions.get(resolution)?.title ?? {};
      return declaration ? [{ resolution, title, declaration }] : [];
    }),
  };
}

/** May the text be sealed, and which text was judged: it is still that one for as long as the heads are these. */
export type Sealable = {
  readonly missing: readonly AssemblyMissing[];
  readonly waived: readonly WaivedFinding[];
  /** The instrument without its texts. */
  readonly frame: Omit<Instrument, 'parts'>;
  readonly digest: Digest;
  /** Hash of the newest record, by resolution. */
  readonly heads: { readonly [resolution: string]: string };
};

export async function sealableNow(workspace: Standing, headOf: (resolution: string) => Head | null): Promise<Sealable> {
  const { parts, ...frame } = instrumentOf(workspace, textsNow(workspace));
  const digest = instrumentDigest({ ...frame, parts });
  const heads = Object.fromEntries(frame.setting.resolutions.map((id) => [id, headOf(id)?.hash ?? '']));
  return { ...(await examineNow(workspace)), frame, digest, heads };
}

export const textsNow =
  (workspace: Standing) =>
  (resolution: string): Declaration | null =>
    workspace.summit.resolutions.has(resolution) ? (workspace.rooms.open(resolution)?.snapshot() ?? null) : null;

/**
 * One digest over the settings and all texts: what every page of the instrument bears. The digest of a text with lists of States knows
 * their tokens only, so what is read for them is in this one: another order, another party or another name is another instrument.
 */
export const instrumentDigest = (instrument: Instrument): string => {
  const { setting, parts } = instrument;
  const slots = slotsRead(instrument);
  return sha256(
    canonicalJson({
      setting: JSON.parse(JSON.stringify(setting)),
      texts: parts.map(({ resolution, declaration: { digest } }) => [resolution, digest]),
      ...(slots.length > 0 ? { slots } : {}),
    }),
  );
};

/** Members as their delegations stand, those without one behind. */
export function inOrderOfStates<T extends { readonly delegation?: string }>(
  summit: Summit,
  members: readonly T[],
): T[] {
  const states = inOneOrder(settingOf(summit).order, delegationsOf(summit));
  const place = new Map(states.map(({ id }, at) => [id, at]));
  const of = ({ delegation }: T): number => place.get(delegation ?? '') ?? states.length;
  return [...members].sort((a, b) => of(a) - of(b));
}
