/**
 * Signing over time. A text is open for signature in a window; it is closed by the first closing condition and not by the last
 * signature, and copies, corrections and the closure of the resolutions begin there. What a State has done stands in facts: it has
 * signed, subject to confirmation or not, before the text was closed or later; it has acceded; it has confirmed or withdrawn.
 */
import { LIMITS } from '../command.ts';
import { type Actor, isServer } from '../permission.ts';
import { bearersOf, type PeopleState } from '../summit/people.ts';
import type { SealedSignatory, SealRecord, SignatureRecord, SigningRefusal, SigningState } from './signing.ts';
import { standingSeal } from './signing.ts';
import { type LaterAct, NO_INITIALS } from './signing-acts.ts';

export const HOWS = ['signature', 'accession'] as const;
/** What is brought with a signature besides its file. */
export type Bringing = {
  readonly delegation: string;
  readonly how: (typeof HOWS)[number];
  /** Which of the State's signatories; without it, the one that is left. */
  readonly signatory?: string;
  readonly place?: string;
  /** By which act a State accedes. */
  readonly reason?: string;
};

/** What the row of a State says. */
export const STANDINGS = [
  'open',
  'part',
  'signed',
  'ad-referendum',
  'confirmed',
  'later',
  'acceded',
  'withdrawn',
] as const;
export type Standing = (typeof STANDINGS)[number];

type Seal = Pick<SealRecord, 'parties' | 'signatures'> &
  Partial<Pick<SealRecord, 'signatories' | 'confirmations' | 'withdrawals' | 'closed'>>;

const of = <T extends { readonly delegation: string }>(
  list: readonly T[] | undefined,
  delegation: string,
): readonly T[] => (list ?? []).filter((one) => one.delegation === delegation);

/** A State's signatories as the seal fixed them; none in a seal of a first edition. */
export const sealedSignatories = (
  { signatories }: Pick<Seal, 'signatories'>,
  delegation: string,
): readonly SealedSignatory[] => of(signatories, delegation);

/** Those of a State who have not signed yet; null stands for a State of which the seal names nobody. */
export function leftToSign(seal: Seal, delegation: string): readonly (SealedSignatory | null)[] {
  const done = of(seal.signatures, delegation);
  if (done.some(({ how }) => how === 'accession')) return [];
  const named = sealedSignatories(seal, delegation);
  if (named.length === 0) return done.length > 0 ? [] : [null];
  return named.filter(({ id }) => !done.some(({ signatory }) => signatory === id));
}

export function standingOf(seal: Seal, delegation: string): Standing {
  if (of(seal.withdrawals, delegation).length > 0) return 'withdrawn';
  const done = of(seal.signatures, delegation);
  if (done.length === 0) return 'open';
  if (done.some(({ how }) => how === 'accession')) return 'acceded';
  if (leftToSign(seal, delegation).length > 0) return 'part';
  if (done.some(({ mode }) => mode === 'ad-referendum'))
    return of(seal.confirmations, delegation).length > 0 ? 'confirmed' : 'ad-referendum';
  return done.some(({ how }) => how === 'later') ? 'later' : 'signed';
}

/** Has the State signed for good? A signature ad referendum is one when the capital has confirmed it (VCLT art. 12). */
export const isFull = (standing: Standing): boolean => ['signed', 'confirmed', 'later', 'acceded'].includes(standing);

/** Parties of whom somebody has not signed yet. */
export const unsigned = (seal: Seal): readonly string[] =>
  seal.parties.filter((party) => leftToSign(seal, party).length > 0);

const fullParties = (seal: Seal): readonly string[] => seal.parties.filter((party) => isFull(standingOf(seal, party)));

/**
 * Does a closing condition hold at `now`? When every party has signed for good there is nobody left to wait for; by the end of the
 * window, or by so many States, only where the settings say so, and never without a single signature.
 */
export function closes(seal: Seal & Pick<SealRecord, 'setting'>, now: string): boolean {
  const { closes: when = 'all', window } = seal.setting;
  const full = fullParties(seal).length;
  if (full === 0) return false;
  if (full === seal.parties.length) return true;
  if (when === 'date') return window?.until !== undefined && now >= window.until;
  return typeof when === 'object' && full >= when.threshold;
}

const staff = (actor: Actor): boolean =>
  !actor.revoked && (actor.role === 'secretariat' || actor.role === 'legal' || isServer(actor));

/**
 * May this member bring something for this State? The secretariat and the legal staff what was handed to them, a signatory for
 * themselves, and whoever was named to bring the file. Where a seal names nobody, the delegation's own people, as in a first edition.
 */
export function mayBring(
  seal: Pick<Seal, 'signatories' | 'parties'>,
  people: Pick<PeopleState, 'bearers'>,
  actor: Actor,
  delegation: string,
): boolean {
  if (staff(actor)) return true;
  if (actor.revoked || actor.role !== 'negotiator' || actor.delegation !== delegation) return false;
  const isNamed = bearersOf(people, delegation).includes(actor.id);
  // A State that accedes has nobody in the seal: its head speaks for it.
  if (!seal.parties.includes(delegation)) return isNamed || actor.head === true;
  if ((seal.signatories ?? []).length === 0) return true;
  const persons = sealedSignatories(seal, delegation).map(({ person }) => person);
  return isNamed || persons.includes(actor.id);
}

export type BringGround = {
  readonly state: SigningState;
  readonly people: Pick<PeopleState, 'bearers'>;
  /** All of the summit: a State that is no party of the seal may accede. */
  readonly delegations: readonly string[];
  readonly actor: Actor;
  readonly now: string;
};

