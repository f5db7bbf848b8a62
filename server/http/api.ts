/** The HTTP interface: the handlers of every route put together, and how a refusal leaves the server. */
import type { FastifyInstance } from 'fastify';
import type { DemoAuthority } from '../auth/demo-authority.ts';
import type { Trusted } from '../commands/signatures.ts';
import type { Reading } from '../reading/pool.ts';
import { type Refusal, refusalAnswer, refusalOf } from '../reading/refusal.ts';
import type { Workspace } from '../workspace.ts';
import { askingFor, Gone } from './asking.ts';
import type { Caller } from './caller.ts';
import type { Jobs } from './jobs.ts';
import { readingHandlers } from './reading.ts';
import { registerRoutes } from './routes.ts';
import { sealHandlers } from './seals.ts';
import { sessionHandlers } from './sessions.ts';
import { signingHandlers } from './signing.ts';
import { writing } from './writing.ts';

export type ApiOptions = {
  readonly workspace: Workspace;
  readonly reading: Reading;
  readonly trusted: Trusted;
  readonly authority: DemoAuthority | null;
  readonly jobs: Jobs;
  readonly demo: boolean;
  readonly secureCookie: boolean;
  readonly connections: () => number;
} & Caller;

type Thrown = Error & { readonly statusCode?: number; readonly code?: string };

/** What the framework says of a call that it cannot read; null for a failure of ours. */
function unread({
  code,
  statusCode = 500,
  message,
}: Thrown): { readonly status: number; readonly refusal: Refusal } | null {
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return { status: 413, refusal: { refusal: 'too-large', message: 'What was sent is too large for this call.' } };
  return statusCode < 500 ? { status: statusCode, refusal: { refusal: 'bad-request', message } } : null;
}

const FAILED: Refusal = {
  refusal: 'server',
  message: 'The server could not do this; nothing was changed. It has written down why.',
};

export function registerApi(app: FastifyInstance, options: ApiOptions): void {
  app.setErrorHandler((error: Thrown, request, reply) => {
    // Nobody reads it any more, and it is nobody's fault.
    if (error instanceof Gone) return reply.code(499).send();
    const refusal = refusalOf(error);
    if (refusal?.retryAfter !== undefined) reply.header('retry-after', String(refusal.retryAfter));
    const read = refusal ? null : unread(error);
    if (!refusal && !read) request.log.error(error);
    const { status, body } = refusalAnswer(refusal ?? read?.refusal ?? FAILED);
    return reply.code(read?.status ?? status).send(body);
  });
  const shared = { ...options, asking: askingFor(options.reading, options.actorOf) };
  const { handlers, bars } = writing(shared);
  registerRoutes(
    app,
    {
      ...sessionHandlers(shared),
      ...readingHandlers(shared),
      ...handlers,
      ...signingHandlers(shared),
      ...sealHandlers(shared),
    },
    bars,
  );
}
