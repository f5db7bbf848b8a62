/** One line of the log: when, who, what, where; with the ways to the clause's history and to what changed. */
import { GitCompare, History } from 'lucide-react';
import type { ReactNode } from 'react';
import { isLang, language } from '../../language/language.ts';
import type { ClauseNames } from '../document/names.ts';
import { useI18n } from '../kit/i18n.tsx';
import { hrefOf } from '../kit/route.ts';
import { type Entry, whereOf } from './entries.ts';
import { useRecordNames } from './record-names.ts';
import { entryWords, reasonIn } from './words.ts';

type Props = { readonly resolution: string; readonly entry: Entry; readonly names: ClauseNames };

export function EntryItem({ resolution, entry, names }: Props): ReactNode {
  const i18n = useI18n();
  const { t, dateTime, list, number } = i18n;
  const called = useRecordNames();
  const { record, first, count } = entry;
  const { clauses, languages } = whereOf(record);
  const [clause] = clauses;
  const [column] = languages;
  const reason = reasonIn(record);
  const wrote = record.kind === 'update' || record.kind === 'command';
  return (
    <li className={`entry ${record.kind}`} data-seq={record.seq}>
      <span className="seq num" dir="ltr" title={record.hash}>
        {number(record.seq)}
      </span>
      <time className="muted" dateTime={record.at}>
        {dateTime(record.at)}
      </time>
      <span className="who">
        <bdi>{called.member(record.member)}</bdi>
        {record.delegation ? <small className="muted"> {record.delegation}</small> : null}
      </span>
      <div className="what">
        {entryWords({ ...i18n, delegation: called.delegation }, entry)}
        {count > 1 ? <small className="muted"> {t('record.records', { count })}</small> : null}
        {clauses.length > 0 ? (
          <span className="where">
            {list(clauses.map((id) => names.label(id) || id))}
            {languages.map((lang) =>
              isLang(lang) ? (
                <bdi key={lang} lang={lang}>
                  {language(lang).endonym}
                </bdi>
              ) : null,
            )}
          </span>
        ) : null}
        {reason ? (
          <q className="muted" dir="auto">
            {reason}
          </q>
        ) : null}
      </div>
      <span className="acts">
        {clause && clauses.length === 1 ? (
          <a
            className="btn icon sm"
            href={hrefOf({
              page: 'history',
              resolution,
              clause,
              ...(column && languages.length === 1 ? { language: column } : {}),
            })}
            aria-label={`${t('record.link.history')}: ${names.label(clause)}`}
            title={t('record.link.history')}
          >
            <History className="i s" aria-hidden />
          </a>
        ) : null}
        {wrote && first > 1 ? (
          <a
            className="btn icon sm"
            href={hrefOf({ page: 'compare', resolution, from: String(first - 1), to: String(record.seq) })}
            aria-label={`${t('record.link.compare')}: ${number(record.seq)}`}
            title={t('record.link.compare')}
          >
            <GitCompare className="i s" aria-hidden />
          </a>
        ) : null}
      </span>
    </li>
  );
}
