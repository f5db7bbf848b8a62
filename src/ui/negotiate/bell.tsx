/** The bell in the header: how many notices are unread, the list of them, and each new one said once in a bar. */
import {
  AtSign,
  Bell as BellIcon,
  BellOff,
  FilePen,
  FileX,
  Gavel,
  GitCompareArrows,
  Hourglass,
  LockOpen,
  type LucideIcon,
  MessageSquareQuote,
  PenLine,
  Scale,
  UserCheck,
  UserX,
} from 'lucide-react';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Button, DialogTrigger, Popover } from 'react-aria-components';
import type { NoticeKind } from '../../domain/negotiation/notice.ts';
import type { NamedNotice } from '../../domain/summit/summit.ts';
import { language } from '../../language/language.ts';
import { clauseTitle } from '../document/clause-title.ts';
import { elementAt } from '../document/element-at.ts';
import { type Action, useCommands } from '../kit/commands.tsx';
import { type I18n, useI18n } from '../kit/i18n.tsx';
import { type Notice as Bar, useNotices } from '../kit/notices.tsx';
import { delegationName } from '../kit/refusal.ts';
import { hrefOf } from '../kit/route.ts';
import { Code, codeOf } from '../kit/signs.tsx';
import { useServices, useSummit } from '../kit/summit-context.tsx';
import { useValue } from '../kit/value.ts';
import { useMemberName } from './names.ts';
import { noticeBoxOf } from './notice-box.ts';
import { useNotifications } from './notify.ts';

const SIGNS: { readonly [kind in NoticeKind]: { readonly icon: LucideIcon; readonly tone: Bar['tone'] } } = {
  mention: { icon: AtSign, tone: 'info' },
  reopened: { icon: LockOpen, tone: 'warn' },
  'silence-started': { icon: Hourglass, tone: 'info' },
  'silence-broken': { icon: BellOff, tone: 'warn' },
  'silence-passed': { icon: Hourglass, tone: 'info' },
  refused: { icon: FileX, tone: 'warn' },
  'proposal-decided': { icon: GitCompareArrows, tone: 'info' },
  'absence-announced': { icon: UserX, tone: 'warn' },
  absent: { icon: UserX, tone: 'warn' },
  present: { icon: UserCheck, tone: 'info' },
  'rules-proposed': { icon: Scale, tone: 'warn' },
  'rules-adopted': { icon: Scale, tone: 'info' },
  'correction-tabled': { icon: FilePen, tone: 'warn' },
  'correction-objected': { icon: FilePen, tone: 'warn' },
  'correction-withdrawn': { icon: FilePen, tone: 'info' },
  'adoption-opened': { icon: Gavel, tone: 'warn' },
  'adoption-objected': { icon: Gavel, tone: 'warn' },
  'text-adopted': { icon: Gavel, tone: 'info' },
  'adoption-over': { icon: Gavel, tone: 'warn' },
  'position-made': { icon: MessageSquareQuote, tone: 'info' },
  'summary-issued': { icon: MessageSquareQuote, tone: 'info' },
  'initials-prepared': { icon: PenLine, tone: 'warn' },
  'text-sealed': { icon: PenLine, tone: 'warn' },
  'seal-voided': { icon: PenLine, tone: 'warn' },
  signed: { icon: PenLine, tone: 'info' },
  acceded: { icon: PenLine, tone: 'info' },
  'signature-confirmed': { icon: PenLine, tone: 'info' },
  'signature-withdrawn': { icon: PenLine, tone: 'warn' },
  'signing-closed': { icon: PenLine, tone: 'info' },
};

/** Of these the signing page has the rest. */
const OF_SIGNING: ReadonlySet<NoticeKind> = new Set<NoticeKind>([
  ...(['initials-prepared', 'text-sealed', 'seal-voided', 'signed', 'acceded'] as const),
  ...(['signature-confirmed', 'signature-withdrawn', 'signing-closed'] as const),
  ...(['correction-tabled', 'correction-objected', 'correction-withdrawn'] as const),
]);

/** At most so many bars at once: after a night away the list says it better. */
const BARS = 2;

type Words = {
  readonly what: (notice: NamedNotice) => string;
  readonly where: (notice: NamedNotice) => string;
  /** What was quoted, where it is not part of the sentence. */
  readonly quote: (notice: NamedNotice) => string | undefined;
};

/** What is signed or corrected is read where it stands, what is about the summit as a whole with its rules or its adoption, all else in the text. */
const hrefOfNotice = ({ kind, resolution, clause }: NamedNotice): string => {
  if (OF_SIGNING.has(kind)) return hrefOf({ page: 'signing' });
  if (resolution === '') return hrefOf({ page: kind.startsWith('rules-') ? 'rules' : 'adoption' });
  return hrefOf({ page: 'table', resolution, ...(clause ? { clause } : {}) });
};

/** Their text is the time until which something may be said. */
const HAS_TIME = ['silence-started', 'rules-proposed', 'adoption-opened'] as const;
type Timed = (typeof HAS_TIME)[number];
const isTimed = (kind: NoticeKind): kind is Timed => (HAS_TIME as readonly string[]).includes(kind);

function useNoticeWords(): Words {
  const i18n = useI18n();
  const { summit } = useSummit();
  const nameOf = useMemberName();
  return useMemo(() => wordsOf(i18n, summit, nameOf), [i18n, summit, nameOf]);
}

