/**
 * Tells those who listen how far the log is, so that each knows later what it had seen: at most once a second, and always
 * once more after the last change.
 */
const EVERY = 1_000;

export type Position = {
  /** Something was recorded. True: say it in this write; false: it will be said by itself. */
  readonly moved: () => boolean;
  readonly close: () => void;
};

export function openPosition(
  clock: () => number,
  later: (ms: number, run: () => void) => () => void,
  say: () => void,
): Position {
  let last = Number.NEGATIVE_INFINITY;
  let callOff: (() => void) | null = null;
  return {
    moved: () => {
      if (callOff) return false;
      const wait = last + EVERY - clock();
      if (wait <= 0) {
        last = clock();
        return true;
      }
      callOff = later(wait, () => {
        callOff = null;
        last = clock();
        say();
      });
      return false;
    },
    close: () => callOff?.(),
  };
}
