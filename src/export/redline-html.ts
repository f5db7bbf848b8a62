/**
 * A redline as one page for any browser and any printer: no scripts, nothing from outside, the language and direction of
 * every cell said. What came is underlined and what went is struck, so that it can be read without colours.
 */
import { changesIn } from '../diff/declaration.ts';
import { CHANGES, type ClauseChange, type ClauseDiff } from '../domain/clause/difference.ts';
import { LANGS, type Lang, language } from '../language/language.ts';
import { formatInteger } from '../language/number.ts';
import { betweenPoints, REDLINE_WORDING, WORDING } from '../language/printed-export.ts';
import { directionOf } from './docx-run.ts';
import { printable, utf8 } from './printable.ts';
import { handOf, movedIn, namesIn, type Op, piecesOf, type RedlineInput, type Row, wovenRows } from './redline.ts';
import { detailOf } from './redline-detail.ts';
import { STYLE } from './redline-html-style.ts';
import { type HtmlCell, type HtmlText, htmlTexts, marked, sideOf, textIn } from './redline-html-text.ts';
import { escaped } from './redline-xml.ts';
import { sheetFor } from './sheet.ts';

/** An HTML file, UTF-8. `list`: begins with the table of changes. */
export async function writeRedlineHtml(input: RedlineInput): Promise<Uint8Array> {
  const { declaration } = input;
  const page = pageOf(input);
  const body = [
    head(page),
    ...page.columns.map((lang) => counts(inOne(page, lang))),
    ...(input.list ? page.columns.flatMap((lang) => listOf(page, lang)) : []),
    text(page),
    `<footer dir="ltr">${escaped(`${declaration.resolution} · ${input.since.at.seq} – ${declaration.at.seq} · ${declaration.digest.slice(0, 16)}`)}</footer>`,
  ];
  return fileOf(page, titleIn(page) || declaration.resolution, body);
}

/** What the parts of a page are made from. */
export type Page = {
  readonly input: RedlineInput;
  readonly columns: readonly Lang[];
  /** Whose words the page's own are: the column's, or those of the first. */
  readonly reader: Lang;
  readonly texts: { readonly from: HtmlText; readonly to: HtmlText };
  /** What these columns show of it. */
  readonly changes: readonly ClauseDiff[];
};

export function pageOf(input: RedlineInput): Page {
  const { declaration, language: wanted, diff } = input;
  const columns: readonly Lang[] = wanted === 'all' ? declaration.columns : [wanted];
  const changes = diff.clauses
    .map((clause) => ({ ...clause, changes: changesIn(clause, columns) }))
    .filter((clause) => clause.changes.length > 0);
  return { input, columns, reader: columns[0] ?? LANGS[0], texts: htmlTexts(input, columns), changes };
}

/** What one column shows of it, in its own words: side by side no language speaks for the others. */
export const inOne = (page: Page, lang: Lang): Page => ({
  ...page,
  columns: [lang],
  reader: lang,
  changes: page.changes
    .map((clause) => ({ ...clause, changes: changesIn(clause, [lang]) }))
    .filter(({ changes }) => changes.length > 0),
});

/** The list of one language; none where it shows no change. */
export function listOf(page: Page, lang: Lang, level?: 'h2' | 'h3'): string[] {
  const own = inOne(page, lang);
  return own.changes.length > 0 ? [list(own, level)] : [];
}

/** The title of the resolution in the first column that has one. */
export const titleIn = ({ input, columns }: Page): string =>
  columns.map((lang) => input.title[lang] ?? '').find((words) => words !== '') ?? '';

