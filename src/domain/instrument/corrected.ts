/** A signed text with the acts of rectification that have effect: what later copies and exports carry. */

import type { Lang, PerLang } from '../../language/language.ts';
import type { Declaration } from '../clause/declaration.ts';
import { cellDigest } from '../text/digest.ts';
import { type RichText, type Run, richText, toPlain } from '../text/text.ts';
import { correctedIn, type RectificationRecord } from './rectification.ts';

/** `text` with the marks of `before` where both begin and end alike; what stands between takes those it begins in. */
export function rewritten(before: RichText, text: string): RichText {
  const old = toPlain(before);
  const most = Math.min(old.length, text.length);
  let from = 0;
  while (from < most && old[from] === text[from]) from++;
  let end = 0;
  while (end < most - from && old.at(-1 - end) === text.at(-1 - end)) end++;
  const runs: Run[] = before.flatMap((paragraph, index) => [...(index > 0 ? [{ text: '\n' }] : []), ...paragraph]);
  const part = (start: number, stop: number): Run[] => {
    let at = 0;
    return runs.flatMap((run) => {
      const [a, b] = [Math.max(start, at), Math.min(stop, at + run.text.length)];
      const taken = b > a ? [{ ...run, text: run.text.slice(a - at, b - at) }] : [];
      at += run.text.length;
      return taken;
    });
  };
  const [middle] = part(Math.min(from, Math.max(0, old.length - 1)), old.length);
  const put: Run[] = [{ ...(middle ?? {}), text: text.slice(from, text.length - end) }];
  return richText([...part(0, from), ...put, ...part(old.length - end, old.length)]);
}

/** The words of a clause with the acts on it, one after the other. */
export function correctedWords(old: PerLang<string>, acts: readonly RectificationRecord[]): PerLang<string> {
  const words = { ...old };
  for (const act of acts) for (const lang of correctedIn(act)) words[lang] = act.texts[lang] ?? '';
  return words;
}

/** @param acts those on this resolution that have effect, in their order */
export function withCorrections(declaration: Declaration, acts: readonly RectificationRecord[]): Declaration {
  if (acts.length === 0) return declaration;
  return {
    ...declaration,
    clauses: declaration.clauses.map((clause) => {
      const own = acts.filter((act) => act.clause === clause.id);
      if (own.length === 0) return clause;
      const words = correctedWords({}, own);
      const texts = { ...clause.texts };
      for (const [lang, text] of Object.entries(words) as [Lang, string][]) {
        const cell = texts[lang];
        if (!cell) continue;
        const paragraphs = rewritten(cell.paragraphs, text);
        texts[lang] = { ...cell, paragraphs, digest: cellDigest(paragraphs) };
      }
      return { ...clause, texts };
    }),
  };
}
