/**
 * May the panels' resolutions become the instrument that is signed? What is still missing, as data, over all of them. The
 * rule: only initialled clauses, without open brackets, without a pair of columns that changed since it was read, without a
 * finding that blocks; and the settings filled in every language of the originals.
 */

import type { Lang, PerLang } from '../../language/language.ts';
import type { ClauseStatus, Digest } from '../clause/clause.ts';
import type { Ground } from '../ground.ts';
import { type AdoptionState, isAdopted } from '../negotiation/adoption.ts';
import { missingPairs } from '../negotiation/concordance.ts';
import { NO_PEOPLE, type PeopleState } from '../summit/people.ts';
import { peopleMissing } from '../summit/people-judge.ts';
import { brackets } from '../text/brackets.ts';
import { dayOf, type InstrumentSetting, type Party } from './instrument.ts';
import { isSettled, listOf, type OrderFault, orderFault, type StoredOrder } from './states-order.ts';

export type AssemblyMissing =
  | { readonly kind: 'no-resolutions' }
  | { readonly kind: 'unknown-resolution'; readonly resolution: string }
  | { readonly kind: 'no-parties' }
  | { readonly kind: 'no-languages' }
  /** The meeting has not adopted this very text. */
  | { readonly kind: 'adoption' }
  | { readonly kind: 'date' }
  /** The States have no one order yet: not settled, each column has its own, or the list is none of these States. */
  | {
      readonly kind: 'order';
      readonly why: 'undecided' | 'per-column' | OrderFault['fault'];
      readonly states: readonly string[];
    }
  /** What the text says of its own standing is said in other languages, and not in this one. */
  | { readonly kind: 'status-sentence'; readonly lang: Lang }
  | { readonly kind: 'place'; readonly lang: Lang }
  | { readonly kind: 'party-name'; readonly delegation: string; readonly lang: Lang }
  /** Somebody takes part, or signs, whose name, title or authority is not there yet. */
  | {
      readonly kind: 'participant-name';
      readonly delegation: string;
      readonly participant: string;
      readonly lang: Lang;
    }
  | { readonly kind: 'no-signatory'; readonly delegation: string }
  | {
      readonly kind: 'signatory-name' | 'signatory-title';
      readonly delegation: string;
      readonly signatory: string;
      readonly lang: Lang;
    }
  | { readonly kind: 'authority'; readonly delegation: string; readonly signatory: string }
  /** The resolution has no column, or only a working one, in a language of the originals. */
  | { readonly kind: 'column'; readonly resolution: string; readonly lang: Lang }
  | { readonly kind: 'no-clauses'; readonly resolution: string }
  | { readonly kind: 'status'; readonly resolution: string; readonly clause: string; readonly status: ClauseStatus }
  | {
      readonly kind: 'brackets';
      readonly resolution: string;
      readonly clause: string;
      readonly lang: Lang;
      readonly count: number;
    }
  | {
      readonly kind: 'pair';
      readonly resolution: string;
      readonly clause: string;
      readonly languages: readonly [Lang, Lang];
    }
  | { readonly kind: 'finding'; readonly resolution: string; readonly clause: string; readonly check: string }
  /** A printed original would not show these characters; without a clause they stand in a title, a name, a place. */
  | {
      readonly kind: 'unprintable';
      readonly resolution?: string;
      readonly clause?: string;
      readonly lang: Lang;
      readonly place: string;
      readonly chars: readonly string[];
    };

/** A blocking finding of the cross-column checks. */
export type BlockingFinding = { readonly clause: string; readonly check: string };

/** What somebody had better look at before the seal; without a clause it stands in the settings. */
export type AssemblyWarning = {
  readonly resolution?: string;
  readonly clause?: string;
  readonly check: string;
  readonly message: string;
  readonly args: { readonly [name: string]: string | number };
  readonly languages: readonly Lang[];
};

/** A finding that the legal staff waived, as it goes with a seal: what was found where, on which cells, and whose word it is. */
export type WaivedFinding = {
  readonly resolution: string;
  readonly clause: string;
  /** What the clause is called in each language. */
  readonly number: PerLang<string>;
  readonly check: string;
  readonly message: string;
  readonly args: { readonly [name: string]: string | number };
  readonly languages: readonly Lang[];
  /** Digests of the cells on which the word rests. */
  readonly cells: PerLang<Digest>;
  readonly reason: string;
  readonly by: { readonly id: string; readonly name: string };
  /** UTC, ISO 8601. */
  readonly at: string;
};

