/** Russian, whole. */
import type { LanguagePack } from '../pack.ts';
import { dates } from './dates.ts';
import { facts } from './facts.ts';
import { messages } from './messages.ts';
import { numberWords } from './number-words.ts';
import { counting, units } from './numbering.ts';
import * as after from './printed/after.ts';
import * as exported from './printed/export.ts';
import * as instrument from './printed/instrument.ts';
import * as meeting from './printed/meeting.ts';
import * as report from './printed/report.ts';
import * as sealed from './printed/sealed.ts';
import { names, particles, references } from './reading.ts';
import { cases, states } from './states.ts';

export const pack: LanguagePack = {
  facts,
  dates,
  counting,
  units,
  cases,
  states,
  names,
  particles,
  numberWords,
  references,
  printed: { after, export: exported, instrument, meeting, report, sealed },
  messages,
};
