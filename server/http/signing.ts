/**
 * HTTP of the instrument: its settings and what it lacks, documents as they would be or were sealed, long work, signatures.
 *
 *   GET    /api/summit/instrument                       settings, parties, what is missing, seals, rectifications
 *   GET    /api/summit/instrument/document              one document of the text as it stands, marked as a draft
 *   POST   /api/summit/jobs {kind}                      "documents": all of them in a ZIP; "seal"
 *   GET    /api/summit/jobs/:id, .../file   DELETE      how far it is, its file, calling it off
 *   GET    /api/summit/seals/:id/package, .../manifest?delegation=, .../report, .../file?path=
 *   POST   /api/summit/seals/:id/signatures?delegation= a detached CMS signature (.p7s)
 *   POST   /api/summit/seals/:id/revocations            a revocation list or an answer of OCSP
 *   GET    /api/summit/seals/:id/copy                   a certified true copy
 *   GET    /api/summit/rectifications/:id/act           the act, to print
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isLang, type Lang } from '../../src/domain/language.ts';
import type { Actor } from '../../src/domain/permission.ts';
import { rectificationState } from '../../src/domain/signing.ts';
import { PRINTERS, type Printer, printerOf } from '../../src/export/formats.ts';
import { printInstrument } from '../../src/export/print.ts';
import { instrumentDigest, instrumentOf, missingNow, partiesOf, settingOf, textsNow } from '../commands/assembly.ts';
import type { House } from '../house.ts';
import { PRINT_TOOLS } from '../print/tools.ts';
import type { Jobs } from './jobs.ts';
import { Problem } from './problem.ts';

type Query = { readonly Querystring: Record<string, string | undefined>; readonly Params: Record<string, string> };

export type SigningApi = {
  readonly house: House;
  readonly jobs: Jobs;
  readonly actorOf: (request: FastifyRequest) => Actor;
};

export const noSuch = (what: string): Problem => new Problem(404, 'not-found', `There is no such ${what}.`);

export const sendFile = (
  reply: FastifyReply,
  { bytes, mime, name }: { readonly bytes: Uint8Array; readonly mime: string; readonly name: string },
): FastifyReply =>
  reply
    .header('content-type', mime)
    .header('content-disposition', `attachment; filename="${name}"`)
    .send(Buffer.from(bytes));

/** What a call wants printed: the format's row, the language, whose original. Throws a Problem in words. */
export function wantedOf(
  query: Query['Querystring'],
  languages: readonly Lang[],
  holders: readonly string[],
): { readonly printer: Printer; readonly language: Lang | 'all'; readonly holder: string | null } {
  const { format = 'pdf', language = 'all', holder } = query;
  const printer = printerOf(format);
  if (!printer)
    throw new Problem(400, 'bad-request', `There is no format ${format}: use ${Object.keys(PRINTERS).join(', ')}.`);
  if (language !== 'all' && !(isLang(language) && languages.includes(language)))
    throw new Problem(400, 'unknown-language', `The instrument has no text in ${language}.`);
  if (printer.languages !== 'both' && (language === 'all') !== (printer.languages === 'all'))
    throw new Problem(400, 'languages', `This cannot be exported as ${format} in ${language}.`);
  if (holder !== undefined && !holders.includes(holder))
    throw new Problem(400, 'bad-request', `There is no original of ${holder}.`);
  return { printer, language: language as Lang | 'all', holder: holder ?? null };
}

export function registerSigning(app: FastifyInstance, { house, jobs, actorOf }: SigningApi): void {
  const { summit } = house;

  app.get('/api/summit/instrument', (request) => {
    actorOf(request);
    const setting = settingOf(summit);
    const now = house.now();
    return {
      setting,
      chosen: summit.signing.setting !== null,
      parties: partiesOf(house, setting),
      digest: instrumentDigest(instrumentOf(house, textsNow(house))),
      missing: missingNow(house),
      seals: summit.signing.seals,
      rectifications: summit.signing.rectifications.map((one) => ({ ...one, state: rectificationState(one, now) })),
      now,
    };
  });

  app.get<Query>('/api/summit/instrument/document', async (request, reply) => {
    actorOf(request);
    const instrument = instrumentOf(house, textsNow(house));
    const { setting, parties } = instrument;
    const { printer, language, holder } = wantedOf(
      request.query,
      setting.languages,
      parties.map(({ id }) => id),
    );
    // A dry run at any time: brackets stand, and every page says that it is a draft.
    const job = printInstrument(
      instrument,
      {
        language,
        holder,
        view: 'brackets',
        draft: true,
        generatedAt: house.now(),
        digest: instrumentDigest(instrument),
      },
      PRINT_TOOLS,
    );
    const name = ['instrument', holder, language, 'draft'].filter(Boolean).join('-');
    return sendFile(reply, {
      bytes: await printer.print(job),
      mime: printer.mime,
      name: `${name}.${printer.extension}`,
    });
  });

  app.get<Query>('/api/summit/jobs/:id', (request) => {
    const job = jobs.view(actorOf(request).id, request.params.id as string);
    if (!job) throw noSuch('work under way');
    return job;
  });
  app.get<Query>('/api/summit/jobs/:id/file', (request, reply) => {
    const file = jobs.file(actorOf(request).id, request.params.id as string);
    if (!file) throw noSuch('file');
    return sendFile(reply, file);
  });
  app.delete<Query>('/api/summit/jobs/:id', (request) => {
    if (!jobs.cancel(actorOf(request).id, request.params.id as string)) throw noSuch('work under way');
    return { ok: true };
  });
}
