/**
 * A cell that two people changed without having seen each other's change: somebody came back with words written offline,
 * and others had written in the same paragraph meanwhile. Both stand in the text now; nobody has read the two together.
 */
import type { Lang } from '../../language/language.ts';

export type MergedCell = {
  readonly id: string;
  readonly clause: string;
  readonly lang: Lang;
  /** The cell as both last saw it, paragraphs joined by "\n". */
  readonly base: string;
  /** With the changes of the one who came back, and only those. */
  readonly mine: string;
  /** With the changes of the others, and only those. */
  readonly theirs: string;
  /** What stood in the cell right after the two were joined. */
  readonly merged: string;
  /** Who came back. */
  readonly member: string;
  /** Who had written meanwhile. */
  readonly others: readonly string[];
  /** UTC, ISO 8601. */
  readonly at: string;
};
