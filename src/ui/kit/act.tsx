/**
 * A button for an act that may be blocked by a rule: then it stays, with a dashed border, can be focused, and says why
 * (the reason is its description, and appears beside it while it has the focus or the pointer).
 */
import { type ReactNode, useId } from 'react';

type Props = {
  readonly label: ReactNode;
  readonly blocked: string | undefined;
  readonly onPress: () => void;
  readonly fill?: boolean;
  readonly pressed?: boolean;
  /** -1 where something else holds the tab stop. */
  readonly tabIndex?: 0 | -1;
};

export function Act({ label, blocked, onPress, fill, pressed, tabIndex }: Props): ReactNode {
  const id = useId();
  const isBlocked = blocked !== undefined;
  return (
    <span className="act">
      <button
        type="button"
        className={`btn sm ${fill && !isBlocked ? 'fill' : 'line'}${isBlocked ? ' blocked' : ''}`}
        aria-disabled={isBlocked}
        {...(isBlocked ? { 'aria-describedby': id } : {})}
        {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
        {...(tabIndex === undefined ? {} : { tabIndex })}
        onClick={() => {
          if (!isBlocked) onPress();
        }}
      >
        {label}
      </button>
      {isBlocked ? (
        <span className="why" id={id}>
          {blocked}
        </span>
      ) : null}
    </span>
  );
}
