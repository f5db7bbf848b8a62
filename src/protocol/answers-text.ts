/** Shapes of what the server answers about a resolution: its text, its past, its log, what changed in it, what checks find. */
import {
  type Cell,
  CLAUSE_KINDS,
  type Clause,
  type ClauseKind,
  type ClauseStatus,
  STANCES,
  STATUSES,
  type StanceRecord,
} from '../domain/clause/clause.ts';
import { AUTO_MILESTONES, type Declaration, type Milestone, SCHEMA } from '../domain/clause/declaration.ts';
import {
  CHANGES,
  type ClauseChange,
  type ClauseDiff,
  type ClauseSide,
  type DeclarationDiff,
  DIFF_OPS,
  type DiffPart,
  type DiffSummary,
  type Kin,
  type NamedPoint,
  type Person,
  type ProposalChange,
  type ResolutionChanges,
  type StanceChange,
  type StanceSide,
  type SummitChanges,
  TEXT_DIFFS,
  type TextDiff,
  type Touched,
  type WordCount,
} from '../domain/clause/difference.ts';
import type {
  AuthorRun,
  Authors,
  Authorship,
  Decision,
  HistoryEvent,
  Proposed,
  RemovedRun,
  Version,
} from '../domain/clause/past.ts';
import {
  type AbsenceRecord,
  PROPOSAL_KINDS,
  PROPOSAL_STATES,
  type ProposalRecord,
  type Signed,
  type WaiverRecord,
} from '../domain/negotiation/record.ts';
import { ROLES } from '../domain/permission.ts';
import { type LogEntry, RECORD_KINDS } from '../domain/summit/log-entry.ts';
import type { CoursePoint } from '../domain/summit/summit.ts';
import { type CheckName, type Finding, MESSAGES, SEVERITIES, type Spot } from '../domain/text/finding.ts';
import { MARKS, type Run } from '../domain/text/text.ts';
import {
  anything,
  byName,
  either,
  type Fields,
  flag,
  lang,
  list,
  nameIn,
  number,
  object,
  oneOf,
  only,
  optional,
  orNull,
  pair,
  perLang,
  type Shape,
  tagged,
  text,
  triple,
  whole,
} from './shape.ts';

export const clauseKind: Shape<ClauseKind> = nameIn(CLAUSE_KINDS);
export const clauseStatus: Shape<ClauseStatus> = nameIn(STATUSES);
const stance = oneOf(STANCES);
export const signed: Fields<Signed> = { member: text, at: text };

const cell = object<Cell>({
  digest: text,
  paragraphs: list(list(object<Run>({ text, marks: optional(list(oneOf(MARKS))), slot: optional(text) }))),
});
const waiver = object<WaiverRecord>({
  ...signed,
  check: text,
  message: text,
  languages: list(lang),
  seen: text,
  reason: text,
  seq: whole,
});
const clause = object<Clause>({
  id: text,
  kind: clauseKind,
  level: whole,
  order: text,
  status: clauseStatus,
  held: optional(flag),
  digest: text,
  number: perLang(text),
  texts: perLang(cell),
  stances: byName(
    object<StanceRecord>({
      stance,
      digest: text,
      member: text,
      at: text,
      seq: optional(whole),
      note: optional(text),
      silence: optional(flag),
    }),
  ),
  brackets: perLang(whole),
  noCounterpart: optional(perLang(text)),
  waivers: optional(list(waiver)),
});
const point = object<Declaration['at']>({ seq: whole, milestone: optional(text) });
export const declaration = object<Declaration>({
  resolution: text,
  schema: only(SCHEMA),
  at: point,
  columns: list(lang),
  working: optional(list(lang)),
  absent: optional(byName(object<AbsenceRecord>({ ...signed, reason: text }))),
  digest: text,
  clauses: list(clause),
});

export const milestone = object<Milestone>({
  id: text,
  label: text,
  seq: whole,
  digest: text,
  at: text,
  by: text,
  note: optional(text),
  auto: optional(oneOf(AUTO_MILESTONES)),
  symbol: optional(text),
  proposalsUntil: optional(text),
});

export const coursePoint = object<CoursePoint>({
  seq: whole,
  at: text,
  milestone: optional(
    object<NonNullable<CoursePoint['milestone']>>({ id: text, label: text, auto: optional(oneOf(AUTO_MILESTONES)) }),
  ),
  clauses: whole,
  agreed: whole,
  brackets: whole,
  byColumn: perLang(whole),
});

export const logEntry = object<LogEntry>({
  seq: whole,
  at: text,
  member: text,
  delegation: orNull(text),
  kind: oneOf(RECORD_KINDS),
  places: list(text),
  clients: list(triple(whole)),
  bytes: whole,
  previous: text,
  hash: text,
  typed: optional(object<NonNullable<LogEntry['typed']>>({ added: whole })),
  command: anything,
  symbol: optional(text),
  announced: optional(only(true)),
  refused: optional(
    object<NonNullable<LogEntry['refused']>>({
      reason: text,
      type: optional(text),
      clause: optional(text),
      places: optional(list(text)),
    }),
  ),
});

