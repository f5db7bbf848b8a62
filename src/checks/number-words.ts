/**
 * Numbers in words, as far as a text may write in words what another column writes in figures: "двадцать пять" beside 25,
 * «سه کشور» beside "3 dövlət". They excuse a figure that is missing, and never accuse: "bir" is one and "a". A word counts whole,
 * with the endings that its language has: «страны» begins like «ста» and is no hundred. Linear in the text.
 */
import { lower } from '../language/collation.ts';
import type { Lang } from '../language/language.ts';

/** Words of one kind: what a text may have, as a pattern for the whole word, and what it is worth. */
type Entry = readonly [pattern: string, worth: number];
type Words = {
  readonly numbers: readonly Entry[];
  /** Thousand, million, milliard: the number before them is multiplied. */
  readonly multipliers: readonly Entry[];
  /** What may stand inside a number, as «و» in «بیست و پنج». `needed`: without it two words are two numbers. */
  readonly joint?: { readonly pattern: string; readonly needed: boolean };
  /** "iki yüz" is two hundred, and ten and one are eleven. */
  readonly stacks: boolean;
  /** Words that look like a number with an ending and are something else: "üçün" is "for", «бірге» "together". */
  readonly others?: readonly string[];
};

const list = (words: string): readonly string[] => words.split(' ');
/** Each pattern with the value at its place. */
const worth = (values: readonly number[], patterns: readonly string[], ending = ''): readonly Entry[] =>
  patterns.map((pattern, index) => [`(?:${pattern})${ending}`, values[index] as number]);

const TEENS = [11, 12, 13, 14, 15, 16, 17, 18, 19];
const TENS = [20, 30, 40, 50, 60, 70, 80, 90];
const HUNDREDS = [200, 300, 400, 500, 600, 700, 800, 900];
const UNITS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

/** Endings of an adjective: первый, первого ... */
const ADJECTIVE = '(?:ый|ий|ой|ая|ое|ые|ого|ому|ым|ом|ую|ых|ыми)';
const SOFT = '(?:ь|и|ью)';

const russian: Words = {
  numbers: [
    ...worth(UNITS, [
      `один|одн(?:а|о|и|ого|ой|ому|им|ою|ом|их|ими|у)|перв${ADJECTIVE}`,
      `дв(?:а|е|ух|ум|умя)|об(?:а|е)|обо(?:их|им|ими)|обе(?:их|им|ими)|дво(?:е|их|им|ими)|втор${ADJECTIVE}`,
      'тр(?:и|[её]х|[её]м|емя)|тро(?:е|их|им|ими)|трет(?:ий|ья|ье|ьи|ьего|ьей|ьему|ьим|ьем|ью|ьих|ьими)',
      `четыр(?:е|[её]х|[её]м|ьмя)|четвер(?:о|ых|ым|ыми)|четв[её]рт${ADJECTIVE}`,
      `пят(?:${SOFT}|${ADJECTIVE})|пятер(?:о|ых|ым|ыми)`,
      `шест(?:${SOFT}|${ADJECTIVE})|шестер(?:о|ых|ым|ыми)`,
      // «семью» is more often "the family".
      `сем(?:ь|и)|седьм${ADJECTIVE}|семер(?:о|ых|ым|ыми)`,
      `вос(?:емь|ьми|емью|ьмью)|восьм${ADJECTIVE}`,
      `девят(?:${SOFT}|${ADJECTIVE})`,
      `десят(?:${SOFT}|${ADJECTIVE})`,
    ]),
    ...worth(
      TEENS,
      list('один две три четыр пят шест сем восем девят').map((stem) => `${stem}надцат`),
      `(?:${SOFT}|${ADJECTIVE})`,
    ),
    ...worth(TENS, [
      `двадцат(?:${SOFT}|${ADJECTIVE})`,
      `тридцат(?:${SOFT}|${ADJECTIVE})`,
      `сорока?|сорок(?:овой|овая|овое|овые|ового|овому|овым|овом|овую|овых|овыми)`,
      ...list('пят шест сем').map((stem) => `${stem}ь?(?:десят|и?десяти|юдесятью)|${stem}идесят${ADJECTIVE}`),
      `вос(?:емьдесят|ьмидесяти|емьюдесятью)|восьмидесят${ADJECTIVE}`,
      `девяност(?:о|а|${ADJECTIVE})`,
    ]),
    [`ст(?:о|а)|сот${ADJECTIVE}`, 100],
    ...worth(HUNDREDS, [
      'двести|двухсот|двумстам|двумястами|двухстах',
      'триста|тр[её]хсот|тр[её]мстам|тремястами|тр[её]хстах',
      'четыреста|четыр[её]хсот|четыр[её]мстам|четырьмястами|четыр[её]хстах',
      ...list('пят шест сем').map((stem) => `${stem}(?:ьсот|исот|истам|ьюстами|истах)`),
      'восемьсот|восьмисот|восьмистам|восемьюстами|восьмистах',
      'девят(?:ьсот|исот|истам|ьюстами|истах)',
    ]),
  ],
  multipliers: [
    ['тысяч(?:а|и|у|е|ей|ью|ам|ами|ах)?|тыс', 1e3],
    ['миллион(?:а|у|ом|е|ы|ов|ам|ами|ах)?|млн', 1e6],
    ['миллиард(?:а|у|ом|е|ы|ов|ам|ами|ах)?|млрд', 1e9],
  ],
  stacks: false,
};

