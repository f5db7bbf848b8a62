/**
 * Signing over two days, on a workspace whose clock the test moves: signatories of two regions of one State, a signature ad referendum and
 * its confirmation, a closed window, a late accession, a withdrawal; and what openssl alone says of the package.
 */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDemoAuthority } from '../../server/auth/demo-authority.ts';
import { adoptSummit } from '../../server/commands/adopt.ts';
import { instrumentDigest, instrumentOf, textsNow } from '../../server/commands/assembly.ts';
import { sealInstrument } from '../../server/commands/sealing.ts';
import { packageOf } from '../../server/commands/seals.ts';
import { closeWhenDue, signSeal, type Trusted } from '../../server/commands/signatures.ts';
import { openStorage } from '../../server/storage/sqlite.ts';
import { openWorkspace, type Workspace } from '../../server/workspace.ts';
import type { Answer, Command } from '../../src/domain/command.ts';
import { type Bringing, leftToSign, standingOf } from '../../src/domain/instrument/signatures.ts';
import { type SealRecord, standingSeal } from '../../src/domain/instrument/signing.ts';
import type { SummitFile } from '../../src/domain/summit/summit.ts';
import { parseSummitCommand } from '../../src/protocol/command.ts';
import { signDetached } from '../../src/seal/cms.ts';
import { manifestToSign } from '../../src/seal/package.ts';
import { openPkcs12 } from '../../src/seal/pkcs12.ts';
import { verifyPackage } from '../../src/seal/verify.ts';
import { readZip } from '../../src/seal/zip.ts';
import { sampleSummit, temporaryFolder } from '../support/server.ts';
import { shortSummit } from '../support/short-summit.ts';

const { participants = [], signatories = [], delegations, members } = sampleSummit();
const SHORT = shortSummit();
const STATES = SHORT.delegations.map(({ id }) => id);
const ofTurkmenistan = <T extends { readonly delegation?: string; readonly id: string }>(list: readonly T[]) =>
  list.filter((one) => one.id === 'TM' || one.delegation === 'TM');
const inShort = new Set(participants.filter(({ state = '' }) => STATES.includes(state)).map(({ id }) => id));
const FILE: SummitFile = {
  ...SHORT,
  // Turkmenistan takes part in the summit, and is absent from its resolutions.
  delegations: [...SHORT.delegations, ...ofTurkmenistan(delegations)],
  members: [...SHORT.members, ...ofTurkmenistan(members)],
  order: { list: ['IR', 'KZ', 'RU', 'TM'], basis: 'agreed', decidedAt: '2025-11-17' },
  participants: participants.filter(({ id }) => inShort.has(id)),
  signatories: signatories
    .filter(({ participant }) => inShort.has(participant))
    .map((one) =>
      one.id === 'g-mangystau' ? { ...one, mode: 'ad-referendum' as const, confirmBy: '2025-12-15' } : one,
    ),
};
const folder = temporaryFolder();
/** The keys are made today: the days are counted from now. */
const BEGIN = Date.now();
const at = (days: number): string => new Date(BEGIN + days * 86_400_000).toISOString();
let now = at(0);
let workspace: Workspace;
let trusted: Trusted;
let keys: ReturnType<typeof openDemoAuthority>;
let ids = 0;
const actor = (id: string) => workspace.summit.actor(id) as NonNullable<ReturnType<Workspace['summit']['actor']>>;
const command = (by: string, body: object): Promise<Answer & { signing?: string; people?: string }> => {
  const parsed = parseSummitCommand({ id: `x${ids++}`, ...body });
  if (!parsed.ok) throw new Error(parsed.message);
  return workspace.inTurn(() => workspace.summit.command(actor(by), parsed.value)) as never;
};
const seal = (): SealRecord => standingSeal(workspace.summit.signing) as SealRecord;
const pkg = async (): Promise<Uint8Array> => (await packageOf(workspace, seal().id)) as Uint8Array;
const standing = (): string => ['IR', 'KZ', 'RU', 'TM'].map((id) => `${id} ${standingOf(seal(), id)}`).join(', ');

