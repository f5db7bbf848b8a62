/**
 * The page as Typst source. It never contains a word of the text: everything comes as JSON in `sys.inputs.data`, so that `#read(...)`,
 * `$x$` or `*` in a cell are printed and not obeyed. Each stretch says its language, region and direction; fonts are
 * named and never fall back to others, which would slip into the file unseen.
 */

import { FIGURES } from './pdf-figures-template.ts';

/** Fonts, languages and the parts that every kind of page is made from. `d` is the data. */
export const PRELUDE = `
#let d = json(bytes(sys.inputs.data))
#let (year, month, day, hour, minute, second) = d.date
#set document(
  title: d.title,
  keywords: d.keywords,
  date: datetime(year: year, month: month, day: day, hour: hour, minute: minute, second: second),
)

// Words inside a line of another language.
#let voice(code, body) = {
  let it = d.langs.at(code)
  set text(
    lang: it.lang,
    region: it.region,
    dir: if it.rtl { rtl } else { ltr },
    font: if it.arabic { ("Vazirmatn", "Source Serif 4", "DejaVu Sans") } else { ("Source Serif 4", "Vazirmatn", "DejaVu Sans") },
    fallback: false,
    hyphenate: false,
  )
  body
}
// Paragraphs of their own.
#let tongue(code, body) = {
  let it = d.langs.at(code)
  set par(leading: if it.arabic { 1.02em } else { 0.72em }, spacing: if it.arabic { 1.3em } else { 1.05em })
  voice(code, body)
}

// The same text for whoever searches, copies or listens.
#for it in d.attached {
  pdf.attach(it.name, bytes(it.text), relationship: it.relation, mime-type: it.mime, description: it.says)
}

// Words, and where a stretch that no line can hold may (or must) be broken: a place, and no character of the text. Typst passes over
// spaces of no width.
#let say(words) = (
  words.split("\u{FFFE}").map(line => line.split("\u{FFFF}").map(part => text(part)).join(h(0.001pt))).join(linebreak())
)

// A stretch of text and the letters of its marks: b, i, u as written; + came, - went, ~ only spelled differently; l reads from the
// left whatever stands around it; r is the raised number of a footnote, and f has the footnote behind it. Its number is that of the text.
#let run(r) = {
  let body = say(r.at(0))
  if r.len() < 2 { return body }
  let marks = r.at(1)
  if marks == "f" {
    let words = r.at(2)
    return footnote(numbering: (..) => body, { say(" "); words.map(one => one.map(run).join()).join(parbreak()) })
  }
  if "r" in marks { body = super(body) }
  if "b" in marks { body = text(weight: "bold", body) }
  if "i" in marks { body = text(style: "italic", body) }
  if "u" in marks { body = underline(offset: 0.18em, body) }
  let dash = if "~" in marks { "dotted" } else { "solid" }
  if "+" in marks {
    let ink = rgb("#0b5a2b")
    body = underline(offset: 0.22em, stroke: (paint: ink, thickness: 0.07em, dash: dash), text(fill: ink, body))
  }
  if "-" in marks {
    let ink = rgb("#9b1c1c")
    body = strike(stroke: (paint: ink, thickness: 0.07em, dash: dash), text(fill: ink, body))
  }
  if "l" in marks { box({ set text(dir: ltr); body }) } else { body }
}
#let runs(all) = all.map(run).join()
// One line under the other. The blank is not drawn; a bookmark would have the words glued without it.
#let below = { text(" "); linebreak() }
#let broken(paragraphs) = paragraphs.map(runs).join(below)
#let apart(paragraphs) = for words in paragraphs { par([#runs(words)]) }

// A row of a table stays on one page unless it could be longer than one.
#let whole(cells) = cells.all(paragraphs => {
  let letters = paragraphs.flatten().map(words => words.codepoints().len()).sum(default: 0)
  letters + 40 * paragraphs.len() < 900
})

#let inset(width, body) = if text.dir == rtl { pad(right: width, body) } else { pad(left: width, body) }

// Paragraphs behind a number: short ones hang beside the text, «بند ۱.» and "пункт 1." stand in it. «الف)» is wider than a step.
#let numbered(item, step) = context {
  let hangs = item.hangs
  let shift = item.indent * step
  let step = if hangs { calc.max(step.to-absolute(), measure(text(item.label)).width + 0.4em.to-absolute()) } else { step }
  inset(shift, {
    for (index, words) in item.paragraphs.enumerate() {
      if hangs and index == 0 {
        par(hanging-indent: step, { box(width: step, say(item.label)); runs(words) })
      } else if hangs {
        inset(step, par(runs(words)))
      } else {
        par({ if index == 0 and item.label != "" { say(item.label + " ") }; runs(words) })
      }
    }
  })
}

${FIGURES}
// Lines of nearly equal length, for words in the middle: a second line never holds a single word.
#let balanced(body) = layout(size => {
  let whole = measure(body).width
  let lines = calc.ceil(whole / size.width)
  align(center, block(width: if lines < 2 { 100% } else { calc.min(1, 1.1 * whole / lines / size.width) * 100% }, body))
})
#let line-of(paragraphs) = balanced(par(broken(paragraphs)))
#let two-lines(label, title, notes) = {
  say(label)
  if label != "" and title != "" { below }
  say(title)
  runs(notes)
}

// Level by level as the text is nested; how it looks is the caller's affair. The next lines stay with it.
#let titled(level, body, size: 1em, above: 1.9em, below: 1.3em, centred: false) = block(
  sticky: true,
  width: 100%,
  above: above,
  below: below,
  {
    set par(justify: false)
    set text(size: size, weight: "bold")
    // Typst would enlarge headings by their level; an absolute size stops that.
    context {
      let points = text.size.to-absolute()
      show heading: set text(size: points)
      show heading: it => it.body
      if centred { balanced(heading(level: level, body)) } else { heading(level: level, body) }
    }
  },
)

// Of several languages none counts for the others: such pages bear the digits that all of them read, from the left.
#let pages = context {
  let one = if d.heads.len() > 1 { "1" } else { d.langs.at(d.first).one }
  d.page.replace("{n}", numbering(one, here().page())).replace("{m}", numbering(one, counter(page).final().first()))
}
#let nobody(body) = {
  set text(lang: "und", region: none, dir: ltr, font: ("Source Serif 4", "Vazirmatn", "DejaVu Sans"), fallback: false)
  body
}

// What the page is about: in one line, or every language at the head of its column.
#let running = if d.heads.len() > 1 {
  grid(
    columns: d.heads.len() * (1fr,),
    column-gutter: 6pt,
    align: center + bottom,
    ..d.heads.map(((code, words)) => text(size: 6.5pt, voice(code, say(words)))),
  )
} else { for (code, words) in d.heads { text(size: 8.5pt, voice(code, say(words))) } }

// One for each head of delegation, the first where reading begins.
#let initials-boxes = {
  set text(dir: if d.langs.at(d.first).rtl { rtl } else { ltr })
  grid(
    columns: d.initials.len() * (15mm,),
    column-gutter: 2mm,
    ..d.initials.map(code => box(
      width: 15mm,
      height: 9mm,
      stroke: 0.4pt + luma(45%),
      inset: 1mm,
      align(left + top, text(size: 6pt, fill: luma(35%), nobody(code))),
    )),
  )
  v(1mm)
}

#let furniture(body, flipped: false) = {
  set page(
    paper: d.paper,
    flipped: flipped,
    // Boxes for initials stand between the text and the number of the page.
    margin: (rest: d.margin * 1mm, bottom: (d.margin + if d.initials.len() > 0 { 12 } else { 0 }) * 1mm),
    header: context {
      set align(center)
      set par(leading: 0.4em, spacing: 0.5em, justify: false)
      set text(fill: luma(35%))
      let draft = d.draft.map(((code, word)) => voice(code, text(size: 8.5pt, weight: "bold", word))).join(text(size: 8.5pt, " · "))
      if here().page() == 1 {
        // Where the first line of the page ends, as on papers of conferences.
        if d.symbol != "" {
          align(if d.langs.at(d.first).rtl { left } else { right }, nobody(text(size: 10pt, weight: "bold", fill: black, d.symbol)))
        }
        draft
      } else if d.heads.len() > 1 {
        draft
        if draft != none { v(0.4em, weak: true) }
        running
      } else {
        voice(d.first, (draft, running).filter(one => one != none).join(text(size: 8.5pt, " · ")))
      }
    },
    footer: {
      set align(center)
      set par(leading: 0.5em, spacing: 0.6em, justify: false)
      if d.initials.len() > 0 { voice(d.first, initials-boxes) }
      text(size: 9pt, if d.heads.len() > 1 { nobody(pages) } else { voice(d.first, pages) })
      parbreak()
      nobody(text(size: 6.5pt, fill: luma(35%), d.trace))
    },
    background: if d.draft.len() > 0 {
      rotate(-35deg, voice(d.first, text(size: 96pt, weight: "bold", fill: luma(93%), d.draft.at(0).at(1))))
    },
  )
  set text(size: d.size * 1pt)
  tongue(d.first, body)
}
`;

