/** The question for the rules of procedure as a document: those in force, or the draft that lies before the delegations. */
import { canonicalJson, type Json, sha256 } from '../../src/domain/digest.ts';
import { isLang, type Lang } from '../../src/domain/language.ts';
import { UNWRITTEN_RULES } from '../../src/domain/rules.ts';
import { PRINTERS, printerOf, unprintableBy } from '../../src/export/formats.ts';
import { printRules } from '../../src/export/rules-paper.ts';
import { PRINT_TOOLS } from '../print/tools.ts';
import { noSuch } from './instrument.ts';
import { Problem } from './refusal.ts';
import { file } from './reply.ts';
import type { Folder } from './views.ts';

/** Papers are read by people: a format for machines would have nothing to say of them. */
const FORMATS: readonly string[] = [PRINTERS.pdf, PRINTERS.docx, PRINTERS.html, PRINTERS.text].map(
  ({ format }) => format,
);

export async function rulesDocument(
  { summit: { facts, rules } }: Folder,
  { query }: { readonly query: { readonly [name: string]: string | undefined } },
) {
  if (!facts) throw noSuch('summit');
  const { format = 'pdf', language = 'all', which = 'force' } = query;
  const printer = FORMATS.includes(format) ? printerOf(format) : undefined;
  if (!printer) throw new Problem(400, 'bad-request', `There is no format ${format}: use ${FORMATS.join(', ')}.`);
  if (language !== 'all' && !(isLang(language) && facts.columns.includes(language)))
    throw new Problem(400, 'unknown-language', `The summit has no column in ${language}.`);
  const draft = which === 'draft' ? rules.draft : null;
  if (which === 'draft' && !draft) throw noSuch('draft of rules');
  const standing = draft ?? rules.adopted.at(-1) ?? { rules: UNWRITTEN_RULES, at: `${facts.days[0]}T00:00:00.000Z` };
  const job = printRules(
    {
      rules: standing.rules,
      languages: language === 'all' ? facts.columns : [language as Lang],
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
  return file({
    ...{ bytes: await printer.print(job), mime: printer.mime },
    name: `${['rules-of-procedure', ...(draft ? ['draft'] : []), language].join('-')}.${printer.extension}`,
    ...(await unprintableBy(format, job)),
  });
}
