/**
 * The `alternat` command as a user runs it: child processes, their exit codes, and one clear sentence where something is
 * wrong. Each child gets its own data folder; none is left running.
 */
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Declaration } from '../../src/domain/clause/declaration.ts';
import { EXPORTERS } from '../../src/export/index.ts';
import { SAMPLE_FILE } from '../support/server.ts';
import { alternat, at, type Done, MAIN, oneSentence, ROOT } from './alternat.ts';

const UDHR = join(process.env.ALTERNAT_CORPORA ?? join(ROOT, '../shared/corpora'), 'udhr');

// Some sixty programs are started here, several at a time, perhaps beside other suites.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

/** A folder with the sample summit, made by the command itself. */
const DATA = at('sample');
let created: Done;

beforeAll(async () => {
  created = await alternat('summit', 'create', SAMPLE_FILE, '--data', DATA, '--json');
});

describe('alternat', () => {
  const COMMANDS = [
    'serve',
    'summit',
    'invite',
    'import',
    'export',
    'diff',
    'changes',
    'check',
    'log',
    'report',
    'seal',
    'sign',
    'verify',
    'authority',
    'backup',
    'restore',
  ];

  it('lists its commands, and each has --help on stdout', async () => {
    const [list, none, ...helps] = await Promise.all([
      alternat('--help'),
      alternat(),
      ...COMMANDS.map((name) => alternat(name, '--help')),
    ]);
    expect([list?.code, list?.err, none?.code]).toEqual([0, '', 2]);
    expect([...(list?.out ?? '').matchAll(/^ {2}(\w+) +\S/gm)].map(([, name]) => name)).toEqual(COMMANDS);
    for (const [index, name] of COMMANDS.entries())
      expect([helps[index]?.code, helps[index]?.out.startsWith(`Usage: alternat ${name}`), helps[index]?.err]).toEqual([
        0,
        true,
        '',
      ]);
  });

  const wrong: [string, string[]][] = [
    ['an unknown command', ['burn']],
    ['a command of the prototype', ['constructor']],
    ['an unknown option', ['log', '--data', 'x', '--colour']],
    ['a missing option', ['export', '--resolution', 'x']],
    ['a port that is none', ['serve', '--port', '70000']],
    ['a demo for everybody', ['serve', '--demo', '--host', '0.0.0.0']],
    ['an unknown role', ['invite', '--data', 'x', '--name', 'N', '--role', 'king']],
    ['an unknown column', ['invite', '--data', 'x', '--name', 'N', '--role', 'legal', '--columns', 'fa,xx']],
    ...(
      [
        ['a holder of a copy in all languages', 'IR', []],
        ['a holder that is no delegation', 'XX', ['--language', 'fa']],
        ['a holder of a redline', 'IR', ['--language', 'fa', '--view', 'redline', '--since', '1']],
      ] as const
    ).map(([name, holder, more]): [string, string[]] => [
      name,
      [
        ...['export', '--data', DATA, '--resolution', 'general', '--format', 'docx'],
        '--out',
        at('x'),
        '--holder',
        holder,
        ...more,
      ],
    ]),
    ['an unknown format', ['export', '--data', DATA, '--resolution', 'general', '--format', 'exe', '--out', at('x')]],
    [
      'an unknown resolution',
      ['export', '--data', DATA, '--resolution', 'nothing', '--format', 'text', '--out', at('x')],
    ],
    ['an unknown kind of record', ['log', '--data', DATA, '--resolution', 'general', '--kind', 'whisper']],
    ['a day that is none', ['log', '--data', DATA, '--resolution', 'general', '--from', '2025-02-31']],
    ['an unknown clause', ['log', '--data', DATA, '--resolution', 'general', '--clause', 'nothing']],
    ['an unknown member', ['log', '--data', DATA, '--resolution', 'general', '--member', 'nobody']],
    ['a filter of a verification', ['log', '--data', DATA, '--verify', '--kind', 'update']],
    ['two formats at once', ['log', '--data', DATA, '--resolution', 'general', '--json', '--csv']],
    ['checks of no resolution', ['check', '--data', DATA, '--resolution', 'nothing']],
    ['a folder without a summit', ['log', '--data', at('nothing'), '--verify']],
    ['a summit file that is none', ['summit', 'create', MAIN, '--data', at('x')]],
    ['a summit without a verb', ['summit', SAMPLE_FILE, '--data', at('x')]],
  ];
  it('ends with 2 and one sentence after wrong use', async () => {
    const found = await Promise.all(wrong.map(async ([name, args]) => [name, await alternat(...args)] as const));
    expect(found.map(([name, { code, out, err }]) => [name, code, out, oneSentence(err) || err])).toEqual(
      wrong.map(([name]) => [name, 2, '', true]),
    );
    expect(['nothing', 'x'].map((name) => existsSync(at(name)))).toEqual([false, false]);
  });
});

