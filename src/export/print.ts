/**
 * Makes what is printed: a resolution by itself, or an instrument of several with its title, its parties and its closing
 * formula, for one holder. Everything in which two holders' originals may differ is made here: two kinds of block, and the lists of States inside clauses.
 */
import type { Declaration } from '../domain/clause/declaration.ts';
import {
  type Listed,
  slotWords,
  tokenOf,
  tokensIn,
  withTokens,
  wordsWithStates,
} from '../domain/clause/states-slot.ts';
import {
  DEFAULT_LAYOUT,
  hasPlaces,
  type InstrumentSetting,
  layoutFor,
  orderFor,
  type Party,
  partiesFor,
  type SealedResolution,
} from '../domain/instrument/instrument.ts';
import {
  coveringText,
  instrumentTitle,
  partiesHeading,
  partLabel,
  signedFor,
  testimonium,
} from '../domain/instrument/instrument-words.ts';
import { proposalsDeadline } from '../domain/negotiation/rules-words.ts';
import { stateWithParticipants } from '../domain/summit/people-words.ts';
import { isEmpty, toPlain } from '../domain/text/text.ts';
import { DEFAULT_LANGUAGE, isLang, LANGUAGES, type Lang, type PerLang } from '../language/language.ts';
import { summaryWord } from '../language/printed-meeting.ts';
import { withoutReferences } from './footnote.ts';
import type { ExportInput, View } from './input.ts';
import { allLines, type Line, lines, standing } from './outline.ts';
import { printable } from './printable.ts';
import type { Block, PrintedParty, PrintedText, PrintJob, PrintTools } from './printed.ts';

export type InstrumentPart = {
  readonly resolution: string;
  readonly title: PerLang<string>;
  readonly declaration: Declaration;
};

/** Everything an instrument is made from. */
export type Instrument = {
  readonly setting: InstrumentSetting;
  readonly summitName: PerLang<string>;
  readonly parties: readonly Party[];
  /** In the order of the setting. */
  readonly parts: readonly InstrumentPart[];
};

export type InstrumentWish = {
  /** One language, or `all` side by side. */
  readonly language: Lang | 'all';
  readonly holder: string | null;
  readonly view: View;
  readonly draft: boolean;
  readonly generatedAt: string;
  readonly digest: string;
  readonly resolutions?: readonly SealedResolution[];
  /** Of a file for translators: from which language; default: the first. */
  readonly source?: Lang;
};

const blockOf = (resolution: string, line: Line): Block => ({ block: 'clause', resolution, ...line });

/** The words of a title clause, or where it has none the name of the resolution. */
function titleOf(own: Line | undefined, named: Listed): Listed {
  const text = own ? withoutReferences(own) : '';
  if (!own || text === '') return named;
  const words = own.paragraphs.flatMap((runs) => runs.flatMap((run) => (run.slot === undefined ? [] : [run.text])));
  return words.length === 0
    ? { text }
    : { text, slots: { stored: withoutReferences({ ...own, paragraphs: withTokens(own.paragraphs) }), words } };
}

type ResolutionInput = Pick<
  ExportInput,
  'declaration' | 'view' | 'title' | 'summitName' | 'milestone' | 'timeZone' | 'corrections' | 'parties' | 'states'
>;

/** One language of a resolution. The blocks of all languages correspond where `parallel` is asked for. */
export function resolutionText(input: ResolutionInput, lang: Lang, parallel: boolean): PrintedText {
  const { declaration, view, milestone, states } = input;
  const body = (parallel ? allLines : lines)(declaration, lang, view, states ? { states } : {});
  const named = wordsWithStates(lang, printable(input.title[lang] ?? ''), states ?? []);
  const summitName = printable(input.summitName[lang] ?? '');
  const own = body.find(({ kind }) => kind === 'title');
  const blocks: Block[] = [];
  if (parallel || summitName !== '') blocks.push({ block: 'line', text: summitName });
  if (milestone?.proposalsUntil)
    blocks.push({ block: 'line', text: proposalsDeadline(lang, milestone.proposalsUntil, input.timeZone ?? 'UTC') });
  if (!own && (parallel || named.text !== '')) blocks.push({ block: 'title', ...named });
  blocks.push(...body.map((line) => blockOf(declaration.resolution, line)));
  blocks.push(...(input.corrections?.[lang] ?? []).map((text): Block => ({ block: 'line', text })));
  if (!parallel && input.parties?.length) {
    const parties = input.parties.map((names, index) => ({ id: String(index), name: printable(names[lang] ?? '') }));
    blocks.push({ block: 'signatures', signedFor: '', parties });
  }
  const { text: title, slots } = titleOf(own, named);
  return { language: lang, title, ...(slots ? { slots } : {}), summitName, blocks };
}

