/**
 * Letters of another script that look like one's own: «жəне» with a Latin ə, "Хəzər" with a Cyrillic Х. Nobody sees them, no
 * search finds the word, and a signature tells the two apart. Parts of a word joined by a hyphen are words: "ISO-стандарт".
 */

import type { Spot } from '../domain/text/finding.ts';
import { type Lang, language } from '../language/language.ts';
import { type Cell, type Check, inEachCell } from './finding.ts';

const SCRIPTS = { arab: /\p{Script=Arabic}/u, cyrl: /\p{Script=Cyrillic}/u, latn: /\p{Script=Latin}/u } as const;
const WORD = /[\p{L}\p{M}\u200c\u200d]+/gu;

const isOwn = (lang: Lang, letter: string): boolean => SCRIPTS[language(lang).script].test(letter);
const isOther = (lang: Lang, letter: string): boolean => /\p{L}/u.test(letter) && !isOwn(lang, letter);

/** Words with letters of two scripts, one of them the column's. */
const mixedWords = ({ lang, text }: Cell): Spot[] =>
  Array.from(text.matchAll(WORD))
    .filter(([word]) => [...word].some((each) => isOwn(lang, each)) && [...word].some((each) => isOther(lang, each)))
    .map(({ index, 0: word }) => ({ start: index, end: index + word.length, text: word }));

/** Small letters that a preposition or conjunction of the other script is mistaken for: Russian "с", typed as a Latin c. */
const LONE = {
  cyrl: /(?<![\p{L}\d(“«"])[aceiopxy](?![\p{L}\d).»”"’])/gu,
  latn: /(?<![\p{L}\d(“«"])[асеіорху](?![\p{L}\d).»”"’])/gu,
};

const loneLetters = ({ lang, text }: Cell): Spot[] => {
  const { script } = language(lang);
  return script === 'arab'
    ? []
    : Array.from(text.matchAll(LONE[script]), ({ index, 0: found }) => ({
        start: index,
        end: index + found.length,
        text: found,
      }));
};

/** The letters themselves with their code points: the eye cannot tell which ones are meant. */
function lettersOf(lang: Lang, spots: readonly Spot[]): string {
  const letters = new Set(spots.flatMap(({ text }) => [...text].filter((letter) => isOther(lang, letter))));
  return [...letters]
    .map((letter) => `${letter} U+${letter.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`)
    .join(' · ');
}

const withLetters =
  (key: 'script.mixed' | 'script.lone', find: (cell: Cell) => readonly Spot[]): Check =>
  (subject) =>
    inEachCell(
      key,
      find,
    )(subject).map((found) => {
      const [lang] = found.languages as readonly [Lang];
      const args = { ...found.message.args, letters: lettersOf(lang, found.at?.[lang] ?? []) };
      return { ...found, message: { key, args } };
    });

const mixed = withLetters('script.mixed', mixedWords);
const lone = withLetters('script.lone', loneLetters);

export const script: Check = (subject) => [...mixed(subject), ...lone(subject)];