/** Signs what lies ready for this State and brings it. */
async function bring(by: string, what: Bringing, more = { further: true }) {
  const key = await openPkcs12((await keys.keyFile(what.delegation)) ?? new Uint8Array(), 'demo');
  if (!key.ok) throw new Error(key.refusal);
  const list = await manifestToSign(await pkg(), what.delegation, more);
  const file = list.ok ? await signDetached(list.bytes, key.key, new Date()) : new Uint8Array();
  return signSeal(workspace, trusted, actor(by), { ...what, seal: seal().id, file });
}

async function initialAll(): Promise<void> {
  const give = async (by: string, body: object): Promise<void> => {
    const answer = await workspace.command('general', () => actor(by), { id: `c${ids++}`, ...body } as Command);
    if (!answer.ok) throw new Error(JSON.stringify({ body, answer }));
  };
  const { clauses, columns } = workspace.rooms.open('general')?.snapshot() ?? { clauses: [], columns: [] };
  const [first, ...rest] = columns;
  for (const { id: clause, digest: seen, texts } of clauses) {
    for (const by of ['ir-head', 'kz-head', 'ru-head'])
      await give(by, { type: 'stance.record', clause, stance: 'agree', seen });
    await give('sec-1', { type: 'clause.status', clause, to: 'agreed', seen });
    for (const other of rest) {
      const cells = { [first as string]: texts[first as 'fa']?.digest, [other]: texts[other]?.digest };
      await give('legal-1', { type: 'concordance.confirm', clause, languages: [first, other], seen: cells });
    }
    await give('legal-1', { type: 'clause.status', clause, to: 'initialled', seen });
  }
}

beforeAll(async () => {
  workspace = openWorkspace(openStorage(folder.path), { now: () => now });
  await adoptSummit(workspace, FILE);
  keys = openDemoAuthority(
    folder.path,
    () => [...STATES, 'TM'].map((id) => ({ id, official: id })),
    () => new Date(),
  );
  trusted = { roots: async () => ({}), tsaRoots: async () => [], stamp: null };
  const absent = { id: 'a', type: 'party.absent', delegation: 'TM', reason: 'нет полномочий' } as const;
  expect(await workspace.command('general', () => actor('tm-head'), absent)).toMatchObject({ ok: true });
  await initialAll();
}, 60_000);
afterAll(() => {
  workspace?.close();
  folder.remove();
});

/** Those who are there say yes to the text as it stands. */
async function adoptText(): Promise<void> {
  const text = instrumentDigest(instrumentOf(workspace, textsNow(workspace)));
  const opening = { type: 'adoption.open', text, by: 'acclamation', presiding: 'Governor of Gilan', minutes: 10 };
  const { adoption } = (await command('sec-1', opening)) as { adoption?: string };
  for (const head of ['ir-head', 'kz-head', 'ru-head'])
    expect(await command(head, { type: 'adoption.say', adoption, word: 'yes' })).toMatchObject({ ok: true });
  expect(await command('sec-1', { type: 'adoption.record', adoption })).toMatchObject({ ok: true });
}

