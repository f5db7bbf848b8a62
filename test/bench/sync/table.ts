/** The figures as a table: a row for each measure, a column for each server. */

/** What was measured of one server; NaN where there is nothing to measure. */
export type Cells = {
  readonly name: string;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly cold: number;
  readonly warm: number;
  readonly emptyFirst: boolean;
  /** CPU seconds of the server for 10,000 keys. */
  readonly humanCpu: number;
  readonly loopCpu: number;
  /** Edits a second, received by another than their author; with one key of each writer under way, and with eight. */
  readonly deliveredOne: number;
  readonly delivered: number;
  /** Resident MiB. */
  readonly idle: number;
  readonly open: number;
  /** Keys that others had seen when the server was killed, and how many of them it no longer had. */
  readonly lost: number;
  readonly seen: number;
};

const number = (value: number, digits = 0): string =>
  Number.isNaN(value)
    ? '-'
    : Number.isFinite(value)
      ? value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })
      : 'never';

export function table(
  columns: readonly Cells[],
  {
    documents,
    connections,
    rooms,
  }: { readonly documents: number; readonly connections: number; readonly rooms: number },
): string {
  const rows: readonly (readonly [string, (cells: Cells) => string])[] = [
    ['20 writers, 5 keys/s each: key to remote apply, p50 ms', ({ p50 }) => number(p50, 2)],
    ['  p99 ms', ({ p99 }) => number(p99, 2)],
    ['  server CPU s per 10,000 keys', ({ humanCpu }) => number(humanCpu, 2)],
    ['closed loop, 20 writers: delivered edits/s, 1 under way each', ({ deliveredOne }) => number(deliveredOne)],
    ['  8 under way each', ({ delivered }) => number(delivered)],
    ['  server CPU s per 10,000 keys', ({ loopCpu }) => number(loopCpu, 2)],
    [
      'first sync of 300 clauses x 5, cold, ms',
      ({ cold, emptyFirst }) => number(cold) + (emptyFirst ? ' (first empty)' : ''),
    ],
    ['  warm, ms', ({ warm }) => number(warm)],
    [`resident MiB: ${connections} idle connections, ${rooms} rooms`, ({ idle }) => number(idle)],
    [`  ${documents} such documents open`, ({ open }) => number(open)],
    ['lost on SIGKILL, of keys that others had seen', ({ lost, seen }) => `${number(lost)} of ${number(seen)}`],
  ];
  const lines = [['', ...columns.map(({ name }) => name)], ...rows.map(([name, cell]) => [name, ...columns.map(cell)])];
  const widths = lines[0]?.map((_, index) => Math.max(...lines.map((line) => line[index]?.length ?? 0))) ?? [];
  return lines
    .map((line) =>
      line
        .map((cell, index) => (index === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart((widths[index] ?? 0) + 2)))
        .join('')
        .trimEnd(),
    )
    .join('\n');
}
