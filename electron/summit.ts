/**
 * The open summit as the main process knows it: where its server is, and the token of who is signed in. The page asks to be
 * signed in and learns only as whom; the token goes from the server's answer into the vault and from there into the
 * `Authorization` header of requests to exactly this server.
 */
import type { OnBeforeSendHeadersListenerDetails, Session } from 'electron';
import type { Credentials, SignIn } from '../src/ui/desktop.ts';
import { BUNDLE_ORIGIN } from './channels.ts';
import { type Later, within } from './patience.ts';
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

export type SummitDependencies = {
  readonly vault: Vault;
  readonly fetch: Fetch;
  readonly later: Later;
  /** A token of an earlier start has come after the page had begun without it. */
  readonly late: () => void;
};

const NAME = (origin: string): string => `token ${origin}`;

/** How long the key store may think before the window opens without it, and the server before it counts as silent, in ms. */
const KEY_STORE_MS = 4_000;
const SIGN_IN_MS = 30_000;
const SIGN_OUT_MS = 8_000;

/** Opens a summit with the token of an earlier run, if the vault gives it out. Never rejects. */
export async function openSummit(origin: string, { vault, fetch, later, late }: SummitDependencies): Promise<Summit> {
  let token: string | undefined;
  /** Somebody has signed in or out: what the vault remembers is over. */
  let settled = false;
  const remembered = vault.get(NAME(origin)).then((kept) => {
    if (settled || kept.state !== 'found') return;
    token = kept.secret;
    // Readable for anybody at this computer: it is used once more, and does not lie about.
    if (kept.weak) void vault.remove(NAME(origin));
  });
  try {
    await within(later, KEY_STORE_MS, () => remembered);
  } catch {
    // The system is asking the person for a password, say: whoever answers late is not asked to sign in again.
    void remembered.then(() => {
      if (token !== undefined && !settled) late();
    });
  }
  return {
    origin,
    token: () => token,
    async signIn(credentials) {
      let answer: Response;
      let data: Record<string, unknown>;
      try {
        const headers = { 'content-type': 'application/json' };
        const body = JSON.stringify(credentials);
        [answer, data] = await within(later, SIGN_IN_MS, async (signal) => {
          // Without cookies: the one that the server sets for browsers would be a second, quieter token.
          const init: RequestInit = { method: 'POST', headers, body, credentials: 'omit', signal };
          const given = await fetch(`${origin}/api/sessions`, init);
          return [given, await jsonOf(given)];
        });
      } catch (error) {
        return { ok: false, reason: 'unreachable', message: (error as Error).message };
      }
      if (!answer.ok || typeof data.token !== 'string')
        return {
          ok: false,
          reason: 'refused',
          message: typeof data.message === 'string' ? data.message : `${answer.status}`,
        };
      settled = true;
      token = data.token;
      // Not waited for: the system may ask for a password first, or refuse, and the person is in already.
      void vault.set(NAME(origin), data.token);
      return { ok: true, member: data.member };
    },
    async signOut() {
      const ended = token;
      // First here, then there: whoever has signed out must not be in again because the line was slow.
      settled = true;
      token = undefined;
      await vault.remove(NAME(origin));
      if (ended === undefined) return;
      try {
        const headers = { authorization: `Bearer ${ended}` };
        await within(later, SIGN_OUT_MS, (signal) =>
          fetch(`${origin}/api/sessions`, { method: 'DELETE', headers, credentials: 'omit', signal }),
        );
      } catch {
        // Offline: the server's session runs out by itself.
      }
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
 * after a redirect. A page cannot bring an `Authorization` of its own; the main process may, and to this server only.
 */
export function authorized(
  {
    url,
    requestHeaders,
    initiatorOrigin,
  }: Pick<OnBeforeSendHeadersListenerDetails, 'url' | 'requestHeaders' | 'initiatorOrigin'>,
  summit: Pick<Summit, 'origin' | 'token'> | null,
): Record<string, string> {
  const isAuthorization = (name: string): boolean => name.toLowerCase() === 'authorization';
  const headers = Object.fromEntries(Object.entries(requestHeaders).filter(([name]) => !isAuthorization(name)));
  if (summit === null || originOf(url) !== summit.origin) return headers;
  // Requests of the main process itself have no initiator.
  const [, own] = Object.entries(requestHeaders).find(([name]) => isAuthorization(name)) ?? [];
  if (initiatorOrigin === undefined && own !== undefined) return { ...headers, Authorization: own };
  const token = summit.token();
  const ours = initiatorOrigin === undefined || initiatorOrigin === BUNDLE_ORIGIN;
  return token !== undefined && ours ? { ...headers, Authorization: `Bearer ${token}` } : headers;
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
