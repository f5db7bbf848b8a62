/**
 * Why a file cannot be read, in the language of the interface. The file is read here once before it is sent, by the same
 * reader that the server uses: the answer comes at once, also for 50 MB, and with the line that has to be mended.
 */
import type { ImportProblem } from '../../domain/text/imported.ts';
import type { I18n } from './i18n.tsx';

const MEGABYTE = 1024 * 1024;

/** One sentence; the next step is in it where there is one. */
export function problemInWords({ t }: Pick<I18n, 't'>, problem: ImportProblem): string {
  if (problem.kind === 'document') return t(`outside.problem.${problem.reason}`);
  if (problem.kind !== 'too-large') {
    const { kind, ...values } = problem;
    return t(`import.problem.${kind}`, values);
  }
  const { limit, found, expected, line = 1 } = problem;
  // 5.1 MB are not "5 MB, at most 5 MB".
  if (limit === 'bytes')
    return t('import.problem.bytes', { found: Math.ceil(found / MEGABYTE), expected: expected / MEGABYTE });
  return t(`import.problem.${limit}`, { found, expected, line });
}
