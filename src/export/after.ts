/** Papers that follow a signature, as jobs for any format: an act of rectification in all columns, a certified true copy. */

import type { Lang, PerLang } from '../domain/language.ts';
import { actInWords, type CopyFacts, copyInWords, signedMark } from '../domain/language-after.ts';
import { instrumentTitle, partLabel } from '../domain/language-instrument.ts';
import type { RectificationRecord, RectificationState } from '../domain/signing.ts';
import { type Instrument, type InstrumentWish, printInstrument } from './print.ts';
import { printable } from './printable.ts';
import type { Block, PrintedText, PrintJob, PrintTools } from './printed.ts';

/** Who issues a copy, and on which ISO day. */
export type CopyIssue = Pick<CopyFacts, 'day' | 'certifier'>;

/** The original of `wish.holder`, said to be signed where it is, with the certificate behind it. */
export function printCopy(instrument: Instrument, wish: InstrumentWish, issue: CopyIssue, tools: PrintTools): PrintJob {
  const job = printInstrument(instrument, wish, tools);
  const party = instrument.parties.find(({ id }) => id === wish.holder);
  const texts: PerLang<PrintedText> = {};
  for (const lang of job.languages) {
    const text = job.texts[lang] as PrintedText;
    const facts = { title: text.title, holder: party?.official[lang] ?? '', digest: wish.digest, ...issue };
    const lines = copyInWords(lang, facts).map((line): Block => ({ block: 'line', text: line }));
    texts[lang] = { ...text, blocks: [...text.blocks.map((block) => signedBlock(lang, block)), ...lines] };
  }
  return { ...job, name: 'certified-copy', texts };
}

/** A copy bears no signatures: it says at each place that the original does. */
const signedBlock = (lang: Lang, block: Block): Block =>
  block.block === 'signatures'
    ? {
        ...block,
        parties: block.parties.map((party) => ({
          ...party,
          signatory: [signedMark(lang), party.signatory].filter(Boolean).join(' '),
        })),
      }
    : block;

export type ActWish = Pick<InstrumentWish, 'language' | 'generatedAt' | 'digest' | 'source'> & {
  readonly state: RectificationState;
  readonly timeZone: string;
  /** Which correction of this instrument it is, from 1. */
  readonly number: number;
};

/** The act in one language, or in all side by side. */
export function printAct(instrument: Instrument, act: RectificationRecord, wish: ActWish, tools: PrintTools): PrintJob {
  const { setting, summitName, parties, parts } = instrument;
  const index = parts.findIndex(({ resolution }) => resolution === act.resolution);
  const clause = parts[index]?.declaration.clauses.find(({ id }) => id === act.clause);
  const job = printInstrument(instrument, { ...wish, holder: null, view: 'clean', draft: false }, tools);
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
      until: act.until,
      timeZone: wish.timeZone,
      state: wish.state,
      objections: act.objections.map(({ delegation, reason }) => ({
        name: nameOf(parties, delegation, lang),
        reason: printable(reason),
      })),
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
