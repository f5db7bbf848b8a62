/**
 * Footnotes and endnotes of a Word document: parts of their own, to which the text refers by number. Each comes in once, with the
 * paragraph that refers to it first; in the words stands the sign of a footnote. How they are numbered is layout, for ours are counted.
 */
import { EMPTY, isEmpty, type RichText, toPlain, withoutStart } from '../domain/text/text.ts';
import type { DocxFacts } from './docx-content.ts';
import { asideOf } from './docx-looks.ts';
import { childrenOf, type XmlElement } from './xml.ts';

/** `clause`, `level`: of a note of our own files; `hangs`: it stands at the end of its clause and no sign of the words refers to it. */
export type DocxNote = {
  readonly text: RichText;
  readonly clause?: string;
  readonly level?: number;
  readonly hangs?: true;
};

const KINDS: ReadonlyMap<string, string> = new Map([
  ['w:footnoteReference', 'w:footnote'],
  ['w:endnoteReference', 'w:endnote'],
]);
export const isNoteReference = ({ name }: XmlElement): boolean => KINDS.has(name);

/** A note from its paragraphs; of our own, what a paragraph has besides its number. `mark`: a sign instead of a number, which it begins with. */
export function noteOf(
  paragraphs: readonly RichText[],
  facts: ReadonlyMap<RichText, DocxFacts>,
  mark: string,
): DocxNote {
  const own = paragraphs.flatMap((text) => facts.get(text) ?? []).filter((each) => typeof each.own === 'object');
  if (own.length === 0) {
    const said = paragraphs.filter((text) => !isEmpty(text)).flat();
    return { text: said.length > 0 ? withoutMark(said, mark) : EMPTY };
  }
  const { own: place } = own[0] as DocxFacts;
  const text = paragraphs.flatMap((each): RichText => {
    const { words = each, label = '' } = facts.get(each) ?? {};
    const typed = label.trim();
    // What was typed at the number has taken its style on.
    return typed === '' || /^\p{N}+$/u.test(typed)
      ? words
      : [[{ text: `${typed} ` }, ...(words[0] ?? [])], ...words.slice(1)];
  });
  return {
    text: withoutMark(text, mark),
    ...(typeof place === 'object' && place.kind === 'footnote' ? { level: place.level } : {}),
    ...(typeof place === 'object' && place.part === 'label' ? { hangs: true as const } : {}),
  };
}

function withoutMark(text: RichText, mark: string): RichText {
  const words = toPlain(text);
  const own = [mark, asideOf(mark, 'above')].find((each) => each && words.startsWith(each));
  return own ? withoutStart(text, own.length + (words[own.length] === ' ' ? 1 : 0)) : text;
}

/** The notes that are not yet read. */
export class DocxNotes {
  readonly #byKey = new Map<string, XmlElement>();

  /** `roots`: of the parts that have notes. */
  constructor(roots: readonly (XmlElement | undefined)[] = []) {
    for (const root of roots)
      for (const note of root ? childrenOf(root) : []) {
        const { 'w:id': id, 'w:type': type = 'normal' } = note.attributes;
        const key = `${note.name} ${id}`;
        if (type === 'normal' && !this.#byKey.has(key)) this.#byKey.set(key, note);
      }
  }

  /** The note that a reference means; undefined for one that is not there, or was taken. */
  take(reference: XmlElement): XmlElement | undefined {
    const key = `${KINDS.get(reference.name)} ${reference.attributes['w:id']}`;
    const note = this.#byKey.get(key);
    this.#byKey.delete(key);
    return note;
  }
}
