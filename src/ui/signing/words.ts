/** What the instrument lacks, why a step was refused, what a check of the package found: the closed unions, in words. */
import type { Answer } from '../../domain/command.ts';
import type { AssemblyMissing } from '../../domain/assembly.ts';
import { type Lang, language } from '../../domain/language.ts';
import type { SigningRefusal } from '../../domain/signing.ts';
import type { KeyRefusal } from '../../seal/pkcs12.ts';
import type { Check } from '../../seal/verify.ts';
import type { I18n } from '../app/i18n.tsx';
import type { MessageKey } from '../messages/index.ts';

type Says = Pick<I18n, 't'>;
/** `party`: a delegation's name; `resolution`: a resolution's title. */
export type Names = { readonly party: (id: string) => string; readonly resolution: (id: string) => string };

const named = (lang: Lang): string => language(lang).endonym;

export function missingWords({ t }: Says, names: Names, missing: AssemblyMissing): string {
  switch (missing.kind) {
    case 'no-resolutions':
    case 'no-parties':
    case 'no-languages':
    case 'date':
    case 'no-clauses':
    case 'finding':
      return t(`signing.missing.${missing.kind}`);
    case 'unknown-resolution':
      return t('signing.missing.unknown-resolution', { resolution: names.resolution(missing.resolution) });
    case 'place':
    case 'column':
      return t(`signing.missing.${missing.kind}`, { language: named(missing.lang) });
    case 'party-name':
      return t('signing.missing.party-name', {
        delegation: names.party(missing.delegation),
        language: named(missing.lang),
      });
    case 'status':
      return t('signing.missing.status', { status: t(`status.${missing.status}`) });
    case 'brackets':
      return t('signing.missing.brackets', { count: missing.count, language: named(missing.lang) });
    case 'pair': {
      const [a, b] = missing.languages;
      return t('signing.missing.pair', { a: named(a), b: named(b) });
    }
  }
}

/** Beside the rules' own refusals: what only the server can find, and what a line can do. */
const MORE_REFUSALS = [
  ...(['missing', 'changed', 'wrong-delegation', 'expired', 'not-yet-valid', 'untrusted', 'no-root'] as const),
  ...(['bad-signature', 'damaged', 'offline', 'signed-out'] as const),
] as const;
export const SIGNING_REFUSALS = [
  ...(['not-allowed', 'bad-setting', 'sealed', 'not-sealed', 'closed', 'not-closed', 'no-such-seal'] as const),
  ...(['no-such-rectification', 'not-a-party', 'signed-already', 'no-difference', 'unknown-clause'] as const),
  ...(['deadline', 'over', 'objected-already', 'reason'] as const),
] as const satisfies readonly SigningRefusal[];
type Worded = SigningRefusal | (typeof MORE_REFUSALS)[number];

const isWorded = (why: string): why is Worded =>
  (SIGNING_REFUSALS as readonly string[]).includes(why) || (MORE_REFUSALS as readonly string[]).includes(why);

/** `why`: a word of the rules, of the server's look at a certificate, or of the line; an unknown one has a sentence too. */
export const refusedWords = ({ t }: Says, why: string | undefined): string =>
  why !== undefined && isWorded(why) ? t(`signing.refused.${why}`) : t('signing.refused.server');

/** Of a command's answer: the reason of the rules of signing where there is one. */
export function answerWords(says: Says, answer: Extract<Answer, { ok: false }> | { readonly reason: string }): string {
  const { signing } = answer as { readonly signing?: string };
  return refusedWords(says, signing ?? answer.reason);
}

export const keyWords = ({ t }: Says, refusal: KeyRefusal): string => t(`signing.key.${refusal}`);

export type CheckWords = { readonly text: string; readonly detail: string };

/** Faults that have a sentence; any other is shown by its name, which a technician will ask for. */
const FAULTS: { readonly [fault: string]: MessageKey } = {
  missing: 'signing.fault.missing',
  damaged: 'signing.refused.damaged',
  'bad-signature': 'signing.refused.bad-signature',
  'wrong-delegation': 'signing.refused.wrong-delegation',
  'no-root': 'signing.refused.no-root',
  expired: 'signing.refused.expired',
  'not-yet-valid': 'signing.refused.not-yet-valid',
  untrusted: 'signing.refused.untrusted',
};

export function checkWords(i18n: Pick<I18n, 't' | 'dateTime'>, names: Names, check: Check): CheckWords {
  const { t, dateTime } = i18n;
  const about = check.check === 'signature' && check.about ? names.party(check.about) : (check.about ?? '');
  const text =
    check.check === 'signature'
      ? t('signing.check.signature', { delegation: about })
      : t(`signing.check.${check.check}`);
  const parts = [
    check.check !== 'signature' && about ? about : '',
    check.ok === 'open' && check.fault === undefined ? t(check.check === 'timestamp' ? 'signing.fault.noTimestamp' : 'signing.fault.missing') : '',
    check.fault === undefined ? '' : FAULTS[check.fault] ? t(FAULTS[check.fault] as MessageKey) : check.fault,
    check.certificate ? check.certificate.subject : '',
    check.at ? dateTime(check.at) : '',
  ];
  return { text, detail: parts.filter(Boolean).join(' · ') };
}
