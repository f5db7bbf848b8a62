/** The file of the findings that were waived: what goes in comes out, the same bytes each time, and only of the text that is signed. */
import { describe, expect, it, vi } from 'vitest';
import type { WaivedFinding } from '../../src/domain/instrument/assembly.ts';
import type { Check } from '../../src/domain/instrument/verification.ts';
import { readManifest } from '../../src/seal/manifest.ts';
import { sealPackage } from '../../src/seal/package.ts';
import { describeReport } from '../../src/seal/report-lines.ts';
import { verifyPackage } from '../../src/seal/verify.ts';
import { readWaived, WAIVED_PATH, waivedFiles } from '../../src/seal/waived.ts';
import { entriesOf, milestone, NOW, sealing } from './summit.ts';

vi.setConfig({ testTimeout: 60_000 });
const TRUST = { roots: {}, tsaRoots: [], at: NOW };
const cell = milestone().clauses[0]?.texts.ru?.digest ?? '';
const WAIVED: WaivedFinding = {
  ...{ resolution: 'economy', clause: 'c1', number: { fa: 'بند ۱', ru: '1' } },
  ...{ check: 'numbers', message: 'numbers.missing', args: { missing: '2025' }, languages: ['ru'] },
  ...{ cells: { ru: cell }, reason: 'сказано словами', at: '2025-11-19T10:00:00.000Z' },
  by: { id: 'legal-1', name: 'Л. Юрист' },
};
const sealed = (...waived: readonly WaivedFinding[]): Promise<Uint8Array> => sealPackage({ ...sealing(), waived });
const line = async (pkg: Uint8Array): Promise<Check | undefined> =>
  (await verifyPackage(pkg, TRUST)).checks.find(({ check }) => check === 'waived');

describe('waived findings', () => {
  it('are a file of the package that its manifest lists, with the same bytes each time', async () => {
    const pkg = await sealed(WAIVED);
    expect(Buffer.compare(pkg, await sealed({ ...WAIVED }))).toBe(0);
    const entries = await entriesOf(pkg);
    const bytes = entries.find(({ path }) => path === WAIVED_PATH)?.bytes ?? new Uint8Array();
    expect(readWaived(bytes)).toEqual([WAIVED]);
    const manifest = entries.find(({ path }) => path === 'manifest.json')?.bytes ?? new Uint8Array();
    expect(readManifest(manifest)?.manifest.files.map(({ path }) => path)).toContain(WAIVED_PATH);
  });

  it('are read with stock tools as HOW-TO-VERIFY says in every language, which says nothing where there are none', async () => {
    const how = async (...waived: readonly WaivedFinding[]): Promise<boolean[]> =>
      (await entriesOf(await sealed(...waived)))
        .filter(({ path }) => /^HOW-TO-VERIFY-..\.txt$/.test(path))
        .map(({ bytes }) => new TextDecoder().decode(bytes).includes(`    cat ${WAIVED_PATH}\n`));
    expect([await how(WAIVED), await how()]).toEqual([Array(6).fill(true), Array(6).fill(false)]);
  });

  it('leave no file where there are none', async () => {
    expect((await entriesOf(await sealed())).map(({ path }) => path)).not.toContain(WAIVED_PATH);
    expect(Buffer.compare(await sealed(), await sealPackage(sealing()))).toBe(0);
  });

  it('are counted in the report, in every language', async () => {
    expect([await line(await sealed()), await line(await sealed(WAIVED, WAIVED))]).toEqual([
      { check: 'waived', ok: true, detail: '0' },
      { check: 'waived', ok: true, detail: '2' },
    ]);
    const report = await verifyPackage(await sealed(WAIVED), TRUST);
    expect(describeReport('ru', report)).toContain('Замечания проверки, снятые с объяснением · 1');
  });

  it('that cannot be read make the package invalid, and say which file', async () => {
    expect(await line(await sealed({ ...WAIVED, reason: 7 as never }))).toEqual({
      ...{ check: 'waived', ok: false, about: WAIVED_PATH, fault: 'damaged' },
    });
  });

  it.each<[string, Partial<WaivedFinding>]>([
    ['of one cell as it is and one as it is not', { cells: { ru: cell, fa: 'a'.repeat(64) } }],
    ['of a column that is not there', { cells: { tk: cell } }],
    ['of another text', { cells: { ru: 'a'.repeat(64) } }],
    ['of another column', { cells: { fa: cell } }],
    ['of a clause that is not there', { clause: 'c9' }],
    ['of a resolution that is not there', { resolution: 'general' }],
  ])('%s make the package invalid', async (_name, more) => {
    const found = await line(await sealed(WAIVED, { ...WAIVED, ...more }));
    const { resolution, clause } = { ...WAIVED, ...more };
    expect(found).toEqual({
      ...{ check: 'waived', ok: false, about: `${WAIVED_PATH} ${resolution} ${clause}`, fault: 'digest' },
    });
  });

  it.each<[string, unknown]>([
    ['no list', null],
    ['an entry that is none', [null]],
    ['a word in place of an entry', ['x']],
    ['a list in place of an entry', [[]]],
    ['one good entry and one that is none', [WAIVED, null]],
    ['an author that is a word', [{ ...WAIVED, by: 'legal-1' }]],
    ['arguments of nothing', [{ ...WAIVED, args: null }]],
    ['one good language and one that is none', [{ ...WAIVED, languages: ['ru', 7] }]],
    ['an entry without a reason', [{ ...WAIVED, reason: undefined }]],
    ['an entry of nobody', [{ ...WAIVED, by: undefined }]],
    ['a language that is a number', [{ ...WAIVED, languages: [7] }]],
    ['cells that are a list', [{ ...WAIVED, cells: [] }]],
  ])('with %s are damaged', async (_name, waived) => {
    const [file] = waivedFiles([WAIVED]);
    const value = JSON.parse(new TextDecoder().decode(file?.bytes)) as object;
    expect(readWaived(new TextEncoder().encode(JSON.stringify({ ...value, waived })))).toBeNull();
  });

  it('are not read out of other files', () => {
    const texts = ['', '[]', '{"format":"alternat-seal","version":1,"waived":[]}', '{"format":"alternat-waived"}'];
    texts.push('{"format":"alternat-waived","version":2,"waived":[]}', '7', 'null');
    expect(texts.map((text) => readWaived(new TextEncoder().encode(text)))).toEqual(texts.map(() => null));
    expect(readWaived(Uint8Array.of(0xff))).toBeNull();
    const [file] = waivedFiles([{ ...WAIVED, reason: 'x' }]);
    // A byte that is no UTF-8 is no letter of a reason.
    const bytes = (file?.bytes ?? new Uint8Array()).map((byte) => (byte === 0x78 ? 0xff : byte));
    expect(readWaived(bytes)).toBeNull();
  });
});
