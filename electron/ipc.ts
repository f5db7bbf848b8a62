/**
 * The door between the page and the main process. A message is heard only if it comes from the main frame of a window of
 * ours, from the origin app://bundle, and has the shape its channel asks for; anything else is refused and written to the
 * log. A page that shows something foreign (it cannot, but defence is cheap) therefore talks to nobody.
 */
import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import { BUNDLE_ORIGIN, channelOf, REQUESTS, type RequestName } from './channels.ts';
import type { Shaped } from './shapes.ts';

/** `Page` is the record of the window that asks. */
export type Handlers<Page> = {
  readonly [name in RequestName]: (request: Shaped<(typeof REQUESTS)[name]>, page: Page) => unknown;
};

/** The only facts about a sender that count. */
export type Sender = Pick<IpcMainInvokeEvent, 'senderFrame' | 'sender'>;

/** Is the sender the main frame of its window, and does it show our bundle? */
export function isOurPage({ senderFrame, sender }: Sender): boolean {
  if (!senderFrame || senderFrame !== sender.mainFrame) return false;
  return senderFrame.origin === BUNDLE_ORIGIN && senderFrame.url.startsWith(`${BUNDLE_ORIGIN}/`);
}

/** Listens on every channel of the table. `pageOf` gives the record of a window's contents, and nothing for anybody else's. */
export function listen<Page>(
  ipcMain: Pick<IpcMain, 'handle'>,
  handlers: Handlers<Page>,
  pageOf: (sender: unknown) => Page | undefined,
  log: (line: string) => void,
): void {
  for (const name of Object.keys(REQUESTS) as RequestName[]) {
    ipcMain.handle(channelOf(name), async (event, ...sent: unknown[]) => {
      const page = pageOf(event.sender);
      if (page === undefined || !isOurPage(event)) {
        log(`${name}: refused, sent from ${event.senderFrame?.url ?? 'a closed page'}`);
        throw new Error('refused: unknown sender');
      }
      let request: unknown;
      try {
        if (sent.length !== 1) throw new RangeError('expected one argument');
        request = REQUESTS[name](sent[0]);
      } catch (error) {
        log(`${name}: refused, ${(error as Error).message}`);
        throw new Error('refused: wrong shape');
      }
      return (handlers[name] as (request: unknown, page: Page) => unknown)(request, page);
    });
  }
}
