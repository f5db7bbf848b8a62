/** Papers beside the text: a delegation's statement in the languages that it chose, and the chair's summary. */

import { agreedOrder, type Party } from '../domain/instrument/instrument.ts';
import { instrumentTitle, partLabel } from '../domain/instrument/instrument-words.ts';
import type { ChairSummary, ClauseRef, Position, PositionState } from '../domain/negotiation/position.ts';
import { momentIn } from '../language/date.ts';
import { LANGS, LANGUAGES, type Lang, type PerLang } from '../language/language.ts';
import { positionWord, summaryWord } from '../language/printed-meeting.ts';
import { allLines } from './outline.ts';
import { type PaperFacts, paperJob } from './paper.ts';
import type { Instrument } from './print.ts';
import { printable } from './printable.ts';
import type { Block, PrintJob, PrintTools } from './printed.ts';

export type BesideText = {
  /** For titles and numbers of clauses: of a summary, the texts that it sums up. */
  readonly instrument: Instrument;
  readonly delegations: readonly Party[];
  readonly timeZone: string;
  readonly digest: string;
};

const line = (text: string): Block => ({ block: 'line', text: printable(text) });
const nameIn = (delegations: readonly Party[], id: string, lang: Lang): string => {
  const party = delegations.find((one) => one.id === id);
  return party?.official[lang] ?? party?.names[lang] ?? id;
};
const comma = (lang: Lang): string => `${LANGUAGES[lang].comma} `;

/** "Division I, paragraph 3" */
function placeOf({ setting, parts }: Instrument, { resolution, clause }: ClauseRef, lang: Lang): string {
  const index = parts.findIndex((part) => part.resolution === resolution);
  const found = parts[index]?.declaration.clauses.find(({ id }) => id === clause);
  return [partLabel(setting.form, lang, index + 1), found?.number[lang] || clause].filter(Boolean).join(comma(lang));
}

/** Title and lines of a statement in one language. */
export function statement(position: Position, { instrument, delegations, timeZone }: BesideText, lang: Lang) {
  const { kind, delegation, clauses, place, at, texts, withdrawn } = position;
  const on = clauses.map((one) => placeOf(instrument, one, lang)).join(`${LANGUAGES[lang].semicolon} `);
  return {
    title: positionWord(lang, `kind.${kind}`),
    lines: [
      `${positionWord(lang, 'by')} ${nameIn(delegations, delegation, lang)}`,
      momentIn(lang, at, timeZone),
      `${positionWord(lang, 'on')} ${on || positionWord(lang, 'whole')}`,
      positionWord(lang, place),
      ...(withdrawn ? [`${positionWord(lang, 'withdrawn')} ${momentIn(lang, withdrawn.at, timeZone)}`] : []),
    ],
    // Side by side the words of all languages correspond as one block: nobody else cuts a statement up.
    words: texts[lang] ?? '',
  };
}

const factsOf = (
  { instrument, digest }: BesideText,
  name: string,
  languages: readonly Lang[],
  at: string,
): PaperFacts => {
  const { setting, summitName } = instrument;
  return { name, languages, summitName, place: setting.place, day: setting.date, at, digest };
};

/** Languages of a statement, in the order of the house. */
export const languagesOf = ({ texts }: Pick<Position, 'texts'>): readonly Lang[] =>
  LANGS.filter((lang) => texts[lang] !== undefined);

export function printPosition(
  position: Position,
  beside: BesideText,
  languages: readonly Lang[],
  tools: PrintTools,
): PrintJob {
  const bodyOf = (lang: Lang) => {
    const { title, lines, words } = statement(position, beside, lang);
    const said: Block = {
      ...{ block: 'clause', resolution: 'position', clause: position.id, kind: 'paragraph', level: 0, indent: 0 },
      ...{ label: '', paragraphs: words.split('\n').map((text) => [{ text: printable(text) }]) },
    };
    return {
      title,
      blocks: [
        line(instrumentTitle(beside.instrument.setting, beside.instrument.summitName, lang)),
        ...lines.map(line),
        said,
      ],
    };
  };
  return paperJob(factsOf(beside, `position-${position.id}`, languages, position.at), bodyOf, tools);
}

