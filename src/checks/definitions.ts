/**
 * Where a text defines a term, by the formulas of each language: "hereinafter referred to as the Parties", «далее — „Секретариат“»,
 * «бұдан әрі … деп аталатын», "In this resolution, “coastal provinces” means …". A term is found again by the stems of its words.
 * Lists of definitions under "for the purposes of this agreement:", a term a line without a verb, are not read.
 */

import type { InstrumentKind } from '../domain/instrument/instrument.ts';
import { lower } from '../language/collation.ts';
import type { Lang } from '../language/language.ts';
import { foldOrthography } from '../language/orthography.ts';

/** The term in quotation marks, whichever. */
const QUOTED = '[«“"„‘]([^«»“”"„\\n]{1,80})[»”"“’]';
/** Without them, up to what follows it. */
const bare = (until: string): string => `(\\p{L}[\\p{L}\\p{M}\\u200c '’-]{1,58}?)(?=${until})`;
const DASH = '[-\\u2010-\\u2015]\\s{0,2}';
const rule = (source: string, needs?: RegExp): Rule => ({ pattern: new RegExp(source, 'giu'), needs });
type Rule = { readonly pattern: RegExp /** Elsewhere in the same paragraph. */; readonly needs: RegExp | undefined };

const EDGE = '(?<![\\p{L}\\p{N}])';
const STOPS = '[),;.:\\n]|$';

const CALLED = '(?:(?:referred to|known|called|designated)\\s(?:(?:collectively|jointly|individually)\\s)?(?:as\\s)?)';

// native review: formulas of fa, az, kk, tk
const FORMULAS: Readonly<Record<Lang, readonly Rule[]>> = {
  fa: [
    rule(
      `(?:از[\\s\\u200c]?این[\\s\\u200c]?پس|از این به بعد|زین پس)[\\s،]{0,2}(?:(?:به عنوان|با عنوان|به اختصار)\\s)?(?:${DASH})?(?:${QUOTED}|${bare('\\)|\\s{1,2}(?:نامیده|خوانده|گفته)')})`,
    ),
    rule(`(?:منظور|مقصود)\\s(?:از\\s)?${QUOTED}`),
    rule(`${QUOTED}\\s{1,2}(?:به معن|یعنی|عبارت)`),
  ],
  ru: [
    rule(`${EDGE}(?:далее|в дальнейшем)[\\s,]{1,3}(?:по тексту[\\s,]{1,3})?${DASH}(?:${QUOTED}|${bare('\\)')})`),
    rule(
      `${EDGE}(?:далее|в дальнейшем)\\s{1,2}(?:по тексту\\s)?(?:име|назыв|обознач)\\p{L}{1,14}\\s{1,2}(?:(?:как|также|совместно|вместе|соответственно)\\s){0,2}(?:${QUOTED}|${bare(STOPS)})`,
    ),
    rule(`${QUOTED}\\s{1,2}(?:понима|означа)\\p{L}{1,6}`),
  ],
  az: [
    rule(
      `${EDGE}bundan (?:sonra|belə)[\\s,]{0,2}(?:${DASH})?(?:${QUOTED}|${bare('\\)|\\s{1,2}(?:adland|deyil|isə)')})`,
    ),
    rule(`${QUOTED}\\s{1,2}(?:dedikdə|ifadəsi|anlayışı)`),
  ],
  kk: [
    rule(`${EDGE}бұдан (?:әрі|былай)[\\s,]{0,2}(?:${DASH})?(?:${QUOTED}|${bare('\\)|\\s{1,2}деп\\s{1,2}атал')})`),
    rule(`${QUOTED}\\s{1,2}деп(?!\\s{1,2}атал)`, /түсініл/iu),
    rule(`${QUOTED}\\s{1,2}(?:дегеніміз|ұғымы)`),
  ],
  tk: [
    rule(
      `${EDGE}mundan (?:beýläk|soň|buýana)[\\s,]{0,2}(?:${DASH})?(?:${QUOTED}|${bare('\\)|\\s{1,2}(?:diýlip|diýip|diýlen|atlandyr)')})`,
    ),
    rule(`${QUOTED}\\s{1,2}(?:diýlip|diýlende|diýip|diýen)`, /düşünil/iu),
  ],
  en: [
    rule(
      `${EDGE}here(?:in)?after[\\s,]{1,2}(?:(?:collectively|jointly|also|each)\\s)?${CALLED}?(?:the\\s)?(?:${QUOTED}|${bare('\\)')})`,
    ),
    rule(`${EDGE}here(?:in)?after[\\s,]{1,2}${CALLED}(?:the\\s)?${bare(STOPS)}`),
    rule(`${QUOTED},?\\s{1,2}(?:means?|shall mean|refers? to|(?:is|are) understood|has the meaning)(?!\\p{L})`),
  ],
};

