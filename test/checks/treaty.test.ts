/** Words of treaties in a political text: whole words with their endings, and nothing that only looks like one. */
import { describe, expect, it } from 'vitest';
import { assembledWarnings, settingWarnings } from '../../src/checks/assembled.ts';
import type { Frame } from '../../src/checks/frame.ts';
import { isBlocking, runChecks } from '../../src/checks/run.ts';
import { testimonium } from '../../src/domain/instrument/instrument-words.ts';
import { ACTS, ORIGINALS } from '../../src/domain/instrument/outcome.ts';
import { LANGS, type Lang, type PerLang } from '../../src/language/language.ts';
import { declaration } from '../support/declaration.ts';
import { sampleSummit } from '../support/server.ts';

const { place } = sampleSummit();
const POLITICAL: Frame = { states: [], alternat: false, nature: 'political' };
const found = (texts: PerLang<string>, frame: Frame = POLITICAL) =>
  runChecks(declaration({ columns: Object.keys(texts) as Lang[], clauses: [{ texts }] }), frame).filter(
    ({ check }) => check === 'treaty',
  );
const wordsIn = (lang: Lang, text: string): string => String(found({ [lang]: text })[0]?.message.args.words ?? '');

describe('words of treaties', () => {
  it.each([
    ['en', 'The Parties agree to cooperate.', 'Parties · agree'],
    ['en', 'It shall enter into force; each Party undertakes this.', 'shall · enter into force · Party · undertakes'],
    [
      'en',
      'The Contracting Parties agreed on the entry into force.',
      'Contracting Parties · agreed · entry into force',
    ],
    ['en', 'The Agreement on a third party, political parties, marshall, agreeable.', ''],
    ['ru', 'Стороны обязуются исполнять.', 'Стороны · обязуются'],
    [
      'ru',
      'Договаривающиеся Стороны согласились: вступает в силу.',
      'Договаривающиеся · Стороны · согласились · вступает в силу',
    ],
    ['ru', 'Дата вступления в силу, Сторонами', 'вступления в силу · Сторонами'],
    ['ru', 'с другой стороны, сторонники, Сторонников, соглашение, обязательство, вступает в должность', ''],
    ['fa', 'طرف‌ها متعهد می‌شوند.', 'طرف‌ها · متعهد می‌شوند'],
    ['fa', 'این سند لازم‌الاجرا است و لازم الاجرا', 'لازم‌الاجرا · لازم الاجرا'],
    ['fa', 'طرف‌های متعاهد توافق کردند و طرفین ملزم هستند', 'طرف‌های · متعاهد · توافق کردند · طرفین · ملزم هستند'],
    ['fa', 'از طرف جمهوری، اطراف دریا، بی‌طرفی، توافق‌نامه', ''],
    ['az', 'Tərəflər öhdəsinə götürürlər', 'Tərəflər · öhdəsinə götürürlər'],
    ['az', 'Razılığa gələn Tərəflər: qüvvəyə minir', 'Razılığa gələn · Tərəflər · qüvvəyə minir'],
    ['az', 'sədr tərəfindən, tərəflərin, tərəfdaşlıq, Tərəfdaşlar, razılıq', ''],
    ['kk', 'Тараптар міндеттенеді', 'Тараптар · міндеттенеді'],
    ['kk', 'Уағдаласушы Тараптардың келіскені: күшіне енеді', 'Уағдаласушы · Тараптардың · күшіне енеді'],
    ['kk', 'төраға тарапынан, тараптар, Тарапкер, келісім, міндет', ''],
    ['tk', 'Taraplar borçlanýarlar', 'Taraplar · borçlanýarlar'],
    ['tk', 'Ylalaşýan Taraplar: güýje girýär', 'Ylalaşýan · Taraplar · güýje girýär'],
    ['tk', 'başlyk tarapyndan, taraplar, Tarapdar, ylalaşyk, borç', ''],
  ] as const)('%s: %s', (lang, text, words) => {
    expect(wordsIn(lang, text)).toBe(words);
  });

  it('are a warning, and none where the text is to bind or nobody said', () => {
    const text = { en: 'The Parties shall agree.' };
    expect(found(text).map((finding) => [finding.severity, isBlocking(finding)])).toEqual([['warning', false]]);
    expect([found(text, { ...POLITICAL, nature: 'binding' }), found(text, { ...POLITICAL, nature: null })]).toEqual([
      [],
      [],
    ]);
  });

  it('do not stand in the closing formula of a political text, in any language', () => {
    const formulas = ACTS.flatMap((act) =>
      ORIGINALS.map((originals) =>
        Object.fromEntries(
          LANGS.map((lang) => [
            lang,
            testimonium(
              {
                ...{ kind: 'declaration', form: 'parts', title: {}, resolutions: [], languages: LANGS, place },
                ...{ date: '2025-11-19', order: { list: [], basis: 'agreed' }, layouts: {} },
                outcome: { nature: 'political', act, originals, prevailing: 'ru' },
              },
              5,
              lang,
            ),
          ]),
        ),
      ),
    );
    expect(formulas.flatMap((texts) => found(texts))).toEqual([]);
  });
});

describe('in the assembled text', () => {
  const text = declaration({
    resolution: 'general',
    columns: ['en'],
    clauses: [
      { id: 'c1', texts: { en: 'The Parties meet.' } },
      { id: 'c2', kind: 'testimonium', texts: { en: 'Done by the Parties.' } },
    ],
  });
  const warned = (form: 'parts' | 'annexes') =>
    assembledWarnings(text, runChecks(text, POLITICAL), { form }).map(({ clause, message }) => `${clause} ${message}`);

  it('a closing formula counts where it is printed', () => {
    expect([warned('parts'), warned('annexes')]).toEqual([['c1 treaty.words'], ['c1 treaty.words', 'c2 treaty.words']]);
  });

  it('a title and a sentence on the standing of the text are looked at as well', () => {
    const outcome = {
      ...({ nature: 'political', act: 'adopted', originals: 'single' } as const),
      status: { ru: 'Стороны ничем не связаны.' },
    };
    const found = settingWarnings({ languages: ['en', 'ru'], title: { en: 'What we agreed' }, outcome }, POLITICAL);
    expect(found.map(({ clause, languages, args }) => [clause, languages, args.words])).toEqual([
      [undefined, ['en'], 'agreed'],
      [undefined, ['ru'], 'Стороны'],
    ]);
  });
});
