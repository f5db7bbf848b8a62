/**
 * Sentences of the papers that follow a signature: the act that corrects an error, and the certificate of a true copy. Computed, in
 * the language of the column, like the closing formula.
 */
import { formatDate, formatDateTime } from './date.ts';
import { dayOf } from './instrument.ts';
import type { Lang } from './language.ts';
import { LANGUAGES } from './language.ts';

type Words = {
  readonly act: string;
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
  /** Title of the instrument, head of the part, name of the clause: in the language of the act. */
  readonly title: string;
  readonly part: string;
  readonly clause: string;
  readonly old: string;
  readonly text: string;
  readonly reason: string;
  readonly until: string;
  readonly timeZone: string;
  readonly state: 'open' | 'objected' | 'effective';
  /** Names of States, with their reasons. */
  readonly objections: readonly { readonly name: string; readonly reason: string }[];
};

/** The act in one language: its heading, and its paragraphs. */
export function actInWords(
  lang: Lang,
  facts: ActFacts,
): { readonly heading: string; readonly lines: readonly string[] } {
  const words = WORDS[lang];
  const change =
    facts.old === facts.text
      ? [words.same, quoted(lang, facts.old)]
      : [words.old, quoted(lang, facts.old), words.young, quoted(lang, facts.text)];
  return {
    heading: words.act,
    lines: [
      words.inText(facts.title, facts.part, facts.clause),
      ...change,
      `${words.reason} ${facts.reason}`,
      `${words.until} ${formatDateTime(lang, facts.until, facts.timeZone)}`,
      ...facts.objections.map(({ name, reason }) => `${words.objected} ${name}. ${reason}`),
      ...(facts.state === 'effective' ? [words.none] : []),
    ],
  };
}

export type CopyFacts = {
  readonly title: string;
  /** Name of the State whose original it is a copy of; "" for a single original. */
  readonly holder: string;
  readonly digest: string;
  /** ISO day. */
  readonly day: string;
};

/** The certificate at the foot of a true copy. */
export function copyInWords(lang: Lang, { title, holder, digest, day }: CopyFacts): readonly string[] {
  const words = WORDS[lang];
  const date = dayOf(day);
  return [
    words.copy,
    words.certified(title, holder),
    `${words.digest} ${digest}`,
    ...(date ? [`${words.issued} ${formatDate(lang, date, 'long')}`] : []),
  ];
}
