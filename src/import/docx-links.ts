/** Addresses behind words: a cell has none, so an address that the words do not say themselves is told as lost. */
import { childrenOf, type XmlElement } from './xml.ts';

/** Longer ones say nothing that a report could compare. */
const LONGEST = 2_000;

/** Addresses outside the document, by the id of their relationship. */
export function linksOf(relationships: XmlElement | undefined): ReadonlyMap<string, string> {
  const all = relationships ? childrenOf(relationships) : [];
  return new Map(
    all.flatMap(({ attributes: { Id, Target, TargetMode } }): [string, string][] =>
      Id !== undefined && Target !== undefined && TargetMode === 'External' ? [[Id, Target.slice(0, LONGEST)]] : [],
    ),
  );
}

/** The relationship that an element names, "" for none; the prefix of its namespace is the file's own. */
export const relationshipOf = ({ attributes }: XmlElement): string =>
  Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1] ?? '';

const bare = (address: string): string =>
  address
    .toLowerCase()
    .replace(/^(?:https?:\/\/|mailto:)/, '')
    .replace(/\/$/, '');

/** Do the words say where they lead? */
export const saysAddress = (words: string, address: string): boolean =>
  words.length <= 2 * LONGEST && words.toLowerCase().includes(bare(address));
