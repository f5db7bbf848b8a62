/**
 * The desktop program's menu bar and its questions, in the language of the interface, from the first page on: the actions that
 * exist at this moment, as in the palette, and what the system does by itself. A browser tab has none.
 */
import { type ReactNode, useCallback, useEffect, useMemo } from 'react';
import type { Desktop, DesktopWords, MenuEntry, MenuGroup, Question } from '../desktop.ts';
import { accelerator } from '../kit/chord.ts';
import { type Action, useActions, useCommands } from '../kit/commands.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { useKeeping } from '../kit/keeping.tsx';
import { go, useRoute } from '../kit/route.ts';
import { useServices } from '../kit/summit-context.tsx';
import { undoIn } from '../kit/undo.ts';
import type { Translate } from '../messages/translate.ts';

type MenuName = NonNullable<Action['menu']>;

/** What the system does by itself; on a Mac its first menu says some of it. */
const SYSTEM_ENTRIES: { readonly [menu in MenuName]?: (t: Translate, mac: boolean) => readonly MenuEntry[] } = {
  file: (t, mac) => [
    { separator: true },
    { role: 'close', label: t('desktop.close') },
    ...(mac ? [] : [{ role: 'quit', label: t('desktop.quit') } as const]),
  ],
  edit: (t) => [
    { command: 'edit.undo', label: t('desktop.undo'), keys: 'CmdOrCtrl+Z' },
    { command: 'edit.redo', label: t('desktop.redo'), keys: 'CmdOrCtrl+Shift+Z' },
    { separator: true },
    { role: 'cut', label: t('desktop.cut') },
    { role: 'copy', label: t('desktop.copy') },
    { role: 'paste', label: t('desktop.paste') },
    { role: 'pasteAndMatchStyle', label: t('desktop.pastePlain') },
    { role: 'selectAll', label: t('desktop.selectAll') },
  ],
  view: (t) => [
    { separator: true },
    { role: 'zoomIn', label: t('desktop.zoomIn') },
    { role: 'zoomOut', label: t('desktop.zoomOut') },
    { role: 'resetZoom', label: t('desktop.zoomReset') },
    { role: 'togglefullscreen', label: t('desktop.fullScreen') },
  ],
  help: (t, mac) => (mac ? [] : [{ role: 'about', label: t('desktop.about') }]),
};

const macFirst = (t: Translate): MenuGroup => ({
  label: t('app.name'),
  entries: [
    { role: 'about', label: t('desktop.about') },
    { separator: true },
    { role: 'services', label: t('desktop.services') },
    { separator: true },
    { role: 'hide', label: t('desktop.hide') },
    { role: 'hideOthers', label: t('desktop.hideOthers') },
    { role: 'unhide', label: t('desktop.unhide') },
    { separator: true },
    { role: 'quit', label: t('desktop.quit') },
  ],
});

const windowMenu = (t: Translate, mac: boolean): MenuGroup => ({
  label: t('desktop.window'),
  role: 'window',
  entries: [
    { role: 'minimize', label: t('desktop.minimize') },
    ...(mac
      ? ([
          { role: 'zoom', label: t('desktop.zoomWindow') },
          { separator: true },
          { role: 'front', label: t('desktop.front') },
        ] as const)
      : []),
  ],
});

/** Of a wall: how it is shown, and how it is left. */
export function menuOf(
  actions: readonly Action[],
  t: Translate,
  platform: Desktop['platform'],
  wall = false,
): readonly MenuGroup[] {
  const mac = platform === 'mac';
  const own = (menu: MenuName): readonly MenuEntry[] =>
    actions
      .filter((action) => action.menu === menu)
      .map(({ id, label, chord, blocked }) => ({
        command: id,
        label,
        enabled: blocked === undefined,
        ...(chord ? { keys: accelerator(chord) } : {}),
      }));
  const group = (name: MenuName): MenuGroup => ({
    label: t(`desktop.${name}`),
    ...(name === 'help' ? { role: 'help' as const } : {}),
    // A menu does not begin with a line.
    entries: [...own(name), ...(SYSTEM_ENTRIES[name]?.(t, mac) ?? [])].filter(
      (entry, index) => index > 0 || !('separator' in entry),
    ),
  });
  return [
    ...(mac ? [macFirst(t)] : []),
    ...(wall ? (['file', 'view'] as const) : (['file', 'edit', 'view', 'go'] as const)).map(group),
    ...(wall ? [] : [windowMenu(t, mac), group('help')]),
  ].filter(({ entries }) => entries.length > 0);
}

