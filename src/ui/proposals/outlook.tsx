/**
 * How the text would read if all proposals of one delegation were accepted: the whole table, for reading, against the text
 * as it stands. It is worked out when it is opened and after decisions; who wants to write goes back first.
 */
import { Undo2 } from 'lucide-react';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover, ToggleButton } from 'react-aria-components';
import { negotiationOf } from '../../client/negotiation.ts';
import type { OutlineRow, RoomView } from '../../client/view.ts';
import { mergeWithin } from '../../diff/merge.ts';
import { diffText } from '../../diff/text.ts';
import { COMMANDS } from '../../domain/command.ts';
import { cleanIfAccepted, type Outlook } from '../../domain/negotiation/proposal.ts';
import type { ProposalRecord } from '../../domain/negotiation/record.ts';
import { fromPlain, toPlain } from '../../domain/text/text.ts';
import { inView } from '../../export/view.ts';
import { type Lang, language, type PerLang } from '../../language/language.ts';
import { useTable } from '../document/table-context.tsx';
import { presentIn } from '../document/text-turn.ts';
import { useI18n } from '../kit/i18n.tsx';
import { Redline } from '../kit/redline.tsx';
import { delegationName } from '../kit/refusal.ts';
import { as } from '../kit/roles.ts';
import { hrefOf } from '../kit/route.ts';
import { Code } from '../kit/signs.tsx';
import { type byPlace, useByPlace } from '../kit/states-order.ts';
import { useSummit } from '../kit/summit-context.tsx';
import { isTabular, TabularRows } from '../kit/tabular.tsx';
import { useValue } from '../kit/value.ts';
import { groundNow, newByPlace } from './board.ts';
import { Conflicts } from './change.tsx';

/** Delegations with proposals on the table, in the order of the States. */
export const proposers = (list: readonly ProposalRecord[], inOrder: ReturnType<typeof byPlace>): readonly string[] =>
  [...new Set(list.flatMap(({ state, delegation }) => (state === 'tabled' && delegation ? [delegation] : [])))].sort(
    inOrder,
  );

/** What the toolbar has for proposals: the text as if accepted, and for the secretariat the way to the chair's text. */
export function ProposalViews(props: Parameters<typeof OutlookMenu>[0]): ReactNode {
  const { t } = useI18n();
  const { room } = props;
  const rights = useValue(room.rights);
  const chairs = rights !== null && COMMANDS['chair.issue'].roles.includes(rights.role);
  return (
    <>
      <OutlookMenu {...props} />
      {chairs ? (
        <a className="btn sm line" href={hrefOf({ page: 'chair', resolution: room.resolution })}>
          {t('proposals.chair.title')}
        </a>
      ) : null}
    </>
  );
}

