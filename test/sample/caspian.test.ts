/**
 * The sample summit, proofread. Its six languages say the same only if somebody checks, so the rules of proofreading are
 * data here: what may not stand in a text, which numbers must agree, who comes first in a list. The faults themselves are
 * listed in proofreading.ts. What is proofread is the end of each history, the text a reader of the sample sees; the way
 * there is the matter of history.test.ts.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { numberClauses } from '../../src/domain/clause/numbering.ts';
import { withStates } from '../../src/domain/clause/states-slot.ts';
import type { ClauseSeed, SummitFile } from '../../src/domain/summit/summit.ts';
import { brackets } from '../../src/domain/text/brackets.ts';
import { compareText } from '../../src/language/collation.ts';
import { formatDateBoth } from '../../src/language/date.ts';
import { LANGS, LANGUAGES, type Lang } from '../../src/language/language.ts';
import { ordinalSuffixed } from '../../src/language/number.ts';
import { numbersExpected, numbersOf, shape } from './concordance.ts';
import { live, play } from './play.ts';
import { CLOSING, FAULTS, LANGUAGE_NAMES, OPENING, STATES } from './proofreading.ts';

const FILE = new URL('../../server/sample/caspian-2025.json', import.meta.url);
const file: SummitFile = JSON.parse(readFileSync(FILE, 'utf8'));
const played = file.resolutions.map((seed) => play(file, seed).rows);
/** The summit as it stands when every history has been played; withdrawn clauses are left out. */
const summit: SummitFile = {
  ...file,
  resolutions: file.resolutions.map(({ history: _, ...seed }, index) => ({
    ...seed,
    clauses: live(played[index] ?? []),
  })),
};

type Text = { readonly at: string; readonly lang: Lang; readonly text: string };
/** As it is read: a list of States is its names. */
const textOf = (clause: ClauseSeed, lang: Lang): string => withStates(lang, clause.texts[lang] ?? '', file.delegations);
const written = file.resolutions.flatMap((resolution) => resolution.clauses);
/** A clause that history adds has a text in each of the four columns; all others are written in all six languages. */
const isAdded = (clause: ClauseSeed): boolean => !written.some(({ id }) => id === clause.id);
const langsOf = (clause: ClauseSeed): readonly Lang[] => (isAdded(clause) ? file.columns : LANGS);
const clauses = summit.resolutions.flatMap((resolution) => resolution.clauses);
const clauseById = (id: string): ClauseSeed => {
  const found = clauses.find((clause) => clause.id === id);
  if (!found) throw new Error(`the sample has no clause ${id}`);
  return found;
};
const clauseTexts: readonly Text[] = clauses.flatMap((clause) =>
  langsOf(clause).map((lang) => ({ at: `${clause.id} ${lang}`, lang, text: textOf(clause, lang) })),
);

/** Everything per language in the file, names of panels and regions included. */
function everyText(value: unknown, at: string): readonly Text[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const lang = LANGS.find((code) => code === key);
    return lang && typeof inner === 'string'
      ? [{ at: `${at} ${lang}`, lang, text: withStates(lang, inner, file.delegations) }]
      : everyText(inner, Array.isArray(value) && inner?.id ? inner.id : `${at}/${key}`);
  });
}
const texts = everyText(summit, 'summit');

/** The mark a clause ends with, "" for none; «؛» counts as ";", and a closing quotation mark as none. */
const ending = (text: string): string => {
  const last = text.at(-1) ?? '';
  return { '،': ',', '؛': ';' }[last] ?? last.replace(/[\p{L}»”]/u, '');
};

const negotiators = (delegation: string, column: Lang) =>
  ['head', 'neg'].map((part) => {
    const id = `${delegation.toLowerCase()}-${part}`;
    const head = part === 'head' ? { head: true } : {};
    return { id, delegation, role: 'negotiator', ...head, columns: [column] };
  });

