/** A table that is only read, from pieces of its text: a redline of it, or its plain words. Rows and cells as in the editor. */
import { Fragment, type ReactNode } from 'react';
import { CELL_SIGN } from '../../domain/clause/table.ts';

/** More signs than this are no table that anybody reads. */
const MOST_SIGNS = 2_000;

export type Piece<T> = { readonly text: string; readonly of: T };
type Cells<T> = readonly (readonly Piece<T>[])[];

/** Do these words make a table? The kind of the clause is not known everywhere, and its sign stands in no other text. */
export function isTabular(pieces: readonly { readonly text: string }[]): boolean {
  const signs = pieces.reduce((sum, { text }) => sum + text.split(CELL_SIGN).length - 1, 0);
  return signs > 0 && signs <= MOST_SIGNS;
}

/** Rows of cells of pieces; lines without any words are none. */
export function tabularRows<T>(pieces: readonly Piece<T>[]): readonly Cells<T>[] {
  const rows: Piece<T>[][][] = [[[]]];
  for (const { text, of } of pieces)
    for (const [index, line] of text.split('\n').entries()) {
      if (index > 0) rows.push([[]]);
      const row = rows.at(-1) as Piece<T>[][];
      for (const [place, words] of line.split(CELL_SIGN).entries()) {
        if (place > 0) row.push([]);
        if (words !== '') row.at(-1)?.push({ text: words, of });
      }
    }
  return rows.filter((row) => row.length > 1 || row[0]?.some(({ text }) => text.trim() !== ''));
}

type Props<T> = { readonly pieces: readonly Piece<T>[]; readonly draw: (piece: Piece<T>) => ReactNode };

/** The rows, to be put into an element of the classes `doc flow tabular`. */
export function TabularRows<T>({ pieces, draw }: Props<T>): ReactNode {
  const rows = tabularRows(pieces);
  const captioned = rows.length > 1 && rows[0]?.length === 1;
  return rows.map((cells, at) => {
    const look = captioned && at === 0 ? 't-caption' : at === (captioned ? 1 : 0) ? 't-head' : 't-row';
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: rows and cells of a text that is only read have no names
      <p className={look} key={at}>
        {cells.map((cell, column) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <Fragment key={column}>
            {column > 0 ? <span className="ts">{CELL_SIGN}</span> : null}
            <span className="tc">
              {cell.map((piece, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: see above
                <Fragment key={index}>{draw(piece)}</Fragment>
              ))}
            </span>
          </Fragment>
        ))}
      </p>
    );
  });
}
