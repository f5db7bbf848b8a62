/** The walk through the steps of one clause: the list, the chosen step, and its columns beneath each other. */
import { ChevronDown, ChevronUp } from 'lucide-react';
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import type { RoomView } from '../../client/view.ts';
import type { HistoryEvent } from '../../domain/clause/past.ts';
import { useTexts } from '../document/idle-texts.ts';
import { useRunCommand } from '../document/run-command.ts';
import { type Action, useCommands } from '../kit/commands.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { useValue } from '../kit/value.ts';
import { ColumnThen, type Mode } from './column-then.tsx';
import { Said } from './page.tsx';
import { RestoreAll } from './restore-act.tsx';
import { Hands, StepList, useDecisionWords } from './step-list.tsx';
import { type Shown, standing, stepAt, stepFrom, stepsOf } from './steps.ts';
import type { HistoryReader } from './use-history.ts';

type Props = {
  readonly room: RoomView;
  readonly clause: string;
  readonly label: string;
  readonly shown: Shown;
  readonly mode: Mode;
  readonly removed: boolean;
  readonly reader: HistoryReader;
};

const NO_EVENTS: readonly HistoryEvent[] = [];

export function Walk(props: Props): ReactNode {
  const { room, clause, label, shown, mode, removed, reader } = props;
  const { t, dateTime } = useI18n();
  const { columns } = useValue(room.outline);
  const run = useRunCommand(room);
  const { past, older, reload } = reader;
  const [wanted, setWanted] = useState<number | null>(null);
  const { lang, decisions } = shown;
  const events = past.state === 'ready' ? past.events : NO_EVENTS;
  const steps = useMemo(() => stepsOf(events, { lang, decisions }), [events, lang, decisions]);
  const step = stepAt(steps, wanted);
  const stood = useMemo(() => (step ? standing(events, step.seq) : {}), [events, step]);
  const langs = useMemo(() => columns.map((column) => column.lang), [columns]);
  const texts = useTexts(room, clause, langs);
  const decision = useDecisionWords()(step ?? { decision: null, seq: 0, at: '', members: [], written: [] });
  const move = useCallback(
    (by: -1 | 1) => setWanted((old) => stepFrom(steps, stepAt(steps, old)?.seq ?? null, by)?.seq ?? old),
    [steps],
  );
  // The last one that is known has nothing to be compared with yet.
  const complete = past.state === 'ready' && past.complete;
  const atEnd = step !== undefined && step === steps.at(-1) && !complete;
  useEffect(() => {
    if (atEnd) older();
  }, [atEnd, older]);
  const actions = useMemo<readonly Action[]>(
    () => [
      { id: 'step.earlier', label: t('history.earlier'), chord: { code: 'F8' }, menu: 'go', run: () => move(1) },
      {
        id: 'step.later',
        label: t('history.later'),
        chord: { code: 'F8', shift: true },
        menu: 'go',
        run: () => move(-1),
      },
      { id: 'step.j', label: t('history.earlier'), chord: { code: 'KeyJ' }, run: () => move(1) },
      { id: 'step.k', label: t('history.later'), chord: { code: 'KeyK' }, run: () => move(-1) },
    ],
    [t, move],
  );
  useCommands(actions);
  const done = useCallback(() => afterSaving(room, reload), [room, reload]);

  if (past.state === 'loading') return <Said text={t('history.loading')} busy />;
  if (past.state === 'failed')
    return (
      <Said text={past.failure === 'offline' ? t('history.offline') : t('history.failed')}>
        <Button className="btn line" onPress={reload}>
          {t('app.retry')}
        </Button>
      </Said>
    );
  if (!step) return <Said text={t(decisions ? 'history.nothing' : 'history.nothing.column')} />;
  const at = steps.indexOf(step);
  const position = { at: at + 1, count: steps.length };
  const shownLangs = lang === 'all' ? langs : [lang];
  return (
    <main className="work history" data-clause={clause}>
      <StepList steps={steps} current={step.seq} onStep={move} onPick={setWanted}>
        {complete ? null : (
          <Button className="btn sm" isDisabled={past.busy} onPress={older}>
            {t('history.older')}
          </Button>
        )}
      </StepList>
      <section className="then-all" aria-label={t('history.version.of', { clause: label, at: dateTime(step.at) })}>
        <header className="step-head">
          <div className="who">
            <h2>{label}</h2>
            <Hands step={step} />
            <time className="num" dateTime={step.at}>
              {dateTime(step.at)}
            </time>
          </div>
          <span className="num muted">{t(complete ? 'history.position' : 'history.position.more', position)}</span>
          <span className="seg">
            <Button aria-label={t('history.later')} isDisabled={at === 0} onPress={() => move(-1)}>
              <ChevronUp className="i s" aria-hidden />
            </Button>
            <Button aria-label={t('history.earlier')} isDisabled={at === steps.length - 1} onPress={() => move(1)}>
              <ChevronDown className="i s" aria-hidden />
            </Button>
          </span>
          {decision ? (
            <p className="decided">
              <b>{decision.what}</b>
              {decision.more.map((each) => (
                <span key={each}>{each}</span>
              ))}
              {decision.said ? <q dir="auto">{decision.said}</q> : null}
            </p>
          ) : null}
          {past.failure ? (
            <p className="mark bad" role="status">
              {t(past.failure === 'offline' ? 'history.offline' : 'history.failed')}
            </p>
          ) : null}
        </header>
        <div className="thens">
          {shownLangs.map((each) => (
            <ColumnThen
              key={each}
              room={room}
              clause={clause}
              lang={each}
              step={step}
              version={stood[each]}
              present={texts[each]}
              mode={mode}
              removed={removed}
              run={run}
              onDone={done}
            />
          ))}
        </div>
        {lang === 'all' && langs.length > 1 ? (
          <RestoreAll room={room} clause={clause} stood={stood} columns={langs} at={step.at} run={run} onDone={done} />
        ) : null}
      </section>
    </main>
  );
}

/** Once everything written here is with the server, which then can tell of it. */
function afterSaving(room: RoomView, then: () => void): void {
  const saved = (): boolean => room.link.get().state === 'saved' && room.link.get().unsent === 0;
  // A letter just written is counted in the same task, so "saved" is true only of what was there before.
  queueMicrotask(() => {
    if (saved()) {
      then();
      return;
    }
    const stop = room.link.subscribe(() => {
      if (!saved()) return;
      stop();
      then();
    });
  });
}
