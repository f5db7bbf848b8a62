/** The file that is compared: opened, read in the worker, its languages believed or corrected. What went wrong is words. */
import { useCallback, useEffect, useState } from 'react';
import { OUTSIDE_BYTES, type OutsidePart } from '../../import/outside.ts';
import type { Lang } from '../../language/language.ts';
import { useI18n } from '../kit/i18n.tsx';
import { problemInWords } from '../kit/import-problem.ts';
import { type ReadingDesk, readingDesk, Stopped } from './desk.ts';

export type OpenFile = { readonly name: string; readonly parts: readonly OutsidePart[] };
export type FileState = {
  readonly desk: ReadingDesk | null;
  readonly file: OpenFile | null;
  /** Name of the file that is being read. */
  readonly reading: string | null;
  readonly problem: string | null;
  /** `bytes` rejects where the file is gone or larger than any text. */
  readonly open: (name: string, size: number, bytes: () => Promise<Uint8Array<ArrayBuffer>>) => Promise<void>;
  readonly setLanguage: (part: number, lang: Lang) => void;
};

export function useOutsideFile(): FileState {
  const i18n = useI18n();
  const [desk, setDesk] = useState<ReadingDesk | null>(null);
  const [file, setFile] = useState<OpenFile | null>(null);
  const [reading, setReading] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    const made = readingDesk();
    setDesk(made);
    return made.close;
  }, []);
  const open = useCallback<FileState['open']>(
    async (name, size, bytes) => {
      if (!desk) return;
      const { t } = i18n;
      const fail = (words: string): void => setProblem(`${words} ${t('outside.nothing')}`);
      setProblem(null);
      setFile(null);
      if (size > OUTSIDE_BYTES) {
        const limit = { kind: 'too-large', limit: 'bytes', expected: OUTSIDE_BYTES, found: size } as const;
        fail(problemInWords(i18n, limit));
        return;
      }
      setReading(name);
      try {
        const read = await desk.ask('read', { name, bytes: await bytes() });
        if (read.ok) setFile({ name, parts: read.parts });
        else fail(problemInWords(i18n, read.problem));
      } catch (error) {
        if (!(error instanceof Stopped)) fail(t('outside.unreadable'));
        else if (error.reason === 'late') fail(problemInWords(i18n, { kind: 'unfinished', exceeded: 'time' }));
      }
      setReading(null);
    },
    [desk, i18n],
  );
  const setLanguage = useCallback(
    (part: number, lang: Lang) =>
      setFile((old) => old && { ...old, parts: old.parts.map((each, at) => (at === part ? { ...each, lang } : each)) }),
    [],
  );
  return { desk, file, reading, problem, open, setLanguage };
}
