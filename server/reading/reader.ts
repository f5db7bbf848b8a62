/**
 * Answers questions from one data folder, which it only reads: each in one transaction, so that an answer is of one moment,
 * whatever is written meanwhile. It remembers what it has read; when that takes half of the memory that it may have, it
 * forgets all of it, which costs the next question some time and nothing else.
 */
import { getHeapStatistics } from 'node:v8';
import { SUMMIT_ROOM } from '../../src/crdt/rooms.ts';
import { Summit } from '../commands/summit.ts';
import { forgetNewest, newestDocument } from '../history/newest.ts';
import { Pasts } from '../history/pages.ts';
import { declarationAt } from '../history/points.ts';
import { forgetPoints } from '../history/rebuilt.ts';
import { SLICES } from '../history/retrace.ts';
import type { Storage } from '../storage/storage.ts';
import { answer, type Question, type Reader } from './questions.ts';
import { type Refusal, refusalOf } from './refusal.ts';
import type { Body } from './reply.ts';
import { forgetCounted } from './views.ts';

/** Whoever types goes before whoever reads, where all processors are busy; half as much time as others get is still time. */
export const NICE = 3;

/** An answer, a refusal, or what failed: then a trace for the server's own log. */
export type Told = { readonly body: Body } | { readonly refusal: Refusal } | { readonly failed: string };

export type AnswersQuestions = { readonly tell: (question: Question) => Promise<Told> };

const crowded = (): boolean => {
  const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics();
  return used > limit / 2;
};

function openSummit(storage: Storage): () => Summit {
  const refuse = (): never => {
    throw new Error('a reader tried to write');
  };
  const summit = new Summit({
    ...{ storage, now: refuse, newId: refuse, invite: refuse, changed: refuse },
    ...{ governed: refuse, rooms: refuse, adoption: refuse, position: refuse },
  });
  let known = storage.head(SUMMIT_ROOM)?.hash;
  return () => {
    const newest = storage.head(SUMMIT_ROOM)?.hash;
    if (newest !== known) summit.reload();
    known = newest;
    return summit;
  };
}

/** `storage` is the reader's own: nobody else begins a transaction there. One question at a time. */
export function openReader(storage: Storage): AnswersQuestions {
  const summit = openSummit(storage);
  let pasts = new Pasts(storage, SLICES);
  const rooms: Reader['rooms'] = {
    open: (resolution) =>
      storage.head(resolution) && {
        get doc() {
          return newestDocument(storage, resolution);
        },
        snapshot: () => declarationAt(storage, resolution, 'now'),
      },
  };
  const forget = (): void => {
    for (const forgets of [forgetNewest, forgetPoints, forgetCounted]) forgets(storage);
    pasts = new Pasts(storage, SLICES);
  };
  const read = async (question: Question): Promise<Told> => {
    storage.begin();
    try {
      return { body: await answer({ storage, summit: summit(), rooms, pasts, slices: SLICES }, question) };
    } catch (error) {
      const refusal = refusalOf(error);
      return refusal ? { refusal } : { failed: (error as Error).stack ?? String(error) };
    } finally {
      storage.commit();
    }
  };
  return {
    tell: async (question) => {
      if (crowded()) forget();
      return read(question);
    },
  };
}
