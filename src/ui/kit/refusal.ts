/**
 * Refusals and what a rule still misses, in words, with the next step where there is one. The reasons are closed unions
 * of the domain, so a new one does not compile until it has a sentence.
 */

import { isClauseStatus } from '../../domain/clause/clause.ts';
import { LIMITS, type Refusal } from '../../domain/command.ts';
import type { Missing } from '../../domain/missing.ts';
import type { SummitView } from '../../domain/summit/summit.ts';
import { type Lang, language } from '../../language/language.ts';
import type { I18n } from './i18n.tsx';

type Words = Pick<I18n, 't' | 'list' | 'name' | 'moment'>;
type Names = Pick<SummitView, 'delegations'>;

/** A language is called by its own name everywhere: the names of all six in all six would only be read by translators. */
const languageName = (lang: Lang): string => language(lang).endonym;

export const delegationName = ({ name }: Pick<I18n, 'name'>, { delegations }: Names, code: string): string =>
  name(delegations.find(({ id }) => id === code)?.names) || code;

export function missingInWords(words: Words, names: Names, missing: Missing): string {
  const { t } = words;
  switch (missing.kind) {
    case 'open-brackets':
      return t('missing.open-brackets', { language: languageName(missing.lang), count: missing.count });
    case 'unbalanced-bracket':
    case 'empty-column':
    case 'column-exists':
      return t(`missing.${missing.kind}`, { language: languageName(missing.lang) });
    case 'stance':
      return t(`missing.stance.${missing.has}`, { delegation: delegationName(words, names, missing.delegation) });
    case 'no-parties':
      return t('missing.no-parties');
    case 'previous-status':
      // Nothing is below a draft: this is asked of a whole resolution, before a column becomes authentic.
      if (missing.needs === 'draft') return t('missing.all-drafts');
      return t('missing.previous-status', { status: t(`status.${missing.needs}`) });
    case 'concordance': {
      const [a, b] = missing.languages;
      return t('missing.concordance', { a: languageName(a), b: languageName(b) });
    }
    case 'already':
      return isClauseStatus(missing.what) ? t(`status.${missing.what}`) : t('missing.already');
    case 'conflict':
      return t('missing.conflict', { language: languageName(missing.lang), words: missing.words });
    case 'deadline':
      return t(`missing.deadline.${missing.why}`, { days: LIMITS.silenceDays });
    case 'silence-too-short':
      return t('missing.silence-too-short', { hours: missing.hours });
    case 'proposals-over':
      return t('missing.proposals-over', { at: words.moment(missing.since) });
    case 'substance':
      return t('missing.substance', { language: languageName(missing.lang), old: missing.old, young: missing.young });
    case 'quorum':
      return t('missing.quorum', { present: missing.present, needs: missing.needs });
    case 'majority':
      return t('missing.majority', { agree: missing.agree, needs: missing.needs });
    case 'stands-against':
    case 'absence-own':
      return t(`missing.${missing.kind}`, { delegation: delegationName(words, names, missing.delegation) });
    case 'absence-announced':
      return t('missing.absence-announced', { at: words.moment(missing.from) });
    case 'text-against':
      return t(`missing.text-against.${missing.has}`, { delegation: delegationName(words, names, missing.delegation) });
    case 'text-status':
      return t('missing.text-status', { status: t(`status.${missing.status}`), needs: t(`status.${missing.needs}`) });
    case 'may-object': {
      const delegation = delegationName(words, names, missing.delegation);
      return t('missing.may-object', { delegation, at: words.moment(missing.until) });
    }
    case 'symbols-given':
      return t('missing.symbols-given', { base: missing.base });
    case 'footnote':
      return t(`missing.footnote.${missing.why}`);
    case 'too-many':
      return t('missing.too-many', { limit: missing.limit });
    case 'no-difference':
    case 'reason':
    case 'changed':
    case 'held':
    case 'signed':
    case 'silence':
    case 'editing-form':
    case 'another-text':
    case 'adoption-way':
    case 'chair-issues':
    case 'setting':
    case 'text-brackets':
    case 'text-note':
    case 'no-exception':
    case 'why':
    case 'none-qualifies':
    case 'unknown':
      return t(`missing.${missing.kind}`);
  }
}

export function refusalInWords(words: Words, names: Names, reason: Refusal, missing: readonly Missing[] = []): string {
  const { t, list } = words;
  if (reason === 'rule-unmet')
    return t('refusal.rule-unmet', { missing: list(missing.map((each) => missingInWords(words, names, each))) });
  return t(`refusal.${reason}`);
}