type Brought =
  | { readonly ok: true; readonly record: Omit<SignatureRecord, 'certificate'> }
  | { readonly ok: false; readonly signing: SigningRefusal };
const no = (signing: SigningRefusal): Brought => ({ ok: false, signing });

/** May this signature or accession be taken now, and as what? */
export function judgeBringing(
  { state, people, delegations, actor, now }: BringGround,
  id: string,
  what: Bringing,
): Brought {
  const seal = standingSeal(state);
  if (seal?.id !== id) return no('no-such-seal');
  const { delegation, how, place, reason } = what;
  const known = how === 'accession' ? delegations : seal.parties;
  if (!known.includes(delegation)) return no('not-a-party');
  if (!mayBring(seal, people, actor, delegation)) return no(bringRefusal(seal, actor, delegation));
  if (of(seal.withdrawals, delegation).length > 0) return no('withdrawn');
  const record = {
    ...{ delegation, member: actor.id, at: now },
    ...(place ? { place } : {}),
  };
  if (how === 'accession') {
    if (!seal.closed) return no('accession-early');
    if (of(seal.signatures, delegation).length > 0) return no('signed-already');
    if (!explains(reason ?? '')) return no('reason');
    return { ok: true, record: { ...record, how, reason: reason ?? '' } };
  }
  const left = leftToSign(seal, delegation);
  const signatory = what.signatory === undefined ? left[0] : left.find((one) => one?.id === what.signatory);
  if (left.length === 0) return no('signed-already');
  if (signatory === undefined)
    return no(
      sealedSignatories(seal, delegation).some(({ id: own }) => own === what.signatory)
        ? 'signed-already'
        : 'no-such-signatory',
    );
  // Who signs themselves signs for themselves.
  if (
    signatory &&
    !staff(actor) &&
    !bearersOf(people, delegation).includes(actor.id) &&
    signatory.person !== actor.id
  ) {
    const own = left.find((one) => one?.person === actor.id);
    if (what.signatory !== undefined || !own) return no('other-signatory');
    return judgeBringing({ state, people, delegations, actor, now }, id, { ...what, signatory: own.id });
  }
  const { window } = seal.setting;
  if (window && now < window.opens) return no('window-not-open');
  if (window?.until !== undefined && now >= window.until) return no('window-over');
  return {
    ok: true,
    record: {
      ...record,
      ...(seal.closed ? { how: 'later' as const } : {}),
      ...(signatory ? { signatory: signatory.id } : {}),
      ...(signatory?.mode === 'ad-referendum' ? { mode: 'ad-referendum' as const } : {}),
    },
  };
}

/** A member of the delegation itself is told what would help. */
const bringRefusal = (seal: Seal, actor: Actor, delegation: string): SigningRefusal =>
  !actor.revoked &&
  actor.role === 'negotiator' &&
  actor.delegation === delegation &&
  (seal.signatories ?? []).length > 0
    ? 'not-signatory'
    : 'not-allowed';

const explains = (reason: string): boolean => reason.trim() !== '' && reason.length <= LIMITS.reason;

type ActGround = Pick<BringGround, 'state' | 'people' | 'actor'>;
type ActWords = Pick<LaterAct, 'delegation' | 'reason'>;

/** An act of a State on what it signed: `stops` says what keeps it, of the signatures under this seal. */
function judgeAct(
  { state, people, actor }: ActGround,
  id: string,
  { delegation, reason }: ActWords,
  stops: (seal: Seal) => SigningRefusal | null,
): SigningRefusal | null {
  const seal = standingSeal(state);
  if (seal?.id !== id) return 'no-such-seal';
  if (!mayBring(seal, people, actor, delegation)) return bringRefusal(seal, actor, delegation);
  return stops(seal) ?? (explains(reason) ? null : 'reason');
}

/** May this State's signature ad referendum be said to be confirmed? */
export const judgeConfirmation = (ground: ActGround, id: string, words: ActWords): SigningRefusal | null =>
  judgeAct(ground, id, words, (seal) => {
    const standing = standingOf(seal, words.delegation);
    if (standing === 'withdrawn') return 'withdrawn';
    if (standing === 'confirmed') return 'confirmed-already';
    return standing === 'ad-referendum' ? null : 'not-ad-referendum';
  });

/** May this State's signature or accession be said to be withdrawn? It stays where it is, and what it did is over. */
export const judgeWithdrawal = (ground: ActGround, id: string, words: ActWords): SigningRefusal | null =>
  judgeAct(ground, id, words, (seal) => {
    if (of(seal.withdrawals, words.delegation).length > 0) return 'withdrawn';
    return of(seal.signatures, words.delegation).length === 0 ? 'not-signed' : null;
  });

export function judgeInitials(
  { signing, actor }: { readonly signing: SigningState; readonly actor: Actor },
  { type, digest }: { readonly type: 'initials.prepare' | 'initials.give'; readonly digest: string },
): SigningRefusal | null {
  if (actor.revoked) return 'not-allowed';
  if (standingSeal(signing)) return 'sealed';
  const { prepared, given } = signing.initials ?? NO_INITIALS;
  if (type === 'initials.prepare') return actor.role === 'legal' ? null : 'not-allowed';
  if (actor.role !== 'negotiator' || !actor.head || !actor.delegation) return 'not-head';
  if (prepared?.digest !== digest) return 'not-prepared';
  return given.some((one) => one.delegation === actor.delegation && one.digest === digest)
    ? 'initialled-already'
    : null;
}
