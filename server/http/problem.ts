/** A refusal thrown by a call; the same as what a question to the log throws, which may be read in another process. */
export { Problem } from '../reading/refusal.ts';
