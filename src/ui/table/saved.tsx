/** Where the text stands, always in words, and the bars that a lost connection or a refusal keeps up. */
import { CloudCheck, CloudOff, CloudUpload, type LucideIcon, OctagonAlert } from 'lucide-react';
import { type ReactNode, useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import type { Comment, Link, RoomView, Value } from '../../client/view.ts';
import { REFUSALS, type Refusal } from '../../domain/command.ts';
import { type I18n, useI18n } from '../app/i18n.tsx';
import type { Notice } from '../app/notices.tsx';
import { useValue } from '../app/value.ts';

/** A keystroke is acknowledged within milliseconds; "sending" is only said of what takes longer. */
const PATIENCE_MS = 600;

const SIGNS: { readonly [state in Link['state']]: { readonly icon: LucideIcon; readonly tone: string } } = {
  connecting: { icon: CloudUpload, tone: '' },
  offline: { icon: CloudOff, tone: 'warn' },
  sending: { icon: CloudUpload, tone: '' },
  saved: { icon: CloudCheck, tone: 'ok' },
  refused: { icon: OctagonAlert, tone: 'bad' },
  ended: { icon: CloudOff, tone: 'bad' },
};

/** One primitive of a value: renders only when that changes, not at every acknowledgement. */
export function useSelected<T, P extends string | number | boolean | undefined>(
  value: Value<T>,
  select: (value: T) => P,
): P {
  const get = useCallback(() => select(value.get()), [value, select]);
  return useSyncExternalStore(value.subscribe, get);
}

const stateOf = ({ state }: Link): Link['state'] => state;
/** Only what keeps a bar up: "sending" and "saved" take turns at every keystroke and must render nothing but the word. */
const troubleOf = ({ state }: Link): 'offline' | 'ended' | 'none' =>
  state === 'offline' || state === 'ended' ? state : 'none';
const isRefused = ({ state }: Link): boolean => state === 'refused';
const sinceOf = ({ since }: Link): string | undefined => since;
const reasonOf = ({ reason }: Link): Link['reason'] => reason;
const unsaidOf = (comments: readonly Comment[]): number => comments.filter(({ unsent }) => unsent).length;
/** Counted only while it is shown; otherwise every keystroke would render a bar that is not there. */
const waitingOf = ({ state, unsent }: Link): number => (state === 'offline' ? unsent : 0);

export function Saved({ room }: { room: RoomView }): ReactNode {
  const { t } = useI18n();
  const state = useSelected(room.link, stateOf);
  const [shown, setShown] = useState(state);
  useEffect(() => {
    if (state !== 'sending') {
      setShown(state);
      return undefined;
    }
    const timer = setTimeout(() => setShown(state), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [state]);
  const { icon: Icon, tone } = SIGNS[shown];
  return (
    <span className="saved" role="status">
      <Icon className={`i ${tone}`} aria-hidden />
      <span className="wide">{t(`link.${shown}`)}</span>
      <span className="narrow">{t(`link.${shown}.short`)}</span>
    </span>
  );
}

const isRefusal = (reason: string): reason is Refusal => (REFUSALS as readonly string[]).includes(reason);

/** Notices that a state keeps up by itself. */
export function useStandingNotices(room: RoomView, onSignIn: () => void): readonly Notice[] {
  const i18n = useI18n();
  const state = useSelected(room.link, troubleOf);
  const since = useSelected(room.link, sinceOf);
  const reason = useSelected(room.link, reasonOf);
  const unsent = useSelected(room.link, waitingOf) + useSelected(room.comments, unsaidOf);
  const standsStill = useSelected(room.link, isRefused);
  const refused = useValue(room.refused);
  const { t, clock } = i18n;
  const notices: Notice[] = [];
  if (state === 'offline' && since) {
    notices.push({
      tone: 'info',
      title: t('notice.offline'),
      text: t('notice.offline.body', { since: clock(since), unsent }),
    });
  }
  if (state === 'ended') notices.push(endedNotice(i18n, reason ?? 'malformed', onSignIn));
  const alarm = useValue(room.alarm);
  if (alarm) notices.push({ tone: 'bad', title: t('alarm.title'), text: t('alarm.body', { seq: alarm.known.seq }) });
  // What became drafts is told by itself; this is about words that wait in a document which is taken no more.
  const last = standsStill ? refused.at(-1) : undefined;
  if (last) {
    // The gate's own reasons all say the same to a person: this could not be written there.
    const known = isRefusal(last.reason) && last.reason !== 'rule-unmet' ? last.reason : 'not-allowed';
    const words = t(`refusal.${known}`);
    notices.push({
      tone: 'warn',
      title: t('notice.refused'),
      text: t('notice.refused.body', { places: last.places.length, reason: words.replace(/[.]$/u, '') }),
    });
  }
  return notices;
}

function endedNotice({ t }: I18n, reason: NonNullable<Link['reason']>, onSignIn: () => void): Notice {
  const signIn = reason === 'sign-in' || reason === 'revoked';
  return {
    tone: 'bad',
    title: t('notice.ended'),
    text: t(`notice.ended.${reason}`),
    action: signIn
      ? { label: t('notice.signIn'), run: onSignIn }
      : { label: t('notice.reload'), run: () => window.location.reload() },
  };
}
