/** The page of a redline as Typst source; see pdf-template.ts for the rules. */
import { PRELUDE } from './pdf-template.ts';

export const REDLINE = `${PRELUDE}
#let several = d.columns.len() > 1
#let reader = d.columns.at(0)
#let said(words) = tongue(reader, text(words))
#let lines(all) = all.map(words => text(words)).join(linebreak())
#let head(code, words) = table.cell(fill: luma(92%), tongue(code, text(weight: "bold", words)))
#let came = rgb("#f1f8f3")
#let gone = rgb("#fbf2f2")

#show: furniture.with(flipped: several)
#set par(justify: false)
#set table(stroke: 0.4pt + luma(55%), inset: (x: 4.5pt, y: 5pt))

#set align(center)
#for (code, words) in d.summit { block(above: 0.7em, below: 0.7em, tongue(code, text(words))) }
#for (code, words) in d.titles {
  tongue(code, titled(1, size: 1.35em, above: 0.9em, below: 0.9em, centred: true, text(words)))
}
#block(above: 1em, below: 1em, tongue(reader, text(d.between)))
#block(width: 100%, stroke: (y: 0.4pt + luma(55%)), inset: (y: 0.8em), above: 1.2em, below: 1.2em, tongue(
  reader,
  if d.counts.len() == 0 { text(d.words.none) } else { d.counts.map(one => box(text(one))).join(h(1.6em, weak: true) + text(" ")) },
))
#set align(start)

#let lower = if d.titles.len() > 0 { 2 } else { 1 }
#if d.list.len() > 0 {
  titled(lower, size: 1.1em, d.words.list)
  table(
    columns: if several { (auto, 1.6fr, auto, 3fr, 3fr) } else { (auto, 2.2fr, 3.2fr, 3.2fr) },
    table.header(
      repeat: true,
      head(reader, d.words.clause),
      head(reader, d.words.kind),
      ..if several { (head(reader, d.words.language),) },
      head(reader, d.words.old),
      head(reader, d.words.now),
    ),
    ..for row in d.list {
      let span = calc.max(1, row.pairs.len())
      (
        table.cell(rowspan: span, said(row.number)),
        table.cell(rowspan: span, tongue(reader, text(size: 0.92em, lines(row.kinds)))),
      )
      for pair in row.pairs {
        if several { (tongue(pair.lang, text(pair.name)),) }
        let breakable = not whole((pair.old, pair.now))
        (pair.old, pair.now).map(side => table.cell(breakable: breakable, tongue(pair.lang, broken(side))))
      }
      if row.pairs.len() == 0 {
        range(if several { 3 } else { 2 }).map(_ => [])
      }
    },
  )
}

#titled(lower, size: 1.1em, d.words.text)
#table(
  columns: (if several { 0.55fr } else { 0.26fr }, ..d.columns.map(_ => 1fr)),
  table.header(repeat: true, head(reader, d.words.kind), ..d.columns.map(code => head(code, d.langs.at(code).name))),
  ..for row in d.rows {
    let fill = if row.op == "insert" { came } else if row.op == "delete" { gone }
    let breakable = not whole(row.cells)
    let note = text(size: 0.85em, fill: luma(25%), style: if row.moved { "italic" } else { "normal" }, lines(row.notes))
    let cells = (
      table.cell(fill: fill, tongue(reader, note)),
      ..d.columns.zip(row.cells).map(((code, it)) => table.cell(
        fill: fill,
        breakable: breakable,
        tongue(code, if row.bold { text(weight: "bold", broken(it)) } else { broken(it) }),
      )),
    )
    if row.bold { (table.header(repeat: false, level: 2, ..cells),) } else { cells }
  },
)
`;
