/**
 * XLIFF 1.2, for programs that never learnt 2: the same pairs in the words of 2008. It has neither glossary nor metadata
 * nor directions, and its older readers know no segments inside a unit and make a tag of every marked term. So a
 * paragraph is a unit of its own, terms are notes, our facts are context, and the direction follows from the language.
 */
import type { ClauseStatus } from '../domain/clause/clause.ts';
import { FOOTNOTE_SIGN, footnoteSigns } from '../domain/clause/footnote.ts';
import { FOOTNOTE_CODE } from '../domain/text/own-file.ts';
import { isEmpty, type Mark, toPlain } from '../domain/text/text.ts';
import { LANGUAGES, type Lang } from '../language/language.ts';
import type { PrintJob } from './printed.ts';
import { Inline, type InlineForm } from './xliff-inline.ts';
import { factsOf, type PairUnit, pairsOf, type XliffFile, zipOf } from './xliff-pairs.ts';
import { type FoundTerm, termWords } from './xliff-terms.ts';
import { type XmlElement, type XmlNode, xml } from './xml-text.ts';

const NAMESPACE = 'urn:oasis:names:tc:xliff:document:1.2';
const TOOL = 'alternat';

/** What is agreed has passed its last review (`approved`); a draft has words on both sides, and nobody has agreed to them. */
const STATES: { readonly [status in ClauseStatus]: { readonly state: string; readonly approved: boolean } } = {
  draft: { state: 'needs-review-translation', approved: false },
  'ad-referendum': { state: 'translated', approved: false },
  agreed: { state: 'signed-off', approved: true },
  initialled: { state: 'final', approved: true },
  withdrawn: { state: 'needs-review-translation', approved: false },
};
const UNTRANSLATED = { state: 'needs-translation', approved: false };

/** One file for each other language of the job, `source` (else the job's own) against it. RangeError when there is no other. */
export const xliff12Pairs = (job: PrintJob, source?: Lang): readonly XliffFile[] => pairsOf(job, documentOf, source);

/** A ZIP of all pairs with the job's source. */
export const writeXliff12 = (job: PrintJob): Promise<Uint8Array> => zipOf(job, xliff12Pairs(job));

function documentOf(job: PrintJob, units: readonly PairUnit[], source: Lang, target: Lang): XmlElement {
  const facts = { draft: String(job.draft), digest: job.digest, day: job.day };
  return xml('xliff', { xmlns: NAMESPACE, version: '1.2' }, [
    xml(
      'file',
      {
        original: job.name,
        'source-language': LANGUAGES[source].bcp47,
        'target-language': LANGUAGES[target].bcp47,
        datatype: 'plaintext',
        date: job.generatedAt,
        'tool-id': TOOL,
        'xml:space': 'preserve',
      },
      [
        xml('header', {}, [
          xml('tool', { 'tool-id': TOOL, 'tool-name': 'Alternat' }),
          ...Object.entries(facts).map(([name, value]) => xml('note', { from: `${TOOL}:${name}` }, [value])),
        ]),
        xml(
          'body',
          {},
          units.map((unit) => unitOf(unit, source, target)),
        ),
      ],
    ),
  ]);
}

const TYPES: { readonly [mark in Mark]: string } = { bold: 'bold', italic: 'italic', underline: 'underlined' };
const FORM: InlineForm = {
  mark: (id, mark, children) => xml('g', { id, ctype: TYPES[mark] }, children),
  slot: (id, token, words) => xml('ph', { id, ctype: 'x-states', 'equiv-text': words }, [token]),
  footnote: (id) => xml('x', { id, ctype: FOOTNOTE_CODE, 'equiv-text': FOOTNOTE_SIGN }),
};
/** What stands in the paragraphs of one side before this one decides which footnotes its signs mean. */
const inlineOf = ({ unit, stretches }: PairUnit, index: number, side: 'source' | 'target'): Inline =>
  new Inline(FORM, [], unit.references, signsBefore(stretches, index, side));
const signsBefore = (stretches: PairUnit['stretches'], index: number, side: 'source' | 'target'): number =>
  stretches.slice(0, index).reduce((sum, each) => sum + footnoteSigns(toPlain(each[side])).length, 0);

function unitOf(pair: PairUnit, source: Lang, target: Lang): XmlElement {
  const { unit, stretches, terms } = pair;
  const { id, clause } = unit;
  const names = { resname: clause?.id ?? id, restype: clause ? `x-${clause.kind}` : undefined };
  let at = 0;
  const each = stretches.map((_, index) => {
    const own = index === 0 ? notes(pair, source, target) : [];
    const from = at;
    at += toPlain(stretches[index]?.source ?? [[]]).length + 1;
    const here = terms.filter((term) => term.at[0] >= from && term.at[0] < at);
    const name = { id: stretches.length > 1 ? `${id}.p${index + 1}` : id, ...names };
    const about = [...own, ...here.map((term) => termNote(term, source, target))];
    return transUnit(pair, index, name, about, { source, target });
  });
  const [only] = each;
  return each.length === 1 && only ? only : xml('group', { id, ...names }, each);
}

function transUnit(
  pair: PairUnit,
  index: number,
  names: { readonly [name: string]: string | undefined },
  notes: readonly XmlElement[],
  languages: { readonly [side in 'source' | 'target']: Lang },
): XmlElement {
  const { source, target, done } = pair.stretches[index] as PairUnit['stretches'][number];
  const { state, approved } = done ? STATES[pair.status] : UNTRANSLATED;
  // Nothing on either side: a line feed between paragraphs, or a place that is empty in both.
  const blank = isEmpty(source) && isEmpty(target);
  const locked = pair.locked || blank;
  // Nobody is asked to translate what has no words, or no counterpart.
  const asked = done || !(locked || isEmpty(source));
  const words = inlineOf(pair, index, 'target').write(target);
  const side = (name: 'source' | 'target', state: string | undefined, children: readonly XmlNode[]): XmlElement =>
    xml(name, { 'xml:lang': LANGUAGES[languages[name]].bcp47, state }, children);
  return xml('trans-unit', { ...names, approved: approved ? 'yes' : 'no', translate: locked ? 'no' : undefined }, [
    side('source', undefined, inlineOf(pair, index, 'source').write(source)),
    ...(asked || words.length > 0 ? [side('target', asked ? state : undefined, words)] : []),
    ...context(pair),
    ...notes,
  ]);
}

function context({ unit }: PairUnit): XmlElement[] {
  const known = Object.entries(factsOf(unit)).flatMap(([name, value]) =>
    value ? [xml('context', { 'context-type': `x-${name}` }, [value])] : [],
  );
  return known.length > 0 ? [xml('context-group', { purpose: 'information' }, known)] : [];
}

/** What programs show a translator beside the words: the numbers, which are no part of them, and what the brackets mean. */
function notes({ unit: { labels }, warning }: PairUnit, source: Lang, target: Lang): XmlElement[] {
  const note = (annotates: 'source' | 'target', from: string, lang: Lang, words: string | undefined): XmlElement[] =>
    words ? [xml('note', { 'xml:lang': LANGUAGES[lang].bcp47, annotates, from }, [words])] : [];
  return [
    ...note('source', 'number', source, labels[source]),
    ...note('target', 'number', target, labels[target]),
    ...note('source', 'brackets', source, warning),
  ];
}

const termNote = ({ id }: FoundTerm, source: Lang, target: Lang): XmlElement =>
  xml('note', { annotates: 'source', from: 'glossary' }, [`${termWords(id, source)} = ${termWords(id, target)}`]);
