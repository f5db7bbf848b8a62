/** Starting a silence procedure: until when, and on what. */
import { type ReactNode, useMemo, useState } from 'react';
import { decide } from '../../domain/decide.ts';
import { hoursAfter } from '../../domain/negotiation/rules.ts';
import { NO_RULES, rulesInForce } from '../../domain/negotiation/rules-adoption.ts';
import { useNegotiation } from '../document/countdown.ts';
import { useTable } from '../document/table-context.tsx';
import { useDeadline } from '../kit/deadline-fields.tsx';
import { Choice, FormDialog } from '../kit/field.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { missingInWords, refusalInWords } from '../kit/refusal.ts';
import { useSummit } from '../kit/summit-context.tsx';
import { useValue } from '../kit/value.ts';

const ALL = '*';

/** Which drafts a silence could start on, and why not on the others: by the rule itself, on one reading of the ground. */
function useReadiness(until: string): {
  readonly ready: readonly string[];
  readonly unready: readonly (readonly [clause: string, why: readonly string[]])[];
} {
  const i18n = useI18n();
  const { summit } = useSummit();
  const { room } = useTable();
  const negotiation = useNegotiation();
  const turn = useValue(negotiation.turn);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the turn says when the ground has changed
  return useMemo(() => {
    const rights = room.rights.get();
    const ground = negotiation.ground();
    const ready: string[] = [];
    const unready: (readonly [string, readonly string[]])[] = [];
    if (!rights) return { ready, unready };
    const circumstances = { now: new Date().toISOString(), seq: 0, newId: () => '' };
    for (const { id, status } of ground.clauses) {
      if (status !== 'draft') continue;
      const command = { id: '', type: 'silence.start', clause: id, until } as const;
      const verdict = decide(ground, { id: rights.member, ...rights }, command, circumstances);
      if (verdict.ok) ready.push(id);
      else {
        const { missing = [], reason } = verdict;
        const words = missing.map((each) =>
          each.kind === 'already' ? i18n.t('missing.silence') : missingInWords(i18n, summit, each),
        );
        unready.push([id, words.length > 0 ? words : [refusalInWords(i18n, summit, reason)]]);
      }
    }
    return { ready, unready };
  }, [room, negotiation, turn, until, i18n, summit]);
}

/** `clause`: what is offered first; null: every draft that is ready. */
export function SilenceDialog({ clause, onClose }: { clause: string | null; onClose: () => void }): ReactNode {
  const i18n = useI18n();
  const { t } = i18n;
  const { summit } = useSummit();
  const { run, names } = useTable();
  const rules = rulesInForce(summit.rules ?? NO_RULES);
  const { until, fields } = useDeadline(rules.silenceMinHours);
  const [scope, setScope] = useState(clause ?? ALL);
  const [now] = useState(() => Date.now());
  // While the deadline is being typed, readiness is judged with one that would do.
  const { ready, unready } = useReadiness(
    hoursAfter(new Date(now).toISOString(), Math.max(24, rules.silenceMinHours + 1)),
  );
  const submit = async (): Promise<void> => {
    if (until === null) return;
    const draft = { type: 'silence.start', until, ...(scope === ALL ? {} : { clause: scope }) } as const;
    if (await run(draft, { text: t('silence.started') })) onClose();
  };
  return (
    <FormDialog
      title={t('silence.title')}
      submit={t('silence.submit')}
      onSubmit={() => void submit()}
      onClose={onClose}
      disabled={until === null || (scope === ALL && ready.length === 0)}
    >
      <p className="muted">{t('silence.help')}</p>
      <Choice
        label={t('silence.scope')}
        value={scope}
        onChange={setScope}
        options={[
          ...(clause ? [{ id: clause, label: names.label(clause) }] : []),
          { id: ALL, label: t('silence.scope.all', { count: ready.length }) },
        ]}
      />
      {fields}
      {scope === ALL ? (
        <div className="readiness">
          <p>
            <b>{t('silence.ready', { count: ready.length })}</b> {i18n.list(ready.map(names.label))}
          </p>
          {unready.length > 0 ? (
            <>
              <p>
                <b>{t('silence.unready', { count: unready.length })}</b>
              </p>
              {/* A list that scrolls can be scrolled with the keyboard. */}
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: see above */}
              <ul tabIndex={0} aria-label={t('silence.unready', { count: unready.length })}>
                {unready.map(([id, why]) => (
                  <li key={id}>
                    <b>{names.label(id)}</b>
                    {why.map((words) => (
                      <span key={words}>{words}</span>
                    ))}
                  </li>
                ))}
              </ul>
            </>
          ) : null}
        </div>
      ) : null}
    </FormDialog>
  );
}
