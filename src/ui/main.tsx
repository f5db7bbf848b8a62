/** Puts the program together: host, preferences, session, interface. Nothing here decides anything. */
import { createRoot } from 'react-dom/client';
import { openSession } from '../client/session.ts';
import { App } from './app/app.tsx';
import { hostOf } from './desktop-browser.ts';
import { backendOf } from './kit/backend.ts';
import { preferredLanguage } from './kit/i18n.tsx';
import { localCopiesOf } from './kit/local-copies.ts';
import { applyTheme, preferencesIn } from './kit/preferences.ts';
import { teachReactAria } from './messages/react-aria.ts';
import './app/style.css';

const desktop = hostOf(window);
// Asked for at each use: where storage is blocked, already naming it throws.
const store = {
  getItem: (key: string) => window.localStorage.getItem(key),
  setItem: (key: string, text: string) => window.localStorage.setItem(key, text),
};
const preferences = preferencesIn(store, () => preferredLanguage(navigator.languages), desktop);
applyTheme(document, preferences.theme());
teachReactAria(window, () => preferences.lang());

const base = desktop.server ?? window.location.origin;
// What somebody has not sent does not come to a wall, and what a wall shows is nobody's to keep.
const { copies, keeping } = localCopiesOf(
  { ...desktop, server: desktop.wall ? null : desktop.server },
  window,
  (error) => console.error(error),
);
const session = openSession({ baseUrl: base, ...(copies ? { copies } : {}) });
const backend = backendOf(session, {
  page: window,
  unsaved: (count) => desktop.setUnsaved(count),
  nothingLeft: async () => {
    if (await copies?.isEmpty()) await desktop.forgetDraftKey();
  },
});

const root = document.getElementById('root');
if (!root) throw new Error('the page has no place for the interface');
createRoot(root).render(<App services={{ backend, desktop, preferences, keeping }} />);
