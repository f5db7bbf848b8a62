/** What is there on every page after signing in: the palette, the list of keys, signing out, the desktop program's menu. */
import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react';
import type { MenuEntry, MenuGroup } from '../desktop.ts';
import type { Translate } from '../messages/translate.ts';
import { accelerator, type Chord } from './chord.ts';
import { type Action, useActions, useCommands } from './commands.tsx';
import { leaveOutOfFields } from './hidden-characters.ts';
import { useI18n } from './i18n.tsx';
import { KeysSheet } from './keys-sheet.tsx';
import { useNotices } from './notices.tsx';
import { Palette } from './palette.tsx';
import { go } from './route.ts';
import { useServices } from './summit-context.tsx';

export const PALETTE_CHORD: Chord = { code: 'KeyK', ctrl: true };

type Shell = { readonly openPalette: () => void; readonly signOut: () => void };
const Context = createContext<Shell | null>(null);

export function useShell(): Shell {
  const shell = use(Context);
  if (!shell) throw new Error('no shell above this component');
  return shell;
}

export function ShellRoot({ signOut, children }: { signOut: () => void; children: ReactNode }): ReactNode {
  const { t } = useI18n();
  const { desktop } = useServices();
  const [open, setOpen] = useState<'palette' | 'keys' | null>(null);
  const shell = useMemo(() => ({ openPalette: () => setOpen('palette'), signOut }), [signOut]);
  const own = useMemo<readonly Action[]>(
    () => [
      { id: 'palette', label: t('keys.palette'), chord: PALETTE_CHORD, menu: 'go', run: () => setOpen('palette') },
      { id: 'home', label: t('nav.summit'), menu: 'go', run: () => go({ page: 'home' }) },
      { id: 'signing', label: t('signing.title'), menu: 'go', run: () => go({ page: 'signing' }) },
      { id: 'keys', label: t('keys.title'), chord: { code: 'F1' }, menu: 'help', run: () => setOpen('keys') },
      { id: 'print', label: t('desktop.print'), menu: 'file', run: () => void desktop.print() },
      { id: 'signOut', label: t('menu.signOut'), menu: 'file', run: signOut },
    ],
    [t, desktop, signOut],
  );
  useCommands(own);
  const { say } = useNotices();
  useEffect(
    () => leaveOutOfFields(document, (count) => say({ tone: 'warn', text: t('notice.leftOut', { count }) })),
    [say, t],
  );
  useDesktopMenu();
  return (
    <Context value={shell}>
      {children}
      {open === 'palette' ? <Palette onClose={() => setOpen(null)} /> : null}
      {open === 'keys' ? <KeysSheet onClose={() => setOpen(null)} /> : null}
    </Context>
  );
}

const SYSTEM_ENTRIES: { readonly [menu in 'file' | 'edit' | 'view' | 'help']: (t: Translate) => readonly MenuEntry[] } =
  {
    file: (t) => [
      { separator: true },
      { role: 'close', label: t('desktop.close') },
      { role: 'quit', label: t('desktop.quit') },
    ],
    edit: (t) => [
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
    help: (t) => [{ role: 'about', label: t('desktop.about') }],
  };

/** The same actions as in the palette, as the desktop program's menu bar; a browser tab has none. */
function useDesktopMenu(): void {
  const { t } = useI18n();
  const { desktop } = useServices();
  const actions = useActions();
  useEffect(() => {
    const entries = (menu: Action['menu']): readonly MenuEntry[] =>
      actions
        .filter((action) => action.menu === menu)
        .map(({ id, label, chord, blocked }) => ({
          command: id,
          label,
          enabled: blocked === undefined,
          ...(chord ? { keys: accelerator(chord) } : {}),
        }));
    const menu: readonly MenuGroup[] = (['file', 'edit', 'view', 'go', 'help'] as const).map((name) => ({
      label: t(`desktop.${name}`),
      entries: [...entries(name), ...(name === 'go' ? [] : SYSTEM_ENTRIES[name](t))],
    }));
    desktop.setWords({
      menu,
      closing: {
        message: t('desktop.closing'),
        detail: t('desktop.closing.detail'),
        leave: t('desktop.closing.leave'),
        stay: t('desktop.closing.stay'),
      },
      external: { message: t('desktop.external'), open: t('desktop.external.open'), cancel: t('app.cancel') },
    });
    return desktop.onMenu((id) => actions.find((action) => action.id === id && action.blocked === undefined)?.run());
  }, [actions, desktop, t]);
}
