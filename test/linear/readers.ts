/**
 * Whatever reads what people type, paste or send, as functions of one text; what compares two makes the second out of the
 * first. `kinds` are those of `HOSTILE` that this reader might stumble over; `ALTERNAT_LINEAR=all` gives it every one.
 */
import { EditorState } from 'prosemirror-state';
import type { Frame } from '../../src/checks/frame.ts';
import { readDates } from '../../src/checks/read-dates.ts';
import { checkClause } from '../../src/checks/run.ts';
import { vocabulary } from '../../src/checks/vocabulary.ts';
import { weighTyping } from '../../src/checks/weigh.ts';
import { weighConcordance } from '../../src/checks/weigh-concordance.ts';
import { alignTexts } from '../../src/diff/align.ts';
import { withoutLabel } from '../../src/diff/labels.ts';
import { merge3 } from '../../src/diff/merge.ts';
import { compareOutside } from '../../src/diff/outside.ts';
import { smallest } from '../../src/diff/smallest.ts';
import { diffText } from '../../src/diff/text.ts';
import { bothTouched } from '../../src/diff/touched.ts';
import type { Clause } from '../../src/domain/clause/clause.ts';
import { richWithStates, withTokens, wordsWithStates } from '../../src/domain/clause/states-slot.ts';
import { bracketStructure, brackets } from '../../src/domain/text/brackets.ts';
import { fromPlain, toPlain } from '../../src/domain/text/text.ts';
import { compare } from '../../src/editor/edit.ts';
import { flatten, toDoc } from '../../src/editor/flat.ts';
import { Lag } from '../../src/editor/lag.ts';
import { looksPlugin } from '../../src/editor/looks.ts';
import { fromText } from '../../src/editor/paste.ts';
import { compareText } from '../../src/language/collation.ts';
import { monthNamed } from '../../src/language/date-words.ts';
import { LANGS, type Lang, type PerLang } from '../../src/language/language.ts';
import { likelyLanguage } from '../../src/language/likely-language.ts';
import { foldOrthography } from '../../src/language/orthography.ts';
import { words } from '../../src/language/words.ts';
import { lacking, moved, proposals } from '../../src/ui/brackets/proposal.ts';
import { cellFacts } from '../../src/ui/document/facts.ts';
import { excerpt } from '../../src/ui/proposals/excerpt.ts';
import { declaration } from '../support/declaration.ts';

type Reader = { readonly read: (text: string) => unknown; readonly kinds: RegExp };

/** In a language of each of two scripts: the others have no ways of their own here. */
const inTwo = (read: (lang: Lang, text: string) => unknown) => (text: string) => [read('fa', text), read('kk', text)];

/** So that every check looks. */
const FRAME: Frame = {
  states: [
    { id: 'IR', names: { ru: 'Иран', fa: 'ایران' }, official: { ru: 'Исламская Республика Иран' } },
    { id: 'RU', names: { ru: 'Россия', fa: 'روسیه' }, official: { ru: 'Российская Федерация' } },
    { id: 'KZ', names: { ru: 'Казахстан', fa: 'قزاقستان' }, official: { ru: 'Республика Казахстан' } },
  ],
  ...{ alternat: true, nature: 'political' },
};

/** Every check on one clause, by itself and beside a short column that has other numbers. */
function checked(texts: PerLang<string>): unknown {
  const number = { fa: 'ماده ۱', ru: 'Статья 1', az: 'Maddə 1', kk: '1-бап', tk: '1-nji madda', en: 'Article 1' };
  const text = declaration({
    columns: LANGS.filter((lang) => texts[lang] !== undefined),
    clauses: [{ texts, number }],
  });
  return checkClause(text.clauses[0] as Clause, text.clauses, text, { frame: FRAME });
}

/** Seven letters of every fifty are others. */
function reworded(text: string): string {
  let other = '';
  for (let at = 0; at < text.length; at += 57) other += `${text.slice(at, at + 50)} ново `;
  return other.slice(13);
}

/** Every second word is another. */
const halfOther = (text: string): string =>
  text
    .split(' ')
    .map((word, at) => (at % 2 === 0 ? word : 'ново'))
    .join(' ');
const backwards = (text: string): string => text.split(' ').reverse().join(' ');
const pieces = (text: string, size: number): string[] =>
  Array.from({ length: Math.ceil(text.length / size) }, (_, at) => text.slice(at * size, (at + 1) * size));

