/** The command palette (Ctrl K): everything that can be done here and every clause that can be gone to, by typing. */
import { Lock, Search } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import {
  Autocomplete,
  Dialog,
  Header,
  Heading,
  Input,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Modal,
  ModalOverlay,
  TextField,
} from 'react-aria-components';
import { lower } from '../../language/collation.ts';
import { printed } from '../kit/chord.ts';
import { type Action, useActions } from '../kit/commands.tsx';
import { isolatedSymbol } from '../kit/document-symbol.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { go } from '../kit/route.ts';
import { useServices, useSummit } from '../kit/summit-context.tsx';
import { useDocuments } from '../kit/use-documents.ts';

/** More than this is not a choice any more. */
const MOST = 60;

/** So many documents, the newest first, once somebody types a part of a symbol. */
const MOST_DOCUMENTS = 20;

function useDocumentActions(text: string): readonly Action[] {
  const { t, name } = useI18n();
  const { summit } = useSummit();
  const { view } = useDocuments();
  const wanted = text.trim().toLowerCase();
  return useMemo(() => {
    if (wanted === '' || !view) return [];
    return view.documents
      .filter(({ symbol }) => symbol.toLowerCase().includes(wanted))
      .slice(0, MOST_DOCUMENTS)
      .map(({ symbol, kind, resolution }): Action => {
        const title = name(summit.resolutions.find(({ id }) => id === resolution)?.title);
        const words = [t(`documents.kind.${kind}`), title].filter(Boolean).join(': ');
        return {
          ...{ id: `document ${symbol}`, label: `${isolatedSymbol(symbol)} · ${words}`, section: 'documents' },
          run: () =>
            go(kind === 'draft' ? { page: 'log', resolution, filter: 'versions' } : { page: 'table', resolution }),
        };
      });
  }, [wanted, view, summit, t, name]);
}

export function Palette({ onClose }: { onClose: () => void }): ReactNode {
  const { t, lang } = useI18n();
  const { desktop } = useServices();
  const all = useActions();
  const [text, setText] = useState('');
  const documents = useDocumentActions(text);
  const found = useMemo(() => {
    const words = lower(lang, text).split(/\s+/u).filter(Boolean);
    const named = all.filter(({ label }) => words.every((word) => lower(lang, label).includes(word)));
    return [...named.slice(0, MOST), ...documents];
  }, [all, text, lang, documents]);
  const sections: readonly { id: 'commands' | 'clauses' | 'documents'; actions: readonly Action[] }[] = [
    { id: 'commands', actions: found.filter(({ section }) => section === undefined) },
    { id: 'clauses', actions: found.filter(({ section }) => section === 'clauses') },
    { id: 'documents', actions: found.filter(({ section }) => section === 'documents') },
  ];
  const run = (id: string): void => {
    const action = found.find((each) => each.id === id);
    if (!action || action.blocked !== undefined) return;
    onClose();
    // After the dialog has given the focus back, so that the action may move it.
    setTimeout(action.run, 0);
  };
  return (
    <ModalOverlay className="veil top" isOpen isDismissable onOpenChange={(open) => (open ? undefined : onClose())}>
      <Modal className="sheet palette">
        <Dialog className="dialog">
          <Heading slot="title" className="sr">
            {t('palette.title')}
          </Heading>
          <Autocomplete inputValue={text} onInputChange={setText} disableAutoFocusFirst={false}>
            <TextField aria-label={t('palette.search')} className="palette-field" autoFocus>
              <Search className="i s" aria-hidden />
              <Input placeholder={t('palette.search')} dir="auto" autoComplete="off" spellCheck="false" />
              <kbd className="kbd">Esc</kbd>
            </TextField>
            <ListBox
              aria-label={t('palette.title')}
              className="menu-list palette-list"
              onAction={(key) => run(String(key))}
              selectionMode="none"
              disabledKeys={found.filter(({ blocked }) => blocked !== undefined).map(({ id }) => id)}
              renderEmptyState={() => <div className="empty">{t('palette.none')}</div>}
            >
              {sections
                .filter(({ actions }) => actions.length > 0)
                .map(({ id, actions }) => (
                  <ListBoxSection key={id} id={id}>
                    <Header className="mi-head">{t(`palette.${id}`)}</Header>
                    {actions.map((action) => (
                      <ListBoxItem key={action.id} id={action.id} textValue={action.label} className="mi">
                        <span className="mi-icon">
                          {action.blocked === undefined ? null : <Lock className="i s" aria-hidden />}
                        </span>
                        <span>
                          <bdi>{action.label}</bdi>
                        </span>
                        {action.chord ? (
                          <kbd className="kbd">{printed(action.chord, desktop.platform === 'mac')}</kbd>
                        ) : null}
                        {action.blocked === undefined ? null : <small>{action.blocked}</small>}
                      </ListBoxItem>
                    ))}
                  </ListBoxSection>
                ))}
            </ListBox>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