describe('the clauses of the sample', () => {
  it('speak all six languages, each clause a draft at first', () => {
    expect(clauseTexts.filter(({ text }) => text.trim() === '')).toEqual([]);
    expect(written.filter((clause) => LANGS.some((lang) => textOf(clause, lang).trim() === ''))).toEqual([]);
    expect(written.filter((clause) => clause.status !== 'draft')).toEqual([]);
    expect(clauses.filter(isAdded).length).toBe(2);
  });

  it('have unique, short ids', () => {
    const ids = written.map((clause) => clause.id ?? '');
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^(?:gen|eco|tra|env)-(?:title|t|r\d|h\d|p\d{1,2}[a-z]?)$/.test(id))).toEqual([]);
  });

  it('have the same brackets in every column, and only in the operative part', () => {
    const shapes = clauses.map((clause) => ({
      clause: clause.id,
      shapes: new Set(langsOf(clause).map((lang) => shape(textOf(clause, lang)))),
    }));
    expect(shapes.filter((row) => row.shapes.size !== 1 || row.shapes.has('broken'))).toEqual([]);
    const preamble = clauses.filter((clause) => !['paragraph', 'subparagraph'].includes(clause.kind));
    expect(preamble.filter((clause) => LANGS.some((lang) => shape(textOf(clause, lang)) !== ''))).toEqual([]);
    for (const { id, clauses: own } of summit.resolutions) {
      const pairs = own.reduce((sum, clause) => sum + brackets(textOf(clause, 'fa')).pairs.length, 0);
      expect({ id, fair: pairs >= 2 && pairs <= 8 }).toEqual({ id, fair: true });
    }
  });

  it('give the same numbers in every language, dates in two calendars aside', () => {
    const rows = clauses.map((clause) => {
      const langs = langsOf(clause);
      const common = numbersOf('ru', textOf(clause, 'ru'));
      return {
        clause: clause.id ?? '',
        numbers: langs.map((lang) => numbersOf(lang, textOf(clause, lang)).join(' ')),
        expected: langs.map((lang) => numbersExpected(lang, clause.id ?? '', common).join(' ')),
      };
    });
    expect(rows.map(({ clause, numbers }) => ({ clause, numbers }))).toEqual(
      rows.map(({ clause, expected }) => ({ clause, numbers: expected })),
    );
    expect(rows.filter((row) => row.numbers.some((found) => found !== '')).length).toBeGreaterThan(20);
  });

  it('end alike in every language', () => {
    const odd = clauses.filter(
      (clause) => new Set(langsOf(clause).map((lang) => ending(textOf(clause, lang)))).size > 1,
    );
    expect(odd.map((clause) => clause.id)).toEqual([]);
  });

  it('close recitals with the converb or open them with the formula, as the language wants', () => {
    const inner = clauses.filter((clause) => /-r[234]$/.test(clause.id ?? ''));
    const odd = inner.flatMap((clause) =>
      LANGS.filter((lang) => !(CLOSING[lang] ?? OPENING[lang])?.test(textOf(clause, lang))).map(
        (lang) => `${clause.id} ${lang}`,
      ),
    );
    expect({ recitals: inner.length, odd }).toEqual({ recitals: 12, odd: [] });
  });

  it.each(LANGS)('name the States in the one order, and languages alphabetically, in %s', (lang) => {
    const order = (id: string, stems: readonly string[]) => {
      const text = textOf(clauseById(id), lang);
      return [...stems].sort((a, b) => text.indexOf(a) - text.indexOf(b));
    };
    const sorted = (stems: readonly string[]) => [...stems].sort((a, b) => compareText(lang, a, b));
    expect(STATES[lang].filter((stem) => !textOf(clauseById('gen-r1'), lang).includes(stem))).toEqual([]);
    expect(order('gen-r1', [...STATES[lang]].reverse())).toEqual(STATES[lang]);
    for (const id of ['gen-t', 'eco-t', 'tra-t', 'env-t']) {
      expect(LANGUAGE_NAMES[lang].filter((stem) => !textOf(clauseById(id), lang).includes(stem))).toEqual([]);
      expect(order(id, LANGUAGE_NAMES[lang])).toEqual(sorted(LANGUAGE_NAMES[lang]));
    }
  });

  it('date the testimonium to the last day of the summit, in both calendars', () => {
    const [year = 0, month = 0, day = 0] = summit.days[1].split('-').map(Number);
    const plain = (text: string) => text.replaceAll('\u00a0', ' ');
    const undated = clauses
      .filter((clause) => clause.kind === 'testimonium')
      .flatMap((clause) =>
        LANGS.filter(
          (lang) => !plain(textOf(clause, lang)).includes(plain(formatDateBoth(lang, { year, month, day }))),
        ),
      );
    expect(undated).toEqual([]);
  });
});

describe('every text of the sample', () => {
  it.each(FAULTS.map((row) => [row.fault, row] as const))('has no %s', (_, { pattern, langs = LANGS, example }) => {
    expect(example).toMatch(pattern);
    expect(texts.filter(({ lang, text }) => langs.includes(lang) && pattern.test(text)).map(({ at }) => at)).toEqual(
      [],
    );
  });

  it('ends its ordinals as they are spoken', () => {
    const ordinals = texts.flatMap(({ lang, text }) =>
      Array.from(text.matchAll(/(\d+)-(?:c[iıuü]|nj[iy])/gu), ([found, value]) => ({
        found,
        right: ordinalSuffixed(lang, Number(value)),
      })),
    );
    expect(ordinals.filter(({ found, right }) => found !== right)).toEqual([]);
    expect(ordinals.length).toBeGreaterThan(20);
  });

  it('uses only letters of its language', () => {
    const foreign = texts.flatMap(({ at, lang, text }) =>
      Array.from(text.matchAll(/\p{L}/gu), ([letter]) => letter)
        .filter((letter) => !LANGUAGES[lang].letters.test(letter))
        .map((letter) => `${at}: ${letter}`),
    );
    expect(foreign).toEqual([]);
    expect(texts.length).toBeGreaterThan(clauseTexts.length);
  });

  it('quotes with the marks of its language, in pairs', () => {
    const odd = texts.filter(({ lang, text }) => {
      const [open, close] = LANGUAGES[lang].quotes.outer;
      const marks = text.match(/[«»“”„‘‹›]/gu) ?? [];
      return marks.some((mark, index) => mark !== (index % 2 === 0 ? open : close)) || marks.length % 2 === 1;
    });
    expect(odd).toEqual([]);
  });
});

