/** One cell's difference: what was removed stands struck before what was inserted; spelling alone is only dotted. */
import { Fragment, type ReactNode } from 'react';
import type { DiffPart, TextDiff } from '../../diff/text.ts';
import { type Lang, language } from '../../domain/language.ts';

/** Bracket signs are set heavier, so that a bracket inserted alone is not overlooked. */
function withBrackets(text: string): ReactNode {
  return text.split(/([[\]])/u).map((piece, index) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no other identity
    return piece === '[' || piece === ']' ? <b className="br-mark" key={index}>{piece}</b> : <Fragment key={index}>{piece}</Fragment>;
  });
}

function Part({ part }: { part: DiffPart }): ReactNode {
  if (part.op === 'same') return withBrackets(part.text);
  if (part.orthographic) {
    return part.op === 'insert' ? <ins className="ort">{part.text}</ins> : <del className="sr">{part.text}</del>;
  }
  return part.op === 'insert' ? <ins>{withBrackets(part.text)}</ins> : <del>{withBrackets(part.text)}</del>;
}

type Props = { readonly lang: Lang; readonly text: TextDiff | undefined; readonly whole: 'added' | 'withdrawn' | null };

/** `whole`: the clause itself came or went, so its row says it and the words need no marks of their own. */
export function Redline({ lang, text, whole }: Props): ReactNode {
  const { dir } = language(lang);
  const parts = text?.parts ?? [];
  const same = text?.kind === 'same' && whole === null;
  return (
    <div className={same ? 'doc flow same' : 'doc flow'} lang={lang} dir={dir}>
      {parts.map((part, index) =>
        whole ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of one difference never reorder
          <Fragment key={index}>{withBrackets(part.text)}</Fragment>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of one difference never reorder
          <Part key={index} part={part} />
        ),
      )}
    </div>
  );
}
