/** The catalogues against each other: same keys, same arguments, valid ICU, plural forms that the language really has. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Made, madeOf } from '../../server/translate/messages.ts';
import { LANGS, type Lang, language } from '../../src/language/language.ts';
import { CATALOGUES, type MessageKey } from '../../src/language/messages.ts';
import { spokenBy } from '../../src/ui/messages/react-aria.ts';
import { translator } from '../../src/ui/messages/translate.ts';

const KEYS = Object.keys(CATALOGUES.en) as MessageKey[];
const made = (lang: Lang, key: MessageKey): Made => madeOf(CATALOGUES[lang][key], lang);

describe('CATALOGUES', () => {
  it.each(LANGS)('%s has exactly the English keys, none empty', (lang) => {
    expect(Object.keys(CATALOGUES[lang]).sort()).toEqual([...KEYS].sort());
    expect(KEYS.filter((key) => CATALOGUES[lang][key].trim() === '')).toEqual([]);
  });

  it.each(LANGS)('%s has each feature in a file of its own, with its keys in the English order', (lang) => {
    const keys = (of: Lang): string[] => {
      const folder = new URL(`../../src/language/${of}/messages/`, import.meta.url);
      return readdirSync(folder).map((file) => {
        const messages: object = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
        return [file, ...Object.keys(messages)].join('\n');
      });
    };
    expect(keys(lang)).toEqual(keys('en'));
  });

  it.each(LANGS)('%s takes the same arguments as English', (lang) => {
    const different = KEYS.filter((key) => {
      const own = made(lang, key).arguments.join();
      return own !== made('en', key).arguments.join();
    });
    expect(different).toEqual([]);
  });

  it.each(LANGS)('%s names only plural forms that the language has, and always "other"', (lang) => {
    const forms = new Intl.PluralRules(language(lang).bcp47).resolvedOptions().pluralCategories as string[];
    const wrong = KEYS.filter((key) =>
      made(lang, key).plurals.some(
        (names) => !names.includes('other') || names.some((name) => !name.startsWith('=') && !forms.includes(name)),
      ),
    );
    expect(wrong).toEqual([]);
  });

  it('gives Russian all its forms', () => {
    const lacking = KEYS.filter((key) =>
      made('ru', key).plurals.some((names) => names.length > 2 && !(names.includes('few') && names.includes('many'))),
    );
    expect(lacking).toEqual([]);
  });

  it.each(LANGS)('%s has no straight apostrophe, which ICU reads as quoting', (lang) => {
    expect(KEYS.filter((key) => CATALOGUES[lang][key].includes("'"))).toEqual([]);
  });

  it('leaves no English sentence untranslated', () => {
    const same = (lang: Lang): string[] =>
      KEYS.filter(
        (key) =>
          CATALOGUES[lang][key] === CATALOGUES.en[key] &&
          /[a-z]{3,}\s+[a-z]{2,}/i.test(CATALOGUES.en[key].replace(/\{[^}]*\}/g, '')),
      );
    expect(LANGS.filter((lang) => lang !== 'en').map((lang) => [lang, same(lang)])).toEqual(
      LANGS.filter((lang) => lang !== 'en').map((lang) => [lang, []]),
    );
  });

  it('writes Persian without Western digits outside names of files and keys', () => {
    const names =
      /CSG\/1(?:\/[A-Z]+\.1)?|\{[^}]*\{|=0|https?:\S+|A4|SHA-256|XLIFF [0-9.]+|sha256sum|PKCS#12|\.p7s|\.p12/g;
    const offending = KEYS.filter((key) => /[0-9]/.test(CATALOGUES.fa[key].replace(names, '')));
    expect(offending).toEqual([]);
  });

  it('is not vacuous', () => {
    expect(KEYS.length).toBeGreaterThan(300);
    expect(KEYS.filter((key) => made('en', key).plurals.length > 0).length).toBeGreaterThan(8);
  });
});

/** Calls `t('key')` and `t('key', { a, b: … })` in a source text, with the names they pass; others say nothing here. */
function calls(text: string): (readonly [key: string, names: readonly string[]])[] {
  const plain = text.replace(/`[^`]*`/g, '``');
  return [...plain.matchAll(/\bt\(\s*'([\w.-]+)'\s*(\)|,\s*\{)/g)].flatMap((match): [string, string[]][] => {
    const key = match[1] as string;
    if (match[2] === ')') return [[key, []]];
    const inside = upToItsEnd(plain.slice(match.index + match[0].length));
    const parts = topLevel(inside).map((part) => part.trim());
    if (parts.some((part) => part.startsWith('...'))) return [];
    return [[key, parts.filter((part) => part !== '').map((part) => /^\w+/.exec(part)?.[0] ?? part)]];
  });
}

/** The inside of a bracket that is open at the beginning. */
function upToItsEnd(text: string): string {
  let depth = 1;
  for (let at = 0; at < text.length; at++) {
    if ('([{'.includes(text[at] as string)) depth++;
    if (')]}'.includes(text[at] as string) && --depth === 0) return text.slice(0, at);
  }
  return text;
}

/** Cut at the commas that stand in no bracket. */
function topLevel(text: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const char of text) {
    if ('([{'.includes(char)) depth++;
    if (')]}'.includes(char)) depth--;
    if (char === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += char;
  }
  return parts;
}

describe('calls of messages', () => {
  const folder = new URL('../../src/ui/', import.meta.url);
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .flatMap((file) => calls(readFileSync(new URL(file, folder), 'utf8')).map((call) => [file, ...call] as const));

  it('are read from the sources', () => {
    expect(calls("t('a.b')\nt('c', { x, y: f(1, { z }) })\nt(key)\nt('d', { ...more })")).toEqual([
      ['a.b', []],
      ['c', ['x', 'y']],
    ]);
    expect(found.length).toBeGreaterThan(500);
  });

  it('pass the arguments that the message takes, and no others', () => {
    const wrong = found.filter(
      ([, key, names]) => made('en', key as MessageKey).arguments.join() !== [...names].sort().join(),
    );
    expect(wrong).toEqual([]);
  });
});

describe('translator', () => {
  const cases: readonly (readonly [Lang, number, string])[] = [
    ['en', 1, '1 open bracket'],
    ['en', 1200, '1,200 open brackets'],
    ['fa', 12, '۱۲ قلاب باز'],
    ['ru', 1, '1 открытая скобка'],
    ['ru', 3, '3 открытые скобки'],
    ['ru', 12, '12 открытых скобок'],
    ['kk', 5, '5 ашық жақша'],
    ['az', 5, '5 açıq mötərizə'],
    ['tk', 5, '5 açyk ýaý'],
  ];
  it.each(cases)('%s counts %i as "%s"', (lang, count, words) => {
    expect(translator(lang)('outline.brackets', { count })).toBe(words);
  });

  it('writes a plain number in the digits of the language', () => {
    expect(translator('fa')('compare.position', { at: 3, count: 12 })).toBe('۳ از ۱۲');
  });

  it('isolates a name that runs the other way, and only that', () => {
    expect(translator('en')('people.person', { name: 'مریم رستگار', code: 'IR' })).toBe('\u2068مریم رستگار\u2069, IR');
    expect(translator('fa')('people.person', { name: 'مریم رستگار', code: 'IR' })).toBe('مریم رستگار، \u2068IR\u2069');
  });

  it('throws on a missing argument', () => {
    expect(() => translator('en')('people.person', { name: 'A' })).toThrow();
  });
});

describe('spokenBy', () => {
  const dictionary = (name: string): string[] => {
    const file =
      name === 'react-aria-components'
        ? 'node_modules/react-aria-components/dist/private/intl/en-US.mjs'
        : `node_modules/react-aria/dist/private/intl/${name.replace('@react-aria/', '')}/en-US.mjs`;
    return [...readFileSync(file, 'utf8').matchAll(/^\s{4}"(\w+)":/gm)].map((match) => match[1] as string).sort();
  };
  /** Parts of React Aria Components that the interface does not use. */
  const UNUSED = new Set(['tableResizer', 'dropzoneLabel', 'colorSwatchPicker']);

  it.each(LANGS)('says in %s everything that the installed library may ask of the parts in use', (lang) => {
    const spoken = spokenBy(lang);
    for (const [name, entries] of Object.entries(spoken)) {
      expect(Object.keys(entries).sort(), name).toEqual(dictionary(name).filter((key) => !UNUSED.has(key)));
    }
  });
});
