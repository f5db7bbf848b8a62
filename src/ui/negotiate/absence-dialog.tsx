/** Who counts for consensus: the secretariat marks a delegation absent, with a reason that all can read, and back again. */
import { type ReactNode, useState } from 'react';
import { Button, Heading } from 'react-aria-components';
import { LIMITS } from '../../domain/command.ts';
import { useI18n } from '../app/i18n.tsx';
import { useSummit } from '../app/summit-context.tsx';
import { useValue } from '../app/value.ts';
import { Act } from '../parts/act.tsx';
import { Field, Sheet } from '../parts/field.tsx';
import { delegationName } from '../parts/refusal.ts';
import { Code } from '../parts/signs.tsx';
import { useJudge } from '../table/clause-actions.ts';
import { useTable } from '../table/table-context.tsx';
import { useNegotiation } from './countdown.ts';
import { useMemberName } from './names.ts';

export function AbsenceDialog({ onClose }: { onClose: () => void }): ReactNode {
  const i18n = useI18n();
  const { t, moment } = i18n;
  const { summit } = useSummit();
  const { room, run } = useTable();
  const judge = useJudge();
  const nameOf = useMemberName();
  const absent = useValue(useNegotiation().absent);
  const [asked, setAsked] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const { parties } = useValue(room.outline);
  const mark = async (delegation: string): Promise<void> => {
    const words = { delegation: delegationName(i18n, summit, delegation) };
    const draft = { type: 'party.absent', delegation, reason: reason.trim() } as const;
    if (!(await run(draft, { text: t('absent.done', words) }))) return;
    setAsked(null);
    setReason('');
  };
  return (
    <Sheet onClose={onClose}>
      <div className="dialog-form">
        <Heading slot="title">{t('absent.title')}</Heading>
        <div className="dialog-body">
          <p className="muted">{t('absent.help')}</p>
          <ul className="absence">
            {parties.map((delegation) => {
              const record = absent[delegation];
              const words = { delegation: delegationName(i18n, summit, delegation) };
              const back = { type: 'party.present', delegation } as const;
              const judged = judge(record ? back : { type: 'party.absent', delegation, reason: '…' });
              return (
                <li key={delegation}>
                  <Code code={delegation} />
                  <span>{words.delegation}</span>
                  {record ? (
                    <Act
                      label={t('absent.back')}
                      blocked={judged?.blocked}
                      onPress={() => void run(back, { text: t('absent.back.done', words) })}
                    />
                  ) : asked === delegation ? null : (
                    <Act
                      label={t('absent.mark')}
                      blocked={judged?.blocked}
                      onPress={() => {
                        setReason('');
                        setAsked(delegation);
                      }}
                    />
                  )}
                  {record ? (
                    <small className="muted" dir="auto">
                      {t('absent.since', {
                        reason: record.reason,
                        name: nameOf(record.member),
                        at: moment(record.at),
                      })}
                    </small>
                  ) : null}
                  {asked === delegation && !record ? (
                    <form
                      onSubmit={(event) => {
                        event.preventDefault();
                        if (reason.trim()) void mark(delegation);
                      }}
                    >
                      <Field
                        required
                        autoFocus
                        label={t('absent.reason')}
                        value={reason}
                        onChange={setReason}
                        maxLength={LIMITS.reason}
                      />
                      <Button className="btn fill sm" type="submit" isDisabled={reason.trim() === ''}>
                        {t('absent.mark.submit')}
                      </Button>
                    </form>
                  ) : null}
                </li>
              );
            })}
          </ul>
        </div>
        <div className="dialog-foot">
          <Button className="btn" onPress={onClose}>
            {t('app.close')}
          </Button>
        </div>
      </div>
    </Sheet>
  );
}
