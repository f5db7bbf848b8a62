import JSZip from 'jszip';
import { afterAll, describe, expect, it } from 'vitest';
import {
  forgiving,
  proofOf,
  proofPages,
  type TextCheck,
  type TextsOn,
  textChecks,
} from '../../server/cli/sealed-texts.ts';
import { instrumentDigest } from '../../server/commands/assembly.ts';
import { instrumentDocuments } from '../../server/print/documents.ts';
import { instrumentFile, instrumentJson, PROGRAM, type SealedManifest } from '../../server/print/instrument-file.ts';
import { closePrintTools, PRINT_TOOLS } from '../../server/print/tools.ts';
import { NoTypesetter } from '../../server/print/typst.ts';
import type { Declaration } from '../../src/domain/clause/declaration.ts';
import { originalsOf } from '../../src/domain/instrument/instrument.ts';
import { canonicalJson, type Json, utf8 } from '../../src/domain/text/digest.ts';
import type { Instrument } from '../../src/export/print.ts';
import type { PrintTools } from '../../src/export/printed.ts';
import { numbered } from '../export/sample.ts';
import { instrument, RESOLUTIONS } from '../export/xml-jobs.ts';

/** Two States, two languages, two resolutions, as they lie in a package. */
const SEALED_AT = '2025-11-19T10:00:00Z';
const TWO = RESOLUTIONS.slice(0, 2).map((whole) => numbered({ ...whole, clauses: whole.clauses.slice(0, 8) }));
const WHOLE: Instrument = { ...instrument({ languages: ['fa', 'ru'] }, TWO) };
const OURS: Instrument = { ...WHOLE, parties: WHOLE.parties.filter(({ id }) => id === 'IR' || id === 'KZ') };

type Package = {
  readonly manifest: SealedManifest;
  readonly texts: ReadonlyMap<string, Declaration>;
  readonly files: ReadonlyMap<string, Uint8Array>;
};

/** No Typst: where only other files matter, half a second less. */
const PLAIN: PrintTools = { ...PRINT_TOOLS, typeset: () => Promise.reject(new NoTypesetter('no PDF here')) };

async function sealed(of: Instrument, tools = PLAIN): Promise<Package> {
  const resolutions = of.parts.map(({ resolution: id, declaration: { digest, at } }) => ({
    ...{ id, milestone: `m-${id}`, seq: at.seq, digest, logHead: 'ab'.repeat(32) },
  }));
  const wish = { extent: 'sealed', view: 'clean', draft: false, generatedAt: SEALED_AT, resolutions } as const;
  const made = await instrumentDocuments(of, { ...wish, digest: instrumentDigest(of) }, forgiving(tools));
  const files = new Map(made.map(({ path, bytes }) => [path, bytes]));
  files.set('documents/instrument.json', utf8(instrumentJson(instrumentFile(of))));
  const proof = proofOf(of);
  for (const { path, bytes } of proofPages(of, proof)) files.set(path, bytes);
  const originals = originalsOf(of.setting, of.parties);
  return {
    manifest: {
      sealedAt: SEALED_AT,
      languages: of.setting.languages,
      parties: of.parties.map(({ id }) => id),
      resolutions,
      originals,
      alternatProof: { permitted: proof.permitted, others: 0 },
      files: [...files.keys()].map((path) => ({ path })),
    },
    texts: new Map(of.parts.map(({ resolution, declaration }) => [resolution, declaration])),
    files,
  };
}

const pkg = await sealed(OURS);
/** As it is in life. */
const real = await sealed(OURS, PRINT_TOOLS);
const check = ({ manifest, texts, files }: Package, on: TextsOn = {}): Promise<readonly TextCheck[]> =>
  textChecks({ tools: PLAIN, ...on })(manifest, texts, (path) => files.get(path));

/** The package with other files in the places of its own. */
const withFiles = (changes: readonly (readonly [string, (bytes: Uint8Array) => Uint8Array])[]): Package => ({
  ...pkg,
  files: new Map([
    ...pkg.files,
    ...changes.map(([path, to]) => [path, to(pkg.files.get(path) as Uint8Array)] as const),
  ]),
});
const withFile = (path: string, change: (bytes: Uint8Array) => Uint8Array): Package => withFiles([[path, change]]);
const always = (bytes: Uint8Array) => (): Uint8Array => bytes;
const sorted = (checks: readonly TextCheck[]): readonly TextCheck[] =>
  [...checks].sort((a, b) => ((a.about ?? '') < (b.about ?? '') ? -1 : 1));
const text = (change: (text: string) => string) => (bytes: Uint8Array) => utf8(change(new TextDecoder().decode(bytes)));
const bad = (checks: readonly TextCheck[]): readonly TextCheck[] => checks.filter(({ ok }) => ok === false);
const ALL_OPEN = { ok: 'open', fault: 'no-typesetter' };

afterAll(() => closePrintTools());

