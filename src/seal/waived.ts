/**
 * The findings of the checks that stood against signing and were waived, as a file of the package: whoever verifies it reads what was
 * found where, who said that it does not stand in the way, when and why. A package without the file has none.
 */

import type { Declaration } from '../domain/clause/declaration.ts';
import type { WaivedFinding } from '../domain/instrument/assembly.ts';
import type { Check } from '../domain/instrument/verification.ts';
import { canonicalJson, type Json, utf8 } from '../domain/text/digest.ts';
import type { Lang } from '../language/language.ts';
import { failed, passed } from './report.ts';
import type { Entry } from './zip.ts';

export const WAIVED_PATH = 'waived.json';

/** Canonical JSON, `{format, version, waived}`; nothing where nothing was waived. */
export const waivedFiles = (waived: readonly WaivedFinding[]): Entry[] =>
  waived.length === 0
    ? []
    : [
        {
          path: WAIVED_PATH,
          bytes: utf8(canonicalJson({ format: 'alternat-waived', version: 1, waived: waived as unknown as Json })),
        },
      ];

type Loose = { readonly [key: string]: unknown };
const isObject = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const texts = (value: Loose, ...keys: readonly string[]): boolean =>
  keys.every((key) => typeof value[key] === 'string');
const isWaived = (value: unknown): value is WaivedFinding =>
  isObject(value) &&
  texts(value, 'resolution', 'clause', 'check', 'message', 'reason', 'at') &&
  isObject(value.by) &&
  texts(value.by, 'id', 'name') &&
  [value.number, value.args, value.cells].every(isObject) &&
  Array.isArray(value.languages) &&
  value.languages.every((lang) => typeof lang === 'string');

/** What the file says; null when it is no such file. */
export function readWaived(bytes: Uint8Array): readonly WaivedFinding[] | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (!isObject(value) || value.format !== 'alternat-waived' || value.version !== 1) return null;
    return Array.isArray(value.waived) && value.waived.every(isWaived) ? value.waived : null;
  } catch {
    // Not UTF-8 or not JSON.
    return null;
  }
}

/** How many there are, and whether each is a word on the text that was signed. `texts`: by resolution. */
export function waivedCheck(
  files: ReadonlyMap<string, Uint8Array>,
  milestones: ReadonlyMap<string, Declaration>,
): Check {
  const bytes = files.get(WAIVED_PATH);
  if (!bytes) return passed('waived', undefined, '0');
  const waived = readWaived(bytes);
  if (!waived) return failed('waived', 'damaged', WAIVED_PATH);
  const stray = waived.find(({ resolution, clause, cells }) => {
    const found = milestones.get(resolution)?.clauses.find(({ id }) => id === clause);
    return !found || Object.entries(cells).some(([lang, digest]) => found.texts[lang as Lang]?.digest !== digest);
  });
  return stray
    ? failed('waived', 'digest', `${WAIVED_PATH} ${stray.resolution} ${stray.clause}`)
    : passed('waived', undefined, String(waived.length));
}
