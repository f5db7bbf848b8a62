/**
 * The secretariat's correction of form in a delegation's column: spelling, punctuation, spaces and layout, and nothing that a word
 * means. What a change weighs is read elsewhere (`checks/weigh`) and comes in as a function; without one nothing is form.
 */
import { LIMITS } from '../command.ts';
import { accept, type Judges, refuse, textsFit, unmet } from '../verdict.ts';

export const CORRECTION_JUDGES: Judges<'text.correct'> = {
  'text.correct': ({ ground, command: { language, text }, circumstances: { weigh }, clause }) => {
    if (!textsFit(ground, { [language]: text }) || text.length > LIMITS.cell) return refuse('bad-command');
    const old = clause.plain(language);
    if (old === text) return unmet({ kind: 'no-difference' });
    const others = ground.clauses.flatMap((other) => (other.id === clause.id ? [] : [other.plain(language)]));
    const weighed = weigh?.(language, old, text, others);
    if (weighed?.weight === 'form')
      return accept([{ type: 'text.put', clause: clause.id, lang: language, text }], { clause: clause.id });
    const [change] = weighed?.weight === 'substance' ? weighed.changes : [];
    return unmet({ kind: 'substance', lang: language, old: change?.old ?? '', young: change?.young ?? '' });
  },
};
