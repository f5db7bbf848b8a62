/** What is written of a summit as a whole, and how a file completes it. */
import type { SummitFile } from '../../src/domain/summit.ts';

export type SummitFacts = Omit<SummitFile, 'members' | 'resolutions' | 'rules'>;

type Named = { readonly id: string };

/** `list` with those of `more` that it lacks; the same list where it lacks none. */
function withLacking<T>(list: readonly T[], more: readonly T[], nameOf: (entry: T) => string): readonly T[] {
  const known = new Set(list.map(nameOf));
  const lacking = more.filter((entry) => !known.has(nameOf(entry)));
  return lacking.length > 0 ? [...list, ...lacking] : list;
}
const byId = <T extends Named>(list: readonly T[], more: readonly T[]): readonly T[] =>
  withLacking(list, more, ({ id }) => id);

/**
 * `facts` with what only the file has. A summit without delegations was made around an imported text (`import`) and knows nothing
 * of itself: the file says what it is. Any other keeps its name, place and days. The same object when the file adds nothing.
 */
export function completed(facts: SummitFacts | null, file: SummitFacts): SummitFacts {
  if (!facts) return file;
  const columns = (first: SummitFacts, second: SummitFacts) =>
    withLacking(first.columns, second.columns, (lang) => lang);
  if (facts.delegations.length === 0 && file.delegations.length > 0) return { ...file, columns: columns(file, facts) };
  const whole = {
    ...facts,
    columns: columns(facts, file),
    regions: byId(facts.regions, file.regions),
    delegations: byId(facts.delegations, file.delegations),
    panels: byId(facts.panels, file.panels),
  };
  const isNew = (['columns', 'regions', 'delegations', 'panels'] as const).some((list) => whole[list] !== facts[list]);
  return isNew ? whole : facts;
}
