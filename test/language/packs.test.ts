/** The packs themselves: each folder is its own language, and what gathers a part has taken it from the right folder. */
import { describe, expect, it } from 'vitest';
import { monthNames } from '../../src/language/date.ts';
import { LANGS, LANGUAGES } from '../../src/language/language.ts';
import { COUNTING, unitNumber } from '../../src/language/numbering.ts';
import { PACKS } from '../../src/language/packs.ts';
import { casesOf, inflected } from '../../src/language/states.ts';

describe('PACKS', () => {
  it.each(LANGS)('has the folder of %s under its code', (lang) => {
    expect(PACKS[lang].facts.code).toBe(lang);
  });

  it.each(LANGS)('is what the modules say of %s', (lang) => {
    const { facts, dates, counting, units, cases, states } = PACKS[lang];
    expect(LANGUAGES[lang]).toBe(facts);
    expect(monthNames(lang, 'solar')).toBe(dates.months.solar);
    expect(COUNTING[lang]).toBe(counting);
    expect(unitNumber(lang, 'chapter', 4).label).toContain(units.chapter[0].replace(/\{\w+\}/, '').trim());
    expect(casesOf(lang)).toBe(cases);
    for (const [name, forms] of states.names) {
      expect(forms.split('|'), name).toHaveLength(cases.length - 1);
      expect(inflected(lang, name, false, cases.at(-1) ?? 'nominative'), name).toContain(name.slice(0, 3));
    }
  });
});
