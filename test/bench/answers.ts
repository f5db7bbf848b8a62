/**
 * What it costs to look at an answer before it is used, beside reading it from JSON: a declaration of 300 clauses in five columns, the
 * difference of two such, ten thousand versions of a clause, a full page of the log. Each field is looked at once; what
 * grows faster than the answer is the processor's cache.
 * By hand: node test/bench/answers.ts
 */
import { pathToFileURL } from 'node:url';
import { diffDeclarations } from '../../src/diff/declaration.ts';
import type { HistoryEvent } from '../../src/domain/clause/past.ts';
import type { LogEntry } from '../../src/domain/summit/log-entry.ts';
import { type JsonRoute, ROUTES } from '../../src/protocol/http.ts';
import { type Row, rephrased, snapshots } from './diff.ts';

const median = (times: number[]): number => times.sort((a, b) => a - b)[times.length >> 1] as number;
const timed = (act: () => unknown): number =>
  median(
    Array.from({ length: 31 }, () => {
      const start = performance.now();
      act();
      return performance.now() - start;
    }),
  );

const HASH = 'f'.repeat(64);
const AT = '2025-11-18T08:00:00.000Z';
const version = (seq: number): HistoryEvent => ({
  ...{ event: 'text', language: 'fa', seq, at: AT, authors: ['ir-neg'], digest: HASH, added: 3, removed: 1 },
  text: 'متن بند '.repeat(40),
});
const entry = (seq: number): LogEntry => ({
  ...{ seq, at: AT, member: 'ir-neg', delegation: 'IR', kind: 'update', places: ['c1/fa'], clients: [[seq, 0, 9]] },
  ...{ bytes: 40, previous: HASH, hash: HASH, typed: { added: 9 } },
});
const many = <T>(count: number, make: (seq: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(at + 1));

function row(name: string, route: JsonRoute, answer: unknown): Row {
  const json = JSON.stringify(answer);
  const { shape } = ROUTES[route].answer;
  const fault = shape(JSON.parse(json));
  if (fault !== null) throw new Error(`${name}: ${fault}`);
  const read = timed(() => JSON.parse(json));
  const value = JSON.parse(json);
  const looked = timed(() => shape(value));
  return {
    name,
    value: `${(looked / read).toFixed(3)}`,
    note: `of JSON.parse: ${looked.toFixed(2)} ms beside ${read.toFixed(2)} ms, ${(json.length / 1e6).toFixed(1)} million characters`,
  };
}

export async function bench(): Promise<Row[]> {
  const [from, to] = snapshots(rephrased);
  const twice = { ...to, clauses: [...to.clauses, ...to.clauses] };
  return [
    row('a declaration, 300 clauses x 5 columns', 'declaration', to),
    row('the same, 600 clauses', 'declaration', twice),
    row('the difference of two', 'diff', diffDeclarations(from, to)),
    row('10,000 versions of a clause', 'clauseHistory', many(10_000, version)),
    row('1,000 records of the log', 'log', many(1_000, entry)),
  ];
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) console.table(await bench());
