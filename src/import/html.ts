/**
 * A page of ours, as clauses: its elements say which clause they begin or go on with; what says nothing (draft, names, places to sign,
 * the line at the foot) is no clause. Pages of others are refused: a page does not tell what is text and what is the frame around it. A browser
 * that saves a page closes no empty elements; that much is put right.
 */
import { isClauseKind, MAX_LEVEL } from '../domain/clause/clause.ts';
import { FOOTNOTE_SIGN } from '../domain/clause/footnote.ts';
import { CELL_SIGN } from '../domain/clause/table.ts';
import type { ClauseSeed } from '../domain/summit/summit.ts';
import { LANGUAGES_PROPERTY, PARTS, slotRead } from '../domain/text/own-file.ts';
import { type Mark, type RichText, type Run, richText } from '../domain/text/text.ts';
import { isLang, type Lang, type PerLang } from '../language/language.ts';
import { languageOfTag } from './header.ts';
import { type ImportResult, refused, seedTexts, sizeProblem, Warnings } from './result.ts';
import { childrenOf, parseXml, type XmlElement } from './xml.ts';

/** Clauses of a decoded page with "\n" line ends. */
export function importHtml(text: string): ImportResult {
  const read = parseXml(wellFormed(text));
  const root = read.ok ? read.root : undefined;
  const columns = root ? languagesOf(root) : [];
  if (!root || columns.length === 0) return refused({ kind: 'unknown', found: 'html' });
  const warnings = new Warnings();
  const clauses = new Page(columns, warnings).read(root);
  if (clauses.length === 0) return refused({ kind: 'empty' });
  const tooLarge = sizeProblem(clauses);
  if (tooLarge) return refused(tooLarge);
  return { ok: true, columns, clauses, warnings: warnings.list() };
}

const wellFormed = (text: string): string =>
  text
    .replace(/^\s*<!doctype html>/i, '')
    .replace(/<(meta|br|hr|link)\b([^<>]{0,1000})>/g, (whole, name: string, rest: string) =>
      rest.endsWith('/') ? whole : `<${name}${rest}/>`,
    )
    .replaceAll('&nbsp;', '\u00a0');

/** The languages that our page names in its head. */
function languagesOf(root: XmlElement): Lang[] {
  const head = childrenOf(root).find(({ name }) => name === 'head');
  const meta = head && childrenOf(head).find(({ attributes }) => attributes.name === LANGUAGES_PROPERTY);
  return [...new Set((meta?.attributes.content ?? '').slice(0, 255).split(' ').filter(isLang))];
}

/** What a list of States comes home as, if nobody has written in it. */
function tokenAt({ attributes, children }: XmlElement): string | undefined {
  const tag = attributes['data-states'];
  if (tag === undefined || !children.every((child) => typeof child === 'string')) return undefined;
  const read = slotRead(tag, children.join(''));
  return 'token' in read ? read.token : undefined;
}

const MARK_OF: { readonly [element: string]: Mark } = { b: 'bold', i: 'italic', u: 'underline' };
/** `element`: its id in the page; `home`: that of the clause which a footnote at the end of the page belongs to. */
type Building = Pick<ClauseSeed, 'id' | 'kind' | 'level'> & {
  readonly texts: Map<Lang, Run[]>;
  readonly element: string | undefined;
  readonly home: string | undefined;
};

class Page {
  readonly #columns: readonly Lang[];
  readonly #warnings: Warnings;
  readonly #clauses: Building[] = [];
  readonly #ids = new Set<string>();

  constructor(columns: readonly Lang[], warnings: Warnings) {
    this.#columns = columns;
    this.#warnings = warnings;
  }

