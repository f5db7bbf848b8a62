/** The rules of procedure as a paper, in one language or in all of the summit's columns side by side. */
import { DEFAULT_LAYOUT } from '../domain/instrument.ts';
import type { Lang, PerLang } from '../domain/language.ts';
import { rulesInWords, rulesTitle } from '../domain/language-rules.ts';
import { formatInteger } from '../domain/number.ts';
import type { Rules } from '../domain/rules.ts';
import { fromPlain } from '../domain/text.ts';
import { printable } from './printable.ts';
import type { Block, PrintedText, PrintJob, PrintTools } from './printed.ts';

const NAME = 'rules-of-procedure';

export type RulesPaper = {
  readonly rules: Rules;
  /** Languages to print, in column order. */
  readonly languages: readonly Lang[];
  readonly summitName: PerLang<string>;
  readonly place: PerLang<string>;
  readonly timeZone: string;
  /** ISO day of the summit. */
  readonly day: string;
  /** When they came into force or were laid before the delegations, UTC. */
  readonly at: string;
  /** They are not in force yet: every page says so. */
  readonly draft: boolean;
  /** Digest of the rules as data. */
  readonly digest: string;
};

export function printRules(paper: RulesPaper, tools: PrintTools): PrintJob {
  const texts: PerLang<PrintedText> = {};
  for (const lang of paper.languages) {
    const title = rulesTitle(lang);
    const summitName = printable(paper.summitName[lang] ?? '');
    const lines = rulesInWords(lang, paper.rules, paper.timeZone).map(
      (sentence, index): Block => ({
        block: 'clause',
        resolution: NAME,
        clause: `rule-${index + 1}`,
        kind: 'paragraph',
        level: 0,
        indent: 0,
        label: `${formatInteger(lang, index + 1)}.`,
        paragraphs: fromPlain(sentence),
      }),
    );
    const head: Block[] = summitName ? [{ block: 'line', text: summitName }] : [];
    texts[lang] = { language: lang, title, summitName, blocks: [{ block: 'title', text: title }, ...head, ...lines] };
  }
  return {
    name: NAME,
    kind: 'resolution',
    languages: paper.languages,
    texts,
    view: 'clean',
    draft: paper.draft,
    generatedAt: paper.at,
    day: paper.day,
    place: paper.place,
    digest: paper.digest,
    layout: DEFAULT_LAYOUT,
    declarations: [],
    tools,
  };
}
