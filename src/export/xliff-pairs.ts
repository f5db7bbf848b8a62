/**
 * What both versions of XLIFF are made from. The format knows one source and one target, so a text in five languages is
 * one file for each pair with the source, and the printed job is a ZIP of them, of one file too: what a row
 * of the table says about its bytes must not depend on the job. Nobody is the original by this: any language can be asked for.
 */
import JSZip from 'jszip';
import { type ClauseStatus, STATUSES } from '../domain/clause/clause.ts';
import { isEmpty, type Paragraph, type RichText, toPlain } from '../domain/text/text.ts';
import type { Lang } from '../language/language.ts';
import { WORDING } from '../language/printed-export.ts';
import { type Unit, unitsOf } from './eid-unit.ts';
import { utf8 } from './printable.ts';
import type { PrintJob } from './printed.ts';
import { type FoundTerm, termsIn, termWords } from './xliff-terms.ts';
import { type XmlElement, xmlDocument } from './xml-text.ts';

export type XliffFile = { readonly name: string; readonly source: Lang; readonly target: Lang; readonly text: string };

/** The document of one pair. */
export type PairWriter = (job: PrintJob, units: readonly PairUnit[], source: Lang, target: Lang) => XmlElement;

/** A stretch that a translator sees as one: a paragraph where both languages have as many, else the whole cell. */
export type Stretch = {
  readonly source: RichText;
  readonly target: RichText;
  /** Words that are not there cannot have been translated, reviewed or agreed. */
  readonly done: boolean;
};

/** One place of the text in the two languages of a file. */
export type PairUnit = {
  readonly unit: Unit;
  readonly stretches: readonly Stretch[];
  /** Agreed terms that stand in the source and have words in the target. */
  readonly terms: readonly FoundTerm[];
  /**
   * How far the words of this pair are. No decision speaks about a working column, so a pair with one is never more than ad
   * referendum; what is computed is as settled as the whole.
   */
  readonly status: ClauseStatus;
  /** Nothing to translate here: one side has no counterpart by design, or both have words and the clause is closed to typing. */
  readonly locked: boolean;
  /** In the language of the source: what a translator has to know of the brackets. */
  readonly warning?: string;
};

/** By which a unit that comes home finds its clause, and what was true of it when it left. */
export const factsOf = ({ resolution, clause }: Unit): { readonly [name: string]: string | undefined } => ({
  resolution,
  ...(clause && {
    clause: clause.id,
    kind: clause.kind,
    level: String(clause.level),
    status: clause.status,
    digest: clause.digest,
  }),
});

/** One file for each other language of the job, its source against it. RangeError when there is no other. */
export function pairsOf(
  job: PrintJob,
  write: PairWriter,
  source = job.source ?? job.languages[0],
): readonly XliffFile[] {
  const targets = job.languages.filter((lang) => lang !== source);
  if (!source || !job.languages.includes(source) || targets.length === 0)
    throw new RangeError('XLIFF needs two languages');
  // Terms are looked for once and not for every target.
  const units = unitsOf(job).map((unit) => [unit, termsIn(toPlain(unit.text[source] ?? [[]]), source)] as const);
  return targets.map((target) => {
    const own = units.map(([unit, found]) => pairUnit(job, unit, found, source, target));
    const text = xmlDocument(write(job, own, source, target));
    return { name: `${job.name}-${source}-${target}.xlf`, source, target, text };
  });
}

/** A ZIP of all pairs, with the same bytes for the same job. */
export async function zipOf(job: PrintJob, files: readonly XliffFile[]): Promise<Uint8Array> {
  const zip = new JSZip();
  // ZIP cannot write a year before 1980.
  const date = new Date(Math.max(Date.parse(job.generatedAt), Date.UTC(1980, 0, 1)));
  for (const { name, text } of files) zip.file(name, utf8(text), { date, compression: 'DEFLATE' });
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE', platform: 'DOS' });
}

function pairUnit(job: PrintJob, unit: Unit, found: readonly FoundTerm[], source: Lang, target: Lang): PairUnit {
  const { clause } = unit;
  const [from, to] = [unit.text[source] ?? [[]], unit.text[target] ?? [[]]];
  const stretch = (own: RichText, other: RichText): Stretch => ({ source: own, target: other, done: !isEmpty(other) });
  // Paragraph beside paragraph where they can be counted off: a program must not pair strangers.
  const stretches =
    from.length === to.length && from.length > 1
      ? from.map((paragraph: Paragraph, index) => stretch([paragraph], [to[index] ?? []]))
      : [stretch(from, to)];
  const missing = clause?.noCounterpart?.[source] !== undefined || clause?.noCounterpart?.[target] !== undefined;
  const closed = clause !== undefined && (clause.held === true || STATUSES[clause.status].frozen);
  const whole = stretches.every(({ source: own, done }) => done || isEmpty(own));
  const contested = (lang: Lang): boolean => (clause?.brackets[lang] ?? 0) > 0;
  return {
    unit,
    stretches,
    terms: found.filter(({ id }) => termWords(id, target) !== ''),
    status: statusOf(job, unit, [source, target]),
    locked: missing || (closed && whole),
    ...(job.view === 'brackets' && (contested(source) || contested(target))
      ? { warning: WORDING[source].brackets }
      : {}),
  };
}

function statusOf(job: PrintJob, { clause, resolution }: Unit, pair: readonly Lang[]): ClauseStatus {
  const status = clause?.status ?? (job.draft ? 'draft' : 'initialled');
  const about = job.declarations.filter((one) => resolution === undefined || one.resolution === resolution);
  const working = about.some(({ working = [] }) => pair.some((lang) => working.includes(lang)));
  return working && STATUSES[status].frozen ? 'ad-referendum' : status;
}
