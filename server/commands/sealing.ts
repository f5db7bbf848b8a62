/**
 * Sealing: the text becomes milestones, the milestones become documents, the documents one package whose list every delegation
 * signs. Nothing is written before all of it is there; while it is printed the text may change, so it is looked at again.
 */

import { createHash } from 'node:crypto';
import type { Declaration } from '../../src/domain/clause/declaration.ts';
import { type AssemblyMissing, needsAdoption } from '../../src/domain/instrument/assembly.ts';
import { hasPlaces, type SealedResolution } from '../../src/domain/instrument/instrument.ts';
import {
  judgeSeal,
  type SealedSignatory,
  type SealRecord,
  type SigningRefusal,
} from '../../src/domain/instrument/signing.ts';
import { initialsOn, NO_INITIALS } from '../../src/domain/instrument/signing-acts.ts';
import { adoptionOf } from '../../src/domain/negotiation/adoption.ts';
import { standingPositions } from '../../src/domain/negotiation/position.ts';
import type { Actor } from '../../src/domain/permission.ts';
import { signatoriesOf } from '../../src/domain/summit/people.ts';
import type { Progress } from '../../src/domain/summit/work.ts';
import type { Instrument } from '../../src/export/print.ts';
import { signedTextOf } from '../../src/export/signed-text.ts';
import { milestoneText } from '../history/milestones.ts';
import type { Beside } from '../print/beside.ts';
import { pressPackage } from '../print/press.ts';
import type { Workspace } from '../workspace.ts';
import { instrumentDigest, type Sealable, sealableNow, settingOf } from './assembly.ts';
import { ensureMilestone, type FindMilestone } from './milestones.ts';
import { keepBytes } from './seals.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export type SealOutcome =
  | { readonly ok: true; readonly seal: SealRecord }
  | {
      readonly ok: false;
      readonly signing: SigningRefusal | 'missing' | 'changed';
      readonly missing?: readonly AssemblyMissing[];
    };

/** What is looked up in the whole text before it is sealed; a server has it read elsewhere. */
export type SealLook = { readonly sealable: () => Promise<Sealable>; readonly milestone?: FindMilestone };

const lookIn = (workspace: Workspace): SealLook => ({
  sealable: async () => sealableNow(workspace, workspace.storage.head),
});

/** So often a text is judged again, because something came to its log meanwhile, before it is said to be another one. */
const TRIES = 5;

type On = { readonly progress?: (progress: Progress) => void; readonly signal?: AbortSignal };

/** The milestones of every resolution of the instrument, named if they are not yet. */
async function sealedTexts(
  workspace: Workspace,
  wanted: readonly string[],
  find: FindMilestone | undefined,
): Promise<{ readonly resolutions: readonly SealedResolution[]; readonly texts: ReadonlyMap<string, Declaration> }> {
  const resolutions: SealedResolution[] = [];
  const texts = new Map<string, Declaration>();
  for (const resolution of wanted.filter((id) => workspace.summit.resolutions.has(id))) {
    const milestone = await ensureMilestone(workspace, resolution, 'Sealed text', 'seal', find);
    const kept = milestone && milestoneText(workspace.storage, resolution, milestone.id);
    const head = workspace.storage.head(resolution);
    if (!milestone || !kept || !head) throw new Error(`the sealed text of ${resolution} was not kept`);
    const { id, seq, digest } = milestone;
    resolutions.push({ id: resolution, milestone: id, seq, digest, logHead: head.hash });
    texts.set(resolution, signedTextOf(kept));
  }
  return { resolutions, texts };
}

/** The instrument of these texts, in the order of its settings. */
const filled = (
  { summit }: Workspace,
  frame: Omit<Instrument, 'parts'>,
  texts: ReadonlyMap<string, Declaration>,
): Instrument => ({
  ...frame,
  parts: frame.setting.resolutions.flatMap((resolution) => {
    const declaration = texts.get(resolution);
    return declaration ? [{ resolution, title: summit.resolutions.get(resolution)?.title ?? {}, declaration }] : [];
  }),
});

