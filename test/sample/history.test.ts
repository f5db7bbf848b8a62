/**
 * The histories of the sample: each must be one that delegations could have made, or a milestone compared with the present
 * would show nonsense. Played twice, by play.ts and by the real workspace, and the two must end alike.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adoptSummit } from '../../server/commands/adopt.ts';
import { openStorage } from '../../server/storage/sqlite.ts';
import { openWorkspace, type Workspace } from '../../server/workspace.ts';
import { groundOf } from '../../src/crdt/snapshot.ts';
import { presentStance } from '../../src/domain/negotiation/ladder.ts';
import type { ResolutionSeed } from '../../src/domain/summit/summit.ts';
import { brackets } from '../../src/domain/text/brackets.ts';
import { LANGUAGES, type Lang } from '../../src/language/language.ts';
import { sampleSummit, temporaryFolder } from '../support/server.ts';
import { numbersExpected, numbersOf, shape } from './concordance.ts';
import { live, type Played, play, type Row, wholeText } from './play.ts';
import { FAULTS } from './proofreading.ts';

const summit = sampleSummit();
const histories: readonly (readonly [string, ResolutionSeed, Played])[] = summit.resolutions.map((seed) => [
  seed.id,
  seed,
  play(summit, seed),
]);
const parties = summit.delegations.map(({ id }) => id);
const commands = (seed: ResolutionSeed) =>
  (seed.history ?? []).flatMap((step) => ('command' in step ? [{ by: step.by, ...step.command }] : []));
const hasBrackets = (row: Row): boolean => brackets(row.texts.fa ?? '').pairs.length > 0;
const lapsed = (seed: ResolutionSeed, row: Row) =>
  Object.entries(row.stances).filter(([, { on }]) => on !== wholeText(seed, row));

/** The language a member speaks to the others in: the one they may write. */
const speechOf = (member: string): Lang | undefined => summit.members.find(({ id }) => id === member)?.columns[0];