/** A file of its own, without scripts and without anything from outside. */
export function fileOf(
  { reader, columns }: Pick<Page, 'reader' | 'columns'>,
  title: string,
  body: readonly string[],
): Uint8Array {
  const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`;
  return utf8(
    `<!doctype html>\n<html ${tongue(reader)}>\n<head>\n<meta charset="utf-8">\n${policy}\n` +
      `<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>${shown(title)}</title>\n` +
      `<style>\n${STYLE}@page { size: ${sheetFor('a4', columns.length).toUpperCase()} ${columns.length > 1 ? 'landscape' : 'portrait'}; }\n</style>\n</head>\n` +
      `<body>\n${body.join('\n')}\n</body>\n</html>\n`,
  );
}

export const tongue = (lang: Lang): string => `lang="${language(lang).bcp47}" dir="${directionOf(lang)}"`;
export const shown = (words: string): string => escaped(printable(words));

function head({ input, columns }: Page): string {
  const each = (tag: string, of: (lang: Lang) => string | undefined): string[] =>
    columns.flatMap((lang) => (of(lang) ? [`<${tag} ${tongue(lang)}>${shown(of(lang) ?? '')}</${tag}>`] : []));
  return [
    '<header>',
    ...(input.draft ? [`<p class="draft">${each('b', (lang) => WORDING[lang].draft).join(' · ')}</p>`] : []),
    ...each('p', (lang) => input.summitName[lang]),
    ...each('h1', (lang) => input.title[lang]),
    ...columns.map((lang) => between(input, lang)),
    '</header>',
  ].join('\n');
}

/** Between which points, in one language. */
export const between = (input: RedlineInput, lang: Lang): string =>
  `<p class="between" ${tongue(lang)}>${shown(betweenPoints(lang, namesIn(input, lang)))}</p>`;

/** How many clauses show each change, in words; a clause may be in several. */
export function counts({ reader, changes: clauses }: Page): string {
  const { change, none } = REDLINE_WORDING[reader];
  const items = (Object.keys(CHANGES) as ClauseChange[])
    .map((name) => [name, clauses.filter(({ changes }) => changes.includes(name)).length] as const)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `<li class="${name}">${shown(change[name])}: <b>${formatInteger(reader, count)}</b></li>`);
  return items.length === 0
    ? `<p class="counts" ${tongue(reader)}>${shown(none)}</p>`
    : `<ul class="counts" ${tongue(reader)}>${items.join('')}</ul>`;
}

/** What happened to a clause: "Moved, Status: Draft → Agreed". */
function kinds({ reader, input }: Page, clause: ClauseDiff): string {
  const { change } = REDLINE_WORDING[reader];
  return clause.changes
    .map((name) => {
      const detail = detailOf(reader, name, clause, input.diff);
      return `<span class="${name}">${shown(change[name] + (detail === '' ? '' : `: ${detail}`))}</span>`;
    })
    .join('<br>');
}

/** The table that a secretariat circulates, of one language: clause, what happened, the old words and the new ones. */
function list(page: Page, level: 'h2' | 'h3' = 'h2'): string {
  const { reader, changes } = page;
  const words = REDLINE_WORDING[reader];
  const rows = changes.map((change) => {
    const [from, to] = [textIn(page.texts.from, change.id, reader), textIn(page.texts.to, change.id, reader)];
    const pieces = piecesOf(reader, from, to);
    const number = change.to?.number[reader] || change.from?.number[reader] || '';
    const sides = (['delete', 'insert'] as const).map((side) => `<td>${sideOf(pieces, from, to, side)}</td>`);
    return `<tr><th scope="row">${shown(number)}</th><td>${kinds(page, change)}</td>${sides.join('')}</tr>`;
  });
  const heads = [words.clause, words.kind, words.old, words.new].map((name) => [name, reader] as const);
  return `<section ${tongue(reader)}>\n<${level}>${shown(words.list)}</${level}>\n<table class="list">\n${headRow(heads)}\n<tbody>\n${rows.join('\n')}\n</tbody>\n</table>\n</section>`;
}

const headRow = (names: readonly (readonly [string, Lang])[]): string =>
  `<thead><tr>${names.map(([name, lang]) => `<th scope="col" ${tongue(lang)}>${shown(name)}</th>`).join('')}</tr></thead>`;

/** The whole text. In one language a column of its own says what happened; side by side every cell says it in its language. */
function text(page: Page): string {
  const { input, columns, texts } = page;
  const several = columns.length > 1;
  const pages = columns.map((lang) => {
    const own = inOne(page, lang);
    return { own, changes: new Map(own.changes.map((clause) => [clause.id, clause])) };
  });
  const rows = wovenRows(texts.from.clauses, texts.to.clauses, movedIn(input.diff)).map((row) => {
    const notes = pages.map(({ own, changes }) => {
      const change = changes.get(row.clause);
      return row.moved ? moveNote(own.reader, row.op, change) : change ? kinds(own, change) : '';
    });
    const cells = columns.map((lang, index) => cellOf(page, row, lang, several ? (notes[index] ?? '') : ''));
    const first = several ? '' : `<th scope="row">${notes[0] ?? ''}</th>`;
    return `<tr class="${row.moved ? 'moved ' : ''}${row.op}">${first}${cells.join('')}</tr>`;
  });
  const heads = [
    ...(several ? [] : [[REDLINE_WORDING[page.reader].kind, page.reader] as const]),
    ...columns.map((lang) => [language(lang).endonym, lang] as const),
  ];
  const named = columns.map((lang) => `<span ${tongue(lang)}>${shown(REDLINE_WORDING[lang].text)}</span>`).join(' · ');
  return `<section>\n<h2>${named}</h2>\n<table class="text${several ? ' several' : ''}">\n${headRow(heads)}\n<tbody>\n${rows.join('\n')}\n</tbody>\n</table>\n</section>`;
}

function moveNote(reader: Lang, op: Op, change: ClauseDiff | undefined): string {
  const { movedAway, movedHere } = REDLINE_WORDING[reader];
  const other = (op === 'insert' ? change?.from : change?.to)?.number[reader] ?? '';
  return shown((op === 'insert' ? movedHere : movedAway) + (other === '' ? '' : ` (${other})`));
}

function cellOf({ input, texts }: Page, { clause, op, moved }: Row, lang: Lang, note: string): string {
  const from: HtmlCell | undefined = op === 'insert' ? undefined : textIn(texts.from, clause, lang);
  const to: HtmlCell | undefined = op === 'delete' ? undefined : textIn(texts.to, clause, lang);
  const hand = handOf(input, clause, moved ? undefined : lang);
  const said = note === '' ? '' : `<div class="note">${note}</div>`;
  return `<td ${tongue(lang)}>${said}${marked(piecesOf(lang, from, to), from, to, hand)}</td>`;
}
