/** Every part of the file against its column, in the worker; again when a language or a pair is corrected, or on demand. */
import { useCallback, useEffect, useState } from 'react';
import type { RoomView } from '../../client/view.ts';
import type { OutsideClause, OutsideComparison, Pins } from '../../diff/outside.ts';
import type { Lang } from '../../language/language.ts';
import { presentIn } from '../document/text-turn.ts';
import { useValue } from '../kit/value.ts';
import { type ReadingDesk, Stopped } from './desk.ts';
import type { OpenFile } from './file.ts';

/** The comparison took too long and was ended. */
export type Late = { readonly ok: false; readonly reason: 'late' };
/** By part of the file; null while it is compared, undefined where its language is no column of the resolution. */
export type Compared = readonly (OutsideComparison | Late | null | undefined)[];
export type Comparing = {
  readonly compared: Compared;
  /** Paragraphs of a part belong to this clause, or to none. */
  readonly assign: (part: number, paragraphs: readonly number[], clause: string | null) => void;
  readonly again: () => void;
};

/** The clauses that stand in the text now, with their words in one column. */
export const clausesNow = (room: RoomView, lang: Lang): OutsideClause[] =>
  room.outline
    .get()
    .rows.filter(({ status }) => status !== 'withdrawn')
    .map(({ id }) => ({ id, text: presentIn(room, id)(lang) }));

export function useComparing(room: RoomView, desk: ReadingDesk | null, file: OpenFile | null): Comparing {
  const synced = useValue(room.synced);
  const { columns } = useValue(room.outline);
  const [pins, setPins] = useState<readonly Pins[]>([]);
  const [compared, setCompared] = useState<Compared>([]);
  const [turn, setTurn] = useState(0);
  const name = file?.name;
  // biome-ignore lint/correctness/useExhaustiveDependencies: pairs are of one file
  useEffect(() => setPins([]), [name]);
  const key = columns.map(({ lang }) => lang).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` asks for the present texts again
  useEffect(() => {
    if (!desk || !file || !synced) return undefined;
    let gone = false;
    const langs = key.split(',');
    setCompared((old) =>
      file.parts.map(({ lang }, at) => (lang && langs.includes(lang) ? (old[at] ?? null) : undefined)),
    );
    file.parts.forEach(({ lang, lines }, at) => {
      if (!lang || !langs.includes(lang)) return;
      const question = { clauses: clausesNow(room, lang), lines: lines.map(({ text }) => text), lang };
      const put = (answer: OutsideComparison | Late): void => {
        if (!gone) setCompared((old) => old.map((each, part) => (part === at ? answer : each)));
      };
      desk.ask('compare', { ...question, pins: pins[at] ?? {} }).then(put, (error: unknown) => {
        if (!(error instanceof Stopped)) throw error;
        put({ ok: false, reason: 'late' });
      });
    });
    return () => {
      gone = true;
    };
  }, [room, desk, file, synced, key, pins, turn]);
  const assign = useCallback<Comparing['assign']>(
    (part, paragraphs, clause) =>
      setPins((old) => {
        const next = [...old];
        next[part] = { ...old[part], ...Object.fromEntries(paragraphs.map((at) => [at, clause])) };
        return next;
      }),
    [],
  );
  return { compared, assign, again: () => setTurn((old) => old + 1) };
}
