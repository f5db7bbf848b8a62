/**
 * Names of an Akoma Ntoso file: the Work (the same in every language), the Expression (one language at one version), the
 * Manifestation (this file), and who is referred to. An IRI says which body adopted the text; that body must register its code
 * before the names are used in public, so the parts are data.
 */
import { dayOf } from '../domain/instrument/instrument.ts';
import { LANGUAGES, type Lang } from '../language/language.ts';
import { idPart, signatureId } from './eid.ts';
import { type Block, type PrintJob, signersOf } from './printed.ts';
import { type XmlElement, xml } from './xml-text.ts';

export type Naming = {
  /** ISO 3166-1 alpha-2, or a code that the body agreed on. */
  readonly country: string;
  /** The body, as one segment of the IRI. */
  readonly body: string;
};

/** "xc" is of those that ISO 3166-1 leaves to its users: no State has it. To be agreed by the five. */
export const SUMMIT_NAMING: Naming = { country: 'xc', body: 'caspian-summit' };

const ROOT = '#org_summit';
const segment = (text: string): string => text.replace(/[^A-Za-z0-9._-]+/g, '-');

/** The day of the instrument; a draft without a day has that of the file. */
export const aknDay = ({ day, generatedAt }: Pick<PrintJob, 'day' | 'generatedAt'>): string =>
  dayOf(day) ? day : generatedAt.slice(0, 10);

const numberOf = (job: PrintJob): string => segment(job.name === 'instrument' ? job.kind : job.name);

export const workIri = (job: PrintJob, { country, body }: Naming): string =>
  `/akn/${country}/statement/deliberation/${segment(body)}/${aknDay(job)}/${numberOf(job)}`;

/** A draft has the day on which it was printed, the adopted text the day of its adoption. */
export const expressionIri = (job: PrintJob, lang: Lang, naming: Naming): string =>
  `${workIri(job, naming)}/${LANGUAGES[lang].iso6392}@${job.draft ? job.generatedAt.slice(0, 10) : aknDay(job)}`;

/** `component`: "" for the document itself, else the eId of its annex. */
export function identification(job: PrintJob, lang: Lang, naming: Naming, component = ''): XmlElement {
  const part = `!${component === '' ? 'main' : component}`;
  const day = aknDay(job);
  const printed = job.generatedAt.slice(0, 10);
  const isWorking = job.declarations.some(({ working }) => working?.includes(lang));
  const flag = (name: string, value: boolean): XmlElement => xml(name, { value: String(value) });
  const level = (
    name: string,
    iri: string,
    suffix: string,
    date: readonly [string, string],
    aliases: readonly XmlElement[],
    own: readonly XmlElement[],
  ): XmlElement =>
    xml(name, {}, [
      xml('FRBRthis', { value: `${iri}/${part}${suffix}` }),
      xml('FRBRuri', { value: `${iri}${suffix}` }),
      ...aliases,
      xml('FRBRdate', { date: date[0], name: date[1] }),
      xml('FRBRauthor', { href: ROOT, as: '#role_author' }),
      ...own,
    ]);
  const alias = (name: string, value: string | undefined): XmlElement[] =>
    value ? [xml('FRBRalias', { name, value })] : [];
  const expression = expressionIri(job, lang, naming);
  const version = job.milestone?.id ?? job.declarations[0]?.at.milestone ?? String(job.declarations[0]?.at.seq ?? '');
  return xml('identification', { source: ROOT }, [
    level(
      'FRBRWork',
      workIri(job, naming),
      '',
      [day, 'adoption'],
      [...alias('sha256', job.digest), ...alias('log-head', job.logHead)],
      [
        xml('FRBRcountry', { value: naming.country }),
        xml('FRBRsubtype', { value: 'deliberation' }),
        xml('FRBRnumber', { value: numberOf(job) }),
        // A recommendation of governors binds nobody by itself; a draft is of no authority at all.
        flag('FRBRprescriptive', false),
        flag('FRBRauthoritative', !job.draft),
      ],
    ),
    level(
      'FRBRExpression',
      expression,
      '',
      [job.draft ? printed : day, job.draft ? 'draft' : 'adoption'],
      alias('symbol', job.symbol),
      [
        ...(version === '' ? [] : [xml('FRBRversionNumber', { value: version })]),
        flag('FRBRauthoritative', !job.draft && !isWorking),
        xml('FRBRlanguage', { language: LANGUAGES[lang].iso6392 }),
      ],
    ),
    level(
      'FRBRManifestation',
      expression,
      '.xml',
      [printed, 'generation'],
      [],
      [xml('FRBRformat', { value: 'application/akn+xml' })],
    ),
  ]);
}

/** Everybody and everything that the text points at; the States in the order in which the text names them. */
export function references(job: PrintJob, lang: Lang): XmlElement {
  const text = job.texts[lang];
  const of = (wanted: Block['block']): Block | undefined => text?.blocks.find(({ block }) => block === wanted);
  // The head may name participants beside each State.
  const signed = of('signatures') ?? of('parties');
  const parties = signed && 'parties' in signed ? signed.parties : [];
  const one = (name: string, eId: string, href: string, showAs: string): XmlElement =>
    xml(name, { eId, href: `/akn/ontology/${href}`, showAs });
  const place = job.place?.[lang];
  return xml('references', { source: ROOT }, [
    one('TLCOrganization', 'org_summit', 'organization/summit', text?.summitName || text?.title || ''),
    ...parties.map(({ id, name }) => one('TLCOrganization', `org_${idPart(id)}`, `organization/${idPart(id)}`, name)),
    ...parties.flatMap((party) =>
      signersOf(party).flatMap((signer, at) => {
        const id = signatureId(party.id, at);
        return signer === '' ? [] : [one('TLCPerson', `person_${id}`, `person/${id}`, signer)];
      }),
    ),
    one('TLCRole', 'role_author', 'role/author', 'author'),
    one('TLCRole', 'role_signatory', 'role/signatory', 'signatory'),
    ...(place ? [one('TLCLocation', 'loc_place', 'location/place', place)] : []),
  ]);
}
