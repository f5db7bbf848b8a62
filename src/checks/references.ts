/**
 * "Article 5", «بند ۵», "5-ci bənd": is there one? Only articles and paragraphs by number are looked for. A cell that names
 * another instrument (a convention, a protocol) may refer to that one's articles, and then nothing can be said.
 */
import type { Clause, ClauseKind } from '../domain/clause/clause.ts';
import type { Spot } from '../domain/text/finding.ts';
import type { Lang } from '../language/language.ts';
import { westernDigits } from '../language/number.ts';
import { REFERENCES } from '../language/references.ts';
import { type Check, inEachCell, wordsOf } from './finding.ts';

type Unit = Extract<ClauseKind, 'article' | 'paragraph'>;

const known = new WeakMap<readonly Clause[], Map<string, ReadonlySet<number>>>();

/** Numbers of the clauses of a kind, as this language's labels have them; read once for all clauses of a text. */
function numbersOf(all: readonly Clause[], kind: Unit, lang: Lang): ReadonlySet<number> {
  const read = known.get(all) ?? new Map<string, ReadonlySet<number>>();
  known.set(all, read);
  const numbers = read.get(`${kind} ${lang}`) ?? numbersIn(all, kind, lang);
  read.set(`${kind} ${lang}`, numbers);
  return numbers;
}

function numbersIn(all: readonly Clause[], kind: Unit, lang: Lang): ReadonlySet<number> {
  const labels = all.filter((clause) => clause.kind === kind).map(({ number }) => number[lang] ?? '');
  return new Set(labels.flatMap((label) => westernDigits(label).match(/\d+/g) ?? []).map(Number));
}

export const references: Check = ({ all, ...subject }) =>
  inEachCell(
    'references.unknown',
    ({ lang, text }) => {
      if (REFERENCES[lang].instruments.test(text)) return [];
      const plain = westernDigits(text);
      return (['article', 'paragraph'] as const).flatMap((unit): Spot[] => {
        const numbers = numbersOf(all, unit, lang);
        // A text of points has no articles, so an article that it names stands elsewhere.
        if (numbers.size === 0) return [];
        return Array.from(plain.matchAll(REFERENCES[lang][unit])).flatMap(
          ({ index, 0: found, 1: first, 2: second }) => {
            const end = index + found.length;
            return numbers.has(Number(first ?? second)) ? [] : [{ start: index, end, text: text.slice(index, end) }];
          },
        );
      });
    },
    wordsOf,
  )({ all, ...subject });
