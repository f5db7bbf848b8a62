/** One thread: who reads it, the words it is about, what was said, and what can be done. */
import { CloudOff, Lock, Megaphone } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Comment } from '../../client/view.ts';
import type { CommentScope } from '../../domain/command.ts';
import { useTable } from '../document/table-context.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { Code, codeOf } from '../kit/signs.tsx';
import { Composer } from './composer.tsx';
import { pieces } from './mentions.ts';
import { Quote } from './quote.tsx';
import { talkOf } from './talk.ts';
import type { Thread } from './threads.ts';
import type { Voice } from './voice.ts';

/** So many answers are shown at once; the first comment always is. */
const LATEST = 6;

type Props = {
  readonly thread: Thread;
  readonly voice: Voice;
  /** Its words were clicked. */
  readonly shown: boolean;
  readonly answering: boolean;
  /** `sent`: an answer is on its way to these readers. */
  readonly onAnswer: (open: boolean, sent?: CommentScope) => void;
  readonly onShow: () => void;
};

export function ThreadView({ thread, voice, shown, answering, onAnswer, onShow }: Props): ReactNode {
  const { t, moment } = useI18n();
  const { room } = useTable();
  const [whole, setWhole] = useState(false);
  const { first, answers, scope, open } = thread;
  const { me, own } = voice;
  const mayResolve = open && (first.member === me.id || (me.role === 'secretariat' && scope === 'all'));
  const hidden = whole ? 0 : Math.max(0, answers.length - LATEST);
  const about = first.language
    ? {
        lang: first.language,
        ...(first.quote ? { quote: first.quote } : {}),
        ...(first.anchor === undefined ? {} : { anchor: first.anchor }),
      }
    : null;
  const by = voice.person(first.member, codeOf(first));
  return (
    <article
      className={`thread ${scope === 'all' ? 'to-all' : 'to-own'}${shown ? ' shown' : ''}`}
      id={`thread-${thread.id}`}
      aria-label={t('comments.thread', { name: by.name })}
      {...(shown ? { 'aria-current': true } : {})}
      onPointerEnter={() => talkOf(room).shown.set(thread.id)}
      onFocus={() => talkOf(room).shown.set(thread.id)}
    >
      <ScopeSign scope={scope} own={own} />
      {about ? <Quote clause={first.clause} about={about} onShow={onShow} /> : null}
      <ol className="said">
        <Said comment={first} voice={voice} />
        {hidden > 0 ? (
          <li>
            <button type="button" className="btn sm" onClick={() => setWhole(true)}>
              {t('comments.more', { count: hidden })}
            </button>
          </li>
        ) : null}
        {answers.slice(hidden).map((answer) => (
          <Said key={answer.id} comment={answer} voice={voice} />
        ))}
      </ol>
      {first.resolved ? (
        <p className="small muted">
          {t('comments.resolvedBy', {
            name: voice.person(first.resolved.member).name,
            at: moment(first.resolved.at),
          })}
        </p>
      ) : null}
      {first.unsent ? null : answering ? (
        <Composer
          voice={voice}
          slot={{ clause: first.clause, thread: thread.id }}
          scope={scope}
          reopens={!open}
          onDone={(sent) => onAnswer(false, sent)}
        />
      ) : (
        <div className="acts">
          <button type="button" className="btn sm line" data-answer="" onClick={() => onAnswer(true)}>
            {t(open ? 'comments.answer' : 'comments.answer.reopen')}
          </button>
          {mayResolve ? (
            <button type="button" className="btn sm" onClick={() => voice.resolve(thread.id, scope)}>
              {t('comments.resolve')}
            </button>
          ) : null}
        </div>
      )}
    </article>
  );
}

/** Who reads it: a sign, a word and a border of its own kind, so that neither is taken for the other. */
const ScopeSign = ({ scope, own }: { scope: CommentScope; own: string }): ReactNode => {
  const { t } = useI18n();
  return (
    <p className="scope-sign">
      {scope === 'all' ? <Megaphone className="i s" aria-hidden /> : <Lock className="i s" aria-hidden />}
      {scope === 'all' ? t('comments.tag.all') : t('comments.tag.own', { who: own })}
    </p>
  );
};

function Said({ comment, voice }: { comment: Comment; voice: Voice }): ReactNode {
  const { t, moment } = useI18n();
  const { name, lang, code } = voice.person(comment.member, codeOf(comment));
  const mentioned = (comment.mentions ?? []).map((id) => voice.person(id));
  let at = 0;
  return (
    <li className="msg">
      <span className="by">
        <Code code={code} solid />
        <b>
          <bdi {...(lang ? { lang } : {})}>{name}</bdi>
        </b>
        <time dateTime={comment.at}>{moment(comment.at)}</time>
      </span>
      <p className="words" dir="auto">
        {pieces(comment.text, mentioned).map((piece) =>
          typeof piece === 'string' ? (
            <span key={at++}>{piece}</span>
          ) : (
            <mark key={at++} className={`mention${piece.id === voice.me.id ? ' me' : ''}`} title={piece.code}>
              <bdi>@{piece.name}</bdi>
            </mark>
          ),
        )}
      </p>
      {comment.unsent ? (
        <span className="unsent">
          <CloudOff className="i s" aria-hidden />
          {t(comment.unsent === 'comment' ? 'comments.unsent' : 'comments.resolving')}
        </span>
      ) : null}
    </li>
  );
}
