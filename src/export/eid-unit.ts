/**
 * What the formats for translators are made of: one unit per place of the text, with that place's words in every language
 * of the job, under the eId that Akoma Ntoso gives it. Places that the States' order moves about (the parties and their
 * signatures) go by the State and not by their position, or the Persian first would be paired with the Russian first.
 */
import type { Clause } from '../domain/clause/clause.ts';
import { listedRuns } from '../domain/clause/states-slot.ts';
import { isEmpty, type RichText } from '../domain/text/text.ts';
import type { Lang, PerLang } from '../language/language.ts';
import { idPart, inside, notePlaces, placesOf, shapeOf, signatureId, withClauses } from './eid.ts';
import { type Block, type PrintJob, signersOf } from './printed.ts';

export type Unit = {
  readonly id: string;
  /** Of clauses, parts and annexes. */
  readonly resolution?: string;
  /** The clause whose words these are; a computed sentence has none. */
  readonly clause?: Clause;
  /** How many signs of its words refer to footnotes, which are units of their own. */
  readonly references?: number;
  readonly labels: PerLang<string>;
  readonly text: PerLang<RichText>;
};
type About = Pick<Unit, 'id' | 'resolution' | 'clause' | 'references'>;

type Growing = Omit<Unit, 'labels' | 'text'> & { labels: PerLang<string>; text: PerLang<RichText> };
type Words = { readonly text: RichText; readonly label?: string };

const plain = (text: string): RichText => text.split('\n').map((line) => (line === '' ? [] : [{ text: line }]));

/** Every unit of the job in the reading order of its first language. */
export function unitsOf(job: PrintJob): readonly Unit[] {
  const first = job.texts[job.languages[0] as Lang];
  if (!first) throw new RangeError('a job without texts');
  const units = new Map<string, Growing>();
  const order: string[] = [];
  const clauses = new Map<string, About>();
  const parts = new Map<string, About>();
  for (const places of placesOf(job, shapeOf(first))) {
    const { resolution, within, title, recitals, body, closing } = places;
    const noted = (clause: Clause, id: string): Pick<Unit, 'references'> => {
      const notes = notePlaces(places, clause.id, id);
      for (const { eId, clause: own } of notes)
        clauses.set(`${resolution} ${own.id}`, { id: eId, resolution, clause: own });
      return notes.length > 0 ? { references: notes.length } : {};
    };
    const head = { id: within === '' ? TITLE : within, resolution, ...(title ? { clause: title } : {}) };
    parts.set(resolution, head);
    // The head of a part is printed without the signs of its footnotes.
    if (title) clauses.set(`${resolution} ${title.id}`, { ...head, ...noted(title, head.id) });
    for (const { eId, clause } of withClauses([...recitals, ...body, ...closing]))
      clauses.set(`${resolution} ${clause.id}`, { id: eId, resolution, clause, ...noted(clause, eId) });
  }
  for (const lang of job.languages) {
    let last = '';
    const put = (unit: About, { text, label }: Words): void => {
      const known = units.get(unit.id) ?? { ...unit, labels: {}, text: {} };
      // What only a later language has stands behind its neighbour there, not at the end of everything.
      if (!units.has(unit.id)) order.splice(order.indexOf(last) + 1, 0, unit.id);
      units.set(unit.id, known);
      const before = known.text[lang];
      // The empty title of a part, which has got another name.
      if (before && isEmpty(text)) return;
      last = unit.id;
      // One of the two would be lost without a word.
      if (before && !isEmpty(before)) throw new RangeError(`two texts for ${unit.id}`);
      known.text[lang] = text;
      if (label) known.labels[lang] = label;
    };
    let line = 0;
    for (const block of job.texts[lang]?.blocks ?? []) {
      if (block.block === 'line') put({ id: `line_${++line}` }, { text: plain(block.text) });
      else if (block.block === 'part')
        put(parts.get(block.resolution) ?? { id: idPart(block.resolution) }, {
          text: block.slots ? listedRuns(lang, { text: block.title, slots: block.slots }) : plain(block.title),
          label: block.label,
        });
      else if (block.block === 'clause') {
        const place = clauses.get(`${block.resolution} ${block.clause}`);
        if (!place) throw new RangeError(`clause ${block.clause} is printed and not in the snapshot`);
        put(place, { text: block.paragraphs, label: block.label });
      } else if (block.block === 'title' && block.slots) put({ id: TITLE }, { text: listedRuns(lang, block) });
      else for (const [id, text] of computed(block)) put({ id }, { text: plain(text) });
    }
  }
  return order.flatMap((id) => units.get(id) ?? []);
}

export const TITLE = 'preface__docTitle_1';

/** Blocks whose words nobody negotiates. */
function computed(
  block: Exclude<Block, { block: 'line' | 'part' | 'clause' }>,
): readonly (readonly [string, string])[] {
  if (block.block === 'title') return [[TITLE, block.text]];
  if (block.block === 'testimonium') return [[inside('conclusions', 'formula_1'), block.text]];
  if (block.block === 'parties')
    return block.parties.map(({ id, name }) => [inside('preface', `organization_${idPart(id)}`), name]);
  return [
    [inside('conclusions', 'signed-for'), block.signedFor],
    ...block.parties.flatMap((party) =>
      signersOf(party).flatMap((signer, at): [string, string][] =>
        signer === '' ? [] : [[inside('conclusions', `signature_${signatureId(party.id, at)}`), signer]],
      ),
    ),
  ];
}
