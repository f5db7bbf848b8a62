/** The settings of the instrument in a sheet: the staff changes them, everybody else reads them. */
import { type ReactNode, useState } from 'react';
import { LIMITS } from '../../domain/command.ts';
import {
  agreedOrder,
  dayOf,
  INSTRUMENT_FORMS,
  INSTRUMENT_KINDS,
  type InstrumentSetting,
  originalsIn,
} from '../../domain/instrument/instrument.ts';
import type { InstrumentView } from '../../domain/instrument/instrument-view.ts';
import { instrumentTitle, testimonium } from '../../domain/instrument/instrument-words.ts';
import { isStatesOrder } from '../../domain/instrument/states-order.ts';
import { formatDate, formatDateBoth } from '../../language/date.ts';
import { isLang, type Lang, language, type PerLang } from '../../language/language.ts';
import { useActs, useNames } from '../instrument/use-acts.ts';
import { Choice, Field, FormDialog, Sheet, SheetTop } from '../kit/field.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { useNotices } from '../kit/notices.tsx';
import { useSummit } from '../kit/summit-context.tsx';
import { Layouts } from './layouts.tsx';
import { OrderFields, orderState } from './order-fields.tsx';
import { Ordered } from './ordered.tsx';
import { OutcomeFields } from './outcome-fields.tsx';
import { settled, WindowFields, windowFits } from './window-fields.tsx';

const DAY = 86_400_000;

/** Days that may be chosen: from a week (or `before` days) before the summit to a month after it, and the one that is set. */
export function daysAround([first, last]: readonly [string, string], set: string, before = 7): readonly string[] {
  const [from, to] = [Date.parse(first) - before * DAY, Date.parse(last) + 30 * DAY];
  if (Number.isNaN(from) || Number.isNaN(to)) return dayOf(set) ? [set] : [];
  const days = Array.from({ length: Math.min(200, Math.round((to - from) / DAY) + 1) }, (_, index) =>
    new Date(from + index * DAY).toISOString().slice(0, 10),
  );
  return dayOf(set) && !days.includes(set) ? [set, ...days] : days;
}

type Props = {
  readonly view: InstrumentView;
  readonly readOnly: boolean;
  readonly reload: () => Promise<void>;
  readonly onClose: () => void;
};

export function SettingsDialog({ view, readOnly, reload, onClose }: Props): ReactNode {
  const { t } = useI18n();
  const { say } = useNotices();
  const { summit } = useSummit();
  const { command } = useActs();
  const names = useNames();
  const [setting, setSetting] = useState(view.setting);
  const [busy, setBusy] = useState(false);
  const change = (more: Partial<InstrumentSetting>): void => setSetting((old) => ({ ...old, ...more }));
  if (readOnly) {
    return (
      <Sheet wide onClose={onClose}>
        <SheetTop title={t('signing.settings')} onClose={onClose} />
        <div className="dialog-body">
          <Reading view={view} />
        </div>
      </Sheet>
    );
  }
  const submit = async (): Promise<void> => {
    setBusy(true);
    const done = await command({ type: 'instrument.set', setting: settled(setting) });
    setBusy(false);
    if (!done) return;
    onClose();
    say({ tone: 'info', text: t('signing.settings.done') });
    await reload();
  };
  return (
    <FormDialog
      wide
      title={t('signing.settings')}
      submit={t('signing.settings.save')}
      onSubmit={() => void submit()}
      onClose={onClose}
      busy={busy}
      disabled={!windowFits(setting)}
    >
      {view.chosen ? null : <p className="muted">{t('signing.settings.suggested')}</p>}
      <Kind setting={setting} change={change} />
      <Ordered
        label={t('signing.setting.resolutions')}
        chosen={setting.resolutions}
        all={summit.resolutions.map(({ id }) => id)}
        name={names.resolution}
        onChange={(resolutions) => change({ resolutions })}
      />
      <Ordered
        label={t('signing.setting.languages')}
        chosen={setting.languages}
        all={summit.columns}
        name={(id) => (isLang(id) ? language(id).endonym : id)}
        onChange={(languages) => change({ languages: languages.filter(isLang) })}
      />
      <Words setting={setting} change={change} />
      <Day setting={setting} change={change} />
      <OutcomeFields setting={setting} change={change} parties={view.parties.length} />
      <OrderFields setting={setting} change={change} now={view.now} />
      <WindowFields setting={setting} change={change} parties={view.parties.length} now={view.now} />
      <Layouts setting={setting} parties={view.parties} onChange={(layouts) => change({ layouts })} />
    </FormDialog>
  );
}

export type PartProps = {
  readonly setting: InstrumentSetting;
  readonly change: (more: Partial<InstrumentSetting>) => void;
};

