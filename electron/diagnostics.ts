/**
 * What somebody who helps from afar needs to know of this program and this computer, as one text that a person saves, reads and sends
 * themselves. English, because technicians read it. No text of a document, no name, no token: it is made of the facts listed here, and
 * of the journal, which is cleaned.
 */
import type { Electron, Host } from './world.ts';

export type Facts = {
  /** By name: versions of the program, of Electron and of Chromium; the system, its kind of session. */
  readonly about: { readonly [name: string]: string | undefined };
  /** Content of `secrets.json`: only the kinds of its seals are looked at. */
  readonly secrets: string | undefined;
  readonly backend: string;
  readonly summits: readonly { readonly address: string; readonly certificate?: string }[];
  readonly windows: readonly { readonly summit: string | null; readonly unsaved: number }[];
  readonly screens: number;
  readonly journal: readonly string[];
  readonly now: Date;
};

/** How many secrets are kept under which kind of seal, e.g. "v11: 2"; see D2. */
export function sealKinds(secrets: string | undefined): string {
  if (secrets === undefined) return 'nothing kept';
  try {
    const counts = new Map<string, number>();
    for (const sealed of Object.values(JSON.parse(secrets) as object)) {
      const head = Buffer.from(String(sealed), 'base64').toString('latin1').slice(0, 3);
      const kind = /^v\d\d$/.test(head) ? head : 'other';
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
    return [...counts].map(([kind, count]) => `${kind}: ${count}`).join(', ') || 'nothing kept';
  } catch {
    return 'unreadable';
  }
}

/** An address is scheme, name and port; whatever else somebody has typed stays here. */
const originOf = (address: string): string => (URL.canParse(address) ? new URL(address).origin : 'not an address');

export function diagnosticsOf(facts: Facts): string {
  const { about, secrets, backend, summits, windows, screens, journal, now } = facts;
  return [
    `Alternat diagnostics, ${now.toISOString()}`,
    ...Object.entries(about).map(([name, value]) => `${name}: ${value ?? 'unknown'}`),
    `key store: ${backend}; seals ${sealKinds(secrets)}`,
    `screens: ${screens}`,
    ...summits.map(({ address, certificate }) => `summit: ${originOf(address)}${certificate ? ', pinned' : ''}`),
    ...windows.map(({ summit, unsaved }) => `window: ${summit ?? 'no summit'}, ${unsaved} unsent`),
    '',
    ...journal,
    '',
  ].join('\n');
}

/** The same, of the program that runs. */
export const diagnostics = async (
  { app, safeStorage, screen }: Pick<Electron, 'app' | 'safeStorage' | 'screen'>,
  host: Pick<Host, 'about' | 'file' | 'now' | 'platform'>,
  program: Pick<Facts, 'summits' | 'windows' | 'journal'>,
): Promise<string> =>
  diagnosticsOf({
    ...program,
    about: { Alternat: app.getVersion(), ...host.about },
    secrets: await host
      .file('secrets.json')
      .read()
      .catch(() => undefined),
    backend: host.platform === 'linux' ? safeStorage.getSelectedStorageBackend() : host.platform,
    screens: screen.getAllDisplays().length,
    now: host.now(),
  });
