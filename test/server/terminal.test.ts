/** What the command line prints: no name, text or file name makes a terminal do anything. */
import { writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { adoptSummit } from '../../server/commands/adopt.ts';
import { openStorage } from '../../server/storage/sqlite.ts';
import { printable, printableJson } from '../../server/terminal.ts';
import { openWorkspace } from '../../server/workspace.ts';
import { alternat, at, type Done } from './alternat.ts';

/** Clears the screen, rings, rewrites the line, sets a title (C1), turns the reading around. */
const ESCAPES = '\u001b[2J\u0007\rgood\u009d0;x\u009c\u202egood\u2066\u061c\u200f\u2028';
const OBEYED = /[[\p{Cc}\p{Bidi_Control}\u2028\u2029]--[\t\n]]/v;

describe('printable', () => {
  it('shows by number what a terminal would obey, and leaves words, lines and joiners', () => {
    expect(printable('می\u200cشود\tд\n\u001b[2J\u202ex\u0085')).toBe('می\u200cشود\tд\n[U+001B][2J[U+202E]x[U+0085]');
  });

  it('leaves the ends of lines of a table, and shows a return that would write over one', () => {
    expect(printable('a,b\r\nc\rd\r\n')).toBe('a,b\r\nc[U+000D]d\r\n');
  });
});

describe('printableJson', () => {
  it('is the same JSON', () => {
    const json = JSON.stringify({ name: ESCAPES, text: 'می\u200cشود' });
    expect([OBEYED.test(printableJson(json)), JSON.parse(printableJson(json))]).toEqual([false, JSON.parse(json)]);
  });
});

describe('alternat', () => {
  const data = () => at('escapes');
  const summit = {
    id: 'small',
    name: { en: `Small ${ESCAPES}` },
    short: { en: 'Small' },
    place: {},
    days: ['2025-11-18', '2025-11-19'],
    timeZone: 'Asia/Tehran',
    columns: ['en', 'ru'],
    regions: [],
    delegations: [{ id: 'IR', names: { en: `IR ${ESCAPES}` }, official: {}, regionLists: [] }],
    panels: [],
    members: [{ id: 'ir', name: `ir ${ESCAPES}`, role: 'negotiator', delegation: 'IR', columns: ['en'] }],
    resolutions: [
      {
        id: 'text',
        panel: '',
        title: { en: `Title ${ESCAPES}` },
        columns: ['en', 'ru'].map((lang) => ({ lang, standing: 'authentic' })),
        parties: ['IR'],
        clauses: [
          { id: 'a', kind: 'paragraph', level: 0, texts: { en: `5 rivers ${ESCAPES} [`, ru: `6 рек ${ESCAPES}` } },
        ],
      },
    ],
  };
  beforeAll(async () => {
    // As an earlier version took it over; this one leaves out of a file what nobody sees.
    const workspace = openWorkspace(openStorage(data()));
    await adoptSummit(workspace, summit as never);
    workspace.close();
  });

  const of = (command: string, ...more: string[]): string[] => [
    command,
    '--data',
    data(),
    '--resolution',
    'text',
    ...more,
  ];
  it.each<[string, () => string[]]>([
    ['log', () => of('log')],
    ['check --json', () => of('check', '--json')],
    ['diff --format html', () => of('diff', '--from', '1', '--format', 'html')],
    ['changes', () => of('changes', '--since', '2020-01-01')],
    ['a file of that name', () => ['import', at(`${ESCAPES}.docx`), '--data', data(), '--resolution', 'new']],
    ['an option of that name', () => ['log', '--data', data(), `--${ESCAPES}`]],
  ])('%s prints nothing that a terminal obeys', async (_name, args) => {
    const { out, err } = await alternat(...args());
    expect([OBEYED.exec(out)?.[0], OBEYED.exec(err)?.[0], (out + err).length > 0]).toEqual([
      undefined,
      undefined,
      true,
    ]);
  });

  it('leaves out of a summit file what nobody sees, and says so', async () => {
    const file = at('summit.json');
    writeFileSync(file, JSON.stringify(summit));
    const made: Done = await alternat('summit', 'create', file, '--data', at('cleaned'));
    expect([made.code, made.err, OBEYED.test(made.out)]).toEqual([
      0,
      expect.stringMatching(/^\d+ hidden characters of \S+ were left out\.\n$/),
      false,
    ]);
    const shown = await alternat('log', '--data', at('cleaned'), '--resolution', 'text', '--json');
    expect([shown.code, /\[U\+/.test(shown.out)]).toEqual([0, false]);
  });
});
