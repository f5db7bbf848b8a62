/** Questions about the instrument: what it lacks, a document of the text as it stands, what was sealed and what follows it. */
import JSZip from 'jszip';
import type { CertifyingOffice } from '../../src/domain/instrument/after-words.ts';
import { withCorrections } from '../../src/domain/instrument/corrected.ts';
import { type CopyRecord, copiesOf, depositaryOf, notificationsOf } from '../../src/domain/instrument/depositary.ts';
import {
  correctedIn,
  deadlineOf,
  effectiveAt,
  numberOf,
  pairsMissing,
  type RectificationRecord,
  rectificationState,
  untold,
} from '../../src/domain/instrument/rectification.ts';
import { leftToSign } from '../../src/domain/instrument/signatures.ts';
import { type SealRecord, standingSeal } from '../../src/domain/instrument/signing.ts';
import { OFFICES } from '../../src/domain/permission.ts';
import { courseOf, printAct, printCopy } from '../../src/export/after.ts';
import { PRINTERS, type Printer, printerOf, unprintableBy } from '../../src/export/formats.ts';
import { type Instrument, type InstrumentWish, printInstrument } from '../../src/export/print.ts';
import { printable } from '../../src/export/printable.ts';
import type { PrintJob } from '../../src/export/printed.ts';
import { sourceProblem, sourceSentence } from '../../src/export/xliff-source.ts';
import { isLang, type Lang, type PerLang } from '../../src/language/language.ts';
import type { AFile } from '../../src/protocol/route.ts';
import { actsJson, type ListedAct } from '../../src/seal/acts.ts';
import { manifestToSign } from '../../src/seal/package.ts';
import { verifyPackage } from '../../src/seal/verify.ts';
import { readZip } from '../../src/seal/zip.ts';
import {
  examineNow,
  instrumentDigest,
  instrumentOf,
  partiesOf,
  type Standing,
  settingOf,
  textsNow,
} from '../commands/assembly.ts';
import { packageOf } from '../commands/seals.ts';
import { SIGNING_SENTENCES } from '../commands/signing.ts';
import { namedActs } from '../history/corrected.ts';
import { milestoneText } from '../history/milestones.ts';
import { PRINT_TOOLS } from '../print/tools.ts';
import { adoptionView } from './adoption.ts';
import { Problem } from './refusal.ts';
import { type Body, file, json } from './reply.ts';
import type { Folder } from './views.ts';

type Reader = Folder & Standing;
type Query = { readonly [name: string]: string | undefined };
/** `now`: UTC, ISO 8601. */
type Now = { readonly now: string };

export const noSuch = (what: string): Problem => new Problem('not-found', `There is no such ${what}.`);

type Wanted = {
  readonly printer: Printer;
  readonly holder: string | null;
  readonly of: Pick<InstrumentWish, 'language' | 'source'>;
  /** Of the file: from which language, if that was said, and in which. */
  readonly name: readonly string[];
};

/** What a call wants printed: the format's row, the language, whose original, from which language. Throws a Problem in words. */
function wantedOf(query: Query, languages: readonly Lang[], holders: readonly string[]): Wanted {
  const { format = 'pdf', language = 'all', holder, source } = query;
  const printer = printerOf(format);
  if (!printer)
    throw new Problem('bad-request', `There is no format ${format}: use ${Object.keys(PRINTERS).join(', ')}.`);
  if (language !== 'all' && !(isLang(language) && languages.includes(language)))
    throw new Problem('unknown-language', `The instrument has no text in ${language}.`);
  if (printer.languages !== 'both' && (language === 'all') !== (printer.languages === 'all'))
    throw new Problem('languages', `This cannot be exported as ${format} in ${language}.`);
  if (holder !== undefined && !holders.includes(holder))
    throw new Problem('bad-request', `There is no original of ${holder}.`);
  const about = { format, source, columns: languages };
  const unfit = sourceProblem({ ...about, pairs: printer.pairs === true });
  if (unfit) throw new Problem(unfit, sourceSentence(unfit, about));
  const of = { language: language as Lang | 'all', ...(isLang(source) ? { source } : {}) };
  return { printer, holder: holder ?? null, of, name: source === undefined ? [language] : [source, language] };
}

const printed = async (
  { format, mime, extension, print }: Printer,
  job: PrintJob,
  name: readonly (string | null)[],
): Promise<Body<AFile>> =>
  file({
    ...{ bytes: await print(job), mime, name: `${name.filter(Boolean).join('-')}.${extension}` },
    ...(await unprintableBy(format, job)),
  });

export async function instrumentView(reader: Reader, { now }: Now) {
  const { signing } = reader.summit;
  const seal = standingSeal(signing);
  const setting = settingOf(reader.summit);
  return json({
    setting,
    chosen: signing.setting !== null,
    parties: partiesOf(reader, setting),
    digest: instrumentDigest(instrumentOf(reader, textsNow(reader))),
    ...(await examineNow(reader)),
    adoption: adoptionView(reader, now),
    seals: signing.seals,
    ...(signing.initials ? { initials: signing.initials } : {}),
    rectifications: signing.rectifications.map((one) => ({
      ...one,
      state: rectificationState(one, now),
      deadline: deadlineOf(one),
      untold: untold(one),
      missing: pairsMissing(one, correctedIn(one)),
    })),
    depositary: depositaryOf(signing),
    ...(seal ? { notifications: notificationsOf(signing, seal, now), copies: copiesOf(signing, seal.id) } : {}),
    now,
  });
}

