/**
 * The steps by hand as a form in a terminal: one after the other, an answer each, written down at once, so that it can be
 * stopped at any time and gone on with. Knows nothing of the machine: streams, steps and file are given.
 */
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Step } from './by-hand.ts';
import {
  type Answer,
  type HandRecord,
  LONGEST_REMARK,
  type Machine,
  type Program,
  readRecord,
  UnusableRecord,
  writeRecord,
} from './by-hand-record.ts';

export type Form = {
  readonly steps: readonly Step[];
  readonly preparation: readonly string[];
  readonly machine: Machine;
  readonly program: Program;
  readonly file: string;
  readonly input: Readable;
  readonly output: Writable;
  readonly now: () => Date;
};

/** What may be typed, each as a whole word or by its first letters. */
const ANSWERS: readonly (readonly [word: string, short: string, what: Answer['answer'] | 'back' | 'stop'])[] = [
  ['seen', 's', 'seen'],
  ['not seen', 'n', 'not seen'],
  ['skipped', 'k', 'skipped'],
  ['back', 'b', 'back'],
  ['stop', 'q', 'stop'],
];
const HOW = ANSWERS.map(([word, short]) => `${short} = ${word}`).join(', ');

const understood = (line: string) => {
  const said = line.trim().toLowerCase();
  return ANSWERS.find(([word, short]) => said === word || said === short)?.[2];
};

/** Walks through the steps that have no answer yet; resolves with the exit code: 0, or 1 where nothing could be written. */
export async function fillIn(form: Form): Promise<0 | 1> {
  const { steps, file, output, now } = form;
  const say = (text = ''): void => void output.write(`${text}\n`);
  try {
    let kept = begun(form);
    const going = kept.answers.length > 0;
    say(going ? `Going on with ${file}.` : 'What only a person can see of the desktop program.');
    if (!going) for (const line of form.preparation) say(`- ${line}`);
    say(`Each answer is written to ${file} at once; stop whenever you like.`);

    const ask = asker(form);
    let at = steps.findIndex((step) => !answerOf(kept, step));
    while (at >= 0 && at < steps.length) {
      const step = steps[at] as Step;
      say(`\n${asText(step, `${at + 1} of ${steps.length}`)}`);
      const answer = await choice(ask, say);
      if (answer === 'stop') break;
      if (answer === 'back') {
        at = Math.max(0, at - 1);
        continue;
      }
      const remark = await remarkOf(ask, say, answer === 'not seen');
      if (remark === undefined) break;
      const given = { step: step.number, answer, remark, time: now().toISOString() };
      kept = { ...kept, answers: [...kept.answers.filter((other) => other.step !== step.number), given] };
      try {
        writeRecord(file, kept);
      } catch (error) {
        say(`\nNot written down: step ${step.number}, ${answer}. ${remark}`);
        throw error;
      }
      at = nextOf(steps, kept, at);
    }
    say(`\n${summary(steps, kept)}`);
    say(`The record is in ${file}.`);
    return 0;
  } catch (error) {
    if (!(error instanceof UnusableRecord)) throw error;
    say(error.message);
    return 1;
  }
}

/** The form on paper, with how to answer. */
export function formText({ steps, preparation, file }: Pick<Form, 'steps' | 'preparation' | 'file'>): string {
  const how = `Answer in a terminal: npm run desktop -- --by-hand. It asks for each step (${HOW}) and a remark, and writes ${file}.`;
  const before = preparation.map((line) => `- ${line}`).join('\n');
  const all = steps.map((step, index) => asText(step, `${index + 1} of ${steps.length}`));
  return `What only a person can see of the desktop program.\n${before}\n\n${all.join('\n\n')}\n\n${how}\n`;
}

const asText = ({ number, packed, act, see }: Step, place: string): string =>
  `Step ${number} (${place})${packed ? ', packed program' : ''}\n  Do:  ${act}\n  See: ${see}`;

const answerOf = ({ answers }: HandRecord, { number }: Step) => answers.find(({ step }) => step === number);

/** The next step without an answer, from here on and then from the beginning; -1 when there is none. */
function nextOf(steps: readonly Step[], kept: HandRecord, at: number): number {
  const open = (step: Step): boolean => !answerOf(kept, step);
  const later = steps.findIndex((step, index) => index > at && open(step));
  return later >= 0 ? later : steps.findIndex(open);
}

/** The record to go on with, or a new one, which is written before the first question: then its place is known to be good. */
function begun({ file, machine, program, now }: Form): HandRecord {
  const kept = readRecord(file);
  const record = kept ?? { machine, program, started: now().toISOString(), answers: [] };
  const other = [
    JSON.stringify(record.machine) !== JSON.stringify(machine) && 'another machine or session',
    JSON.stringify(record.program) !== JSON.stringify(program) && 'another version of the program',
  ].filter(Boolean);
  // What was seen there says nothing about what is here.
  if (other.length)
    throw new UnusableRecord(
      `${file} is of ${other.join(' and ')}. Begin a new one with --record=FILE; it stays as it is.`,
    );
  writeRecord(file, record);
  return record;
}

/** Asks for one line; undefined when there is no more, which is how a person leaves (Ctrl-D, Ctrl-C). */
type Ask = (question: string) => Promise<string | undefined>;

function asker({ input, output }: Form): Ask {
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  const iterator = lines[Symbol.asyncIterator]();
  return async (question) => {
    output.write(question);
    const { value, done } = await iterator.next();
    return done ? undefined : value;
  };
}

async function choice(ask: Ask, say: (text: string) => void) {
  for (;;) {
    const line = await ask(`${HOW}: `);
    if (line === undefined) return 'stop';
    const answer = understood(line);
    if (answer) return answer;
    say(`“${line.trim().slice(0, 40)}” is no answer.`);
  }
}

async function remarkOf(ask: Ask, say: (text: string) => void, needed: boolean): Promise<string | undefined> {
  for (;;) {
    const line = await ask(needed ? 'What did you see instead? ' : 'Remark (or nothing): ');
    const remark = line?.trim();
    if (remark === undefined) return undefined;
    if (remark.length > LONGEST_REMARK)
      say(`That has ${remark.length} signs; at most ${LONGEST_REMARK} are kept. Say it shorter.`);
    else if (needed && !remark) say('Somebody has to mend it: a few words, please.');
    else return remark;
  }
}

function summary(steps: readonly Step[], kept: HandRecord): string {
  const given = steps.map((step) => answerOf(kept, step)?.answer);
  const count = (answer: Answer['answer'] | undefined): number => given.filter((one) => one === answer).length;
  const wrong = steps.filter((_, index) => given[index] === 'not seen').map(({ number }) => number);
  const open = count(undefined);
  const counts = `${count('seen')} seen, ${count('not seen')} not seen, ${count('skipped')} skipped`;
  return [
    `${counts}${open ? `, ${open} open` : ''}.`,
    ...(wrong.length ? [`Not seen: step ${wrong.join(', ')}.`] : []),
    ...(open ? ['The same command goes on from here.'] : []),
  ].join('\n');
}
