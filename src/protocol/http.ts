import type { Lang } from '../language/language.ts';
import { answer } from './answers-command.ts';
import { imported } from './answers-import.ts';
import { instrumentView, received, report, revocationTaken, signatureTaken, workView } from './answers-instrument.ts';
import { documentsView, done, health, members, namedNotice, noSummit, signedIn, summitView } from './answers-summit.ts';
import {
  authors,
  coursePoint,
  declaration,
  declarationDiff,
  finding,
  historyEvent,
  logEntry,
  milestone,
  summitChanges,
  version,
} from './answers-text.ts';
import type { BringingQuery, ExportQuery, HistoryPage, LogFilter, Moment, PaperQuery } from './queries.ts';
import { READ } from './refusals.ts';
import {
  type AnswerOf as AnswerIn,
  asks,
  type BodyOf as BodyIn,
  bytes,
  file,
  json,
  type PathOf as PathIn,
  type QueryOf as QueryIn,
  type Route,
  verdict,
} from './route.ts';
import { anything, either, list, object, oneOf, text, whole } from './shape.ts';

const LOG = {
  ...({ member: 'may', delegation: 'may', clause: 'may', language: 'may', kind: 'may', type: 'may' } as const),
  ...({ from: 'may', to: 'may', after: 'may', before: 'may', limit: 'may' } as const),
};
const PAPER = { format: 'may', language: 'may', holder: 'may', source: 'may' } as const;
const paper = asks<PaperQuery>(PAPER);
const NO_FILE = [
  'languages',
  'unknown-format',
  'unknown-language',
  'unknown-source',
  'no-source',
  'no-target',
] as const;
const OF_TEXT = [...READ, 'no-such-resolution'] as const;
const OF_PAPER = [...READ, 'not-found', ...NO_FILE] as const;
const OF_COMMAND = ['bad-command', 'text-changed', 'clause-frozen', 'unknown-clause', 'rule-unmet'] as const;
const MB = 1024 * 1024;

