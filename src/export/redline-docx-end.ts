/**
 * The last mark of a Word file can neither come nor go, so a text that ends with paragraphs that did is written with every mark one
 * place earlier: the mark of the last paragraph that stayed is the first one that came or went, and the very last one stays. Both texts
 * come out whole, and nothing stands behind them.
 */
import { type Change, childrenOf, element, type Stamp, type Xml } from './redline-xml.ts';

const CHANGE: { readonly [name: string]: Change } = { 'w:ins': 'insert', 'w:del': 'delete' };

type Marked = { readonly op: Change; readonly mark: Xml };
const propertiesOf = (paragraph: Xml): Xml | undefined => childrenOf(paragraph, 'w:pPr')[0];

/** What the paragraph's mark says of itself; undefined for one that stayed. */
function markOf(paragraph: Xml): Marked | undefined {
  const properties = propertiesOf(paragraph);
  const own = properties && childrenOf(properties, 'w:rPr')[0];
  const mark = own?.children.find((child): child is Xml => typeof child !== 'string' && child.name in CHANGE);
  return mark ? { op: CHANGE[mark.name] as Change, mark } : undefined;
}

/** Properties without what they say of the mark. */
const plain = (paragraph: Xml): readonly (Xml | string)[] =>
  (propertiesOf(paragraph)?.children ?? []).filter((child) => typeof child === 'string' || child.name !== 'w:rPr');

const withProperties = (paragraph: Xml, properties: readonly (Xml | string)[]): Xml => ({
  ...paragraph,
  children: [
    ...(properties.length > 0 ? [element('w:pPr', {}, properties)] : []),
    ...paragraph.children.filter((child) => typeof child === 'string' || child.name !== 'w:pPr'),
  ],
});

/** The same paragraphs, the last of them with a mark that stays; null where no paragraph has one. */
export function endedWhole(paragraphs: readonly Xml[], stamp: Stamp): Xml[] | null {
  const stayed = paragraphs.findLastIndex((paragraph) => markOf(paragraph) === undefined);
  if (stayed < 0) return null;
  const tail = paragraphs.slice(stayed);
  if (tail.length === 1) return [...paragraphs];
  const marks = tail.slice(1).map(markOf) as Marked[];
  // Of either text: the properties of the paragraph that the next mark of it will end.
  const open = { insert: plain(tail[0] as Xml), delete: plain(tail[0] as Xml) };
  const shifted = marks.map(({ op, mark }, index) => {
    const properties = [...open[op], element('w:rPr', {}, [mark])];
    open[op] = plain(tail[index + 1] as Xml);
    return withProperties(tail[index] as Xml, properties);
  });
  const same = JSON.stringify(open.insert) === JSON.stringify(open.delete);
  const before = same ? [] : [element('w:pPrChange', stamp(), [element('w:pPr', {}, open.delete)])];
  return [...paragraphs.slice(0, stayed), ...shifted, withProperties(tail.at(-1) as Xml, [...open.insert, ...before])];
}
