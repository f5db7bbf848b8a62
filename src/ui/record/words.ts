/** What a record of the log says happened, in the reader's language and without the person, who is shown beside it. */

import type { LogEntry } from '../../domain/summit/log-entry.ts';
import { isLang, type Lang } from '../../language/language.ts';
import { CATALOGUES, type MessageKey } from '../../language/messages.ts';
import { findingName } from '../document/finding-words.ts';
import { isolatedName } from '../document/pair-sign.tsx';
import { isolatedSymbol } from '../kit/document-symbol.tsx';
import type { I18n } from '../kit/i18n.tsx';
import { commandOf, type Entry } from './entries.ts';

type Says = Pick<I18n, 't' | 'lang' | 'list' | 'dateTime'> & { readonly delegation: (id: string) => string };

/** Commands that the history of a clause has no word for, because they are about no clause. */
const OWN: { readonly [type: string]: MessageKey } = {
  'milestone.create': 'record.entry.milestone',
  'collation.sign': 'record.entry.collation',
  'merge.confirm': 'record.entry.merge.confirm',
  'merge.flag': 'record.entry.merge.flag',
  'party.absent': 'record.entry.absent',
  'party.present': 'record.entry.present',
  'resolution.close': 'record.entry.closed',
  'room.restored': 'record.entry.restored',
  'room.seated': 'record.entry.seated',
  'text.mended': 'record.entry.mended',
  'rules.adopted': 'record.entry.rules',
};
const KINDS: { readonly [kind: string]: MessageKey } = {
  create: 'record.entry.create',
  bind: 'record.entry.bind',
  cleanup: 'record.entry.cleanup',
  checkpoint: 'record.entry.checkpoint',
};

const isKey = (lang: Lang, key: string): key is MessageKey => Object.hasOwn(CATALOGUES[lang], key);

const endonym = (value: unknown): string => (isLang(value) ? isolatedName(value) : '');

/** A command in words: "Stance: Agrees". */
export function commandWords(
  { t, lang, list, dateTime, delegation }: Says,
  type: string,
  given: { readonly [field: string]: unknown } = {},
): string {
  if (type === 'milestone.create' && given.auto) return t('record.entry.milestone.auto');
  const key = OWN[type] ?? `history.decision.${type}`;
  if (!isKey(lang, key)) return t('record.kind.command');
  const stance = `stance.${given.stance}`;
  const status = `status.${given.to}`;
  const words = t(key, {
    label: String(given.label ?? ''),
    stance: isKey(lang, stance) ? t(stance) : '',
    language: endonym(given.language),
    languages: Array.isArray(given.languages) ? list(given.languages.map(endonym)) : '',
    finding: findingName({ t, list }, given.check, given.languages),
    until: typeof given.until === 'string' ? dateTime(given.until) : '',
    delegation: delegation(String(given.delegation ?? '')),
  }).replace(/:\s*$/u, '');
  return isKey(lang, status) ? `${words}: ${t(status)}` : words;
}

export function entryWords(says: Says, { record, added }: Entry): string {
  const { t } = says;
  const { type, ...given } = commandOf(record);
  if (record.kind === 'refused')
    return t('record.entry.refused', { what: type ? commandWords(says, type, given) : t('record.entry.refused.text') });
  if (record.kind === 'update') return t('record.entry.typed', { added });
  if (record.announced && type === 'party.absent')
    return t('record.entry.absence-announced', { delegation: says.delegation(String(given.delegation ?? '')) });
  if (type) {
    const words = commandWords(says, type, given);
    return record.symbol ? `${isolatedSymbol(record.symbol)} · ${words}` : words;
  }
  const key = KINDS[record.kind];
  return key ? t(key) : record.kind;
}

/** The reason that a decision was given, or the note: its own words, shown as they are. */
export function reasonIn(record: LogEntry): string {
  const { reason, note } = commandOf(record);
  return typeof reason === 'string' ? reason : typeof note === 'string' ? note : '';
}
