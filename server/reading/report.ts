/**
 * The question for the report of the meeting: every log up to its last record, which the annex names, and the same logs give the same
 * report. What only some may read (comments, drafts, a delegation's own room) is in other logs, and none of those is opened.
 */
import { SUMMIT_ROOM } from '../../src/crdt/rooms.ts';
import { inOneOrder } from '../../src/domain/instrument/states-order.ts';
import type { MeetingReport, ReportedLog } from '../../src/domain/summit/report.ts';
import { canonicalJson, type Json, sha256 } from '../../src/domain/text/digest.ts';
import { printReport } from '../../src/export/report-paper.ts';
import { instrumentDigest, instrumentOf, type Standing, settingOf, textsNow } from '../commands/assembly.ts';
import { proceedingsOf } from '../history/proceedings.ts';
import { PRINT_TOOLS } from '../print/tools.ts';
import { listedDocuments } from './documents.ts';
import { noSuch } from './instrument.ts';
import { meetingLanguages, type PaperQuery, printedPaper, wantedPaper } from './paper.ts';
import type { Folder } from './views.ts';

/** When the last record of any of these logs was written, UTC. */
function lastMoment({ storage }: Folder, logs: readonly ReportedLog[]): string {
  const moments = logs.flatMap(({ room, seq }) => [...storage.records(room, seq, seq)].map(({ at }) => at));
  return moments.sort().at(-1) ?? '';
}

/** Without its languages. Throws where there is no summit. */
export function meetingReport(reader: Folder & Standing): Omit<MeetingReport, 'languages'> {
  const { storage, summit } = reader;
  const { facts, people, rules, adoption, positions, signing, symbols } = summit;
  if (!facts) throw noSuch('summit');
  const setting = settingOf(summit);
  const logs = [SUMMIT_ROOM, ...summit.resolutions.keys()].flatMap((room): ReportedLog[] => {
    const head = storage.head(room);
    return head ? [{ room, ...head }] : [];
  });
  const seqOf = new Map(logs.map(({ room, seq }) => [room, seq]));
  const { name, place, days, timeZone } = facts;
  return {
    summit: { name, place, days, timeZone, delegations: inOneOrder(setting.order, facts.delegations) },
    ...{ setting, people, rules, adoption, positions, signing, logs },
    at: lastMoment(reader, logs),
    documents: symbols.documents,
    proceedings: [...summit.resolutions.values()].flatMap((entry) => {
      const seq = seqOf.get(entry.id);
      return seq === undefined ? [] : [proceedingsOf(storage, entry, seq)];
    }),
    text: instrumentDigest(instrumentOf(reader, textsNow(reader))),
  };
}

export function reportPaper(reader: Folder & Standing, { query }: { readonly query: PaperQuery }) {
  const { facts } = reader.summit;
  if (!facts) throw noSuch('summit');
  const wish = wantedPaper(query, meetingLanguages(reader.summit));
  const found = meetingReport(reader);
  const report = { ...found, languages: wish.languages };
  const digest = sha256(canonicalJson({ logs: found.logs } as unknown as Json));
  const instrument = instrumentOf(reader, textsNow(reader));
  return printedPaper(wish, printReport({ report, instrument, list: listedDocuments(reader), digest }, PRINT_TOOLS));
}
