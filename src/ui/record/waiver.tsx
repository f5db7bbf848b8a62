/**
 * A finding that may be waived: legal staff give the reason for it in a dialog that says who will read it; everybody reads who waived
 * a finding, when and why, and legal staff can take their word back.
 */
import { type ReactNode, useState } from 'react';
import type { CommandDraft } from '../../client/view.ts';
import { LIMITS } from '../../domain/command.ts';
import type { WaiverRecord } from '../../domain/negotiation/record.ts';
import type { Finding } from '../../domain/text/finding.ts';
import { useJudge } from '../document/clause-actions.ts';
import { ReasonDialog } from '../document/reason-dialog.tsx';
import { useTable } from '../document/table-context.tsx';
import { Act } from '../kit/act.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { useSummit } from '../kit/summit-context.tsx';

/** `words`: the finding as it is shown, which a screen reader hears with the button. */
type Props = { readonly finding: Finding; readonly words: string };

export function FindingWaiver({ finding, words }: Props): ReactNode {
  const { clause, seen, waived } = finding;
  if (seen === undefined) return null;
  return (
    <>
      {waived ? <WaivedBy waiver={waived} /> : null}
      {waived ? (
        <Withdraw clause={clause} seen={seen} words={words} />
      ) : (
        <Waive finding={finding} seen={seen} words={words} />
      )}
    </>
  );
}

/** The reason in its author's words, who and when. */
export function WaivedBy({ waiver }: { readonly waiver: Pick<WaiverRecord, 'reason' | 'member' | 'at'> }): ReactNode {
  const { t, moment } = useI18n();
  const { summit } = useSummit();
  const { reason, member, at } = waiver;
  const name = summit.members.find(({ id }) => id === member)?.name ?? member;
  return (
    <>
      <q className="waiver-reason" dir="auto">
        {reason}
      </q>
      <span className="muted small">{t('checks.waived.by', { name, at: moment(at) })}</span>
    </>
  );
}

function Waive({ finding, seen, words }: Props & { readonly seen: string }): ReactNode {
  const { t } = useI18n();
  const { run, names } = useTable();
  const judge = useJudge();
  const [asking, setAsking] = useState(false);
  const { check, clause, languages, message } = finding;
  const draft = { type: 'waiver.give', clause, check, message: message.key, languages, seen } as const;
  const judged = judge({ ...draft, reason: '…' });
  if (!judged) return null;
  return (
    <div className="acts">
      <Act label={<Named act={t('checks.waive')} words={words} />} {...judged} onPress={() => setAsking(true)} />
      {asking ? (
        <ReasonDialog
          title={t('checks.waive.title', { clause: names.label(clause) })}
          intro={words}
          label={t('checks.waive.reason')}
          help={t('checks.waive.help')}
          submit={t('checks.waive.submit')}
          maxLength={LIMITS.reason}
          required
          onSubmit={(reason) =>
            run({ ...draft, reason }, { text: t('checks.waive.done', { clause: names.label(clause) }) })
          }
          onClose={() => setAsking(false)}
        />
      ) : null}
    </div>
  );
}

function Withdraw({ clause, seen, words }: { clause: string; seen: string; words: string }): ReactNode {
  const { t } = useI18n();
  const { run, names } = useTable();
  const judge = useJudge();
  const draft: CommandDraft = { type: 'waiver.withdraw', clause, seen };
  const judged = judge(draft);
  if (!judged) return null;
  return (
    <div className="acts">
      <Act
        label={<Named act={t('checks.waived.withdraw')} words={words} />}
        {...judged}
        onPress={() => void run(draft, { text: t('checks.waived.withdrawn', { clause: names.label(clause) }) })}
      />
    </div>
  );
}

/** Several findings have the same button: what it is about is said with it. */
const Named = ({ act, words }: { act: string; words: string }): ReactNode => (
  <>
    {act}
    <span className="sr"> {words}</span>
  </>
);
