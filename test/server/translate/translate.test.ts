/** Messages handed to translators and taken back, on a copy of the packs: nothing is lost, and nothing wrong comes in. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { handOut, takeIn } from '../../../server/translate/hand.ts';
import { awaits, faultOf, type Review, reviewed } from '../../../server/translate/messages.ts';
import { LANGS, type Lang } from '../../../src/language/language.ts';

const SOURCE = fileURLToPath(new URL('../../../src/language', import.meta.url));
const TRANSLATED = LANGS.filter((lang) => lang !== 'en');
const has = (program: string): boolean => spawnSync('which', [program]).status === 0;

let packs: string;
beforeEach(() => {
  packs = mkdtempSync(join(tmpdir(), 'alternat-packs-'));
  copy(/^(?:comments|table)\.json$/);
});
afterEach(() => rmSync(packs, { recursive: true, force: true }));

/** Puts messages and lists of what awaits a reader into the copy: of two features unless others are asked for. */
function copy(features: RegExp): void {
  for (const lang of LANGS) {
    mkdirSync(join(packs, lang, 'messages'), { recursive: true });
    cpSync(join(SOURCE, lang, 'review.json'), join(packs, lang, 'review.json'));
    for (const file of readdirSync(join(SOURCE, lang, 'messages')).filter((name) => features.test(name)))
      cpSync(join(SOURCE, lang, 'messages', file), join(packs, lang, 'messages', file));
  }
}

/** Every file of the copy, by its path. */
const files = (): Map<string, string> =>
  new Map(
    readdirSync(packs, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [file.slice(packs.length + 1).replaceAll('\\', '/'), readFileSync(file, 'utf8')]),
  );

/** Paths whose text is another than before. */
function changes(before: ReadonlyMap<string, string>): string[] {
  const after = files();
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((file) => before.get(file) !== after.get(file))
    .sort();
}

/** The file with one translation replaced; `key` stands in it once. */
function translated(text: string, key: string, words: string): string {
  const at = text.indexOf(`id="${key}"`);
  if (at < 0) throw new Error(`no ${key}`);
  const [from, to] = [text.indexOf('<target', at), text.indexOf('</target>', at)];
  return `${text.slice(0, text.indexOf('>', from) + 1)}${words}${text.slice(to)}`;
}

const message = (lang: Lang, feature: string, key: string): string =>
  JSON.parse(readFileSync(join(packs, lang, 'messages', `${feature}.json`), 'utf8'))[key];

describe('handOut and takeIn', () => {
  it.each(TRANSLATED)('lose nothing of %s', (lang) => {
    copy(/json$/);
    const before = files();
    expect(takeIn(packs, handOut(packs, lang))).toEqual({ ok: true, lang, changed: 0, read: 0 });
    expect(changes(before)).toEqual([]);
  });

  it('bring one translation back, with signs that XML has for itself, and touch nothing else', () => {
    const before = files();
    const text = translated(
      handOut(packs, 'kk'),
      'comments.answer.own',
      'Жауап &lt;{who}&gt; &amp; &#34;x&#34;\u00a0–  y',
    );
    expect(takeIn(packs, text)).toEqual({ ok: true, lang: 'kk', changed: 1, read: 0 });
    expect(message('kk', 'comments', 'comments.answer.own')).toBe('Жауап <{who}> & "x"\u00a0–  y');
    expect(changes(before)).toEqual(['kk/messages/comments.json']);
    const lines = (of: ReadonlyMap<string, string>): string[] => of.get('kk/messages/comments.json')?.split('\n') ?? [];
    expect(lines(files()).filter((line) => !lines(before).includes(line))).toHaveLength(1);
  });

  it('leave alone what was not translated', () => {
    const before = files();
    const text = translated(handOut(packs, 'tk'), 'comments.section', '');
    expect(takeIn(packs, text)).toEqual({ ok: true, lang: 'tk', changed: 0, read: 0 });
    expect(changes(before)).toEqual([]);
  });

  it('take what is approved off the list of what awaits a reader', () => {
    const text = handOut(packs, 'az').replace(
      'id="comments.section" approved="no"',
      'id="comments.section" approved="yes"',
    );
    expect(takeIn(packs, text)).toEqual({ ok: true, lang: 'az', changed: 0, read: 1 });
    const review: Review = JSON.parse(readFileSync(join(packs, 'az', 'review.json'), 'utf8'));
    expect([awaits(review, 'comments', 'comments.section'), awaits(review, 'comments', 'comments.new')]).toEqual([
      undefined,
      'not read yet',
    ]);
    expect(takeIn(packs, handOut(packs, 'az'))).toEqual({ ok: true, lang: 'az', changed: 0, read: 0 });
  });

  const wrong: readonly (readonly [string, (text: string) => string, RegExp])[] = [
    ['no XML', (text) => text.slice(0, 2000), /well-formed XML/],
    ['another format', () => '<tmx version="1.4"/>', /no XLIFF 1\.2/],
    ['a document type', (text) => text.replace('<xliff', '<!DOCTYPE x [<!ENTITY a "b">]><xliff'), /document type/],
    ['another source', (text) => text.replaceAll('source-language="en-GB"', 'source-language="ru-RU"'), /ru-RU/],
    [
      'no language of ours',
      (text) => text.replaceAll('"kk-Cyrl-KZ"', '"uz-Latn-UZ"'),
      /no pack for the language “uz-Latn-UZ”/,
    ],
    ['two languages', (text) => text.replace('"kk-Cyrl-KZ"', '"tk-Latn-TM"'), /several languages/],
    ['the wrong language', (text) => text.replaceAll('"kk-Cyrl-KZ"', '"tk-Latn-TM"'), /letters of Türkmençe/],
    [
      'an unknown file',
      (text) => text.replaceAll('messages/comments.json', 'messages/remarks.json'),
      /no messages\/remarks\.json/,
    ],
    ['a path', (text) => text.replaceAll('messages/comments.json', '../../x.json'), /no file of messages/],
    [
      'an unknown key',
      (text) => text.replace('"comments.section"', '"comments.sections"'),
      /comments\.sections: there is no such/,
    ],
    [
      'a key that every object has',
      (text) => text.replace('"comments.section"', '"toString"'),
      /toString: there is no such/,
    ],
    [
      'a key twice',
      (text) => text.replace('"comments.new"', '"comments.section"'),
      /comments\.section: it stands there twice/,
    ],
    ['old English', (text) => text.replace('>New comment<', '>New remark<'), /comments\.new: its English is another/],
    [
      'broken ICU',
      (text) => translated(text, 'comments.more', 'Тағы {count, plural, one {#'),
      /comments\.more: no ICU/,
    ],
    [
      'a missing argument',
      (text) => translated(text, 'comments.thread', 'Пікір'),
      /comments\.thread: \{name\} is missing/,
    ],
    [
      'a changed argument',
      (text) => translated(text, 'comments.thread', 'Пікір {name} {aty}'),
      /\{aty\} is no argument/,
    ],
    [
      'a strange plural',
      (text) => translated(text, 'comments.more', '{count, plural, few {#} other {#}}'),
      /no plural form “few”/,
    ],
    [
      'a plural without other',
      (text) => translated(text, 'comments.more', '{count, plural, one {#}}'),
      /comments\.more: /,
    ],
    ['an apostrophe', (text) => translated(text, 'comments.section', "Пікір'лер"), /apostrophe/],
    [
      'the English sentence',
      (text) => translated(text, 'comments.none', 'Nothing has been said about this clause.'),
      /still the English/,
    ],
    ['spaces', (text) => translated(text, 'comments.section', '  '), /nothing but spaces/],
    ['elements', (text) => translated(text, 'comments.section', '<g id="1">Пікір</g>'), /has elements in it/],
  ];
  it.each(wrong)('refuse %s and write nothing', (_name, spoil, said) => {
    const before = files();
    const handed = handOut(packs, 'kk');
    const text = spoil(translated(handed, 'comments.text', 'Пікірдің мәтіні'));
    expect(text).not.toBe(handed);
    const taken = takeIn(packs, text);
    expect(taken.ok ? [] : taken.problems.join('\n')).toMatch(said);
    expect(changes(before)).toEqual([]);
  });

  it('leave nothing behind where a file cannot be written', () => {
    const text = translated(handOut(packs, 'kk'), 'comments.section', 'Пікірлер тізімі');
    const both = translated(text, 'notice.reload', 'Бетті жаңарту');
    mkdirSync(join(packs, 'kk', 'messages', 'table.json.new'));
    const before = files();
    expect(() => takeIn(packs, both)).toThrow();
    expect(changes(before)).toEqual([]);
  });
});

