/**
 * Writing other wording, or a new clause: an editor per column, the reason, and the place of what is new. It is a draft of
 * its author's from the first pause on, kept on this computer and with the own delegation, until it is tabled.
 */
import { type FormEvent, type KeyboardEvent, type ReactNode, useState } from 'react';
import { Button, Heading } from 'react-aria-components';
import type { Draft } from '../../client/view.ts';
import type { ClauseKind } from '../../domain/clause/clause.ts';
import { LIMITS } from '../../domain/command.ts';
import type { ProposalRecord } from '../../domain/negotiation/record.ts';
import { isTold } from '../document/run-command.ts';
import { useTable } from '../document/table-context.tsx';
import { presentIn, useTextTurn } from '../document/text-turn.ts';
import { Act } from '../kit/act.tsx';
import { Field, Sheet } from '../kit/field.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { RefusedHere, useNotices } from '../kit/notices.tsx';
import { refusalInWords } from '../kit/refusal.ts';
import { useSummit } from '../kit/summit-context.tsx';
import { useValue } from '../kit/value.ts';
import { ColumnEditor } from './column-editor.tsx';
import { Discard } from './discard.tsx';
import { PlaceFields } from './place.tsx';
import { tablingOf } from './tabling.ts';
import { useKeptDraft } from './use-kept-draft.ts';
import { movedColumns, takenOver, type Writing, wordingOf, written } from './writing.ts';

/** `after` is where a new clause is proposed first; a `draft` is gone on with. */
export type Target = {
  readonly clause: string | null;
  readonly after?: string | null;
  readonly draft?: Draft;
  /** One's own tabled proposal whose place the new one takes. */
  readonly amends?: ProposalRecord;
};
export type Place = { readonly after: string | null; readonly kind: ClauseKind; readonly level: number };
export type Paper = Writing & { readonly reason: string; readonly place: Place };

export function WriteDialog({ target, onClose }: { target: Target; onClose: () => void }): ReactNode {
  const i18n = useI18n();
  const { t } = i18n;
  const { summit } = useSummit();
  const { room, columns, names } = useTable();
  const { say, refuse } = useNotices();
  const { columns: all, rows } = useValue(room.outline);
  const link = useValue(room.link);
  const { clause } = target;
  const langs = all.map(({ lang }) => lang);
  // The reader's own order first; a column that he has hidden is part of the clause all the same.
  const ordered = [...columns, ...all.filter(({ lang }) => !columns.some((shown) => shown.lang === lang))];
  useTextTurn(room, clause, langs);
  const present = presentIn(room, clause);
  const [sheet, setSheet] = useState<Paper>(() => begun(target, rows));
  const [busy, setBusy] = useState(false);
  const kept = useKeptDraft(room, target, sheet);
  const change = (next: Partial<Paper>): void => setSheet((old) => ({ ...old, ...next }));
  const moved = movedColumns(sheet, present);
  const row = rows.find(({ id }) => id === clause);
  const command = tablingOf(kept.words, present, '', target.amends?.id);
  const offline = link.state === 'offline' || link.state === 'connecting';
  const blocked = offline
    ? t('proposals.table.offline')
    : clause !== null && (!row || row.status === 'withdrawn')
      ? t('refusal.unknown-clause')
      : Object.keys(moved).length > 0
        ? t('proposals.table.moved')
        : Object.keys(sheet.texts).length === 0
          ? t('proposals.table.nothing')
          : sheet.reason.trim() === ''
            ? t('proposals.table.reason')
            : undefined;
  const table = async (): Promise<void> => {
    if (busy || blocked !== undefined || !command) return;
    setBusy(true);
    kept.flush();
    refuse(null);
    const { command: sent, outcome, answer: later } = room.decide(command);
    const answer = await outcome;
    setBusy(false);
    if (answer === 'waits') {
      // The line broke meanwhile. The draft stays until the proposal is there.
      void later.then(({ ok }) => ok && kept.discard());
      say({ tone: 'info', text: t('notice.waiting') });
      onClose();
    } else if (answer.ok) {
      kept.discard();
      say({ tone: 'info', text: t('proposals.tabled') });
      onClose();
    } else {
      const text = refusalInWords(i18n, summit, answer.reason, answer.missing);
      refuse(text);
      if (!isTold(room, sent)) say({ tone: 'bad', title: t('proposals.notTabled'), text });
    }
  };
  const close = (): void => {
    kept.flush();
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void table();
  };
  return (
    <Sheet onClose={close} wide>
      <form
        className="dialog-form proposal-form"
        onSubmit={(event: FormEvent) => event.preventDefault()}
        onKeyDown={onKeyDown}
      >
        <Heading slot="title">
          {clause === null
            ? t('proposals.writeNew.title')
            : t('proposals.write.title', { clause: names.label(clause) })}
        </Heading>
        <div className="dialog-body">
          {target.amends ? <p className="muted">{t('proposals.amend.help')}</p> : null}
          {target.draft?.origin === 'refused' ? <p className="mark bad">{t('proposals.refused.help')}</p> : null}
          {clause === null ? (
            <PlaceFields rows={rows} place={sheet.place} onChange={(place) => change({ place })} />
          ) : null}
          <div className="column-editors">
            {ordered.map(({ lang }, index) => (
              <ColumnEditor
                key={lang}
                lang={lang}
                value={wordingOf(sheet, lang, present)}
                base={sheet.base[lang] ?? present(lang)}
                moved={moved[lang]}
                autoFocus={index === 0}
                onChange={(text) => setSheet((old) => ({ ...old, ...written(old, lang, text, present) }))}
                onTakeOver={() => setSheet((old) => ({ ...old, ...takenOver(old, lang, present) }))}
              />
            ))}
          </div>
          <Field
            multiline
            required
            label={t('proposals.reason')}
            help={t('proposals.reason.help')}
            value={sheet.reason}
            onChange={(reason) => change({ reason })}
            maxLength={LIMITS.reason}
          />
          <RefusedHere />
        </div>
        <div className="dialog-foot">
          <span className="muted small grow" role="status">
            {t(
              kept.state === 'none'
                ? 'proposals.draft.none'
                : kept.state === 'saved'
                  ? 'proposals.draft.saved'
                  : 'proposals.draft.here',
            )}
          </span>
          {kept.state === 'none' ? null : (
            <Discard
              onDiscard={() => {
                kept.discard();
                onClose();
              }}
            />
          )}
          <Button className="btn line" onPress={close}>
            {t('app.close')}
          </Button>
          <Act fill label={t('proposals.table')} blocked={blocked} onPress={() => void table()} />
        </div>
      </form>
    </Sheet>
  );
}

function begun(
  { draft, after, clause, amends }: Target,
  rows: readonly { id: string; kind: ClauseKind; level: number }[],
): Paper {
  if (amends && !draft) {
    const { texts, baseTexts: base, reason, place } = amends;
    return { texts, base, reason, place: place ?? { after: null, kind: 'paragraph', level: 0 } };
  }
  const at = draft?.after !== undefined ? draft.after : (after ?? null);
  const before = rows.find(({ id }) => id === at);
  const likely: ClauseKind =
    !before || before.kind === 'title' || before.kind === 'heading' ? 'paragraph' : before.kind;
  return {
    texts: draft?.texts ?? {},
    base: clause === null ? {} : (draft?.base ?? {}),
    reason: draft?.reason ?? '',
    place: { after: at, kind: draft?.kind ?? likely, level: draft?.level ?? before?.level ?? 0 },
  };
}