/** Under the chair's sole responsibility: no places to sign, and no word of agreement where there was none. */
export function printSummary(
  summary: ChairSummary,
  { positions, moved }: Pick<PositionState, 'positions' | 'moved'>,
  beside: BesideText,
  languages: readonly Lang[],
  tools: PrintTools,
): PrintJob {
  const { instrument, delegations, timeZone } = beside;
  const { setting, parts } = instrument;
  const bodyOf = (lang: Lang) => {
    const order = agreedOrder(setting, delegations, lang);
    const names = (ids: readonly string[]): string =>
      order
        .filter((id) => ids.includes(id))
        .map((id) => nameIn(delegations, id, lang))
        .join(`${LANGUAGES[lang].semicolon} `);
    const heading = (key: 'agreed' | 'open' | 'positions'): Block => ({
      ...{ block: 'part', resolution: 'summary', label: '', title: summaryWord(lang, key) },
    });
    const sections = (isAgreed: boolean): Block[] =>
      parts.flatMap(({ resolution, title, declaration }, index) => {
        const kept = new Set(
          declaration.clauses
            .filter(({ status }) => (status === 'agreed' || status === 'initialled') === isAgreed)
            .map(({ id }) => id),
        );
        const listed = allLines(declaration, lang, 'brackets').filter(
          ({ clause, kind }) => kept.has(clause) && kind !== 'title' && kind !== 'testimonium',
        );
        if (listed.length === 0) return [];
        const stances = (clause: string, stance: 'object' | 'reserve'): readonly string[] =>
          Object.entries(declaration.clauses.find(({ id }) => id === clause)?.stances ?? {}).flatMap(
            ([delegation, record]) => (record.stance === stance ? [delegation] : []),
          );
        const said = (clause: string): Block[] =>
          (['object', 'reserve'] as const).flatMap((stance): Block[] => {
            const ids = stances(clause, stance);
            return ids.length > 0 ? [line(`${summaryWord(lang, stance)} ${names(ids)}`)] : [];
          });
        return [
          line([partLabel(setting.form, lang, index + 1), title[lang]].filter(Boolean).join('. ')),
          ...listed.flatMap((one): Block[] => [{ block: 'clause', resolution, ...one }, ...said(one.clause)]),
        ];
      });
    const orNone = (blocks: readonly Block[]): readonly Block[] =>
      blocks.length > 0 ? blocks : [line(summaryWord(lang, 'none'))];
    // Where the words have no counterpart in this column, its line has none, and the columns still correspond.
    const taken = moved.map((one) => line(`${placeOf(instrument, one, lang)}: [${one.texts[lang] ?? ''}]`));
    const stated = positions.flatMap((position): Block[] => {
      const { title, lines, words } = statement(position, beside, lang);
      return [line([title, ...lines.slice(0, 1)].join('. ')), line(words || languageless(position))];
    });
    const blocks: Block[] = [
      line([setting.place[lang], momentIn(lang, summary.at, timeZone)].filter(Boolean).join(comma(lang))),
      line(summaryWord(lang, 'under')),
      ...[heading('agreed'), ...orNone(sections(true)), heading('open'), ...orNone([...sections(false), ...taken])],
      ...[heading('positions'), ...orNone(stated)],
      line(`${summaryWord(lang, 'issued')} ${summary.presiding}`),
    ];
    return { title: summaryWord(lang, 'title'), blocks };
  };
  return paperJob(factsOf(beside, `chairs-summary-${summary.id}`, languages, summary.at), bodyOf, tools);
}

/** A statement is the delegation's own, in its own languages: where it has none in this one, its own words stand. */
export const languageless = ({ texts }: { readonly texts: PerLang<string> }): string => Object.values(texts)[0] ?? '';
