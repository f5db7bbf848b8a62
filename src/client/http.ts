/**
 * Questions to the server that are not typing: one request, one answer, and whatever can go wrong on the way as a value.
 * A browser is known by its cookie; a program without one (the desktop, a test) carries a token.
 */
import { decodedReport, UNPRINTABLE_HEADER, type UnprintableReport } from '../domain/unprintable.ts';
import type { Fetch } from './edges.ts';

/** `offline`: no answer at all; `refused`: the server understood and said no; `server`: it failed. */
export type Problem = {
  readonly ok: false;
  readonly reason: 'offline' | 'signed-out' | 'not-found' | 'refused' | 'server';
  readonly message?: string;
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
export type Query = { readonly [name: string]: string | number | undefined };

export type Http = {
  readonly url: (path: string, query?: Query) => string;
  /** JSON or nothing in, JSON out. `said` tells of a refusal with a body, which may be an answer in itself. */
  readonly json: <T>(
    method: string,
    path: string,
    body?: unknown,
    query?: Query,
  ) => Promise<Result<T> & { readonly said?: unknown }>;
  /** Bytes in, JSON out. */
  readonly bytes: (
    path: string,
    body: Uint8Array,
    query?: Query,
  ) => Promise<Result<unknown> & { readonly said?: unknown }>;
  readonly file: (path: string, query?: Query) => Promise<Result<FileBytes>>;
};

export type HttpOptions = {
  readonly baseUrl: string;
  readonly fetch: Fetch;
  /** Undefined: the cookie speaks. */
  readonly token: () => string | undefined;
};

const messageIn = (said: unknown): string | undefined => {
  const message = typeof said === 'object' && said !== null ? (said as { message?: unknown }).message : undefined;
  return typeof message === 'string' ? message : undefined;
};

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

async function readJson(response: Response): Promise<unknown> {
  const text = await response.text();
  return text === '' ? undefined : JSON.parse(text);
}

export function http({ baseUrl, fetch, token }: HttpOptions): Http {
  const url = (path: string, query: Query = {}): string => {
    const given = Object.entries(query).filter(([, value]) => value !== undefined);
    const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
    return `${baseUrl.replace(/\/$/, '')}${path}${search ? `?${search}` : ''}`;
  };

  const exchange = async <T>(
    method: string,
    address: string,
    type: string | undefined,
    body: BodyInit | undefined,
    read: (response: Response) => Promise<T>,
  ): Promise<Result<T> & { readonly said?: unknown }> => {
    const bearer = token();
    const headers = {
      ...(type ? { 'content-type': type } : {}),
      ...(bearer ? { authorization: `Bearer ${bearer}` } : {}),
    };
    // fetch and the body's end reject for one reason: the network. Anything else is answered with a status.
    try {
      const response = await fetch(address, {
        method,
        headers,
        credentials: bearer ? 'omit' : 'same-origin',
        ...(body === undefined ? {} : { body }),
      });
      if (response.ok) return { ok: true, value: await read(response) };
      const text = await response.text();
      const said: unknown = response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : undefined;
      const message = messageIn(said);
      return { ok: false, reason: reasonOf(response.status), ...(message ? { message } : {}), said };
    } catch (error) {
      // Bytes that are not the JSON they claim to be: a proxy's page, a cut answer.
      if (error instanceof SyntaxError) return { ok: false, reason: 'server', message: error.message };
      if (error instanceof TypeError || (error as { name?: unknown }).name === 'AbortError')
        return { ok: false, reason: 'offline' };
      throw error;
    }
  };

  return {
    url,
    json: <T>(method: string, path: string, body?: unknown, query?: Query) =>
      exchange<T>(
        method,
        url(path, query),
        body === undefined ? undefined : 'application/json',
        body === undefined ? undefined : JSON.stringify(body),
        (response) => readJson(response) as Promise<T>,
      ),
    bytes: (path, body, query) =>
      exchange('POST', url(path, query), 'application/octet-stream', body as Uint8Array<ArrayBuffer>, readJson),
    file: (path, query) =>
      exchange('GET', url(path, query), undefined, undefined, async (response) => ({
        name: fileName(response.headers.get('content-disposition')) ?? unnamed(response.headers.get('content-type')),
        bytes: new Uint8Array(await response.arrayBuffer()),
        mime: response.headers.get('content-type') ?? 'application/octet-stream',
        ...unprintableIn(response),
      })),
  };
}
