/**
 * Discarding a draft: asked once more, because its words are nowhere else. The question takes the focus of the button that
 * asked it, on the answer that keeps the words, and gives it back: who presses Enter twice has discarded nothing.
 */
import { type ReactNode, useState } from 'react';
import { useI18n } from '../kit/i18n.tsx';

type Props = {
  readonly onDiscard: () => void;
  /** What the button says before it asks; among other acts it has a border as they have. */
  readonly label?: ReactNode;
  readonly bordered?: boolean;
};

export function Discard({ onDiscard, label, bordered }: Props): ReactNode {
  const { t } = useI18n();
  const [asked, setAsked] = useState<'no' | 'yes' | 'kept'>('no');
  if (asked !== 'yes') {
    return (
      <button
        key="ask"
        type="button"
        className={bordered ? 'btn sm line' : 'btn sm'}
        // biome-ignore lint/a11y/noAutofocus: it takes the place of the answer that had the focus
        autoFocus={asked === 'kept'}
        onClick={() => setAsked('yes')}
      >
        {label ?? t('proposals.draft.discard')}
      </button>
    );
  }
  return (
    <fieldset key="sure" className="discard" aria-label={t('drafts.discard.sure')}>
      <span>{t('drafts.discard.sure')}</span>
      {/* biome-ignore lint/a11y/noAutofocus: the question takes the place of the button that had the focus */}
      <button type="button" className="btn sm line" autoFocus onClick={() => setAsked('kept')}>
        {t('drafts.discard.keep')}
      </button>
      <button type="button" className="btn sm fill" onClick={onDiscard}>
        {t('drafts.discard')}
      </button>
    </fieldset>
  );
}
