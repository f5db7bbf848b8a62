/**
 * Sentences of the papers that follow a signature: the act that corrects an error, and the certificate of a true copy. Computed, in
 * the language of the column, like the closing formula.
 */

import { formatDate, formatDateTime, utcOffset } from '../../language/date.ts';
import type { Lang } from '../../language/language.ts';
import { LANGUAGES } from '../../language/language.ts';
import { digits } from '../../language/number.ts';
import { ACT_WORDS, AFTER_WORDS } from '../../language/printed-after.ts';
import type { CorrectionKind } from './correction.ts';
import { dayOf } from './instrument.ts';
import type { RectificationState } from './rectification.ts';

/** Who certifies a copy. */
export type CertifyingOffice = 'secretariat' | 'legal';

/** «…», “…”, as the language quotes. */
export const quoted = (lang: Lang, text: string): string => {
  const [open, close] = LANGUAGES[lang].quotes.outer;
  return `${open}${text}${close}`;
};

export type ActFacts = {
  /** Which correction of this instrument it is, from 1. */
  readonly number: number;
  /** Where the instrument was done; "" where nobody said. */
  readonly place: string;
  /** When the act was tabled, UTC. */
  readonly at: string;
  /** Title of the instrument, head of the part, name of the clause: in the language of the act. */
  readonly title: string;
  readonly part: string;
  readonly clause: string;
  readonly old: string;
  readonly text: string;
  readonly reason: string;
  readonly until: string;
  readonly timeZone: string;
  readonly state: RectificationState;
  /** Names of States, with their reasons. */
  readonly objections: readonly { readonly name: string; readonly reason: string }[];
  /** The lines of all languages correspond. */
  readonly parallel?: boolean;
  /** Absent in acts of earlier versions, of which nobody was told. */
  readonly course?: ActCourse;
};

/** Who tabled the act, who was told and when, who read the texts against each other anew. Names in the language of the act. */
export type ActCourse = {
  readonly kind: CorrectionKind;
  readonly supported: boolean;
  readonly by: string;
  readonly notified: readonly {
    readonly name: string;
    readonly at?: string;
    readonly how?: string;
    readonly received?: string;
  }[];
  /** "فارسی – русский", and who confirmed. */
  readonly confirmed: readonly { readonly pair: string; readonly by: string; readonly at: string }[];
  readonly withdrawn?: { readonly at: string; readonly reason: string };
  /** Who sends and signs: the office of the depositary, once there is one; else the secretariat. */
  readonly depositary?: string;
};

/** A line to sign on. */
const BLANK = '_'.repeat(30);

/** Day and hour with the distance of the clock from UTC: whoever reads it in another country knows when. */
const moment = (lang: Lang, iso: string, timeZone: string): string =>
  `${formatDateTime(lang, iso, timeZone)} (${utcOffset(iso, timeZone)})`;

/** The act in one language: its heading, and its paragraphs. */
export function actInWords(
  lang: Lang,
  facts: ActFacts,
): { readonly heading: string; readonly lines: readonly string[] } {
  const words = AFTER_WORDS[lang];
  const act = ACT_WORDS[lang];
  const { course, state } = facts;
  const ofCopy = course?.kind === 'copy';
  const change =
    facts.old === facts.text
      ? // Side by side every column has as many lines as one that was corrected.
        [words.same, quoted(lang, facts.old), ...(facts.parallel ? ['', ''] : [])]
      : [
          ofCopy ? act.ofCopy : words.old,
          quoted(lang, facts.old),
          ofCopy ? act.ofOriginal : words.young,
          quoted(lang, facts.text),
        ];
  return {
    heading: words.numbered(words.act, digits(lang, String(facts.number))),
    lines: [
      [facts.place, moment(lang, facts.at, facts.timeZone)].filter(Boolean).join(`${LANGUAGES[lang].comma} `),
      ...(course ? [act.kinds[course.kind]] : []),
      words.inText(facts.title, facts.part, facts.clause),
      ...change,
      `${words.reason} ${facts.reason}`,
      ...(course ? courseLines(lang, course, facts.timeZone) : []),
      ...(ofCopy ? [act.originalsStand] : []),
      ...(ofCopy || state === 'untold' ? [] : [`${words.until} ${moment(lang, facts.until, facts.timeZone)}`]),
      ...facts.objections.map(({ name, reason }) => `${words.objected} ${name}. ${reason}`),
      ...(state === 'effective' && !ofCopy ? [words.none] : []),
      ...(course && !ofCopy && state !== 'open' && state !== 'objected' ? [act.states[state]] : []),
      ...(course?.withdrawn
        ? [`${act.withdrawal} ${course.withdrawn.reason} (${moment(lang, course.withdrawn.at, facts.timeZone)})`]
        : []),
      `${course?.depositary ? act.signDepositary : words.sign} ${BLANK}`,
    ],
  };
}

