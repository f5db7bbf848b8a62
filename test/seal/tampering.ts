/** What is done to a package to deceive its readers: the same list for our verifier and for the stock tools. */
import { canonicalJson, type Json, sha256 } from '../../src/domain/text/digest.ts';
import { changed, type World, withFile } from './summit.ts';

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const utf8 = (words: string): Uint8Array => new TextEncoder().encode(words);
const replaced = (from: string | RegExp, to: string) => (bytes: Uint8Array) => {
  const after = text(bytes).replace(from, to);
  if (after === text(bytes)) throw new Error(`nothing to replace: ${from}`);
  return utf8(after);
};

export type Tampering = {
  readonly name: string;
  readonly make: (world: World) => Promise<Uint8Array>;
  /** What our verifier says; `check fault`. */
  readonly finds: readonly string[];
  /** Stock commands cannot see it. */
  readonly onlyOurs?: true;
};

const FA = 'documents/declaration-fa.txt';
const DOCUMENT = 'documents/declaration-ru.txt';

/** A document with other words, and SHA256SUMS made to agree: who looks only at checksums is deceived. */
const sumsToo = async (
  pkg: Uint8Array,
  path: string,
  change: (bytes: Uint8Array) => Uint8Array,
): Promise<Uint8Array> => {
  let [before, after] = ['', ''];
  const other = await withFile(pkg, path, (bytes) => {
    before = sha256(bytes);
    const result = change(bytes);
    after = sha256(result);
    return result;
  });
  return withFile(other, 'SHA256SUMS', replaced(before, after));
};

const without = (pkg: Uint8Array, path: string): Promise<Uint8Array> =>
  changed(pkg, (entries) => entries.filter((one) => one.path !== path));

export const TAMPERINGS: readonly Tampering[] = [
  {
    name: 'an added file',
    make: ({ stamped }) => changed(stamped, (all) => [...all, { path: 'documents/annex.txt', bytes: utf8('x') }]),
    finds: ['extra added'],
  },
  {
    name: 'a removed document',
    make: ({ stamped }) => without(stamped, DOCUMENT),
    finds: ['files missing', 'timestamp lists-differ'],
  },
  {
    name: 'a removed list to sign',
    make: ({ stamped }) => without(stamped, 'META-INF/ASiCManifest-IR.xml'),
    finds: ['lists missing', 'timestamp lists-differ', 'signature bad-signature'],
  },
  { name: 'a removed manifest', make: ({ stamped }) => without(stamped, 'manifest.json'), finds: ['manifest missing'] },
  {
    name: 'swapped signatures',
    make: ({ signed }) =>
      changed(signed, (all) => {
        const [ir, ru] = ['IR', 'RU'].map((party) => `META-INF/signature-${party}.p7s`);
        const bytesOf = (path?: string) => all.find((one) => one.path === path)?.bytes ?? new Uint8Array();
        return all.map((one) =>
          one.path === ir ? { ...one, bytes: bytesOf(ru) } : one.path === ru ? { ...one, bytes: bytesOf(ir) } : one,
        );
      }),
    finds: ['signature bad-signature', 'signature bad-signature'],
  },
  {
    name: 'a manifest in another order',
    make: ({ signed }) =>
      withFile(signed, 'manifest.json', (bytes) => {
        const { version, ...rest } = JSON.parse(text(bytes));
        return utf8(JSON.stringify({ version, ...rest }));
      }),
    finds: ['manifest not-canonical', 'sums lists-differ', ...Array(5).fill('lists lists-differ')],
  },
  {
    name: 'a manifest of other States, canonical',
    make: ({ signed }) =>
      withFile(signed, 'manifest.json', (bytes) => {
        const value = JSON.parse(text(bytes)) as { parties: string[] };
        return utf8(canonicalJson({ ...value, parties: value.parties.slice(1) } as unknown as Json));
      }),
    // Whoever is no party any more would have acceded, and over another list.
    finds: ['sums lists-differ', ...Array(5).fill('lists lists-differ')],
  },
  {
    name: 'a text without its ZWNJ',
    make: ({ signed }) => withFile(signed, FA, replaced('می\u200cشود', 'می شود')),
    finds: ['files changed'],
  },
  {
    name: 'a bidi control slipped in',
    make: ({ signed }) => withFile(signed, FA, replaced('۲۰۲۵', '\u202e۲۰۲۵\u202c')),
    finds: ['files changed'],
  },
  {
    name: 'a changed word with its checksum',
    make: ({ signed }) => sumsToo(signed, DOCUMENT, replaced('Стороны', 'Сторона')),
    finds: ['files changed', 'sums lists-differ'],
  },
  {
    name: 'a changed milestone',
    make: ({ signed }) => withFile(signed, 'milestones/economy.json', replaced('می\u200cشود', 'می شود')),
    finds: ['files changed', 'milestone digest'],
  },
  {
    name: 'a list that leaves a document out',
    make: ({ signed }) =>
      withFile(
        signed,
        'META-INF/ASiCManifest-KZ.xml',
        replaced(/<asic:DataObjectReference URI="documents\/declaration-ru.*\n/, ''),
      ),
    finds: ['lists lists-differ', 'signature bad-signature'],
  },
  {
    name: 'a damaged signature',
    make: ({ signed }) => withFile(signed, 'META-INF/signature-TM.p7s', (bytes) => bytes.subarray(0, 300)),
    finds: ['signature damaged'],
  },
  {
    name: 'a signature of a stranger',
    make: ({ signed }) => changed(signed, (all) => [...all, { path: 'META-INF/signature-XX.p7s', bytes: utf8('x') }]),
    finds: ['extra added'],
    onlyOurs: true,
  },
  {
    name: 'a damaged time stamp',
    make: ({ stamped }) => withFile(stamped, 'META-INF/timestamp-001.tst', (bytes) => bytes.subarray(0, 100)),
    finds: ['timestamp damaged'],
  },
  {
    name: 'a time stamp of another archive',
    make: ({ stamped }) =>
      withFile(
        stamped,
        'META-INF/ASiCArchiveManifest.xml',
        replaced(/<asic:DataObjectReference URI="documents\/declaration-ru.*\n/, ''),
      ),
    finds: ['timestamp bad-signature'],
  },
  {
    name: 'another type of package',
    make: ({ signed }) => withFile(signed, 'mimetype', () => utf8('application/zip')),
    finds: ['mimetype changed'],
    onlyOurs: true,
  },
  {
    name: 'the type not first',
    make: ({ signed }) => changed(signed, ([first, ...rest]) => [...rest, ...(first ? [first] : [])]),
    finds: ['mimetype not-first'],
    onlyOurs: true,
  },
];
