/** XLIFF from a chosen source, by every door: a resolution and the instrument over HTTP, all documents as a job, the command line. */
import { readFileSync, writeFileSync } from 'node:fs';
import JSZip from 'jszip';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { instrumentDocuments } from '../../server/print/documents.ts';
import { PRINT_TOOLS } from '../../server/print/tools.ts';
import { instrument, WHEN } from '../export/xml-jobs.ts';
import { serveSample, type TestServer, until } from '../support/server.ts';
import { alternat, at, oneSentence } from './alternat.ts';

const FORMATS = ['xliff', 'xliff12'] as const;
type Format = (typeof FORMATS)[number];
/** How each version says from which language into which. */
const HEAD = {
  xliff: /srcLang="([a-z]+)[^>]*trgLang="([a-z]+)/,
  xliff12: /source-language="([a-z]+)[^>]*target-language="([a-z]+)/,
};

let server: TestServer;
let sec = '';
beforeAll(async () => {
  server = await serveSample();
  sec = await server.signIn('sec-1');
  const text = new TextEncoder().encode('Первый.\n\nВторой.\n');
  const brought = await server.call('POST', '/api/import?resolution=plain&name=draft.txt&language=ru', sec, text);
  expect(brought.status).toBe(200);
  const order = { id: 'en', type: 'column.add', language: 'en' };
  expect((await server.call('POST', '/api/resolutions/transit/commands', sec, order)).body).toMatchObject({ ok: true });
}, 60_000);
afterAll(() => server?.stop());

const fetched = (path: string) => fetch(`${server.address}${path}`, { headers: { authorization: `Bearer ${sec}` } });

/** What the files of a package say of themselves: "ru-kk" for each, by their heads, once more by their names. */
async function pairsIn(bytes: Uint8Array | ArrayBuffer, format: Format): Promise<readonly string[]> {
  const zip = await JSZip.loadAsync(bytes);
  return Promise.all(
    Object.values(zip.files).map(async (file) => {
      const [, from, to] = HEAD[format].exec(await file.async('string')) ?? [];
      expect(file.name).toMatch(new RegExp(`-${from}-${to}\\.xlf$`));
      return `${from}-${to}`;
    }),
  );
}
const refused = async (path: string) => {
  const { status, body } = await server.call('GET', path, sec);
  const { reason, message } = body as { reason: string; message: string };
  return [status, reason, message] as const;
};

