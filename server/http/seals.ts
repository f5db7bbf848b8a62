/** HTTP of what is sealed: long work, the package and its parts, signatures, the papers that follow. */

import type { FastifyInstance, FastifyRequest } from 'fastify';
import JSZip from 'jszip';
import { LIMITS } from '../../src/domain/command.ts';
import { judgeCopy } from '../../src/domain/depositary.ts';
import { withoutDisallowed } from '../../src/domain/disallowed.ts';
import { isLang } from '../../src/domain/language.ts';
import { type Actor, may } from '../../src/domain/permission.ts';
import { type Bringing, HOWS } from '../../src/domain/signatures.ts';
import type { SealRecord } from '../../src/domain/signing.ts';
import { instrumentDigest, settingOf } from '../commands/assembly.ts';
import { takeRevocations } from '../commands/revocations.ts';
import { type SealLook, sealInstrument } from '../commands/sealing.ts';
import { SIGNATURE_SENTENCES, signSeal, type Trusted } from '../commands/signatures.ts';
import { SIGNING_SENTENCES } from '../commands/signing.ts';
import { pressDocuments } from '../print/press.ts';
import { noSuch } from '../reading/instrument.ts';
import type { Reading } from '../reading/pool.ts';
import { Problem } from './problem.ts';
import type { SigningApi } from './signing.ts';

type Query = { readonly Querystring: Record<string, string | undefined>; readonly Params: Record<string, string> };

const _ASICE = 'application/vnd.etsi.asic-e+zip';

/** What is said of a signature beside its file. */
function bringingOf(query: Query['Querystring'], own = ''): Bringing {
  const { delegation = own, how = 'signature', signatory, place, reason } = query;
  const long = (text = '', limit: number): boolean => text.length > limit;
  if (
    !HOWS.some((one) => one === how) ||
    long(signatory, 64) ||
    long(place, LIMITS.name) ||
    long(reason, LIMITS.reason)
  )
    throw new Problem(
      400,
      'bad-request',
      'Send how=signature or how=accession, a signatory, a place and a reason of usual length.',
    );
  const clean = (text: string): string => withoutDisallowed(text).text.replaceAll('\n', ' ');
  return {
    ...{ delegation, how: how as Bringing['how'] },
    ...(signatory ? { signatory } : {}),
    ...(place ? { place: clean(place) } : {}),
    ...(reason ? { reason: clean(reason) } : {}),
  };
}

