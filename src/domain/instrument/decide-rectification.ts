/** May an act of rectification be tabled, objected to, confirmed, withdrawn; and by whom. */

import type { Lang, PerLang } from '../../language/language.ts';
import { LIMITS } from '../command.ts';
import { type Actor, isServer } from '../permission.ts';
import {
  CORRECTION_KINDS,
  type CorrectionKind,
  type FormChange,
  NAMED,
  type SubstanceChange,
  type Weighed,
} from './correction.ts';
import type { Outcome } from './outcome.ts';
import {
  correctedIn,
  correctsText,
  deadlineOf,
  type NewPair,
  pairsMissing,
  type RectificationRecord,
  rectificationState,
  untold,
} from './rectification.ts';
import { type SigningRefusal, type SigningState, standingSeal } from './signing.ts';

const explains = (reason: string): boolean => reason.trim() !== '' && reason.length <= LIMITS.reason;
const staff = (actor: Actor): boolean =>
  !actor.revoked && (actor.role === 'secretariat' || actor.role === 'legal' || isServer(actor));

/** Days to object in: fifteen, and ninety for a text that binds. */
export const CORRECTION_DAYS = { political: 15, binding: 90 } as const;

/** The nature of the outcome is a setting that an instrument of the first edition does not have. */
export const correctionDays = ({ outcome }: { readonly outcome?: Pick<Outcome, 'nature'> | undefined }): number =>
  CORRECTION_DAYS[outcome?.nature ?? 'political'];

/** What a change of one column would be: an amendment, in words of that column. */
export type Amendment = SubstanceChange & { readonly language: Lang };

/** What the judge asks of the text: its words as they stand, and what other words would weigh. */
export type CorrectionLook = {
  readonly old: PerLang<string>;
  readonly weigh: (kind: CorrectionKind, lang: Lang, text: string) => Weighed;
};

export type JudgedRectification =
  | { readonly ok: false; readonly why: SigningRefusal; readonly amendments?: readonly Amendment[] }
  | { readonly ok: true; readonly weighed: PerLang<readonly FormChange[]>; readonly days: number };

type Tabled = Pick<RectificationRecord, 'texts' | 'reason' | 'until' | 'resolution' | 'clause'> & {
  readonly kind: CorrectionKind;
};

/** `look` is undefined where the seal has no such clause. */
export function judgeRectification(
  state: SigningState,
  actor: Actor,
  { kind, texts, reason, until, resolution, clause }: Tabled,
  { look, now }: { readonly look: CorrectionLook | undefined; readonly now: string },
): JudgedRectification {
  const refused = (why: SigningRefusal): JudgedRectification => ({ ok: false, why });
  if (!staff(actor) || !CORRECTION_KINDS.includes(kind)) return refused('not-allowed');
  const seal = standingSeal(state);
  if (!seal?.closed) return refused('not-closed');
  if (!look) return refused('unknown-clause');
  if (state.rectifications.filter((one) => one.seal === seal.id).length >= LIMITS.rectifications)
    return refused('too-many');
  if (!explains(reason)) return refused('reason');
  const days = correctionDays(seal.setting);
  if (kind !== 'copy') {
    const away = (count: number): string => new Date(Date.parse(now) + count * 86_400_000).toISOString();
    if (!(until > now) || until > away(LIMITS.correctionDays)) return refused('deadline');
    if (until < away(days)) return refused('period');
  }
  const changed = (Object.entries(texts) as [Lang, string][]).filter(([lang, text]) => text !== (look.old[lang] ?? ''));
  if (changed.length === 0) return refused('no-difference');
  if (changed.some(([lang]) => !seal.setting.languages.includes(lang))) return refused('no-such-column');
  if (kind === 'copy') return { ok: true, weighed: {}, days };
  const busy = (one: RectificationRecord): boolean =>
    one.seal === seal.id &&
    one.resolution === resolution &&
    one.clause === clause &&
    correctsText(one) &&
    isPending(one, now);
  if (state.rectifications.some(busy)) return refused('pending');
  if (kind === 'concordance' && changed.length > 1) return refused('one-column');
  const weighed: PerLang<readonly FormChange[]> = {};
  const amendments: Amendment[] = [];
  for (const [lang, text] of changed) {
    const found = look.weigh(kind, lang, text);
    if (found.weight === 'form') weighed[lang] = found.changes.slice(0, NAMED);
    else if (found.weight === 'substance')
      amendments.push(...found.changes.slice(0, NAMED).map((each) => ({ ...each, language: lang })));
  }
  if (amendments.length > 0) return { ok: false, why: 'amendment', amendments };
  return { ok: true, weighed, days };
}

