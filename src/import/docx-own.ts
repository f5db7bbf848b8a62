/**
 * A Word file of ours, as clauses: its paragraphs say which clause they are of, and what is no clause (draft, names, places to sign) says
 * that. What somebody wrote into it since, without a style of ours, comes in as a paragraph, so that no word is lost; what they wrote beside
 * the text is told.
 */
import type { ClauseKind } from '../domain/clause/clause.ts';
import type { ImportPlace } from '../domain/text/imported.ts';
import { labelsOf } from '../domain/text/label.ts';
import { BESIDE, knownSign, type OwnPlace } from '../domain/text/own-file.ts';
import { isEmpty, type Paragraph, type RichText, richText, toPlain } from '../domain/text/text.ts';
import type { Lang, PerLang } from '../language/language.ts';
import type { OwnFacts } from './docx.ts';
import type { DocxBlock, DocxCell, DocxFacts } from './docx-content.ts';
import type { DocxNote } from './docx-notes.ts';
import { columnMeaning } from './header.ts';
import { notedTogether } from './notes.ts';

/** `inferred`: nothing said what it is. `label`: the number before it, as the file has it; `line`: of its paragraph. */
export type OwnClause = {
  readonly id?: string;
  readonly kind: ClauseKind;
  readonly level: number;
  readonly texts: PerLang<RichText>;
  readonly inferred: boolean;
  readonly label: string;
  readonly line: number | undefined;
};
/** `beside`: what somebody wrote where there is no clause; `columns`: heads of columns that are no language. */
export type OwnContent = {
  readonly clauses: readonly OwnClause[];
  readonly beside: readonly ImportPlace[];
  readonly columns: readonly string[];
};
type Facts = ReadonlyMap<RichText, DocxFacts>;
type Building = Omit<OwnClause, 'id' | 'texts'> & {
  readonly id: string | undefined;
  readonly texts: Map<Lang, Paragraph[]>;
  readonly notes: Map<Lang, DocxNote[]>;
};
type Columns = readonly (Lang | undefined)[];
type Row = readonly DocxCell[];

/** Code units of what is told, since it is nowhere else: of a longer text the beginning and the end, where people write. */
const TOLD = 200;
const told = (words: string): string =>
  words.length <= TOLD ? words : `${words.slice(0, TOLD / 2).trim()} … ${words.slice(-TOLD / 2).trim()}`;
const saysSomething = (words: string): boolean => /[\p{L}\p{N}]/u.test(words);
const plain = ({ paragraphs }: DocxCell): string => paragraphs.map(toPlain).join(' ').trim();
/** The number column has digits; what else stands there somebody wrote. */
const isNumber = (words: string): boolean => words === '№' || !/\p{L}{2}/u.test(words);

/** Languages of the heads of the tables, in order; none for a file in one language. */
export const headLanguages = (blocks: readonly DocxBlock[], said: readonly Lang[]): readonly Lang[] => [
  ...new Set(
    blocks
      .flatMap((block) => (block.kind === 'table' ? (columnsOf(block.rows, said) ?? []) : []))
      .filter((lang) => lang !== undefined),
  ),
];

/** The language of each column of a table whose head names two or more. Whose head somebody changed is known by what the file says. */
function columnsOf(rows: readonly Row[], said: readonly Lang[]): Columns | undefined {
  const columns = (rows[0] ?? []).map(({ paragraphs }) => {
    const meaning = columnMeaning(paragraphs.map(toPlain).join(' '));
    return meaning?.is === 'lang' ? meaning.lang : undefined;
  });
  const named = columns.filter((lang) => lang !== undefined).length;
  const printed: Columns = [undefined, ...said];
  const changed =
    said.length > 1 &&
    named < said.length &&
    columns.length === printed.length &&
    columns.every((lang, index) => lang === undefined || lang === printed[index]) &&
    rows.slice(1).some((row) => row.length === columns.length);
  // Without any head that names a language this is the table of the places to sign.
  if (changed && named > 0) return printed;
  return named > 1 ? columns : undefined;
}

