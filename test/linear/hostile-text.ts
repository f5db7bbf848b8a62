/**
 * Texts that people may type, paste or send, as bad as such texts get: each is one short thing over and over, or something
 * that opens and never ends. A reader that is linear passes them like any prose; one that looks back, nests or tries again
 * needs minutes.
 */

/** Makes a text of `size` code units. */
type Hostile = (size: number) => string;

const over =
  (unit: string): Hostile =>
  (size) =>
    unit.repeat(Math.ceil(size / unit.length)).slice(0, size);

const nested =
  (open: string, close: string, inner = ''): Hostile =>
  (size) => {
    const depth = Math.floor((size - inner.length) / (open.length + close.length));
    return open.repeat(depth) + inner + close.repeat(depth);
  };

/** Words that are all different, so that no table of words known already is a help. */
const everDifferent =
  (alphabet: string, end: string): Hostile =>
  (size) => {
    const letters = [...alphabet];
    let state = 7;
    let text = '';
    for (let word = 0; text.length < size; word++) {
      for (let at = 0; at < 7; at++) {
        state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
        text += letters[(state >>> 16) % letters.length];
      }
      text += word % 40 === 39 ? end : ' ';
    }
    return text.slice(0, size);
  };

const counted =
  (write: (n: number) => string): Hostile =>
  (size) => {
    let text = '';
    for (let n = 1; text.length < size; n++) text += write(n);
    return text.slice(0, size);
  };

const CYRILLIC = 'абвгдежзиклмнопрстуфхцчшщыэюя';
const PROSE =
  'Стороны приветствуют создание рабочей группы по охране окружающей среды Каспийского моря и договариваются представить доклад до конца 2027 года. ';

