/**
 * The end of a resolution: when every State has signed, the server closes it, and nothing in it changes any more. An error that is
 * found later is corrected by an act of rectification beside it.
 */
import { isServer } from '../permission.ts';
import { accept, type Judges, refuse } from '../verdict.ts';

export const CLOSURE_JUDGES: Judges<'resolution.close'> = {
  'resolution.close': ({ actor, command: { seal }, circumstances: { now } }) =>
    isServer(actor) ? accept([{ type: 'resolution.close', closure: { seal, at: now } }]) : refuse('not-allowed'),
};