function wordsOf(
  i18n: Pick<I18n, 't' | 'lang' | 'moment' | 'name'>,
  summit: ReturnType<typeof useSummit>['summit'],
  nameOf: (member: string) => string,
): Words {
  const { t, moment, name } = i18n;
  return {
    what: ({ kind, by, text, delegation = '' }) => {
      const words = { name: nameOf(by), delegation: delegationName(i18n, summit, delegation) };
      return isTimed(kind) ? t(`notices.${kind}`, { ...words, at: moment(text ?? '') }) : t(`notices.${kind}`, words);
    },
    where: ({ resolution, named, lang }) => {
      const title = name(summit.resolutions.find(({ id }) => id === resolution)?.title) || resolution;
      const clause = named ? clauseTitle(i18n, named) : '';
      const column = lang ? language(lang).endonym : '';
      return [clause, column, title].filter(Boolean).join(' · ');
    },
    quote: ({ kind, text }) => (isTimed(kind) ? undefined : text),
  };
}

export function NoticeBell(): ReactNode {
  const { t, number } = useI18n();
  const { backend } = useServices();
  const { summit } = useSummit();
  const { say } = useNotices();
  const box = noticeBoxOf(backend, summit.me.id);
  const words = useNoticeWords();
  const list = useValue(box.list);
  const [open, setOpen] = useState(false);
  useEffect(() => box.watch(), [box]);
  useNotifications(box, hrefOfNotice);

  const latest = useRef({ words, say, t });
  latest.current = { words, say, t };
  useEffect(() => {
    let said: number[] = [];
    return box.onFresh((notice) => {
      const now = Date.now();
      said = said.filter((at) => now - at < 1000);
      if (said.length >= BARS) return;
      said.push(now);
      const { words: inWords, say: tell, t: translate } = latest.current;
      tell({
        tone: SIGNS[notice.kind].tone,
        title: `${inWords.what(notice)}.`,
        text: [inWords.where(notice), inWords.quote(notice)].filter(Boolean).join(': '),
        action: {
          label: translate('notices.open'),
          run: () => {
            window.location.hash = hrefOfNotice(notice);
          },
        },
      });
    });
  }, [box]);

  const show = useCallback(
    (next: boolean) => {
      setOpen(next);
      if (next) void box.refresh();
    },
    [box],
  );
  const follow = (notice: NamedNotice): void => {
    setOpen(false);
    // The address names that clause already, and would not change: then it is only brought back into view.
    if (window.location.hash === hrefOfNotice(notice) && notice.clause)
      elementAt(document.body, notice.clause, null)?.scrollIntoView({ block: 'start' });
  };
  const actions = useMemo<readonly Action[]>(
    () => [{ id: 'notices', label: t('notices.title'), menu: 'go', run: () => show(true) }],
    [t, show],
  );
  useCommands(actions);
  const unread = list?.filter(({ read }) => !read).length ?? 0;
  return (
    <DialogTrigger isOpen={open} onOpenChange={show}>
      <Button className="btn bell" aria-label={t('notices.bell', { count: unread })}>
        <BellIcon className="i" aria-hidden />
        {unread > 0 ? (
          <span className="bell-count" aria-hidden>
            {number(unread)}
          </span>
        ) : null}
      </Button>
      {/* A dialog in itself: one inside it would leave React Aria's own closing buttons outside of every landmark. */}
      <Popover className="menu popover notice-popover" placement="bottom end" aria-label={t('notices.title')}>
        <div className="notice-list">
          <div className="notice-top">
            <h2 className="h">{t('notices.title')}</h2>
            <span className="grow" />
            {unread > 0 ? (
              <Button className="btn sm line" onPress={() => void box.readAll()}>
                {t('notices.readAll')}
              </Button>
            ) : null}
          </div>
          {list && list.length > 0 ? (
            <ul>
              {list.map((notice) => (
                <Line key={notice.id} notice={notice} words={words} onFollow={() => follow(notice)} />
              ))}
            </ul>
          ) : (
            <p className="muted notice-none">{t('notices.none')}</p>
          )}
        </div>
      </Popover>
    </DialogTrigger>
  );
}

function Line({ notice, words, onFollow }: { notice: NamedNotice; words: Words; onFollow: () => void }): ReactNode {
  const { t, moment } = useI18n();
  const { summit } = useSummit();
  const { icon: Icon, tone } = SIGNS[notice.kind];
  const who = summit.members.find(({ id }) => id === notice.by);
  const quote = words.quote(notice);
  return (
    <li className={notice.read ? 'notice' : 'notice unread'}>
      <a href={hrefOfNotice(notice)} onClick={onFollow}>
        <Icon className={`i ${tone}`} aria-hidden />
        <span className="notice-what">
          {notice.read ? null : <span className="sr">{t('notices.unread')} </span>}
          {words.what(notice)} {who ? <Code code={codeOf(who)} /> : null}
        </span>
        <time className="muted num" dateTime={notice.at}>
          {moment(notice.at)}
        </time>
        <span className="notice-where muted">{words.where(notice)}</span>
        {quote ? (
          <q className="notice-quote" dir="auto">
            {quote}
          </q>
        ) : null}
      </a>
    </li>
  );
}
