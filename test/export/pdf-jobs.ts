/** The sample summit as things to print: each resolution by itself, and the instrument of all four. */
import { readFileSync } from 'node:fs';
import { diffDeclarations } from '../../src/diff/declaration.ts';
import type { Declaration } from '../../src/domain/clause/declaration.ts';
import { DEFAULT_LAYOUT, type InstrumentSetting, type Party } from '../../src/domain/instrument/instrument.ts';
import type { SummitFile } from '../../src/domain/summit/summit.ts';
import { printAct } from '../../src/export/after.ts';
import { type Instrument, type InstrumentWish, printInstrument, printResolution } from '../../src/export/print.ts';
import type { PrintJob, PrintTools } from '../../src/export/printed.ts';
import type { RedlineInput } from '../../src/export/redline.ts';
import { LANGS, type Lang } from '../../src/language/language.ts';
import { type ClauseSketch, declaration } from '../support/declaration.ts';
import { numbered } from './sample.ts';

const FILE = new URL('../../server/sample/caspian-2025.json', import.meta.url);
export const SUMMIT: SummitFile = JSON.parse(readFileSync(FILE, 'utf8'));
export const WHEN = '2025-11-19T10:00:00Z';

/** As its text stood at the beginning, in all six languages. */
export function resolution(id: string): Declaration {
  const seed = SUMMIT.resolutions.find((one) => one.id === id);
  if (!seed) throw new Error(`the sample has no resolution ${id}`);
  return numbered(declaration({ resolution: id, columns: LANGS, clauses: seed.clauses }));
}

export const resolutionJob = (
  text: Declaration,
  language: Lang | 'all',
  tools: PrintTools,
  more: Partial<Parameters<typeof printResolution>[0]> = {},
): PrintJob => {
  const title = SUMMIT.resolutions.find(({ id }) => id === text.resolution)?.title ?? {};
  const { name: summitName } = SUMMIT;
  const given = {
    declaration: text,
    language,
    title,
    summitName,
    view: 'clean',
    draft: false,
    generatedAt: WHEN,
  } as const;
  return printResolution({ ...given, ...more }, tools);
};

export const PARTIES: readonly Party[] = SUMMIT.delegations.map(({ id, names, official }) => ({
  id,
  names,
  official,
  ...(id === 'IR'
    ? { signatory: { fa: 'استاندار گیلان', ru: 'Губернатор провинции Гилян', en: 'Governor of Gilan Province' } }
    : {}),
}));

export const SETTING: InstrumentSetting = {
  kind: 'declaration',
  form: 'parts',
  title: {},
  resolutions: SUMMIT.resolutions.map(({ id }) => id),
  languages: SUMMIT.columns,
  place: SUMMIT.place,
  date: '2025-11-19',
  order: 'alphabetical',
  originals: 'alternat',
  layouts: { '': DEFAULT_LAYOUT },
};

export function instrument(setting: Partial<InstrumentSetting> = {}, parts?: readonly Declaration[]): Instrument {
  const whole = { ...SETTING, ...setting };
  return {
    setting: whole,
    summitName: SUMMIT.name,
    parties: PARTIES,
    parts: (parts ?? whole.resolutions.map(resolution)).map((text) => ({
      resolution: text.resolution,
      title: SUMMIT.resolutions.find(({ id }) => id === text.resolution)?.title ?? {},
      declaration: text,
    })),
  };
}

export const instrumentJob = (
  whole: Instrument,
  language: Lang | 'all',
  holder: string | null,
  tools: PrintTools,
  more: Partial<InstrumentWish> = {},
): PrintJob =>
  printInstrument(
    whole,
    { language, holder, view: 'clean', draft: false, generatedAt: WHEN, digest: 'ab'.repeat(32), ...more },
    tools,
  );

/** The act that corrects a clause of the general resolution, with an objection. */
export function act(language: Lang | 'all', tools: PrintTools, whole: Instrument = instrument()): PrintJob {
  const [part] = whole.parts;
  const clause = part?.declaration.clauses[7];
  if (!part || !clause) throw new Error('the sample has no such clause');
  const texts = {
    fa: 'واژهٔ درست',
    ru: 'верное слово',
    az: 'düz söz',
    kk: 'дұрыс сөз',
    tk: 'dogry söz',
    en: 'right word',
  };
  const old = {
    fa: 'واژهٔ نادرست',
    ru: 'неверное слово',
    az: 'səhv söz',
    kk: 'қате сөз',
    tk: 'ýalňyş söz',
    en: 'wrong word',
  };
  return printAct(
    whole,
    {
      ...{ id: 'r1', seal: 's1', resolution: part.resolution, clause: clause.id, old, texts, reason: 'опечатка' },
      ...{ by: 'm', at: WHEN, until: '2026-01-19T10:00:00Z' },
      objections: [{ delegation: 'RU', reason: 'нет', at: WHEN }],
    },
    { language, generatedAt: WHEN, digest: 'ab'.repeat(32), state: 'objected', timeZone: 'Asia/Tehran', number: 1 },
    tools,
  );
}

/** Changes of every sort to the resolution on the environment: reworded, added, withdrawn, moved, respelled. */
export function redline(
  language: Lang | 'all',
  tools: PrintTools,
  columns: readonly Lang[] = SUMMIT.columns,
): RedlineInput {
  const seed = SUMMIT.resolutions.find(({ id }) => id === 'environment');
  const seeds = seed?.clauses ?? [];
  const version = (clauses: readonly ClauseSketch[]) =>
    numbered(declaration({ resolution: 'environment', columns, clauses }));
  const later = seeds.map((clause, index): ClauseSketch => {
    const texts = { ...clause.texts };
    if (index === 6) {
      texts.fa = texts.fa?.replace('شرکت‌کنندگان', 'طرف‌ها') ?? '';
      texts.ru = texts.ru?.replace('Участники', 'Стороны') ?? '';
    }
    if (index === 7) texts.fa = texts.fa?.replaceAll('\u200c', ' ') ?? '';
    return { ...clause, texts, ...(index === 8 ? { status: 'agreed' } : index === 13 ? { status: 'withdrawn' } : {}) };
  });
  const [moved] = later.splice(15, 1);
  if (moved) later.splice(18, 0, moved);
  const added = {
    fa: 'بند تازه:\nدوم [2026].',
    ru: 'Новый пункт:\nвторой [2026].',
    az: 'Yeni bənd.',
    kk: 'Жаңа тармақ.',
  };
  later.splice(10, 0, { id: 'new', kind: 'paragraph', level: 1, texts: added });
  const [since, now] = [version(seeds), version(later)];
  return {
    ...{ declaration: now, since, diff: diffDeclarations(since, now, { movedLast: moved?.id ? [moved.id] : [] }) },
    ...{ language, title: seed?.title ?? {}, summitName: SUMMIT.name, draft: false, generatedAt: WHEN },
    ...{ names: { from: 'M1', to: 'M2' }, list: true, tools },
  };
}
