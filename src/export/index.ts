/**
 * The one door to every export format. A format is a row of `EXPORTERS`; the interface, the server and the command line
 * read this table and list nothing of their own.
 */
import type { Unprintable } from '../domain/text/unprintable.ts';
import { type ChangesInput, writeChangesHtml } from './changes-html.ts';
import { PRINTERS, type Printer, unprintableBy } from './formats.ts';
import type { Exporter, ExportInput } from './input.ts';
import { printResolution } from './print.ts';
import { BARE, type PrintTools } from './printed.ts';
import type { RedlineInput } from './redline.ts';
import { writeRedlineDocx } from './redline-docx.ts';
import { writeRedlineHtml } from './redline-html.ts';
import { writeRedlinePdf } from './redline-pdf.ts';
import { unprintableInRedline } from './unprintable.ts';
import { type SourceProblem, sourceProblem, sourceSentence } from './xliff-source.ts';

export type { Exporter, ExportInput, View } from './input.ts';
export { VIEWS } from './input.ts';
export type { Hand, Hands, RedlineInput } from './redline.ts';

/** Every format, of a resolution by itself. */
export const EXPORTERS = Object.fromEntries(
  Object.entries(PRINTERS).map(([format, printer]: [string, Printer]): [string, Exporter] => [
    format,
    { ...printer, write: (input, tools = BARE) => printer.print(printResolution(input, tools)) },
  ]),
) as { readonly [format in keyof typeof PRINTERS]: Exporter };

export type ExportFormat = keyof typeof EXPORTERS;
export const isExportFormat = (value: unknown): value is ExportFormat =>
  typeof value === 'string' && Object.hasOwn(EXPORTERS, value);

export type ExportResult =
  /** `unprintable`: what stands in the text and not in the file, where a format cannot print everything. */
  | {
      readonly ok: true;
      readonly bytes: Uint8Array;
      readonly mime: string;
      readonly name: string;
      readonly unprintable?: readonly Unprintable[];
    }
  /** `languages`: the format holds only one language, or only all; `unknown-language`: not a column of the declaration. */
  | { readonly ok: false; readonly reason: 'unknown-format' | 'unknown-language' | 'languages' }
  /** `sentence`: what is wrong with the source language and what to do, in English. */
  | { readonly ok: false; readonly reason: SourceProblem; readonly sentence: string };

/** The file in `format`, with its MIME type and a name to save it under. Without `tools` no font is embedded. */
export async function exportDeclaration(format: string, input: ExportInput, tools?: PrintTools): Promise<ExportResult> {
  if (!isExportFormat(format)) return { ok: false, reason: 'unknown-format' };
  const exporter: Exporter = EXPORTERS[format];
  const { language } = input;
  if (language !== 'all' && !input.declaration.columns.includes(language))
    return { ok: false, reason: 'unknown-language' };
  const fits = exporter.languages === 'both' || (language === 'all') === (exporter.languages === 'all');
  if (!fits) return { ok: false, reason: 'languages' };
  const about = { format, source: input.source, columns: input.declaration.columns };
  const unfit = sourceProblem({ ...about, pairs: exporter.pairs === true });
  if (unfit) return { ok: false, reason: unfit, sentence: sourceSentence(unfit, about) };
  const { mime } = exporter;
  const unprintable = await unprintableBy(format, printResolution(input, tools ?? BARE));
  return { ok: true, bytes: await exporter.write(input, tools), mime, name: exportName(format, input), ...unprintable };
}

/**
 * A file name of ASCII letters, digits, ".", "-" and "_", e.g. "economy-m2-fa-draft.docx"; without milestone "economy-42-all.json", from a
 * source that was named "economy-42-ru-all.xliff.zip".
 */
export function exportName(format: ExportFormat, input: ExportInput): string {
  const { resolution, at } = input.declaration;
  const point = input.milestone?.id ?? at.milestone ?? String(at.seq);
  const parts = [resolution, point, input.source ?? '', input.language, ...(input.draft ? ['draft'] : [])].map(
    asciiName,
  );
  return `${parts.filter((part) => part !== '').join('-') || 'declaration'}.${EXPORTERS[format].extension}`;
}

type RedlineExporter = Omit<Exporter, 'languages' | 'write'> & {
  readonly write: (input: RedlineInput) => Promise<Uint8Array>;
};

/** Formats that show what changed between two points, in one language or in all. */
export const REDLINES = {
  docx: { ...EXPORTERS.docx, write: writeRedlineDocx },
  html: { format: 'html', mime: 'text/html; charset=utf-8', extension: 'html', write: writeRedlineHtml },
  pdf: { format: 'pdf', mime: 'application/pdf', extension: 'pdf', write: writeRedlinePdf },
} as const satisfies { readonly [format: string]: RedlineExporter };

export type RedlineFormat = keyof typeof REDLINES;
export const isRedlineFormat = (value: unknown): value is RedlineFormat =>
  typeof value === 'string' && Object.hasOwn(REDLINES, value);

/** The redline in `format`, named after both points: "economy-m1-m2-fa-redline.docx". */
export async function exportRedline(format: string, input: RedlineInput): Promise<ExportResult> {
  if (!isRedlineFormat(format)) return { ok: false, reason: 'unknown-format' };
  const { declaration, since, language } = input;
  if (language !== 'all' && !declaration.columns.includes(language)) return { ok: false, reason: 'unknown-language' };
  const { write, mime, extension } = REDLINES[format];
  const points = [since.at, declaration.at].map(({ milestone, seq }) => milestone ?? String(seq));
  const name = [declaration.resolution, ...points, language, 'redline'].map(asciiName).filter((part) => part !== '');
  const unprintable = format === 'pdf' ? { unprintable: await unprintableInRedline(input) } : {};
  return { ok: true, bytes: await write(input), mime, name: `${name.join('-')}.${extension}`, ...unprintable };
}

/** Formats of the list of changes of several resolutions. */
export const CHANGE_LISTS = {
  html: { format: 'html', mime: REDLINES.html.mime, extension: 'html', write: writeChangesHtml },
} as const satisfies {
  readonly [format: string]: Omit<Exporter, 'languages' | 'write'> & {
    readonly write: (input: ChangesInput) => Promise<Uint8Array>;
  };
};

/** The list of changes in `format`: "changes-2025-11-19-fa.html". */
export async function exportChanges(format: string, input: ChangesInput): Promise<ExportResult> {
  if (!Object.hasOwn(CHANGE_LISTS, format)) return { ok: false, reason: 'unknown-format' };
  const { write, mime, extension } = CHANGE_LISTS[format as keyof typeof CHANGE_LISTS];
  const { language, sections } = input;
  if (language !== 'all' && sections.every(({ declaration }) => !declaration.columns.includes(language)))
    return { ok: false, reason: 'unknown-language' };
  const name = ['changes', input.generatedAt.slice(0, 10), language].map(asciiName).join('-');
  return { ok: true, bytes: await write(input), mime, name: `${name}.${extension}` };
}

const asciiName = (text: string): string =>
  text
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[.-]+|[.-]+$/g, '')
    .slice(0, 60);