  read(root: XmlElement): ClauseSeed[] {
    const waiting: XmlElement[] = [root];
    for (let element = waiting.pop(); element; element = waiting.pop()) {
      if (this.#took(element)) continue;
      const children = childrenOf(element);
      for (let at = children.length - 1; at >= 0; at--) waiting.push(children[at] as XmlElement);
    }
    return this.#inOrder().map(({ texts, element: _element, home: _home, ...clause }) => {
      const rich: PerLang<RichText> = Object.fromEntries([...texts].map(([lang, runs]) => [lang, richText(runs)]));
      return { ...clause, ...seedTexts(rich) };
    });
  }

  /** Footnotes of the end of the page behind the clauses that they belong to. */
  #inOrder(): readonly Building[] {
    const homes = new Set(this.#clauses.flatMap(({ element }) => element ?? []));
    const notes = new Map<string, Building[]>();
    const others: Building[] = [];
    for (const clause of this.#clauses) {
      const { home } = clause;
      const own = home === undefined ? undefined : (notes.get(home) ?? []);
      if (!own || home === undefined || !homes.has(home)) others.push(clause);
      else {
        own.push(clause);
        notes.set(home, own);
      }
    }
    return others.flatMap((clause) => {
      const own = clause.element === undefined ? undefined : notes.get(clause.element);
      if (clause.element !== undefined) notes.delete(clause.element);
      return own ? [clause, ...own] : [clause];
    });
  }

  /** Was it a clause or a part of one? */
  #took(element: XmlElement): boolean {
    const { 'data-kind': kind, 'data-level': depth, 'data-part': part, 'data-clause': name = '' } = element.attributes;
    const level = Number(depth);
    const known = PARTS.find((each) => each === part);
    if (!isClauseKind(kind) || !(Number.isInteger(level) && level >= 0 && level <= MAX_LEVEL) || !known) return false;
    const open = this.#clauses.at(-1);
    if (known === 'further' && open?.kind === kind && open.level === level) {
      const lang = this.#columns[0] as Lang;
      const runs = open.texts.get(lang);
      if (runs) {
        runs.push({ text: '\n' });
        for (const run of this.#words(element)) runs.push(run);
      } else open.texts.set(lang, this.#words(element));
      return true;
    }
    const id = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(name) && !this.#ids.has(name) ? name : undefined;
    if (id !== undefined) this.#ids.add(id);
    this.#clauses.push({
      ...(id === undefined ? {} : { id }),
      kind,
      level,
      texts: this.#texts(element, known === 'label'),
      element: element.attributes.id,
      home: kind === 'footnote' ? element.attributes['data-home'] : undefined,
    });
    return true;
  }

  #texts(element: XmlElement, labelOnly: boolean): Map<Lang, Run[]> {
    if (element.name !== 'tr') {
      const words = this.#words(element);
      return new Map(labelOnly && words.length === 0 ? [] : [[this.#columns[0] as Lang, words]]);
    }
    const texts = new Map<Lang, Run[]>();
    for (const cell of childrenOf(element)) {
      const lang = languageOfTag(cell.attributes.lang ?? '');
      if (cell.name !== 'td' || !lang || !this.#columns.includes(lang)) continue;
      const lines = childrenOf(cell).filter(({ attributes }) => attributes['data-part'] !== 'none');
      texts.set(
        lang,
        lines.flatMap((line, index) => [...(index > 0 ? [{ text: '\n' }] : []), ...this.#words(line)]),
      );
    }
    return texts;
  }

  /** Runs of an element, without the number before them and the one blank that parts it from them. */
  #words(element: XmlElement): Run[] {
    return element.name === 'table' ? this.#figures(element) : this.#line(element);
  }

  /** The lines of a table: its caption, and a row each. */
  #figures(table: XmlElement): Run[] {
    const lines: Run[][] = [];
    for (const part of childrenOf(table)) {
      if (part.name === 'caption') {
        const words = this.#line(part);
        if (words.length > 0) lines.push(words);
      } else
        for (const row of childrenOf(part))
          lines.push(
            childrenOf(row).flatMap((cell, index) => [
              ...(index > 0 ? [{ text: ` ${CELL_SIGN} ` }] : []),
              ...this.#line(cell),
            ]),
          );
    }
    return lines.flatMap((line, index) => (index > 0 ? [{ text: '\n' }, ...line] : line));
  }

  #line(element: XmlElement): Run[] {
    const runs: Run[] = [];
    let afterLabel = false;
    const waiting: { readonly node: XmlElement | string; readonly marks: readonly Mark[] }[] = [];
    const enter = ({ children }: XmlElement, marks: readonly Mark[]): void => {
      for (let at = children.length - 1; at >= 0; at--)
        waiting.push({ node: children[at] as XmlElement | string, marks });
    };
    enter(element, []);
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const { node, marks } = next;
      if (typeof node === 'string') {
        const text = afterLabel && node.startsWith(' ') ? node.slice(1) : node;
        // A line end of the file is a blank of the page.
        if (text !== '') runs.push({ text: this.#warnings.allowed(text.replaceAll('\n', ' ')), marks });
        afterLabel = false;
      } else if (node.attributes.class === 'label') afterLabel = true;
      else if (tokenAt(node) !== undefined) {
        runs.push({ text: tokenAt(node) ?? '', marks });
        afterLabel = false;
      } else if (node.attributes['data-note'] !== undefined) {
        runs.push({ text: FOOTNOTE_SIGN, marks });
        afterLabel = false;
      } else if (node.name === 'br') runs.push({ text: '\n' });
      else {
        const mark = MARK_OF[node.name];
        enter(node, mark && !marks.includes(mark) ? [...marks, mark] : marks);
      }
    }
    return runs;
  }
}
