/**
 * How much a search over people's words may do before it gives up. Counted in steps and not in time, so that it gives up on
 * the same texts everywhere; a step is about a microsecond. Whoever pastes an annex into a cell must not stop the table, so
 * a search over a long text is not made, and the page says so.
 */

/** The answer of a search that would have taken too many steps. */
export const NOT_LOOKED_AT = 'not-looked-at';
export type NotLookedAt = typeof NOT_LOOKED_AT;

/** Two cells of thirty pages together, or a sentence of some five hundred words against another. */
const MOST_STEPS = 60_000;

export type Effort = {
  /** False when it is too much, then and ever after. */
  readonly spend: (steps: number) => boolean;
};

export function effort(steps = MOST_STEPS): Effort {
  let left = steps;
  return {
    spend: (wanted) => {
      left -= wanted;
      return left >= 0;
    },
  };
}
