/** A decision on a clause in words: what it was, and what else came of it. */

import type { Decision } from '../../domain/clause/past.ts';
import { language } from '../../language/language.ts';
import { CATALOGUES, type MessageKey } from '../../language/messages.ts';
import type { I18n } from '../kit/i18n.tsx';
import { findingName } from './finding-words.ts';
import { isolatedName } from './pair-sign.tsx';

export type DecisionWords = {
  readonly what: string;
  /** "agreed, before: draft", "moved": what the clause is by it. */
  readonly more: readonly string[];
  /** What was said with it, in its author's words. */
  readonly said: string | undefined;
};

type Words = Pick<I18n, 't' | 'list' | 'dateTime' | 'lang'>;

/** A type of a newer server has no sentence here and is called a decision. */
function keyOf(lang: I18n['lang'], type: string): MessageKey {
  const key = `history.decision.${type}`;
  return key in CATALOGUES[lang] ? (key as MessageKey) : 'history.decision.other';
}

/** `who`: names the author of the proposal that was decided on. */
export function decisionInWords(
  { t, list, dateTime, lang }: Words,
  decision: Decision,
  who: (by: { member: string; delegation: string | null }) => string,
): DecisionWords {
  const { type, stance, status, held, moved, until, languages, proposal, note, reason, label } = decision;
  const what = t(keyOf(lang, type), {
    stance: stance ? t(`stance.${stance}`) : '',
    language: decision.language ? language(decision.language).endonym : '',
    languages: list((languages ?? []).map((each) => isolatedName(each))),
    finding: findingName({ t, list }, decision.check, languages),
    until: until ? dateTime(until) : '',
  });
  const more: string[] = [];
  // Whose proposal it was, unless its own author speaks.
  if (proposal && proposal.member !== decision.member) more.push(t('history.more.proposer', { who: who(proposal) }));
  if (status?.[0])
    more.push(t('history.more.status', { from: t(`status.${status[0]}`), to: t(`status.${status[1]}`) }));
  if (moved && type !== 'clause.move') more.push(t('history.more.moved'));
  if (held === true && type !== 'clause.hold') more.push(t('history.more.held'));
  if (held === false && type !== 'clause.release') more.push(t('history.more.released'));
  return { what, more, said: reason || note || label || undefined };
}
