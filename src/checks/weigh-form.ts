/** One step along two texts: the same word on both sides, or the one slip of the keyboard that parts them here. */
import type { Form, FormChange } from '../domain/instrument/correction.ts';
import type { Lang } from '../language/language.ts';
import { numbersInWords } from './number-words.ts';
import { sameLetters, type Token, written } from './weigh-tokens.ts';
import { isSlip, type Vocabulary } from './weigh-typo.ts';
import { denies, forceOf, wordKey } from './weigh-words.ts';

/** How many tokens of each side the step takes, and what it changed. */
export type Step = { readonly old: number; readonly young: number; readonly changes: readonly FormChange[] };
/** A place in two texts: token `i` of `a`, token `j` of `b`. */
export type At = {
  readonly lang: Lang;
  readonly a: readonly Token[];
  readonly b: readonly Token[];
  readonly i: number;
  readonly j: number;
};

const change = (form: Form, old: readonly Token[], young: readonly Token[]): FormChange => ({
  form,
  old: written(old),
  young: written(young),
});

export function formStep(at: At, known: Vocabulary): Step | null {
  return same(at) ?? doubled(at) ?? joined(at, known) ?? slip(at, known) ?? mark(at);
}

/** Vowel signs of Persian and the two dots of "ё" can tell two words apart; the sign of tanwin and the seats of hamza do not. */
const TELLING = /[\u064c-\u0653\u0656-\u065f\u0670]/gu;
const TELLING_YO = /^(?:вс[её](?:м|х)?|т[её]м|ч[её]м|соверш[её]нн\p{L}*|небо|н[её]бо|бер[её]т|ос[её]л)$/u;
const PARTS_WORDS: { readonly [lang in Lang]?: (old: string, young: string) => boolean } = {
  fa: (old, young) => (old.match(TELLING) ?? []).join('') !== (young.match(TELLING) ?? []).join(''),
  ru: (old, young) => /ё/iu.test(old + young) && TELLING_YO.test(old.toLowerCase()),
};

/** After these a sentence begins, and with it a capital. */
const ENDS = /^[.!?؟…]$/u;
const SHORT = 5;

/** Dashes of a range are one another's spelling. */
const DASH = /^[-\u2010-\u2015]$/u;
const NUMERIC = /\p{N}/u;

/** Signs that look alike and count as other ones beside a figure: 30′ and 30″, −5 and –5, ۱,۵ and ۱،۵. */
function turnsFigure({ a, b, i, j }: At): boolean {
  const [x, y] = [a[i]?.text ?? '', b[j]?.text ?? ''];
  const [before, after] = [a[i - 1]?.text ?? '', a[i + 1]?.text ?? ''];
  if (!NUMERIC.test(before) && !NUMERIC.test(after)) return false;
  return !(DASH.test(x) && DASH.test(y));
}

function same(at: At): Step | null {
  const { lang, a, b, i, j } = at;
  const [x, y] = [a[i], b[j]];
  if (!x || !y || x.kind !== y.kind) return null;
  const changes: FormChange[] = [];
  if (x.key !== y.key) {
    if (x.kind !== 'word' || !sameLetters(lang, x.key, y.key)) return null;
    const before = a[i - 1];
    // Behind a short word a full stop is that of an abbreviation: "ст. Стороны".
    const ends = ENDS.test(before?.text ?? '') && (a[i - 2]?.text.length ?? 0) >= SHORT;
    const begins = !before || before.kind === 'line' || ends;
    const rest = (key: string): string => [...key].slice(1).join('');
    if (!begins || rest(x.key) !== rest(y.key)) return null;
    changes.push(change('spelling', [x], [y]));
  } else if (x.text !== y.text) {
    if (x.kind === 'mark' && turnsFigure(at)) return null;
    if (PARTS_WORDS[lang]?.(x.text.normalize('NFC'), y.text.normalize('NFC'))) return null;
    changes.push(change(x.kind === 'mark' ? 'punctuation' : 'letters', [x], [y]));
  }
  const between = i > 0 && j > 0;
  if (between && x.gap !== y.gap) {
    const pair = (tokens: readonly Token[], at: number): Token[] => tokens.slice(at - 1, at + 1);
    const words = a[i - 1]?.kind === 'word' && x.kind === 'word';
    // A blank beside a mark of figures would make other figures: "1, 5".
    if (!words && isFigure(a[i - 1], x) && isFigure(b[j - 1], y)) return null;
    changes.push(change(words ? 'joiner' : 'space', pair(a, i), pair(b, j)));
  } else if (x.blanks !== y.blanks && x.kind !== 'line') changes.push(change('space', [x], [y]));
  return { old: 1, young: 1, changes };
}

const isFigure = (one: Token | undefined, other: Token): boolean =>
  [one, other].some((token) => token !== undefined && /\p{N}/u.test(token.text));

/** Words that are written twice on purpose are so in many languages; a little word or a long one is not. */
const LITTLE: Readonly<Record<Lang, string>> = {
  fa: 'و در به از که را با تا این آن برای',
  ru: 'и в на с к по о об от для из что или а у при',
  az: 'və ilə üçün ki bu o',
  kk: 'және мен үшін бұл осы пен бен',
  tk: 'we bilen üçin bu şu',
  en: 'and of the in to for by with on at or a an as from',
};
const LONG = 7;

