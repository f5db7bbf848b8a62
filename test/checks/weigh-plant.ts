/** Changes planted into real text: what turns its substance, and slips of the keyboard. Deterministic by a seed. */
import type { Lang } from '../../src/language/language.ts';

export type Draw = (below: number) => number;
export function drawing(seed: number): Draw {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const WORD = /[\p{L}\p{M}\u200c]+/gu;
type Spot = { readonly at: number; readonly word: string };
export const wordsIn = (text: string): Spot[] =>
  Array.from(text.matchAll(WORD), ({ index, 0: word }) => ({ at: index, word }));
const put = (text: string, at: number, length: number, words: string): string =>
  text.slice(0, at) + words + text.slice(at + length);
const pick = <T>(draw: Draw, list: readonly T[]): T | undefined => list[draw(list.length)];

/** Verbs and their denials, force and its loss, permission and prohibition: each is the contrary of the other. */
export const CONTRARY: Readonly<Record<Lang, string>> = {
  fa: 'می‌شود/نمی‌شود باید/نباید کنند/نکنند است/نیست دارند/ندارند می‌تواند/نمی‌تواند باید/می‌تواند مجاز/ممنوع قانونی/غیرقانونی امن/ناامن با/بدون پس/پیش افزایش/کاهش',
  ru: 'обязуются/отказываются может/не_может должны/могут законный/незаконный разрешается/запрещается с/без до/после увеличение/уменьшение могут/не_могут вправе/не_вправе обязательный/необязательный',
  az: 'edilir/edilmir edirlər/etmirlər bilər/bilməz olmalıdır/olmamalıdır məcburi/könüllü mümkündür/mümkün_deyil qanuni/qanunsuz artırılması/azaldılması əvvəl/sonra',
  kk: 'орындайды/орындамайды болады/болмайды тиіс/тиіс_емес мүмкін/мүмкін_емес міндетті/ерікті заңды/заңсыз арттыру/азайту бұрын/кейін берілген/берілмеген',
  tk: 'edýär/etmeýär bolýar/bolmaýar bolar/bolmaz hökmany/meýletin mümkin/mümkin_däl kanuny/kanunsyz artdyrmak/azaltmak öň/soň',
  en: 'shall/may shall/shall_not may/may_not permitted/prohibited with/without legal/illegal binding/non-binding adopt/adapt before/after increase/decrease ensure/insure',
};
const DENIALS: Readonly<Record<Lang, string>> = { fa: 'نه', ru: 'не', az: 'deyil', kk: 'емес', tk: 'däl', en: 'not' };

type Plant = (text: string, lang: Lang, draw: Draw, other: string) => string;
/** Every kind of change of substance; one that does not fit the text leaves it as it is. */
export const SUBSTANCE: { readonly [kind: string]: Plant } = {
  'another digit': (text, _, draw) => {
    const found = pick(draw, [...text.matchAll(/\p{Nd}/gu)]);
    if (!found) return text;
    const zero = found[0] >= '۰' ? 0x6f0 : 0x30;
    const value = ((found[0].codePointAt(0) as number) - zero + 1 + draw(8)) % 10;
    return put(text, found.index, 1, String.fromCodePoint(zero + value));
  },
  'a figure more': (text, _, draw) => {
    const spot = pick(draw, wordsIn(text));
    return spot ? put(text, spot.at, 0, '7 ') : text;
  },
  'a digit gone': (text, _, draw) => {
    const found = pick(draw, [...text.matchAll(/\p{Nd}/gu)]);
    return found ? put(text, found.index, 1, '') : text;
  },
  'a denial before a word': (text, lang, draw) => {
    const spot = pick(draw, wordsIn(text));
    return spot ? put(text, spot.at, 0, `${DENIALS[lang]} `) : text;
  },
  'a denial joined to a word': (text, lang, draw) => {
    const spot = pick(draw, wordsIn(text));
    const [before, behind] = {
      fa: ['ن', ''],
      ru: ['не', ''],
      az: ['', 'sız'],
      kk: ['', 'сыз'],
      tk: ['', 'syz'],
      en: ['un', ''],
    }[lang];
    return spot ? put(text, spot.at, spot.word.length, before + spot.word + behind) : text;
  },
  'a word gone': (text, _, draw) => {
    const spot = pick(draw, wordsIn(text));
    return spot ? put(text, spot.at, spot.word.length + 1, '') : text;
  },
  'a word more': (text, _, draw, other) => {
    const [spot, word] = [pick(draw, wordsIn(text)), pick(draw, wordsIn(other))?.word];
    return spot && word ? put(text, spot.at, 0, `${word} `) : text;
  },
  'another word of the text': (text, _, draw, other) => {
    const [spot, word] = [pick(draw, wordsIn(text)), pick(draw, wordsIn(other))?.word];
    return spot && word && word.toLowerCase() !== spot.word.toLowerCase()
      ? put(text, spot.at, spot.word.length, word)
      : text;
  },
  'two words that change places': (text, _, draw) => {
    const words = wordsIn(text);
    const at = draw(Math.max(1, words.length - 1));
    const [a, b] = [words[at], words[at + 1]];
    if (!a || !b || a.word.toLowerCase() === b.word.toLowerCase()) return text;
    return put(put(text, b.at, b.word.length, a.word), a.at, a.word.length, b.word);
  },
  'another ending': (text, _, draw) => {
    const spot = pick(
      draw,
      wordsIn(text).filter(({ word }) => word.length > 3),
    );
    const ending = pick(draw, [...'аяиуыеоəıiuaeyмнشمتین']);
    if (!spot || !ending || spot.word.endsWith(ending)) return text;
    return put(text, spot.at + spot.word.length - draw(2), 0, ending);
  },
  'the last letter gone': (text, _, draw) => {
    const spot = pick(
      draw,
      wordsIn(text).filter(({ word }) => word.length > 3 && /\p{L}$/u.test(word)),
    );
    return spot ? put(text, spot.at + spot.word.length - 1, 1, '') : text;
  },
  'another beginning': (text, _, draw) => {
    const spot = pick(draw, wordsIn(text));
    const letter = pick(draw, [...'абвгсуnasdinبنمی']);
    return spot && letter ? put(text, spot.at, 0, letter) : text;
  },
  'a bracket': (text, _, draw) => {
    const spot = pick(draw, wordsIn(text));
    return spot ? put(text, spot.at, spot.word.length, `[${spot.word}]`) : text;
  },
  'a sentence more': (text, _, _draw, other) => `${text} ${other}.`,
  'a sentence gone': (text) => {
    const end = /[.!?؟] /.exec(text);
    return end ? text.slice(end.index + 2) : text;
  },
  'a comma more': (text, lang, draw) => {
    const gap = pick(
      draw,
      [...text.matchAll(/(?<=\p{L}) (?=\p{L})/gu)].filter(
        ({ index }) => !/^ (?:что|чтобы|котор|поскольку|если|но)/u.test(text.slice(index, index + 9)),
      ),
    );
    return gap ? put(text, gap.index, 0, lang === 'fa' ? '،' : ',') : text;
  },
  'a comma gone': (text, _, draw) => {
    const found = pick(draw, [...text.matchAll(/[,،](?= \p{L})/gu)]);
    return found ? put(text, found.index, 1, '') : text;
  },
  'a question': (text) => (/[.]$/.test(text) ? text.replace(/[.]$/, '?') : text),
  'a capital more': (text, _, draw) => {
    const spot = pick(
      draw,
      wordsIn(text).filter(
        ({ word, at }) => at > 0 && /^\p{Ll}/u.test(word) && !/[.!?:…]\s*$|\n$/.test(text.slice(0, at)),
      ),
    );
    return spot ? put(text, spot.at, 1, (spot.word[0] as string).toUpperCase()) : text;
  },
  'an unseen turn of direction': (text, _, draw) => put(text, draw(text.length), 0, '\u202e'),
};

/** Slips of the keyboard as they stand in published texts; the right text is given, the answer is the one with the slip. */
export const SLIPS: { readonly [kind: string]: Plant } = {
  'two blanks': (text, _, draw) => {
    const gap = pick(draw, [...text.matchAll(/ /g)]);
    return gap ? put(text, gap.index, 0, ' ') : text;
  },
  'a blank before a mark': (text, _, draw) => {
    const found = pick(draw, [...text.matchAll(/(?<=\p{L})[,،;؛.](?!\p{N})/gu)]);
    return found ? put(text, found.index, 0, ' ') : text;
  },
  'a letter of the other keyboard': (text, lang, draw) => {
    const rows = {
      fa: ['یک', 'يك'],
      ru: ['осарек', 'ocapeк'],
      kk: ['осаре', 'ocape'],
      az: ['ocape', 'осаре'],
      tk: ['ocape', 'осаре'],
      en: ['ocape', 'осаре'],
    }[lang];
    const [own, foreign] = rows as [string, string];
    const found = pick(draw, [...text.matchAll(new RegExp(`[${own}]`, 'gu'))]);
    return found ? put(text, found.index, 1, foreign[own.indexOf(found[0])] as string) : text;
  },
  'a half-space forgotten': (text, _, draw) => {
    const found = pick(draw, [...text.matchAll(/\u200c/g)]);
    return found ? put(text, found.index, 1, draw(2) === 0 ? ' ' : '') : text;
  },
  'a little word twice': (text, lang, draw) => {
    const little = { fa: 'در', ru: 'в', az: 'və', kk: 'және', tk: 'we', en: 'the' }[lang];
    const spot = pick(
      draw,
      wordsIn(text).filter(({ word }) => word === little),
    );
    return spot ? put(text, spot.at, 0, `${little} `) : text;
  },
  'the last mark forgotten': (text) => text.replace(/[.;]$/, ''),
  'the last mark twice': (text) => text.replace(/[,،;]$/, '$&$&'),
};

/** A letter too many, missing, or in its neighbour's place, anywhere in a word. */
export function letterSlip(text: string, draw: Draw): string {
  const spot = pick(
    draw,
    wordsIn(text).filter(({ word }) => word.length > 5),
  );
  if (!spot) return text;
  const at = spot.at + 1 + draw(spot.word.length - 2);
  const letter = text[at] as string;
  const how = draw(3);
  if (how === 0) return put(text, at, 1, '');
  if (how === 1) return put(text, at, 0, letter);
  return put(text, at, 2, (text[at + 1] as string) + letter);
}
