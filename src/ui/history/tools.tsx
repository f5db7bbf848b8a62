/**
 * What the table has of history: the way to the history of the current clause or cell, who wrote the selected words, and the
 * colours of authors in one column with their legend. Observers, who see no work between the named versions, have none of it.
 */
import { Check } from 'lucide-react';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { type Source, value } from '../../client/value.ts';
import type { RoomView } from '../../client/view.ts';
import type { Place } from '../../crdt/document.ts';
import { may } from '../../domain/permission.ts';
import type { Lang } from '../../language/language.ts';
import { language } from '../../language/language.ts';
import { words } from '../../language/words.ts';
import type { Range } from '../document/bracket-units.ts';
import type { Offer } from '../document/clause-actions.ts';
import { selected, wordsIn } from '../document/comment-words.ts';
import { browserIdle } from '../document/facts.ts';
import { useTable } from '../document/table-context.tsx';
import type { Chord } from '../kit/chord.ts';
import { type Action, useCommands } from '../kit/commands.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { useNotices } from '../kit/notices.tsx';
import { go } from '../kit/route.ts';
import { Code } from '../kit/signs.tsx';
import { useByPlace } from '../kit/states-order.ts';
import { useServices, useSummit } from '../kit/summit-context.tsx';
import { useValue } from '../kit/value.ts';
import { lineClass } from './authors-text.tsx';
import { authorsColumn, paintAuthors } from './authors-view.ts';
import { codeOfHand } from './hands.ts';
import { WhoSheet } from './who-sheet.tsx';

export const HISTORY_CHORD: Chord = { code: 'KeyH', ctrl: true, shift: true };
export const WHO_CHORD: Chord = { code: 'KeyY', ctrl: true, shift: true };

/** May this member see who wrote what? */
export function useReadsHistory(): boolean {
  const rights = useValue(useTable().room.rights);
  return rights !== null && may({ id: rights.member, role: rights.role, columns: [] }, 'read-keystroke-history');
}

/** What the menu of a row has of history. */
export function useHistoryOffers(clause: string): readonly Offer[] {
  const { t } = useI18n();
  const { room } = useTable();
  if (!useReadsHistory()) return [];
  const run = (): void => go({ page: 'history', resolution: room.resolution, clause });
  return [{ id: 'history', label: t('history.open.clause'), blocked: undefined, run }];
}

const NOTHING: ReadonlyMap<string, number> = new Map();
/** Words of each code on the screen, for the legend. */
const counts = new WeakMap<RoomView, Source<ReadonlyMap<string, number>>>();
function counted(room: RoomView): Source<ReadonlyMap<string, number>> {
  const known = counts.get(room) ?? value(NOTHING);
  counts.set(room, known);
  return known;
}

type Asked = { readonly place: Place; readonly range: Range | null };

export function HistoryTools({ clean }: { readonly clean: boolean }): ReactNode {
  return useReadsHistory() ? <Tools clean={clean} /> : null;
}

function Tools({ clean }: { readonly clean: boolean }): ReactNode {
  const { room, cells, selection } = useTable();
  const { t } = useI18n();
  const { say } = useNotices();
  const [asked, setAsked] = useState<Asked | null>(null);
  const actions = useMemo<readonly Action[]>(() => {
    const open = (cell: boolean) => (): void => {
      const at = selection.get();
      go({
        page: 'history',
        resolution: room.resolution,
        ...(at ? { clause: at.clause } : {}),
        ...(cell && at?.lang ? { language: at.lang } : {}),
      });
    };
    const who = (): void => {
      // As the page has it, since the editor hears of a selection a moment later; from the palette, as the editor knows it.
      const found = selected((place) => cells.live(place), document.activeElement);
      const at = selection.get();
      const place = found?.place ?? (at?.lang ? { clause: at.clause, lang: at.lang } : null);
      if (!place) {
        say({ tone: 'info', text: t('history.who.choose') });
        return;
      }
      const range = wordsIn(room.cell(place), found?.about?.anchor) ?? cells.selected(place);
      setAsked({ place, range: range && range.from < range.to ? range : null });
    };
    const column = authorsColumn(room);
    const colours = (): void => column.set(column.get() === null ? (selection.get()?.lang ?? firstOf(room)) : null);
    return [
      { id: 'history.open', label: t('history.open'), chord: HISTORY_CHORD, menu: 'view', run: open(true) },
      { id: 'history.open.clause', label: t('history.open.clause'), run: open(false) },
      { id: 'history.who', label: t('history.who'), chord: WHO_CHORD, menu: 'view', run: who },
      { id: 'history.authors', label: t('history.authors.switch'), menu: 'view', run: colours },
    ];
  }, [t, room, cells, selection, say]);
  useCommands(actions);
  return (
    <>
      {clean ? null : <Paint />}
      {asked ? <WhoSheet {...asked} onClose={() => setAsked(null)} /> : null}
    </>
  );
}

