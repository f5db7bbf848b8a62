/**
 * What differences cost: one cell of 60 words, and a whole declaration of 300 clauses in five columns of which a fifth
 * changed; paragraphs aligned without ids; other differs beside ours; any point of a long log rebuilt. Text is drawn from
 * each language's own letters, so no corpus is needed. By hand: node test/bench/diff.ts
 */
import { pathToFileURL } from 'node:url';
import { alignTexts } from '../../src/diff/align.ts';
import { diffDeclarations } from '../../src/diff/declaration.ts';
import { diffText } from '../../src/diff/text.ts';
import type { Cell, Clause } from '../../src/domain/clause/clause.ts';
import type { Declaration } from '../../src/domain/clause/declaration.ts';
import { fromPlain } from '../../src/domain/text/text.ts';
import { LANGS, LANGUAGES, type Lang, type PerLang } from '../../src/language/language.ts';
import { replayRows } from './diff/replay.ts';
import { rivalRows } from './diff/rivals.ts';

export type Row = { readonly name: string; readonly value: string; readonly note?: string };

const COLUMNS: readonly Lang[] = ['fa', 'ru', 'az', 'kk', 'tk'];

/** A small repeatable source of numbers below `limit` (mulberry32). */
function dice(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

const word = (lang: Lang, roll: (limit: number) => number): string => {
  const letters = [...LANGUAGES[lang].alphabet];
  return Array.from({ length: 2 + roll(8) }, () => letters[roll(letters.length)]).join('');
};

const sentence = (lang: Lang, roll: (limit: number) => number): string[] =>
  Array.from({ length: 60 }, (_, i) => word(lang, roll) + (i % 9 === 8 ? LANGUAGES[lang].comma : ''));

/** Six words replaced, three put in, three taken out: a heavily edited clause. */
function reworded(lang: Lang, words: readonly string[], roll: (limit: number) => number): string[] {
  const out = [...words];
  for (let n = 0; n < 6; n++) out[roll(out.length)] = word(lang, roll);
  for (let n = 0; n < 3; n++) out.splice(roll(out.length), 0, word(lang, roll));
  for (let n = 0; n < 3; n++) out.splice(roll(out.length), 1);
  return out;
}

/** Three neighbouring words replaced: what an ordinary edit looks like. */
export function rephrased(lang: Lang, words: readonly string[], roll: (limit: number) => number): string[] {
  const out = [...words];
  out.splice(roll(out.length - 3), 3, word(lang, roll), word(lang, roll), word(lang, roll));
  return out;
}

type Rewrite = typeof rephrased;

const median = (times: number[]): number => times.sort((a, b) => a - b)[times.length >> 1] as number;

function timed(act: () => unknown): number {
  const start = performance.now();
  act();
  return performance.now() - start;
}

function cellRows(): Row[] {
  return LANGS.map((lang) => {
    const roll = dice(60);
    const pairs = Array.from({ length: 400 }, () => {
      const words = sentence(lang, roll);
      return [words.join(' '), reworded(lang, words, roll).join(' ')] as const;
    });
    const times = pairs.map(([from, to]) => timed(() => diffText(lang, from, to))).slice(100);
    return {
      name: `difference of a 60-word cell, ${lang}`,
      value: `${median(times).toFixed(3)} ms`,
      note: 'median of 300',
    };
  });
}

const CHANGED_EVERY = 5;

export function snapshots(rewrite: Rewrite): [Declaration, Declaration] {
  const roll = dice(300);
  const cell = (words: readonly string[]): Cell => ({
    digest: words.join(' '),
    paragraphs: fromPlain(words.join(' ')),
  });
  const pairs = Array.from({ length: 300 }, (_, index): [Clause, Clause] => {
    const before: PerLang<Cell> = {};
    const after: PerLang<Cell> = {};
    for (const lang of COLUMNS) {
      const words = sentence(lang, roll);
      before[lang] = cell(words);
      after[lang] = index % CHANGED_EVERY === 0 ? cell(rewrite(lang, words, roll)) : cell(words);
    }
    const clause: Clause = {
      id: `c${index}`,
      kind: 'paragraph',
      level: 0,
      order: '',
      status: 'draft',
      digest: '',
      number: {},
      texts: before,
      stances: {},
      brackets: {},
    };
    return [clause, { ...clause, texts: after }];
  });
  const snapshot = (seq: number, clauses: Clause[]): Declaration => ({
    resolution: 'bench',
    schema: 1,
    at: { seq },
    columns: COLUMNS,
    digest: '',
    clauses,
  });
  const after = pairs.map(([, clause]) => clause);
  for (let n = 0; n < 60; n++) after.splice(roll(300), 0, ...after.splice(roll(300), 1));
  return [
    snapshot(
      1,
      pairs.map(([clause]) => clause),
    ),
    snapshot(2, after),
  ];
}

function declarationRow(name: string, rewrite: Rewrite): Row {
  const [from, to] = snapshots(rewrite);
  const [first = 0, ...times] = Array.from({ length: 26 }, () => timed(() => diffDeclarations(from, to)));
  const warm = times.slice(5);
  return {
    name: `difference of 300 clauses x 5 languages, 60 moved, 20 % ${name}`,
    value: `${median(warm).toFixed(1)} ms`,
    note: `median of 20, best ${Math.min(...warm).toFixed(1)} ms, first ${first.toFixed(1)} ms`,
  };
}

function worstRow(): Row {
  const roll = dice(9);
  const long = () => Array.from({ length: 50 }, () => sentence('ru', roll).join(' ')).join('\n');
  const [from, to] = [long(), long()];
  return {
    name: 'two unrelated cells of 3,000 words',
    value: `${median(Array.from({ length: 5 }, () => timed(() => diffText('ru', from, to)))).toFixed(1)} ms`,
    note: 'compared by paragraphs',
  };
}

/** 300 paragraphs against 300 without identities: a fifth of the words others, all in another order. */
function alignRow(lang: Lang): Row {
  const roll = dice(12);
  const ours = Array.from({ length: 300 }, () => sentence(lang, roll));
  const theirs = ours.map((words) => words.map((one) => (roll(5) === 0 ? word(lang, roll) : one)).join(' '));
  for (let n = theirs.length - 1; n > 0; n--) {
    const other = roll(n + 1);
    [theirs[n], theirs[other]] = [theirs[other] as string, theirs[n] as string];
  }
  const texts = ours.map((words, index) => ({ id: `c${index}`, text: words.join(' ') }));
  const times = Array.from({ length: 5 }, () => timed(() => alignTexts(texts, theirs, lang)));
  return {
    name: `300 x 300 paragraphs aligned without ids, ${lang}`,
    value: `${median(times).toFixed(0)} ms`,
    note: 'median of 5',
  };
}

/** The whole declaration comes first, so that its cold figure is one. */
export async function bench(): Promise<Row[]> {
  return [
    declarationRow('with one phrase replaced', rephrased),
    declarationRow('with 12 words changed', reworded),
    ...cellRows(),
    worstRow(),
    ...(['fa', 'ru'] as const).map(alignRow),
    ...rivalRows(),
    ...(await replayRows()),
  ];
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) console.table(await bench());
