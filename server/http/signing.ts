/**
 * HTTP of the instrument: its settings and what it lacks, documents as they would be or were sealed, long work, signatures.
 *
 *   GET    /api/summit/instrument                       settings, parties, what is missing, seals, rectifications
 *   GET    /api/summit/rules                            the rules of procedure as a document; which=draft for the draft
 *   GET    /api/summit/adoptions/:id/paper, .../positions/:id/paper, .../summaries/:id/paper
 *   GET    /api/summit/people                           the list of participants and observers as a document
 *   GET    /api/summit/documents, .../documents/paper   the documents of the meeting by their symbols, and as a paper
 *   GET    /api/summit/report                           the report of the meeting; for those who read the log
 *   GET    /api/summit/instrument/document              one document of the text as it stands, marked as a draft
 *   POST   /api/summit/jobs {kind}                      "documents": all of them in a ZIP; "seal"
 *   GET    /api/summit/jobs/:id, .../file   DELETE      how far it is, its file, calling it off
 *   GET    /api/summit/seals/:id/package, .../manifest?delegation=, .../report, .../file?path=
 *   POST   /api/summit/seals/:id/signatures?delegation= a detached CMS signature (.p7s)
 *   POST   /api/summit/seals/:id/revocations            a revocation list or an answer of OCSP
 *   GET    /api/summit/seals/:id/copy?number=           a certified true copy that was issued
 *   GET    /api/summit/seals/:id/with-acts              the package with the acts that correct it
 *   GET    /api/summit/rectifications/:id/act           the act, to print
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Actor, may } from '../../src/domain/permission.ts';
import type { House } from '../house.ts';
import { noSuch } from '../reading/instrument.ts';
import type { Asking } from './asking.ts';
import type { Jobs } from './jobs.ts';
import { Problem } from './problem.ts';

type Query = { readonly Querystring: Record<string, string | undefined>; readonly Params: Record<string, string> };

export type SigningApi = {
  readonly house: House;
  readonly jobs: Jobs;
  readonly actorOf: (request: FastifyRequest) => Actor;
  readonly asking: Asking;
};

export const sendFile = (
  reply: FastifyReply,
  { bytes, mime, name }: { readonly bytes: Uint8Array; readonly mime: string; readonly name: string },
): FastifyReply =>
  reply
    .header('content-type', mime)
    .header('content-disposition', `attachment; filename="${name}"`)
    .send(Buffer.from(bytes));

/** Papers beside the text, by where they are had. */
const BESIDE = [
  ['adoptions', 'adoption'],
  ['positions', 'position'],
  ['summaries', 'summary'],
] as const;

export function registerSigning(app: FastifyInstance, { house, jobs, actorOf, asking }: SigningApi): void {
  app.get('/api/summit/instrument', (request, reply) =>
    asking.answer(request, reply, { kind: 'instrument', wish: { now: house.now() } }),
  );
  app.get<Query>('/api/summit/rules', (request, reply) =>
    asking.answer(request, reply, { kind: 'rules', wish: { query: request.query } }),
  );
  for (const [path, paper] of BESIDE)
    app.get<Query>(`/api/summit/${path}/:id/paper`, (request, reply) =>
      asking.answer(request, reply, {
        kind: 'beside',
        wish: { paper, id: request.params.id as string, query: request.query },
      }),
    );
  app.get<Query>('/api/summit/people', (request, reply) =>
    asking.answer(request, reply, { kind: 'people', wish: { query: request.query } }),
  );
  app.get('/api/summit/documents', (request, reply) => asking.answer(request, reply, { kind: 'documents', wish: {} }));
  app.get<Query>('/api/summit/documents/paper', (request, reply) =>
    asking.answer(request, reply, { kind: 'documentsPaper', wish: { query: request.query, now: house.now() } }),
  );
  app.get<Query>('/api/summit/report', (request, reply) => {
    // It tells what the log tells.
    if (!may(actorOf(request), 'read-keystroke-history'))
      throw new Problem(
        403,
        'not-allowed',
        'Observers see milestones and their comparisons, not the report of the log.',
      );
    return asking.answer(request, reply, { kind: 'report', wish: { query: request.query } });
  });
  app.get<Query>('/api/summit/instrument/document', (request, reply) =>
    asking.answer(request, reply, { kind: 'document', wish: { query: request.query, now: house.now() } }),
  );

  app.get<Query>('/api/summit/jobs/:id', (request) => {
    const job = jobs.view(actorOf(request).id, request.params.id as string);
    if (!job) throw noSuch('work under way');
    return job;
  });
  app.get<Query>('/api/summit/jobs/:id/file', (request, reply) => {
    const file = jobs.file(actorOf(request).id, request.params.id as string);
    if (!file) throw noSuch('file');
    return sendFile(reply, file);
  });
  app.delete<Query>('/api/summit/jobs/:id', (request) => {
    if (!jobs.cancel(actorOf(request).id, request.params.id as string)) throw noSuch('work under way');
    return { ok: true };
  });
}
