/** A file of ours, brought back into a summit: the resolution that it makes has the same words, marks, kinds and levels. */
import { afterEach, describe, expect, it } from 'vitest';
import { adoptSummit } from '../../server/commands/adopt.ts';
import { importResolution } from '../../server/commands/import.ts';
import { openStorage } from '../../server/storage/sqlite.ts';
import { openWorkspace } from '../../server/workspace.ts';
import type { Declaration } from '../../src/domain/clause/declaration.ts';
import type { Actor } from '../../src/domain/permission.ts';
import { exportDeclaration } from '../../src/export/index.ts';
import { numbered } from '../export/sample.ts';
import { declaration } from '../support/declaration.ts';
import { sampleSummit, temporaryFolder } from '../support/server.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

const TEXT = numbered(
  declaration({
    resolution: 'annex',
    clauses: [
      { kind: 'heading', texts: { fa: 'کلیات', ru: 'Общее' } },
      { kind: 'article', texts: { fa: 'موضوع', ru: [[{ text: 'Пред' }, { text: 'мет', marks: ['bold'] }]] } },
      {
        level: 1,
        texts: { fa: [[{ text: '۱. متن', marks: ['underline'] }], [], [{ text: 'ب' }]], ru: '1. Стороны\nдалее [нет]' },
      },
      { level: 1, status: 'withdrawn', texts: { fa: 'حذف', ru: 'снято' } },
      { kind: 'testimonium', texts: { ru: 'Решт' } },
    ],
  }),
);
const told = ({ clauses }: Declaration, withdrawn: boolean): unknown =>
  clauses
    .filter(({ status }) => withdrawn || status !== 'withdrawn')
    .map(({ kind, level, status, texts }) => [
      ...[kind, level, status === 'withdrawn'],
      ...(['fa', 'ru'] as const).map((lang) => texts[lang]?.paragraphs),
    ]);

describe('a file of ours, imported into a summit', () => {
  it.each(['docx', 'html', 'tsv', 'json', 'xliff', 'xliff12'])('makes the same resolution: %s', async (format) => {
    const { path, remove } = temporaryFolder();
    const workspace = openWorkspace(openStorage(path));
    closing.push(() => workspace.close(), remove);
    await adoptSummit(workspace, { ...sampleSummit(), resolutions: [] });
    const input = { view: 'brackets', draft: true, title: { ru: 'Т' }, summitName: { ru: 'С' } } as const;
    const generatedAt = '2026-01-02T03:04:05Z';
    const file = await exportDeclaration(format, { ...input, generatedAt, declaration: TEXT, language: 'all' });
    if (!file.ok) throw new Error(file.reason);
    const by = workspace.summit.actor('sec-1') as Actor;
    const outcome = await importResolution(workspace, by, 'again', file.name, file.bytes);
    expect(outcome).toMatchObject({ ok: true, columns: ['fa', 'ru'], warnings: [] });
    const made = workspace.rooms.open('again')?.snapshot() as Declaration;
    expect(told(made, true)).toEqual(told(TEXT, format === 'json'));
  });
});
