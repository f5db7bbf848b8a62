/**
 * The bar for finding words in the table. The browser's own finds letters; this one finds words as each language spells them, counts
 * them by column, and brings the keyboard back to where it was.
 */
import { ChevronDown, ChevronUp, Search, X } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { Button, ToggleButton } from 'react-aria-components';
import type { OutlineRow } from '../../client/view.ts';
import { LONGEST_QUERY } from '../../domain/text/search.ts';
import { language } from '../../language/language.ts';
import { elementAt } from '../document/element-at.ts';
import { browserIdle } from '../document/facts.ts';
import { useTable } from '../document/table-context.tsx';
import { type Chord, matches } from '../kit/chord.ts';
import { type Action, useCommands } from '../kit/commands.tsx';
import { Choice } from '../kit/field.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { useServices } from '../kit/summit-context.tsx';
import { finder } from './find.ts';
import { type FindMarks, findMarks } from './find-marks.ts';

const FIND_CHORD: Chord = { code: 'KeyF', ctrl: true };
const ALL = 'all';

/** How often it was asked for; 0: it is closed. */
export type FindAsked = number;
type Ask = (change: (old: FindAsked) => FindAsked) => void;

/**
 * The ways to the bar. In a tab the key is the browser's, whose own bar finds what is outside of the table, too; it is ours where the
 * focus is in the table.
 */
