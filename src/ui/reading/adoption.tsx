/** The text as a whole in large type, in one language or several side by side: what the chair reads out, for a projector. */
import type { ReactNode } from 'react';
import { holdersOf, originalsIn } from '../../domain/instrument/instrument.ts';
import type { InstrumentView } from '../../domain/instrument/instrument-view.ts';
import { instrumentText } from '../../export/print.ts';
import type { PrintedText } from '../../export/printed.ts';
import { language } from '../../language/language.ts';
import { Paper } from '../instrument/paper.tsx';
import { instrumentFrom, partiesNow, settingNow, shortDigest } from '../instrument/stage.ts';
import type { Texts } from '../instrument/use-instrument.ts';
import { useI18n } from '../kit/i18n.tsx';
import { useSummit } from '../kit/summit-context.tsx';
import { ReadingFrame } from './frame.tsx';

/** Places to sign are not read out. */
const spoken = ({ blocks, ...text }: PrintedText): PrintedText => ({
  ...text,
  blocks: blocks.filter(({ block }) => block !== 'signatures'),
});

export function Reading({ view, texts }: { view: InstrumentView; texts: Texts }): ReactNode {
  const { t, lang } = useI18n();
  const { summit } = useSummit();
  const setting = settingNow(view);
  const instrument = instrumentFrom(view, summit, texts);
  const holder = originalsIn(setting) === 'single' ? null : (holdersOf(setting, partiesNow(view, summit))[0] ?? null);
  return (
    <ReadingFrame
      heading={t('adoption.reading')}
      languages={setting.languages}
      first={[setting.languages.includes(lang) ? lang : (setting.languages[0] ?? lang)]}
      back={{ page: 'adoption' }}
      facts={
        <span className="mono muted small wide" dir="ltr">
          {shortDigest(view.digest)}
        </span>
      }
    >
      {(shown) =>
        shown.map((one) => (
          <Paper
            key={one}
            text={spoken(instrumentText(instrument, one, { holder, view: 'brackets', parallel: false }))}
            label={language(one).endonym}
            draft={false}
            marked={false}
          />
        ))
      }
    </ReadingFrame>
  );
}
