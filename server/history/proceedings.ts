/**
 * What the log of one resolution says of how it was negotiated, read in one walk over its commands: no keystroke is looked at. Proposals
 * are read at the end, since they keep what became of them; what is overwritten on the way (silences, stances, absences) is caught there.
 */
import type * as Y from 'yjs';
import {
  absentOf,
  announcedOf,
  closureOf,
  milestonesOf,
  proposalsOf,
  silencesOf,
  stancesOf,
} from '../../src/crdt/document.ts';
import { snapshot } from '../../src/crdt/snapshot.ts';
import type { Clause, StanceRecord } from '../../src/domain/clause/clause.ts';
import type { Declaration } from '../../src/domain/clause/declaration.ts';
import type { ProposalRecord } from '../../src/domain/negotiation/record.ts';
import type {
  AbsenceCourse,
  AgainstRecord,
  Proceedings,
  ReportedClause,
  SilenceCourse,
} from '../../src/domain/summit/report.ts';
import { toPlain } from '../../src/domain/text/text.ts';
import type { Lang, PerLang } from '../../src/language/language.ts';
import type { LogRecord, Storage } from '../storage/storage.ts';
import { commandOf } from './decisions.ts';
import { readAt } from './rebuilt.ts';
import { retrace } from './retrace.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] };
type Saying = Omit<AgainstRecord, 'end'> & { readonly digest: string; end?: AgainstRecord['end'] };
type Silence = Writable<Omit<SilenceCourse, 'clauses'>> & { readonly clause: string };

/** Gathers on the way. */
class Walk {
  readonly said: Saying[] = [];
  readonly silences: Silence[] = [];
  readonly absences: Writable<AbsenceCourse>[] = [];
  readonly reopened: { readonly clause: string; readonly at: string; readonly reason: string }[] = [];
  /** When a clause was last put on a rung, by the clause. */
  readonly rungs = new Map<string, string>();
  readonly #saying = new Map<string, Saying>();
  readonly #running = new Map<string, Silence>();
  readonly #away = new Map<string, Writable<AbsenceCourse>>();

  readonly after = (record: LogRecord, doc: Y.Doc): void => {
    const command = commandOf(record);
    if (!command) return;
    const { type, clause } = command;
    if (type === 'stance.record' && typeof clause === 'string') this.#stance(record, doc, clause);
    if (type === 'silence.start') this.#begun(record, doc);
    else if (this.#running.size > 0)
      this.#ended(doc, typeof clause === 'string' ? [clause] : [...this.#running.keys()]);
    if (type === 'party.absent' || type === 'party.present') this.#absence(record, doc, String(command.delegation));
    if (type === 'clause.status' && typeof clause === 'string') this.rungs.set(clause, record.at);
    if (type === 'clause.reopen' && typeof clause === 'string')
      this.reopened.push({ clause, at: record.at, reason: String(command.reason ?? '') });
  };

  #stance(record: LogRecord, doc: Y.Doc, clause: string): void {
    const delegation = record.delegation ?? '';
    const key = `${clause}/${delegation}`;
    const now: StanceRecord | undefined = stancesOf(doc).get(key);
    const before = this.#saying.get(key);
    if (before && before.stance === now?.stance && before.digest === now.digest) return;
    if (before) {
      before.end = now ? { how: 'other', at: record.at, stance: now.stance } : { how: 'taken-back', at: record.at };
      this.#saying.delete(key);
    }
    if (now?.stance !== 'object' && now?.stance !== 'reserve') return;
    const { stance, digest, note } = now;
    const saying: Saying = { clause, delegation, stance, digest, at: record.at, ...(note ? { note } : {}) };
    this.#saying.set(key, saying);
    this.said.push(saying);
  }

  #begun({ at }: LogRecord, doc: Y.Doc): void {
    for (const [clause, silence] of silencesOf(doc)) {
      if (silence.state !== 'running' || this.#running.has(clause)) continue;
      const begun: Silence = { clause, at, until: silence.until, end: 'running' };
      this.#running.set(clause, begun);
      this.silences.push(begun);
    }
  }

  #ended(doc: Y.Doc, clauses: readonly string[]): void {
    for (const clause of clauses) {
      const running = this.#running.get(clause);
      const now = running && silencesOf(doc).get(clause);
      if (!running || !now || now.state === 'running') continue;
      running.end = now.state;
      if (now.ended) running.ended = now.ended;
      if (now.brokenBy) {
        const { delegation, stance, note } = now.brokenBy;
        running.by = { delegation, stance, ...(note ? { note } : {}) };
      }
      this.#running.delete(clause);
    }
  }

  #absence({ at }: LogRecord, doc: Y.Doc, delegation: string): void {
    const absent = Object.hasOwn(absentOf(doc), delegation) ? absentOf(doc)[delegation] : undefined;
    const announced = Object.hasOwn(announcedOf(doc), delegation) ? announcedOf(doc)[delegation] : undefined;
    const known = this.#away.get(delegation);
    if (absent && !known) {
      const away = { delegation, from: announced?.from ?? at, reason: absent.reason };
      this.#away.set(delegation, away);
      this.absences.push(away);
    } else if (!absent && known) {
      known.until = at;
      this.#away.delete(delegation);
    }
  }
}

