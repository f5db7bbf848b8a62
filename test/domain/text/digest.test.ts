/** Our SHA-256 and canonical JSON against the platform's hash and the examples of RFC 8785. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import {
  canonicalJson,
  cellDigest,
  clauseDigest,
  declarationDigest,
  lendHash,
  sha256,
  utf8,
} from '../../../src/domain/text/digest.ts';
import { fromPlain, MARKS, type RichText, richText } from '../../../src/domain/text/text.ts';

const platform = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

describe('sha256', () => {
  it('is what FIPS 180-4 prints for "abc" and for nothing', () => {
    expect([sha256('abc'), sha256('')]).toEqual([
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    ]);
  });

  it('agrees with the platform at every length around block boundaries', () => {
    const wrong = Array.from({ length: 260 }, (_, length) =>
      Uint8Array.from({ length }, (_v, i) => (i * 7 + length) & 255),
    ).filter((bytes) => sha256(bytes) !== platform(bytes));
    expect(wrong.map(({ length }) => length)).toEqual([]);
  });

  it('agrees with the platform on random bytes, a view into a larger buffer included', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 700 }), fc.nat(20), (bytes, skip) => {
        const view = bytes.subarray(Math.min(skip, bytes.length));
        expect([sha256(bytes), sha256(view)]).toEqual([platform(bytes), platform(view)]);
      }),
      { seed: 20251118, numRuns: 500 },
    );
  });

  it('agrees with the platform on strings of any code units, lone surrogates included', () => {
    const unit = fc.oneof(
      fc.constantFrom(
        'a',
        'ß',
        'ی',
        '‌',
        '€',
        '𐎠',
        '\ud800',
        '\udbff',
        '\udc00',
        '\udfff',
        '\u0000',
        '￿',
        '',
        '߿',
        'ࠀ',
        '​',
      ),
      fc.nat(0xffff).map((code) => String.fromCharCode(code)),
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 200 }), (units) => {
        const text = units.join('');
        expect([sha256(text), Buffer.from(utf8(text)).toString('hex')]).toEqual([
          platform(text),
          Buffer.from(text).toString('hex'),
        ]);
      }),
      { seed: 20251118, numRuns: 1000 },
    );
  });

  it('is not disturbed by what was hashed before, longer or shorter', () => {
    const texts = [0, 5_000, 3, 20_000, 55, 64, 0].map((length) => 'خ'.repeat(length));
    expect(texts.map((text) => sha256(text))).toEqual(texts.map(platform));
  });

  it('agrees with the platform on a megabyte of Persian', () => {
    const text = 'دریای خزر، دریای صلح و دوستی. '.repeat(20_000);
    expect(sha256(text)).toBe(platform(text));
  });
});

describe('canonicalJson', () => {
  it('writes the literals, strings and numbers of RFC 8785, 3.2.2', () => {
    const value = {
      // biome-ignore lint/correctness/noPrecisionLoss: the RFC's own example
      numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    };
    expect(canonicalJson(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('sorts keys by UTF-16 code units as RFC 8785, 3.2.3 does', () => {
    const value = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    };
    expect(Object.values(JSON.parse(canonicalJson(value)) as object)).toEqual([
      // JSON.parse puts the integer key first as well, which is also its place by code units after "\r" in the text.
      'One',
      'Carriage Return',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ]);
    expect(canonicalJson(value).startsWith('{"\\r":"Carriage Return","1":"One",')).toBe(true);
  });

  it.each([
    [-0, '0'],
    [1e21, '1e+21'],
    [9007199254740991, '9007199254740991'],
    [{ b: undefined, a: 1 }, '{"a":1}'],
    [{ b: [{ d: 1, c: 2 }], a: {} }, '{"a":{},"b":[{"c":2,"d":1}]}'],
    [[], '[]'],
  ])('writes %j as %s', (value, expected) => {
    expect(canonicalJson(value)).toBe(expected);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('throws on %s', (value) => {
    expect(() => canonicalJson({ value })).toThrow(TypeError);
  });

  it('reads back as the same value and does not depend on the order of keys', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), (value) => {
        const json = canonicalJson(value as never);
        expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(value)));
        if (value !== null && typeof value === 'object' && !Array.isArray(value))
          expect(canonicalJson(Object.fromEntries(Object.entries(value).reverse()) as never)).toBe(json);
      }),
      { seed: 20251118, numRuns: 500 },
    );
  });
});

describe('cellDigest', () => {
  it('is the hash of the paragraphs as canonical JSON', () => {
    expect(cellDigest(richText([{ text: 'خزر', marks: ['bold'] }, { text: ' a\n' }]))).toBe(
      platform('[[{"marks":["bold"],"text":"خزر"},{"text":" a"}],[]]'),
    );
  });

  it('tells apart what looks alike: forms of yeh, a joiner, marks, a paragraph end', () => {
    const texts = [
      fromPlain('علی'),
      fromPlain('علي'),
      fromPlain('علی‌'),
      richText([{ text: 'علی', marks: ['bold'] }]),
      fromPlain('علی\n'),
      fromPlain(''),
    ];
    expect(new Set(texts.map(cellDigest)).size).toBe(texts.length);
  });
});

describe('lendHash', () => {
  afterAll(() => lendHash(sha256));

  it('changes who hashes and no digest, on texts with marks and without', () => {
    const run = fc.record(
      { text: fc.string({ unit: 'binary' }), marks: fc.subarray([...MARKS]) },
      { requiredKeys: ['text'] },
    );
    const digests = (text: RichText): string[] => {
      const cell = cellDigest(text);
      const clause = { id: 'a', kind: 'article', level: 0, status: 'draft', texts: { fa: { digest: cell } } };
      return [cell, clauseDigest('article', { fa: cell }), declarationDigest(['fa'], [clause])];
    };
    let asked = 0;
    let marked = 0;
    fc.assert(
      fc.property(fc.array(run, { maxLength: 4 }), (runs) => {
        const text = richText(runs);
        lendHash(sha256);
        const own = digests(text);
        lendHash((data) => {
          asked++;
          return platform(data);
        });
        expect(digests(text)).toEqual(own);
        expect(own[0]).toBe(platform(canonicalJson(text as never)));
        if (text.some((paragraph) => paragraph.some(({ marks }) => marks))) marked++;
      }),
      { seed: 20251118, numRuns: 100 },
    );
    expect([asked, marked > 20, marked < 80]).toEqual([300, true, true]);
  });
});

describe('clauseDigest', () => {
  it('is the hash of kind and texts, whatever the order of the columns', () => {
    const expected = platform('{"kind":"article","texts":{"fa":"1","ru":"none-by-design"}}');
    expect([
      clauseDigest('article', { ru: 'none-by-design', fa: '1' }),
      clauseDigest('article', { fa: '1', ru: 'none-by-design' }),
    ]).toEqual([expected, expected]);
  });
});

describe('declarationDigest', () => {
  const clause = (id: string, status: string, digest: string) => ({
    id,
    kind: 'paragraph',
    level: 0,
    status,
    texts: { fa: { digest } },
  });
  const digest = (...clauses: ReturnType<typeof clause>[]) => declarationDigest(['fa', 'ru'], clauses);

  it('covers the order, the texts and the columns, but neither withdrawn clauses nor the ladder', () => {
    const base = digest(clause('a', 'draft', '1'), clause('b', 'draft', '2'));
    expect([
      digest(clause('a', 'agreed', '1'), clause('b', 'initialled', '2')) === base,
      digest(clause('a', 'draft', '1'), clause('x', 'withdrawn', '3'), clause('b', 'draft', '2')) === base,
      digest(clause('b', 'draft', '2'), clause('a', 'draft', '1')) === base,
      digest(clause('a', 'draft', '1'), clause('b', 'draft', '3')) === base,
      digest(clause('a', 'draft', '1')) === base,
      declarationDigest(['fa'], [clause('a', 'draft', '1'), clause('b', 'draft', '2')]) === base,
    ]).toEqual([true, true, false, false, false, false]);
  });
});
