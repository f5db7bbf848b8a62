/**
 * Questions to the server that are not typing: one request, one answer, and whatever can go wrong on the way as a value.
 * A browser is known by its cookie; a program without one (the desktop, a test) carries a token.
 */
import { decodedReport, UNPRINTABLE_HEADER, type UnprintableReport } from '../domain/text/unprintable.ts';
import {
  type AnswerOf,
  type BodyOf,
  type FileRoute,
  type JsonRoute,
  type PathOf,
  pathOf,
  type QueryOf,
  ROUTES,
  type RouteName,
} from '../protocol/http.ts';
import type { Route } from '../protocol/route.ts';
import { faultWords, object, optional, text } from '../protocol/shape.ts';
import type { Fetch } from './edges.ts';

/**
 * `offline`: no answer at all; `refused`: the server understood and said no; `server`: it failed; `other-version`: it answered what
 * this program does not know.
 */
export type Problem = {
  readonly ok: false;
  readonly reason: 'offline' | 'signed-out' | 'not-found' | 'refused' | 'server' | 'other-version';
  readonly message?: string;
  /** The server's own word, and that of the rules of signing. */
  readonly refusal?: Pick<Told, 'reason' | 'signing'>;
};
export type Result<T> = { readonly ok: true; readonly value: T } | Problem;

const REASONS: { readonly [status: number]: Problem['reason'] } = { 401: 'signed-out', 404: 'not-found' };
const reasonOf = (status: number): Problem['reason'] => REASONS[status] ?? (status >= 500 ? 'server' : 'refused');

export type FileBytes = {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly mime: string;
  /** Characters of the text that the file does not show. */
  readonly unprintable?: UnprintableReport;
};
type Part<Name extends string, T> = keyof T extends never
  ? { readonly [name in Name]?: T }
  : Partial<T> extends T
    ? { readonly [name in Name]?: T }
    : { readonly [name in Name]: T };

/** What a call brings, by its row: parts of the path, names of the query, the body. */
export type Given<R extends RouteName> = Part<'path', PathOf<R>> &
  Part<'query', QueryOf<R>> &
  (BodyOf<R> extends undefined ? { readonly body?: undefined } : { readonly body: BodyOf<R> });
/** Nothing at all, where the row asks for nothing. */
type Arguments<R extends RouteName> = Partial<Given<R>> extends Given<R> ? [given?: Given<R>] : [given: Given<R>];

export type Http = {
  readonly url: <R extends RouteName>(route: R, ...given: Arguments<R>) => string;
  /** An answer as its row has it; `other-version` when it is another. */
  readonly call: <R extends JsonRoute>(route: R, ...given: Arguments<R>) => Promise<Result<AnswerOf<R>>>;
  readonly file: <R extends FileRoute>(route: R, ...given: Arguments<R>) => Promise<Result<FileBytes>>;
};

export type HttpOptions = {
  readonly baseUrl: string;
  readonly fetch: Fetch;
  /** Undefined: the cookie speaks. */
  readonly token: () => string | undefined;
  /** Told of an answer that is not what this program knows: where it differs, for a technician. */
  readonly otherVersion?: (detail: string) => void;
};

/** What a refusal says of itself; a proxy may have answered in the server's place. */
type Told = { readonly reason?: string; readonly message?: string; readonly signing?: string };
const told = object<Told>({ reason: optional(text), message: optional(text), signing: optional(text) });

/** `attachment; filename*=UTF-8''%D9%85.docx` or `filename="text.docx"`. */
function fileName(disposition: string | null): string | undefined {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1];
  if (encoded && /^(?:[^%]|%[0-9a-f]{2})*$/i.test(encoded)) return decodeURIComponent(encoded.trim());
  return /filename="?([^";]+)"?/i.exec(disposition ?? '')?.[1];
}

const EXTENSIONS: { readonly [type: string]: string } = {
  'application/pdf': 'pdf',
  'application/json': 'json',
  'application/zip': 'zip',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'text/csv': 'csv',
  'text/html': 'html',
  'text/plain': 'txt',
  'text/tab-separated-values': 'tsv',
};