const isPending = (act: RectificationRecord, now: string): boolean =>
  ['untold', 'open', 'unconfirmed'].includes(rectificationState(act, now));

/** Pairs that a correction breaks: each corrected column with every other that has words. */
export function newPairs(
  kind: CorrectionKind,
  texts: PerLang<string>,
  { changed, languages }: { readonly changed: readonly Lang[]; readonly languages: readonly Lang[] },
  holders: (lang: Lang) => readonly string[],
): readonly NewPair[] {
  if (kind === 'copy') return [];
  const filled = languages.filter((lang) => (texts[lang] ?? '').trim() !== '');
  return filled.flatMap((a, index) =>
    filled.slice(index + 1).flatMap((b): NewPair[] => {
      if (!changed.includes(a) && !changed.includes(b)) return [];
      return [{ languages: [a, b], ...(kind === 'concordance' ? { sides: [holders(a), holders(b)] } : {}) }];
    }),
  );
}

const found = ({ rectifications }: SigningState, id: string): RectificationRecord | undefined =>
  rectifications.find((one) => one.id === id);

export function judgeObjection(state: SigningState, actor: Actor, id: string, now: string): SigningRefusal | null {
  const one = found(state, id);
  if (!one) return 'no-such-rectification';
  const seal = state.seals.find((each) => each.id === one.seal);
  if (actor.revoked || actor.role !== 'negotiator' || !seal?.parties.includes(actor.delegation ?? ''))
    return 'not-allowed';
  const deadline = deadlineOf(one);
  if (one.withdrawn || !correctsText(one) || (deadline !== null && now >= deadline)) return 'over';
  return one.objections.some(({ delegation }) => delegation === actor.delegation) ? 'objected-already' : null;
}

/** Whoever tabled it takes it back, until it has effect. */
export function judgeWithdrawal(
  state: SigningState,
  actor: Actor,
  { rectification, reason }: { readonly rectification: string; readonly reason: string },
  now: string,
): SigningRefusal | null {
  const one = found(state, rectification);
  if (!one) return 'no-such-rectification';
  if (actor.revoked || actor.id !== one.by) return 'not-allowed';
  if (['withdrawn', 'effective'].includes(rectificationState(one, now))) return 'over';
  return explains(reason) ? null : 'reason';
}

/** Who has the column, or the legal staff where the rule lets them; never who tabled it. */
export function judgeConfirmation(
  state: SigningState,
  actor: Actor,
  { rectification, languages }: { readonly rectification: string; readonly languages: readonly [Lang, Lang] },
  now: string,
): SigningRefusal | null {
  const one = found(state, rectification);
  if (!one) return 'no-such-rectification';
  const seal = state.seals.find((each) => each.id === one.seal);
  const ofParty = actor.role === 'negotiator' && seal?.parties.includes(actor.delegation ?? '') === true;
  if (actor.revoked || !(ofParty || actor.role === 'legal')) return 'not-allowed';
  if (actor.id === one.by) return 'own-act';
  if (!isPending(one, now)) return 'over';
  const pair = one.pairs?.find(({ languages: [a, b] }) => languages.includes(a) && languages.includes(b));
  if (!pair || languages[0] === languages[1]) return 'no-such-pair';
  const sides = pair.sides;
  if (sides && !sides.some((side) => (ofParty ? side.includes(actor.delegation ?? '') : side.length === 0)))
    return 'not-allowed';
  const again = (one.confirmed ?? []).some(
    (given) =>
      given.languages.every((lang) => languages.includes(lang)) &&
      given.delegation === (ofParty ? actor.delegation : undefined),
  );
  return again ? 'confirmed-already' : null;
}

/** What of a pending act this member may confirm now. */
export const confirmable = (
  state: SigningState,
  actor: Actor,
  act: RectificationRecord,
  now: string,
): readonly NewPair[] =>
  pairsMissing(act, correctedIn(act)).filter(
    ({ languages }) => judgeConfirmation(state, actor, { rectification: act.id, languages }, now) === null,
  );

/** That a delegation without anybody here was told by other means. */
export function judgeNotified(
  state: SigningState,
  actor: Actor,
  {
    rectification,
    delegation,
    how,
  }: { readonly rectification: string; readonly delegation: string; readonly how: string },
): SigningRefusal | null {
  const one = found(state, rectification);
  if (!one) return 'no-such-rectification';
  if (!staff(actor)) return 'not-allowed';
  if (one.withdrawn) return 'over';
  if (!untold(one).includes(delegation)) return 'told-already';
  return explains(how) ? null : 'reason';
}
