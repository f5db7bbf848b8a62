/** Name constraints: the names that an authority may give out certificates for, obeyed whether they are critical or not. */
import * as asn1 from 'asn1js';
import { describe, expect, it } from 'vitest';
import { alternative, CA, constraints, extension, judged, nameOf, SIGNER, type Wish } from './forge.ts';

describe('name constraints', () => {
  const C = '2.5.4.6';
  const O = '2.5.4.10';
  const EMAIL = '1.2.840.113549.1.9.1';
  const iran = nameOf([[C, 'IR']]);
  const russia = nameOf([[C, 'RU']]);
  const under = (critical: boolean, wish: Parameters<typeof constraints>[1], signer: Wish = {}, where = 'ministry') =>
    judged({ [where]: { extensions: [...CA, constraints(critical, wish)] }, signer });

  it.each([true, false])('obeys those for names of persons and offices, critical: %s', async (critical) => {
    expect([
      await under(critical, { permitted: [['directory', iran]] }),
      await under(critical, {
        permitted: [
          ['directory', russia],
          ['directory', iran],
        ],
      }),
      await under(critical, { permitted: [['directory', nameOf([[C, 'ir']])]] }),
      await under(critical, { permitted: [['directory', russia]] }),
      await under(critical, { permitted: [['directory', russia]] }, {}, 'root'),
      await under(critical, { excluded: [['directory', iran]] }),
      await under(critical, { excluded: [['directory', nameOf([[C, 'iR']])]] }),
      await under(critical, { excluded: [['directory', russia]] }),
      await under(critical, {
        permitted: [
          [
            'directory',
            nameOf([
              [C, 'IR'],
              [O, 'Ministry'],
            ]),
          ],
        ],
      }),
      await under(critical, {
        permitted: [
          [
            'directory',
            nameOf([
              [C, 'IR'],
              ['2.5.4.3', ' SIGNER'],
            ]),
          ],
        ],
      }),
    ]).toEqual([
      null,
      null,
      null,
      'constrained',
      'constrained',
      'constrained',
      'constrained',
      null,
      'constrained',
      null,
    ]);
  });

  it('obeys them for every certificate below, and not for the one that sets them', async () => {
    expect(
      await judged({
        root: {
          extensions: [
            ...CA,
            constraints(false, {
              excluded: [
                [
                  'directory',
                  nameOf([
                    [C, 'IR'],
                    ['2.5.4.3', 'ministry'],
                  ]),
                ],
              ],
            }),
          ],
        },
      }),
    ).toBe('constrained');
    expect(
      await judged({
        ministry: {
          extensions: [
            ...CA,
            constraints(false, {
              excluded: [
                [
                  'directory',
                  nameOf([
                    [C, 'IR'],
                    ['2.5.4.3', 'ministry'],
                  ]),
                ],
              ],
            }),
          ],
        },
      }),
    ).toBe(null);
  });

  it('obeys them for the other names of a certificate', async () => {
    const signer = (form: 'email' | 'dns' | 'uri' | 'ip' | 'directory', value: unknown): Wish => ({
      extensions: [...SIGNER, alternative(form, value)],
    });
    const post = (address: string): Wish => ({ more: [[EMAIL, address]] });
    expect([
      await under(false, { permitted: [['email', 'mfa.ir']] }, signer('email', 'a@MFA.ir')),
      await under(false, { permitted: [['email', 'mfa.ir']] }, signer('email', 'a@x.mfa.ir')),
      await under(false, { permitted: [['email', '.mfa.ir']] }, signer('email', 'a@x.mfa.ir')),
      await under(false, { permitted: [['email', '.mfa.ir']] }, signer('email', 'a@mfa.ir')),
      await under(false, { permitted: [['email', 'a@mfa.ir']] }, signer('email', 'b@mfa.ir')),
      await under(false, { excluded: [['email', 'mfa.ir']] }, post('a@mfa.ir')),
      await under(false, { permitted: [['email', 'mfa.ir']] }, post('a@mfa.ru')),
      await under(false, { permitted: [['email', 'mfa.ir']] }),
      await under(false, { permitted: [['dns', 'mfa.ir']] }, signer('dns', 'x.mfa.ir')),
      await under(false, { permitted: [['dns', 'mfa.ir']] }, signer('dns', 'xmfa.ir')),
      await under(false, { excluded: [['dns', 'mfa.ir']] }, signer('dns', 'MFA.ir')),
      await under(false, { permitted: [['uri', 'mfa.ir']] }, signer('uri', 'https://mfa.ir/')),
      await under(false, { permitted: [['uri', 'mfa.ir']] }),
      await under(false, { excluded: [['directory', russia]] }, signer('directory', russia)),
    ]).toEqual([
      ...[null, 'constrained', null, 'constrained', 'constrained'],
      ...['constrained', 'constrained', null],
      ...[null, 'constrained', 'constrained'],
      // A form of names that nobody here reads: refused where such a name stands, without meaning elsewhere.
      ...['constrained', null],
      'constrained',
    ]);
  });

  it('does not follow constraints that it cannot read', async () => {
    expect([
      await judged({
        ministry: { extensions: [...CA, extension('2.5.29.30', false, new asn1.Integer({ value: 1 }))] },
      }),
      await judged({ ministry: { extensions: [...CA, extension('2.5.29.30', true, new Uint8Array([0x30, 0x03]))] } }),
    ]).toEqual(['bad-certificate', 'bad-certificate']);
  });
});
