/** The question for the documents of the meeting, by their symbols: as a list for a page, and as a paper. */

import type { DocumentsView } from '../../src/domain/summit/symbol.ts';
import { canonicalJson, type Json, sha256 } from '../../src/domain/text/digest.ts';
import { type ListedDocuments, printDocuments } from '../../src/export/documents-paper.ts';
import { PRINT_TOOLS } from '../print/tools.ts';
import { noSuch } from './instrument.ts';
import { meetingLanguages, type PaperQuery, printedPaper, wantedPaper } from './paper.ts';
import type { Folder } from './views.ts';

/** So many a page is given, the newest ones. */
const LISTED = 2_000;

export const documentsView = ({ summit: { symbols } }: Folder): DocumentsView => ({
  base: symbols.base,
  total: symbols.documents.length,
  documents: symbols.documents.slice(-LISTED).reverse(),
});

/** What the lines of a list of documents are made from. Throws where there is no summit. */
export function listedDocuments({ summit }: Folder): ListedDocuments {
  const { facts, symbols, resolutions, members } = summit;
  if (!facts) throw noSuch('summit');
  return {
    documents: symbols.documents,
    delegations: facts.delegations,
    titleOf: (resolution) => resolutions.get(resolution)?.title ?? {},
    roleOf: (member) => members.get(member)?.role,
    timeZone: facts.timeZone,
  };
}

export function documentsPaper(reader: Folder, { query, now }: { readonly query: PaperQuery; readonly now: string }) {
  const list = listedDocuments(reader);
  const { facts } = reader.summit;
  if (!facts) throw noSuch('summit');
  const wish = wantedPaper(query, meetingLanguages(reader.summit));
  const digest = sha256(canonicalJson(list.documents as unknown as Json));
  const named = { summitName: facts.name, place: facts.place, day: facts.days[0] };
  return printedPaper(
    wish,
    printDocuments(list, { ...named, languages: wish.languages, at: now, digest }, PRINT_TOOLS),
  );
}
