/**
 * What each element of a Word document is: text, a sign, something around text, a loss that is named with its place, or silence. An
 * element that stands in no table is something around text, so that a wrapper nobody has heard of loses no words.
 */
import { isOn } from './docx-looks.ts';
import { childOf, childrenOf, type XmlElement } from './xml.ts';

/** What a reader should know was left out. */
export type DocxLoss =
  /** That are not in the file, or that the text refers to a second time. */
  | 'footnotes'
  /** Cells of a table that were merged, had several paragraphs or a "|". */
  | 'cells'
  | 'comments'
  | 'tracked-changes'
  | 'text-boxes'
  | 'hidden-text'
  | 'symbols'
  | 'formulas'
  | 'contents'
  | 'control-characters'
  /** Words in a drawing, a diagram, a chart. */
  | 'drawings'
  | 'pictures'
  /** Another document or object put into this one. */
  | 'embedded'
  /** What Word works out or draws: form fields, dates, page numbers that are no text in the file. */
  | 'fields'
  /** A column of remarks beside the languages of a table. */
  | 'columns'
  /** Words struck through, or highlighted. */
  | 'struck'
  | 'highlighted'
  /** Above or below the line: signs that there are by themselves, and others, which stand on it now. */
  | 'raised-signs'
  | 'raised'
  /** Addresses behind words that do not say them. */
  | 'links'
  /** Written since where our own file has no clause: titles, parties, places to sign. */
  | 'beside'
  /** Characters in an element that we do not know. */
  | 'unknown';

/** The mark of a change by which something went: deleted, or moved to where it stands now. */
export const GONE = new Set(['w:del', 'w:moveFrom', 'w14:conflictDel']);
export const CAME = new Set(['w:ins', 'w:moveTo', 'w14:conflictIns']);

/** Neither text nor around text: properties, and the codes of fields, which `DocxFields` reads. */
export const SILENT = new Set([
  ...['w:pPr', 'w:rPr', 'w:tblPr', 'w:tblPrEx', 'w:tblGrid', 'w:trPr', 'w:tcPr', 'w:sectPr', 'w:sdtPr', 'w:sdtEndPr'],
  ...['w:rubyPr', 'w:customXmlPr', 'w:smartTagPr', 'w:delText', 'w:delInstrText', 'm:oMathParaPr'],
]);

/** A control in which nobody wrote anything yet: what it shows is Word's own request to do so. */
export const isPrompt = (element: XmlElement): boolean =>
  element.name === 'w:sdt' && isOn(childOf(childOf(element, 'w:sdtPr'), 'w:showingPlcHdr'));

export const LOST: ReadonlyMap<string, DocxLoss> = new Map<string, DocxLoss>([
  ['w:commentReference', 'comments'],
  ['w:txbxContent', 'text-boxes'],
  ['m:oMath', 'formulas'],
  ['w:altChunk', 'embedded'],
  ['w:subDoc', 'embedded'],
  ['w:contentPart', 'drawings'],
  // The reading above the characters of East Asian words.
  ['w:rt', 'fields'],
  ...['w:pgNum', 'w:dayShort', 'w:monthShort', 'w:yearShort', 'w:dayLong', 'w:monthLong', 'w:yearLong'].map(
    (name) => [name, 'fields'] as const,
  ),
]);

/** A cell knows no tabs, only blanks, and no hyphens that show at the end of a line only. */
export const SIGNS: ReadonlyMap<string, string> = new Map([
  ['w:tab', ' '],
  ['w:ptab', ' '],
  ['w:br', '\n'],
  ['w:cr', '\n'],
  ['w:noBreakHyphen', '\u2011'],
  ['w:softHyphen', ''],
]);

export const DRAWN = new Set(['w:drawing', 'w:pict', 'w:object']);
/** What can be in a drawing and says something. */
const IN_DRAWING: ReadonlyMap<string, DocxLoss> = new Map<string, DocxLoss>([
  ['w:txbxContent', 'text-boxes'],
  ['a:t', 'drawings'],
  ['v:textpath', 'drawings'],
  ['dgm:relIds', 'drawings'],
  ['c:chart', 'drawings'],
  ['pic:pic', 'pictures'],
  ['v:imagedata', 'pictures'],
  ['o:OLEObject', 'embedded'],
  ['w:control', 'fields'],
]);

/** All elements below `root` in the order of the document; those for which `skip` answers true are not entered. */
function* below(root: XmlElement, skip: (element: XmlElement) => boolean): Generator<XmlElement> {
  const waiting: XmlElement[] = [root];
  for (let element = waiting.pop(); element; element = waiting.pop()) {
    if (element !== root) yield element;
    if (element !== root && skip(element)) continue;
    const children = childrenOf(element);
    for (let at = children.length - 1; at >= 0; at--) waiting.push(children[at] as XmlElement);
  }
}

/** What of a drawing is lost; each text box counts, words and pictures once. An ActiveX object has a picture of itself. */
export function lostIn(drawing: XmlElement): readonly DocxLoss[] {
  const losses: DocxLoss[] = [];
  for (const element of below(drawing, ({ name }) => IN_DRAWING.has(name))) {
    const loss = IN_DRAWING.get(element.name);
    if (loss && (loss === 'text-boxes' || !losses.includes(loss))) losses.push(loss);
  }
  return losses.includes('embedded') || losses.includes('fields')
    ? losses.filter((loss) => loss !== 'pictures')
    : losses;
}

const READ = new Set(['w:t', 'w:sym', ...SIGNS.keys()]);
const isReadable = (element: XmlElement | undefined): boolean => {
  if (!element) return false;
  for (const { name } of below(element, ({ name }) => DRAWN.has(name) || SILENT.has(name)))
    if (READ.has(name)) return true;
  return false;
};

/** Of the two forms of an alternative the one that Word shows, or the one that we can read. */
export function chosen(alternative: XmlElement): XmlElement | undefined {
  const [choice, fallback] = [childOf(alternative, 'mc:Choice'), childOf(alternative, 'mc:Fallback')];
  return isReadable(fallback) && !isReadable(choice) ? fallback : (choice ?? fallback);
}

/** All marks of fields that a reader meets, in order. */
export function fieldMarks(body: XmlElement): XmlElement[] {
  const marks: XmlElement[] = [];
  const skip = (element: XmlElement): boolean => {
    const { name } = element;
    return GONE.has(name) || SILENT.has(name) || LOST.has(name) || DRAWN.has(name) || isPrompt(element);
  };
  const left = new Set<XmlElement>();
  for (const element of below(body, (each) => skip(each) || left.has(each))) {
    if (element.name === 'w:fldChar') marks.push(element);
    if (element.name !== 'mc:AlternateContent') continue;
    const read = chosen(element);
    for (const form of childrenOf(element)) if (form !== read) left.add(form);
  }
  return marks;
}

/** The tag of a content control around a list of States. */
export const slotTagOf = (element: XmlElement): string | undefined => {
  const tag = childOf(childOf(element, 'w:sdtPr'), 'w:tag')?.attributes['w:val'] ?? '';
  return tag.startsWith('{states') ? tag : undefined;
};
