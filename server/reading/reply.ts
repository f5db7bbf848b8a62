/** What an answer consists of when it leaves the process that read it: bytes that are only passed on. */

import { reportOf, type Unprintable, type UnprintableReport } from '../../src/domain/text/unprintable.ts';
import type { AFile } from '../../src/protocol/route.ts';

/** `T` is what the bytes say, where they are JSON. */
export type Body<T = unknown> = {
  readonly bytes: Uint8Array;
  readonly mime: string;
  /** Of a file. */
  readonly name?: string;
  readonly says?: T;
  /** Characters of the text that the file does not show. */
  readonly unprintable?: UnprintableReport;
};

const utf8 = new TextEncoder();

/** As an answer of the HTTP interface. */
export const json = <T>(value: T): Body<T> => ({
  bytes: utf8.encode(JSON.stringify(value)),
  mime: 'application/json; charset=utf-8',
});

export const file = ({
  bytes,
  mime,
  name,
  unprintable = [],
}: {
  readonly bytes: Uint8Array | string;
  readonly mime: string;
  readonly name: string;
  readonly unprintable?: readonly Unprintable[];
}): Body<AFile> => ({
  ...{ bytes: typeof bytes === 'string' ? utf8.encode(bytes) : bytes, mime, name },
  ...(unprintable.length > 0 ? { unprintable: reportOf(unprintable) } : {}),
});
