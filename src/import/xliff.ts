/**
 * XLIFF 1.2 and 2.x: two languages, a row for each unit. Of a file of ours a unit says which clause it is; what says nothing is
 * beside the text. In other people's files the outline is that of any table. States are no decisions and do not come in.
 */
import { type ClauseKind, isClauseKind, MAX_LEVEL } from '../domain/clause/clause.ts';
import { tokenIn } from '../domain/clause/states-slot.ts';
import type { ClauseSeed } from '../domain/summit/summit.ts';
import { isEmpty, type RichText, type Run, richText, toPlain } from '../domain/text/text.ts';
import type { Lang } from '../language/language.ts';
import { languageOfTag } from './header.ts';
import { levelOf, type Place } from './kind.ts';
import { clausesOfRows, type Located } from './outline.ts';
import { type ImportResult, LIMITS, refused, seedTexts, sizeProblem, Warnings } from './result.ts';
import { localName, wordsOf } from './xliff-words.ts';
import { childrenOf, parseXml, type XmlElement } from './xml.ts';

/** A unit of ours, a unit of a file, or a group of ours with a unit for each paragraph. */
type Row = {
  readonly line: number;
  readonly facts: ReadonlyMap<string, string>;
  readonly source: RichText;
  readonly target: RichText;
};

/** Clauses of a decoded file with "\n" line ends. */
export function importXliff(text: string): ImportResult {
  const read = parseXml(text);
  const root = read.ok ? read.root : undefined;
  if (!root || localName(root) !== 'xliff') return refused({ kind: 'unknown', found: 'XLIFF, damaged' });
  const pairs = new Set(pairsOf(root).map((pair) => pair.map((tag) => tag || '?').join(' → ')));
  const [first = ['', '']] = pairsOf(root);
  const [source, target] = [languageOfTag(first[0]), languageOfTag(first[1])];
  if (pairs.size !== 1 || !source || (first[1] !== '' && !target) || source === target)
    return refused({ kind: 'unknown', found: `XLIFF ${[...pairs].slice(0, 5).join(', ')}`.slice(0, 80) });
  const warnings = new Warnings();
  const rows = new Units(warnings, { source, target }).read(root);
  const columns = target ? [source, target] : [source];
  const clauses = rows.some(isOurs) ? ours(rows, columns, warnings) : theirs(rows, columns, warnings);
  if (clauses.length === 0) return refused({ kind: 'empty' });
  const tooLarge = sizeProblem(clauses);
  if (tooLarge) return refused(tooLarge);
  return { ok: true, columns, clauses, warnings: warnings.list() };
}

/** Source and target as each file of it names them; "" for no target. Version 2 names them once for all. */
function pairsOf(root: XmlElement): (readonly [source: string, target: string])[] {
  const { srcLang, trgLang = '' } = root.attributes;
  if (srcLang !== undefined) return [[srcLang, trgLang]];
  return childrenOf(root)
    .filter((child) => localName(child) === 'file')
    .map(({ attributes }) => [attributes['source-language'] ?? '', attributes['target-language'] ?? ''] as const);
}

const HOLDERS = new Set(['xliff', 'file', 'body', 'group']);

type Sides = { readonly source: Lang; readonly target: Lang | undefined };

class Units {
  readonly #warnings: Warnings;
  readonly #rows: Row[] = [];
  readonly #languages: Sides;

  constructor(warnings: Warnings, languages: Sides) {
    this.#warnings = warnings;
    this.#languages = languages;
  }

  read(root: XmlElement): readonly Row[] {
    const waiting: XmlElement[] = [root];
    for (let element = waiting.pop(); element; element = waiting.pop()) {
      const name = localName(element);
      const children = childrenOf(element);
      if (name === 'unit') this.#put(element, children.filter(isSegment), '');
      else if (name === 'trans-unit') this.#put(element, [element], '');
      else if (name === 'group' && isClause(element, children)) this.#put(children[0] as XmlElement, children, '\n');
      else if (HOLDERS.has(name))
        for (let at = children.length - 1; at >= 0; at--) waiting.push(children[at] as XmlElement);
    }
    return this.#rows;
  }

  /** A list of States that a translator took over from the source has its case there, which this language may not have. */
  #inOwnCase({ slot, ...run }: Run, side: keyof Sides): Run {
    const lang = this.#languages[side];
    return slot === undefined || !lang ? run : { ...run, text: tokenIn(lang, slot) };
  }

  /** A row of what stands in `parts` one after the other; `facts` are in `unit`. */
  #put(unit: XmlElement, parts: readonly XmlElement[], between: string): void {
    const line = this.#rows.length + 1;
    let lost = 0;
    const sides = { source: [] as Run[], target: [] as Run[] };
    const translated = parts.some((part) => localName(part) !== 'ignorable' && sideOf(part, 'target') !== undefined);
    for (const [index, part] of parts.entries())
      for (const name of ['source', 'target'] as const) {
        // What is between segments is in both languages, unless the file says otherwise.
        const other = localName(part) === 'ignorable' && translated ? sideOf(part, 'source') : undefined;
        const words = wordsOf(sideOf(part, name) ?? (name === 'target' ? other : undefined), (raw) =>
          this.#warnings.allowed(raw, { line }),
        );
        lost += words.lost;
        if (index > 0 && between !== '') sides[name].push({ text: between });
        for (const run of words.runs) sides[name].push(this.#inOwnCase(run, name));
      }
    if (lost > 0) this.#warnings.add('marks-dropped', { line });
    this.#rows.push({ line, facts: factsOf(unit), source: richText(sides.source), target: richText(sides.target) });
  }
}

