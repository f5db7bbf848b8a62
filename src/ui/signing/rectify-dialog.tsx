/** Tabling an act of rectification: what kind of error, the new words beside the old ones and what they weigh, why, until when to object. */
import { type ReactNode, useMemo, useState } from 'react';
import { diffText } from '../../diff/text.ts';
import type { Declaration } from '../../domain/clause/declaration.ts';
import { LIMITS } from '../../domain/command.ts';
import { CORRECTION_KINDS, type CorrectionKind } from '../../domain/instrument/correction.ts';
import { correctionDays } from '../../domain/instrument/decide-rectification.ts';
import type { InstrumentView } from '../../domain/instrument/instrument-view.ts';
import type { SealRecord } from '../../domain/instrument/signing.ts';
import { toPlain } from '../../domain/text/text.ts';
import { formatDate } from '../../language/date.ts';
import { language, type PerLang } from '../../language/language.ts';
import { clauseTitle } from '../document/clause-title.ts';
import { useActs, useNames } from '../instrument/use-acts.ts';
import { dayKey, daysFrom, instantAt, parseTime } from '../kit/deadline.ts';
import { DeadlineWords } from '../kit/deadline-words.tsx';
import { Choice, Field, FormDialog } from '../kit/field.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { useNotices } from '../kit/notices.tsx';
import { Redline } from '../kit/redline.tsx';
import { useSummit } from '../kit/summit-context.tsx';
import { useCorrected, useWeighing, WeighedWords } from './weighed.tsx';

type Props = {
  readonly view: InstrumentView;
  readonly seal: SealRecord;
  readonly texts: ReadonlyMap<string, Declaration>;
  readonly reload: () => Promise<void>;
  readonly onClose: () => void;
};

const NOON = '12:00';

export function RectifyDialog({ view, seal, texts: sealed, reload, onClose }: Props): ReactNode {
  const i18n = useI18n();
  const { t, lang } = i18n;
  const { summit } = useSummit();
  const { say } = useNotices();
  const { command } = useActs();
  const names = useNames();
  const texts = useCorrected(view, seal, sealed);
  const [kind, setKind] = useState<CorrectionKind>('typing');
  const [resolution, setResolution] = useState(seal.resolutions[0]?.id ?? '');
  const clauses = useMemo(
    () => texts.get(resolution)?.clauses.filter(({ status }) => status !== 'withdrawn') ?? [],
    [texts, resolution],
  );
  const [wanted, setWanted] = useState('');
  const clause = clauses.find(({ id }) => id === wanted) ?? clauses[0];
  const [written, setWritten] = useState<PerLang<string>>({});
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);

  const [now] = useState(() => Date.now());
  const least = correctionDays(seal.setting);
  // The day behind the last of those that the rules give, whatever the hour: until then all of them have passed.
  const days = useMemo(
    () => daysFrom(now, summit.timeZone, LIMITS.correctionDays - 1).slice(least + 1),
    [now, summit.timeZone, least],
  );
  const [day, setDay] = useState(() => dayKey(days[0] as (typeof days)[number]));
  const [time, setTime] = useState(i18n.digits(NOON));
  const chosen = days.find((each) => dayKey(each) === day);
  const clock = parseTime(time);
  const until = chosen && clock ? instantAt(summit.timeZone, chosen, clock) : null;

  const { languages } = seal.setting;
  const old = (each: (typeof languages)[number]): string => {
    const cell = clause?.texts[each];
    return cell ? toPlain(cell.paragraphs) : '';
  };
  const changed = languages.filter((each) => written[each] !== undefined && written[each] !== old(each));
  const weigh = useWeighing(texts, seal, clause?.id);
  const words = Object.fromEntries(languages.map((each) => [each, old(each)])) as PerLang<string>;
  const weighed = changed.map((each) => [each, weigh(kind, each, words, written[each] ?? '')] as const);
  const amends = kind !== 'copy' && weighed.some(([, { weight }]) => weight === 'substance');
  const tooMany = kind === 'concordance' && changed.length > 1;
  const submit = async (): Promise<void> => {
    if (!clause || until === null) return;
    setBusy(true);
    const done = await command({
      type: 'rectification.table',
      kind,
      resolution,
      clause: clause.id,
      texts: Object.fromEntries(changed.map((each) => [each, written[each]])) as PerLang<string>,
      reason: reason.trim(),
      until,
    });
    setBusy(false);
    if (!done) return;
    onClose();
    say({ tone: 'info', text: t('signing.rectify.done') });
    await reload();
  };
  return (
    <FormDialog
      wide
      title={t('signing.rectify.act')}
      submit={t('signing.rectify.submit')}
      onSubmit={() => void submit()}
      onClose={onClose}
      busy={busy}
      disabled={changed.length === 0 || amends || tooMany || reason.trim() === '' || until === null}
    >
      <p className="muted">{t('signing.rectify.help')}</p>
      <Choice
        label={t('after.kind')}
        value={kind}
        onChange={(id) => setKind(id as CorrectionKind)}
        options={CORRECTION_KINDS.map((id) => ({ id, label: t(`after.kind.${id}`) }))}
      />
      <p className="muted small">{t(`after.kind.${kind}.help`)}</p>
      <div className="two-fields">
        <Choice
          label={t('signing.rectify.resolution')}
          value={resolution}
          onChange={(id) => {
            setResolution(id);
            setWritten({});
          }}
          options={seal.resolutions.map(({ id }) => ({ id, label: names.resolution(id) }))}
        />
        <Choice
          label={t('signing.rectify.clause')}
          value={clause?.id ?? ''}
          onChange={(id) => {
            setWanted(id);
            setWritten({});
          }}
          options={clauses.map((each) => ({ id: each.id, label: clauseTitle(i18n, each) }))}
        />
      </div>
      {languages.map((each) => (
        <div key={each} className="rectify-column">
          <Field
            label={language(each).endonym}
            value={written[each] ?? old(each)}
            onChange={(text) => setWritten((before) => ({ ...before, [each]: text }))}
            multiline
            maxLength={LIMITS.cell}
          />
          {changed.includes(each) ? (
            <>
              <Redline lang={each} whole={null} text={diffText(each, old(each), written[each] ?? '')} />
              {weighed.map(([lang, found]) =>
                lang === each && kind !== 'copy' ? <WeighedWords key={lang} weighed={found} lang={lang} /> : null,
              )}
            </>
          ) : (
            <p className="muted small">{t('signing.rectify.same')}</p>
          )}
        </div>
      ))}
      <Field
        label={t('signing.reason')}
        help={t('signing.reason.help')}
        value={reason}
        onChange={setReason}
        multiline
        required
        maxLength={LIMITS.reason}
      />
      {tooMany ? (
        <p className="weighed-substance small" role="alert">
          {t('signing.refused.one-column')}
        </p>
      ) : null}
      {kind === 'copy' ? null : (
        <>
          <p className="muted small">{t('after.period', { days: least })}</p>
          <div className="deadline-fields">
            <Choice
              label={t('signing.rectify.day')}
              value={day}
              onChange={setDay}
              options={days.map((each) => ({ id: dayKey(each), label: formatDate(lang, each, 'long') }))}
            />
            <Field
              code
              required
              label={t('silence.time')}
              value={time}
              onChange={setTime}
              error={clock === null ? t('silence.time.bad') : undefined}
              maxLength={5}
            />
          </div>
          {until === null ? null : <DeadlineWords until={until} />}
        </>
      )}
    </FormDialog>
  );
}
