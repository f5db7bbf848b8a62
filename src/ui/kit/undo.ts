/**
 * Undo and redo from a menu, for whatever has the caret. A cell undoes by itself, as for the key; any other field has the
 * system's own history, which the desktop program's menu would otherwise take the key away from.
 */

export function undoIn(page: Document, what: 'undo' | 'redo', mac: boolean): void {
  const key = { key: 'z', code: 'KeyZ', shiftKey: what === 'redo', bubbles: true, cancelable: true };
  const event = new KeyboardEvent('keydown', { ...key, ctrlKey: !mac, metaKey: mac });
  const field = page.activeElement;
  if (!field?.closest('input, textarea, [contenteditable]')) return;
  // Not the page's own keys: nothing but the field is meant.
  const untouched = field.dispatchEvent(event);
  if (untouched) page.execCommand(what);
}
