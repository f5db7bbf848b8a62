/**
 * The formats of export as the page offers them: which hold one language, which all, and their names. The exporters' own table
 * would bring the exporters into the page; a test holds the two together.
 */

import type { MessageKey } from '../../language/messages.ts';
import type { I18n } from './i18n.tsx';

export const FORMATS = {
  pdf: 'both',
  docx: 'both',
  html: 'both',
  text: 'both',
  akn: 'one',
  tsv: 'all',
  json: 'all',
  xliff: 'all',
  xliff12: 'all',
  tmx: 'all',
} as const satisfies { readonly [format: string]: 'one' | 'all' | 'both' };
export type FormatName = keyof typeof FORMATS;
export const FORMAT_NAMES = Object.keys(FORMATS) as readonly FormatName[];

/** Formats that go from one language into each other one, so there is a source to choose and a second column is needed. */
export const PAIRS: readonly FormatName[] = ['xliff', 'xliff12'];
/** The formats in which a text of so many columns can be written. */
export const formatsFor = (columns: readonly unknown[], formats = FORMAT_NAMES): readonly FormatName[] =>
  columns.length > 1 ? formats : formats.filter((format) => !PAIRS.includes(format));

const NAMES: { readonly [format in FormatName]: MessageKey } = {
  pdf: 'signing.format.pdf',
  docx: 'export.format.docx',
  html: 'signing.format.html',
  text: 'export.format.text',
  akn: 'signing.format.akn',
  tsv: 'export.format.tsv',
  json: 'export.format.json',
  xliff: 'signing.format.xliff',
  xliff12: 'signing.format.xliff12',
  tmx: 'signing.format.tmx',
};
export const formatWords = ({ t }: Pick<I18n, 't'>, format: FormatName): string => t(NAMES[format]);
