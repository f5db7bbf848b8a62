/** With what the meeting ends, among the settings: nature, act, originals, the text that prevails, and the formula that follows. */
import type { ReactNode } from 'react';
import type { InstrumentSetting } from '../../domain/instrument/instrument.ts';
import { originalsIn } from '../../domain/instrument/instrument.ts';
import { testimonium } from '../../domain/instrument/instrument-words.ts';
import { ACTS, NATURES, ORIGINALS, type Outcome, STATUS_LETTERS } from '../../domain/instrument/outcome.ts';
import { isLang, language } from '../../language/language.ts';
import { Choice, Field } from '../kit/field.tsx';
import { useI18n } from '../kit/i18n.tsx';
import type { PartProps } from './settings.tsx';

const FIRST = 'first';
const NONE = 'none';

export function OutcomeFields({ setting, change, parties }: PartProps & { readonly parties: number }): ReactNode {
  const { t, lang } = useI18n();
  const { outcome, languages } = setting;
  const originals = originalsIn(setting);
  // The chair's text has a single original: choosing the one sets the other.
  const put = (more: Partial<Outcome>): void => {
    const next: Outcome = { nature: 'political', act: 'signed', originals, ...outcome, ...more };
    change({ outcome: next.act === 'issued' ? { ...next, originals: 'single' } : next, originals: undefined });
  };
  const putOriginals = (mode: Outcome['originals']): void =>
    outcome ? put({ originals: mode }) : change({ originals: mode });
  const modes = outcome?.act === 'issued' ? (['single'] as const) : ORIGINALS;
  const shown = languages.includes(lang) ? lang : languages[0];
  return (
    <>
      {outcome ? null : <p className="muted small">{t('signing.first.outcome')}</p>}
      <div className="two-fields">
        <Choice
          label={t('signing.outcome.nature')}
          value={outcome?.nature ?? FIRST}
          onChange={(id) => put({ nature: NATURES.find((one) => one === id) ?? 'political' })}
          options={[
            ...(outcome ? [] : [{ id: FIRST, label: t('signing.outcome.first') }]),
            ...NATURES.map((id) => ({ id, label: t(`signing.outcome.nature.${id}`) })),
          ]}
        />
        {outcome ? (
          <Choice
            label={t('signing.outcome.act')}
            value={outcome.act}
            onChange={(id) => put({ act: ACTS.find((one) => one === id) ?? outcome.act })}
            options={ACTS.map((id) => ({ id, label: t(`signing.outcome.act.${id}`) }))}
          />
        ) : null}
        <Choice
          label={t('signing.setting.originals')}
          value={originals}
          onChange={(id) => putOriginals(id === 'single' ? 'single' : 'alternat')}
          options={modes.map((id) => ({ id, label: t(`signing.originals.mode.${id}`) }))}
        />
        {outcome && languages.length > 1 ? (
          <Choice
            label={t('signing.outcome.prevailing')}
            value={outcome.prevailing ?? NONE}
            onChange={(id) => put({ prevailing: isLang(id) ? id : undefined })}
            options={[
              { id: NONE, label: t('signing.outcome.prevailing.none') },
              ...languages.map((id) => ({ id, label: language(id).endonym })),
            ]}
          />
        ) : null}
      </div>
      {outcome ? <Standing setting={setting} outcome={outcome} put={put} /> : null}
      {shown ? (
        <div>
          <p className="muted small">{t('signing.outcome.closing')}</p>
          <p lang={shown} dir={language(shown).dir} aria-live="polite">
            {testimonium(setting, parties, shown)}
          </p>
        </div>
      ) : null}
    </>
  );
}

type StandingProps = {
  readonly setting: InstrumentSetting;
  readonly outcome: Outcome;
  readonly put: (more: Partial<Outcome>) => void;
};

/** The sentence on the standing of the text, in every language of the originals. */
function Standing({ setting: { languages }, outcome, put }: StandingProps): ReactNode {
  const { t, list } = useI18n();
  const { status = {} } = outcome;
  return (
    <details className="layouts" open={Object.values(status).some(Boolean)}>
      <summary>
        {t('signing.outcome.status', { language: list(languages.map((lang) => language(lang).endonym)) })}
      </summary>
      <p className="muted small">{t('signing.outcome.status.help')}</p>
      {languages.map((lang) => (
        <Field
          key={lang}
          label={t('signing.outcome.status', { language: language(lang).endonym })}
          value={status[lang] ?? ''}
          onChange={(text) => put({ status: { ...status, [lang]: text } })}
          maxLength={STATUS_LETTERS}
          multiline
        />
      ))}
    </details>
  );
}
