/** What the pages of an open text remember of brackets that are being written: the proposal that waits, and whether the list is open. */
import { type Source, value } from '../../client/value.ts';
import type { Lang } from '../../language/language.ts';
import type { Range } from './bracket-units.ts';

/** A bracket in one column, before it is written. */
export type Proposed = {
  readonly lang: Lang;
  /** The cell as it stood when the proposal was made. */
  readonly text: string;
  readonly range: Range;
  /** To be written; the reader may leave a column out. */
  readonly chosen: boolean;
};

/** A proposal that waits for its author. */
export type Asked = { readonly clause: string; readonly proposed: readonly Proposed[] };

export type BracketStore = {
  readonly asked: Source<Asked | null>;
  /** The list of all brackets is open. */
  readonly listed: Source<boolean>;
};

export const bracketStore = (): BracketStore => ({ asked: value<Asked | null>(null), listed: value(false) });
