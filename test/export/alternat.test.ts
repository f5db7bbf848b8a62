import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { originalsOf } from '../../src/domain/instrument/instrument.ts';
import { type AlternatFault, alternatProof, type OriginalText } from '../../src/export/alternat.ts';
import { alternatAnnex, alternatText } from '../../src/export/alternat-annex.ts';
import { instrumentText } from '../../src/export/print.ts';
import type { Block, PrintedText } from '../../src/export/printed.ts';
import { LANGS, type Lang } from '../../src/language/language.ts';
import { instrument, RESOLUTIONS } from './xml-jobs.ts';

const originals = (
  languages: readonly Lang[],
  form: 'parts' | 'annexes' = 'parts',
  parts = RESOLUTIONS,
): readonly OriginalText[] => {
  const whole = instrument({ languages, form }, parts);
  return originalsOf(whole.setting, whole.parties).map(({ holder, language }) => ({
    holder,
    language,
    text: instrumentText(whole, language, { holder, view: 'clean', parallel: false }),
  }));
};

/** Five originals of one resolution. */
const PERSIAN = originals(['fa'], 'parts', RESOLUTIONS.slice(1, 2));
const kinds = (faults: readonly AlternatFault[]): readonly string[] => [...new Set(faults.map(({ kind }) => kind))];

/** The originals with one of them changed. */
const changed = (index: number, change: (text: PrintedText) => PrintedText): readonly OriginalText[] =>
  PERSIAN.map((original, at) => (at === index ? { ...original, text: change(original.text) } : original));
const blocks = (change: (block: Block, index: number) => Block | readonly Block[]) => (text: PrintedText) => ({
  ...text,
  blocks: text.blocks.flatMap(change),
});
const SLOTS = ['parties', 'signatures'];

/** Every text in a value, by a path of keys; the value with one of them replaced. */
type Path = readonly (string | number)[];
function texts(value: unknown, path: Path = []): readonly (readonly [Path, string])[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  const steps = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return steps.flatMap(([key, inner]) => texts(inner, [...path, key]));
}
function replaced(value: unknown, [key, ...rest]: Path, text: string): unknown {
  if (key === undefined) return text;
  if (Array.isArray(value)) return value.map((inner, index) => (index === key ? replaced(inner, rest, text) : inner));
  return { ...(value as object), [key]: replaced((value as { [key: string]: unknown })[key], rest, text) };
}

