/** Shapes of what the server answers about the instrument: settings, seals, signatures and what follows; its verification; long work. */

import type { AssemblyWarning, WaivedFinding } from '../domain/instrument/assembly.ts';
import { CORRECTION_KINDS, FORMS, type FormChange } from '../domain/instrument/correction.ts';
import {
  type CopyRecord,
  type Depositary,
  NOTIFICATION_KINDS,
  type Notification,
} from '../domain/instrument/depositary.ts';
import {
  type Closing,
  type Exception,
  INSTRUMENT_FORMS,
  INSTRUMENT_KINDS,
  type InstrumentSetting,
  type Layout,
  type Party,
  type SealedResolution,
  SIGNATURES,
} from '../domain/instrument/instrument.ts';
import type { AdoptionView, InstrumentView, RectificationView } from '../domain/instrument/instrument-view.ts';
import { ACTS, ORIGINALS } from '../domain/instrument/outcome.ts';
import {
  type Confirmation,
  type NewPair,
  type Notified,
  RECTIFICATION_STATES,
} from '../domain/instrument/rectification.ts';
import type { CertificateFacts, SealedSignatory, SealRecord, SignatureRecord } from '../domain/instrument/signing.ts';
import type { InitialsRecord, InitialsState, LaterAct } from '../domain/instrument/signing-acts.ts';
import { CHECKS, type Check, FAULTS, type Report, VERDICTS } from '../domain/instrument/verification.ts';
import {
  ADOPTION_BY,
  ADOPTION_ENDS,
  ADOPTION_WORDS,
  type Adoption,
  type AdoptionOutcome,
  type SaidOfText,
  type StandingReserve,
} from '../domain/negotiation/adoption.ts';
import type { Back } from '../domain/negotiation/adoption-text.ts';
import {
  type ChairSummary,
  type ClauseRef,
  type MovedWords,
  POSITION_KINDS,
  POSITION_PLACES,
  type Position,
} from '../domain/negotiation/position.ts';
import type { Signed } from '../domain/negotiation/record.ts';
import { CAPACITIES, MODES } from '../domain/summit/people.ts';
import { WORK_STATES, type WorkView } from '../domain/summit/work.ts';
import type { Lang } from '../language/language.ts';
import { assemblyMissing, missing } from './answers-command.ts';
import { outcome, rules, statesOrder } from './answers-summit.ts';
import { messageArgs, signed } from './answers-text.ts';
import {
  anything,
  byName,
  either,
  type Fields,
  flag,
  lang,
  list,
  number,
  object,
  oneOf,
  only,
  optional,
  orNull,
  pair,
  perLang,
  text,
  whole,
} from './shape.ts';

const languages = pair(lang, lang);
const certificate = object<CertificateFacts>({
  subject: text,
  issuer: text,
  serial: text,
  from: text,
  until: text,
  algorithm: text,
  fingerprint: text,
});

const setting = object<InstrumentSetting>({
  kind: oneOf(INSTRUMENT_KINDS),
  form: oneOf(INSTRUMENT_FORMS),
  title: perLang(text),
  resolutions: list(text),
  languages: list(lang),
  place: perLang(text),
  date: text,
  order: either(either(only('alphabetical'), list(text)), statesOrder),
  outcome: optional(outcome),
  originals: optional(oneOf(ORIGINALS)),
  signatures: optional(oneOf(SIGNATURES)),
  exceptions: optional(list(object<Exception>({ resolution: text, clause: text, except: list(text) }))),
  window: optional(
    object<NonNullable<InstrumentSetting['window']>>({
      opens: text,
      until: optional(text),
      place: optional(perLang(text)),
    }),
  ),
  closes: optional(either(oneOf(['all', 'date']), object<Exclude<Closing, string>>({ threshold: whole }))),
  initials: optional(only(true)),
  layouts: byName(object<Layout>({ paper: oneOf(['a4', 'letter']), margin: number, size: number })),
});

