/**
 * The report of the meeting over the real server: what was tabled, who was against and how it ended, silences, absences, statements; in every
 * language and format the same lines; nothing of comments and drafts; and the same logs, the same bytes.
 */
import { execFile } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toPlain } from '../../src/domain/text/text.ts';
import { LANGS, type Lang } from '../../src/language/language.ts';
import { REPORT_WORDS, type ReportKey } from '../../src/language/printed-report.ts';
import { part, textOf } from '../export/docx-reader.ts';
import { POPPLER, textOf as pdfText } from '../export/pdf-reader.ts';
import { sampleSummit, serveSample, type TestServer } from '../support/server.ts';
import { signedSummit } from '../support/signed-summit.ts';

let server: TestServer;
const tokens = new Map<string, string>();
let ids = 0;
type Answer = { readonly ok: boolean; readonly message?: string; readonly proposal?: string };
const token = async (by: string): Promise<string> => {
  if (!tokens.has(by)) tokens.set(by, await server.signIn(by));
  return tokens.get(by) as string;
};
const post = async (by: string, path: string, body: object): Promise<Answer> => {
  const answer = (await server.call('POST', path, await token(by), { id: `x${ids++}`, ...body })).body as Answer;
  expect([body, answer]).toEqual([body, expect.objectContaining({ ok: true })]);
  return answer;
};
const inRoom = (by: string, room: string, body: object) => post(by, `/api/resolutions/${room}/commands`, body);
const summit = (by: string, body: object) => post(by, '/api/summit/commands', body);
const seen = async (room: string, clause: string) =>
  (await server.declaration(room, await token('sec-1'))).clauses.find(({ id }) => id === clause);
const stance = async (by: string, clause: string, said: string, note?: string) =>
  inRoom(by, 'environment', {
    ...{ type: 'stance.record', clause, stance: said, seen: (await seen('environment', clause))?.digest },
    ...(note ? { note } : {}),
  });
const bytesOf = async (query: string): Promise<Uint8Array> => {
  const response = await fetch(`${server.address}/api/summit/report?${query}`, {
    headers: { authorization: `Bearer ${await token('sec-1')}` },
  });
  expect(response.status).toBe(200);
  return new Uint8Array(await response.arrayBuffer());
};
const textIn = async (language: Lang | 'all'): Promise<string> =>
  new TextDecoder().decode(await bytesOf(`format=text&language=${language}`));
const PRIVATE = ['نباید دیده شود', 'Только для своих', 'Черновик делегации'];
const LANGUAGES = ['fa', 'ru', 'az', 'kk', 'tk', 'en'] as const satisfies readonly Lang[];

beforeAll(async () => {
  const sample = sampleSummit();
  server = await serveSample({ sample: { ...sample, columns: LANGUAGES } });
  // Nobody but themselves reads these.
  await inRoom('ru-neg', 'environment', {
    ...{ type: 'comment.add', clause: 'env-p9', scope: 'delegation', text: PRIVATE[1] },
  });
  await inRoom('ir-neg', 'environment', { type: 'comment.add', clause: 'env-p9', scope: 'all', text: PRIVATE[0] });
  await inRoom('kz-neg', 'environment', {
    ...{
      type: 'draft.save',
      draft: 'd1',
      clause: 'env-p9',
      texts: { ru: PRIVATE[2] },
      base: { ru: 'x' },
      origin: 'own',
    },
  });
  await stance('kz-head', 'env-p9', 'object', 'Срок слишком короткий.');
  await stance('ru-head', 'env-p9', 'reserve');
  await stance('kz-head', 'env-p9', 'agree');
  await stance('ir-head', 'env-p8', 'object', 'کافی نیست.');
  await stance('ir-head', 'env-p8', 'none');
  await inRoom('sec-1', 'environment', { type: 'clause.hold', clause: 'env-p10' });
  const until = new Date(Date.now() + 80 * 3_600_000).toISOString();
  await inRoom('sec-1', 'environment', { type: 'silence.start', clause: 'env-p10', until });
  await stance('az-head', 'env-p10', 'object', 'Mətn dəqiqləşdirilməlidir.');
  await inRoom('sec-1', 'environment', { type: 'clause.reopen', clause: 'env-p5', reason: 'Ошибка в числе' });
  await inRoom('tm-head', 'transit', { type: 'party.absent', delegation: 'TM', reason: 'Рейс отложен' });
  const clause = await seen('transit', 'tra-p1');
  const words = toPlain(clause?.texts.ru?.paragraphs ?? []);
  const table = { clause: 'tra-p1', seen: clause?.digest, reason: 'яснее' };
  const { proposal } = await inRoom('ru-neg', 'transit', {
    ...{ type: 'proposal.table', ...table, texts: { ru: `${words} Да.` } },
  });
  await inRoom('kz-neg', 'transit', { type: 'proposal.sponsor', proposal, join: true });
  await inRoom('az-neg', 'transit', { type: 'proposal.sponsor', proposal, join: true });
  await inRoom('sec-1', 'transit', { type: 'proposal.reject', proposal, reason: 'Повторяет пункт 2' });
  await inRoom('sec-1', 'transit', {
    ...{ type: 'chair.issue', label: 'Вечерний текст', reason: 'компромисс' },
    ...{ texts: { 'tra-p1': { ru: `${words} Нет.` } }, seen: { 'tra-p1': clause?.digest } },
  });
  await summit('ru-head', {
    ...{ type: 'position.make', kind: 'interpretative', place: 'record' },
    ...{ clauses: [{ resolution: 'environment', clause: 'env-p9' }], texts: { ru: 'Срок считается в рабочих днях.' } },
  });
}, 60_000);
afterAll(() => server.stop());