/** Two hundred words of one side, and two hundred near them of the other. */
function mergedInManyPlaces(text: string): unknown {
  const all = text.split(' ');
  const [mine, theirs] = [[...all], [...all]];
  for (let at = 0; at + 5 < all.length; at += Math.ceil(all.length / 200)) {
    mine[at] = 'один';
    theirs[at + 5] = 'два';
  }
  return merge3(text, mine.join(' '), theirs.join(' '), 'ru');
}

/** A letter typed where an input method composes, into a text that a colleague has meanwhile written anew. */
function composed(text: string): unknown {
  const lag = new Lag(text.length);
  lag.arrived([
    { at: 0, delete: text.length },
    { at: 0, insert: text },
  ]);
  return lag.typed([{ at: text.length, insert: 'а' }]);
}

const BRACKETS = /bracket|backslash/;
const DATES = /date|day|month|year|name|point/;
const NUMBERS = /number|figure|thousand|article|ordinal|Roman|days there are|percent|blanks/;
const LETTERS = /letter|mark|half|kashida|Persian|dots|emblem|Arabic|hyphen/;
const BLANKS = /blank|line|tab|space/;
const SENTENCES = /sentence|list|prose|different|quot|semicolon|round|comma/;
const any = (...kinds: readonly RegExp[]): RegExp => new RegExp(kinds.map(({ source }) => source).join('|'));

