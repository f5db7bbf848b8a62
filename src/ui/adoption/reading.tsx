/** The text as a whole in large type, in one language or several side by side: what the chair reads out, for a projector. */
import { AArrowDown, AArrowUp, X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button, Group, ToggleButton } from 'react-aria-components';
import { holdersOf, originalsIn } from '../../domain/instrument.ts';
import { type Lang, language } from '../../domain/language.ts';
import { instrumentText } from '../../export/print.ts';
import type { PrintedText } from '../../export/printed.ts';
import { useI18n } from '../app/i18n.tsx';
import { hrefOf } from '../app/route.ts';
import { useSummit } from '../app/summit-context.tsx';
import { Paper } from '../signing/paper.tsx';
import { type InstrumentView, instrumentFrom, partiesNow, settingNow, shortDigest } from '../signing/stage.ts';
import type { Texts } from './adoption.tsx';

const SIZES = [1.2, 1.5, 1.9, 2.4, 3] as const;
const USUAL = 2;

/** Places to sign are not read out. */
const spoken = ({ blocks, ...text }: PrintedText): PrintedText => ({
  ...text,
  blocks: blocks.filter(({ block }) => block !== 'signatures'),
});

export function Reading({ view, texts }: { view: InstrumentView; texts: Texts }): ReactNode {
  const { t, lang } = useI18n();
  const { summit } = useSummit();
  const setting = settingNow(view);
  const [chosen, setChosen] = useState<readonly Lang[]>(() => [
    setting.languages.includes(lang) ? lang : (setting.languages[0] ?? lang),
  ]);
  const [size, setSize] = useState(USUAL);
  const instrument = instrumentFrom(view, summit, texts);
  const holder = originalsIn(setting) === 'single' ? null : (holdersOf(setting, partiesNow(view, summit))[0] ?? null);
  const shown = setting.languages.filter((one) => chosen.includes(one));
  const toggle = (one: Lang, on: boolean): void =>
    setChosen((old) => (on ? [...old, one] : old.length > 1 ? old.filter((each) => each !== one) : old));
  return (
    <div className="reading" style={{ '--reading-size': `${SIZES[size]}rem` } as never}>
      <section className="tool" aria-label={t('tools.label')}>
        <a className="btn icon sm" href={hrefOf({ page: 'adoption' })} aria-label={t('adoption.reading.close')}>
          <X className="i" aria-hidden />
        </a>
        <Group className="seg" aria-label={t('adoption.reading.languages')}>
          {setting.languages.map((one) => (
            <ToggleButton key={one} isSelected={chosen.includes(one)} onChange={(on) => toggle(one, on)}>
              <span lang={one} dir={language(one).dir}>
                {language(one).endonym}
              </span>
            </ToggleButton>
          ))}
        </Group>
        <span className="grow" />
        <span className="mono muted small wide" dir="ltr">
          {shortDigest(view.digest)}
        </span>
        <Button
          className="btn icon sm"
          aria-label={t('adoption.reading.smaller')}
          isDisabled={size === 0}
          onPress={() => setSize((old) => Math.max(0, old - 1))}
        >
          <AArrowDown className="i" aria-hidden />
        </Button>
        <Button
          className="btn icon sm"
          aria-label={t('adoption.reading.larger')}
          isDisabled={size === SIZES.length - 1}
          onPress={() => setSize((old) => Math.min(SIZES.length - 1, old + 1))}
        >
          <AArrowUp className="i" aria-hidden />
        </Button>
      </section>
      {/* A text that scrolls can be scrolled with the keyboard. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: see above */}
      <main className="reading-texts" tabIndex={0}>
        <h1 className="sr">{t('adoption.reading')}</h1>
        {shown.map((one) => (
          <Paper
            key={one}
            text={spoken(instrumentText(instrument, one, { holder, view: 'brackets', parallel: false }))}
            label={language(one).endonym}
            draft={false}
            marked={false}
          />
        ))}
      </main>
    </div>
  );
}
