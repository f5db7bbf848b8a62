/**
 * The words of a source or a target, with the marks that both versions of XLIFF can say, as a pair of tags around words or as a tag
 * where a mark begins and one where it ends: programs make the second of the first. What stands inside a code of a
 * file's own format is no text and is passed over.
 */
import { FOOTNOTE_SIGN } from '../domain/clause/footnote.ts';
import { isToken } from '../domain/clause/states-slot.ts';
import { FOOTNOTE_CODE } from '../domain/text/own-file.ts';
import { MARKS, type Mark, type Run } from '../domain/text/text.ts';
import type { XmlElement } from './xml.ts';

/** The name without the prefix that this file gives it. */
export const localName = ({ name }: Pick<XmlElement, 'name'>): string => name.slice(name.indexOf(':') + 1);

const WRITTEN: { readonly [written: string]: Mark } = {
  ...{ 'xlf:b': 'bold', 'xlf:i': 'italic', 'xlf:u': 'underline' },
  ...{ bold: 'bold', italic: 'italic', underlined: 'underline' },
};
const markOf = ({ attributes: { subType, ctype } }: XmlElement): Mark | undefined => {
  const written = subType ?? ctype ?? '';
  return Object.hasOwn(WRITTEN, written) ? WRITTEN[written] : undefined;
};

/** Our own code for the sign of a footnote; programs keep its type. */
const isFootnote = ({ attributes: { subType, ctype } }: XmlElement): boolean =>
  subType === `alternat:${FOOTNOTE_CODE}` || ctype === FOOTNOTE_CODE;

/** Elements with words inside. */
const AROUND = new Set(['pc', 'g', 'mrk']);
const BEGINS = new Set(['sc', 'bx', 'bpt']);
const ENDS = new Set(['ec', 'ex', 'ept']);
/** The token of a list of States, in the first version inside of the code, in the second as what programs show of it. */
function slotOf({ attributes: { disp, ctype, subType }, children }: XmlElement): string | undefined {
  const token = subType === 'alternat:states' ? disp : ctype === 'x-states' ? children[0] : undefined;
  return typeof token === 'string' && isToken(token) ? token : undefined;
}

/** Codes that stand for nothing that we could keep. */
const CODES = new Set(['ph', 'x', 'it', 'cp', 'sub']);

export type Words = {
  readonly runs: Run[];
  /** Codes that could not be kept. */
  readonly lost: number;
};

/** Marks that began with one tag and end with another; how many of each, because every run asks. */
class Open {
  readonly #by = new Map<string, Mark>();
  readonly #counts = new Map<Mark, number>();

  begin(id: string, mark: Mark): void {
    this.end(id);
    this.#by.set(id, mark);
    this.#count(mark, 1);
  }

  end(id: string): void {
    const mark = this.#by.get(id);
    if (!mark) return;
    this.#by.delete(id);
    this.#count(mark, -1);
  }

  has(mark: Mark): boolean {
    return (this.#counts.get(mark) ?? 0) > 0;
  }

  #count(mark: Mark, by: 1 | -1): void {
    this.#counts.set(mark, (this.#counts.get(mark) ?? 0) + by);
  }
}

/** Runs in their order; whitespace as it stands only where the file says so. */
export function wordsOf(side: XmlElement | undefined, allowed: (raw: string) => string): Words {
  const runs: Run[] = [];
  let lost = 0;
  const open = new Open();
  const waiting: { readonly node: XmlElement | string; readonly marks: readonly Mark[]; readonly keeps: boolean }[] =
    [];
  const enter = ({ children, preserves }: XmlElement, marks: readonly Mark[]): void => {
    for (let at = children.length - 1; at >= 0; at--)
      waiting.push({ node: children[at] as XmlElement | string, marks, keeps: preserves === true });
  };
  if (side) enter(side, []);
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, marks, keeps } = next;
    if (typeof node === 'string') {
      const text = allowed(keeps ? node : node.replace(/\s+/g, ' '));
      const own = MARKS.filter((mark) => marks.includes(mark) || open.has(mark));
      if (text !== '') runs.push({ text, marks: own });
      continue;
    }
    const { id = '', rid = id, startRef = rid } = node.attributes;
    const [name, mark] = [localName(node), markOf(node)];
    if (AROUND.has(name)) {
      if (name !== 'mrk' && !mark) lost++;
      enter(node, mark && !marks.includes(mark) ? [...marks, mark] : marks);
    } else if (BEGINS.has(name)) {
      if (mark) open.begin(rid, mark);
      else lost++;
    } else if (ENDS.has(name)) open.end(startRef);
    else if (isFootnote(node))
      runs.push({ text: FOOTNOTE_SIGN, marks: MARKS.filter((each) => marks.includes(each) || open.has(each)) });
    else if (CODES.has(name)) {
      const token = slotOf(node);
      if (token === undefined) lost++;
      else
        runs.push({ text: token, slot: token, marks: MARKS.filter((mark) => marks.includes(mark) || open.has(mark)) });
    }
  }
  return { runs, lost };
}
