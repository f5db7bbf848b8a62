/** The question for the list of participants and observers as a document. */
import { canonicalJson, type Json, sha256 } from '../../src/domain/text/digest.ts';
import { printPeople } from '../../src/export/people-paper.ts';
import { settingOf } from '../commands/assembly.ts';
import { PRINT_TOOLS } from '../print/tools.ts';
import { noSuch } from './instrument.ts';
import { meetingLanguages, type PaperQuery, printedPaper, wantedPaper } from './paper.ts';
import type { Folder } from './views.ts';

export async function peopleDocument({ summit }: Folder, { query }: { readonly query: PaperQuery }) {
  const { facts, people } = summit;
  if (!facts) throw noSuch('summit');
  const wish = wantedPaper(query, meetingLanguages(summit), 'The summit has no column');
  const job = printPeople(
    {
      people,
      delegations: facts.delegations,
      order: settingOf(summit).order,
      languages: wish.languages,
      summitName: facts.name,
      place: facts.place,
      day: facts.days[0],
      digest: sha256(canonicalJson({ ...people, bearers: {} } as unknown as Json)),
    },
    PRINT_TOOLS,
  );
  return printedPaper(wish, job);
}
