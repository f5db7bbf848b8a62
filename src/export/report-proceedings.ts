/** The report of the meeting on one resolution: what was tabled and what became of it, who was against, and how its clauses ended. */
import type { ClauseKind } from '../domain/clause/clause.ts';
import type { ProposalRecord } from '../domain/negotiation/record.ts';
import { documentTitle } from '../domain/summit/document-words.ts';
import type { AgainstRecord, MeetingReport, Proceedings, SilenceCourse } from '../domain/summit/report.ts';
import { clauseName, inCommas, inQuotes, labelled, listed, sentences } from '../domain/summit/report-words.ts';
import { formatDateTime, momentIn, utcOffset } from '../language/date.ts';
import type { Lang } from '../language/language.ts';
import { formatInteger } from '../language/number.ts';
import type { ReportKey } from '../language/printed-report.ts';
import { andMore, reportWord } from '../language/printed-report.ts';
import type { PaperEntry } from './paper.ts';

type Said = PaperEntry['said'];
export const heading = (level: number, said: Said): PaperEntry => ({ kind: 'heading', level, said });
export const paragraph = (said: Said, level = 0): PaperEntry => ({ kind: 'paragraph', level, said });

/** What every section asks for. */
export type Naming = {
  readonly state: (lang: Lang, delegation: string) => string;
  /** In the one order. */
  readonly states: (lang: Lang, delegations: readonly string[]) => string;
  readonly moment: (lang: Lang, at: string) => string;
  /** How far the clock of all moments is from UTC. */
  readonly clock: string;
  /** Place in the one order. */
  readonly placeOf: (delegation: string) => number;
};

/** The head says how far the summit's clock is from UTC; a moment says so again where it was another distance. */
export function namingOf({ summit, at: now }: Pick<MeetingReport, 'summit' | 'at'>): Naming {
  const { timeZone } = summit;
  const usual = utcOffset(now, timeZone);
  const place = new Map(summit.delegations.map(({ id }, at) => [id, at]));
  const placeOf = (id: string): number => place.get(id) ?? place.size;
  const state: Naming['state'] = (lang, id) => summit.delegations.find((one) => one.id === id)?.names[lang] ?? id;
  return {
    ...{ placeOf, state, clock: usual },
    moment: (lang, at) => (utcOffset(at, timeZone) === usual ? formatDateTime : momentIn)(lang, at, timeZone),
    states: (lang, ids) =>
      listed(
        lang,
        [...new Set(ids)].sort((a, b) => placeOf(a) - placeOf(b)).map((id) => state(lang, id)),
      ),
  };
}

/** More entries of one section than these go into the annex, in short. */
export const SECTION_ENTRIES = 200;
/** So many of them to a paragraph there. */
const ANNEX_ENTRIES = 50;

/** `short`: an entry of the annex. */
type Section = {
  readonly title: ReportKey;
  readonly entries: readonly PaperEntry[];
  readonly short: readonly Said[];
};

/** Its first entries; what is left out stands in the annex in short. */
export function cut({ title, entries, short }: Section): {
  readonly body: readonly PaperEntry[];
  readonly annex: readonly PaperEntry[];
} {
  if (entries.length === 0) return { body: [], annex: [] };
  const head = heading(2, (lang) => reportWord(lang, title));
  if (entries.length <= SECTION_ENTRIES) return { body: [head, ...entries], annex: [] };
  const rest = short.slice(SECTION_ENTRIES);
  const lines = Array.from({ length: Math.ceil(rest.length / ANNEX_ENTRIES) }, (_, at) =>
    paragraph((lang) =>
      listed(
        lang,
        rest.slice(at * ANNEX_ENTRIES, (at + 1) * ANNEX_ENTRIES).map((said) => said(lang)),
      ),
    ),
  );
  return {
    body: [head, ...entries.slice(0, SECTION_ENTRIES), paragraph((lang) => andMore(lang, rest.length))],
    annex: [heading(2, (lang) => reportWord(lang, title)), ...lines],
  };
}

/** Nobody asks what became of a title. */
const UNLISTED: readonly ClauseKind[] = ['title', 'heading', 'testimonium'];
/** So many letters of an instant are its minute. */
const MINUTE = 16;

