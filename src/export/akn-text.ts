/** Words of Akoma Ntoso: marks, footnotes at the place of reference, tables. */
import { EMPTY, isEmpty, type Mark } from '../domain/text/text.ts';
import type { Note, NotedParagraph, NotedRun } from './footnote.ts';
import type { PrintedTable } from './printed-table.ts';
import { type XmlElement, type XmlNode, xml } from './xml-text.ts';

/** `here`: among those that the clause prints in this language; the others have an eId and no words. */
export type AknNote = Note & { readonly eId: string; readonly here: boolean };

const ELEMENT_OF: { readonly [mark in Mark]: string } = { bold: 'b', italic: 'i', underline: 'u' };

/** Where there are no words: a remark without words of its own, for the text must stay what was agreed. */
export const NO_WORDS = xml('remark', { status: 'editorial', class: 'no-text' });

/** Marks from the outside in, as MARKS lists them. */
const inline = (paragraph: NotedParagraph): XmlNode[] =>
  paragraph.flatMap((run): XmlNode[] => {
    const { text, marks = [], gap } = run;
    if (gap) return [];
    const inner: XmlNode = run.note ? authorialNote(run) : text;
    return [marks.reduceRight<XmlNode>((within, mark) => xml(ELEMENT_OF[mark], {}, [within]), inner)];
  });

/** A line, or that it has no words; footnotes are none. */
export const inlineOr = (paragraph: NotedParagraph): XmlNode[] =>
  paragraph.some(({ note, gap }) => !note && !gap) ? inline(paragraph) : [NO_WORDS, ...inline(paragraph)];

export const paragraphs = (text: readonly NotedParagraph[]): XmlElement[] =>
  isEmpty(text.map((line) => line.filter(({ note, gap }) => !note && !gap)))
    ? [xml('p', {}, [NO_WORDS, ...inline(text.at(-1) ?? [])])]
    : text.map((paragraph) => xml('p', {}, inline(paragraph)));

const authorialNote = ({ note }: NotedRun): XmlElement => noteXml(note as AknNote);
const noteXml = ({ eId, label, paragraphs: words }: Pick<AknNote, 'label' | 'paragraphs'> & { eId?: string }) =>
  xml('authorialNote', { eId, marker: label || undefined, placement: 'bottom' }, paragraphs(words));

export const strayNote = (note: Pick<Note, 'label' | 'paragraphs'> | undefined): XmlElement =>
  xml('p', {}, [noteXml(note ?? { label: '', paragraphs: EMPTY })]);

/** The number of the table is that of the clause around it. */
export function tableXml({ caption, head, rows }: PrintedTable): XmlElement {
  const row = (cells: readonly NotedParagraph[], name: 'th' | 'td'): XmlElement =>
    xml(
      'tr',
      {},
      cells.map((cell) => xml(name, {}, [xml('p', {}, inline(cell))])),
    );
  return xml('table', {}, [
    ...(caption.length > 0 ? [xml('caption', {}, inline(caption))] : []),
    row(head, 'th'),
    ...rows.map((cells) => row(cells, 'td')),
  ]);
}
