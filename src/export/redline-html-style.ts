/** The style sheet of a redline's page, in the file itself: it is sent by mail and opened without a network. */
export const STYLE = `
:root { color-scheme: light; --came: #0b5a2b; --went: #9b1c1c; --line: #8a8a8a; }
body { margin: 2rem auto; max-width: 90rem; padding: 0 1.5rem; color: #111; background: #fff;
  font: 16px/1.6 "Source Serif 4", "Noto Serif", "Times New Roman", serif; }
:lang(fa) { font-family: Vazirmatn, "Noto Naskh Arabic", "Times New Roman", Tahoma, serif; line-height: 1.9; }
header { text-align: center; }
header p { margin: .2rem 0; }
h1 { font-size: 1.3rem; margin: .4rem 0; }
h2 { font-size: 1.05rem; margin: 2rem 0 .5rem; }
h3 { font-size: .95rem; margin: 1rem 0 .4rem; }
.between { text-align: center; margin: .2rem 0; }
.counts { list-style: none; display: flex; flex-wrap: wrap; gap: .3rem 1.5rem; justify-content: center; padding: .6rem 0;
  border-block: 1px solid var(--line); }
p.counts { text-align: center; }
table { width: 100%; border-collapse: collapse; }
table.text { table-layout: fixed; }
th, td { border: 1px solid var(--line); padding: .3rem .5rem; text-align: start; vertical-align: top;
  overflow-wrap: break-word; font-weight: normal; }
thead { display: table-header-group; }
thead th { background: #ededed; font-weight: bold; }
tbody th { font-size: .85em; color: #444; }
table.list th { white-space: nowrap; }
table.text:not(.several) th:first-child { width: 7.5em; }
.note { font-size: .85em; color: #444; margin-block-end: .3rem; }
tr { break-inside: avoid; }
ins { color: var(--came); text-decoration: underline; text-underline-offset: .2em; }
del { color: var(--went); text-decoration: line-through; }
ins br::before, del br::before { content: "\\00b6"; }
.orthographic { text-decoration-style: dotted; }
tr.insert { background: #f1f8f3; }
tr.delete { background: #fbf2f2; }
footer { margin-top: 2rem; font-size: .75rem; color: #595959; text-align: center; }
@media print {
  body { margin: 0; padding: 0; max-width: none; font-size: 10pt; }
  ins, del, thead th, tr { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;
