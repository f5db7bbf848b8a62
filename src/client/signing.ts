/**
 * What the signing page asks of the server: the instrument as it stands, documents of it, long work that has a course, and what
 * belongs to a seal.
 */

import type { InstrumentView } from '../domain/instrument/instrument-view.ts';
import type { Report } from '../domain/instrument/verification.ts';
import type { DocumentsView } from '../domain/summit/symbol.ts';
import type { WorkView } from '../domain/summit/work.ts';
import type { Done } from '../protocol/answers-summit.ts';
import type { BringingQuery, PaperQuery } from '../protocol/queries.ts';
import type { FileBytes, Http, Problem, Result } from './http.ts';

export type DocumentWish = PaperQuery & Required<Pick<PaperQuery, 'format' | 'language'>>;

/** Whose signature it is, and what goes with it. */
export type BringingWish = BringingQuery & { readonly delegation: string };

/** `why`: a word of the rules of signing, or of the look at what was brought. */
export type Brought = { readonly ok: true } | (Problem & { readonly why?: string });

export type SigningCalls = {
  readonly instrument: () => Promise<Result<InstrumentView>>;
  /** Of the text as it stands, marked as a draft. */
  readonly document: (wish: DocumentWish) => Promise<Result<FileBytes>>;
  readonly startWork: (kind: 'documents' | 'seal') => Promise<Result<WorkView>>;
  readonly work: (id: string) => Promise<Result<WorkView>>;
  readonly workFile: (id: string) => Promise<Result<FileBytes>>;
  readonly callOffWork: (id: string) => Promise<Result<Done>>;
  /** The signed package as it is now. */
  readonly package: (seal: string) => Promise<Result<FileBytes>>;
  /** With the acts that correct it. */
  readonly withActs: (seal: string) => Promise<Result<FileBytes>>;
  readonly file: (seal: string, path: string) => Promise<Result<FileBytes>>;
  /** The bytes that a delegation signs. */
  readonly manifest: (seal: string, delegation: string) => Promise<Result<FileBytes>>;
  readonly report: (seal: string) => Promise<Result<Report>>;
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

const PAPERS = { adoptions: 'adoptionPaper', positions: 'positionPaper', summaries: 'summaryPaper' } as const;

/** A refusal with the server's own word for it. */
function brought(result: Result<unknown>): Brought {
  if (result.ok) return { ok: true };
  const why = result.refusal?.signing ?? result.refusal?.reason;
  return { ...result, ...(why ? { why } : {}) };
}

export function signingCalls({ call, file }: Http): SigningCalls {
  return {
    instrument: () => call('instrument'),
    document: (query) => file('instrumentDocument', { query }),
    startWork: (kind) => call('startJob', { body: { kind } }),
    work: (id) => call('job', { path: { id } }),
    workFile: (id) => file('jobFile', { path: { id } }),
    callOffWork: (id) => call('cancelJob', { path: { id } }),
    package: (id) => file('sealPackage', { path: { id } }),
    withActs: (id) => file('sealWithActs', { path: { id } }),
    file: (id, path) => file('sealFile', { path: { id }, query: { path } }),
    manifest: (id, delegation) => file('sealManifest', { path: { id }, query: { delegation } }),
    report: (id) => call('sealReport', { path: { id } }),
    bring: async (id, query, body) => brought(await call('sign', { path: { id }, query, body })),
    revocation: async (id, body) => brought(await call('revocations', { path: { id }, body })),
    copy: (id, query) => file('sealCopy', { path: { id }, query }),
    act: (id, query) => file('act', { path: { id }, query }),
    documents: () => call('documents'),
    documentsPaper: (query) => file('documentsPaper', { query }),
    reportPaper: (query) => file('reportPaper', { query }),
    people: (query) => file('peoplePaper', { query }),
    rules: (query) => file('rulesPaper', { query }),
    beside: (paper, id, query) => file(PAPERS[paper], { path: { id }, query }),
    testKey: (delegation) => file('demoKey', { path: { delegation } }),
  };
}
