/**
 * Refusals in plain English, for the command line, the log and other programs. The interface words them again from the
 * same data in its user's language.
 */
import { type Answer, LIMITS, type Refusal } from '../../src/domain/command.ts';
import type { Missing } from '../../src/domain/missing.ts';
import type { Refused } from '../../src/domain/verdict.ts';

const REASONS: { readonly [reason in Refusal]: string } = {
  'not-allowed': 'Your role does not allow this.',
  'text-changed': 'The text changed after you looked at it. Read it again, then decide.',
  'clause-frozen': 'The clause is frozen. It has to be reopened first.',
  'unknown-clause': 'There is no such clause in this resolution.',
  'rule-unmet': 'A rule is not met yet.',
  'bad-command': 'The command is not well formed.',
};

const FOOTNOTES: { readonly [why in Extract<Missing, { kind: 'footnote' }>['why']]: (clause: string) => string } = {
  host: () =>
    'a footnote stands behind the clause that refers to it, and not behind the closing formula; choose such a clause',
  own: () => 'the clause has footnotes of its own; move or withdraw them first',
  frozen: (clause) => `the footnote ${clause} of the clause is closed; reopen it first`,
  withdrawn: () => 'the clause of this footnote is withdrawn; restore that clause first',
  signs: () =>
    'the columns would divide the footnotes differently; cut them so that each (*) is on the same side in every column',
  joined: () => 'a footnote is joined to a footnote only, and a table to a table only',
};
const DEADLINES = {
  past: 'the deadline is in the past',
  far: `the deadline is more than ${LIMITS.silenceDays} days away`,
  open: 'the deadline is not over yet',
} as const;

/** What one sentence lists at most; all of it is in the answer's data. */
const LISTED = 12;

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
      return `${missing.clause ? `clause ${missing.clause}: ` : ''}${missing.languages.join(' and ')} have not been compared on this text`;
    case 'column-exists':
      return `the column ${missing.lang} exists already`;
    case 'already':
      return `it is ${missing.what} already`;
    case 'conflict':
      return `${missing.clause ? `clause ${missing.clause}, ` : ''}${missing.lang}: "${missing.words}" was changed meanwhile; somebody has to put the two wordings together`;
    case 'no-difference':
      return 'the wording is what stands there already';
    case 'reason':
      return `clause ${missing.clause} is frozen, and reopening it needs a reason`;
    case 'changed':
      return `the text of clause ${missing.clause} has changed`;
    case 'footnote':
      return FOOTNOTES[missing.why](missing.clause ?? '');
    case 'held':
      return 'the clause is held while stances are gathered';
    case 'signed':
      return 'the text was signed; an error in it is corrected by an act of rectification';
    case 'silence':
      return `a silence procedure runs on clause ${missing.clause} until ${missing.until}`;
    case 'deadline':
      return DEADLINES[missing.why];
    case 'silence-too-short':
      return `the rules of procedure give a silence at least ${missing.hours} hour(s)`;
    case 'proposals-over':
      return `under the rules of procedure the time for proposals is over since ${missing.since}`;
    case 'quorum':
      return `${missing.present} delegation(s) are present, the rules of procedure ask for ${missing.needs}`;
    case 'majority':
      return `${missing.agree} agree, ${missing.needs} are needed`;
    case 'stands-against':
      return `${missing.delegation} objects to clause ${missing.clause} as it stands, or has a reserve to it; nobody else can mark it absent`;
    case 'absence-own':
      return `under the rules of procedure only ${missing.delegation} itself says that it is absent`;
    case 'absence-announced':
      return `the absence of ${missing.delegation} was announced and counts from ${missing.from}`;
    case 'substance':
      return `${missing.lang}: “${missing.old}” and “${missing.young}” differ in more than form; table other words as a proposal`;
    case 'editing-form':
      return 'under the rules of procedure the secretariat changes form only; table other words as a proposal';
    case 'another-text':
      return 'the text of the instrument is another one by now; its adoption has lapsed';
    case 'adoption-way':
      return `under the rules of procedure (${missing.decision}) a text is not adopted in this way`;
    case 'chair-issues':
      return 'the chair alone issues this text';
    case 'setting':
      return `the settings of the instrument lack: ${missing.what}`;
    case 'text-against':
      return `${missing.delegation} ${missing.has === 'object' ? 'objects' : 'has a reserve'} to clause ${missing.clause} of ${missing.resolution}`;
    case 'text-status':
      return `clause ${missing.clause} of ${missing.resolution} is ${missing.status}, and has to be ${missing.needs}`;
    case 'text-brackets':
      return `clause ${missing.clause} of ${missing.resolution} has open brackets`;
    case 'text-note':
      return `the note at clause ${missing.clause} of ${missing.resolution} names others than have a reserve to it now`;
    case 'no-exception':
      return 'a reserve of some, and not of all, on the clause as it stands';
    case 'may-object':
      return `${missing.delegation} is back and may object until ${missing.until}`;
    case 'why':
      return 'a reason that all can read';
    case 'symbols-given':
      return `documents were issued as ${missing.base}, which stays`;
    case 'none-qualifies':
      return 'no draft is ready for it';
    case 'unknown':
      return `there is no such ${missing.what}`;
    case 'too-many':
      return `the limit of ${missing.limit} is reached`;
  }
}

/** One sentence, with what is missing where that is known. */
export function refusalSentence(reason: Refusal, missing: readonly Missing[] = []): string {
  if (missing.length === 0) return REASONS[reason];
  const rest = missing.length - LISTED;
  const list = missing.slice(0, LISTED).map(missingSentence);
  return `${REASONS[reason]} Missing: ${list.join('; ')}${rest > 0 ? `; and ${rest} more` : ''}.`;
}

/** A refusal as an answer. */
export const unmetAnswer = ({ reason, missing }: Refused): Answer => ({
  ...{ ok: false, reason, message: refusalSentence(reason, missing) },
  ...(missing ? { missing } : {}),
});