/** One language: a text to read and to sign. */
export const SINGLE = `${PRELUDE}
// Two places a row, the first where reading begins; or one under the other, the first on top.
#let places(it) = {
  let place(party) = block(breakable: false, width: 100%, {
    set align(center)
    set par(justify: false, spacing: 0.7em)
    par(text(size: 0.9em, say(it.signedFor)))
    par(text(weight: "bold", say(party.name)))
    for signer in party.signers {
      v(16mm)
      line(length: 78%, stroke: 0.6pt)
      v(-0.3em)
      if signer != "" { par(text(size: 0.9em, say(signer))) }
    }
  })
  // One under the other: whose place it is, and the line beside it.
  let stacked(party) = grid(
    columns: (1fr, 1fr),
    column-gutter: 8mm,
    row-gutter: 4mm,
    align: bottom,
    ..party.signers.enumerate().map(((at, signer)) => (
      {
        set par(justify: false, spacing: 0.7em)
        if at == 0 {
          if it.signedFor != "" { par(text(size: 0.9em, say(it.signedFor))) }
          par(text(weight: "bold", say(party.name)))
        }
        if signer != "" { par(text(size: 0.9em, say(signer))) }
      },
      { v(14mm); line(length: 100%, stroke: 0.6pt) },
    )).flatten(),
  )
  if it.stacked {
    for party in it.parties { block(breakable: false, width: 100%, above: 1.2em, stacked(party)) }
  } else {
    for row in it.parties.chunks(2) {
      block(breakable: false, width: 100%, above: 2.4em, grid(
        columns: (1fr, 1fr),
        column-gutter: 8mm,
        ..row.map(place),
      ))
    }
  }
}

#let show-item(it) = {
  if it.is == "title" { titled(it.level, size: 1.6em, above: 1.1em, below: 1.5em, centred: true, broken(it.paragraphs)) }
  else if it.is == "line" { block(width: 100%, sticky: true, below: 1.4em, { set par(justify: false); line-of(it.paragraphs) }) }
  else if it.is == "parties" {
    block(width: 100%, above: 1.2em, below: 1.8em, {
      set par(justify: false, spacing: 0.8em)
      set align(center)
      for name in it.names { par(say(name)) }
    })
  }
  else if it.is == "part" {
    if it.fresh { pagebreak(weak: true) }
    titled(it.level, size: 1.25em, above: 2.1em, below: 1.4em, centred: true, {
      two-lines(it.label, it.title, it.at("notes", default: ()))
    })
  }
  else if it.is == "heading" {
    titled(it.level, size: 1.08em, { if it.label != "" { say(it.label + " ") }; broken(it.paragraphs) })
  }
  else if it.is == "table" { block(width: 100%, above: 1.2em, below: 1.4em, figures(it)) }
  else if it.is == "note" { small-note(it) }
  else if it.is == "text" { block(width: 100%, sticky: it.keep, above: if it.apart { 2em } else { auto }, numbered(it, 1.1cm)) }
}

// Neither signatures nor a closing formula stand alone on a page: the formula goes with them and, where it is not too long, the
// paragraph before.
#let closing(it) = layout(size => {
  let words = for one in it.items { show-item(one) }
  let fits(body) = measure(block(width: size.width, body)).height <= size.height
  if fits({ words; places(it) }) { block(breakable: false, width: 100%, { words; places(it) }) }
  else { words; places(it) }
})

#show: furniture
// Footnotes in the direction of the language, below a line that begins where they do.
#set footnote.entry(indent: 0em, gap: 0.55em, separator: align(start, line(length: 30%, stroke: 0.5pt)))
#show footnote.entry: set par(justify: false, spacing: 0.6em, leading: if d.langs.at(d.first).arabic { 0.8em } else { 0.55em })
#set par(justify: true)
#for it in d.items { if it.is == "closing" { closing(it) } else { show-item(it) } }
`;

