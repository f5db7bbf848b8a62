/**
 * A small resolution for the rules to stand on, from a sketch: `ground({texts: {fa: 'متن', ru: 'текст'}, stances: 'IR:agree
 * RU:agree@old'})`. Digests are real; a stance lies on the present text unless it says `@old`.
 */
import type { ClauseKind, ClauseStatus, Stance, StanceRecord } from '../../src/domain/clause/clause.ts';
import type { Column } from '../../src/domain/clause/declaration.ts';
import { spread } from '../../src/domain/clause/ordering.ts';
import type { Circumstances } from '../../src/domain/decide.ts';
import type { ClauseFacts, Ground } from '../../src/domain/ground.ts';
import type {
  AbsenceRecord,
  AgreedRecord,
  AnnouncedAbsence,
  BracketNote,
  PairRecord,
  ProposalRecord,
  ReturnRecord,
  SilenceRecord,
  WaiverRecord,
} from '../../src/domain/negotiation/record.ts';
import { type Rules, UNWRITTEN_RULES } from '../../src/domain/negotiation/rules.ts';
import type { Actor } from '../../src/domain/permission.ts';
import { cellDigest, clauseDigest } from '../../src/domain/text/digest.ts';
import { fromPlain } from '../../src/domain/text/text.ts';
import type { Lang, PerLang } from '../../src/language/language.ts';

export type Sketch = {
  readonly id?: string;
  readonly kind?: ClauseKind;
  readonly status?: ClauseStatus;
  readonly held?: boolean;
  readonly texts?: PerLang<string>;
  /** "IR:agree RU:object@old" */
  readonly stances?: string;
  readonly noCounterpart?: PerLang<string>;
  readonly waivers?: readonly WaiverRecord[];
  readonly agreed?: AgreedRecord;
};

export const COLUMNS: readonly Column[] = [
  { lang: 'fa', standing: 'authentic' },
  { lang: 'ru', standing: 'authentic' },
  { lang: 'en', standing: 'working' },
];
export const PARTIES = ['IR', 'RU'];
export const OLD = 'f'.repeat(64);
export const ALL_AGREE = 'IR:agree RU:agree';

/** The digest of a clause over its authentic columns. */
export const digestOf = (kind: ClauseKind, texts: PerLang<string>, noCounterpart: PerLang<string> = {}): string =>
  clauseDigest(
    kind,
    Object.fromEntries(
      COLUMNS.filter(({ standing }) => standing === 'authentic').map(({ lang }) => [
        lang,
        noCounterpart[lang] === undefined ? cellDigest(fromPlain(texts[lang] ?? '')) : 'none-by-design',
      ]),
    ),
  );

/** What lies beside the text: `ground` has none of it, `beside` adds it. */
export type Beside = {
  readonly proposals?: readonly ProposalRecord[];
  readonly silences?: { readonly [clause: string]: SilenceRecord };
  readonly pairs?: { readonly [key: string]: PairRecord };
  readonly absent?: { readonly [delegation: string]: AbsenceRecord };
  readonly notes?: readonly (BracketNote & { readonly offset: number | null })[];
  readonly columns?: readonly Column[];
  readonly rules?: Rules;
  readonly announced?: { readonly [delegation: string]: AnnouncedAbsence };
  readonly returns?: { readonly [delegation: string]: ReturnRecord };
};

export function beside(on: Ground, more: Beside): Ground {
  const { proposals = on.proposals, silences = {}, pairs = {}, absent = {}, notes = [], columns = on.columns } = more;
  const { rules = on.rules, announced = on.announced, returns = on.returns } = more;
  return {
    ...on,
    ...{ columns, rules, announced, returns, absent },
    parties: on.invited.filter((delegation) => !Object.hasOwn(absent, delegation)),
    proposals,
    proposal: (id) => proposals.find((proposal) => proposal.id === id),
    silence: (clause) => silences[clause],
    pair: (key) => pairs[key],
    bracketNotes: () => notes,
  };
}

/** A tabled proposal of IR on c1, with what differs from that. */
export const proposed = (more: Partial<ProposalRecord> = {}): ProposalRecord => ({
  id: 'p1',
  clause: 'c1',
  kind: 'proposal',
  role: 'negotiator',
  delegation: 'IR',
  member: 'n',
  at: '2025-11-18T08:30:00.000Z',
  base: OLD,
  baseTexts: { fa: 'متن' },
  texts: { fa: 'متن دیگر' },
  reason: 'روشن‌تر',
  state: 'tabled',
  ...more,
});

/** The legal staff's word on a finding in the Russian text, with what differs from that. */
export const waived = (more: Partial<WaiverRecord> = {}): WaiverRecord => ({
  check: 'numbers',
  message: 'numbers.missing',
  languages: ['ru'],
  seen: OLD,
  reason: 'число сказано словами',
  member: 'l',
  at: '2025-11-18T08:30:00.000Z',
  seq: 3,
  ...more,
});

