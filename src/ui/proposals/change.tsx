/** One column of a proposal: its redline against the present text, and where the text went another way the exact words. */
import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Conflict } from '../../domain/negotiation/record.ts';
import { type Lang, language } from '../../language/language.ts';
import { useI18n } from '../kit/i18n.tsx';
import { Redline } from '../kit/redline.tsx';
import { excerpt } from './excerpt.ts';
import type { Change } from './redlines.ts';

type Props = { readonly lang: Lang; readonly change: Change; readonly whole: boolean };

export function ColumnChange({ lang, change, whole }: Props): ReactNode {
  const diff = whole ? change.diff : excerpt(lang, change.diff);
  return (
    <>
      <Redline lang={lang} text={diff} whole={null} />
      {change.conflicts.length > 0 ? <Conflicts lang={lang} conflicts={change.conflicts} /> : null}
    </>
  );
}

export function Conflicts({ lang, conflicts }: { lang: Lang; conflicts: readonly Conflict[] }): ReactNode {
  const { t } = useI18n();
  const { dir } = language(lang);
  const words = (text: string): ReactNode =>
    text.trim() === '' ? (
      <span className="muted">{t('proposals.conflict.none')}</span>
    ) : (
      <q lang={lang} dir={dir}>
        {text.trim()}
      </q>
    );
  return (
    <div className="conflicts">
      <span className="mark bad">
        <CircleAlert className="i s" aria-hidden />
        <span>{t('proposals.conflict', { count: conflicts.length })}</span>
      </span>
      <ul>
        {conflicts.map(({ base, mine, theirs }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two conflicts of one text may have the same words
          <li key={index}>
            <span>
              {t('proposals.conflict.now')} {words(theirs)}
            </span>
            <span>
              {t('proposals.conflict.proposed')} {words(mine)}
            </span>
            <span className="muted">
              {t('proposals.conflict.was')} {words(base)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
