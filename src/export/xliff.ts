/** XLIFF 2.1, for a translator's own program. */
import type { ClauseStatus } from '../domain/clause/clause.ts';
import { FOOTNOTE_SIGN } from '../domain/clause/footnote.ts';
import { FOOTNOTE_CODE } from '../domain/text/own-file.ts';
import { type Mark, toPlain } from '../domain/text/text.ts';
import { LANGUAGES, type Lang } from '../language/language.ts';
import type { PrintJob } from './printed.ts';
import { Inline, type InlineForm } from './xliff-inline.ts';
import { factsOf, type PairUnit, pairsOf, type XliffFile, zipOf } from './xliff-pairs.ts';
import { termWords } from './xliff-terms.ts';
import { type XmlElement, xml } from './xml-text.ts';

export type { XliffFile } from './xliff-pairs.ts';

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

/** One file for each other language of the job, `source` (else the job's own) against it. RangeError when there is no other. */
export const xliffPairs = (job: PrintJob, source?: Lang): readonly XliffFile[] => pairsOf(job, documentOf, source);

/** A ZIP of all pairs with the job's source. */
export const writeXliff = (job: PrintJob): Promise<Uint8Array> => zipOf(job, xliffPairs(job));

function documentOf(job: PrintJob, units: readonly PairUnit[], source: Lang, target: Lang): XmlElement {
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
        [metadata(meta), ...units.map((unit) => unitOf(unit, source, target))],
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

const SUB_TYPES: { readonly [mark in Mark]: string } = { bold: 'xlf:b', italic: 'xlf:i', underline: 'xlf:u' };
const FORM: InlineForm = {
  mark: (id, mark, children) => xml('pc', { id, type: 'fmt', subType: SUB_TYPES[mark] }, children),
  term: (id, words) => xml('mrk', { id, type: 'term' }, [words]),
  slot: (id, token, words) =>
    xml('ph', {
      id,
      canDelete: 'no',
      canCopy: 'no',
      type: 'other',
      subType: 'alternat:states',
      equiv: words,
      disp: token,
    }),
  footnote: (id) =>
    xml('ph', { id, type: 'other', subType: `alternat:${FOOTNOTE_CODE}`, equiv: FOOTNOTE_SIGN, disp: FOOTNOTE_SIGN }),
};

function unitOf(pair: PairUnit, source: Lang, target: Lang): XmlElement {
  const { unit, stretches, terms, status, locked } = pair;
  const { id, clause, labels } = unit;
  const [own, other] = [new Inline(FORM, terms, unit.references), new Inline(FORM, [], unit.references)];
  const segments = stretches.flatMap(({ source: words, target: others, done }, index): XmlElement[] => {
    const between = index > 0 ? [xml('ignorable', {}, [xml('source', {}, ['\n']), xml('target', {}, ['\n'])])] : [];
    own.skip(between.length);
    const attributes = {
      id: `s${index + 1}`,
      state: done ? STATES[status] : 'initial',
      ...(clause ? { subState: `alternat:${clause.status}` } : {}),
    };
    // A blank line is still to be given back.
    const answer = done || toPlain(others) !== '' ? [xml('target', {}, other.write(others))] : [];
    return [...between, xml('segment', attributes, [xml('source', {}, own.write(words)), ...answer])];
  });
  const numbers = { number: labels[source], 'number-target': labels[target] };
  return xml('unit', { id, name: clause?.id, canResegment: 'no', translate: locked ? 'no' : undefined }, [
    ...glossary(pair, own, source, target),
    ...(clause || labels[source] ? [metadata({ ...factsOf(unit), ...numbers })] : []),
    ...notes(pair, source, target),
    ...segments,
  ]);
}

/** What programs show a translator beside the words: the numbers, which are no part of them, and what the brackets mean. */
function notes({ unit: { labels }, warning }: PairUnit, source: Lang, target: Lang): XmlElement[] {
  const note = (appliesTo: 'source' | 'target', category: string, words: string | undefined): XmlElement[] =>
    words ? [xml('note', { appliesTo, category }, [words])] : [];
  const all = [
    ...note('source', 'number', labels[source]),
    ...note('target', 'number', labels[target]),
    ...note('source', 'brackets', warning),
  ];
  return all.length > 0 ? [xml('notes', {}, all)] : [];
}

const glossary = ({ terms }: PairUnit, { marked }: Inline, source: Lang, target: Lang): XmlElement[] =>
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
