/**
 * Where each clause stands in a tree, and what it is called there: the ids (eId) of Akoma Ntoso. They are computed from the
 * snapshot and not from one language's text, so that «ماده ۱», "Статья 1" and "1-бап" are all `art_1`, and a clause that a
 * language does not have keeps its place there. The flat outline with levels becomes a tree by the rules by which
 * numbering.ts counts; where that counts through a whole resolution (articles, paragraphs outside articles), so does the eId.
 */
import type { Clause, ClauseKind } from '../domain/clause/clause.ts';
import type { Declaration } from '../domain/clause/declaration.ts';
import { footnotesOf } from '../domain/clause/footnote.ts';
import { standing } from './outline.ts';
import type { PrintedText, PrintJob } from './printed.ts';

export type PlaceElement =
  | 'section'
  | 'article'
  | 'paragraph'
  | 'list'
  | 'point'
  | 'hcontainer'
  | 'recital'
  | 'formula';

export type Place = {
  readonly eId: string;
  readonly element: PlaceElement;
  /** Lists have none: they only hold their points. */
  readonly clause?: Clause;
  readonly children: readonly Place[];
};

/** A footnote: inside the place of the clause that it belongs to, where the text refers to it. */
export type NotePlace = { readonly eId: string; readonly clause: Clause };

/** One resolution: its title, its preamble, its operative part, its closing formula. */
export type Places = {
  readonly resolution: string;
  /** "" for a resolution by itself, else the eId of its part or annex. */
  readonly within: string;
  readonly title?: Clause;
  readonly recitals: readonly Place[];
  readonly body: readonly Place[];
  readonly closing: readonly Place[];
  /** Footnotes by the clause that they belong to; one without such a clause has a place of its own among the others. */
  readonly notes: ReadonlyMap<string, readonly Clause[]>;
};

/** The footnotes of a clause whose place is `within`. */
export const notePlaces = ({ notes }: Places, clause: string, within: string): readonly NotePlace[] =>
  (notes.get(clause) ?? []).map((each, index) => ({ eId: inside(within, `authorialNote_${index + 1}`), clause: each }));

/** The clauses of a text that have places, and its footnotes apart. */
function parted(declaration: Declaration): { readonly clauses: readonly Clause[]; readonly notes: Places['notes'] } {
  const all = standing(declaration);
  const byId = new Map(all.map((clause) => [clause.id, clause]));
  const notes = new Map(
    [...footnotesOf(all)].flatMap(([home, ids]) =>
      home === null ? [] : [[home, ids.flatMap((id) => byId.get(id) ?? [])] as const],
    ),
  );
  const hung = new Set([...notes.values()].flat());
  return { clauses: all.filter((clause) => !hung.has(clause)), notes };
}

/** How the resolutions of a job stand: alone, as parts before the closing formula, or as annexes behind it. */
export type Shape = 'alone' | 'parts' | 'annexes';

export function shapeOf({ blocks }: PrintedText): Shape {
  const signed = blocks.findIndex(({ block }) => block === 'signatures');
  if (signed < 0) return 'alone';
  const first = blocks.findIndex(({ block }) => block === 'part');
  return first < 0 || first < signed ? 'parts' : 'annexes';
}

/** Abbreviations of the Akoma Ntoso naming convention. */
const SHORT: { readonly [element in PlaceElement]: string } = {
  section: 'sec',
  article: 'art',
  paragraph: 'para',
  list: 'list',
  point: 'point',
  hcontainer: 'hcontainer',
  recital: 'rec',
  formula: 'formula',
};

export const inside = (within: string, name: string): string => (within === '' ? name : `${within}__${name}`);

/** The resolutions of a job, in its order. */
export function placesOf(job: Pick<PrintJob, 'declarations'>, shape: Shape): readonly Places[] {
  return job.declarations.map((declaration, index) => {
    if (shape === 'alone') return alone(declaration, '');
    return shape === 'parts' ? asPart(declaration, `part_${index + 1}`) : asAnnex(declaration, `att_${index + 1}`);
  });
}

function alone(declaration: Declaration, within: string): Places {
  const { clauses, notes } = parted(declaration);
  const title = clauses[0]?.kind === 'title' ? clauses[0] : undefined;
  const rest = title ? clauses.slice(1) : clauses;
  return { ...divided(rest, within), resolution: declaration.resolution, within, title, notes };
}

/** In an annex the title is its heading, wherever it stood. */
function asAnnex(declaration: Declaration, within: string): Places {
  const { clauses, notes } = parted(declaration);
  const title = clauses.find(({ kind }) => kind === 'title');
  const rest = clauses.filter((clause) => clause !== title);
  return { ...divided(rest, within), resolution: declaration.resolution, within, title, notes };
}

