/**
 * Accepts or rejects every tracked change of a Word document, from the XML alone: `w:ins` and `w:del` around runs, the marks
 * of paragraphs, rows of tables. It knows nothing of the writer and throws on what a strict reader would refuse.
 */
import { all, child, type Element } from './docx-reader.ts';

export type Verdict = 'accept' | 'reject';
const GOES = { accept: 'w:del', reject: 'w:ins' } as const;
const STAYS = { accept: 'w:ins', reject: 'w:del' } as const;

/** A paragraph after the verdict; `style`: what its own mark says, which is what counts when others flowed into it. */
export type Paragraph = { readonly text: string; readonly properties: Element | undefined };
export type Body = { readonly paragraphs: readonly Paragraph[]; readonly rows: readonly (readonly string[])[] };

function runText(run: Element, deleted: boolean): string {
  return run.children
    .map(({ name, text }) => {
      if (name === 'w:rPr' || name === 'w:commentReference') return '';
      if (name === 'w:tab') return '\t';
      if (name === (deleted ? 'w:delText' : 'w:t')) return text;
      throw new Error(`${name} in a ${deleted ? 'deleted ' : ''}run`);
    })
    .join('');
}

/** Text of a paragraph, and whether its mark stays. */
function settled(paragraph: Element, verdict: Verdict): { text: string; stays: boolean } {
  let text = '';
  for (const part of paragraph.children) {
    if (part.name === 'w:pPr') continue;
    if (part.name === 'w:r') text += runText(part, false);
    else if (part.name === 'w:ins' || part.name === 'w:del') {
      for (const run of part.children) {
        if (run.name !== 'w:r') throw new Error(`${run.name} in ${part.name}`);
        const words = runText(run, part.name === 'w:del');
        if (part.name === STAYS[verdict]) text += words;
      }
    } else throw new Error(`${part.name} in a paragraph`);
  }
  const properties = child(paragraph, 'w:pPr');
  const mark = properties && child(properties, 'w:rPr');
  if (mark && properties?.children.at(-1) !== mark) throw new Error('properties of a mark stand last');
  return { text, stays: !(mark && child(mark, GOES[verdict])) };
}

/** A paragraph whose mark goes flows into the next one, and lives on under that one's mark. */
function flowed(elements: readonly Element[], verdict: Verdict): Paragraph[] {
  const out: Paragraph[] = [];
  let open = '';
  for (const element of elements) {
    const { text, stays } = settled(element, verdict);
    open += text;
    if (!stays) continue;
    out.push({ text: open, properties: child(element, 'w:pPr') });
    open = '';
  }
  if (open !== '') throw new Error('the last mark went and left words without a paragraph');
  return out;
}

const paragraphsOf = (element: Element): Element[] => element.children.filter(({ name }) => name === 'w:p');

/** The text of `word/document.xml` with every change accepted or rejected. */
export function verdictOn(document: Element, verdict: Verdict): Body {
  const body = child(document, 'w:body') as Element;
  const rows = body.children
    .filter(({ name }) => name === 'w:tbl')
    .flatMap((table) => table.children.filter(({ name }) => name === 'w:tr'))
    .filter((row) => {
      const properties = child(row, 'w:trPr');
      const goes = properties && child(properties, GOES[verdict]);
      // A row goes with all that is in it; words that would stay are words lost.
      if (goes)
        for (const cell of all(row, 'w:p')) if (settled(cell, verdict).text !== '') throw new Error('lost words');
      return !goes;
    })
    .map((row) =>
      row.children
        .filter(({ name }) => name === 'w:tc')
        .map((cell) => {
          const found = flowed(paragraphsOf(cell), verdict);
          if (found.length === 0) throw new Error('a cell without a paragraph');
          return found.map(({ text }) => text).join('\n');
        }),
    );
  return { paragraphs: flowed(paragraphsOf(body), verdict), rows };
}

/** Every change: its attributes. */
export const changesOf = (document: Element): Readonly<Record<string, string>>[] =>
  ['w:ins', 'w:del'].flatMap((name) => [...all(document, name)].map(({ attributes }) => attributes));
