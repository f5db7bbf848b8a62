/** Shapes of answers to commands: what came of it, or why it was refused and what is missing. */

import { STANCES } from '../domain/clause/clause.ts';
import { type Answer, REFUSALS } from '../domain/command.ts';
import type { AssemblyMissing } from '../domain/instrument/assembly.ts';
import type { Missing } from '../domain/missing.ts';
import { DECISION_RULES } from '../domain/negotiation/rules.ts';
import { clauseStatus } from './answers-text.ts';
import {
  type Cases,
  either,
  lang,
  list,
  nameIn,
  object,
  oneOf,
  only,
  optional,
  pair,
  type Shape,
  tagged,
  text,
  whole,
} from './shape.ts';

const ofText = { resolution: text, clause: text };
const languages = pair(lang, lang);

const ASSEMBLY: Cases<AssemblyMissing, 'kind'> = {
  'no-resolutions': {},
  'unknown-resolution': { resolution: text },
  'no-parties': {},
  'no-languages': {},
  adoption: {},
  date: {},
  order: {
    why: oneOf(['undecided', 'per-column', 'forgets', 'repeats', 'stranger', 'basis']),
    states: list(text),
  },
  'status-sentence': { lang },
  place: { lang },
  'party-name': { delegation: text, lang },
  'participant-name': { delegation: text, participant: text, lang },
  'no-signatory': { delegation: text },
  'signatory-name': { delegation: text, signatory: text, lang },
  'signatory-title': { delegation: text, signatory: text, lang },
  authority: { delegation: text, signatory: text },
  column: { resolution: text, lang },
  'no-clauses': { resolution: text },
  status: { ...ofText, status: clauseStatus },
  brackets: { ...ofText, lang, count: whole },
  pair: { ...ofText, languages },
  finding: { ...ofText, check: text },
  unprintable: {
    resolution: optional(text),
    clause: optional(text),
    lang,
    place: text,
    chars: list(text),
  },
};

export const assemblyMissing = tagged<AssemblyMissing, 'kind'>('kind', ASSEMBLY);

export const missing = tagged<Missing, 'kind'>('kind', {
  'open-brackets': { lang, count: whole },
  'unbalanced-bracket': { lang },
  'empty-column': { lang },
  stance: { delegation: text, has: oneOf([...STANCES, 'none', 'lapsed']) },
  'no-parties': {},
  'previous-status': { needs: clauseStatus },
  concordance: { languages, clause: optional(text) },
  'column-exists': { lang },
  already: { what: text },
  conflict: { lang, words: text, clause: optional(text) },
  'no-difference': {},
  reason: { clause: text },
  changed: { clause: text },
  held: {},
  footnote: { why: oneOf(['host', 'own', 'frozen', 'withdrawn', 'signs', 'joined']), clause: optional(text) },
  signed: { seal: text },
  silence: { clause: text, until: text },
  deadline: { why: oneOf(['past', 'far', 'open']) },
  'silence-too-short': { hours: whole },
  'proposals-over': { since: text },
  'editing-form': {},
  substance: { lang, old: text, young: text },
  quorum: { present: whole, needs: whole },
  majority: { agree: whole, needs: whole },
  'stands-against': { delegation: text, clause: text },
  'absence-own': { delegation: text },
  'absence-announced': { delegation: text, from: text },
  'another-text': {},
  'adoption-way': { decision: oneOf(DECISION_RULES) },
  'chair-issues': {},
  setting: { what: nameIn(ASSEMBLY) },
  'text-against': { ...ofText, delegation: text, has: oneOf(['object', 'reserve']) },
  'text-status': { ...ofText, status: clauseStatus, needs: clauseStatus },
  'text-brackets': ofText,
  'text-note': ofText,
  'no-exception': {},
  'may-object': { delegation: text, until: text },
  why: {},
  'symbols-given': { base: text },
  'none-qualifies': {},
  unknown: {
    what: oneOf([
      'proposal',
      'chair-text',
      'silence',
      'comment',
      'delegation',
      'finding',
      'waiver',
      'rules',
      'adoption',
      'position',
    ]),
  },
  'too-many': { limit: whole },
});

const name = optional(text);
const accepted = object<Extract<Answer, { readonly ok: true }>>({
  ok: only(true),
  seq: whole,
  clause: name,
  milestone: name,
  member: name,
  code: name,
  resolution: name,
  proposal: name,
  batch: name,
  symbol: name,
  comment: name,
  rectification: name,
  participant: name,
  signatory: name,
  rules: name,
  copy: optional(whole),
  adoption: name,
  position: name,
  summary: name,
});
const refused = object<Extract<Answer, { readonly ok: false }>>({
  ok: only(false),
  reason: oneOf(REFUSALS),
  message: text,
  missing: optional(list(missing)),
  signing: optional(text),
});
export const answer: Shape<Answer> = either(accepted, refused);
