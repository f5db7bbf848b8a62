/** Addresses behind words: a cell has none, so an address that the words do not say themselves is told as lost. */
import { childrenOf, type XmlElement } from './xml.ts';

/** Code units; nobody writes out a longer one. */
const LONGEST = 300;

/** Addresses outside the document, by the id of their relationship. */
export function linksOf(relationships: XmlElement | undefined): ReadonlyMap<string, string> {
  const all = relationships ? childrenOf(relationships) : [];
  return new Map(
    all.flatMap(({ attributes: { Id, Target, TargetMode } }): [string, string][] =>
      Id !== undefined && Target !== undefined && TargetMode === 'External' ? [[Id, Target.slice(0, LONGEST + 1)]] : [],
    ),
  );
}

/** The relationship that an element names, "" for none; the prefix of its namespace is the file's own. */
export const relationshipOf = ({ attributes }: XmlElement): string =>
  Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1] ?? '';

const bare = (address: string): string =>
  address
    .trim()
    .toLowerCase()
    .replace(/^(?:https?:\/\/|mailto:)/, '')
    .replace(/\/$/, '');

/** Do the words say where they lead, at their beginning or end? */
export function saysAddress(words: string, address: string): boolean {
  if (words.length > LONGEST) return false;
  const [said, own] = [bare(words), bare(address)];
  return said.startsWith(own) || said.endsWith(own);
}
