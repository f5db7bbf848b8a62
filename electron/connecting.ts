/** Opens a summit in a window of its own, or brings forward the one that shows it already. */
import type { Connected, SummitAddress } from '../src/ui/desktop.ts';
import type { OpenWindow } from './open-window.ts';
import type { Later } from './patience.ts';
import type { OpenSummit, Summits } from './summits.ts';
import { bringForward, type Page, tell } from './windows.ts';

export type ConnectingDependencies = {
  readonly summits: Pick<Summits, 'enter'>;
  /** Windows in which somebody works. */
  readonly worked: () => readonly Page[];
  readonly openWindow: OpenWindow;
  readonly later: Later;
  /** A person has asked for something that needs the line. */
  readonly again: () => void;
};

export type ConnectOptions = {
  /** The window in which it was asked for; null for what is hosted here. */
  readonly asking: Page | null;
  /** Where it opens, as in the address of a page. */
  readonly view?: string;
  /** Signs in, where nobody is signed in yet. */
  readonly before?: (summit: OpenSummit) => Promise<void>;
};

export type Connect = (address: SummitAddress, options: ConnectOptions) => Promise<Connected>;

/** The window that asks goes when nothing in it would be missed. */
export const connecting =
  ({ summits, worked, openWindow, later, again }: ConnectingDependencies): Connect =>
  async (address, { asking, view = '', before }) => {
    again();
    const entered = await summits.enter(address, asking ? undefined : 'hosted');
    if (!entered.ok) return entered;
    const shown = worked().find(({ summit }) => summit?.origin === entered.summit.origin);
    if (before && (!shown || entered.summit.token() === undefined)) {
      await before(entered.summit);
      if (shown) tell(shown, 'wake');
    }
    const leave = (): void => {
      if (!asking) return;
      const idle = asking.unsaved === 0 && asking.summit?.token() === undefined;
      if (asking !== shown && idle && !asking.window.isDestroyed()) asking.window.destroy();
    };
    if (shown) {
      bringForward(shown);
      if (view !== '') tell(shown, 'view', view);
      // After the answer: a page that is gone hears nothing.
      later(0, leave);
    } else openWindow(entered.summit, { view, shown: leave });
    return { ok: true };
  };
