/**
 * A time-stamp server over HTTP (RFC 3161, section 3.4), asked with no more trust than a stranger: one address, the one that was
 * given; an answer of the type that belongs to it, of a bounded size, in a bounded time.
 */
import { LONGEST_ANSWER, type Post, type PostAnswer, type TimestampFailure } from '../../src/seal/timestamp.ts';

const LONGEST_MS = 20_000;
const REPLY = 'application/timestamp-reply';

/** May this be the address of such a server? */
export const isTimeServer = (address: string): boolean =>
  URL.canParse(address) && ['http:', 'https:'].includes(new URL(address).protocol);

/** English sentences for the command line. */
export const describeNoStamp: { readonly [failure in TimestampFailure]: string } = {
  unreachable: 'The time stamping server does not answer.',
  slow: 'The time stamping server did not answer in time. Try again, or give another server.',
  redirected:
    'The time stamping server sends to another address, and a request is not carried there: give the address that answers itself.',
  refused: 'The time stamping server refused the request.',
  'too-large': 'The time stamping server answered more than 64 KB, which is no time stamp.',
  damaged: 'The time stamping server answered something that is no time stamp.',
  'other-bytes': 'The time stamp is not of this package.',
};

const no = (reason: TimestampFailure): PostAnswer => ({ ok: false, reason });

/** The body, or null as soon as it is too long. */
async function bodyOf(response: Response): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > LONGEST_ANSWER) return null;
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

async function answerOf(response: Response): Promise<PostAnswer> {
  const type = (response.headers.get('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase();
  const failure =
    response.status >= 300 && response.status < 400
      ? 'redirected'
      : response.status !== 200
        ? 'refused'
        : type !== REPLY
          ? 'damaged'
          : null;
  if (failure !== null) {
    await response.body?.cancel();
    return no(failure);
  }
  const bytes = await bodyOf(response);
  return bytes ? { ok: true, bytes } : no('too-large');
}

/** `longest`: milliseconds until the whole answer has to be there. */
export const postTo =
  (address: string, longest = LONGEST_MS): Post =>
  async (body) => {
    try {
      const response = await fetch(address, {
        method: 'POST',
        headers: { 'content-type': 'application/timestamp-query', accept: REPLY },
        body: new Uint8Array(body),
        redirect: 'manual',
        signal: AbortSignal.timeout(longest),
      });
      return await answerOf(response);
    } catch (error) {
      return no((error as Error).name === 'TimeoutError' ? 'slow' : 'unreachable');
    }
  };
