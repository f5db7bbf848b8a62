/** What a certificate says of itself, each word asked for alone: chains ask for several at once. */
import * as asn1 from 'asn1js';
import { describe, expect, it } from 'vitest';
import {
  allowsPurpose,
  isAuthority,
  isLegible,
  mayIssue,
  type Purpose,
  purposesOf,
  readBlock,
  stampsTime,
  USAGE,
  usageAllows,
} from '../../src/seal/extensions.ts';
import { basic, extension, forge, PURPOSE, purposes, SIGNER, usage, type Wish } from './forge.ts';

const withExtensions = async (...extensions: NonNullable<Wish['extensions']>) =>
  (await forge({ extensions })).certificate;
const unreadable = (oid: string) => extension(oid, false, new asn1.Integer({ value: 1 }));

describe('readBlock', () => {
  it('reads what fills the bytes, and what is written again as it was', () => {
    const read = (...bytes: readonly number[]): boolean => readBlock(Uint8Array.from(bytes)) !== null;
    expect([
      read(4, 1, 5),
      read(0x30, 3, 4, 1, 5),
      read(4, 1, 5, 0),
      read(4, 2, 5),
      // An object identifier with a needless zero before a number.
      read(6, 3, 0x80, 1, 2),
      read(),
    ]).toEqual([true, true, false, false, false, false]);
  });
});

describe('isLegible', () => {
  it('finds nothing wrong with a certificate without extensions, of whatever version', () => {
    expect([isLegible({ version: 0 }), isLegible({ version: 2 }), isLegible({ version: 0, extensions: [] })]).toEqual([
      true,
      true,
      true,
    ]);
    expect([
      isLegible({ version: 2, extensions: SIGNER }),
      isLegible({ version: 0, extensions: SIGNER }),
      isLegible({ version: 1, extensions: SIGNER }),
    ]).toEqual([true, false, false]);
  });

  it('understands no demand that it does not know, no policies, and nothing that is said twice', () => {
    const value = new asn1.Null();
    const legible = (...extensions: NonNullable<Wish['extensions']>): boolean =>
      isLegible({ version: 2, extensions: [...extensions] });
    expect([
      legible(...SIGNER, extension('1.2.3.4', false, value)),
      legible(...SIGNER, extension('1.2.3.4', true, value)),
      legible(...SIGNER, extension('2.5.29.36', false, value)),
      legible(...SIGNER, extension('2.5.29.54', false, value)),
      legible(...SIGNER, ...SIGNER),
    ]).toEqual([true, false, false, false, false]);
  });
});

describe('usageAllows', () => {
  it('asks for a bit, where there are bits at all', async () => {
    const all = [
      await withExtensions(usage(0x80)),
      await withExtensions(usage(0x40)),
      await withExtensions(usage(0x04)),
      await withExtensions(extension('2.5.29.15', true, Uint8Array.of(3, 1, 0))),
      await withExtensions(unreadable('2.5.29.15')),
      await withExtensions(),
    ];
    expect(all.map((one) => [usageAllows(one, USAGE.sign), usageAllows(one, USAGE.certificates)])).toEqual([
      [true, false],
      [true, false],
      [false, true],
      [false, false],
      [false, false],
      [true, true],
    ]);
  });
});

describe('isAuthority and mayIssue', () => {
  it('believe the word of the certificate, where it can be read', async () => {
    const all = [
      await withExtensions(basic(true)),
      await withExtensions(basic(true, 1)),
      await withExtensions(basic(true), usage(0x80)),
      await withExtensions(basic(false)),
      await withExtensions(),
      await withExtensions(unreadable('2.5.29.19')),
      await withExtensions(extension('2.5.29.19', true, Uint8Array.of(0x30, 0x81, 0))),
    ];
    expect(all.map((one) => [isAuthority(one), mayIssue(one, 0), mayIssue(one, 1), mayIssue(one, 2)])).toEqual([
      [true, true, true, true],
      [true, true, true, false],
      [true, false, false, false],
      ...Array(4).fill([false, false, false, false]),
    ]);
  });
});

describe('purposes', () => {
  it('are none where they cannot be read, and unlimited where none are named', async () => {
    expect([
      purposesOf(await withExtensions()),
      purposesOf(await withExtensions(unreadable('2.5.29.37'))),
      purposesOf(await withExtensions(extension('2.5.29.37', false, Uint8Array.of(0x30, 0x81, 0)))),
      purposesOf(await withExtensions(purposes([PURPOSE.email, PURPOSE.time]))),
    ]).toEqual([undefined, [], [], [PURPOSE.email, PURPOSE.time]]);
  });

  it.each<[purpose: Purpose, allowed: readonly string[], refused: readonly string[]]>([
    [
      'sign',
      [
        ...[PURPOSE.document, PURPOSE.email, PURPOSE.any, '1.2.840.113583.1.1.5', '1.3.6.1.4.1.311.10.3.12'],
        // Kazakhstan, Russia and Iran, each under its own arc.
        ...['1.2.398.3.3.4.1.2.1', '1.2.643.2.2.34.6', '2.16.364.101.1'],
      ],
      [PURPOSE.time, PURPOSE.server, PURPOSE.ocsp, '1.2.840.113583.1.1.6', '1.3.1.2.398.1', '1.2', '2.16.840.1.1'],
    ],
    [
      'stamp',
      [PURPOSE.time, PURPOSE.any],
      [PURPOSE.server, PURPOSE.email, PURPOSE.document, '1.2.398.3.3.4.1.2.1', PURPOSE.ocsp],
    ],
  ])('to %s are a list', async (purpose, allowed, refused) => {
    const of = async (oids: readonly string[]): Promise<readonly string[]> => {
      const found: string[] = [];
      for (const oid of oids) if (allowsPurpose(await withExtensions(purposes([oid])), purpose)) found.push(oid);
      return found;
    };
    expect([await of(allowed), await of(refused)]).toEqual([allowed, []]);
    const both = await withExtensions(purposes([refused[0] as string, allowed[0] as string]));
    expect([allowsPurpose(both, purpose), allowsPurpose(await withExtensions(), purpose)]).toEqual([true, true]);
  });

  it('to stamp the time stand alone, and critically', async () => {
    const stamps = async (named: readonly string[], critical = true) =>
      stampsTime(await withExtensions(purposes(named, critical)));
    expect([
      await stamps([PURPOSE.time]),
      await stamps([PURPOSE.time], false),
      await stamps([PURPOSE.email]),
      await stamps([PURPOSE.any]),
      await stamps([PURPOSE.time, PURPOSE.email]),
      await stamps([]),
      stampsTime(await withExtensions()),
    ]).toEqual([true, false, false, false, false, false, false]);
  });
});
