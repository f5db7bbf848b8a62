/** A list of States in a file of ours comes home as its token, and as words as soon as somebody has written in it. */
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { declaration } from '../support/declaration.ts';
import { sampleSummit } from '../support/server.ts';
import { readBack, written } from './own-files.ts';

const STATES = sampleSummit().delegations;
const TEXTS = { ru: 'Главы {states genitive} приветствуют.', fa: 'سران {states official} خوش‌آمد گفتند.' } as const;
const TEXT = declaration({ columns: ['ru', 'fa'], clauses: [{ kind: 'paragraph', texts: TEXTS }] });

async function home(
  format: 'docx' | 'html',
  language: 'ru' | 'fa' | 'all',
  change: (words: string) => string,
): Promise<object | undefined> {
  const input = { declaration: TEXT, language, view: 'brackets', draft: false, title: {}, summitName: {} } as const;
  const { bytes } = await written(format, { ...input, states: STATES, generatedAt: '2026-01-02T03:04:05Z' });
  if (format === 'html') {
    const page = change(new TextDecoder().decode(bytes));
    return (await readBack('a.html', new TextEncoder().encode(page))).clauses.at(-1)?.texts;
  }
  const zip = await JSZip.loadAsync(bytes);
  zip.file('word/document.xml', change((await zip.file('word/document.xml')?.async('string')) ?? ''));
  return (await readBack('a.docx', await zip.generateAsync({ type: 'uint8array' }))).clauses.at(-1)?.texts;
}

describe.each(['docx', 'html'] as const)('a list of States in %s', (format) => {
  it.each(['ru', 'fa', 'all'] as const)('is its token, in %s', async (language) => {
    const wanted = language === 'all' ? TEXTS : { [language]: TEXTS[language] };
    expect(await home(format, language, (words) => words)).toEqual(wanted);
  });

  it('is what somebody made of it, in one column, and its token in the other', async () => {
    const came = await home(format, 'all', (words) =>
      words.replace('Азербайджана, Ирана', 'Азербайджана, Грузии, Ирана'),
    );
    expect(came).toEqual({
      fa: TEXTS.fa,
      ru: 'Главы Азербайджана, Грузии, Ирана, Казахстана, России и Туркменистана приветствуют.',
    });
    const shorter = await home(format, 'ru', (words) => words.replace('Ирана, Казахстана, ', ''));
    expect(shorter).toEqual({ ru: 'Главы Азербайджана, России и Туркменистана приветствуют.' });
  });
});
