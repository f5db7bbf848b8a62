/** What each route is for, in words: the right-hand side of the table in server/README.md. No program reads them. */
import type { RouteName } from './http.ts';

const PAPER = 'pdf, docx, html, text';

export const ROUTE_WORDS: { readonly [R in RouteName]: string } = {
  signIn:
    '`{code}`, in a demo also `{member}`: `{token, member}` and a cookie; a code works once, within 7 days; a session lasts 30',
  signOut: 'ends the session and its sockets',
  health: '`{ok, version, rooms, connections}`',
  demoMembers: 'whom one may sign in as',
  demoKey: 'a test key file, password "demo", no legal value',
  summit:
    'names, members, `me`; of each resolution progress, what waits for the caller, who is there, `visit`; `{empty: true}` of a folder without a summit',
  summitCommand: 'one summit command; an answer with a code shows it once',
  changes: "what changed in all resolutions since a day, a moment, a milestone's name or `visit`",
  changesFile: 'the same as a list to hand out: `format=html`',
  notices: "the caller's notices, newest first, each with the name of its clause",
  noticesRead: '`{upTo}`: marks those up to this id as read',
  declaration: 'the `Declaration`',
  milestones: '`{id, label, seq, digest, at, by, note?, auto?, symbol?, proposalsUntil?}`',
  checks: 'findings of the present text, see [src/checks](../src/checks/README.md)',
  course: 'points over the log: clauses, agreed, open brackets; not for observers',
  log: 'audit records, at most 1,000, without bytes; not for observers; filters below',
  logTable: 'all of them as a table: `csv` (`separator=comma`, `semicolon` or `tab`) or `xlsx`',
  clauseHistory:
    'versions of all columns and decisions, in the order of the log; not for observers; pages by `limit` (1 to 1,000) and `before` (a position), which never part one record',
  cellHistory: 'versions `{seq, at, authors, text, digest, added, removed, decision?, decisions?}` of one column',
  authors: '`{seq, runs, removed}`: who wrote these words, who removed others; not for observers',
  diff: '`DeclarationDiff`',
  export:
    'the file; `source` is the column from which `xliff` (2.1) and `xliff12` (1.2) go into each other one (else the first); `view=redline&since=POINT` marks what changed (docx, html, pdf), with `names` also by which persons outside the delegations; of a PDF the header `alternat-unprintable` names what no font can draw (percent-encoded JSON)',
  command: 'one command: `{ok: true, seq, clause?, milestone?, ...}` or a refusal; one `id` is one command',
  bindClient: "`{clientID}`: binds a Yjs client id (below 2^32) to the caller; 409 when it is somebody else's",
  updates: 'a Yjs update (V1) through the gate: `{ok, seq, head, refused}`; `refused` are cells',
  import:
    "a file from outside becomes a resolution; the secretariat's; 422 with the first fault, 429 while too many wait",
  instrument:
    'settings, parties in the order of the States, digest, `missing`, `waived`, `warnings`, `adoption` (adoptions, statements, summaries, what stands in the way), seals, rectifications with `state`, `deadline`, `untold`, `missing` pairs, depositary, numbered notifications with receipts, copies',
  instrumentDocument: 'one document of the text as it stands, marked as a draft, brackets printed',
  rulesPaper: `the rules of procedure in force, or with \`which=draft\` the draft: ${PAPER}`,
  adoptionPaper: `the record of an adoption: ${PAPER}`,
  positionPaper: `a statement of a delegation: ${PAPER}`,
  summaryPaper: `a summary of the chair: ${PAPER}`,
  peoplePaper: `the list of participants and observers: ${PAPER}`,
  documents: 'the documents of the meeting by their symbols, the newest 2,000 of `total`',
  documentsPaper: `all of them as a paper: ${PAPER}`,
  reportPaper: `the report of the meeting from the logs as they stand: ${PAPER}; not for observers`,
  startJob: '`{kind: documents \\| seal, source?}` begins long work (`source`: of the XLIFF among the documents)',
  job: 'how far it is: `{id, kind, state, done, total, path, message?, result?}`',
  jobFile: 'what came of it, for a quarter of an hour',
  cancelJob: 'calls it off',
  sealPackage: 'the signed package (.asice) with all that was added so far',
  sealWithActs: 'a ZIP: the package, `acts.json`, every act of rectification as PDF in every language',
  sealManifest: 'the list that a delegation signs',
  sealFile: 'one file of the package',
  sealReport: "the verifier's report",
  sign: 'a detached CMS signature (.p7s); `how=accession` of a State that has not signed a closed text, with its act as `reason`; a refusal says with `signing` why not',
  revocations:
    'a revocation list (CRL) or an answer of OCSP, DER or PEM: `{ok, path}`; a refusal says with `signing` why not. Secretariat, legal staff, negotiators of the parties',
  sealCopy:
    "a certified true copy that was issued, once the text is closed (`copy.issue`); the depositary's person only",
  act: 'an act of rectification, to print',
};
