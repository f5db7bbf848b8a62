/**
 * The two kinds of rooms, by what may happen in them: in a resolution's text members type and the rules of `decide` hold;
 * beside it (notes, a delegation's own room) only the server writes, as the result of `decideNote`.
 */
import type * as Y from 'yjs';
import { waivableIn } from '../../src/checks/run.ts';
import { weighTyping } from '../../src/checks/weigh.ts';
import { columnsOf, type Place, rulesOf } from '../../src/crdt/document.ts';
import { noteGroundOf, projectNotes } from '../../src/crdt/notes.ts';
import { project } from '../../src/crdt/project.ts';
import { groundOf, snapshot } from '../../src/crdt/snapshot.ts';
import { mergeWithin } from '../../src/diff/merge.ts';
import { smallest } from '../../src/diff/smallest.ts';
import { type Clause, STATUSES } from '../../src/domain/clause/clause.ts';
import { type Command, isNoteCommand } from '../../src/domain/command.ts';
import { decide } from '../../src/domain/decide.ts';
import { decideNote, type NoteEffect } from '../../src/domain/negotiation/note.ts';
import { type Actor, mayTypeIn, mayTypeUnder } from '../../src/domain/permission.ts';
import { symbolIn } from '../../src/domain/summit/reissue.ts';
import type { Circumstances, Effect, Named, Refused } from '../../src/domain/verdict.ts';
import { LANGS, type Lang } from '../../src/language/language.ts';

/** What a command comes to: what to write and what to say of it, or why not. */
export type Judged =
  | ({
      readonly ok: true;
      readonly write: (doc: Y.Doc) => void;
      readonly effects: readonly (Effect | NoteEffect)[];
    } & Named)
  | Refused;

export type RoomKind = {
  readonly mayWrite: (doc: Y.Doc, actor: Actor, place: Place) => boolean;
  /** Is there any cell here that the member may type in, as far as their rights go? */
  readonly mayType: (actor: Actor) => boolean;
  readonly judge: (doc: Y.Doc, actor: Actor, command: Command, circumstances: Circumstances) => Judged;
};

/** "clause/lang" of every cell whose words these effects change. */
export const placesOf = (effects: readonly (Effect | NoteEffect)[]): readonly string[] => [
  ...new Set(
    effects.flatMap((effect) => {
      if (effect.type === 'text.put') return [`${effect.clause}/${effect.lang}`];
      if (effect.type !== 'text.carry') return [];
      return Object.keys(effect.cuts).flatMap((lang) => [`${effect.from}/${lang}`, `${effect.into}/${lang}`]);
    }),
  ),
];

/** First text for a cell of a column that is switched on, from the summit's file. */
export type FirstText = (clause: string, lang: string) => string | undefined;

/** Names of the States in one language, short and official: no correction of form touches them. */
export type StateNames = (lang: Lang) => readonly string[];

/** What is issued gets its document symbol; `change` is what the text has become since its last issue. */
export type Numbered = (
  doc: Y.Doc,
  command: Command,
  effects: readonly Effect[],
  weigh: Required<Circumstances>['weigh'],
) => readonly Effect[];

export const textRoom = (
  firstText: FirstText,
  names: StateNames = () => [],
  numbered: Numbered = (_doc, _command, effects) => effects,
): RoomKind => ({
  mayWrite: (doc, actor, { clause, lang }) => {
    const map = doc.getMap('clauses').get(clause) as Y.Map<unknown> | undefined;
    const status = map?.get('status') as Clause['status'] | undefined;
    const under = { rules: rulesOf(doc), columns: columnsOf(doc) };
    return (
      mayTypeUnder(under, actor, lang) && status !== undefined && STATUSES[status].typing && map?.get('held') !== true
    );
  },
  mayType: (actor) => LANGS.some((lang) => mayTypeIn(actor, lang)),
  judge: (doc, actor, command, circumstances) => {
    const weigh: Required<Circumstances>['weigh'] = (lang, old, young, others) =>
      weighTyping(lang, old, young, { others, names: names(lang) });
    const verdict = decide(groundOf(doc), actor, command, {
      ...circumstances,
      merge: mergeWithin(),
      weigh,
      findings: (clause) => waivableIn(snapshot(doc, { seq: 0 }), clause),
    });
    if (!verdict.ok) return verdict;
    const { effects: judged, ...named } = verdict;
    const effects = numbered(doc, command, judged, weigh);
    const symbol = symbolIn(command, effects);
    return {
      ...named,
      ...(symbol === undefined ? {} : { symbol }),
      effects,
      write: (target) => project(target, effects, 'server', { fill: firstText, difference: smallest }),
    };
  },
});

/** `clauseKnown` asks the text's own room. */
export const notesRoom = (clauseKnown: (clause: string) => boolean): RoomKind => ({
  mayWrite: () => false,
  mayType: () => false,
  judge: (doc, actor, command, circumstances) => {
    if (!isNoteCommand(command)) return { ok: false, reason: 'bad-command' };
    const verdict = decideNote(noteGroundOf(doc, clauseKnown), actor, command, circumstances);
    if (!verdict.ok) return verdict;
    const { effects, ...named } = verdict;
    return {
      ...named,
      effects,
      write: (target) => projectNotes(target, effects, 'server'),
    };
  },
});
