/**
 * Document symbols, as conferences of the United Nations number their papers. The text of a resolution is a draft, `CSG/1/L.4`; each version
 * of it that a person names is an issue of that document: `/Rev.1`, `/Rev.2`, and `/Corr.1` where since the last one only form was
 * corrected. What is tabled is a conference room paper, `CSG/1/CRP.7`, counted through the whole summit; amended, it is `/Rev.1` of the same
 * paper. A chair's text is one paper, however many clauses it touches. There are no addenda: nothing here is added to an issued document.
 *
 * A symbol stands for one text. A version named twice of the same text is the same document and bears the same symbol; versions that
 * the server names by itself are nobody's issue and bear none. The summit's log has every symbol that was given, so none is given twice.
 */
import type { SummitCommand } from '../command.ts';
import { PROPOSAL_KINDS, type Signed } from '../negotiation/record.ts';
import type { Actor } from '../permission.ts';
import { type Refused, refuse, unmet } from '../verdict.ts';

/** Letters, digits and dots between slashes: "CSG/1", "A/CONF.216". */
const BASE = /^[A-Za-z0-9]+(?:[./][A-Za-z0-9]+)*$/;
const SYMBOL_BASE_LETTERS = 40;
export const symbolBaseFits = (base: string): boolean => base.length <= SYMBOL_BASE_LETTERS && BASE.test(base);

/** `draft`: an issue of a resolution's text; otherwise what kind of proposal was tabled. */
export const DOCUMENT_KINDS = ['draft', ...PROPOSAL_KINDS] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

export type IssuedDocument = Signed & {
  readonly symbol: string;
  readonly resolution: string;
  readonly kind: DocumentKind;
  /** Of the milestone, of the proposal, or of the chair's text (its batch). */
  readonly id: string;
  readonly delegation?: string;
  /** What its maker called it: the version, or the chair's text. */
  readonly label?: string;
};

/** What a page is told of them: the newest first, of `total`. */
export type DocumentsView = {
  readonly base: string | null;
  readonly total: number;
  readonly documents: readonly IssuedDocument[];
};

export type SymbolFact =
  | ({ readonly fact: 'symbol.base'; readonly base: string | null } & Signed)
  | { readonly fact: 'symbol.issued'; readonly document: IssuedDocument };

/** What became of a text since its last issue. */
export type Reissue = 'same' | 'form' | 'substance';

type Issue = { readonly stem: string; readonly revision: number; readonly corrigendum: number; readonly id: string };

const SERIES = /^\/(L|CRP)\.(\d+)(?:\/Rev\.(\d+))?(?:\/Corr\.(\d+))?$/;

/** Every symbol that was given, in order. Folded from the log; it grows, so it is no value that is copied. */
export class SymbolRegister {
  base: string | null = null;
  readonly documents: IssuedDocument[] = [];
  readonly #given = new Set<string>();
  /** The last issue of each resolution's text. */
  readonly #drafts = new Map<string, Issue>();
  readonly #last = { L: 0, CRP: 0 };

  take(fact: SymbolFact): void {
    if (fact.fact === 'symbol.base') {
      this.base = fact.base;
      return;
    }
    const { document } = fact;
    this.documents.push(document);
    this.#given.add(document.symbol);
    const [, series, number, revision = '0', corrigendum = '0'] =
      SERIES.exec(document.symbol.slice(this.base?.length ?? 0)) ?? [];
    if (series !== 'L' && series !== 'CRP') return;
    this.#last[series] = Math.max(this.#last[series], Number(number));
    if (series !== 'L') return;
    const counted = { revision: Number(revision), corrigendum: Number(corrigendum), id: document.id };
    this.#drafts.set(document.resolution, { stem: `${this.base}/L.${number}`, ...counted });
  }

  /** Was this symbol given? */
  has(symbol: string): boolean {
    return this.#given.has(symbol);
  }

  /** The milestone that was the last issue of this resolution's text. */
  lastIssue(resolution: string): string | undefined {
    return this.#drafts.get(resolution)?.id;
  }

  /** What the next issue of a resolution's text is called. Only where there is a base. */
  draft(resolution: string, since: Reissue): string {
    const last = this.#drafts.get(resolution);
    if (!last) return `${this.base}/L.${this.#last.L + 1}`;
    const { stem, revision, corrigendum } = last;
    const [rev, corr] =
      since === 'substance' ? [revision + 1, 0] : [revision, since === 'form' ? corrigendum + 1 : corrigendum];
    return `${stem}${rev > 0 ? `/Rev.${rev}` : ''}${corr > 0 ? `/Corr.${corr}` : ''}`;
  }

  /** What the next paper is called; `amends`: the symbol of the one that it takes the place of. Only where there is a base. */
  paper(amends?: string): string {
    if (amends === undefined) return `${this.base}/CRP.${this.#last.CRP + 1}`;
    const [, stem = amends, revision = '0'] = /^(.*?)(?:\/Rev\.(\d+))?$/.exec(amends) ?? [];
    return `${stem}/Rev.${Number(revision) + 1}`;
  }
}

export type JudgedSymbols = { readonly ok: true; readonly fact: SymbolFact } | Refused;

/** Roles were asked before. Once a document bears the base it stays: papers that were handed out would be of another meeting. */
export function judgeSymbols(
  { base: before, documents }: Pick<SymbolRegister, 'base' | 'documents'>,
  actor: Pick<Actor, 'id'>,
  { base }: Pick<Extract<SummitCommand, { type: 'symbols.set' }>, 'base'>,
  now: string,
): JudgedSymbols {
  if (base !== null && !symbolBaseFits(base)) return refuse('bad-command');
  if (documents.length > 0) return unmet({ kind: 'symbols-given', base: before ?? '' });
  if (base === before) return unmet({ kind: 'no-difference' });
  return { ok: true, fact: { fact: 'symbol.base', base, member: actor.id, at: now } };
}
