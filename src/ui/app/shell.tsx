/** What is there on every page after signing in: the palette, the list of keys, signing out, printing. */
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { type Action, useCommands } from '../kit/commands.tsx';
import { leaveOutOfFields } from '../kit/hidden-characters.ts';
import { useI18n } from '../kit/i18n.tsx';
import { useKeeping } from '../kit/keeping.tsx';
import { useNotices } from '../kit/notices.tsx';
import { go } from '../kit/route.ts';
import { PALETTE_CHORD, type Shell, ShellContext } from '../kit/shell-context.ts';
import { useOtherVersion } from '../kit/use-other-version.ts';
import { usePrint } from '../kit/use-print.ts';
import { NoticeBell } from '../negotiate/bell.tsx';
import { KeysSheet } from './keys-sheet.tsx';
import { Palette } from './palette.tsx';

export function ShellRoot({ signOut, children }: { signOut: () => void; children: ReactNode }): ReactNode {
  const { t } = useI18n();
  const [open, setOpen] = useState<'palette' | 'keys' | null>(null);
  const { say } = useNotices();
  const print = usePrint();
  useOtherVersion();
  const shell = useMemo(
    (): Shell => ({ openPalette: () => setOpen('palette'), signOut, inHeader: <NoticeBell /> }),
    [signOut],
  );
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
    <ShellContext value={shell}>
      {children}
      {open === 'palette' ? <Palette onClose={() => setOpen(null)} /> : null}
      {open === 'keys' ? <KeysSheet onClose={() => setOpen(null)} /> : null}
    </ShellContext>
  );
}
