/**
 * What the signing page asks of the server: the instrument as it stands, documents of it, long work that has a course, and what
 * belongs to a seal. Shapes that live where this folder may not look are named by the caller.
 */
import type { Lang } from '../domain/language.ts';
import type { DocumentsView } from '../domain/symbol.ts';
import type { WorkView } from '../domain/work.ts';
import type { FileBytes, Http, Problem, Query, Result } from './http.ts';

export type DocumentWish = {
  readonly format: string;
  readonly language: Lang | 'all';
  readonly holder?: string;
  /** Of a file for translators: the language from which it goes into the others. */
  readonly source?: Lang;
};

/** Whose signature it is, and what goes with it. */
export type BringingWish = {
  readonly delegation: string;
  readonly how?: 'signature' | 'accession';
  readonly signatory?: string;
  readonly place?: string;
  readonly reason?: string;
};

/** `why`: a word of the rules of signing, or of the look at what was brought. */
export type Brought = { readonly ok: true } | (Problem & { readonly why?: string });

export type SigningCalls = {
  readonly instrument: <T>() => Promise<Result<T>>;
  /** Of the text as it stands, marked as a draft. */
  readonly document: (wish: DocumentWish) => Promise<Result<FileBytes>>;
  readonly startWork: (kind: 'documents' | 'seal') => Promise<Result<WorkView>>;
  readonly work: (id: string) => Promise<Result<WorkView>>;
  readonly workFile: (id: string) => Promise<Result<FileBytes>>;
  readonly callOffWork: (id: string) => Promise<Result<unknown>>;
  /** The signed package as it is now. */
  readonly package: (seal: string) => Promise<Result<FileBytes>>;
  /** With the acts that correct it. */
  readonly withActs: (seal: string) => Promise<Result<FileBytes>>;
  readonly file: (seal: string, path: string) => Promise<Result<FileBytes>>;
  /** The bytes that a delegation signs. */
  readonly manifest: (seal: string, delegation: string) => Promise<Result<FileBytes>>;
  readonly report: <T>(seal: string) => Promise<Result<T>>;
  /** `why`: the server's own word for a refusal. */
  readonly bring: (seal: string, what: BringingWish, signature: Uint8Array) => Promise<Brought>;
  /** A list of revoked certificates (CRL) or an answer of OCSP, for the package. */
  readonly revocation: (seal: string, file: Uint8Array) => Promise<Brought>;
  /** A certified copy that was issued, by its number. */
  readonly copy: (
    seal: string,
    wish: { readonly number: number; readonly format: string },
  ) => Promise<Result<FileBytes>>;
  readonly act: (rectification: string, wish: Omit<DocumentWish, 'holder'>) => Promise<Result<FileBytes>>;
  /** The documents of the meeting by their symbols, and as a paper. */
  readonly documents: () => Promise<Result<DocumentsView>>;
  readonly documentsPaper: (wish: DocumentWish) => Promise<Result<FileBytes>>;
  /** The report of the meeting, from the log. */
  readonly reportPaper: (wish: DocumentWish) => Promise<Result<FileBytes>>;
  /** The list of participants and observers. */
  readonly people: (wish: DocumentWish) => Promise<Result<FileBytes>>;
  /** The rules of procedure: those in force, or the draft. */
  readonly rules: (wish: DocumentWish & { readonly which: 'force' | 'draft' }) => Promise<Result<FileBytes>>;
  /** The record of an adoption, a delegation's statement, a summary of the chair. */
  readonly beside: (
    paper: 'adoptions' | 'positions' | 'summaries',
    id: string,
    wish: DocumentWish,
  ) => Promise<Result<FileBytes>>;
  /** Of a demonstration only. */
  readonly testKey: (delegation: string) => Promise<Result<FileBytes>>;
};

/** `{ok: false, reason: "untrusted", signing?: "no-such-seal"}`; a proxy may have answered in its place. */
function wordIn(said: unknown): string | undefined {
  if (typeof said !== 'object' || said === null) return undefined;
  const { signing, reason } = said as { readonly signing?: unknown; readonly reason?: unknown };
  const word = signing ?? reason;
  return typeof word === 'string' ? word : undefined;
}

export function signingCalls(call: Http): SigningCalls {
  const seals = (seal: string, rest: string): string => `/api/summit/seals/${encodeURIComponent(seal)}/${rest}`;
  const jobs = (id: string, rest = ''): string => `/api/summit/jobs/${encodeURIComponent(id)}${rest}`;
  const query = (wish: Partial<DocumentWish>): Query => ({ ...wish });
  const bring = async (path: string, file: Uint8Array, more: Query = {}): Promise<Brought> => {
    const result = await call.bytes(path, file, more);
    if (result.ok) return { ok: true };
    const { said, ...problem } = result;
    const why = wordIn(said);
    return { ...problem, ...(why ? { why } : {}) };
  };
  return {
    instrument: () => call.json('GET', '/api/summit/instrument'),
    document: (wish) => call.file('/api/summit/instrument/document', query(wish)),
    startWork: (kind) => call.json('POST', '/api/summit/jobs', { kind }),
    work: (id) => call.json('GET', jobs(id)),
    workFile: (id) => call.file(jobs(id, '/file')),
    callOffWork: (id) => call.json('DELETE', jobs(id)),
    package: (seal) => call.file(seals(seal, 'package')),
    withActs: (seal) => call.file(seals(seal, 'with-acts')),
    file: (seal, path) => call.file(seals(seal, 'file'), { path }),
    manifest: (seal, delegation) => call.file(seals(seal, 'manifest'), { delegation }),
    report: (seal) => call.json('GET', seals(seal, 'report')),
    bring: (seal, what, signature) => bring(seals(seal, 'signatures'), signature, { ...what }),
    revocation: (seal, file) => bring(seals(seal, 'revocations'), file),
    copy: (seal, { number, format }) => call.file(seals(seal, 'copy'), { number: String(number), format }),
    act: (rectification, wish) =>
      call.file(`/api/summit/rectifications/${encodeURIComponent(rectification)}/act`, query(wish)),
    documents: () => call.json('GET', '/api/summit/documents'),
    documentsPaper: (wish) => call.file('/api/summit/documents/paper', query(wish)),
    reportPaper: (wish) => call.file('/api/summit/report', query(wish)),
    people: (wish) => call.file('/api/summit/people', query(wish)),
    rules: ({ which, ...wish }) => call.file('/api/summit/rules', { ...query(wish), which }),
    beside: (paper, id, wish) => call.file(`/api/summit/${paper}/${encodeURIComponent(id)}/paper`, query(wish)),
    testKey: (delegation) => call.file(`/api/demo/keys/${encodeURIComponent(delegation)}`),
  };
}
