/**
 * Is there a summit at this address? Asked before anything is remembered, so that a slip of the finger leads back to the field
 * and not to a page that fails at every start. The answer says what to do next; only `ok` opens a window.
 */
import type { ConnectProblem } from '../src/ui/desktop.ts';
import { type Later, within } from './patience.ts';
import type { Fetch } from './summit.ts';

/** Long enough for a slow line, short enough for a person who waits before a button. */
const PROBE_MS = 15_000;
/** A health report has some sixty bytes; whoever sends more is somebody else. */
const LONGEST_REPORT = 4_096;

export async function probe(origin: string, fetch: Fetch, later: Later): Promise<'ok' | ConnectProblem> {
  try {
    return await within(later, PROBE_MS, async (signal) => {
      const answer = await fetch(`${origin}/api/health`, { credentials: 'omit', redirect: 'error', signal });
      if (answer.status === 421) return 'other-name';
      return answer.ok && isReport(await beginning(answer)) ? 'ok' : 'not-a-summit';
    });
  } catch (error) {
    const { message, cause } = error as Error;
    const said = `${message} ${cause instanceof Error ? cause.message : ''}`;
    // Chromium's own names for what went wrong: "net::ERR_CERT_AUTHORITY_INVALID", "net::ERR_SSL_PROTOCOL_ERROR".
    if (/ERR_(CERT|SSL|BAD_SSL)/.test(said)) return 'certificate';
    return /redirect/i.test(said) ? 'not-a-summit' : 'unreachable';
  }
}

/** The body's first bytes as text. */
async function beginning(answer: Response): Promise<string> {
  const reader = answer.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (;;) {
    const part = await reader?.read();
    if (!part || part.done) return text;
    text += decoder.decode(part.value, { stream: true });
    if (text.length <= LONGEST_REPORT) continue;
    await reader?.cancel();
    return '';
  }
}

function isReport(text: string): boolean {
  try {
    const { ok, version } = JSON.parse(text) as { readonly [field: string]: unknown };
    return ok === true && typeof version === 'string';
  } catch {
    return false;
  }
}