/** A resolution by itself. */
export function printResolution(input: ExportInput, tools: PrintTools): PrintJob {
  const { declaration, language, view, draft, generatedAt, milestone, logHead, holderDir, source } = input;
  const languages = language === 'all' ? declaration.columns : [language];
  const texts: PerLang<PrintedText> = {};
  for (const lang of languages) texts[lang] = resolutionText(input, lang, language === 'all');
  return {
    name: declaration.resolution,
    kind: 'resolution',
    languages,
    texts,
    view,
    draft,
    generatedAt,
    day: input.day ?? generatedAt.slice(0, 10),
    digest: declaration.digest,
    ...(milestone ? { milestone } : {}),
    ...(milestone?.symbol ? { symbol: milestone.symbol } : {}),
    ...(logHead ? { logHead } : {}),
    ...(holderDir ? { holderDir } : {}),
    ...(isLang(source) ? { source } : {}),
    layout: DEFAULT_LAYOUT,
    declarations: [declaration],
    tools,
  };
}

/** A clause with the note that some have not agreed to it: a paragraph of its own, so that every format prints it. */
function noted(
  line: Line,
  resolution: string,
  setting: InstrumentSetting,
  parties: readonly Party[],
  lang: Lang,
): Line {
  const note = setting.exceptions?.find((one) => one.resolution === resolution && one.clause === line.clause);
  if (!note) return line;
  const order = orderFor(setting, parties, lang, null);
  // Who is absent is no party of the text and has no name in it; the code tells who it is.
  const ids = [...order.filter((id) => note.except.includes(id)), ...note.except.filter((id) => !order.includes(id))];
  const names = ids.map((id) => {
    const party = parties.find((one) => one.id === id);
    return party?.official[lang] ?? party?.names[lang] ?? id;
  });
  const text = printable(`(${summaryWord(lang, 'except')} ${names.join(`${LANGUAGES[lang].semicolon} `)}.)`);
  return { ...line, paragraphs: [...line.paragraphs, [{ text, marks: ['italic'] }]] };
}

/**
 * What is read for each token of the texts, by language: [language, token, words] of the original that begins with nobody. Empty where
 * no text lists the States.
 */
export function slotsRead({ setting, parties, parts }: Instrument): readonly (readonly [Lang, string, string])[] {
  return setting.languages.flatMap((lang) => {
    const stored = parts.flatMap(({ declaration, title }) => [
      title[lang] ?? '',
      ...standing(declaration).map(({ texts }) => toPlain(texts[lang]?.paragraphs ?? [])),
    ]);
    const slots = new Map(
      [setting.title[lang] ?? '', setting.outcome?.status?.[lang] ?? '', ...stored]
        .flatMap((text) => tokensIn(lang, text))
        .map((one) => [tokenOf(one), one]),
    );
    const states = partiesFor(setting, parties, lang, null);
    return [...slots]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([token, slot]) => [lang, token, slotWords(lang, slot, states)] as const);
  });
}

