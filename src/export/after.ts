/** Papers that follow a signature, as jobs for any format: an act of rectification in all columns, a certified true copy. */

import {
  type ActCourse,
  actInWords,
  type CertifyingOffice,
  type CopyFacts,
  copyInWords,
  correctionsInWords,
  officeName,
  signedMark,
} from '../domain/instrument/after-words.ts';
import { instrumentTitle, partLabel } from '../domain/instrument/instrument-words.ts';
import type { RectificationRecord, RectificationState } from '../domain/instrument/rectification.ts';
import { type Lang, language, type PerLang } from '../language/language.ts';
import { type Instrument, type InstrumentWish, printInstrument } from './print.ts';
import { printable } from './printable.ts';
import type { Block, PrintedText, PrintJob, PrintTools } from './printed.ts';

/** Who issues a copy, on which ISO day, as which one; `office` may be named in the language of the text. */
export type CopyIssue = Pick<CopyFacts, 'day' | 'number'> & {
  readonly certifier: { readonly name: string; readonly office: CertifyingOffice | PerLang<string> };
  /** Acts that the text carries. */
  readonly corrections?: readonly { readonly number: number; readonly at: string }[];
  readonly timeZone?: string;
  /** Who signed, by delegation, where nothing else says so. */
  readonly signers?: { readonly [delegation: string]: string };
};

/** The original of `wish.holder`, said to be signed where it is, with the certificate behind it. */
export function printCopy(instrument: Instrument, wish: InstrumentWish, issue: CopyIssue, tools: PrintTools): PrintJob {
  // A copy bears no initials, and an act is no page of the original.
  const { initials: _initials, ...job } = printInstrument(instrument, wish, tools);
  const party = instrument.parties.find(({ id }) => id === wish.holder);
  const texts: PerLang<PrintedText> = {};
  for (const lang of job.languages) {
    const text = job.texts[lang] as PrintedText;
    const { office } = issue.certifier;
    const facts = {
      ...{ title: text.title, holder: party?.official[lang] ?? '', digest: wish.digest, day: issue.day },
      certifier: {
        name: issue.certifier.name,
        office: typeof office === 'string' ? office : { name: printable(office[lang] ?? '') },
      },
      ...(issue.number === undefined ? {} : { number: issue.number }),
    };
    const lines = [
      ...correctionsInWords(lang, issue.corrections ?? [], issue.timeZone ?? 'UTC'),
      ...copyInWords(lang, facts),
    ].map((line): Block => ({ block: 'line', text: line }));
    const blocks = text.blocks.map((block) => signedBlock(lang, block, issue.signers ?? {}));
    texts[lang] = { ...text, blocks: [...blocks, ...lines] };
  }
  return { ...job, name: 'certified-copy', texts };
}

/** A copy bears no signatures: it says at each place that the original does. */
const signedBlock = (lang: Lang, block: Block, signers: NonNullable<CopyIssue['signers']>): Block =>
  block.block === 'signatures'
    ? {
        ...block,
        parties: block.parties.map((party) => ({
          ...party,
          signatory: [signedMark(lang), party.signatory ?? printable(signers[party.id] ?? '')]
            .filter(Boolean)
            .join(' '),
          ...(party.others
            ? { others: party.others.map((one) => [signedMark(lang), one].filter(Boolean).join(' ')) }
            : {}),
        })),
      }
    : block;

export type ActWish = Pick<InstrumentWish, 'language' | 'generatedAt' | 'digest' | 'source'> & {
  readonly state: RectificationState;
  readonly timeZone: string;
  /** Which correction of this instrument it is, from 1. */
  readonly number: number;
  /** When objections end, where that is not what the act says. */
  readonly until?: string;
  /** Who was told and when, in each language; absent in acts of earlier versions. */
  readonly course?: (lang: Lang) => ActCourse;
};

/** Who was told of an act and when, who confirmed it: in words of each language. */
export function courseOf(
  act: RectificationRecord,
  parties: Instrument['parties'],
  more: {
    readonly by: string;
    readonly received: { readonly [delegation: string]: string };
    readonly depositary?: CertifyingOffice | PerLang<string>;
  },
): ((lang: Lang) => ActCourse) | undefined {
  const { kind, tell = [], notified = [], confirmed = [], withdrawn, weighed = {} } = act;
  if (!kind) return undefined;
  const supported = Object.values(weighed).some((changes) => changes.some(({ form }) => form === 'supported'));
  return (lang) => ({
    ...{ kind, supported, by: printable(more.by) },
    ...(more.depositary === undefined ? {} : { depositary: officeIn(lang, more.depositary) }),
    notified: tell.map((delegation) => {
      const told = notified.find((one) => one.delegation === delegation);
      const received = more.received[delegation];
      return {
        name: nameOf(parties, delegation, lang),
        ...(told ? { at: told.at } : {}),
        ...(told?.how ? { how: printable(told.how) } : {}),
        ...(received ? { received } : {}),
      };
    }),
    confirmed: confirmed.map(({ languages, delegation, at }) => ({
      pair: languages.map((each) => language(each).endonym).join(' – '),
      by: delegation ? nameOf(parties, delegation, lang) : officeName(lang, 'legal'),
      at,
    })),
    ...(withdrawn ? { withdrawn: { at: withdrawn.at, reason: printable(withdrawn.reason) } } : {}),
  });
}

/** An office by its word or its name. */
const officeIn = (lang: Lang, office: CertifyingOffice | PerLang<string>): string =>
  typeof office === 'string' ? officeName(lang, office) : printable(office[lang] ?? '');

/** The act in one language, or in all side by side. */
export function printAct(instrument: Instrument, act: RectificationRecord, wish: ActWish, tools: PrintTools): PrintJob {
  const { setting, summitName, parties, parts } = instrument;
  const index = parts.findIndex(({ resolution }) => resolution === act.resolution);
  const clause = parts[index]?.declaration.clauses.find(({ id }) => id === act.clause);
  const { initials: _initials, ...job } = printInstrument(
    instrument,
    { ...wish, holder: null, view: 'clean', draft: false },
    tools,
  );
  const texts: PerLang<PrintedText> = {};
  for (const lang of job.languages) {
    const title = printable(instrumentTitle(setting, summitName, lang));
    const { heading, lines } = actInWords(lang, {
      number: wish.number,
      place: printable(setting.place[lang] ?? ''),
      at: act.at,
      title,
      part: partLabel(setting.form, lang, index + 1),
      clause: clause?.number[lang] || act.clause,
      old: printable(act.old[lang] ?? ''),
      text: printable(act.texts[lang] ?? ''),
      reason: printable(act.reason),
      until: wish.until ?? act.until,
      timeZone: wish.timeZone,
      state: wish.state,
      objections: act.objections.map(({ delegation, reason }) => ({
        name: nameOf(parties, delegation, lang),
        reason: printable(reason),
      })),
      parallel: wish.language === 'all',
      ...(wish.course ? { course: wish.course(lang) } : {}),
    });
    const blocks: Block[] = [
      { block: 'title', text: heading },
      ...lines.map((text): Block => ({ block: 'line', text })),
    ];
    texts[lang] = {
      language: lang,
      title: `${heading}: ${title}`,
      summitName: printable(summitName[lang] ?? ''),
      blocks,
    };
  }
  return { ...job, name: 'rectification', texts, declarations: [] };
}

const nameOf = (parties: Instrument['parties'], id: string, lang: Lang): string =>
  printable(parties.find((party) => party.id === id)?.official[lang] ?? id);
