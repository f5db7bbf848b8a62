import { afterAll, describe, expect, it } from 'vitest';
import { font } from '../../server/print/fonts.ts';
import { NoTypesetter, typesetter } from '../../server/print/typst.ts';
import { FONT_FILES } from '../../src/export/printed.ts';

const WISH = { standard: null, date: '2025-11-19T10:00:00Z' } as const;
const PAGE = '#set document(date: none)\n#set text(font: "Vazirmatn", fallback: false)\n#json(bytes(sys.inputs.data))';

describe('typesetter', () => {
  const own = typesetter();
  afterAll(() => own.close());

  it('makes a PDF of a source and its data', async () => {
    const pdf = await own.typeset(PAGE, '"سلام"', WISH);
    expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-');
  });

  it('answers questions that are asked at once, each its own', async () => {
    const pages = await Promise.all([1, 200, 2].map((n) => own.typeset(`${PAGE}\n#lorem(${n})`, '"x"', WISH)));
    const again = await own.typeset(`${PAGE}\n#lorem(200)`, '"x"', WISH);
    expect(pages[1]).toEqual(again);
    expect(pages[0]).not.toEqual(pages[2]);
  });

  it('tells what Typst says of a source that is wrong, and goes on', async () => {
    await expect(own.typeset('#let x = ', '""', WISH)).rejects.toThrow(/^Typst: .*expected expression/s);
    expect((await own.typeset(PAGE, '"x"', WISH)).length).toBeGreaterThan(500);
  });

  it('leaves the thread of the server free', async () => {
    let done = false;
    const typeset = own.typeset(`${PAGE}\n#lorem(60000)`, '"x"', WISH).then(() => {
      done = true;
    });
    let turns = 0;
    while (!done) {
      turns++;
      await new Promise((resolve) => setImmediate(resolve));
    }
    await typeset;
    // Work on this thread would leave it two or three turns, one for each message.
    expect(turns).toBeGreaterThan(20);
  });

  it('starts again after it was closed, and fails what was under way', async () => {
    const under = own.typeset(`${PAGE}\n#lorem(60000)`, '"x"', WISH);
    const failed = expect(under).rejects.toThrow('has ended');
    await own.close();
    await failed;
    expect((await own.typeset(PAGE, '"x"', WISH)).length).toBeGreaterThan(500);
  });

  it('says in a sentence that the add-on is missing', async () => {
    const without = typesetter({ compiler: 'no-such-compiler' });
    const failure = await without.typeset(PAGE, '"x"', WISH).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(NoTypesetter);
    expect((failure as Error).message).toMatch(
      /^PDF files cannot be made on this machine \(\w+ \w+\): .*no-such-compiler.* All other formats can\.$/,
    );
    await without.close();
  });
});

describe('font', () => {
  it('has every file that a format may ask for, whole', async () => {
    for (const file of FONT_FILES) {
      const bytes = await font(file);
      expect([file, [...bytes.subarray(0, 4)]]).toEqual([file, [0, 1, 0, 0]]);
    }
    expect(await font('serif')).toBe(await font('serif'));
  });
});
