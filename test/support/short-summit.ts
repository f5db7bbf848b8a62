/**
 * A summit that can be signed within a test: the sample's States and languages, one or two resolutions of a few clauses, and a way to
 * bring every clause to its initials by the commands of its members.
 */
import type { Declaration } from '../../src/domain/clause/declaration.ts';
import type { SummitFile } from '../../src/domain/summit/summit.ts';
import type { PerLang } from '../../src/language/language.ts';
import { sampleSummit, type TestServer } from './server.ts';

const DELEGATIONS = ['IR', 'RU', 'KZ'];
const TEXTS = [
  ['title', 'قطعنامهٔ کوتاه', 'Короткая резолюция', 'Қысқа қарар'],
  [
    'recital',
    'شرکت‌کنندگان با آگاهی از اهمیت دریا،',
    'Участники, сознавая значение моря,',
    'Қатысушылар теңіздің маңызын сезіне отырып,',
  ],
  [
    'paragraph',
    'اجلاس هر ۲ سال برگزار می‌شود.',
    'Саммит проводится каждые 2 года.',
    'Саммит әр 2 жыл сайын өткізіледі.',
  ],
  ['paragraph', 'دبیرخانه در گیلان است.', 'Секретариат находится в Гиляне.', 'Хатшылық Гиланда орналасқан.'],
  ['testimonium', 'در رشت تنظیم شد.', 'Совершено в Реште.', 'Рашт қаласында жасалды.'],
] as const;

export function shortSummit(resolutions: readonly string[] = ['general']): SummitFile {
  // States only, as in a first edition; a test of participants and signatories adds its own.
  const { participants: _participants, signatories: _signatories, ...sample } = sampleSummit();
  const columns = ['fa', 'ru', 'kk'] as const;
  return {
    ...sample,
    columns,
    order: { list: ['IR', 'KZ', 'RU'], basis: 'agreed', decidedAt: '2025-11-17' },
    outcome: { nature: 'political', act: 'adopted', originals: 'alternat' },
    delegations: sample.delegations.filter(({ id }) => DELEGATIONS.includes(id)),
    members: sample.members
      .filter(({ delegation }) => delegation === undefined || DELEGATIONS.includes(delegation))
      .map((member) => ({
        ...member,
        columns: member.columns.filter((lang) => (columns as readonly string[]).includes(lang)),
      })),
    resolutions: sample.resolutions
      .filter(({ id }) => resolutions.includes(id))
      .map((resolution) => ({
        ...resolution,
        columns: columns.map((lang) => ({ lang, standing: 'authentic' as const })),
        history: [],
        clauses: TEXTS.map(([kind, fa, ru, kk], index) => ({
          id: `c${index + 1}`,
          kind,
          level: kind === 'paragraph' ? 1 : 0,
          texts: { fa, ru, kk },
        })),
      })),
  };
}

/** With other words in one clause. */
export const withWords = (file: SummitFile, clause: string, texts: PerLang<string>): SummitFile => ({
  ...file,
  resolutions: file.resolutions.map((resolution) => ({
    ...resolution,
    clauses: resolution.clauses.map((each) =>
      each.id === clause ? { ...each, texts: { ...each.texts, ...texts } } : each,
    ),
  })),
});

/** Member ids of a role, or of a delegation's negotiators. */
export const memberOf = (file: SummitFile, role: string, delegation?: string): string => {
  const found = file.members.find((member) => member.role === role && member.delegation === delegation);
  if (!found) throw new Error(`no ${role} of ${delegation}`);
  return found.id;
};

/** Every clause agreed by all, its columns confirmed, initialled. */
export async function initialAll(server: TestServer, file: SummitFile, resolution: string): Promise<void> {
  const sec = await server.signIn(memberOf(file, 'secretariat'));
  const legal = await server.signIn(memberOf(file, 'legal'));
  let next = 0;
  const give = async (token: string, command: object): Promise<void> => {
    const path = `/api/resolutions/${resolution}/commands`;
    const { body } = await server.call('POST', path, token, { id: `i${next++}-${resolution}`, ...command });
    if (!(body as { ok: boolean }).ok) throw new Error(JSON.stringify({ command, body }));
  };
  const tokens = await Promise.all(file.delegations.map(({ id }) => server.signIn(memberOf(file, 'negotiator', id))));
  const { clauses, columns } = (await server.declaration(resolution, sec)) as Declaration;
  const [first, ...rest] = columns;
  if (!first) throw new Error('no columns');
  for (const { id: clause, digest: seen, texts } of clauses) {
    for (const token of tokens) await give(token, { type: 'stance.record', clause, stance: 'agree', seen });
    await give(sec, { type: 'clause.status', clause, to: 'agreed', seen });
    for (const other of rest) {
      const cells = { [first]: texts[first]?.digest, [other]: texts[other]?.digest };
      await give(legal, { type: 'concordance.confirm', clause, languages: [first, other], seen: cells });
    }
    await give(legal, { type: 'clause.status', clause, to: 'initialled', seen });
  }
}

/** The meeting adopts the text as it stands: every delegation says yes. */
export async function adoptText(server: TestServer, file: SummitFile): Promise<void> {
  const sec = await server.signIn(memberOf(file, 'secretariat'));
  const give = async (token: string, command: object): Promise<string> => {
    const id = `adopt-${Math.random()}`;
    const { body } = await server.call('POST', '/api/summit/commands', token, { id, ...command });
    if (!(body as { ok: boolean }).ok) throw new Error(JSON.stringify({ command, body }));
    return (body as { adoption: string }).adoption;
  };
  const { digest: text } = (await server.call('GET', '/api/summit/instrument', sec)).body as { digest: string };
  const opening = { type: 'adoption.open', text, by: 'acclamation', presiding: 'Governor of Gilan', minutes: 10 };
  const adoption = await give(sec, opening);
  for (const { id } of file.delegations)
    await give(await server.signIn(headOf(file, id)), { type: 'adoption.say', adoption, word: 'yes' });
  await give(sec, { type: 'adoption.record', adoption });
}

/** Who speaks for a delegation as a whole. */
export const headOf = (file: SummitFile, delegation: string): string =>
  file.members.find((member) => member.delegation === delegation && member.head)?.id ??
  memberOf(file, 'negotiator', delegation);
