/**
 * A member's notices as the header shows them: asked for at the start, when one comes on an open line, when the window is
 * looked at again, and once a minute, since a page without an open resolution has no line to hear of them.
 */
import { type Source, value } from '../../client/value.ts';
import type { Value } from '../../client/view.ts';
import type { NamedNotice } from '../../domain/summit/summit.ts';
import type { Backend } from '../kit/backend.ts';

const MINUTE = 60_000;

export type NoticeBox = {
  /** Newest first; null before the first answer. */
  readonly list: Value<readonly NamedNotice[] | null>;
  /** Those that have come since the box was opened, oldest first, each told once. */
  readonly onFresh: (listener: (notice: NamedNotice) => void) => () => void;
  readonly refresh: () => Promise<void>;
  /** Marks all that are in the list as read. */
  readonly readAll: () => Promise<void>;
  /** Keeps the box up to date as long as anybody looks; the answer ends it. */
  readonly watch: () => () => void;
};

type Edges = {
  readonly page: Pick<EventTarget, 'addEventListener' | 'removeEventListener'>;
  readonly every: (ms: number, run: () => void) => () => void;
};

export function noticeBox(
  backend: Pick<Backend, 'notices' | 'readNotices' | 'onNotice'>,
  { page, every }: Edges,
): NoticeBox {
  const list: Source<readonly NamedNotice[] | null> = value<readonly NamedNotice[] | null>(
    null,
    (a, b) => JSON.stringify(a) === JSON.stringify(b),
  );
  const listeners = new Set<(notice: NamedNotice) => void>();
  let watchers = 0;
  let stop = (): void => {};
  let asked = 0;
  let newest: number | null = null;

  const refresh = async (): Promise<void> => {
    const mine = ++asked;
    const result = await backend.notices();
    // Offline the list stays as it is known; an older answer never replaces a newer one.
    if (!result.ok || mine !== asked) return;
    list.set(result.value);
    const before = newest;
    newest = result.value[0]?.id ?? 0;
    if (before === null) return;
    const fresh = result.value.filter(({ id, read }) => id > before && !read).reverse();
    for (const notice of fresh) for (const listener of [...listeners]) listener(notice);
  };
  return {
    list,
    onFresh: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    refresh,
    readAll: async () => {
      const last = list.get()?.[0];
      if (!last) return;
      list.set((list.get() ?? []).map((notice) => ({ ...notice, read: true })));
      await backend.readNotices(last.id);
      await refresh();
    },
    watch: () => {
      if (++watchers === 1) {
        const ask = (): void => void refresh();
        const stops = [backend.onNotice(ask), every(MINUTE, ask)];
        page.addEventListener('focus', ask);
        stop = () => {
          for (const each of stops) each();
          page.removeEventListener('focus', ask);
        };
        ask();
      }
      return () => {
        if (--watchers === 0) stop();
      };
    },
  };
}

const boxes = new WeakMap<Backend, { readonly member: string; readonly box: NoticeBox }>();

/** The page's own box of this member; the next one who signs in gets another. */
export function noticeBoxOf(backend: Backend, member: string): NoticeBox {
  const known = boxes.get(backend);
  if (known?.member === member) return known.box;
  const every: Edges['every'] = (ms, run) => {
    const timer = setInterval(run, ms);
    return () => clearInterval(timer);
  };
  const box = noticeBox(backend, { page: window, every });
  boxes.set(backend, { member, box });
  return box;
}
