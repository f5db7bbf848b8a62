/**
 * What a check has to know that no text says: in which order the States agreed to stand, whether each gets an original of its own, and
 * whether the text is to bind anybody. Without it the checks that ask for it say nothing.
 */
import type { Party } from '../domain/instrument/instrument.ts';
import type { Nature } from '../domain/instrument/outcome.ts';

export type Frame = {
  /** In their order; none where they have no one order. */
  readonly states: readonly Pick<Party, 'id' | 'names' | 'official'>[];
  /** Ids of those that a list in the text names (`states-slot`): who takes part. Without it, all. */
  readonly participants?: readonly string[];
  /** Each State has an original in which it is named first. */
  readonly alternat: boolean;
  /** Null where nobody said. */
  readonly nature: Nature | null;
};

export const NO_FRAME: Frame = { states: [], alternat: false, nature: null };

/** The States that a list in the text names, in their order. */
export const listedStates = ({ states, participants }: Frame): Frame['states'] =>
  participants ? states.filter(({ id }) => participants.includes(id)) : states;