function courseLines(lang: Lang, course: ActCourse, timeZone: string): string[] {
  const { supported, by, notified, confirmed, depositary } = course;
  const act = ACT_WORDS[lang];
  const sender = depositary === undefined ? AFTER_WORDS[lang].offices.secretariat : `${act.depositary} (${depositary})`;
  const at = (iso: string): string => moment(lang, iso, timeZone);
  return [
    ...(supported ? [act.supported] : []),
    `${act.tabled} ${by}`,
    `${act.sender} ${sender}`,
    act.notified,
    ...notified.map(({ name, at: told, how, received }) =>
      [
        `${name}: ${told ? at(told) : act.notYet}`,
        ...(how ? [how] : []),
        ...(received ? [`${act.received} ${at(received)}`] : []),
      ].join(`${LANGUAGES[lang].comma} `),
    ),
    ...(confirmed.length > 0 ? [act.confirmed] : []),
    ...confirmed.map(({ pair, by: who, at: when }) => `${pair}: ${who}${LANGUAGES[lang].comma} ${at(when)}`),
  ];
}

/** A line for each act that a later copy carries, under the words that say so. */
export function correctionsInWords(
  lang: Lang,
  acts: readonly { readonly number: number; readonly at: string }[],
  timeZone: string,
): readonly string[] {
  if (acts.length === 0) return [];
  const words = AFTER_WORDS[lang];
  return [
    ACT_WORDS[lang].carries,
    ...acts.map(
      ({ number, at }) =>
        `${words.numbered(words.act, digits(lang, String(number)))}${LANGUAGES[lang].comma} ${formatDateTime(lang, at, timeZone)}`,
    ),
  ];
}

export type CopyFacts = {
  readonly title: string;
  /** Name of the State whose original it is a copy of; "" for a single original. */
  readonly holder: string;
  readonly digest: string;
  /** ISO day. */
  readonly day: string;
  readonly certifier: { readonly name: string; readonly office: CertifyingOffice | { readonly name: string } };
  /** From 1; copies of earlier versions were not numbered. */
  readonly number?: number;
};

/** The certificate at the foot of a true copy. */
export function copyInWords(
  lang: Lang,
  { title, holder, digest, day, certifier, number }: CopyFacts,
): readonly string[] {
  const words = AFTER_WORDS[lang];
  const date = dayOf(day);
  const { office } = certifier;
  const named = typeof office === 'string' ? words.offices[office] : office.name;
  return [
    number === undefined ? words.copy : words.numbered(words.copy, digits(lang, String(number))),
    words.certified(title, holder),
    `${words.digest} ${digest}`,
    ...(date ? [`${words.issued} ${formatDate(lang, date, 'long')}`] : []),
    `${words.by} ${certifier.name}${LANGUAGES[lang].comma} ${named}${number === undefined ? '' : ` (${ACT_WORDS[lang].depositary})`}`,
    `${words.signature} ${BLANK}`,
  ];
}

/** What stands at a place of signature of a copy, which has no signature itself. */
export const signedMark = (lang: Lang): string => AFTER_WORDS[lang].signed;

export const officeName = (lang: Lang, office: CertifyingOffice): string => AFTER_WORDS[lang].offices[office];
