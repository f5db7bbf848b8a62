/** A link that leaves the program: only `https:` and `mailto:`, and only after a person has seen the address and agreed. */
import type { BaseWindow, Dialog, Shell } from 'electron';
import type { DesktopWords } from '../src/ui/desktop.ts';

/** The address as it will be opened, or null. */
export function externalAddress(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  return ['https:', 'mailto:'].includes(url.protocol) && !url.username && !url.password ? url.href : null;
}

export type Outside = {
  readonly dialog: Pick<Dialog, 'showMessageBox'>;
  readonly shell: Pick<Shell, 'openExternal'>;
  readonly window: BaseWindow;
  readonly words: DesktopWords['external'];
};

/** True when the link was opened. */
export async function openExternal(address: string, { dialog, shell, window, words }: Outside): Promise<boolean> {
  const target = externalAddress(address);
  if (target === null) return false;
  const buttons = [words.open, words.cancel];
  const question = { message: words.message, detail: target, buttons, defaultId: 1, cancelId: 1, noLink: true };
  const { response } = await dialog.showMessageBox(window, question);
  if (response !== 0) return false;
  await shell.openExternal(target);
  return true;
}
