/** The words a comment is about, in their own direction, with the language they are in. */
import type { ReactNode } from 'react';
import { language } from '../../language/language.ts';
import { wordsIn } from '../document/comment-words.ts';
import type { About } from '../document/kept-comments.ts';
import { useTable } from '../document/table-context.tsx';
import { useI18n } from '../kit/i18n.tsx';

type Props = { readonly clause: string; readonly about: About /** Goes to the words. */; readonly onShow?: () => void };

export function Quote({ clause, about: { lang, quote, anchor }, onShow }: Props): ReactNode {
  const { t } = useI18n();
  const { room } = useTable();
  const { endonym, dir } = language(lang);
  if (quote === undefined) return <p className="small muted">{t('comments.quote.cell', { language: endonym })}</p>;
  const stands = anchor !== undefined && wordsIn(room.cell({ clause, lang }), anchor) !== null;
  const words = (
    <span className="words" lang={lang} dir={dir}>
      {quote}
    </span>
  );
  return (
    <figure className="quote" aria-label={t('comments.quote', { language: endonym })}>
      <figcaption>{endonym}</figcaption>
      <blockquote>
        {stands && onShow ? (
          <button type="button" title={t('comments.quote.show')} onClick={onShow}>
            {words}
          </button>
        ) : (
          words
        )}
      </blockquote>
      {anchor !== undefined && !stands ? <p className="small muted">{t('comments.quote.gone')}</p> : null}
    </figure>
  );
}
