/** The record of an adoption: which text, where and when, who presided, who was there, what was said, which reserves stood. */

import { agreedOrder, type Party } from '../domain/instrument/instrument.ts';
import { instrumentTitle, partLabel } from '../domain/instrument/instrument-words.ts';
import { type Adoption, objectors, tallyOf, VOTES } from '../domain/negotiation/adoption.ts';
import { momentIn } from '../language/date.ts';
import { LANGUAGES, type Lang } from '../language/language.ts';
import { adoptionWord } from '../language/printed-meeting.ts';
import { type PaperFacts, paperJob } from './paper.ts';
import type { Instrument } from './print.ts';
import { printable } from './printable.ts';
import type { Block, PrintJob, PrintTools } from './printed.ts';

export type AdoptionPaper = Pick<PaperFacts, 'languages'> & {
  readonly adoption: Adoption;
  /** For its title, its parts and the numbers of their clauses. */
  readonly instrument: Instrument;
  /** All of the summit, present or not. */
  readonly delegations: readonly Party[];
  readonly timeZone: string;
};

const line = (text: string): Block => ({ block: 'line', text: printable(text) });

/** The record in one language, without the digest of its text. */
export function adoptionLines(paper: Omit<AdoptionPaper, 'languages'>, lang: Lang): readonly string[] {
  const { adoption, instrument, delegations, timeZone } = paper;
  const { setting, summitName } = instrument;
  const { ended, at } = adoption;
  const present = ended?.present ?? [];
  const tally = tallyOf(adoption, present);
  const say = (key: Parameters<typeof adoptionWord>[1], rest: string): string => `${adoptionWord(lang, key)} ${rest}`;
  const nameOf = (id: string): string => {
    const party = delegations.find((one) => one.id === id);
    return party?.official[lang] ?? party?.names[lang] ?? id;
  };
  const order = agreedOrder(setting, delegations, lang);
  const list = (ids: readonly string[]): string =>
    order
      .filter((id) => ids.includes(id))
      .map(nameOf)
      .join(`${LANGUAGES[lang].semicolon} `);
  const isAdopted = ended?.outcome === 'adopted';
  const away = delegations.map(({ id }) => id).filter((id) => !present.includes(id));
  const noes = objectors(adoption).map((id) => say('object', `${nameOf(id)}. ${adoption.said[id]?.reason ?? ''}`));
  const reserves = (ended?.reserves ?? []).map(({ resolution, clause, delegation, note }) => {
    const index = instrument.parts.findIndex((part) => part.resolution === resolution);
    const found = instrument.parts[index]?.declaration.clauses.find(({ id }) => id === clause);
    const where = [partLabel(setting.form, lang, index + 1), found?.number[lang] || clause].filter(Boolean);
    return say('reserve', [nameOf(delegation), ...where].join(`${LANGUAGES[lang].comma} `) + (note ? `. ${note}` : ''));
  });
  return [
    instrumentTitle(setting, summitName, lang),
    [setting.place[lang], momentIn(lang, ended?.at ?? at, timeZone)].filter(Boolean).join(`${LANGUAGES[lang].comma} `),
    say('presiding', adoption.presiding),
    adoptionWord(lang, isAdopted ? `by.${adoption.by}` : 'not'),
    say('until', momentIn(lang, adoption.until, timeZone)),
    say('present', list(present)),
    ...(away.length > 0 ? [say('away', list(away))] : []),
    ...(adoption.by === 'vote' ? VOTES.map((vote) => say(vote, list(tally[vote]) || '–')) : []),
    ...noes,
    ...(isAdopted && noes.length > 0 ? [adoptionWord(lang, 'setAside')] : []),
    ...(isAdopted ? (reserves.length > 0 ? reserves : [adoptionWord(lang, 'noReserve')]) : []),
  ];
}

export function printAdoption(paper: AdoptionPaper, tools: PrintTools): PrintJob {
  const { adoption, instrument, languages } = paper;
  const { setting, summitName } = instrument;
  const { text: digest, ended, at } = adoption;
  const bodyOf = (lang: Lang) => ({
    title: adoptionWord(lang, 'title'),
    blocks: [...adoptionLines(paper, lang), `${adoptionWord(lang, 'digest')} ${digest}`].map(line),
  });
  const facts = { name: 'adoption', languages, summitName, place: setting.place, day: setting.date };
  return paperJob({ ...facts, at: ended?.at ?? at, digest }, bodyOf, tools);
}
