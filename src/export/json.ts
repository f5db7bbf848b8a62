/**
 * The text for other programs and for import. Keys are sorted and the data is not prettified beyond two spaces of indentation,
 * so two exports of one state are the same bytes and a line-based comparison is readable. Who negotiated what, and
 * why, is not part of a text: persons and reasons stay behind.
 */
import type { Clause } from '../domain/clause/clause.ts';
import type { Declaration } from '../domain/clause/declaration.ts';
import { utf8 } from './printable.ts';
import type { PrintedText, PrintJob } from './printed.ts';

/**
 * A resolution as its `Declaration`; an instrument with its facts, its text per language and the resolutions it is made of. UTF-8,
 * keys in code unit order, "\n" at the end. `view` does not apply: data stays data. Stances have neither member nor note,
 * absences and missing counterparts no reason; waivers are left out.
 */
export async function printJson(job: PrintJob): Promise<Uint8Array> {
  const { name, declarations } = job;
  const [only] = declarations;
  if (declarations.length === 1 && only?.resolution === name) return written(unsigned(only));
  const { kind, outcome, languages, texts, view, draft, generatedAt, day, digest, resolutions, holder, layout } = job;
  return written({
    instrument: {
      ...{ kind, outcome, languages, view, draft, generatedAt, day, digest, resolutions },
      ...{ holder: holder ?? null, layout },
    },
    texts: Object.fromEntries(Object.entries(texts).map(([lang, text]) => [lang, withoutNotes(text)])),
    declarations: declarations.map(signedText),
  });
}

/** Footnotes are blocks of their own, where they stand; with the lines that refer to them they would be there twice. */
const withoutNotes = (text: PrintedText) => ({
  ...text,
  blocks: text.blocks.map((block) => {
    if (block.block !== 'clause' && block.block !== 'part') return block;
    const { notes: _notes, ...own } = block;
    if (own.block === 'part') return own;
    const { home: _home, name: _name, ...line } = own;
    return line;
  }),
});

/** A snapshot without the people in it. */
function unsigned({ absent, clauses, ...rest }: Declaration) {
  return {
    ...rest,
    ...(absent ? { absent: Object.keys(absent).sort() } : {}),
    clauses: clauses.map(({ waivers: _waivers, ...clause }) => {
      const stances = Object.entries(clause.stances).map(([delegation, { member: _member, note: _note, ...own }]) => [
        delegation,
        own,
      ]);
      return { ...clause, ...withoutReasons(clause), stances: Object.fromEntries(stances) };
    }),
  };
}

/** What is signed of a snapshot: no withdrawn clauses, no stances, no open places. */
function signedText({ resolution, schema, at, columns, working, digest, clauses }: Declaration) {
  const standing = clauses.filter(({ status }) => status !== 'withdrawn');
  return {
    ...{ resolution, schema, at, columns, working, digest },
    clauses: standing.map((clause) => {
      const { id, kind, level, number, texts } = clause;
      return { id, kind, level, number, texts, digest: clause.digest, ...withoutReasons(clause) };
    }),
  };
}

/** That a language has no counterpart is a fact of the text, why is not. */
function withoutReasons({ noCounterpart }: Clause): { readonly noCounterpart?: { readonly [lang: string]: string } } {
  if (!noCounterpart) return {};
  return { noCounterpart: Object.fromEntries(Object.keys(noCounterpart).map((lang) => [lang, ''])) };
}

const written = (value: object): Uint8Array => utf8(`${JSON.stringify(sorted(value), undefined, 2)}\n`);

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}