const ofClause: Fields<ClauseRef> = { resolution: text, clause: text };
const warning = object<AssemblyWarning>({
  resolution: optional(text),
  clause: optional(text),
  check: text,
  message: text,
  args: messageArgs,
  languages: list(lang),
});
const waived = object<WaivedFinding>({
  ...ofClause,
  number: perLang(text),
  check: text,
  message: text,
  args: messageArgs,
  languages: list(lang),
  cells: perLang(text),
  reason: text,
  by: object<WaivedFinding['by']>({ id: text, name: text }),
  at: text,
});

const reserve = object<StandingReserve>({ ...ofClause, delegation: text, note: optional(text) });
const adoption = object<Adoption>({
  ...signed,
  id: text,
  text,
  by: oneOf(ADOPTION_BY),
  presiding: text,
  until: text,
  said: byName(object<SaidOfText>({ ...signed, word: oneOf(ADOPTION_WORDS), reason: optional(text) })),
  ended: optional(
    object<AdoptionOutcome>({
      ...signed,
      outcome: oneOf(['adopted', ...ADOPTION_ENDS]),
      present: list(text),
      reserves: list(reserve),
    }),
  ),
});
const adoptionView = object<AdoptionView>({
  adoptions: list(adoption),
  ground: object<AdoptionView['ground']>({
    text,
    rules,
    present: list(text),
    act: optional(oneOf(ACTS)),
    sealed: flag,
    missing: list(missing),
    reserves: list(reserve),
    back: list(object<Back>({ delegation: text, until: text })),
  }),
  positions: list(
    object<Position>({
      ...signed,
      id: text,
      delegation: text,
      kind: oneOf(POSITION_KINDS),
      place: oneOf(POSITION_PLACES),
      clauses: list(object<ClauseRef>(ofClause)),
      texts: perLang(text),
      withdrawn: optional(object<Signed>(signed)),
    }),
  ),
  summaries: list(
    object<ChairSummary>({
      ...signed,
      id: text,
      presiding: text,
      resolutions: list(object<ChairSummary['resolutions'][number]>({ id: text, seq: whole })),
      positions: list(text),
    }),
  ),
  moved: list(object<MovedWords>({ ...signed, ...ofClause, texts: perLang(text) })),
});

const laterActs = list(object<LaterAct>({ delegation: text, member: text, at: text, place: text, reason: text }));
const initials = list(object<InitialsRecord>({ delegation: text, member: text, digest: text, at: text }));
const signature = object<SignatureRecord>({
  delegation: text,
  member: text,
  at: text,
  certificate,
  signatory: optional(text),
  how: optional(oneOf(['later', 'accession'])),
  mode: optional(only('ad-referendum')),
  place: optional(text),
  reason: optional(text),
});
const seal = object<SealRecord>({
  id: text,
  at: text,
  by: text,
  setting,
  parties: list(text),
  resolutions: list(object<SealedResolution>({ id: text, milestone: text, seq: whole, digest: text, logHead: text })),
  manifest: text,
  package: text,
  bytes: whole,
  files: whole,
  void: optional(object<NonNullable<SealRecord['void']>>({ reason: text, at: text, by: text })),
  timestamp: optional(object<NonNullable<SealRecord['timestamp']>>({ at: text })),
  signatures: list(signature),
  signatories: optional(
    list(
      object<SealedSignatory>({
        id: text,
        delegation: text,
        names: perLang(text),
        titles: perLang(text),
        capacity: oneOf(CAPACITIES),
        mode: oneOf(MODES),
        person: optional(text),
        confirmBy: optional(text),
      }),
    ),
  ),
  confirmations: optional(laterActs),
  withdrawals: optional(laterActs),
  initials: optional(initials),
  closed: optional(text),
});