/** A dry run at any time: brackets stand, and every page says that it is a draft. */
export function draftDocument(reader: Reader, { query, now }: Now & { readonly query: Query }) {
  const instrument = instrumentOf(reader, textsNow(reader));
  const { setting, parties } = instrument;
  const holders = parties.map(({ id }) => id);
  const { printer, holder, of, name } = wantedOf(query, setting.languages, holders);
  const job = printInstrument(
    instrument,
    { ...of, holder, view: 'brackets', draft: true, generatedAt: now, digest: instrumentDigest(instrument) },
    PRINT_TOOLS,
  );
  return printed(printer, job, ['instrument', holder, ...name, 'draft']);
}

function sealOf({ summit }: Folder, id: string): SealRecord {
  const found = summit.signing.seals.find((seal) => seal.id === id);
  if (!found) throw noSuch('seal');
  return found;
}

/** The text of a seal, from its milestones. */
function sealedInstrument(reader: Reader, seal: SealRecord): Instrument {
  const texts = new Map(
    seal.resolutions.map(({ id, milestone }) => [id, milestoneText(reader.storage, id, milestone)] as const),
  );
  const made = instrumentOf(reader, (id) => texts.get(id) ?? null, seal.setting);
  return { ...made, parties: made.parties.filter(({ id }) => seal.parties.includes(id)) };
}

/** Whom the server believes; read where the certificates lie. */
type Roots = {
  readonly roots: { readonly [delegation: string]: readonly string[] };
  readonly tsaRoots: readonly string[];
};
type SealedPart =
  | { readonly part: 'package' }
  | { readonly part: 'manifest'; readonly delegation: string }
  | { readonly part: 'file'; readonly path: string };

const ASICE = 'application/vnd.etsi.asic-e+zip';
const OCTETS = 'application/octet-stream';

async function bytesOf(reader: Reader, seal: string): Promise<Uint8Array> {
  const bytes = await packageOf(reader, seal);
  if (!bytes) throw noSuch('seal');
  return bytes;
}

