/** What most of the languages have in common; a language's own sheet names what is otherwise. */
import type { LanguageFacts, QuotePair, Saying } from './pack.ts';

export const NBSP = '\u00a0';
export const GUILLEMETS: QuotePair = ['«', '»'];
export const CURLY: QuotePair = ['“', '”'];

export const EUROPEAN = {
  digits: '0123456789',
  minus: '-',
  comma: ',',
  semicolon: ';',
  question: '?',
  dotlessI: false,
  twins: {},
  folding: [],
  looseSpaces: null,
  ordinals: '',
} as const satisfies Partial<LanguageFacts>;

/** "19 ноября" */
export const dayAndMonth: Saying = ({ day, name }) => `${day} ${name}`;
/** "19 November 2025", «۲۸ آبان ۱۴۰۴» */
export const dayMonthYear: Saying = ({ day, name, year }) => `${day} ${name} ${year}`;