/** A silence procedure that runs on c1 until noon. */
export const silent = (digest: string, more: Partial<SilenceRecord> = {}): SilenceRecord => ({
  until: '2025-11-18T12:00:00.000Z',
  digest,
  state: 'running',
  member: 's',
  at: '2025-11-18T08:00:00.000Z',
  ...more,
});

/**
 * A merge of words for tests: both sides' words go together when one side left a word alone, place by place; texts of
 * other lengths do not go together at all. The real one is `src/diff/merge`.
 */
export const mergeWords = (base: string, mine: string, theirs: string, _lang: Lang) => {
  const [from, left, right] = [base, mine, theirs].map((text) => text.split(' ')) as [string[], string[], string[]];
  if (left.length !== from.length || right.length !== from.length)
    return { ok: false as const, conflicts: [{ base, mine, theirs }] };
  const conflicts = from.flatMap((word, index) => {
    const [a, b] = [left[index] as string, right[index] as string];
    return a === word || b === word || a === b ? [] : [{ base: word, mine: a, theirs: b }];
  });
  if (conflicts.length > 0) return { ok: false as const, conflicts };
  const text = from.map((word, index) => (left[index] === word ? right[index] : left[index])).join(' ');
  return { ok: true as const, text };
};

/** Who said no to a text, or reserved, looked up in the clauses' stances. */
export const againstOf =
  (clauses: readonly ClauseFacts[]): Ground['against'] =>
  (digest) =>
    clauses.flatMap(({ id, stances }) =>
      Object.entries(stances).flatMap(([delegation, record]) => {
        const { stance } = record;
        return record.digest === digest && (stance === 'object' || stance === 'reserve')
          ? [{ delegation, clause: id, stance }]
          : [];
      }),
    );

export function ground(...sketches: readonly Sketch[]): Ground {
  const orders = spread(sketches.length);
  const clauses = sketches.map((sketch, index): ClauseFacts => {
    const { kind = 'paragraph', texts = { fa: 'متن', ru: 'текст' }, noCounterpart = {} } = sketch;
    const digest = digestOf(kind, texts, noCounterpart);
    const stances: { [delegation: string]: StanceRecord } = {};
    for (const word of (sketch.stances ?? '').split(' ').filter(Boolean)) {
      const [delegation, rest] = word.split(':') as [string, string];
      const [stance, old] = rest.split('@') as [Stance, string?];
      stances[delegation] = { stance, digest: old ? OLD : digest, member: 'm', at: '2025-11-18T08:00:00.000Z' };
    }
    return {
      id: sketch.id ?? `c${index + 1}`,
      kind,
      level: 0,
      order: orders[index] as string,
      status: sketch.status ?? 'draft',
      held: sketch.held ?? false,
      digest: () => digest,
      plain: (lang) => texts[lang] ?? '',
      cell: (lang) => cellDigest(fromPlain(texts[lang] ?? '')),
      noCounterpart,
      stances,
      waivers: sketch.waivers ?? [],
      ...(sketch.agreed ? { agreed: sketch.agreed } : {}),
    };
  });
  return {
    rules: UNWRITTEN_RULES,
    announced: {},
    returns: {},
    against: againstOf(clauses),
    columns: COLUMNS,
    parties: PARTIES,
    invited: PARTIES,
    absent: {},
    clauses,
    clause: (id) => clauses.find((clause) => clause.id === id),
    milestones: [],
    merges: [],
    proposals: [],
    proposal: () => undefined,
    silence: () => undefined,
    pair: () => undefined,
    bracketNotes: () => [],
    collations: [],
    allPairs: false,
    digest: () => 'd'.repeat(64),
  };
}

export const ACTORS: { readonly [role in Actor['role']]: Actor } = {
  negotiator: { id: 'n', role: 'negotiator', delegation: 'IR', columns: ['fa'] },
  secretariat: { id: 's', role: 'secretariat', columns: [] },
  legal: { id: 'l', role: 'legal', columns: [] },
  observer: { id: 'o', role: 'observer', columns: [] },
};

export const CIRCUMSTANCES: Circumstances = {
  now: '2025-11-18T09:00:00.000Z',
  seq: 7,
  newId: (prefix) => `${prefix}1`,
  merge: mergeWords,
  // For tests: a full stop is form, all else is substance.
  weigh: (_lang, old, young) =>
    young.replaceAll('.', '') === old
      ? { weight: 'form', changes: [{ form: 'punctuation', old, young }] }
      : { weight: 'substance', changes: [{ why: 'word', old, young }] },
};
