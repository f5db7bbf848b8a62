/** No cell without text, save by design; a working column fills up bit by bit and is not asked. */
import type { Check } from './finding.ts';

export const empty: Check = ({ cells }) => {
  const languages = cells.filter(({ text, working }) => !working && text.trim() === '').map(({ lang }) => lang);
  return languages.length > 0 ? [{ languages, message: { key: 'empty.cell', args: { count: languages.length } } }] : [];
};