function Kind({ setting, change }: PartProps): ReactNode {
  const { t } = useI18n();
  return (
    <div className="two-fields">
      <Choice
        label={t('signing.setting.kind')}
        value={setting.kind}
        onChange={(id) => change({ kind: INSTRUMENT_KINDS.find((one) => one === id) ?? setting.kind })}
        options={INSTRUMENT_KINDS.map((id) => ({ id, label: t(`signing.kind.${id}`) }))}
      />
      <Choice
        label={t('signing.setting.form')}
        value={setting.form}
        onChange={(id) => change({ form: INSTRUMENT_FORMS.find((one) => one === id) ?? setting.form })}
        options={INSTRUMENT_FORMS.map((id) => ({ id, label: t(`signing.form.${id}`) }))}
      />
    </div>
  );
}

/** Title and place in every language of the originals; without a title of its own a language gets the computed one. */
function Words({ setting, change }: PartProps): ReactNode {
  const { t } = useI18n();
  const { summit } = useSummit();
  const put = (words: PerLang<string>, lang: Lang, text: string): PerLang<string> => ({ ...words, [lang]: text });
  return setting.languages.map((lang) => {
    const { endonym } = language(lang);
    return (
      <div className="two-fields wide-first" key={lang}>
        <Field
          label={t('signing.setting.title', { language: endonym })}
          help={setting.title[lang]?.trim() ? '' : instrumentTitle(setting, summit.name, lang)}
          value={setting.title[lang] ?? ''}
          onChange={(text) => change({ title: put(setting.title, lang, text) })}
          maxLength={LIMITS.title}
        />
        <Field
          label={t('signing.setting.placeIn', { language: endonym })}
          value={setting.place[lang] ?? ''}
          onChange={(text) => change({ place: put(setting.place, lang, text) })}
          required
          maxLength={LIMITS.name}
        />
      </div>
    );
  });
}

function Day({ setting, change }: PartProps): ReactNode {
  const { t, lang } = useI18n();
  const { summit } = useSummit();
  const day = dayOf(setting.date);
  return (
    <div>
      <Choice
        label={t('signing.setting.date')}
        value={setting.date}
        onChange={(date) => change({ date })}
        options={daysAround(summit.days, setting.date).map((id) => {
          const each = dayOf(id);
          return { id, label: each ? formatDate(lang, each, 'long') : id };
        })}
      />
      {day ? (
        <p className="muted small" aria-live="polite">
          {formatDateBoth(lang, day)}
        </p>
      ) : null}
    </div>
  );
}

/** The same, for those who only read. */
function Reading({ view: { setting, parties } }: { view: InstrumentView }): ReactNode {
  const { t, lang, dateTime } = useI18n();
  const { summit } = useSummit();
  const names = useNames();
  const day = dayOf(setting.date);
  const { outcome } = setting;
  const perLanguage = (words: (each: Lang) => string): ReactNode => (
    <ul>
      {setting.languages.map((each) => (
        <li key={each} lang={each} dir={language(each).dir}>
          {words(each)}
        </li>
      ))}
    </ul>
  );
  const rows: readonly (readonly [string, ReactNode])[] = [
    [t('signing.setting.kind'), t(`signing.kind.${setting.kind}`)],
    [t('signing.setting.form'), t(`signing.form.${setting.form}`)],
    [t('signing.setting.titles'), perLanguage((each) => instrumentTitle(setting, summit.name, each))],
    [
      t('signing.setting.resolutions'),
      <ol key="r">
        {setting.resolutions.map((id) => (
          <li key={id}>{names.resolution(id)}</li>
        ))}
      </ol>,
    ],
    [t('signing.setting.place'), perLanguage((each) => setting.place[each] || t('signing.none'))],
    [t('signing.setting.date'), day ? formatDateBoth(lang, day) : t('signing.none')],
    ...(outcome
      ? ([
          [t('signing.outcome.nature'), t(`signing.outcome.nature.${outcome.nature}`)],
          [t('signing.outcome.act'), t(`signing.outcome.act.${outcome.act}`)],
          [
            t('signing.outcome.prevailing'),
            outcome.prevailing ? language(outcome.prevailing).endonym : t('signing.outcome.prevailing.none'),
          ],
        ] as const)
      : []),
    [t('signing.outcome.closing'), perLanguage((each) => testimonium(setting, parties.length, each))],
    [t('signing.setting.originals'), t(`signing.originals.mode.${originalsIn(setting)}`)],
    [
      t('signing.setting.order'),
      setting.order === 'alphabetical' ? (
        t('signing.order.alphabetical')
      ) : (
        <>
          {agreedOrder(setting, parties, lang).map(names.party).join(' · ')}
          {isStatesOrder(setting.order) ? ` (${orderState({ t, lang }, setting.order)})` : null}
        </>
      ),
    ],
    ...(setting.window
      ? ([
          [t('signatories.window.opens'), dateTime(setting.window.opens)],
          [
            t('signatories.window.until'),
            setting.window.until ? dateTime(setting.window.until) : t('signatories.window.endless'),
          ],
        ] as const)
      : []),
    [t('signing.places'), t(`signing.places.${setting.signatures ?? 'beside'}`)],
  ];
  return (
    <dl className="setting-facts">
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
