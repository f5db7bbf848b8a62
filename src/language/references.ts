/** How texts refer to articles and paragraphs by number, and what else than the text has articles. */
import { references as az } from './az/reading.ts';
import { references as en } from './en/reading.ts';
import { references as fa } from './fa/reading.ts';
import { references as kk } from './kk/reading.ts';
import type { EachLanguage, ReferenceWords } from './pack.ts';
import { references as ru } from './ru/reading.ts';
import { references as tk } from './tk/reading.ts';

export const REFERENCES: EachLanguage<ReferenceWords> = { fa, ru, az, kk, tk, en };