describe('signing over two days', () => {
  const setting = {
    ...{ kind: 'declaration', form: 'parts', title: {}, resolutions: ['general'], languages: ['fa', 'ru'] },
    ...{ place: FILE.place, date: '2025-11-19', order: FILE.order, layouts: {}, initials: true },
    outcome: { nature: 'political', act: 'signed', originals: 'single' },
    window: { opens: at(1), until: at(8) },
  };

  it('is sealed with its signatories, who are fixed with it', async () => {
    expect(
      await command('sec-1', { type: 'instrument.set', setting: { ...setting, closes: { threshold: 9 } } }),
    ).toMatchObject({ ok: false, signing: 'window' });
    expect(await command('sec-1', { type: 'instrument.set', setting })).toMatchObject({ ok: true });
    await adoptText();
    const outcome = await sealInstrument(workspace, actor('legal-1'));
    expect(outcome).toMatchObject({ ok: true });
    expect(seal().signatories?.map(({ id }) => id)).toEqual(['g-gilan', 'g-mazandaran', 'g-mangystau', 'g-astrakhan']);
    const { id, ...entry } = (FILE.signatories ?? [])[0] as { id: string };
    expect(await command('sec-1', { type: 'signatory.put', signatory: id, entry })).toMatchObject({
      ok: false,
      people: 'sealed',
    });
  }, 120_000);

  it('takes nothing before the window opens', async () => {
    expect(await bring('ir-head', { delegation: 'IR', how: 'signature' })).toEqual({
      ok: false,
      signing: 'window-not-open',
    });
    expect(seal().signatures).toEqual([]);
  });

  it('on the first day takes a region’s signature from its governor alone, and of whoever is named for it', async () => {
    now = at(2);
    expect(await bring('ir-neg', { delegation: 'IR', how: 'signature' })).toEqual({
      ok: false,
      signing: 'not-signatory',
    });
    expect(await bring('ir-head', { delegation: 'IR', how: 'signature', place: 'رشت' })).toMatchObject({ ok: true });
    expect(
      await command('ir-head', { type: 'bearer.name', delegation: 'IR', member: 'ir-neg', named: true }),
    ).toMatchObject({ ok: true });
    expect(standing()).toBe('IR part, KZ open, RU open, TM open');
    expect(await bring('ir-neg', { delegation: 'IR', how: 'signature' })).toMatchObject({
      ok: true,
      signature: { signatory: 'g-mazandaran' },
    });
    expect(await bring('kz-head', { delegation: 'KZ', how: 'signature' })).toMatchObject({
      ok: true,
      signature: { mode: 'ad-referendum' },
    });
    expect([standingOf(seal(), 'IR'), standingOf(seal(), 'KZ'), seal().closed]).toEqual([
      'signed',
      'ad-referendum',
      undefined,
    ]);
  }, 30_000);

  it('on the second day the last one signs, and it is closed only by the confirmation', async () => {
    now = at(3);
    expect(await bring('ru-head', { delegation: 'RU', how: 'signature', place: 'Астрахань' })).toMatchObject({
      ok: true,
    });
    expect([leftToSign(seal(), 'RU'), seal().closed]).toEqual([[], undefined]);
    const act = { seal: seal().id, place: 'Астана', reason: 'Нота от 20 ноября' };
    expect(await command('ru-head', { ...act, type: 'signature.confirm', delegation: 'RU' })).toMatchObject({
      ok: false,
      signing: 'not-ad-referendum',
    });
    expect(await command('ru-head', { ...act, type: 'signature.confirm', delegation: 'KZ' })).toMatchObject({
      ok: false,
      signing: 'not-allowed',
    });
    expect(await bring('sec-1', { delegation: 'TM', how: 'accession', reason: 'Нота' })).toMatchObject({ ok: false });
    expect(seal().confirmations).toBeUndefined();
    expect(await command('kz-head', { ...act, type: 'signature.confirm', delegation: 'KZ' })).toMatchObject({
      ok: true,
    });
    await closeWhenDue(workspace, trusted);
    expect([standingOf(seal(), 'KZ'), seal().closed]).toEqual(['confirmed', now]);
    expect(seal().confirmations).toEqual([
      { delegation: 'KZ', member: 'kz-head', at: now, place: act.place, reason: act.reason },
    ]);
  }, 30_000);

  it('verifies with openssl alone, every line of it', async () => {
    const bytes = await pkg();
    const entries = await readZip(bytes);
    if ('problem' in entries) throw new Error(entries.problem);
    const out = mkdtempSync(join(tmpdir(), 'alternat-openssl-'));
    const file = new Map(entries.map((entry) => [entry.path, entry.bytes]));
    const slots = [...file.keys()].flatMap((path) => /^META-INF\/signature-(.+)\.p7s$/.exec(path)?.[1] ?? []);
    expect(slots.sort()).toEqual(['IR', 'IR-2', 'KZ', 'RU']);
    for (const slot of slots) {
      const [p7s, list] = [`META-INF/signature-${slot}.p7s`, `META-INF/ASiCManifest-${slot}.xml`].map((path, at) => {
        const to = join(out, `${slot}.${at}`);
        writeFileSync(to, file.get(path) as Uint8Array);
        return to;
      }) as [string, string];
      const root = join(out, `${slot}.crt`);
      writeFileSync(root, ((await keys.roots())[slot.slice(0, 2)] ?? []).join('\n'));
      execFileSync(
        'openssl',
        [
          'cms',
          '-verify',
          '-binary',
          '-inform',
          'DER',
          '-in',
          p7s,
          '-content',
          list,
          '-CAfile',
          root,
          '-purpose',
          'any',
          '-cades',
          '-out',
          '/dev/null',
        ],
        { stdio: 'pipe' },
      );
    }
    const roots = await keys.roots();
    const report = await verifyPackage(bytes, { roots, tsaRoots: [], at: new Date() });
    expect(report.checks.filter(({ ok }) => ok === false)).toEqual([]);
    expect(report.verdict).toBe('valid');
    const strange = await verifyPackage(bytes, { roots: { ...roots, IR: [] }, tsaRoots: [], at: new Date() });
    expect(strange.checks.filter(({ ok }) => ok === false).map(({ about }) => about)).toEqual(['IR', 'IR-2']);
  }, 60_000);

  it('takes a late accession of a State that was absent, and verifies like the others', async () => {
    now = at(10);
    const accession = { delegation: 'TM', how: 'accession', place: 'Aşgabat', reason: 'Nota' } as const;
    expect(await bring('ru-head', { delegation: 'RU', how: 'accession', reason: 'Нота' })).toMatchObject({
      signing: 'signed-already',
    });
    expect(await bring('tm-neg', accession)).toEqual({ ok: false, signing: 'not-signatory' });
    expect(await bring('tm-head', accession)).toMatchObject({
      ok: true,
      signature: { how: 'accession', place: 'Aşgabat' },
    });
    expect(standing()).toBe('IR signed, KZ confirmed, RU signed, TM acceded');
    const report = await verifyPackage(await pkg(), { roots: await keys.roots(), tsaRoots: [], at: new Date() });
    expect([
      report.verdict,
      report.checks
        .filter(({ check }) => check === 'signature')
        .map(({ about }) => about)
        .sort(),
    ]).toEqual(['valid', ['IR', 'IR-2', 'KZ', 'RU', 'TM']]);
  }, 30_000);

  it('tells everybody of each step but who took it', () => {
    const told = (member: string) =>
      workspace.notices
        .of(member)
        .filter(({ kind }) => /^(?:text-sealed|sign|acceded)/.test(kind))
        .map(({ kind, delegation }) => [kind, delegation].filter(Boolean).join(' '))
        .reverse();
    const all = ['text-sealed', 'signed IR', 'signed IR', 'signed KZ', 'signed RU', 'signature-confirmed KZ'];
    expect(told('observer-1')).toEqual([...all, 'signing-closed', 'acceded TM']);
    expect(told('kz-head')).toEqual([...all.filter((one) => !one.includes('KZ')), 'signing-closed', 'acceded TM']);
  });

  it('records a withdrawal without touching what is in the package', async () => {
    now = at(12);
    const before = await pkg();
    const act = { seal: seal().id, delegation: 'RU', place: 'Москва', reason: 'Нота' };
    expect(await command('ru-neg', { ...act, type: 'signature.withdraw' })).toMatchObject({
      ok: false,
      signing: 'not-signatory',
    });
    expect(await command('ru-head', { ...act, type: 'signature.withdraw' })).toMatchObject({ ok: true });
    expect([standingOf(seal(), 'RU'), seal().closed]).toEqual(['withdrawn', at(3)]);
    expect(await pkg()).toEqual(before);
    workspace.summit.reload();
    expect(standingOf(seal(), 'RU')).toBe('withdrawn');
  });
});
