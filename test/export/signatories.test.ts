/**
 * Several who sign for one State, participants at the head, boxes for initials: in every format that people read, one language or all,
 * and nobody whom the data does not have.
 */
import { describe, expect, it } from 'vitest';
import { PRINT_TOOLS } from '../../server/print/tools.ts';
import type { InstrumentSetting } from '../../src/domain/instrument/instrument.ts';
import { partyWithPeople } from '../../src/domain/instrument/people-printed.ts';
import { NO_PEOPLE, type PeopleState, type Signatory } from '../../src/domain/summit/people.ts';
import { peopleWords } from '../../src/domain/summit/people-words.ts';
import { printCopy } from '../../src/export/after.ts';
import { PRINTERS } from '../../src/export/formats.ts';
import { printPeople } from '../../src/export/people-paper.ts';
import { printInstrument } from '../../src/export/print.ts';
import type { PrintJob } from '../../src/export/printed.ts';
import { LANGS, type Lang } from '../../src/language/language.ts';
import { sampleSummit } from '../support/server.ts';
import { part, parts, textOf } from './docx-reader.ts';
import { normal, POPPLER, textOf as pdfText } from './pdf-reader.ts';
import { all, instrument, parsed, WHEN } from './xml-jobs.ts';

const SAMPLE = sampleSummit();
const [IR] = (SAMPLE.signatories ?? []).filter(({ participant }) => participant === 'p-gilan');
const PEOPLE: PeopleState = {
  ...NO_PEOPLE,
  participants: SAMPLE.participants ?? [],
  signatories: (SAMPLE.signatories ?? []).map((one) => ({ ...one, member: 'x', at: WHEN }) as Signatory),
};
const whole = (setting: Partial<InstrumentSetting> = {}) => {
  const made = instrument(setting);
  const bare = made.parties.map(({ id, names, official }) => ({ id, names, official }));
  return { ...made, parties: bare.map((party) => partyWithPeople(party, PEOPLE)) };
};
const job = (language: Lang | 'all', setting: Partial<InstrumentSetting> = {}): PrintJob =>
  printInstrument(
    whole({ languages: ['fa', 'ru'], ...setting }),
    { language, holder: null, view: 'clean', draft: false, generatedAt: WHEN, digest: 'd'.repeat(64) },
    PRINT_TOOLS,
  );
const flat = (text: string): string => normal(text).replace(/[\s\u00ad]+/g, '');
const surname = (lang: Lang): string[] =>
  PEOPLE.signatories.map(({ names }) => flat((names[lang] ?? '').split(' ').at(-1) ?? ''));
const times = (text: string, word: string): number => text.split(word).length - 1;

const READ = {
  text: async (made: PrintJob) => new TextDecoder().decode(await PRINTERS.text.print(made)),
  html: async (made: PrintJob) => new TextDecoder().decode(await PRINTERS.html.print(made)).replace(/<[^>]*>/g, ' '),
  docx: async (made: PrintJob) => textOf(await part(await PRINTERS.docx.print(made), 'word/document.xml')),
  pdf: async (made: PrintJob) => pdfText(await PRINTERS.pdf.print(made)),
} as const;
const FORMATS = (Object.keys(READ) as (keyof typeof READ)[]).filter((format) => format !== 'pdf' || POPPLER);

describe.each(FORMATS)('places to sign as %s', (format) => {
  it.each([
    ['ru', 'beside'],
    ['ru', 'stacked'],
    ['all', 'beside'],
    ['all', 'stacked'],
  ] as const)(
    'in %s, %s: each signatory once in each language',
    async (language, signatures) => {
      const printed = flat(await READ[format](job(language, { signatures })));
      for (const name of surname('ru')) expect([name, times(printed, name)]).toEqual([name, 1]);
      expect(printed).toContain(flat('провинция Гилян, провинция Мазендеран'));
    },
    60_000,
  );

  it('names nobody where the summit knows States only', async () => {
    const bare = printInstrument(
      {
        ...whole({ languages: ['ru'] }),
        parties: instrument().parties.map(({ id, names, official }) => ({ id, names, official })),
      },
      { language: 'ru', holder: null, view: 'clean', draft: false, generatedAt: WHEN, digest: 'd'.repeat(64) },
      PRINT_TOOLS,
    );
    const printed = flat(await READ[format](bare));
    for (const name of surname('ru')) expect(printed).not.toContain(name);
  }, 60_000);
});

