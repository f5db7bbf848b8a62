/**
 * Sentences of the papers that follow a signature: the act that corrects an error, and the certificate of a true copy. Computed, in
 * the language of the column, like the closing formula.
 */

import { formatDate, formatDateTime, utcOffset } from '../language/date.ts';
import type { Lang } from '../language/language.ts';
import { LANGUAGES } from '../language/language.ts';
import { digits } from '../language/number.ts';
import type { CorrectionKind } from './instrument/correction.ts';
import { dayOf } from './instrument/instrument.ts';
import type { RectificationState } from './instrument/rectification.ts';
import { ACT_WORDS } from './language-act.ts';

/** Who certifies a copy. */
export type CertifyingOffice = 'secretariat' | 'legal';

type Words = {
  readonly act: string;
  readonly numbered: (act: string, number: string) => string;
  /** Where the depositary signs the act. */
  readonly sign: string;
  /** At each State's place of signature in a copy. */
  readonly signed: string;
  readonly by: string;
  readonly signature: string;
  readonly offices: { readonly [office in CertifyingOffice]: string };
  readonly inText: (title: string, part: string, clause: string) => string;
  readonly old: string;
  readonly young: string;
  readonly same: string;
  readonly reason: string;
  readonly until: string;
  readonly none: string;
  readonly objected: string;
  readonly copy: string;
  readonly certified: (title: string, holder: string) => string;
  readonly digest: string;
  readonly issued: string;
};

