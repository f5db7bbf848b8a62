/**
 * Moving a clause with the pointer: the grip in the row's head is dragged, a line shows where the clause will stand. Native
 * dragging, so that nothing of React renders on the way; the keyboard has Alt Shift arrows and "Move to".
 */

const TYPE = 'application/x-alternat-clause';

export type Drop = { readonly clause: string; readonly after: string | null };

/** Listens in `grid`; `onDrop` is told of a place different from the old one. Answers what stops it. */
export function dragRows(grid: HTMLElement, line: HTMLElement, onDrop: (drop: Drop) => void): () => void {
  let dragged: string | null = null;
  let target: { readonly after: string | null } | null = null;

  const rows = (): HTMLElement[] => [...grid.querySelectorAll<HTMLElement>('.row[id]')];
  const idOf = (row: HTMLElement): string => row.id.slice('row-'.length);
  const hide = (): void => {
    line.hidden = true;
    target = null;
  };

  const onStart = (event: DragEvent): void => {
    const grip = (event.target as HTMLElement).closest<HTMLElement>('[data-grip]');
    if (!grip || !event.dataTransfer) return;
    dragged = grip.dataset.grip ?? null;
    event.dataTransfer.setData(TYPE, dragged ?? '');
    event.dataTransfer.effectAllowed = 'move';
    const row = grip.closest<HTMLElement>('.row');
    if (row) event.dataTransfer.setDragImage(row, 8, 8);
  };

  const onOver = (event: DragEvent): void => {
    if (!dragged) return;
    const over = (event.target as HTMLElement).closest<HTMLElement>('.row[id]');
    if (!over) return;
    event.preventDefault();
    const box = over.getBoundingClientRect();
    const below = event.clientY > box.top + box.height / 2;
    const all = rows();
    const at = all.indexOf(over);
    const previous = below ? over : all[at - 1];
    target = { after: previous ? idOf(previous) : null };
    line.hidden = false;
    const top = grid.getBoundingClientRect().top;
    line.style.insetBlockStart = `${(below ? box.bottom : box.top) - top + grid.scrollTop - 1}px`;
  };

  const onEnd = (): void => {
    dragged = null;
    hide();
  };

  const onDropHere = (event: DragEvent): void => {
    if (!dragged || !target) return;
    event.preventDefault();
    const all = rows().map(idOf);
    const before = all[all.indexOf(dragged) - 1] ?? null;
    if (target.after !== dragged && target.after !== before) onDrop({ clause: dragged, after: target.after });
    onEnd();
  };

  grid.addEventListener('dragstart', onStart);
  grid.addEventListener('dragover', onOver);
  grid.addEventListener('drop', onDropHere);
  grid.addEventListener('dragend', onEnd);
  return () => {
    grid.removeEventListener('dragstart', onStart);
    grid.removeEventListener('dragover', onOver);
    grid.removeEventListener('drop', onDropHere);
    grid.removeEventListener('dragend', onEnd);
  };
}
