/**
 * The summits of this run and those of earlier ones. Each has a session (a partition) of its own: Chromium caches verdicts on
 * certificates, pages, zoom and storage by session, and none of that may go from one summit into another. Which ones were open
 * is remembered as addresses; what one is signed in with lies in the vault.
 */
import { createHash } from 'node:crypto';
import type { Session } from 'electron';
import type { ConnectProblem, DraftKey, SummitAddress } from '../src/ui/desktop.ts';
import { type Pin, pinCertificates } from './certificates.ts';
import { summitAddress } from './channels.ts';
import { draftKeys, forgetDraftKeys } from './draft-keys.ts';
import { type OwnFile, readShaped } from './own-file.ts';
import type { Later } from './patience.ts';
import { probe } from './probe.ts';
import type { Vault } from './secrets.ts';
import { either, list, record } from './shapes.ts';
import { type Fetch, openSummit, type Summit } from './summit.ts';
import { isNumberWithColons, summitOrigin } from './summit-address.ts';

const MOST_REMEMBERED = 12;

export type OpenSummit = Summit & {
  readonly address: SummitAddress;
  /** Of its windows. */
  readonly partition: string;
  readonly draftKey: () => Promise<DraftKey>;
  readonly forgetDraftKey: () => Promise<void>;
};

export type Entered =
  | { readonly ok: true; readonly summit: OpenSummit }
  | { readonly ok: false; readonly reason: ConnectProblem };

export type SummitsDependencies = {
  readonly session: { readonly fromPartition: (name: string) => Session };
  /** Makes a new session ours, for this summit; for null, of a probe, nothing is served or said in it. */
  readonly prepare: (session: Session, summit: () => Summit | null, origin: string | null) => void;
  /** Requests of the main process in a session. */
  readonly requests: (session: Session) => Fetch;
  readonly vault: Vault;
  readonly file: OwnFile;
  readonly later: Later;
  /** A token came late: whoever shows this summit asks again. */
  readonly late: (origin: string) => void;
  readonly log: (line: string) => void;
};

export type Summits = {
  /**
   * Opens a summit, once it has answered; one of earlier runs also when nobody answers, and `unasked` at once. `hosted` here: at
   * once, and without remembering it.
   */
  readonly enter: (address: SummitAddress, how?: 'unasked' | 'hosted') => Promise<Entered>;
  /** The newest first. */
  readonly remembered: () => readonly SummitAddress[];
};

const short = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 24);

/** What the file says; its older form named one summit. */
const FILE = either(record({ recent: list(summitAddress, MOST_REMEMBERED) }), summitAddress);

const pinOf = (origin: string, { certificate }: SummitAddress): Pin | null =>
  certificate === undefined ? null : { host: new URL(origin).hostname, sha256: certificate };

export async function openSummits(dependencies: SummitsDependencies): Promise<Summits> {
  const { session, prepare, requests, vault, file, later, late, log } = dependencies;
  const open = new Map<string, Promise<OpenSummit>>();
  /** Sessions are for the program's whole life, and a protocol can be given to one once only. */
  const probes = new Set<string>();
  const pins = new Map<string, string | undefined>();
  const read = await readShaped(file, FILE);
  let recent: readonly SummitAddress[] = read === undefined ? [] : 'recent' in read ? read.recent : [read];

  const remember = (address: SummitAddress): void => {
    recent = [address, ...recent.filter((one) => one.address !== address.address)].slice(0, MOST_REMEMBERED);
    file.write(JSON.stringify({ recent })).catch((error: Error) => log(`summits: not written, ${error.message}`));
  };

  const begin = async (origin: string, address: SummitAddress): Promise<OpenSummit> => {
    const partition = `persist:summit-${short(origin)}`;
    const own = session.fromPartition(partition);
    let summit: Summit | null = null;
    pinCertificates(own, pinOf(origin, address));
    prepare(own, () => summit, origin);
    summit = await openSummit(origin, { vault, fetch: requests(own), later, late: () => late(origin) });
    let keys: Promise<unknown> = Promise.resolve();
    /** One after the other: two windows at once would make two keys. */
    const inTurn = <T>(task: () => Promise<T>): Promise<T> => {
      const own = keys.then(task);
      keys = own.catch(() => undefined);
      return own;
    };
    return {
      ...summit,
      address,
      partition,
      draftKey: () => inTurn(() => draftKeys(vault, origin)),
      forgetDraftKey: () => inTurn(() => forgetDraftKeys(vault, origin)),
    };
  };

  /** In a session that nothing else uses and nobody keeps: its verdicts are about this address and this pin alone. */
  const ask = (origin: string, address: SummitAddress): Promise<'ok' | ConnectProblem> => {
    const name = `probe-${short(JSON.stringify([origin, address.certificate]))}`;
    const own = session.fromPartition(name);
    if (!probes.has(name)) {
      probes.add(name);
      pinCertificates(own, pinOf(origin, address));
      prepare(own, () => null, null);
    }
    return probe(origin, requests(own), later);
  };

  return {
    remembered: () => recent,
    async enter(given, how) {
      const origin = summitOrigin(given.address);
      if (origin === null)
        return { ok: false, reason: isNumberWithColons(given.address) ? 'needs-name' : 'bad-address' };
      const address: SummitAddress = { ...given, address: origin };
      const known = recent.some((one) => one.address === origin && one.certificate === address.certificate);
      // One with a fingerprint is asked each time: that another certificate is there now has to be said, not shown as silence.
      if (how === undefined && (!known || address.certificate !== undefined)) {
        const answer = await ask(origin, address);
        if (answer !== 'ok' && !(known && answer === 'unreachable')) return { ok: false, reason: answer };
      }
      if (how !== 'hosted') remember(address);
      // Its session has judged by another pin: the next start begins with the new one, in the same storage.
      if (open.has(origin) && pins.get(origin) !== address.certificate) return { ok: false, reason: 'restart' };
      if (!open.has(origin)) {
        pins.set(origin, address.certificate);
        open.set(origin, begin(origin, address));
      }
      return { ok: true, summit: await (open.get(origin) as Promise<OpenSummit>) };
    },
  };
}
