/**
 * A text as one page for any browser and any printer: no scripts, nothing from outside, language and direction of every column
 * and cell said, so that a screen reader changes its voice. The page is well-formed XML, too: whoever wants the text back
 * needs no browser. Paragraphs keep their white space, since what is in them is the agreed text, tabs and all.
 */

import { LANGUAGES_PROPERTY } from '../domain/text/own-file.ts';
import { DEFAULT_LANGUAGE, type Lang } from '../language/language.ts';
import { WORDING } from '../language/printed-export.ts';
import { traceOf } from './docx.ts';
import { flowOf, Headline } from './html-block.ts';
import { figuresStyle } from './html-figures.ts';
import { parallelFlow, titlesOf } from './html-parallel.ts';
import { PAGE_STYLE, sheetOf } from './html-style.ts';
import { utf8 } from './printable.ts';
import type { PrintJob } from './printed.ts';
import { shown, tongue } from './redline-html.ts';

/** Styles of the page itself and nothing else, wherever the file is opened. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** An HTML file, UTF-8. */
export async function printHtml(job: PrintJob): Promise<Uint8Array> {
  const { languages, texts, name } = job;
  const reader = languages[0] ?? DEFAULT_LANGUAGE;
  const titles = languages.map((lang) => texts[lang]?.title ?? '').filter((title) => title !== '');
  const headline = new Headline();
  const body =
    languages.length === 1
      ? ['<main>', ...frontMatter(job, reader), ...flowOf(job, reader, headline), '</main>']
      : ['<main>', ...frontMatter(job, reader), ...titlesOf(job, headline), ...parallelFlow(job, headline), '</main>'];
  return utf8(
    `<!DOCTYPE html>\n<html ${tongue(reader)}>\n<head>\n<meta charset="utf-8"/>\n` +
      `<meta http-equiv="Content-Security-Policy" content="${POLICY}"/>\n` +
      '<meta name="viewport" content="width=device-width, initial-scale=1"/>\n<meta name="generator" content="Alternat"/>\n' +
      `<meta name="${LANGUAGES_PROPERTY}" content="${languages.join(' ')}"/>\n` +
      `<title>${shown(titles.join(' / ') || name)}</title>\n<style>\n${PAGE_STYLE}${sheetOf(job)}${figuresStyle(job)}</style>\n</head>\n<body>\n` +
      `${body.join('\n')}\n<footer lang="zxx" dir="ltr">${shown(traceOf(job))}</footer>\n</body>\n</html>\n`,
  );
}

/** What stands above the text and is no part of it: that it is a draft, and which one. */
function frontMatter({ draft, languages, milestone, symbol }: PrintJob, reader: Lang): string[] {
  const words = languages.map((lang) => `<b ${tongue(lang)}>${shown(WORDING[lang].draft)}</b>`);
  return [
    ...(symbol ? [`<p class="symbol"><bdi lang="zxx" dir="ltr">${shown(symbol)}</bdi></p>`] : []),
    ...(draft ? [`<p class="draft">${words.join(' · ')}</p>`] : []),
    ...(milestone && milestone.label !== ''
      ? [`<p class="which" ${tongue(reader)}>${shown(milestone.label)}</p>`]
      : []),
  ];
}
