/** One cell's difference: what was removed stands struck before what was inserted; spelling alone is only dotted. */
import { Fragment, type ReactNode } from 'react';
import type { DiffPart, TextDiff } from '../../domain/clause/difference.ts';
import { type Lang, language } from '../../language/language.ts';
import { isTabular, TabularRows } from './tabular.tsx';

/** Pieces of a text with the place where each begins, which is also what React knows them by. */
function placed<T>(pieces: readonly T[], length: (piece: T) => number): readonly (readonly [number, T])[] {
  let at = 0;
  return pieces.map((piece) => {
    const begin = at;
    at += length(piece);
    return [begin, piece] as const;
  });
}

/** Bracket signs are set heavier, so that a bracket inserted alone is not overlooked. */
const withBrackets = (text: string): ReactNode =>
  placed(text.split(/(?<=[[\]])|(?=[[\]])/u), (piece) => piece.length).map(([at, piece]) =>
    piece === '[' || piece === ']' ? (
      <b className="br-mark" key={at}>
        {piece}
      </b>
    ) : (
      <Fragment key={at}>{piece}</Fragment>
    ),
  );

function Part({ part, spelling }: { part: DiffPart; spelling: boolean }): ReactNode {
  if (part.op === 'same') return withBrackets(part.text);
  if (part.orthographic && !spelling) return part.op === 'insert' ? withBrackets(part.text) : null;
  if (part.orthographic) {
    return part.op === 'insert' ? <ins className="ort">{part.text}</ins> : <del className="sr">{part.text}</del>;
  }
  return part.op === 'insert' ? <ins>{withBrackets(part.text)}</ins> : <del>{withBrackets(part.text)}</del>;
}

type Props = {
  readonly lang: Lang;
  readonly text: TextDiff | undefined;
  readonly whole: 'added' | 'withdrawn' | null;
  /** Whether another spelling of the same words is marked; default: it is. */
  readonly spelling?: boolean;
};

/** `whole`: the clause itself came or went, so its row says it and the words need no marks of their own. */
export function Redline({ lang, text, whole, spelling = true }: Props): ReactNode {
  const { dir } = language(lang);
  const parts = text?.parts ?? [];
  const same = text?.kind === 'same' && whole === null;
  if (isTabular(parts)) {
    return (
      <div className={same ? 'doc flow tabular same' : 'doc flow tabular'} lang={lang} dir={dir}>
        <TabularRows
          pieces={parts.map((part) => ({ text: part.text, of: part }))}
          draw={({ text: words, of }) =>
            whole ? withBrackets(words) : <Part part={{ ...of, text: words }} spelling={spelling} />
          }
        />
      </div>
    );
  }
  return (
    <div className={same ? 'doc flow same' : 'doc flow'} lang={lang} dir={dir}>
      {placed(parts, ({ text: words }) => words.length).map(([at, part]) =>
        // A removed and an inserted word may begin at places that meet; the kind of change tells them apart.
        whole ? (
          <Fragment key={`${part.op}${at}`}>{withBrackets(part.text)}</Fragment>
        ) : (
          <Part key={`${part.op}${at}`} part={part} spelling={spelling} />
        ),
      )}
    </div>
  );
}
