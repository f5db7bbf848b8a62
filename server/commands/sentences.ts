/**
 * Refusals in plain English, for the command line, the log and other programs. The interface words them again from the
 * same data in its user's language.
 */
import type { Missing, Refusal } from '../../src/domain/command.ts';

const REASONS: { readonly [reason in Refusal]: string } = {
  'not-allowed': 'Your role does not allow this.',
  'text-changed': 'The text changed after you looked at it. Read it again, then decide.',
  'clause-frozen': 'The clause is frozen. It has to be reopened first.',
  'unknown-clause': 'There is no such clause in this resolution.',
  'rule-unmet': 'A rule is not met yet.',
  'bad-command': 'The command is not well formed.',
};

function missingSentence(missing: Missing): string {
  switch (missing.kind) {
    case 'open-brackets':
      return `${missing.count} open bracket(s) in ${missing.lang}`;
    case 'unbalanced-bracket':
      return `a bracket without its partner in ${missing.lang}`;
    case 'empty-column':
      return `the text in ${missing.lang} is missing`;
    case 'stance':
      return `${missing.delegation}: ${missing.has === 'lapsed' ? 'stance given on an earlier text' : missing.has === 'none' ? 'no stance yet' : missing.has}`;
    case 'no-parties':
      return 'no delegation takes part in this resolution';
    case 'previous-status':
      return `the clause has to be ${missing.needs} first`;
    case 'concordance':
      return `${missing.languages.join(' and ')} have not been compared on this text`;
    case 'column-exists':
      return `the column ${missing.lang} exists already`;
    case 'already':
      return `it is ${missing.what} already`;
  }
}

/** One sentence, with what is missing where that is known. */
export function refusalSentence(reason: Refusal, missing?: readonly Missing[]): string {
  return missing?.length ? `${REASONS[reason]} Missing: ${missing.map(missingSentence).join('; ')}.` : REASONS[reason];
}
