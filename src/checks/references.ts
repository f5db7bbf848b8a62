/**
 * "Article 5", «بند ۵», "5-ci bənd": is there one? Only articles and paragraphs by number are looked for. A cell that names
 * another instrument (a convention, a protocol) may refer to that one's articles, and then nothing can be said.
 */
import type { Clause, ClauseKind } from '../domain/clause/clause.ts';
import type { Spot } from '../domain/text/finding.ts';
import type { Lang } from '../language/language.ts';
import { westernDigits } from '../language/number.ts';
import { type Check, inEachCell, wordsOf } from './finding.ts';

type Unit = Extract<ClauseKind, 'article' | 'paragraph'>;

/** The number is the one group of each pattern; one that comes first is tried from its first digit only. */
const UNITS: { readonly [lang in Lang]: { readonly [unit in Unit]: RegExp } } = {
  fa: { article: /(?<!\p{L})ماده[\s\u00a0]+\(?(\d+)/gu, paragraph: /(?<!\p{L})بند[\s\u00a0]+\(?(\d+)/gu },
  ru: {
    article: /(?<!\p{L})стат(?:ь\p{L}{1,3}|ей)[\s\u00a0]+(\d+)/giu,
    paragraph: /(?<!\p{L})пункт\p{L}{0,3}[\s\u00a0]+(\d+)/giu,
  },
  az: {
    article: /(?<!\p{L})maddə\p{L}{0,4}[\s\u00a0]+(\d+)|(?<!\d)(\d+)-c[ıiuü][\s\u00a0]+maddə/giu,
    paragraph: /(?<!\d)(\d+)-c[ıiuü][\s\u00a0]+bənd/giu,
  },
  kk: { article: /(?<!\d)(\d+)[-‐‑]ба[пб]/giu, paragraph: /(?<!\d)(\d+)[-‐‑]тарма[қғ]/giu },
  tk: {
    article: /(?<!\d)(\d+)[-‐‑]nj[iy][\s\u00a0]+madda/giu,
    paragraph: /(?<!\d)(\d+)[-‐‑]nj[iy][\s\u00a0]+ben[td]/giu,
  },
  en: { article: /\barticles?[\s\u00a0]+(\d+)/giu, paragraph: /\bparagraphs?[\s\u00a0]+(\d+)/giu },
};

/** Stems of what else has articles. */
const INSTRUMENTS: { readonly [lang in Lang]: RegExp } = {
  fa: /کنوانسیون|موافقت\u200c?نامه|پروتکل|منشور|معاهده|عهدنامه|اساسنامه|قانون|قطعنامه|میثاق|تفاهم\u200c?نامه|آیین\u200c?نامه/u,
  ru: /конвенц|соглашен|протокол|устав|договор|харти|закон|кодекс|конституц|резолюц|меморандум|пакт|статут|регламент/iu,
  az: /konvensiya|saziş|protokol|müqavilə|nizamnamə|qanun|məcəllə|konstitusiya|qətnamə|memorandum|pakt|reqlament/iu,
  kk: /конвенция|келісім|хаттама|шарт|жарғы|заң|кодекс|конституция|қарар|меморандум|пакт|регламент/iu,
  tk: /konwensiýa|ylalaşyk|teswirnama|şertnama|tertipnama|kanun|kodeks|konstitusiýa|kararnama|memorandum|pakt|reglament/iu,
  en: /convention|agreement|protocol|treaty|charter|statute|\blaw\b|\bcode\b|constitution|resolution|memorandum|covenant|regulations/iu,
};

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
      if (INSTRUMENTS[lang].test(text)) return [];
      const plain = westernDigits(text);
      return (['article', 'paragraph'] as const).flatMap((unit): Spot[] => {
        const numbers = numbersOf(all, unit, lang);
        // A text of points has no articles, so an article that it names stands elsewhere.
        if (numbers.size === 0) return [];
        return Array.from(plain.matchAll(UNITS[lang][unit])).flatMap(({ index, 0: found, 1: first, 2: second }) => {
          const end = index + found.length;
          return numbers.has(Number(first ?? second)) ? [] : [{ start: index, end, text: text.slice(index, end) }];
        });
      });
    },
    wordsOf,
  )({ all, ...subject });
