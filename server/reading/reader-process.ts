/**
 * The process of a reader: opens the folder named by its argument, answers what it is asked, and goes when the server does. It
 * is a process and not a thread because a thread that runs out of memory can take the whole server with it.
 */
import { setPriority } from 'node:os';
import { openStorage } from '../storage/sqlite.ts';
import type { Question } from './questions.ts';
import { NICE, openReader, type Told } from './reader.ts';

export type Asked = { readonly id: number; readonly question: Question };
export type Said = { readonly ready: true } | { readonly id: number; readonly told: Told };

const say = (said: Said): void => void process.send?.(said);
setPriority(NICE);
// Ctrl-C on a terminal reaches every process of the server; its end is what ends this one.
process.on('SIGINT', () => {});
process.on('disconnect', () => process.exit());

const reader = openReader(openStorage(process.argv[2] as string, { readOnly: true, sound: true }));
process.on('message', async ({ id, question }: Asked) => say({ id, told: await reader.tell(question) }));
say({ ready: true });
