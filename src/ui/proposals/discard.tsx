/** Discarding a draft: asked once more, because its words are nowhere else. */
import { type ReactNode, useState } from 'react';
import { useI18n } from '../app/i18n.tsx';

export function Discard({ onDiscard }: { readonly onDiscard: () => void }): ReactNode {
  const { t } = useI18n();
  const [sure, setSure] = useState(false);
  if (!sure) {
    return (
      <button type="button" className="btn sm" onClick={() => setSure(true)}>
        {t('proposals.draft.discard')}
      </button>
    );
  }
  return (
    <fieldset className="discard" aria-label={t('drafts.discard.sure')}>
      <span>{t('drafts.discard.sure')}</span>
      {/* biome-ignore lint/a11y/noAutofocus: the question takes the place of the button that had the focus */}
      <button type="button" className="btn sm line" autoFocus onClick={() => setSure(false)}>
        {t('drafts.discard.keep')}
      </button>
      <button type="button" className="btn sm fill" onClick={onDiscard}>
        {t('drafts.discard')}
      </button>
    </fieldset>
  );
}