describe('a text for machines', () => {
  it('has a signature of its own for each', async () => {
    const akn = parsed(new TextDecoder().decode(await PRINTERS.akn.print(job('ru'))));
    const ids = all(akn, 'signature').map((one) => one.getAttribute('eId') ?? '');
    expect(ids.filter((id) => id.includes('signature_IR'))).toHaveLength(2);
    expect(new Set(ids).size).toBe(ids.length);
    expect(all(akn, 'TLCPerson').map((one) => one.getAttribute('eId'))).toContain('person_IR_2');
  });
});

describe('boxes for initials', () => {
  it('stand at the foot only where they are asked for, in the order of the original', async () => {
    expect(job('ru').initials).toBeUndefined();
    const order = { list: ['TM', 'AZ', 'IR', 'KZ', 'RU'], basis: 'agreed' } as const;
    const made = job('ru', { initials: true, order });
    expect(made.initials).toEqual(order.list);
    const footers = [...(await parts(await PRINTERS.docx.print(made)))].filter(([path]) =>
      path.startsWith('word/footer'),
    );
    for (const [, xml] of footers)
      expect(order.list.map((id) => xml.includes(`>${id}<`))).toEqual(order.list.map(() => true));
    if (POPPLER) expect(pdfText(await PRINTERS.pdf.print(made))).toMatch(/TM\s+AZ\s+IR\s+KZ\s+RU/);
  }, 60_000);
  it('and on no certified copy', () => {
    const wish = {
      language: 'ru',
      holder: null,
      view: 'clean',
      draft: false,
      generatedAt: WHEN,
      digest: 'd'.repeat(64),
    } as const;
    const copy = printCopy(
      whole({ initials: true }),
      wish,
      { day: '2025-12-01', certifier: { name: 'X', office: 'legal' } },
      PRINT_TOOLS,
    );
    expect(copy.initials).toBeUndefined();
  });
});

describe('the list of participants and observers', () => {
  const paper = (people: PeopleState, languages: readonly Lang[]): PrintJob =>
    printPeople(
      {
        ...{ people, delegations: SAMPLE.delegations, order: SAMPLE.order ?? 'alphabetical', languages },
        ...{ summitName: SAMPLE.name, place: SAMPLE.place, day: '2025-11-18', digest: 'd'.repeat(64) },
      },
      PRINT_TOOLS,
    );
  it.each(LANGS)('names all of them in %s, States in the one order', async (lang) => {
    const printed = await READ.text(paper(PEOPLE, [lang]));
    for (const { names } of PEOPLE.participants) expect(printed).toContain(names[lang]);
    for (const { names, titles } of PEOPLE.signatories)
      expect(printed).toContain(`${names[lang]}${lang === 'fa' ? '،' : ','} ${titles[lang]}`);
    const states = ['AZ', 'IR', 'KZ', 'RU', 'TM'].map((id) =>
      printed.indexOf(`\n${SAMPLE.delegations.find((one) => one.id === id)?.official[lang]}\n`),
    );
    expect(states.every((at, index) => at > (states[index - 1] ?? -1))).toBe(true);
  });
  it('says that nobody is entered, and who has not come', async () => {
    expect(await READ.text(paper(NO_PEOPLE, ['kk']))).toContain(peopleWords('kk').none);
    const away = {
      ...PEOPLE,
      participants: PEOPLE.participants.map((one) => ({ ...one, present: false })),
      signatories: [],
    };
    expect(times(await READ.text(paper(away, ['az'])), peopleWords('az').absent)).toBe(PEOPLE.participants.length);
  });
  it('is printed in all languages side by side', async () => {
    for (const format of FORMATS)
      expect(flat(await READ[format](paper(PEOPLE, ['fa', 'ru', 'az'])))).toContain(flat(IR?.names.ru ?? '?'));
  }, 60_000);
});
