/** Taking up the text: who presides, how, and for how many minutes a head of delegation may object. */
import { type ReactNode, useState } from 'react';
import { LIMITS } from '../../domain/command.ts';
import type { AdoptionBy } from '../../domain/negotiation/adoption.ts';
import type { Rules } from '../../domain/negotiation/rules.ts';
import { westernDigits } from '../../language/number.ts';
import { Choice, Field, FormDialog } from '../kit/field.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { useNotices } from '../kit/notices.tsx';
import { useSummitCommand } from '../kit/summit-command.ts';

const MOST = LIMITS.silenceDays * 24 * 60;
const USUAL = 15;

type Props = {
  readonly text: string;
  readonly rules: Rules;
  readonly ways: readonly AdoptionBy[];
  readonly reload: () => Promise<void>;
  readonly onClose: () => void;
};

export function OpenDialog({ text, rules, ways, reload, onClose }: Props): ReactNode {
  const { t, digits, number } = useI18n();
  const { say } = useNotices();
  const send = useSummitCommand();
  const [presiding, setPresiding] = useState('');
  const [by, setBy] = useState<AdoptionBy>(ways.includes('no-objection') ? 'no-objection' : (ways[0] ?? 'acclamation'));
  const [typed, setTyped] = useState(() => digits(String(USUAL)));
  const western = westernDigits(typed.trim());
  const minutes = /^\d{1,6}$/.test(western) ? Number(western) : 0;
  const least = by === 'silence' ? Math.max(1, rules.silenceMinHours * 60) : 1;
  const fits = minutes >= least && minutes <= MOST;
  const submit = async (): Promise<void> => {
    if (!(await send({ type: 'adoption.open', text, by, presiding: presiding.trim(), minutes }))) return;
    say({ tone: 'info', text: t('adoption.opened') });
    onClose();
    await reload();
  };
  return (
    <FormDialog
      title={t('adoption.open')}
      submit={t('adoption.submit')}
      onSubmit={() => void submit()}
      onClose={onClose}
      disabled={!fits || presiding.trim() === ''}
    >
      <p className="muted">{t('adoption.open.help')}</p>
      <Field
        required
        label={t('adoption.presiding')}
        value={presiding}
        onChange={setPresiding}
        maxLength={LIMITS.name}
      />
      <Choice
        label={t('adoption.by')}
        value={by}
        onChange={(id) => {
          const next = ways.find((one) => one === id) ?? by;
          setBy(next);
          // A silence is as long as the rules have it, and no longer than it has to be.
          if (next === 'silence') setTyped(digits(String(Math.max(minutes, rules.silenceMinHours * 60))));
        }}
        options={ways.map((id) => ({ id, label: t(`adoption.by.${id}`) }))}
      />
      <Field
        code
        required
        label={t('adoption.minutes')}
        value={typed}
        onChange={setTyped}
        error={fits ? undefined : t('adoption.minutes.bad', { least: number(least), most: number(MOST) })}
        maxLength={6}
      />
    </FormDialog>
  );
}
