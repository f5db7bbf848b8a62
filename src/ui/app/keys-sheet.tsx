import type { ReactNode } from 'react';
import type { MessageKey } from '../../language/messages.ts';
import { Sheet, SheetTop } from '../kit/field.tsx';
import { useI18n } from '../kit/i18n.tsx';

/** In the order of learning them. Caps are printed as on the keyboard; a message key stands for a word of the language. */
const KEYS: readonly (readonly [MessageKey, readonly string[]])[] = [
  ['keys.palette', ['Ctrl K']],
  ['keys.list', ['F1']],
  ['keys.arrows', ['← ↑ → ↓']],
  ['keys.write', ['Enter']],
  ['keys.leave', ['Esc']],
  ['keys.tab', ['Tab', 'Shift Tab']],
  ['keys.altDown', ['Alt ↓', 'Alt ↑']],
  ['keys.format', ['Ctrl B', 'Ctrl I', 'Ctrl U']],
  ['find.title', ['Ctrl F']],
  ['keys.undo', ['Ctrl Z', 'Ctrl Shift Z']],
  ['keys.bracketSelection', ['Ctrl [']],
  ['keys.bracket', ['F7', 'Shift F7']],
  ['keys.halfSpace', ['Shift Space', 'Ctrl Shift 2']],
  ['keys.rowMenu', ['Shift F10']],
  ['keys.move', ['Alt Shift ↑', 'Alt Shift ↓']],
  ['keys.clean', ['Ctrl Shift B']],
  ['keys.milestone', ['Ctrl Shift M']],
  ['comments.add', ['Ctrl Shift K']],
  ['footnote.add', ['Ctrl Shift F']],
  ['keys.note', ['Ctrl Enter']],
  ['keys.cells', ['Tab', 'Shift Tab', 'Enter']],
  ['proposals.write', ['Ctrl Shift P']],
  ['keys.compare', ['Ctrl Shift D']],
  ['keys.change', ['F8', 'Shift F8', 'J', 'K']],
  ['keys.inspector', ['Ctrl .']],
];

export function KeysSheet({ onClose }: { onClose: () => void }): ReactNode {
  const { t } = useI18n();
  return (
    <Sheet onClose={onClose}>
      <div className="dialog-form">
        <SheetTop title={t('keys.title')} onClose={onClose} />
        <div className="dialog-body">
          <p className="muted">{t('keys.help')}</p>
          <dl className="keys">
            {KEYS.map(([key, caps]) => (
              <div key={key}>
                <dt>{t(key)}</dt>
                <dd>
                  {caps.map((cap) => (
                    <kbd className="kbd" key={cap}>
                      {cap}
                    </kbd>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </div>
      </div>
    </Sheet>
  );
}
