/** English, whole. */
import type { LanguagePack } from '../pack.ts';
import { dates } from './dates.ts';
import { facts } from './facts.ts';
import { counting, units } from './numbering.ts';
import { cases, states } from './states.ts';

export const pack: LanguagePack = { facts, dates, counting, units, cases, states };
