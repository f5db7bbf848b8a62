/** What is there on every page after signing in: the palette, the list of keys, signing out, printing. */
import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from 'react';
import type { Chord } from './chord.ts';
import { type Action, useCommands } from './commands.tsx';
import { leaveOutOfFields } from './hidden-characters.ts';
import { useI18n } from './i18n.tsx';
import { useKeeping } from './keeping.tsx';
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
  const [open, setOpen] = useState<'palette' | 'keys' | null>(null);
  const { say } = useNotices();
  const print = usePrint();
  const shell = useMemo(() => ({ openPalette: () => setOpen('palette'), signOut }), [signOut]);
  const own = useMemo<readonly Action[]>(
    () => [
      { id: 'palette', label: t('keys.palette'), chord: PALETTE_CHORD, menu: 'go', run: () => setOpen('palette') },
      { id: 'home', label: t('nav.summit'), menu: 'go', run: () => go({ page: 'home' }) },
      { id: 'signing', label: t('signing.title'), menu: 'go', run: () => go({ page: 'signing' }) },
      { id: 'keys', label: t('keys.title'), chord: { code: 'F1' }, menu: 'help', run: () => setOpen('keys') },
      { id: 'print', label: t('desktop.print'), menu: 'file', run: print },
      { id: 'signOut', label: t('menu.signOut'), menu: 'file', run: signOut },
    ],
    [t, print, signOut],
  );
  useCommands(own);
  useEffect(
    () => leaveOutOfFields(document, (count) => say({ tone: 'warn', text: t('notice.leftOut', { count }) })),
    [say, t],
  );
  const { kept, locked } = useKeeping();
  useEffect(() => {
    if (!kept) say({ tone: 'warn', text: t('desktop.unkept') });
  }, [kept, say, t]);
  useEffect(() => {
    if (locked) say({ tone: 'warn', text: t('desktop.locked') });
  }, [locked, say, t]);
  return (
    <Context value={shell}>
      {children}
      {open === 'palette' ? <Palette onClose={() => setOpen(null)} /> : null}
      {open === 'keys' ? <KeysSheet onClose={() => setOpen(null)} /> : null}
    </Context>
  );
}

/** Prints the page; a failure is said, and a dialog that was cancelled is none. */
export function usePrint(): () => void {
  const { t } = useI18n();
  const { desktop } = useServices();
  const { say } = useNotices();
  return useCallback(() => {
    desktop
      .print()
      .catch(() => 'failed')
      .then((end) => {
        if (end === 'failed') say({ tone: 'warn', text: t('desktop.print.failed') });
      });
  }, [t, desktop, say]);
}
