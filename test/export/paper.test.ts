/** Papers of the meeting side by side: the blocks of all languages correspond, also where one has no name for the summit. */
import { describe, expect, it } from 'vitest';
import { PRINT_TOOLS } from '../../server/print/tools.ts';
import { USUAL_RULES } from '../../src/domain/negotiation/rules.ts';
import { printDocuments } from '../../src/export/documents-paper.ts';
import { PRINTERS } from '../../src/export/formats.ts';
import type { PrintJob } from '../../src/export/printed.ts';
import { printRules } from '../../src/export/rules-paper.ts';
import type { Lang, PerLang } from '../../src/language/language.ts';
import { WHEN } from './xml-jobs.ts';

const rules = (languages: readonly Lang[], summitName: PerLang<string>, draft = false): PrintJob =>
  printRules(
    {
      ...{ rules: USUAL_RULES, languages, summitName, place: {}, timeZone: 'Asia/Tehran', day: '2025-11-18' },
      ...{ at: WHEN, draft, digest: 'd'.repeat(64) },
    },
    PRINT_TOOLS,
  );

describe('the rules of procedure side by side', () => {
  const kinds = ({ texts, languages }: PrintJob) =>
    languages.map((lang) => texts[lang]?.blocks.map((block) => ('clause' in block ? block.clause : block.block)));
  it.each([[{ fa: 'اجلاس' }], [{ ru: 'Встреча' }], [{}]])('have their rows level with the name %j', (names) => {
    const [first, ...rest] = kinds(rules(['fa', 'ru', 'kk'], names));
    for (const other of rest) expect(other).toEqual(first);
  });
  it('read out each rule beside itself', async () => {
    const html = new TextDecoder().decode(await PRINTERS.html.print(rules(['fa', 'ru'], { fa: 'اجلاس' })));
    const rows = [...html.replaceAll('<wbr/>', '').matchAll(/<tr\b.*?<\/tr>/gs)].map(([row]) => row);
    expect(rows.find((row) => row.includes('консенсус'))).toContain('اجماع');
  });
  it('say on a draft that it is one, and have no empty line for a summit without a name', async () => {
    const printed = async (job: PrintJob) => new TextDecoder().decode(await PRINTERS.text.print(job));
    const [inForce, draft] = [await printed(rules(['ru'], {})), await printed(rules(['ru'], {}, true))];
    expect(draft).not.toBe(inForce);
    expect(kinds(rules(['ru'], {}))[0]?.slice(0, 2)).toEqual(['title', 'rule-1']);
  });
});

describe('the list of documents', () => {
  it('names every document, also of a meeting that had thousands', async () => {
    const documents = Array.from({ length: 2_130 }, (_, at) => ({
      ...({
        symbol: `X/CRP.${at + 1}`,
        resolution: 'r',
        kind: 'proposal',
        id: `p${at}`,
        member: 'm',
        at: WHEN,
      } as const),
    }));
    const list = {
      documents,
      delegations: [],
      titleOf: () => ({ ru: 'Текст' }),
      roleOf: () => undefined,
      timeZone: 'UTC',
    };
    const facts = {
      languages: ['ru', 'fa'],
      summitName: {},
      place: {},
      day: '2025-11-18',
      at: WHEN,
      digest: 'd',
    } as const;
    const printed = new TextDecoder().decode(await PRINTERS.text.print(printDocuments(list, facts, PRINT_TOOLS)));
    const named = new Set([...printed.matchAll(/X\/CRP\.\d+/g)].map(([symbol]) => symbol));
    expect(documents.filter(({ symbol }) => !named.has(symbol))).toEqual([]);
  });
});
