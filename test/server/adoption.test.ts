/**
 * The end of a meeting over the real server: a text adopted by its heads of delegation, over no objection, lapsed with a word; the
 * record of it; statements beside the text; and the summary of a chair whose meeting ended without a declaration.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bracketWords, endedBracket } from '../../src/domain/negotiation/bracket-end.ts';
import { toPlain } from '../../src/domain/text/text.ts';
import { serveSample, type TestServer } from '../support/server.ts';
import { headOf, initialAll, memberOf, shortSummit } from '../support/short-summit.ts';

const FILE = shortSummit();
let server: TestServer;
let [sec, legal, observer] = ['', '', ''];
const heads = new Map<string, string>();
let ids = 0;

type Answer = { ok: boolean; reason?: string; message?: string } & {
  adoption?: string;
  position?: string;
  summary?: string;
};
const command = async (token: string | undefined, body: object): Promise<Answer> =>
  (await server.call('POST', '/api/summit/commands', token, { id: `x${ids++}`, ...body })).body as Answer;
const inRoom = async (token: string | undefined, body: object): Promise<Answer> =>
  (await server.call('POST', '/api/resolutions/general/commands', token, { id: `x${ids++}`, ...body })).body as Answer;
type Page = {
  digest: string;
  missing: { kind: string }[];
  adoption: {
    adoptions: { id: string; said: object }[];
    positions: { id: string }[];
    ground: { missing: { kind: string }[] };
  };
};
const page = async (): Promise<Page> => (await server.call('GET', '/api/summit/instrument', sec)).body as Page;
const paper = async (path: string, query = '') => server.call('GET', `/api/summit/${path}/paper?${query}`, observer);
const notices = async (token: string) => (await server.call('GET', '/api/notices', token)).body;
const open = async (more: object = {}): Promise<Answer> =>
  command(sec, {
    ...{ type: 'adoption.open', text: (await page()).digest, by: 'no-objection' },
    ...{ presiding: 'استاندار گیلان', minutes: 30, ...more },
  });

beforeAll(async () => {
  server = await serveSample({ sample: FILE });
  sec = await server.signIn(memberOf(FILE, 'secretariat'));
  legal = await server.signIn(memberOf(FILE, 'legal'));
  observer = await server.signIn(memberOf(FILE, 'observer'));
  for (const { id } of FILE.delegations) heads.set(id, await server.signIn(headOf(FILE, id)));
}, 60_000);
afterAll(() => server?.stop());

describe('a meeting that ends without a declaration', () => {
  it('cannot adopt drafts, and says why', async () => {
    expect(await open()).toMatchObject({
      ok: false,
      message: expect.stringContaining('is draft, and has to be agreed'),
    });
  });

  it('has statements of the delegations, made and withdrawn by their own people only', async () => {
    const make = (token: string | undefined, more: object = {}) =>
      command(token, {
        ...{ type: 'position.make', kind: 'interpretative', place: 'annexed' },
        ...{
          clauses: [{ resolution: 'general', clause: 'c3' }],
          texts: { fa: 'برداشت ما این است.', ru: 'Мы понимаем это так.' },
        },
        ...more,
      });
    const made = await make(heads.get('IR'));
    expect([
      made.ok,
      (await make(sec)).reason,
      (await make(observer)).reason,
      (await make(heads.get('RU'), { texts: { ru: '  ' } })).reason,
      (await make(heads.get('RU'), { clauses: [{ resolution: 'general', clause: 'zz' }] })).reason,
    ]).toEqual([true, 'not-allowed', 'not-allowed', 'bad-command', 'unknown-clause']);
    const withdraw = { type: 'position.withdraw', position: made.position };
    expect([(await command(heads.get('RU'), withdraw)).reason, (await command(sec, withdraw)).reason]).toEqual([
      ...['not-allowed', 'not-allowed'],
    ]);
    const other = await make(heads.get('KZ'), { place: 'record', clauses: [], texts: { kk: 'Ұстанымымыз осы.' } });
    expect(await command(heads.get('KZ'), { type: 'position.withdraw', position: other.position })).toMatchObject({
      ok: true,
    });
    expect(await notices(observer)).toContainEqual(
      expect.objectContaining({ kind: 'position-made', delegation: 'IR' }),
    );
    const text = String((await paper(`positions/${made.position}`, 'format=text&language=ru')).body);
    expect(text).toContain('Мы понимаем это так.');
    expect(text).toContain('Заявление о толковании');
    expect((await paper(`positions/${made.position}`, 'format=text&language=kk')).status).toBe(400);
  });

  it('can bring a bracket to its end, and its words into the summary, in the words that stood there', async () => {
    const move = (texts: object, token = sec) =>
      command(token, { type: 'summary.move', resolution: 'general', clause: 'c4', texts });
    const put = async (texts: { [lang: string]: string }): Promise<void> => {
      const seen = (await server.declaration('general', sec)).clauses[3]?.digest;
      const { proposal } = (await inRoom(sec, { type: 'proposal.table', clause: 'c4', texts, reason: 'r', seen })) as {
        proposal?: string;
      };
      expect(await inRoom(sec, { type: 'proposal.accept', proposal, seen })).toMatchObject({ ok: true });
    };
    const was = Object.fromEntries(
      Object.entries((await server.declaration('general', sec)).clauses[3]?.texts ?? {}).map(([lang, cell]) => [
        ...[lang, toPlain(cell.paragraphs)],
      ]),
    ) as { [lang: string]: string };
    const open = {
      fa: 'دبیرخانه در گیلان [و رشت] است.',
      ru: 'Секретариат находится в Гиляне [и в Реште].',
      kk: 'Хатшылық Гиланда [және Раштта] орналасқан.',
    };
    await put(open);
    const words = bracketWords(open, 0);
    expect([
      (await move({ ru: 'и в Баку' })).reason,
      (await move(words, legal)).reason,
      (await move(words, heads.get('IR'))).reason,
    ]).toEqual(['bad-command', 'not-allowed', 'not-allowed']);
    expect(await move(words)).toMatchObject({ ok: true });
    await put(endedBracket(open, 0, 'summary') as { [lang: string]: string });
    expect((await server.declaration('general', sec)).clauses[3]?.texts.ru?.paragraphs).toEqual([[{ text: was.ru }]]);
    const made = await command(sec, { type: 'summary.issue', presiding: 'N' });
    const text = String((await paper(`summaries/${made.summary}`, 'format=text&language=kk')).body);
    expect(text).toContain('[және Раштта]');
  });

  it('ends with the summary of its chair, made of what stood then', async () => {
    const { clauses } = await server.declaration('general', sec);
    const [first, second] = clauses;
    for (const token of heads.values())
      await inRoom(token, { type: 'stance.record', clause: second?.id, stance: 'agree', seen: second?.digest });
    await inRoom(sec, { type: 'clause.status', clause: second?.id, to: 'agreed', seen: second?.digest });
    const third = clauses[2];
    await inRoom(heads.get('KZ'), { type: 'stance.record', clause: third?.id, stance: 'object', seen: third?.digest });
    expect(first?.id).toBe('c1');
    const made = await command(sec, { type: 'summary.issue', presiding: 'Губернатор Гиляна' });
    expect(made).toMatchObject({ ok: true, summary: expect.any(String) });
    expect((await command(heads.get('RU'), { type: 'summary.issue', presiding: 'N' })).reason).toBe('not-allowed');
    expect(await notices(observer)).toContainEqual(expect.objectContaining({ kind: 'summary-issued' }));
    const text = String((await paper(`summaries/${made.summary}`, 'format=text&language=ru')).body);
    const at = (words: string): number => text.indexOf(words);
    expect([at('сознавая значение моря') > 0, at('каждые 2 года') > at('По чему согласие не достигнуто')]).toEqual([
      true,
      true,
    ]);
    expect(at('сознавая значение моря')).toBeLessThan(at('По чему согласие не достигнуто'));
    expect(text).toContain('Возражает: Республика Казахстан');
    expect(text).toContain('Мы понимаем это так.');
    expect(text).not.toContain('Ұстанымымыз');
    expect(text).toContain('исключительную ответственность председателя');
    // Nobody signs it.
    expect(text).not.toContain('____');
    for (const format of ['pdf', 'docx', 'html'])
      expect((await paper(`summaries/${made.summary}`, `format=${format}`)).status).toBe(200);
    await inRoom(heads.get('KZ'), { type: 'stance.record', clause: third?.id, stance: 'none', seen: third?.digest });
    expect(await inRoom(sec, { type: 'clause.reopen', clause: second?.id, reason: 'r' })).toMatchObject({ ok: true });
    expect(String((await paper(`summaries/${made.summary}`, 'format=text&language=ru')).body)).toBe(text);
  }, 60_000);
});

describe('a text that is initialled', () => {
  let adoption = '';
  const say = (delegation: string, word: string, more: object = {}) =>
    command(heads.get(delegation), { type: 'adoption.say', adoption, word, ...more });

  it('is taken up by the secretariat, in the words that stand, and all are told', async () => {
    await initialAll(server, FILE, 'general');
    expect((await page()).missing).toEqual([{ kind: 'adoption' }]);
    expect([(await open({ text: 'f'.repeat(64) })).message, (await open({ by: 'vote' })).message]).toEqual([
      expect.stringContaining('another one by now'),
      expect.stringContaining('not adopted in this way'),
    ]);
    const mine = {
      ...{ type: 'adoption.open', text: (await page()).digest },
      by: 'no-objection',
      presiding: 'N',
      minutes: 9,
    };
    expect([(await command(legal, mine)).reason, (await command(heads.get('IR'), mine)).reason]).toEqual([
      ...['not-allowed', 'not-allowed'],
    ]);
    const opened = await open();
    adoption = opened.adoption ?? '';
    expect(opened.ok).toBe(true);
    for (const token of [observer, legal, heads.get('KZ') as string])
      expect(await notices(token)).toContainEqual(
        expect.objectContaining({ kind: 'adoption-opened', text: expect.any(String) }),
      );
  }, 60_000);

  it('is not adopted over an objection, nor before the minutes have run', async () => {
    expect((await command(sec, { type: 'adoption.record', adoption })).message).toContain('deadline is not over');
    expect((await say('KZ', 'object')).message).toContain('a reason that all can read');
    expect(await say('KZ', 'object', { reason: 'Мы не согласны.' })).toMatchObject({ ok: true });
    expect(await notices(observer)).toContainEqual(
      expect.objectContaining({ kind: 'adoption-objected', delegation: 'KZ', text: 'Мы не согласны.' }),
    );
    for (const id of ['IR', 'RU']) await say(id, 'yes');
    expect((await command(sec, { type: 'adoption.record', adoption })).message).toContain('KZ: object');
    // Another negotiator does not speak for the delegation as a whole where it has a head.
    const second = FILE.members.find(
      ({ delegation, head, role }) => delegation === 'KZ' && !head && role === 'negotiator',
    );
    const token = second && (await server.signIn(second.id));
    if (token)
      expect((await command(token, { type: 'adoption.say', adoption, word: 'yes' })).reason).toBe('not-allowed');
    expect(await command(sec, { type: 'adoption.end', adoption })).toMatchObject({ ok: true });
    const record = String((await paper(`adoptions/${adoption}`, 'format=text&language=ru')).body);
    expect(record).toContain('Текст не принят.');
    expect(record).toContain('Мы не согласны.');
  });

  it('carries the objection into the next adoption of the same words, until its author takes it back', async () => {
    adoption = (await open()).adoption ?? '';
    for (const id of ['IR', 'RU']) await say(id, 'yes');
    expect((await command(sec, { type: 'adoption.record', adoption })).message).toContain('KZ: object');
    expect(await say('KZ', 'yes')).toMatchObject({ ok: true });
    expect(await command(sec, { type: 'adoption.record', adoption })).toMatchObject({ ok: true });
    expect((await page()).missing).toEqual([]);
    expect(await notices(observer)).toContainEqual(expect.objectContaining({ kind: 'text-adopted' }));
  });

  it('has a record in every language and format', async () => {
    const words = { fa: 'بی‌اعتراض تصویب شد', ru: 'возражений не было', kk: 'қарсылық болған жоқ' };
    for (const [lang, said] of Object.entries(words)) {
      const text = String((await paper(`adoptions/${adoption}`, `format=text&language=${lang}`)).body);
      expect(text).toContain(said);
      expect(text).toContain('استاندار گیلان');
    }
    for (const format of ['pdf', 'docx', 'html'])
      expect((await paper(`adoptions/${adoption}`, `format=${format}`)).status).toBe(200);
    expect((await paper(`adoptions/${adoption}`, 'format=tmx')).status).toBe(400);
    expect((await paper('adoptions/a0')).status).toBe(404);
  }, 60_000);

  it('lapses with a word of the settings that are part of it, and a folder that is opened again knows', async () => {
    const { setting } = (await server.call('GET', '/api/summit/instrument', sec)).body as { setting: object };
    await command(sec, { type: 'instrument.set', setting: { ...setting, date: '2025-11-20' } });
    expect((await page()).missing).toEqual([{ kind: 'adoption' }]);
    await command(sec, { type: 'instrument.set', setting });
    expect((await page()).missing).toEqual([]);
    await command(sec, { type: 'instrument.set', setting: { ...setting, outcome: undefined, originals: 'alternat' } });
    // Settings of a first edition name no outcome, and are sealed as before.
    expect((await page()).missing).toEqual([]);
    server.workspace.summit.reload();
    expect(server.workspace.summit.adoption.adoptions.map(({ ended }) => ended?.outcome)).toEqual([
      'objected',
      'adopted',
    ]);
    await command(sec, { type: 'instrument.set', setting });
    expect(server.workspace.summit.positions.positions.map(({ withdrawn }) => Boolean(withdrawn))).toEqual([
      false,
      true,
    ]);
  });

  it('says of a clause who has not agreed to it, by their reserves, in every language and format', async () => {
    const { clauses } = await server.declaration('general', sec);
    const clause = clauses[2];
    const note = (on: boolean, by = sec) =>
      command(by, { type: 'exception.set', resolution: 'general', clause: 'c3', on });
    expect([(await note(true, legal)).reason, (await note(true)).message]).toEqual([
      ...['not-allowed', expect.stringContaining('a reserve of some')],
    ]);
    await inRoom(legal, { type: 'clause.reopen', clause: 'c3', reason: 'r' });
    for (const [id, token] of heads)
      await inRoom(token, {
        ...{ type: 'stance.record', clause: 'c3', seen: clause?.digest, note: 'слово' },
        stance: id === 'KZ' ? 'reserve' : 'agree',
      });
    await inRoom(sec, { type: 'clause.status', clause: 'c3', to: 'agreed', seen: clause?.digest });
    const { digest } = await page();
    expect(await note(true)).toMatchObject({ ok: true });
    // It is part of the text.
    expect((await page()).digest).not.toBe(digest);
    const words = {
      fa: ['مورد توافق همهٔ شرکت‌کنندگان، جز: جمهوری قزاقستان'],
      ru: ['Согласовано всеми участниками, кроме: Республика Казахстан'],
      kk: ['Барлық қатысушылар келісті, мынадан басқа: Қазақстан Республикасы'],
    };
    for (const [lang, said] of Object.entries(words))
      for (const format of ['text', 'html', 'akn'])
        expect(
          String(
            (await server.call('GET', `/api/summit/instrument/document?format=${format}&language=${lang}`, observer))
              .body,
          ),
        ).toContain(said[0]);
    // Nobody names others by the settings.
    const { setting } = (await server.call('GET', '/api/summit/instrument', sec)).body as { setting: object };
    const typed = { ...setting, exceptions: [{ resolution: 'general', clause: 'c3', except: ['RU'] }] };
    await command(sec, { type: 'instrument.set', setting: typed });
    expect((await server.call('GET', '/api/summit/instrument', sec)).body).toMatchObject({ setting });
    const adopted = await open();
    expect(adopted).toMatchObject({ ok: true });
    for (const id of heads.keys())
      await command(heads.get(id), { type: 'adoption.say', adoption: adopted.adoption, word: 'yes' });
    expect(await command(sec, { type: 'adoption.record', adoption: adopted.adoption })).toMatchObject({ ok: true });
    const record = String((await paper(`adoptions/${adopted.adoption}`, 'format=text&language=ru')).body);
    expect(record).toContain('Оговорка, занесённая в протокол: Республика Казахстан');
    expect(await note(false)).toMatchObject({ ok: true });
    expect((await page()).digest).toBe(digest);
  }, 60_000);
});
