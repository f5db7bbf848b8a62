/**
 * Decisions on their way to the server. Each keeps its id until it is answered, so that after a broken connection it is
 * sent again and still happens once.
 */
import type { Answer, Command } from '../domain/command.ts';
import type { CommandDraft } from './view.ts';

export type Outbox = {
  readonly add: (draft: CommandDraft) => { readonly command: Command; readonly answer: Promise<Answer> };
  /** In the order in which they were given. */
  readonly unanswered: () => readonly Command[];
  readonly answered: (id: string, answer: Answer) => void;
  /** What is unanswered is refused with this sentence; later decisions are sent. */
  readonly drop: (message: string) => void;
  /** Nothing will be sent any more: everything unanswered, now and later, is refused with this sentence. */
  readonly end: (message: string) => void;
};

export function outbox(newId: () => string): Outbox {
  const waiting = new Map<string, { readonly command: Command; readonly resolve: (answer: Answer) => void }>();
  let ended: Answer | null = null;
  const refuseAll = (message: string): Answer => {
    const refusal = { ok: false, reason: 'not-allowed', message } as const;
    for (const { resolve } of waiting.values()) resolve(refusal);
    waiting.clear();
    return refusal;
  };
  return {
    add: (draft) => {
      const command = { ...draft, id: newId() } as Command;
      const answer = new Promise<Answer>((resolve) => {
        if (ended) resolve(ended);
        else waiting.set(command.id, { command, resolve });
      });
      return { command, answer };
    },
    unanswered: () => [...waiting.values()].map(({ command }) => command),
    answered: (id, answer) => {
      // An id may be unknown: the answer to the first sending can arrive after the one to the second.
      waiting.get(id)?.resolve(answer);
      waiting.delete(id);
    },
    drop: refuseAll,
    end: (message) => {
      ended = refuseAll(message);
    },
  };
}
