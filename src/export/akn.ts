/**
 * Akoma Ntoso 3.0 in the profile of the UN (AKN4UN): the text for machines, one file per language. All languages are equal: the
 * same Work, the same eIds, no master expression and no translation. A clause that a language does not have keeps its
 * eId there with an empty paragraph, so that the structures can be laid over each other.
 */
import type { Clause } from '../domain/clause/clause.ts';
import { dayOf } from '../domain/instrument/instrument.ts';
import { EMPTY, type RichText } from '../domain/text/text.ts';
import { formatDateBoth } from '../language/date.ts';
import { LANGUAGES, type Lang } from '../language/language.ts';
import { identification, type Naming, references, SUMMIT_NAMING } from './akn-meta.ts';
import { type AknNote, inlineOr, NO_WORDS, paragraphs, strayNote, tableXml } from './akn-text.ts';
import {
  idPart,
  inside,
  notePlaces,
  type Place,
  type Places,
  placesOf,
  type Shape,
  shapeOf,
  signatureId,
} from './eid.ts';
import { withReferences } from './footnote.ts';
import { utf8 } from './printable.ts';
import { type Block, type PrintedParty, type PrintedText, type PrintJob, signersOf } from './printed.ts';
import { printedTable } from './printed-table.ts';
import { type XmlElement, type XmlNode, xml, xmlDocument } from './xml-text.ts';

export const AKN_NAMESPACE = 'http://docs.oasis-open.org/legaldocml/ns/akn/3.0';

type ClauseBlock = Extract<Block, { block: 'clause' }>;
type Page = {
  readonly job: PrintJob;
  readonly text: PrintedText;
  readonly naming: Naming;
  readonly clauses: ReadonlyMap<string, ClauseBlock>;
  /** Language and white space, for every element that stands directly in the document. */
  readonly tongue: { readonly [name: string]: string };
};
/** `here`: this language prints it with its clause. */
type Worded = { readonly block: ClauseBlock | undefined; readonly notes: readonly AknNote[] };

/** The file of the job's first language, as a tree. RangeError without a text. */
export function aknDocument(job: PrintJob, naming: Naming = SUMMIT_NAMING): XmlElement {
  const lang = job.languages[0];
  const text = lang && job.texts[lang];
  if (!text) throw new RangeError('a job without texts');
  const clauses = new Map<string, ClauseBlock>();
  for (const block of text.blocks)
    if (block.block === 'clause') clauses.set(`${block.resolution} ${block.clause}`, block);
  const tongue = { 'xml:lang': LANGUAGES[lang].bcp47, 'xml:space': 'preserve' };
  const page: Page = { job, text, naming, clauses, tongue };
  const shape = shapeOf(text);
  const resolutions = placesOf(job, shape);
  const own = shape === 'alone' ? resolutions[0] : undefined;
  return xml('akomaNtoso', { xmlns: AKN_NAMESPACE }, [
    xml('statement', { name: `${job.kind}${job.draft ? 'Draft' : ''}`, contains: 'originalVersion' }, [
      xml('meta', {}, [identification(job, lang, naming), references(job, lang)]),
      preface(page, own),
      ...preamble(page, own),
      mainBody(page, '', shape === 'annexes' ? covering(page) : bodyOf(page, resolutions, shape)),
      ...conclusions(page, '', [...(own ? formulas(page, own) : []), ...closing(page)]),
      ...(shape === 'annexes' && resolutions.length > 0
        ? [
            xml(
              'attachments',
              {},
              resolutions.map((places) => attachment(page, places)),
            ),
          ]
        : []),
    ]),
  ]);
}

/** The file of one language. */
export const writeAkn = async (job: PrintJob): Promise<Uint8Array> => utf8(xmlDocument(aknDocument(job)));

/** The words of a clause with its footnotes in them; those that this language does not have stand at the end, for the eIds. */
function worded(page: Page, places: Places, clause: Clause, eId: string): Worded {
  const block = page.clauses.get(`${places.resolution} ${clause.id}`);
  const notes = notePlaces(places, clause.id, eId).map(({ eId: own, clause: note }): AknNote => {
    const printed = page.clauses.get(`${places.resolution} ${note.id}`);
    const { label = '', paragraphs = EMPTY } = printed ?? {};
    const here = block?.notes?.some((each) => each.clause === note.id) ?? false;
    const { resolution } = places;
    return { ...{ resolution, clause: note.id, level: note.level, label, name: '', paragraphs }, eId: own, here };
  });
  return { block, notes: [...notes.filter(({ here }) => here), ...notes.filter(({ here }) => !here)] };
}

const wordsAt = (page: Page, places: Places, { clause, eId }: Place): Worded =>
  clause ? worded(page, places, clause, eId) : { block: undefined, notes: [] };
const TITLE_ID = inside('preface', 'docTitle_1');

const numbered = (label: string | undefined): XmlElement[] => (label ? [xml('num', {}, [label])] : []);

