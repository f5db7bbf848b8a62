/**
 * Three States or more, named one after the other: do they stand in the order that the States agreed on? Every column has the same
 * order, whatever its alphabet. And where each State gets an original in which it is named first, the words of a clause are the
 * same in all of them: a list inside a clause then names one State first in everybody's original. A slot (`states-slot`) has neither
 * fault; of slots the checks ask whether the language has them, whether every name has the form, and what the other columns say.
 */

import { namesIn, slotsIn, slotsOf, tokenOf } from '../domain/clause/states-slot.ts';
import type { Found, Spot } from '../domain/text/finding.ts';
import type { PerLang } from '../language/language.ts';
import type { Cell, Check } from './finding.ts';
import { type Frame, listedStates } from './frame.ts';
import { listsOfStates, type Mention } from './state-names.ts';

/** Two may stand as the sentence wants them. */
const LEAST = 3;
const SEPARATOR = ' · ';

const codes = (states: Frame['states'], places: readonly number[]): string =>
  places.map((place) => states[place]?.id ?? '').join(SEPARATOR);

const increasing = (places: readonly number[]): boolean =>
  places.every((place, at) => at === 0 || place > (places[at - 1] as number));

/** Each State once, where it stands first. */
const distinct = (list: readonly Mention[]): number[] => [...new Set(list.map(({ state }) => state))];

const spotOf = (text: string, list: readonly Mention[]): Spot => {
  const start = list[0]?.start ?? 0;
  const end = list.at(-1)?.end ?? start;
  return { start, end, text: text.slice(start, end) };
};

/** 1 where a list names just those whom a slot would: then a slot can take its place. */
const couldBeSlot = (frame: Frame, lists: readonly (readonly Mention[])[]): 0 | 1 => {
  const all = codesOf(listedStates(frame));
  return lists.some((list) => codesOfPlaces(frame.states, distinct(list)) === all) ? 1 : 0;
};

const codesOf = (states: Frame['states']): string => [...states.map(({ id }) => id)].sort().join(SEPARATOR);
const codesOfPlaces = (states: Frame['states'], places: readonly number[]): string =>
  codesOf(places.flatMap((place) => states[place] ?? []));

/** What was meant for a slot, and is none of this language. */
function unknownSlots({ lang, text }: Cell): readonly Found[] {
  const wrong = slotsIn(lang, text).filter(({ slot }) => slot === null);
  if (wrong.length === 0) return [];
  const spots = wrong.map(({ start, end }) => ({ start, end, text: text.slice(start, end) }));
  const words = [...new Set(spots.map((spot) => spot.text))].join(SEPARATOR);
  const known = slotsOf(lang).map(tokenOf).join(SEPARATOR);
  return [{ languages: [lang], message: { key: 'states.unknown', args: { words, known } }, at: { [lang]: spots } }];
}

/** Slots with a name of which the form is not known, so that it would stand in the nominative. */
function missingForms({ lang, text }: Cell, frame: Frame): readonly Found[] {
  const spots: Spot[] = [];
  const named = new Set<string>();
  const states = listedStates(frame);
  for (const { start, end, slot } of slotsIn(lang, text)) {
    const lacking = slot ? namesIn(lang, slot, states).lacking : [];
    if (lacking.length === 0) continue;
    spots.push({ start, end, text: text.slice(start, end) });
    for (const id of lacking) {
      const state = states.find((one) => one.id === id);
      named.add((slot?.official ? state?.official[lang] : undefined) ?? state?.names[lang] ?? id);
    }
  }
  if (spots.length === 0) return [];
  const args = {
    words: [...new Set(spots.map((spot) => spot.text))].join(SEPARATOR),
    names: [...named].join(SEPARATOR),
  };
  return [{ languages: [lang], message: { key: 'states.form', args }, at: { [lang]: spots } }];
}

/** Where one column has a slot, the others have one, too, or a list of the same States. */
function otherLists(cells: readonly Cell[], frame: Frame): readonly Found[] {
  const slots = cells.map(({ lang, text }) => slotsIn(lang, text).filter(({ slot }) => slot !== null).length);
  const expected = Math.max(0, ...slots);
  if (expected === 0) return [];
  const all = codesOf(listedStates(frame));
  return cells.flatMap(({ lang, text }, column): readonly Found[] => {
    if (text.trim() === '' || (slots[column] ?? 0) >= expected) return [];
    const lists = listsOfStates(lang, text, frame.states);
    const same = lists.filter((list) => codesOfPlaces(frame.states, distinct(list)) === all).length;
    if ((slots[column] ?? 0) + same >= expected) return [];
    const other = lists.find((list) => distinct(list).length >= LEAST);
    const args = { named: other ? codes(frame.states, distinct(other)) : '—', listed: all };
    return [
      {
        languages: [lang],
        message: { key: 'states.differ', args },
        ...(other ? { at: { [lang]: [spotOf(text, other)] } } : {}),
      },
    ];
  });
}

export const states: Check = (subject) => {
  const { cells, frame } = subject;
  const unknown = cells.flatMap(unknownSlots);
  if (frame.states.length === 0) return unknown;
  return [
    ...unknown,
    ...cells.flatMap((cell) => missingForms(cell, frame)),
    ...otherLists(cells, frame),
    ...inLists(subject),
  ];
};

const inLists: Check = ({ cells, frame }) => {
  if (frame.states.length < LEAST) return [];
  const found: Found[] = [];
  const full: (readonly Mention[])[] = [];
  const listed: PerLang<readonly Spot[]> = {};
  const holders = new Set<number>();
  for (const { lang, text } of cells) {
    const lists = listsOfStates(lang, text, frame.states).filter((list) => distinct(list).length >= LEAST);
    if (lists.length === 0) continue;
    listed[lang] = lists.map((list) => spotOf(text, list));
    full.push(...lists);
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
      slot: couldBeSlot(frame, wrong),
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
      slot: couldBeSlot(frame, full),
    };
    const languages = cells.map(({ lang }) => lang).filter((lang) => listed[lang] !== undefined);
    found.push({ languages, message: { key: 'states.alternat', args }, at: listed });
  }
  return found;
};
