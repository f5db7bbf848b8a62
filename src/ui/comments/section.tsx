/** The threads about the current clause, in the inspector: open ones first, resolved ones folded. */
import { ChevronDown, ChevronRight, Plus } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { OutlineRow } from '../../client/view.ts';
import type { CommentScope } from '../../domain/command.ts';
import { elementAt } from '../document/element-at.ts';
import { NOTHING } from '../document/kept-comments.ts';
import { useTable } from '../document/table-context.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { useValue } from '../kit/value.ts';
import { Composer } from './composer.tsx';
import { useJump } from './jump.ts';
import { talkOf } from './talk.ts';
import { ThreadView } from './thread.tsx';
import type { Thread } from './threads.ts';
import { useVoice, type Voice } from './voice.ts';

/** So many threads of one kind are shown at once, the latest; the rest on demand. */
const LATEST = 25;

export function CommentSection({ row }: { readonly row: OutlineRow }): ReactNode {
  const voice = useVoice();
  // Whoever takes no part in the talk is not told that there is one.
  return voice ? <Threads row={row} voice={voice} /> : null;
}

function Threads({ row: { id: clause }, voice }: { row: OutlineRow; voice: Voice }): ReactNode {
  const { t, number } = useI18n();
  const { room } = useTable();
  const talk = talkOf(room);
  const threads = useValue(talk.of(clause));
  const asked = useValue(talk.asked);
  const shown = useValue(talk.shown);
  const fresh = voice.kept.of({ clause, thread: null });
  const [writing, setWriting] = useState(() => fresh.get().text !== '');
  const [answering, setAnswering] = useState<string | null>(
    () => threads.find(({ id }) => voice.kept.of({ clause, thread: id }).get().text !== '')?.id ?? null,
  );
  const [unfolded, unfold] = useState(false);
  const section = useRef<HTMLElement>(null);
  const begin = useRef<HTMLButtonElement>(null);
  /** The cell that the keyboard came from. */
  const from = useRef<HTMLElement | null>(null);
  const jump = useJump();
  /** For those who do not see the thread appear. */
  const [told, tell] = useState('');
  const sent = (scope: CommentScope): void => {
    const waits = room.link.get().state === 'offline' || room.link.get().state === 'connecting';
    const readers = scope === 'all' ? t('comments.tag.all') : t('comments.tag.own', { who: voice.own });
    tell(waits ? t('comments.unsent') : t('comments.sent', { readers }));
  };

  useEffect(() => {
    if (asked?.clause !== clause) return;
    talk.asked.set(null);
    from.current = elementAt(document.body, clause, asked.from);
    if (asked.kind === 'write') {
      const { text, about, ...rest } = fresh.get();
      fresh.set({ ...rest, text, about: asked.about ?? about });
      setWriting(true);
      requestAnimationFrame(() => section.current?.querySelector<HTMLElement>('.composer textarea')?.focus());
      return;
    }
    const { thread, answer } = asked;
    talk.shown.set(thread);
    if (answer) setAnswering(thread);
    if (threads.some(({ id, open }) => id === thread && !open)) unfold(true);
    requestAnimationFrame(() =>
      document.getElementById(`thread-${thread}`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' }),
    );
  }, [asked, clause, talk, fresh, threads]);

  const open = threads.filter((thread) => thread.open);
  const resolved = threads.filter((thread) => !thread.open);
  /** Words that were only quoted are not quoted the next time. */
  const leave = (): void => {
    setWriting(false);
    if (fresh.get().text === '') fresh.set(NOTHING);
  };
  /** Sent or left: back to where it was asked for. */
  const home = (fallback: HTMLElement | null | undefined): void => {
    const target = from.current?.isConnected ? from.current : fallback;
    from.current = null;
    requestAnimationFrame(() => target?.focus());
  };
  const view = (thread: Thread): ReactNode => (
    <ThreadView
      key={thread.id}
      thread={thread}
      voice={voice}
      shown={thread.id === shown}
      answering={thread.id === answering}
      onAnswer={(start, scope) => {
        if (scope) sent(scope);
        setAnswering(start ? thread.id : null);
        if (start) return;
        const back = (): HTMLElement | null | undefined =>
          document.getElementById(`thread-${thread.id}`)?.querySelector<HTMLElement>('[data-answer]');
        requestAnimationFrame(() => home(back()));
      }}
      onShow={() => jump(thread)}
    />
  );
  return (
    <section className="sect comments" ref={section} aria-label={t('comments.section')}>
      <h2 className="h">
        {t('comments.section')}
        {open.length > 0 ? <span className="count">{number(open.length)}</span> : null}
        <button
          type="button"
          ref={begin}
          className="btn sm line"
          aria-expanded={writing}
          onClick={() => (writing ? leave() : setWriting(true))}
        >
          <Plus className="i s" aria-hidden />
          {t('comments.new')}
        </button>
      </h2>
      {writing ? (
        <Composer
          voice={voice}
          slot={{ clause, thread: null }}
          onDone={(scope) => {
            if (scope) sent(scope);
            leave();
            home(begin.current);
          }}
        />
      ) : null}
      <p className="sr" role="status">
        {told}
      </p>
      {threads.length === 0 && !writing ? <p className="small muted">{t('comments.none')}</p> : null}
      <Latest threads={open} view={view} />
      {resolved.length > 0 ? (
        <button type="button" className="btn sm fold" aria-expanded={unfolded} onClick={() => unfold((old) => !old)}>
          {unfolded ? <ChevronDown className="i s" aria-hidden /> : <ChevronRight className="i s flip" aria-hidden />}
          {t('comments.resolved', { count: resolved.length })}
        </button>
      ) : null}
      {unfolded ? <Latest threads={resolved} view={view} /> : null}
    </section>
  );
}

function Latest({ threads, view }: { threads: readonly Thread[]; view: (thread: Thread) => ReactNode }): ReactNode {
  const { t } = useI18n();
  const [all, setAll] = useState(false);
  const hidden = all ? 0 : Math.max(0, threads.length - LATEST);
  return (
    <>
      {hidden > 0 ? (
        <button type="button" className="btn sm" onClick={() => setAll(true)}>
          {t('comments.more', { count: hidden })}
        </button>
      ) : null}
      {threads.slice(hidden).map(view)}
    </>
  );
}
