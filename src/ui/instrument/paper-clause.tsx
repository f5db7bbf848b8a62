/** A clause on the sheet: its paragraphs, a table as a table, and the numbers of footnotes raised where it refers to them. */
import { Fragment, type ReactNode } from 'react';
import { cutAtFootnotes, FOOTNOTE_SIGN, footnoteSigns } from '../../domain/clause/footnote.ts';
import { tableOf } from '../../domain/clause/table.ts';
import { brackets } from '../../domain/text/brackets.ts';
import { type Paragraph, type RichText, toPlain } from '../../domain/text/text.ts';
import type { Block } from '../../export/printed.ts';

type ClauseOf = Extract<Block, { block: 'clause' }>;

/** The number in a label, as the column writes it. */
const numberIn = (label: string): string => /\p{Nd}+/u.exec(label)?.[0] ?? label;

/** Numbers of the footnotes that stand behind a clause of the sheet. */
export function notesBehind(blocks: readonly Block[], at: number): readonly string[] {
  const numbers: string[] = [];
  for (let next = at + 1; next < blocks.length; next++) {
    const block = blocks[next] as Block;
    if (block.block !== 'clause' || block.kind !== 'footnote') break;
    numbers.push(numberIn(block.label));
  }
  return numbers;
}

/** Whether a bracket stands anywhere in it: most clauses have none, and are then set plainly. */
const isOpen = (text: RichText): boolean => /[[\]]/.test(toPlain(text));

type Props = { readonly clause: ClauseOf; readonly notes: readonly string[] };

export function ClauseBlock({ clause, notes }: Props): ReactNode {
  const { kind, indent, label, paragraphs } = clause;
  const style = { '--indent': indent } as never;
  const draw = runsOf(notes, isOpen(paragraphs));
  if (kind === 'table') return <TableBlock clause={clause} notes={notes} />;
  if (kind === 'footnote')
    return (
      <div className="paper-clause paper-note" style={style}>
        <p>
          <sup>{numberIn(label)}</sup> {paragraphs.map(draw)}
        </p>
      </div>
    );
  const heading = kind === 'title' || kind === 'heading';
  return (
    <div className={heading ? 'paper-clause heading' : 'paper-clause'} style={style}>
      {paragraphs.map((paragraph, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have no names
        <p key={index}>
          {index === 0 && label !== '' ? <b>{label} </b> : null}
          {draw(paragraph)}
        </p>
      ))}
    </div>
  );
}

type Draw = (paragraph: Paragraph) => ReactNode;

function TableBlock({ clause: { label, paragraphs }, notes }: Props): ReactNode {
  const draw = runsOf(notes, isOpen(paragraphs));
  const { caption, head, rows } = tableOf(paragraphs);
  // In reading order, since the numbers of footnotes are given out in it.
  const title = caption ? draw(caption) : null;
  const heads = head.map(draw);
  const cells = rows.map((row) => row.map(draw));
  return (
    <div className="paper-table">
      <table>
        <caption>
          {label !== '' ? <b>{label} </b> : null}
          {title}
        </caption>
        <thead>
          <tr>
            {heads.map((cell, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: cells have no names
              <th key={index} scope="col">
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {cells.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no names
            <tr key={index}>
              {row.map((cell, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: cells have no names
                <td key={column}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Draws the paragraphs of one clause in their order, counting its signs of footnotes from the first on. */
function runsOf(notes: readonly string[], open: boolean): Draw {
  let before = 0;
  return (paragraph) =>
    paragraph.map(({ text, marks = [] }, index) => {
      const pieces = cutAtFootnotes(text, notes.length, before);
      before += footnoteSigns(text).length;
      const classes = marks.map((mark) => `m-${mark}`).join(' ');
      return (
        // biome-ignore lint/suspicious/noArrayIndexKey: runs have no names
        <span key={index} {...(classes ? { className: classes } : {})}>
          {pieces.map((piece, at) =>
            'footnote' in piece ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no names
              <sup key={at}>{notes[piece.footnote] ?? FOOTNOTE_SIGN}</sup>
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no names
              <Fragment key={at}>{open ? <Bracketed text={piece.text} /> : piece.text}</Fragment>
            ),
          )}
        </span>
      );
    });
}

function Bracketed({ text }: { text: string }): ReactNode {
  const { pairs } = brackets(text);
  const least = pairs.reduce((most, { depth }) => Math.min(most, depth), Number.POSITIVE_INFINITY);
  const outer = pairs.filter(({ depth }) => depth === least);
  if (outer.length === 0) return text;
  const pieces: ReactNode[] = [];
  let at = 0;
  for (const { start, end } of [...outer].sort((a, b) => a.start - b.start)) {
    pieces.push(text.slice(at, start));
    pieces.push(
      <mark key={start} className="paper-open">
        {text.slice(start, end)}
      </mark>,
    );
    at = end;
  }
  return [...pieces, text.slice(at)];
}
