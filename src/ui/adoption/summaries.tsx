/** The chair's summary: one button when the clock runs out, and those that were issued. */
import { type ReactNode, useState } from 'react';
import { LIMITS } from '../../domain/command.ts';
import type { InstrumentView } from '../../domain/instrument/instrument-view.ts';
import { Act } from '../kit/act.tsx';
import { Field, FormDialog } from '../kit/field.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { useNotices } from '../kit/notices.tsx';
import { useSummitCommand } from '../kit/summit-command.ts';
import { useSummit } from '../kit/summit-context.tsx';
import { PaperButton } from './paper-button.tsx';

export function Summaries({ view, reload }: { view: InstrumentView; reload: () => Promise<void> }): ReactNode {
  const { t, moment } = useI18n();
  const { summit } = useSummit();
  const { say } = useNotices();
  const send = useSummitCommand();
  const [asking, setAsking] = useState(false);
  const [presiding, setPresiding] = useState('');
  const { summaries } = view.adoption;
  const staff = summit.me.role === 'secretariat';
  if (!staff && summaries.length === 0) return null;
  const issue = async (): Promise<void> => {
    if (!(await send({ type: 'summary.issue', presiding: presiding.trim() }))) return;
    say({ tone: 'info', text: t('summary.done') });
    setAsking(false);
    await reload();
  };
  return (
    <section className="pane" aria-labelledby="chairs-summary">
      <h2 id="chairs-summary">{t('summary.title')}</h2>
      <div className="in">
        <p className="muted">{t('summary.help')}</p>
        <ul className="adoption-list">
          {[...summaries].reverse().map(({ id, at, presiding: by }) => (
            <li key={id}>
              <bdi>{by}</bdi> <span className="muted">{moment(at)}</span>{' '}
              <PaperButton paper="summaries" id={id} languages={view.setting.languages} label={t('position.print')} />
            </li>
          ))}
        </ul>
        {staff ? (
          <div className="acts">
            <Act label={t('summary.issue')} blocked={undefined} onPress={() => setAsking(true)} />
          </div>
        ) : null}
      </div>
      {asking ? (
        <FormDialog
          title={t('summary.title')}
          submit={t('summary.submit')}
          onSubmit={() => void issue()}
          onClose={() => setAsking(false)}
          disabled={presiding.trim() === ''}
        >
          <p className="muted">{t('summary.help')}</p>
          <Field
            required
            label={t('adoption.presiding')}
            value={presiding}
            onChange={setPresiding}
            maxLength={LIMITS.name}
          />
        </FormDialog>
      ) : null}
    </section>
  );
}
