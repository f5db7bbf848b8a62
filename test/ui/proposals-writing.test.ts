/** Other wording in the making, under any order of the author's writing and the others'. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Lang, PerLang } from '../../src/language/language.ts';
import {
  carriedAlong,
  movedColumns,
  NOTHING,
  tabledTexts,
  takenOver,
  type Writing,
  wordingOf,
  written,
} from '../../src/ui/proposals/writing.ts';

const LANGS = ['fa', 'ru'] as const satisfies readonly Lang[];
type Step =
  | { readonly do: 'write'; readonly lang: Lang; readonly text: string }
  | { readonly do: 'others'; readonly lang: Lang; readonly text: string }
  | { readonly do: 'take'; readonly lang: Lang };

const lang = fc.constantFrom(...LANGS);
const text = fc
  .array(fc.constantFrom('один', 'два', 'три', 'рыба', 'море'), { maxLength: 5 })
  .map((words) => words.join(' '));
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('write' as const), lang, text }),
  fc.record({ do: fc.constant('others' as const), lang, text }),
  fc.record({ do: fc.constant('take' as const), lang }),
);

function run(
  steps: readonly Step[],
  look: (writing: Writing, present: PerLang<string>, done: Step, before: Writing) => void,
): void {
  const present: { [lang in Lang]?: string } = { fa: 'один два три', ru: 'один два три' };
  const read = (each: Lang): string => present[each] ?? '';
  let writing: Writing = NOTHING;
  for (const each of steps) {
    const before = writing;
    if (each.do === 'write') writing = written(writing, each.lang, each.text, read);
    else if (each.do === 'others') present[each.lang] = each.text;
    else writing = takenOver(writing, each.lang, read);
    look(writing, present, each, before);
  }
}

describe('written, takenOver', () => {
  const seen = { moved: 0, conflict: 0, untouched: 0 };
  it('lose no word of the author and keep a base for each touched column', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        run(steps, (writing, present, done, before) => {
          const read = (each: Lang): string => present[each] ?? '';
          expect(Object.keys(writing.base).sort()).toEqual(Object.keys(writing.texts).sort());
          if (done.do === 'write') expect(wordingOf(writing, done.lang, read)).toBe(touchedOr(writing, done, read));
          const moved = movedColumns(writing, read);
          // A column is on the present text, says the same, or is named as moved.
          for (const each of LANGS) {
            if (writing.texts[each] === undefined) seen.untouched++;
            else if (moved[each]) {
              seen.moved++;
              if ((moved[each]?.conflicts.length ?? 0) > 0) seen.conflict++;
              expect(writing.base[each]).not.toBe(present[each]);
            } else expect([writing.base[each], writing.texts[each]]).toContain(present[each]);
          }
          if (done.do === 'take') {
            const merged = movedColumns(before, read)[done.lang]?.merged;
            expect(moved[done.lang]).toBeUndefined();
            expect(wordingOf(writing, done.lang, read)).toBe(merged ?? wordingOf(before, done.lang, read));
          }
          for (const [each, said] of Object.entries(tabledTexts(writing, read)))
            expect(said).not.toBe(present[each as Lang]);
          const along = carriedAlong(writing, read);
          for (const left of Object.values(movedColumns(along, read)))
            expect(left?.conflicts.length).toBeGreaterThan(0);
        });
      }),
      { seed: 20251118, numRuns: 400 },
    );
  });
  it('met every case', () => {
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(30);
  });

  it('is nothing again when the author goes back to where he began', () => {
    const present = (): string => 'один два';
    const changed = written(NOTHING, 'ru', 'один', present);
    expect([changed.texts, written(changed, 'ru', 'один два', present)]).toEqual([{ ru: 'один' }, NOTHING]);
  });

  it('keeps the author’s words on the present text after a conflict was read', () => {
    const before = written(NOTHING, 'ru', 'один пять', () => 'один два');
    const after = takenOver(before, 'ru', () => 'один три');
    expect(after).toEqual({ texts: { ru: 'один пять' }, base: { ru: 'один три' } });
  });
});

/** What was typed, or the present text where typing led back to where it began. */
const touchedOr = (writing: Writing, done: { lang: Lang; text: string }, read: (lang: Lang) => string): string =>
  writing.texts[done.lang] === undefined ? read(done.lang) : done.text;
