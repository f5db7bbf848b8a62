/** Hands the messages of a pack to translators and takes them back: all of them or, where one is wrong, none. */
import { join } from 'node:path';
import { isLang, LANGS, type Lang, language } from '../../src/language/language.ts';
import { alphabetFit } from '../../src/language/likely-language.ts';
import {
  type Feature,
  faultOf,
  featuresOf,
  madeOf,
  readFeature,
  readReview,
  reviewed,
  SOURCE,
  writeAll,
} from './messages.ts';
import { fromXliff, type Handed, toXliff, type Unit } from './xliff.ts';

/** A translation with less of its letters in the alphabet is in another language: names and codes in Latin letters are no more. */
const LEAST_FIT = 0.93;
/** Fewer letters than these tell nothing. */
const LEAST_LETTERS = 400;

/** What an import did, or every reason why it did nothing. */
export type Taken =
  | { readonly ok: true; readonly lang: Lang; readonly changed: number; readonly read: number }
  | { readonly ok: false; readonly problems: readonly string[] };

/** The messages of a pack as XLIFF. `packs` is the path of `src/language`. */
export function handOut(packs: string, lang: Lang): string {
  const features = featuresOf(packs).map((name) => ({
    name,
    source: readFeature(packs, SOURCE, name),
    target: readFeature(packs, lang, name),
  }));
  return toXliff(lang, features, readReview(packs, lang));
}

const sentence = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The language that a file is for, or why it is for none. */
function languageOf({ sources, targets }: Handed): Lang | string {
  if (sources.some((source) => source !== language(SOURCE).bcp47))
    return `The file is translated from ${sources.join(', ')}; messages are translated from ${language(SOURCE).bcp47}.`;
  if (targets.length !== 1) return `The file is in several languages: ${targets.join(', ')}.`;
  const lang = LANGS.find((each) => each !== SOURCE && language(each).bcp47 === targets[0]);
  const known = LANGS.filter((each) => each !== SOURCE).map((each) => language(each).bcp47);
  return lang ?? `There is no pack for the language “${targets[0]}”; there are ${known.join(', ')}.`;
}

/** What is wrong with one unit, beside the English messages by feature; undefined where nothing is. */
function problemOf(
  english: ReadonlyMap<string, Feature>,
  lang: Lang,
  { feature, key, source, target }: Unit,
): string | undefined {
  const at = `messages/${feature}.json, ${key}`;
  const messages = english.get(feature);
  if (!messages) return `There is no messages/${feature}.json.`;
  if (!Object.hasOwn(messages, key)) return `${at}: there is no such message.`;
  if (messages[key] !== source) return `${at}: its English is another by now; hand the messages out anew.`;
  const fault = target === undefined ? undefined : faultOf(lang, source, target);
  return fault && `${at}: ${fault}.`;
}

function problemsOf(packs: string, lang: Lang, units: readonly Unit[]): string[] {
  const english = new Map(featuresOf(packs).map((name) => [name, readFeature(packs, SOURCE, name)]));
  const seen = new Set<string>();
  const twice = units.flatMap(({ feature, key }) => {
    const name = `messages/${feature}.json, ${key}`;
    if (seen.has(name)) return [`${name}: it stands there twice.`];
    seen.add(name);
    return [];
  });
  const problems = units.flatMap((unit) => problemOf(english, lang, unit) ?? []);
  if (twice.length + problems.length > 0) return [...twice, ...new Set(problems)];
  const words = units.map(({ target }) => (target === undefined ? '' : madeOf(target, lang).words)).join(' ');
  const letters = words.match(/\p{L}/gu)?.length ?? 0;
  return letters >= LEAST_LETTERS && alphabetFit(lang, words) < LEAST_FIT
    ? [`The translations do not stand in the letters of ${language(lang).endonym}.`]
    : [];
}

/**
 * Takes a translator's file into the pack that it is for. A unit without a translation stays as it was; an approved one no longer
 * awaits a native reader. Where anything is wrong nothing is written.
 */
export function takeIn(packs: string, text: string): Taken {
  let handed: Handed;
  try {
    handed = fromXliff(text);
  } catch (error) {
    return { ok: false, problems: [sentence(error)] };
  }
  const lang = languageOf(handed);
  if (!isLang(lang)) return { ok: false, problems: [lang] };
  const problems = problemsOf(packs, lang, handed.units);
  if (problems.length > 0) return { ok: false, problems };

  const files = new Map<string, unknown>();
  const before = readReview(packs, lang);
  let review = before;
  let changed = 0;
  let read = 0;
  for (const feature of new Set(handed.units.map((unit) => unit.feature))) {
    const units = handed.units.filter((unit) => unit.feature === feature && unit.target !== undefined);
    const present = readFeature(packs, lang, feature);
    const given = new Map(units.map(({ key, target = '' }) => [key, target]));
    const fresh = Object.fromEntries(Object.entries(present).map(([key, words]) => [key, given.get(key) ?? words]));
    const different = Object.keys(present).filter((key) => fresh[key] !== present[key]).length;
    if (different > 0) files.set(join(packs, lang, 'messages', `${feature}.json`), fresh);
    changed += different;
    const approved = new Set(units.filter((unit) => unit.approved).map(({ key }) => key));
    const after = reviewed(review, feature, Object.keys(present), approved);
    if (after !== review) read += approved.size;
    review = after;
  }
  if (review !== before) files.set(join(packs, lang, 'review.json'), review);
  writeAll(files);
  return { ok: true, lang, changed, read };
}
