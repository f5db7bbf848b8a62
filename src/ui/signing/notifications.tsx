/** What the depositary has told the States, numbered, and who says that it was received. */
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { Declaration } from '../../domain/clause/declaration.ts';
import { judgeReceipt, type Notification } from '../../domain/instrument/depositary.ts';
import type { InstrumentView } from '../../domain/instrument/instrument-view.ts';
import type { SealRecord } from '../../domain/instrument/signing.ts';
import { clauseTitle } from '../document/clause-title.ts';
import { signingOf } from '../instrument/stage.ts';
import { useActs, useNames } from '../instrument/use-acts.ts';
import { useI18n } from '../kit/i18n.tsx';
import { useSummit } from '../kit/summit-context.tsx';

type Props = {
  readonly view: InstrumentView;
  readonly seal: SealRecord;
  readonly texts: ReadonlyMap<string, Declaration>;
  readonly reload: () => Promise<void>;
};

export function Notifications({ view, texts, reload }: Props): ReactNode {
  const i18n = useI18n();
  const { t, moment, list } = i18n;
  const { summit } = useSummit();
  const { command } = useActs();
  const names = useNames();
  const all = view.notifications ?? [];
  const clauseOf = (id: string | undefined): string => {
    const act = view.rectifications.find((one) => one.id === id);
    const clause = act && texts.get(act.resolution)?.clauses.find((each) => each.id === act.clause);
    return clause ? clauseTitle(i18n, clause) : (act?.clause ?? '');
  };
  const what = ({ kind, delegation = '', rectification }: Notification): string =>
    t(`after.notification.${kind}`, { delegation: names.party(delegation), clause: clauseOf(rectification) });
  const receive = async (notification: string): Promise<void> => {
    if (await command({ type: 'notification.receive', notification })) await reload();
  };
  const state = signingOf(view);
  const mine = (one: Notification): boolean =>
    !one.receipts.some(({ delegation }) => delegation === summit.me.delegation) &&
    judgeReceipt(state, summit.me, one.id, view.now) === null;
  return (
    <section className="sect" aria-labelledby="signing-notifications">
      <h2 className="h" id="signing-notifications">
        {t('after.notifications')}
      </h2>
      {all.length === 0 ? <p className="muted small">{t('after.notifications.none')}</p> : null}
      <ol className="notifications">
        {[...all].reverse().map((one) => (
          <li key={one.id} className="small">
            <div className="line-sign">
              <span className="num">{t('after.notification.number', { number: one.number })}</span>
              <b>{what(one)}</b>
            </div>
            <p className="muted">
              <span className="num">{moment(one.at)}</span>
              {' · '}
              {one.receipts.length === 0
                ? t('after.receivedBy.none')
                : t('after.receivedBy', { list: list(one.receipts.map(({ delegation }) => delegation)) })}
            </p>
            {mine(one) ? (
              <Button
                className="btn sm line"
                aria-label={t('after.receive.label', { number: one.number })}
                onPress={() => void receive(one.id)}
              >
                {t('after.receive')}
              </Button>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  );
}
