/**
 * Writing a comment or an answer. Who will read it is chosen in words, internal unless somebody says otherwise, and named
 * by the button that sends it; an answer is read by whoever reads its thread. Every letter is kept for a reload.
 */
import { Lock, Megaphone, X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { type CommentScope, LIMITS } from '../../domain/command.ts';
import { NOTHING, type Slot } from '../document/kept-comments.ts';
import { Act } from '../kit/act.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { useSummit } from '../kit/summit-context.tsx';
import { useValue } from '../kit/value.ts';
import { MentionField } from './mention-field.tsx';
import { readersOf, stillNamed } from './mentions.ts';
import { Quote } from './quote.tsx';
import type { Voice } from './voice.ts';

/** How many characters are left when counting begins. */
const NEARLY = 500;

type Props = {
  readonly voice: Voice;
  readonly slot: Slot;
  /** Of the thread that is answered; without it the writer chooses. */
  readonly scope?: CommentScope;
  /** The answer opens a resolved thread again. */
  readonly reopens?: boolean;
  /** Sent to these readers, or left: the keyboard has to go somewhere. */
  readonly onDone: (sent?: CommentScope) => void;
};

export function Composer({ voice, slot, scope: given, reopens, onDone }: Props): ReactNode {
  const { t, list } = useI18n();
  const { members } = useSummit().summit;
  const source = voice.kept.of(slot);
  const writing = useValue(source);
  const [chosen, choose] = useState<CommentScope>('delegation');
  const scope = given ?? chosen;
  const field = useRef<HTMLTextAreaElement>(null);
  const ids = useId();
  useEffect(() => field.current?.focus(), []);

  const { text, picked, about, again } = writing;
  const who = voice.own;
  const people = readersOf(members, voice.me, scope).map(({ id }) => voice.person(id));
  const named = stillNamed(text, picked);
  const mentioned = named.filter(({ id }) => people.some((person) => person.id === id));
  const outside = named.filter((each) => !mentioned.includes(each));
  const said = text.trim();
  const over = said.length - LIMITS.comment;
  const tooLong = over > 0 ? t('comments.tooLong', { count: over, limit: LIMITS.comment }) : undefined;
  const blocked = said === '' ? t('comments.empty') : tooLong;

  const send = (): void => {
    if (blocked !== undefined) return;
    const { clause, thread } = slot;
    const words = about
      ? {
          language: about.lang,
          ...(about.quote ? { quote: about.quote } : {}),
          ...(about.anchor === undefined ? {} : { anchor: about.anchor }),
        }
      : {};
    voice.say(
      {
        type: 'comment.add',
        clause,
        scope,
        text: said,
        ...(thread === null ? words : { thread }),
        ...(mentioned.length > 0 ? { mentions: mentioned.map(({ id }) => id) } : {}),
      },
      slot,
    );
    onDone(scope);
  };
  const button =
    given === undefined
      ? scope === 'all'
        ? t('comments.send.all')
        : t('comments.send.own', { who })
      : scope === 'all'
        ? t('comments.answer.all')
        : t('comments.answer.own', { who });
  return (
    <div className={`composer ${scope === 'all' ? 'to-all' : 'to-own'}`}>
      {about && slot.thread === null ? (
        <div className="about">
          <Quote clause={slot.clause} about={about} />
          <button
            type="button"
            className="btn icon sm"
            aria-label={t('comments.quote.drop')}
            title={t('comments.quote.drop')}
            onClick={() => {
              source.set({ ...writing, about: null });
              field.current?.focus();
            }}
          >
            <X className="i s" aria-hidden />
          </button>
        </div>
      ) : null}
      {again ? <p className="small muted">{t('comments.restored')}</p> : null}
      {given === undefined ? (
        <fieldset className="readers">
          <legend>{t('comments.scope')}</legend>
          {(['delegation', 'all'] as const).map((each) => (
            <label key={each}>
              <input
                type="radio"
                name={`${ids}scope`}
                value={each}
                checked={scope === each}
                onChange={() => choose(each)}
              />
              {each === 'all' ? <Megaphone className="i s" aria-hidden /> : <Lock className="i s" aria-hidden />}
              <span>{each === 'all' ? t('comments.scope.all') : t('comments.scope.own', { who })}</span>
            </label>
          ))}
        </fieldset>
      ) : null}
      <MentionField
        field={field}
        label={t(given === undefined ? 'comments.text' : 'comments.answer.text')}
        text={text}
        people={people}
        describedBy={`${ids}help ${ids}state`}
        invalid={tooLong !== undefined}
        onChange={(next, pick) => {
          const { again: _again, ...rest } = writing;
          source.set(
            next === '' ? { ...NOTHING, about } : { ...rest, text: next, picked: pick ? [...picked, pick] : picked },
          );
        }}
        onSend={send}
        onEscape={() => onDone()}
      />
      <p className="small muted" id={`${ids}help`}>
        {t('comments.mention.help')}
      </p>
      <p className={tooLong ? 'small bad-words' : 'small muted'} id={`${ids}state`} role="status">
        {tooLong ?? (over > -NEARLY ? t('comments.long', { count: said.length, limit: LIMITS.comment }) : null)}
        {outside.length > 0 ? t('comments.mention.outside', { names: list(outside.map(({ name }) => name)) }) : null}
      </p>
      <div className="acts">
        <Act
          fill={scope === 'all'}
          blocked={blocked}
          onPress={send}
          label={
            <>
              {scope === 'all' ? <Megaphone className="i s" aria-hidden /> : <Lock className="i s" aria-hidden />}
              {button}
            </>
          }
        />
        <button type="button" className="btn sm" onClick={() => onDone()}>
          {t('app.cancel')}
        </button>
        {reopens ? <span className="small muted">{t('comments.reopens')}</span> : null}
      </div>
    </div>
  );
}