describe.each(FORMATS)('%s over HTTP', (format) => {
  const query = `format=${format}&language=all`;

  it.each([
    ['', 'fa', ['ru', 'az', 'kk', 'en']],
    ['&source=ru', 'ru', ['fa', 'az', 'kk', 'en']],
    ['&source=en', 'en', ['fa', 'ru', 'az', 'kk']],
  ] as const)('is a file for each other column of a resolution%s', async (source, from, others) => {
    const answer = await fetched(`/api/resolutions/transit/export?${query}${source}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-disposition')).toMatch(new RegExp(`transit-\\w+${source && `-${from}`}-all`));
    expect(await pairsIn(await answer.arrayBuffer(), format)).toEqual(others.map((to) => `${from}-${to}`));
  });

  it('is refused in words from what is no column, and for a text in one language', async () => {
    const found = await Promise.all([
      refused(`/api/resolutions/environment/export?${query}&source=tk`),
      refused(`/api/resolutions/environment/export?${query}&source=`),
      refused(`/api/resolutions/plain/export?${query}`),
      refused(`/api/resolutions/plain/export?${query}&source=ru`),
      refused(`/api/resolutions/environment/export?format=${format}&language=ru`),
      refused('/api/resolutions/environment/export?format=docx&language=all&source=ru'),
      refused('/api/resolutions/environment/export?format=docx&view=redline&since=1&source=ru'),
    ]);
    expect(found.map(([status, reason]) => `${status} ${reason}`)).toEqual([
      '400 unknown-source',
      '400 unknown-source',
      '400 no-target',
      '400 no-target',
      '400 languages',
      '400 no-source',
      '400 no-source',
    ]);
    const next = [
      /fa, ru, az, kk/,
      /fa, ru, az, kk/,
      /second column/,
      /second column/,
      /as the source/,
      /xliff12/,
      /leave/,
    ];
    for (const [index, [, , message]] of found.entries()) expect(message).toMatch(next[index] as RegExp);
  });

  it('is from a chosen source for the instrument, too', async () => {
    const document = '/api/summit/instrument/document';
    const answer = await fetched(`${document}?${query}&source=kk`);
    expect(answer.headers.get('content-disposition')).toContain('instrument-kk-all-draft');
    expect(await pairsIn(await answer.arrayBuffer(), format)).toEqual(['kk-fa', 'kk-ru', 'kk-az']);
    expect(await refused(`${document}?${query}&source=en`)).toEqual([
      400,
      'unknown-source',
      expect.stringMatching(/fa, ru, az, kk/),
    ]);
    expect((await refused(`${document}?format=text&language=ru&source=ru`))[1]).toBe('no-source');
  });

  it('is from a chosen source on the command line', async () => {
    const run = (more: readonly string[], out: string) =>
      alternat('export', '--data', server.data, '--format', format, '--out', at(out), ...more);
    const draft = (...more: string[]) =>
      alternat('seal', '--draft', '--data', server.data, '--format', format, '--out', at(`${format}-draft`), ...more);
    const [made, drafted, ...wrong] = await Promise.all([
      run(['--resolution', 'environment', '--source', 'az'], `${format}-az`),
      draft('--source', 'ru'),
      run(['--resolution', 'environment', '--source', 'tk'], 'never'),
      run(['--resolution', 'plain'], 'never'),
      run(['--resolution', 'environment', '--language', 'ru'], 'never'),
      draft('--source', 'en'),
    ]);
    expect([made?.err, drafted?.err]).toEqual(['', '']);
    expect(await pairsIn(readFileSync(at(`${format}-az`)), format)).toEqual(['az-fa', 'az-ru', 'az-kk']);
    expect(await pairsIn(readFileSync(at(`${format}-draft`)), format)).toEqual(['ru-fa', 'ru-az', 'ru-kk']);
    expect(wrong.map(({ code, err }) => [code, oneSentence(err) || err])).toEqual([
      [1, true],
      [1, true],
      [1, true],
      [2, true],
    ]);
    expect(wrong[2]?.err).toContain('--source');
  }, 120_000);
});

describe.each(FORMATS)('%s from a translator', (format) => {
  it('is compared on the command line: what was changed, in the language where it was', async () => {
    const path = `/api/resolutions/environment/export?format=${format}&language=all&source=ru`;
    const zip = await JSZip.loadAsync(await (await fetched(path)).arrayBuffer());
    const text = (await zip.file('environment-ru-kk.xlf')?.async('string')) ?? '';
    const [recital] = (await server.declaration('environment', sec)).clauses.filter(({ kind }) => kind === 'recital');
    const words = recital?.texts.kk?.paragraphs[0]?.[0]?.text ?? '';
    writeFileSync(at(`${format}.xlf`), text.replace(words, `${words} жаңа сөз`));
    const args = ['diff', '--data', server.data, '--resolution', 'environment', '--with', at(`${format}.xlf`)];
    const { code, out } = await alternat(...args);
    expect([code, out.match(/^\S+: changed$/gm), out.match(/\{\+.*?\+\}/g)]).toEqual([
      1,
      [`${recital?.id}: changed`],
      ['{+ жаңа сөз+}'],
    ]);
    expect(out).toContain('ru: no difference');
  }, 120_000);
});

describe('all documents of the instrument', () => {
  const begin = (body: object) => server.call('POST', '/api/summit/jobs', sec, body);

  it('go from the source that was asked for, in both versions', async () => {
    const { id } = (await begin({ kind: 'documents', source: 'ru' })).body as { id: string };
    let state = 'running';
    await until(
      async () => {
        state = ((await server.call('GET', `/api/summit/jobs/${id}`, sec)).body as { state: string }).state;
        return state !== 'running';
      },
      'the documents are made',
      120_000,
    );
    expect(state).toBe('done');
    const zip = await JSZip.loadAsync(await (await fetched(`/api/summit/jobs/${id}/file`)).arrayBuffer());
    for (const format of FORMATS) {
      const bytes = await zip.file(`text/all.${format}.zip`)?.async('uint8array');
      expect(await pairsIn(bytes as Uint8Array, format)).toEqual(['ru-fa', 'ru-az', 'ru-kk']);
    }
  }, 150_000);

  it.each([
    [{ kind: 'documents', source: 'en' }],
    [{ kind: 'documents', source: 7 }],
    [{ kind: 'seal', source: 'ru' }],
  ])('are refused with %j', async (body) => {
    expect(await begin(body)).toMatchObject({ status: 400, body: { reason: 'unknown-source' } });
  });

  it('leave XLIFF out where there is one language', async () => {
    // Not for PDF: nobody looks at them here.
    const tools = { ...PRINT_TOOLS, typeset: () => Promise.resolve(new Uint8Array()) };
    const formats = async (languages: readonly ['ru', ...('fa' | 'az')[]]) => {
      const whole = instrument({ languages });
      const wish = { extent: 'all', view: 'brackets', draft: true, generatedAt: WHEN, digest: '' } as const;
      const files = await instrumentDocuments(whole, wish, tools);
      return files.map(({ path }) => path).filter((path) => path.includes('xliff'));
    };
    expect(await formats(['ru'])).toEqual([]);
    expect(await formats(['ru', 'fa'])).toEqual(['documents/text/all.xliff.zip', 'documents/text/all.xliff12.zip']);
  }, 60_000);
});
