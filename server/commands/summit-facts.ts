/** What is written of a summit as a whole, and how a file completes it. */
import type { OriginalsMode, Outcome } from '../../src/domain/instrument/outcome.ts';
import { USUAL_OUTCOME } from '../../src/domain/instrument/outcome.ts';
import type { SigningState } from '../../src/domain/instrument/signing.ts';
import { type StatesOrder, type StoredOrder, usualOrder } from '../../src/domain/instrument/states-order.ts';
import type { SummitFile } from '../../src/domain/summit/summit.ts';

export type SummitFacts = Omit<
  SummitFile,
  'members' | 'resolutions' | 'rules' | 'participants' | 'signatories' | 'symbolBase'
>;

type Named = { readonly id: string };

/** `list` with those of `more` that it lacks; the same list where it lacks none. */
function withLacking<T>(list: readonly T[], more: readonly T[], nameOf: (entry: T) => string): readonly T[] {
  const known = new Set(list.map(nameOf));
  const lacking = more.filter((entry) => !known.has(nameOf(entry)));
  return lacking.length > 0 ? [...list, ...lacking] : list;
}
const byId = <T extends Named>(list: readonly T[], more: readonly T[]): readonly T[] =>
  withLacking(list, more, ({ id }) => id);

/** A new summit says in which order its States stand and with what it is to end, be it as a proposal. */
const begun = (file: SummitFacts): SummitFacts => ({
  ...file,
  order: file.order ?? { list: usualOrder(file.delegations.map(({ id }) => id)), basis: 'agreed' },
  outcome: file.outcome ?? USUAL_OUTCOME,
});

/** Who comes later stands behind the others, and nobody has agreed to that yet. */
const lengthened = ({ list }: StatesOrder, delegations: SummitFacts['delegations']): StatesOrder => ({
  list: [...list, ...usualOrder(delegations.map(({ id }) => id).filter((id) => !list.includes(id)))],
  basis: 'agreed',
});

type Folded = { readonly signing: SigningState; readonly facts: SummitFacts | null };

/** The order that counts; of a folder that a first edition made, each column's alphabet until somebody settles one. */
export const orderOf = ({ signing, facts }: Folded): StoredOrder =>
  signing.setting?.order ?? facts?.order ?? 'alphabetical';

/** The outcome of the settings; a first edition had nothing but the number of originals. */
export function outcomeOf({ signing, facts }: Folded): {
  readonly outcome?: Outcome;
  readonly originals?: OriginalsMode;
} {
  const { setting } = signing;
  const outcome = setting ? setting.outcome : facts?.outcome;
  return outcome ? { outcome } : { originals: setting?.originals ?? 'alternat' };
}

/**
 * `facts` with what only the file has. A summit without delegations was made around an imported text (`import`) and knows nothing
 * of itself: the file says what it is. Any other keeps its name, place and days. The same object when the file adds nothing.
 */
export function completed(facts: SummitFacts | null, file: SummitFacts): SummitFacts {
  if (!facts) return begun(file);
  const columns = (first: SummitFacts, second: SummitFacts) =>
    withLacking(first.columns, second.columns, (lang) => lang);
  if (facts.delegations.length === 0 && file.delegations.length > 0)
    return { ...begun(file), columns: columns(file, facts) };
  const whole = {
    ...facts,
    columns: columns(facts, file),
    regions: byId(facts.regions, file.regions),
    delegations: byId(facts.delegations, file.delegations),
    panels: byId(facts.panels, file.panels),
  };
  if (facts.order && whole.delegations !== facts.delegations)
    return { ...whole, order: lengthened(facts.order, whole.delegations) };
  const isNew = (['columns', 'regions', 'delegations', 'panels'] as const).some((list) => whole[list] !== facts[list]);
  return isNew ? whole : facts;
}
