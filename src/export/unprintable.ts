/**
 * Which places of a text a PDF cannot print. Asked of every string that a page gets from people: titles, parties, whoever signs, clauses,
 * acts. Where a text is to be signed nothing of the kind may stand in it; anywhere else whoever exports is told.
 */

import type { Unprintable } from '../domain/text/unprintable.ts';
import type { Lang } from '../language/language.ts';
import { allLines } from './outline.ts';
import { type Coverage, coverageOf } from './pdf-coverage.ts';
import { type Block, type PrintJob, signersOf } from './printed.ts';
import { clausesOf } from './printed-source.ts';
import type { RedlineInput } from './redline.ts';

const FIRST_WORDS = 30;

/** In the order of the text, language by language. Rejects as `tools.font` does. */
export async function unprintableIn(job: PrintJob): Promise<Unprintable[]> {
  const { languages, texts, tools } = job;
  const { lost } = await coverageOf(tools);
  const clauseOf = clausesOf(job);
  return languages.flatMap((lang) =>
    (texts[lang]?.blocks ?? []).flatMap((block) => inBlock(block, lang, lost, clauseOf(block)?.number[lang])),
  );
}

/** Of both versions of a redline, each place once. */
export async function unprintableInRedline(input: RedlineInput): Promise<Unprintable[]> {
  const { declaration, since, language, tools, title } = input;
  if (!tools) return [];
  const { lost } = await coverageOf(tools);
  const languages = language === 'all' ? declaration.columns : [language];
  const found = new Map<string, Unprintable>();
  for (const lang of languages) {
    const blocks: Block[] = [
      { block: 'title', text: title[lang] ?? '' },
      ...[since, declaration].flatMap((version) =>
        allLines(version, lang, 'brackets').map(
          (line): Block => ({ block: 'clause', resolution: declaration.resolution, ...line }),
        ),
      ),
    ];
    const numbers = new Map([...since.clauses, ...declaration.clauses].map(({ id, number }) => [id, number[lang]]));
    const numberOf = (block: Block) => (block.block === 'clause' ? numbers.get(block.clause) : undefined);
    for (const one of blocks.flatMap((block) => inBlock(block, lang, lost, numberOf(block)))) {
      const key = `${lang} ${one.clause ?? ''}`;
      const chars = new Set([...(found.get(key)?.chars ?? []), ...one.chars]);
      found.set(key, { ...one, chars: [...chars] });
    }
  }
  return [...found.values()];
}

/** `number`: of a clause, in full («بند ۱»), for "a)" there are many. */
function inBlock(block: Block, lang: Lang, lost: Coverage['lost'], number?: string): Unprintable[] {
  const strings = stringsOf(block);
  const chars = [...new Set(strings.flatMap(lost))];
  if (chars.length === 0) return [];
  const named = block.block === 'part' ? block.label : number;
  const place = named || [...strings.join(' ').trim()].slice(0, FIRST_WORDS).join('');
  if (block.block !== 'clause') return [{ lang, place, chars }];
  return [{ lang, place, resolution: block.resolution, clause: block.clause, chars }];
}

function stringsOf(block: Block): string[] {
  switch (block.block) {
    case 'clause':
      return [block.label, ...block.paragraphs.flatMap((paragraph) => paragraph.map(({ text }) => text))];
    case 'parties':
    case 'signatures':
      return block.parties.flatMap((party) => [party.name, ...signersOf(party)]);
    case 'part':
      return [block.label, block.title];
    default:
      return [block.text];
  }
}