describe('the report of the meeting', () => {
  it('tells what was tabled and said, and what became of it', async () => {
    const text = await textIn('ru');
    for (const said of [
      /Делегации: Азербайджан; Иран; Казахстан; Россия; Туркменистан\./,
      /Правила процедуры\n\nСогласованы до встречи\. Внесены: /,
      /CSG\/1\/L\.4\/Rev\.1, Проект: .*Окружающая среда/,
      /CSG\/1\/CRP\.5, Россия\. Соавторы: Азербайджан; Казахстан\. К положению: пункт 1\. .* Отклонено: .* Основание: «Повторяет пункт 2»\./,
      /CSG\/1\/CRP\.6, Текст председателя\. К положению: пункт 1\. .* «Вечерний текст»\. Принято положений: 0 \/ 1\./,
      /Казахстан: возражение\. К положению: пункт 9\. .* «Срок слишком короткий\.»\. Затем: согласие, /,
      /Россия: оговорка\. К положению: пункт 9\. .* Остаётся в силе\./,
      /Иран: возражение\. К положению: пункт 8\. .* «کافی نیست\.»\. Снято: /,
      /пункт 10\. Начата: .* Срок: .* Нарушена: Азербайджан \(возражение\), .* «Mətn dəqiqləşdirilməlidir\.»/,
      /Вновь открыто: пункт 5, .* Основание: «Ошибка в числе»\./,
      /Отсутствие: Туркменистан\. Начало: .* «Рейс отложен»\./,
      /Согласовано: .*пункт 2, подпункт «б»/,
      /Открытые скобки: пункт 1; /,
      /Заявление о толковании\n\nДелегация: Российская Федерация\. .* пункт 9\. Заносится в протокол\.\n\nСрок считается в рабочих днях\./,
      /Текст к принятию не предлагался\./,
      /На данный момент текст не принят\./,
      /environment: запись \d+, SHA-256 [0-9a-f]{64}/,
    ])
      expect(text).toMatch(said);
    expect(text).not.toContain('консенсус не достигнут');
    // Digests stand in the annex only.
    expect(text.slice(0, text.indexOf('Приложение: журнал'))).not.toMatch(/[0-9a-f]{16}/);
  });

  it('has the same lines in every language, each in its own words', async () => {
    const html = new TextDecoder().decode(await bytesOf('format=html&language=all'));
    const rows = [...html.matchAll(/<tr\b.*?<\/tr>/gs)].map(([row]) => [
      ...row.matchAll(/<td lang=[^>]*>(.*?)<\/td>/gs),
    ]);
    const cells = rows.flatMap((row) => row.map(([, cell = '']) => cell.replace(/<[^>]*>/g, '').trim()));
    expect(cells.length).toBeGreaterThan(300);
    expect(cells.filter((cell) => cell === '' || cell === '—')).toEqual([]);
    for (const lang of LANGUAGES) {
      const text = await textIn(lang);
      for (const key of [
        'title',
        'h.against',
        'h.silences',
        'adoption.none',
        'outcome.not-adopted',
      ] satisfies ReportKey[])
        expect(text).toContain(REPORT_WORDS[lang][key]);
    }
  });

  it('has in Persian no date behind words of another direction, which would draw its day to them', async () => {
    const text = await textIn('fa');
    expect(text).toContain('«Вечерний текст»');
    expect(
      text
        .split('\n')
        .filter((line) => /[A-Za-z\u0400-\u04ff][^\p{L}]*[۰-۹]{1,2} (?:آذر|دی|آبان|[آ-ی]+) ۱۴/u.test(line)),
    ).toEqual([]);
  });

  it('is in every format, and has no machine’s', async () => {
    const read: { [format: string]: (file: Uint8Array) => Promise<string> | string } = {
      html: (file) => new TextDecoder().decode(file),
      docx: async (file) => textOf(await part(file, 'word/document.xml')),
      ...(POPPLER ? { pdf: pdfText } : {}),
    };
    for (const [format, reader] of Object.entries(read))
      for (const language of ['ru', 'all']) {
        const text = (await reader(await bytesOf(`format=${format}&language=${language}`))).replace(/\s+/g, ' ');
        expect(text).toContain('Отчёт о встрече');
      }
    const { status } = await server.call('GET', '/api/summit/report?format=akn', await token('sec-1'));
    expect(status).toBe(400);
  });

  it('says nothing of comments and drafts, and is read by those who read the log', async () => {
    const text = await textIn('all');
    for (const words of PRIVATE) expect(text).not.toContain(words);
    for (const by of ['kz-neg', 'legal-1', 'ru-head'])
      expect((await server.call('GET', '/api/summit/report?format=text&language=ru', await token(by))).status).toBe(
        200,
      );
    for (const by of ['observer-1', undefined]) {
      const { status } = await server.call('GET', '/api/summit/report?format=text', by && (await token(by)));
      expect(status).toBe(by ? 403 : 401);
    }
  });

  it('is the same for the same logs, on the command line too', async () => {
    const [first, second] = [await bytesOf('format=pdf&language=fa'), await bytesOf('format=pdf&language=fa')];
    expect(Buffer.compare(first, second)).toBe(0);
    const main = new URL('../../server/cli/main.ts', import.meta.url).pathname;
    // Beside the server, which would hold back its own answers if it were waited for.
    const run = (...args: string[]) =>
      new Promise<{ readonly status: number; readonly stdout: string; readonly stderr: string }>((resolve) => {
        execFile(process.execPath, [main, 'report', '--data', server.data, ...args], (error, stdout, stderr) =>
          resolve({ status: Number(error?.code ?? 0), stdout, stderr }),
        );
      });
    const printed = await run('--format', 'text', '--language', 'kk');
    expect([printed.status, printed.stderr, printed.stdout]).toEqual([0, '', await textIn('kk')]);
    expect((await run('--documents', '--format', 'text', '--language', 'ru')).stdout).toContain('CSG/1/CRP.6');
    expect(await run('--format', 'akn')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('There is no format akn'),
    });
  });

  it('says that there was no consensus once the chair sums up', async () => {
    await summit('sec-1', { type: 'summary.issue', presiding: 'Председатель' });
    const text = await textIn('ru');
    expect(text).toContain('По тексту в целом консенсус не достигнут.');
    expect(text).toMatch(/Резюме председателя, .* Председательствует: Председатель\./);
  });
});

