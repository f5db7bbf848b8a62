/**
 * What a text as a whole still lacks before a meeting can adopt it, from the grounds of its resolutions: every clause agreed (of a
 * binding text initialled), nobody's no to any of them, those of absent delegations included, and the settings that are part of it.
 */

import type { ClauseStatus } from '../clause/clause.ts';
import { authenticOf, type ClauseFacts, type Ground } from '../ground.ts';
import type { AssemblyMissing } from '../instrument/assembly.ts';
import type { InstrumentSetting } from '../instrument/instrument.ts';
import type { Missing } from '../missing.ts';
import { brackets } from '../text/brackets.ts';
import type { StandingReserve } from './adoption.ts';
import { presentStance, standingAgainst } from './ladder.ts';
import { hoursAfter, type Rules } from './rules.ts';

/** A delegation that is back, and until when it may object to what was taken without it, UTC. */
export type Back = { readonly delegation: string; readonly until: string };

export type TextStanding = {
  readonly missing: readonly Missing[];
  readonly reserves: readonly StandingReserve[];
  readonly back: readonly Back[];
};

/** From which status of its clauses a text can be adopted: initials make a binding text certain first. */
export const takenFrom = ({ outcome }: Pick<InstrumentSetting, 'outcome'>): readonly ClauseStatus[] =>
  outcome?.nature === 'political' ? ['agreed', 'initialled'] : ['initialled'];

/** Of the text and not of its settings: these are judged clause by clause here, or mended without another word in the text. */
const OF_CLAUSES: readonly AssemblyMissing['kind'][] = [
  'status',
  'brackets',
  'pair',
  'finding',
  'unprintable',
  'adoption',
];

type On = {
  readonly setting: InstrumentSetting;
  /** Of the settings; what is about clauses is left out. */
  readonly assembly: readonly AssemblyMissing[];
  readonly ground: (resolution: string) => Ground | undefined;
  /** UTC. */
  readonly now: string;
};

export function textStanding({ setting, assembly, ground, now }: On): TextStanding {
  const missing: Missing[] = [];
  const settings = assembly.filter(({ kind }) => !OF_CLAUSES.includes(kind));
  for (const what of new Set(settings.map(({ kind }) => kind))) missing.push({ kind: 'setting', what });
  const reserves: StandingReserve[] = [];
  for (const resolution of setting.resolutions) {
    const one = ground(resolution);
    if (!one) continue;
    for (const clause of one.clauses) {
      if (clause.status === 'withdrawn') continue;
      missing.push(...clauseMissing(one, clause, resolution, takenFrom(setting)));
      reserves.push(...reservesOn(one, clause, resolution));
    }
  }
  missing.push(...notesMissing(setting, reserves));
  return { missing, reserves, back: backIn(setting, ground, now) };
}

/** Delegations that may still object to what was taken without them, in any resolution. `now`: UTC, ISO 8601. */
export function backIn(
  { resolutions }: Pick<InstrumentSetting, 'resolutions'>,
  ground: On['ground'],
  now: string,
): readonly Back[] {
  const back = new Map<string, string>();
  for (const resolution of resolutions) {
    const one = ground(resolution);
    for (const { delegation, until } of one ? returned(one, now) : [])
      if (until > (back.get(delegation) ?? '')) back.set(delegation, until);
  }
  return [...back].map(([delegation, until]) => ({ delegation, until }));
}

/** Delegations with a reserve to a clause, in the order of the reserves. */
const reserving = (reserves: readonly StandingReserve[], { resolution, clause }: OfClause): readonly string[] =>
  reserves.filter((one) => one.resolution === resolution && one.clause === clause).map(({ delegation }) => delegation);
type OfClause = Pick<StandingReserve, 'resolution' | 'clause'>;

/** A note is part of the text: it says what is true when the text is adopted. */
const notesMissing = (
  { exceptions = [] }: InstrumentSetting,
  reserves: readonly StandingReserve[],
): readonly Missing[] =>
  exceptions.flatMap(({ resolution, clause, except }): Missing[] =>
    except.join() === reserving(reserves, { resolution, clause }).join()
      ? []
      : [{ kind: 'text-note', resolution, clause }],
  );

/** The settings with the note at a clause, or without it; null where it would name nobody, or everybody. */
export function withException(
  setting: InstrumentSetting,
  { resolution, clause, on }: OfClause & { readonly on: boolean },
  reserves: readonly StandingReserve[],
  parties: number,
): InstrumentSetting | null {
  const { exceptions = [], ...rest } = setting;
  const others = exceptions.filter((one) => one.resolution !== resolution || one.clause !== clause);
  if (!on) return others.length > 0 ? { ...rest, exceptions: others } : rest;
  const except = reserving(reserves, { resolution, clause });
  if (except.length === 0 || except.length >= parties) return null;
  return { ...rest, exceptions: [...others, { resolution, clause, except }] };
}

function clauseMissing(
  ground: Ground,
  clause: ClauseFacts,
  resolution: string,
  from: readonly ClauseStatus[],
): readonly Missing[] {
  const at = { resolution, clause: clause.id };
  const missing: Missing[] = standingAgainst(ground, clause).map(({ delegation, has }) => ({
    ...{ kind: 'text-against', ...at, delegation },
    has: has === 'reserve' ? 'reserve' : 'object',
  }));
  if (!from.includes(clause.status))
    missing.push({ kind: 'text-status', ...at, status: clause.status, needs: from[0] ?? 'agreed' });
  const isOpen = authenticOf(ground).some((lang) => {
    const { pairs, unmatched } = brackets(clause.plain(lang));
    return pairs.length + unmatched.length > 0;
  });
  if (isOpen) missing.push({ kind: 'text-brackets', ...at });
  return missing;
}

/** Reserves on the words as they stand, of absent delegations too. */
export function reservesOn(ground: Ground, clause: ClauseFacts, resolution: string): readonly StandingReserve[] {
  const said = ground.against(clause.digest());
  return ground.invited.flatMap((delegation): StandingReserve[] => {
    const here = presentStance(clause, delegation);
    const elsewhere = said.some((one) => one.delegation === delegation && one.stance === 'reserve');
    const stands = here === 'reserve' || ((here === 'none' || here === 'lapsed') && elsewhere);
    const note = here === 'reserve' ? clause.stances[delegation]?.note : undefined;
    return stands ? [{ resolution, clause: clause.id, delegation, ...(note ? { note } : {}) }] : [];
  });
}

/** Delegations that are back for so short a time that they may still object. */
function returned({ returns, rules }: { returns: Ground['returns']; rules: Rules }, now: string): readonly Back[] {
  return Object.entries(returns).flatMap(([delegation, { at }]) => {
    const until = hoursAfter(at, rules.absence.objectWithinHours);
    return now <= until ? [{ delegation, until }] : [];
  });
}
