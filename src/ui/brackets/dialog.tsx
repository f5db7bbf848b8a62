import { type ReactNode, useMemo } from 'react';
import { negotiationOf } from '../../client/negotiation.ts';
import { groundOf } from '../../crdt/snapshot.ts';
import { bracketCounts, bracketsMissing } from '../../domain/negotiation/bracket-note.ts';
import { type Lang, language } from '../../language/language.ts';
import { elementAt } from '../document/element-at.ts';
import { useReturnedFocus } from '../document/returned-focus.ts';
import { useTable } from '../document/table-context.tsx';
import { Sheet, SheetTop } from '../kit/field.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { delegationName } from '../kit/refusal.ts';
import { Code } from '../kit/signs.tsx';
import { useByPlace } from '../kit/states-order.ts';
import { useSummit } from '../kit/summit-context.tsx';
import { useValue } from '../kit/value.ts';
import { BracketCourse } from './chart.tsx';
import { type BracketEntry, bracketsIn, listed } from './notes.ts';
import { Quoted, Whose } from './section.tsx';

export function BracketsDialog(): ReactNode {
  const { brackets, selection } = useTable();
  const open = useValue(brackets.listed);
  useReturnedFocus(open, selection);
  return open ? <Listed onClose={() => brackets.listed.set(false)} /> : null;
}

function Listed({ onClose }: { onClose: () => void }): ReactNode {
  const { t, number } = useI18n();
  const { room, facts, names, columns } = useTable();
  const totals = useValue(facts.totals);
  const notes = useValue(negotiationOf(room).bracketNotes);
  const { rows } = useValue(room.outline);
  const langs = columns.map(({ lang }) => lang);
  // biome-ignore lint/correctness/useExhaustiveDependencies: counted anew when the texts' or the notes' facts change
  const { counts, gaps, entries } = useMemo(() => {
    const ground = groundOf(room.doc);
    return {
      counts: bracketCounts(ground),
      gaps: ground.clauses
        .filter(({ status }) => status !== 'withdrawn')
        .flatMap((clause) => bracketsMissing(ground, clause).map((gap) => ({ clause: clause.id, ...gap }))),
      entries: listed(bracketsIn(room, rows, langs)),
    };
  }, [room, totals, notes, rows]);
  const show = (clause: string, lang: Lang | null): void => {
    onClose();
    // After the sheet has given the focus back.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        const element = elementAt(document.body, clause, lang);
        element?.scrollIntoView({ block: 'center', inline: 'nearest' });
        element?.focus({ preventScroll: true });
      }),
    );
  };
  const link = (clause: string, lang: Lang | null): ReactNode => (
    <button type="button" className="linklike" onClick={() => show(clause, lang)}>
      {names.label(clause)}
    </button>
  );
  const alone = entries.filter((entry) => entry.alone);
  const byClause = rows.filter(({ id }) => entries.some(({ clause, alone: lone }) => clause === id && !lone));
  return (
    <Sheet onClose={onClose} wide>
      <div className="dialog-form brackets-dialog">
        <SheetTop title={t('brackets.title', { count: counts.total })} onClose={onClose} />
        <div className="dialog-body">
          <Counts counts={counts} langs={langs} />
          <h3>{t('brackets.course')}</h3>
          <BracketCourse resolution={room.resolution} />
          {alone.length + gaps.length > 0 ? (
            <>
              <h3>{t('brackets.wrong')}</h3>
              <ul className="bracket-list">
                {alone.map((entry) => (
                  <li key={`${entry.clause}${entry.lang}${entry.start}`}>
                    <span className="small">
                      {link(entry.clause, entry.lang)} · <bdi lang={entry.lang}>{language(entry.lang).endonym}</bdi>
                    </span>
                    <Quoted entry={entry} />
                    <Whose entry={entry} />
                  </li>
                ))}
                {gaps
                  .filter(({ why }) => why !== 'unbalanced')
                  .map(({ clause, lang, why, has, expected }) => (
                    <li key={`${clause}${lang}`}>
                      <span className="small">
                        {link(clause, lang)} · <bdi lang={lang}>{language(lang).endonym}</bdi>:{' '}
                        <span className="bad">
                          {why === 'fewer' ? t('brackets.fewer', { has, expected }) : t('brackets.nested')}
                        </span>
                      </span>
                    </li>
                  ))}
              </ul>
            </>
          ) : null}
          <h3>{t('brackets.all')}</h3>
          {byClause.length === 0 ? <p className="muted">{t('tools.brackets.none')}</p> : null}
          {byClause.map(({ id }) => (
            <section key={id} className="bracket-clause">
              <h4>
                {link(id, null)} <span className="count">{number(counts.byClause[id] ?? 0)}</span>
              </h4>
              <ul className="bracket-list">
                {entries
                  .filter((entry) => entry.clause === id && !entry.alone)
                  .map((entry) => (
                    <Entry key={`${entry.lang}${entry.start}`} entry={entry} onShow={show} />
                  ))}
              </ul>
            </section>
          ))}
        </div>
      </div>
    </Sheet>
  );
}

type EntryProps = { readonly entry: BracketEntry; readonly onShow: (clause: string, lang: Lang) => void };

function Entry({ entry, onShow }: EntryProps): ReactNode {
  const { t } = useI18n();
  const { endonym } = language(entry.lang);
  return (
    <li style={{ '--depth': entry.depth } as React.CSSProperties}>
      <button
        type="button"
        className="linklike small"
        lang={entry.lang}
        onClick={() => onShow(entry.clause, entry.lang)}
      >
        {endonym}
      </button>
      <Quoted entry={entry} />
      {entry.depth > 0 ? <span className="tag">{t('brackets.inner', { depth: entry.depth + 1 })}</span> : null}
      <Whose entry={entry} />
    </li>
  );
}

type CountsProps = { readonly counts: ReturnType<typeof bracketCounts>; readonly langs: readonly Lang[] };

function Counts({ counts, langs }: CountsProps): ReactNode {
  const i18n = useI18n();
  const { t, number } = i18n;
  const { summit } = useSummit();
  const inOrder = useByPlace();
  const offices = Object.entries(counts.byDelegation).sort(([a], [b]) => inOrder(a, b));
  return (
    <div className="count-tables">
      <table className="counts">
        <caption>{t('brackets.byColumn')}</caption>
        <tbody>
          {langs.map((lang) => (
            <tr key={lang}>
              <th scope="row" lang={lang}>
                {language(lang).endonym}
              </th>
              <td>{number(counts.byColumn[lang] ?? 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <table className="counts">
        <caption>{t('brackets.byDelegation')}</caption>
        <tbody>
          {offices.map(([code, count]) => (
            <tr key={code}>
              <th scope="row">
                {code === '' ? (
                  t('brackets.nobody')
                ) : (
                  <>
                    <Code code={code} /> {delegationName(i18n, summit, code)}
                  </>
                )}
              </th>
              <td>{number(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
