/**
 * A Word file of ours, as clauses: its paragraphs say which clause they are of, and what is no clause (draft, names, places to sign) says
 * that. What somebody wrote into it since, without a style of ours, comes in as a paragraph, so that no word is lost.
 */
import type { ClauseKind } from '../domain/clause.ts';
import { labelsOf } from '../domain/label.ts';
import type { Lang, PerLang } from '../domain/language.ts';
import { BESIDE, type OwnPlace } from '../domain/own-file.ts';
import { isEmpty, type Paragraph, type RichText, richText, toPlain } from '../domain/text.ts';
import type { DocxBlock, DocxCell, DocxFacts } from './docx-body.ts';
import { columnMeaning } from './header.ts';

/** `inferred`: nothing said what it is. */
export type OwnClause = {
  readonly id?: string;
  readonly kind: ClauseKind;
  readonly level: number;
  readonly texts: PerLang<RichText>;
  readonly inferred: boolean;
};
type Facts = ReadonlyMap<RichText, DocxFacts>;
type Building = {
  id: string | undefined;
  kind: ClauseKind;
  level: number;
  inferred: boolean;
  texts: Map<Lang, Paragraph[]>;
};

/** Languages of the heads of the tables, in order; none for a file in one language. */
export const headLanguages = (blocks: readonly DocxBlock[]): readonly Lang[] => [
  ...new Set(
    blocks
      .flatMap((block) => (block.kind === 'table' ? (columnsOf(block.rows) ?? []) : []))
      .filter((lang) => lang !== undefined),
  ),
];

/** `languageOf` a paragraph that stands in no column. */
export function ownClauses(
  blocks: readonly DocxBlock[],
  facts: Facts,
  languageOf: (text: RichText) => Lang,
): OwnClause[] {
  const clauses: Building[] = [];
  for (const block of blocks) {
    if (block.kind === 'paragraph') inFlow(block.text, facts, languageOf, clauses);
    else {
      const columns = columnsOf(block.rows);
      const body = columns ? block.rows.slice(1) : block.rows;
      for (const row of body) {
        if (columns && row.length === columns.length) inRow(row, columns, facts, clauses);
        else for (const { paragraphs } of row) for (const text of paragraphs) inFlow(text, facts, languageOf, clauses);
      }
    }
  }
  return clauses.map(({ id, texts, ...rest }) => ({
    ...rest,
    ...(id === undefined ? {} : { id }),
    texts: Object.fromEntries([...texts].filter(([, text]) => !isEmpty(text))),
  }));
}

/** The language of each column of a table whose head names two or more. */
function columnsOf(rows: readonly (readonly DocxCell[])[]): readonly (Lang | undefined)[] | undefined {
  const columns = (rows[0] ?? []).map(({ paragraphs }) => {
    const meaning = columnMeaning(paragraphs.map(toPlain).join(' '));
    return meaning?.is === 'lang' ? meaning.lang : undefined;
  });
  return columns.filter((lang) => lang !== undefined).length > 1 ? columns : undefined;
}

/** The words of a paragraph. What was typed behind the number takes its style on; it is not the number's. */
function wordsOf(text: RichText, facts: Facts): RichText {
  const { words, label } = facts.get(text) ?? { words: text, label: '' };
  const known = labelsOf(label.trim())[0]?.length;
  const typed = known === undefined ? '' : label.trim().slice(known).trim();
  if (!/[\p{L}\p{N}]/u.test(typed)) return words;
  return richText([
    { text: `${typed} ` },
    ...words.flatMap((line, index) => (index > 0 ? [{ text: '\n' }, ...line] : line)),
  ]);
}

const placeOf = (text: RichText, facts: Facts): OwnPlace | typeof BESIDE | undefined => facts.get(text)?.own;

function inFlow(text: RichText, facts: Facts, languageOf: (text: RichText) => Lang, clauses: Building[]): void {
  const place = placeOf(text, facts);
  if (place === BESIDE) return;
  const words = wordsOf(text, facts);
  if (place === undefined && isEmpty(text)) return;
  const open = clauses.at(-1);
  const lang = languageOf(text);
  if (place?.part === 'further' && open?.kind === place.kind && open.level === place.level) {
    const lines = open.texts.get(lang) ?? [];
    for (const line of words) lines.push(line);
    open.texts.set(lang, lines);
    return;
  }
  const texts = new Map([[lang, place?.part === 'label' && isEmpty(words) ? [] : [...(place ? words : text)]]]);
  clauses.push({ ...beginning(place, open), id: facts.get(text)?.clause, texts });
}

function inRow(
  row: readonly DocxCell[],
  columns: readonly (Lang | undefined)[],
  facts: Facts,
  clauses: Building[],
): void {
  const all = row.flatMap(({ paragraphs }, index) => (columns[index] === undefined ? [] : paragraphs));
  const places = all.map((text) => placeOf(text, facts));
  const place = places.find((each): each is OwnPlace => each !== undefined && each !== BESIDE);
  if (place === undefined && places.every((each, index) => each === BESIDE || isEmpty(all[index] as RichText))) return;
  const texts = new Map<Lang, Paragraph[]>();
  columns.forEach((lang, index) => {
    if (lang === undefined) return;
    const own = (row[index]?.paragraphs ?? []).filter((text) => placeOf(text, facts) !== BESIDE);
    const lines = own.flatMap((text) => {
      const words = wordsOf(text, facts);
      const at = placeOf(text, facts);
      return at !== BESIDE && at?.part === 'label' && isEmpty(words) ? [] : words;
    });
    texts.set(lang, lines);
  });
  const id = all.map((text) => facts.get(text)?.clause).find((clause) => clause !== undefined);
  clauses.push({ ...beginning(place, clauses.at(-1)), id, texts });
}

/** What nothing says is a paragraph, where the one before it stands or below the article above. */
function beginning(place: OwnPlace | undefined, above: Building | undefined) {
  if (place) return { kind: place.kind, level: place.level, inferred: false };
  const level =
    above === undefined || above.kind === 'heading' ? 0 : above.kind === 'article' ? above.level + 1 : above.level;
  return { kind: 'paragraph' as const, level: Math.min(level, 4), inferred: true };
}
