/** The question for the list of participants and observers as a document. */
import { canonicalJson, type Json, sha256 } from '../../src/domain/digest.ts';
import { isLang, type Lang } from '../../src/domain/language.ts';
import { PRINTERS, printerOf, unprintableBy } from '../../src/export/formats.ts';
import { printPeople } from '../../src/export/people-paper.ts';
import { settingOf } from '../commands/assembly.ts';
import { PRINT_TOOLS } from '../print/tools.ts';
import { noSuch } from './instrument.ts';
import { Problem } from './refusal.ts';
import { file } from './reply.ts';
import type { Folder } from './views.ts';

const FORMATS: readonly string[] = [PRINTERS.pdf, PRINTERS.docx, PRINTERS.html, PRINTERS.text].map(
  ({ format }) => format,
);

export async function peopleDocument(
  { summit }: Folder,
  { query }: { readonly query: { readonly [name: string]: string | undefined } },
) {
  const { facts, people } = summit;
  if (!facts) throw noSuch('summit');
  const { format = 'pdf', language = 'all' } = query;
  const printer = FORMATS.includes(format) ? printerOf(format) : undefined;
  if (!printer) throw new Problem(400, 'bad-request', `There is no format ${format}: use ${FORMATS.join(', ')}.`);
  const { order, languages } = settingOf(summit);
  const known = [...new Set([...facts.columns, ...languages])];
  if (language !== 'all' && !(isLang(language) && known.includes(language)))
    throw new Problem(400, 'unknown-language', `The summit has no column in ${language}.`);
  const job = printPeople(
    {
      people,
      delegations: facts.delegations,
      order,
      languages: language === 'all' ? known : [language as Lang],
      summitName: facts.name,
      place: facts.place,
      day: facts.days[0],
      digest: sha256(canonicalJson({ ...people, bearers: {} } as unknown as Json)),
    },
    PRINT_TOOLS,
  );
  return file({
    ...{ bytes: await printer.print(job), mime: printer.mime },
    name: `participants-${language}.${printer.extension}`,
    ...(await unprintableBy(format, job)),
  });
}