const newPair = object<NewPair>({ languages, sides: optional(pair(list(text), list(text))) });
const rectification = object<RectificationView>({
  id: text,
  seal: text,
  ...ofClause,
  old: perLang(text),
  texts: perLang(text),
  reason: text,
  by: text,
  at: text,
  until: text,
  objections: list(object<RectificationView['objections'][number]>({ delegation: text, reason: text, at: text })),
  kind: optional(oneOf(CORRECTION_KINDS)),
  days: optional(number),
  tell: optional(list(text)),
  notified: optional(list(object<Notified>({ delegation: text, at: text, by: text, how: optional(text) }))),
  pairs: optional(list(newPair)),
  confirmed: optional(list(object<Confirmation>({ languages, delegation: optional(text), member: text, at: text }))),
  withdrawn: optional(object<NonNullable<RectificationView['withdrawn']>>({ at: text, by: text, reason: text })),
  weighed: optional(perLang(list(object<FormChange>({ old: text, young: text, form: oneOf(FORMS) })))),
  state: oneOf(RECTIFICATION_STATES),
  deadline: orNull(text),
  untold: list(text),
  missing: list(newPair),
});

export const instrumentView = object<InstrumentView>({
  setting,
  chosen: flag,
  parties: list(
    object<Party>({
      id: text,
      names: perLang(text),
      official: perLang(text),
      signatory: optional(perLang(text)),
      others: optional(list(perLang(text))),
      participants: optional(list(perLang(text))),
    }),
  ),
  digest: text,
  missing: list(assemblyMissing),
  warnings: list(warning),
  waived: list(waived),
  adoption: adoptionView,
  seals: list(seal),
  initials: optional(
    object<InitialsState>({
      prepared: orNull(object<NonNullable<InitialsState['prepared']>>({ digest: text, member: text, at: text })),
      given: initials,
    }),
  ),
  rectifications: list(rectification),
  depositary: optional(orNull(object<Depositary>({ office: text, person: text, at: text, by: text }))),
  notifications: optional(
    list(
      object<Notification>({
        id: text,
        number: whole,
        kind: oneOf(NOTIFICATION_KINDS),
        at: text,
        delegation: optional(text),
        rectification: optional(text),
        to: list(text),
        receipts: list(object<Notification['receipts'][number]>({ delegation: text, member: text, at: text })),
      }),
    ),
  ),
  copies: optional(
    list(
      object<CopyRecord>({
        number: whole,
        seal: text,
        language: either<Lang, 'all'>(lang, only('all')),
        holder: orNull(text),
        at: text,
        by: text,
        office: text,
        corrections: list(text),
      }),
    ),
  ),
  now: text,
});

export const report = object<Report>({
  verdict: oneOf(VERDICTS),
  checks: list(
    object<Check>({
      check: oneOf(CHECKS),
      ok: either(flag, only('open')),
      about: optional(text),
      fault: optional(oneOf(FAULTS)),
      detail: optional(text),
      certificate: optional(certificate),
      at: optional(text),
    }),
  ),
});

export const workView = object<WorkView>({
  id: text,
  kind: text,
  state: oneOf(WORK_STATES),
  done: whole,
  total: whole,
  path: text,
  message: optional(text),
  result: anything,
});

/** A signature that was taken, and the seal as it is with it. */
export type SignatureTaken = { readonly ok: true; readonly signature: SignatureRecord; readonly seal: SealRecord };
export const signatureTaken = object<SignatureTaken>({ ok: only(true), signature, seal });

/** `path`: inside the package. */
export type RevocationTaken = { readonly ok: true; readonly path: string };
export const revocationTaken = object<RevocationTaken>({ ok: only(true), path: text });

/** A catch-up that was taken: what the log ends with now, and the cells of which nothing was taken. */
export type Received = {
  readonly ok: true;
  readonly seq: number;
  readonly head: string;
  readonly refused: readonly { readonly clause: string; readonly lang: Lang }[];
};
export const received = object<Received>({
  ok: only(true),
  seq: whole,
  head: text,
  refused: list(object<Received['refused'][number]>({ clause: text, lang })),
});
