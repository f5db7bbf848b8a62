/**
 * What this browser remembers between visits: language, theme and the arrangement of columns. Never text, never names of
 * people: `localStorage` is readable by anyone at this computer.
 */
import { isLang, type Lang } from '../../language/language.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** Columns in the order the reader chose, hidden ones included. */
export type Arrangement = { readonly order: readonly Lang[]; readonly hidden: readonly Lang[] };

export type Preferences = {
  lang(): Lang;
  setLang(lang: Lang): void;
  theme(): Theme;
  setTheme(theme: Theme): void;
  /** Whether the system shows notifications of the desktop program. */
  notify(): boolean;
  setNotify(notify: boolean): void;
  arrangement(resolution: string): Arrangement | null;
  setArrangement(resolution: string, arrangement: Arrangement): void;
};

type Store = Pick<Storage, 'getItem' | 'setItem'>;

const asLangs = (value: unknown): readonly Lang[] => (Array.isArray(value) ? value.filter(isLang) : []);

/** What the desktop program knows from its last window: each summit has a storage of its own, and a person one language. */
type LastUsed = { readonly language: string | null; readonly theme: string | null };

/** `fallback` is used until a language is chosen. A store that refuses (private windows) forgets at the end of the visit. */
export function preferencesIn(
  store: Store,
  fallback: () => Lang,
  last: LastUsed = { language: null, theme: null },
): Preferences {
  const memory = new Map<string, string>();
  const read = (key: string): string | null => {
    try {
      return memory.get(key) ?? store.getItem(key);
    } catch {
      return memory.get(key) ?? null; // a blocked store reads as empty
    }
  };
  const write = (key: string, value: string): void => {
    memory.set(key, value);
    try {
      store.setItem(key, value);
    } catch {
      // A blocked or full store: the choice lasts for this visit, which is all that can be promised.
    }
  };
  if (last.language !== null) memory.set('alternat.lang', last.language);
  if (last.theme !== null) memory.set('alternat.theme', last.theme);
  return {
    lang: () => {
      const lang = read('alternat.lang');
      return isLang(lang) ? lang : fallback();
    },
    setLang: (lang) => write('alternat.lang', lang),
    theme: () => THEMES.find((theme) => theme === read('alternat.theme')) ?? 'system',
    setTheme: (theme) => write('alternat.theme', theme),
    notify: () => read('alternat.notify') !== 'no',
    setNotify: (notify) => write('alternat.notify', notify ? 'yes' : 'no'),
    arrangement: (resolution) => {
      const text = read(`alternat.columns.${resolution}`);
      if (!text) return null;
      const [order, hidden] = text.split('|').map((part) => asLangs(part.split(',')));
      return { order: order ?? [], hidden: hidden ?? [] };
    },
    setArrangement: (resolution, { order, hidden }) =>
      write(`alternat.columns.${resolution}`, `${order.join(',')}|${hidden.join(',')}`),
  };
}

/** Writes the theme where the tokens look for it; `system` follows the operating system. */
export function applyTheme(page: Document, theme: Theme): void {
  if (theme === 'system') delete page.documentElement.dataset.theme;
  else page.documentElement.dataset.theme = theme;
}
