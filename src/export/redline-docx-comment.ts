/**
 * Comments in a Word redline, for what tracked changes cannot say of a moved clause: that it is the same clause, and
 * which of its words changed on the way. A comment is no text: accepting or rejecting everything leaves it out.
 */
import { Paragraph } from 'docx';
import type JSZip from 'jszip';
import type { ClauseDiff } from '../domain/clause/difference.ts';
import type { Lang } from '../language/language.ts';
import { REDLINE_WORDING } from '../language/printed-export.ts';
import { frame } from './docx-paragraph.ts';
import { plainRuns } from './docx-run.ts';
import { type Hand, type Piece, untouched } from './redline.ts';
import { type Change, element, serialised, type Xml, xmlOf } from './redline-xml.ts';

const NAMESPACE = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml';
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments';

export function comment(id: string, { author, at }: Hand, paragraphs: readonly Xml[]): Xml {
  const initials = [...author].slice(0, 2).join('');
  return element('w:comment', { 'w:id': id, 'w:author': author, 'w:date': at, 'w:initials': initials }, paragraphs);
}

/** The run that a comment hangs on. */
export const reference = (id: string): Xml => element('w:r', {}, [element('w:commentReference', { 'w:id': id })]);

/** Adds the part with the comments, and names it where a reader looks for parts. */
export async function bindComments(zip: JSZip, comments: readonly Xml[]): Promise<void> {
  if (comments.length === 0) return;
  const part = serialised(element('w:comments', { 'xmlns:w': NAMESPACE }, comments));
  zip.file('word/comments.xml', `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${part}`);
  const override = element('Override', { ContentType: TYPE, PartName: '/word/comments.xml' });
  await append(zip, '[Content_Types].xml', 'Types', override);
  const relation = element('Relationship', { Id: 'rIdComments', Type: RELATION, Target: 'comments.xml' });
  await append(zip, 'word/_rels/document.xml.rels', 'Relationships', relation);
}

async function append(zip: JSZip, name: string, root: string, child: Xml): Promise<void> {
  const part = await zip.file(name)?.async('string');
  if (!part?.includes(`</${root}>`)) throw new Error(`${name} is not as the library writes it`);
  zip.file(name, part.replace(`</${root}>`, `${serialised(child)}</${root}>`));
}

/** «از جای دیگری آورده شد (بند ۳).», and below it the words if they changed: struck what went, bold what came. */
export function noteOfMove(lang: Lang, op: Change, change: ClauseDiff | undefined, words: readonly Piece[]): Xml[] {
  const { movedAway, movedHere } = REDLINE_WORDING[lang];
  const other = (op === 'insert' ? change?.from : change?.to)?.number[lang] ?? '';
  const note = `${op === 'insert' ? movedHere : movedAway}${other === '' ? '' : ` (${other})`}.`;
  const shown = op === 'insert' && !untouched(words) ? words.flatMap((piece) => signed(piece, lang)) : [];
  return [plainRuns(note, lang).map(xmlOf), shown].filter((runs) => runs.length > 0).map((runs) => inFrame(lang, runs));
}

function inFrame(lang: Lang, runs: readonly Xml[]): Xml {
  const paragraph = xmlOf(new Paragraph({ ...frame(lang) }));
  return { ...paragraph, children: [...paragraph.children, ...runs] };
}

const SIGN = { same: [], delete: [element('w:strike')], insert: [element('w:b'), element('w:bCs')] } as const;

/** These signs stand first among a run's properties, as the schema wants them. */
function signed({ op, text }: Piece, lang: Lang): Xml[] {
  return plainRuns(text, lang)
    .map(xmlOf)
    .map((run) => ({
      ...run,
      children: run.children.map((child) =>
        typeof child !== 'string' && child.name === 'w:rPr'
          ? { ...child, children: [...SIGN[op], ...child.children] }
          : child,
      ),
    }));
}
