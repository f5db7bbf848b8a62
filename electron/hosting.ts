/**
 * Hosting and join links as the pages and the windows meet them: what pages may ask for, who is told of a change, and what is asked
 * before the program ends while a meeting is hosted.
 */
import type { Dialog } from 'electron';
import type { Connected, SummitAddress } from '../src/ui/desktop.ts';
import type { Host } from './host.ts';
import type { Handlers } from './ipc.ts';
import type { OpenSummit } from './summits.ts';
import { bringForward, type Page, tell } from './windows.ts';

export type HostingDependencies = {
  readonly host: Host;
  readonly current: () => Page | undefined;
  /** Opens what is hosted here at a view; `before` signs in, where it is not open yet. */
  readonly enter: (here: string, view: string, before: (summit: OpenSummit) => Promise<void>) => Promise<Connected>;
  readonly dialog: Pick<Dialog, 'showMessageBox'>;
  readonly quit: () => void;
  /** Of the command line. */
  readonly link: SummitAddress | null;
  readonly log: (line: string) => void;
};

type Names = 'joining' | 'hosting' | 'choose-for-hosting' | 'host' | 'stop-hosting' | 'enter-hosted';

export type HostingControl = {
  readonly handlers: Pick<Handlers<Page>, Names>;
  /** A join link has come; null: another kind of link. */
  readonly join: (address: SummitAddress | null) => void;
  /** True: it was kept from ending, and somebody is asked. */
  readonly keeps: (event: { preventDefault(): void }) => boolean;
};

/** So many questions that could not be put, and the program ends: nobody must be kept. */
const UNANSWERED = 2;

export function openHosting({ host, current, enter, dialog, quit, link, log }: HostingDependencies): HostingControl {
  let wanted = link;
  let asking = false;
  let unanswered = 0;

  async function ask(page: Page | undefined): Promise<void> {
    asking = true;
    try {
      const { message, detail, accept, decline } = page?.words.hosting ?? {
        message: '',
        detail: '',
        accept: '',
        decline: '',
      };
      if (page) {
        const question = {
          type: 'warning' as const,
          message,
          detail: [detail, ...host.guests()].join('\n'),
          buttons: [accept, decline],
          defaultId: 1,
          cancelId: 1,
        };
        const { response } = await dialog.showMessageBox(page.window, question);
        unanswered = 0;
        if (response !== 0) return;
      }
      await host.stop();
      quit();
    } catch (error) {
      log(`hosting: the question could not be put, ${(error as Error).message}`);
      unanswered++;
    } finally {
      asking = false;
    }
  }

  return {
    handlers: {
      joining: () => {
        const address = wanted;
        wanted = null;
        return address;
      },
      hosting: () => host.view(),
      'choose-for-hosting': ({ what }, { window }) => host.choose(what, window),
      host: (request) => host.start(request),
      'stop-hosting': () => host.stop(),
      'enter-hosted': async ({ view }): Promise<Connected> => {
        const running = host.enter();
        if (running === null) return { ok: false, reason: 'unreachable' };
        return enter(running.here, view, async (summit) => {
          const code = await running.code();
          if (code !== null) await summit.signIn({ code });
        });
      },
    },
    join: (address) => {
      const page = current();
      if (address === null) return;
      wanted = address;
      if (!page) return;
      bringForward(page);
      tell(page, 'join');
    },
    keeps: (event) => {
      if (!host.active() || unanswered >= UNANSWERED) return false;
      event.preventDefault();
      if (!asking) void ask(current());
      return true;
    },
  };
}
