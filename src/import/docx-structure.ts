/** Paragraphs and tables of a Word document out of whatever wraps them: content controls, tracked moves, alternatives. */
import { chosen, type DocxLoss, GONE, isPrompt, LOST, SILENT } from './docx-elements.ts';
import { childOf, childrenOf, type XmlElement } from './xml.ts';

/** A paragraph or a table; or what is lost between two, which is told when its place is reached. */
export type Block = { readonly element: XmlElement; readonly contents: boolean } | { readonly lost: DocxLoss };

/** What stands in a paragraph and not beside one; in a broken file it may stand beside. */
const INLINE = new Set(['w:r', 'w:hyperlink', 'w:fldSimple', 'w:smartTag', 'm:oMath', 'm:oMathPara', 'w:t', 'w:sym']);
const CONTENTS_GALLERY = /^(?:table of contents|table of figures|indexes|bibliographies)$/i;

const isContentsControl = (element: XmlElement): boolean => {
  const part = childOf(childOf(element, 'w:sdtPr'), 'w:docPartObj');
  return CONTENTS_GALLERY.test(childOf(part, 'w:docPartGallery')?.attributes['w:val'] ?? '');
};

/** Paragraphs and tables, also those inside content controls and tracked moves. */
export function unwrapped(container: XmlElement, contents = false, into: Block[] = []): Block[] {
  for (const element of childrenOf(container)) {
    const { name } = element;
    const loss = LOST.get(name);
    if (name === 'w:p' || name === 'w:tbl') into.push({ element, contents });
    else if (INLINE.has(name))
      into.push({ element: { ...element, name: 'w:p', attributes: {}, children: [element] }, contents });
    else if (loss || isPrompt(element)) into.push({ lost: loss ?? 'fields' });
    else if (GONE.has(name)) into.push({ lost: 'tracked-changes' });
    else if (name === 'mc:AlternateContent') {
      const form = chosen(element);
      if (form) unwrapped(form, contents, into);
    } else if (!SILENT.has(name)) unwrapped(element, contents || isContentsControl(element), into);
  }
  return into;
}

/** Elements of a name, through whatever is around them. */
export function named(container: XmlElement, name: string, into: XmlElement[] = []): XmlElement[] {
  for (const element of childrenOf(container)) {
    if (element.name === name) into.push(element);
    else if (!SILENT.has(element.name)) named(element, name, into);
  }
  return into;
}
