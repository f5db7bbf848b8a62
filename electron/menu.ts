/**
 * The menu is data that the interface sends in its own language; this is how it looks before that, and how data becomes a
 * menu. Undo and redo are commands, not roles: undo is the document's own, per cell, and the system would undo something else.
 */
import type { MenuItemConstructorOptions } from 'electron';
import type { DesktopWords, MenuEntry } from '../src/ui/desktop.ts';

/** English, until the interface has loaded its catalogue. */
export const FIRST_WORDS: DesktopWords = {
  menu: [
    {
      label: 'File',
      entries: [{ role: 'close', label: 'Close' }, { separator: true }, { role: 'quit', label: 'Quit' }],
    },
    {
      label: 'Edit',
      entries: [
        { command: 'edit.undo', label: 'Undo', keys: 'CmdOrCtrl+Z' },
        { command: 'edit.redo', label: 'Redo', keys: 'CmdOrCtrl+Shift+Z' },
        { separator: true },
        { role: 'cut', label: 'Cut' },
        { role: 'copy', label: 'Copy' },
        { role: 'paste', label: 'Paste' },
        { role: 'pasteAndMatchStyle', label: 'Paste Without Formatting' },
        { role: 'selectAll', label: 'Select All' },
      ],
    },
    {
      label: 'View',
      entries: [
        { role: 'zoomIn', label: 'Larger' },
        { role: 'zoomOut', label: 'Smaller' },
        { role: 'resetZoom', label: 'Actual Size' },
        { separator: true },
        { role: 'togglefullscreen', label: 'Full Screen' },
      ],
    },
  ],
  closing: {
    message: 'Close Alternat?',
    detail: 'Some of your text has not reached the secretariat yet.',
    leave: 'Close',
    stay: 'Stay',
  },
  external: { message: 'Open this address outside of Alternat?', open: 'Open', cancel: 'Cancel' },
};

/** A menu as Electron wants it; `command` is called with the id of a chosen entry. */
export function menuTemplate(words: DesktopWords, command: (id: string) => void): MenuItemConstructorOptions[] {
  return words.menu.map(({ label, entries }) => ({ label, submenu: entries.map((entry) => item(entry, command)) }));
}

function item(entry: MenuEntry, command: (id: string) => void): MenuItemConstructorOptions {
  if ('separator' in entry) return { type: 'separator' };
  if ('role' in entry) return { role: entry.role, label: entry.label };
  return {
    label: entry.label,
    click: () => command(entry.command),
    ...(entry.keys === undefined ? {} : { accelerator: entry.keys }),
    ...(entry.enabled === undefined ? {} : { enabled: entry.enabled }),
    ...(entry.checked === undefined ? {} : { type: 'checkbox' as const, checked: entry.checked }),
  };
}