/** All languages side by side. */
export const PARALLEL = `${PRELUDE}
#let cell(code, it) = tongue(code, {
  if it.is == "title" { titled(it.level, size: 1.25em, above: 0.4em, below: 0.4em, centred: true, broken(it.paragraphs)) }
  else if it.is == "line" { line-of(it.paragraphs) }
  else if it.is == "parties" { align(center, for name in it.names { par(say(name)) }) }
  else if it.is == "part" {
    titled(it.level, size: 1.1em, above: 0.4em, below: 0.4em, centred: true, {
      two-lines(it.label, it.title, it.at("notes", default: ()))
    })
  }
  else if it.is == "heading" {
    titled(it.level, above: 0.2em, below: 0.2em, { if it.label != "" { say(it.label + " ") }; broken(it.paragraphs) })
  }
  else if it.is == "table" { figures(it) }
  else if it.is == "note" { small-note(it) }
  else { numbered(it, 1.5em) }
})

#let columns = d.columns.len() * (1fr,)
// A row of headings is a header of the rows below it: Typst then leaves none alone at the foot of a page.
#let rows(all) = for row in all {
  let long = row.any(it => it.is == "table" and it.rows.len() > 10)
  let breakable = long or not whole(row.map(it => it.at("paragraphs", default: ())))
  let cells = d.columns.zip(row).map(((code, it)) => table.cell(breakable: breakable, cell(code, it)))
  let depth = calc.max(..row.map(it => if it.is == "heading" or it.is == "part" { it.level } else { 0 }))
  if depth > 0 { (table.header(repeat: false, level: depth + 1, ..cells),) } else { cells }
}
#let endonyms = d.columns.map(code => table.cell(
  fill: luma(92%),
  tongue(code, align(center, par(text(weight: "bold", d.langs.at(code).name)))),
))

// Whoever signs for a State signs once, for the text in all languages.
#let places(all, under, across: 2) = {
  let place(it) = block(breakable: false, width: 100%, {
    set align(center)
    set par(justify: false)
    for (code, signed, name) in it.names {
      block(above: 0.55em, below: 0.55em, tongue(code, par({ say(signed + " "); text(weight: "bold", say(name)) })))
    }
    for signer in it.signers {
      v(11mm)
      line(length: 60%, stroke: 0.6pt)
      for (code, words) in signer { block(above: 0.55em, below: 0.55em, tongue(code, par(say(words)))) }
    }
  })
  // One under the other: whose place it is, each language in a column of its own, and the line behind.
  let stacked(it) = grid(
    columns: it.names.len() * (1fr,) + (1.4fr,),
    column-gutter: 4mm,
    row-gutter: 4mm,
    align: bottom,
    ..it.signers.enumerate().map(((at, signer)) => (
      ..it.names.map(((code, signed, name)) => {
        set par(justify: false)
        let voiced(body) = block(width: 100%, below: 0.5em, tongue(code, align(start, par(body))))
        if at == 0 { voiced({ say(signed + " "); text(weight: "bold", say(name)) }) }
        for (own, words) in signer { if own == code { voiced(say(words)) } }
      }),
      { v(11mm); line(length: 100%, stroke: 0.6pt) },
    )).flatten(),
  )
  if under {
    for it in all { block(breakable: false, width: 100%, above: 1.2em, stacked(it)) }
  } else {
    for row in all.chunks(across) {
      block(breakable: false, width: 100%, above: 2em, grid(columns: across * (1fr,), column-gutter: 8mm, ..row.map(place)))
    }
  }
}

#show: furniture.with(flipped: true)
// Order of the columns; each cell then has its own direction.
#set text(dir: if d.rtl { rtl } else { ltr })
#set table(stroke: 0.4pt + luma(45%), inset: (x: 4pt, y: 4.5pt))

#for part in d.parts {
  if part.is == "table" { table(columns: columns, table.header(repeat: true, ..endonyms), ..rows(part.rows)) }
  else {
    layout(size => {
      let words = if part.rows.len() > 0 { table(columns: columns, ..rows(part.rows)) }
      let fits(body) = measure(block(width: size.width, body)).height <= size.height
      let two = places(part.places, part.stacked)
      // Where several sign for a State, more places in a row keep them on one page with the last words.
      let signed = if fits({ words; two }) { two } else { places(part.places, part.stacked, across: 3) }
      if fits({ words; signed }) { block(breakable: false, width: 100%, { words; signed }) }
      else { words; signed }
    })
  }
}
`;