describe('the report of a text that was signed', () => {
  it('tells the adoption, each signature in the one order, the closing, a correction and what was notified', async () => {
    const slipped = {
      fa: 'دبیرخانهٔ اجلاس در گیلان است.',
      ru: 'Секритариат саммита находится в Гиляне.',
      kk: 'Саммит хатшылығы Гиланда орналасқан.',
    };
    const known = { fa: 'با یاری دبیرخانه،', ru: 'опираясь на Секретариат,', kk: 'Хатшылыққа сүйене отырып,' };
    const words = { c4: slipped, c2: known };
    const signed = await signedSummit(words);
    try {
      const until = new Date(Date.now() + 20 * 86_400_000).toISOString();
      const texts = { ru: 'Секретариат саммита находится в Гиляне.' };
      const act = { kind: 'typing', resolution: 'general', clause: 'c4', texts, reason: 'опечатка', until };
      expect(await signed.give('legal', { type: 'rectification.table', ...act })).toMatchObject({ ok: true });
      const text = await signed.text('/api/summit/report?format=text&language=ru', 'sec');
      const part = (from: string, to: string) => text.slice(text.indexOf(from), text.indexOf(to));
      const adoption = part('Принятие\n', 'Подписание\n');
      expect(adoption).toMatch(/Председательствует: .*\n/);
      expect(adoption).toMatch(/Текст принят/);
      expect(adoption).not.toMatch(/[0-9a-f]{64}/);
      const signing = part('Подписание\n', 'Исправления и уведомления\n');
      expect([...signing.matchAll(/^(\S+): подписано\./gm)].map(([, state]) => state)).toEqual([
        'Иран',
        'Казахстан',
        'Россия',
      ]);
      expect(signing).toMatch(/Подписание завершено: /);
      const after = part('Исправления и уведомления\n', 'Итог\n');
      expect(after).toMatch(/Акт об исправлении № 1, .* Основание: «опечатка»\./);
      expect(after).toMatch(/Уведомление № 1, подписание, \S+, /);
      expect(text).toContain('Текст подписан и закрыт: ');
      expect(text).toContain('Текст принят.');
    } finally {
      await signed.server.stop();
    }
  }, 120_000);
});

describe('the words of the report', () => {
  it.each(LANGS)('are all there in %s, and take nothing behind a suffix', (lang) => {
    const words = Object.values(REPORT_WORDS[lang]);
    expect(words.filter((word) => word.trim() === '' || /[{}]/.test(word))).toEqual([]);
    expect(Object.keys(REPORT_WORDS[lang]).sort()).toEqual(Object.keys(REPORT_WORDS.en).sort());
  });
});
