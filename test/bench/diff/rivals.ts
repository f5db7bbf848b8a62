/**
 * Whole documents compared by Alternat and by the differs that people use, in one run: time, and how it reads. A word is cut
 * where a change begins or ends inside it; fragments are the pieces that came or went. They are no dependencies of the
 * project and are installed, in exact versions, into a cache folder.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ChangeObject, diffWords } from 'diff';
import { diffText } from '../../../src/diff/text.ts';
import { LANGUAGES, type Lang } from '../../../src/language/language.ts';
import { words } from '../../../src/language/words.ts';
import { sampleSummit } from '../../support/server.ts';
import type { Row } from '../diff.ts';

const PEERS = fileURLToPath(new URL('./peers', import.meta.url));
const CACHE = fileURLToPath(new URL('../../../node_modules/.cache/alternat-bench-differs', import.meta.url));
const ROUNDS = 9;

type Piece = { readonly op: 'same' | 'insert' | 'delete'; readonly text: string };
type Differ = { readonly name: string; readonly diff: (from: string, to: string, lang: Lang) => readonly Piece[] };
/** As fast-diff and diff-match-patch give them: -1 deleted, 0 equal, 1 inserted. */
type Triple = readonly [number, string];

const OPS = { '-1': 'delete', '0': 'same', '1': 'insert' } as const;
const pieces = (triples: readonly Triple[]): Piece[] =>
  triples.map(([op, text]) => ({ op: OPS[String(op) as keyof typeof OPS], text }));

const segmenters = new Map<Lang, Intl.Segmenter>();
function segmenter(lang: Lang): Intl.Segmenter {
  const known = segmenters.get(lang) ?? new Intl.Segmenter(LANGUAGES[lang].bcp47, { granularity: 'word' });
  segmenters.set(lang, known);
  return known;
}

const changes = (list: readonly ChangeObject<string>[]): Piece[] =>
  list.map(({ added, removed, value }) => ({ op: added ? 'insert' : removed ? 'delete' : 'same', text: value }));

/** jsdiff as it comes, which cuts at letters it does not know, and with the segmenter that its manual advises. */
const OURS: readonly Differ[] = [
  { name: 'Alternat', diff: (from, to, lang) => diffText(lang, from, to).parts },
  { name: 'jsdiff diffWords', diff: (from, to) => changes(diffWords(from, to)) },
  {
    name: 'jsdiff diffWords with Intl.Segmenter',
    diff: (from, to, lang) => changes(diffWords(from, to, { intlSegmenter: segmenter(lang) })),
  },
];

function installed(): boolean {
  const lock = readFileSync(join(PEERS, 'package-lock.json'), 'utf8');
  const done = join(CACHE, 'installed.json');
  if (existsSync(done) && readFileSync(done, 'utf8') === lock) return true;
  mkdirSync(CACHE, { recursive: true });
  cpSync(PEERS, CACHE, { recursive: true });
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    ...{ cwd: CACHE, encoding: 'utf8', shell: process.platform === 'win32' },
  });
  if (status === 0) cpSync(join(PEERS, 'package-lock.json'), done);
  else process.stderr.write('fast-diff and diff-match-patch could not be installed, so they are not measured.\n');
  return status === 0;
}

function differs(): readonly Differ[] {
  if (!installed()) return OURS;
  const load = createRequire(join(CACHE, 'package.json'));
  const fast = load('fast-diff') as (from: string, to: string) => Triple[];
  type Patch = { diff_main(from: string, to: string): Triple[]; diff_cleanupSemantic(list: Triple[]): void };
  const patch = new (load('diff-match-patch') as new () => Patch)();
  const semantic = (from: string, to: string): Piece[] => {
    const list = patch.diff_main(from, to);
    patch.diff_cleanupSemantic(list);
    return pieces(list);
  };
  return [
    ...OURS,
    { name: 'fast-diff', diff: (from, to) => pieces(fast(from, to)) },
    { name: 'diff-match-patch, semantic', diff: semantic },
  ];
}

/** The sample's four resolutions as one text; of every fifth paragraph three words in the middle are others'. */
function documents(lang: Lang): readonly [string, string] {
  const clauses = sampleSummit().resolutions.flatMap((resolution) => resolution.clauses);
  const texts = clauses.map((clause) => clause.texts[lang] ?? '').filter((text) => text !== '');
  const edited = texts.map((text, index) => {
    if (index % 5 > 0) return text;
    const own = text.split(' ');
    const other = (texts[(index + 7) % texts.length] ?? '').split(' ');
    own.splice(own.length >> 1, 3, ...other.slice(0, 3));
    return own.join(' ');
  });
  return [texts.join('\n'), edited.join('\n')];
}

/** Offsets inside a word. */
function inside(lang: Lang, text: string): Set<number> {
  const offsets = new Set<number>();
  let at = 0;
  for (const { text: word, isWordLike } of words(lang, text)) {
    for (let n = 1; isWordLike && n < word.length; n++) offsets.add(at + n);
    at += word.length;
  }
  return offsets;
}

function cut(lang: Lang, text: string, list: readonly Piece[], other: Piece['op']): number {
  const within = inside(lang, text);
  let at = 0;
  const ends = list
    .filter(({ op }) => op !== other)
    .map((piece) => {
      at += piece.text.length;
      return at;
    });
  return ends.filter((end) => within.has(end)).length;
}

export function rivalRows(): Row[] {
  return (['fa', 'ru', 'kk'] as const).flatMap((lang) => {
    const [from, to] = documents(lang);
    let ours = 0;
    return differs().map(({ name, diff }): Row => {
      // Whoever comes first would also pay for the compiler.
      for (let round = 0; round < ROUNDS; round++) diff(from, to, lang);
      const spent = Array.from({ length: ROUNDS }, () => {
        const start = performance.now();
        diff(from, to, lang);
        return performance.now() - start;
      }).sort((a, b) => a - b);
      const time = spent[ROUNDS >> 1] ?? 0;
      ours ||= time;
      const list = diff(from, to, lang);
      const fragments = list.filter(({ op }) => op !== 'same').length;
      const torn = cut(lang, from, list, 'insert') + cut(lang, to, list, 'delete');
      return {
        name: `${from.length} letters of ${lang}: ${name}`,
        value: `${time.toFixed(2)} ms`,
        note: `x ${(time / ours).toFixed(1)}; ${torn} words cut, ${fragments} fragments`,
      };
    });
  });
}
