/** The process of the one who asks: does the row it is told, and says what came of it and how long it took. */
import { type At, ROWS } from './rows.ts';

export type Told = { readonly row: number; readonly at: At };
export type Done = { readonly said: string; readonly ms: number };

process.on('message', async ({ row, at }: Told) => {
  const begun = performance.now();
  const said = await (ROWS[row] as (typeof ROWS)[number]).act(at).catch((error: Error) => error.message);
  process.send?.({ said, ms: performance.now() - begun } satisfies Done);
});
