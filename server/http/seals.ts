/** Calls about what is sealed: long work, the package and its parts, signatures, the papers that follow. */
import JSZip from 'jszip';
import { LIMITS } from '../../src/domain/command.ts';
import { judgeCopy } from '../../src/domain/instrument/depositary.ts';
import { type Bringing, HOWS } from '../../src/domain/instrument/signatures.ts';
import type { SealRecord } from '../../src/domain/instrument/signing.ts';
import { type Actor, may } from '../../src/domain/permission.ts';
import { withoutDisallowed } from '../../src/domain/text/disallowed.ts';
import { isLang } from '../../src/language/language.ts';
import { instrumentDigest, settingOf } from '../commands/assembly.ts';
import { takeRevocations } from '../commands/revocations.ts';
import { type SealLook, sealInstrument } from '../commands/sealing.ts';
import { SIGNATURE_SENTENCES, type SignOutcome, signSeal, type Trusted } from '../commands/signatures.ts';
import { SIGNING_SENTENCES } from '../commands/signing.ts';
import { pressDocuments } from '../print/press.ts';
import { noSuch } from '../reading/instrument.ts';
import type { Reading } from '../reading/pool.ts';
import type { JobResult } from './jobs.ts';
import { Problem } from './problem.ts';
import type { Call, Handlers } from './routes.ts';
import type { SigningApi } from './signing.ts';

/** What is said of a signature beside its file. */
function bringingOf(query: Call<'sign'>['query'], own = ''): Bringing {
  const { delegation = own, how = 'signature', signatory, place, reason } = query;
  const long = (text = '', limit: number): boolean => text.length > limit;
  if (
    !HOWS.some((one) => one === how) ||
    long(signatory, 64) ||
    long(place, LIMITS.name) ||
    long(reason, LIMITS.reason)
  )
    throw new Problem(
      'bad-request',
      'Send how=signature or how=accession, a signatory, a place and a reason of usual length.',
    );
  const clean = (text: string): string => withoutDisallowed(text).text.replaceAll('\n', ' ');
  return {
    ...{ delegation, how: how as Bringing['how'] },
    ...(signatory ? { signatory } : {}),
    ...(place ? { place: clean(place) } : {}),
    ...(reason ? { reason: clean(reason) } : {}),
  };
}

const FORBIDDEN: readonly string[] = ['not-allowed', 'not-signatory', 'other-signatory'];

/** `signing` says to programs what the sentence says to people. */
function unsignedProblem({ signing }: Extract<SignOutcome, { ok: false }>): Problem {
  const message =
    signing in SIGNATURE_SENTENCES
      ? SIGNATURE_SENTENCES[signing as keyof typeof SIGNATURE_SENTENCES]
      : SIGNING_SENTENCES[signing as keyof typeof SIGNING_SENTENCES];
  const refusal = FORBIDDEN.includes(signing) ? 'not-allowed' : signing === 'no-such-seal' ? signing : 'rule-unmet';
  return new Problem(refusal, message, { more: { signing } });
}

