/**
 * The words of a package: its milestones are the texts whose digests the manifest and the log know, recomputed from the cells
 * up. Every code unit counts, so a joiner that is gone («می شود» for «می‌شود») is a difference like any other; and a control that
 * turns the reading around is a fault even where all digests agree.
 */
import type { Declaration } from '../domain/clause/declaration.ts';
import type { Check, Fault } from '../domain/instrument/verification.ts';
import { cellDigest, declarationDigest } from '../domain/text/digest.ts';
import { toPlain } from '../domain/text/text.ts';
import type { SealManifest } from './manifest.ts';
import { milestonePath } from './package.ts';

/** Embeddings, overrides, isolates: what shows one order of words and stores another. Marks (LRM, RLM) stay allowed. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/;

function snapshotOf(bytes: Uint8Array | undefined): Declaration | null {
  try {
    const value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as Declaration;
    return Array.isArray(value.columns) && Array.isArray(value.clauses) ? value : null;
  } catch {
    // Not UTF-8 or not JSON.
    return null;
  }
}

/** Every cell's digest from its words, and the text's digest from the cells': null when the snapshot is no snapshot. */
function recomputed({ columns, clauses }: Declaration): string | null {
  try {
    const again = clauses.map((clause) => ({
      ...clause,
      texts: Object.fromEntries(
        Object.entries(clause.texts).map(([lang, cell]) => [lang, { digest: cellDigest(cell.paragraphs) }]),
      ),
    }));
    return declarationDigest(columns, again);
  } catch {
    // A clause without texts, a cell without paragraphs: bytes of a stranger.
    return null;
  }
}

const turns = (snapshot: Declaration): boolean =>
  snapshot.clauses.some(({ texts }) =>
    Object.values(texts).some(({ paragraphs }) => TURNING.test(toPlain(paragraphs))),
  );

export type Milestones = {
  readonly failures: readonly Check[];
  /** By resolution id; those that are what the manifest says. */
  readonly texts: ReadonlyMap<string, Declaration>;
};

export function milestonesIn(files: ReadonlyMap<string, Uint8Array>, manifest: SealManifest): Milestones {
  const failures: Check[] = [];
  const texts = new Map<string, Declaration>();
  for (const { id, seq, digest } of manifest.resolutions) {
    const path = milestonePath(id);
    const snapshot = snapshotOf(files.get(path));
    const fault = snapshot ? faultOf(snapshot, { id, seq, digest }) : files.has(path) ? 'damaged' : 'missing';
    if (fault !== null) failures.push({ check: 'milestone', ok: false, about: path, fault });
    else if (snapshot) texts.set(id, snapshot);
  }
  return { failures, texts };
}

function faultOf(
  snapshot: Declaration,
  { id, seq, digest }: { readonly id: string; readonly seq: number; readonly digest: string },
): Fault | null {
  const same = snapshot.digest === digest && snapshot.at?.seq === seq && snapshot.resolution === id;
  if (!same || recomputed(snapshot) !== digest) return 'digest';
  return turns(snapshot) ? 'hidden-character' : null;
}
