/** The inspector: what the parties say about the current clause, what is still missing, and what can be done about it. */
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { negotiationOf } from '../../client/negotiation.ts';
import type { OutlineRow } from '../../client/view.ts';
import { groundOf } from '../../crdt/snapshot.ts';
import type { ClauseStatus } from '../../domain/clause/clause.ts';
import type { CommandType } from '../../domain/command.ts';
import { missingFor } from '../../domain/negotiation/ladder.ts';
import { CommentSection } from '../comments/section.tsx';
import { type Judge, useJudge } from '../document/clause-actions.ts';
import { useCurrentClause } from '../document/selection.ts';
import { useTable } from '../document/table-context.tsx';
import { useWaiting, WaitingLines, WaitingSection } from '../document/waiting.tsx';
import { HistorySection } from '../history/section.tsx';
import { Act } from '../kit/act.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { StatusDot } from '../kit/signs.tsx';
import { useValue } from '../kit/value.ts';
import { LanguageSection } from '../languages/section.tsx';
import { MissingList } from '../negotiate/missing.tsx';
import { ProcedureSection } from '../negotiate/section.tsx';
import { ProposalSection } from '../proposals/section.tsx';
import { FindingSection } from '../record/finding-section.tsx';
import { StanceSection } from './stances.tsx';

/** The rung that is next from each status, and the one beyond that can be reached directly. */
const NEXT: { readonly [status in ClauseStatus]: readonly ClauseStatus[] } = {
  draft: ['ad-referendum', 'agreed'],
  'ad-referendum': ['agreed'],
  agreed: ['initialled'],
  initialled: [],
  withdrawn: [],
};

export function Inspector({
  rows,
  open,
  onClose,
}: {
  rows: readonly OutlineRow[];
  open: boolean;
  onClose: () => void;
}): ReactNode {
  const { t } = useI18n();
  const { selection, names } = useTable();
  const current = useCurrentClause(selection);
  const row = rows.find(({ id }) => id === current);
  return (
    <aside className="insp" aria-label={t('insp.label')} {...(open ? { 'data-open': '' } : {})}>
      <header>
        <b>{row ? names.label(row.id) : t('insp.label')}</b>
        <span className="grow" />
        <Button className="btn icon sm" aria-label={t('app.close')} onPress={onClose}>
          <X className="i s" aria-hidden />
        </Button>
      </header>
      {row ? <Sections key={row.id} row={row} /> : <p className="sect muted">{t('insp.nothing')}</p>}
    </aside>
  );
}

function Sections({ row }: { row: OutlineRow }): ReactNode {
  const { facts: allFacts, room } = useTable();
  const facts = useValue(allFacts.of(row.id));
  // Judged anew when rights change, something was decided, or the texts say something else about brackets and stances.
  useValue(room.rights);
  useValue(negotiationOf(room).turn);
  const judge = useJudge();
  // What was said about it is still to be read, and answered.
  if (row.status === 'withdrawn')
    return (
      <>
        <WaitingSection clause={row.id} />
        <StatusSection row={row} judge={judge} />
        <CommentSection row={row} />
        <HistorySection row={row} />
      </>
    );
  return (
    <>
      <WaitingSection clause={row.id} />
      <StanceSection row={row} lapsed={facts.lapsed} judge={judge} />
      <MissingSection row={row} />
      <StatusSection row={row} judge={judge} />
      <ProcedureSection row={row} />
      <ProposalSection row={row} />
      <CommentSection row={row} />
      <LanguageSection row={row} />
      <FindingSection row={row} />
      <HistorySection row={row} />
    </>
  );
}

/** What changes how a clause stands. */
const MOVES: ReadonlySet<CommandType> = new Set([
  'clause.status',
  'clause.hold',
  'clause.release',
  'clause.reopen',
  'clause.withdraw',
  'clause.restore',
]);

/** Shown to everybody: the rule's own list for the next rung, whoever may take it. */
function MissingSection({ row }: { row: OutlineRow }): ReactNode {
  const { t, number } = useI18n();
  const { room } = useTable();
  const to = NEXT[row.status][0];
  if (!to) return null;
  // Straight from the rule, because a verdict answers "not allowed" to whoever may not take the step themselves.
  const ground = groundOf(room.doc);
  const clause = ground.clause(row.id);
  const missing = clause ? missingFor(ground, clause, to) : [];
  const status = t(`status.${to}`);
  if (missing.length === 0) {
    return (
      <section className="sect">
        <h2 className="h">{t('insp.missing.nothing', { status })}</h2>
      </section>
    );
  }
  return (
    <section className="sect">
      <h2 className="h">
        {t('insp.missing', { status })}
        <span className="count">{number(missing.length)}</span>
      </h2>
      <MissingList missing={missing} />
    </section>
  );
}

function StatusSection({ row, judge }: { row: OutlineRow; judge: Judge }): ReactNode {
  const { t } = useI18n();
  const { run, names, ask } = useTable();
  const clause = row.id;
  const label = names.label(clause);
  const acts: ReactNode[] = [];
  const waiting = useWaiting(clause).filter(({ command }) => MOVES.has(command.type));
  for (const to of NEXT[row.status]) {
    // What it rests on is looked up at the press: the words that stand there then, not those of this rendering.
    const draft = { type: 'clause.status', clause, to, seen: '' } as const;
    const judged = judge(draft);
    const status = t(`status.${to}`);
    // What only the other role may do is answered with "not allowed" and not offered.
    if (!judged || judged.blocked === t('refusal.not-allowed')) continue;
    const success = { text: t('insp.status.done', { clause: label, status }) };
    acts.push(
      <Act
        key={to}
        fill={acts.length === 0}
        label={t('insp.status.to', { status })}
        blocked={judged.blocked}
        onPress={() => void run(draft, success)}
      />,
    );
  }
  const hold = row.held ? ({ type: 'clause.release', clause } as const) : ({ type: 'clause.hold', clause } as const);
  const held = row.status === 'draft' ? judge(hold) : null;
  if (held)
    acts.push(
      <Act
        key="hold"
        label={t(row.held ? 'insp.release' : 'insp.hold')}
        blocked={held.blocked}
        onPress={() => void run(hold)}
      />,
    );
  const reopen =
    row.status === 'draft' || row.status === 'withdrawn' ? null : judge({ type: 'clause.reopen', clause, reason: '…' });
  if (reopen && reopen.blocked !== t('refusal.not-allowed')) {
    acts.push(
      <Act key="reopen" label={t('insp.reopen')} blocked={reopen.blocked} onPress={() => ask('reopen', clause)} />,
    );
  }
  const restore = row.status === 'withdrawn' ? judge({ type: 'clause.restore', clause }) : null;
  if (restore) {
    const success = { text: t('clause.restored', { clause: label }) };
    acts.push(
      <Act
        key="restore"
        label={t('clause.restore')}
        blocked={restore.blocked}
        onPress={() => void run({ type: 'clause.restore', clause }, success)}
      />,
    );
  }
  return (
    <section className="sect">
      <h2 className="h">{t('insp.status')}</h2>
      <p className="status-line">
        <StatusDot status={row.status} />
        {t(`status.${row.status}`)}
        {row.held ? <span className="tag">{t('status.held')}</span> : null}
      </p>
      <WaitingLines items={waiting} />
      {acts.length > 0 ? <div className="acts">{acts}</div> : null}
      {row.status === 'draft' && held ? <p className="muted small">{t('insp.hold.help')}</p> : null}
    </section>
  );
}
