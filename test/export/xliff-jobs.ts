/** What both versions of XLIFF are tried on, and what they have to give back. */
import { withTokens } from '../../src/domain/clause/states-slot.ts';
import { toPlain } from '../../src/domain/text/text.ts';
import type { PrintedText, PrintJob } from '../../src/export/printed.ts';
import { instrument, instrumentJob, RESOLUTIONS, resolutionJob } from './xml-jobs.ts';

/** Units that go by the State, not by their place. */
export const byState = (id: string): boolean => /organization_|signature_|signed-for/.test(id);
/** What is printed in one language and stored, lists of States as their tokens, a string for each unit whose place is the same in all languages. */
export const cells = (text: PrintedText | undefined): readonly string[] =>
  (text?.blocks ?? []).flatMap((block) => {
    if (block.block === 'clause') return [toPlain(withTokens(block.paragraphs))];
    if (block.block === 'part') return [block.title];
    return block.block === 'parties' || block.block === 'signatures' ? [] : [block.text];
  });

export const JOBS: readonly (readonly [string, PrintJob])[] = [
  ...RESOLUTIONS.map((text) => [text.resolution, resolutionJob(text, 'all')] as const),
  ['parts', instrumentJob(instrument(), 'all')],
  ['annexes', instrumentJob(instrument({ form: 'annexes' }), 'all')],
];
