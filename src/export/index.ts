/**
 * The one door to every export format. A format is a row of `EXPORTERS`; the interface, the server and the command line
 * read this table and list nothing of their own.
 */
import { writeDocx } from './docx.ts';
import type { Exporter, ExportInput } from './input.ts';
import { writeJson } from './json.ts';
import { writeText } from './text.ts';

export type { Exporter, ExportInput, View } from './input.ts';
export { VIEWS } from './input.ts';

export const EXPORTERS = {
  docx: {
    format: 'docx',
    mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extension: 'docx',
    languages: 'both',
    write: writeDocx,
  },
  json: { format: 'json', mime: 'application/json', extension: 'json', languages: 'all', write: writeJson },
  text: { format: 'text', mime: 'text/plain; charset=utf-8', extension: 'txt', languages: 'both', write: writeText },
} as const satisfies { readonly [format: string]: Exporter };

export type ExportFormat = keyof typeof EXPORTERS;
export const isExportFormat = (value: unknown): value is ExportFormat =>
  typeof value === 'string' && Object.hasOwn(EXPORTERS, value);

export type ExportResult =
  | { readonly ok: true; readonly bytes: Uint8Array; readonly mime: string; readonly name: string }
  /** `languages`: the format holds only one language, or only all; `unknown-language`: not a column of the declaration. */
  | { readonly ok: false; readonly reason: 'unknown-format' | 'unknown-language' | 'languages' };

/** The file in `format`, with its MIME type and a name to save it under. */
export async function exportDeclaration(format: string, input: ExportInput): Promise<ExportResult> {
  if (!isExportFormat(format)) return { ok: false, reason: 'unknown-format' };
  const exporter: Exporter = EXPORTERS[format];
  const { language } = input;
  if (language !== 'all' && !input.declaration.columns.includes(language))
    return { ok: false, reason: 'unknown-language' };
  const fits = exporter.languages === 'both' || (language === 'all') === (exporter.languages === 'all');
  if (!fits) return { ok: false, reason: 'languages' };
  return { ok: true, bytes: await exporter.write(input), mime: exporter.mime, name: exportName(format, input) };
}

/** A file name of ASCII letters, digits, ".", "-" and "_", e.g. "economy-m2-fa-draft.docx"; without milestone "economy-42-all.json". */
export function exportName(format: ExportFormat, input: ExportInput): string {
  const { resolution, at } = input.declaration;
  const point = input.milestone?.id ?? at.milestone ?? String(at.seq);
  const parts = [resolution, point, input.language, ...(input.draft ? ['draft'] : [])].map(asciiName);
  return `${parts.filter((part) => part !== '').join('-') || 'declaration'}.${EXPORTERS[format].extension}`;
}

const asciiName = (text: string): string =>
  text
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[.-]+|[.-]+$/g, '')
    .slice(0, 60);
