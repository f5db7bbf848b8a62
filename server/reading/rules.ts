/** The question for the rules of procedure as a document: those in force, or the draft that lies before the delegations. */

import { UNWRITTEN_RULES } from '../../src/domain/negotiation/rules.ts';
import { canonicalJson, type Json, sha256 } from '../../src/domain/text/digest.ts';
import { printRules } from '../../src/export/rules-paper.ts';
import { PRINT_TOOLS } from '../print/tools.ts';
import { noSuch } from './instrument.ts';
import { type PaperQuery, printedPaper, wantedPaper } from './paper.ts';
import type { Folder } from './views.ts';

export async function rulesDocument({ summit: { facts, rules } }: Folder, { query }: { readonly query: PaperQuery }) {
  if (!facts) throw noSuch('summit');
  const { which = 'force' } = query;
  const wish = wantedPaper(query, facts.columns, 'The summit has no column');
  const draft = which === 'draft' ? rules.draft : null;
  if (which === 'draft' && !draft) throw noSuch('draft of rules');
  const standing = draft ?? rules.adopted.at(-1) ?? { rules: UNWRITTEN_RULES, at: `${facts.days[0]}T00:00:00.000Z` };
  const job = printRules(
    {
      rules: standing.rules,
      languages: wish.languages,
      summitName: facts.name,
      place: facts.place,
      timeZone: facts.timeZone,
      day: facts.days[0],
      at: standing.at,
      draft: draft !== null,
      digest: sha256(canonicalJson(standing.rules as unknown as Json)),
    },
    PRINT_TOOLS,
  );
  return printedPaper(wish, job, draft ? `${job.name}-draft` : job.name);
}