export type AssemblyGround = {
  readonly setting: InstrumentSetting;
  readonly parties: readonly Party[];
  /** Of the summit, absent ones too. */
  readonly delegations: readonly Party[];
  /** Undefined for a resolution that the summit does not have. */
  readonly ground: (resolution: string) => Ground | undefined;
  readonly findings: (resolution: string) => readonly BlockingFinding[];
  /** Those who take part and sign; without them, States only. */
  readonly people?: PeopleState;
};

/** Everything that keeps the text from being sealed, in the order of the instrument; empty when nothing does. */
export function assemblyMissing({
  setting,
  parties,
  delegations,
  ground,
  findings,
  people = NO_PEOPLE,
}: AssemblyGround): readonly AssemblyMissing[] {
  const missing: AssemblyMissing[] = [];
  if (setting.resolutions.length === 0) missing.push({ kind: 'no-resolutions' });
  if (setting.languages.length === 0) missing.push({ kind: 'no-languages' });
  if (parties.length === 0) missing.push({ kind: 'no-parties' });
  if (!dayOf(setting.date)) missing.push({ kind: 'date' });
  missing.push(...orderMissing(setting.order, delegations), ...outcomeMissing(setting));
  for (const lang of setting.languages) {
    if (!setting.place[lang]?.trim()) missing.push({ kind: 'place', lang });
    for (const { id, official } of parties)
      if (!official[lang]?.trim()) missing.push({ kind: 'party-name', delegation: id, lang });
  }
  missing.push(
    ...peopleMissing(
      people,
      setting,
      parties.map(({ id }) => id),
    ),
  );
  for (const resolution of setting.resolutions) {
    const one = ground(resolution);
    if (!one) missing.push({ kind: 'unknown-resolution', resolution });
    else
      missing.push(...ofResolution(resolution, one, setting.languages), ...blocked(resolution, findings(resolution)));
  }
  return missing;
}

/**
 * A text that the meeting adopts or signs is adopted before it is sealed. Settings of a first edition say nothing of an outcome and
 * go on without; what the chair issues is the chair's alone.
 */
export const needsAdoption = ({ outcome }: Pick<InstrumentSetting, 'outcome'>): boolean =>
  outcome !== undefined && outcome.act !== 'issued';

/** `text`: digest of the instrument as it stands. */
export const unadopted = (
  setting: Pick<InstrumentSetting, 'outcome'>,
  state: AdoptionState,
  text: Digest,
): readonly AssemblyMissing[] => (needsAdoption(setting) && !isAdopted(state, text) ? [{ kind: 'adoption' }] : []);

function orderMissing(order: StoredOrder, delegations: readonly Party[]): AssemblyMissing[] {
  if (order === 'alphabetical') return [{ kind: 'order', why: 'per-column', states: [] }];
  const wrong = orderFault(order, delegations);
  if (wrong) return [{ kind: 'order', why: wrong.fault, states: wrong.states }];
  return isSettled(order) ? [] : [{ kind: 'order', why: 'undecided', states: listOf(order) ?? [] }];
}

function outcomeMissing({ outcome, languages }: InstrumentSetting): AssemblyMissing[] {
  const said = (lang: Lang): boolean => Boolean(outcome?.status?.[lang]?.trim());
  if (!languages.some(said)) return [];
  return languages.filter((lang) => !said(lang)).map((lang) => ({ kind: 'status-sentence', lang }));
}

const blocked = (resolution: string, findings: readonly BlockingFinding[]): AssemblyMissing[] =>
  findings.map(({ clause, check }) => ({ kind: 'finding', resolution, clause, check }));

function ofResolution(resolution: string, ground: Ground, languages: readonly Lang[]): AssemblyMissing[] {
  const missing: AssemblyMissing[] = [];
  for (const lang of languages)
    if (!ground.columns.some((column) => column.lang === lang && column.standing === 'authentic'))
      missing.push({ kind: 'column', resolution, lang });
  const live = ground.clauses.filter(({ status }) => status !== 'withdrawn');
  if (live.length === 0) missing.push({ kind: 'no-clauses', resolution });
  for (const clause of live) {
    if (clause.status !== 'initialled')
      missing.push({ kind: 'status', resolution, clause: clause.id, status: clause.status });
    for (const { lang } of ground.columns) {
      const { pairs, unmatched } = brackets(clause.plain(lang));
      const count = pairs.length + unmatched.length;
      if (count > 0 && languages.includes(lang))
        missing.push({ kind: 'brackets', resolution, clause: clause.id, lang, count });
    }
    for (const pair of missingPairs(ground, clause))
      if (pair.every((lang) => languages.includes(lang)))
        missing.push({ kind: 'pair', resolution, clause: clause.id, languages: pair });
  }
  return missing;
}
