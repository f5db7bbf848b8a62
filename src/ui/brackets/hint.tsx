/**
 * Who put a bracket and why, beside the pointer that rests on it. Nothing listens to keys; which pair it is follows from the
 * bracket signs before it in the cell, so live and static texts answer alike. The inspector says the same to the keyboard.
 */
import { type ReactNode, useEffect, useState } from 'react';
import { negotiationOf } from '../../client/negotiation.ts';
import { isLang, type Lang } from '../../language/language.ts';
import { useTable } from '../document/table-context.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { Code, codeOf } from '../kit/signs.tsx';
import { useSummit } from '../kit/summit-context.tsx';
import { type BracketEntry, bracketsIn } from './notes.ts';

type Hint = { readonly entry: BracketEntry; readonly x: number; readonly y: number };
/** The pointer has to rest so long. */
const REST_MS = 250;

/** Which of the cell's pairs, in order of their opening signs, the element stands in; -1 for none. */
export function pairAt(host: Element, target: Element): number {
  const open: number[] = [];
  let opened = 0;
  for (const mark of host.querySelectorAll('.br-mark')) {
    const order = mark.compareDocumentPosition(target);
    const inside = mark === target || (order & Node.DOCUMENT_POSITION_CONTAINED_BY) !== 0;
    const around = (order & Node.DOCUMENT_POSITION_CONTAINS) !== 0;
    if (!inside && !around && (order & Node.DOCUMENT_POSITION_PRECEDING) !== 0) break;
    if (mark.textContent === '[') open.push(opened++);
    else if (inside || around) return open.at(-1) ?? -1;
    else open.pop();
    if (inside || around) break;
  }
  return open.at(-1) ?? -1;
}

export function BracketHint(): ReactNode {
  const { moment } = useI18n();
  const { room } = useTable();
  const { summit } = useSummit();
  const [hint, setHint] = useState<Hint | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const rest = (target: Element, x: number, y: number): void => {
      const cell = target.closest<HTMLElement>('[role=gridcell][data-clause]');
      const host = cell?.querySelector('.host');
      const { clause = '', lang } = cell?.dataset ?? {};
      if (!host || !isLang(lang) || negotiationOf(room).bracketNotes.get().length === 0) return;
      const row = room.outline.get().rows.filter(({ id }) => id === clause);
      const entry = bracketsIn(room, row, [lang as Lang]).filter(({ alone }) => !alone)[pairAt(host, target)];
      if (entry?.note) setHint({ entry, x, y });
    };
    const over = (event: PointerEvent): void => {
      clearTimeout(timer);
      setHint(null);
      const target = (event.target as Element | null)?.closest?.('.br');
      if (target?.closest('[role=gridcell]'))
        timer = setTimeout(() => rest(target, event.clientX, event.clientY), REST_MS);
    };
    document.addEventListener('pointerover', over, { passive: true });
    return () => {
      clearTimeout(timer);
      document.removeEventListener('pointerover', over);
    };
  }, [room]);
  const note = hint?.entry.note;
  if (!hint || !note) return null;
  const by = summit.members.find(({ id }) => id === note.member);
  return (
    <div
      className="bracket-hint"
      role="tooltip"
      style={{ left: Math.min(hint.x, window.innerWidth - 300), top: Math.min(hint.y + 16, window.innerHeight - 90) }}
    >
      <Code code={codeOf(note)} /> <bdi lang={by?.nameLang}>{by?.name ?? ''}</bdi>{' '}
      <span className="muted">{moment(note.at)}</span>
      {note.note ? <p dir="auto">{note.note}</p> : null}
    </div>
  );
}
