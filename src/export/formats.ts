/**
 * The formats that print a job: a resolution or a whole instrument, in one language or several. A format is a row here; the
 * signed package, the server, the command line and the interface read this table.
 */
import type { Unprintable } from '../domain/text/unprintable.ts';
import { writeAkn } from './akn.ts';
import { printDocx } from './docx.ts';
import { printHtml } from './html.ts';
import { printJson } from './json.ts';
import { writePdf } from './pdf.ts';
import type { PrintJob } from './printed.ts';
import { printText } from './text.ts';
import { writeTmx } from './tmx.ts';
import { printTsv } from './tsv.ts';
import { unprintableIn } from './unprintable.ts';
import { writeXliff } from './xliff.ts';
import { writeXliff12 } from './xliff12.ts';

export type Printer = {
  readonly format: string;
  readonly mime: string;
  /** Without the dot. */
  readonly extension: string;
  /** What a job's `languages` may be: `one`, `all` (two or more in one file), or either. */
  readonly languages: 'one' | 'all' | 'both';
  /** It goes from one language of the job into each other one: a source can be named, and there must be two. */
  readonly pairs?: true;
  readonly print: (job: PrintJob) => Promise<Uint8Array>;
};

export const PRINTERS = {
  docx: {
    format: 'docx',
    mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extension: 'docx',
    languages: 'both',
    print: printDocx,
  },
  html: { format: 'html', mime: 'text/html; charset=utf-8', extension: 'html', languages: 'both', print: printHtml },
  text: { format: 'text', mime: 'text/plain; charset=utf-8', extension: 'txt', languages: 'both', print: printText },
  tsv: {
    format: 'tsv',
    mime: 'text/tab-separated-values; charset=utf-8',
    extension: 'tsv',
    languages: 'all',
    print: printTsv,
  },
  json: { format: 'json', mime: 'application/json', extension: 'json', languages: 'all', print: printJson },
  pdf: { format: 'pdf', mime: 'application/pdf', extension: 'pdf', languages: 'both', print: writePdf },
  akn: { format: 'akn', mime: 'application/akn+xml', extension: 'akn.xml', languages: 'one', print: writeAkn },
  xliff: {
    format: 'xliff',
    mime: 'application/zip',
    extension: 'xliff.zip',
    languages: 'all',
    pairs: true,
    print: writeXliff,
  },
  xliff12: {
    format: 'xliff12',
    mime: 'application/zip',
    extension: 'xliff12.zip',
    languages: 'all',
    pairs: true,
    print: writeXliff12,
  },
  tmx: { format: 'tmx', mime: 'application/x-tmx+xml', extension: 'tmx', languages: 'all', print: writeTmx },
} as const satisfies { readonly [format: string]: Printer };

/** What this format cannot print of a text: all but PDF leave it to the reader's machine to find a font. */
export const unprintableBy = async (
  format: string,
  job: PrintJob,
): Promise<{ readonly unprintable?: readonly Unprintable[] }> =>
  format === 'pdf' ? { unprintable: await unprintableIn(job) } : {};

/** The format of that name, which may come from anybody. */
export const printerOf = (format: string): Printer | undefined =>
  Object.hasOwn(PRINTERS, format) ? PRINTERS[format as keyof typeof PRINTERS] : undefined;
