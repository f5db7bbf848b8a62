/**
 * A meeting from its rules of procedure to a late accession, by the buttons that its people have, on a server whose clock the
 * test moves; and the other end: no consensus, and the chair's summary.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toPlain } from '../../src/domain/text/text.ts';
import { signDetached } from '../../src/seal/cms.ts';
import { openPkcs12 } from '../../src/seal/pkcs12.ts';
import { canBrowse } from '../support/browser.ts';
import { until } from '../support/server.ts';
import {
  adoptRules,
  agreeAll,
  atClause,
  downloaded,
  go,
  initialAll,
  initialAllBut,
  iso,
  KAZAKHSTAN,
  MEANT,
  PARTIES,
  type Person,
  press,
  pressAll,
  SAMPLE,
  SLIP,
  type State,
  stance,
  stands,
  summitFile,
  type Table,
  table,
} from './meeting.ts';
import { choose, complaints } from './walk.ts';

describe.skipIf(!canBrowse)('the whole life of a declaration', () => {
  let of: Table;
  let people: { readonly [seat in 'sec' | 'legal' | State]: Person };
  const pages = (): Page[] => Object.values(people).map(({ page }) => page);
  beforeAll(async () => {
    of = await table();
    people = Object.fromEntries(
      await Promise.all(
        (['sec', 'legal', 'IR', 'KZ', 'RU', 'TM'] as const).map(async (seat) => [seat, await of.open(seat)]),
      ),
    );
  }, 60_000);
  afterAll(async () => {
    await of?.close();
  });

  it('begins with rules of procedure, which all States adopt', { timeout: 60_000 }, async () => {
    const { sec, IR, KZ, RU, TM } = people;
    await adoptRules(of, sec, [IR, KZ, RU, TM]);
    // Turkmenistan leaves the table, by its own word.
    await of.done(of.inRoom('TM', { type: 'party.absent', delegation: 'TM', reason: 'öz karary' }));
  });

  it('does not lose an objection with its author', { timeout: 60_000 }, async () => {
    const { sec, KZ } = people;
    await stance(KZ, 'c3', 'object', 'Мерзімі тым ұзақ.');
    await atClause(sec, 'c3');
    await press(sec.page, sec.t('absent.open'));
    const line = sec.page.getByRole('dialog').locator('.absence > li', { hasText: 'Казахстан' });
    await line
      .getByRole('button', { name: sec.t('absent.mark') })
      .and(sec.page.locator('[aria-disabled=true]'))
      .waitFor();
    await sec.page.keyboard.press('Escape');
    const refused = await of.inRoom('sec', { type: 'party.absent', delegation: 'KZ', reason: 'нет ответа' });
    expect(refused).toMatchObject({ ok: false, message: expect.stringContaining('KZ') });
    await agreeAll(of, [], ['IR', 'RU']);
    const { digest: seen } = await stands(of, 'c3');
    const forced = await of.inRoom('sec', { type: 'clause.status', clause: 'c3', to: 'agreed', seen });
    expect([forced.ok, (await stands(of, 'c3')).status]).toEqual([false, 'draft']);
  });

  it('finds consensus with a reserve on record', { timeout: 60_000 }, async () => {
    const { sec, KZ } = people;
    await stance(KZ, 'c3', 'reserve', 'Үкімет шешімі күтілуде.');
    await atClause(sec, 'c3');
    await press(sec.page, sec.t('insp.status.to', { status: sec.t('status.agreed') }));
    await until(async () => (await stands(of, 'c3')).status === 'agreed', 'the clause to be agreed');
    expect((await stands(of, 'c3')).stances.KZ).toMatchObject({ stance: 'reserve', note: 'Үкімет шешімі күтілуде.' });
  });

  it('keeps a bracket with a note of who did not agree', { timeout: 60_000 }, async () => {
    const { sec, KZ } = people;
    await go(sec, 'adoption');
    await press(sec.page.locator('.bracket-end'), sec.t('bracketEnd.kept'));
    await sec.page.getByText(sec.t('bracketEnd.done')).waitFor();
    const kept = await stands(of, 'c4');
    expect(toPlain(kept.texts.ru?.paragraphs ?? [])).toBe('Секретариат в первый год находится в Гиляне.');
    await agreeAll(of, ['c3'], ['IR', 'RU']);
    await stance(KZ, 'c4', 'reserve', 'Бірінші жыл туралы келісім жоқ.');
    await agreeAll(of, ['c3', 'c4'], ['KZ']);
    await initialAll(of);
    await of.done(
      of.send('sec', '/api/summit/commands', {
        type: 'instrument.set',
        setting: {
          ...{ kind: 'declaration', form: 'parts', title: {}, resolutions: ['general'], languages: ['fa', 'ru', 'kk'] },
          ...{ place: SAMPLE.place, date: iso(2).slice(0, 10), order: summitFile().order, layouts: {} },
          outcome: { nature: 'political', act: 'signed', originals: 'single' },
          window: { opens: iso(1), until: iso(8) },
        },
      }),
    );
    await go(sec, 'adoption');
    // On record are both; the text speaks of the bracket that was kept.
    const reserve = sec.page.locator('.adoption-list li', { hasText: 'Бірінші жыл туралы' });
    await press(reserve, sec.t('exception.add'));
    await reserve.getByRole('button', { name: sec.t('exception.remove') }).waitFor();
    await go(sec, 'adoption/reading');
    const read = sec.page.locator('.paper');
    await read.locator('.paper-clause').first().waitFor();
    expect(await read.innerText()).toMatch(/в первый год[\s\S]*Казахстан/);
  });

  it('is adopted by acclamation', { timeout: 60_000 }, async () => {
    const { sec, IR, KZ, RU } = people;
    await go(sec, 'adoption');
    await press(sec.page, sec.t('adoption.open'));
    const dialog = sec.page.getByRole('dialog');
    await dialog.getByLabel(sec.t('adoption.presiding')).fill('Губернатор провинции Гилян');
    await choose(sec.page, sec.t('adoption.by'), sec.t('adoption.by.acclamation'));
    await press(dialog, sec.t('adoption.submit'));
    await dialog.waitFor({ state: 'detached' });
    for (const head of [IR, KZ, RU]) {
      await go(head, 'adoption');
      await press(head.page, head.t('adoption.say.yes'));
      await head.page.getByText(head.t('adoption.said')).waitFor();
    }
    await go(sec, 'adoption');
    await press(sec.page, sec.t('adoption.record'));
    await sec.page.getByText(sec.t('adoption.adopted')).first().waitFor();
    expect(await complaints(sec.page)).toEqual([]);
  });

  it('has a statement annexed', { timeout: 60_000 }, async () => {
    const { KZ, RU } = people;
    await go(KZ, 'adoption');
    await press(KZ.page, KZ.t('position.make'));
    const dialog = KZ.page.getByRole('dialog');
    await dialog.locator('textarea').nth(2).fill('Қазақстан бірінші жылды бюджет жылы деп түсінеді.');
    await dialog.locator('textarea').nth(1).fill('Казахстан понимает первый год как бюджетный.');
    await press(dialog, KZ.t('position.submit'));
    await KZ.page.getByText(KZ.t('position.made')).waitFor();
    await go(RU, 'adoption');
    await RU.page.getByText('Казахстан понимает первый год как бюджетный.').waitFor();
  });

  const sealId = async (): Promise<string> => {
    const { body } = await of.server.call('GET', '/api/summit/instrument', of.token('sec'));
    return (body as { seals: { id: string }[] }).seals.at(-1)?.id ?? '';
  };
  const bytes = async (path: string, state: State): Promise<Uint8Array> => {
    const answer = await fetch(`${of.server.address}${path}`, {
      headers: { authorization: `Bearer ${of.token(state)}` },
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return new Uint8Array(await answer.arrayBuffer());
  };
  const opened = async (person: Person): Promise<void> => {
    await go(person, 'signing');
    await person.page.locator('.paper .paper-clause').first().waitFor();
  };
  /** With the delegation's key file, at the signatory's place. */
  async function sign(state: State, signatory?: string): Promise<void> {
    const { page, t } = people[state];
    await opened(people[state]);
    if (signatory !== undefined) await choose(page, t('signatories.signer'), signatory);
    const buffer = Buffer.from(await bytes(`/api/demo/keys/${state}`, state));
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: t('signing.own.key') }).click(),
    ]);
    await chooser.setFiles({ name: `${state}.p12`, mimeType: 'application/x-pkcs12', buffer });
    await page.locator('input[type=password]').fill('demo');
    await page.keyboard.press('Enter');
    await page.locator('.dialog .certificate').waitFor();
    await press(page, t('signing.sign.act'));
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }
  const standing = async (): Promise<string[]> => {
    await opened(people.sec);
    return people.sec.page
      .locator('.signers > li')
      .evaluateAll((all) =>
        all.map(
          (one) => `${(one as HTMLElement).dataset.party} ${one.querySelector('.line-sign')?.textContent?.trim()}`,
        ),
      );
  };
  const t = (key: 'open' | 'part' | 'signed' | 'ad-referendum' | 'confirmed' | 'acceded') =>
    people.sec.t(`signatories.standing.${key}`);

  it('is sealed, and signed on a first day by some', { timeout: 120_000 }, async () => {
    const { legal } = people;
    await opened(legal);
    await legal.page.getByRole('button', { name: legal.t('signing.seal.act') }).press('Enter');
    await legal.page
      .getByRole('dialog')
      .getByRole('button', { name: legal.t('signing.seal.act') })
      .press('Enter');
    await legal.page.getByText(legal.t('signing.seal.done')).waitFor({ timeout: 60_000 });
    await of.day(2, pages());
    await sign('IR');
    expect((await standing())[0]).toBe(`IR ${t('part')}`);
    // The second region's signature is brought by whom the State has named for it.
    await of.done(
      of.send('IR', '/api/summit/commands', { type: 'bearer.name', delegation: 'IR', member: 'ir-head', named: true }),
    );
    await sign('IR');
    await sign('KZ');
    const now = await standing();
    expect([now[0], now[1]?.startsWith(`KZ ${t('ad-referendum')}`), now[2]]).toEqual([
      `IR ${t('signed')}`,
      true,
      `RU ${t('open')}`,
    ]);
  });

  it('and on a second one by the last, and closes with the confirmation', { timeout: 90_000 }, async () => {
    await of.day(3, pages());
    await sign('RU');
    const { KZ } = people;
    await opened(KZ);
    const own = KZ.page.locator('.signers > li[data-party=KZ]');
    await press(own, KZ.t('signatories.confirm'));
    const dialog = KZ.page.getByRole('dialog');
    await dialog.getByLabel(KZ.t('signatories.place')).fill('Астана');
    await dialog.getByLabel(KZ.t('signatories.reason')).fill('2025 жылғы 20 қарашадағы нота');
    await press(dialog, KZ.t('signatories.save'));
    await KZ.page.getByText(KZ.t('signatories.act.done')).waitFor();
    await until(async () => {
      const { body } = await of.server.call('GET', '/api/summit/instrument', of.token('sec'));
      return (body as { seals: { closed?: string }[] }).seals.at(-1)?.closed !== undefined;
    }, 'the text to be closed');
    expect(await standing()).toEqual([`IR ${t('signed')}`, `KZ ${t('confirmed')}`, `RU ${t('signed')}`]);
  });

  it('refuses an amendment as a correction, and takes a slip of the pen', { timeout: 90_000 }, async () => {
    const { legal, KZ } = people;
    await opened(legal);
    await press(legal.page, legal.t('signing.rectify.act'));
    const dialog = legal.page.getByRole('dialog');
    await choose(legal.page, legal.t('signing.rectify.clause'), 'Paragraph · \u2068بند ۱\u2069');
    const russian = dialog.locator('.rectify-column textarea').nth(1);
    const signed = await russian.inputValue();
    expect(signed).toBe(SLIP);
    await russian.fill('Саммит проводится каждые 3 года.');
    await dialog.getByText(legal.t('after.amendment')).waitFor();
    await dialog.locator('textarea').last().fill('typing error');
    const submit = dialog.getByRole('button', { name: legal.t('signing.rectify.submit') });
    expect(await submit.isDisabled()).toBe(true);
    const forced = await of.send('legal', '/api/summit/commands', {
      ...{ type: 'rectification.table', seal: await sealId(), kind: 'typing', resolution: 'general', clause: 'c3' },
      ...{ texts: { ru: 'Саммит проводится каждые 3 года.' }, reason: 'x', until: iso(40) },
    });
    expect(forced).toMatchObject({ ok: false });
    await russian.fill(MEANT);
    await dialog.locator('.weighed-form').waitFor();
    await submit.click();
    await legal.page.getByText(legal.t('signing.rectify.done')).waitFor();
    // Every delegation reads what it was told, and says so; who has a column reads its new words against the others.
    for (const state of PARTIES as State[]) {
      const { page, t: words } = people[state];
      await opened(people[state]);
      const told = words('after.notification.ad-referendum', { delegation: KAZAKHSTAN[people[state].lang] ?? '' });
      await page.locator('.notifications li', { hasText: told }).waitFor();
      await pressAll(page, '.notifications .btn');
      await pressAll(page, '.rectifications .pairs .btn');
    }
    await opened(legal);
    expect(await legal.page.locator('.tag.rect-open').count()).toBe(1);
    await of.day(25, pages());
    await opened(KZ);
    await KZ.page.locator('.tag.rect-effective').waitFor();
  });

  it('certifies copies, which carry the correction', { timeout: 60_000 }, async () => {
    const { legal } = people;
    await opened(legal);
    await press(legal.page, legal.t('after.depositary.set'));
    await choose(legal.page, legal.t('after.depositary.office'), legal.t('role.legal'));
    await press(legal.page.getByRole('dialog'), legal.t('after.save'));
    await legal.page.getByText(legal.t('after.depositary.done')).waitFor();
    await press(legal.page, legal.t('after.copy.issue'));
    await choose(legal.page, legal.t('export.language'), 'Русский');
    await press(legal.page.getByRole('dialog'), legal.t('signing.copy.act'));
    const save = legal.page.getByRole('button', { name: legal.t('after.copy.save', { number: 1, format: 'HTML' }) });
    const copy = (await downloaded(legal.page, () => save.click())).toString('utf8');
    expect(copy).toContain(MEANT);
    expect(copy).toContain('в первый год');
  });

  it('is acceded to later, and says so to the others', { timeout: 60_000 }, async () => {
    const { TM, IR } = people;
    await opened(TM);
    await TM.page.getByText(TM.t('signatories.accede'), { exact: true }).click();
    const part = TM.page.locator('section', { has: TM.page.locator('#signing-accession') });
    const list = await downloaded(TM.page, () => press(part, TM.t('signing.own.take')));
    const key = await openPkcs12(await bytes('/api/demo/keys/TM', 'TM'), 'demo', { at: new Date(iso(25)) });
    if (!key.ok) throw new Error(key.refusal);
    await part.getByLabel(TM.t('signatories.place')).fill('Aşgabat');
    await part.getByLabel(TM.t('signatories.reason')).fill('Nota');
    const [chooser] = await Promise.all([
      TM.page.waitForEvent('filechooser'),
      part.getByRole('button', { name: TM.t('signing.own.bring') }).click(),
    ]);
    const buffer = Buffer.from(await signDetached(list, key.key, new Date(iso(25))));
    await chooser.setFiles({ name: 'TM.p7s', mimeType: 'application/pkcs7-signature', buffer });
    await TM.page.getByText(TM.t('signatories.act.done')).waitFor();
    expect(await standing()).toEqual([
      `IR ${t('signed')}`,
      `KZ ${t('confirmed')}`,
      `RU ${t('signed')}`,
      `TM ${t('acceded')}`,
    ]);
    await opened(IR);
    await IR.page
      .locator('.notifications li', { hasText: IR.t('after.notification.accession', { delegation: 'ترکمنستان' }) })
      .waitFor();
    expect(await complaints(IR.page)).toEqual([]);
    const unexpected = Object.values(people).flatMap(({ errors }) => errors);
    expect(unexpected).toEqual([]);
  });
});

