/** A text as words and marks, each with what stands before it: where only blanks or joiners differ, no word does. */
import { lower } from '../language/collation.ts';
import type { Lang } from '../language/language.ts';
import { foldOrthography } from '../language/orthography.ts';

export type Token = {
  readonly text: string;
  /** One spelling; capitals are kept. */
  readonly key: string;
  readonly kind: 'word' | 'mark' | 'line';
  /** Before it: nothing, a joiner, blanks. */
  readonly gap: '' | 'joiner' | 'blank';
  /** Blanks as they were written. */
  readonly blanks: string;
};

const PIECE = /[\p{L}\p{M}\p{N}\u00ad\u0640]+|[\u200c\u200d]+|\n|[^\S\n]+|[^\p{L}\p{M}\p{N}\s]/gu;
/** Seen by nobody; what may not stand in a text at all is asked for elsewhere. */
const UNSEEN = /^[\u200b\u200e\u200f\u2060\ufeff]$/u;

export function tokensOf(lang: Lang, text: string): Token[] {
  const known = new Map<string, string>();
  const keyOf = (piece: string): string => {
    const key = known.get(piece) ?? (foldOrthography(lang, piece).normalize('NFC') || piece);
    known.set(piece, key);
    return key;
  };
  const tokens: Token[] = [];
  let [joiner, blanks] = ['', ''];
  for (const [piece] of text.replaceAll('…', '...').matchAll(PIECE)) {
    if (/^[\u200c\u200d]/u.test(piece)) joiner = piece;
    else if (piece !== '\n' && /^\s/u.test(piece)) blanks += piece;
    else if (!UNSEEN.test(piece)) {
      const kind = piece === '\n' ? 'line' : /^[\p{L}\p{M}\p{N}\u00ad\u0640]/u.test(piece) ? 'word' : 'mark';
      tokens.push({ text: piece, key: keyOf(piece), kind, gap: blanks ? 'blank' : joiner ? 'joiner' : '', blanks });
      [joiner, blanks] = ['', ''];
    }
  }
  return tokens;
}

/** The same word but for capitals. */
export const sameLetters = (lang: Lang, a: string, b: string): boolean => lower(lang, a) === lower(lang, b);

/** The words of tokens as they stood. */
export const written = (tokens: readonly Token[]): string =>
  tokens
    .map(({ text, gap }, index) => (index === 0 || gap === '' ? text : gap === 'joiner' ? `\u200c${text}` : ` ${text}`))
    .join('')
    .replaceAll('\n', ' ');
