/** What the instrument lacks, why a step was refused, what a check of the package found: the closed unions, in words. */

import type { Answer } from '../../domain/command.ts';
import type { AssemblyMissing } from '../../domain/instrument/assembly.ts';
import type { SigningRefusal } from '../../domain/instrument/signing.ts';
import type { Check } from '../../domain/instrument/verification.ts';
import { namedChar } from '../../domain/text/unprintable.ts';
import { type Lang, language } from '../../language/language.ts';
import { REPORT_WORDING } from '../../language/printed-sealed.ts';
import type { KeyRefusal } from '../../seal/pkcs12.ts';
import type { I18n } from '../kit/i18n.tsx';

type Says = Pick<I18n, 't'>;
/** `party`: a delegation's name; `resolution`: a resolution's title. */
export type Names = { readonly party: (id: string) => string; readonly resolution: (id: string) => string };

const named = (lang: Lang): string => language(lang).endonym;

export function missingWords({ t }: Says, names: Names, missing: AssemblyMissing): string {
  switch (missing.kind) {
    case 'no-resolutions':
    case 'no-parties':
    case 'no-languages':
    case 'adoption':
    case 'date':
    case 'no-clauses':
    case 'finding':
      return t(`signing.missing.${missing.kind}`);
    case 'unknown-resolution':
      return t('signing.missing.unknown-resolution', { resolution: names.resolution(missing.resolution) });
    case 'order':
      return t(`signing.missing.order.${missing.why}`, { states: `\u2068${missing.states.join(' · ')}\u2069` });
    case 'status-sentence':
    case 'place':
    case 'column':
      return t(`signing.missing.${missing.kind}`, { language: named(missing.lang) });
    case 'party-name':
      return t('signing.missing.party-name', {
        delegation: names.party(missing.delegation),
        language: named(missing.lang),
      });
    case 'participant-name':
    case 'signatory-name':
    case 'signatory-title':
      return t(`signing.missing.${missing.kind}`, {
        delegation: names.party(missing.delegation),
        language: named(missing.lang),
      });
    case 'no-signatory':
    case 'authority':
      return t(`signing.missing.${missing.kind}`, { delegation: names.party(missing.delegation) });
    case 'status':
      return t('signing.missing.status', { status: t(`status.${missing.status}`) });
    case 'brackets':
      return t('signing.missing.brackets', { count: missing.count, language: named(missing.lang) });
    case 'pair':
      return t('signing.missing.pair', { pairs: pairWords(missing.languages) });
    case 'unprintable': {
      const chars = `\u2068${missing.chars.map(namedChar).join(', ')}\u2069`;
      return t('signing.missing.unprintable', {
        language: named(missing.lang),
        chars,
        place: `\u2068${missing.place}\u2069`,
      });
    }
  }
}

/** «فارسی – Русский», each name in its own direction. */
const pairWords = (pair: readonly Lang[]): string => pair.map((lang) => `\u2068${named(lang)}\u2069`).join(' – ');

/** What one clause lacks, a phrase per kind: a dispute that stands in four languages is one, and pairs stand in one list. */
export function clauseWords(says: Pick<I18n, 't' | 'list'>, names: Names, all: readonly AssemblyMissing[]): string[] {
  const { t, list } = says;
  const open = all.filter((one) => one.kind === 'brackets');
  const pairs = all.filter((one) => one.kind === 'pair');
  const others = all.filter(({ kind }) => kind !== 'brackets' && kind !== 'pair');
  const words = others.map((one) => missingWords(says, names, one));
  if (open.length > 0) {
    const count = Math.max(...open.map((one) => one.count));
    words.push(t('signing.missing.brackets', { count, language: list(open.map(({ lang }) => named(lang))) }));
  }
  if (pairs.length > 0)
    words.push(t('signing.missing.pair', { pairs: list(pairs.map(({ languages }) => pairWords(languages))) }));
  return [...new Set(words)];
}

