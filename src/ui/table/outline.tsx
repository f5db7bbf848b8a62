/** The outline: every clause in one line with its status, number, first words, who is there and its open brackets. */
import { type KeyboardEvent, type MouseEvent, memo, type ReactNode, useMemo } from 'react';
import type { OutlineRow } from '../../client/view.ts';
import type { ClauseStatus } from '../../domain/clause/clause.ts';
import { type Lang, language } from '../../language/language.ts';
import { useCurrentClause } from '../document/selection.ts';
import { useTable } from '../document/table-context.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { hrefOf } from '../kit/route.ts';
import { StatusDot } from '../kit/signs.tsx';
import { useValue } from '../kit/value.ts';

const STATUS_ORDER: readonly ClauseStatus[] = ['initialled', 'agreed', 'ad-referendum', 'draft', 'withdrawn'];

/** The language of the first words: the interface's own if it has a column, one's own column, one that reads the same way. */
export function readingLanguage(columns: readonly Lang[], interfaceLang: Lang, own: readonly Lang[]): Lang | undefined {
  const { dir } = language(interfaceLang);
  return (
    columns.find((lang) => lang === interfaceLang) ??
    columns.find((lang) => own.includes(lang)) ??
    columns.find((lang) => language(lang).dir === dir) ??
    columns[0]
  );
}

export function Outline({ rows }: { rows: readonly OutlineRow[] }): ReactNode {
  const { t, number, lang } = useI18n();
  const { columns, selection, names, room } = useTable();
  const current = useCurrentClause(selection);
  const people = useValue(room.people);
  const present = useMemo(() => {
    const byClause = new Map<string, string>();
    for (const { code, place, here } of people) {
      if (!place || !here) continue;
      const codes = new Set(byClause.get(place.clause)?.split(' '));
      codes.add(code);
      byClause.set(place.clause, [...codes].join(' '));
    }
    return byClause;
  }, [people]);
  const rights = room.rights.get();
  // The secretariat writes in all columns, so none of them is its own.
  const own = rights?.role === 'negotiator' ? rights.columns : [];
  const reading = readingLanguage(
    columns.map((column) => column.lang),
    lang,
    own,
  );
  const tabStop = rows.find(({ id }) => id === current)?.id;
  const counts = STATUS_ORDER.map((status) => ({ status, count: rows.filter((row) => row.status === status).length }));
  return (
    <nav className="outline" aria-label={t('outline.label')}>
      <div className="top">
        <h2>{t('outline.label')}</h2>
      </div>
      <ol className="ol" onKeyDown={walk}>
        {rows.map((row, index) => (
          <Line
            key={row.id}
            row={row}
            label={names.label(row.id)}
            short={names.short(row.id)}
            current={current === row.id}
            tabbable={tabStop === row.id || (tabStop === undefined && index === 0)}
            codes={present.get(row.id) ?? ''}
            reading={reading}
          />
        ))}
      </ol>
      {rows.length === 0 ? <p className="muted outline-empty">{t('outline.empty')}</p> : null}
      <ul className="foot" aria-label={t('outline.summary')}>
        {counts
          .filter(({ count }) => count > 0)
          .map(({ status, count }) => (
            <li key={status}>
              <StatusDot status={status} />
              {t(`status.${status}`)}
              <span className="count">{number(count)}</span>
            </li>
          ))}
      </ul>
    </nav>
  );
}

/** One tab stop for the whole list: three hundred links would stand between the table and everything before it. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const links = [...event.currentTarget.querySelectorAll('a')];
  const at = links.indexOf((event.target as HTMLElement).closest('a') as HTMLAnchorElement);
  const last = links.length - 1;
  const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: last }[event.key];
  if (at < 0 || to === undefined) return;
  event.preventDefault();
  links[Math.max(0, Math.min(last, to))]?.focus();
}

type LineProps = {
  readonly row: OutlineRow;
  readonly label: string;
  readonly short: string;
  readonly current: boolean;
  readonly tabbable: boolean;
  readonly codes: string;
  readonly reading: Lang | undefined;
};

const Line = memo(function Line({ row, label, short, current, tabbable, codes, reading }: LineProps): ReactNode {
  const { t, digits } = useI18n();
  const { facts: allFacts, room, goTo } = useTable();
  const facts = useValue(allFacts.of(row.id));
  const first =
    (reading && facts.cells[reading]?.first) || Object.values(facts.cells).find((cell) => cell.first)?.first || '';
  const firstLang = reading && facts.cells[reading]?.first ? reading : undefined;
  const heading = row.kind === 'heading';
  const open = (event: MouseEvent): void => {
    event.preventDefault();
    goTo(row.id);
  };
  return (
    <li className={heading ? 'sec-h' : `lv${Math.min(row.level, 3)}`}>
      <a
        href={hrefOf({ page: 'table', resolution: room.resolution, clause: row.id })}
        onClick={open}
        tabIndex={tabbable ? 0 : -1}
        {...(current ? { 'aria-current': 'true' as const } : {})}
        title={label}
        className={row.status === 'withdrawn' ? 'gone' : ''}
      >
        {heading ? null : <StatusDot status={row.status} named />}
        <span className="n">{short || '·'}</span>
        <span className="sr">{label}: </span>
        <span className="t" {...(firstLang ? { lang: firstLang, dir: language(firstLang).dir } : {})}>
          {first || label}
        </span>
        <span className="at">
          {codes
            .split(' ')
            .filter(Boolean)
            .map((code) => (
              <b key={code} className={code.toLowerCase()}>
                {code}
              </b>
            ))}
        </span>
        {facts.open > 0 && row.status !== 'withdrawn' ? (
          <span className="b" role="img" aria-label={t('outline.brackets', { count: facts.open })}>
            {digits(`[${facts.open}]`)}
          </span>
        ) : null}
      </a>
    </li>
  );
});
