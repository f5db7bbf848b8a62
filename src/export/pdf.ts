/**
 * PDF/A-2a: one language to read and sign, or all languages side by side. Typst does the typography and refuses what the standard
 * forbids; this module hands it data. No text makes it fail: what no font of ours can draw is printed as U+FFFD, and
 * `missingInPdf` names it beforehand, since a text that is to be signed must be printed whole.
 */
import { type Lang, language } from '../language/language.ts';
import { attachedTo } from './pdf-attached.ts';
import { coverageOf } from './pdf-coverage.ts';
import { endless, fitted, lettersIn, type PdfPage, pageData, typesetPdf } from './pdf-data.ts';
import { itemsOf } from './pdf-item.ts';
import { partsOf } from './pdf-parallel.ts';
import { PARALLEL, SINGLE } from './pdf-template.ts';
import type { PrintJob } from './printed.ts';
import { sheetFor } from './sheet.ts';

/** Points; of text side by side, by the number of columns. */
const PARALLEL_SIZE = [10, 10, 10, 9.5, 8.5, 8, 9] as const;
const PARALLEL_MARGIN = 14;
const POINTS_PER_MM = 72 / 25.4;
const WIDTH = {
  ...{ a4: { narrow: 210, wide: 297 }, a3: { narrow: 297, wide: 420 } },
  ...{ letter: { narrow: 216, wide: 279 }, ledger: { narrow: 279, wide: 432 } },
} as const;

/** A PDF file. Throws RangeError when `generatedAt` is no time. */
export async function writePdf(job: PrintJob): Promise<Uint8Array> {
  return typesetPdf(job.tools, { ...pageOf(job), date: job.generatedAt }, await attachedTo(job));
}

/** Characters that this PDF would print as U+FFFD or leave out; nothing of the kind may be signed. */
export async function missingInPdf(job: PrintJob): Promise<readonly string[]> {
  const coverage = await coverageOf(job.tools);
  fitted(pageOf(job).data, coverage, endless(1000));
  return [...coverage.missing].sort();
}

function pageOf(job: PrintJob): Pick<PdfPage, 'source' | 'data' | 'letters'> {
  const { languages, texts, layout, name, digest, milestone, declarations, symbol } = job;
  const several = languages.length > 1;
  const titles = languages.map((lang) => texts[lang]?.title ?? '').filter((title) => title !== '');
  const size = several ? (PARALLEL_SIZE[languages.length] ?? 7.5) : layout.size;
  const paper = sheetFor(layout.paper, languages.length);
  const margin = several ? Math.min(layout.margin, PARALLEL_MARGIN) : layout.margin;
  const [only] = declarations.length === 1 ? declarations : [];
  const data = pageData({
    languages,
    title: titles.join(' / ') || name,
    heads: languages.map((lang) => [lang, [symbol, texts[lang]?.title].filter(Boolean).join(' · ')] as const),
    trace: [name, only ? String(only.at.seq) : '', digest.slice(0, 16)],
    keywords: [name, `sha256:${digest}`, milestone?.id ?? '', symbol ?? ''],
    draft: job.draft,
    ...(symbol ? { symbol } : {}),
    ...(job.initials ? { initials: job.initials } : {}),
    date: job.generatedAt,
    paper,
    ...{ margin, size },
  });
  const { narrow, wide } = WIDTH[paper];
  const width = ((several ? wide : narrow) - 2 * margin) * POINTS_PER_MM;
  if (several) {
    const rtl = (job.holderDir ?? language(languages[0] as Lang).dir) === 'rtl';
    const letters = lettersIn(width / languages.length - 8, size);
    return { source: PARALLEL, data: { ...data, columns: languages, rtl, parts: partsOf(job) }, letters };
  }
  const text = texts[languages[0] as Lang];
  return { source: SINGLE, data: { ...data, items: text ? itemsOf(text) : [] }, letters: lettersIn(width, size) };
}
