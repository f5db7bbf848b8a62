/** Calls about the instrument: its settings and what it lacks, papers of the meeting, how long work goes on. */
import type { FastifyReply } from 'fastify';
import { may } from '../../src/domain/permission.ts';
import type { AFile } from '../../src/protocol/route.ts';
import { noSuch } from '../reading/instrument.ts';
import type { Workspace } from '../workspace.ts';
import type { Asking } from './asking.ts';
import type { Jobs } from './jobs.ts';
import { Problem } from './problem.ts';
import { type ActorOf, type Call, type Handlers, type Passed, pass } from './routes.ts';

export type SigningApi = {
  readonly workspace: Workspace;
  readonly jobs: Jobs;
  readonly actorOf: ActorOf;
  readonly asking: Asking;
};

export const sendFile = (
  reply: FastifyReply,
  { bytes, mime, name }: { readonly bytes: Uint8Array; readonly mime: string; readonly name: string },
): Passed<AFile> => {
  reply.header('content-type', mime).header('content-disposition', `attachment; filename="${name}"`);
  return pass(reply, Buffer.from(bytes));
};

export function signingHandlers({ workspace, jobs, actorOf, asking: { answer } }: SigningApi) {
  /** Papers beside the text, by where they are had. */
  const beside =
    (paper: 'adoption' | 'position' | 'summary') =>
    (call: Call<'adoptionPaper'>): Promise<Passed<AFile>> =>
      answer(call, { kind: 'beside', wish: { paper, id: call.path.id, query: call.query } });

  return {
    instrument: (call) => answer(call, { kind: 'instrument', wish: { now: workspace.now() } }),
    instrumentDocument: (call) => answer(call, { kind: 'document', wish: { query: call.query, now: workspace.now() } }),
    rulesPaper: (call) => answer(call, { kind: 'rules', wish: { query: call.query } }),
    adoptionPaper: beside('adoption'),
    positionPaper: beside('position'),
    summaryPaper: beside('summary'),
    peoplePaper: (call) => answer(call, { kind: 'people', wish: { query: call.query } }),
    documents: (call) => answer(call, { kind: 'documents', wish: {} }),
    documentsPaper: (call) =>
      answer(call, { kind: 'documentsPaper', wish: { query: call.query, now: workspace.now() } }),
    reportPaper: (call) => {
      // It tells what the log tells.
      if (!may(actorOf(call.request), 'read-keystroke-history'))
        throw new Problem('not-allowed', 'Observers see milestones and their comparisons, not the report of the log.');
      return answer(call, { kind: 'report', wish: { query: call.query } });
    },

    job: ({ request, path }) => {
      const job = jobs.view(actorOf(request).id, path.id);
      if (!job) throw noSuch('work under way');
      return job;
    },
    jobFile: ({ request, reply, path }) => {
      const file = jobs.file(actorOf(request).id, path.id);
      if (!file) throw noSuch('file');
      return sendFile(reply, file);
    },
    cancelJob: ({ request, path }) => {
      if (!jobs.cancel(actorOf(request).id, path.id)) throw noSuch('work under way');
      return { ok: true };
    },
  } satisfies Partial<Handlers>;
}
