/**
 * Every pack, whole: for tests and tools that read all of a language. Whoever needs a part imports the module that gathers it, or a
 * page would carry the words of every paper.
 */
import { pack as az } from './az/pack.ts';
import { pack as en } from './en/pack.ts';
import { pack as fa } from './fa/pack.ts';
import { pack as kk } from './kk/pack.ts';
import type { EachLanguage, LanguagePack } from './pack.ts';
import { pack as ru } from './ru/pack.ts';
import { pack as tk } from './tk/pack.ts';

export const PACKS: EachLanguage<LanguagePack> = { fa, ru, az, kk, tk, en };
