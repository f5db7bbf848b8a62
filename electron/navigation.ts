/**
 * A page stays where it is: no navigation, no redirect, no second window, no webview. Going elsewhere is always the main
 * process' act (another summit is a new window), and a link to the outside goes through `external.ts`, which asks.
 */
import type { WebContents } from 'electron';

/** Applied to every web contents that comes into being, ours or not. */
export function contain(contents: Pick<WebContents, 'on' | 'setWindowOpenHandler'>): void {
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