/** The package of a seal, or what stands in it. */
export async function sealedPart(reader: Reader, wish: SealedPart & { readonly seal: string }) {
  const seal = sealOf(reader, wish.seal);
  const { id } = seal;
  const bytes = await bytesOf(reader, id);
  if (wish.part === 'package') return file({ bytes, mime: ASICE, name: `${id}.asice` });
  if (wish.part === 'manifest') {
    const { delegation } = wish;
    const signed = seal.signatures.some((one) => one.delegation === delegation);
    const accedes = !seal.parties.includes(delegation) && seal.closed !== undefined;
    const known = reader.summit.facts?.delegations.some((one) => one.id === delegation);
    const further = (signed && leftToSign(seal, delegation).length > 0) || (accedes && known === true);
    const list = await manifestToSign(bytes, delegation, { further });
    if (!list.ok) throw new Problem('not-a-party', SIGNING_SENTENCES['not-a-party']);
    return file({ bytes: list.bytes, mime: OCTETS, name: `ASiCManifest-${wish.delegation}.xml` });
  }
  const entries = await readZip(bytes);
  const found = 'problem' in entries ? undefined : entries.find((entry) => entry.path === wish.path);
  if (!found) throw noSuch('file');
  const name = wish.path.replace(/^documents\//, '').replaceAll('/', '-');
  return file({ bytes: found.bytes, mime: OCTETS, name });
}

/** What its verification finds now. */
export async function sealReport(reader: Reader, wish: Roots & Now & { readonly seal: string }) {
  const { seal, roots, tsaRoots, now } = wish;
  const bytes = await bytesOf(reader, sealOf(reader, seal).id);
  return json(await verifyPackage(bytes, { roots, tsaRoots, at: new Date(now) }));
}

/** The acts that a copy carries: those that had effect when it was issued. */
const carriedBy = ({ summit }: Folder, { corrections }: CopyRecord): readonly RectificationRecord[] =>
  summit.signing.rectifications.filter(({ id }) => corrections.includes(id));

/** Common name of a subject, "C=IR, CN=…": who signed, where nothing else says so. */
const commonName = (subject: string): string => /(?:^|, )CN=(.*?)(?=, [A-Z]{1,3}=|$)/u.exec(subject)?.[1] ?? '';

/** An office in each language: ours by their word, a delegation by its official name. */
const officeOf = ({ summit }: Folder, office: string): CertifyingOffice | PerLang<string> =>
  office === OFFICES.secretariat
    ? 'secretariat'
    : office === OFFICES.legal
      ? 'legal'
      : (summit.facts?.delegations.find(({ id }) => id === office)?.official ?? {});

const nameOfMember = ({ summit }: Folder, member: string): string =>
  printable(summit.members.get(member)?.name ?? member);

/** A copy that was issued: its number says of which original, in which language, by whom and with which corrections. */
export function certifiedCopy(reader: Reader, { seal: id, query }: { readonly seal: string; readonly query: Query }) {
  const seal = sealOf(reader, id);
  const copy = copiesOf(reader.summit.signing, id).find(({ number }) => String(number) === query.number);
  if (!copy) throw new Problem('no-such-copy', SIGNING_SENTENCES['no-such-copy']);
  const acts = carriedBy(reader, copy);
  const sealed = sealedInstrument(reader, seal);
  const instrument = {
    ...sealed,
    parts: sealed.parts.map((part) => ({
      ...part,
      declaration: withCorrections(
        part.declaration,
        acts.filter(({ resolution }) => resolution === part.resolution),
      ),
    })),
  };
  const { printer, of } = wantedOf({ ...query, language: copy.language }, seal.setting.languages, seal.parties);
  const wish = {
    ...of,
    holder: copy.holder,
    view: 'clean',
    draft: false,
    generatedAt: copy.at,
    digest: instrumentDigest(sealed),
    resolutions: seal.resolutions,
  } as const;
  const issue = {
    day: copy.at.slice(0, 10),
    number: copy.number,
    certifier: { name: nameOfMember(reader, copy.by), office: officeOf(reader, copy.office) },
    corrections: namedActs(reader.summit, acts),
    timeZone: reader.summit.facts?.timeZone ?? 'UTC',
    signers: Object.fromEntries(
      seal.signatures.map(({ delegation, certificate }) => [delegation, commonName(certificate.subject)]),
    ),
  };
  const job = printCopy(instrument, wish, issue, PRINT_TOOLS);
  return printed(printer, job, ['certified-copy', String(copy.number), wish.holder, copy.language]);
}

/** An act as it stands at this moment, to be printed. */
function actJob(reader: Reader, seal: SealRecord, act: RectificationRecord, of: Wanted['of'], now: string): PrintJob {
  const { signing, facts } = reader.summit;
  const instrument = sealedInstrument(reader, seal);
  const told = notificationsOf(signing, seal, now).find(({ id }) => id === `correction:${act.id}`);
  const depositary = depositaryOf(signing);
  const course = courseOf(act, instrument.parties, {
    by: nameOfMember(reader, act.by),
    received: Object.fromEntries((told?.receipts ?? []).map(({ delegation, at }) => [delegation, at])),
    ...(depositary ? { depositary: officeOf(reader, depositary.office) } : {}),
  });
  return printAct(
    instrument,
    act,
    {
      ...of,
      generatedAt: act.at,
      digest: instrumentDigest(instrument),
      number: numberOf(signing.rectifications, act),
      state: rectificationState(act, now),
      until: deadlineOf(act) ?? act.until,
      timeZone: facts?.timeZone ?? 'UTC',
      ...(course ? { course } : {}),
    },
    PRINT_TOOLS,
  );
}

/** The package with the acts that correct it: as a list bound to its manifest, and each act in every language as a document. */
export async function packageWithActs(reader: Reader, { seal: id, now }: Now & { readonly seal: string }) {
  const seal = sealOf(reader, id);
  const bytes = await packageOf(reader, id);
  if (!bytes) throw noSuch('seal');
  const { rectifications } = reader.summit.signing;
  const own = rectifications.filter((act) => act.seal === id);
  const zip = new JSZip();
  const date = new Date(now);
  const put = (path: string, file: Uint8Array): void => void zip.file(path, file, { date, createFolders: false });
  put(`${id}.asice`, bytes);
  const listed = own.map((act): ListedAct => {
    const { until: _, by: __, seal: ___, objections: ____, tell: _____, ...rest } = act;
    const effective = effectiveAt(act, now);
    const number = numberOf(rectifications, act);
    return { ...rest, number, state: rectificationState(act, now), ...(effective ? { effective } : {}) };
  });
  put('acts.json', actsJson(id, seal.manifest, listed));
  for (const act of own)
    for (const language of seal.setting.languages) {
      const job = actJob(reader, seal, act, { language }, now);
      const name = `acts/rectification-${numberOf(rectifications, act)}-${language}.pdf`;
      put(name, await PRINTERS.pdf.print(job));
    }
  const packed = await zip.generateAsync({ type: 'uint8array', compression: 'STORE' });
  return file({ bytes: packed, mime: 'application/zip', name: `${id}-with-acts.zip` });
}

export function rectificationAct(
  reader: Reader,
  { rectification, query, now }: Now & { readonly rectification: string; readonly query: Query },
) {
  const { signing } = reader.summit;
  const act = signing.rectifications.find(({ id }) => id === rectification);
  const seal = act && signing.seals.find(({ id }) => id === act.seal);
  if (!act || !seal) throw noSuch('act of rectification');
  const { printer, of, name } = wantedOf(query, seal.setting.languages, seal.parties);
  const job = actJob(reader, seal, act, of, now);
  return printed(printer, job, ['rectification', act.id, ...name]);
}
