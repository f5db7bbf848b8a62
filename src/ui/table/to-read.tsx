/** What waits for its reader: merged cells and drafts, as buttons in the header, and the sentence after a refusal. */
import { FilePen, Merge } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { Button } from 'react-aria-components';
import type { Refused, RoomView } from '../../client/view.ts';
import type { MessageKey } from '../../language/messages.ts';
import type { ClauseNames } from '../document/names.ts';
import { useTable } from '../document/table-context.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { useNotices } from '../kit/notices.tsx';
import { useValue } from '../kit/value.ts';

export function ToRead({ onDrafts }: { onDrafts: () => void }): ReactNode {
  const { t, number } = useI18n();
  const { room, readMerged } = useTable();
  const [merge, ...more] = useValue(room.merges);
  const drafts = useValue(room.drafts);
  return (
    <>
      {merge ? (
        <Button
          className="btn sm"
          aria-label={t('merged.count', { count: more.length + 1 })}
          onPress={() => readMerged(merge.id)}
        >
          <Merge className="i s warn" aria-hidden />
          {number(more.length + 1)}
        </Button>
      ) : null}
      {drafts.length > 0 ? (
        <Button className="btn sm" aria-label={t('drafts.count', { count: drafts.length })} onPress={onDrafts}>
          <FilePen className="i s" aria-hidden />
          {number(drafts.length)}
        </Button>
      ) : null}
    </>
  );
}

/** A refusal is said once, on whichever page it is met first. */
const told = new WeakSet<Refused>();

const CAUSES: { readonly [reason: string]: MessageKey } = {
  place: 'recovery.closed',
  'other-epoch': 'recovery.restored',
};

/** Says in a sentence which words became drafts, with the list one press away. */
export function useRecoveryNotice(room: RoomView, names: ClauseNames, showDrafts: () => void): void {
  const { t, list } = useI18n();
  const { say } = useNotices();
  const refused = useValue(room.refused);
  useEffect(() => {
    for (const refusal of refused) {
      const { reason, places, drafts } = refusal;
      if (told.has(refusal) || drafts.length === 0) continue;
      told.add(refusal);
      const clauses = list([...new Set(places.map(({ clause }) => names.label(clause)))].filter(Boolean));
      const cause = CAUSES[reason] ?? 'recovery.whole';
      say({
        tone: 'warn',
        title: cause === 'recovery.closed' ? t(cause, { clauses }) : t(cause),
        text: t('recovery.kept', { count: drafts.length }),
        action: { label: t('recovery.show'), run: showDrafts },
      });
    }
  }, [refused, names, list, say, showDrafts, t]);
}
