/**
 * Findings that may be waived, by a reason that stays: a check that is uncertain must not keep a right text from being signed. What a
 * waiver rests on is one digest of the finding (what it says, of which columns) and of the cells that it was found in.
 */

import type { Clause, Digest } from '../domain/clause/clause.ts';
import type { Declaration } from '../domain/clause/declaration.ts';
import type { WaivedFinding } from '../domain/instrument/assembly.ts';
import { canonicalJson, type Json, sha256 } from '../domain/text/digest.ts';
import type { Finding, MessageName } from '../domain/text/finding.ts';
import type { WaivableFinding } from '../domain/verdict.ts';
import type { Lang, PerLang } from '../language/language.ts';

/**
 * May it be waived, and on which cells does that rest: on those that it names, or on the whole `row` because it compares them?
 * Never: an empty cell (it has a decision of its own, "no counterpart"), brackets (something is still contested), places of
 * footnotes (they would be printed as they are typed), characters that nobody sees (the text would read other than it is stored, and
 * taking them out changes no word), nor a slot that no original could put into words. A warning needs none.
 */
export const WAIVABLE: { readonly [message in MessageName]: false | 'cells' | 'row' } = {
  'empty.cell': false,
  'numbers.missing': 'row',
  'numbers.extra': 'row',
  'numbers.other': 'row',
  'dates.missing': 'row',
  'dates.extra': 'row',
  'dates.other': 'row',
  'dates.impossible': 'cells',
  'brackets.unbalanced': false,
  'brackets.differ': false,
  'references.unknown': 'cells',
  'script.mixed': 'cells',
  'script.lone': false,
  'invisible.character': false,
  'invisible.joiner': false,
  'direction.turned': 'cells',
  'letters.foreign': false,
  'spaces.double': false,
  'spaces.stray': false,
  'digits.foreign': false,
  'states.order': false,
  'states.alternat': false,
  'states.unknown': false,
  'states.form': false,
  'states.differ': false,
  'terms.missing': false,
  'terms.elsewhere': false,
  'terms.differ': false,
  'terms.itself': false,
  'treaty.words': false,
  'footnotes.differ': false,
  'footnotes.homeless': false,
  'tables.differ': 'row',
  'tables.row': 'cells',
  'tables.single': false,
  'tables.missing': 'row',
  'tables.extra': 'row',
  'tables.other': 'row',
  'unread.cell': 'row',
};

type Columns = Pick<Declaration, 'columns' | 'working'>;
type Told = Pick<Finding, 'check' | 'severity' | 'languages' | 'message'>;

/** The columns whose words a waiver of this finding rests on; null when it may not be waived. */
export function restsOn(clause: Clause, { columns, working = [] }: Columns, finding: Told): readonly Lang[] | null {
  const rests = WAIVABLE[finding.message.key];
  if (!rests || finding.severity !== 'blocking') return null;
  const { languages } = finding;
  // A working column is not signed; it counts where the finding names it.
  const signed = (lang: Lang): boolean => !working.includes(lang) && clause.noCounterpart?.[lang] === undefined;
  return columns.filter((lang) => languages.includes(lang) || (rests === 'row' && signed(lang)));
}

/** What somebody reads who waives it: the finding, and the words that it was found in. Null when it may not be waived. */
export function seenOf(clause: Clause, columns: Columns, finding: Told): string | null {
  const rests = restsOn(clause, columns, finding);
  if (!rests) return null;
  const { check, languages, message } = finding;
  const cells = cellsOf(clause, rests);
  return sha256(canonicalJson({ check, languages, message: message as unknown as Json, cells }));
}

const cellsOf = (clause: Clause, langs: readonly Lang[]): PerLang<Digest> =>
  Object.fromEntries(langs.map((lang) => [lang, clause.texts[lang]?.digest ?? '']));

/** The finding with what tells it from others, where it may be waived, and the waiver that stands for it. */
export function withWaiver(clause: Clause, columns: Columns, finding: Finding): Finding {
  const seen = seenOf(clause, columns, finding);
  if (seen === null) return finding;
  const waived = clause.waivers?.find((waiver) => waiver.seen === seen);
  return { ...finding, seen, ...(waived ? { waived } : {}) };
}

/** Those of these findings that may be waived, as the rules know them. */
export const waivableOf = (findings: readonly Finding[]): readonly WaivableFinding[] =>
  findings.flatMap(({ check, languages, message, seen }) =>
    seen === undefined ? [] : [{ check, languages, message: message.key, seen }],
  );

/** The findings of a text that were waived, with all that somebody asks who verifies it. `name` of a member. */
export const waivedIn = (
  declaration: Declaration,
  findings: readonly Finding[],
  name: (member: string) => string,
): readonly WaivedFinding[] =>
  findings.flatMap((finding) => {
    const clause = declaration.clauses.find(({ id }) => id === finding.clause);
    const { check, languages, message, waived } = finding;
    if (!clause || !waived) return [];
    const { reason, member, at } = waived;
    return [
      {
        ...{ resolution: declaration.resolution, clause: clause.id, number: clause.number },
        ...{ check, message: message.key, args: message.args, languages, reason, at },
        ...{
          by: { id: member, name: name(member) },
          cells: cellsOf(clause, restsOn(clause, declaration, finding) ?? []),
        },
      },
    ];
  });
