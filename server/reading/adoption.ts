/** Questions about the adoption of the text and what stands beside it: the facts for a page, and the papers. */
import { printAdoption } from '../../src/export/adoption-paper.ts';
import { type BesideText, languagesOf, printPosition, printSummary } from '../../src/export/position-paper.ts';
import { adoptionGround } from '../commands/adoption.ts';
import { instrumentDigest, instrumentOf, type Standing, settingOf, textsNow } from '../commands/assembly.ts';
import { declarationAt } from '../history/points.ts';
import { PRINT_TOOLS } from '../print/tools.ts';
import { noSuch } from './instrument.ts';
import { type PaperQuery, printedPaper, wantedPaper } from './paper.ts';
import type { Folder } from './views.ts';

type Reader = Folder & Standing;

/** What the page of the adoption shows; `now`: UTC, ISO 8601. */
export const adoptionView = (reader: Reader, now: string) => {
  const { missing, reserves, back, present, text, rules, act, sealed } = adoptionGround(reader, now);
  return {
    adoptions: reader.summit.adoption.adoptions,
    ground: { missing, reserves, back, present, text, rules, sealed, ...(act ? { act } : {}) },
    ...reader.summit.positions,
  };
};

type Paper = { readonly paper: 'adoption' | 'position' | 'summary'; readonly id: string; readonly query: PaperQuery };

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
    const wish = wantedPaper(query, languages);
    const instrument = instrumentOf(reader, textsNow(reader));
    const job = printAdoption({ adoption, instrument, delegations, languages: wish.languages, timeZone }, PRINT_TOOLS);
    return printedPaper(wish, job);
  }
  const { positions, summaries } = summit.positions;
  const besideOf = (textOf: Parameters<typeof instrumentOf>[1]): BesideText => {
    const instrument = instrumentOf(reader, textOf);
    return { instrument, delegations, timeZone, digest: instrumentDigest(instrument) };
  };
  if (paper === 'position') {
    const position = positions.find((one) => one.id === id);
    if (!position) throw noSuch('statement');
    const wish = wantedPaper(query, languagesOf(position));
    return printedPaper(wish, printPosition(position, besideOf(textsNow(reader)), wish.languages, PRINT_TOOLS));
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
  const wish = wantedPaper(query, languages);
  return printedPaper(wish, printSummary(summary, stated, besideOf(then), wish.languages, PRINT_TOOLS));
}