describe('alternatProof', () => {
  it.each(['parts', 'annexes'] as const)('permits the order of the States and finds nothing else (%s)', (form) => {
    const proof = alternatProof(originals(LANGS, form));
    expect(proof.others).toEqual([]);
    expect(proof.originals).toBe(30);
    // Five originals in a language; that of the State which is first anyhow equals one of them at most.
    expect(proof.permitted).toBeGreaterThanOrEqual(2 * 3 * LANGS.length);
    expect(proof.rows.length).toBe(2 * 30);
    expect(proof.rows.filter(({ holder, order }) => order[0] !== holder)).toEqual([]);
    expect(proof.blocks).toBeGreaterThan(1000);
  });

  it('finds any change of any text, invisible ones too', () => {
    const odd = fc.constantFrom('\u200c', '\u200e', '\u202e', '\u2067', '\u00ad', '\u0654', ' ', 'ي', 'a');
    const places = PERSIAN.map(({ text }) => texts(text));
    let done = 0;
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.nat(), fc.boolean(), odd, (which, where, at, cut, sign) => {
        const index = which % PERSIAN.length;
        const own = places[index] ?? [];
        const [path, text] = own[where % own.length] ?? [[], ''];
        const place = at % (text.length + 1);
        const other = text.slice(0, place) + (cut ? '' : sign) + text.slice(cut ? place + 1 : place);
        fc.pre(other !== text);
        const proof = alternatProof(changed(index, (whole) => replaced(whole, path, other) as PrintedText));
        expect(proof.others).not.toEqual([]);
        done++;
      }),
      { seed: 6, numRuns: 300 },
    );
    expect(done).toBeGreaterThan(200);
  });

  it('finds a lost ZWNJ and says which character it was', () => {
    let lost = false;
    const without = blocks((block) => {
      if (block.block !== 'clause' || lost) return block;
      const paragraphs = block.paragraphs.map((runs) =>
        runs.map((run) => {
          if (lost || !run.text.includes('\u200c')) return run;
          lost = true;
          return { ...run, text: run.text.replace('\u200c', '') };
        }),
      );
      return { ...block, paragraphs };
    });
    const { others } = alternatProof(changed(2, without));
    expect(lost).toBe(true);
    expect(others.length).toBe(1);
    expect(others[0]).toMatchObject({ kind: 'text', language: 'fa', holder: PERSIAN[2]?.holder });
    const count = (text = ''): number => text.split('‹U+200C›').length - 1;
    expect(count(others[0]?.there)).toBe(count(others[0]?.here) + 1);
  });

  it('finds a changed mark', () => {
    const bold = blocks((block) =>
      block.block === 'clause' && block.clause === 'eco-p1'
        ? { ...block, paragraphs: block.paragraphs.map((runs) => runs.map((run) => ({ ...run, marks: ['bold'] }))) }
        : block,
    );
    expect(kinds(alternatProof(changed(1, bold)).others)).toEqual(['text']);
  });

  type Change = (text: PrintedText) => PrintedText;
  const slot = (name: string, order: (ids: readonly string[]) => readonly string[]): Change =>
    blocks((block) => {
      if ((block.block !== 'parties' && block.block !== 'signatures') || (name !== '' && block.block !== name))
        return block;
      const ids = order(block.parties.map(({ id }) => id));
      return { ...block, parties: ids.flatMap((id) => block.parties.filter((party) => party.id === id)) };
    });
  const cases: readonly (readonly [string, AlternatFault['kind'], Change])[] = [
    ['a paragraph that was left out', 'blocks', (text) => ({ ...text, blocks: text.blocks.slice(0, -1) })],
    [
      'two paragraphs that changed places',
      'text',
      ({ blocks: [a, b, c, d, e, f, ...rest], ...text }) => ({
        ...text,
        blocks: [a, b, c, d, f, e, ...rest].filter((block): block is Block => block !== undefined),
      }),
    ],
    ['a State that is missing', 'states', slot('', (ids) => ids.slice(0, -1))],
    ['a holder that is second', 'first', slot('', ([a = '', b = '', ...rest]) => [b, a, ...rest])],
    ['two others the other way round', 'order', slot('', ([a = '', b = '', c = '', ...rest]) => [a, c, b, ...rest])],
    [
      'another order of signatures',
      'slots',
      slot('signatures', ([a = '', b = '', c = '', ...rest]) => [a, c, b, ...rest]),
    ],
    [
      'a signatory of another name',
      'states',
      blocks((block) =>
        block.block === 'signatures'
          ? { ...block, parties: block.parties.map((party) => ({ ...party, signatory: 'کسی دیگر' })) }
          : block,
      ),
    ],
  ];
  it.each(cases)('finds %s', (_, kind, change) => {
    for (let index = 1; index < PERSIAN.length; index++)
      expect(kinds(alternatProof(changed(index, change)).others)).toContain(kind);
  });

  it('finds the first State put to another place in an original of a third', () => {
    const [first] = PERSIAN;
    const moved = slot('', (ids) => [...ids.filter((id) => id !== first?.holder), first?.holder ?? '']);
    const faults = [1, 2, 3, 4].flatMap((index) => kinds(alternatProof(changed(index, moved)).others));
    expect(faults).toContain('order');
  });

  it('has nothing to compare where there is a single original', () => {
    const whole = instrument({ originals: 'single', languages: ['ru'] });
    const text = instrumentText(whole, 'ru', { holder: null, view: 'clean', parallel: false });
    expect(alternatProof([{ holder: null, language: 'ru', text }])).toMatchObject({
      permitted: 0,
      others: [],
      originals: 1,
    });
  });
});

describe('alternatAnnex', () => {
  const names = (lang: Lang) => ({ name: (id: string) => `${id}-${lang}`, summitName: '' });

  it('says in each language what was compared, and in which order each original names the States', () => {
    const proof = alternatProof(originals(['fa', 'ru']));
    for (const lang of LANGS) {
      const annex = alternatAnnex(proof, lang, names(lang));
      const text = new TextDecoder().decode(alternatText(annex));
      expect(annex.language).toBe(lang);
      for (const { holder } of proof.rows) expect(text).toContain(`${holder}-${lang}`);
      expect(text).toContain('Русский');
      expect(text).not.toContain('undefined');
    }
    const english = new TextDecoder().decode(alternatText(alternatAnnex(proof, 'en', names('en'))));
    expect(english).toContain('Texts compared: 10');
    expect(english).toContain('Differences that are not permitted: 0');
    expect(english).toContain('Original of “IR-en” (list, signatures): IR-en, TM-en, AZ-en, KZ-en and RU-en');
  });

  it('says where they differ, should they', () => {
    const proof = alternatProof(
      changed(
        3,
        blocks((block) => (block.block === 'title' ? { ...block, text: 'x' } : block)),
      ),
    );
    const text = new TextDecoder().decode(alternatText(alternatAnnex(proof, 'en', names('en'))));
    expect(text).toContain('The originals differ where they may not.');
    expect(text).toContain('different text');
  });
});

describe('SLOTS', () => {
  it('are really there, each once in each original', () => {
    for (const { text } of PERSIAN)
      expect(text.blocks.filter(({ block }) => SLOTS.includes(block)).map(({ block }) => block)).toEqual(SLOTS);
  });
});
