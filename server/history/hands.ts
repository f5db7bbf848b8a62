/**
 * Whose hands changed a cell between two points: the authors that a redline names. By the cell and not by the word, as
 * whoever gets the file asks which delegation to ring up. What was accepted belongs to whoever proposed it.
 */

import type * as Y from 'yjs';
import type { Role } from '../../src/domain/permission.ts';
import type { Hand, Hands } from '../../src/export/index.ts';
import { DEFAULT_LANGUAGE, type Lang } from '../../src/language/language.ts';
import { ROLE_WORDS } from '../../src/language/printed-export.ts';
import type { Summit } from '../commands/summit.ts';
import type { LogRecord, Storage } from '../storage/storage.ts';
import { commandOf, proposedBy } from './decisions.ts';
import { replay } from './replay.ts';
import { STRUCTURE } from './touches.ts';

/** Before the name of an office, which is put into the language of the cell at the end. */
const OFFICE = '\u0000';
const inWords = (author: string, lang: Lang): string =>
  author.startsWith(OFFICE) ? ROLE_WORDS[lang][author.slice(OFFICE.length) as Role] : author;

type Acts = { readonly authors: Set<string>; at: string };

type Naming = {
  /** Names are those of the language; over columns side by side codes, which belong to no language. */
  readonly language: Lang | 'all';
  /** Whoever belongs to no delegation is named; else the office is. */
  readonly persons: boolean;
};

export function handsBetween(
  storage: Storage,
  summit: Summit,
  resolution: string,
  points: readonly [number, number],
  naming: Naming,
): Hands {
  const [from, to] = [Math.min(...points), Math.max(...points)];
  const { doc } = replay(storage, resolution, to);
  const acts = new Map<string, Acts>();
  const note = (key: string, author: string | undefined, at: string): void => {
    if (author === undefined) return;
    const known = acts.get(key) ?? { authors: new Set<string>(), at };
    known.authors.add(author);
    known.at = at;
    acts.set(key, known);
  };
  for (const record of storage.records(resolution, from + 1, to)) {
    if (record.kind === 'refused') continue;
    const command = commandOf(record);
    const structural = STRUCTURE.includes(command?.type ?? '');
    const touched = new Set(record.places.map(clauseOf));
    if (structural && typeof command?.clause === 'string') touched.add(command.clause);
    for (const clause of structural || touched.size > 0 ? touched : []) {
      const author = authorOf(summit, doc, record, clause, naming);
      if (structural) note(clause, author, record.at);
      for (const place of record.places) if (clauseOf(place) === clause) note(place, author, record.at);
    }
  }
  doc.destroy();
  const hand = (key: string, lang: Lang): Hand | undefined => {
    const found = acts.get(key);
    return found && { author: [...found.authors].map((author) => inWords(author, lang)).join(', '), at: found.at };
  };
  return (clause, lang) => {
    const reader = naming.language === 'all' ? (lang ?? DEFAULT_LANGUAGE) : naming.language;
    return (lang ? hand(`${clause}/${lang}`, reader) : undefined) ?? hand(clause, reader);
  };
}

const clauseOf = (place: string): string => place.slice(0, place.lastIndexOf('/'));

/** The delegation's name, else the office's or the person's; undefined for the program itself. */
function authorOf(
  summit: Summit,
  doc: Y.Doc,
  record: LogRecord,
  clause: string,
  { language, persons }: Naming,
): string | undefined {
  const type = commandOf(record)?.type;
  const proposal = type === 'proposal.accept' || type === 'chair.accept' ? proposedBy(doc, record, clause) : null;
  const { member, delegation } = proposal ?? record;
  if (!delegation) {
    const known = summit.members.get(member);
    return persons ? known?.name : known && OFFICE + known.role;
  }
  const names = summit.facts?.delegations.find(({ id }) => id === delegation)?.names;
  return (language === 'all' ? undefined : names?.[language]) ?? delegation;
}
