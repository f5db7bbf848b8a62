/**
 * Fields of a Word document: a begin, a code, a separator, a result and an end, spread over runs and paragraphs, one inside the other.
 * Shown is what stands in no code: the result of a field inside another's code is part of that code. A begin without an end hides
 * nothing, since else one mark would take the rest of the document with it.
 */
import { childrenOf, type XmlElement } from './xml.ts';

/** Of what people write for a table of contents, of authorities, or an index. */
const CONTENTS = /^\s*(?:TOC|TOA|INDEX)(?![\p{L}\p{N}])/iu;
/** An address outside; "\\l" leads to a place inside. */
const LINK = /^\s*HYPERLINK\s+"/i;
/** Marks of entries, answers and steps of a mail merge: they show nothing. */
const UNSEEN =
  /^\s*(?:$|(?:XE|TC|TA|RD|SET|ASK|NEXT|NEXTIF|SKIPIF|PRIVATE|DATABASE|FORMTEXT|FORMCHECKBOX|FORMDROPDOWN|HYPERLINK|TOC|TOA|INDEX|MERGEREC|ADVANCE|BIDIOUTLINE|GOTOBUTTON|MACROBUTTON|PRINT)(?![\p{L}\p{N}]))/iu;
const LONGEST_CODE = 40;

const typeOf = (mark: XmlElement): string => mark.attributes['w:fldCharType'] ?? '';
/** A form field whose choice or tick Word draws and nobody wrote. */
export const isForm = (mark: XmlElement): boolean =>
  childrenOf(mark).some(({ name, children }) =>
    name === 'w:ffData'
      ? children.some((node) => typeof node !== 'string' && ['w:ddList', 'w:checkBox'].includes(node.name))
      : false,
  );
/** Is the code of a field (also of `w:fldSimple`) one whose result is a table of contents? */
export const isContentsCode = (code: string): boolean => CONTENTS.test(code.slice(0, LONGEST_CODE));

/** What of a field is no text of the file: the address behind words, or a number, sign or formula that Word works out. */
export function lossOfField(code: string, shown: boolean): 'links' | 'fields' | undefined {
  const start = code.slice(0, LONGEST_CODE);
  if (shown) return LINK.test(start) ? 'links' : undefined;
  return UNSEEN.test(start) ? undefined : 'fields';
}

export class DocxFields {
  readonly #matched = new Set<XmlElement>();
  readonly #open: { code: string; separated: boolean }[] = [];
  #codes = 0;
  #contents = 0;

  /** `marks`: all `w:fldChar` that will be met, in the order of the document. */
  constructor(marks: readonly XmlElement[]) {
    const open: XmlElement[][] = [];
    for (const mark of marks) {
      const type = typeOf(mark);
      if (type === 'begin') open.push([mark]);
      else if (type === 'separate') open.at(-1)?.push(mark);
      else if (type === 'end') for (const each of [...(open.pop() ?? []), mark]) this.#matched.add(each);
    }
  }

  /** Answers what is lost with it. */
  meet(mark: XmlElement): ReturnType<typeof lossOfField> {
    if (!this.#matched.has(mark)) return undefined;
    const top = this.#open.at(-1);
    const type = typeOf(mark);
    if (type === 'begin') {
      this.#open.push({ code: '', separated: false });
      this.#codes++;
    } else if (top && type === 'separate' && !top.separated) {
      top.separated = true;
      this.#codes--;
      if (isContentsCode(top.code)) this.#contents++;
      if (!this.hidden) return lossOfField(top.code, true);
    } else if (top && type === 'end') {
      this.#open.pop();
      if (!top.separated) {
        this.#codes--;
        if (!this.hidden) return lossOfField(top.code, false);
      } else if (isContentsCode(top.code)) this.#contents--;
    }
    return undefined;
  }

  code(text: string): void {
    const top = this.#open.at(-1);
    if (top && !top.separated && top.code.length < LONGEST_CODE) top.code += text.slice(0, LONGEST_CODE);
  }

  /** What stands here is part of a code. */
  get hidden(): boolean {
    return this.#codes > 0;
  }

  /** What stands here is part of a table of contents. */
  get inContents(): boolean {
    return this.#contents > 0;
  }
}
