/**
 * What changed since a stance was given: the clause as it stood at that position of the log against the clause as it stands
 * now, in words, column by column. Asked of the server when it is wanted, and kept by position, which never changes.
 */
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import type { Result } from '../../client/http.ts';
import type { OutlineRow } from '../../client/view.ts';
import { diffText } from '../../diff/text.ts';
import type { StanceRecord } from '../../domain/clause.ts';
import type { Declaration } from '../../domain/declaration.ts';
import { type Lang, language, type PerLang } from '../../domain/language.ts';
import { toPlain } from '../../domain/text.ts';
import type { Backend } from '../app/backend.ts';
import { useI18n } from '../app/i18n.tsx';
import { useServices } from '../app/summit-context.tsx';
import { useValue } from '../app/value.ts';
import { Redline } from '../compare/redline.tsx';
import { useTextTurn } from '../proposals/text-turn.ts';
import { useTable } from '../table/table-context.tsx';

/** Whole texts; a handful is enough, since stances of one clause were mostly given on the same few. */
const KEPT = 6;
const earlier = new WeakMap<Backend, Map<string, Promise<Result<Declaration>>>>();

/** The resolution at log position `seq`; asked for once. A failure is not remembered. */
export function declarationAt(backend: Backend, resolution: string, seq: number): Promise<Result<Declaration>> {
  const known = earlier.get(backend) ?? new Map<string, Promise<Result<Declaration>>>();
  earlier.set(backend, known);
  const key = `${resolution} ${seq}`;
  const found = known.get(key);
  if (found) return found;
  const asked = backend.declaration(resolution, seq);
  known.set(key, asked);
  const [oldest] = known.keys();
  if (known.size > KEPT && oldest !== undefined) known.delete(oldest);
  void asked.then((result) => {
    if (!result.ok) known.delete(key);
  });
  return asked;
}

type Props = { readonly row: OutlineRow; readonly record: StanceRecord };

export function LapsedDifference({ row, record }: Props): ReactNode {
  const { t } = useI18n();
  const { room } = useTable();
  const [open, setOpen] = useState(false);
  const rights = useValue(room.rights);
  // Observers see named versions and the present text, nothing between.
  if (record.seq === undefined || !rights || rights.role === 'observer') return null;
  return (
    <>
      <button type="button" className="linklike small" aria-expanded={open} onClick={() => setOpen(!open)}>
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
  const [then, setThen] = useState<PerLang<string> | 'failed' | null>(null);
  useEffect(() => {
    let gone = false;
    void declarationAt(backend, room.resolution, seq).then((result) => {
      if (gone) return;
      const clause = result.ok ? result.value.clauses.find(({ id }) => id === row.id) : undefined;
      if (!clause) return setThen('failed');
      const texts: PerLang<string> = {};
      for (const [lang, cell] of Object.entries(clause.texts)) texts[lang as Lang] = toPlain(cell.paragraphs);
      setThen(texts);
    });
    return () => {
      gone = true;
    };
  }, [backend, room, seq, row.id]);
  const { columns } = useValue(room.outline);
  const turn = useTextTurn(
    room,
    row.id,
    columns.map(({ lang }) => lang),
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: the turn stands for the present texts
  const changed = useMemo(() => {
    if (then === null || then === 'failed') return [];
    return columns
      .filter(({ standing }) => standing === 'authentic')
      .map(({ lang }) => {
        const now = room.cell({ clause: row.id, lang })?.toString() ?? '';
        return { lang, diff: diffText(lang, then[lang] ?? '', now) };
      })
      .filter(({ diff }) => diff.kind !== 'same');
  }, [then, columns, room, row.id, turn]);
  if (then === null) return <p className="muted small">{t('lapsed.loading')}</p>;
  if (then === 'failed') return <p className="muted small">{t('lapsed.failed')}</p>;
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
