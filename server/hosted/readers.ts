/** Readers that somebody else starts: the process of a hosted meeting may not start any, and is told what they say. */
import type { ReaderEvents, StartReader } from '../reading/process.ts';
import type { FromHosted, ToHosted } from './message.ts';

export type DistantReaders = {
  readonly start: StartReader;
  /** Hands in what is said about a reader. */
  readonly hear: (message: Extract<ToHosted, { readonly type: 'reader-said' | 'reader-gone' }>) => void;
};

export function distantReaders(data: string, heapMb: number, say: (message: FromHosted) => void): DistantReaders {
  const events = new Map<number, ReaderEvents>();
  let last = 0;
  return {
    start: (on) => {
      const reader = ++last;
      events.set(reader, on);
      say({ type: 'reader-start', reader, data, heapMb });
      return {
        ask: (id, question) => say({ type: 'reader-ask', reader, asked: { id, question } }),
        end: () => say({ type: 'reader-end', reader }),
      };
    },
    hear: (message) => {
      const on = events.get(message.reader);
      if (message.type === 'reader-gone') {
        events.delete(message.reader);
        on?.gone(message.how);
      } else if ('ready' in message.said) on?.ready();
      else on?.told(message.said.id, message.said.told);
    },
  };
}