/** Beside the rules' own refusals: what only the server can find, and what a line can do. */
const MORE_REFUSALS = [
  ...([
    'missing',
    'changed',
    ...(['no-revocations', 'foreign-revocations', 'given-already', 'too-many-revocations'] as const),
    'no-country',
    'wrong-delegation',
    'expired',
    'not-yet-valid',
    'untrusted',
    'no-root',
    'bad-certificate',
    'weak',
    'constrained',
  ] as const),
  ...(['bad-signature', 'damaged', 'offline', 'signed-out'] as const),
] as const;
export const SIGNING_REFUSALS = [
  ...(['no-order', 'order-forgets', 'order-repeats', 'order-stranger', 'order-basis'] as const),
  ...(['prevailing', 'issued-originals'] as const),
  ...(['not-allowed', 'bad-setting', 'sealed', 'not-sealed', 'closed', 'not-closed', 'no-such-seal'] as const),
  ...(['no-such-rectification', 'not-a-party', 'signed-already', 'no-difference', 'unknown-clause'] as const),
  ...(['deadline', 'over', 'objected-already', 'reason'] as const),
  ...(['period', 'amendment', 'pending', 'one-column', 'no-such-column', 'no-such-pair', 'own-act'] as const),
  ...(['confirmed-already', 'told-already', 'no-such-notification', 'received-already'] as const),
  ...(['no-depositary', 'not-depositary', 'no-such-person', 'no-such-copy', 'too-many'] as const),
  ...(['not-signatory', 'no-such-signatory', 'other-signatory', 'window', 'window-not-open', 'window-over'] as const),
  ...(['accession-early', 'not-ad-referendum', 'withdrawn', 'not-signed'] as const),
  ...(['not-head', 'not-prepared', 'initialled-already'] as const),
] as const satisfies readonly SigningRefusal[];
type Worded = SigningRefusal | (typeof MORE_REFUSALS)[number];

const isWorded = (why: string): why is Worded =>
  (SIGNING_REFUSALS as readonly string[]).includes(why) || (MORE_REFUSALS as readonly string[]).includes(why);

/** `why`: a word of the rules, of the server's look at a certificate, or of the line; an unknown one has a sentence too. */
export const refusedWords = ({ t }: Says, why: string | undefined): string =>
  why === 'other-version'
    ? t('error.otherVersion')
    : t(why !== undefined && isWorded(why) ? `signing.refused.${why}` : 'signing.refused.server');

/** Of a command's answer: the reason of the rules of signing where there is one. */
export function answerWords(says: Says, answer: Extract<Answer, { ok: false }> | { readonly reason: string }): string {
  return refusedWords(says, 'signing' in answer ? answer.signing : answer.reason);
}

export const keyWords = ({ t }: Says, refusal: KeyRefusal): string => t(`signing.key.${refusal}`);

export type CheckWords = { readonly text: string; readonly detail: string };

/** One line of the verifier's report, in the verifier's own words; what a technician asks for is left to the report's file. */
export function checkWords(i18n: Pick<I18n, 'lang' | 'dateTime' | 'digits'>, names: Names, check: Check): CheckWords {
  const { lang, dateTime, digits } = i18n;
  const wording = REPORT_WORDING[lang];
  const party = (check.check === 'signature' || check.check === 'revocation') && /^[A-Z]{2}$/.test(check.about ?? '');
  const path = check.about ? `\u2068${check.about}\u2069` : '';
  const about = party ? names.party(check.about as string) : path;
  const isOpen = check.check === 'signature' || check.check === 'timestamp' || check.check === 'revocation';
  const open = isOpen && check.fault === undefined ? wording.open[check.check as 'signature'] : '';
  // When it was revoked, and until when a list speaks, is what one asks first.
  const dated = check.ok === true || check.check === 'revocation';
  const parts = [
    about,
    check.ok === 'open' ? open : '',
    check.fault === undefined ? '' : wording.fault[check.fault],
    dated && check.at ? dateTime(check.at) : '',
    // How many were waived is no technician's figure.
    check.check === 'waived' && check.ok === true && check.detail !== '0' ? digits(check.detail ?? '') : '',
  ];
  return { text: wording.check[check.check], detail: parts.filter(Boolean).join(' · ') };
}
