import { describe, expect, it } from 'vitest';
import type { Lang } from '../../src/language/language.ts';
import { type GridAction, gridAction, leaveTo } from '../../src/ui/table/grid-keys.ts';

const rows = ['a', 'b', 'c'];
const columns: readonly Lang[] = ['fa', 'ru'];

/** "Ctrl+Home" -> the event; a single letter is typed text. */
function press(keys: string) {
  const parts = keys.split('+');
  const code = parts.at(-1) as string;
  const key = code.length === 1 ? code : code === 'Space' ? ' ' : code;
  return {
    key,
    code,
    ctrlKey: parts.includes('Ctrl'),
    metaKey: false,
    altKey: parts.includes('Alt'),
    shiftKey: parts.includes('Shift'),
  };
}
/** "b/ru", "b/" is the row's head. */
const place = (text: string) => {
  const [clause = '', lang = ''] = text.split('/');
  return { clause, lang: (lang || null) as Lang | null, writing: false };
};
const shown = (action: GridAction | null): string => {
  if (!action) return 'nothing';
  if (action.kind === 'go') return `${action.clause}/${action.lang ?? ''}`;
  if (action.kind === 'write') return action.typed ? 'type' : 'write';
  return action.kind === 'move' ? `move ${action.by}` : action.kind;
};

describe('gridAction', () => {
  const cases: readonly (readonly ['ltr' | 'rtl', string, string, string])[] = [
    ['ltr', 'b/fa', 'ArrowDown', 'c/fa'],
    ['ltr', 'c/fa', 'ArrowDown', 'c/fa'],
    ['ltr', 'b/fa', 'ArrowUp', 'a/fa'],
    ['ltr', 'b/fa', 'ArrowRight', 'b/ru'],
    ['ltr', 'b/fa', 'ArrowLeft', 'b/'],
    ['ltr', 'b/', 'ArrowLeft', 'b/'],
    ['rtl', 'b/fa', 'ArrowLeft', 'b/ru'],
    ['rtl', 'b/fa', 'ArrowRight', 'b/'],
    ['ltr', 'b/ru', 'Home', 'b/'],
    ['ltr', 'b/fa', 'End', 'b/ru'],
    ['ltr', 'c/ru', 'Ctrl+Home', 'a/ru'],
    ['ltr', 'a/ru', 'Ctrl+End', 'c/ru'],
    ['ltr', 'a/fa', 'PageDown', 'c/fa'],
    ['ltr', 'b/fa', 'Enter', 'write'],
    ['ltr', 'b/fa', 'F2', 'write'],
    ['ltr', 'b/', 'Enter', 'menu'],
    ['ltr', 'b/fa', 'Shift+F10', 'menu'],
    ['ltr', 'b/fa', 'ж', 'type'],
    ['ltr', 'b/', 'ж', 'nothing'],
    ['ltr', 'b/fa', 'Ctrl+c', 'nothing'],
    ['ltr', 'b/fa', 'Space', 'nothing'],
    ['ltr', 'b/fa', 'Alt+Shift+ArrowUp', 'move -1'],
    ['ltr', 'b/fa', 'Alt+Shift+ArrowDown', 'move 1'],
    ['ltr', 'b/fa', 'Alt+ArrowDown', 'nothing'],
    ['ltr', 'b/fa', 'Tab', 'nothing'],
  ];
  it.each(cases)('%s %s %s -> %s', (dir, at, keys, action) => {
    expect(shown(gridAction(press(keys), place(at), { rows, columns, dir }))).toBe(action);
  });
});

describe('leaveTo', () => {
  const cases = [
    ['b/fa', 'next', 'b/ru'],
    ['b/ru', 'next', 'c/fa'],
    ['b/fa', 'previous', 'a/ru'],
    ['b/ru', 'down', 'c/ru'],
    ['a/fa', 'up', null],
    ['c/ru', 'next', null],
  ] as const;
  it.each(cases)('%s %s -> %s', (at, direction, to) => {
    const { clause, lang } = place(at);
    const next = leaveTo({ clause, lang: lang as Lang }, direction, { rows, columns, dir: 'ltr' });
    expect(next && `${next.clause}/${next.lang}`).toBe(to);
  });
});
