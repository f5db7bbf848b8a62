/** The choice of a point: a named version, now, the end of one's last visit, or a day and time. */
import { Bookmark } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Input, Label, Text, TextField } from 'react-aria-components';
import { Choice, FormDialog, type Option } from '../kit/field.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { useSummit } from '../kit/summit-context.tsx';
import { utcOf } from './point-words.ts';

/** The one option that asks on instead of being a point. */
const ASK = 'ask';

type Props = {
  readonly label: string;
  readonly value: string;
  readonly options: readonly Option[];
  /** Observers read named versions only. */
  readonly times: boolean;
  readonly onChange: (point: string) => void;
};

export function PointChoice({ label, value, options, times, onChange }: Props): ReactNode {
  const { t } = useI18n();
  const [asking, setAsking] = useState(false);
  const all = times ? [...options, { id: ASK, label: t('changes.point.date') }] : options;
  return (
    <>
      <Choice
        quiet
        icon={<Bookmark className="i s" aria-hidden />}
        label={label}
        value={value}
        options={all}
        onChange={(id) => (id === ASK ? setAsking(true) : onChange(id))}
      />
      {asking ? (
        <TimeDialog
          onClose={() => setAsking(false)}
          onChoose={(point) => {
            setAsking(false);
            onChange(point);
          }}
        />
      ) : null}
    </>
  );
}

function TimeDialog({ onChoose, onClose }: { onChoose: (point: string) => void; onClose: () => void }): ReactNode {
  const { t, dateTime } = useI18n();
  const { summit } = useSummit();
  const [typed, setTyped] = useState('');
  const point = utcOf(typed, summit.timeZone);
  return (
    <FormDialog
      title={t('changes.point.date.title')}
      submit={t('changes.point.date.submit')}
      onSubmit={() => (point ? onChoose(point) : undefined)}
      onClose={onClose}
      disabled={point === undefined}
    >
      <TextField className="field" value={typed} onChange={setTyped} autoFocus type="datetime-local">
        <Label>{t('changes.point.date.label', { zone: summit.timeZone })}</Label>
        <Input className="input" dir="ltr" />
        {/* The field is the browser's and knows one calendar; here the reader sees the day in the calendar of the page. */}
        <Text slot="description">{point ? dateTime(point) : ''}</Text>
      </TextField>
    </FormDialog>
  );
}
