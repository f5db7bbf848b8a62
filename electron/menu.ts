/**
 * The menu is data that the interface sends in its own language; this is how it looks before that, and how data becomes a
 * menu. Undo and redo are commands, not roles: in a cell undo is the document's own, and the system would undo something else.
 */
import type { MenuItemConstructorOptions } from 'electron';
import type { DesktopWords, MenuEntry, MenuGroup } from '../src/ui/desktop.ts';
import type { ZoomStep } from './zoom.ts';

/** On a Mac the first menu carries the program's name, whatever it is called here. */
const MAC_FIRST: MenuGroup = {
  label: 'Alternat',
  entries: [
    { role: 'about', label: 'About Alternat' },
    { separator: true },
    { role: 'hide', label: 'Hide Alternat' },
    { role: 'hideOthers', label: 'Hide Others' },
    { role: 'unhide', label: 'Show All' },
    { separator: true },
    { role: 'quit', label: 'Quit Alternat' },
  ],
};

/** Only what works without a page: nobody listens to a command yet. */
const FIRST_MENU: readonly MenuGroup[] = [
  {
    label: 'File',
    entries: [
      { role: 'close', label: 'Close' },
      { role: 'quit', label: 'Quit' },
    ],
  },
  {
    label: 'Edit',
    entries: [
      { role: 'cut', label: 'Cut' },
      { role: 'copy', label: 'Copy' },
      { role: 'paste', label: 'Paste' },
      { role: 'selectAll', label: 'Select All' },
    ],
  },
  { label: 'View', entries: [{ role: 'togglefullscreen', label: 'Full Screen' }] },
];

/** English, until the interface has said something for the first time on this computer. */
const ENGLISH: Omit<DesktopWords, 'menu'> = {
  language: 'en',
  theme: 'system',
  closing: {
    message: 'Close Alternat?',
    detail: 'Some of your text has not reached the secretariat yet.',
    leave: 'Close',
    stay: 'Stay',
  },
  external: { message: 'Open this address outside of Alternat?', open: 'Open', cancel: 'Cancel' },
  stopped: {
    message: 'The page has stopped several times.',
    detail: 'Text that was written down on this computer comes back when it is loaded again.',
    accept: 'Load again',
    decline: 'Close the window',
  },
  silent: {
    message: 'The page does not answer.',
    detail: 'Wait a little, or load it again. The last words typed may be lost then.',
    accept: 'Load again',
    decline: 'Wait',
  },
  hosting: {
    message: 'Stop hosting and close Alternat?',
    detail: 'The others cannot work in the meeting any more. What is saved stays on this computer.',
    accept: 'Stop and close',
    decline: 'Go on hosting',
  },
  certificate: { message: 'This server asks who you are. Which certificate may it see?', none: 'None' },
  broken: {
    message: 'Alternat is damaged.',
    detail: 'Its own files could not be read. Install it again; your text on this computer stays.',
  },
  unsafe: 'Alternat does not start with this switch, because it takes away protection. Start it without:',
};

export function firstWords(platform: NodeJS.Platform): DesktopWords {
  return { ...ENGLISH, menu: platform === 'darwin' ? [MAC_FIRST, ...FIRST_MENU.slice(1)] : FIRST_MENU };
}

/** The words of an earlier start, without the commands of a page that is not there yet. */
export function withoutCommands(words: DesktopWords): DesktopWords {
  const menu = words.menu
    .map((group) => ({ ...group, entries: group.entries.filter((entry) => 'role' in entry) }))
    .filter(({ entries }) => entries.length > 0);
  return { ...words, menu };
}

/**
 * Roles that are ours: Electron's own would zoom one session. The keys are Electron's; each further one is an entry that nobody sees,
 * because "plus" takes Shift on many keyboards, and a block of digits has keys of its own.
 */
const ZOOM: { readonly [role: string]: { readonly by: ZoomStep; readonly keys: readonly string[] } } = {
  zoomIn: { by: 'in', keys: ['CmdOrCtrl+Plus', 'CmdOrCtrl+=', 'CmdOrCtrl+numadd'] },
  zoomOut: { by: 'out', keys: ['CmdOrCtrl+-', 'CmdOrCtrl+numsub'] },
  resetZoom: { by: 'reset', keys: ['CmdOrCtrl+0', 'CmdOrCtrl+num0'] },
};

/** A menu as Electron wants it; `command` is called with the id of a chosen entry. */
export function menuTemplate(
  words: DesktopWords,
  command: (id: string) => void,
  zoom: (by: ZoomStep) => void,
): MenuItemConstructorOptions[] {
  return words.menu.map(({ label, role, entries }) => ({
    label,
    ...(role === undefined ? {} : { role }),
    submenu: entries.flatMap((entry) => items(entry, command, zoom)),
  }));
}

function items(
  entry: MenuEntry,
  command: (id: string) => void,
  zoom: (by: ZoomStep) => void,
): MenuItemConstructorOptions[] {
  const resize = 'role' in entry ? ZOOM[entry.role] : undefined;
  if (!resize || 'separator' in entry) return [item(entry, command)];
  const { by, keys } = resize;
  return keys.map((accelerator, index) => ({
    label: entry.label,
    accelerator,
    click: () => zoom(by),
    ...(index > 0 ? { visible: false } : {}),
  }));
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
