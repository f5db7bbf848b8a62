/**
 * The foot line of a cell whose counterpart was changed after the two had been read against each other: which column, since
 * when, how many words, and the way to see them. The words are counted when the line comes into sight.
 */
import { History } from 'lucide-react';
import { type ReactNode, useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { type Lang, language } from '../../language/language.ts';
import { changedWords, checkedTexts, differenceSince } from '../document/checked-texts.ts';
import { useTexts } from '../document/idle-texts.ts';
import type { PairFact } from '../document/pair-facts.ts';
import { isolatedName } from '../document/pair-sign.tsx';
import { useTable } from '../document/table-context.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { useServices } from '../kit/summit-context.tsx';
import { useValue } from '../kit/value.ts';

export type StaleFact = { readonly key: string; readonly other: Lang; readonly seq: number; readonly at: string };

/** Pairs of `lang` whose other side has changed. */
export const staleOf = (facts: readonly PairFact[], lang: Lang): readonly StaleFact[] =>
  facts.flatMap(({ languages, key, state, changed, record }) => {
    const other = languages[0] === lang ? languages[1] : languages[1] === lang ? languages[0] : null;
    if (state !== 'stale' || !other || !changed.includes(other) || !record) return [];
    return [{ key, other, seq: record.seq, at: record.at }];
  });

/** Renders only when something about this very cell becomes stale or fresh. */
export function useStale(clause: string, lang: Lang): readonly StaleFact[] {
  const { pairs } = useTable();
  const facts = pairs.of(clause);
  const get = useCallback(() => JSON.stringify(staleOf(facts.get(), lang)), [facts, lang]);
  const said = useSyncExternalStore(facts.subscribe, get);
  return JSON.parse(said) as readonly StaleFact[];
}

/** `facts`: at least one. With several the words are not counted; the inspector has each. */
export function StaleMark({ clause, facts }: { clause: string; facts: readonly StaleFact[] }): ReactNode {
  const fact = facts[0] as StaleFact;
  const { t, moment, list } = useI18n();
  const { pairs, selection, openInspector } = useTable();
  const mark = useRef<HTMLSpanElement>(null);
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    if (!mark.current || seen) return undefined;
    const watch = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true);
    });
    watch.observe(mark.current);
    return () => watch.disconnect();
  }, [seen]);
  const name = language(fact.other).endonym;
  const values = { language: name, at: moment(fact.at) };
  const show = (event: { stopPropagation: () => void }): void => {
    // The grid would write where it was clicked.
    event.stopPropagation();
    selection.set({ clause, lang: selection.get()?.lang ?? null, writing: false });
    openInspector();
    pairs.shown.set(fact.key);
  };
  return (
    <span ref={mark} className="mark stale">
      <History className="i s" aria-hidden />
      <span>
        {facts.length > 1 ? (
          t('concordance.changed.many', { languages: list(facts.map(({ other }) => isolatedName(other))) })
        ) : seen ? (
          <Counted clause={clause} fact={fact} values={values} />
        ) : (
          t('concordance.changed', values)
        )}{' '}
        <button type="button" className="linklike" tabIndex={-1} onClick={show}>
          {t('concordance.show')}
        </button>
      </span>
    </span>
  );
}

type CountedProps = {
  readonly clause: string;
  readonly fact: StaleFact;
  readonly values: { readonly language: string; readonly at: string };
};

function Counted({ clause, fact, values }: CountedProps): ReactNode {
  const { t } = useI18n();
  const { room } = useTable();
  const { backend } = useServices();
  const then = useValue(checkedTexts(room, backend).at(fact.seq, clause, fact.other));
  const now = useTexts(room, clause, [fact.other])[fact.other] ?? '';
  if (then.state !== 'known') return t('concordance.changed', values);
  const count = changedWords(fact.other, differenceSince(fact.other, then.text, now));
  return t('concordance.changed.words', { ...values, count });
}