const proposed = object<Proposed>({ id: text, member: text, delegation: orNull(text), kind: oneOf(PROPOSAL_KINDS) });
const decisionFields: Fields<Decision> = {
  seq: whole,
  at: text,
  member: text,
  delegation: orNull(text),
  type: text,
  proposal: optional(proposed),
  status: optional(pair(orNull(clauseStatus), clauseStatus)),
  held: optional(flag),
  moved: optional(only(true)),
  stance: optional(oneOf([...STANCES, 'none'])),
  note: optional(text),
  reason: optional(text),
  label: optional(text),
  until: optional(text),
  language: optional(lang),
  languages: optional(list(lang)),
  check: optional(text),
  into: optional(text),
  kind: optional(clauseKind),
  level: optional(whole),
};
const decision = object<Decision>(decisionFields);
const versionFields: Fields<Version> = {
  seq: whole,
  at: text,
  authors: list(text),
  text,
  digest: text,
  added: whole,
  removed: whole,
  decision: optional(decision),
  decisions: optional(list(decision)),
};
export const version = object<Version>(versionFields);
export const historyEvent = tagged<HistoryEvent, 'event'>('event', {
  text: { language: lang, ...versionFields },
  decision: decisionFields,
});

const authorshipFields: Fields<Authorship> = {
  member: text,
  delegation: orNull(text),
  at: text,
  seq: whole,
  how: oneOf(['typed', 'accepted', 'first']),
  proposal: optional(proposed),
  accepted: optional(object<Signed>(signed)),
};
const authorship = object<Authorship>(authorshipFields);
export const authors = object<Authors>({
  seq: whole,
  runs: list(object<AuthorRun>({ text, ...authorshipFields })),
  removed: list(object<RemovedRun>({ text, offset: whole, removed: authorship, wrote: authorship })),
});

const side = object<ClauseSide>({
  number: perLang(text),
  kind: clauseKind,
  level: whole,
  status: clauseStatus,
  position: whole,
});
const stanceSide = orNull(object<StanceSide>({ stance, lapsed: optional(only(true)), note: optional(text) }));
const people = list(object<Person>({ member: text, delegation: orNull(text) }));
const textDiff = object<TextDiff>({
  kind: oneOf(TEXT_DIFFS),
  parts: list(object<DiffPart>({ op: oneOf(DIFF_OPS), text, orthographic: optional(only(true)) })),
  formatting: optional(only(true)),
});
const clauseDiff = object<ClauseDiff>({
  id: text,
  changes: list<ClauseChange>(nameIn(CHANGES)),
  from: orNull(side),
  to: orNull(side),
  texts: perLang(textDiff),
  kin: optional(
    object<Kin>({
      splitFrom: optional(text),
      splitInto: optional(list(text)),
      mergedInto: optional(text),
      mergedFrom: optional(list(text)),
    }),
  ),
  stances: optional(list(object<StanceChange>({ delegation: text, from: stanceSide, to: stanceSide }))),
  by: optional(object<Touched>({ row: optional(people), texts: optional(perLang(people)) })),
});
export const decided = object<NonNullable<ProposalRecord['decided']>>({
  ...signed,
  reason: optional(text),
  clause: optional(text),
});
const proposalChange = object<ProposalChange>({
  id: text,
  kind: oneOf(PROPOSAL_KINDS),
  role: oneOf(ROLES),
  delegation: optional(text),
  member: text,
  at: text,
  label: optional(text),
  clause: orNull(text),
  from: orNull(oneOf(PROPOSAL_STATES)),
  to: orNull(oneOf(PROPOSAL_STATES)),
  decided: optional(decided),
});
export const declarationDiff = object<DeclarationDiff>({
  from: point,
  to: point,
  summary: object<DiffSummary>({
    added: whole,
    withdrawn: whole,
    restored: whole,
    moved: whole,
    retyped: whole,
    renumbered: whole,
    changed: whole,
    orthographic: whole,
    statusChanged: whole,
    split: whole,
    merged: whole,
    stancesChanged: whole,
    proposalsChanged: whole,
  }),
  clauses: list(clauseDiff),
  proposals: optional(list(proposalChange)),
});

const namedPoint = object<NamedPoint>({ seq: whole, at: text, label: optional(text) });
export const summitChanges = object<SummitChanges>({
  since: text,
  at: text,
  resolutions: list(
    object<ResolutionChanges>({
      resolution: text,
      panel: text,
      title: perLang(text),
      from: orNull(namedPoint),
      to: namedPoint,
      words: perLang(object<WordCount>({ added: whole, removed: whole })),
      diff: declarationDiff,
    }),
  ),
  without: list(object<SummitChanges['without'][number]>({ resolution: text, panel: text, title: perLang(text) })),
});

export const messageArgs = byName(either(text, number));
const CHECK_NAMES = [...new Set(Object.keys(MESSAGES).map((key) => key.split('.')[0]))] as CheckName[];
export const finding = object<Finding>({
  languages: list(lang),
  unsure: optional(only(true)),
  message: object<Finding['message']>({ key: nameIn(MESSAGES), args: messageArgs }),
  at: optional(perLang(list(object<Spot>({ start: whole, end: whole, text })))),
  seen: optional(text),
  waived: optional(waiver),
  check: oneOf(CHECK_NAMES),
  severity: oneOf(SEVERITIES),
  clause: text,
});