describe('textChecks', () => {
  it('finds every document as the milestones make it', async () => {
    expect([...real.files.keys()].filter((path) => path.endsWith('.pdf')).length).toBe(4);
    expect(real.files.size).toBeGreaterThanOrEqual(18);
    expect(await check(real, { tools: PRINT_TOOLS })).toEqual([
      { check: 'texts', ok: true, about: 'documents/' },
      { check: 'alternat', ok: true },
    ]);
  });

  it('needs nothing of who negotiated', async () => {
    const stances = {
      IR: { stance: 'agree', digest: '0', member: 'm-secret', at: SEALED_AT, note: 'secret' },
    } as const;
    const texts = new Map(
      [...pkg.texts].map(([id, one]) => {
        const clauses = one.clauses.map((clause) => ({ ...clause, stances, status: 'initialled' as const }));
        return [id, { ...one, clauses, absent: {} }];
      }),
    );
    expect(bad(await check({ ...pkg, texts }))).toEqual([]);
  });

  it('leaves open what it cannot make here, and compares the rest', async () => {
    const checks = await check(pkg);
    expect(checks.filter(({ about }) => about?.endsWith('.pdf'))).toEqual(
      ['IR', 'KZ'].flatMap((holder) =>
        ['fa', 'ru'].map((lang) => ({
          check: 'texts',
          about: `documents/originals/${holder}/${lang}.pdf`,
          ...ALL_OPEN,
        })),
      ),
    );
    expect(checks.filter(({ about }) => !about?.endsWith('.pdf'))).toEqual([{ check: 'alternat', ok: true }]);
  });

  const persian = 'documents/text/fa.txt';

  it('finds a letter, a ZWNJ, a bidi control, a hidden paragraph, a byte, in every format', async () => {
    const changes: readonly (readonly [string, (bytes: Uint8Array) => Uint8Array])[] = [
      ['documents/alternat/ru.txt', text((words) => words.replace('о', 'o'))],
      ['documents/originals/IR/fa.docx', (bytes) => bytes.map((byte, at) => (at === 5000 ? byte ^ 1 : byte))],
      ['documents/text/all.json', text((words) => `${words} `)],
      ['documents/text/fa.akn.xml', text((words) => words.replace('ی', 'ي'))],
      ['documents/text/fa.html', text((words) => words.replace('،', '،\u202e'))],
      [persian, text((words) => words.replace('\u200c', ''))],
      ['documents/text/ru.html', text((words) => words.replace('</main>', '<p hidden="">1</p></main>'))],
      ['documents/text/ru.txt', text((words) => words.replace('о', 'o'))],
    ];
    const changed = withFiles(changes);
    for (const [path] of changes) expect(changed.files.get(path), path).not.toEqual(pkg.files.get(path));
    expect(sorted(bad(await check(changed)))).toEqual(
      changes.map(([path]) => ({ check: 'texts', ok: false, about: path, fault: 'changed' })),
    );
  });

  it('finds the PDF of one State in the place of another, and an empty one', async () => {
    const path = 'documents/originals/IR/fa.pdf';
    const other = new Map(real.files).set(path, real.files.get('documents/originals/KZ/fa.pdf') as Uint8Array);
    expect(bad(await check({ ...real, files: other }, { tools: PRINT_TOOLS }))).toEqual([
      { check: 'texts', ok: false, about: path, fault: 'changed' },
    ]);
    expect(pkg.files.get(path)).toEqual(new Uint8Array());
    expect(await check(pkg)).toContainEqual({ check: 'texts', about: path, ...ALL_OPEN });
  });

  it('finds a document that is missing, and names one that the text does not make', async () => {
    const files = new Map(pkg.files);
    files.delete(persian);
    const more = [...pkg.manifest.files, { path: 'documents/text/secret.txt' }];
    const checks = await check({ ...pkg, files, manifest: { ...pkg.manifest, files: more } });
    expect(bad(checks)).toEqual([{ check: 'texts', ok: false, about: persian, fault: 'missing' }]);
    expect(checks).toContainEqual({
      check: 'texts',
      ok: 'open',
      about: 'documents/text/secret.txt',
      fault: 'not-made',
    });
  });
});

