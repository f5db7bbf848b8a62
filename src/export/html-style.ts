/** The style sheet of a printed text, in the file itself: it is sent by mail and opened without a network. */
import type { PrintJob } from './printed.ts';
import { sheetFor } from './sheet.ts';

export const PAGE_STYLE = `
:root { color-scheme: light; }
body { margin: 2rem auto; padding: 0 1.5rem; max-width: 44rem; color: #111; background: #fff;
  font: 1rem/1.6 "Source Serif 4", "Noto Serif", "Times New Roman", serif; }
:lang(fa) { font-family: Vazirmatn, "Noto Naskh Arabic", "Times New Roman", Tahoma, serif; line-height: 1.9; }
h1, h2, h3, h4, h5, h6, p, li { white-space: pre-wrap; overflow-wrap: break-word; }
h1, h2, h3, h4, h5, h6 { line-height: 1.4; margin: 1.8em 0 .5em; break-after: avoid; }
h1 { font-size: 1.35rem; text-align: center; margin: .8em 0 1.4em; }
h2 { font-size: 1.15rem; }
h3, h4, h5, h6 { font-size: 1rem; }
h2.part { text-align: center; margin-top: 2.5em; }
h1 .title { display: block; }
p { margin: .55em 0; orphans: 2; widows: 2; }
p.title { text-align: center; font-weight: bold; }
.draft, .which, .line { text-align: center; margin: .2em 0; }
.symbol { text-align: end; font-weight: 600; margin: 0 0 .4em; }
.which, footer { color: #595959; }
.parties { list-style: none; padding: 0; margin: .4em 0 2em; text-align: center; }
.testimonium { margin-top: 2em; break-inside: avoid; break-before: avoid; break-after: avoid; }
.i1 { margin-inline-start: 2rem; }
.i2 { margin-inline-start: 4rem; }
.i3 { margin-inline-start: 6rem; }
.i4 { margin-inline-start: 8rem; }
.hangs { padding-inline-start: 2rem; text-indent: -2rem; }
.hangs.further { text-indent: 0; }
.hangs .label { display: inline-block; min-width: 1.7rem; text-indent: 0; }
.places { list-style: none; padding: 0; margin: 2em 0; display: grid; grid-template-columns: 1fr 1fr; gap: 2rem;
  text-align: center; break-inside: avoid; break-before: avoid; }
.places.stacked { grid-template-columns: minmax(0, 30rem); justify-content: center; gap: 1.2rem; }
.places p { margin: 0; }
.rule { border-bottom: 1px solid #111; height: 4rem; margin: 0 1.5rem .4rem; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; margin-top: 1.5rem; }
th, td { border: 1px solid #8a8a8a; padding: .3rem .5rem; text-align: start; vertical-align: top; }
thead { display: table-header-group; }
thead th { background: #ededed; }
th:first-child, td:first-child { width: 2.2em; font-weight: normal; text-align: center; color: #444; }
td p { margin: .2em 0; }
td .article, td .heading, td .part, td .title { font-weight: bold; }
td .part { text-align: center; }
td h1 { font-size: 1em; margin: .2em 0; }
td .testimonium { margin: .2em 0; }
td .hangs { padding-inline-start: 0; text-indent: 0; }
td .hangs .label { display: inline; }
footer { margin-top: 2.5rem; font-size: .75rem; text-align: center; }
@media print {
  body { margin: 0; padding: 0; max-width: none; font-size: var(--size); }
  h2.fresh, .places + table { break-before: page; }
  tr { break-inside: avoid; }
  thead th { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;

const PAPER = { a4: 'A4', a3: 'A3', letter: 'letter', ledger: 'ledger' } as const;

/** Paper, margin and size are those of the holder's layout; columns side by side lie across. */
export function sheetOf({ layout, languages }: PrintJob): string {
  const several = languages.length > 1;
  const paper = PAPER[sheetFor(layout.paper, languages.length)];
  const size = several ? Math.round(layout.size * 7.5) / 10 : layout.size;
  return (
    `:root { --size: ${size}pt; }\n${several ? 'body { max-width: 90rem; }\n' : ''}` +
    `@page { size: ${paper} ${several ? 'landscape' : 'portrait'}; margin: ${several ? Math.min(15, layout.margin) : layout.margin}mm; }\n`
  );
}
