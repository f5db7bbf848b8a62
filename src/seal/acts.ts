/**
 * Acts of rectification beside a package: the package is closed with its last signature, so what corrects it travels next to it, bound to
 * its manifest by digest. Whether such a list belongs to the package, and whether each act corrects words that were signed, anybody can
 * see without the server.
 */
import type { Declaration } from '../domain/clause/declaration.ts';
import { correctedIn, correctsText, type RectificationRecord } from '../domain/instrument/rectification.ts';
import { canonicalJson, type Json, utf8 } from '../domain/text/digest.ts';
import { toPlain } from '../domain/text/text.ts';
import type { Lang, PerLang } from '../language/language.ts';
import { digestOf, readManifest } from './manifest.ts';
import { milestonesIn } from './milestones.ts';
import { readZip } from './zip.ts';

const FORMAT = 'alternat-acts';

export type ListedAct = Pick<
  RectificationRecord,
  'id' | 'kind' | 'resolution' | 'clause' | 'old' | 'texts' | 'reason' | 'at' | 'notified' | 'confirmed' | 'withdrawn'
> & {
  readonly number: number;
  readonly state: string;
  /** When its time was over and the texts were confirmed. */
  readonly effective?: string;
};

/** `manifest`: SHA-256 of the package's manifest.json. */
export const actsJson = (seal: string, manifest: string, acts: readonly ListedAct[]): Uint8Array =>
  utf8(canonicalJson({ format: FORMAT, version: 1, seal, manifest, acts } as unknown as Json));

export type ActFault = 'no-such-clause' | 'not-the-words';
export type ActsReport =
  | { readonly ok: false; readonly fault: 'damaged' | 'damaged-package' | 'other-package' }
  | {
      readonly ok: boolean;
      readonly acts: readonly (Pick<ListedAct, 'number' | 'state' | 'kind'> & { readonly fault?: ActFault })[];
    };

function readActs(bytes: Uint8Array): { readonly manifest: string; readonly acts: readonly ListedAct[] } | null {
  try {
    const value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    const isList = value.format === FORMAT && value.version === 1 && Array.isArray(value.acts);
    return isList && typeof value.manifest === 'string' ? value : null;
  } catch {
    return null; // not UTF-8, or no JSON: bytes of a stranger
  }
}

/** Do these acts belong to this package, and does each correct words that were signed or that an earlier act has put there? */
export async function verifyActs(pkg: Uint8Array, list: Uint8Array): Promise<ActsReport> {
  const acts = readActs(list);
  if (!acts) return { ok: false, fault: 'damaged' };
  const entries = await readZip(pkg);
  if ('problem' in entries) return { ok: false, fault: 'damaged-package' };
  const files = new Map(entries.map(({ path, bytes }) => [path, bytes]));
  const json = files.get('manifest.json') ?? new Uint8Array();
  const manifest = readManifest(json)?.manifest;
  if (!manifest) return { ok: false, fault: 'damaged-package' };
  if ((await digestOf(json)) !== acts.manifest) return { ok: false, fault: 'other-package' };
  const { texts } = milestonesIn(files, manifest);
  const known = new Map<string, Set<string>>();
  try {
    const judged = acts.acts.map((act) => {
      const fault = faultOf(act, texts, known);
      return {
        number: act.number,
        state: act.state,
        ...(act.kind ? { kind: act.kind } : {}),
        ...(fault ? { fault } : {}),
      };
    });
    return { ok: judged.every(({ fault }) => fault === undefined), acts: judged };
  } catch {
    return { ok: false, fault: 'damaged' }; // acts without words
  }
}

/** `known`: by cell, the words that stood there once. */
function faultOf(
  act: ListedAct,
  texts: ReadonlyMap<string, Declaration>,
  known: Map<string, Set<string>>,
): ActFault | undefined {
  const clause = texts.get(act.resolution)?.clauses.find(({ id }) => id === act.clause);
  if (!clause) return 'no-such-clause';
  // An act about a copy quotes the copy; the words of the original are its `texts`.
  const stood: PerLang<string> = correctsText(act) ? act.old : act.texts;
  for (const lang of Object.keys(stood) as Lang[]) {
    const key = `${act.resolution}/${act.clause}/${lang}`;
    const cell = clause.texts[lang];
    const words = known.get(key) ?? new Set([cell ? toPlain(cell.paragraphs) : '']);
    known.set(key, words);
    if (!words.has(stood[lang] ?? '')) return 'not-the-words';
  }
  if (correctsText(act) && act.state === 'effective')
    for (const lang of correctedIn(act))
      known.get(`${act.resolution}/${act.clause}/${lang}`)?.add(act.texts[lang] ?? '');
  return undefined;
}