describe.each(histories)('the history of %s', (_, seed, { rows, milestones, edits, faults }) => {
  it('finds each replaced wording once, in a column of its writer, on an open clause', () => {
    expect(faults).toEqual([]);
    expect(edits.length).toBeGreaterThanOrEqual(16);
    expect(edits.filter(({ before, after }) => before === after)).toEqual([]);
  });

  it('has two milestones, the first before all edits and the second between edits', () => {
    expect(milestones.map(({ label }) => label)).toEqual(['Zero draft', 'Chair’s text, rev. 1']);
    const [first, second] = milestones.map((milestone) => milestone.edits);
    expect(first).toBe(0);
    expect(second).toBeGreaterThan(0);
    expect(second).toBeLessThan(edits.length);
  });

  it('changes a wording in all columns or not at all', () => {
    const byClause = Map.groupBy(
      edits.filter(({ orthographic }) => !orthographic),
      ({ clause }) => clause,
    );
    const langs = [...byClause].map(([clause, own]) => ({ clause, langs: own.map(({ lang }) => lang).sort() }));
    expect(langs).toEqual([...byClause.keys()].map((clause) => ({ clause, langs: ['az', 'fa', 'kk', 'ru'] })));
    expect(byClause.size).toBeGreaterThanOrEqual(4);
  });

  it('changes a number', () => {
    const changed = edits.filter(
      ({ lang, before, after }) => numbersOf(lang, before).join(' ') !== numbersOf(lang, after).join(' '),
    );
    expect(new Set(changed.map(({ lang }) => lang)).size).toBe(4);
  });

  it('keeps brackets and numbers equal in all columns at each milestone and at the end', () => {
    for (const stage of [...milestones.map((milestone) => milestone.rows), rows]) {
      const odd = live(stage).filter(({ id, texts }) => {
        const common = numbersOf('ru', texts.ru ?? '');
        return seed.columns.some(({ lang }) => {
          const text = texts[lang] ?? '';
          const numbers = numbersOf(lang, text).join(' ');
          return shape(text) !== shape(texts.ru ?? '') || numbers !== numbersExpected(lang, id, common).join(' ');
        });
      });
      expect(odd.map(({ id }) => id)).toEqual([]);
    }
  });

  it('moves a clause to another place', () => {
    const moves = commands(seed).filter(({ type }) => type === 'clause.move');
    const known = new Set(seed.clauses.map(({ id }) => id));
    const order = rows.filter(({ id }) => known.has(id)).map(({ id }) => id);
    expect(moves.length).toBeGreaterThanOrEqual(1);
    expect(order).not.toEqual(seed.clauses.map(({ id }) => id));
  });

  it('mends spelling that a proofreader would strike out, and nothing else is wrong at first', () => {
    const mended = edits.filter(({ orthographic }) => orthographic).map(({ clause, lang }) => `${clause} ${lang}`);
    const wrong = seed.clauses.flatMap(({ id, texts }) =>
      seed.columns
        .filter(({ lang }) =>
          FAULTS.some(({ langs, pattern }) => (langs ?? [lang]).includes(lang) && pattern.test(texts[lang] ?? '')),
        )
        .map(({ lang }) => `${id} ${lang}`),
    );
    expect(mended.length).toBeGreaterThanOrEqual(1);
    expect(wrong.filter((place) => !mended.includes(place))).toEqual([]);
  });

  it('agrees clauses only with the present consent of all five', () => {
    const agreed = rows.filter(({ status }) => status === 'agreed');
    expect(agreed.length).toBeGreaterThanOrEqual(2);
    const odd = agreed.filter(
      (row) =>
        hasBrackets(row) ||
        lapsed(seed, row).length > 0 ||
        parties.some((delegation) => row.stances[delegation]?.stance !== 'agree'),
    );
    expect(odd.map(({ id }) => id)).toEqual([]);
  });

  it('brings one clause to ad referendum, for a delegation that has still to ask', () => {
    const clauses = rows.filter(({ status }) => status === 'ad-referendum');
    expect(clauses.length).toBe(1);
    expect(Object.values(clauses[0]?.stances ?? {}).map(({ stance }) => stance)).toContain('agree-ad-referendum');
  });

  it('leaves bracketed clauses in dispute, one of them with a lapsed stance', () => {
    const disputed = rows.filter((row) => row.status === 'draft' && hasBrackets(row));
    const stances = disputed.map((row) => new Set(Object.values(row.stances).map(({ stance }) => stance)));
    expect(stances.some((own) => own.has('agree') && own.has('reserve') && own.has('object'))).toBe(true);
    expect(disputed.filter((row) => lapsed(seed, row).length > 0).length).toBeGreaterThanOrEqual(1);
  });

  it('writes notes in the language of their writer', () => {
    const notes = commands(seed).flatMap((command) =>
      command.type === 'stance.record' && command.note ? [{ lang: speechOf(command.by), note: command.note }] : [],
    );
    expect(notes.length).toBeGreaterThanOrEqual(3);
    for (const { lang, note } of notes) {
      if (!lang) throw new Error(`nobody's language: ${note}`);
      const foreign = (note.match(/\p{L}/gu) ?? []).filter((letter) => !LANGUAGES[lang].letters.test(letter));
      const struck = FAULTS.filter(({ langs, pattern }) => (langs ?? [lang]).includes(lang) && pattern.test(note));
      expect({ note, foreign, faults: struck.map(({ fault }) => fault) }).toEqual({ note, foreign: [], faults: [] });
    }
  });
});

describe('the histories together', () => {
  it('add a paragraph to two resolutions and withdraw one', () => {
    const count = (wanted: string) =>
      histories.map(([, seed]) => commands(seed).filter(({ type }) => type === wanted).length);
    expect({ added: count('clause.add'), withdrawn: count('clause.withdraw') }).toEqual({
      added: [0, 1, 0, 1],
      withdrawn: [0, 0, 0, 1],
    });
  });
});

describe('the workspace', () => {
  const folder = temporaryFolder();
  let workspace: Workspace;
  beforeAll(async () => {
    workspace = openWorkspace(openStorage(folder.path));
    await adoptSummit(workspace, summit);
  });
  afterAll(() => {
    workspace.close();
    folder.remove();
  });

  it.each(histories)('accepts every step of %s and ends where the player ends', (id, seed, { rows, milestones }) => {
    const room = workspace.rooms.open(id);
    if (!room) throw new Error(`no room ${id}`);
    const ground = groundOf(room.doc);
    const known = new Set(seed.clauses.map((clause) => clause.id));
    const named = (clause: string) => (known.has(clause) ? clause : 'added');
    const real = ground.clauses.map((clause) => ({
      id: named(clause.id),
      status: clause.status,
      texts: seed.columns.map(({ lang }) => clause.plain(lang)),
      lapsed: parties.filter((delegation) => presentStance(clause, delegation) === 'lapsed').sort(),
    }));
    const expected = rows.map((row) => ({
      id: named(row.id),
      status: row.status,
      texts: seed.columns.map(({ lang }) => row.texts[lang]),
      lapsed: lapsed(seed, row)
        .map(([delegation]) => delegation)
        .sort(),
    }));
    expect(real).toEqual(expected);
    expect(ground.milestones.map(({ label }) => label).sort()).toEqual(milestones.map(({ label }) => label).sort());
  });
});
