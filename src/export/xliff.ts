/**
 * XLIFF 2.1, for a translator's own program. The format knows one source and one target, so a text in five languages is
 * one file for each pair with the first language, and the printed job is a ZIP of them, of one file too: what a row
 * of the table says about its bytes must not depend on the job. Nobody is the original by this: any language can be asked for.
 */
import JSZip from 'jszip';
import type { ClauseStatus } from '../domain/clause.ts';
import { LANGUAGES, type Lang } from '../domain/language.ts';
import { isEmpty, type Mark, type RichText, toPlain } from '../domain/text.ts';
import { type Unit, unitsOf } from './eid-unit.ts';
import { utf8 } from './printable.ts';
import type { PrintJob } from './printed.ts';
import { type FoundTerm, termsIn, termWords } from './xliff-terms.ts';
import { type XmlElement, type XmlNode, xml, xmlDocument } from './xml-text.ts';

/** Of XLIFF 2.0 and 2.1 alike. */
export const XLIFF_NAMESPACE = 'urn:oasis:names:tc:xliff:document:2.0';
const GLOSSARY = 'urn:oasis:names:tc:xliff:glossary:2.0';
const METADATA = 'urn:oasis:names:tc:xliff:metadata:2.0';

/** XLIFF has four states for our five; the exact one goes into `subState`. */
const STATES: { readonly [status in ClauseStatus]: string } = {
  draft: 'initial',
  'ad-referendum': 'translated',
  agreed: 'reviewed',
  initialled: 'final',
  withdrawn: 'initial',
};

export type XliffFile = { readonly name: string; readonly source: Lang; readonly target: Lang; readonly text: string };

/** One file for each other language of the job, `source` against it. RangeError when there is no other. */
export function xliffPairs(job: PrintJob, source: Lang | undefined = job.languages[0]): readonly XliffFile[] {
  const targets = job.languages.filter((lang) => lang !== source);
  if (!source || !job.languages.includes(source) || targets.length === 0)
    throw new RangeError('XLIFF needs two languages');
  const units = unitsOf(job).map((unit): Termed => [unit, termsIn(toPlain(unit.text[source] ?? [[]]), source)]);
  return targets.map((target) => ({
    name: `${job.name}-${source}-${target}.xlf`,
    source,
    target,
    text: xmlDocument(fileOf(job, units, source, target)),
  }));
}

/** A ZIP of all pairs of the job's first language. */
export async function writeXliff(job: PrintJob): Promise<Uint8Array> {
  const zip = new JSZip();
  // ZIP cannot write a year before 1980.
  const date = new Date(Math.max(Date.parse(job.generatedAt), Date.UTC(1980, 0, 1)));
  for (const { name, text } of xliffPairs(job)) zip.file(name, utf8(text), { date, compression: 'DEFLATE' });
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE', platform: 'DOS' });
}

/** A unit and the agreed terms in its source, which are looked for once and not for every target. */
type Termed = readonly [Unit, readonly FoundTerm[]];

function fileOf(job: PrintJob, units: readonly Termed[], source: Lang, target: Lang): XmlElement {
  const meta = { draft: String(job.draft), digest: job.digest, generated: job.generatedAt, day: job.day };
  return xml(
    'xliff',
    {
      xmlns: XLIFF_NAMESPACE,
      'xmlns:gls': GLOSSARY,
      'xmlns:mda': METADATA,
      version: '2.1',
      srcLang: LANGUAGES[source].bcp47,
      trgLang: LANGUAGES[target].bcp47,
      'xml:space': 'preserve',
    },
    [
      xml(
        'file',
        {
          id: job.name.replace(/[^A-Za-z0-9._-]+/g, '-'),
          original: job.name,
          canResegment: 'no',
          srcDir: LANGUAGES[source].dir,
          trgDir: LANGUAGES[target].dir,
        },
        [metadata(meta), ...units.map((termed) => unitOf(job, termed, source, target))],
      ),
    ],
  );
}

const metadata = (facts: { readonly [type: string]: string | undefined }): XmlElement =>
  xml('mda:metadata', {}, [
    xml(
      'mda:metaGroup',
      { category: 'alternat' },
      Object.entries(facts).flatMap(([type, value]) => (value ? [xml('mda:meta', { type }, [value])] : [])),
    ),
  ]);

