/**
 * Who keeps the originals, what they tell the States, and what they certify. Notifications are read off what was recorded, numbered in its
 * order; that a delegation received one is said by the delegation. Copies are numbered and made by one named person of the depositary's
 * office.
 */

import type { Lang } from '../../language/language.ts';
import { LIMITS } from '../command.ts';
import { type Actor, homeOf, type Role } from '../permission.ts';
import { correctsText, effectiveAt } from './rectification.ts';
import type { SealRecord, SignatureRecord, SigningRefusal, SigningState } from './signing.ts';
import type { LaterAct } from './signing-acts.ts';

/** `office`: "SEC", "LEG" or a delegation; `person`: a member of it. */
export type Depositary = { readonly office: string; readonly person: string; readonly at: string; readonly by: string };

export type CopyRecord = {
  /** From 1, in each seal. */
  readonly number: number;
  readonly seal: string;
  readonly language: Lang | 'all';
  readonly holder: string | null;
  readonly at: string;
  readonly by: string;
  /** The depositary's office at that moment. */
  readonly office: string;
  /** Acts of rectification that it carries. */
  readonly corrections: readonly string[];
};

export type Receipt = {
  readonly notification: string;
  readonly delegation: string;
  readonly member: string;
  readonly at: string;
};

export type Depositing = {
  readonly depositary: Depositary | null;
  readonly receipts: readonly Receipt[];
  readonly copies: readonly CopyRecord[];
};
export const NO_DEPOSITING: Depositing = { depositary: null, receipts: [], copies: [] };

export type DepositaryFact =
  | { readonly fact: 'depositary'; readonly depositary: Depositary }
  | { readonly fact: 'receipt'; readonly receipt: Receipt }
  | { readonly fact: 'copy'; readonly copy: CopyRecord };

export function foldDepositing(state: Depositing, fact: DepositaryFact): Depositing {
  switch (fact.fact) {
    case 'depositary':
      return { ...state, depositary: fact.depositary };
    case 'receipt':
      return { ...state, receipts: [...state.receipts, fact.receipt] };
    case 'copy':
      return { ...state, copies: [...state.copies, fact.copy] };
  }
}

const depositingOf = ({ depositing }: Pick<SigningState, 'depositing'>): Depositing => depositing ?? NO_DEPOSITING;
export const depositaryOf = (state: Pick<SigningState, 'depositing'>): Depositary | null =>
  depositingOf(state).depositary;
export const copiesOf = (state: Pick<SigningState, 'depositing'>, seal: string): readonly CopyRecord[] =>
  depositingOf(state).copies.filter((copy) => copy.seal === seal);

export const NOTIFICATION_KINDS = [
  'signature',
  'ad-referendum',
  'accession',
  'confirmation',
  'withdrawal',
  'closed',
  'correction',
  'correction-objected',
  'correction-withdrawn',
  'correction-effective',
] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

export type Notification = {
  /** "signature:s1:IR". */
  readonly id: string;
  readonly number: number;
  readonly kind: NotificationKind;
  readonly at: string;
  /** Whose act it tells of: a delegation, where it is one's. */
  readonly delegation?: string;
  readonly rectification?: string;
  readonly to: readonly string[];
  readonly receipts: readonly Omit<Receipt, 'notification'>[];
};

type Told = Omit<Notification, 'number' | 'to' | 'receipts'>;

const signatureKind = ({ how, mode }: SignatureRecord): NotificationKind =>
  how === 'accession' ? 'accession' : mode === 'ad-referendum' ? 'ad-referendum' : 'signature';

/** Each signature; a second one of the same State is told of by its signatory. */
function signaturesTold(seal: SealRecord): readonly Told[] {
  const signed = new Set<string>();
  return seal.signatures.map((signature): Told => {
    const { delegation, at, signatory } = signature;
    const id = `signature:${seal.id}:${delegation}`;
    const isFirst = !signed.has(delegation);
    signed.add(delegation);
    return { id: isFirst ? id : `${id}:${signatory ?? at}`, kind: signatureKind(signature), at, delegation };
  });
}

const laterTold =
  (seal: SealRecord, kind: 'confirmation' | 'withdrawal') =>
  ({ delegation, at }: LaterAct): Told => ({ id: `${kind}:${seal.id}:${delegation}`, kind, at, delegation });