/** `languageOf` a paragraph that stands in no column. */
export function ownClauses(
  { blocks, said, known }: OwnFacts & { readonly blocks: readonly DocxBlock[] },
  facts: Facts,
  languageOf: (text: RichText) => Lang,
): OwnContent {
  const reader = new OwnReader(facts, known, languageOf);
  for (const block of blocks) {
    if (block.kind === 'paragraph') reader.paragraph(block.text);
    else reader.table(block.rows, columnsOf(block.rows, said));
  }
  return reader.content();
}

class OwnReader {
  readonly #facts: Facts;
  readonly #known: ReadonlySet<string> | undefined;
  readonly #languageOf: (text: RichText) => Lang;
  readonly #clauses: Building[] = [];
  readonly #beside: ImportPlace[] = [];
  readonly #columns = new Set<string>();

  constructor(facts: Facts, known: ReadonlySet<string> | undefined, languageOf: (text: RichText) => Lang) {
    this.#facts = facts;
    this.#known = known;
    this.#languageOf = languageOf;
  }

  content(): OwnContent {
    const clauses = this.#clauses.flatMap(({ id, texts, notes, ...rest }): OwnClause[] => [
      {
        ...rest,
        ...(id === undefined ? {} : { id }),
        texts: Object.fromEntries([...texts].filter(([, text]) => !isEmpty(text))),
      },
      ...notedTogether(notes, rest.level).map((note) => ({
        ...note,
        ...({ kind: 'footnote', inferred: false, label: '', line: rest.line } as const),
      })),
    ]);
    return { clauses, beside: this.#beside, columns: [...this.#columns] };
  }

  table(rows: readonly Row[], columns: Columns | undefined): void {
    if (columns) this.#head(rows[0] ?? [], columns);
    for (const row of columns ? rows.slice(1) : rows) {
      if (columns && row.length === columns.length) this.#row(row, columns, rows[0] ?? []);
      else for (const { paragraphs } of row) for (const text of paragraphs) this.paragraph(text);
    }
  }

  paragraph(text: RichText): void {
    const place = this.#placeOf(text);
    if (place === BESIDE) this.#writtenBeside(text);
    if (place === BESIDE || (place === undefined && isEmpty(text))) return;
    const words = this.#wordsOf(text);
    const open = this.#clauses.at(-1);
    const lang = this.#languageOf(text);
    if (place?.part === 'further' && open?.kind === place.kind && open.level === place.level) {
      const lines = open.texts.get(lang) ?? [];
      for (const line of words) lines.push(line);
      open.texts.set(lang, lines);
      this.#note(open, lang, text);
      return;
    }
    const texts = new Map([[lang, place?.part === 'label' && isEmpty(words) ? [] : [...(place ? words : text)]]]);
    this.#note(this.#begin(place, [text], texts), lang, text);
  }

  #note({ notes }: Building, lang: Lang, text: RichText): void {
    const own = notes.get(lang) ?? [];
    for (const note of this.#facts.get(text)?.notes ?? []) own.push(note);
    if (own.length > 0) notes.set(lang, own);
  }

  #row(row: Row, columns: Columns, head: Row): void {
    const all = row.flatMap(({ paragraphs }, index) => (columns[index] === undefined ? [] : paragraphs));
    const places = all.map((text) => this.#placeOf(text));
    const place = places.find((each): each is OwnPlace => each !== undefined && each !== BESIDE);
    row.forEach((cell, index) => {
      if (columns[index] === undefined) this.#otherCell(cell, index === 0 ? undefined : head[index]);
    });
    if (place === undefined && places.every((each, index) => each === BESIDE || isEmpty(all[index] as RichText))) {
      for (const text of all) this.#writtenBeside(text);
      return;
    }
    const texts = new Map<Lang, Paragraph[]>();
    columns.forEach((lang, index) => {
      const paragraphs = row[index]?.paragraphs ?? [];
      if (lang !== undefined)
        texts.set(
          lang,
          paragraphs.flatMap((text) => this.#linesOf(text)),
        );
    });
    const begun = this.#begin(place, all, texts);
    columns.forEach((lang, index) => {
      if (lang !== undefined) for (const text of row[index]?.paragraphs ?? []) this.#note(begun, lang, text);
    });
  }

  /** Of a cell that has a clause. Where a dash stood for a missing text somebody may have written it. */
  #linesOf(text: RichText): RichText {
    const at = this.#placeOf(text);
    const words = this.#wordsOf(text);
    if (at === BESIDE) return saysSomething(toPlain(text)) ? text : [];
    return at?.part === 'label' && isEmpty(words) ? [] : words;
  }

  /** What nothing says is a paragraph, where the one before it stands or below the article above. */
  #begin(place: OwnPlace | undefined, from: readonly RichText[], texts: Map<Lang, Paragraph[]>): Building {
    const above = this.#clauses.at(-1);
    const below = above?.kind === 'article' ? above.level + 1 : (above?.level ?? 0);
    const level = above?.kind === 'heading' ? 0 : Math.min(below, 4);
    const facts = from.map((text) => this.#facts.get(text));
    const begun: Building = {
      ...{ kind: place?.kind ?? 'paragraph', level: place?.level ?? level, inferred: place === undefined, texts },
      id: facts.find((each) => each?.clause !== undefined)?.clause,
      label: facts.find((each) => each !== undefined && each.label !== '')?.label.trim() ?? '',
      line: facts[0]?.line,
      notes: new Map(),
    };
    this.#clauses.push(begun);
    return begun;
  }

  /** The words of a paragraph. What was typed beside the number takes its style on; it is not the number's. */
  #wordsOf(text: RichText): RichText {
    const { words, label: whole } = this.#facts.get(text) ?? { words: text, label: '' };
    const label = whole.trim();
    if (label === '' || this.#known?.has(knownSign(label))) return words;
    const number = labelsOf(label)[0]?.length ?? (this.#known ? 0 : label.length);
    const typed = label.slice(number).trim();
    if (!saysSomething(typed)) return words;
    return richText([
      { text: `${typed} ` },
      ...words.flatMap((line, index) => (index > 0 ? [{ text: '\n' }, ...line] : line)),
    ]);
  }

  #placeOf(text: RichText): OwnPlace | typeof BESIDE | undefined {
    return this.#facts.get(text)?.own;
  }

  #writtenBeside(text: RichText): void {
    const words = toPlain(text).trim();
    if (saysSomething(words) && !this.#known?.has(knownSign(words))) this.#tell(text, words);
  }

  #tell(text: RichText | undefined, words: string): void {
    const line = text && this.#facts.get(text)?.line;
    this.#beside.push({ ...(line === undefined ? {} : { line }), words: told(words) });
  }

  /** A cell of the numbers, which come first, or of a column that somebody added. */
  #otherCell(cell: DocxCell, head: DocxCell | undefined): void {
    const words = plain(cell);
    if (isNumber(words)) return;
    // One with a head is told by that.
    if (!head || isNumber(plain(head))) this.#tell(cell.paragraphs[0], words);
  }

  /** Heads that name their language in other words than ours, and those of columns that somebody added. */
  #head(row: Row, columns: Columns): void {
    row.forEach((cell, index) => {
      const words = plain(cell);
      const meaning = columnMeaning(words);
      const named = meaning?.is === 'lang' && meaning.lang === columns[index];
      if (columns[index] !== undefined && !named) this.#tell(cell.paragraphs[0], words);
      if (columns[index] === undefined && !isNumber(words)) this.#columns.add(told(words));
    });
  }
}
