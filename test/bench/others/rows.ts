/**
 * What one member asks while a colleague types: a row each. A row is done by a process of its own, so that what it costs there
 * is not taken for the server's; it may use HTTP, sockets, or both, and says in a word what came of it.
 */
import { BIG, SMALL, WORN } from './folder.ts';
import { crafted, ghosts, pieces, questions, unseen, windows } from './lines.ts';

export type At = {
  /** http://127.0.0.1:PORT */
  readonly address: string;
  /** The asker's session. */
  readonly token: string;
};

export type OthersRow = { readonly name: string; readonly act: (at: At) => Promise<string> };

const size = (bytes: number): string =>
  bytes < 1e6 ? `${Math.round(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;

async function get({ address, token }: At, path: string): Promise<string> {
  const response = await fetch(`${address}${path}`, { headers: { authorization: `Bearer ${token}` } });
  const { byteLength } = await response.arrayBuffer();
  return `${response.status}, ${size(byteLength)}`;
}

const asks = (name: string, path: string): OthersRow => ({ name, act: (at) => get(at, path) });
/** The same question so many times at once, as a program would that wants to be a nuisance. */
const insists = (name: string, path: string, times: number): OthersRow => ({
  name,
  act: async (at) => {
    const said = await Promise.all(Array.from({ length: times }, () => get(at, path)));
    const by = new Map<string, number>();
    for (const one of said) by.set(one.slice(0, 3), (by.get(one.slice(0, 3)) ?? 0) + 1);
    return [...by].map(([status, count]) => `${count} x ${status}`).join(', ');
  },
});

const big = (rest: string): string => `/api/resolutions/${BIG}${rest}`;
const cell = (what: string): string => big(`/clauses/${WORN.clause}/${what}?language=${WORN.lang}`);

export const ROWS: readonly OthersRow[] = [
  asks('nothing', '/api/health'),
  asks('home page', '/api/summit'),
  asks('home page again', '/api/summit'),
  asks('notices', '/api/notices'),
  asks('the text as it stands', big('')),
  asks('the text at a position', big('?at=12345')),
  asks('history of a cell with 10,000 edits', cell('history')),
  asks('history of a clause', big(`/clauses/${WORN.clause}/history`)),
  asks('who wrote which words of that cell', cell('authors')),
  asks('difference of two far points', big('/diff?from=first&to=now')),
  asks('checks', big('/checks')),
  asks('course', big('/course')),
  asks('milestones', big('/milestones')),
  asks('log of a clause', big(`/log?clause=${WORN.clause}&limit=1000`)),
  asks('log as CSV', big('/log?format=csv')),
  asks('what changed since a day', '/api/summit/changes?since=first'),
  asks('the list of that as a page', '/api/summit/changes?since=first&format=html'),
  asks('DOCX of all languages', big('/export?format=docx&language=all&at=second')),
  asks('DOCX of one language', big('/export?format=docx&language=ru&at=second')),
  asks('PDF of all languages', big('/export?format=pdf&language=all&at=second')),
  asks('XLIFF', big('/export?format=xliff&language=all&at=second')),
  asks('redline as DOCX', big('/export?format=docx&language=ru&view=redline&since=first')),
  asks('file of the text as it stands', big('/export?format=json&language=all')),
  asks('instrument: what is missing', '/api/summit/instrument'),
  asks('instrument as PDF', '/api/summit/instrument/document?format=pdf&language=ru'),
  insists('a hundred histories at once', cell('history'), 100),
  asks('a small text', `/api/resolutions/${SMALL}`),
  { name: 'socket: 12,000 inserts between the same two letters', act: crafted(12_000) },
  { name: 'socket: 18,000 inserts between the same two letters', act: crafted(18_000) },
  { name: 'socket: 8,000 letters each of two ids, unseen', act: unseen(8_000) },
  { name: 'socket: 20,000 pieces deleted at once', act: pieces(20_000) },
  { name: 'socket: 5,000 questions for all of it', act: questions(5_000) },
  { name: 'socket: 6,000 people who are not there', act: ghosts(6_000) },
  { name: 'socket: 500 windows', act: windows(500) },
];
