/**
 * Counts what the server has not acknowledged. It counts messages, not state vectors, because a state vector does not
 * move for a deletion. A change made offline rides in the catch-up after the next connect and is done when that is.
 */
export type Tally = {
  /** Changes made here that the server has not acknowledged. */
  readonly unsent: () => number;
  /** A change was made here; no message carries it yet. */
  readonly made: () => void;
  /** A message with an update left; it carries every change that none did before. */
  readonly sent: () => void;
  /** The server has received the first `received` such messages of this connection. */
  readonly acknowledged: (received: number) => void;
  /** The connection is gone, and with it whatever was not acknowledged. */
  readonly dropped: () => void;
};

export function tally(): Tally {
  let waiting = 0;
  let messages = 0;
  let onTheWay: { readonly message: number; readonly changes: number }[] = [];
  const unsent = (): number => onTheWay.reduce((sum, { changes }) => sum + changes, waiting);
  return {
    unsent,
    made: () => {
      waiting++;
    },
    sent: () => {
      messages++;
      onTheWay.push({ message: messages, changes: waiting });
      waiting = 0;
    },
    acknowledged: (received) => {
      onTheWay = onTheWay.filter(({ message }) => message > received);
    },
    dropped: () => {
      waiting = unsent();
      messages = 0;
      onTheWay = [];
    },
  };
}