/** What a file is called whose name a proxy has taken away: no system opens one without its extension. */
function unnamed(type: string | null): string {
  const extension = EXTENSIONS[(type ?? '').split(';')[0]?.trim().toLowerCase() ?? ''];
  return extension ? `declaration.${extension}` : 'declaration';
}

function unprintableIn({ headers }: Response): Pick<FileBytes, 'unprintable'> {
  const unprintable = decodedReport(headers.get(UNPRINTABLE_HEADER));
  return unprintable ? { unprintable } : {};
}

/** Undefined where it is not JSON: a proxy's page, a cut answer. */
function parsed(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const isTold = (said: unknown): said is Told => told(said) === null;

function problemOf(status: number, said: unknown): Problem {
  const { message, reason, signing } = isTold(said) ? said : {};
  return {
    ok: false,
    reason: reasonOf(status),
    ...(message ? { message } : {}),
    ...(reason || signing ? { refusal: { ...(reason ? { reason } : {}), ...(signing ? { signing } : {}) } } : {}),
  };
}

/** Any row's parts, as the loop below sees them. */
type Sent = {
  readonly path?: { readonly [name: string]: string };
  readonly query?: { readonly [name: string]: string | number | undefined };
  readonly body?: unknown;
};

export function http({ baseUrl, fetch, token, otherVersion }: HttpOptions): Http {
  const url = (name: RouteName, { path, query }: Sent = {}): string =>
    baseUrl.replace(/\/$/, '') + pathOf(name, path, query);

  const send = (name: RouteName, sent: Sent): Promise<Response> => {
    const { method, body: kind }: Route = ROUTES[name];
    const bearer = token();
    const type = kind?.kind === 'bytes' ? 'application/octet-stream' : kind ? 'application/json' : undefined;
    const body = kind?.kind === 'bytes' ? (sent.body as BodyInit) : kind ? JSON.stringify(sent.body) : undefined;
    return fetch(url(name, sent), {
      method,
      headers: { ...(type ? { 'content-type': type } : {}), ...(bearer ? { authorization: `Bearer ${bearer}` } : {}) },
      credentials: bearer ? 'omit' : 'same-origin',
      ...(body === undefined ? {} : { body }),
    });
  };

  /** fetch and the body's end reject for one reason: the network. Anything else is answered with a status. */
  const exchange = async <T>(name: RouteName, sent: Sent, read: (response: Response) => Promise<Result<T>>) => {
    try {
      return await read(await send(name, sent));
    } catch (error) {
      if (error instanceof TypeError || (error as { name?: unknown }).name === 'AbortError')
        return { ok: false, reason: 'offline' } as const;
      throw error;
    }
  };

  const refused = async (response: Response): Promise<Problem> =>
    problemOf(
      response.status,
      response.headers.get('content-type')?.includes('json') ? parsed(await response.text()) : undefined,
    );

  /** The one place where an answer gets its type: after it was looked at. */
  const answered = async <R extends JsonRoute>(name: R, response: Response): Promise<Result<AnswerOf<R>>> => {
    const { kind, shape } = ROUTES[name].answer;
    const { ok, status } = response;
    const words = await response.text();
    const said = parsed(words);
    const fault = shape(said);
    if (fault === null && (ok || kind === 'verdict')) return { ok: true, value: said as AnswerOf<R> };
    if (!ok) return problemOf(status, said);
    if (said === undefined) return { ok: false, reason: 'server', message: 'The answer is not JSON.' };
    const message = `${name}: ${faultWords(fault ?? '')}`;
    otherVersion?.(message);
    return { ok: false, reason: 'other-version', message };
  };

  return {
    url: (name, ...[given]) => url(name, given as Sent),
    call: (name, ...[given = {}]) => exchange(name, given as Sent, (response) => answered(name, response)),
    file: (name, ...[given = {}]) =>
      exchange(name, given as Sent, async (response) =>
        response.ok
          ? {
              ok: true,
              value: {
                name:
                  fileName(response.headers.get('content-disposition')) ??
                  unnamed(response.headers.get('content-type')),
                bytes: new Uint8Array(await response.arrayBuffer()),
                mime: response.headers.get('content-type') ?? 'application/octet-stream',
                ...unprintableIn(response),
              },
            }
          : refused(response),
      ),
  };
}
