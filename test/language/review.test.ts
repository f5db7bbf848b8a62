/**
 * What awaits a native legal linguist, a file a pack: `review.json` says by part and key why. Every key that it names is there, so that
 * a reviewer never looks for a sentence that somebody renamed.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LANGS, type Lang } from '../../src/language/language.ts';
import { PACKS } from '../../src/language/packs.ts';

type Review = { readonly [part: string]: { readonly [key: string]: string } };

const read = (lang: Lang, file: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../src/language/${lang}/${file}.json`, import.meta.url), 'utf8'));

/** Is there something at `key`? In messages a key may end in "*", elsewhere it is a path with dots; "*" alone is all of the part. */
function isThere(lang: Lang, part: string, key: string): boolean {
  if (part.startsWith('messages/')) {
    const keys = Object.keys(read(lang, part) as object);
    return key.endsWith('*') ? keys.some((each) => each.startsWith(key.slice(0, -1))) : keys.includes(key);
  }
  let found: unknown = PACKS[lang];
  for (const step of [...part.split('/'), ...(key === '*' ? [] : key.split('.'))])
    found = (found as { readonly [step: string]: unknown })?.[step];
  return found !== undefined;
}

const lost = (lang: Lang, review: Review): string[] =>
  Object.entries(review).flatMap(([part, keys]) =>
    Object.entries(keys).flatMap(([key, why]) =>
      isThere(lang, part, key) && why.trim() !== '' ? [] : [`${lang} ${part}: ${key}`],
    ),
  );

describe('review.json', () => {
  it.each(LANGS)('of %s names only what is there, each with a reason', (lang) => {
    expect(lost(lang, read(lang, 'review') as Review)).toEqual([]);
  });

  it('finds a key that is gone', () => {
    const review = { facts: { 'quotes.middle': 'x' }, 'messages/table': { 'table.gone*': 'x', '*': '' } };
    expect(lost('tk', review)).toEqual([
      'tk facts: quotes.middle',
      'tk messages/table: table.gone*',
      'tk messages/table: *',
    ]);
  });
});