/** One language of one holder's original. The blocks of all languages correspond where `parallel` is asked for. */
export function instrumentText(
  { setting, summitName, parties, parts }: Instrument,
  lang: Lang,
  { holder, view, parallel }: { readonly holder: string | null; readonly view: View; readonly parallel: boolean },
): PrintedText {
  const states = partiesFor(setting, parties, lang, holder);
  const title = wordsWithStates(lang, printable(instrumentTitle(setting, summitName, lang)), states);
  const inOrder = states.map((party): PrintedParty => {
    const { id } = party;
    const signatory = party.signatory?.[lang];
    const name = printable(party.official[lang] ?? party.names[lang] ?? id);
    const others = party.others?.map((one) => printable(one[lang] ?? '')) ?? [];
    return {
      id,
      name,
      ...(signatory ? { signatory: printable(signatory) } : {}),
      ...(others.length > 0 ? { others } : {}),
    };
  });
  // The head names what the text calls participants, each State with its own; where it has none, the State.
  const listed = inOrder.map(({ id, name }): PrintedParty => {
    const participants = parties.find((one) => one.id === id)?.participants ?? [];
    const named = participants.flatMap((names) => (names[lang]?.trim() ? [printable(names[lang])] : []));
    return { id, name: stateWithParticipants(lang, name, named) };
  });
  const blocks: Block[] = [
    { block: 'title', ...title },
    { block: 'line', text: partiesHeading(lang) },
    { block: 'parties', parties: listed },
  ];
  const cover = coveringText(setting, lang);
  const stacked = setting.signatures === 'stacked' ? ({ stacked: true } as const) : {};
  const signatures: Block = { block: 'signatures', signedFor: signedFor(lang), parties: inOrder, ...stacked };
  const closing: Block[] = [
    { block: 'testimonium', ...wordsWithStates(lang, testimonium(setting, parties.length, lang), states) },
    ...(hasPlaces(setting) ? [signatures] : []),
  ];
  let footnotes = 0;
  const bodies = parts.flatMap(({ resolution, title: named, declaration }, index): Block[] => {
    // Footnotes are counted through the instrument, in every language alike.
    const all = (parallel ? allLines : lines)(declaration, lang, view, { states, footnotesBefore: footnotes });
    footnotes += standing(declaration).filter(({ kind }) => kind === 'footnote').length;
    // Side by side an empty title leaves the text as the others' do: the blocks correspond.
    const own = all.find(({ kind, paragraphs }) => kind === 'title' && (parallel || !isEmpty(paragraphs)));
    // A part is headed by its own title, and closed by the formula of the whole; an annex keeps everything that is its own.
    let formula = false;
    const left = all.filter((line) => {
      // With the formula go its footnotes.
      if (line.kind !== 'footnote') formula = setting.form === 'parts' && line.kind === 'testimonium';
      return line !== own && !formula;
    });
    const head = titleOf(own, wordsWithStates(lang, printable(named[lang] ?? ''), states));
    return [
      {
        block: 'part',
        resolution,
        label: partLabel(setting.form, lang, index + 1),
        title: head.text,
        ...(head.slots ? { slots: head.slots } : {}),
        ...(own?.notes ? { notes: own.notes } : {}),
      },
      ...left.map((line) => blockOf(resolution, noted(line, resolution, setting, parties, lang))),
    ];
  });
  if (cover !== '') blocks.push({ block: 'line', text: cover });
  // Annexes follow the signatures of the text that they belong to.
  blocks.push(...(setting.form === 'parts' ? [...bodies, ...closing] : [...closing, ...bodies]));
  const { text, slots } = title;
  return {
    language: lang,
    title: text,
    ...(slots ? { slots } : {}),
    summitName: printable(summitName[lang] ?? ''),
    blocks,
  };
}

/** The instrument for one holder. */
export function printInstrument(instrument: Instrument, wish: InstrumentWish, tools: PrintTools): PrintJob {
  const { setting, parts } = instrument;
  const { language, holder, view, draft, generatedAt, digest, resolutions, source } = wish;
  const languages = language === 'all' ? setting.languages : [language];
  const texts: PerLang<PrintedText> = {};
  for (const lang of languages)
    texts[lang] = instrumentText(instrument, lang, { holder, view, parallel: language === 'all' });
  return {
    name: 'instrument',
    kind: setting.kind,
    languages,
    texts,
    view,
    draft,
    generatedAt,
    day: setting.date,
    place: setting.place,
    digest,
    ...(setting.outcome ? { outcome: setting.outcome } : {}),
    ...(resolutions ? { resolutions } : {}),
    ...(holder === null ? {} : { holder }),
    ...(source ? { source } : {}),
    layout: layoutFor(setting, holder),
    ...(setting.initials && hasPlaces(setting)
      ? { initials: orderFor(setting, instrument.parties, languages[0] ?? DEFAULT_LANGUAGE, holder) }
      : {}),
    declarations: parts.map(({ declaration }) => declaration),
    tools,
  };
}
