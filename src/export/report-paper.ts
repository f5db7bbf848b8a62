/**
 * The report of the meeting (procès-verbal) as a paper: computed sentences in each language from what the logs say up to a point, and
 * nothing that they do not say. Which point that is, and the digests, stand in the annex.
 */

import { standingSeal } from '../domain/instrument/signing.ts';
import { adoptionStage } from '../domain/negotiation/adoption.ts';
import { UNWRITTEN_RULES } from '../domain/negotiation/rules.ts';
import { rulesInWords, rulesTitle } from '../domain/negotiation/rules-words.ts';
import { documentsTitle } from '../domain/summit/document-words.ts';
import type { MeetingReport } from '../domain/summit/report.ts';
import { inCommas, inQuotes, labelled, listed, placeAndDays, sentences } from '../domain/summit/report-words.ts';
import { DEFAULT_LANGUAGE, LANGUAGES, type Lang } from '../language/language.ts';
import { formatInteger } from '../language/number.ts';
import { adoptionWord, summaryWord } from '../language/printed-meeting.ts';
import { andMore, reportWord } from '../language/printed-report.ts';
import { adoptionLines } from './adoption-paper.ts';
import { documentLines, type ListedDocuments } from './documents-paper.ts';
import { entryBlocks, type PaperEntry, paperJob } from './paper.ts';
import { peopleEntries } from './people-paper.ts';
import { languageless, statement } from './position-paper.ts';
import type { Instrument } from './print.ts';
import type { PrintJob, PrintTools } from './printed.ts';
import {
  heading,
  type Naming,
  namingOf,
  paragraph,
  proceedingsEntries,
  SECTION_ENTRIES,
} from './report-proceedings.ts';
import { afterEntries, signingEntries } from './report-signing.ts';

const NAME = 'report';

export type ReportPaper = {
  readonly report: MeetingReport;
  /** For titles and the numbers of clauses in the record of an adoption and in statements. */
  readonly instrument: Instrument;
  readonly list: ListedDocuments;
  /** Digest of the report as data. */
  readonly digest: string;
};

/** A paragraph a line, in every language as many. */
const perLine = (count: number, line: (lang: Lang, at: number) => string, level = 0): PaperEntry[] =>
  Array.from({ length: count }, (_, at) => paragraph((lang) => line(lang, at), level));

function attendance({ summit, people, setting, proceedings }: MeetingReport, naming: Naming): PaperEntry[] {
  const order = summit.delegations.map(({ id }) => id);
  const away = proceedings.some(({ absences }) => absences.length > 0);
  const named = people.participants.length > 0;
  return [
    heading(0, (lang) => reportWord(lang, 'h.attendance')),
    ...(order.length > 0
      ? [paragraph((lang) => sentences(labelled(lang, 'delegations', naming.states(lang, order))))]
      : []),
    // Since when who was away is said of each resolution: a delegation may be absent from one of them.
    ...(away ? [] : [paragraph((lang) => reportWord(lang, 'noAbsence'))]),
    ...(named
      ? peopleEntries({
          people: { ...people, signatories: [] },
          delegations: summit.delegations,
          order: setting.order,
        }).map((entry) => ({ ...entry, level: entry.level + 1 }))
      : []),
  ];
}

function rules({ rules: { adopted }, summit }: MeetingReport, naming: Naming): PaperEntry[] {
  const words = (lang: Lang, of: Parameters<typeof rulesInWords>[1]) => rulesInWords(lang, of, summit.timeZone);
  const sentencesOf = (of: Parameters<typeof rulesInWords>[1]): PaperEntry[] =>
    perLine(
      words(DEFAULT_LANGUAGE, of).length,
      (lang, at) => `${formatInteger(lang, at + 1)}. ${words(lang, of)[at] ?? ''}`,
      1,
    );
  const head = heading(0, (lang) => rulesTitle(lang));
  if (adopted.length === 0)
    return [head, paragraph((lang) => reportWord(lang, 'rules.unwritten')), ...sentencesOf(UNWRITTEN_RULES)];
  return [
    head,
    ...adopted.flatMap(({ rules: one, at, draft }) => {
      const agreeing = Object.entries(draft?.stances ?? {}).flatMap(([id, { stance }]) =>
        stance === 'agree' ? [id] : [],
      );
      return [
        paragraph((lang) =>
          sentences(
            labelled(lang, draft ? 'rules.adopted' : 'rules.file', naming.moment(lang, at)),
            labelled(lang, 'agreeing', naming.states(lang, agreeing)),
          ),
        ),
        ...sentencesOf(one),
      ];
    }),
  ];
}

/** By their symbols; of a folder without symbols the versions that people named. */
function documents({ proceedings, documents: issued }: MeetingReport, list: ListedDocuments, naming: Naming) {
  const head = heading(0, (lang) => documentsTitle(lang));
  const lines = issued.map((document) =>
    paragraph((lang) => {
      const [title, origin] = documentLines(list, document, lang, naming.moment(lang, document.at));
      return sentences(inCommas(lang, [document.symbol, title]), origin);
    }),
  );
  const short = issued.map(({ symbol }) => symbol);
  const versions = proceedings.flatMap(({ resolution, title, versions: named }) =>
    named.map(({ label, at }) =>
      paragraph((lang) => sentences(title[lang] ?? resolution, naming.moment(lang, at), inQuotes(lang, label))),
    ),
  );
  if (issued.length === 0)
    return versions.length === 0
      ? { body: [], annex: [] }
      : {
          body: [head, paragraph((lang) => reportWord(lang, 'versions')), ...versions.slice(-SECTION_ENTRIES)],
          annex: [],
        };
  if (lines.length <= SECTION_ENTRIES) return { body: [head, ...lines], annex: [] };
  return {
    body: [
      head,
      ...lines.slice(0, SECTION_ENTRIES),
      paragraph((lang) => andMore(lang, lines.length - SECTION_ENTRIES)),
    ],
    annex: [{ ...head, level: 1 }, paragraph((lang) => listed(lang, short.slice(SECTION_ENTRIES)))],
  };
}