/** States that were no parties when the text was sealed and had acceded by `at`. */
const accededBy = (seal: SealRecord, at: string): readonly string[] =>
  [
    ...new Set(
      seal.signatures.filter((one) => one.how === 'accession' && one.at <= at).map(({ delegation }) => delegation),
    ),
  ].filter((id) => !seal.parties.includes(id));

/** What the States were told of a seal, in the order in which it happened; nothing that is written later comes before it. */
export function notificationsOf(state: SigningState, seal: SealRecord, now: string): readonly Notification[] {
  const { receipts } = depositingOf(state);
  const told: Told[] = [
    ...signaturesTold(seal),
    ...(seal.confirmations ?? []).map(laterTold(seal, 'confirmation')),
    ...(seal.withdrawals ?? []).map(laterTold(seal, 'withdrawal')),
    ...(seal.closed ? [{ id: `closed:${seal.id}`, kind: 'closed' as const, at: seal.closed }] : []),
  ];
  for (const act of state.rectifications) {
    if (act.seal !== seal.id) continue;
    const about = (kind: NotificationKind, at: string, delegation?: string): Told => ({
      ...{ id: [kind, act.id, delegation].filter(Boolean).join(':'), kind, at, rectification: act.id },
      ...(delegation ? { delegation } : {}),
    });
    told.push(about('correction', act.at));
    for (const { delegation, at } of act.objections) told.push(about('correction-objected', at, delegation));
    if (act.withdrawn) told.push(about('correction-withdrawn', act.withdrawn.at));
    const effective = correctsText(act) ? effectiveAt(act, now) : null;
    if (effective) told.push(about('correction-effective', effective));
  }
  const inOrder = told
    .map((one, index) => ({ one, index }))
    .sort((a, b) => (a.one.at < b.one.at ? -1 : a.one.at > b.one.at ? 1 : a.index - b.index));
  const received = new Map<string, Omit<Receipt, 'notification'>[]>();
  for (const { notification, ...receipt } of receipts)
    received.set(notification, [...(received.get(notification) ?? []), receipt]);
  return inOrder.map(({ one }, index) => ({
    ...one,
    number: index + 1,
    to: [...seal.parties, ...accededBy(seal, one.at)],
    receipts: received.get(one.id) ?? [],
  }));
}

/** A delegation's own people say that it was received, once. */
export function judgeReceipt(state: SigningState, actor: Actor, id: string, now: string): SigningRefusal | null {
  if (actor.revoked || actor.role !== 'negotiator' || actor.delegation === undefined) return 'not-allowed';
  const found = state.seals
    .flatMap((seal) => notificationsOf(state, seal, now))
    .find((notification) => notification.id === id);
  if (!found) return 'no-such-notification';
  if (!found.to.includes(actor.delegation)) return 'not-allowed';
  return found.receipts.some(({ delegation }) => delegation === actor.delegation) ? 'received-already' : null;
}

type Person = { readonly id: string; readonly role: Role; readonly delegation?: string; readonly revoked?: boolean };

/** The depositary is named by the staff: an office, and a person who belongs to it. */
export function judgeDepositary(actor: Actor, office: string, person: Person | undefined): SigningRefusal | null {
  if (actor.revoked || !(actor.role === 'secretariat' || actor.role === 'legal')) return 'not-allowed';
  if (!person || person.revoked || homeOf(person) !== office) return 'no-such-person';
  return null;
}

/** May this member certify a copy? */
type CopyRefusal = Extract<
  SigningRefusal,
  'not-allowed' | 'no-such-seal' | 'no-depositary' | 'not-depositary' | 'not-closed'
>;

export function judgeCopy(state: SigningState, actor: Actor, seal: SealRecord | undefined): CopyRefusal | null {
  const depositary = depositaryOf(state);
  if (actor.revoked) return 'not-allowed';
  if (!seal) return 'no-such-seal';
  if (!depositary) return 'no-depositary';
  if (actor.id !== depositary.person || homeOf(actor) !== depositary.office) return 'not-depositary';
  return seal.closed ? null : 'not-closed';
}

/** May one more be issued? A copy that was issued can be fetched again at any time. */
export const judgeNewCopy = (state: SigningState, actor: Actor, seal: SealRecord | undefined): SigningRefusal | null =>
  judgeCopy(state, actor, seal) ?? (copiesOf(state, seal?.id ?? '').length >= LIMITS.copies ? 'too-many' : null);
