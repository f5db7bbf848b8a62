/**
 * What is said between the desktop program and the server that it runs in a process of its own: plain data, in both directions.
 * The program starts one process for each meeting it hosts; a process takes one `start` and ends after one `stop`.
 */
import type { Lang } from '../../src/language/language.ts';
import type { Asked, Said } from '../reading/reader-process.ts';

/** A meeting that does not exist yet, as far as a person has to say it. */
export type NewMeeting = {
  readonly name: string;
  /** Language in which the names here are written. */
  readonly lang: Lang;
  /** Who hosts; becomes secretariat. */
  readonly host: string;
  /** Codes of States, e.g. "KZ". */
  readonly states: readonly string[];
  readonly columns: readonly Lang[];
  /** Of its texts, one at least. */
  readonly titles: readonly string[];
};

export type Meeting =
  | { readonly kind: 'new'; readonly meeting: NewMeeting }
  /** A summit file's text; `host` becomes secretariat if the file names nobody who is. */
  | { readonly kind: 'file'; readonly text: string; readonly host: string }
  /** What the folder holds. */
  | { readonly kind: 'continue' }
  /** The sample: this computer only, and anybody may be anybody. */
  | { readonly kind: 'sample' };

export type HostRequest = {
  /** Data folder. */
  readonly data: string;
  /** Folder of the built interface. */
  readonly ui: string;
  /** IPv4 address of this computer, e.g. "192.168.7.1". */
  readonly address: string;
  /** The port that is tried first where the folder remembers none; 0: any free one. */
  readonly usualPort: number;
  /** Takes any free port in place of the one that this meeting had before. */
  readonly anyPort: boolean;
  readonly meeting: Meeting;
};

/** `detail` in `HostFault` is for those who look into it: an English sentence. */
export type HostFault =
  | 'port-taken'
  | 'no-address'
  | 'in-use'
  | 'unwritable'
  | 'disk-full'
  | 'newer'
  | 'damaged'
  | 'not-empty'
  | 'nothing-there'
  | 'bad-file'
  | 'failed';

/** The summit in its languages, by name. */
export type HostedName = { readonly [lang in Lang]?: string };

export type Hosted = {
  /** Reaches it from other computers, e.g. "https://192.168.7.1:4310". */
  readonly address: string;
  /** Reaches it from this one, whatever becomes of the network. */
  readonly here: string;
  /** SHA-256 of its certificate, lower-case hex; null without encryption. */
  readonly certificate: string | null;
  readonly name: HostedName;
};

/** Why what is written is not saved now: the disk is full, or it refuses for another reason. */
export type HostTrouble = 'full' | 'failing';

export type Guest = { readonly name: string; readonly code: string };

export type ToHosted =
  | { readonly type: 'start'; readonly request: HostRequest }
  /** A new code for the secretariat, to sign in at this computer. */
  | { readonly type: 'code' }
  | { readonly type: 'stop' }
  | { readonly type: 'reader-said'; readonly reader: number; readonly said: Said }
  | { readonly type: 'reader-gone'; readonly reader: number; readonly how: string };

export type FromHosted =
  | { readonly type: 'started'; readonly hosted: Hosted }
  | { readonly type: 'refused'; readonly fault: HostFault; readonly detail: string }
  | { readonly type: 'code'; readonly code: string | null }
  /** Who has a text open now, each person once; whenever it changes. */
  | { readonly type: 'guests'; readonly guests: readonly Guest[] }
  /** Something keeps the meeting from being saved, or nothing does any more; whenever it changes. */
  | { readonly type: 'trouble'; readonly trouble: HostTrouble | null }
  | { readonly type: 'stopped' }
  /** Only the desktop program may start processes: it starts readers, too, and hands on what they say. */
  | { readonly type: 'reader-start'; readonly reader: number; readonly data: string; readonly heapMb: number }
  | { readonly type: 'reader-ask'; readonly reader: number; readonly asked: Asked }
  | { readonly type: 'reader-end'; readonly reader: number };
