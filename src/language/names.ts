/** What people call the languages in the first row of a table, beside the endonym and the code: in their own words and in others'. */
import { names as az } from './az/reading.ts';
import { names as en } from './en/reading.ts';
import { names as fa } from './fa/reading.ts';
import { names as kk } from './kk/reading.ts';
import type { EachLanguage } from './pack.ts';
import { names as ru } from './ru/reading.ts';
import { names as tk } from './tk/reading.ts';

export const OTHER_NAMES: EachLanguage<readonly string[]> = { fa, ru, az, kk, tk, en };
