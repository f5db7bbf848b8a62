/**
 * A text with its authors: every stretch in the colour of the delegation and with its own kind of line beneath, the code in
 * front wherever the hand changes, so that a grey print can be read; deleted words struck where they stood.
 */
import type { ReactNode } from 'react';
import type { Authors, Authorship } from '../../domain/clause/past.ts';
import { type Lang, language } from '../../language/language.ts';
import { useI18n } from '../kit/i18n.tsx';
import { Code } from '../kit/signs.tsx';
import { useHands } from './hands.ts';
import { piecesOf, shares } from './runs.ts';

/** Class of a code in the style sheet: the colour by the delegation's own class, the line by this. */
export const lineClass = (code: string): string => (code === '' ? 'wrote none' : `wrote ${code.toLowerCase()}`);

type Props = { readonly lang: Lang; readonly authors: Authors; readonly removed: boolean };

export function AuthorsText({ lang, authors, removed }: Props): ReactNode {
  const { t, dateTime } = useI18n();
  const hand = useHands();
  const said = (by: Authorship): string => {
    const { code, name } = hand(by);
    return code === '' ? t('history.first.file') : t('history.wrote', { code, name, at: dateTime(by.at) });
  };
  let before: string | null = null;
  return (
    <div className="doc flow authored" lang={lang} dir={language(lang).dir}>
      {piecesOf(authors, removed).map((piece) => {
        const { kind, at, text } = piece;
        if (kind === 'gone') {
          const { removed: by, wrote } = piece.gone;
          const { name, code } = hand(by);
          const title = `${t('history.gone.by', { name: `${name}, ${code}`, at: dateTime(by.at) })}\n${said(wrote)}`;
          return (
            <del key={`gone ${at} ${by.seq} ${text}`} className="gone" title={title}>
              {code ? <Code code={code} /> : null}
              {text}
            </del>
          );
        }
        const { code } = hand(piece.by);
        const changes = code !== before && text.trim() !== '';
        if (text.trim() !== '') before = code;
        return (
          <span key={`stands ${at}`} className={lineClass(code)} title={said(piece.by)}>
            {changes && code !== '' ? <Code code={code} solid /> : null}
            {text}
          </span>
        );
      })}
    </div>
  );
}

/** Whose words, how many: the legend of colours and lines. */
export function AuthorsLegend({ lang, authors }: Pick<Props, 'lang' | 'authors'>): ReactNode {
  const { t } = useI18n();
  const hand = useHands();
  return (
    <ul className="authors-legend">
      {shares(lang, authors.runs, (by) => hand(by).code).map(({ code, words }) => (
        <li key={code}>
          {code === '' ? null : <Code code={code} solid />}
          <span className={lineClass(code)}>
            {code === '' ? t('history.authors.nobody') : t('history.authors.words', { count: words })}
          </span>
          {code === '' ? <span className="num">{t('history.authors.words', { count: words })}</span> : null}
        </li>
      ))}
    </ul>
  );
}
