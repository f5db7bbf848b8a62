/**
 * The chair's text in the making. It is kept clause by clause as drafts of its author, so that it survives a reload and
 * comes along to another computer; here it is one text. The name and the reason stand with the draft that was kept last.
 */
import { type Source, value } from '../../client/value.ts';
import type { Draft, RoomView, Value } from '../../client/view.ts';
import type { ChairText } from '../../domain/negotiation/chair.ts';
import { presentIn } from '../document/text-turn.ts';
import { movedColumns, NOTHING, tabledTexts, type Writing } from './writing.ts';

const PREFIX = 'chair.';
const PAUSE_MS = 500;

/** Not a draft of a single proposal: part of the text of the chair that its author writes. */
export const isChairDraft = ({ id }: Pick<Draft, 'id'>): boolean => id.startsWith(PREFIX);

export type Title = { readonly label: string; readonly reason: string };

export type ChairBench = {
  readonly of: (clause: string) => Value<Writing>;
  readonly edit: (clause: string, change: (old: Writing) => Writing) => void;
  readonly title: Value<Title>;
  readonly name: (title: Title) => void;
  /** Grows with every edit; whoever shows the whole text reads it again. */
  readonly turn: Value<number>;
  /** The clauses and columns that differ from the present text, as they would be issued. */
  readonly text: () => ChairText;
  /** Clauses whose text went on under the chair's hands and has to be looked at. */
  readonly moved: () => readonly string[];
  readonly flush: () => void;
  /** The text is issued, or given up: its drafts go. */
  readonly clear: () => void;
  readonly close: () => void;
};

const isTouched = ({ texts }: Writing): boolean => Object.keys(texts).length > 0;

/** The first line of what is kept as the reason is the name of the text. */
const packed = ({ label, reason }: Title): string => `${label.replaceAll('\n', ' ')}\n${reason}`;
const unpacked = (text: string): Title => {
  const at = text.indexOf('\n');
  return at < 0 ? { label: '', reason: text } : { label: text.slice(0, at), reason: text.slice(at + 1) };
};

export function chairBench(room: RoomView, member: string): ChairBench {
  const sources = new Map<string, Source<Writing>>();
  const touched = new Set<string>();
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const title = value<Title>({ label: '', reason: '' });
  const turn = value(0);
  let named = false;
  let last: string | undefined;
  const idOf = (clause: string): string => `${PREFIX}${member}.${clause}`.slice(0, 64);
  const bump = (): void => turn.set(turn.get() + 1);
  const sourceOf = (clause: string): Source<Writing> => {
    let source = sources.get(clause);
    if (!source) {
      source = value<Writing>(NOTHING);
      sources.set(clause, source);
    }
    return source;
  };

  /** Drafts arrive when the room has them; what is edited here is newer than any of them. */
  const restore = (): void => {
    const own = room.drafts.get().filter((draft) => draft.own && isChairDraft(draft));
    for (const { clause, texts, base } of own) {
      if (clause === null || touched.has(clause)) continue;
      sourceOf(clause).set({ texts, base });
    }
    const newest = own.find(({ reason }) => reason !== undefined);
    if (newest?.reason !== undefined && !named) title.set(unpacked(newest.reason));
    if (own.length > 0) bump();
  };
  const save = (clause: string): void => {
    clearTimeout(timers.get(clause));
    timers.delete(clause);
    const writing = sourceOf(clause).get();
    const id = idOf(clause);
    if (!isTouched(writing)) {
      if (room.drafts.get().some((draft) => draft.id === id)) room.discardDraft(id);
      return;
    }
    last = clause;
    room.saveDraft({ id, clause, ...writing, reason: packed(title.get()), origin: 'own' });
  };
  const soon = (clause: string): void => {
    clearTimeout(timers.get(clause));
    timers.set(
      clause,
      setTimeout(() => save(clause), PAUSE_MS),
    );
  };
  const clauses = (): readonly string[] => room.outline.get().rows.map(({ id }) => id);
  const writings = (): readonly (readonly [string, Writing])[] =>
    clauses().flatMap((clause) => {
      const writing = sources.get(clause)?.get();
      return writing && isTouched(writing) ? [[clause, writing] as const] : [];
    });

  restore();
  const stop = room.drafts.subscribe(restore);
  return {
    of: sourceOf,
    edit: (clause, change) => {
      const source = sourceOf(clause);
      touched.add(clause);
      source.set(change(source.get()));
      soon(clause);
      bump();
    },
    title,
    name: (next) => {
      named = true;
      title.set(next);
      const lead = last ?? writings()[0]?.[0];
      if (lead !== undefined) {
        touched.add(lead);
        soon(lead);
      }
    },
    turn,
    text: () =>
      Object.fromEntries(
        writings().flatMap(([clause, writing]) => {
          const texts = tabledTexts(writing, presentIn(room, clause));
          return Object.keys(texts).length > 0 ? [[clause, texts]] : [];
        }),
      ),
    moved: () =>
      writings().flatMap(([clause, writing]) =>
        Object.keys(movedColumns(writing, presentIn(room, clause))).length > 0 ? [clause] : [],
      ),
    flush: () => {
      for (const clause of [...timers.keys()]) save(clause);
    },
    clear: () => {
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
      for (const draft of room.drafts.get()) if (draft.own && isChairDraft(draft)) room.discardDraft(draft.id);
      touched.clear();
      for (const source of sources.values()) source.set(NOTHING);
      named = false;
      title.set({ label: '', reason: '' });
      bump();
    },
    close: () => {
      stop();
      for (const clause of [...timers.keys()]) save(clause);
    },
  };
}
