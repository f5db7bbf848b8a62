/** A meeting that somebody begins, as a summit file: the States as the sample names them, and its texts with nothing but a title. */

import type { Member, SummitFile } from '../../src/domain/summit/summit.ts';
import { LANGS } from '../../src/language/language.ts';
import { checkSummitFile } from '../commands/summit-file.ts';
import type { NewMeeting } from './message.ts';

/** Of whoever hosts, where the summit has nobody of the secretariat. */
const HOST = 'host';

const hostMember = (name: string): Member => ({ id: HOST, name, role: 'secretariat', columns: [] });

/** `known`: a summit file that names the States. `today` as an ISO date, `zone` as an IANA name. */
export function newSummit(
  { name, lang, host, states, columns, titles }: NewMeeting,
  known: SummitFile,
  { id, today, zone }: { readonly id: string; readonly today: string; readonly zone: string },
): SummitFile {
  const delegations = known.delegations
    .filter((delegation) => states.includes(delegation.id))
    .map((delegation) => ({ ...delegation, regionLists: [] }));
  const [panel] = known.panels;
  return {
    id,
    name: { [lang]: name },
    short: { [lang]: name },
    place: {},
    days: [today, today],
    timeZone: zone,
    columns: LANGS.filter((one) => columns.includes(one)),
    regions: [],
    delegations,
    panels: panel ? [{ ...panel, topics: [] }] : [],
    members: [hostMember(host)],
    resolutions: titles.map((title, at) => ({
      id: at === 0 ? 'declaration' : `declaration-${at + 1}`,
      panel: panel?.id ?? '',
      title: { [lang]: title },
      columns: LANGS.filter((one) => columns.includes(one)).map((one) => ({ lang: one, standing: 'authentic' })),
      clauses: [{ kind: 'title', level: 0, texts: { [lang]: title } }],
    })),
  };
}

/** A summit file's text with somebody of the secretariat in it, or why it is none. */
export function seedOf(text: string, host: string): { readonly seed: SummitFile } | { readonly problem: string } {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    return { problem: (error as Error).message };
  }
  const problem = checkSummitFile(parsed);
  if (problem !== null) return { problem };
  const seed = parsed as SummitFile;
  if (seed.members.some(({ role }) => role === 'secretariat')) return { seed };
  if (seed.members.some(({ id }) => id === HOST)) return { problem: `members: ${HOST} is not of the secretariat` };
  return { seed: { ...seed, members: [...seed.members, hostMember(host)] } };
}
