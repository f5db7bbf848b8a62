/**
 * The field in which a comment is written. "@" opens a list of those who may read it: arrows choose, Enter or Tab takes,
 * Escape closes the list and keeps the words. The list stands below the field, where it covers nothing in any direction of
 * writing; a screen reader hears how many were found and which one is chosen.
 */
import { type KeyboardEvent, type ReactNode, type RefObject, useId, useLayoutEffect, useRef, useState } from 'react';
import type { Picked } from '../document/kept-comments.ts';
import { useI18n } from '../kit/i18n.tsx';
import { Code } from '../kit/signs.tsx';
import { beginningAt, matching, withName } from './mentions.ts';
import type { Person } from './voice.ts';

type Props = {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly label: string;
  readonly text: string;
  readonly people: readonly Person[];
  /** Ids of what is said about the field beside it. */
  readonly describedBy: string;
  readonly invalid: boolean;
  readonly onChange: (text: string, picked?: Picked) => void;
  readonly onSend: () => void;
  readonly onEscape: () => void;
};

export function MentionField(props: Props): ReactNode {
  const { field, label, text, people, describedBy, invalid, onChange, onSend, onEscape } = props;
  const { t } = useI18n();
  const id = useId();
  const [caret, setCaret] = useState<number | null>(null);
  const [at, setAt] = useState(0);
  /** Where the caret goes once the field holds the name. */
  const next = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (next.current === null) return;
    field.current?.setSelectionRange(next.current, next.current);
    next.current = null;
  });
  const beginning = caret === null ? null : beginningAt(text, caret);
  const found = beginning ? matching(people, beginning.query) : [];
  const chosen = found[Math.min(at, found.length - 1)];

  const look = (): void => {
    const element = field.current;
    if (!element) return;
    setCaret(element.selectionStart === element.selectionEnd ? element.selectionStart : null);
  };
  const take = ({ id: member, name }: Person): void => {
    if (!beginning) return;
    const written = withName(text, beginning, name);
    next.current = written.caret;
    setCaret(null);
    onChange(written.text, { id: member, name });
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.code.endsWith('Enter') && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      onSend();
      return;
    }
    if (chosen && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      setAt((found.indexOf(chosen) + (event.key === 'ArrowDown' ? 1 : found.length - 1)) % found.length);
    } else if (chosen && (event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey) {
      event.preventDefault();
      take(chosen);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      if (chosen) setCaret(null);
      else onEscape();
    }
  };
  return (
    <>
      <textarea
        ref={field}
        className="input said-field"
        dir="auto"
        rows={3}
        value={text}
        aria-label={label}
        aria-describedby={describedBy}
        aria-invalid={invalid}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        {...(chosen ? { 'aria-controls': `${id}list`, 'aria-activedescendant': `${id}${chosen.id}` } : {})}
        onChange={(event) => {
          setAt(0);
          onChange(event.target.value);
          look();
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setCaret(null)}
      />
      <span className="sr" role="status">
        {chosen ? t('comments.mention.found', { count: found.length }) : ''}
      </span>
      {chosen ? (
        <div className="mention-list" role="listbox" id={`${id}list`} aria-label={t('comments.mention.list')}>
          {found.map((person) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the active option
            <div
              key={person.id}
              id={`${id}${person.id}`}
              role="option"
              aria-selected={person === chosen}
              className="mention-option"
              // Before the field loses the focus.
              onPointerDown={(event) => {
                event.preventDefault();
                take(person);
              }}
            >
              <Code code={person.code} solid />
              <bdi {...(person.lang ? { lang: person.lang } : {})}>{person.name}</bdi>
            </div>
          ))}
        </div>
      ) : null}
    </>
  );
}
