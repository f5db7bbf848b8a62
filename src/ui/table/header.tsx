/** The header of the table: which resolution, who is there, where the text stands, and the named versions. */
import { Bookmark, ChevronDown, ChevronRight, Download, FileDiff, GitCompare, Plus, ScrollText } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components';
import type { RoomView } from '../../client/view.ts';
import { Saved } from '../document/saved.tsx';
import { printed } from '../kit/chord.ts';
import { DocumentSymbol } from '../kit/document-symbol.tsx';
import { Header } from '../kit/header.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { go, hrefOf } from '../kit/route.ts';
import { initials } from '../kit/signs.tsx';
import { useServices, useSummit } from '../kit/summit-context.tsx';
import { useValue } from '../kit/value.ts';
import { lastVersion, sortedVersions, versionName } from '../kit/version-name.ts';
import { COMPARE_CHORD, MILESTONE_CHORD } from './table-commands.ts';
import { ToRead } from './to-read.tsx';

type Props = {
  readonly room: RoomView;
  readonly title: string;
  readonly onName: (() => void) | null;
  readonly onExport: () => void;
  readonly onDrafts: () => void;
};

export function TableHeader({ room, title, onName, onExport, onDrafts }: Props): ReactNode {
  const { name } = useI18n();
  const { summit } = useSummit();
  return (
    <Header>
      <a className="btn sm wide" href={hrefOf({ page: 'home' })}>
        {name(summit.short)}
      </a>
      <ChevronRight className="i s flip muted wide" aria-hidden />
      <h1>{title}</h1>
      <OtherResolutions current={room.resolution} />
      <span className="grow" />
      <ToRead onDrafts={onDrafts} />
      <People room={room} />
      <span className="vr" />
      <Saved room={room} />
      <span className="vr" />
      <Milestones room={room} onName={onName} onExport={onExport} />
    </Header>
  );
}

function OtherResolutions({ current }: { current: string }): ReactNode {
  const { t, name } = useI18n();
  const { summit } = useSummit();
  return (
    <MenuTrigger>
      <Button className="btn icon sm" aria-label={t('tools.resolutions')}>
        <ChevronDown className="i s" aria-hidden />
      </Button>
      <Popover className="menu popover">
        <Menu
          className="menu-list"
          aria-label={t('tools.resolutions')}
          onAction={(key) => go({ page: 'table', resolution: String(key) })}
        >
          {summit.resolutions.map(({ id, title, progress }) => (
            <MenuItem key={id} id={id} className="mi" textValue={name(title)} isDisabled={id === current}>
              <span className="mi-icon" />
              <span>{name(title) || id}</span>
              {progress.brackets > 0 ? <small>{t('outline.brackets', { count: progress.brackets })}</small> : null}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

/** More faces than this become a number. */
const MOST_FACES = 8;

function People({ room }: { room: RoomView }): ReactNode {
  const { t, number } = useI18n();
  const { summit } = useSummit();
  const people = useValue(room.people);
  const langs = new Map(summit.members.map(({ id, nameLang }) => [id, nameLang]));
  const more = people.length - MOST_FACES;
  return (
    <ul className="people" aria-label={t('people.label', { count: people.length })}>
      {people.slice(0, MOST_FACES).map(({ member, name, code, here }) => {
        const words = t(here ? 'people.person' : 'people.away', { name, code });
        return (
          <li
            key={member}
            className={`person ${code.toLowerCase()}${here ? '' : ' away'}`}
            lang={langs.get(member)}
            title={words}
          >
            <span aria-hidden>{initials(name)}</span>
            <span className="sr">{words}</span>
          </li>
        );
      })}
      {more > 0 ? <li className="person sec">+{number(more)}</li> : null}
    </ul>
  );
}

function Milestones({ room, onName, onExport }: Omit<Props, 'title' | 'onDrafts'>): ReactNode {
  const i18n = useI18n();
  const { t, moment } = i18n;
  const { summit } = useSummit();
  const { desktop } = useServices();
  const milestones = useValue(room.milestones);
  // What the program kept by itself stands on the page of versions.
  const { named } = sortedVersions(milestones);
  const last = lastVersion(milestones);
  const lastName = last ? versionName(i18n, last) : t('milestone.none');
  const mac = desktop.platform === 'mac';
  const nameOf = (id: string): string => summit.members.find((member) => member.id === id)?.name ?? '';
  const compare = (from?: string): void =>
    go({ page: 'compare', resolution: room.resolution, ...(from ? { from, to: 'now' } : {}) });
  return (
    <MenuTrigger>
      <Button className="btn milestone" aria-label={`${t('milestone.menu')}: ${lastName}`}>
        <Bookmark className="i" aria-hidden />
        <span className="milestone-label">{lastName}</span>
        <ChevronDown className="i s" aria-hidden />
      </Button>
      <Popover className="menu popover" placement="bottom end">
        <Menu
          className="menu-list"
          aria-label={t('milestone.menu')}
          onAction={(key) => {
            if (key === 'name') onName?.();
            else if (key === 'export') onExport();
            else if (key === 'outside') go({ page: 'outside', resolution: room.resolution });
            else if (key === 'log') go({ page: 'log', resolution: room.resolution, filter: 'versions' });
            else compare(key === 'compare' ? last?.id : String(key));
          }}
        >
          {named.map(({ id, label, at, by, symbol }) => (
            <MenuItem key={id} id={id} className="mi" textValue={t('milestone.since', { label })}>
              <Bookmark className="i s" aria-hidden />
              <span>
                <DocumentSymbol symbol={symbol} /> <bdi>{label}</bdi>
              </span>
              <small>{nameOf(by) ? t('milestone.detail', { name: nameOf(by), at: moment(at) }) : moment(at)}</small>
            </MenuItem>
          ))}
          {named.length > 0 ? <Separator className="menu-rule" /> : null}
          {onName ? (
            <MenuItem id="name" className="mi" textValue={t('milestone.name')}>
              <Plus className="i s" aria-hidden />
              <span>{t('milestone.name')}</span>
              <kbd className="kbd">{printed(MILESTONE_CHORD, mac)}</kbd>
            </MenuItem>
          ) : null}
          <MenuItem id="compare" className="mi" textValue={t('milestone.compare')}>
            <GitCompare className="i s" aria-hidden />
            <span>{t('milestone.compare')}</span>
            <kbd className="kbd">{printed(COMPARE_CHORD, mac)}</kbd>
          </MenuItem>
          <MenuItem id="outside" className="mi" textValue={t('outside.command')}>
            <FileDiff className="i s" aria-hidden />
            <span>{t('outside.command')}</span>
          </MenuItem>
          <MenuItem id="log" className="mi" textValue={t('record.title')}>
            <ScrollText className="i s" aria-hidden />
            <span>{t('record.title')}</span>
          </MenuItem>
          <MenuItem id="export" className="mi" textValue={t('export.title')}>
            <Download className="i s" aria-hidden />
            <span>{t('export.title')}</span>
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
