/**
 * PDFBox Preflight, a checker of PDF/A that is not ours. It knows PDF/A-1b only, so the same pages are made once more as that, without
 * files inside and without bookmarks (it stumbles over an indirect destination, which PDF allows). Where Java or its jars are absent this is skipped.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { closePrintTools, PRINT_TOOLS } from '../../server/print/tools.ts';
import { writePdf } from '../../src/export/pdf.ts';
import type { PrintTools } from '../../src/export/printed.ts';
import { writeRedlinePdf } from '../../src/export/redline-pdf.ts';
import { instrument, instrumentJob, redline, resolution, resolutionJob } from './pdf-jobs.ts';
import { installed } from './pdf-reader.ts';

const JARS = ['preflight', 'pdfbox2', 'fontbox2', 'xmpbox', 'commons-logging', 'jaxb-api', 'javax.activation'].map(
  (name) => `/usr/share/java/${name}.jar`,
);
const READY = installed('javac', '-version') && JARS.every((jar) => existsSync(jar));
const CHECKER = fileURLToPath(new URL('./Preflight1b.java', import.meta.url));

/** PDF/A-1 knows no files inside a file. */
const withoutFiles = (data: string): string => JSON.stringify({ ...JSON.parse(data), attached: [] });

const TOOLS: PrintTools = {
  ...PRINT_TOOLS,
  typeset: (source, data, wish) =>
    PRINT_TOOLS.typeset(`#set heading(bookmarked: false)\n${source}`, withoutFiles(data), {
      ...wish,
      standard: 'a-1b',
    }),
};

afterAll(() => closePrintTools());

describe.skipIf(!READY)('writePdf, checked by PDFBox Preflight', () => {
  it('makes valid PDF/A of a text, a draft, a table, an instrument and a redline, and the checker finds a fault', async () => {
    const good = [
      await writePdf(resolutionJob(resolution('environment'), 'fa', TOOLS)),
      await writePdf(resolutionJob(resolution('environment'), 'kk', TOOLS, { draft: true, view: 'brackets' })),
      await writePdf(resolutionJob(resolution('transit'), 'all', TOOLS)),
      await writePdf(instrumentJob(instrument(), 'fa', 'IR', TOOLS)),
      await writeRedlinePdf(redline('ru', TOOLS)),
    ];
    const plain = {
      ...PRINT_TOOLS,
      typeset: (source: string, data: string) =>
        PRINT_TOOLS.typeset(source, data, { standard: null, date: '2025-11-19T10:00:00Z' }),
    };
    const bad = await writePdf(resolutionJob(resolution('environment'), 'fa', plain));
    const folder = mkdtempSync(join(tmpdir(), 'alternat-preflight-'));
    try {
      const paths = [...good, bad].map((bytes, index) => {
        const path = join(folder, `${index}.pdf`);
        writeFileSync(path, bytes);
        return path;
      });
      const said = execFileSync('java', ['-cp', JARS.join(':'), CHECKER, ...paths], {
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      expect(said.toString().match(/valid=\w+/g)).toEqual([...good.map(() => 'valid=true'), 'valid=false']);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