/** «سوم», «سومین», «سی‌ام»; «یکم» beside «اول». */
const ORDINAL_FA = '(?:\u200c?ا?م|\u200c?ا?مین)?';
const persian: Words = {
  numbers: [
    ...worth(UNITS, list('یک|او?ل|اولین|نخست|نخستین|یکم دو|هردو سه|سوم|سومین چهار پنج شش هفت هشت نه ده'), ORDINAL_FA),
    ...worth(TEENS, list('یازده دوازده سیزده چهارده پانزده شانزده هفده هی?جده نوزده'), ORDINAL_FA),
    ...worth(TENS, list('بیست سی چهل پنجاه شصت هفتاد هشتاد نود'), ORDINAL_FA),
    ...worth([100, ...HUNDREDS], list('صد|یکصد دویست سیصد چهارصد پانصد ششصد هفتصد هشتصد نهصد'), ORDINAL_FA),
  ],
  multipliers: [
    ['هزار', 1e3],
    ['میلیون', 1e6],
    ['میلیارد', 1e9],
  ],
  joint: { pattern: 'و', needed: true },
  stacks: false,
};

/**
 * Turkic endings: ordinal, then possessive ("ikisi"), then case. Ten, six and hundred have fewer: "onda" is also "then", "altında"
 * "under", «алтын» gold and "üzünə" "to the face".
 */
const CASES_AZ = '(?:n?[ıiuü]n|y?[əa]|n[əa]|n?d[əa]|n?d[əa]n|n?[ıiuü]|n?[ıiuü]z)?';
const ORDINAL_AZ = '(?:[ıiuü]?nc[ıiuü](?:l[əa]r)?)?';
const OWN_AZ = '(?:s[ıiuü]|[ıiuü])?';
const azerbaijani: Words = {
  numbers: [
    ...worth(
      UNITS.filter((unit) => unit !== 6 && unit !== 10),
      list('bir iki üç dör[dt] beş yeddi səkkiz doqquz'),
      `${ORDINAL_AZ}${OWN_AZ}${CASES_AZ}`,
    ),
    ...worth([6, 10, 100], list('altı(?:sı)? on yüz'), ORDINAL_AZ),
    ...worth(TENS, list('iyirmi otuz qırx əlli altmış yetmiş səksən doxsan'), `${ORDINAL_AZ}${OWN_AZ}${CASES_AZ}`),
  ],
  multipliers: [
    ['min(?:[əi]|in|d[əa]|d[əa]n|lik|l[əa]r(?:l[əa]|c[əa]|i|in)?)?', 1e3],
    ['milyon(?:[au]|un|da|dan|luq|lar(?:la|ca|ı|ın)?)?|mln', 1e6],
    ['milyard(?:[aı]|ın|da|dan|lıq|lar(?:la|ca|ı|ın)?)?|mlrd', 1e9],
  ],
  stacks: true,
  others: list('üçün birdən birdə beşik'),
};

const CASES_KK =
  '(?:н[іы]ң|д[іы]ң|т[іы]ң|н[іыеа]|д[іы]|т[іы]|г[ае]|ғ[аы]|к[е]|қ[а]|д[ае]н|т[ае]н|н[ае]н|д[ае]|т[ае]|мен|бен|пен)?';
