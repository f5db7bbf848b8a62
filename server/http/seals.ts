/** HTTP of what is sealed: long work, the package and its parts, signatures, the papers that follow. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import JSZip from 'jszip';
import { LANGS } from '../../src/domain/language.ts';
import { type Actor, may } from '../../src/domain/permission.ts';
import { rectificationState, type SealRecord } from '../../src/domain/signing.ts';
import { printAct, printCopy } from '../../src/export/after.ts';
import type { Instrument } from '../../src/export/print.ts';
import { manifestToSign } from '../../src/seal/package.ts';
import { verifyPackage } from '../../src/seal/verify.ts';
import { readZip } from '../../src/seal/zip.ts';
import { instrumentDigest, instrumentOf, textsNow } from '../commands/assembly.ts';
import { takeRevocations } from '../commands/revocations.ts';
import { sealInstrument } from '../commands/sealing.ts';
import { packageOf } from '../commands/seals.ts';
import { SIGNATURE_SENTENCES, signSeal, type Trusted } from '../commands/signatures.ts';
import { SIGNING_SENTENCES } from '../commands/signing.ts';
import { milestoneText } from '../history/milestones.ts';
import { pressDocuments } from '../print/press.ts';
import { PRINT_TOOLS } from '../print/tools.ts';
import { Problem } from './problem.ts';
import { noSuch, type SigningApi, sendFile, wantedOf } from './signing.ts';

type Query = { readonly Querystring: Record<string, string | undefined>; readonly Params: Record<string, string> };

const ASICE = 'application/vnd.etsi.asic-e+zip';

export function registerSeals(
  app: FastifyInstance,
  { house, jobs, actorOf, trusted }: SigningApi & { readonly trusted: Trusted },
): void {
  const { summit } = house;

  const sealOf = (request: FastifyRequest<Query>): SealRecord => {
    actorOf(request);
    const found = summit.signing.seals.find(({ id }) => id === request.params.id);
    if (!found) throw noSuch('seal');
    return found;
  };
  const bytesOf = async (request: FastifyRequest<Query>): Promise<Uint8Array> => {
    const pkg = await packageOf(house, sealOf(request).id);
    if (!pkg) throw noSuch('seal');
    return pkg;
  };
  /** The text of a seal, from its milestones. */
  const sealedInstrument = (seal: SealRecord): Instrument => {
    const texts = new Map(
      seal.resolutions.map(({ id, milestone }) => [id, milestoneText(house.storage, id, milestone)] as const),
    );
    const made = instrumentOf(house, (id) => texts.get(id) ?? null);
    return { ...made, parties: made.parties.filter(({ id }) => seal.parties.includes(id)) };
  };

  app.post<{ Body: { kind?: unknown } | null }>('/api/summit/jobs', (request) => {
    const actor: Actor = actorOf(request);
    const kind = request.body?.kind;
    if (kind !== 'documents' && kind !== 'seal')
      throw new Problem(400, 'bad-request', 'Send {"kind": "documents"} or {"kind": "seal"}.');
    if (!may(actor, 'export')) throw new Problem(403, 'not-allowed', SIGNING_SENTENCES['not-allowed']);
    const job = jobs.start(actor.id, kind, async (progress, signal) => {
      if (kind === 'seal') return { result: await sealInstrument(house, actor, { progress, signal }) };
      const instrument = instrumentOf(house, textsNow(house));
      const generatedAt = house.now();
      const digest = instrumentDigest(instrument);
      const files = await pressDocuments(
        instrument,
        { extent: 'all', view: 'brackets', draft: true, generatedAt, digest },
        { progress, signal },
      );
      const zip = new JSZip();
      const date = new Date(generatedAt);
      for (const { path, bytes } of files)
        zip.file(path.replace(/^documents\//, ''), bytes, { date, createFolders: false });
      const bytes = await zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
      return { file: { bytes, mime: 'application/zip', name: 'instrument-draft.zip' } };
    });
    if (!job)
      throw new Problem(429, 'busy', 'Two long exports of yours are under way already: wait for one, or call it off.');
    return job;
  });

  app.get<Query>('/api/summit/seals/:id/package', async (request, reply) => {
    const { id } = sealOf(request);
    return sendFile(reply, { bytes: await bytesOf(request), mime: ASICE, name: `${id}.asice` });
  });
  app.get<Query>('/api/summit/seals/:id/manifest', async (request, reply) => {
    const { delegation = '' } = request.query;
    const list = await manifestToSign(await bytesOf(request), delegation);
    if (!list.ok) throw new Problem(404, 'not-a-party', SIGNING_SENTENCES['not-a-party']);
    return sendFile(reply, {
      bytes: list.bytes,
      mime: 'application/octet-stream',
      name: `ASiCManifest-${delegation}.xml`,
    });
  });
  app.get<Query>('/api/summit/seals/:id/file', async (request, reply) => {
    const entries = await readZip(await bytesOf(request));
    const { path = '' } = request.query;
    const found = 'problem' in entries ? undefined : entries.find((entry) => entry.path === path);
    if (!found) throw noSuch('file');
    return sendFile(reply, {
      bytes: found.bytes,
      mime: 'application/octet-stream',
      name: path.replace(/^documents\//, '').replaceAll('/', '-'),
    });
  });
  app.get<Query>('/api/summit/seals/:id/report', async (request) => {
    const bytes = await bytesOf(request);
    return verifyPackage(bytes, {
      roots: await trusted.roots(),
      tsaRoots: await trusted.tsaRoots(),
      at: new Date(house.now()),
    });
  });

  app.post<Query>('/api/summit/seals/:id/signatures', { bodyLimit: 256 * 1024 }, async (request, reply) => {
    const actor = actorOf(request);
    const { id: seal } = sealOf(request);
    if (!Buffer.isBuffer(request.body))
      throw new Problem(415, 'bad-request', 'Send the signature (.p7s) as application/octet-stream.');
    const { delegation = actor.delegation ?? '' } = request.query;
    const outcome = await signSeal(house, trusted, actor, { seal, delegation, p7s: new Uint8Array(request.body) });
    if (outcome.ok) return outcome;
    const { signing } = outcome;
    const message =
      signing in SIGNATURE_SENTENCES
        ? SIGNATURE_SENTENCES[signing as keyof typeof SIGNATURE_SENTENCES]
        : SIGNING_SENTENCES[signing as keyof typeof SIGNING_SENTENCES];
    const status = signing === 'not-allowed' ? 403 : signing === 'no-such-seal' ? 404 : 409;
    return reply
      .code(status)
      .send({ ok: false, reason: signing === 'not-allowed' ? signing : 'rule-unmet', message, signing });
  });

  app.post<Query>('/api/summit/seals/:id/revocations', { bodyLimit: 4 * 1024 * 1024 }, async (request, reply) => {
    const actor = actorOf(request);
    const { id: seal } = sealOf(request);
    if (!Buffer.isBuffer(request.body))
      throw new Problem(415, 'bad-request', 'Send the list (CRL) or the answer of OCSP as application/octet-stream.');
    const outcome = await takeRevocations(house, actor, { seal, file: new Uint8Array(request.body) });
    if (outcome.ok) return outcome;
    const { signing, message } = outcome;
    const status = signing === 'not-allowed' ? 403 : signing === 'no-such-seal' ? 404 : 409;
    const reason = signing === 'not-allowed' ? signing : 'rule-unmet';
    return reply.code(status).send({ ok: false, reason, message, signing });
  });

  app.get<Query>('/api/summit/seals/:id/copy', async (request, reply) => {
    const seal = sealOf(request);
    if (!seal.closed) throw new Problem(409, 'not-closed', SIGNING_SENTENCES['not-closed']);
    const instrument = sealedInstrument(seal);
    const { printer, language, holder } = wantedOf(request.query, seal.setting.languages, seal.parties);
    const wish = {
      language,
      holder: seal.setting.originals === 'single' ? null : (holder ?? seal.parties[0] ?? null),
      view: 'clean',
      draft: false,
      generatedAt: seal.at,
      digest: instrumentDigest(instrument),
      resolutions: seal.resolutions,
    } as const;
    const job = printCopy(instrument, wish, house.now().slice(0, 10), PRINT_TOOLS);
    const name = ['certified-copy', wish.holder, language].filter(Boolean).join('-');
    return sendFile(reply, {
      bytes: await printer.print(job),
      mime: printer.mime,
      name: `${name}.${printer.extension}`,
    });
  });

  app.get<Query>('/api/summit/rectifications/:id/act', async (request, reply) => {
    actorOf(request);
    const act = summit.signing.rectifications.find(({ id }) => id === request.params.id);
    const seal = act && summit.signing.seals.find(({ id }) => id === act.seal);
    if (!act || !seal) throw noSuch('act of rectification');
    const instrument = sealedInstrument(seal);
    const { printer, language } = wantedOf(request.query, LANGS, seal.parties);
    if (language !== 'all' && !seal.setting.languages.includes(language))
      throw new Problem(400, 'unknown-language', `The instrument has no text in ${language}.`);
    const job = printAct(
      instrument,
      act,
      {
        language,
        generatedAt: act.at,
        digest: instrumentDigest(instrument),
        state: rectificationState(act, house.now()),
        timeZone: summit.facts?.timeZone ?? 'UTC',
      },
      PRINT_TOOLS,
    );
    const name = ['rectification', act.id, language].join('-');
    return sendFile(reply, {
      bytes: await printer.print(job),
      mime: printer.mime,
      name: `${name}.${printer.extension}`,
    });
  });
}
