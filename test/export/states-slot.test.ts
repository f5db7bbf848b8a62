/** Lists of States inside a text, in every format: read as names in the order of the original, and stored as their tokens. */
import { describe, expect, it } from 'vitest';
import { tokenIn } from '../../src/domain/clause/states-slot.ts';
import { originalsOf } from '../../src/domain/instrument/instrument.ts';
import type { StatesOrder } from '../../src/domain/instrument/states-order.ts';
import { alternatProof, type OriginalText } from '../../src/export/alternat.ts';
import { instrumentText } from '../../src/export/print.ts';
import type { Block, PrintedText } from '../../src/export/printed.ts';
import { tmxDocument } from '../../src/export/tmx.ts';
import { xliffPairs } from '../../src/export/xliff.ts';
import { xliff12Pairs } from '../../src/export/xliff12.ts';
import { xmlDocument } from '../../src/export/xml-text.ts';
import { LANGS, type Lang } from '../../src/language/language.ts';
import { declaration } from '../support/declaration.ts';
import { numbered } from './sample.ts';
import { instrument, resolutionJob, wordsOf } from './xml-jobs.ts';

const ORDER: StatesOrder = { list: ['AZ', 'IR', 'KZ', 'RU', 'TM'], basis: 'agreed', decidedAt: '2025-11-17' };
const each = (words: (lang: Lang) => string) => Object.fromEntries(LANGS.map((lang) => [lang, words(lang)]));
const genitive = (lang: Lang): string => (lang === 'fa' || lang === 'en' ? '{states}' : '{states genitive}');

const TEXT = numbered(
  declaration({
    columns: LANGS,
    clauses: [
      { kind: 'title', texts: each((lang) => `T ${genitive(lang)}`) },
      { kind: 'recital', texts: each(() => '{states official}, x') },
      { kind: 'article', texts: each(() => 'plain') },
      { kind: 'paragraph', texts: each((lang) => `p ${genitive(lang)} and {states} q`) },
    ],
  }),
);
const WHOLE = instrument({ order: ORDER, title: each((lang) => `Title of ${genitive(lang)}`) }, [TEXT]);
const textFor = (lang: Lang, holder: string | null): PrintedText =>
  instrumentText(WHOLE, lang, { holder, view: 'clean', parallel: false });
const ORIGINALS: readonly OriginalText[] = originalsOf(WHOLE.setting, WHOLE.parties).map(({ holder, language }) => ({
  ...{ holder, language, text: textFor(language, holder) },
}));

describe('formats for translators', () => {
  const job = resolutionJob(TEXT, 'all', { states: WHOLE.parties });

  it('hand the token over as one protected code, with the names beside it', async () => {
    const [xliff, old, tmx] = [
      xliffPairs(job, 'ru').find(({ target }) => target === 'kk')?.text ?? '',
      xliff12Pairs(job, 'ru').find(({ target }) => target === 'kk')?.text ?? '',
      xmlDocument(tmxDocument(job)),
    ];
    expect(xliff).toContain(
      '<ph id="states1" canDelete="no" canCopy="no" type="other" subType="alternat:states" equiv="Азербайджана, Ирана, Казахстана, России и Туркменистана" disp="{states genitive}"/> and <ph id="states2"',
    );
    expect(old).toContain(
      '<ph id="states1" ctype="x-states" equiv-text="Әзербайжанның, Иранның, Қазақстанның, Ресейдің және Түрікменстанның">{states genitive}</ph>',
    );
    expect(tmx).toContain(
      '<ph x="1" type="x-states">{states genitive}</ph> and <ph x="2" type="x-states">{states}</ph>',
    );
    for (const text of [xliff, old]) expect(text).not.toContain('>Казахстана');
  });
});

describe('what comes home from a translator', () => {
  it.each([
    ['fa', '{states genitive}', '{states}'],
    ['az', '{states official instrumental}', '{states official}'],
    ['kk', '{states instrumental}', '{states instrumental}'],
    ['en', '{states nonsense}', '{states nonsense}'],
  ] as const)('%s: %s has a case of its own language: %s', (lang, brought, kept) => {
    expect(tokenIn(lang, brought)).toBe(kept);
  });
});

describe('originals of an alternat', () => {
  it('name their holder first in the title, in a clause, and where they sign', () => {
    const words = wordsOf(textFor('ru', 'KZ'), false).join('\n');
    expect(words).toContain('Title of Казахстана, Азербайджана, Ирана, России и Туркменистана');
    expect(words).toContain('T Казахстана, Азербайджана, Ирана, России и Туркменистана');
    expect(words).toContain(
      'p Казахстана, Азербайджана, Ирана, России и Туркменистана and Казахстан, Азербайджан, Иран, Россия и Туркменистан q',
    );
    expect(wordsOf(textFor('en', 'RU'), false)).toContain(
      'The Russian Federation, the Republic of Azerbaijan, the Islamic Republic of Iran, the Republic of Kazakhstan and Turkmenistan, x',
    );
    expect(wordsOf(textFor('fa', null), false).join('\n')).toContain(
      'Title of جمهوری آذربایجان، ایران، قزاقستان، روسیه و ترکمنستان',
    );
  });

  it('differ by the order of the States alone, and the proof says so', () => {
    const proof = alternatProof(ORIGINALS);
    expect(proof.others).toEqual([]);
    expect(proof.originals).toBe(30);
    // Lists, signatures, the title, the head of the part, and two clauses, in four of five originals.
    expect(proof.permitted).toBe(4 * 6 * LANGS.length);
  });

  const changed = (change: (block: Block) => Block): readonly OriginalText[] =>
    ORIGINALS.filter(({ language }) => language === 'ru').map((original) =>
      original.holder === 'RU'
        ? { ...original, text: { ...original.text, blocks: original.text.blocks.map(change) } }
        : original,
    );
  const inRun =
    (change: (text: string) => string) =>
    (block: Block): Block =>
      block.block !== 'clause'
        ? block
        : {
            ...block,
            paragraphs: block.paragraphs.map((runs) =>
              runs.map((run) => (run.slot === '{states genitive}' ? { ...run, text: change(run.text) } : run)),
            ),
          };

  it.each([
    ['another State', (text: string) => text.replace('Ирана', 'Ирака')],
    ['a State less', (text: string) => text.replace('Ирана, ', '')],
    ['two States the other way round', (text: string) => text.replace('Ирана, Казахстана', 'Казахстана, Ирана')],
    ['a letter nobody sees', (text: string) => text.replace('Ирана', 'Ира\u200cна')],
  ])('and %s in a list is found', (_, change) => {
    const { others } = alternatProof(changed(inRun(change)));
    expect(others.map(({ kind, holder }) => `${kind} ${holder}`)).toEqual(['states RU']);
  });

  it.each([
    [
      'the words of a title',
      (block: Block) => (block.block === 'title' ? { ...block, text: `${block.text}!` } : block),
    ],
    [
      'what a title says that it stores',
      (block: Block) =>
        block.block === 'title' && block.slots
          ? { ...block, slots: { ...block.slots, stored: block.slots.stored.replace('Title', 'Titles') } }
          : block,
    ],
    [
      'another token',
      (block: Block) =>
        block.block === 'clause'
          ? {
              ...block,
              paragraphs: block.paragraphs.map((runs) =>
                runs.map((run) => (run.slot ? { ...run, slot: '{states}' } : run)),
              ),
            }
          : block,
    ],
  ])('and %s is found', (_, change) => {
    expect(alternatProof(changed(change as (block: Block) => Block)).others).not.toEqual([]);
  });
});
