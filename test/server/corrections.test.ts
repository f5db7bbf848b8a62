/**
 * After the last signature, over the real server: an amendment is refused and changes nothing; a correction is told to all, objected to,
 * withdrawn, confirmed, has effect from the beginning and is in later copies; the depositary notifies and certifies.
 */
import JSZip from 'jszip';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RectificationRecord } from '../../src/domain/instrument/rectification.ts';
import { LANGS } from '../../src/language/language.ts';
import { verifyActs } from '../../src/seal/acts.ts';
import { describeActs } from '../../src/seal/report-lines.ts';
import { type Signed, signedSummit } from '../support/signed-summit.ts';

const SLIPPED = {
  fa: 'دبیرخانهٔ اجلاس در گیلان است.',
  ru: 'Секритариат саммита  находится в Гиляне.',
  kk: 'Саммит хатшылығы Гиланда орналасқан.',
};
const RIGHT = 'Секретариат саммита находится в Гиляне.';
const KNOWN = { fa: 'با یاری دبیرخانه،', ru: 'опираясь на Секретариат,', kk: 'Хатшылыққа сүйене отырып,' };

let it1: Signed;
const day = (count: number): string => new Date(Date.now() + count * 86_400_000).toISOString();
const table = (more: object = {}) => ({
  ...{ type: 'rectification.table', kind: 'typing', resolution: 'general', clause: 'c4', texts: { ru: RIGHT } },
  ...{ reason: 'опечатка', until: day(20), ...more },
});
/** The act as if it had been tabled long ago: nobody waits fifteen days in a test. */
async function aged(id: string, newId: string): Promise<void> {
  const found = it1.server.workspace.summit.signing.rectifications.find((one) => one.id === id) as RectificationRecord;
  const { withdrawn: _, ...act } = found;
  const at = day(-30);
  const old = {
    ...act,
    id: newId,
    at,
    until: day(-10),
    notified: (act.notified ?? []).map((told) => ({ ...told, at })),
  };
  await it1.server.workspace.inTurn(() => {
    it1.server.workspace.summit.record({ id: 'server' }, { fact: 'rectification', rectification: old });
  });
}
const act = (id: string, language: string, format = 'text') =>
  it1.text(`/api/summit/rectifications/${id}/act?format=${format}&language=${language}`);

beforeAll(async () => {
  it1 = await signedSummit({ c4: SLIPPED, c2: KNOWN });
}, 180_000);
afterAll(() => it1?.server.stop());

describe('an amendment', () => {
  it.each<[string, object, string, string]>([
    ['a denial', { ru: 'Секритариат саммита  не находится в Гиляне.' }, 'ru', 'negation'],
    ['another place', { ru: 'Секритариат саммита  находится в Реште.' }, 'ru', 'word'],
    ['a number', { clause: 'c3', ru: 'Саммит проводится каждые 3 года.' }, 'ru', 'number'],
    ['a State', { fa: 'دبیرخانهٔ اجلاس در ایران است.' }, 'fa', 'party'],
    ['a sentence', { kk: `${SLIPPED.kk} Ол тұрақты.` }, 'kk', 'sentence'],
    ['a bracket', { ru: 'Секритариат саммита  находится в [Гиляне].' }, 'ru', 'bracket'],
  ])(
    '%s is refused in words, by whichever kind, and changes nothing',
    async (_, texts, language, why) => {
      const { clause = 'c4', ...words } = texts as { clause?: string };
      // Another word may be a lack of concordance: then those who have the columns confirm it, or do not.
      for (const kind of why === 'word' ? ['typing'] : ['typing', 'concordance']) {
        const reply = await it1.give('legal', table({ kind, clause, texts: words }));
        expect(reply).toMatchObject({ ok: false, reason: 'rule-unmet', signing: 'amendment' });
        expect(reply.message).toMatch(/^This is an amendment and no correction: it goes to adoption\. /);
        expect(reply.amendments?.map((each) => [each.language, each.why])).toContainEqual([language, why]);
      }
      expect((await it1.page()).rectifications.filter(({ state }) => state !== 'withdrawn')).toEqual([]);
    },
    60_000,
  );

  it('cannot be tabled with less time than the rules give, nor by a delegation', async () => {
    expect([
      (await it1.give('legal', table({ until: day(14.9) }))).signing,
      (await it1.give('legal', table({ until: day(181) }))).signing,
      (await it1.give('IR', table())).reason,
      (await it1.give('legal', table({ kind: 'concordance', texts: { ru: RIGHT, fa: 'x' } }))).signing,
    ]).toEqual(['period', 'deadline', 'not-allowed', 'one-column']);
  });
});

