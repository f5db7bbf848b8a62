/**
 * What no text may hold is left out of every field of a page, as in a cell, and is said. What an input method composes cannot be
 * stopped half-way; the server leaves it out of what is sent.
 */
import { withoutDisallowed } from '../../domain/text/disallowed.ts';

const isField = (target: EventTarget | null): target is HTMLInputElement | HTMLTextAreaElement =>
  target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === 'text');

/** Returns a function that stops looking. */
export function leaveOutOfFields(page: Document, told: (count: number) => void): () => void {
  const look = (event: InputEvent): void => {
    if (!isField(event.target) || !event.cancelable) return;
    const given = event.data ?? event.dataTransfer?.getData('text/plain') ?? '';
    // A field of one line takes a break for a blank by itself, and a tab is no harm before it is sent.
    const { text, count } = withoutDisallowed(given);
    if (count === 0) return;
    event.preventDefault();
    // The only way that keeps the field's own undo, and that the page's components hear of.
    page.execCommand('insertText', false, text);
    told(count);
  };
  page.addEventListener('beforeinput', look, true);
  return () => page.removeEventListener('beforeinput', look, true);
}