function questionsOf(t: Translate, kept: boolean): Omit<DesktopWords, 'menu' | 'language' | 'theme'> {
  const question = (name: 'stopped' | 'silent', decline: string): Question => ({
    message: t(`desktop.${name}`),
    detail: t(name === 'stopped' && !kept ? 'desktop.stopped.lost' : `desktop.${name}.detail`),
    accept: t('desktop.reload'),
    decline,
  });
  return {
    closing: {
      message: t('desktop.closing'),
      detail: t(kept ? 'desktop.closing.detail' : 'desktop.closing.lost'),
      leave: t('desktop.closing.leave'),
      stay: t('desktop.closing.stay'),
    },
    external: { message: t('desktop.external'), open: t('desktop.external.open'), cancel: t('app.cancel') },
    stopped: question('stopped', t('desktop.close')),
    silent: question('silent', t('desktop.wait')),
    hosting: {
      message: t('host.quit'),
      detail: t('host.quit.detail'),
      accept: t('host.quit.accept'),
      decline: t('host.quit.decline'),
    },
    certificate: { message: t('desktop.certificate'), none: t('desktop.certificate.none') },
    broken: { message: t('desktop.broken'), detail: t('desktop.broken.detail') },
    unsafe: t('desktop.unsafe'),
  };
}

export function DesktopRoot({ children }: { children: ReactNode }): ReactNode {
  const { t, lang } = useI18n();
  const { desktop, preferences } = useServices();
  const { kept } = useKeeping();
  const actions = useActions();
  const { page } = useRoute();
  const open = useCallback(
    (where: 'beside' | 'screen') => void desktop.newWindow(window.location.hash, where),
    [desktop],
  );
  const own = useMemo<readonly Action[]>(
    () => [
      ...(desktop.wall
        ? []
        : ([
            { id: 'package', label: t('package.command'), menu: 'file', run: () => go({ page: 'package' }) },
          ] as const)),
      ...(desktop.kind === 'electron' && !desktop.wall
        ? ([
            ...(desktop.server === null
              ? []
              : ([
                  { id: 'newWindow', label: t('desktop.newWindow'), menu: 'file', run: () => open('beside') },
                  { id: 'projector', label: t('desktop.projector'), menu: 'view', run: () => open('screen') },
                ] as const)),
            { id: 'summits', label: t('connect.other'), menu: 'file', run: () => go({ page: 'summits' }) },
            { id: 'host', label: t('host.menu'), menu: 'file', run: () => go({ page: 'host' }) },
          ] as const)
        : []),
    ],
    [t, desktop, open],
  );
  useCommands(own);
  // The page is a dependency because a theme is chosen without anything here hearing of it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above.
  useEffect(() => {
    const menu = menuOf(actions, t, desktop.platform, desktop.wall);
    desktop.setWords({ language: lang, theme: preferences.theme(), menu, ...questionsOf(t, kept) });
    return desktop.onMenu((id) => {
      if (id === 'edit.undo' || id === 'edit.redo')
        return undoIn(document, id === 'edit.undo' ? 'undo' : 'redo', desktop.platform === 'mac');
      actions.find((action) => action.id === id && action.blocked === undefined)?.run();
    });
  }, [actions, desktop, preferences, t, lang, kept, page]);
  return children;
}
