/**
 * All documents of an instrument: the originals (per holder and language), and the text in the formats for machines and for
 * reading, one after the other, with a word on how far it is. Which files there are is a table of paths, so the same wish names
 * the same files on every machine.
 */
import { originalsOf } from '../../src/domain/instrument/instrument.ts';
import type { Progress } from '../../src/domain/summit/work.ts';
import { PRINTERS, type Printer, printerOf } from '../../src/export/formats.ts';
import type { View } from '../../src/export/input.ts';
import { type Instrument, type InstrumentWish, printInstrument } from '../../src/export/print.ts';
import type { PrintTools } from '../../src/export/printed.ts';
import type { Lang } from '../../src/language/language.ts';

export type DocumentWish = Pick<InstrumentWish, 'draft' | 'generatedAt' | 'digest' | 'resolutions'> & {
  readonly view: View;
  /** From which language files for translators go; default: the first. */
  readonly source?: Lang;
  /** `sealed`: the originals and the neutral texts that a seal commits to; `all`: every format there is. */
  readonly extent: 'sealed' | 'all';
};

export type DocumentFile = {
  /** Inside the package: "documents/originals/IR/fa.pdf". */
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly language?: Lang;
  /** The State whose original it is. */
  readonly holder?: string;
};

type Task = Omit<DocumentFile, 'bytes'> & {
  readonly printer: Printer;
  readonly print: Pick<InstrumentWish, 'language' | 'holder'>;
};

/** Formats in which every holder gets an original of its own; the rest say the same to everybody. */
const ORIGINALS = ['pdf', 'docx'];
/** Neutral texts that a seal commits to. */
const SEALED = ['akn', 'html', 'text', 'json'];

function tasksOf({ setting, parties }: Instrument, extent: DocumentWish['extent']): Task[] {
  const printer = (format: string): Printer => {
    const found = printerOf(format);
    if (!found) throw new RangeError(`there is no format ${format}`);
    return found;
  };
  const originals = originalsOf(setting, parties).flatMap(({ holder, language }) =>
    ORIGINALS.map((format): Task => {
      const made = printer(format);
      const folder = holder === null ? 'documents/original' : `documents/originals/${holder}`;
      return {
        printer: made,
        path: `${folder}/${language}.${made.extension}`,
        language,
        ...(holder === null ? {} : { holder }),
        print: { language, holder },
      };
    }),
  );
  // A text in one language goes into no other.
  const fits = (format: string): boolean => !printer(format).pairs || setting.languages.length > 1;
  const formats = extent === 'sealed' ? SEALED : Object.keys(PRINTERS).filter(fits);
  const neutral = formats.flatMap((format): Task[] => {
    const made = printer(format);
    const one = setting.languages.map(
      (language): Task => ({
        printer: made,
        path: `documents/text/${language}.${made.extension}`,
        language,
        print: { language, holder: null },
      }),
    );
    const all: Task = {
      printer: made,
      path: `documents/text/all.${made.extension}`,
      print: { language: 'all', holder: null },
    };
    // The originals are there in every language already; side by side is a format for reading.
    if (ORIGINALS.includes(format)) return made.languages === 'one' ? [] : [all];
    if (made.languages === 'one') return one;
    return made.languages === 'all' ? [all] : [...one, ...(extent === 'all' ? [all] : [])];
  });
  return [...originals, ...neutral];
}

/** Makes every file; `signal` ends it between two files. */
export async function instrumentDocuments(
  instrument: Instrument,
  { extent, ...wish }: DocumentWish,
  tools: PrintTools,
  on: { readonly progress?: (progress: Progress) => void; readonly signal?: AbortSignal } = {},
): Promise<DocumentFile[]> {
  const tasks = tasksOf(instrument, extent);
  const files: DocumentFile[] = [];
  for (const [done, { printer, print, ...file }] of tasks.entries()) {
    on.signal?.throwIfAborted();
    on.progress?.({ done, total: tasks.length, path: file.path });
    const bytes = await printer.print(printInstrument(instrument, { ...wish, ...print }, tools));
    files.push({ ...file, bytes });
  }
  on.progress?.({ done: tasks.length, total: tasks.length, path: '' });
  return files;
}
