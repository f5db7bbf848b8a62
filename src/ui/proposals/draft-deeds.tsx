/** Going on with a draft and tabling it, as every list of drafts offers it. What belongs to a chair's text is issued there. */
import type { ReactNode } from 'react';
import type { Draft } from '../../client/view.ts';
import { useTable } from '../document/table-context.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { go } from '../kit/route.ts';
import { isChairDraft } from './chair-bench.ts';
import { useDesk } from './desk.tsx';

export function DraftDeeds({ draft }: { readonly draft: Draft }): ReactNode {
  const { t } = useI18n();
  const { room } = useTable();
  const desk = useDesk();
  if (!desk.mayWrite) return null;
  const chair = isChairDraft(draft) && draft.own;
  return (
    <>
      <button
        type="button"
        className="btn sm line"
        onClick={() => (chair ? go({ page: 'chair', resolution: room.resolution }) : desk.resume(draft))}
      >
        {t(draft.own ? 'proposals.draft.continue' : 'proposals.draft.takeOver')}
      </button>
      {draft.own && !chair ? (
        <button type="button" className="btn sm line" onClick={() => desk.table(draft)}>
          {t('proposals.table')}
        </button>
      ) : null}
    </>
  );
}