describe('alternat summit create', () => {
  it('makes the summit of a file, and a second time adds nothing', async () => {
    expect([created.code, created.err, JSON.parse(created.out)]).toEqual([
      0,
      '',
      { summit: 'caspian-2025', resolutions: ['general', 'economy', 'transit', 'environment'], members: 14 },
    ]);
    const count = async (): Promise<unknown> =>
      (
        (await alternat('log', '--data', DATA, '--resolution', 'summit', '--limit', '1000', '--json')).out.match(
          /"seq"/g,
        ) ?? []
      ).length;
    const before = await count();
    expect((await alternat('summit', 'create', SAMPLE_FILE, '--data', DATA)).code).toBe(0);
    expect(await count()).toBe(before);
  });
});

describe('alternat export, diff and log', () => {
  it('write every format in every language that it holds', async () => {
    const wishes = Object.values(EXPORTERS).flatMap(({ format, languages }) =>
      (languages === 'both' ? ['all', 'fa'] : languages === 'one' ? ['ru'] : ['all']).map(
        (language) => [format, language] as const,
      ),
    );
    const done = await Promise.all(
      wishes.map(async ([format, language]) => {
        const out = at(`${format}-${language}`);
        const { code, err } = await alternat(
          'export',
          '--data',
          DATA,
          '--resolution',
          'environment',
          '--format',
          format,
          '--language',
          language,
          '--out',
          out,
        );
        return [format, language, code, err, existsSync(out) && statSync(out).size > 1000, existsSync(`${out}.part`)];
      }),
    );
    expect(done).toEqual(wishes.map(([format, language]) => [format, language, 0, '', true, false]));
    const declaration = JSON.parse(readFileSync(at('json-all'), 'utf8')) as Declaration;
    expect([declaration.resolution, declaration.columns]).toEqual(['environment', ['fa', 'ru', 'az', 'kk']]);
  });

  it('refuse what cannot be done with 1 and a sentence', async () => {
    const base = ['export', '--data', DATA, '--resolution', 'environment', '--format', 'text'];
    const found = await Promise.all([
      alternat(...base, '--language', 'tk', '--out', at('never')),
      alternat(...base, '--out', at('no', 'such', 'folder')),
      alternat(...base, '--at', 'mnothing', '--out', at('never')),
      alternat('diff', '--data', DATA, '--resolution', 'environment', '--from', '99999'),
    ]);
    expect(found.map(({ code, err }) => [code, oneSentence(err) || err])).toEqual(found.map(() => [1, true]));
    expect(existsSync(at('never'))).toBe(false);
  });

  it('tell two milestones apart by 1, a point from itself by 0', async () => {
    const milestones = (
      await alternat('log', '--data', DATA, '--resolution', 'environment', '--limit', '1000', '--json')
    ).out;
    const [first, second] = (JSON.parse(milestones) as { seq: number; command?: { type: string } }[])
      .filter(({ command }) => command?.type === 'milestone.create')
      .map(({ seq }) => String(seq)) as [string, string];
    const run = (...more: string[]): Promise<Done> =>
      alternat('diff', '--data', DATA, '--resolution', 'environment', ...more);
    const [differ, json, same] = await Promise.all([
      run('--from', first, '--to', second, '--language', 'fa'),
      run('--from', first, '--to', second, '--json'),
      run('--from', second, '--to', second),
    ]);
    expect([differ.code, json.code, same.code, same.out]).toEqual([1, 1, 0, 'No difference.\n']);
    expect([
      differ.out.includes('env-p4: moved'),
      (JSON.parse(json.out) as { summary: { moved: number } }).summary.moved,
    ]).toEqual([true, 1]);
  });

  it('write what changed as a Word file and as a page, and say who wants which file', async () => {
    const point = ['--resolution', 'environment', '--data', DATA];
    const [docx, page, out, exported, nameless, since, format] = await Promise.all([
      alternat('diff', ...point, '--from', '2', '--language', 'fa', '--format', 'docx', '--out', at('diff.docx')),
      alternat('diff', ...point, '--from', '2', '--language', 'ru', '--format', 'html', '--out', at('diff.html')),
      alternat('diff', ...point, '--from', '2', '--format', 'html'),
      alternat(
        ...['export', ...point, '--view', 'redline', '--since', '2', '--format', 'docx', '--out', at('redline.docx')],
      ),
      alternat('diff', ...point, '--from', '2', '--format', 'docx'),
      alternat('export', ...point, '--view', 'redline', '--format', 'docx', '--out', at('never')),
      alternat('export', ...point, '--view', 'redline', '--since', '2', '--format', 'text', '--out', at('never')),
    ]);
    expect([docx, page, out, exported].map(({ code, err }) => [code, err])).toEqual(
      [1, 1, 1, 0].map((code) => [code, '']),
    );
    const heads = [at('diff.docx'), at('redline.docx'), at('diff.html')].map((path) => readFileSync(path, 'latin1'));
    expect(heads.map((text) => text.slice(0, 2))).toEqual(['PK', 'PK', '<!']);
    expect([out.out.startsWith('<!doctype html>'), out.out.includes('title="RU"')]).toEqual([true, true]);
    expect([nameless, since, format].map(({ code, err }) => [code, oneSentence(err) || err])).toEqual(
      [2, 2, 2].map((code) => [code, true]),
    );
    expect(existsSync(at('never'))).toBe(false);
  });

  it('print the log as a table, without the words of comments where some read them', async () => {
    const table = (...more: string[]): Promise<Done> => alternat('log', '--data', DATA, '--csv', ...more);
    const [moves, comments, json] = await Promise.all([
      table('--resolution', 'environment', '--clause', 'env-p4', '--type', 'clause.move'),
      table('--resolution', 'environment~notes', '--clause', 'env-p3'),
      alternat('log', '--data', DATA, '--resolution', 'environment~notes', '--json'),
    ]);
    expect(moves.out.split('\r\n').map((row) => row.split(',').slice(2, 7).join())).toEqual([
      'member,delegation,kind,command,clauses',
      'sec-1,,command,clause.move,env-p4',
      '',
    ]);
    expect([moves.out.startsWith('\ufeffseq,'), comments.out.includes('ru-neg,RU,command,comment.add,env-p3')]).toEqual(
      [true, true],
    );
    expect([comments.out, json.out].filter((out) => out.includes('Предлагаем'))).toEqual([]);
  });

  it('verify the chain, and find by 1 what somebody changed', async () => {
    const data = at('tampered');
    await alternat('summit', 'create', SAMPLE_FILE, '--data', data);
    const verify = (): Promise<Done> => alternat('log', '--data', data, '--verify', '--json');
    const before = await verify();
    const db = new DatabaseSync(join(data, 'alternat.db'));
    db.exec(`UPDATE log SET member = 'nobody' WHERE room = 'economy' AND seq = 5`);
    db.close();
    const after = await verify();
    const faults = ({ out }: Done): unknown[] =>
      (JSON.parse(out) as { rooms: { room: string; faults: object[] }[] }).rooms.flatMap(({ room, faults: found }) =>
        found.map((fault) => ({ room, ...fault })),
      );
    expect([
      before.code,
      JSON.parse(before.out).ok,
      faults(before),
      after.code,
      JSON.parse(after.out).ok,
      faults(after),
    ]).toEqual([0, true, [], 1, false, [{ room: 'economy', seq: 5, fault: 'changed' }]]);
  });
});

