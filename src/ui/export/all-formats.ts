/** Every format of a resolution, one after the other, into one ZIP: how far it is can be seen, and it can be called off. */
import type { FileBytes, Result } from '../../client/http.ts';
import type { Lang } from '../../language/language.ts';
import type { ExportQuery } from '../../protocol/queries.ts';
import { FORMATS, formatsFor, PAIRS } from '../kit/formats.ts';

export type Wish = Required<Pick<ExportQuery, 'format' | 'language'>> & Pick<ExportQuery, 'source'>;

/** Each language by itself where a format can, and all side by side where it can; files for translators from `source`. */
export const allWishes = (languages: readonly Lang[], source?: Lang): readonly Wish[] =>
  formatsFor(languages).flatMap((format): Wish[] => {
    const kind = FORMATS[format];
    const each = languages.map((language) => ({ format, language }));
    if (kind === 'one') return each;
    if (source && PAIRS.includes(format)) return [{ format, language: 'all', source }];
    return kind === 'all' ? [{ format, language: 'all' }] : [...each, { format, language: 'all' }];
  });

/** Null when `signal` said to stop; the first failure ends it, for half a set of files is no set. */
export async function fetchAll(
  wishes: readonly Wish[],
  fetch: (wish: Wish) => Promise<Result<FileBytes>>,
  seen: (done: number) => void,
  signal: AbortSignal,
): Promise<readonly FileBytes[] | { readonly failed: Extract<Result<unknown>, { ok: false }>['reason'] } | null> {
  const files: FileBytes[] = [];
  for (const wish of wishes) {
    seen(files.length);
    const answer = await fetch(wish);
    if (signal.aborted) return null;
    if (!answer.ok) return { failed: answer.reason };
    files.push(answer.value);
  }
  return files;
}

/** No two entries of one archive have the same name: of two equal ones the later is numbered before its extension. */
export function distinct(names: readonly string[]): readonly string[] {
  const taken = new Set(names);
  const used = new Set<string>();
  return names.map((name) => {
    let own = name;
    const dot = name.lastIndexOf('.') > 0 ? name.lastIndexOf('.') : name.length;
    for (let turn = 2; used.has(own); turn++) {
      const next = `${name.slice(0, dot)}-${turn}${name.slice(dot)}`;
      if (!taken.has(next)) own = next;
    }
    used.add(own);
    taken.add(own);
    return own;
  });
}