// native review: fa, az, kk, tk
const WORDS: Readonly<Record<Lang, Words>> = {
  fa: {
    act: 'سند تصحیح',
    numbered: (act, number) => `${act} شمارهٔ ${number}`,
    sign: 'از سوی دبیرخانه (امضا):',
    signed: '(امضا)',
    by: 'گواهی‌کننده:',
    signature: 'امضا:',
    offices: { secretariat: 'دبیرخانه', legal: 'کارکنان حقوقی' },
    inText: (title, part, clause) => `در متن امضاشدهٔ ${title}، ${part}، ${clause}:`,
    old: 'متن پیشین:',
    young: 'متن درست:',
    same: 'بدون تغییر:',
    reason: 'دلیل:',
    until: 'مهلت اعتراض:',
    none: 'تا پایان مهلت اعتراضی نرسید؛ این تصحیح نافذ است.',
    objected: 'معترض:',
    copy: 'رونوشت برابر اصل',
    certified: (title, holder) => `گواهی می‌شود که این رونوشت برابر اصل ${title}${holder && `، نسخهٔ ${holder}`} است.`,
    digest: 'چکیدهٔ متن (SHA-256):',
    issued: 'تاریخ صدور:',
  },
  ru: {
    act: 'Акт об исправлении',
    numbered: (act, number) => `${act} № ${number}`,
    sign: 'За секретариат (подпись):',
    signed: '(подписано)',
    by: 'Заверил(а):',
    signature: 'Подпись:',
    offices: { secretariat: 'секретариат', legal: 'юридическая служба' },
    inText: (title, part, clause) => `В подписанном тексте документа «${title}», ${part}, ${clause}:`,
    old: 'Прежний текст:',
    young: 'Правильный текст:',
    same: 'Без изменений:',
    reason: 'Основание:',
    until: 'Срок для возражений:',
    none: 'До истечения срока возражений не поступило; исправление действует.',
    objected: 'Возражает:',
    copy: 'Заверенная копия',
    certified: (title, holder) =>
      `Настоящим удостоверяется, что это точная копия подлинника документа «${title}»${holder && ` (подлинник: ${holder})`}.`,
    digest: 'Хеш-сумма текста (SHA-256):',
    issued: 'Дата выдачи:',
  },
  az: {
    act: 'Düzəliş aktı',
    numbered: (act, number) => `${act} № ${number}`,
    sign: 'Katiblik adından (imza):',
    signed: '(imza)',
    by: 'Təsdiq edən:',
    signature: 'İmza:',
    offices: { secretariat: 'katiblik', legal: 'hüquq xidməti' },
    inText: (title, part, clause) => `“${title}” sənədinin imzalanmış mətnində, ${part}, ${clause}:`,
    old: 'Əvvəlki mətn:',
    young: 'Düzgün mətn:',
    same: 'Dəyişməyib:',
    reason: 'Əsas:',
    until: 'Etiraz müddəti:',
    none: 'Müddət bitənədək etiraz olmadı; düzəliş qüvvədədir.',
    objected: 'Etiraz edən:',
    copy: 'Təsdiq edilmiş surət',
    certified: (title, holder) =>
      `Bu surətin “${title}” sənədinin əslinə uyğun olduğu təsdiq edilir${holder && ` (əsl: ${holder})`}.`,
    digest: 'Mətnin xülasəsi (SHA-256):',
    issued: 'Verildiyi tarix:',
  },
  kk: {
    act: 'Түзету актісі',
    numbered: (act, number) => `№ ${number} ${act.toLowerCase()}`,
    sign: 'Хатшылық атынан (қолы):',
    signed: '(қол қойылды)',
    by: 'Растаған:',
    signature: 'Қолы:',
    offices: { secretariat: 'хатшылық', legal: 'заң қызметі' },
    inText: (title, part, clause) => `«${title}» құжатының қол қойылған мәтінінде, ${part}, ${clause}:`,
    old: 'Бұрынғы мәтін:',
    young: 'Дұрыс мәтін:',
    same: 'Өзгеріссіз:',
    reason: 'Негіздеме:',
    until: 'Қарсылық білдіру мерзімі:',
    none: 'Мерзім біткенге дейін қарсылық түскен жоқ; түзету күшіне енді.',
    objected: 'Қарсылық білдірген:',
    copy: 'Расталған көшірме',
    certified: (title, holder) =>
      `Осы көшірменің «${title}» құжатының түпнұсқасына дәл екені расталады${holder && ` (түпнұсқа: ${holder})`}.`,
    digest: 'Мәтіннің хеш-сомасы (SHA-256):',
    issued: 'Берілген күні:',
  },
  tk: {
    act: 'Düzediş akty',
    numbered: (act, number) => `№ ${number} ${act.toLowerCase()}`,
    sign: 'Sekretariatyň adyndan (goly):',
    signed: '(gol çekildi)',
    by: 'Tassyklan:',
    signature: 'Goly:',
    offices: { secretariat: 'sekretariat', legal: 'hukuk gullugy' },
    inText: (title, part, clause) => `“${title}” resminamasynyň gol çekilen tekstinde, ${part}, ${clause}:`,
    old: 'Öňki tekst:',
    young: 'Dogry tekst:',
    same: 'Üýtgemedi:',
    reason: 'Esas:',
    until: 'Garşylyk bildirmegiň möhleti:',
    none: 'Möhlet dolýança garşylyk bildirilmedi; düzediş güýje girdi.',
    objected: 'Garşylyk bildiren:',
    copy: 'Tassyklanan göçürme',
    certified: (title, holder) =>
      `Şu göçürmäniň “${title}” resminamasynyň asyl nusgasyna gabat gelýändigi tassyklanýar${holder && ` (asyl nusga: ${holder})`}.`,
    digest: 'Tekstiň jemi (SHA-256):',
    issued: 'Berlen senesi:',
  },
  en: {
    act: 'Act of rectification',
    numbered: (act, number) => `${act} No. ${number}`,
    sign: 'For the secretariat (signature):',
    signed: '(signed)',
    by: 'Certified by:',
    signature: 'Signature:',
    offices: { secretariat: 'secretariat', legal: 'legal staff' },
    inText: (title, part, clause) => `In the signed text of the ${title}, ${part}, ${clause}:`,
    old: 'Text as signed:',
    young: 'Corrected text:',
    same: 'Unchanged:',
    reason: 'Reason:',
    until: 'Time limit for objections:',
    none: 'No objection was made within the time limit; the correction has effect.',
    objected: 'Objection by:',
    copy: 'Certified true copy',
    certified: (title, holder) =>
      `This is certified to be a true copy of the original of the ${title}${holder && ` (original: ${holder})`}.`,
    digest: 'Digest of the text (SHA-256):',
    issued: 'Issued on:',
  },
};

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
  const words = WORDS[lang];
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
  const sender = depositary === undefined ? WORDS[lang].offices.secretariat : `${act.depositary} (${depositary})`;
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
  const words = WORDS[lang];
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
  const words = WORDS[lang];
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
export const signedMark = (lang: Lang): string => WORDS[lang].signed;

export const officeName = (lang: Lang, office: CertifyingOffice): string => WORDS[lang].offices[office];
