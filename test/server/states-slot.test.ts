/** A text that lists the States, adopted, sealed and verified: what is read for a list is what was adopted, or it is another text. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { instrumentDigest } from '../../server/commands/assembly.ts';
import { toPlain } from '../../src/domain/text/text.ts';
import { instrument } from '../export/xml-jobs.ts';
import { declaration } from '../support/declaration.ts';
import { serveSample } from '../support/server.ts';
import { adoptText, headOf, initialAll, memberOf, shortSummit, withWords } from '../support/short-summit.ts';
import { type Signed, signedSummit } from '../support/signed-summit.ts';

type Page = { readonly missing: readonly { readonly kind: string }[] };

const WORDS = {
  c2: {
    fa: 'دولت‌های {states official}،',
    ru: 'Правительства {states official genitive},',
    kk: '{states genitive} үкіметтері,',
  },
};
let summit: Signed;
beforeAll(async () => {
  summit = await signedSummit(WORDS);
}, 120_000);
afterAll(() => summit?.server.stop());

describe('a sealed text with lists of States', () => {
  it('keeps the tokens, and names each holder first in its own originals', async () => {
    const stored = (await summit.server.declaration('general', summit.token.legal ?? '')).clauses[1]?.texts.ru;
    expect(toPlain(stored?.paragraphs ?? [])).toBe(WORDS.c2.ru);
    const original = (holder: string, language: string) =>
      summit.text(`/api/summit/instrument/document?format=text&language=${language}&holder=${holder}`);
    expect(await original('RU', 'ru')).toContain(
      'Правительства Российской Федерации, Исламской Республики Иран и Республики Казахстан,',
    );
    expect(await original('KZ', 'kk')).toContain('Қазақстанның, Иранның және Ресейдің үкіметтері,');
    expect(await original('IR', 'fa')).toContain('دولت‌های جمهوری اسلامی ایران، جمهوری قزاقستان و فدراسیون روسیه،');
  });

  it('is exported with the names, in the order that belongs to nobody', async () => {
    const text = await summit.text('/api/resolutions/general/export?format=text&language=ru&at=now');
    expect(text).toContain('Правительства Исламской Республики Иран, Республики Казахстан и Российской Федерации,');
    expect(await summit.text('/api/resolutions/general/export?format=json&language=all&at=now')).toContain(WORDS.c2.ru);
  });
});

describe('an adopted text that lists the States', () => {
  it('is not adopted any more when somebody goes whom it lists, or when the order is another one', async () => {
    const file = withWords(shortSummit(), 'c2', WORDS.c2);
    const server = await serveSample({ sample: file });
    try {
      const sec = await server.signIn(memberOf(file, 'secretariat'));
      const page = async () => (await server.call('GET', '/api/summit/instrument', sec)).body as Page;
      const adopted = async (): Promise<boolean> => !(await page()).missing.some(({ kind }) => kind === 'adoption');
      const give = async (token: string, path: string, body: object): Promise<void> => {
        expect((await server.call('POST', `${path}/commands`, token, body)).body).toMatchObject({ ok: true });
      };
      await initialAll(server, file, 'general');
      await adoptText(server, file);
      expect(await adopted()).toBe(true);
      const kz = await server.signIn(headOf(file, 'KZ'));
      await give(kz, '/api/resolutions/general', { id: 'a', type: 'party.absent', delegation: 'KZ', reason: 'отъезд' });
      expect(await adopted()).toBe(false);
      await give(kz, '/api/resolutions/general', { id: 'b', type: 'party.present', delegation: 'KZ' });
      expect(await adopted()).toBe(true);
      const { setting } = (await page()) as unknown as { setting: object };
      const order = { list: ['RU', 'KZ', 'IR'], basis: 'agreed', decidedAt: '2025-11-18' };
      await give(sec, '/api/summit', { id: 'c', type: 'instrument.set', setting: { ...setting, order } });
      expect(await adopted()).toBe(false);
    } finally {
      await server.stop();
    }
  }, 60_000);
});

describe('the digest of an instrument', () => {
  const text = (ru: string) => declaration({ columns: ['ru'], clauses: [{ texts: { ru } }] });
  const of = (ru: string) => {
    const whole = instrument({ languages: ['ru'] }, [text(ru)]);
    return { ...whole, setting: { ...whole.setting, order: ['AZ', 'IR', 'KZ', 'RU', 'TM'] } };
  };
  const listing = of('у {states genitive}');

  it('is another one when a party, a name or the order changes that a list names', () => {
    const [first, ...others] = listing.parties;
    if (!first) throw new Error('no parties');
    const digests = [
      listing,
      { ...listing, parties: others },
      { ...listing, parties: [{ ...first, names: { ...first.names, ru: 'Азербайджанская сторона' } }, ...others] },
      { ...listing, setting: { ...listing.setting, order: ['TM', 'AZ', 'IR', 'KZ', 'RU'] } },
      of('у {states dative}'),
    ].map(instrumentDigest);
    expect(new Set(digests).size).toBe(digests.length);
  });

  it('is what it was for a text that lists nobody', () => {
    const plain = of('у всех');
    expect(instrumentDigest({ ...plain, parties: plain.parties.slice(1) })).toBe(instrumentDigest(plain));
  });
});
