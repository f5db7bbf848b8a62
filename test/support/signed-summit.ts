/** A summit whose text all have signed, over the real server, at a clock that can be moved: for what follows a signature. */

import type { PerLang } from '../../src/language/language.ts';
import { signDetached } from '../../src/seal/cms.ts';
import { openPkcs12 } from '../../src/seal/pkcs12.ts';
import { serveSample, type TestServer, until } from './server.ts';
import { adoptText, initialAll, memberOf, shortSummit, withWords } from './short-summit.ts';

export type Reply = {
  readonly ok: boolean;
  readonly reason?: string;
  readonly message?: string;
  readonly signing?: string;
  readonly rectification?: string;
  readonly copy?: number;
  readonly amendments?: readonly {
    readonly language: string;
    readonly why: string;
    readonly old: string;
    readonly young: string;
  }[];
};
export type Act = {
  readonly id: string;
  readonly state: string;
  readonly deadline: string | null;
  readonly untold: readonly string[];
  readonly notified?: readonly { readonly delegation: string; readonly at: string }[];
  readonly missing: readonly { readonly languages: readonly [string, string] }[];
  readonly objections: readonly { readonly delegation: string }[];
  readonly texts: PerLang<string>;
};
export type Page = {
  readonly seals: readonly {
    readonly id: string;
    readonly closed?: string;
    readonly resolutions: readonly { readonly id: string; readonly milestone: string }[];
  }[];
  readonly rectifications: readonly Act[];
  readonly notifications?: readonly {
    readonly id: string;
    readonly number: number;
    readonly kind: string;
    readonly receipts: readonly { readonly delegation: string }[];
  }[];
  readonly copies?: readonly { readonly number: number; readonly corrections: readonly string[] }[];
  readonly depositary?: { readonly office: string; readonly person: string } | null;
};

export type Signed = {
  readonly server: TestServer;
  readonly seal: string;
  readonly token: { readonly [who: string]: string };
  readonly member: { readonly [who: string]: string };
  readonly page: (who?: string) => Promise<Page>;
  readonly act: (id: string) => Promise<Act>;
  readonly give: (who: string, command: object) => Promise<Reply>;
  readonly text: (path: string, who?: string) => Promise<string>;
  readonly bytes: (path: string, who?: string) => Promise<Uint8Array>;
  readonly status: (path: string, who: string) => Promise<number>;
};

/** @param words other words of clauses, by clause */
export async function signedSummit(
  words: { readonly [clause: string]: PerLang<string> } = {},
  setting: object = {},
): Promise<Signed> {
  const file = Object.entries(words).reduce((all, [clause, texts]) => withWords(all, clause, texts), shortSummit());
  const server = await serveSample({ sample: file });
  const member: { [who: string]: string } = {
    sec: memberOf(file, 'secretariat'),
    legal: memberOf(file, 'legal'),
    observer: memberOf(file, 'observer'),
  };
  for (const { id } of file.delegations) member[id] = memberOf(file, 'negotiator', id);
  const token: { [who: string]: string } = {};
  for (const [who, id] of Object.entries(member)) token[who] = await server.signIn(id);
  let ids = 0;
  const bytes = async (path: string, who = 'legal'): Promise<Uint8Array> => {
    const response = await fetch(`${server.address}${path}`, { headers: { authorization: `Bearer ${token[who]}` } });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return new Uint8Array(await response.arrayBuffer());
  };
  const page = async (who = 'legal'): Promise<Page> =>
    (await server.call('GET', '/api/summit/instrument', token[who])).body as Page;
  const give = async (who: string, command: object): Promise<Reply> =>
    (await server.call('POST', '/api/summit/commands', token[who], { id: `s${ids++}`, ...command })).body as Reply;
  await give('sec', {
    type: 'instrument.set',
    setting: {
      ...{ kind: 'declaration', form: 'parts', title: {}, resolutions: ['general'], languages: ['fa', 'ru', 'kk'] },
      ...{ place: file.place, date: '2025-11-19', order: file.order, outcome: file.outcome, layouts: {} },
      ...setting,
    },
  });
  await initialAll(server, file, 'general');
  await adoptText(server, file);
  const job = (await server.call('POST', '/api/summit/jobs', token.legal, { kind: 'seal' })).body as { id: string };
  await until(
    async () => {
      const { body } = await server.call('GET', `/api/summit/jobs/${job.id}`, token.legal);
      return (body as { state: string }).state !== 'running';
    },
    'the text is sealed',
    60_000,
  );
  const seal = (await page()).seals[0]?.id ?? '';
  for (const { id } of file.delegations) {
    const key = await openPkcs12(await bytes(`/api/demo/keys/${id}`, id), 'demo');
    if (!key.ok) throw new Error(key.refusal);
    const list = await bytes(`/api/summit/seals/${seal}/manifest?delegation=${id}`, id);
    const p7s = await signDetached(list, key.key, new Date());
    await server.call('POST', `/api/summit/seals/${seal}/signatures?delegation=${id}`, token[id], p7s);
  }
  return {
    ...{ server, seal, token, member, page, give, bytes },
    act: async (id) => {
      const found = (await page()).rectifications.find((one) => one.id === id);
      if (!found) throw new Error(`no act ${id}`);
      return found;
    },
    text: async (path, who) => new TextDecoder().decode(await bytes(path, who)),
    status: async (path, who) => (await server.call('GET', path, token[who])).status,
  };
}
