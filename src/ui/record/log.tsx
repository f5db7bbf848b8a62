/**
 * The log, newest first: who did what, where and when. The filter stands in the address; what is saved as a table is exactly
 * what it lets through. Where the chain ends, and how to check it, stands below.
 */
import { Download } from 'lucide-react';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import type { LogTable } from '../../client/session.ts';
import type { RoomView } from '../../client/view.ts';
import type { LogEntry } from '../../domain/summit/log-entry.ts';
import type { Lang } from '../../language/language.ts';
import { language } from '../../language/language.ts';
import { clauseNames } from '../document/names.ts';
import { useI18n } from '../kit/i18n.tsx';
import { useNotices } from '../kit/notices.tsx';
import { go } from '../kit/route.ts';
import { useServices, useSummit } from '../kit/summit-context.tsx';
import { useValue } from '../kit/value.ts';
import { entriesOf } from './entries.ts';
import { EntryItem } from './entry.tsx';
import { type Filter, parseFilter, printFilter, queryOf } from './filter.ts';
import { FilterBar } from './filter-bar.tsx';

/** Records of one request. */
const PAGE = 200;
/** Positions have at most fifteen digits. */
const END = 999_999_999_999_999;

type Loaded = {
  readonly key: string;
  readonly records: readonly LogEntry[];
  readonly state: 'loading' | 'ready' | 'failed';
  /** There may be earlier ones. */
  readonly more: boolean;
  /** The server's own sentence about a filter that cannot be. */
  readonly message?: string | undefined;
};

function useLog(
  resolution: string,
  query: { readonly [name: string]: string },
): Loaded & { readonly load: (afresh?: boolean) => void } {
  const { backend } = useServices();
  const key = JSON.stringify([resolution, query]);
  const [loaded, setLoaded] = useState<Loaded>({ key, records: [], state: 'loading', more: false });
  const known = loaded.key === key ? loaded.records : [];
  const load = (afresh = false): void => {
    const before = afresh ? END : (known[0]?.seq ?? END);
    void backend.log(resolution, { ...query, before, limit: PAGE }).then((result) =>
      setLoaded((old) => {
        // Another filter was chosen while this one was on its way.
        if (old.key !== key) return old;
        if (!result.ok) return { ...old, state: 'failed', message: result.message };
        const kept = afresh ? [] : old.records;
        return { key, records: [...result.value, ...kept], state: 'ready', more: result.value.length === PAGE };
      }),
    );
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` is all that it depends on
  useEffect(() => {
    setLoaded({ key, records: [], state: 'loading', more: false });
    load(true);
  }, [key]);
  return { ...(loaded.key === key ? loaded : { key, records: [], state: 'loading', more: false }), load };
}

/** The newest record of all, whatever the filter: where the chain ends. */
function useHead(resolution: string, turn: unknown): LogEntry | undefined {
  const { backend } = useServices();
  const [head, setHead] = useState<LogEntry>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again with each load
  useEffect(() => {
    let gone = false;
    void backend.log(resolution, { before: END, limit: 1 }).then((result) => {
      if (!gone && result.ok) setHead(result.value[0]);
    });
    return () => {
      gone = true;
    };
  }, [backend, resolution, turn]);
  return head;
}

/** Excel takes a comma for the decimal mark where numbers have one, and looks for semicolons between cells. */
const separatorOf = (lang: Lang): 'comma' | 'semicolon' => (language(lang).decimal === '.' ? 'comma' : 'semicolon');

export function LogSection({ room, address }: { readonly room: RoomView; readonly address: string }): ReactNode {
  const i18n = useI18n();
  const { t, number } = i18n;
  const { backend, desktop } = useServices();
  const { summit } = useSummit();
  const { say } = useNotices();
  const { resolution } = room;
  const { rows } = useValue(room.outline);
  const filter = useMemo(() => parseFilter(address), [address]);
  const query = useMemo(() => queryOf(filter, summit.timeZone), [filter, summit.timeZone]);
  const { records, state, more, message, load } = useLog(resolution, query);
  const head = useHead(resolution, state);
  const names = useMemo(() => clauseNames(rows, i18n), [rows, i18n]);
  const entries = useMemo(() => entriesOf(records), [records]);
  const set = (next: Filter): void => go({ page: 'log', resolution, filter: printFilter(next) });
  const save = async (table: LogTable): Promise<void> => {
    const result = await backend.logTable(resolution, query, table);
    if (!result.ok) return say({ tone: 'bad', text: result.message ?? t('export.failed') });
    const { name, bytes, mime } = result.value;
    try {
      const outcome = await desktop.saveFile(name, new Uint8Array(bytes), mime);
      if (outcome !== 'cancelled') say({ tone: 'info', text: t('export.done', { name }) });
    } catch {
      say({ tone: 'bad', text: t('export.failed') }); // the disk refused
    }
  };
  return (
    <section className="sheet-page" aria-label={t('record.tab.log')}>
      <FilterBar filter={filter} rows={rows} names={names} columns={room.outline.get().columns} onChange={set} />
      <div className="record-bar">
        <span className="muted small" role="status">
          {state === 'loading' ? t('app.loading') : t('record.records', { count: records.length })}
          {more ? '…' : ''}
        </span>
        <span className="grow" />
        <Button className="btn sm line" onPress={() => void save({ format: 'xlsx' })}>
          <Download className="i s" aria-hidden />
          {t('record.xlsx')}
        </Button>
        <Button className="btn sm line" onPress={() => void save({ format: 'csv', separator: separatorOf(i18n.lang) })}>
          <Download className="i s" aria-hidden />
          {t('record.csv')}
        </Button>
      </div>
      {state === 'failed' ? (
        <p role="alert" className="bad">
          {message ?? t('error.load')}{' '}
          <Button className="btn sm line" onPress={() => load()}>
            {t('app.retry')}
          </Button>
        </p>
      ) : null}
      {state === 'ready' && entries.length === 0 ? <p className="muted">{t('record.none')}</p> : null}
      <ol className="entries">
        {entries.map((entry) => (
          <EntryItem key={entry.record.seq} resolution={resolution} entry={entry} names={names} />
        ))}
      </ol>
      {more ? (
        <Button className="btn line" onPress={() => load()}>
          {t('record.more')}
        </Button>
      ) : null}
      {head ? (
        <footer className="chain small muted">
          <p>
            {t('record.head', { seq: number(head.seq) })}: <code dir="ltr">{head.hash}</code>
          </p>
          <p>
            {t('record.verify')} <code dir="ltr">alternat log --verify --data DIR --resolution {resolution}</code>
          </p>
        </footer>
      ) : null}
    </section>
  );
}
