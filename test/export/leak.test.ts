/**
 * What is said beside the text stays out of every file. Secrets are planted through the server, each in another place; then
 * every format is written and searched. The search is worth something because it finds a word of the text in each of them.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePrintTools, PRINT_TOOLS } from '../../server/print/tools.ts';
import { waivableIn } from '../../src/checks/run.ts';
import { groundOf } from '../../src/crdt/snapshot.ts';
import type { Declaration } from '../../src/domain/clause/declaration.ts';
import type { Actor } from '../../src/domain/permission.ts';
import { PRINTERS, type Printer, printerOf } from '../../src/export/formats.ts';
import { EXPORTERS, exportDeclaration } from '../../src/export/index.ts';
import { type InstrumentWish, printInstrument, printResolution } from '../../src/export/print.ts';
import { openTables, type Tables } from '../server/guests.ts';
import { sightings } from './leak-search.ts';
import { POPPLER, QPDF } from './pdf-reader.ts';
import { instrument, WHEN } from './xml-jobs.ts';

const ROOM = 'environment';
const BODY = 'Zqbodyword';
/** Each in a place of its own. */
const PLACES = [
  ...(['commentToAll', 'commentInternal', 'commentQuote', 'proposalWords', 'proposalReason', 'rejectReason'] as const),
  ...(['draftWords', 'draftReason', 'stanceNote', 'bracketNote', 'noCounterpartReason', 'absenceReason'] as const),
  ...(['milestoneNote', 'reopenReason', 'memberName', 'withdrawnWords', 'waiverReason'] as const),
] as const;
const SECRET = Object.fromEntries(PLACES.map((place) => [place, `Zq${place.toLowerCase()}7391`])) as {
  readonly [place in (typeof PLACES)[number]]: string;
};
const SECRETS = Object.values(SECRET);

let here: Tables;
let text: Declaration;

beforeAll(async () => {
  here = await openTables();
  const [russia, staff, legal] = [
    here.connect('ru-neg', ROOM),
    here.connect('sec-1', ROOM),
    here.connect('legal-1', ROOM),
  ] as const;
  const ground = () => groundOf(here.workspace.rooms.open(ROOM)?.doc as never);
  const seen = (clause: string): string => ground().clause(clause)?.digest() ?? '';
  const give = async (guest: typeof russia, command: Parameters<typeof russia.command>[0]) => {
    const before = guest.said('answer').length;
    guest.command(command);
    // A freeze waits for everybody at the table to have sent their words, and these guests never say that they have.
    for (let round = 0; round < 20 && guest.said('answer').length === before; round++) {
      here.turn();
      here.clock.advance(1000);
      await Promise.resolve();
    }
    if (guest.said('answer').length === before) throw new Error(`${command.type} was not answered`);
    const answer = guest.said('answer').at(-1)?.answer;
    if (!answer?.ok) throw new Error(`${command.type}: ${JSON.stringify(answer)}`);
    return answer as { readonly [fact: string]: unknown };
  };
  const drafts = ground().clauses.filter(
    ({ status, held, plain }) => status === 'draft' && !held && plain('ru').length > 60,
  );
  const [first, second, third] = drafts.map(({ id }) => id) as [string, string, string];

  for (const lang of columns()) staff.edit({ clause: first, lang }, (cell) => cell.insert(cell.length, ` ${BODY}`));
  // A word of two scripts, which the legal staff lets stand.
  staff.edit({ clause: first, lang: 'ru' }, (cell) => cell.insert(cell.length, ' Kаспий'));
  staff.send();
  here.turn();
  const [finding] = waivableIn(here.workspace.rooms.open(ROOM)?.snapshot() as Declaration, first);
  await give(legal, { ...finding, type: 'waiver.give', clause: first, reason: SECRET.waiverReason });
  await give(staff, {
    type: 'clause.add',
    after: first,
    kind: 'paragraph',
    level: 1,
    texts: { ru: SECRET.withdrawnWords },
  });
  const added = ground().clauses.find(({ plain }) => plain('ru') === SECRET.withdrawnWords)?.id;
  await give(staff, { type: 'clause.withdraw', clause: added });
  await give(russia, {
    type: 'comment.add',
    clause: first,
    scope: 'all',
    text: SECRET.commentToAll,
    quote: SECRET.commentQuote,
  });
  await give(russia, { type: 'comment.add', clause: first, scope: 'delegation', text: SECRET.commentInternal });
  const proposal = { type: 'proposal.table', clause: second, texts: { ru: SECRET.proposalWords } } as const;
  const tabled = await give(russia, { ...proposal, reason: SECRET.proposalReason, seen: seen(second) });
  await give(staff, { type: 'proposal.reject', proposal: tabled.proposal, reason: SECRET.rejectReason });
  const draft = { type: 'draft.save', draft: 'secretdraft', clause: first, base: { ru: 'x' }, origin: 'own' } as const;
  await give(russia, { ...draft, texts: { ru: SECRET.draftWords }, reason: SECRET.draftReason });
  await give(russia, {
    type: 'stance.record',
    clause: second,
    stance: 'reserve',
    seen: seen(second),
    note: SECRET.stanceNote,
  });
  const anchor = { item: { client: 1, clock: 2 } };
  await give(russia, { type: 'bracket.note', clause: first, language: 'ru', anchor, note: SECRET.bracketNote });
  await give(staff, { type: 'counterpart.none', clause: third, language: 'kk', reason: SECRET.noCounterpartReason });
  await give(legal, { type: 'milestone.create', label: 'Reading', note: SECRET.milestoneNote });
  await give(russia, { type: 'party.absent', delegation: 'RU', reason: SECRET.absenceReason });
  const agreed = ground().clauses.find(({ status }) => status === 'agreed' || status === 'ad-referendum')?.id;
  await give(staff, { type: 'clause.reopen', clause: agreed, reason: SECRET.reopenReason });
  const rename = { id: 'rename', type: 'member.change', member: 'ru-neg', name: SECRET.memberName } as const;
  const renamed = here.workspace.inTurn(() =>
    here.workspace.summit.command(here.workspace.summit.actor('sec-1') as Actor, rename),
  );
  here.turn();
  await renamed;
  text = here.workspace.rooms.open(ROOM)?.snapshot() as Declaration;
});
const columns = () => here.workspace.rooms.open(ROOM)?.snapshot().columns ?? [];
afterAll(async () => {
  here.close();
  await closePrintTools();
});

