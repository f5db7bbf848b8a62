/**
 * TMX 1.4b, a translation memory of the agreed text: all languages as equals (`srclang="*all*"`), one unit per clause, and one
 * per paragraph where every language has as many. No DOCTYPE: careful readers refuse a file that names another one.
 */
import { cutAtFootnotes, FOOTNOTE_SIGN, footnoteSigns } from '../domain/clause/footnote.ts';
import { FOOTNOTE_CODE } from '../domain/text/own-file.ts';
import { isEmpty, type Mark, type RichText, toPlain } from '../domain/text/text.ts';
import { DEFAULT_LANGUAGE, LANGUAGES, type Lang } from '../language/language.ts';
import { type Unit, unitsOf } from './eid-unit.ts';
import { utf8 } from './printable.ts';
import type { PrintJob } from './printed.ts';
import { type XmlElement, type XmlNode, xml, xmlDocument } from './xml-text.ts';

/** "2025-11-19T10:00:00Z" as TMX wants it: "20251119T100000Z". */
const stamp = (iso: string): string => `${new Date(iso).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;

const TYPES: { readonly [mark in Mark]: string } = { bold: 'bold', italic: 'italic', underline: 'ulined' };

export const writeTmx = async (job: PrintJob): Promise<Uint8Array> => utf8(xmlDocument(tmxDocument(job)));

export function tmxDocument(job: PrintJob): XmlElement {
  const date = stamp(job.generatedAt);
  return xml('tmx', { version: '1.4' }, [
    xml(
      'header',
      {
        creationtool: 'Alternat',
        creationtoolversion: '1',
        segtype: 'paragraph',
        'o-tmf': 'alternat',
        adminlang: LANGUAGES[DEFAULT_LANGUAGE].bcp47,
        srclang: '*all*',
        datatype: 'plaintext',
        'o-encoding': 'UTF-8',
        creationdate: date,
      },
      [
        ...props({ name: job.name, kind: job.kind, day: job.day, draft: String(job.draft), digest: job.digest }),
        ...props({ milestone: job.milestone?.id, 'log-head': job.logHead }),
      ],
    ),
    xml(
      'body',
      {},
      unitsOf(job).flatMap((unit) => unitElements(job.languages, unit, date)),
    ),
  ]);
}

const props = (facts: { readonly [type: string]: string | undefined }): XmlElement[] =>
  Object.entries(facts).flatMap(([type, value]) => (value ? [xml('prop', { type: `x-${type}` }, [value])] : []));

function unitElements(languages: readonly Lang[], unit: Unit, date: string): XmlElement[] {
  const { id, resolution, clause, references = 0 } = unit;
  const present = languages.flatMap((lang): (readonly [Lang, RichText])[] => {
    const text = unit.text[lang];
    return text && !isEmpty(text) ? [[lang, text]] : [];
  });
  const count = present[0]?.[1].length ?? 0;
  const aligned = count > 1 && present.every(([, text]) => text.length === count);
  const facts = props({
    resolution,
    clause: clause?.id,
    kind: clause?.kind,
    status: clause?.status,
    digest: clause?.digest,
  });
  /** `at`: the first paragraph of the unit that is in `texts`. */
  const element = (tuid: string, texts: readonly (readonly [Lang, RichText])[], at = 0): XmlElement =>
    xml('tu', { tuid, segtype: aligned ? 'paragraph' : 'block', creationdate: date }, [
      ...facts,
      ...texts.map(([lang, text]) =>
        xml('tuv', { 'xml:lang': LANGUAGES[lang].bcp47 }, [
          xml('seg', {}, segment(text, references, signsBefore(unit.text[lang] ?? [], at))),
        ]),
      ),
    ]);
  if (!aligned) return present.length === 0 ? [] : [element(id, present)];
  return Array.from({ length: count }, (_, index) => {
    const texts = present.map(([lang, text]) => [lang, [text[index] ?? []]] as const);
    // An empty line in every language is no unit of translation.
    return texts.every(([, text]) => isEmpty(text)) ? [] : [element(`${id}.p${index + 1}`, texts, index)];
  }).flat();
}

const signsBefore = (text: RichText, paragraphs: number): number =>
  text.slice(0, paragraphs).reduce((sum, line) => sum + footnoteSigns(toPlain([line])).length, 0);

/** Marks as pairs of codes without content, and tokens of lists of States; the n-th of one language corresponds to the n-th of the others by `x`. */
function segment(text: RichText, references: number, before: number): XmlNode[] {
  let codes = 0;
  let slots = 0;
  let signs = before;
  /** The sign of a footnote is a code that stands for itself. */
  const noted = (words: string): XmlNode[] =>
    cutAtFootnotes(words, references, signs).map((piece) => {
      if ('text' in piece) return piece.text;
      signs = piece.footnote + 1;
      return xml('ph', { x: String(signs), type: FOOTNOTE_CODE }, [FOOTNOTE_SIGN]);
    });
  const counts = new Map<Mark, number>();
  return text.flatMap((paragraph, index) => {
    const runs = paragraph.flatMap(({ text: words, marks = [], slot }) => {
      const pairs = marks.map((mark) => {
        const i = String(++codes);
        const x = (counts.get(mark) ?? 0) + 1;
        counts.set(mark, x);
        return [xml('bpt', { i, x: String(x), type: TYPES[mark] }), xml('ept', { i })] as const;
      });
      const said = slot === undefined ? noted(words) : [xml('ph', { x: String(++slots), type: 'x-states' }, [slot])];
      return [...pairs.map(([begin]) => begin), ...said, ...pairs.map(([, end]) => end).reverse()];
    });
    return index > 0 ? ['\n', ...runs] : runs;
  });
}