type Ended = Pick<Proceedings, 'proposals' | 'chairTexts' | 'versions' | 'closure'>;

/** What the document still says at the end of the walk. */
function endOf(doc: Y.Doc): Ended {
  const all = [...proposalsOf(doc).values()].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const batches = Map.groupBy(
    all.filter(({ batch }) => batch !== undefined),
    ({ batch }) => batch as string,
  );
  const closure = closureOf(doc);
  return {
    proposals: all.filter(({ batch }) => batch === undefined),
    chairTexts: [...batches.values()].map((list) => {
      const [{ label = '', symbol, at }] = list as [ProposalRecord];
      return {
        ...{ label, at, ...(symbol ? { symbol } : {}) },
        clauses: list.flatMap(({ clause }) => clause ?? []),
        accepted: list.filter(({ state }) => state === 'accepted').length,
      };
    }),
    versions: [...milestonesOf(doc).values()]
      .filter(({ auto }) => !auto)
      .sort((a, b) => a.seq - b.seq)
      .map(({ label, at, symbol }) => ({ label, at, ...(symbol ? { symbol } : {}) })),
    ...(closure ? { closure } : {}),
  };
}

/** Those that began and ended together, as one. */
function together(silences: readonly Silence[]): SilenceCourse[] {
  const groups = Map.groupBy(silences, ({ clause: _clause, ...rest }) => JSON.stringify(rest));
  return [...groups.values()].map((list) => {
    const [{ clause: _first, ...rest }] = list as [Silence];
    return { ...rest, clauses: list.map(({ clause }) => clause) };
  });
}

const textIn = (doc: Y.Doc, seq: number): Declaration => snapshot(doc, { seq });

/** Words by which a clause without a number is known, and how many letters of them. */
const BEGINS = { words: 6, letters: 60 } as const;

function beginsOf({ texts }: Clause): PerLang<string> {
  const begins: PerLang<string> = {};
  for (const [lang, text] of Object.entries(texts) as [Lang, Clause['texts'][Lang]][]) {
    const plain = toPlain(text?.paragraphs ?? []).trim();
    let begun = '';
    for (const word of plain
      .slice(0, 4 * BEGINS.letters)
      .split(/\s+/u)
      .slice(0, BEGINS.words)) {
      if (begun !== '' && begun.length + word.length >= BEGINS.letters) break;
      begun = begun === '' ? word.slice(0, BEGINS.letters) : `${begun} ${word}`;
    }
    begins[lang] = begun === '' || begun.length === plain.length ? begun : `${begun} …`;
  }
  return begins;
}

/** What a subparagraph is a part of: the last clause before it that stands higher. */
function withinOf(clauses: readonly Clause[], at: number): PerLang<string> | undefined {
  const own = clauses[at];
  if (own?.kind !== 'subparagraph') return undefined;
  for (let before = at - 1; before >= 0; before--) {
    const clause = clauses[before] as Clause;
    if (clause.level < own.level && clause.status !== 'withdrawn')
      return clause.kind === 'heading' ? undefined : clause.number;
  }
  return undefined;
}

function reported(clause: Clause, within: PerLang<string> | undefined, agreed: string | undefined): ReportedClause {
  const { id, kind, status, number, brackets } = clause;
  const isAgreed = status === 'ad-referendum' || status === 'agreed' || status === 'initialled';
  return {
    ...{ id, kind, status, number, begins: beginsOf(clause), ...(within ? { within } : {}) },
    brackets: Math.max(0, ...Object.values(brackets)),
    ...(isAgreed && agreed ? { agreed } : {}),
  };
}

/** What became of what nobody took back. */
function endNow({ clause, digest }: Saying, clauses: ReadonlyMap<string, Clause>): AgainstRecord['end'] {
  const now = clauses.get(clause);
  if (!now || now.status === 'withdrawn') return { how: 'withdrawn-clause' };
  return { how: now.digest === digest ? 'stands' : 'text-changed' };
}

/** Up to record `to`. */
export function proceedingsOf(
  storage: Storage,
  { id: resolution, title }: { readonly id: string; readonly title: PerLang<string> },
  to: number,
): Proceedings {
  const walk = new Walk();
  const doc = retrace(storage, resolution, [], { after: walk.after }, to);
  const ended = endOf(doc);
  doc.destroy();
  const { clauses } = readAt(storage, resolution, to, textIn);
  const byId = new Map(clauses.map((clause) => [clause.id, clause]));
  return {
    ...{ resolution, title, ...ended },
    clauses: clauses.map((clause, at) => reported(clause, withinOf(clauses, at), walk.rungs.get(clause.id))),
    against: walk.said.map(({ digest, end, ...rest }) => ({
      ...rest,
      end: end ?? endNow({ ...rest, digest }, byId),
    })),
    silences: together(walk.silences),
    absences: walk.absences,
    reopened: walk.reopened,
  };
}
