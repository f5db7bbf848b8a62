/**
 * The named versions over time, newest first, with the brackets that were open at each. Two are chosen by their boxes and
 * compared; each can be exported. What the program kept by itself is folded away below.
 */
import { Bookmark, Copy, GitCompare, Plus } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import type { RoomView } from '../../client/view.ts';
import type { Milestone } from '../../domain/clause/declaration.ts';
import { COMMANDS } from '../../domain/command.ts';
import { proposalsDeadline } from '../../domain/negotiation/rules-words.ts';
import { useRunCommand } from '../document/run-command.ts';
import { ExportDialog } from '../export/export-dialog.tsx';
import { MilestoneDialog } from '../export/milestone-dialog.tsx';
import { DocumentSymbol } from '../kit/document-symbol.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { useNotices } from '../kit/notices.tsx';
import { go } from '../kit/route.ts';
import { useServices, useSummit } from '../kit/summit-context.tsx';
import { useValue } from '../kit/value.ts';
import { sortedVersions, versionName } from '../kit/version-name.ts';
import { ReportButton } from './report-button.tsx';

type Props = { readonly room: RoomView; readonly mayRead: boolean };

/** Open brackets by milestone id. */
function useBrackets(resolution: string, mayRead: boolean, turn: number): ReadonlyMap<string, number> {
  const { backend } = useServices();
  const [open, setOpen] = useState<ReadonlyMap<string, number>>(new Map());
  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` grows with each version
  useEffect(() => {
    if (!mayRead) return undefined;
    let gone = false;
    void backend.course(resolution).then((result) => {
      if (gone || !result.ok) return;
      setOpen(
        new Map(result.value.flatMap((point) => (point.milestone ? [[point.milestone.id, point.brackets]] : []))),
      );
    });
    return () => {
      gone = true;
    };
  }, [backend, resolution, mayRead, turn]);
  return open;
}

export function VersionSection({ room, mayRead }: Props): ReactNode {
  const { t } = useI18n();
  const { resolution } = room;
  const milestones = useValue(room.milestones);
  const rights = useValue(room.rights);
  const { columns } = useValue(room.outline);
  const run = useRunCommand(room);
  const open = useBrackets(resolution, mayRead, milestones.length);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [dialog, setDialog] = useState<'name' | { readonly of: string } | null>(null);
  const { named, kept } = sortedVersions(milestones);
  const mayName = rights !== null && COMMANDS['milestone.create'].roles.includes(rights.role);
  // The third takes the place of the one that was chosen first.
  const choose = (id: string, on: boolean): void =>
    setChosen((old) => (on ? [...old, id].slice(-2) : old.filter((one) => one !== id)));
  const compare = (): void => {
    const [from, to] = milestones.filter(({ id }) => chosen.includes(id)).sort((a, b) => a.seq - b.seq);
    if (from) go({ page: 'compare', resolution, from: from.id, to: to?.id ?? 'now' });
  };
  const item = (milestone: Milestone): ReactNode => (
    <VersionItem
      key={milestone.id}
      milestone={milestone}
      brackets={open.get(milestone.id)}
      chosen={chosen.includes(milestone.id)}
      onChoose={(on) => choose(milestone.id, on)}
      onExport={() => setDialog({ of: milestone.id })}
    />
  );
  return (
    <section className="sheet-page" aria-label={t('record.tab.versions')}>
      <div className="record-bar">
        <p className="muted small">{t('record.versions.help')}</p>
        <span className="grow" />
        <ReportButton />
        <Button className="btn line" isDisabled={chosen.length === 0} onPress={compare}>
          <GitCompare className="i s" aria-hidden />
          {t(
            chosen.length === 2
              ? 'record.versions.compare.two'
              : chosen.length === 1
                ? 'record.versions.compare.now'
                : 'record.versions.compare',
          )}
        </Button>
        {mayName ? (
          <Button className="btn fill" onPress={() => setDialog('name')}>
            <Plus className="i s" aria-hidden />
            {t('milestone.name')}
          </Button>
        ) : null}
      </div>
      {named.length === 0 ? (
        <p className="muted">{t('milestone.none')}</p>
      ) : (
        <ol className="timeline">{named.map(item)}</ol>
      )}
      {kept.length > 0 ? (
        <details className="kept" open={named.length === 0}>
          <summary>{t('record.auto.fold', { count: kept.length })}</summary>
          <ol className="timeline">{kept.map(item)}</ol>
        </details>
      ) : null}
      {dialog === 'name' ? <MilestoneDialog run={run} onClose={() => setDialog(null)} /> : null}
      {dialog !== null && dialog !== 'name' ? (
        <ExportDialog
          resolution={resolution}
          columns={columns}
          milestones={milestones}
          version={dialog.of}
          onClose={() => setDialog(null)}
        />
      ) : null}
    </section>
  );
}

type ItemProps = {
  readonly milestone: Milestone;
  /** Undefined: not known, or not for this reader. */
  readonly brackets: number | undefined;
  readonly chosen: boolean;
  readonly onChoose: (chosen: boolean) => void;
  readonly onExport: () => void;
};

function VersionItem({ milestone, brackets, chosen, onChoose, onExport }: ItemProps): ReactNode {
  const i18n = useI18n();
  const { t, dateTime, lang } = i18n;
  const { summit } = useSummit();
  const { say } = useNotices();
  const { at, auto, by, digest, note, proposalsUntil } = milestone;
  const label = versionName(i18n, milestone);
  const name = summit.members.find(({ id }) => id === by)?.name;
  const copy = (): void => {
    // On plain http outside this computer the browser has no clipboard.
    const { clipboard } = navigator as { clipboard?: Clipboard };
    const failed = (): void => say({ tone: 'warn', text: t('members.copyFailed') });
    if (!clipboard) failed();
    else clipboard.writeText(digest).then(() => say({ tone: 'info', text: t('record.digest.copied') }), failed);
  };
  return (
    <li className={chosen ? 'version on' : 'version'}>
      <input
        type="checkbox"
        className="check"
        aria-label={t('record.versions.pick', { label })}
        checked={chosen}
        onChange={(event) => onChoose(event.target.checked)}
      />
      <div className="version-name">
        <Bookmark className="i s" aria-hidden />
        <DocumentSymbol symbol={milestone.symbol} />
        <bdi>{label}</bdi>
        {brackets === undefined ? null : (
          <span className="muted small">{t('outline.brackets', { count: brackets })}</span>
        )}
      </div>
      <p className="muted small">
        {auto ? null : name ? t('milestone.detail', { name, at: dateTime(at) }) : dateTime(at)}
      </p>
      {proposalsUntil ? <p className="small">{proposalsDeadline(lang, proposalsUntil, summit.timeZone)}</p> : null}
      {note ? (
        <p className="version-note" dir="auto">
          {note}
        </p>
      ) : null}
      <div className="version-acts">
        <span className="muted small">{t('record.digest')}</span>
        <code dir="ltr" title={digest}>
          {digest.slice(0, 12)}…
        </code>
        <Button className="btn icon sm" aria-label={t('record.digest.copy', { label })} onPress={copy}>
          <Copy className="i s" aria-hidden />
        </Button>
        <Button className="btn sm" onPress={onExport} aria-label={`${t('export.title')}: ${label}`}>
          {t('record.versions.export')}
        </Button>
      </div>
    </li>
  );
}
