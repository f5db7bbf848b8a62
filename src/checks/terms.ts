/** Is a term that one column defines defined in the others, too? Formulas alone are counted: which term is which no column says. */

import type { Spot } from '../domain/text/finding.ts';
import type { PerLang } from '../language/language.ts';
import { definitionsIn } from './definitions.ts';
import type { Check } from './finding.ts';

export const terms: Check = ({ cells }) => {
  const each = cells.map(({ lang, text }) => ({ lang, text, found: definitionsIn(lang, text) }));
  const most = Math.max(0, ...each.map(({ found }) => found.length));
  // A column that says nothing yet is another check's.
  const lacking = each.filter(({ text, found }) => text.trim() !== '' && found.length < most);
  if (lacking.length === 0) return [];
  const at: PerLang<readonly Spot[]> = {};
  const words: string[] = [];
  for (const { lang, text, found } of each) {
    if (found.length < most) continue;
    at[lang] = found.map(({ start, end }) => ({ start, end, text: text.slice(start, end) }));
    words.push(...found.map(({ term }) => term));
  }
  const args = { words: words.join(' · '), count: most };
  return [{ languages: lacking.map(({ lang }) => lang), message: { key: 'terms.missing', args }, at }];
};
