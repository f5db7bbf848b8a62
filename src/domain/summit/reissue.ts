/** Symbols on what a command makes: asked once a command is judged, and before anything of it is written. */

import type { Lang } from '../../language/language.ts';
import type { Clause } from '../clause/clause.ts';
import type { Declaration } from '../clause/declaration.ts';
import type { Command } from '../command.ts';
import type { Weighed } from '../instrument/correction.ts';
import type { ProposalRecord } from '../negotiation/record.ts';
import { toPlain } from '../text/text.ts';
import type { Effect } from '../verdict.ts';
import type { IssuedDocument, Reissue, SymbolRegister } from './symbol.ts';

/** A text with more corrected cells than this is issued anew. */
const CORRECTED_CELLS = 40;

const live = ({ clauses }: Declaration): readonly Clause[] => clauses.filter(({ status }) => status !== 'withdrawn');
const shapeOf = ({ id, kind, level, noCounterpart = {} }: Clause): string =>
  JSON.stringify([id, kind, level, Object.keys(noCounterpart).sort()]);
const plainOf = (clause: Clause, lang: Lang): string => toPlain(clause.texts[lang]?.paragraphs ?? []);

/** `weigh` as of a correction of form: old and new words of a cell, and the other cells of its column. */
export function reissueOf(
  before: Declaration,
  now: Declaration,
  weigh: (lang: Lang, old: string, young: string, others: readonly string[]) => Weighed,
): Reissue {
  if (before.digest === now.digest) return 'same';
  const [old, young] = [live(before), live(now)];
  const stands = before.columns.join() === now.columns.join() && old.length === young.length;
  if (!stands || old.some((clause, at) => shapeOf(clause) !== shapeOf(young[at] as Clause))) return 'substance';
  const changed = old.flatMap((clause, at) =>
    now.columns.flatMap((lang) => {
      const words = [plainOf(clause, lang), plainOf(young[at] as Clause, lang)] as const;
      return words[0] === words[1] ? [] : [{ at, lang, words }];
    }),
  );
  if (changed.length > CORRECTED_CELLS) return 'substance';
  const isForm = changed.every(({ at, lang, words: [was, is] }) => {
    const others = young.flatMap((other, place) => (place === at ? [] : [plainOf(other, lang)]));
    return weigh(lang, was, is, others).weight === 'form';
  });
  return isForm ? 'form' : 'substance';
}

export type Issuing = {
  readonly register: Pick<SymbolRegister, 'base' | 'draft' | 'paper'>;
  readonly resolution: string;
  /** What became of the text since the last issue. */
  readonly since: () => Reissue;
  /** The deadline for proposals under the rules in force, UTC. */
  readonly proposalsUntil?: string | undefined;
};

/** The effects with the symbols of what they issue; the same ones where the summit has no symbols, or nothing is issued. */
export function withSymbols(
  { register, resolution, since, proposalsUntil }: Issuing,
  { type }: Pick<Command, 'type'>,
  effects: readonly Effect[],
): readonly Effect[] {
  if (register.base === null) return effects;
  if (type === 'milestone.create')
    return effects.map((effect) => {
      if (effect.type !== 'milestone.put' || effect.milestone.auto) return effect;
      const symbol = register.draft(resolution, since());
      const due = proposalsUntil !== undefined && proposalsUntil > effect.milestone.at ? { proposalsUntil } : {};
      return { ...effect, milestone: { ...effect.milestone, symbol, ...due } };
    });
  if (type !== 'proposal.table' && type !== 'chair.issue') return effects;
  // Of one clause of a chair's text its author may table another wording: a paper of its own, since the others stand.
  const symbolOf = new Map(
    effects.flatMap((effect) =>
      effect.type === 'proposal.put' && !effect.record.batch ? [[effect.record.id, effect.record.symbol]] : [],
    ),
  );
  return effects.map((effect) => {
    if (effect.type !== 'proposal.put' || effect.record.state !== 'tabled') return effect;
    const { amends } = effect.record;
    const symbol = register.paper(amends === undefined ? undefined : symbolOf.get(amends));
    return { ...effect, record: { ...effect.record, symbol } };
  });
}

const proposalIssued = (resolution: string, symbol: string, record: ProposalRecord): IssuedDocument => ({
  ...{ symbol, resolution, kind: record.kind, id: record.batch ?? record.id, member: record.member, at: record.at },
  ...(record.delegation ? { delegation: record.delegation } : {}),
  ...(record.label ? { label: record.label } : {}),
});

/** The symbol of what a command makes, where it has one. */
export function symbolIn({ type }: Pick<Command, 'type'>, effects: readonly Effect[]): string | undefined {
  if (type !== 'milestone.create' && type !== 'proposal.table' && type !== 'chair.issue') return undefined;
  for (const effect of effects) {
    if (effect.type === 'milestone.put') return effect.milestone.symbol;
    if (effect.type === 'proposal.put' && effect.record.state === 'tabled') return effect.record.symbol;
  }
  return undefined;
}

/** The documents that a decided command issued. `known`: was this symbol given before? */
export function issuedBy(
  resolution: string,
  { type }: Pick<Command, 'type'>,
  effects: readonly Effect[],
  known: (symbol: string) => boolean,
): readonly IssuedDocument[] {
  const issued = new Map<string, IssuedDocument>();
  const put = (document: IssuedDocument): void => {
    if (!issued.has(document.symbol) && !known(document.symbol)) issued.set(document.symbol, document);
  };
  for (const effect of effects) {
    if (type === 'milestone.create' && effect.type === 'milestone.put') {
      const { symbol, id, at, by, label } = effect.milestone;
      if (symbol) put({ symbol, resolution, kind: 'draft', id, member: by, at, label });
    }
    if ((type === 'proposal.table' || type === 'chair.issue') && effect.type === 'proposal.put')
      if (effect.record.symbol && effect.record.state === 'tabled')
        put(proposalIssued(resolution, effect.record.symbol, effect.record));
  }
  return [...issued.values()];
}
