/** The list of documents of the meeting as a paper: symbol, title, who issued it and when, in the order in which they were issued. */

import type { Role } from '../domain/permission.ts';
import { documentOrigin, documentsTitle, documentTitle, noDocuments } from '../domain/summit/document-words.ts';
import type { Delegation } from '../domain/summit/summit.ts';
import type { IssuedDocument } from '../domain/summit/symbol.ts';
import { fromPlain, type RichText } from '../domain/text/text.ts';
import { momentIn } from '../language/date.ts';
import { LANGUAGES, type Lang, type PerLang } from '../language/language.ts';
import { type PaperFacts, paperJob } from './paper.ts';
import { printable } from './printable.ts';
import type { Block, PrintJob, PrintTools } from './printed.ts';

const NAME = 'documents';
/** So many with title and origin, a paper of a hundred pages; those behind them by their symbols. */
const IN_FULL = 2_000;
const A_LINE = 50;

export type ListedDocuments = {
  readonly documents: readonly IssuedDocument[];
  readonly delegations: readonly Pick<Delegation, 'id' | 'names'>[];
  readonly titleOf: (resolution: string) => PerLang<string>;
  readonly roleOf: (member: string) => Role | undefined;
  readonly timeZone: string;
};

/** Title and origin of one document, as a line each. */
export function documentLines(
  { delegations, titleOf, roleOf, timeZone }: ListedDocuments,
  document: IssuedDocument,
  lang: Lang,
  moment = momentIn(lang, document.at, timeZone),
): readonly [string, string] {
  const { delegation, resolution, member } = document;
  const named = delegation && (delegations.find(({ id }) => id === delegation)?.names[lang] ?? delegation);
  const issuer = { ...(named ? { delegation: named } : {}), role: roleOf(member) };
  const title = documentTitle(lang, document, titleOf(resolution)[lang] ?? '');
  return [title, documentOrigin(lang, document, issuer, moment)];
}

/** The digest is that of the list as data. */
export function printDocuments(list: ListedDocuments, facts: Omit<PaperFacts, 'name'>, tools: PrintTools): PrintJob {
  const line = (at: number, paragraphs: RichText): Block => ({
    ...{ block: 'clause', resolution: NAME, clause: `document-${at + 1}`, kind: 'paragraph', level: 0, indent: 0 },
    ...{ label: '', paragraphs },
  });
  const rest = list.documents.slice(IN_FULL).map(({ symbol }) => symbol);
  const groups = Array.from({ length: Math.ceil(rest.length / A_LINE) }, (_, at) =>
    rest.slice(at * A_LINE, (at + 1) * A_LINE),
  );
  const bodyOf = (lang: Lang) => ({
    title: documentsTitle(lang),
    blocks:
      list.documents.length === 0
        ? [line(0, fromPlain(noDocuments(lang)))]
        : [
            ...list.documents.slice(0, IN_FULL).map((document, at) => {
              const [title, origin] = documentLines(list, document, lang).map(printable) as [string, string];
              const symbol = { text: document.symbol, marks: ['bold'] } as const;
              return line(at, [[symbol, { text: ` ${title}` }], [{ text: origin }]]);
            }),
            ...groups.map((symbols, at) =>
              line(IN_FULL + at, fromPlain(symbols.join(`${LANGUAGES[lang].semicolon} `))),
            ),
          ],
  });
  return paperJob({ ...facts, name: NAME }, bodyOf, tools);
}
