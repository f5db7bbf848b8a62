/**
 * Judges the dividing of a draft into two clauses and the joining of two into one. Rows stay rows: every column is divided
 * at its own place. What somebody types meanwhile behind the cut stays in the first clause, because that is the cell it was
 * typed in; nothing is lost and nobody's words land where they did not put them.
 */

import { isLang, type Lang, type PerLang } from '../../language/language.ts';
import { COMMANDS } from '../command.ts';
import { authenticOf, type ClauseFacts } from '../ground.ts';
import { othersCarried } from '../negotiation/proposal.ts';
import { accept, type Case, closed, type Effect, type Judges, orderAfter, perLang, refuse, unmet } from '../verdict.ts';
import { dividedBehind, joinedNotes } from './footnote-acts.ts';

const SPACE = /\s/;

/** Between the two halves of one character there is no place to cut. */
const halves = (text: string, at: number): boolean =>
  at > 0 && text.charCodeAt(at - 1) >= 0xd800 && text.charCodeAt(at - 1) < 0xdc00 && text.charCodeAt(at) >= 0xdc00;

/** Blanks at the cut go: the paragraph's end takes their place. `keep` ends the first text, `start` begins the second. */
function cutOf(text: string, at: number): { readonly keep: number; readonly start: number } {
  let keep = at;
  let start = at;
  while (keep > 0 && SPACE.test(text[keep - 1] as string)) keep--;
  while (start < text.length && SPACE.test(text[start] as string)) start++;
  return { keep, start };
}

const signed = ({ actor, circumstances }: Pick<Case<'clause.split'>, 'actor' | 'circumstances'>) => ({
  member: actor.id,
  at: circumstances.now,
});

export const DIVISION_JUDGES: Judges<'clause.split' | 'clause.merge'> = {
  'clause.split': (on) => {
    const { ground, command, circumstances, clause } = on;
    const cuts: PerLang<{ readonly keep: number; readonly start: number }> = {};
    const heads: PerLang<string> = {};
    for (const [lang, at] of Object.entries(command.at)) {
      if (!isLang(lang) || !ground.columns.some((column) => column.lang === lang)) return refuse('bad-command');
      const text = clause.plain(lang);
      if (!Number.isInteger(at) || at < 0 || at > text.length || halves(text, at)) return refuse('bad-command');
      const cut = cutOf(text, at);
      if (cut.start === text.length) continue;
      cuts[lang] = cut;
      heads[lang] = text.slice(0, cut.keep);
    }
    // Both clauses must say something; else it would be an empty clause, which is added and not split off.
    const langs = authenticOf(ground);
    const left = (lang: Lang): string => heads[lang] ?? clause.plain(lang);
    if (!langs.some((lang) => cuts[lang]) || !langs.some((lang) => left(lang).trim() !== ''))
      return unmet({ kind: 'no-difference' });
    const behind = dividedBehind(
      ground,
      clause,
      ground.columns.map(({ lang }) => lang),
      left,
    );
    if (typeof behind !== 'string') return behind;
    const order = orderAfter(ground, behind);
    if (order === null) return refuse('unknown-clause');
    const id = circumstances.newId('c');
    const { kind, level, noCounterpart } = clause;
    const effects: Effect[] = [
      { type: 'clause.put', id, kind, level, order, texts: {} },
      { type: 'text.carry', from: clause.id, into: id, at: 'end', cuts },
      ...othersCarried(ground, clause, heads, { signed: signed(on), merge: circumstances.merge }),
    ];
    if (Object.keys(noCounterpart).length > 0) effects.push({ type: 'clause.set', id, none: noCounterpart });
    return accept(effects, { clause: id });
  },

  'clause.merge': (on) => {
    const { ground, command, circumstances, clause } = on;
    if (command.into === clause.id) return refuse('bad-command');
    const into = ground.clause(command.into);
    if (!into) return refuse('unknown-clause');
    const no = closed(COMMANDS['clause.merge'].on, into);
    if (no) return no;
    if (into.held) return unmet({ kind: 'held' });
    const notes = joinedNotes(ground, clause, into);
    if ('ok' in notes) return notes;
    const order = ground.clauses.map(({ id }) => id);
    const before = order.indexOf(clause.id) < order.indexOf(into.id);
    const moved = ground.columns.map(({ lang }) => lang).filter((lang) => clause.plain(lang).trim() !== '');
    const whole = joined(clause, into, before, moved);
    const none = Object.fromEntries(perLang(into.noCounterpart).filter(([lang]) => !moved.includes(lang)));
    return accept(
      [
        {
          type: 'text.carry',
          from: clause.id,
          into: into.id,
          at: before ? 'start' : 'end',
          cuts: Object.fromEntries(moved.map((lang) => [lang, { start: 0 }])),
        },
        ...(Object.keys(none).length < Object.keys(into.noCounterpart).length
          ? [{ type: 'clause.set' as const, id: into.id, none }]
          : []),
        // It keeps its own text, as every withdrawn clause does.
        { type: 'clause.set', id: clause.id, status: 'withdrawn', held: false },
        ...notes,
        ...othersCarried(ground, into, whole, { signed: signed(on), merge: circumstances.merge }),
      ],
      { clause: into.id },
    );
  },
};

/** Texts of `into` with those of `clause` on a paragraph of their own, in reading order. */
function joined(clause: ClauseFacts, into: ClauseFacts, before: boolean, langs: readonly Lang[]): PerLang<string> {
  return Object.fromEntries(
    langs.map((lang) => {
      const both = [into.plain(lang), clause.plain(lang)].filter((text) => text !== '');
      return [lang, (before ? both.reverse() : both).join('\n')];
    }),
  );
}