describe('what other programs read of it', () => {
  it.skipIf(!has('xmllint'))('is well-formed XML', () => {
    for (const lang of TRANSLATED) {
      const file = join(packs, `${lang}.xliff`);
      writeFileSync(file, handOut(packs, lang));
      expect(spawnSync('xmllint', ['--noout', file], { encoding: 'utf8' }).stderr).toBe('');
    }
  });

  it.skipIf(!has('xliff2po'))('is every message, to the Translate Toolkit', () => {
    copy(/json$/);
    const [from, to] = [join(packs, 'fa.xliff'), join(packs, 'fa.po')];
    writeFileSync(from, handOut(packs, 'fa'));
    expect(spawnSync('xliff2po', [from, to], { encoding: 'utf8' }).status).toBe(0);
    const po = readFileSync(to, 'utf8').replace(/"\n"/g, '');
    const messages = readdirSync(join(packs, 'fa', 'messages')).flatMap((file): string[] =>
      Object.values(JSON.parse(readFileSync(join(packs, 'fa', 'messages', file), 'utf8'))),
    );
    const lost = messages.filter((words) => !po.includes(`msgstr ${JSON.stringify(words)}`));
    expect(lost).toEqual([]);
    expect(messages.length).toBeGreaterThan(2000);
  });
});

describe('reviewed', () => {
  const review: Review = { facts: { quotes: 'x' }, 'messages/a': { '*': 'all', 'b.*': 'those', 'b.two': 'it' } };
  const keys = ['a.one', 'b.one', 'b.two'];

  it('names what is left, each with the nearest reason', () => {
    expect(reviewed(review, 'a', keys, new Set(['a.one']))).toEqual({
      facts: { quotes: 'x' },
      'messages/a': { 'b.one': 'those', 'b.two': 'it' },
    });
  });

  it('drops the part once all of it is read, and is itself where nothing was', () => {
    expect(reviewed(review, 'a', keys, new Set(keys))).toEqual({ facts: { quotes: 'x' } });
    expect(reviewed(review, 'a', keys, new Set(['c']))).toBe(review);
    expect(reviewed(review, 'c', keys, new Set(keys))).toBe(review);
  });
});

describe('faultOf', () => {
  it('lets through what a language needs: its own plural forms, arguments in another order', () => {
    const source = '{name}: {count, plural, one {# page} other {# pages}}';
    const own = '{count, plural, one {# лист} few {# листа} many {# листов} other {# листа}}, {name}';
    expect(faultOf('ru', source, own)).toBeUndefined();
    expect(faultOf('kk', source, '{count} бет, {name}')).toBeUndefined();
  });
});
