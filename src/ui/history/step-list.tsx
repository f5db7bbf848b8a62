/**
 * The steps of a history, newest first: a list with one tab stop, walked by the arrow keys. Each line says when, who, and
 * what: words that came and went in which column, or the decision in words.
 */
import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useRef } from 'react';
import { language } from '../../language/language.ts';
import { type DecisionWords, decisionInWords } from '../document/decision-words.ts';
import { useI18n } from '../kit/i18n.tsx';
import { as } from '../kit/roles.ts';
import { Code } from '../kit/signs.tsx';
import { useHands } from './hands.ts';
import type { Step, Written } from './steps.ts';

type Props = {
  readonly steps: readonly Step[];
  readonly current: number | undefined;
  readonly onStep: (by: -1 | 1) => void;
  readonly onPick: (seq: number) => void;
  readonly children?: ReactNode;
};

const idOf = (seq: number): string => `step-${seq}`;
const STEPS: { readonly [key: string]: -1 | 1 } = { ArrowDown: 1, ArrowUp: -1 };

export function StepList({ steps, current, onStep, onPick, children }: Props): ReactNode {
  const { t } = useI18n();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The arrow keys work from the beginning; whoever came by a button of the page keeps that.
    if (document.activeElement === document.body) box.current?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    if (current !== undefined) document.getElementById(idOf(current))?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  const onKey = (event: KeyboardEvent): void => {
    const by = STEPS[event.key];
    const edge = event.key === 'Home' ? steps[0] : event.key === 'End' ? steps.at(-1) : undefined;
    if (by === undefined && !edge) return;
    event.preventDefault();
    if (by !== undefined) onStep(by);
    else if (edge) onPick(edge.seq);
  };
  const onClick = ({ target }: MouseEvent): void => {
    const seq = (target as Element).closest<HTMLElement>('[data-step]')?.dataset.step;
    if (seq !== undefined) onPick(Number(seq));
  };
  return (
    <aside className="steps">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it is a list to choose from; its role is spread below */}
      <div
        ref={box}
        className="step-list"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it is a list to choose from; its role is spread below
        tabIndex={0}
        {...as('listbox', {
          'aria-label': t('history.versions'),
          ...(current === undefined ? {} : { 'aria-activedescendant': idOf(current) }),
        })}
        onKeyDown={onKey}
        onClick={onClick}
      >
        {steps.map((step) => (
          <div
            key={step.seq}
            id={idOf(step.seq)}
            data-step={step.seq}
            className={step.seq === current ? 'step on' : 'step'}
            {...as('option', { 'aria-selected': step.seq === current })}
          >
            <StepLine step={step} />
          </div>
        ))}
      </div>
      {children}
    </aside>
  );
}

/** A decision in words, ready to be printed. */
export function useDecisionWords(): (step: Step) => DecisionWords | null {
  const i18n = useI18n();
  const hand = useHands();
  return ({ decision }) => decision && decisionInWords(i18n, decision, (by) => `${hand(by).name}, ${hand(by).code}`);
}

/** What a step is, in three short lines; also used in the inspector. */
export function StepLine({ step }: { readonly step: Step }): ReactNode {
  const { t, moment } = useI18n();
  const decision = useDecisionWords()(step);
  const first = step.written.length > 0 && step.written.every(({ before }) => before === null) && !decision;
  return (
    <>
      <span className="by">
        <Hands step={step} />
        <time className="num" dateTime={step.at}>
          {moment(step.at)}
        </time>
      </span>
      {decision ? (
        <span className="what">
          {decision.what}
          {decision.more.map((each) => (
            <small key={each}>{each}</small>
          ))}
        </span>
      ) : null}
      {first ? <span className="what">{t('history.first')}</span> : null}
      {step.written.length > 0 && !first ? (
        <span className="wrote-in">
          {step.written.map((written) => (
            <Counts key={written.lang} written={written} named />
          ))}
        </span>
      ) : null}
    </>
  );
}

/** Who did it: code and name of each. */
export function Hands({ step }: { readonly step: Pick<Step, 'members' | 'decision' | 'written'> }): ReactNode {
  const hand = useHands();
  const { members, decision } = step;
  return members.map((member) => {
    const by = hand(decision && decision.member === member ? decision : { member });
    return (
      <span key={member} className="hand">
        {by.code ? <Code code={by.code} solid /> : null}
        <bdi lang={by.lang}>{by.name}</bdi>
      </span>
    );
  });
}

/** "+7 −2" with its sentence for who cannot see it; `named`: with the column. */
export function Counts({ written, named }: { readonly written: Written; readonly named?: boolean }): ReactNode {
  const { t, number } = useI18n();
  const { lang, version, before } = written;
  const { added, removed } = version;
  const { endonym, dir } = language(lang);
  const name = named ? (
    <span lang={lang} dir={dir}>
      {endonym}
    </span>
  ) : null;
  if (before === null && removed === 0 && added === 0)
    return (
      <span className="counted">
        {name} <small>{t('history.emptyText')}</small>
      </span>
    );
  return (
    <span className="counted">
      {name}
      <span className="sr">{t('history.counts', { added, removed })}</span>
      {added === 0 && removed === 0 ? (
        <small aria-hidden>{t('history.spelling')}</small>
      ) : (
        <span className="num" aria-hidden dir="ltr">
          {added > 0 ? <b className="plus">+{number(added)}</b> : null}
          {removed > 0 ? <b className="minus">−{number(removed)}</b> : null}
        </span>
      )}
    </span>
  );
}
