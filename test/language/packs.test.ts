/** The packs themselves: each folder is its own language, and what gathers a part has taken it from the right folder. */
import { describe, expect, it } from 'vitest';
import { monthNames } from '../../src/language/date.ts';
import { LANGS, LANGUAGES } from '../../src/language/language.ts';
import { CATALOGUES } from '../../src/language/messages.ts';
import { COUNTING, unitNumber } from '../../src/language/numbering.ts';
import { PACKS } from '../../src/language/packs.ts';
import * as after from '../../src/language/printed-after.ts';
import * as exported from '../../src/language/printed-export.ts';
import * as instrument from '../../src/language/printed-instrument.ts';
import * as meeting from '../../src/language/printed-meeting.ts';
import * as report from '../../src/language/printed-report.ts';
import * as sealed from '../../src/language/printed-sealed.ts';
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

  it.each(LANGS)('has the words of %s from its own folder', (lang) => {
    const { printed, messages } = PACKS[lang];
    const gathered = Object.values({ ...after, ...exported, ...instrument, ...meeting, ...report, ...sealed }).flatMap(
      (table) => (typeof table === 'function' ? [] : [table[lang]]),
    );
    const own = Object.values(printed).flatMap((papers) => Object.values(papers) as unknown[]);
    expect(gathered.filter((words) => !own.includes(words))).toEqual([]);
    expect(gathered.length).toBeGreaterThan(10);
    expect([meeting.positionWord(lang, 'by'), meeting.summaryWord(lang, 'title')]).toEqual([
      printed.meeting.position.by,
      printed.meeting.summary.title,
    ]);
    expect(meeting.adoptionWord(lang, 'title')).toBe(printed.meeting.adoption.title);
    expect(report.andMore(lang, 0).length).toBe(printed.report.more.length - 2);
    expect(CATALOGUES[lang]).toBe(messages);
  });
});