export const READERS: { readonly [name: string]: Reader } = {
  'brackets and their nesting': {
    read: (text) => [brackets(text), bracketStructure(text), cellFacts(text)],
    kinds: BRACKETS,
  },
  'colours of brackets': {
    read: (text) => EditorState.create({ doc: toDoc(fromPlain(text)), plugins: [looksPlugin()] }),
    kinds: any(BRACKETS, /lines of a word/),
  },
  words: { read: inTwo(words), kinds: /letter|mark|half|hyphen|stops|prose/ },
  spelling: { read: inTwo(foldOrthography), kinds: /one letter|mark|kashida|half|dots/ },
  'alphabetical order': {
    read: inTwo((lang, text) => compareText(lang, text, `${text}а`)),
    kinds: /one letter$|marks on/,
  },
  'names of months': { read: inTwo(monthNamed), kinds: /one letter$|months/ },
  dates: { read: inTwo(readDates), kinds: /Persian da|Azerbaijani dates|slashes|days of one month/ },
  'the language of a text': { read: likelyLanguage, kinds: /prose|marks/ },
  paragraphs: { read: (text) => toPlain(fromPlain(text)), kinds: /line/ },
  'numbers in front': {
    read: inTwo(withoutLabel),
    kinds: any(NUMBERS, /letters of a list|one letter|bullets|hyphens|kashida/),
  },
  'the checks of one column': {
    read: (text) => checked({ ru: text, fa: 'ماده ۵' }),
    kinds: any(DATES, NUMBERS, BLANKS, /brackets in one|one letter|marks|scripts|half-|States|treaties/),
  },
  'definitions of terms, and where others use them': {
    read: (text) => {
      const of = (resolution: string, ru: string, fa: string) =>
        declaration({ resolution, columns: ['ru', 'fa'], clauses: [{ texts: { ru, fa } }] });
      const defining = `(далее — «${text.slice(0, 20)}») (далее — «слово») ${text}`;
      const parts = [of('a', defining, text), of('b', text, `از این پس «${text.slice(0, 20)}» نامیده`)];
      return vocabulary(parts, { form: 'annexes', kind: 'declaration', languages: ['ru', 'fa'] });
    },
    kinds: any(SENTENCES, /one letter|definitions|Persian words|quot/),
  },
  'lists of States in a text': {
    read: (text) => [
      richWithStates('ru', fromPlain(text), FRAME.states),
      wordsWithStates('fa', text, FRAME.states),
      withTokens(richWithStates('fa', fromPlain(text), FRAME.states)),
    ],
    kinds: /one letter$|slots/,
  },
  'the checks of a Persian column': {
    read: (text) => checked({ fa: text, ru: '5' }),
    kinds: any(/Persian|Arabic|long number|half-spaces|one letter/),
  },
  'the checks of an Azerbaijani column': {
    read: (text) => checked({ az: text, ru: '5' }),
    kinds: /long number|ordinal|one letter|Latin|Azerbaijani/,
  },
  'the checks of a Kazakh column': {
    read: (text) => checked({ kk: text, ru: '5' }),
    kinds: /long number|hyphen|Kazakh|one letter/,
  },
  'the checks of a Turkmen column': {
    read: (text) => checked({ tk: text, en: '5' }),
    kinds: /long number|hyphen|one letter|ordinal/,
  },
  'the checks of columns with other numbers': {
    read: (text) => checked({ fa: text, ru: 'пять 5', az: reworded(text), kk: halfOther(text) }),
    kinds: /numbers that are all different|all days|a date with/,
  },
  'words of another column for its brackets': {
    read: (text) => lacking({ ru: 'Стороны [договорились] и [решили 5] всё.', az: text }, 'az', ['ru', 'az']),
    kinds: any(BRACKETS, SENTENCES),
  },
  'words of one column for many brackets of another': {
    read: (text) => lacking({ ru: text, az: 'Tərəflər razılaşdılar.' }, 'az', ['ru', 'az']),
    kinds: BRACKETS,
  },
  'words of long columns for one another': {
    read: (text) => [
      lacking({ ru: `[а] ${text}`, az: text }, 'az', ['ru', 'az']),
      proposals({ ru: text, az: text, kk: 'сөз' }, 'ru', { from: 10, to: text.length >> 1 }, ['ru', 'az', 'kk']),
      moved('ru', text, { from: 10, to: text.length >> 1 }, 'to', 1),
    ],
    kinds: SENTENCES,
  },
  'a correction of a signed text': {
    read: (text) => [
      weighTyping('fa', text, halfOther(text), { others: [text], names: ['ایران'] }),
      weighTyping('kk', text, text.replaceAll(' ', '  '), { others: [], names: ['Иран'] }),
      weighConcordance('ru', text, `${text} слово`, { columns: { az: text }, names: { ru: ['Иран'] } }),
    ],
    kinds: /one letter$|Persian words|different|two letters in turn|percent|Roman/,
  },
  'differences of words': {
    read: (text) => [reworded, halfOther, backwards].map((other) => diffText('ru', text, other(text))),
    kinds: any(SENTENCES, /one letter|brackets beside|line/),
  },
  'differences of spelling': {
    read: (text) => [
      diffText('fa', text, text.replaceAll(' ', '')),
      diffText('kk', text, text.replaceAll('а', 'a').replaceAll(' ', '\u00a0')),
    ],
    kinds: /Persian|Arabic|prose|kashida|one letter/,
  },
  'differences of length': {
    read: (text) => [diffText('az', text, text + text), diffText('ru', 'Стороны договорились.', text)],
    kinds: any(SENTENCES, /one letter|line/),
  },
  'the least to write': {
    read: (text) => [reworded, halfOther].map((other) => smallest(text, other(text), 'ru')),
    kinds: any(SENTENCES, /one letter and|line/),
  },
  'merges of three texts': {
    read: (text) => [
      merge3(text, reworded(text), halfOther(text), 'ru'),
      merge3(text, `${text} а`, `б ${text}`, 'ru'),
      mergedInManyPlaces(text),
    ],
    kinds: any(SENTENCES, /one letter and|thousand|line/),
  },
  'merges of brackets': {
    read: (text) => merge3(text, text.replaceAll('[', ''), text.replaceAll(']', ''), 'ru'),
    kinds: BRACKETS,
  },
  'paragraphs that two have touched': {
    read: (text) => bothTouched(text, reworded(text), halfOther(text)),
    kinds: /line|prose/,
  },
  'an outside text': {
    read: (text) => [
      alignTexts(
        pieces(text, 400).map((each, at) => ({ id: String(at), text: each })),
        pieces(reworded(text), 350),
        'ru',
      ),
      compareOutside(
        [
          { id: 'a', text },
          { id: 'b', text: halfOther(text) },
        ],
        [reworded(text), text],
        'ru',
      ),
    ],
    // Thousands of equal paragraphs go by the square (D12 of `src/diff`); the page compares files in a worker.
    kinds: /one letter and|prose|sentence of words|Persian words/,
  },
  'sentences that are left out': {
    read: (text) =>
      excerpt('ru', diffText('ru', text, `${text.slice(0, text.length >> 1)} ново ${text.slice(text.length >> 1)}`)),
    kinds: SENTENCES,
  },
  'text pasted and compared': {
    read: (text) => compare(flatten(toDoc(fromText(text, 'fa'))), flatten(toDoc(fromPlain(reworded(text))))),
    kinds: any(LETTERS, /line|prose/),
  },
  /** What the budget is for: every row of blanks is read again from each of its places. */
  'a reader that is not linear': { read: (text) => text.search(/ +$(?!.)x/u), kinds: /^blanks$/ },
  'a text composed into': { read: composed, kinds: /prose/ },
};