function adoption({ report, instrument }: ReportPaper, naming: Naming): PaperEntry[] {
  const { adoptions } = report.adoption;
  const { delegations, timeZone } = report.summit;
  const head = heading(0, (lang) => reportWord(lang, 'h.adoption'));
  if (adoptions.length === 0) return [head, paragraph((lang) => reportWord(lang, 'adoption.none'))];
  return [
    head,
    ...adoptions.flatMap((one) => {
      if (!one.ended)
        return [paragraph((lang) => sentences(labelled(lang, 'adoption.open', naming.moment(lang, one.at))))];
      const lines = (lang: Lang) => adoptionLines({ adoption: one, instrument, delegations, timeZone }, lang);
      const lapsed = one.text !== report.text;
      return [
        ...perLine(
          lines(instrument.setting.languages[0] ?? report.languages[0] ?? DEFAULT_LANGUAGE).length,
          (lang, at) => sentences(lines(lang)[at] ?? ''),
        ),
        ...(lapsed ? [paragraph((lang) => reportWord(lang, 'adoption.lapsed'))] : []),
      ];
    }),
  ];
}

function positions({ report, instrument, digest }: ReportPaper): PaperEntry[] {
  const { positions: list } = report.positions;
  if (list.length === 0) return [];
  const beside = { instrument, delegations: report.summit.delegations, timeZone: report.summit.timeZone, digest };
  return [
    heading(0, (lang) => summaryWord(lang, 'positions')),
    ...list.flatMap((position) => [
      heading(2, (lang) => statement(position, beside, lang).title),
      paragraph((lang) => sentences(...statement(position, beside, lang).lines)),
      // A statement is in the languages that its delegation chose; where it has none in this one, its own words stand.
      paragraph((lang) => statement(position, beside, lang).words || languageless(position), 1),
    ]),
  ];
}

/** How the meeting ended: what the data says, and no word of consensus or of its absence that it does not say. */
function outcome(
  { adoption: { adoptions }, text, positions: { summaries }, signing }: MeetingReport,
  naming: Naming,
): PaperEntry[] {
  const stands = adoptions.some((one) => adoptionStage(one, text) === 'adopted');
  const against = adoptions.some(({ ended }) => ended?.outcome === 'objected');
  const seal = standingSeal(signing);
  const closed = seal?.closed;
  const word = stands
    ? 'outcome.adopted'
    : summaries.length > 0 || against
      ? 'outcome.no-consensus'
      : 'outcome.not-adopted';
  return [
    heading(0, (lang) => reportWord(lang, 'h.close')),
    ...(closed ? [paragraph((lang) => sentences(labelled(lang, 'outcome.closed', naming.moment(lang, closed))))] : []),
    ...(closed && !stands ? [] : [paragraph((lang) => reportWord(lang, word))]),
    ...summaries.map(({ at, presiding }) =>
      paragraph((lang) =>
        sentences(
          `${summaryWord(lang, 'title')}${LANGUAGES[lang].comma} ${naming.moment(lang, at)}`,
          `${adoptionWord(lang, 'presiding')} ${presiding}`,
        ),
      ),
    ),
  ];
}

/** Parts of the report bear numbers, by which a passage is found in every language. */
function numbered(entries: readonly PaperEntry[]): readonly PaperEntry[] {
  let part = 0;
  return entries.map((entry) => {
    if (entry.kind !== 'heading' || entry.level > 0) return entry;
    const own = ++part;
    return { ...entry, said: (lang) => `${formatInteger(lang, own)}. ${entry.said(lang)}` };
  });
}

export function printReport(paper: ReportPaper, tools: PrintTools): PrintJob {
  const { report, list, digest } = paper;
  const { summit, languages, at, logs, text } = report;
  const naming = namingOf(report);
  const each = report.proceedings.map((one) => proceedingsEntries(one, report, naming));
  const papers = documents(report, list, naming);
  const entries: PaperEntry[] = [
    paragraph((lang) => placeAndDays(lang, summit.place[lang] ?? '', summit.days)),
    paragraph((lang) =>
      sentences(labelled(lang, 'asOf', naming.moment(lang, at)), labelled(lang, 'clock', naming.clock)),
    ),
    ...attendance(report, naming),
    ...rules(report, naming),
    ...papers.body,
    ...each.flatMap(({ body }) => body),
    ...adoption(paper, naming),
    ...positions(paper),
    ...signingEntries(report, naming),
    ...afterEntries(report, naming),
    ...outcome(report, naming),
    heading(0, (lang) => reportWord(lang, 'h.annex')),
    ...papers.annex,
    ...each.flatMap(({ annex }) => annex),
    ...logs.map(({ room, seq, hash }) =>
      paragraph(
        (lang) =>
          `${room}: ${reportWord(lang, 'record')} ${formatInteger(lang, seq)}${LANGUAGES[lang].comma} SHA-256 ${hash}`,
      ),
    ),
    paragraph((lang) => `${adoptionWord(lang, 'digest')} ${text}`),
  ];
  const bodyOf = (lang: Lang) => ({
    title: reportWord(lang, 'title'),
    blocks: entryBlocks(NAME, numbered(entries), lang),
  });
  const facts = {
    name: NAME,
    languages,
    summitName: summit.name,
    place: summit.place,
    day: summit.days[0],
    at,
    digest,
  };
  return paperJob(facts, bodyOf, tools);
}