export const ROUTES = {
  signIn: {
    method: 'POST',
    path: '/api/sessions',
    body: json(
      either(object<{ readonly code: string }>({ code: text }), object<{ readonly member: string }>({ member: text })),
    ),
    answer: json(signedIn),
    refusals: ['code', 'no-such-member'],
    open: true,
  },
  signOut: { method: 'DELETE', path: '/api/sessions', answer: json(done), refusals: [], open: true },
  health: { method: 'GET', path: '/api/health', answer: json(health), refusals: [], open: true },
  demoMembers: {
    method: 'GET',
    path: '/api/demo/members',
    answer: json(members),
    refusals: [],
    open: true,
    demo: true,
  },
  demoKey: {
    method: 'GET',
    path: '/api/demo/keys/:delegation',
    answer: file,
    refusals: ['not-found'],
    demo: true,
  },

  summit: { method: 'GET', path: '/api/summit', answer: json(either(summitView, noSummit)), refusals: READ },
  summitCommand: {
    method: 'POST',
    path: '/api/summit/commands',
    body: { kind: 'summit-command' },
    answer: verdict(answer),
    refusals: OF_COMMAND,
  },
  changes: {
    method: 'GET',
    path: '/api/summit/changes',
    query: asks<{ readonly since: Moment }>({ since: 'must' }),
    answer: json(summitChanges),
    refusals: [...READ, 'no-such-point'],
  },
  changesFile: {
    method: 'GET',
    path: '/api/summit/changes',
    query: asks<{ readonly since: Moment; readonly format: string; readonly language?: Lang | 'all' }>({
      since: 'must',
      format: 'must',
      language: 'may',
    }),
    answer: file,
    refusals: [...READ, 'no-such-point', ...NO_FILE],
    as: 'changes',
  },
  notices: { method: 'GET', path: '/api/notices', answer: json(list(namedNotice)), refusals: READ },
  noticesRead: {
    method: 'POST',
    path: '/api/notices/read',
    body: json(object<{ readonly upTo: number }>({ upTo: whole })),
    answer: json(done),
    refusals: [],
  },

  declaration: {
    method: 'GET',
    path: '/api/resolutions/:r',
    query: asks<{ readonly at?: Moment }>({ at: 'may' }),
    answer: json(declaration),
    refusals: [...OF_TEXT, 'no-such-point'],
  },
  milestones: {
    method: 'GET',
    path: '/api/resolutions/:r/milestones',
    answer: json(list(milestone)),
    refusals: OF_TEXT,
  },
  checks: { method: 'GET', path: '/api/resolutions/:r/checks', answer: json(list(finding)), refusals: OF_TEXT },
  course: { method: 'GET', path: '/api/resolutions/:r/course', answer: json(list(coursePoint)), refusals: OF_TEXT },
  log: {
    method: 'GET',
    path: '/api/resolutions/:r/log',
    query: asks<LogFilter>(LOG),
    answer: json(list(logEntry)),
    refusals: [...OF_TEXT, 'unknown-clause'],
  },
  logTable: {
    method: 'GET',
    path: '/api/resolutions/:r/log',
    query: asks<LogFilter & { readonly format: 'csv' | 'xlsx'; readonly separator?: 'comma' | 'semicolon' | 'tab' }>({
      ...LOG,
      format: 'must',
      separator: 'may',
    }),
    answer: file,
    refusals: [...OF_TEXT, 'unknown-clause'],
    as: 'log',
  },
  clauseHistory: {
    method: 'GET',
    path: '/api/resolutions/:r/clauses/:c/history',
    query: asks<HistoryPage>({ limit: 'may', before: 'may' }),
    answer: json(list(historyEvent)),
    refusals: [...OF_TEXT, 'unknown-clause'],
  },
  cellHistory: {
    method: 'GET',
    path: '/api/resolutions/:r/clauses/:c/history',
    query: asks<HistoryPage & { readonly language: Lang }>({ language: 'must', limit: 'may', before: 'may' }),
    answer: json(list(version)),
    refusals: [...OF_TEXT, 'unknown-clause', 'no-such-column'],
    as: 'clauseHistory',
  },
  authors: {
    method: 'GET',
    path: '/api/resolutions/:r/clauses/:c/authors',
    query: asks<{ readonly language: Lang; readonly at?: Moment; readonly since?: Moment }>({
      language: 'must',
      at: 'may',
      since: 'may',
    }),
    answer: json(authors),
    refusals: [...OF_TEXT, 'no-such-point', 'unknown-clause', 'no-such-column'],
  },
  diff: {
    method: 'GET',
    path: '/api/resolutions/:r/diff',
    query: asks<{ readonly from: Moment; readonly to?: Moment; readonly language?: Lang }>({
      from: 'must',
      to: 'may',
      language: 'may',
    }),
    answer: json(declarationDiff),
    refusals: [...OF_TEXT, 'no-such-point'],
  },
  export: {
    method: 'GET',
    path: '/api/resolutions/:r/export',
    query: asks<ExportQuery>({ ...PAPER, at: 'may', view: 'may', since: 'may', list: 'flag', names: 'flag' }),
    answer: file,
    refusals: [...OF_TEXT, 'no-such-point', ...NO_FILE],
  },
  command: {
    method: 'POST',
    path: '/api/resolutions/:r/commands',
    body: { kind: 'command' },
    answer: verdict(answer),
    refusals: ['no-such-resolution', ...OF_COMMAND],
  },
  bindClient: {
    method: 'POST',
    path: '/api/resolutions/:r/clients',
    body: json(object<{ readonly clientID: number }>({ clientID: whole })),
    answer: json(done),
    refusals: ['no-such-resolution', 'foreign-client'],
  },
  updates: {
    method: 'POST',
    path: '/api/resolutions/:r/updates',
    query: asks<{ readonly since?: number }>({ since: 'may' }),
    body: bytes(16 * MB),
    answer: json(received),
    refusals: [
      ...(['no-such-resolution', 'media-type', 'too-many', 'malformed', 'foreign-words', 'unknown-place'] as const),
      ...(['forbidden-content', 'missing-dependency', 'impossible-order', 'oversize'] as const),
    ],
  },
  import: {
    method: 'POST',
    path: '/api/import',
    query: asks<{ readonly resolution: string; readonly name?: string; readonly language?: Lang }>({
      resolution: 'must',
      name: 'may',
      language: 'may',
    }),
    body: bytes(60 * MB),
    answer: verdict(imported),
    refusals: ['media-type', 'busy', 'import', 'bad-resolution', 'exists'],
  },

  instrument: { method: 'GET', path: '/api/summit/instrument', answer: json(instrumentView), refusals: READ },
  instrumentDocument: {
    method: 'GET',
    path: '/api/summit/instrument/document',
    query: paper,
    answer: file,
    refusals: OF_PAPER,
  },
  rulesPaper: {
    method: 'GET',
    path: '/api/summit/rules',
    query: asks<PaperQuery & { readonly which?: 'force' | 'draft' }>({ ...PAPER, which: 'may' }),
    answer: file,
    refusals: OF_PAPER,
  },
  adoptionPaper: {
    method: 'GET',
    path: '/api/summit/adoptions/:id/paper',
    query: paper,
    answer: file,
    refusals: OF_PAPER,
  },
  positionPaper: {
    method: 'GET',
    path: '/api/summit/positions/:id/paper',
    query: paper,
    answer: file,
    refusals: OF_PAPER,
  },
  summaryPaper: {
    method: 'GET',
    path: '/api/summit/summaries/:id/paper',
    query: paper,
    answer: file,
    refusals: OF_PAPER,
  },
  peoplePaper: { method: 'GET', path: '/api/summit/people', query: paper, answer: file, refusals: OF_PAPER },
  documents: { method: 'GET', path: '/api/summit/documents', answer: json(documentsView), refusals: READ },
  documentsPaper: {
    method: 'GET',
    path: '/api/summit/documents/paper',
    query: paper,
    answer: file,
    refusals: OF_PAPER,
  },
  reportPaper: { method: 'GET', path: '/api/summit/report', query: paper, answer: file, refusals: OF_PAPER },

  startJob: {
    method: 'POST',
    path: '/api/summit/jobs',
    body: json(
      // A source that is no language is refused by its own word, whatever it is.
      object<{ readonly kind: 'documents' | 'seal'; readonly source?: unknown }>({
        kind: oneOf(['documents', 'seal']),
        source: anything,
      }),
    ),
    answer: json(workView),
    refusals: ['unknown-source', 'busy'],
  },
  job: { method: 'GET', path: '/api/summit/jobs/:id', answer: json(workView), refusals: ['not-found'] },
  jobFile: { method: 'GET', path: '/api/summit/jobs/:id/file', answer: file, refusals: ['not-found'] },
  cancelJob: { method: 'DELETE', path: '/api/summit/jobs/:id', answer: json(done), refusals: ['not-found'] },

  sealPackage: { method: 'GET', path: '/api/summit/seals/:id/package', answer: file, refusals: [...READ, 'not-found'] },
  sealWithActs: {
    method: 'GET',
    path: '/api/summit/seals/:id/with-acts',
    answer: file,
    refusals: [...READ, 'not-found'],
  },
  sealManifest: {
    method: 'GET',
    path: '/api/summit/seals/:id/manifest',
    query: asks<{ readonly delegation: string }>({ delegation: 'must' }),
    answer: file,
    refusals: [...READ, 'not-found', 'not-a-party'],
  },
  sealFile: {
    method: 'GET',
    path: '/api/summit/seals/:id/file',
    query: asks<{ readonly path: string }>({ path: 'must' }),
    answer: file,
    refusals: [...READ, 'not-found'],
  },
  sealReport: {
    method: 'GET',
    path: '/api/summit/seals/:id/report',
    answer: json(report),
    refusals: [...READ, 'not-found'],
  },
  sign: {
    method: 'POST',
    path: '/api/summit/seals/:id/signatures',
    query: asks<BringingQuery>({ delegation: 'may', how: 'may', signatory: 'may', place: 'may', reason: 'may' }),
    body: bytes(256 * 1024),
    answer: json(signatureTaken),
    refusals: ['not-found', 'media-type', 'rule-unmet', 'no-such-seal'],
  },
  revocations: {
    method: 'POST',
    path: '/api/summit/seals/:id/revocations',
    body: bytes(4 * MB),
    answer: json(revocationTaken),
    refusals: ['not-found', 'media-type', 'rule-unmet', 'no-such-seal'],
  },
  sealCopy: {
    method: 'GET',
    path: '/api/summit/seals/:id/copy',
    query: asks<{ readonly number: number; readonly format?: string }>({ number: 'must', format: 'may' }),
    answer: file,
    refusals: [...OF_PAPER, 'no-such-copy', 'not-closed', 'no-depositary', 'not-depositary'],
  },
  act: {
    method: 'GET',
    path: '/api/summit/rectifications/:id/act',
    query: paper,
    answer: file,
    refusals: OF_PAPER,
  },
} as const satisfies { readonly [name: string]: Route };

type Table = typeof ROUTES;
export type RouteName = keyof Table;
export type PathOf<R extends RouteName> = PathIn<Table[R]['path']>;
export type QueryOf<R extends RouteName> = QueryIn<Table[R]>;
export type BodyOf<R extends RouteName> = BodyIn<Table[R]>;
export type AnswerOf<R extends RouteName> = AnswerIn<Table[R]>;

/** Rows by what they answer. */
export type FileRoute = { [R in RouteName]: Table[R]['answer']['kind'] extends 'file' ? R : never }[RouteName];
export type JsonRoute = Exclude<RouteName, FileRoute>;

type Given = { readonly [name: string]: string | number | undefined };

/** "/api/resolutions/general/log?limit=20": path and query of a call, each part encoded. */
export function pathOf(name: RouteName, path: Given = {}, query: Given = {}): string {
  const filled = ROUTES[name].path.replace(/:(\w+)/g, (_, part: string) => encodeURIComponent(String(path[part])));
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  const search = new URLSearchParams(given.map(([key, value]): [string, string] => [key, String(value)])).toString();
  return search ? `${filled}?${search}` : filled;
}