/** Whose proposals are to be read as if accepted. Nothing where nobody has any. */
function OutlookMenu(props: {
  room: RoomView;
  chosen: string | null;
  onChoose: (delegation: string | null) => void;
}): ReactNode {
  const { room, chosen, onChoose } = props;
  const i18n = useI18n();
  const { t } = i18n;
  const { summit } = useSummit();
  const codes = proposers(useValue(negotiationOf(room).proposals), useByPlace());
  if (codes.length === 0 && chosen === null) return null;
  return (
    <MenuTrigger>
      <Button className="btn sm line" data-selected={chosen === null ? undefined : true}>
        {t('proposals.outlook')}
        {chosen === null ? null : <Code code={chosen} />}
      </Button>
      <Popover className="menu popover" placement="bottom start">
        <Menu
          className="menu-list"
          aria-label={t('proposals.outlook')}
          onAction={(key) => onChoose(key === '' ? null : String(key))}
        >
          {codes.map((code) => (
            <MenuItem key={code} id={code} className="mi" textValue={code}>
              <span className="mi-icon">
                <Code code={code} />
              </span>
              <span>{delegationName(i18n, summit, code)}</span>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

type Props = { readonly delegation: string; readonly rows: readonly OutlineRow[]; readonly onBack: () => void };

export function OutlookTable({ delegation, rows, onBack }: Props): ReactNode {
  const i18n = useI18n();
  const { t } = i18n;
  const { summit } = useSummit();
  const { room, columns, names, selection } = useTable();
  const turn = useValue(negotiationOf(room).turn);
  const [marked, setMarked] = useState(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the ground is the room's, read after each decision
  const outlook = useMemo(() => cleanIfAccepted(groundNow(room), delegation, mergeWithin()), [room, delegation, turn]);
  const added = useMemo(() => newByPlace(outlook.added, rows), [outlook, rows]);
  const name = delegationName(i18n, summit, delegation);
  const table = useRef<HTMLDivElement>(null);
  // Who comes from a clause that differs finds it again; everybody else is shown the first that does.
  useEffect(() => {
    const current = selection.get()?.clause;
    const differing = [...(table.current?.querySelectorAll('.k-changed, .k-added') ?? [])];
    const shown = differing.find(({ id }) => id === `outlook-${current}`) ?? differing[0];
    shown?.scrollIntoView({ block: 'center' });
  }, [selection]);
  const langs = columns.map(({ lang }) => lang);
  return (
    <div className="grid outlook">
      <div className="outlook-banner" role="status">
        <Code code={delegation} solid />
        <span>
          {t('proposals.outlook.banner', { delegation: name, clauses: outlook.texts.size + outlook.added.length })}
        </span>
        {outlook.conflicts.length > 0 ? (
          <span className="bad">{t('proposals.outlook.conflicts', { count: outlook.conflicts.length })}</span>
        ) : null}
        <span className="grow" />
        <ToggleButton className="btn sm line" isSelected={marked} onChange={setMarked}>
          {t('proposals.outlook.marked')}
        </ToggleButton>
        <Button className="btn sm fill" autoFocus onPress={onBack}>
          <Undo2 className="i s flip" aria-hidden />
          {t('proposals.outlook.back')}
        </Button>
      </div>
      <div
        ref={table}
        className="table"
        {...as('table', { 'aria-label': t('proposals.outlook.label', { delegation: name }) })}
        style={{ '--cols': columns.length } as React.CSSProperties}
      >
        <div className="colhead" {...as('row')}>
          <div {...as('columnheader')}>{t('proposals.outlook.head')}</div>
          {langs.map((lang) => (
            <div key={lang} {...as('columnheader')}>
              <span className="name" lang={lang} dir={language(lang).dir}>
                {language(lang).endonym}
              </span>
            </div>
          ))}
        </div>
        {(added.get(null) ?? []).map((proposal) => (
          <NewRow key={proposal.id} proposal={proposal} langs={langs} marked={marked} />
        ))}
        {rows.map((row) => (
          <Rows
            key={row.id}
            row={row}
            label={names.label(row.id)}
            room={room}
            langs={langs}
            marked={marked}
            outlook={outlook}
            added={added.get(row.id) ?? NONE}
          />
        ))}
      </div>
    </div>
  );
}

const NONE: readonly ProposalRecord[] = [];

const clean = (text: string): string => toPlain(inView(fromPlain(text), 'clean'));

type RowsProps = {
  readonly row: OutlineRow;
  readonly label: string;
  readonly room: RoomView;
  readonly langs: readonly Lang[];
  readonly marked: boolean;
  readonly outlook: Outlook;
  readonly added: readonly ProposalRecord[];
};

function Rows({ row, label, room, langs, marked, outlook, added }: RowsProps): ReactNode {
  const texts = outlook.texts.get(row.id);
  const present = presentIn(room, row.id);
  const stuck = outlook.conflicts.filter(({ clause }) => clause === row.id);
  const heading = row.kind === 'title' || row.kind === 'heading';
  const classes = ['row', heading ? 'head-row' : '', row.kind === 'title' ? 'title-row' : '', texts ? 'k-changed' : ''];
  return (
    <>
      <div className={classes.filter(Boolean).join(' ')} {...as('row')} id={`outlook-${row.id}`}>
        <div className="gut" {...as('rowheader')} tabIndex={-1} data-clause={row.id} data-lang="">
          <div className="no">
            <b>{label}</b>
          </div>
        </div>
        {langs.map((lang) => {
          const conflicts = stuck.flatMap(({ columns }) => columns[lang] ?? []);
          return (
            <div className="cell" key={lang} {...as('cell')} data-column={lang}>
              <Text lang={lang} from={present(lang)} to={texts?.[lang] ?? present(lang)} marked={marked} />
              {conflicts.length > 0 ? <Conflicts lang={lang} conflicts={conflicts} /> : null}
            </div>
          );
        })}
      </div>
      {added.map((proposal) => (
        <NewRow key={proposal.id} proposal={proposal} langs={langs} marked={marked} />
      ))}
    </>
  );
}

function NewRow(props: { proposal: ProposalRecord; langs: readonly Lang[]; marked: boolean }): ReactNode {
  const { proposal, langs, marked } = props;
  const { t } = useI18n();
  const texts: PerLang<string> = proposal.texts;
  return (
    <div className="row k-added" {...as('row')} id={`outlook-${proposal.id}`}>
      <div className="gut" {...as('rowheader')}>
        <div className="no">
          <b>{proposal.place ? t('proposals.new', { kind: t(`kind.${proposal.place.kind}`) }) : ''}</b>
        </div>
      </div>
      {langs.map((lang) => (
        <div className="cell" key={lang} {...as('cell')} data-column={lang}>
          <Text lang={lang} from="" to={texts[lang] ?? ''} marked={marked} />
        </div>
      ))}
    </div>
  );
}

/** With marks as a redline; without them as it would be printed clean. */
function Text({ lang, from, to, marked }: { lang: Lang; from: string; to: string; marked: boolean }): ReactNode {
  const { dir } = language(lang);
  if (marked && from !== to) return <Redline lang={lang} text={diffText(lang, from, to)} whole={null} />;
  const words = marked ? to : clean(to);
  const pieces = [{ text: words, of: null }];
  const tabular = isTabular(pieces);
  return (
    <div className={tabular ? 'doc flow tabular' : 'doc flow'} lang={lang} dir={dir}>
      {tabular ? <TabularRows pieces={pieces} draw={({ text }) => text} /> : words}
    </div>
  );
}