const firstOf = (room: RoomView): Lang | null => room.outline.get().columns[0]?.lang ?? null;

/** Paints as long as it is there. */
function Paint(): ReactNode {
  const { room, cells } = useTable();
  const { backend } = useServices();
  const { summit } = useSummit();
  const lang = useValue(authorsColumn(room));
  useEffect(() => {
    if (lang === null) return undefined;
    const painter = paintAuthors({
      room,
      backend,
      lang,
      live: (place) => cells.live(place),
      code: (by) => codeOfHand(summit, by),
      count: (text) => words(lang, text).filter(({ isWordLike }) => isWordLike).length,
      idle: browserIdle,
    });
    const stop = cells.onLive(painter.changed);
    const tell = painter.found.subscribe(() => counted(room).set(painter.found.get()));
    return () => {
      stop();
      tell();
      painter.close();
      counted(room).set(NOTHING);
    };
  }, [room, cells, backend, summit, lang]);
  return null;
}

/** The switch in the toolbar: no colours, or those of one column. */
export function AuthorsMenu(): ReactNode {
  const { t } = useI18n();
  const { room, columns } = useTable();
  const reads = useReadsHistory();
  const lang = useValue(authorsColumn(room));
  if (!reads) return null;
  const options = [null, ...columns.map((column) => column.lang)];
  return (
    <MenuTrigger>
      <Button className="btn sm line" data-selected={lang === null ? undefined : true}>
        {t('history.authors')}
      </Button>
      <Popover className="menu popover" placement="bottom start">
        <Menu
          className="menu-list"
          aria-label={t('history.authors.switch')}
          onAction={(key) => authorsColumn(room).set(options.find((one) => (one ?? '') === key) ?? null)}
        >
          {options.map((one) => {
            const name = one === null ? t('history.authors.off') : language(one).endonym;
            return (
              <MenuItem key={one ?? ''} id={one ?? ''} className="mi" textValue={name}>
                <span className="mi-icon">{one === lang ? <Check className="i s" aria-hidden /> : null}</span>
                <span {...(one === null ? {} : { lang: one, dir: language(one).dir })}>{name}</span>
              </MenuItem>
            );
          })}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

/** The legend, above the table as long as colours are shown. */
export function AuthorsBar({ clean }: { readonly clean: boolean }): ReactNode {
  const { t } = useI18n();
  const { room } = useTable();
  const lang = useValue(authorsColumn(room));
  const found = useValue(counted(room));
  const inOrder = useByPlace();
  if (lang === null) return null;
  const codes = [...found].sort(([a], [b]) => inOrder(a, b));
  return (
    <section className="authors-bar" aria-label={t('history.authors.legend', { language: language(lang).endonym })}>
      <b>{t('history.authors.legend', { language: language(lang).endonym })}</b>
      {clean ? <span>{t('history.authors.clean')}</span> : null}
      {!clean && codes.length === 0 ? <span role="status">{t('history.authors.reading')}</span> : null}
      <ul className="authors-legend">
        {codes.map(([code, number]) => (
          <li key={code}>
            {code === '' ? null : <Code code={code} solid />}
            <span className={lineClass(code)}>
              {code === '' ? t('history.authors.nobody') : t('history.authors.words', { count: number })}
            </span>
            {code === '' ? <span className="num">{t('history.authors.words', { count: number })}</span> : null}
          </li>
        ))}
      </ul>
      <span className="grow" />
      <small className="muted">{t('history.authors.help')}</small>
      <Button className="btn sm" onPress={() => authorsColumn(room).set(null)}>
        {t('history.authors.off')}
      </Button>
    </section>
  );
}
