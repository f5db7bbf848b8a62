/** What a redline calls its points and the hands behind its changes: every language for itself, no person unless asked for. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handsBetween } from '../../server/history/hands.ts';
import { pointNames } from '../../server/history/points.ts';
import { LANGS } from '../../src/language/language.ts';
import { parts } from '../export/docx-reader.ts';
import { sampleSummit, serveSample, type TestServer } from '../support/server.ts';

const R = 'environment';
let server: TestServer;
let legal = '';
const PERSON = sampleSummit().members.find(({ role }) => role === 'secretariat') as { id: string; name: string };

beforeAll(async () => {
  server = await serveSample();
  legal = await server.signIn(sampleSummit().members.find(({ role }) => role === 'legal')?.id ?? '');
  const secretariat = await server.signIn(PERSON.id);
  const { clauses } = await server.declaration(R, secretariat);
  const draft = clauses.find(({ status, kind }) => status === 'draft' && kind === 'paragraph');
  // Structure is the secretariat's: its hand is behind the place of the clause.
  const moved = await server.call('POST', `/api/resolutions/${R}/commands`, secretariat, {
    ...{ id: 'm1', type: 'clause.withdraw', clause: draft?.id },
  });
  expect(moved.body).toMatchObject({ ok: true });
});
afterAll(() => server.stop());

const text = async (query: string): Promise<string> => {
  const response = await fetch(`${server.address}/api/resolutions/${R}/export?view=redline&since=1&${query}`, {
    headers: { authorization: `Bearer ${legal}` },
  });
  expect(response.status).toBe(200);
  const bytes = new Uint8Array(await response.arrayBuffer());
  return query.includes('docx') ? [...(await parts(bytes)).values()].join('\n') : new TextDecoder().decode(bytes);
};

describe('the hands of a redline', () => {
  it.each(['docx', 'html'])(
    'are delegations and offices; persons only where they are asked for (%s)',
    async (format) => {
      const names = sampleSummit().members.map(({ name }) => name);
      const quiet = await text(`format=${format}&language=ru`);
      expect(names.filter((name) => quiet.includes(name))).toEqual([]);
      expect(quiet).toContain('Секретариат');
      expect(await text(`format=${format}&language=ru&names=`)).toContain(PERSON.name);
      const all = await text(`format=${format}&language=all`);
      expect(names.filter((name) => all.includes(name))).toEqual([]);
      for (const office of ['دبیرخانه', 'Секретариат', 'Katiblik', 'Хатшылық']) expect(all).toContain(office);
    },
  );
});

describe('the names of points', () => {
  const named = (from: number, to: number) => {
    const { storage, summit } = server.workspace;
    const point = (seq: number) => ({ at: { seq } }) as never;
    return pointNames(storage, summit, R, { from: point(from), to: point(to) }, '2026-01-01T00:00:00Z');
  };
  const head = (): number => server.workspace.storage.head(R)?.seq ?? 0;

  it('are times of the summit with their distance from UTC, in every language', () => {
    const { to } = named(1, head());
    for (const lang of LANGS) expect((to as Record<string, string>)[lang]).toContain('(UTC+03:30)');
    expect(new Set(Object.values(to)).size).toBe(LANGS.length);
  });

  it('differ for two points of one minute', () => {
    const { storage } = server.workspace;
    const minute = (seq: number): string => [...storage.records(R, seq, seq)][0]?.at.slice(0, 16) ?? '';
    const pair = Array.from({ length: head() - 1 }, (_, index) => index + 1).find(
      (seq) => minute(seq) === minute(seq + 1),
    );
    expect(pair).toBeDefined();
    const { from, to } = named(pair ?? 0, (pair ?? 0) + 1) as {
      from: Record<string, string>;
      to: Record<string, string>;
    };
    for (const lang of LANGS) expect(from[lang]).not.toBe(to[lang]);
    expect(from.ru).toMatch(new RegExp(`№\\u00a0${pair}$`));
  });

  it('say of an unknown cell nothing', () => {
    const { storage, summit } = server.workspace;
    const hands = handsBetween(storage, summit, R, [1, head()], { language: 'all', persons: false });
    expect(hands('no-such-clause', 'fa')).toBe(undefined);
  });
});