describe.skipIf(!existsSync(UDHR))(`the Universal Declaration of Human Rights from ${UDHR}`, () => {
  it('comes into an empty folder in six languages, goes out again, and its log verifies', async () => {
    const data = at('udhr');
    const imported = await alternat(
      'import',
      join(UDHR, 'aligned.tsv'),
      '--data',
      data,
      '--resolution',
      'udhr',
      '--json',
    );
    expect([imported.code, JSON.parse(imported.out)]).toMatchObject([
      0,
      { ok: true, clauses: 92, columns: ['fa', 'ru', 'az', 'kk', 'tk', 'en'] },
    ]);
    const wishes = [
      ['json', 'all'],
      ['text', 'fa'],
      ['text', 'all'],
      ['docx', 'all'],
      ['docx', 'kk'],
    ] as const;
    const done = await Promise.all([
      ...wishes.map(([format, language]) =>
        alternat(
          'export',
          '--data',
          data,
          '--resolution',
          'udhr',
          '--format',
          format,
          '--language',
          language,
          '--out',
          at(`udhr-${format}-${language}`),
        ),
      ),
      alternat('log', '--data', data, '--verify'),
      alternat('diff', '--data', data, '--resolution', 'udhr', '--from', '1'),
    ]);
    expect(done.map(({ code, err }) => [code, err])).toEqual(done.map(() => [0, '']));
    // What went out as JSON comes in again with the same words.
    expect((await alternat('import', at('udhr-json-all'), '--data', data, '--resolution', 'again')).code).toBe(1);
    writeFileSync(at('udhr.json'), readFileSync(at('udhr-json-all')));
    expect((await alternat('import', at('udhr.json'), '--data', data, '--resolution', 'again')).code).toBe(0);
    await alternat(
      'export',
      '--data',
      data,
      '--resolution',
      'again',
      '--format',
      'json',
      '--language',
      'all',
      '--out',
      at('again.json'),
    );
    const words = (file: string): unknown =>
      (JSON.parse(readFileSync(file, 'utf8')) as Declaration).clauses.map(({ kind, level, texts }) => [
        kind,
        level,
        texts,
      ]);
    expect(words(at('again.json'))).toEqual(words(at('udhr.json')));
  });
});
if (!existsSync(UDHR))
  process.stderr.write(`SKIPPED: no corpus in ${UDHR}; set ALTERNAT_CORPORA to a folder that has udhr/.\n`);