export function registerSeals(
  app: FastifyInstance,
  {
    house,
    jobs,
    actorOf,
    asking,
    reading,
    trusted,
  }: SigningApi & { readonly reading: Reading; readonly trusted: Trusted },
): void {
  const { summit } = house;

  const sealOf = (request: FastifyRequest<Query>): SealRecord => {
    actorOf(request);
    const found = summit.signing.seals.find(({ id }) => id === request.params.id);
    if (!found) throw noSuch('seal');
    return found;
  };
  const lookFor = ({ id }: Actor): SealLook => ({
    sealable: () => reading.value(id, { kind: 'sealable', wish: {} }),
    milestone: (resolution, auto) => reading.value(id, { kind: 'milestoneNow', wish: { resolution, auto } }),
  });

  app.post<{ Body: { kind?: unknown; source?: unknown } | null }>('/api/summit/jobs', (request) => {
    const actor: Actor = actorOf(request);
    const kind = request.body?.kind;
    if (kind !== 'documents' && kind !== 'seal')
      throw new Problem(400, 'bad-request', 'Send {"kind": "documents"} or {"kind": "seal"}.');
    const source = request.body?.source;
    const { languages } = settingOf(summit);
    if (source !== undefined && !(kind === 'documents' && isLang(source) && languages.includes(source)))
      throw new Problem(
        400,
        'unknown-source',
        `Leave the source out, or send one of the instrument's languages with {"kind": "documents"}: ${languages.join(', ')}.`,
      );
    if (!may(actor, 'export')) throw new Problem(403, 'not-allowed', SIGNING_SENTENCES['not-allowed']);
    const job = jobs.start(actor.id, kind, async (progress, signal) => {
      if (kind === 'seal') return { result: await sealInstrument(house, actor, { progress, signal }, lookFor(actor)) };
      const instrument = await reading.value(actor.id, { kind: 'draft', wish: {} }, signal);
      const generatedAt = house.now();
      const digest = instrumentDigest(instrument);
      const files = await pressDocuments(
        instrument,
        {
          ...{ extent: 'all', view: 'brackets', draft: true, generatedAt, digest },
          ...(isLang(source) ? { source } : {}),
        },
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

  app.get<Query>('/api/summit/seals/:id/package', (request, reply) =>
    asking.answer(request, reply, { kind: 'sealed', wish: { seal: sealOf(request).id, part: 'package' } }),
  );
  app.get<Query>('/api/summit/seals/:id/with-acts', (request, reply) =>
    asking.answer(request, reply, { kind: 'withActs', wish: { seal: sealOf(request).id, now: house.now() } }),
  );
  app.get<Query>('/api/summit/seals/:id/manifest', (request, reply) => {
    const { delegation = '' } = request.query;
    return asking.answer(request, reply, {
      kind: 'sealed',
      wish: { seal: sealOf(request).id, part: 'manifest', delegation },
    });
  });
  app.get<Query>('/api/summit/seals/:id/file', (request, reply) => {
    const { path = '' } = request.query;
    return asking.answer(request, reply, { kind: 'sealed', wish: { seal: sealOf(request).id, part: 'file', path } });
  });
  app.get<Query>('/api/summit/seals/:id/report', async (request, reply) => {
    const seal = sealOf(request).id;
    const believed = { roots: await trusted.roots(), tsaRoots: await trusted.tsaRoots() };
    return asking.answer(request, reply, {
      kind: 'sealed',
      wish: { seal, part: 'report', ...believed, now: house.now() },
    });
  });

  app.post<Query>('/api/summit/seals/:id/signatures', { bodyLimit: 256 * 1024 }, async (request, reply) => {
    const actor = actorOf(request);
    const { id: seal } = sealOf(request);
    if (!Buffer.isBuffer(request.body))
      throw new Problem(415, 'bad-request', 'Send the signature (.p7s) as application/octet-stream.');
    const what = bringingOf(request.query, actor.delegation);
    const outcome = await signSeal(house, trusted, actor, { ...what, seal, file: new Uint8Array(request.body) });
    if (outcome.ok) return outcome;
    const { signing } = outcome;
    const message =
      signing in SIGNATURE_SENTENCES
        ? SIGNATURE_SENTENCES[signing as keyof typeof SIGNATURE_SENTENCES]
        : SIGNING_SENTENCES[signing as keyof typeof SIGNING_SENTENCES];
    const forbidden = ['not-allowed', 'not-signatory', 'other-signatory'].includes(signing);
    const status = forbidden ? 403 : signing === 'no-such-seal' ? 404 : 409;
    return reply.code(status).send({ ok: false, reason: forbidden ? 'not-allowed' : 'rule-unmet', message, signing });
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

  app.get<Query>('/api/summit/seals/:id/copy', (request, reply) => {
    const actor = actorOf(request);
    // Whoever reads it takes it for certified by an office: only the depositary's person has one to hand out.
    const no = judgeCopy(summit.signing, actor, sealOf(request));
    if (no) throw new Problem(no === 'not-closed' || no === 'no-depositary' ? 409 : 403, no, SIGNING_SENTENCES[no]);
    return asking.answer(request, reply, {
      kind: 'copy',
      wish: { seal: sealOf(request).id, query: request.query },
    });
  });
  app.get<Query>('/api/summit/rectifications/:id/act', (request, reply) => {
    const rectification = request.params.id as string;
    return asking.answer(request, reply, {
      kind: 'act',
      wish: { rectification, query: request.query, now: house.now() },
    });
  });
}
