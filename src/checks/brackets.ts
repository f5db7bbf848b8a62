/** Contested words stand in brackets in every column alike: as many, nested in the same way, each with its partner. */

import { bracketStructure, brackets as bracketsOf } from '../domain/text/brackets.ts';
import type { Found } from '../domain/text/finding.ts';
import type { Lang } from '../language/language.ts';
import { oddOnes } from './across.ts';
import type { Check } from './finding.ts';

export const brackets: Check = ({ cells }) => {
  const filled = cells.filter(({ text }) => text.trim() !== '');
  const broken = filled.flatMap(({ lang, text }): Found[] => {
    const spots = bracketsOf(text).unmatched.map((start) => ({ start, end: start + 1, text: text[start] as string }));
    const message = { key: 'brackets.unbalanced', args: { count: spots.length } } as const;
    return spots.length > 0 ? [{ languages: [lang], message, at: { [lang]: spots } }] : [];
  });
  // A column with half a bracket is told that, and not also that it differs.
  const whole = filled.filter(({ lang }) => !broken.some(({ languages }) => languages.includes(lang)));
  const shapes = new Map(whole.map(({ lang, text }) => [lang, bracketStructure(text)]));
  const odd = oddOnes(
    new Map([...shapes].map(([lang, shape]): [Lang, Map<string, number>] => [lang, new Map([[shape, 1]])])),
  );
  const count = (shape: string | undefined): number => (shape?.length ?? 0) / 2;
  // With two columns against two, all are named.
  const langs = odd.map(({ lang }) => lang);
  if (langs.length === 0) return broken;
  const usual =
    [...shapes].find(([lang]) => !langs.includes(lang))?.[1] ??
    [...shapes.values()].find((shape) => shape !== shapes.get(langs[0] as Lang));
  const differ = langs.map((lang): Found => {
    const text = filled.find((cell) => cell.lang === lang)?.text ?? '';
    const at = bracketsOf(text).pairs.map(({ start, end }) => ({ start, end, text: text.slice(start, end) }));
    return {
      languages: [lang],
      message: { key: 'brackets.differ', args: { count: count(shapes.get(lang)), usual: count(usual) } },
      ...(at.length > 0 ? { at: { [lang]: at } } : {}),
    };
  });
  return [...broken, ...differ];
};