describe('the resolutions of the sample', () => {
  const kinds = (own: readonly ClauseSeed[]) => own.map((clause) => clause.kind[0]).join('');

  it('stand one for each panel, with four authentic columns', () => {
    const ids = ['general', 'economy', 'transit', 'environment'];
    const columns = (['fa', 'ru', 'az', 'kk'] as const).map((lang) => ({ lang, standing: 'authentic' }));
    expect(summit.panels.map((panel) => panel.id)).toEqual(ids);
    expect(summit.resolutions.map(({ id, panel, columns: own }) => ({ id, panel, columns: own }))).toEqual(
      ids.map((id) => ({ id, panel: id, columns })),
    );
    for (const { title, clauses: own } of summit.resolutions) expect(own[0]?.texts).toEqual(title);
  });

  it('run from title over recitals and headed paragraphs to the testimonium', () => {
    for (const { clauses: own } of summit.resolutions) {
      expect(kinds(own)).toMatch(/^tr{5}(?:h(?:ps*){3,4}){3}t$/);
      expect(own.length).toBeGreaterThanOrEqual(17);
      expect(own.length).toBeLessThanOrEqual(24);
    }
  });

  it('are headed by the topics of their panel', () => {
    const headings = summit.resolutions.map(({ clauses: own }) =>
      own.filter(({ kind }) => kind === 'heading').map((clause) => clause.texts),
    );
    expect(headings.slice(1)).toEqual(summit.panels.slice(1).map((panel) => panel.topics.map((topic) => topic.names)));
  });

  it('are numbered as their ids say', () => {
    for (const rows of played) {
      const numbers = numberClauses(rows, 'en');
      for (const { id, status } of rows) {
        const said = status === 'withdrawn' ? null : /-p(\d+)([a-z]?)$/.exec(id);
        const short = numbers.get(id)?.short;
        if (said) expect({ id, short }).toEqual({ id, short: said[2] ? `(${said[2]})` : `${said[1]}.` });
      }
    }
  });
});

describe('the delegations of the sample', () => {
  it('keep both published lists of regions, each with its source', () => {
    const known = new Set(summit.regions.map((region) => region.id));
    const sizes = summit.delegations.map(({ id, regionLists }) => [
      id,
      ...regionLists.map((list) => list.regions.length),
    ]);
    expect(sizes).toEqual([
      ['AZ', 3, 2],
      ['IR', 5, 5],
      ['KZ', 2, 1],
      ['RU', 3, 3],
      ['TM', 1, 1],
    ]);
    expect(
      summit.delegations
        .flatMap(({ regionLists }) => regionLists.flatMap((list) => list.regions))
        .filter((id) => !known.has(id)),
    ).toEqual([]);
    const sources = summit.delegations.map(({ regionLists }) => regionLists.map((list) => list.source).join('|'));
    expect(new Set(sources).size).toBe(1);
    expect(new Set(sources[0]?.split('|')).size).toBe(2);
  });

  it('send a head and a negotiator each; secretariat, legal staff and an observer complete the members', () => {
    const staff = [
      ['sec-1', 'secretariat'],
      ['sec-2', 'secretariat'],
      ['legal-1', 'legal'],
      ['observer-1', 'observer'],
    ];
    expect(summit.members.map(({ name: _, nameLang: __, ...rest }) => rest)).toEqual([
      ...negotiators('AZ', 'az'),
      ...negotiators('IR', 'fa'),
      ...negotiators('KZ', 'kk'),
      ...negotiators('RU', 'ru'),
      ...negotiators('TM', 'ru'),
      ...staff.map(([id, role]) => ({ id, role, columns: [] })),
    ]);
  });

  it('write their names in the script they say', () => {
    const odd = summit.members.filter(
      ({ name, nameLang = 'en' }) =>
        !Array.from(name.replaceAll(' ', '')).every((char) => LANGUAGES[nameLang].letters.test(char)),
    );
    expect(odd).toEqual([]);
  });
});
