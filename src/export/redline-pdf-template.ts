/** The page of a redline as Typst source; see pdf-template.ts for the rules. */
import { PRELUDE } from './pdf-template.ts';

export const REDLINE = `${PRELUDE}
#let several = d.columns.len() > 1
#let said(code, words) = tongue(code, par(say(words)))
#let head(code, words) = table.cell(fill: luma(92%), tongue(code, par(text(weight: "bold", words))))
#let came = rgb("#f1f8f3")
#let gone = rgb("#fbf2f2")
// One thing that happened is a sentence, several are a list.
#let happened(code, kinds) = tongue(code, {
  set text(size: 0.92em)
  if kinds.len() == 1 { par(say(kinds.at(0))) } else if kinds.len() > 1 {
    list(marker: [–], body-indent: 0.35em, ..kinds.map(words => say(words)))
  }
})
// Of several languages every one says it, the same words in all.
#let heading-of(all) = titled(
  if d.titles.len() > 0 { 2 } else { 1 },
  size: 1.1em,
  all.map(((code, words)) => voice(code, say(words))).join(" · "),
)

#show: furniture.with(flipped: several)
#set par(justify: false)
#set table(stroke: 0.4pt + luma(55%), inset: (x: 4.5pt, y: 5pt))

#set align(center)
#for (code, words) in d.summit { block(above: 0.7em, below: 0.7em, said(code, words)) }
#for (code, words) in d.titles {
  tongue(code, titled(1, size: 1.35em, above: 0.9em, below: 0.9em, centred: true, say(words)))
}
#for (code, words) in d.between { block(above: 0.8em, below: 0.8em, said(code, words)) }
#block(width: 100%, stroke: (y: 0.4pt + luma(55%)), inset: (y: 0.8em), above: 1.2em, below: 1.2em, for (code, all) in d.counts {
  tongue(code, par(all.map(one => box(say(one))).join(h(1.6em, weak: true) + text(" "))))
})
#set align(start)

// A list in every language of what it shows, in its own words and its own direction.
#for list-of in d.lists {
  let code = list-of.lang
  heading-of(((code, list-of.words.list),))
  set text(dir: if d.langs.at(code).rtl { rtl } else { ltr })
  table(
    columns: (auto, 2.2fr, 3.2fr, 3.2fr),
    table.header(
      repeat: true,
      head(code, list-of.words.clause),
      head(code, list-of.words.kind),
      head(code, list-of.words.old),
      head(code, list-of.words.now),
    ),
    ..for row in list-of.rows {
      let breakable = not whole((row.old, row.now))
      (
        table.cell(said(code, row.number)),
        table.cell(happened(code, row.kinds)),
        ..(row.old, row.now).map(side => table.cell(breakable: breakable, tongue(code, apart(side)))),
      )
    },
  )
}

#heading-of(d.text)
// In one language a column of its own says what happened; side by side every cell says it in its language.
#table(
  columns: if several { d.columns.map(_ => 1fr) } else { (0.26fr, 1fr) },
  table.header(
    repeat: true,
    ..if several { () } else { (head(d.first, d.kind),) },
    ..d.columns.map(code => head(code, d.langs.at(code).name)),
  ),
  ..for row in d.rows {
    let fill = if row.op == "insert" { came } else if row.op == "delete" { gone }
    let breakable = not whole(row.cells)
    let note(code, kinds) = text(size: 0.9em, fill: luma(25%), style: if row.moved { "italic" } else { "normal" }, happened(code, kinds))
    let words(code, it) = tongue(code, if row.bold { text(weight: "bold", apart(it)) } else { apart(it) })
    let cells = d.columns.zip(row.cells, row.notes).map(((code, it, kinds)) => table.cell(
      fill: fill,
      breakable: breakable,
      if several { note(code, kinds); words(code, it) } else { words(code, it) },
    ))
    if not several { cells = (table.cell(fill: fill, note(d.first, row.notes.at(0))), ..cells) }
    if row.bold { (table.header(repeat: false, level: 2, ..cells),) } else { cells }
  },
)
`;
