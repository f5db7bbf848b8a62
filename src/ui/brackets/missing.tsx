/**
 * "Bracket missing" in the foot line of a column that lags behind. Its owner sees which words would be bracketed and adds
 * them with one click, or moves the ends first.
 */
import { Brackets } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import type { Lang } from '../../language/language.ts';
import { browserIdle } from '../document/facts.ts';
import { useTexts } from '../document/idle-texts.ts';
import { useTable } from '../document/table-context.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { useNotices } from '../kit/notices.tsx';
import { answering, complete } from './bracketing.ts';
import { NOT_LOOKED_AT } from './effort.ts';
import { lacking } from './proposal.ts';

/** The brackets that were found lacking, and the text that they stand in. */
type Looked = { readonly text: string; readonly found: ReturnType<typeof lacking> };

type Props = { readonly clause: string; readonly lang: Lang; readonly count: number; readonly own: boolean };

export function BracketMissing({ clause, lang, count, own }: Props): ReactNode {
  const { t } = useI18n();
  return (
    <span className="mark bad bracket-missing">
      <Brackets className="i s" aria-hidden />
      <span>
        {t('cell.bracketMissing', { count })}
        {own ? <Proposal clause={clause} lang={lang} /> : null}
      </span>
    </span>
  );
}

function Proposal({ clause, lang }: Pick<Props, 'clause' | 'lang'>): ReactNode {
  const i18n = useI18n();
  const { t } = i18n;
  const table = useTable();
  const { say } = useNotices();
  const langs = answering(table.room, clause);
  const texts = useTexts(table.room, clause, langs);
  const [looked, setLooked] = useState<Looked | null>(null);
  // When the page has time, and cell by cell: many columns may lag behind at once.
  useEffect(
    () =>
      browserIdle(() =>
        setLooked({ text: texts[lang] ?? '', found: lacking(texts, lang, Object.keys(texts) as Lang[]) }),
      ),
    [texts, lang],
  );
  if (!looked || looked.found.length === 0) return null;
  const { text, found } = looked;
  if (found === NOT_LOOKED_AT)
    return (
      <>
        {'. '}
        {t('brackets.not.looked')}
      </>
    );
  const act = (event: { stopPropagation: () => void }, look: boolean): void => {
    // The grid would write where it was clicked.
    event.stopPropagation();
    complete({ ...table, say, i18n }, { clause, lang }, look);
  };
  return (
    <>
      {': '}
      {found.map(({ from, to }) => (
        <bdi key={from} className="quoted" lang={lang}>
          [{text.slice(from, to)}]{' '}
        </bdi>
      ))}
      <button type="button" className="linklike" data-act="add-bracket" onClick={(event) => act(event, false)}>
        {t('brackets.add')}
      </button>{' '}
      <button type="button" className="linklike" onClick={(event) => act(event, true)}>
        {t('brackets.adjust')}
      </button>
    </>
  );
}