function doubled({ lang, a, b, i, j }: At): Step | null {
  const [x, before] = [a[i], a[i - 1]];
  if (!x || !before || x.kind !== before.kind || x.kind === 'line') return null;
  if (x.kind === 'mark') return /^[,،;؛:]$/u.test(x.text) && x.key === before.key ? drop(a, i, 'punctuation') : null;
  const key = wordKey(lang, x.text);
  if (key !== wordKey(lang, before.text) || x.gap !== 'blank') return null;
  const little = LITTLE[lang].split(' ').some((word) => wordKey(lang, word) === key);
  if (!little && key.length < LONG) return null;
  if (/\p{N}/u.test(key) || numbersInWords(lang, key).size > 0 || denies(lang, key) || forceOf(lang, key)) return null;
  // The next words have to go on alike, or what stands here is a word of another sentence.
  const next = a[i + 1];
  if (next?.key !== b[j]?.key) return null;
  return drop(a, i, 'doubled');
}

const drop = (a: readonly Token[], i: number, form: Form): Step => ({
  old: 1,
  young: 0,
  changes: [change(form, a.slice(i - 1, i + 1), a.slice(i - 1, i))],
});

/** Parts of a word that may stand joined, half-spaced or apart in Persian. */
const AFFIXES = new Set('می نمی ها های هایی تر ترین ای اند ام'.split(' '));
/** How many parts of a word are tried. */
const PARTS = 4;

/** One word here, several there, of the same letters. */
function joined(at: At, known: Vocabulary): Step | null {
  const { a, b, i, j } = at;
  const whole = (one: Token | undefined, parts: readonly Token[], from: number): number => {
    if (one?.kind !== 'word') return 0;
    let letters = '';
    for (let count = 0; count < PARTS; count++) {
      const part = parts[from + count];
      if (part?.kind !== 'word' || (count > 0 && part.gap === '')) return 0;
      letters += part.key;
      if (letters === one.key) return count === 0 ? 0 : count + 1;
      if (!one.key.startsWith(letters)) return 0;
    }
    return 0;
  };
  const apart = whole(a[i], b, j);
  if (apart > 0 && mayPart(at.lang, { whole: a[i] as Token, parts: b.slice(j, j + apart), to: 'apart' }, known))
    return { old: 1, young: apart, changes: [change(formOf(b, j, apart), a.slice(i, i + 1), b.slice(j, j + apart))] };
  const together = whole(b[j], a, i);
  if (
    together > 0 &&
    mayPart(at.lang, { whole: b[j] as Token, parts: a.slice(i, i + together), to: 'together' }, known)
  )
    return {
      old: together,
      young: 1,
      changes: [change(formOf(a, i, together), a.slice(i, i + together), b.slice(j, j + 1))],
    };
  return null;
}

const formOf = (tokens: readonly Token[], from: number, count: number): Form =>
  tokens.slice(from + 1, from + count).every(({ gap }) => gap === 'joiner') ? 'joiner' : 'space';

/** Letters of a part of a word that was cut or run into another: shorter ones are words, or deny. */
const PART = 4;

/** One word that stands as several, or several as one. */
type Parting = { readonly whole: Token; readonly parts: readonly Token[]; readonly to: 'apart' | 'together' };

function mayPart(lang: Lang, { whole, parts, to }: Parting, known: Vocabulary): boolean {
  const keys = parts.map(({ text }) => wordKey(lang, text));
  if (
    keys.some((key) => denies(lang, key) && !AFFIXES.has(key)) ||
    /\p{N}\p{M}*\p{N}.*\p{L}|\p{L}.*\p{N}/u.test(whole.key)
  )
    return false;
  if (parts.slice(1).every(({ gap }) => gap === 'joiner')) return true;
  if (parts.length !== 2) return false;
  const [first = '', second = ''] = keys;
  if (AFFIXES.has(first) !== AFFIXES.has(second)) return true;
  const wholeKey = wordKey(lang, whole.text);
  const [left, right] = [first, second].map((key) => known.has(key));
  if (to === 'apart')
    return !known.has(wholeKey) && first.length >= PART && second.length >= PART && left === true && right === true;
  return (
    known.has(wholeKey) &&
    wholeKey.length >= 2 * PART &&
    Math.max(first.length, second.length) >= PART &&
    !(left && right)
  );
}

function slip({ lang, a, b, i, j }: At, known: Vocabulary): Step | null {
  const [x, y] = [a[i], b[j]];
  if (x?.kind !== 'word' || y?.kind !== 'word' || x.gap !== y.gap || !isSlip(lang, x.text, y.text, known)) return null;
  return { old: 1, young: 1, changes: [change('spelling', [x], [y])] };
}

/** Before these Russian has to have a comma, whatever is meant. */
const COMMA_BEFORE = new Set(
  'что чтобы который которая которое которые которого которой которых которому которым которыми которую поскольку если но'.split(
    ' ',
  ),
);
const CLOSING = /^[.,;:،؛]$/u;

/** Marks: one at the end of a paragraph; a comma that spelling asks for. Any other mark can turn the sense. */
function mark({ lang, a, b, i, j }: At): Step | null {
  const [x, y] = [a[i], b[j]];
  const closes = (tokens: readonly Token[], at: number): boolean => {
    const next = tokens[at + 1];
    return CLOSING.test(tokens[at]?.text ?? '') && (!next || next.kind === 'line');
  };
  if (closes(a, i) && closes(b, j))
    return { old: 1, young: 1, changes: [change('punctuation', a.slice(i, i + 1), b.slice(j, j + 1))] };
  if (closes(b, j) && (!x || x.kind === 'line'))
    return { old: 0, young: 1, changes: [change('punctuation', [], b.slice(j, j + 1))] };
  if (closes(a, i) && (!y || y.kind === 'line'))
    return { old: 1, young: 0, changes: [change('punctuation', a.slice(i, i + 1), [])] };
  const asked = (next: Token | undefined): boolean => lang === 'ru' && COMMA_BEFORE.has(next?.key ?? '');
  if (y?.text === ',' && x !== undefined && asked(x) && b[j + 1]?.key === x.key)
    return { old: 0, young: 1, changes: [change('punctuation', [], [y])] };
  return null;
}