/** Who signs, as the documents name them, and whose initials stand on this text. */
function sealedPeople(
  { people, signing }: Workspace['summit'],
  { parties, setting }: Pick<Instrument, 'parties' | 'setting'>,
  digest: string,
): Pick<SealRecord, 'signatories' | 'initials'> {
  const signatories = hasPlaces(setting)
    ? parties.flatMap(({ id: delegation }) =>
        signatoriesOf(people, delegation).map(
          ({ id, names, titles, capacity, mode, person, confirmBy }): SealedSignatory => ({
            ...{ id, delegation, names, titles, capacity, mode },
            ...(person === undefined ? {} : { person }),
            ...(confirmBy === undefined ? {} : { confirmBy }),
          }),
        ),
      )
    : [];
  const initials = initialsOn(signing.initials ?? NO_INITIALS, digest);
  return { ...(signatories.length > 0 ? { signatories } : {}), ...(initials.length > 0 ? { initials } : {}) };
}

/** Is what was judged the text of this very turn? */
const stands = ({ storage, summit }: Workspace, { frame, heads }: Sealable): boolean =>
  JSON.stringify(settingOf(summit)) === JSON.stringify(frame.setting) &&
  Object.entries(heads).every(([resolution, hash]) => storage.head(resolution)?.hash === hash);

/** What goes into the package beside the text, as the log has it now. */
const besideNow = ({ summit }: Workspace, setting: Instrument['setting'], digest: string): Beside => {
  const adoption = adoptionOf(summit.adoption, digest);
  return {
    adoption: needsAdoption(setting) && adoption?.ended ? adoption : undefined,
    positions: standingPositions(summit.positions).filter(({ place }) => place === 'annexed'),
    delegations: summit.facts?.delegations ?? [],
    timeZone: summit.facts?.timeZone ?? 'UTC',
  };
};

/** Makes the package and writes the seal down. Not inside a turn: printing takes its time, and the text is looked at again after it. */
export async function sealInstrument(
  workspace: Workspace,
  actor: Actor,
  on: On = {},
  look: SealLook = lookIn(workspace),
): Promise<SealOutcome> {
  const { summit } = workspace;
  const no = judgeSeal(summit.signing, actor);
  if (no) return { ok: false, signing: no };
  const { missing, waived, frame } = await look.sealable();
  if (missing.length > 0) return { ok: false, signing: 'missing', missing };
  const { resolutions, texts } = await sealedTexts(workspace, frame.setting.resolutions, look.milestone);
  const instrument = filled(workspace, frame, texts);
  const at = workspace.now();
  const digest = instrumentDigest(instrument);
  const beside = besideNow(workspace, instrument.setting, digest);
  const { bytes, manifest, files } = await pressPackage(
    instrument,
    { extent: 'sealed', view: 'clean', draft: false, generatedAt: at, digest, resolutions },
    { texts, waived, beside },
    on,
  );
  const write = (): SealOutcome => {
    on.signal?.throwIfAborted();
    const late = judgeSeal(summit.signing, actor);
    if (late) return { ok: false, signing: late };
    // A delegation has annexed a statement meanwhile, or withdrawn one.
    if (JSON.stringify(besideNow(workspace, instrument.setting, digest)) !== JSON.stringify(beside))
      return { ok: false, signing: 'changed' };
    const seal: SealRecord = {
      id: workspace.newId('s'),
      at,
      by: actor.id,
      setting: instrument.setting,
      parties: instrument.parties.map(({ id }) => id),
      resolutions,
      manifest,
      package: sha256(bytes),
      bytes: bytes.length,
      files,
      signatures: [],
      ...sealedPeople(summit, instrument, digest),
    };
    keepBytes(workspace, actor, { seal: seal.id, part: 'package' }, bytes);
    summit.record(actor, { fact: 'seal', seal });
    return { ok: true, seal };
  };
  for (let tries = 0; tries < TRIES; tries++) {
    // While it was printed somebody may have reopened a clause, changed the settings, or withdrawn a waiver.
    const now = await look.sealable();
    const same = now.digest === digest && JSON.stringify(now.waived) === JSON.stringify(waived);
    if (now.missing.length > 0 || !same) break;
    const outcome = await workspace.inTurn(() => (stands(workspace, now) ? write() : null));
    if (outcome) return outcome;
  }
  return { ok: false, signing: 'changed' };
}