describe('a correction', () => {
  let id = '';
  it('is told to every delegation when it is tabled, and its time runs from then', async () => {
    const tabled = await it1.give('legal', table());
    expect(tabled.ok, JSON.stringify(tabled)).toBe(true);
    id = tabled.rectification ?? '';
    const one = await it1.act(id);
    expect(one).toMatchObject({ state: 'open', untold: [], texts: { ru: RIGHT, fa: SLIPPED.fa } });
    expect(one.notified?.map(({ delegation }) => delegation).sort()).toEqual(['IR', 'KZ', 'RU']);
    for (const who of ['IR', 'RU', 'KZ', 'sec', 'observer']) {
      const notices = (await it1.server.call('GET', '/api/notices', it1.token[who])).body as {
        kind: string;
        clause: string;
      }[];
      expect([who, notices.filter(({ clause }) => clause).map(({ kind, clause }) => `${kind} ${clause}`)]).toEqual([
        who,
        ['correction-tabled c4'],
      ]);
    }
    expect((await it1.give('sec', table())).signing).toBe('pending');
  });

  it('is received by each delegation, for all to see, and in the act', async () => {
    const receive = (who: string) => it1.give(who, { type: 'notification.receive', notification: `correction:${id}` });
    expect([(await receive('KZ')).ok, (await receive('KZ')).signing, (await receive('legal')).reason]).toEqual([
      ...[true, 'received-already', 'not-allowed'],
    ]);
    const told = (await it1.page('observer')).notifications?.find((one) => one.id === `correction:${id}`);
    expect(told?.receipts.map(({ delegation }) => delegation)).toEqual(['KZ']);
    const paper = await act(id, 'ru');
    expect(paper).toMatch(/Акт об исправлении № 1\n/);
    expect(paper).toMatch(/^Решт,\s\d{1,2}\s\S+\s\d{4}\sгода,\s\d\d:\d\d\s\(UTC\S+\)$/m);
    expect(paper).toContain('Вид ошибки: опечатка.');
    expect(paper).toContain('«Секритариат саммита  находится в Гиляне.»');
    expect(paper).toContain(`«${RIGHT}»`);
    expect(paper).toMatch(/Уведомлены:\n+Исламская Республика Иран: \d.*\(UTC/);
    expect(paper).toMatch(/Республика Казахстан: .*получено: \d/);
    expect(paper).toMatch(/Срок для возражений: .*\(UTC/);
    expect(paper).toMatch(/За секретариат \(подпись\): _+/);
    expect(paper).not.toContain('ab initio');
  });

  it.each(['fa', 'ru', 'kk'])(
    'makes an act in %s in every format',
    async (language) => {
      for (const format of ['pdf', 'docx', 'html', 'text']) {
        const bytes = await it1.bytes(`/api/summit/rectifications/${id}/act?format=${format}&language=${language}`);
        expect([format, bytes.length > 300]).toEqual([format, true]);
      }
    },
    90_000,
  );

  it('corresponds line by line where all languages stand side by side', async () => {
    const html = await it1.text(`/api/summit/rectifications/${id}/act?format=html&language=all`);
    const text = html.replace(/<[^>]+>/g, ' ');
    const between = text.slice(text.indexOf('دلیل:'), text.indexOf('Негіздеме:'));
    expect([between.includes('Основание:'), between.length > 10, between.length < 200]).toEqual([true, true, true]);
  });

  it('is withdrawn by who tabled it and nobody else, and all are told', async () => {
    const withdraw = (who: string) =>
      it1.give(who, { type: 'rectification.withdraw', rectification: id, reason: 'рано' });
    expect([(await withdraw('sec')).reason, (await withdraw('legal')).ok, (await withdraw('legal')).signing]).toEqual([
      ...['not-allowed', true, 'over'],
    ]);
    expect((await it1.act(id)).state).toBe('withdrawn');
    const notices = (await it1.server.call('GET', '/api/notices', it1.token.IR)).body as { kind: string }[];
    expect(notices[0]?.kind).toBe('correction-withdrawn');
    expect(await act(id, 'fa')).toContain('پس گرفته است');
  });

  it('falls by one objection', async () => {
    const tabled = (await it1.give('sec', table())).rectification ?? '';
    const object = { type: 'rectification.object', rectification: tabled, reason: 'не опечатка' };
    expect([(await it1.give('KZ', object)).ok, (await it1.give('KZ', object)).signing]).toEqual([
      true,
      'objected-already',
    ]);
    expect(await it1.act(tabled)).toMatchObject({ state: 'objected', objections: [{ delegation: 'KZ' }] });
  });

  it('takes effect when its time is over and the columns are confirmed anew, and is then in copies and exports', async () => {
    await aged(id, 'f-aged');
    expect(await it1.act('f-aged')).toMatchObject({ state: 'unconfirmed' });
    const before = await it1.text('/api/resolutions/general/export?format=text&language=ru');
    expect(before).toContain('Секритариат саммита');
    const confirm = (who: string, languages: string[]) =>
      it1.give(who, { type: 'rectification.confirm', rectification: 'f-aged', languages });
    expect([
      (await confirm('legal', ['fa', 'ru'])).signing,
      (await confirm('RU', ['fa', 'kk'])).signing,
      (await confirm('sec', ['fa', 'ru'])).reason,
      (await confirm('RU', ['ru', 'fa'])).ok,
    ]).toEqual(['own-act', 'no-such-pair', 'not-allowed', true]);
    expect(await it1.act('f-aged')).toMatchObject({ state: 'effective', missing: [] });
    expect(await act('f-aged', 'ru')).toContain('действует с самого начала (ab initio)');
    const after = await it1.text('/api/resolutions/general/export?format=text&language=ru');
    expect(after).toContain(RIGHT);
    expect(after).toMatch(/В текст внесены исправления:\n+Акт об исправлении № 3/);
    expect(await it1.text('/api/resolutions/general/export?format=text&language=fa')).toContain('سند تصحیح شمارهٔ ۳');
    // What was signed stays in the package and in the log.
    const milestone = (await it1.page()).seals[0]?.resolutions[0]?.milestone;
    const kept = (await it1.server.call('GET', `/api/resolutions/general?at=${milestone}`, it1.token.legal)).body;
    expect(JSON.stringify(kept)).toContain('Секритариат');
    // The next act starts from the corrected text.
    expect((await it1.give('legal', table())).signing).toBe('no-difference');
  });

  it('travels beside the package, bound to it, and is found out when it is not its', async () => {
    const zip = await JSZip.loadAsync(await it1.bytes(`/api/summit/seals/${it1.seal}/with-acts`));
    const paths = Object.keys(zip.files).sort();
    expect(paths.filter((path) => path.startsWith('acts/'))).toHaveLength(3 * 3);
    expect(paths).toEqual(expect.arrayContaining([`${it1.seal}.asice`, 'acts.json', 'acts/rectification-1-fa.pdf']));
    const pkg = (await zip.file(`${it1.seal}.asice`)?.async('uint8array')) as Uint8Array;
    const list = (await zip.file('acts.json')?.async('string')) as string;
    expect(Buffer.compare(pkg, await it1.bytes(`/api/summit/seals/${it1.seal}/package`))).toBe(0);
    const verify = (text: string) => verifyActs(pkg, new TextEncoder().encode(text));
    const report = await verify(list);
    expect(report).toMatchObject({ ok: true });
    for (const lang of LANGS) expect(describeActs(lang, report).split('\n')).toHaveLength(3);
    expect(describeActs('en', report)).toContain('Act of rectification No. 3: in effect from the beginning');
    const parsed = JSON.parse(list) as { manifest: string; acts: { old: { ru: string }; clause: string }[] };
    const changed = (more: object): string => JSON.stringify({ ...parsed, ...more });
    expect([
      await verify('{}'),
      await verify(changed({ manifest: 'x' })),
      await verify(changed({ acts: [{}] })),
    ]).toEqual([
      { ok: false, fault: 'damaged' },
      { ok: false, fault: 'other-package' },
      { ok: false, acts: [{ fault: 'no-such-clause' }] },
    ]);
    const [first, ...rest] = parsed.acts;
    const other = await verify(changed({ acts: [{ ...first, old: { ...first?.old, ru: 'не то' } }, ...rest] }));
    expect(other).toMatchObject({ ok: false, acts: [{ number: 1, fault: 'not-the-words' }, {}, {}] });
    expect(await verifyActs(new Uint8Array(9), new TextEncoder().encode(list))).toEqual({
      ok: false,
      fault: 'damaged-package',
    });
  }, 60_000);

  it('of an earlier version is read as what it was', async () => {
    const rectification = {
      ...{ id: 'f-old', seal: it1.seal, resolution: 'general', clause: 'c5', old: { ru: 'Совершено в Реште.' } },
      ...{
        texts: { ru: 'Совершено в г. Реште.' },
        reason: 'город',
        by: 'legal-1',
        at: day(-30),
        until: day(-5),
        objections: [],
      },
    };
    await it1.server.workspace.inTurn(() => {
      it1.server.workspace.summit.record({ id: 'server' }, { fact: 'rectification', rectification });
    });
    expect(await it1.act('f-old')).toMatchObject({ state: 'effective', missing: [], untold: [] });
    const paper = await act('f-old', 'ru');
    expect(paper).toContain('До истечения срока возражений не поступило; исправление действует.');
    expect(paper).not.toContain('Уведомлены');
  });
});

describe('the depositary', () => {
  const issue = (who: string, more: object = {}) =>
    it1.give(who, { type: 'copy.issue', seal: it1.seal, language: 'ru', ...more });
  const copy = (number: number, format = 'text') =>
    `/api/summit/seals/${it1.seal}/copy?number=${number}&format=${format}`;

  it('is named by staff; until then nobody certifies', async () => {
    expect((await issue('legal')).signing).toBe('no-depositary');
    expect(await it1.status(copy(1), 'legal')).toBe(409);
    const set = (who: string, office: string, person: string) =>
      it1.give(who, { type: 'depositary.set', office, person });
    expect([
      (await set('IR', 'LEG', it1.member.legal ?? '')).reason,
      (await set('sec', 'SEC', it1.member.legal ?? '')).signing,
      (await set('sec', 'LEG', it1.member.legal ?? '')).ok,
    ]).toEqual(['not-allowed', 'no-such-person', true]);
    expect((await it1.page('IR')).depositary).toMatchObject({ office: 'LEG', person: it1.member.legal });
  });

  it('certifies by the named person only; copies are numbered, signed for, and carry the corrections', async () => {
    const others = ['sec', 'IR', 'observer'];
    for (const who of others) expect([who, (await issue(who)).reason]).toEqual([who, 'not-allowed']);
    expect([(await issue('legal', { holder: 'RU' })).copy, (await issue('legal', { language: 'fa' })).copy]).toEqual([
      1, 2,
    ]);
    expect([
      (await issue('legal', { holder: 'XX' })).signing,
      (await issue('legal', { language: 'en' })).signing,
    ]).toEqual([...['not-a-party', 'no-such-column']]);
    for (const who of others) expect([who, await it1.status(copy(1), who)]).toEqual([who, 403]);
    expect(await it1.status(copy(9), 'legal')).toBe(404);
    const text = await it1.text(copy(1));
    expect(text).toMatch(/Заверенная копия № 1\n/);
    expect(text.match(/\(подписано\)/g)?.length).toBe(3);
    // The certificate says who signed, where the settings do not.
    expect(text).toMatch(/\(подписано\) \S+/);
    expect(text).toContain(RIGHT);
    expect(text).toMatch(/В текст внесены исправления:\n+Акт об исправлении № 3.*\n+Акт об исправлении № 4/);
    expect(text).toMatch(/Заверил\(а\): .+, юридическая служба \(депозитарий\)\n+Подпись: _+/);
    expect(await it1.text(copy(2))).toContain('رونوشت برابر اصل شمارهٔ ۲');
    expect((await it1.page()).copies?.map(({ number, corrections }) => [number, corrections])).toEqual([
      [1, ['f-aged', 'f-old']],
      [2, ['f-aged', 'f-old']],
    ]);
  });

  it('corrects a copy without touching the originals', async () => {
    const wrong = {
      kind: 'copy',
      clause: 'c3',
      texts: { ru: 'Саммит проводится каждые 3 года.' },
      reason: 'копия № 1',
    };
    const tabled = await it1.give('legal', table(wrong));
    expect(tabled.ok, JSON.stringify(tabled)).toBe(true);
    const paper = await act(tabled.rectification ?? '', 'ru');
    expect(paper).toMatch(
      /Текст копии:\n+«Саммит проводится каждые 3 года\.»\n+Текст подлинника:\n+«Саммит проводится каждые 2 года\.»/,
    );
    expect(paper).toContain('Подлинники остаются без изменений.');
    expect(paper).toMatch(/За депозитария \(подпись\)/);
    expect(
      (await it1.give('IR', { type: 'rectification.object', rectification: tabled.rectification, reason: 'r' }))
        .signing,
    ).toBe('over');
    expect(await it1.text('/api/resolutions/general/export?format=text&language=ru')).toContain('каждые 2 года');
  });

  it('numbers what it has told, in the order in which it happened', async () => {
    const { notifications = [] } = await it1.page('KZ');
    expect(notifications.map(({ number }) => number)).toEqual(notifications.map((_, index) => index + 1));
    expect(notifications.filter(({ kind }) => kind === 'signature')).toHaveLength(3);
    expect(new Set(notifications.map(({ kind }) => kind))).toEqual(
      new Set([
        'signature',
        'closed',
        'correction',
        'correction-objected',
        'correction-withdrawn',
        'correction-effective',
      ]),
    );
  });

  it('waits for a delegation that nobody here belongs to, until staff say how it was told', async () => {
    for (const { id, delegation } of it1.server.workspace.summit.members.values())
      if (delegation === 'KZ') await it1.give('sec', { type: 'member.revoke', member: id });
    const slip = { clause: 'c3', texts: { ru: 'Саммит проводится каждые 2 года' }, until: day(16) };
    const { rectification = '' } = await it1.give('legal', table(slip));
    expect(await it1.act(rectification)).toMatchObject({ state: 'untold', untold: ['KZ'], deadline: null });
    expect(await act(rectification, 'ru')).toMatch(/Республика Казахстан: ещё не уведомлена/);
    expect(await act(rectification, 'kk')).not.toMatch(/Қарсылық білдіру мерзімі: \d/);
    const notify = (who: string) =>
      it1.give(who, { type: 'rectification.notify', rectification, delegation: 'KZ', how: 'Нота № 12 от 30.11' });
    expect([(await notify('IR')).reason, (await notify('sec')).ok, (await notify('sec')).signing]).toEqual([
      ...['not-allowed', true, 'told-already'],
    ]);
    expect(await it1.act(rectification)).toMatchObject({ state: 'open', untold: [], deadline: expect.any(String) });
    expect(await act(rectification, 'ru')).toContain('Нота № 12 от 30.11');
  });

  it('survives a restart', async () => {
    const before = await it1.page();
    it1.server.workspace.summit.reload();
    const after = await it1.page();
    expect([after.rectifications, after.notifications, after.copies]).toEqual([
      before.rectifications,
      before.notifications,
      before.copies,
    ]);
  });
});
