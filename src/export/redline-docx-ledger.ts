/** What a Word redline numbers through the file: tracked changes with their authors, and comments. */
import type JSZip from 'jszip';
import type { ClauseDiff } from '../domain/clause/difference.ts';
import { wallClock } from '../language/date.ts';
import type { Lang } from '../language/language.ts';
import { printable } from './printable.ts';
import { changesById, type Hand, handOf, type RedlineInput } from './redline.ts';
import { bindComments, comment, reference } from './redline-docx-comment.ts';
import type { Stamp, Xml } from './redline-xml.ts';

export class Ledger {
  readonly #input: RedlineInput;
  readonly #changes: ReadonlyMap<string, ClauseDiff>;
  readonly #comments: Xml[] = [];
  #ids = 0;

  constructor(input: RedlineInput) {
    this.#input = input;
    this.#changes = changesById(input.diff);
  }

  change(clause: string): ClauseDiff | undefined {
    return this.#changes.get(clause);
  }

  /** Every change of the file has an id of its own; those of one cell share author and date. */
  stamp(clause: string, lang?: Lang): Stamp {
    const { author, at } = this.#hand(clause, lang);
    return () => ({ 'w:id': String(++this.#ids), 'w:author': author, 'w:date': at });
  }

  /** Takes a comment and gives the run that it hangs on. */
  comment(paragraphs: readonly Xml[], clause: string): Xml {
    const id = String(this.#comments.length);
    this.#comments.push(comment(id, this.#hand(clause), paragraphs));
    return reference(id);
  }

  async bind(zip: JSZip): Promise<void> {
    await bindComments(zip, this.#comments);
  }

  #hand(clause: string, lang?: Lang): Hand {
    const { author, at } = handOf(this.#input, clause, lang);
    // Word wants some author, and none of more than 255 letters; its dates have no fractions of a second.
    return {
      author: printable(author).slice(0, 200) || 'Alternat',
      // Word shows the time as it stands there, whatever zone is written behind it.
      at: wallClock(at, this.#input.timeZone ?? 'UTC'),
    };
  }
}