/** "this resolution": what a text calls itself. */
// native review: fa, az, kk, tk
const SELF: Readonly<Record<Lang, Readonly<Record<InstrumentKind, string>>>> = {
  fa: {
    declaration: 'این اعلامیه|اعلامیه حاضر',
    statement: 'این بیانیه|بیانیه حاضر',
    resolution: 'این قطعنامه|قطعنامه حاضر',
    protocol: 'این پروتکل|پروتکل حاضر',
    memorandum: 'این یادداشت تفاهم|یادداشت تفاهم حاضر',
  },
  ru: {
    declaration: 'настоящ\\p{L}{2,3} деклараци\\p{L}{1,2}',
    statement: 'настоящ\\p{L}{2,3} заявлени\\p{L}{1,2}',
    resolution: 'настоящ\\p{L}{2,3} резолюци\\p{L}{1,2}',
    protocol: 'настоящ\\p{L}{2,3} протокол\\p{L}{0,2}',
    memorandum: 'настоящ\\p{L}{2,3} меморандум\\p{L}{0,2}',
  },
  az: {
    declaration: '(?:bu|hazırkı) bəyannamə\\p{L}{0,6}',
    statement: '(?:bu|hazırkı) bəyanat\\p{L}{0,6}',
    resolution: '(?:bu|hazırkı) (?:qətnamə|qərar)\\p{L}{0,6}',
    protocol: '(?:bu|hazırkı) protokol\\p{L}{0,6}',
    memorandum: '(?:bu|hazırkı) (?:anlaşma )?memorandum\\p{L}{0,6}',
  },
  kk: {
    declaration: 'осы деклараци\\p{L}{1,6}',
    statement: 'осы мәлімдеме\\p{L}{0,6}',
    resolution: 'осы (?:қарар|резолюци)\\p{L}{0,6}',
    protocol: 'осы хаттама\\p{L}{0,6}',
    memorandum: 'осы меморандум\\p{L}{0,6}',
  },
  tk: {
    declaration: '(?:şu|bu) (?:beýannama|jarnama|deklarasiýa)\\p{L}{0,6}',
    statement: '(?:şu|bu) beýanat\\p{L}{0,6}',
    resolution: '(?:şu|bu) (?:kararnama|karar|rezolýusiýa)\\p{L}{0,6}',
    protocol: '(?:şu|bu) teswirnama\\p{L}{0,6}',
    memorandum: '(?:şu|bu) (?:ähtnama|memorandum)\\p{L}{0,6}',
  },
  en: {
    declaration: '(?:this|the present) declaration',
    statement: '(?:this|the present) statement',
    resolution: '(?:this|the present) resolution',
    protocol: '(?:this|the present) protocol',
    memorandum: '(?:this|the present) memorandum',
  },
};

const selves = (lang: Lang, kinds: readonly InstrumentKind[]): RegExp =>
  new RegExp(`${EDGE}(?:${kinds.map((kind) => SELF[lang][kind]).join('|')})(?![\\p{L}\\p{N}])`, 'iu');