const ORDINAL_KK = '(?:[іы]?нш[іы](?:л[еа]р)?)?';
const OWN_KK = '(?:[іы]|с[іы])?';
const kazakh: Words = {
  numbers: [
    ...worth(
      [1, 2, 3, 4, 5, 7, 8, 9],
      list('бір|біреу екі|екеу үш|үшеу төрт|төртеу бес|бесеу жеті|жетеу сегіз тоғыз'),
      `${ORDINAL_KK}${OWN_KK}${CASES_KK}`,
    ),
    ...worth([6, 10, 100], list('алты|алтау(?:ы)? он жүз'), ORDINAL_KK),
    ...worth(TENS, list('жиырма отыз қырық елу алпыс жетпіс сексен тоқсан'), `${ORDINAL_KK}${CASES_KK}`),
  ],
  multipliers: [
    ['мың(?:ға|ды|ның|да|нан|дан|дық|дай|дар\\p{L}{0,3})?', 1e3],
    ['миллион(?:ға|ды|ның|да|нан|дан|дық)?|млн', 1e6],
    ['миллиард(?:қа|ты|тың|та|тан|тық)?|млрд', 1e9],
  ],
  stacks: true,
  others: list('бірге бірден бірде бірдей'),
};

const CASES_TK = '(?:n?[iyuü]ň|[aeäi]|n[ie]|n[iyuü]|d[ae]|d[ae]n|nd[ae]|nd[ae]n)?';
const ORDINAL_TK = '(?:[iyuü]?nj[iy])?';
const OWN_TK = '(?:s[iy]|[iy])?';
const turkmen: Words = {
  numbers: [
    ...worth(
      [1, 2, 3, 4, 5, 7, 8, 9],
      list('bir iki üç dör[td] bäş ýedi sekiz dokuz'),
      `${ORDINAL_TK}${OWN_TK}${CASES_TK}`,
    ),
    ...worth([6, 10, 100], list('alty on ýüz'), ORDINAL_TK),
    ...worth(TENS, list('ýigrimi otuz kyrk elli altmyş ýetmiş segsen togsan'), `${ORDINAL_TK}${CASES_TK}`),
  ],
  multipliers: [
    ['müň(?:e|i|iň|den|lik|lerçe|ler\\p{L}{0,3})?', 1e3],
    ['million(?:a|y|yň|dan|lyk)?|mln', 1e6],
    ['milliard(?:a|y|yň|dan|lyk)?|mlrd', 1e9],
  ],
  stacks: true,
  others: list('birden birde'),
};

const english: Words = {
  numbers: [
    ...worth(
      UNITS,
      list(
        'one|first two|second|both three|third four|fourth five|fifth six|sixth seven|seventh eight|eighth nine|ninth ten|tenth',
      ),
    ),
    ...worth(
      TEENS,
      list(
        'eleven|eleventh twelve|twelfth thirteen(?:th)? fourteen(?:th)? fifteen(?:th)? sixteen(?:th)? seventeen(?:th)? eighteen(?:th)? nineteen(?:th)?',
      ),
    ),
    ...worth(TENS, list('twent thirt fort fift sixt sevent eight ninet'), '(?:y|ieth)'),
    ['hundred(?:th)?', 100],
  ],
  multipliers: [
    ['thousand', 1e3],
    ['million', 1e6],
    ['billion', 1e9],
  ],
  joint: { pattern: 'and', needed: false },
  stacks: true,
};

const WORDS: { readonly [lang in Lang]: Words } = {
  fa: persian,
  ru: russian,
  az: azerbaijani,
  kk: kazakh,
  tk: turkmen,
  en: english,
};

/** What a single word is worth. */
type Lookup = (word: string) => number | undefined;

/** Patterns are tried one after the other on a word once; a text repeats few words often, so what was found is kept. */
function lookup(entries: readonly Entry[]): Lookup {
  const tests = entries.map(([pattern, value]) => [new RegExp(`^(?:${pattern})$`, 'u'), value] as const);
  const any = new RegExp(`^(?:${entries.map(([pattern]) => pattern).join('|')})$`, 'u');
  return (word) => (any.test(word) ? tests.find(([test]) => test.test(word))?.[1] : undefined);
}

type Reader = Pick<Words, 'joint' | 'stacks'> & { readonly number: Lookup; readonly multiplier: Lookup };
const READERS = new Map<Lang, Reader>();

function readerOf(lang: Lang): Reader {
  const known = READERS.get(lang);
  if (known) return known;
  const { numbers, multipliers, others = [], ...rest } = WORDS[lang];
  const named = lookup(numbers);
  const number: Lookup = (word) => (others.includes(word) ? undefined : named(word));
  const reader = { ...rest, number, multiplier: lookup(multipliers) };
  READERS.set(lang, reader);
  return reader;
}