function unitOf(job: PrintJob, [unit, found]: Termed, source: Lang, target: Lang): XmlElement {
  const { id, resolution, clause, labels, text } = unit;
  const [from, to] = [text[source] ?? [[]], text[target] ?? [[]]];
  const missing = clause?.noCounterpart?.[source] !== undefined || clause?.noCounterpart?.[target] !== undefined;
  // Paragraph beside paragraph where they can be counted off, else the whole cell: a program must not pair strangers.
  const aligned = from.length === to.length && from.length > 1;
  const terms = found.filter((term) => termWords(term.id, target) !== '');
  const writer = aligned ? undefined : '\n';
  const [own, other] = [new Inline(terms), new Inline([])];
  const segments: XmlElement[] = [];
  const state = clause ? STATES[clause.status] : job.draft ? 'initial' : 'final';
  const segment = (index: number, words: RichText, others: RichText): XmlElement => {
    // Words that are not there cannot have been translated, reviewed or agreed; a blank line is still to be given back.
    const done = !isEmpty(others);
    return xml(
      'segment',
      {
        id: `s${index + 1}`,
        state: done ? state : 'initial',
        ...(clause ? { subState: `alternat:${clause.status}` } : {}),
      },
      [
        xml('source', {}, own.write(words, writer)),
        ...(done || toPlain(others) !== '' ? [xml('target', {}, other.write(others, writer))] : []),
      ],
    );
  };
  if (!aligned) segments.push(segment(0, from, to));
  else
    from.forEach((paragraph, index) => {
      if (index > 0) {
        segments.push(xml('ignorable', {}, [xml('source', {}, ['\n']), xml('target', {}, ['\n'])]));
        own.skip(1);
      }
      segments.push(segment(index, [paragraph], [to[index] ?? []]));
    });
  const facts = clause
    ? { resolution, clause: clause.id, kind: clause.kind, status: clause.status, digest: clause.digest }
    : { resolution };
  const numbers = { number: labels[source], 'number-target': labels[target] };
  return xml('unit', { id, canResegment: 'no', translate: missing ? 'no' : undefined }, [
    ...glossary(terms, own, source, target),
    ...(clause || labels[source] ? [metadata({ ...facts, ...numbers })] : []),
    ...segments,
  ]);
}

const glossary = (terms: readonly FoundTerm[], { marked }: Inline, source: Lang, target: Lang): XmlElement[] =>
  terms.length === 0
    ? []
    : [
        xml(
          'gls:glossary',
          {},
          terms.map((term, index) =>
            xml('gls:glossEntry', { id: `g${index + 1}`, ref: marked.has(term) ? `#${marked.get(term)}` : undefined }, [
              xml('gls:term', {}, [termWords(term.id, source)]),
              xml('gls:translation', {}, [termWords(term.id, target)]),
            ]),
          ),
        ),
      ];

const SUB_TYPES: { readonly [mark in Mark]: string } = { bold: 'xlf:b', italic: 'xlf:i', underline: 'xlf:u' };

/** Writes the inline content of one unit's source or target; the n-th bold of both gets one id, so that they are a pair. */
class Inline {
  readonly marked = new Map<FoundTerm, string>();
  readonly #terms: readonly FoundTerm[];
  readonly #counts = new Map<Mark, number>();
  /** Code units of the unit's plain text that are written. */
  #at = 0;

  constructor(terms: readonly FoundTerm[]) {
    this.#terms = terms;
  }

  skip(units: number): void {
    this.#at += units;
  }

  write(text: RichText, between: string | undefined): XmlNode[] {
    return text.flatMap((paragraph, index) => {
      const nodes: XmlNode[] = [];
      if (index > 0 && between !== undefined) {
        nodes.push(between);
        this.skip(between.length);
      }
      for (const { text: words, marks = [] } of paragraph) {
        const inner = this.#words(words);
        nodes.push(
          ...marks.reduceRight<XmlNode[]>((children, mark) => {
            const count = (this.#counts.get(mark) ?? 0) + 1;
            this.#counts.set(mark, count);
            return [xml('pc', { id: `${mark}${count}`, type: 'fmt', subType: SUB_TYPES[mark] }, children)];
          }, inner),
        );
      }
      return nodes;
    });
  }

  /** A run with its terms marked. A term that crosses a change of marks, or stands within another, is only listed. */
  #words(words: string): XmlNode[] {
    const [start, end] = [this.#at, this.#at + words.length];
    this.#at = end;
    const nodes: XmlNode[] = [];
    let done = start;
    for (const term of this.#terms) {
      const [from, to] = term.at;
      if (from < done || to > end) continue;
      const id = `t${this.marked.size + 1}`;
      this.marked.set(term, id);
      if (from > done) nodes.push(words.slice(done - start, from - start));
      nodes.push(xml('mrk', { id, type: 'term' }, [words.slice(from - start, to - start)]));
      done = to;
    }
    if (done < end || nodes.length === 0) nodes.push(words.slice(done - start));
    return nodes;
  }
}
