/**
 * What a cell may contain: paragraphs of text with three marks, and nothing else.
 * A paragraph has no attributes and no identity of its own, because in the shared text it is only the stretch between two
 * "\n"; whatever ProseMirror shows must be expressible there.
 */
import { Schema } from 'prosemirror-model';
import type { Mark } from '../domain/text/text.ts';

/** Element per mark, used alike by the live editor and by the static rendering. */
export const MARK_TAGS = { bold: 'strong', italic: 'em', underline: 'u' } as const satisfies Record<Mark, string>;

export const schema = new Schema({
  nodes: {
    doc: { content: 'paragraph+' },
    // `pre`: two spaces stay two spaces when ProseMirror reads back what the browser typed.
    paragraph: { content: 'text*', whitespace: 'pre', parseDOM: [{ tag: 'p' }], toDOM: () => ['p', 0] },
    text: {},
  },
  marks: {
    bold: { parseDOM: [{ tag: 'strong' }, { tag: 'b' }], toDOM: () => [MARK_TAGS.bold, 0] },
    // Not `i`: the bracket characters are wrapped in <i>, and reading the page back must not make them italic.
    italic: { parseDOM: [{ tag: 'em' }], toDOM: () => [MARK_TAGS.italic, 0] },
    underline: { parseDOM: [{ tag: 'u' }], toDOM: () => [MARK_TAGS.underline, 0] },
  },
});
