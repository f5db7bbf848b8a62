/** One reason for all that is taken over; then one proposal after the other, with what was refused in words. */
import { type ReactNode, useState } from 'react';
import type { RoomView } from '../../client/view.ts';
import { LIMITS } from '../../domain/command.ts';
import { useSelected } from '../document/saved.tsx';
import { presentIn } from '../document/text-turn.ts';
import { Field, FormDialog } from '../kit/field.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { useNotices } from '../kit/notices.tsx';
import { refusalInWords } from '../kit/refusal.ts';
import { useSummit } from '../kit/summit-context.tsx';
import { useValue } from '../kit/value.ts';
import { commandOf, isStale, type Wish } from './take-over.ts';

type Props = {
  readonly room: RoomView;
  readonly wishes: readonly Wish[];
  readonly file: string;
  readonly labelOf: (clause: string) => string;
  readonly onClose: () => void;
};

const isAway = ({ state }: { readonly state: string }): boolean => state === 'offline' || state === 'connecting';

export function TakeDialog({ room, wishes, file, labelOf, onClose }: Props): ReactNode {
  const i18n = useI18n();
  const { t } = i18n;
  const { summit } = useSummit();
  const { say } = useNotices();
  const { rows } = useValue(room.outline);
  const away = useSelected(room.link, isAway);
  const [reason, setReason] = useState(() => t('outside.take.default', { name: file }).slice(0, LIMITS.reason));
  const [done, setDone] = useState<number | null>(null);
  const [refused, setRefused] = useState<readonly string[] | null>(null);
  // What is left to do is what was asked for when the dialog opened; the table goes on behind it.
  const [asked] = useState(wishes);

  const one = async (wish: Wish): Promise<string | null> => {
    if (wish.clause !== null) {
      const row = room.outline.get().rows.find(({ id }) => id === wish.clause);
      if (!row || row.status === 'withdrawn') return t('outside.refused.gone');
      if (isStale(wish, (clause, lang) => presentIn(room, clause)(lang))) return t('outside.refused.changed');
    }
    const answer = await room.decide(commandOf(wish, reason.trim(), rows)).outcome;
    // What waits goes by itself, or comes back with its words.
    return answer === 'waits' || answer.ok ? null : refusalInWords(i18n, summit, answer.reason, answer.missing);
  };
  const table = async (): Promise<void> => {
    const problems: string[] = [];
    for (const [index, wish] of asked.entries()) {
      setDone(index);
      const problem = await one(wish);
      const name = wish.clause === null ? t('outside.mark.new') : labelOf(wish.clause);
      if (problem !== null) problems.push(`${name}: ${problem}`);
    }
    setDone(null);
    const tabled = asked.length - problems.length;
    if (tabled > 0) say({ tone: 'info', text: t('outside.take.done', { count: tabled }) });
    if (problems.length > 0) setRefused(problems);
    else onClose();
  };
  const title = t('outside.take.title', { count: asked.length });
  return (
    <FormDialog
      title={title}
      submit={done === null ? title : t('outside.take.progress', { done: done + 1, count: asked.length })}
      onSubmit={() => void table()}
      onClose={onClose}
      busy={done !== null}
      disabled={reason.trim() === '' || away || refused !== null || asked.length === 0}
    >
      <p className="muted">{t('outside.take.help')}</p>
      <Field
        multiline
        required
        autoFocus
        label={t('proposals.reason')}
        value={reason}
        onChange={setReason}
        maxLength={LIMITS.reason}
      />
      {away ? <p role="alert">{t('outside.offline')}</p> : null}
      {refused ? (
        <div role="alert" className="bad">
          <p>{t('outside.take.refused', { count: refused.length })}</p>
          <ul>
            {refused.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </div>
      ) : null}
    </FormDialog>
  );
}
