/**
 * A notification of the system when somebody is looking elsewhere: what kind of thing has happened and in which resolution, in the
 * words of the page, which puts none of the text into them, because it lies open on a locked screen. One at a time, and the newest of
 * those that came meanwhile a few seconds later. The page's own permission to notify stays refused: it would ask for no window.
 */
import type { Notification } from 'electron';
import type { Notification as Notice } from '../src/ui/desktop.ts';
import type { Later } from './patience.ts';

const APART_MS = 6_000;

export type Notifying = {
  readonly Notification: Pick<typeof Notification, 'isSupported'> & (new (options: object) => Notification);
  readonly later: Later;
  readonly log: (line: string) => void;
};
/** `wanted` is asked again when it is shown; `clicked` when somebody follows it. */
export type Waiting = { readonly notice: Notice; readonly wanted: () => boolean; readonly clicked: () => void };

export type Notifier = (waiting: Waiting) => void;

export function openNotifier({ Notification, later, log }: Notifying): Notifier {
  let resting = false;
  let next: Waiting | null = null;
  // One that nobody holds is collected, and its click goes nowhere.
  let shown: Notification | null = null;

  const show = (waiting: Waiting): void => {
    if (!waiting.wanted()) return;
    resting = true;
    later(APART_MS, () => {
      resting = false;
      const held = next;
      next = null;
      if (held) show(held);
    });
    try {
      if (!Notification.isSupported()) return;
      const { title, body } = waiting.notice;
      shown = new Notification({ title, body });
      shown.on('click', waiting.clicked);
      shown.show();
    } catch (error) {
      log(`a notification was not shown: ${(error as Error).message}`);
    }
  };
  return (waiting) => {
    if (resting) next = waiting;
    else show(waiting);
  };
}
