/**
 * "@" and a name: whom a comment may mention, which of them a half-written name means, and who is still mentioned when the
 * words are sent. Only people who may read the comment can be found at all. Members are kept by id; the words hold the name
 * as it was written, so a comment reads the same after somebody's name was corrected. Pure.
 *
 *   "Прошу @Мар|"  ->  "Прошу @Мария Дубинина |"  and her member id beside it
 */
import { homeRoom, mayRead, notesRoom, roomName } from '../../crdt/rooms.ts';
import { type CommentScope, LIMITS } from '../../domain/command.ts';
import { homeOf } from '../../domain/permission.ts';
import type { Member } from '../../domain/summit/summit.ts';

/** Members but oneself who may read what `me` says with this scope: one's own delegation, the offices, then the others. */
export function readersOf(members: readonly Member[], me: Member, scope: CommentScope): readonly Member[] {
  const home = homeOf(me);
  // Any resolution will do: who may read does not depend on which one it is.
  const room = home === null ? null : roomName(scope === 'all' ? notesRoom('text') : homeRoom('text', home));
  if (!room) return [];
  const readers = members.filter((member) => member.id !== me.id && mayRead(member, room));
  const rank = (member: Member): number => (homeOf(member) === home ? 0 : member.delegation ? 2 : 1);
  return readers.sort((a, b) => rank(a) - rank(b));
}

/** A name that is being written at the caret: from its "@" on. */
export type Beginning = { readonly start: number; readonly query: string };

const BEGINNING = /(?:^|[\s([{«"'،,;:/-])@([^\n@]{0,60})$/u;

export function beginningAt(text: string, caret: number): Beginning | null {
  const query = BEGINNING.exec(text.slice(0, caret))?.[1];
  return query === undefined ? null : { start: caret - query.length - 1, query };
}

const plain = (text: string): string => text.normalize('NFC').toLowerCase();

/** At most so many are offered: a list, not a directory. */
const OFFERED = 8;

/** Whose name, a word of it, or code begins as written. */
export function matching<T extends { readonly name: string; readonly code: string }>(
  people: readonly T[],
  query: string,
): readonly T[] {
  const wanted = plain(query);
  const fits = ({ name, code }: T): boolean => {
    const full = plain(name);
    return full.startsWith(wanted) || full.includes(` ${wanted}`) || plain(code).startsWith(wanted);
  };
  return people.filter(fits).slice(0, OFFERED);
}

/** The text with the whole name and a space in place of the beginning, and where the caret is then. */
export function withName(text: string, { start, query }: Beginning, name: string): { text: string; caret: number } {
  const before = `${text.slice(0, start)}@${name} `;
  return { text: before + text.slice(start + 1 + query.length).replace(/^ /, ''), caret: before.length };
}

type Named = { readonly id: string; readonly name: string };

/** Of the people that were picked, those whose name still stands in the text. */
export const stillNamed = <T extends Named>(text: string, picked: readonly T[]): readonly T[] =>
  [...new Map(picked.map((each) => [each.id, each])).values()]
    .filter(({ name }) => text.includes(`@${name}`))
    .slice(0, LIMITS.mentions);

/** The text cut at the names of those who are mentioned; longer names first, as one may begin like another. */
export function pieces<T extends Named>(text: string, mentioned: readonly T[]): readonly (string | T)[] {
  const byLength = [...mentioned].sort((a, b) => b.name.length - a.name.length);
  const found: (string | T)[] = [];
  let rest = text;
  while (rest !== '') {
    let at = rest.length;
    let who: T | undefined;
    for (const each of byLength) {
      const place = rest.indexOf(`@${each.name}`);
      if (place >= 0 && place < at) {
        at = place;
        who = each;
      }
    }
    if (at > 0) found.push(rest.slice(0, at));
    if (who) found.push(who);
    rest = rest.slice(at + (who ? who.name.length + 1 : 0));
  }
  return found;
}
