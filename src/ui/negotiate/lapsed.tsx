/**
 * What changed since a stance was given: the clause as it stood at that position of the log against the clause as it stands
 * now, in words, column by column. The earlier text is asked for when it is wanted.
 */
import { type ReactNode, useCallback, useMemo, useState, useSyncExternalStore } from 'react';
import type { OutlineRow } from '../../client/view.ts';
import type { StanceRecord } from '../../domain/clause/clause.ts';
import { language } from '../../language/language.ts';
import { checkedTexts, differenceSince } from '../document/checked-texts.ts';
import { useTable } from '../document/table-context.tsx';
import { presentIn, useTextTurn } from '../document/text-turn.ts';
import { useI18n } from '../kit/i18n.tsx';
import { Redline } from '../kit/redline.tsx';
import { useServices } from '../kit/summit-context.tsx';
import { useValue } from '../kit/value.ts';

type Props = { readonly row: OutlineRow; readonly record: StanceRecord };

export function LapsedDifference({ row, record }: Props): ReactNode {
  const { t } = useI18n();
  const { backend } = useServices();
  const { room } = useTable();
  const [open, setOpen] = useState(false);
  const rights = useValue(room.rights);
  // Observers see named versions and the present text, nothing between.
  if (record.seq === undefined || !rights || rights.role === 'observer') return null;
  const toggle = (): void => {
    if (!open) checkedTexts(room, backend).again();
    setOpen(!open);
  };
  return (
    <>
      <button type="button" className="linklike small" aria-expanded={open} onClick={toggle}>
        {t(open ? 'lapsed.hide' : 'lapsed.show')}
      </button>
      {open ? <Difference row={row} seq={record.seq} /> : null}
    </>
  );
}

function Difference({ row, seq }: { row: OutlineRow; seq: number }): ReactNode {
  const { t } = useI18n();
  const { backend } = useServices();
  const { room } = useTable();
  const { columns } = useValue(room.outline);
  // Stances rest on the authentic columns only.
  const langs = useMemo(
    () => columns.filter(({ standing }) => standing === 'authentic').map(({ lang }) => lang),
    [columns],
  );
  const earlier = useMemo(
    () => langs.map((lang) => checkedTexts(room, backend).at(seq, row.id, lang)),
    [room, backend, langs, seq, row.id],
  );
  const subscribe = useCallback(
    (listener: () => void) => {
      const stops = earlier.map((text) => text.subscribe(listener));
      return () => {
        for (const stop of stops) stop();
      };
    },
    [earlier],
  );
  const states = useSyncExternalStore(subscribe, () => earlier.map((text) => text.get().state).join(' '));
  const turn = useTextTurn(room, row.id, langs);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the states and the turn stand for the texts then and now
  const changed = useMemo(
    () =>
      langs
        .map((lang, index) => {
          const then = earlier[index]?.get();
          const now = presentIn(room, row.id)(lang);
          return { lang, diff: differenceSince(lang, then?.state === 'known' ? then.text : now, now) };
        })
        .filter(({ diff }) => diff.kind !== 'same'),
    [earlier, langs, room, row.id, states, turn],
  );
  if (states.includes('asking')) return <p className="muted small">{t('lapsed.loading')}</p>;
  if (states.includes('none')) return <p className="muted small">{t('lapsed.failed')}</p>;
  if (changed.length === 0) return <p className="muted small">{t('lapsed.same')}</p>;
  return (
    <div className="lapsed-diff">
      {changed.map(({ lang, diff }) => (
        <div key={lang}>
          <small lang={lang} dir={language(lang).dir}>
            {language(lang).endonym}
          </small>
          <Redline lang={lang} text={diff} whole={null} />
        </div>
      ))}
    </div>
  );
}
