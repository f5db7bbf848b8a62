/** The rules of procedure as a paper, in one language or in all of the summit's columns side by side. */

import type { Rules } from '../domain/negotiation/rules.ts';
import { rulesInWords, rulesTitle } from '../domain/negotiation/rules-words.ts';
import { fromPlain } from '../domain/text/text.ts';
import type { Lang } from '../language/language.ts';
import { formatInteger } from '../language/number.ts';
import { type PaperFacts, paperJob } from './paper.ts';
import type { Block, PrintJob, PrintTools } from './printed.ts';

const NAME = 'rules-of-procedure';

/** `at`: when they came into force or were laid before the delegations; the digest is that of the rules as data. */
export type RulesPaper = Omit<PaperFacts, 'name'> & {
  readonly rules: Rules;
  readonly timeZone: string;
  /** They are not in force yet: every page says so. */
  readonly draft: boolean;
};

export function printRules({ rules, timeZone, ...facts }: RulesPaper, tools: PrintTools): PrintJob {
  const bodyOf = (lang: Lang) => ({
    title: rulesTitle(lang),
    blocks: rulesInWords(lang, rules, timeZone).map(
      (sentence, index): Block => ({
        ...{ block: 'clause', resolution: NAME, clause: `rule-${index + 1}`, kind: 'paragraph', level: 0, indent: 0 },
        ...{ label: `${formatInteger(lang, index + 1)}.`, paragraphs: fromPlain(sentence) },
      }),
    ),
  });
  return paperJob({ ...facts, name: NAME }, bodyOf, tools);
}