/** The documents of the text as it stands, in a ZIP. */
async function draftsZip(
  { reading, actor, now, source }: { reading: Reading; actor: Actor; now: () => string; source: unknown },
  progress: Parameters<typeof pressDocuments>[2],
): Promise<JobResult> {
  const instrument = await reading.value(actor.id, { kind: 'draft', wish: {} }, progress?.signal);
  const generatedAt = now();
  const digest = instrumentDigest(instrument);
  const files = await pressDocuments(
    instrument,
    {
      ...{ extent: 'all', view: 'brackets', draft: true, generatedAt, digest },
      ...(isLang(source) ? { source } : {}),
    },
    progress,
  );
  const zip = new JSZip();
  const date = new Date(generatedAt);
  for (const { path, bytes } of files)
    zip.file(path.replace(/^documents\//, ''), bytes, { date, createFolders: false });
  const bytes = await zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
  return { file: { bytes, mime: 'application/zip', name: 'instrument-draft.zip' } };
}

export function sealHandlers({
  workspace,
  jobs,
  actorOf,
  asking: { answer },
  reading,
  trusted,
}: SigningApi & { readonly reading: Reading; readonly trusted: Trusted }) {
  const { summit } = workspace;

  const sealOf = ({ request, path: { id } }: Pick<Call<'sealPackage'>, 'request' | 'path'>): SealRecord => {
    actorOf(request);
    const found = summit.signing.seals.find((seal) => seal.id === id);
    if (!found) throw noSuch('seal');
    return found;
  };
  const lookFor = ({ id }: Actor): SealLook => ({
    sealable: () => reading.value(id, { kind: 'sealable', wish: {} }),
    milestone: (resolution, auto) => reading.value(id, { kind: 'milestoneNow', wish: { resolution, auto } }),
  });

  return {
    startJob: ({ request, body }) => {
      const actor: Actor = actorOf(request);
      const { kind, source } = body();
      const { languages } = settingOf(summit);
      if (source !== undefined && !(kind === 'documents' && isLang(source) && languages.includes(source)))
        throw new Problem(
          'unknown-source',
          `Leave the source out, or send one of the instrument's languages with {"kind": "documents"}: ${languages.join(', ')}.`,
        );
      if (!may(actor, 'export')) throw new Problem('not-allowed', SIGNING_SENTENCES['not-allowed']);
      const job = jobs.start(actor.id, kind, async (progress, signal) =>
        kind === 'seal'
          ? { result: await sealInstrument(workspace, actor, { progress, signal }, lookFor(actor)) }
          : draftsZip({ reading, actor, now: workspace.now, source }, { progress, signal }),
      );
      if (!job)
        throw new Problem('busy', 'Two long exports of yours are under way already: wait for one, or call it off.');
      return job;
    },

    sealPackage: (call) => answer(call, { kind: 'sealed', wish: { seal: sealOf(call).id, part: 'package' } }),
    sealWithActs: (call) => answer(call, { kind: 'withActs', wish: { seal: sealOf(call).id, now: workspace.now() } }),
    sealManifest: (call) => {
      const { delegation = '' } = call.query;
      return answer(call, { kind: 'sealed', wish: { seal: sealOf(call).id, part: 'manifest', delegation } });
    },
    sealFile: (call) => {
      const { path = '' } = call.query;
      return answer(call, { kind: 'sealed', wish: { seal: sealOf(call).id, part: 'file', path } });
    },
    sealReport: async (call) => {
      const seal = sealOf(call).id;
      const believed = { roots: await trusted.roots(), tsaRoots: await trusted.tsaRoots() };
      return answer(call, { kind: 'sealReport', wish: { seal, ...believed, now: workspace.now() } });
    },

    sign: async (call) => {
      const actor = actorOf(call.request);
      const { id: seal } = sealOf(call);
      const file = call.body();
      const what = bringingOf(call.query, actor.delegation);
      const outcome = await signSeal(workspace, trusted, actor, { ...what, seal, file });
      if (outcome.ok) return outcome;
      throw unsignedProblem(outcome);
    },

    revocations: async (call) => {
      const actor = actorOf(call.request);
      const { id: seal } = sealOf(call);
      const outcome = await takeRevocations(workspace, actor, { seal, file: call.body() });
      if (outcome.ok) return outcome;
      const { signing, message } = outcome;
      const refusal = signing === 'not-allowed' || signing === 'no-such-seal' ? signing : 'rule-unmet';
      throw new Problem(refusal, message, { more: { signing } });
    },

    sealCopy: (call) => {
      const actor = actorOf(call.request);
      // Whoever reads it takes it for certified by an office: only the depositary's person has one to hand out.
      const no = judgeCopy(summit.signing, actor, sealOf(call));
      if (no) throw new Problem(no, SIGNING_SENTENCES[no]);
      return answer(call, { kind: 'copy', wish: { seal: sealOf(call).id, query: call.query } });
    },
    act: (call) =>
      answer(call, {
        kind: 'act',
        wish: { rectification: call.path.id, query: call.query, now: workspace.now() },
      }),
  } satisfies Partial<Handlers>;
}
