/**
 * A session as Electron has it: its own guards, its own protocols, its own network. Requests of the main process pass the same
 * header hook as those of a page, and a certificate is judged once and then remembered, as in Chromium.
 */
import { type Any, strict } from './strict.ts';

export type Certificates = { readonly [host: string]: { readonly pem: string; readonly known: boolean } };

export type SessionDependencies = {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** What each host shows; hosts that are not here are believed. Asked at each connection. */
  readonly certificates: () => Certificates;
  readonly calls: string[];
};

export type SessionDouble = ReturnType<typeof makeSession>;

export function makeSession(name: string, { fetch, certificates, calls }: SessionDependencies) {
  const guards: { [name: string]: Any } = {};
  const protocols = new Map<string, (request: Request) => Promise<Response>>();
  const downloads: ((event: Any) => void)[] = [];
  /** Chromium's cache of verdicts: by host and certificate, as long as the session lives. */
  const verdicts = new Map<string, boolean>();

  /** The headers with which a request leaves. */
  function leave(url: string, requestHeaders: Record<string, string> = {}, initiatorOrigin?: string): Any {
    let headers: Any = requestHeaders;
    guards.headers?.({ url, requestHeaders, initiatorOrigin }, (answer: Any) => {
      headers = answer.requestHeaders;
    });
    return headers;
  }
  function believed(url: string): boolean {
    const { protocol, hostname } = new URL(url);
    const shown = protocol === 'https:' ? certificates()[hostname] : undefined;
    if (!shown) return true;
    const key = `${hostname} ${shown.pem}`;
    const before = verdicts.get(key);
    if (before !== undefined) return before;
    let verdict = -3;
    guards.certificate?.({ hostname, certificate: { data: shown.pem } }, (answer: number) => {
      verdict = answer;
    });
    const trusted = verdict === 0 || (verdict === -3 && shown.known);
    verdicts.set(key, trusted);
    return trusted;
  }

  const model = strict('session', {
    setSpellCheckerEnabled: (on: boolean) => calls.push(`spelling ${on}`),
    setPermissionRequestHandler: (handler: Any) => {
      guards.request = handler;
    },
    setPermissionCheckHandler: (handler: Any) => {
      guards.check = handler;
    },
    setDevicePermissionHandler: (handler: Any) => {
      guards.device = handler;
    },
    setCertificateVerifyProc: (handler: Any) => {
      guards.certificate = handler;
    },
    webRequest: strict('webRequest', {
      onBeforeSendHeaders: (handler: Any) => {
        guards.headers = handler;
      },
    }),
    protocol: strict('protocol', {
      handle: (scheme: string, handler: (request: Request) => Promise<Response>) => {
        if (protocols.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
        protocols.set(scheme, handler);
      },
    }),
    on: (event: string, listener: (event: Any) => void) => {
      if (event !== 'will-download') throw new Error(`session.on('${event}') is not modelled`);
      downloads.push(listener);
    },
  });
  /** A request of the main process, once it is through the proxy. */
  async function ask(url: string, init: RequestInit): Promise<Response> {
    if (!believed(url)) throw new Error('net::ERR_CERT_AUTHORITY_INVALID');
    const headers = leave(url, { ...(init.headers as Record<string, string>) });
    return fetch(url, { ...init, headers });
  }
  return { name, model, guards, protocols, downloads, leave, ask };
}
