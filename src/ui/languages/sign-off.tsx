/** The legal staff's word on the whole text: given, still missing something, or given on an earlier text. */
import { BadgeCheck } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { negotiationOf } from '../../client/negotiation.ts';
import type { RoomView } from '../../client/view.ts';
import { groundOf } from '../../crdt/snapshot.ts';
import { COMMANDS, LIMITS } from '../../domain/command.ts';
import { collationMissing } from '../../domain/negotiation/concordance.ts';
import { ReasonDialog } from '../document/reason-dialog.tsx';
import type { RunCommand } from '../document/run-command.ts';
import { Act } from '../kit/act.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { useSummit } from '../kit/summit-context.tsx';
import { useValue } from '../kit/value.ts';

/** `turn` grows when any pair has changed; the whole text is looked at only then. */
type Props = { readonly room: RoomView; readonly turn: number; readonly run: RunCommand };

export function SignOff({ room, turn, run }: Props): ReactNode {
  const { t, moment } = useI18n();
  const { summit } = useSummit();
  const rights = useValue(room.rights);
  const collations = useValue(negotiationOf(room).collations);
  const [asking, setAsking] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` stands for the texts and the pairs
  const { missing, digest } = useMemo(() => {
    const ground = groundOf(room.doc);
    return {
      missing: collationMissing(ground).length,
      digest: collations.length > 0 ? ground.digest() : '',
    };
  }, [room, turn, collations]);
  const last = [...collations].sort((a, b) => a.seq - b.seq).at(-1);
  const by = last && summit.members.find(({ id }) => id === last.member);
  const may = rights !== null && COMMANDS['collation.sign'].roles.includes(rights.role);
  const signed = last !== undefined && last.digest === digest && missing === 0;
  const words = last
    ? t(signed ? 'collation.signed' : 'collation.signed.earlier', { name: by?.name ?? '', at: moment(last.at) })
    : missing > 0
      ? t('collation.missing', { count: missing })
      : t('collation.ready');
  return (
    <>
      <span className={`saved sign-off ${signed ? 'ok' : ''}`} role="status" title={last?.note ?? ''}>
        <BadgeCheck className="i" aria-hidden />
        <span className="wide">{words}</span>
      </span>
      {may && !signed ? (
        <Act
          label={t('collation.sign')}
          fill
          blocked={missing > 0 ? t('collation.missing', { count: missing }) : undefined}
          onPress={() => setAsking(true)}
        />
      ) : null}
      {asking ? (
        <ReasonDialog
          title={t('collation.sign.title')}
          label={t('collation.sign.note')}
          help={t('collation.sign.help')}
          submit={t('collation.sign.submit')}
          maxLength={LIMITS.note}
          onSubmit={(note) =>
            run({ type: 'collation.sign', ...(note ? { note } : {}) }, { text: t('collation.sign.done') })
          }
          onClose={() => setAsking(false)}
        />
      ) : null}
    </>
  );
}
