/** An instrument as plain text and as data. */
import { describe, expect, it } from 'vitest';
import { printJson } from '../../src/export/json.ts';
import { printText } from '../../src/export/text.ts';
import { LANGS } from '../../src/language/language.ts';
import { at, instrument, instrumentJob, RESOLUTIONS, resolutionJob } from './xml-jobs.ts';

const said = (bytes: Uint8Array): string => new TextDecoder('utf-8', { fatal: true }).decode(bytes);

describe('printText, an instrument', () => {
  it('prints title, parties, parts, formula and places to sign', async () => {
    const blocks = said(await printText(instrumentJob(instrument(), 'en', 'RU'))).split('\n\n');
    expect([blocks.slice(0, 4), blocks.slice(-5).map((block) => block.split('\n'))]).toEqual([
      [
        'Joint Declaration of the First Summit of Governors of the Coastal Provinces of the Caspian Littoral States',
        'Participants:',
        [
          'Russian Federation',
          'Islamic Republic of Iran',
          'Republic of Azerbaijan',
          'Republic of Kazakhstan',
          'Turkmenistan',
        ].join('\n'),
        'Division I\nResolution of the General Panel',
      ],
      [
        ['For', 'Russian Federation', '_'.repeat(28)],
        ['For', 'Islamic Republic of Iran', '_'.repeat(28), 'Governor of Gilan Province'],
        ['For', 'Republic of Azerbaijan', '_'.repeat(28)],
        ['For', 'Republic of Kazakhstan', '_'.repeat(28)],
        ['For', 'Turkmenistan', '_'.repeat(28), ''],
      ],
    ]);
  });

  it('has a line for every language of every block when they stand side by side', async () => {
    const job = instrumentJob(instrument(), 'all');
    const blocks = said(await printText(job))
      .trimEnd()
      .split('\n\n')
      .filter((block) => !block.startsWith('    '));
    const tags = blocks.map((block) =>
      block
        .split('\n')
        .filter((line) => /^[a-z]{2}: /.test(line))
        .map((line) => line.slice(0, 2)),
    );
    expect(tags[0]).toEqual(LANGS);
    expect(tags.length).toBe(job.texts.en?.blocks.length);
  });
});

describe('printJson', () => {
  it('tells of an instrument its facts, its blocks per language and its resolutions', async () => {
    const job = instrumentJob(instrument({}, [at(RESOLUTIONS[0] as never, 'initialled')]), 'all', 'AZ');
    const data = JSON.parse(said(await printJson(job)));
    expect(Object.keys(data)).toEqual(['declarations', 'instrument', 'texts']);
    expect(data.instrument).toMatchObject({ kind: 'declaration', holder: 'AZ', day: '2025-11-19', languages: LANGS });
    expect(data.texts).toEqual(JSON.parse(JSON.stringify(job.texts)));
    expect(data.declarations.map(({ clauses }: { clauses: unknown[] }) => clauses.length)).toEqual([
      RESOLUTIONS[0]?.clauses.length,
    ]);
  });

  it('writes a resolution without persons and reasons, and with all else', async () => {
    const [text] = RESOLUTIONS as [(typeof RESOLUTIONS)[0]];
    const [first, ...rest] = text.clauses as [(typeof text.clauses)[0]];
    const stance = { stance: 'reserve', digest: 'd', at: '2025-11-18T09:00:00Z', seq: 4 } as const;
    const told = {
      ...text,
      clauses: [
        { ...first, stances: { RU: { ...stance, member: 'who', note: 'why' } }, noCounterpart: { tk: 'why' } },
        ...rest,
      ],
    };
    const data = JSON.parse(said(await printJson(resolutionJob(told, 'all'))));
    expect(data).toEqual({
      ...JSON.parse(JSON.stringify(text)),
      clauses: [
        { ...JSON.parse(JSON.stringify(first)), stances: { RU: stance }, noCounterpart: { tk: '' } },
        ...JSON.parse(JSON.stringify(rest)),
      ],
    });
  });
});