/** Everything about one resolution; `annex`: what was too long for it. */
export function proceedingsEntries(
  one: Proceedings,
  { setting, positions }: Pick<MeetingReport, 'setting' | 'positions'>,
  naming: Naming,
): { readonly body: readonly PaperEntry[]; readonly annex: readonly PaperEntry[] } {
  const { state, states, moment, placeOf } = naming;
  const byId = new Map(one.clauses.map((clause) => [clause.id, clause]));
  const place = new Map(one.clauses.map(({ id }, at) => [id, at]));
  const named = (lang: Lang, id: string): string => clauseName(lang, byId.get(id), id);
  const names = (lang: Lang, ids: readonly string[]): string =>
    listed(
      lang,
      [...ids].sort((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0)).map((id) => named(lang, id)),
    );

  const asked = (lang: Lang, { action, clause }: ProposalRecord): string => {
    if (action) return reportWord(lang, `asks.${action.do}`);
    return clause === null ? reportWord(lang, 'asks.new') : '';
  };
  const author = (lang: Lang, { delegation, kind }: ProposalRecord): string =>
    delegation ? state(lang, delegation) : documentTitle(lang, { kind }, '');
  const fate = (lang: Lang, { state: is, decided }: ProposalRecord): string =>
    is === 'tabled' || !decided
      ? reportWord(lang, 'state.tabled')
      : sentences(
          labelled(lang, `state.${is}`, moment(lang, decided.at)),
          labelled(lang, 'reason', inQuotes(lang, decided.reason)),
        );
  const proposal =
    (record: ProposalRecord, at: number): Said =>
    (lang) =>
      sentences(
        inCommas(lang, [record.symbol ?? `${formatInteger(lang, at + 1)}`, author(lang, record), asked(lang, record)]),
        labelled(lang, 'sponsors', states(lang, record.sponsors ?? [])),
        record.clause === null ? '' : labelled(lang, 'on', named(lang, record.clause)),
        moment(lang, record.at),
        fate(lang, record),
      );

  const ended = (lang: Lang, { how, at, stance }: AgainstRecord['end']): string => {
    if (!at) return reportWord(lang, `end.${how}`);
    const other = stance ? reportWord(lang, `stance.${stance}`) : '';
    return labelled(lang, `end.${how}`, inCommas(lang, [other, moment(lang, at)]));
  };
  const against =
    ({ clause, delegation, stance, at, note, end }: AgainstRecord): Said =>
    (lang) =>
      sentences(
        `${state(lang, delegation)}: ${reportWord(lang, `stance.${stance}`)}`,
        labelled(lang, 'on', named(lang, clause)),
        moment(lang, at),
        inQuotes(lang, note),
        ended(lang, end),
      );
  const objections = [...one.against].sort(
    (a, b) =>
      (place.get(a.clause) ?? 0) - (place.get(b.clause) ?? 0) ||
      (a.at < b.at ? -1 : a.at > b.at ? 1 : placeOf(a.delegation) - placeOf(b.delegation)),
  );

  const silence =
    ({ clauses, at, until, end, ended: over, by }: SilenceCourse): Said =>
    (lang) => {
      const who = by ? `${state(lang, by.delegation)} (${reportWord(lang, `stance.${by.stance}`)})` : '';
      const when = over ? moment(lang, over) : '';
      return sentences(
        names(lang, clauses),
        labelled(lang, 'silence.started', moment(lang, at)),
        labelled(lang, 'silence.until', moment(lang, until)),
        end === 'passed' || end === 'running'
          ? reportWord(lang, `silence.${end}`)
          : labelled(lang, `silence.${end}`, inCommas(lang, [who, when])),
        inQuotes(lang, by?.note),
      );
    };

  const chair = one.chairTexts.map(({ symbol, label, at, clauses, accepted }) =>
    paragraph((lang) =>
      sentences(
        inCommas(lang, [symbol ?? '', documentTitle(lang, { kind: 'chair' }, '')]),
        labelled(lang, 'on', names(lang, clauses)),
        // Not behind the label: in a Persian line the day of a date would be drawn to words of another direction.
        moment(lang, at),
        inQuotes(lang, label),
        labelled(lang, 'chair.accepted', `${formatInteger(lang, accepted)} / ${formatInteger(lang, clauses.length)}`),
      ),
    ),
  );

  // Clauses that came to one status in one minute stand together.
  const groups = Map.groupBy(
    one.clauses.filter(({ kind }) => !UNLISTED.includes(kind)),
    ({ status, agreed = '' }) => `${status} ${agreed.slice(0, MINUTE)}`,
  );
  const order = ['initialled', 'agreed', 'ad-referendum', 'draft', 'withdrawn'] as const;
  const standing = [...groups.values()]
    .sort(([a], [b]) => {
      const [x, y] = [a, b].map((clause) => order.indexOf(clause?.status as (typeof order)[number])) as [
        number,
        number,
      ];
      return x - y || ((a?.agreed ?? '') < (b?.agreed ?? '') ? -1 : 1);
    })
    .map((list) => {
      const [first] = list as [(typeof list)[number]];
      const ids = list.map(({ id }) => id);
      return paragraph((lang) =>
        sentences(
          labelled(lang, `status.${first.status}`, names(lang, ids)),
          first.agreed ? moment(lang, first.agreed) : '',
        ),
      );
    });
  const reopened = one.reopened.map(({ clause, at, reason }) =>
    paragraph((lang) =>
      sentences(
        labelled(lang, 'reopened', inCommas(lang, [named(lang, clause), moment(lang, at)])),
        labelled(lang, 'reason', inQuotes(lang, reason)),
      ),
    ),
  );

  const open = one.clauses.filter(({ brackets, status }) => brackets > 0 && status !== 'withdrawn').map(({ id }) => id);
  const kept = (setting.exceptions ?? []).filter(({ resolution }) => resolution === one.resolution);
  const moved = positions.moved.filter(({ resolution }) => resolution === one.resolution);
  const brackets = [
    ...(open.length > 0 ? [paragraph((lang) => sentences(labelled(lang, 'brackets.open', names(lang, open))))] : []),
    ...kept.map(({ clause, except }) =>
      paragraph((lang) => sentences(labelled(lang, 'brackets.kept', named(lang, clause)), states(lang, except))),
    ),
    ...moved.map(({ clause, at, texts }) =>
      paragraph((lang) =>
        sentences(
          labelled(lang, 'brackets.moved', inCommas(lang, [named(lang, clause), moment(lang, at)])),
          texts[lang] ? `[${texts[lang]}]` : '',
        ),
      ),
    ),
  ];

  const absences = one.absences.map(({ delegation, from, reason, until }) =>
    paragraph((lang) =>
      sentences(
        labelled(lang, 'absence', state(lang, delegation)),
        labelled(lang, 'from', moment(lang, from)),
        until ? labelled(lang, 'to', moment(lang, until)) : '',
        inQuotes(lang, reason),
      ),
    ),
  );

  const proposals = one.proposals.map(proposal);
  const said = objections.map(against);
  const silences = one.silences.map(silence);
  const sections = [
    cut({
      title: 'h.proposals',
      entries: proposals.map((entry) => paragraph(entry)),
      short: one.proposals.map(
        (record, at) => (lang: Lang) =>
          inCommas(lang, [
            record.symbol ?? formatInteger(lang, at + 1),
            author(lang, record),
            reportWord(lang, `state.${record.state}`).replace(/[:.]$/u, ''),
          ]),
      ),
    }),
    cut({ title: 'h.chair', entries: chair, short: chair.map((entry) => entry.said) }),
    cut({
      title: 'h.against',
      entries: said.map((entry) => paragraph(entry)),
      short: objections.map(
        ({ clause, delegation, stance, at }) =>
          (lang: Lang) =>
            inCommas(lang, [
              state(lang, delegation),
              reportWord(lang, `stance.${stance}`),
              named(lang, clause),
              moment(lang, at),
            ]),
      ),
    }),
    cut({ title: 'h.silences', entries: silences.map((entry) => paragraph(entry)), short: silences }),
    cut({
      title: 'h.state',
      entries: [...standing, ...reopened],
      short: [...standing, ...reopened].map((entry) => entry.said),
    }),
    cut({ title: 'h.brackets', entries: brackets, short: brackets.map((entry) => entry.said) }),
  ];
  const title = heading(0, (lang) => one.title[lang] ?? one.resolution);
  const annex = sections.flatMap((section) => section.annex);
  return {
    body: [title, ...absences, ...sections.flatMap((section) => section.body)],
    annex: annex.length > 0 ? [{ ...title, level: 1 }, ...annex] : [],
  };
}
