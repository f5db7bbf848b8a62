/** A text that the fonts cannot print is named wherever it is exported, and cannot be sealed. */
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { http } from '../../src/client/http.ts';
import type { SummitFile } from '../../src/domain/summit/summit.ts';
import { decodedReport, UNPRINTABLE_HEADER } from '../../src/domain/text/unprintable.ts';
import { sampleSummit, serveSample, type TestServer } from '../support/server.ts';
import { alternat, at } from './alternat.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

/** The sample, with a sign that no font of ours has in one cell. */
function oddSummit(): SummitFile {
  const file = sampleSummit();
  const resolutions = file.resolutions.map((one) =>
    one.id !== 'general'
      ? one
      : {
          ...one,
          clauses: one.clauses.map((clause, index) =>
            index === 7 ? { ...clause, texts: { ...clause.texts, ru: `${clause.texts.ru} 中` } } : clause,
          ),
        },
  );
  return { ...file, resolutions };
}

let server: TestServer;
let token = '';
beforeAll(async () => {
  server = await serveSample({ sample: oddSummit() });
  token = await server.signIn(oddSummit().members.find(({ role }) => role === 'legal')?.id ?? '');
});
afterAll(() => server.stop());

const report = async (query: string) => {
  const response = await fetch(`${server.address}/api/resolutions/general/export?${query}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  await response.arrayBuffer();
  return [response.status, decodedReport(response.headers.get(UNPRINTABLE_HEADER))];
};

describe('over HTTP', () => {
  it('stands beside a PDF, and beside nothing that prints everything', async () => {
    const named = { places: [{ lang: 'ru', resolution: 'general', chars: ['中'] }], more: 0 };
    expect(await report('format=pdf&language=ru')).toMatchObject([200, named]);
    expect(await report('format=pdf&language=all&view=clean')).toMatchObject([200, named]);
    expect(await report('format=pdf&language=fa')).toEqual([200, null]);
    expect(await report('format=docx&language=ru')).toEqual([200, null]);
    const client = http({ baseUrl: server.address, fetch, token: () => token });
    const file = await client.file('export', { path: { r: 'general' }, query: { format: 'pdf', language: 'ru' } });
    expect(file.ok && file.value.unprintable).toMatchObject(named);
  });

  it('stands beside a draft of the instrument, and keeps it from being sealed', async () => {
    const response = await fetch(`${server.address}/api/summit/instrument/document?format=pdf&language=ru`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect([response.status, decodedReport(response.headers.get(UNPRINTABLE_HEADER))?.places[0]?.chars]).toEqual([
      200,
      ['中'],
    ]);
    const { body } = await server.call('GET', '/api/summit/instrument', token);
    const missing = (body as { missing: { kind: string }[] }).missing.filter(({ kind }) => kind === 'unprintable');
    expect(missing).toMatchObject([{ kind: 'unprintable', resolution: 'general', lang: 'ru', chars: ['中'] }]);
  });
});

describe('on the command line', () => {
  it('is said on stderr with cell and character, the file is written, and --json has it', async () => {
    const [data, file] = [at('odd'), at('odd-summit.json')];
    writeFileSync(file, JSON.stringify(oddSummit()));
    expect((await alternat('summit', 'create', file, '--data', data, '--json')).code).toBe(0);
    const out = at('odd.pdf');
    const wish = [
      'export',
      '--data',
      data,
      '--resolution',
      'general',
      '--format',
      'pdf',
      '--language',
      'ru',
      '--out',
      out,
    ];
    const told = await alternat(...wish);
    expect([told.code, told.err]).toEqual([
      0,
      expect.stringMatching(/general, .*, ru: no font can draw 中 \(U\+4E2D\)/),
    ]);
    const { unprintable } = JSON.parse((await alternat(...wish, '--json')).out) as {
      unprintable: { chars: string[] }[];
    };
    expect(unprintable.map(({ chars }) => chars)).toEqual([['中']]);
    const missing = await alternat('seal', '--data', data, '--missing');
    expect([missing.code, missing.out]).toEqual([1, expect.stringContaining('no font can draw 中 (U+4E2D)')]);
  });
});
