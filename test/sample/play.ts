/**
 * Plays a resolution's history without a server: words are replaced, clauses move in a list, stances remember the text
 * they were given on. Deliberately simpler than the program, so that the two can be held against each other. What a step
 * may not do (a wording found twice, a frozen clause edited) is noted as a fault and not thrown, to be reported in one go.
 */
import { type ClauseStatus, STATUSES, type Stance } from '../../src/domain/clause/clause.ts';
import type { ClauseSeed, HistoryStep, ResolutionSeed, SummitFile } from '../../src/domain/summit/summit.ts';
import type { Lang, PerLang } from '../../src/language/language.ts';
import { sameButForOrthography } from '../../src/language/orthography.ts';

export type Row = {
  readonly id: string;
  readonly kind: ClauseSeed['kind'];
  readonly level: number;
  readonly status: ClauseStatus;
  readonly texts: PerLang<string>;
  /** By delegation; `on` is the text in all columns that the stance was given on. */
  readonly stances: { readonly [delegation: string]: { readonly stance: Stance; readonly on: string } };
};

/** What happened to words: one cell's old and new text. */
type WordEdit = {
  readonly clause: string;
  readonly lang: Lang;
  readonly before: string;
  readonly after: string;
  readonly orthographic: boolean;
};

export type Played = {
  /** In reading order, withdrawn ones included. */
  readonly rows: readonly Row[];
  readonly milestones: readonly { readonly label: string; readonly rows: readonly Row[]; readonly edits: number }[];
  readonly edits: readonly WordEdit[];
  readonly faults: readonly string[];
};

const firstRow = (clause: ClauseSeed, index: number): Row => ({
  id: clause.id ?? `clause-${index}`,
  kind: clause.kind,
  level: clause.level,
  status: clause.status ?? 'draft',
  texts: clause.texts,
  stances: {},
});

/** A clause's text in all columns as one string, to tell whether a stance still rests on it. */
export const wholeText = (seed: ResolutionSeed, row: Row): string =>
  seed.columns.map(({ lang }) => row.texts[lang] ?? '').join('\n');

export function play(summit: SummitFile, seed: ResolutionSeed): Played {
  let rows: readonly Row[] = seed.clauses.map(firstRow);
  const milestones: Played['milestones'][number][] = [];
  const edits: WordEdit[] = [];
  const faults: string[] = [];
  const row = (id: string): Row => {
    const found = rows.find((one) => one.id === id);
    if (!found) throw new Error(`${seed.id} has no clause ${id}`);
    return found;
  };
  const change = (id: string, what: (one: Row) => Partial<Row>): void => {
    rows = rows.map((one) => (one.id === id ? { ...one, ...what(one) } : one));
  };
  const putAfter = (after: string | null, one: Row): void => {
    const others = rows.filter(({ id }) => id !== one.id);
    const index = after === null ? 0 : others.indexOf(row(after)) + 1;
    rows = [...others.slice(0, index), one, ...others.slice(index)];
  };

  const step = (number: number, { by, ...what }: HistoryStep): void => {
    const member = summit.members.find(({ id }) => id === by);
    if (!member) throw new Error(`${seed.id}: no member ${by}`);
    if ('edit' in what) {
      const { clause, lang, find, put } = what.edit;
      const before = row(clause).texts[lang] ?? '';
      const at = `${seed.id} step ${number}: ${clause} ${lang}`;
      if (before.split(find).length !== 2) faults.push(`${at} does not hold "${find}" exactly once`);
      if (!STATUSES[row(clause).status].typing) faults.push(`${at} is closed`);
      if (!member.columns.includes(lang)) faults.push(`${at} is not a column of ${by}`);
      const after = before.replace(find, put);
      edits.push({ clause, lang, before, after, orthographic: sameButForOrthography(lang, before, after) });
      change(clause, ({ texts }) => ({ texts: { ...texts, [lang]: after } }));
      return;
    }
    const { command } = what;
    switch (command.type) {
      case 'milestone.create':
        milestones.push({ label: command.label, rows, edits: edits.length });
        return;
      case 'clause.add':
        putAfter(command.after, firstRow({ texts: {}, ...command, id: `${seed.id}-added-${number}` }, number));
        return;
      case 'clause.move':
        putAfter(command.after, row(command.clause));
        return;
      case 'clause.withdraw':
        change(command.clause, () => ({ status: 'withdrawn' }));
        return;
      case 'clause.status':
        change(command.clause, () => ({ status: command.to }));
        return;
      case 'stance.record': {
        const { stance } = command;
        if (stance === 'none' || !member.delegation) throw new Error(`${seed.id} step ${number}: no stance to record`);
        const record = { [member.delegation]: { stance, on: wholeText(seed, row(command.clause)) } };
        change(command.clause, ({ stances }) => ({ stances: { ...stances, ...record } }));
        return;
      }
      case 'proposal.table':
      case 'concordance.confirm':
      case 'comment.add':
        // Beside the text: it stands as it stood.
        return;
      default:
        throw new Error(`${seed.id} step ${number}: ${command.type} is not played here yet`);
    }
  };
  for (const [number, one] of (seed.history ?? []).entries()) step(number, one);
  return { rows, milestones, edits, faults };
}

export const live = (rows: readonly Row[]): readonly Row[] => rows.filter(({ status }) => status !== 'withdrawn');
