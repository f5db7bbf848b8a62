/** Numbers in words, as far as a text may write in words what another column writes in figures. */
import { numberWords as az } from './az/number-words.ts';
import { numberWords as en } from './en/number-words.ts';
import { numberWords as fa } from './fa/number-words.ts';
import { numberWords as kk } from './kk/number-words.ts';
import type { EachLanguage, NumberWords } from './pack.ts';
import { numberWords as ru } from './ru/number-words.ts';
import { numberWords as tk } from './tk/number-words.ts';

export const NUMBER_WORDS: EachLanguage<NumberWords> = { fa, ru, az, kk, tk, en };