/** By name; every one is made of what a keyboard or a clipboard gives. */
export const HOSTILE: { readonly [name: string]: Hostile } = {
  'brackets in one another': nested('[', ']'),
  'brackets in one another with words': nested('[слово ', ' слово]'),
  'brackets in one another, half of them closed': (size) => nested('[', ']')(size).slice(0, Math.floor(size * 0.75)),
  'opening brackets': over('['),
  'closing brackets': over(']'),
  'brackets beside one another': over('[] '),
  'brackets beside one another with words': over('[слово] и '),
  'brackets that grow': counted((n) => `${'['.repeat(n % 60)}а${']'.repeat(n % 60)} `),
  'brackets backwards': over(']['),
  'round brackets': over('('),
  'round brackets in one another': nested('(', ')', 'а'),
  backslashes: over('\\'),
  'escaped brackets': over('\\['),
  'a date without a year': over('12 января '),
  'a date with its year': over('12 января 2025 года '),
  'Persian dates': over('۲۸ آبان ۱۴۰۴ '),
  'Persian days without a year': over('۲۸ آبان '),
  'Azerbaijani dates': over('2025-ci il noyabrın 19-da '),
  'days of one month': over('12, 13, 14 и '),
  'days that follow one another and a month': (size) => `${over('12, ')(size - 8)}12 марта`,
  'a month and the days that follow': (size) => `марта ${over('12, ')(size - 6)}`,
  'States, one after the other': over('Иран, Россия, '),
  'what names of States have in common': over('Исламская Республика '),
  'slots of States': over('{states genitive} '),
  'slots that never end': over('{states '),
  'slots, one in another': over('{states {'),
  definitions: over('(далее — «слово») '),
  'definitions that never end': over('далее именуемые слово '),
  'definitions without an end in Persian': over('از این پس «ب '),
  'words of treaties': over('Стороны обязуются, '),
  'a word of treaties that never ends': over('вступает '),
  'months only': over('января '),
  'years only': over('2025 '),
  'words for years': over('год года '),
  'dates in figures': over('19.11.2025 '),
  'dates that never end': over('1.11.2025.'),
  'dates with slashes': over('۱۴۰۴/۰۸/۲۸ '),
  'all days there are': counted((n) => `${(n % 28) + 1}.${(n % 12) + 1}.${1900 + (n % 150)} `),
  'one long number': over('1'),
  'thousands that never end': over('1 000 '),
  'thousands with no-break spaces': over('100\u00a0'),
  'figures and points': over('1.'),
  'figures and commas': over('1,'),
  'figures and slashes': over('1/'),
  'numbers that are all different': counted((n) => `${n} `),
  'numbers with many decimals': counted((n) => `${n},${n} `),
  'numbers and hyphens': over('5-'),
  ordinals: over('5-ci '),
  'numbers with multipliers': over('16 млн '),
  'number words': over('два '),
  'Roman figures': over('XI '),
  'Roman figures in one': over('X'),
  'articles referred to': counted((n) => `статья ${n} `),
  'articles referred to in Persian': counted((n) => `ماده ${n} `),
  'articles referred to in Kazakh': counted((n) => `${n}-бап `),
  'the word for an article': over('статья '),
  'a word and blanks': (size) => `статья${over(' ')(size - 12)}статья`,
  blanks: over(' '),
  'no-break spaces': over('\u00a0'),
  'blanks before commas': over('а  , '),
  'blanks in one row and a comma': (size) => `а${over(' ')(size - 2)},`,
  'blanks and a letter': (size) => `${over(' ')(size - 1)}а`,
  lines: over('\n'),
  'lines with blanks': over(' \n'),
  'lines of a word': over('слово\n'),
  'lines that are all different': everDifferent(CYRILLIC, '\n'),
  tabs: over('\t'),
  'opening quotation marks': over('«'),
  'closing quotation marks': over('»'),
  'quotation marks in one another': nested('«', '»', 'а'),
  'quoted words': over('«слово», '),
  'straight quotation marks': over('"'),
  'one letter': over('а'),
  'one letter and a blank': over('а '),
  'one Latin letter and a blank': over('c '),
  'one Persian letter and a blank': over('و '),
  'two letters in turn': over('а б '),
  'letters of two scripts in one word': over('аa'),
  'words of two scripts': over('сaлoвo '),
  'marks on one letter': (size) => `а${over('\u0301')(size - 1)}`,
  'a marked letter': over('и\u0306'),
  'dots on i': over('i\u0307'),
  'half-spaces': over('\u200c'),
  'half-spaces between letters': over('ا\u200c'),
  'two half-spaces between letters': over('ا\u200c\u200c'),
  'Arabic letters for Persian ones': over('يك'),
  'Arabic words': over('كتاب '),
  kashida: over('ـ'),
  'kashida in words': over('ماـ '),
  'one Persian word': over('ب'),
  'direction marks': over('\u200e'),
  'zero-width spaces': over('\u200b'),
  'emblems of two units': over('😀'),
  'half emblems': over('\ud83d'),
  hyphens: over('-'),
  'letters and hyphens': over('а-'),
  'words and hyphens': over('слово-'),
  'letters and points': over('а.'),
  'full stops': over('.'),
  'full stops and blanks': over('. '),
  'three points': over('…'),
  'sentences of one letter': over('А. '),
  'exclamation marks': over('!'),
  'a list with semicolons': over('охрана вод; '),
  semicolons: over('; '),
  commas: over(', '),
  'numbers of a list': counted((n) => `${n}) пункт\n`),
  'letters of a list': over('а) '),
  bullets: over('• '),
  ampersands: over('&'),
  entities: over('&amp;'),
  'angle brackets': over('<'),
  'tags in one another': nested('<b>', '</b>', 'а'),
  'tags that never end': over('<b '),
  'comments that never end': over('<!-- '),
  addresses: over('https://a.b/?c=d&'),
  'names after an at sign': over('@а'),
  'percent signs': over('5 % '),
  prose: over(PROSE),
  'one long sentence': over(PROSE.replace('. ', ' и ')),
  'words that are all different': everDifferent(CYRILLIC, '. '),
  'one sentence of words that are all different': everDifferent(CYRILLIC, ' '),
  'a list of words that are all different': everDifferent(CYRILLIC, '; '),
  'Persian words that are all different': everDifferent('ابپتثجچحخدذرزسشصضطظعغفقکگلمنوهی', '. '),
  'Latin words that are all different': everDifferent('abcçdeəfgğhxıijkqlmnoöprsştuüvyz', '. '),
};
