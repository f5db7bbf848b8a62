/**
 * Three States or more, named one after the other: do they stand in the order that the States agreed on? Every column has the same
 * order, whatever its alphabet. And where each State gets an original in which it is named first, the words of a clause are the
 * same in all of them: a list inside a clause then names one State first in everybody's original.
 */
import type { PerLang } from '../domain/language.ts';
import type { Check, Found, Spot } from './finding.ts';
import type { Frame } from './frame.ts';
import { listsOfStates, type Mention } from './state-names.ts';

/** Two may stand as the sentence wants them. */
const LEAST = 3;

const codes = (states: Frame['states'], places: readonly number[]): string =>
  places.map((place) => states[place]?.id ?? '').join(' · ');

const increasing = (places: readonly number[]): boolean =>
  places.every((place, at) => at === 0 || place > (places[at - 1] as number));

/** Each State once, where it stands first. */
const distinct = (list: readonly Mention[]): number[] => [...new Set(list.map(({ state }) => state))];

const spotOf = (text: string, list: readonly Mention[]): Spot => {
  const start = list[0]?.start ?? 0;
  const end = list.at(-1)?.end ?? start;
  return { start, end, text: text.slice(start, end) };
};

export const states: Check = ({ cells, frame }) => {
  if (frame.states.length < LEAST) return [];
  const found: Found[] = [];
  const listed: PerLang<readonly Spot[]> = {};
  const holders = new Set<number>();
  for (const { lang, text } of cells) {
    const lists = listsOfStates(lang, text, frame.states).filter((list) => distinct(list).length >= LEAST);
    if (lists.length === 0) continue;
    listed[lang] = lists.map((list) => spotOf(text, list));
    for (const list of lists) for (const place of distinct(list).slice(1)) holders.add(place);
    const wrong = lists.filter((list) => !increasing(distinct(list)));
    const [first] = wrong;
    if (!first) continue;
    const named = distinct(first);
    const args = {
      named: codes(frame.states, named),
      agreed: codes(
        frame.states,
        [...named].sort((a, b) => a - b),
      ),
    };
    found.push({
      languages: [lang],
      message: { key: 'states.order', args },
      at: { [lang]: wrong.map((list) => spotOf(text, list)) },
    });
  }
  if (frame.alternat && holders.size > 0) {
    const args = {
      holders: codes(
        frame.states,
        [...holders].sort((a, b) => a - b),
      ),
    };
    const languages = cells.map(({ lang }) => lang).filter((lang) => listed[lang] !== undefined);
    found.push({ languages, message: { key: 'states.alternat', args }, at: listed });
  }
  return found;
};
