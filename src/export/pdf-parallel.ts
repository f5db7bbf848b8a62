/**
 * All languages side by side as the template takes them: one row per block, one cell per language, so that equal places stand at
 * equal heights. What is signed stands below the table: a State signs once for all languages.
 */

import { isEmpty } from '../domain/text/text.ts';
import { type Lang, language } from '../language/language.ts';
import { itemsOfBlock, type Levels, lengthOf, levels, type PdfItem } from './pdf-item.ts';
import { type Block, type PrintJob, signersOf, signersTogether } from './printed.ts';

type Row = readonly PdfItem[];
type Place = {
  readonly names: readonly (readonly [lang: Lang, signedFor: string, name: string])[];
  /** By line to sign, what each language says at it. */
  readonly signers: readonly (readonly (readonly [lang: Lang, words: string])[])[];
};
export type PdfPart =
  | { readonly is: 'table'; readonly rows: readonly Row[] }
  /** `rows`: what stays with the places to sign. */
  | {
      readonly is: 'closing';
      readonly rows: readonly Row[];
      readonly places: readonly Place[];
      readonly stacked: boolean;
    };

const EMPTY_CELL: PdfItem = {
  ...({ is: 'text', label: '', paragraphs: [[]], indent: 0, hangs: false, apart: false, keep: false } as const),
};
const NONE: PdfItem = { is: 'line', paragraphs: [[['—']]] };

/** The tables, and the places to sign after the one that they close. */
export function partsOf({ languages, texts, declarations }: PrintJob): PdfPart[] {
  const byDesign = new Set(
    declarations.flatMap(({ resolution, clauses }) =>
      clauses.flatMap(({ id, noCounterpart = {} }) =>
        Object.keys(noCounterpart).map((lang) => `${resolution} ${id} ${lang}`),
      ),
    ),
  );
  const counters = new Map<Lang, Levels>(languages.map((lang) => [lang, levels()]));
  const parts: PdfPart[] = [];
  let rows: Row[] = [];
  const close = (): void => {
    if (rows.length > 0) parts.push({ is: 'table', rows });
    rows = [];
  };
  const length = Math.max(0, ...languages.map((lang) => texts[lang]?.blocks.length ?? 0));
  for (let index = 0; index < length; index++) {
    const blocks = languages.map((lang) => [lang, texts[lang]?.blocks[index]] as const);
    if (blocks.some(([, block]) => block?.block === 'signatures')) {
      const kept = isFormula(languages.map((lang) => texts[lang]?.blocks[index - 1])) ? ending(rows) : [];
      close();
      const stacked = blocks.some(([, block]) => block?.block === 'signatures' && block.stacked === true);
      parts.push({ is: 'closing', rows: kept, places: placesOf(blocks), stacked });
      continue;
    }
    const row = blocks.map(([lang, block]): PdfItem => {
      if (
        block?.block === 'clause' &&
        isEmpty(block.paragraphs) &&
        byDesign.has(`${block.resolution} ${block.clause} ${lang}`)
      )
        return NONE;
      return block
        ? cellOf(itemsOfBlock(block, counters.get(lang) ?? levels(), { dir: language(lang).dir, foot: false }))
        : EMPTY_CELL;
    });
    if (row.some((item) => item !== EMPTY_CELL)) rows.push(row);
    const next = languages.map((lang) => texts[lang]?.blocks[index + 1]);
    // The closing formula of an annex, which nobody signs: not alone on a page either.
    if (isFormula(blocks.map(([, block]) => block)) && !next.some((block) => block?.block === 'signatures')) {
      const kept = ending(rows);
      close();
      parts.push({ is: 'closing', rows: kept, places: [], stacked: false });
    }
  }
  close();
  return parts;
}

const isFormula = (blocks: readonly (Block | undefined)[]): boolean =>
  blocks.some(
    (block) =>
      (block?.block === 'testimonium' && block.text !== '') ||
      (block?.block === 'clause' && block.kind === 'testimonium' && !isEmpty(block.paragraphs)),
  );

/** A row before the formula that is longer could fill a page. */
const LAST_ROW = 600;

/** Takes the formula, which is the last row, and a short one before it out of `rows`. */
function ending(rows: Row[]): Row[] {
  const before = rows.at(-2);
  const short = before?.every((item) => item.is === 'text' && lengthOf(item.paragraphs) <= LAST_ROW);
  return rows.splice(short ? -2 : -1);
}

/** An article that is a whole provision becomes one cell: its label in front of its words. */
function cellOf([first, second]: readonly PdfItem[]): PdfItem {
  if (first?.is === 'heading' && second?.is === 'text') return { ...second, label: first.label };
  return first && 'apart' in first ? { ...first, apart: false } : (first ?? EMPTY_CELL);
}

function placesOf(blocks: readonly (readonly [Lang, Block | undefined])[]): Place[] {
  const signed = blocks.flatMap(([lang, block]) => (block?.block === 'signatures' ? [{ lang, ...block }] : []));
  return (signed[0]?.parties ?? []).map(({ id }) => {
    const party = signed.map(({ lang, signedFor, parties }) => ({
      lang,
      signedFor,
      found: parties.find((one) => one.id === id),
    }));
    return {
      names: party.map(({ lang, signedFor, found }) => [lang, signedFor, found?.name ?? ''] as const),
      signers: signersTogether(
        party.map(({ lang, found }) => ({ lang, signers: found ? signersOf(found) : [''] })),
      ).map((line) => line.map(({ lang, words }) => [lang, words] as const)),
    };
  });
}
