/**
 * The open summit as the main process knows it: where its server is, and the token of who is signed in. The page asks to be
 * signed in and learns only as whom; the token goes from the server's answer into the vault and from there into the
 * `Authorization` header of requests to exactly this server.
 */
import type { OnBeforeSendHeadersListenerDetails, Session } from 'electron';
import type { Credentials, SignIn } from '../src/ui/desktop.ts';
import { BUNDLE_ORIGIN } from './channels.ts';
import type { Vault } from './secrets.ts';
import { originOf } from './summit-address.ts';

export type Summit = {
  readonly origin: string;
  readonly token: () => string | undefined;
  readonly signIn: (credentials: Credentials) => Promise<SignIn>;
  readonly signOut: () => Promise<void>;
};

/** The part of `fetch` that is needed; in the program it is the session's, so that certificates are judged in one place. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

const NAME = (origin: string): string => `token ${origin}`;

/** Opens a summit with the token of an earlier run, if the vault kept one. */
export async function openSummit(origin: string, vault: Vault, fetch: Fetch): Promise<Summit> {
  let token = await vault.get(NAME(origin));
  return {
    origin,
    token: () => token,
    async signIn(credentials) {
      let answer: Response;
      try {
        const headers = { 'content-type': 'application/json' };
        const body = JSON.stringify(credentials);
        // Without cookies: the one that the server sets for browsers would be a second, quieter token.
        answer = await fetch(`${origin}/api/sessions`, { method: 'POST', headers, body, credentials: 'omit' });
      } catch (error) {
        return { ok: false, reason: 'unreachable', message: (error as Error).message };
      }
      const data = await jsonOf(answer);
      if (!answer.ok || typeof data.token !== 'string')
        return {
          ok: false,
          reason: 'refused',
          message: typeof data.message === 'string' ? data.message : `${answer.status}`,
        };
      token = data.token;
      await vault.set(NAME(origin), data.token);
      return { ok: true, member: data.member };
    },
    async signOut() {
      if (token === undefined) return;
      try {
        const headers = { authorization: `Bearer ${token}` };
        await fetch(`${origin}/api/sessions`, { method: 'DELETE', headers, credentials: 'omit' });
      } catch {
        // Offline: the server's session runs out by itself; here the token must go in any case.
      }
      token = undefined;
      await vault.remove(NAME(origin));
    },
  };
}

async function jsonOf(answer: Response): Promise<Record<string, unknown>> {
  try {
    const data: unknown = await answer.json();
    return typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : {};
  } catch {
    // A proxy's error page, say.
    return {};
  }
}

/**
 * The headers of a request: with the token for the open summit's server, without any authorization for everybody else, also
 * after a redirect. A page cannot bring an `Authorization` of its own.
 */
export function authorized(
  {
    url,
    requestHeaders,
    initiatorOrigin,
  }: Pick<OnBeforeSendHeadersListenerDetails, 'url' | 'requestHeaders' | 'initiatorOrigin'>,
  summit: Pick<Summit, 'origin' | 'token'> | null,
): Record<string, string> {
  const headers = Object.fromEntries(
    Object.entries(requestHeaders).filter(([name]) => name.toLowerCase() !== 'authorization'),
  );
  const token = summit?.token();
  // Requests of the main process itself have no initiator.
  const ours = initiatorOrigin === undefined || initiatorOrigin === BUNDLE_ORIGIN;
  if (token !== undefined && ours && originOf(url) === summit?.origin) headers.Authorization = `Bearer ${token}`;
  return headers;
}

/** `summit` is asked at every request. */
export function authorizeRequests(
  session: { readonly webRequest: Pick<Session['webRequest'], 'onBeforeSendHeaders'> },
  summit: () => Summit | null,
): void {
  session.webRequest.onBeforeSendHeaders((details, answer) => {
    answer({ requestHeaders: authorized(details, summit()) });
  });
}
