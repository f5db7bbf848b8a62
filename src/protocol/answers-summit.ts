/** Shapes of what the server answers about the summit as a whole: its facts, its people, its rules, notices, a member's session. */

import type { ClauseStatus } from '../domain/clause/clause.ts';
import type { Column } from '../domain/clause/declaration.ts';
import { ACTS, NATURES, ORIGINALS, type Outcome } from '../domain/instrument/outcome.ts';
import type { StatesOrder } from '../domain/instrument/states-order.ts';
import { NOTICE_KINDS, type Notice } from '../domain/negotiation/notice.ts';
import { ABSENCE_BY, DECISION_RULES, EDITING, type Rules } from '../domain/negotiation/rules.ts';
import {
  type AdoptedRules,
  RULES_STANCES,
  type RulesDraft,
  type RulesStanceRecord,
  type RulesState,
} from '../domain/negotiation/rules-adoption.ts';
import type { Progress } from '../domain/negotiation/waiting.ts';
import { ROLES } from '../domain/permission.ts';
import {
  AUTHORITIES,
  type Authority,
  CAPACITIES,
  type CheckedAuthority,
  MODES,
  PARTICIPATION,
  type Participant,
  type PeopleState,
  type Signatory,
} from '../domain/summit/people.ts';
import type {
  ClauseName,
  Delegation,
  Member,
  NamedNotice,
  Region,
  RegionList,
  SignedIn,
  SummitView,
} from '../domain/summit/summit.ts';
import { DOCUMENT_KINDS, type DocumentsView, type IssuedDocument } from '../domain/summit/symbol.ts';
import { clauseKind, signed } from './answers-text.ts';
import {
  byName,
  either,
  type Fields,
  flag,
  lang,
  list,
  object,
  oneOf,
  only,
  optional,
  orNull,
  pair,
  partly,
  perLang,
  type Shape,
  text,
  whole,
} from './shape.ts';

const memberFields: Fields<SignedIn['member']> = {
  id: text,
  name: text,
  nameLang: optional(lang),
  delegation: optional(text),
  role: oneOf(ROLES),
  head: optional(flag),
  columns: list(lang),
};
const member = object<Member>({ ...memberFields, revoked: optional(flag) });
export const members = list(member);

export const signedIn = object<SignedIn>({
  token: text,
  member: object<SignedIn['member']>(memberFields),
});

const clauseName: Fields<ClauseName> = { kind: clauseKind, number: perLang(text) };
export const noticeFields: Fields<Notice> = {
  id: whole,
  kind: oneOf(NOTICE_KINDS),
  at: text,
  resolution: text,
  clause: optional(text),
  delegation: optional(text),
  lang: optional(lang),
  by: text,
  text: optional(text),
  read: flag,
};
export const namedNotice = object<NamedNotice>({
  ...noticeFields,
  named: optional(object<ClauseName>(clauseName)),
});

export const rules = object<Rules>({
  decision: oneOf(DECISION_RULES),
  reserveBlocks: flag,
  quorum: whole,
  silenceMinHours: whole,
  proposalsUntil: optional(text),
  absence: object<Rules['absence']>({ by: oneOf(ABSENCE_BY), afterHours: whole, objectWithinHours: whole }),
  editing: oneOf(EDITING),
});
const rulesDraft = object<RulesDraft>({
  ...signed,
  id: text,
  rules,
  until: text,
  stances: byName(object<RulesStanceRecord>({ ...signed, stance: oneOf(RULES_STANCES), note: optional(text) })),
});
const rulesState = object<RulesState>({
  adopted: list(object<AdoptedRules>({ ...signed, rules, draft: optional(rulesDraft) })),
  draft: orNull(rulesDraft),
});