describe.skipIf(!canBrowse)('a meeting without consensus', () => {
  let of: Table;
  beforeAll(async () => {
    of = await table();
  }, 60_000);
  afterAll(async () => {
    await of?.close();
  });

  it('ends with the chair’s summary, and nothing to sign', { timeout: 90_000 }, async () => {
    const [sec, KZ] = [await of.open('sec'), await of.open('KZ')];
    await of.done(of.inRoom('TM', { type: 'party.absent', delegation: 'TM', reason: 'öz karary' }));
    await stance(KZ, 'c4', 'object', 'Келіспейміз.');
    await agreeAll(of, ['c4']);
    await initialAllBut(of, 'c4');
    await go(KZ, 'adoption');
    await press(KZ.page, KZ.t('position.make'));
    await KZ.page.getByRole('dialog').locator('textarea').nth(1).fill('Казахстан не присоединяется.');
    await press(KZ.page.getByRole('dialog'), KZ.t('position.submit'));
    await KZ.page.getByText(KZ.t('position.made')).waitFor();
    await go(sec, 'adoption');
    await sec.page
      .getByRole('button', { name: sec.t('adoption.open') })
      .and(sec.page.locator('[aria-disabled=true]'))
      .waitFor();
    await press(sec.page.locator('.bracket-end'), sec.t('bracketEnd.summary'));
    await sec.page.getByText(sec.t('bracketEnd.done')).waitFor();
    await press(sec.page, sec.t('summary.issue'));
    await sec.page.getByRole('dialog').getByLabel(sec.t('adoption.presiding')).fill('Губернатор провинции Гилян');
    await press(sec.page.getByRole('dialog'), sec.t('summary.submit'));
    await sec.page.getByText(sec.t('summary.done')).waitFor();
    const summary = sec.page.locator('section', { has: sec.page.locator('#chairs-summary') });
    await summary.locator('li').getByRole('button').first().click();
    await choose(sec.page, sec.t('export.format'), sec.t('export.format.text'));
    const paper = (
      await downloaded(sec.page, () => press(sec.page.getByRole('dialog'), sec.t('export.submit')))
    ).toString();
    expect(paper).toContain(SLIP);
    expect(paper).toContain('в первый год');
    expect(paper).toContain('Казахстан не присоединяется.');
    expect(paper).not.toMatch(/____/);
    expect([sec.errors, KZ.errors]).toEqual([[], []]);
  });
});
