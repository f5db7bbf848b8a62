/** Long sections of the report: what is too much for the body stands in the annex, and nothing is lost between them. */
import { describe, expect, it } from 'vitest';
import { cut, paragraph, SECTION_ENTRIES } from '../../src/export/report-proceedings.ts';

describe('cut', () => {
  const section = (count: number) => {
    const said = Array.from({ length: count }, (_, at) => () => `<${at}>`);
    return cut({ title: 'h.proposals', entries: said.map((one) => paragraph(one)), short: said });
  };
  const words = (entries: ReturnType<typeof section>['body']) => entries.map(({ said }) => said('ru')).join(' ');
  it.each([0, 1, SECTION_ENTRIES, SECTION_ENTRIES + 1, SECTION_ENTRIES + 173])('loses none of %i entries', (count) => {
    const { body, annex } = section(count);
    const told = [...`${words(body)} ${words(annex)}`.matchAll(/<(\d+)>/g)].map(([, at]) => Number(at));
    expect(told).toEqual(Array.from({ length: count }, (_, at) => at));
    expect([body.length > 0, annex.length > 0]).toEqual([count > 0, count > SECTION_ENTRIES]);
    if (count > SECTION_ENTRIES) expect(words(body)).toContain(`И ещё ${count - SECTION_ENTRIES}, в приложении.`);
  });
});
