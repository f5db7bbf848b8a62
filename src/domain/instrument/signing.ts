/**
 * From the assembled text to the signed one, and after: what the log of the summit says of instruments, seals, signatures and
 * rectifications, and the rules of each step. A seal fixes the text; delegations sign it in parallel, in no order; when all have,
 * the resolutions are closed.
 */
import { LIMITS, type SummitCommand } from '../command.ts';
import type { Actor } from '../permission.ts';
import { isServer } from '../permission.ts';
import type { SignatoryEntry } from '../summit/people.ts';
import { type DepositaryFact, type Depositing, foldDepositing, NO_DEPOSITING } from './depositary.ts';
import {
  dayOf,
  INSTRUMENT_FORMS,
  INSTRUMENT_KINDS,
  type InstrumentSetting,
  type Party,
  type SealedResolution,
} from './instrument.ts';
import { outcomeFault } from './outcome.ts';
import { foldRectifications, type RectificationFact, type RectificationRecord } from './rectification.ts';
import {
  type InitialsRecord,
  type InitialsState,
  initialsOn,
  type LaterAct,
  NO_INITIALS,
  windowFault,
} from './signing-acts.ts';
import { isStatesOrder, type OrderFault, orderFault, type StoredOrder } from './states-order.ts';

/** A certificate as a page shows it. */
export type CertificateFacts = {
  readonly subject: string;
  readonly issuer: string;
  readonly serial: string;
  /** UTC. */
  readonly from: string;
  readonly until: string;
  readonly algorithm: string;
  /** SHA-256 of the certificate, hex. */
  readonly fingerprint: string;
};

export type SignatureRecord = {
  readonly delegation: string;
  /** Who brought it. */
  readonly member: string;
  readonly at: string;
  readonly certificate: CertificateFacts;
  /** Which of the State's signatories the certificate speaks for; absent in a seal that names nobody. */
  readonly signatory?: string;
  /** `later`: by a party after the text was closed; `accession`: by a State that had not signed. Absent: before that. */
  readonly how?: 'later' | 'accession';
  /** To be confirmed by the State. */
  readonly mode?: 'ad-referendum';
  readonly place?: string;
  /** By which act a State acceded. */
  readonly reason?: string;
};

/** A signatory as the seal fixed them. */
export type SealedSignatory = Pick<
  SignatoryEntry,
  'names' | 'titles' | 'capacity' | 'mode' | 'person' | 'confirmBy'
> & {
  readonly id: string;
  readonly delegation: string;
};

export type SealRecord = {
  readonly id: string;
  readonly at: string;
  readonly by: string;
  readonly setting: InstrumentSetting;
  /** Delegations that have to sign. */
  readonly parties: readonly string[];
  readonly resolutions: readonly SealedResolution[];
  /** SHA-256 of the canonical manifest, of the package without signatures, and how large it is. */
  readonly manifest: string;
  readonly package: string;
  readonly bytes: number;
  readonly files: number;
  readonly void?: { readonly reason: string; readonly at: string; readonly by: string };
  readonly timestamp?: { readonly at: string };
  readonly signatures: readonly SignatureRecord[];
  /** Who signs; absent where the summit knew States only. */
  readonly signatories?: readonly SealedSignatory[];
  /** Signatures ad referendum that were confirmed. */
  readonly confirmations?: readonly LaterAct[];
  readonly withdrawals?: readonly LaterAct[];
  /** The heads' initials on the text that was sealed. */
  readonly initials?: readonly InitialsRecord[];
  /** When a closing condition held first; in a first edition, when the last party had signed. */
  readonly closed?: string;
};

export type SigningState = {
  readonly setting: InstrumentSetting | null;
  /** In order; at most the last one is standing. */
  readonly seals: readonly SealRecord[];
  readonly rectifications: readonly RectificationRecord[];
  /** Who keeps the originals, and what they have notified and certified. */
  readonly depositing?: Depositing;
  /** Absent before anybody prepared a text for initials. */
  readonly initials?: InitialsState;
};
export const NO_SIGNING: SigningState = { setting: null, seals: [], rectifications: [] };

