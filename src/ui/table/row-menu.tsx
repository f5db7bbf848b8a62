/** The menu of one row, the same for pointer and keyboard. One menu serves all rows: it opens where it was asked for. */
import { Lock } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { Menu, MenuItem, Popover } from 'react-aria-components';
import { useStructureOffers } from '../document/clause-actions.ts';
import { elementAt } from '../document/element-at.ts';
import { useNoteOffer } from '../document/footnotes.ts';
import { useTable } from '../document/table-context.tsx';
import { useHistoryOffers } from '../history/tools.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { useWritingOffers } from '../proposals/writing-offers.ts';
import { useTableActs } from './table-acts.ts';

type Props = {
  readonly clause: string;
  readonly rows: readonly string[];
  readonly onMove: (clause: string, by: -1 | 1) => void;
  readonly onClose: () => void;
};

export function RowMenu({ clause, rows, onMove, onClose }: Props): ReactNode {
  const { t } = useI18n();
  const { names, goTo, openInspector } = useTable();
  const offers = useStructureOffers(clause, rows, onMove);
  const writing = useWritingOffers(clause);
  const past = useHistoryOffers(clause);
  const acts = useTableActs(clause);
  const note = useNoteOffer()(clause);
  const anchor = useMemo(() => {
    const head = elementAt(document.body, clause, null);
    return { current: head?.querySelector<HTMLElement>('.more') ?? head ?? null };
  }, [clause]);
  const inspect = {
    id: 'inspect',
    label: t('clause.inspect'),
    blocked: undefined,
    run: () => {
      goTo(clause);
      openInspector();
    },
  };
  const all = [inspect, ...acts, ...(note ? [note] : []), ...past, ...writing, ...offers];
  return (
    <Popover
      className="menu popover"
      aria-label={t('grid.rowMenu', { clause: names.label(clause) })}
      triggerRef={anchor}
      isOpen
      onOpenChange={(open) => (open ? undefined : onClose())}
      placement="bottom start"
    >
      <Menu
        className="menu-list"
        aria-label={t('grid.rowMenu', { clause: names.label(clause) })}
        autoFocus="first"
        onAction={(key) => {
          const offer = all.find(({ id }) => id === key);
          // A blocked act stays focusable, so that its reason can be heard; it only does nothing.
          if (!offer || offer.blocked !== undefined) return;
          onClose();
          offer.run();
        }}
      >
        {all.map(({ id, label, blocked }) => (
          <MenuItem key={id} id={id} textValue={label} className={blocked === undefined ? 'mi' : 'mi blocked'}>
            <span className="mi-icon">{blocked === undefined ? null : <Lock className="i s" aria-hidden />}</span>
            <span>{label}</span>
            {blocked === undefined ? null : <small>{blocked}</small>}
          </MenuItem>
        ))}
      </Menu>
    </Popover>
  );
}
