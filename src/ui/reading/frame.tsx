/**
 * A text in large type, in one language or several side by side: the frame round what is read out, and what a wall shows. Its tools
 * say how the text is shown and change nothing in it.
 */
import { AArrowDown, AArrowUp, X } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Button, Group, ToggleButton } from 'react-aria-components';
import { type Lang, language } from '../../language/language.ts';
import { useI18n } from '../kit/i18n.tsx';
import { hrefOf, type Route } from '../kit/route.ts';
import { useServices } from '../kit/summit-context.tsx';

/** In rem. */
const SIZES = [1.2, 1.5, 1.9, 2.4, 3] as const;
const USUAL = 2;
/** With more columns than this the lines would be too short at the usual size. */
const FEW = 2;

type Props = {
  readonly heading: string;
  readonly languages: readonly Lang[];
  /** Which are shown at first. */
  readonly first: readonly Lang[];
  /** Where the reader comes from. A wall closes instead. */
  readonly back: Route;
  /** Beside the tools. */
  readonly facts: ReactNode;
  readonly children: (shown: readonly Lang[]) => ReactNode;
};

export function ReadingFrame({ heading, languages, first, back, facts, children }: Props): ReactNode {
  const { t } = useI18n();
  const { desktop } = useServices();
  const [chosen, setChosen] = useState(first);
  const [size, setSize] = useState(first.length > FEW ? USUAL - 1 : USUAL);
  const text = useRef<HTMLElement>(null);
  // Nothing else on a wall takes keys.
  useEffect(() => {
    if (desktop.wall) text.current?.focus({ preventScroll: true });
  }, [desktop]);
  const found = languages.filter((one) => chosen.includes(one));
  const shown = found.length > 0 ? found : languages.slice(0, 1);
  const toggle = (one: Lang, on: boolean): void =>
    setChosen(on ? [...shown, one] : shown.length > 1 ? shown.filter((each) => each !== one) : shown);
  return (
    <div className="reading" style={{ '--reading-size': `${SIZES[size]}rem`, '--cols': shown.length } as never}>
      <section className="tool" aria-label={t('tools.label')}>
        {desktop.wall ? (
          <Button className="btn icon sm" aria-label={t('wall.leave')} onPress={() => void desktop.leaveWall()}>
            <X className="i" aria-hidden />
          </Button>
        ) : (
          <a className="btn icon sm" href={hrefOf(back)} aria-label={t('adoption.reading.close')}>
            <X className="i" aria-hidden />
          </a>
        )}
        <Group className="seg" aria-label={t('adoption.reading.languages')}>
          {languages.map((one) => (
            <ToggleButton key={one} isSelected={shown.includes(one)} onChange={(on) => toggle(one, on)}>
              <span lang={one} dir={language(one).dir}>
                {language(one).endonym}
              </span>
            </ToggleButton>
          ))}
        </Group>
        <span className="grow" />
        {facts}
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
      <main className="reading-texts" tabIndex={0} ref={text}>
        <h1 className="sr">{heading}</h1>
        {children(shown)}
      </main>
    </div>
  );
}