function preface(page: Page, own: Places | undefined): XmlElement {
  const { text, clauses, tongue } = page;
  const title = own?.title && clauses.get(`${own.resolution} ${own.title.id}`);
  const notes = own?.title ? worded(page, own, own.title, TITLE_ID).notes : [];
  const { symbol } = page.job;
  const children: XmlElement[] = symbol ? [xml('p', {}, [xml('docNumber', {}, [symbol])])] : [];
  let titled = false;
  const head = (words: RichText): void => {
    const [first = [], ...rest] = withReferences({ paragraphs: words, notes });
    const eId = titled ? undefined : TITLE_ID;
    titled = true;
    children.push(xml('p', {}, [xml('docTitle', { eId }, inlineOr(first))]));
    if (rest.length > 0) children.push(...paragraphs(rest));
  };
  // Lines behind the parties belong to the body: they are its covering sentence.
  let behind = false;
  for (const block of text.blocks) {
    if (block === title) head(block.paragraphs);
    else if (block.block === 'title') head([[{ text: block.text }].filter((run) => run.text !== '')]);
    else if (block.block === 'line' && !behind) children.push(xml('p', {}, [block.text]));
    else if (block.block === 'parties') {
      behind = true;
      children.push(
        xml('container', { eId: inside('preface', 'container_1'), name: 'parties' }, block.parties.map(named)),
      );
    }
  }
  if (!titled) head([[]]);
  return xml('preface', { eId: 'preface', ...tongue }, children);
}

const named = (party: PrintedParty): XmlElement => xml('p', {}, [organization(party)]);
const organization = ({ id, name }: PrintedParty): XmlElement =>
  xml('organization', { refersTo: `#org_${idPart(id)}` }, [name]);

function preamble(page: Page, places: Places | undefined): XmlElement[] {
  if (!places || places.recitals.length === 0) return [];
  const eId = inside(places.within, 'preamble');
  const recitals = places.recitals.map((place) => {
    const { block, notes } = wordsAt(page, places, place);
    const words = withReferences({ paragraphs: block?.paragraphs ?? EMPTY, notes });
    return xml('recital', { eId: place.eId }, [...numbered(block?.label), ...paragraphs(words)]);
  });
  return [xml('preamble', { eId, ...page.tongue }, [xml('recitals', { eId: inside(eId, 'recs_1') }, recitals)])];
}

const mainBody = ({ tongue }: Page, within: string, children: readonly XmlElement[]): XmlElement =>
  // The schema wants something in it.
  xml(
    'mainBody',
    { eId: inside(within, 'body'), ...tongue },
    children.length > 0 ? children : [xml('p', {}, [NO_WORDS])],
  );

function covering({ text }: Page): XmlElement[] {
  const parties = text.blocks.findIndex(({ block }) => block === 'parties');
  const lines = text.blocks.slice(parties + 1).flatMap((block) => (block.block === 'line' ? [block.text] : []));
  return lines.map((line, index) =>
    xml('paragraph', { eId: `para_${index + 1}` }, [xml('content', {}, [xml('p', {}, [line])])]),
  );
}

function bodyOf(page: Page, resolutions: readonly Places[], shape: Shape): XmlElement[] {
  return resolutions.flatMap((places) => {
    const body = places.body.map((place) => hierarchy(page, places, place));
    return shape === 'parts' ? [xml('part', { eId: places.within }, [...headOf(page, places), ...body])] : body;
  });
}

/** Label and title of a part or annex. */
function headOf(page: Page, places: Places): XmlElement[] {
  const { text } = page;
  const { resolution, title, within } = places;
  const part = text.blocks.find((block) => block.block === 'part' && block.resolution === resolution);
  if (part?.block !== 'part') return [];
  const notes = title ? worded(page, places, title, within).notes : [];
  const words = withReferences({ paragraphs: [part.title === '' ? [] : [{ text: part.title }]], notes });
  return [...numbered(part.label), xml('heading', {}, inlineOr(words[0] ?? []))];
}

/** A clause and what stands under it. `intro` are the words before a list: those of the clause that the list belongs to. */
function hierarchy(page: Page, places: Places, place: Place, intro: readonly XmlElement[] = []): XmlElement {
  const { element, eId, children, clause } = place;
  const { block, notes } = wordsAt(page, places, place);
  const noted = withReferences({ paragraphs: block?.paragraphs ?? EMPTY, notes });
  const inner = (words: readonly XmlElement[] = []): XmlElement[] =>
    children.map((child) => hierarchy(page, places, child, child.element === 'list' ? words : []));
  const content = (name: string, words: readonly XmlElement[]): XmlElement[] =>
    words.length > 0 ? [xml(name, {}, words)] : [];
  if (!clause) return xml(element, { eId }, [...content('intro', intro), ...inner()]);
  const attributes = { eId, ...(element === 'hcontainer' ? { name: clause.kind } : {}) };
  // A footnote without a clause of its own is a place with nothing but the note.
  if (clause.kind === 'footnote') return xml(element, attributes, content('content', [strayNote(block)]));
  const num = numbered(block?.label);
  const isHead = element === 'section' || (element === 'article' && children.length > 0);
  if (isHead) {
    const [first = [], ...rest] = noted;
    const heading = xml('heading', {}, inlineOr(first));
    const more = content(children.length > 0 ? 'intro' : 'content', rest.length > 0 ? paragraphs(rest) : []);
    return xml(element, attributes, [...num, heading, ...more, ...inner()]);
  }
  const table = block && printedTable({ ...block, label: '', notes });
  const words = table ? [tableXml(table)] : paragraphs(noted);
  return xml(element, attributes, [...num, ...(children.length > 0 ? inner(words) : content('content', words))]);
}

