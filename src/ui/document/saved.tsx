/** Where the text stands, always in words, and the bars that a lost connection or a refusal keeps up. */
import { CloudCheck, CloudOff, CloudUpload, type LucideIcon, OctagonAlert, Undo2 } from 'lucide-react';
import { type ReactNode, useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { Button } from 'react-aria-components';
import { type Source, value } from '../../client/value.ts';
import type { Given, Link, RoomView, Value } from '../../client/view.ts';
import { REFUSALS, type Refusal } from '../../domain/command.ts';
import type { SummitView } from '../../domain/summit/summit.ts';
import { type I18n, useI18n } from '../kit/i18n.tsx';
import { useKeeping } from '../kit/keeping.tsx';
import type { Notice } from '../kit/notices.tsx';
import { useServices, useSummit } from '../kit/summit-context.tsx';
import { useValue } from '../kit/value.ts';
import { GivenDialog } from './given-dialog.tsx';
import { givenInWords } from './given-words.ts';
import { clauseNames } from './names.ts';

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
const anyOf = (unsent: number): boolean => unsent > 0;
const returnedOf = (given: readonly Given[]): number => given.filter(({ refused }) => refused).length;
/** The id of what came back, where it is one alone. */
const onlyOf = (given: readonly Given[]): string | undefined =>
  returnedOf(given) === 1 ? given.find(({ refused }) => refused)?.command.id : undefined;
const countOf = (given: readonly Given[]): number => given.length;
const none = (): number => 0;
const all = (unsent: number): number => unsent;

/** Whether the list of what waits and what came back is open, by room: a bar and a button open the same one. */
const reading = new WeakMap<RoomView, Source<boolean>>();
function readingOf(room: RoomView): Source<boolean> {
  const known = reading.get(room) ?? value(false);
  reading.set(room, known);
  return known;
}

export const Saved = ({ room }: { room: RoomView }): ReactNode => (
  <>
    <LinkSign room={room} />
    <Returned room={room} />
  </>
);

/** Where the text stands, and nothing of what came back to anybody. */
export function LinkSign({ room }: { room: RoomView }): ReactNode {
  const { t } = useI18n();
  const { kept } = useKeeping();
  const line = useSelected(room.link, stateOf);
  const waits = useSelected(room.unsent, anyOf);
  // Saved is what the secretariat has, decisions included.
  const state = line === 'saved' && waits ? 'sending' : line;
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
  const where = shown === 'offline' && !kept ? 'desktop.link.unkept' : (`link.${shown}` as const);
  return (
    <span className="saved" role="status">
      <Icon className={`i ${tone}`} aria-hidden />
      <span className="wide">{t(where)}</span>
      <span className="narrow">{t(`${where}.short`)}</span>
    </span>
  );
}

/** What came back to its author, on every page of the resolution, until it is put away. */
function Returned({ room }: { room: RoomView }): ReactNode {
  const { t, number } = useI18n();
  const count = useSelected(room.given, returnedOf);
  const asked = readingOf(room);
  const open = useValue(asked);
  return (
    <>
      {count > 0 ? (
        <Button className="btn sm" aria-label={t('given.back', { count })} onPress={() => asked.set(true)}>
          <Undo2 className="i s bad" aria-hidden />
          {number(count)}
        </Button>
      ) : null}
      {open ? <GivenDialog room={room} onClose={() => asked.set(false)} /> : null}
    </>
  );
}

const isRefusal = (reason: string): reason is Refusal => (REFUSALS as readonly string[]).includes(reason);

/** Notices that a state keeps up by itself. */
export function useStandingNotices(room: RoomView, onSignIn: () => void): readonly Notice[] {
  const i18n = useI18n();
  const { t } = i18n;
  const state = useSelected(room.link, troubleOf);
  const since = useSelected(room.link, sinceOf);
  const reason = useSelected(room.link, reasonOf);
  // Counted only while it is shown; otherwise every keystroke would render a bar that is not there.
  const unsent = useSelected(room.unsent, state === 'offline' ? all : none);
  const waiting = useSelected(room.given, countOf);
  const back = useSelected(room.given, returnedOf);
  const onlyId = useSelected(room.given, onlyOf);
  const only = room.given.get().find(({ command }) => command.id === onlyId);
  const { summit } = useSummit();
  const { desktop } = useServices();
  const { kept } = useKeeping();
  const read = { label: t('given.show'), run: () => readingOf(room).set(true) };
  const standsStill = useSelected(room.link, isRefused);
  const refused = useValue(room.refused);
  const { clock } = i18n;
  const notices: Notice[] = [];
  if (state === 'offline' && since) {
    notices.push({
      tone: 'info',
      title: t('notice.offline'),
      text: [t('notice.offline.body', { since: clock(since), unsent }), kept ? '' : t('desktop.offline.unkept')]
        .filter(Boolean)
        .join(' '),
      ...(waiting > back ? { action: read } : {}),
    });
  }
  if (only) notices.push(refusedNotice(i18n, summit, room, only, read));
  else if (back > 0)
    notices.push({ tone: 'bad', title: t('given.back', { count: back }), text: t('given.back.body'), action: read });
  if (state === 'ended')
    notices.push(
      endedNotice(i18n, reason ?? 'malformed', { kept, signIn: onSignIn, reload: () => void desktop.reload() }),
    );
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

/** One refusal says in its bar what was refused and why; where its author had written nothing, there is nothing else to read. */
function refusedNotice(
  i18n: I18n,
  summit: SummitView,
  room: RoomView,
  given: Given,
  read: NonNullable<Notice['action']>,
): Notice {
  const { t } = i18n;
  const { what, clause, said, refused = '' } = givenInWords(i18n, summit, room, given);
  const label = clause === null ? '' : clauseNames(room.outline.get().rows, i18n).label(clause);
  return {
    tone: 'bad',
    title: `${t('given.refused', { what: label ? t('given.what', { clause: label, what }) : what })}.`,
    text: refused,
    action: said.length > 0 ? read : { label: t('given.dismiss'), run: () => room.dismiss(given.command.id) },
  };
}

type Ways = { readonly kept: boolean; readonly signIn: () => void; readonly reload: () => void };

function endedNotice({ t }: I18n, reason: NonNullable<Link['reason']>, { kept, signIn, reload }: Ways): Notice {
  const text = reason === 'sign-in' && !kept ? t('desktop.ended.lost') : t(`notice.ended.${reason}`);
  const byLoading = reason === 'old-program' || reason === 'too-many' || reason === 'malformed';
  return {
    tone: 'bad',
    title: t('notice.ended'),
    text: byLoading ? `${text} ${t(kept ? 'desktop.ended.kept' : 'desktop.ended.unkept')}` : text,
    action:
      reason === 'sign-in' || reason === 'revoked'
        ? { label: t('notice.signIn'), run: signIn }
        : { label: t('notice.reload'), run: reload },
  };
}
