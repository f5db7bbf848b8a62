/** Word documents on the command line: one becomes a resolution, another is compared with it; bad ones change nothing. */
import { readFileSync, writeFileSync } from 'node:fs';
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import { beforeAll, describe, expect, it } from 'vitest';
import { alternat, at } from './alternat.ts';

const RU = [
  'Резолюция о Каспии',
  'Участники обмениваются сведениями об уровне воды каждый месяц.',
  'Участники создают совместную рабочую группу по охране среды.',
];
const FA = [
  'قطعنامه درباره دریای خزر',
  'شرکت‌کنندگان هر ماه اطلاعات تراز آب را مبادله می‌کنند.',
  'شرکت‌کنندگان کارگروه مشترک حفاظت از محیط زیست تشکیل می‌دهند.',
];

const write = async (name: string, children: (Paragraph | Table)[]): Promise<string> => {
  writeFileSync(at(name), await Packer.toBuffer(new Document({ sections: [{ children }] })));
  return at(name);
};
const paragraphs = (name: string, texts: readonly string[]): Promise<string> =>
  write(
    name,
    texts.map((text) => new Paragraph(text)),
  );
const data = (): string => at('folder');

describe('alternat, with Word documents', () => {
  let parallel: string;
  beforeAll(async () => {
    const cell = (text: string): TableCell => new TableCell({ children: [new Paragraph(text)] });
    const row = (fa: string, ru: string): TableRow => new TableRow({ children: [cell(fa), cell(ru)] });
    const rows = RU.map((ru, index) => row(FA[index] as string, ru));
    parallel = await write('parallel.docx', [new Table({ rows: [row('fa', 'ru'), ...rows] })]);
    const { code, out, err } = await alternat('import', parallel, '--data', data(), '--resolution', 'water');
    expect([code, out, err]).toEqual([
      0,
      'Resolution water: 3 clauses in fa, ru.\n',
      '3 clauses whose kind was inferred; check the outline\n',
    ]);
  });

  const diff = (file: string, ...more: string[]) =>
    alternat('diff', '--data', data(), '--resolution', 'water', '--with', file, ...more);

  it('compares one with the resolution, by what its paragraphs say', async () => {
    const words = [RU[2], RU[0], (RU[1] as string).replace('месяц', 'квартал')] as string[];
    const [same, changed, json] = await Promise.all([
      diff(parallel),
      paragraphs('capital.docx', words).then((file) => diff(file)),
      diff(parallel, '--format', 'json'),
    ]);
    expect([same.code, same.out, same.err]).toEqual([0, 'No difference.\n', '']);
    expect([changed.code, changed.err]).toEqual([1, '']);
    expect(changed.out.replaceAll(/c[\w-]+: /g, 'c: ').split('\n')).toEqual([
      'c: changed',
      '  ru  Участники обмениваются сведениями об уровне воды каждый [-месяц-]{+квартал+}.',
      'c: moved, at the beginning',
      `  ru  ${RU[2]}`,
      '',
    ]);
    expect(JSON.parse(json.out).columns.map(({ language }: { language: string }) => language)).toEqual(['fa', 'ru']);
  });

  it('says what is wrong with a file, and changes nothing', async () => {
    const before = await alternat('log', '--data', data(), '--json');
    writeFileSync(at('half.docx'), readFileSync(parallel).subarray(0, 2000));
    writeFileSync(at('en.txt'), 'The participants shall meet every year in one of the coastal regions.');
    writeFileSync(at('other.txt'), 'Совершенно иные слова про горы, степи и железные дороги');
    const sentences = [
      'The document is damaged: it cannot be unpacked. Open it in Word, save it again and try once more.',
      'The file seems to be in English, and the resolution has no such column.',
      'Nothing in the file resembles this resolution. Check that it is the right file.',
    ];
    const done = await Promise.all([diff(at('half.docx')), diff(at('en.txt')), diff(at('other.txt'))]);
    expect(done).toEqual(sentences.map((said) => ({ code: 1, out: '', err: `${said} Nothing was changed.\n` })));
    const half = await alternat('import', at('half.docx'), '--data', data(), '--resolution', 'half');
    expect([half.code, half.err]).toEqual([1, `${sentences[0]}\n`]);
    expect((await diff(at('none.docx'))).code).toBe(2);
    expect(await alternat('log', '--data', data(), '--json')).toEqual(before);
  });
});
