/**
 * Notices: one sentence in a bar under the toolbar, with the next step as a button, newest first. Never a dialog.
 * Good news goes by itself after a while; anything that needs reading stays until dismissed.
 */

import { Info, OctagonAlert, X } from 'lucide-react';
import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { useI18n } from './i18n.tsx';

export type Notice = {
  readonly tone: 'info' | 'warn' | 'bad';
  readonly title?: string;
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void };
};
type Shown = Notice & { readonly key: number };
type Notices = {
  readonly shown: readonly Shown[];
  readonly say: (notice: Notice) => void;
  /** As `say`, of what lasts: it goes with the answer, or when somebody dismisses it. */
  readonly hold: (notice: Notice) => () => void;
  readonly dismiss: (key: number) => void;
  /** Why the last decision was not accepted; null from the press of the next one on. */
  readonly refused: Refused | null;
  readonly refuse: (text: string | null) => void;
};
type Refused = { readonly text: string };

const Context = createContext<Notices | null>(null);

/** At most so many bars; older ones give way, because the text below matters more. */
const MOST = 3;
const GOOD_NEWS_MS = 8_000;

export function useNotices(): Notices {
  const notices = use(Context);
  if (!notices) throw new Error('no notices above this component');
  return notices;
}

/**
 * Why what was decided in this dialog was not accepted. The bars stand behind it, out of reach of eyes and of screen readers,
 * so it is said in the dialog as well.
 */
export function RefusedHere(): ReactNode {
  const refused = use(Context)?.refused ?? null;
  const [before] = useState(refused);
  return refused !== null && refused !== before ? (
    <p role="alert" className="bad">
      {refused.text}
    </p>
  ) : null;
}

export function NoticesRoot({ children }: { children: ReactNode }): ReactNode {
  const [shown, setShown] = useState<readonly Shown[]>([]);
  const next = useRef(0);
  const timers = useRef(new Set<ReturnType<typeof setTimeout>>());
  useEffect(() => {
    const running = timers.current;
    return () => {
      for (const timer of running) clearTimeout(timer);
    };
  }, []);
  const dismiss = useCallback((key: number) => setShown((old) => old.filter((notice) => notice.key !== key)), []);
  const show = useCallback(
    (notice: Notice): number => {
      const key = next.current++;
      // The same sentence again takes the place of the first one: three times "it waits" would push the text down for nothing.
      const same = (other: Notice): boolean => other.text === notice.text && other.title === notice.title;
      setShown((old) => [{ ...notice, key }, ...old.filter((other) => !same(other))].slice(0, MOST));
      if (notice.tone === 'info') timers.current.add(setTimeout(() => dismiss(key), GOOD_NEWS_MS));
      return key;
    },
    [dismiss],
  );
  const say = useCallback((notice: Notice): void => void show(notice), [show]);
  const hold = useCallback(
    (notice: Notice) => {
      const key = show(notice);
      return () => dismiss(key);
    },
    [show, dismiss],
  );
  const [refused, setRefused] = useState<Refused | null>(null);
  const refuse = useCallback((text: string | null) => setRefused(text === null ? null : { text }), []);
  const value = useMemo(
    () => ({ shown, say, hold, dismiss, refused, refuse }),
    [shown, say, hold, dismiss, refused, refuse],
  );
  return <Context value={value}>{children}</Context>;
}

type BarsProps = { readonly standing?: readonly Notice[]; readonly children?: ReactNode };

/** The bars; `standing` are notices that a state keeps up (offline) and nobody can dismiss, `children` bars of their own. */
export function NoticeBars({ standing = [], children }: BarsProps): ReactNode {
  const { t } = useI18n();
  const { shown, dismiss } = useNotices();
  return (
    <div className="notices" aria-live="polite">
      {standing.map((notice) => (
        <Bar key={notice.title ?? notice.text} notice={notice} />
      ))}
      {children}
      {shown.map((notice) => (
        <Bar key={notice.key} notice={notice}>
          <Button className="btn icon sm" aria-label={t('app.dismiss')} onPress={() => dismiss(notice.key)}>
            <X className="i s" aria-hidden />
          </Button>
        </Bar>
      ))}
    </div>
  );
}

function Bar({ notice, children }: { notice: Notice; children?: ReactNode }): ReactNode {
  const Icon = notice.tone === 'info' ? Info : OctagonAlert;
  return (
    <div className={`note-bar ${notice.tone}`}>
      <Icon className="i" aria-hidden />
      <span>
        {notice.title ? <b className="strong">{notice.title} </b> : null}
        {notice.text}
      </span>
      <span className="grow" />
      {notice.action ? (
        <Button className="btn sm line" onPress={notice.action.run}>
          {notice.action.label}
        </Button>
      ) : null}
      {children}
    </div>
  );
}