const authorityFields: Fields<Authority> = {
  kind: oneOf(AUTHORITIES),
  sha256: optional(text),
  clearedBy: optional(text),
};
const signatory = object<Signatory>({
  ...signed,
  id: text,
  participant: text,
  person: optional(text),
  names: perLang(text),
  titles: perLang(text),
  capacity: oneOf(CAPACITIES),
  mode: oneOf(MODES),
  confirmBy: optional(text),
  authority: optional(
    either(
      object<CheckedAuthority>({ ...authorityFields, checkedBy: text, at: text }),
      object<Authority>(authorityFields),
    ),
  ),
});
const people = object<PeopleState>({
  participants: list(
    object<Participant>({
      id: text,
      as: oneOf(PARTICIPATION),
      state: optional(text),
      region: optional(text),
      names: perLang(text),
      present: flag,
    }),
  ),
  signatories: list(signatory),
  proposed: list(signatory),
  bearers: byName(list(text)),
});

export const statesOrder: Shape<StatesOrder> = object<StatesOrder>({
  list: list(text),
  basis: either(oneOf(['agreed', 'host-first']), object<Exclude<StatesOrder['basis'], string>>({ alphabet: lang })),
  decidedAt: optional(text),
});
export const outcome = object<Outcome>({
  nature: oneOf(NATURES),
  act: oneOf(ACTS),
  originals: oneOf(ORIGINALS),
  prevailing: optional(lang),
  status: optional(perLang(text)),
});

type ResolutionView = SummitView['resolutions'][number];
const named = object<{ readonly id: string; readonly names: Region['names'] }>({ id: text, names: perLang(text) });
const resolution = object<ResolutionView>({
  id: text,
  panel: text,
  title: perLang(text),
  columns: list(object<Column>({ lang, standing: oneOf(['authentic', 'working']) })),
  absent: optional(list(text)),
  progress: object<Progress>({
    clauses: whole,
    byStatus: partly<ClauseStatus, number>(whole),
    brackets: whole,
    stalePairs: whole,
    proposals: whole,
  }),
  changed: optional(object<NonNullable<ResolutionView['changed']>>({ at: text, member: text })),
  waiting: list(
    object<ResolutionView['waiting'][number]>({
      ...clauseName,
      clause: text,
      stance: optional(oneOf(['none', 'lapsed'])),
      silence: optional(text),
      brackets: optional(list(lang)),
      pairs: optional(list(pair(lang, lang))),
      conflicts: optional(list(text)),
    }),
  ),
  waits: whole,
  present: list(object<ResolutionView['present'][number]>({ member: text, name: text, code: text })),
  visit: optional(object<NonNullable<ResolutionView['visit']>>({ seq: whole, at: text, changed: whole })),
});

export const summitView = object<SummitView>({
  id: text,
  name: perLang(text),
  short: perLang(text),
  slogan: optional(perLang(text)),
  place: perLang(text),
  days: pair(text, text),
  timeZone: text,
  columns: list(lang),
  order: optional(statesOrder),
  outcome: optional(outcome),
  regions: list(object<Region>({ id: text, names: perLang(text), kind: optional(text) })),
  delegations: list(
    object<Delegation>({
      id: text,
      names: perLang(text),
      official: perLang(text),
      regionLists: list(object<RegionList>({ source: text, regions: list(text) })),
    }),
  ),
  panels: list(object<SummitView['panels'][number]>({ id: text, names: perLang(text), topics: list(named) })),
  members,
  frame: object<SummitView['frame']>({
    ordered: flag,
    alternat: flag,
    nature: orNull(oneOf(NATURES)),
    participants: list(text),
  }),
  me: member,
  rules: rulesState,
  people,
  resolutions: list(resolution),
});

export const documentsView = object<DocumentsView>({
  base: orNull(text),
  total: whole,
  documents: list(
    object<IssuedDocument>({
      ...signed,
      symbol: text,
      resolution: text,
      kind: oneOf(DOCUMENT_KINDS),
      id: text,
      delegation: optional(text),
      label: optional(text),
    }),
  ),
});

/** A plain yes. */
export type Done = { readonly ok: true };
export const done = object<Done>({ ok: only(true) });

/** A data folder into which no summit was put yet. */
export type NoSummit = { readonly empty: true };
export const noSummit = object<NoSummit>({ empty: only(true) });

export type Health = {
  readonly ok: true;
  readonly version: string;
  /** In memory. */
  readonly rooms: number;
  /** Open sockets. */
  readonly connections: number;
};
export const health = object<Health>({ ok: only(true), version: text, rooms: whole, connections: whole });
