/**
 * One column of other wording: plain text in the language's own direction and face, Enter is a paragraph. Under it what the
 * author changes, and, where the text went on meanwhile, what changed in it and the way to the present text.
 */
import { type ReactNode, useDeferredValue, useId } from 'react';
import { TextArea, TextField } from 'react-aria-components';
import { diffText } from '../../diff/text.ts';
import { LIMITS } from '../../domain/command.ts';
import { type Lang, language } from '../../language/language.ts';
import { useI18n } from '../kit/i18n.tsx';
import { Redline } from '../kit/redline.tsx';
import { Conflicts } from './change.tsx';
import { excerpt } from './excerpt.ts';
import type { Moved } from './writing.ts';

type Props = {
  readonly lang: Lang;
  readonly value: string;
  /** The text against which the change is shown. */
  readonly base: string;
  readonly moved: Moved | undefined;
  readonly onChange: (text: string) => void;
  readonly onTakeOver: () => void;
  readonly autoFocus?: boolean;
  /** Said of the column, e.g. that it is a draft of a colleague. */
  readonly children?: ReactNode;
};

const rowsFor = (text: string): number =>
  Math.min(14, Math.max(3, Math.ceil(text.length / 38) + text.split('\n').length));

export function ColumnEditor({
  lang,
  value,
  base,
  moved,
  onChange,
  onTakeOver,
  autoFocus,
  children,
}: Props): ReactNode {
  const { t } = useI18n();
  const { endonym, dir } = language(lang);
  const id = useId();
  const shown = useDeferredValue(value);
  return (
    <div className="column-editor" data-column={lang}>
      <h3 id={id} lang={lang} dir={dir}>
        {endonym}
      </h3>
      <TextField
        aria-labelledby={id}
        value={value}
        onChange={onChange}
        maxLength={LIMITS.cell}
        autoFocus={autoFocus ?? false}
      >
        <TextArea className="input doc-input" lang={lang} dir={dir} rows={rowsFor(base)} />
      </TextField>
      {children}
      {moved ? (
        <div className="moved-on" role="note">
          <p className="mark bad">{t('proposals.moved', { language: endonym })}</p>
          <Redline lang={lang} text={excerpt(lang, diffText(lang, moved.base, moved.present))} whole={null} />
          {moved.conflicts.length > 0 ? <Conflicts lang={lang} conflicts={moved.conflicts} /> : null}
          <button type="button" className="btn sm line" onClick={onTakeOver}>
            {t(moved.conflicts.length > 0 ? 'proposals.moved.read' : 'proposals.moved.merge')}
          </button>
        </div>
      ) : null}
      {shown === base || base === '' ? null : (
        <div className="own-change">
          <span className="muted small">{t('proposals.yourChange')}</span>
          <Redline lang={lang} text={excerpt(lang, diffText(lang, base, shown))} whole={null} />
        </div>
      )}
    </div>
  );
}