/** What the log of the summit says of it. */
export type SigningFact =
  | { readonly fact: 'instrument'; readonly setting: InstrumentSetting }
  | { readonly fact: 'seal'; readonly seal: SealRecord }
  | {
      readonly fact: 'seal.void';
      readonly seal: string;
      readonly reason: string;
      readonly at: string;
      readonly by: string;
    }
  | { readonly fact: 'signature'; readonly seal: string; readonly signature: SignatureRecord }
  | { readonly fact: 'signature.confirmed'; readonly seal: string; readonly act: LaterAct }
  | { readonly fact: 'signature.withdrawn'; readonly seal: string; readonly act: LaterAct }
  | { readonly fact: 'initials.prepared'; readonly prepared: NonNullable<InitialsState['prepared']> }
  | { readonly fact: 'initials.given'; readonly initials: InitialsRecord }
  | { readonly fact: 'timestamp'; readonly seal: string; readonly at: string }
  | { readonly fact: 'seal.closed'; readonly seal: string; readonly at: string }
  | RectificationFact
  | DepositaryFact;

export function foldSigning(state: SigningState, fact: SigningFact): SigningState {
  const sealed = (id: string, change: (seal: SealRecord) => SealRecord): SigningState => ({
    ...state,
    seals: state.seals.map((seal) => (seal.id === id ? change(seal) : seal)),
  });
  switch (fact.fact) {
    case 'instrument':
      return { ...state, setting: fact.setting };
    case 'seal':
      return { ...state, seals: [...state.seals, fact.seal] };
    case 'seal.void':
      return sealed(fact.seal, (seal) => ({ ...seal, void: { reason: fact.reason, at: fact.at, by: fact.by } }));
    case 'signature':
      return sealed(fact.seal, (seal) => ({ ...seal, signatures: [...seal.signatures, fact.signature] }));
    case 'signature.confirmed':
      return sealed(fact.seal, (seal) => ({ ...seal, confirmations: [...(seal.confirmations ?? []), fact.act] }));
    case 'signature.withdrawn':
      return sealed(fact.seal, (seal) => ({ ...seal, withdrawals: [...(seal.withdrawals ?? []), fact.act] }));
    case 'initials.prepared':
      // Of texts that are no more, the initials stand in the log.
      return {
        ...state,
        initials: { prepared: fact.prepared, given: initialsOn(state.initials ?? NO_INITIALS, fact.prepared.digest) },
      };
    case 'initials.given': {
      const { prepared, given } = state.initials ?? NO_INITIALS;
      return { ...state, initials: { prepared, given: [...given, fact.initials] } };
    }
    case 'timestamp':
      return sealed(fact.seal, (seal) => ({ ...seal, timestamp: { at: fact.at } }));
    case 'seal.closed':
      return sealed(fact.seal, (seal) => ({ ...seal, closed: fact.at }));
    case 'receipt':
    case 'depositary':
    case 'copy':
      return { ...state, depositing: foldDepositing(state.depositing ?? NO_DEPOSITING, fact) };
    default:
      return { ...state, rectifications: foldRectifications(state.rectifications, fact) };
  }
}

/** The seal that stands: the last one, unless it was declared void. */
export const standingSeal = ({ seals }: SigningState): SealRecord | undefined => {
  const last = seals.at(-1);
  return last?.void ? undefined : last;
};

/** Why a step is not to be taken now. */
export type SigningRefusal =
  | 'not-allowed'
  | 'bad-setting'
  /** Each column its own alphabet, where there is one order already. */
  | 'no-order'
  | 'order-forgets'
  | 'order-repeats'
  | 'order-stranger'
  /** It is said to be an alphabet, and is not. */
  | 'order-basis'
  /** The text that decides is none of the originals', or the only one. */
  | 'prevailing'
  | 'issued-originals'
  /** A seal stands; it has to be declared void first. */
  | 'sealed'
  | 'not-sealed'
  /** Every State has signed. */
  | 'closed'
  | 'not-closed'
  | 'no-such-seal'
  | 'no-such-rectification'
  | 'not-a-party'
  | 'signed-already'
  /** Neither signs for the delegation nor was named to bring its file. */
  | 'not-signatory'
  | 'no-such-signatory'
  | 'other-signatory'
  /** The window or the closing condition does not fit. */
  | 'window'
  | 'window-not-open'
  | 'window-over'
  | 'accession-early'
  | 'not-ad-referendum'
  | 'withdrawn'
  | 'not-signed'
  | 'not-head'
  | 'not-prepared'
  | 'initialled-already'
  | 'no-difference'
  | 'unknown-clause'
  | 'deadline'
  /** Shorter than the rules allow. */
  | 'period'
  /** It changes substance: it goes to adoption. */
  | 'amendment'
  /** Another correction of this clause has not come to its end. */
  | 'pending'
  /** Concordance is corrected in one column at a time. */
  | 'one-column'
  | 'no-such-column'
  | 'no-such-pair'
  /** Whoever tabled it does not confirm it. */
  | 'own-act'
  | 'confirmed-already'
  | 'told-already'
  | 'no-such-notification'
  | 'received-already'
  | 'no-depositary'
  /** Only the person of the depositary's office certifies. */
  | 'not-depositary'
  | 'no-such-person'
  | 'no-such-copy'
  /** Of acts, or of copies. */
  | 'too-many'
  | 'over'
  | 'objected-already'
  | 'reason';

