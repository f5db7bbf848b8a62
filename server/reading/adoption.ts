/** Questions about the adoption of the text and what stands beside it: the facts for a page, and the papers. */
import { isLang, type Lang } from '../../src/domain/language.ts';
import { printAdoption } from '../../src/export/adoption-paper.ts';
import { PRINTERS, printerOf, unprintableBy } from '../../src/export/formats.ts';
import { type BesideText, languagesOf, printPosition, printSummary } from '../../src/export/position-paper.ts';
import type { PrintJob } from '../../src/export/printed.ts';
import { adoptionGround } from '../commands/adoption.ts';
import { instrumentDigest, instrumentOf, type Standing, settingOf, textsNow } from '../commands/assembly.ts';
import { declarationAt } from '../history/points.ts';
import { PRINT_TOOLS } from '../print/tools.ts';
import { noSuch } from './instrument.ts';
import { Problem } from './refusal.ts';
import { file } from './reply.ts';
import type { Folder } from './views.ts';

type Reader = Folder & Standing;
type Query = { readonly [name: string]: string | undefined };

/** What the page of the adoption shows; `now`: UTC, ISO 8601. */
export const adoptionView = (reader: Reader, now: string) => {
  const { missing, reserves, back, present, text, rules, act, sealed } = adoptionGround(reader, now);
  return {
    adoptions: reader.summit.adoption.adoptions,
    ground: { missing, reserves, back, present, text, rules, sealed, ...(act ? { act } : {}) },
    ...reader.summit.positions,
  };
};

const FORMATS: readonly string[] = [PRINTERS.pdf, PRINTERS.docx, PRINTERS.html, PRINTERS.text].map(
  ({ format }) => format,
);

/** What a call wants printed. Throws a Problem in words. */
function wanted(query: Query, languages: readonly Lang[]) {
  const { format = 'pdf', language = 'all' } = query;
  const printer = FORMATS.includes(format) ? printerOf(format) : undefined;
  if (!printer) throw new Problem(400, 'bad-request', `There is no format ${format}: use ${FORMATS.join(', ')}.`);
  if (language !== 'all' && !(isLang(language) && languages.includes(language)))
    throw new Problem(400, 'unknown-language', `This paper has no text in ${language}.`);
  return { printer, format, language, languages: language === 'all' ? languages : [language as Lang] };
}

type Wanted = ReturnType<typeof wanted>;
const printed = async ({ printer, format, language }: Wanted, job: PrintJob) =>
  file({
    ...{ bytes: await printer.print(job), mime: printer.mime, name: `${job.name}-${language}.${printer.extension}` },
    ...(await unprintableBy(format, job)),
  });

type Paper = { readonly paper: 'adoption' | 'position' | 'summary'; readonly id: string; readonly query: Query };

/** The record of an adoption, a statement, or a summary of the chair. */
export async function besidePaper(reader: Reader, { paper, id, query }: Paper) {
  const { summit, storage } = reader;
  const { facts } = summit;
  if (!facts) throw noSuch('summit');
  const { languages } = settingOf(summit);
  const { delegations, timeZone } = facts;
  if (paper === 'adoption') {
    const adoption = summit.adoption.adoptions.find((one) => one.id === id && one.ended);
    if (!adoption) throw noSuch('record of an adoption');
    const wish = wanted(query, languages);
    const instrument = instrumentOf(reader, textsNow(reader));
    const job = printAdoption({ adoption, instrument, delegations, languages: wish.languages, timeZone }, PRINT_TOOLS);
    return printed(wish, job);
  }
  const { positions, summaries } = summit.positions;
  const besideOf = (textOf: Parameters<typeof instrumentOf>[1]): BesideText => {
    const instrument = instrumentOf(reader, textOf);
    return { instrument, delegations, timeZone, digest: instrumentDigest(instrument) };
  };
  if (paper === 'position') {
    const position = positions.find((one) => one.id === id);
    if (!position) throw noSuch('statement');
    const wish = wanted(query, languagesOf(position));
    return printed(wish, printPosition(position, besideOf(textsNow(reader)), wish.languages, PRINT_TOOLS));
  }
  const summary = summaries.find((one) => one.id === id);
  if (!summary) throw noSuch('summary');
  const seqOf = new Map(summary.resolutions.map((one) => [one.id, one.seq]));
  const then = (resolution: string) =>
    seqOf.has(resolution) ? declarationAt(storage, resolution, `${seqOf.get(resolution)}`) : null;
  const stated = {
    positions: positions.filter((one) => summary.positions.includes(one.id)),
    moved: summit.positions.moved.filter(({ at }) => at <= summary.at),
  };
  const wish = wanted(query, languages);
  return printed(wish, printSummary(summary, stated, besideOf(then), wish.languages, PRINT_TOOLS));
}