const formulas = (page: Page, places: Places): XmlElement[] =>
  places.closing.map((place) => {
    const { block, notes } = wordsAt(page, places, place);
    const words = withReferences({ paragraphs: block?.paragraphs ?? EMPTY, notes });
    return xml('formula', { eId: place.eId, name: 'testimonium' }, paragraphs(words));
  });

const conclusions = ({ tongue }: Page, within: string, children: readonly XmlElement[]): XmlElement[] =>
  children.length > 0 ? [xml('conclusions', { eId: inside(within, 'conclusions'), ...tongue }, children)] : [];

/** The computed formula and the places of signature. */
function closing({ text, job }: Page): XmlElement[] {
  return text.blocks.flatMap((block): XmlElement[] => {
    if (block.block === 'testimonium')
      return [
        xml('formula', { eId: inside('conclusions', 'formula_1'), name: 'testimonium' }, [
          xml('p', {}, datedAndPlaced(job, text.language, block.text)),
        ]),
      ];
    if (block.block !== 'signatures' || block.parties.length === 0) return [];
    const signatures = block.parties.flatMap((party) =>
      signersOf(party).map((signer, at) => xml('p', {}, [signature(block.signedFor, party, signer, at)])),
    );
    return [xml('blockContainer', { eId: inside('conclusions', 'blockContainer_1') }, signatures)];
  });
}

function signature(signedFor: string, party: PrintedParty, signer: string, at: number): XmlElement {
  const id = signatureId(party.id, at);
  const signatory =
    signer === ''
      ? []
      : [
          xml('eol'),
          xml('role', { refersTo: '#role_signatory' }, [
            xml('person', { refersTo: `#person_${id}`, as: '#role_signatory' }, [signer]),
          ]),
        ];
  // By the State and not by its place: the order differs from language to language and from original to original.
  return xml('signature', { eId: inside('conclusions', `signature_${id}`), refersTo: `#org_${idPart(party.id)}` }, [
    ...(signedFor === '' ? [] : [signedFor, xml('eol')]),
    organization(party),
    ...signatory,
  ]);
}

/** The day and the place of the formula, where they stand in it as they are computed; the place may be inflected («Реште»). */
function datedAndPlaced(job: PrintJob, lang: Lang, text: string): XmlNode[] {
  const day = dayOf(job.day);
  const place = job.place?.[lang];
  const stem = place && (place.length > 4 ? place.replace(/[аьыйə]$/u, '') : place);
  const marks: (readonly [number, number, (words: string) => XmlElement])[] = [];
  const date = day ? formatDateBoth(lang, day) : '';
  const at = date === '' ? -1 : text.indexOf(date);
  if (at >= 0) marks.push([at, at + date.length, (words) => xml('date', { date: job.day }, [words])]);
  const from = stem ? text.indexOf(stem) : -1;
  if (stem && from >= 0 && (at < 0 || from + stem.length <= at || from >= at + date.length)) {
    const ending = /^[\p{L}\p{M}]*/u.exec(text.slice(from + stem.length))?.[0] ?? '';
    const to = from + stem.length + ending.length;
    marks.push([from, to, (words) => xml('location', { refersTo: '#loc_place' }, [words])]);
  }
  marks.sort(([a], [b]) => a - b);
  const nodes: XmlNode[] = [];
  let done = 0;
  for (const [start, end, mark] of marks) {
    nodes.push(text.slice(done, start), mark(text.slice(start, end)));
    done = end;
  }
  return [...nodes, text.slice(done)].filter((node) => node !== '');
}

/** An annex is a whole document of its own, with its own preamble and formula. */
function attachment(page: Page, places: Places): XmlElement {
  const { job, text, naming, tongue } = page;
  const { within } = places;
  return xml('attachment', { eId: within, ...tongue }, [
    ...headOf(page, places),
    xml('statement', { name: 'resolution', contains: 'originalVersion' }, [
      xml('meta', {}, [identification(job, text.language, naming, within)]),
      ...preamble(page, places),
      mainBody(page, within, bodyOf(page, [places], 'annexes')),
      ...conclusions(page, within, formulas(page, places)),
    ]),
  ]);
}