const isSegment = (element: XmlElement): boolean => ['segment', 'ignorable'].includes(localName(element));
const sideOf = (part: XmlElement, side: 'source' | 'target'): XmlElement | undefined =>
  childrenOf(part).find((child) => localName(child) === side);

/** Does a group of 1.2 hold the paragraphs of one clause? */
const isClause = ({ attributes: { id } }: XmlElement, children: readonly XmlElement[]): boolean =>
  id !== undefined &&
  children.length > 0 &&
  children.every((child, index) => localName(child) === 'trans-unit' && child.attributes.id === `${id}.p${index + 1}`);

/** What we have written of a unit: `clause`, `kind`, `level`, `status`, `resolution`. */
function factsOf(unit: XmlElement): ReadonlyMap<string, string> {
  const facts = new Map<string, string>();
  for (const holder of childrenOf(unit).filter((child) => ['context-group', 'metadata'].includes(localName(child))))
    for (const group of localName(holder) === 'metadata' ? childrenOf(holder) : [holder])
      for (const fact of childrenOf(group)) {
        const { type, 'context-type': context } = fact.attributes;
        facts.set(
          context?.replace(/^x-/, '') ?? type ?? '',
          fact.children.filter((node) => typeof node === 'string').join(''),
        );
      }
  return facts;
}

const kindOf = ({ facts }: Row): ClauseKind | undefined => {
  const kind = facts.get('kind');
  return isClauseKind(kind) ? kind : undefined;
};
const isOurs = (row: Row): boolean => kindOf(row) !== undefined && row.facts.has('clause');

/** Ids end up in addresses and as keys. */
const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

function ours(rows: readonly Row[], columns: readonly Lang[], warnings: Warnings): ClauseSeed[] {
  const ids = new Set<string>();
  const several = new Set(rows.flatMap(({ facts }) => facts.get('resolution') ?? [])).size > 1;
  let above: Place | undefined;
  return rows.flatMap((row): ClauseSeed[] => {
    const said = kindOf(row) ?? (row.facts.has('resolution') ? 'heading' : undefined);
    if (!said) return [];
    // The resolutions of an instrument become one text, with a heading for each.
    const kind = several && said === 'title' ? 'heading' : said;
    const deep = Number(row.facts.get('level') || Number.NaN);
    const level = Number.isInteger(deep) && deep >= 0 && deep <= MAX_LEVEL ? deep : levelOf(kind, above);
    if (kind === 'article' || kind === 'heading') above = { kind, level };
    const id = row.facts.get('clause') ?? '';
    const usable = ID.test(id) && !ids.has(id);
    if (usable) ids.add(id);
    else if (id !== '') warnings.add('id-dropped', { line: row.line });
    if ((row.facts.get('status') ?? 'draft') !== 'draft') warnings.add('status-dropped', { line: row.line });
    return [{ ...(usable ? { id } : {}), kind, level, ...seedTexts(richTexts(row, columns)) }];
  });
}

const richTexts = ({ source, target }: Row, columns: readonly Lang[]): { readonly [lang: string]: RichText } =>
  Object.fromEntries(columns.map((lang, index) => [lang, index === 0 ? source : target]));

/** A file that does not know our clauses: its rows are those of a table. */
function theirs(rows: readonly Row[], columns: readonly Lang[], warnings: Warnings): ClauseSeed[] {
  const located = rows.flatMap(({ line, ...row }): Located[] => {
    if (isEmpty(row.source) && isEmpty(row.target)) return [];
    const rich = Object.entries(richTexts({ line, ...row }, columns));
    if (rich.some(([, text]) => text.some((runs) => runs.some(({ marks }) => marks))))
      warnings.add('marks-dropped', { line });
    const texts = rich.map(([lang, text]) => [lang, toPlain(text).trim()] as const).filter(([, words]) => words !== '');
    for (let empty = texts.length; empty < columns.length; empty++) warnings.add('empty-cell', { line });
    return texts.length === 0 ? [] : [{ line, texts: Object.fromEntries(texts) }];
  });
  if (located.length > LIMITS.rows) return located.map(({ texts }) => ({ kind: 'paragraph', level: 0, texts }));
  warnings.add('kinds-inferred', {}, located.length);
  return clausesOfRows(located, columns, warnings);
}
