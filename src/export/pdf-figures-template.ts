/** Tables and footnotes of the page as Typst source; see pdf-template.ts for the rules, and for `say`, `runs` and `whole`. */
export const FIGURES = `
// A footnote where it stands.
#let small-note(it) = block(width: 100%, text(size: 0.85em, {
  set par(justify: false)
  for (index, words) in it.paragraphs.enumerate() {
    par({ if index == 0 { super(say(it.label)); say(" ") }; runs(words) })
  }
}))

// A table that is a clause. Figures stand in line at the right in every script.
#let figures(it) = {
  set par(justify: false)
  let cells(row, bold) = {
    let breakable = not whole((row,))
    row.enumerate().map(((at, words)) => table.cell(
      align: if it.columns.at(at).figures { right } else { start },
      breakable: breakable,
      text(weight: if bold { "bold" } else { "regular" }, par([#runs(words)])),
    ))
  }
  block(sticky: true, width: 100%, above: 1.2em, below: 0.6em, text(weight: "bold", par({
    if it.label != "" { say(it.label + " ") }
    runs(it.caption)
  })))
  // A cell of a table that stands side by side with others has a look of its own.
  table(
    columns: it.columns.map(one => one.weight * 1fr),
    stroke: 0.4pt + luma(45%),
    inset: (x: 4pt, y: 4.5pt),
    fill: (_, y) => if y == 0 { luma(92%) },
    table.header(repeat: true, ..cells(it.head, true)),
    ..it.rows.map(row => cells(row, false)).flatten(),
  )
}
`;
