/** The bookmarks by which a clause is known again, as the library's types do not say: without words between their two ends. */
import { BookmarkEnd, BookmarkStart, type TextRun } from 'docx';
import { bookmarksOf } from '../domain/text/own-file.ts';

/** Those of a clause, to stand where it begins. `docx-package` numbers them. */
export const anchorsOf = (clause: string): TextRun[] =>
  // The library's types know a bookmark with words inside only, and it draws numbers for these that no two files share.
  bookmarksOf(clause).flatMap((name) => [new BookmarkStart(name, 0), new BookmarkEnd(0)] as unknown as TextRun[]);
