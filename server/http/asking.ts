/** A call that is answered by a reader: the question is put for its member, called off when nobody waits for it any more. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../src/domain/permission.ts';
import { encodedReport, UNPRINTABLE_HEADER } from '../../src/domain/text/unprintable.ts';
import type { Reading } from '../reading/pool.ts';
import type { Kind, Question, ValueOf } from '../reading/questions.ts';
import { type Passed, pass } from './routes.ts';

type Asked = { readonly request: FastifyRequest; readonly reply: FastifyReply };
type QuestionOf<K extends Kind> = Extract<Question, { readonly kind: K }>;

export type Asking = {
  /** Passes the answer on. Throws a Problem. */
  readonly answer: <K extends Kind>(call: Asked, question: QuestionOf<K>) => Promise<Passed<ValueOf<K>>>;
  /** What the answer says, where a call goes on from there. Throws a Problem. */
  readonly value: <K extends Kind>(call: Asked, question: QuestionOf<K>) => Promise<ValueOf<K>>;
};

/** The connection is closed: nobody reads what is said to this. */
export class Gone extends Error {}

/** Aborts when the connection of a call closes before it is answered. */
function untilGone({ raw }: FastifyReply): AbortSignal {
  const gone = new AbortController();
  raw.once('close', () => {
    if (!raw.writableFinished) gone.abort(new Gone('the connection was closed'));
  });
  return gone.signal;
}

export function askingFor(reading: Reading, actorOf: (request: FastifyRequest) => Actor): Asking {
  return {
    answer: async ({ request, reply }, question) => {
      const { bytes, mime, name, unprintable } = await reading.ask(actorOf(request).id, question, untilGone(reply));
      // It may have waited in line: rights are those of the moment in which something is handed out.
      actorOf(request);
      reply.header('content-type', mime);
      if (name !== undefined) reply.header('content-disposition', `attachment; filename="${name}"`);
      if (unprintable) reply.header(UNPRINTABLE_HEADER, encodedReport(unprintable));
      return pass(reply, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    },
    value: ({ request, reply }, question) => reading.value(actorOf(request).id, question, untilGone(reply)),
  };
}
