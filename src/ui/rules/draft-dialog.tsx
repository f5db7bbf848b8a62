/** Laying rules of procedure before the delegations: each rule is a field, and below them the sentences that will be printed. */
import { type ReactNode, useState } from 'react';
import {
  ABSENCE_BY,
  DECISION_RULES,
  EDITING,
  hoursAfter,
  RULES_LIMITS,
  type Rules,
  rulesFit,
  USUAL_RULES,
} from '../../domain/negotiation/rules.ts';
import { rulesInForce } from '../../domain/negotiation/rules-adoption.ts';
import { rulesInWords } from '../../domain/negotiation/rules-words.ts';
import { westernDigits } from '../../language/number.ts';
import { useDeadline } from '../kit/deadline-fields.tsx';
import { Choice, Field, FormDialog } from '../kit/field.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { useNotices } from '../kit/notices.tsx';
import { useSummitCommand } from '../kit/summit-command.ts';
import { useSummit } from '../kit/summit-context.tsx';
import { useRules } from './use-rules.ts';

const MOST_DAYS = 365;

export function RulesDraftDialog({ onClose }: { onClose: () => void }): ReactNode {
  const { t, lang } = useI18n();
  const { summit } = useSummit();
  const { say } = useNotices();
  const send = useSummitCommand();
  const state = useRules();
  const force = rulesInForce(state);
  const [rules, setRules] = useState<Rules>(() => state.adopted.at(-1)?.rules ?? USUAL_RULES);
  const { until, fields } = useDeadline(force.decision === 'consensus' ? force.silenceMinHours : 0);
  const change = (more: Partial<Rules>): void => setRules((old) => ({ ...old, ...more }));
  const fits = rulesFit(rules, summit.delegations.length);
  const submit = async (): Promise<void> => {
    if (until === null || !fits) return;
    if (!(await send({ type: 'rules.propose', rules, until }))) return;
    say({ tone: 'info', text: t('rules.laid') });
    onClose();
  };
  return (
    <FormDialog
      wide
      title={t(state.adopted.length > 0 ? 'rules.propose.other' : 'rules.propose')}
      submit={t('rules.submit')}
      onSubmit={() => void submit()}
      onClose={onClose}
      disabled={until === null || !fits}
    >
      <p className="muted">{t('rules.propose.help')}</p>
      <div className="two-fields">
        <Choice
          label={t('rules.decision')}
          value={rules.decision}
          onChange={(id) => {
            const decision = DECISION_RULES.find((one) => one === id) ?? rules.decision;
            // Where all have to agree, whoever reserves has not.
            change({ decision, ...(decision === 'unanimity' ? { reserveBlocks: true } : {}) });
          }}
          options={DECISION_RULES.map((id) => ({ id, label: t(`rules.decision.${id}`) }))}
        />
        {rules.decision === 'unanimity' ? null : (
          <Choice
            label={t('rules.reserve')}
            value={rules.reserveBlocks ? 'blocks' : 'recorded'}
            onChange={(id) => change({ reserveBlocks: id === 'blocks' })}
            options={(['recorded', 'blocks'] as const).map((id) => ({ id, label: t(`rules.reserve.${id}`) }))}
          />
        )}
      </div>
      <div className="two-fields">
        <Whole
          label={t('rules.quorum')}
          value={rules.quorum}
          most={summit.delegations.length}
          onChange={(quorum) => change({ quorum })}
        />
        <Whole
          label={t('rules.silence')}
          value={rules.silenceMinHours}
          most={RULES_LIMITS.hours}
          onChange={(silenceMinHours) => change({ silenceMinHours })}
        />
      </div>
      <Proposals rules={rules} change={change} />
      <Absence rules={rules} change={change} />
      <Choice
        label={t('rules.editing')}
        value={rules.editing}
        onChange={(id) => change({ editing: EDITING.find((one) => one === id) ?? rules.editing })}
        options={EDITING.map((id) => ({ id, label: t(`rules.editing.${id}`) }))}
      />
      <ol className="rules-text" aria-live="polite">
        {rulesInWords(lang, rules, summit.timeZone).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ol>
      <h3>{t('rules.until')}</h3>
      {fields}
    </FormDialog>
  );
}

type PartProps = { readonly rules: Rules; readonly change: (more: Partial<Rules>) => void };

/** A day count is easier to agree on than an instant; it becomes one when it is chosen. */
function Proposals({ rules, change }: PartProps): ReactNode {
  const { t, number } = useI18n();
  const [now] = useState(() => new Date().toISOString());
  const set = rules.proposalsUntil;
  const days = [1, 2, 3, 5, 7, 10, 14, 21, 30, 60, 90, 180, MOST_DAYS];
  const at = (count: number): string => hoursAfter(now, count * 24);
  return (
    <Choice
      label={t('rules.proposals')}
      value={set ?? ''}
      onChange={(id) => {
        const { proposalsUntil: _old, ...others } = rules;
        change(id === '' ? { ...others, proposalsUntil: undefined as never } : { proposalsUntil: id });
      }}
      options={[
        { id: '', label: t('rules.proposals.none') },
        ...(set && !days.some((count) => at(count) === set) ? [{ id: set, label: set }] : []),
        ...days.map((count) => ({ id: at(count), label: number(count) })),
      ]}
    />
  );
}

function Absence({ rules, change }: PartProps): ReactNode {
  const { t } = useI18n();
  const { absence } = rules;
  return (
    <>
      <Choice
        label={t('rules.absence')}
        value={absence.by}
        onChange={(id) => change({ absence: { ...absence, by: ABSENCE_BY.find((one) => one === id) ?? absence.by } })}
        options={ABSENCE_BY.map((id) => ({ id, label: t(`rules.absence.${id}`) }))}
      />
      <div className="two-fields">
        <Whole
          label={t('rules.absence.hours')}
          value={absence.afterHours}
          most={RULES_LIMITS.hours}
          onChange={(afterHours) => change({ absence: { ...absence, afterHours } })}
        />
        <Whole
          label={t('rules.absence.back')}
          value={absence.objectWithinHours}
          most={RULES_LIMITS.hours}
          onChange={(objectWithinHours) => change({ absence: { ...absence, objectWithinHours } })}
        />
      </div>
    </>
  );
}

type WholeProps = {
  readonly label: string;
  readonly value: number;
  readonly most: number;
  readonly onChange: (value: number) => void;
};

/** A whole number, typed in whichever digits the reader has; what is none is said, and keeps the rules from being sent. */
function Whole({ label, value, most, onChange }: WholeProps): ReactNode {
  const { t, digits, number } = useI18n();
  const [typed, setTyped] = useState(() => digits(String(value)));
  const read = (text: string): number => {
    const western = westernDigits(text.trim());
    return /^\d{1,4}$/.test(western) ? Number(western) : Number.NaN;
  };
  const now = read(typed);
  const isGood = Number.isInteger(now) && now <= most;
  return (
    <Field
      code
      required
      label={label}
      value={typed}
      onChange={(text) => {
        setTyped(text);
        onChange(read(text));
      }}
      error={isGood ? undefined : t('rules.number.bad', { most: number(most) })}
      maxLength={4}
    />
  );
}