const input = (language: 'all' | (typeof text.columns)[number], view: 'brackets' | 'clean') => ({
  ...{ declaration: text, language, view, title: { ru: 'Резолюция' }, summitName: {}, draft: true, generatedAt: WHEN },
  milestone: {
    id: 'm9',
    label: 'Reading',
    seq: 9,
    digest: '',
    at: WHEN,
    by: SECRET.memberName,
    note: SECRET.milestoneNote,
  },
});
const languagesOf = ({ languages }: { readonly languages: 'one' | 'all' | 'both' }) => [
  ...(languages === 'all' ? [] : text.columns),
  ...(languages === 'one' ? [] : (['all'] as const)),
];
/** JSON of a resolution is the snapshot: it keeps what was withdrawn, for whoever imports it. */
const allowed = (format: string): readonly string[] => (format === 'json' ? [SECRET.withdrawnWords] : []);

async function search(bytes: Uint8Array, permitted: readonly string[] = []) {
  const found = await sightings(bytes, [BODY, ...SECRETS.filter((secret) => !permitted.includes(secret))]);
  return {
    body: found.some((one) => one.startsWith(BODY)),
    leaks: found.filter((one) => !one.startsWith(BODY)),
    found,
  };
}

describe('the search', () => {
  it('looks for secrets that are kept where they belong', () => {
    const { storage } = here.workspace;
    const logs = storage
      .rooms()
      .map((room) =>
        JSON.stringify([...storage.records(room, 1, Number.MAX_SAFE_INTEGER)], (_, value) =>
          value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
        ),
      );
    expect(SECRETS.filter((secret) => !logs.some((log) => log.includes(secret)))).toEqual([]);
  });

  it.skipIf(!POPPLER || !QPDF)(
    'finds a word of the text in a PDF by its text, and one of the title in its properties',
    async () => {
      const job = printResolution(
        {
          ...input('ru', 'brackets'),
          title: { ru: BODY },
          declaration: { ...text, clauses: text.clauses.filter(({ kind }) => kind !== 'title') },
        },
        PRINT_TOOLS,
      );
      const { found } = await search((await PRINTERS.pdf?.print(job)) ?? new Uint8Array());
      expect(['pdftotext', 'info', 'xmp'].filter((place) => !found.includes(`${BODY} in ${place}`))).toEqual([]);
    },
  );
});

describe('a file', () => {
  it.each(Object.keys(EXPORTERS))('of %s tells nothing but the text', { timeout: 60_000 }, async (format) => {
    const exporter = EXPORTERS[format as keyof typeof EXPORTERS];
    for (const language of languagesOf(exporter)) {
      const result = await exportDeclaration(format, input(language, 'brackets'), PRINT_TOOLS);
      const { body, leaks } = await search(result.ok ? result.bytes : new Uint8Array(), allowed(format));
      expect([format, language, body, leaks]).toEqual([format, language, true, []]);
    }
  });

  it.each(Object.keys(PRINTERS))(
    'of a resolution as %s tells nothing but the text',
    { timeout: 60_000 },
    async (format) => {
      const printer = printerOf(format) as Printer;
      for (const language of languagesOf(printer)) {
        const bytes = await printer.print(printResolution(input(language, 'clean'), PRINT_TOOLS));
        const { body, leaks } = await search(bytes, allowed(format));
        expect([format, language, body, leaks]).toEqual([format, language, true, []]);
      }
    },
  );

  it.each(Object.keys(PRINTERS))(
    'of an instrument as %s tells nothing but the text',
    { timeout: 60_000 },
    async (format) => {
      const printer = printerOf(format) as Printer;
      const wish: Omit<InstrumentWish, 'language'> = {
        holder: 'RU',
        view: 'clean',
        draft: false,
        generatedAt: WHEN,
        digest: text.digest,
      };
      const whole = instrument({ languages: text.columns }, [text]);
      const languages = languagesOf(printer);
      for (const language of languages.length > 1 ? ([languages[0], languages.at(-1)] as const) : languages) {
        if (!language) continue;
        const bytes = await printer.print(printInstrument(whole, { ...wish, language }, PRINT_TOOLS));
        const { body, leaks } = await search(bytes);
        expect([format, language, body, leaks]).toEqual([format, language, true, []]);
      }
    },
  );
});
