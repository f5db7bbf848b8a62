/** A paper of the meeting as it is asked for and handed out. Papers are read by people: formats for machines have nothing to say of them. */

import { PRINTERS, printerOf, unprintableBy } from '../../src/export/formats.ts';
import type { PrintJob } from '../../src/export/printed.ts';
import { isLang, type Lang } from '../../src/language/language.ts';
import { settingOf } from '../commands/assembly.ts';
import type { Summit } from '../commands/summit.ts';
import { Problem } from './refusal.ts';
import { file } from './reply.ts';

export type PaperQuery = { readonly [name: string]: string | undefined };

const FORMATS: readonly string[] = [PRINTERS.pdf, PRINTERS.docx, PRINTERS.html, PRINTERS.text].map(
  ({ format }) => format,
);

/** What a call wants printed; `without` begins the sentence about another language. Throws a Problem in words. */
export function wantedPaper(query: PaperQuery, languages: readonly Lang[], without = 'This paper has no text') {
  const { format = 'pdf', language = 'all' } = query;
  const printer = FORMATS.includes(format) ? printerOf(format) : undefined;
  if (!printer) throw new Problem('bad-request', `There is no format ${format}: use ${FORMATS.join(', ')}.`);
  if (language !== 'all' && !(isLang(language) && languages.includes(language)))
    throw new Problem('unknown-language', `${without} in ${language}.`);
  return { printer, format, language, languages: language === 'all' ? languages : [language as Lang] };
}

/** Languages of a paper about the meeting as a whole: the summit's columns, and those of the instrument. */
export const meetingLanguages = (summit: Summit): readonly Lang[] => [
  ...new Set([...(summit.facts?.columns ?? []), ...settingOf(summit).languages]),
];

type Wanted = ReturnType<typeof wantedPaper>;
/** `name`: of the file, before its language. */
export const printedPaper = async ({ printer, format, language }: Wanted, job: PrintJob, name = job.name) =>
  file({
    ...{ bytes: await printer.print(job), mime: printer.mime, name: `${name}-${language}.${printer.extension}` },
    ...(await unprintableBy(format, job)),
  });