describe('textChecks of another version', () => {
  const later = { program: 'alternat 9.9.9' };

  /** The file with `from` for `to` in its words. */
  const inWord = async (path: string, from: string, to: string): Promise<Uint8Array> => {
    const zip = await JSZip.loadAsync(pkg.files.get(path) as Uint8Array);
    const xml = (await zip.file('word/document.xml')?.async('string')) as string;
    expect(xml).toContain(from);
    zip.file('word/document.xml', xml.replaceAll(from, to));
    return zip.generateAsync({ type: 'uint8array', compression: 'STORE' });
  };

  it('finds the same words in other bytes, in every format that it reads back', async () => {
    const more = text((words) => `${words}\n`);
    const other = withFiles([
      ['documents/originals/IR/fa.docx', always(await inWord('documents/originals/IR/fa.docx', 'ایران', 'ایران'))],
      ['documents/text/all.json', more],
      ['documents/text/fa.html', more],
      ['documents/text/fa.txt', more],
      ['documents/text/ru.akn.xml', more],
    ]);
    const checks = (await check(other, later)).filter(({ about }) => about?.endsWith('.pdf') === false);
    expect(sorted(checks)).toEqual(
      [...other.files.keys()]
        .filter((path) => other.files.get(path) !== pkg.files.get(path))
        .sort()
        .map((about) => ({ check: 'texts', ok: 'open', about, fault: 'other-version' })),
    );
  });

  it('finds other words, in every format that it reads back', async () => {
    const changes: readonly (readonly [string, (bytes: Uint8Array) => Uint8Array])[] = [
      ['documents/originals/IR/fa.docx', always(await inWord('documents/originals/IR/fa.docx', 'ایران', 'ايران'))],
      ['documents/originals/KZ/ru.docx', always(new Uint8Array(3))],
      ['documents/text/all.json', always(utf8('{}'))],
      ['documents/text/fa.akn.xml', always(new Uint8Array([0xff]))],
      ['documents/text/fa.html', text((words) => words.replaceAll('\u200c', ''))],
      ['documents/text/ru.akn.xml', text((words) => words.replaceAll('Республика', 'Pеспублика'))],
      ['documents/text/ru.html', text((words) => words.replace(/<li>.*<\/li>|<p>.*<\/p>/g, ''))],
      ['documents/text/ru.txt', text((words) => words.split('\n\n').reverse().join('\n\n'))],
    ];
    const found = bad(await check(withFiles(changes), later));
    expect(found.map(({ fault }) => fault)).toEqual(changes.map(() => 'other-words'));
    expect(found.map(({ about = '' }) => about.split(' ')[0]).sort()).toEqual(changes.map(([path]) => path));
  });
});

describe('readInstrument', () => {
  const settings = 'documents/instrument.json';
  const file = instrumentFile(OURS);
  const spelled = (value: unknown): Uint8Array => utf8(canonicalJson(value as Json));
  const swapped = (declaration: Declaration): Declaration => ({
    ...declaration,
    clauses: declaration.clauses.map((clause, index) =>
      index === 3 ? { ...clause, number: { ...clause.number, ru: '99' } } : clause,
    ),
  });
  const first = TWO[0] as Declaration;

  it.each<[string, Partial<Package>, string, string]>([
    ['no settings', { files: new Map() }, settings, 'missing'],
    [
      'settings in another spelling',
      { files: new Map([[settings, utf8(JSON.stringify(file, null, 1))]]) },
      settings,
      'damaged',
    ],
    [
      'settings that are none',
      { files: new Map([[settings, spelled({ ...file, setting: { kind: 'act' } })]]) },
      settings,
      'damaged',
    ],
    ['bytes that are no text', { files: new Map([[settings, new Uint8Array([0xff, 0xfe, 0])]]) }, settings, 'damaged'],
    [
      'another State',
      { files: new Map([[settings, spelled({ ...file, parties: file.parties.slice(1) })]]) },
      settings,
      'other-manifest',
    ],
    ['another language', { manifest: { ...pkg.manifest, languages: ['fa'] } }, settings, 'other-manifest'],
    ['a text that is missing', { texts: new Map([...pkg.texts].slice(1)) }, first.resolution, 'missing'],
    [
      'another digest',
      { texts: new Map(pkg.texts).set(first.resolution, { ...first, digest: 'ff'.repeat(32) }) },
      first.resolution,
      'other-milestone',
    ],
    [
      'a number that does not follow',
      { texts: new Map(pkg.texts).set(first.resolution, swapped(first)) },
      first.resolution,
      'numbers',
    ],
  ])('finds %s', async (_, change, about, fault) => {
    expect(await check({ ...pkg, ...change })).toEqual([{ check: 'texts', ok: false, about, fault }]);
  });

  it('finds milestones of a shape that nobody writes, without throwing', async () => {
    for (const clauses of [[{}], [{ id: 1, texts: { fa: 'x' }, number: {} }], 'x', null]) {
      const odd = { ...first, clauses } as unknown as Declaration;
      const checks = await check({ ...pkg, texts: new Map(pkg.texts).set(first.resolution, odd) });
      expect(bad(checks)).not.toEqual([]);
    }
  });

  it('finds another title, other originals and another proof', async () => {
    const { manifest } = pkg;
    const order = manifest.originals.map((one) => ({ ...one, order: [...one.order].reverse() }));
    const titled = withFile(settings, () => spelled({ ...file, setting: { ...file.setting, title: { ru: 'Иное' } } }));
    const checks = bad(await check({ ...titled, manifest: { ...manifest, originals: order } }));
    expect(checks.map(({ about }) => about)).toContain('documents/text/ru.txt');
    expect(checks).toContainEqual({ check: 'alternat', ok: false, fault: 'other-originals' });
    const alternatProof = { permitted: manifest.alternatProof.permitted + 1, others: 0 };
    expect(bad(await check({ ...pkg, manifest: { ...manifest, alternatProof } }))).toEqual([
      { check: 'alternat', ok: false, fault: 'proof' },
    ]);
  });

  it('says with which program it was made', () => {
    expect(PROGRAM).toMatch(/^alternat \d+\.\d+\.\d+$/);
    expect(file.program).toBe(PROGRAM);
  });
});
