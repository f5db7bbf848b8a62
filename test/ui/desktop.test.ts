/** The desktop program's side of the interface that needs no page: the menu as data, and addresses as people write them. */
import { describe, expect, it } from 'vitest';
import { REQUESTS } from '../../electron/channels.ts';
import { LANGS } from '../../src/language/language.ts';
import { menuOf } from '../../src/ui/app/desktop-menu.tsx';
import type { MenuEntry } from '../../src/ui/desktop.ts';
import { summitAddress } from '../../src/ui/home/connect.tsx';
import { accelerator, type Chord } from '../../src/ui/kit/chord.ts';
import type { Action } from '../../src/ui/kit/commands.tsx';
import { preferencesIn } from '../../src/ui/kit/preferences.ts';
import { translator } from '../../src/ui/messages/translate.ts';
import { saying } from '../electron/words.ts';

/** Electron's own list of keys, as its documentation has it. */
const KEY =
  /^(?:[0-9A-Z]|F(?:[1-9]|1\d|2[0-4])|Plus|Space|Tab|Capslock|Numlock|Scrolllock|Backspace|Delete|Insert|Return|Enter|Up|Down|Left|Right|Home|End|PageUp|PageDown|Escape|Esc|[)!@#$%^&*(:;<,_>./?~`{\][|\\}"'+=-])$/;

describe('accelerator', () => {
  it('is one that Electron knows, for every key that a chord may name', () => {
    const codes = ['KeyA', 'Digit1', 'F7', 'BracketLeft', 'BracketRight', 'Period', 'Comma', 'Slash', 'Backslash'];
    const more = ['Semicolon', 'Quote', 'Backquote', 'Minus', 'Equal', 'Enter', 'Escape', 'Space', 'Tab', 'Home'];
    const arrows = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'Delete', 'Backspace'];
    for (const code of [...codes, ...more, ...arrows]) {
      const keys = accelerator({ code, ctrl: true, shift: true });
      expect([code, keys.startsWith('CmdOrCtrl+Shift+'), KEY.test(keys.slice('CmdOrCtrl+Shift+'.length))]).toEqual([
        ...[code, true, true],
      ]);
      const menu = [{ label: 'x', entries: [{ command: 'a', label: 'b', keys }] }];
      expect(() => REQUESTS['set-words']({ words: saying({ menu }) })).not.toThrow();
    }
  });
});

describe('menuOf', () => {
  const chord: Chord = { code: 'KeyE', ctrl: true };
  const actions: readonly Action[] = [
    { id: 'export', label: 'Export', menu: 'file', chord, run: () => undefined },
    { id: 'home', label: 'Home', menu: 'go', run: () => undefined },
    { id: 'hidden', label: 'Hidden', run: () => undefined },
  ];
  const roles = (entries: readonly MenuEntry[]): string[] =>
    entries.flatMap((entry) => ('role' in entry ? [entry.role] : 'command' in entry ? [entry.command] : ['-']));

  it.each(LANGS)('passes the door of the main process in %s, on every system', (lang) => {
    const t = translator(lang);
    for (const platform of ['mac', 'windows', 'linux', 'other'] as const)
      for (const list of [actions, []]) {
        const menu = menuOf(list, t, platform);
        expect(() => REQUESTS['set-words']({ words: saying({ menu }) })).not.toThrow();
        expect(menu.every(({ entries }) => entries.length > 0 && roles(entries)[0] !== '-')).toBe(true);
      }
  });

  it('begins on a Mac with the program, which hides, quits and says what it is', () => {
    const menu = menuOf(actions, translator('en'), 'mac');
    expect(menu.map(({ label }) => label)).toEqual(['Alternat', 'File', 'Edit', 'View', 'Go', 'Window']);
    expect(roles(menu[0]?.entries ?? [])).toEqual([
      ...['about', '-', 'services', '-', 'hide', 'hideOthers', 'unhide', '-', 'quit'],
    ]);
    expect(menu.slice(1).flatMap(({ entries }) => roles(entries))).not.toContain('quit');
    expect(menu.at(-1)?.role).toBe('window');
  });

  it('has undo and redo for whatever has the caret, everywhere', () => {
    for (const platform of ['mac', 'windows', 'linux'] as const) {
      const edit = menuOf([], translator('en'), platform).find(({ label }) => label === 'Edit');
      expect(roles(edit?.entries ?? []).slice(0, 2)).toEqual(['edit.undo', 'edit.redo']);
    }
  });
});

describe('summitAddress', () => {
  const fingerprint = 'AB'.repeat(32);
  it.each([
    ['https://rasht.example', { address: 'https://rasht.example' }],
    ['  rasht.example:8443 ', { address: 'https://rasht.example:8443' }],
    ['http://127.0.0.1:4310', { address: 'http://127.0.0.1:4310' }],
    ['[fd00::1]', { address: 'https://[fd00::1]' }],
    [`https://10.0.0.5:4310/#${fingerprint}`, { address: 'https://10.0.0.5:4310', certificate: 'ab'.repeat(32) }],
    [`https://10.0.0.5#${fingerprint}`, { address: 'https://10.0.0.5', certificate: 'ab'.repeat(32) }],
    [
      `10.0.0.5:4310 #${fingerprint.replace(/../g, '$&:').slice(0, -1)}`,
      { address: 'https://10.0.0.5:4310', certificate: 'ab'.repeat(32) },
    ],
    ['https://rasht.example#abc', { address: 'https://rasht.example#abc' }],
    ['', { address: 'https://' }],
  ])('reads %j', (typed, address) => expect(summitAddress(typed)).toEqual(address));
});

describe('preferencesIn', () => {
  const store = (kept: Record<string, string> = {}) => ({
    getItem: (key: string) => kept[key] ?? null,
    setItem: (key: string, text: string) => {
      kept[key] = text;
    },
  });
  it('begin as the last window of the program was, whatever this summit remembers, and go on from there', () => {
    const kept = { 'alternat.lang': 'ru', 'alternat.theme': 'light' };
    const preferences = preferencesIn(store(kept), () => 'en', { language: 'fa', theme: 'dark' });
    expect([preferences.lang(), preferences.theme()]).toEqual(['fa', 'dark']);
    preferences.setLang('kk');
    expect([preferences.lang(), kept['alternat.lang']]).toEqual(['kk', 'kk']);
    const strange = preferencesIn(store(), () => 'en', { language: 'xx', theme: 'pink' });
    expect([strange.lang(), strange.theme()]).toEqual(['en', 'system']);
  });
});