/** A part has no preamble of its own in the schema, and no closing formula of its own in the instrument. */
function asPart(declaration: Declaration, within: string): Places {
  const { clauses, notes } = parted(declaration);
  const title = clauses.find(({ kind }) => kind === 'title');
  const rest = clauses.filter((clause) => clause !== title && clause.kind !== 'testimonium');
  const body = tree(rest, within);
  return { resolution: declaration.resolution, within, title, recitals: [], body, closing: [], notes };
}

/** Recitals at the head are the preamble, formulas at the foot the conclusions; elsewhere both keep their place in the body. */
function divided(clauses: readonly Clause[], within: string): Pick<Places, 'recitals' | 'body' | 'closing'> {
  let from = 0;
  while (clauses[from]?.kind === 'recital') from++;
  let to = clauses.length;
  while (to > from && clauses[to - 1]?.kind === 'testimonium') to--;
  const leaf = (element: PlaceElement, parent: string) => (clause: Clause, index: number) => ({
    eId: inside(parent, `${SHORT[element]}_${index + 1}`),
    element,
    clause,
    children: [],
  });
  return {
    recitals: clauses.slice(0, from).map(leaf('recital', inside(within, 'preamble__recs_1'))),
    body: tree(clauses.slice(from, to), within),
    closing: clauses.slice(to).map(leaf('formula', inside(within, 'conclusions'))),
  };
}

type Growing = Omit<Place, 'children'> & { readonly children: Growing[] };

const ELEMENTS: { readonly [kind in ClauseKind]: Exclude<PlaceElement, 'list' | 'recital' | 'formula'> } = {
  title: 'hcontainer',
  recital: 'hcontainer',
  testimonium: 'hcontainer',
  table: 'hcontainer',
  footnote: 'hcontainer',
  heading: 'section',
  article: 'article',
  paragraph: 'paragraph',
  subparagraph: 'point',
};

function tree(clauses: readonly Clause[], within: string): Place[] {
  const root: Growing = { eId: within, element: 'section', children: [] };
  // What is open, outermost first; the root is never closed.
  const open: Growing[] = [root];
  let articles = 0;
  let loose = 0;
  const top = (): Growing => open.at(-1) as Growing;
  const closeWhile = (closes: (place: Growing) => boolean): void => {
    while (open.length > 1 && closes(top())) open.pop();
  };
  const grow = (parent: Growing, element: PlaceElement, number: number, clause?: Clause): Growing => {
    const place: Growing = {
      eId: inside(parent.eId, `${SHORT[element]}_${number}`),
      element,
      ...(clause ? { clause } : {}),
      children: [],
    };
    parent.children.push(place);
    return place;
  };
  const next = (parent: Growing, element: PlaceElement): number =>
    parent.children.filter((child) => child.element === element).length + 1;

  for (const clause of clauses) {
    const element = ELEMENTS[clause.kind];
    if (element === 'section') {
      closeWhile((place) => place.element !== 'section' || (place.clause?.level ?? 0) >= clause.level);
      open.push(grow(top(), element, next(top(), element), clause));
    } else if (element === 'article') {
      closeWhile((place) => place.element !== 'section');
      open.push(grow(top(), element, ++articles, clause));
    } else if (element === 'point') {
      closeWhile((place) => place.element === 'point' && (place.clause?.level ?? 0) >= clause.level);
      const last = top().children.at(-1);
      const list = last?.element === 'list' ? last : grow(top(), 'list', next(top(), 'list'));
      open.push(grow(list, element, next(list, element), clause));
    } else {
      closeWhile((place) => place.element !== 'section' && place.element !== 'article');
      if (element === 'hcontainer') grow(top(), element, next(top(), element), clause);
      else if (top().element === 'article') open.push(grow(top(), element, next(top(), element), clause));
      else open.push(grow(top(), element, ++loose, clause));
    }
  }
  return root.children;
}

/** Every place with a clause, in reading order. */
export function* withClauses(places: readonly Place[]): Generator<Place & { readonly clause: Clause }> {
  for (const place of places) {
    if (place.clause) yield { ...place, clause: place.clause };
    yield* withClauses(place.children);
  }
}

/** Ids of delegations become part of ids, where only letters, digits, "." and "-" may stand. */
export const idPart = (text: string): string => text.replace(/[^A-Za-z0-9.-]/g, (char) => `.${char.charCodeAt(0)}.`);

/** Of a State's signatures the first has the State's own id, each further one its number besides. */
export const signatureId = (party: string, at: number): string => `${idPart(party)}${at === 0 ? '' : `_${at + 1}`}`;
