/**
 * A resolution on the wall: clause beside clause in the languages that are shown, as it stands now, brackets and all. Its rows are
 * printed lines and no cells: nothing in them takes a key, a file or a paste.
 */
import { LocateFixed } from 'lucide-react';
import { memo, type ReactNode, useEffect, useMemo, useRef } from 'react';
import { ToggleButton } from 'react-aria-components';
import type { RoomView } from '../../client/view.ts';
import type { Declaration } from '../../domain/clause/declaration.ts';
import { resolutionText } from '../../export/print.ts';
import type { Block } from '../../export/printed.ts';
import { type Lang, language } from '../../language/language.ts';
import { arranged, visible } from '../document/columns.ts';
import { useListedStates } from '../document/frame.ts';
import { LinkSign, useSelected } from '../document/saved.tsx';
import { ClauseBlock, notesBehind } from '../instrument/paper-clause.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { useServices, useSummit } from '../kit/summit-context.tsx';
import { useTitle } from '../kit/title.ts';
import { ReadingFrame } from './frame.tsx';
import { useLiveText } from './live-text.ts';

type Props = {
  readonly room: RoomView;
  /** Where somebody is who is followed. */
  readonly clause: string | undefined;
  readonly following: boolean;
  readonly onFollow: (follow: boolean) => void;
};

export function ResolutionWall({ room, ...props }: Props): ReactNode {
  const { t } = useI18n();
  const text = useLiveText(room);
  if (text) return <Shown room={room} text={text} {...props} />;
  return (
    <main className="alone" aria-busy="true">
      <p className="muted" role="status">
        {t('app.loading')}
      </p>
      <LinkSign room={room} />
    </main>
  );
}

function Shown({ room, text, clause, following, onFollow }: Props & { text: Declaration }): ReactNode {
  const { t, name } = useI18n();
  const { preferences } = useServices();
  const { summit } = useSummit();
  const { columns, resolution } = text;
  const title = name(summit.resolutions.find(({ id }) => id === resolution)?.title) || resolution;
  useTitle(title);
  // As whoever shows it has arranged the columns for themselves.
  const arrangement = preferences.arrangement(resolution);
  const { columns: outlined } = room.outline.get();
  const ordered = arranged(outlined, [], arrangement).map(({ lang }) => lang);
  const first = visible(arranged(outlined, [], arrangement), arrangement?.hidden ?? []).map(({ lang }) => lang);
  const languages = [...ordered, ...columns.filter((lang) => !ordered.includes(lang))];
  return (
    <ReadingFrame
      heading={title}
      languages={languages}
      first={first}
      back={{ page: 'table', resolution }}
      facts={
        <>
          <span className="wall-title">{title}</span>
          <LineState room={room} />
          <ToggleButton className="btn sm" isSelected={following} onChange={onFollow}>
            <LocateFixed className="i s" aria-hidden />
            {t('wall.follow')}
          </ToggleButton>
        </>
      }
    >
      {(shown) => <Rows text={text} languages={shown} clause={following ? clause : undefined} />}
    </ReadingFrame>
  );
}

const offlineSince = ({ state, since }: { readonly state: string; readonly since?: string }): string | undefined =>
  state === 'offline' ? since : undefined;

/** A room has to know when what it reads is not the newest. */
function LineState({ room }: { room: RoomView }): ReactNode {
  const { t, clock } = useI18n();
  const since = useSelected(room.link, offlineSince);
  if (since === undefined) return <LinkSign room={room} />;
  return (
    <b className="warn" role="alert">
      {t('wall.offline', { since: clock(since) })}
    </b>
  );
}

type RowsProps = {
  readonly text: Declaration;
  readonly languages: readonly Lang[];
  readonly clause?: string | undefined;
};

function Rows({ text, languages, clause }: RowsProps): ReactNode {
  const { summit } = useSummit();
  const states = useListedStates();
  const named = summit.resolutions.find(({ id }) => id === text.resolution)?.title;
  const rows = useMemo(() => {
    const input = { declaration: text, view: 'brackets', title: named ?? {}, summitName: summit.name, states } as const;
    const all = languages.map((lang) => [lang, resolutionText(input, lang, true).blocks] as const);
    return (all[0]?.[1] ?? []).map((block, index) => ({
      clause: block.block === 'clause' ? block.clause : undefined,
      cells: all.map(([lang, blocks]) => ({ lang, block: blocks[index] as Block, notes: notesBehind(blocks, index) })),
    }));
  }, [text, languages, named, summit.name, states]);
  const there = rows.some((row) => row.clause === clause);
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (clause !== undefined && there)
      host.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'start' });
  }, [clause, there]);
  return (
    <div className="wall-rows" ref={host}>
      <div className="wall-heads">
        {languages.map((lang) => (
          <span key={lang} lang={lang} dir={language(lang).dir}>
            {language(lang).endonym}
          </span>
        ))}
      </div>
      {rows.map((row, index) => (
        <Row
          // Lines before the first clause have no name.
          key={row.clause ?? index}
          said={JSON.stringify(row.cells)}
          cells={row.cells}
          current={row.clause !== undefined && row.clause === clause}
        />
      ))}
    </div>
  );
}

type Cell = { readonly lang: Lang; readonly block: Block; readonly notes: readonly string[] };
type RowProps = { readonly said: string; readonly cells: readonly Cell[]; readonly current: boolean };

/** Drawn again only when one of its lines is another. */
const Row = memo(
  function Row({ cells, current }: RowProps): ReactNode {
    return (
      <div className="wall-row" {...(current ? { 'aria-current': 'location' } : {})}>
        {cells.map(({ lang, block, notes }) => (
          // The line between two columns runs as the interface does, whatever their languages.
          <div key={lang} className="wall-cell">
            <div className="paper" lang={lang} dir={language(lang).dir}>
              {block.block === 'clause' ? (
                <ClauseBlock clause={block} notes={notes} />
              ) : (
                'text' in block && <p className={`paper-${block.block}`}>{block.text}</p>
              )}
            </div>
          </div>
        ))}
      </div>
    );
  },
  (before, after) => before.said === after.said && before.current === after.current,
);