/** The longest word that is looked up: "четырнадцатыми", "on birincilərdən". */
const LONGEST = 24;
const WORD = /[\p{L}\p{M}\u200c]+|[^\s\p{L}\p{M}\u200c-]/gu;

/** What the word right behind a figure multiplies it by; 1 for any other. `rest` is the text behind the figure. */
export function multiplier(lang: Lang, rest: string): number {
  const word = /^[\s\u00a0]+([\p{L}\u200c]{1,24})(?![\p{L}\u200c])/u.exec(rest)?.[1];
  return word === undefined ? 1 : (readerOf(lang).multiplier(lower(lang, word)) ?? 1);
}

/** Latin or Cyrillic capitals: Kazakh and Russian keyboards have no I but І, and Х. */
const ROMAN = /(?<![\p{L}\d])[IVXLCІХС]{1,8}(?![\p{L}\d])/gu;
const ROMAN_WORTH: { readonly [sign: string]: number } = { I: 1, І: 1, V: 5, X: 10, Х: 10, L: 50, C: 100, С: 100 };

function romanValue(text: string): number {
  const signs = [...text].map((sign) => ROMAN_WORTH[sign] ?? 0);
  return signs.reduce((sum, each, index) => sum + (each < (signs[index + 1] ?? 0) ? -each : each), 0);
}

/** A number that is being put together from its words. */
class Sum {
  /** Below a thousand. */
  part = 0;
  total = 0;
  readonly #stacks: boolean;

  constructor(stacks: boolean) {
    this.#stacks = stacks;
  }

  get value(): number {
    return this.total + this.part;
  }

  /** Takes a further word in, if a number can go on with it: hundreds, then tens, then units. */
  takes(value: number): boolean {
    if (value === 100 && this.#stacks && this.part > 1 && this.part < 10) {
      this.part *= 100;
      return true;
    }
    const room = this.part === 0 ? 1000 : this.part % 100 === 0 ? 100 : this.#hasOpenTen() ? 10 : 0;
    if (value >= room) return false;
    this.part += value;
    return true;
  }

  #hasOpenTen(): boolean {
    const rest = this.part % 100;
    return rest % 10 === 0 && (rest >= 20 || this.#stacks);
  }

  /** "сто тысяч": what stands before it is counted in thousands. A lone "тысяча" is one. */
  times(worthOf: number): void {
    this.total += Math.max(this.part, 1) * worthOf;
    this.part = 0;
  }
}

/** «بیست‌و‌پنج» is written with half-spaces, too. */
const HALF_SPACED_AND = /\u200cو\u200c/gu;

/** How often each number stands in a text in words or in Roman numerals. */
export function numbersInWords(lang: Lang, text: string): ReadonlyMap<number, number> {
  const { number, multiplier: times, joint, stacks } = readerOf(lang);
  const found = new Map<number, number>();
  const count = (value: number): void => void found.set(value, (found.get(value) ?? 0) + 1);
  for (const [sign] of text.matchAll(ROMAN)) count(romanValue(sign));
  const isJoint = joint ? new RegExp(`^(?:${joint.pattern})$`, 'u') : /(?!)/u;
  const seen = new Map<string, readonly [number | undefined, number | undefined]>();
  const worthOf = (word: string): readonly [number | undefined, number | undefined] => {
    if (word.length > LONGEST) return [undefined, undefined];
    const known = seen.get(word);
    if (known) return known;
    const fresh = [number(word), times(word)] as const;
    seen.set(word, fresh);
    return fresh;
  };
  let sum: Sum | null = null;
  let joined = false;
  const end = (): void => {
    if (sum) count(sum.value);
    sum = null;
  };
  const spaced = lang === 'fa' ? text.replace(HALF_SPACED_AND, ' و ') : lower(lang, text);
  for (const [word] of spaced.matchAll(WORD)) {
    const [value, many] = worthOf(word);
    if (value === undefined && many === undefined) {
      if (sum && !joined && isJoint.test(word)) joined = true;
      else end();
      if (!sum) joined = false;
      continue;
    }
    if (value !== undefined) {
      const goesOn: boolean = sum !== null && (joined || joint?.needed !== true) && (sum as Sum).takes(value);
      if (!goesOn) {
        end();
        sum = new Sum(stacks);
        (sum as Sum).takes(value);
      }
    } else if (sum) (sum as Sum).times(many as number);
    joined = false;
  }
  end();
  return found;
}