const KINDS = Object.keys(SELF.en) as InstrumentKind[];
const ANY: ReadonlyMap<Lang, RegExp> = new Map(
  (Object.keys(SELF) as Lang[]).map((lang) => [lang, selves(lang, KINDS)]),
);

/** Where a text calls itself something else than `kind`: the words, or null. */
export function selfNamed(lang: Lang, text: string, kind: InstrumentKind): string | null {
  const others = KINDS.filter((one) => one !== kind);
  return selves(lang, others).exec(text)?.[0] ?? null;
}

export type Definition = {
  readonly term: string;
  /** Its words without their endings, folded: by these it is found again. */
  readonly stems: readonly string[];
  readonly start: number;
  readonly end: number;
  /** For "this resolution" only. */
  readonly local: boolean;
  /** The paragraph that defines it, folded, as far as it is compared. */
  readonly words: string;
};

/** Of one cell. */
const MOST = 30;
const MOST_WORDS = 8;
export const WORD = /[\p{L}\p{M}\p{N}\u200c'’-]+/gu;

/** As words are compared: without case, and as orthography folds them. */
export const keyOf = (lang: Lang, word: string): string => lower(lang, foldOrthography(lang, word)).normalize('NFC');

/** What plural and case put at the end of a word of a term; a stem keeps three letters at least. */
// native review: endings of az, kk, tk, fa
const ENDINGS: Readonly<Record<Lang, RegExp>> = {
  fa: /(?:های|ها)$/u,
  ru: /(?:[ыи]ми|[ая]ми|[ео]го|[ео]му|[ыиое]й|[ыи]х|[ая]х|[ая]м|[ое]м|[ыи]м|[аяую]ю|[ая]я|[ое]е|[ыи]е|[ое]в|[аеийоуыьюя])$/u,
  az: /l[aə]r(?:[ıiuü]n?)?$/u,
  kk: /[лдт][ае]р(?:[ыі]|[ыі]мен|мен|д[ыі]ң|д[ыі])?$/u,
  tk: /l[ae]r(?:[yi]n?)?$/u,
  en: /(?:ies|s|y)$/u,
};
/** How many letters a use of a term may have behind the stem. */
const BEHIND: Readonly<Record<Lang, number>> = { fa: 4, ru: 4, az: 12, kk: 12, tk: 12, en: 3 };

function stemsOf(lang: Lang, term: string): readonly string[] {
  return (term.match(WORD) ?? []).slice(0, MOST_WORDS).map((word) => {
    const folded = keyOf(lang, word);
    const stem = folded.replace(ENDINGS[lang], '');
    return stem.length >= 3 ? stem : folded;
  });
}
export const isWordOf = (lang: Lang, word: string, stem: string): boolean =>
  word.startsWith(stem) && word.length - stem.length <= BEHIND[lang];

/** The terms that a text defines, in its order. */
export function definitionsIn(lang: Lang, text: string): readonly Definition[] {
  const found: Definition[] = [];
  let from = 0;
  for (const paragraph of text.split('\n')) {
    const local = ANY.get(lang)?.test(paragraph) ?? false;
    let words: string | undefined;
    for (const { pattern, needs } of FORMULAS[lang]) {
      if (needs && !needs.test(paragraph)) continue;
      for (const match of paragraph.matchAll(pattern)) {
        if (found.length >= MOST) return found;
        const term = (match.slice(1).find((group) => group !== undefined) ?? '').trim().replace(/^the /iu, '');
        const stems = stemsOf(lang, term);
        if (stems.length === 0) continue;
        words ??= keyOf(lang, paragraph)
          .replace(/[^\p{L}\p{N}]+/gu, ' ')
          .trim();
        const start = from + (match.index ?? 0);
        found.push({ term, stems, start, end: start + match[0].length, local, words });
      }
    }
    from += paragraph.length + 1;
  }
  return found.sort((a, b) => a.start - b.start);
}
