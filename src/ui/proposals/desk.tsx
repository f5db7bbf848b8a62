/**
 * Where proposals are written and decided on: the one place that opens their dialogs, for rows, inspector, menus and keys.
 * A draft is kept before it is tabled, and goes only when the server has the proposal; so tabling waits for a connection.
 */
import { createContext, type ReactNode, use, useCallback, useMemo, useState } from 'react';
import type { Draft } from '../../client/view.ts';
import { COMMANDS } from '../../domain/command.ts';
import type { ProposalAction, ProposalRecord } from '../../domain/negotiation/record.ts';
import { useReturnedFocus } from '../document/returned-focus.ts';
import { isTold } from '../document/run-command.ts';
import { useTable } from '../document/table-context.tsx';
import { presentIn } from '../document/text-turn.ts';
import { type Action, useCommands } from '../kit/commands.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { useNotices } from '../kit/notices.tsx';
import { refusalInWords } from '../kit/refusal.ts';
import { go } from '../kit/route.ts';
import { useSummit } from '../kit/summit-context.tsx';
import { useValue } from '../kit/value.ts';
import { type ActName, commandOf, type Decision, isDecision } from './acts.ts';
import { AskDialog } from './ask-dialog.tsx';
import { isChairDraft } from './chair-bench.ts';
import { DecideDialog } from './decide-dialog.tsx';
import { REFUSED_REASON, tablingOf } from './tabling.ts';
import { type Target, WriteDialog } from './write-dialog.tsx';
import { movedColumns } from './writing.ts';

export const WRITE_CHORD = { code: 'KeyP', ctrl: true, shift: true } as const;

export type Desk = {
  /** Other wording for a clause; an own draft on it that is under way is gone on with. */
  readonly write: (clause: string) => void;
  /** A new clause after this one; null: at the start. */
  readonly writeNew: (after: string | null) => void;
  /** That a clause be deleted, or stand elsewhere. */
  readonly ask: (clause: string, ask: ProposalAction['do']) => void;
  /** Goes on with a draft; a colleague's is taken over as one's own. */
  readonly resume: (draft: Draft) => void;
  /** Tables a draft at once where nothing stands against it, and opens it where something does. */
  readonly table: (draft: Draft) => void;
  readonly decide: (proposal: ProposalRecord, act: ActName, asksReason: boolean) => void;
  readonly mayWrite: boolean;
};

type Open =
  | { readonly kind: 'write'; readonly target: Target }
  | { readonly kind: 'ask'; readonly clause: string; readonly ask: ProposalAction['do'] }
  | {
      readonly kind: 'decide';
      readonly proposal: ProposalRecord;
      readonly act: Decision;
      readonly asksReason: boolean;
    };

const Context = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = use(Context);
  if (!desk) throw new Error('no desk above this component');
  return desk;
}

export function ProposalDesk({ children }: { readonly children: ReactNode }): ReactNode {
  const i18n = useI18n();
  const { t } = i18n;
  const { summit } = useSummit();
  const { room, selection, names, run } = useTable();
  const { say } = useNotices();
  const rights = useValue(room.rights);
  const [open, setOpen] = useState<Open | null>(null);
  useReturnedFocus(open !== null, selection);
  const mayWrite = rights !== null && COMMANDS['proposal.table'].roles.includes(rights.role);
  const mayIssue = rights !== null && COMMANDS['chair.issue'].roles.includes(rights.role);
  const write = useCallback((target: Target) => setOpen({ kind: 'write', target }), []);
  const resume = useCallback((draft: Draft) => write({ clause: draft.clause, draft }), [write]);

  const table = useCallback(
    async (draft: Draft): Promise<void> => {
      const present = presentIn(room, draft.clause);
      // Words that were refused come late by nature; whoever writes at leisure reads first what has changed.
      const unread = draft.origin === 'own' && Object.keys(movedColumns(draft, present)).length > 0;
      const command = unread ? null : tablingOf(draft, present, t(REFUSED_REASON));
      const { state } = room.link.get();
      if (!command || state === 'offline' || state === 'connecting') return resume(draft);
      const { command: sent, outcome, answer: later } = room.decide(command);
      const answer = await outcome;
      if (answer === 'waits') {
        void later.then(({ ok }) => ok && room.discardDraft(draft.id));
        say({ tone: 'info', text: t('notice.waiting') });
      } else if (answer.ok) {
        room.discardDraft(draft.id);
        say({ tone: 'info', text: t('proposals.tabled') });
      } else {
        const text = refusalInWords(i18n, summit, answer.reason, answer.missing);
        if (!isTold(room, sent)) say({ tone: 'bad', title: t('proposals.notTabled'), text });
        resume(draft);
      }
    },
    [room, resume, say, t, i18n, summit],
  );

  const desk = useMemo<Desk>(
    () => ({
      write: (clause) => {
        const begun = room.drafts
          .get()
          .find((draft) => draft.own && draft.clause === clause && draft.origin === 'own' && !isChairDraft(draft));
        if (begun) resume(begun);
        else write({ clause });
      },
      writeNew: (after) => write({ clause: null, after }),
      resume,
      table: (draft) => void table(draft),
      ask: (clause, ask) => setOpen({ kind: 'ask', clause, ask }),
      decide: (proposal, act, asksReason) => {
        if (isDecision(act)) setOpen({ kind: 'decide', proposal, act, asksReason });
        else if (act === 'amend') write({ clause: proposal.clause, amends: proposal });
        else void run(commandOf(room, proposal, act), { text: t(`proposals.${act}.done`) });
      },
      mayWrite,
    }),
    [room, run, t, write, resume, table, mayWrite],
  );

  const actions = useMemo<readonly Action[]>(() => {
    const current = (): string | null => selection.get()?.clause ?? null;
    const all: Action[] = [];
    if (mayWrite) {
      all.push(
        {
          id: 'proposal.write',
          label: t('proposals.write'),
          chord: WRITE_CHORD,
          menu: 'edit',
          run: () => {
            const clause = current();
            if (clause && names.label(clause)) desk.write(clause);
          },
        },
        { id: 'proposal.new', label: t('proposals.writeNew'), menu: 'edit', run: () => desk.writeNew(current()) },
      );
    }
    if (mayIssue)
      all.push({
        id: 'chair',
        label: t('proposals.chair.title'),
        menu: 'go',
        run: () => go({ page: 'chair', resolution: room.resolution }),
      });
    return all;
  }, [t, selection, names, desk, mayWrite, mayIssue, room]);
  useCommands(actions);

  const close = useCallback(() => setOpen(null), []);
  return (
    <Context value={desk}>
      {children}
      {open?.kind === 'write' ? <WriteDialog target={open.target} onClose={close} /> : null}
      {open?.kind === 'ask' ? <AskDialog clause={open.clause} ask={open.ask} onClose={close} /> : null}
      {open?.kind === 'decide' ? (
        <DecideDialog proposal={open.proposal} act={open.act} asksReason={open.asksReason} onClose={close} />
      ) : null}
    </Context>
  );
}
