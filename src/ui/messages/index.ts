/**
 * Every word of the interface, per language. English is the source of the keys; the other catalogues have the same keys
 * with the same arguments (a test compares them). Two halves, the frame and the table, keep the files readable.
 */
import type { Lang } from '../../domain/language.ts';
import { az as azFrame } from './frame/az.ts';
import { en as enFrame, type FrameKey } from './frame/en.ts';
import { fa as faFrame } from './frame/fa.ts';
import { kk as kkFrame } from './frame/kk.ts';
import { ru as ruFrame } from './frame/ru.ts';
import { tk as tkFrame } from './frame/tk.ts';
import { az as azTable } from './table/az.ts';
import { en as enTable, type TableKey } from './table/en.ts';
import { fa as faTable } from './table/fa.ts';
import { kk as kkTable } from './table/kk.ts';
import { ru as ruTable } from './table/ru.ts';
import { tk as tkTable } from './table/tk.ts';

export type MessageKey = FrameKey | TableKey;
/** ICU MessageFormat patterns by key. */
export type Messages = { readonly [key in MessageKey]: string };

export const CATALOGUES: { readonly [lang in Lang]: Messages } = {
  fa: { ...faFrame, ...faTable },
  ru: { ...ruFrame, ...ruTable },
  az: { ...azFrame, ...azTable },
  kk: { ...kkFrame, ...kkTable },
  tk: { ...tkFrame, ...tkTable },
  en: { ...enFrame, ...enTable },
};