export function useFindCommand(ask: Ask): void {
  const { t } = useI18n();
  const { desktop } = useServices();
  const own = desktop.kind === 'electron';
  const actions = useMemo<readonly Action[]>(
    () => [
      {
        id: 'find',
        label: t('find.title'),
        menu: 'edit',
        ...(own ? { chord: FIND_CHORD } : {}),
        run: () => ask((old) => old + 1),
      },
    ],
    [t, own, ask],
  );
  useCommands(actions);
  useEffect(() => {
    if (own) return undefined;
    const onKey = (event: globalThis.KeyboardEvent): void => {
      const inside = (event.target as Element | null)?.closest('.grid, .find');
      if (!inside || event.defaultPrevented || event.isComposing || !matches(FIND_CHORD, event)) return;
      event.preventDefault();
      ask((old) => old + 1);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [own, ask]);
}

export function FindButton({ asked, ask }: { asked: FindAsked; ask: Ask }): ReactNode {
  const { t } = useI18n();
  return (
    <ToggleButton
      className="btn icon sm"
      isSelected={asked > 0}
      onChange={(open) => ask((old) => (open ? old + 1 : 0))}
      aria-label={t('find.title')}
    >
      <Search className="i s" aria-hidden />
    </ToggleButton>
  );
}

type Props = { readonly rows: readonly OutlineRow[]; readonly asked: FindAsked; readonly onClose: () => void };

export function FindBar({ rows, asked, onClose }: Props): ReactNode {
  const { t } = useI18n();
  const { room, cells, columns, selection } = useTable();
  const input = useRef<HTMLInputElement>(null);
  const marks = useRef<FindMarks | null>(null);
  const [typed, setTyped] = useState('');
  const query = useDeferredValue(typed);
  const [column, setColumn] = useState(ALL);
  /** The texts have changed so often. */
  const [version, setVersion] = useState(0);
  const [step, setStep] = useState({ at: 0, turn: 0 });
  const leave = useReturn();
  const find = useMemo(() => finder(room), [room]);
  const langs = useMemo(() => {
    const shown = columns.map(({ lang }) => lang);
    const one = shown.filter((lang) => lang === column);
    return one.length > 0 ? one : shown;
  }, [columns, column]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version of the texts has other hits
  const { hits, more } = useMemo(() => find(query, rows, langs), [find, query, rows, langs, version]);
  const at = hits.length === 0 ? 0 : ((step.at % hits.length) + hits.length) % hits.length;
  const hit = hits[at] ?? null;

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again, what was typed is ready to be typed over
  useEffect(() => input.current?.select(), [asked]);
  useEffect(() => {
    const made = findMarks((place) => cells.live(place));
    marks.current = made;
    const stop = cells.onLive(made.again);
    return () => {
      stop();
      marks.current = null;
      made.close();
    };
  }, [cells]);
  useEffect(() => {
    let callOff: (() => void) | null = null;
    const changed = (): void => {
      callOff ??= browserIdle(() => {
        callOff = null;
        setVersion((old) => old + 1);
      });
    };
    room.doc.on('update', changed);
    return () => {
      callOff?.();
      room.doc.off('update', changed);
    };
  }, [room]);
  // Other words begin at the row where the reader is, and not at the title.
  const first = useRef({ query: '', langs });
  const turned = useRef(0);
  useEffect(() => {
    const { query: before, langs: among } = first.current;
    const other = before !== query || among !== langs;
    first.current = { query, langs };
    if (other) {
      const here = rows.findIndex(({ id }) => id === selection.get()?.clause);
      const order = new Map(rows.map(({ id }, index) => [id, index]));
      const next = hits.findIndex(({ place }) => (order.get(place.clause) ?? 0) >= here);
      setStep((old) => ({ at: Math.max(next, 0), turn: old.turn + 1 }));
      return;
    }
    marks.current?.show(hits, hit, turned.current !== step.turn);
    turned.current = step.turn;
  }, [query, langs, hits, hit, rows, selection, step]);

  const move = (by: number): void => setStep((old) => ({ at: at + by, turn: old.turn + 1 }));
  const close = (): void => {
    onClose();
    leave();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') close();
    else if (event.key === 'Enter' && event.target === input.current) move(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const count = (): string => {
    if (query.trim() === '') return '';
    if (hits.length === 0) return t('find.none');
    return t(more ? 'find.more' : 'find.count', { index: at + 1, count: hits.length });
  };
  const options = [
    { id: ALL, label: t('find.all') },
    ...columns.map(({ lang }) => ({ id: lang, label: language(lang).endonym, lang })),
  ];
  return (
    <search className="find" onKeyDown={onKeyDown} aria-label={t('find.title')}>
      <input
        ref={input}
        // biome-ignore lint/a11y/noAutofocus: somebody has asked for it, to type in it
        autoFocus
        type="text"
        className="find-field"
        aria-label={t('find.title')}
        placeholder={t('find.title')}
        value={typed}
        dir="auto"
        maxLength={LONGEST_QUERY}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => setTyped(event.target.value)}
      />
      <Choice quiet label={t('find.column')} options={options} value={column} onChange={setColumn} />
      <span className="seg">
        <Button aria-label={t('find.previous')} isDisabled={hits.length === 0} onPress={() => move(-1)}>
          <ChevronUp className="i s" aria-hidden />
        </Button>
        <Button aria-label={t('find.next')} isDisabled={hits.length === 0} onPress={() => move(1)}>
          <ChevronDown className="i s" aria-hidden />
        </Button>
      </span>
      <span className={hits.length === 0 && query.trim() !== '' ? 'find-count bad' : 'find-count'} role="status">
        {count()}
      </span>
      <span className="grow" />
      <Button className="btn icon sm" aria-label={t('find.close')} onPress={close}>
        <X className="i s" aria-hidden />
      </Button>
    </search>
  );
}

/** Back to what had the focus when the bar came: a caret in a cell, a cell, a button. */
function useReturn(): () => void {
  const { cells, selection } = useTable();
  const [from] = useState(() => ({ at: selection.get(), element: document.activeElement }));
  return () => {
    const { at, element } = from;
    if (at?.writing && at.lang && cells.write({ clause: at.clause, lang: at.lang })) return;
    const there = element instanceof HTMLElement && element.isConnected && element !== document.body;
    const back = there ? element : at && elementAt(document.body, at.clause, at.lang);
    back?.focus();
  };
}