const explains = (reason: string): boolean => reason.trim() !== '' && reason.length <= LIMITS.reason;

const staff = (actor: Actor): boolean =>
  !actor.revoked && (actor.role === 'secretariat' || actor.role === 'legal' || isServer(actor));

type SettingCommand = Extract<SummitCommand, { type: 'instrument.set' }>;

/** Whom the settings may name, and the order that counts until now. */
export type SettingGround = { readonly delegations: readonly Party[]; readonly order: StoredOrder };

const ORDER_REFUSAL: { readonly [fault in OrderFault['fault']]: SigningRefusal } = {
  ...{ forgets: 'order-forgets', repeats: 'order-repeats', stranger: 'order-stranger', basis: 'order-basis' },
};

/** May these be the settings? */
export function judgeSetting(
  state: SigningState,
  actor: Actor,
  { setting }: SettingCommand,
  ground: SettingGround,
): SigningRefusal | null {
  if (!staff(actor)) return 'not-allowed';
  if (standingSeal(state)) return 'sealed';
  const { resolutions, languages, order, layouts, outcome } = setting;
  // What a first edition left to each alphabet may stay so; nobody goes back to it.
  if (order === 'alphabetical' && ground.order !== 'alphabetical') return 'no-order';
  const wrong = orderFault(order, ground.delegations);
  if (wrong) return ORDER_REFUSAL[wrong.fault];
  const unfit = outcomeFault(outcome, languages);
  if (unfit) return unfit;
  if (windowFault(setting, ground.delegations.length)) return 'window';
  const unique = (list: readonly unknown[]): boolean => new Set(list).size === list.length;
  const good =
    INSTRUMENT_KINDS.includes(setting.kind) &&
    INSTRUMENT_FORMS.includes(setting.form) &&
    unique(resolutions) &&
    unique(languages) &&
    (!isStatesOrder(order) || order.decidedAt === undefined || dayOf(order.decidedAt) !== null) &&
    Object.values(layouts).every(({ margin, size }) => margin >= 10 && margin <= 50 && size >= 9 && size <= 18);
  return good ? null : 'bad-setting';
}

/** May the text be sealed by this member? Whether it is ready, `assemblyMissing` says. */
export function judgeSeal(state: SigningState, actor: Actor): SigningRefusal | null {
  if (!staff(actor)) return 'not-allowed';
  return standingSeal(state) ? 'sealed' : null;
}

/** A seal is void only as long as not all have signed. */
export function judgeVoid(state: SigningState, actor: Actor, id: string, reason: string): SigningRefusal | null {
  if (!staff(actor)) return 'not-allowed';
  const seal = standingSeal(state);
  if (seal?.id !== id) return 'no-such-seal';
  if (seal.closed) return 'closed';
  return explains(reason) ? null : 'reason';
}

/** Who brings signatures may bring lists of revoked certificates, before the last has signed and after. */
export function judgeRevocations(state: SigningState, actor: Actor, id: string): SigningRefusal | null {
  const seal = standingSeal(state);
  if (seal?.id !== id) return 'no-such-seal';
  const ofParty = actor.role === 'negotiator' && seal.parties.includes(actor.delegation ?? '');
  return actor.revoked || !(staff(actor) || ofParty) ? 'not-allowed' : null;
}
