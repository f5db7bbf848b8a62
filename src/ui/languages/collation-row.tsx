/** One clause on the collation page: the two texts, or what changed in them since they were read, and how they stand. */
import { memo, type ReactNode, useLayoutEffect, useRef } from 'react';
import type { OutlineRow, RoomView } from '../../client/view.ts';
import { footnotesOf } from '../../domain/clause/footnote.ts';
import type { Pair } from '../../domain/negotiation/concordance.ts';
import { renderStatic } from '../../editor/static.ts';
import { type Lang, language } from '../../language/language.ts';
import { confirmation } from '../document/confirm.ts';
import { layoutOf } from '../document/footnotes.ts';
import { useListedStates } from '../document/frame.ts';
import { useTexts } from '../document/idle-texts.ts';
import type { PairFact, PairFacts } from '../document/pair-facts.ts';
import { isolatedName, PairSign } from '../document/pair-sign.tsx';
import { Act } from '../kit/act.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { refusalInWords } from '../kit/refusal.ts';
import { as } from '../kit/roles.ts';
import { StatusDot } from '../kit/signs.tsx';
import { useSummit } from '../kit/summit-context.tsx';
import { useValue } from '../kit/value.ts';
import { Changed } from './changed.tsx';

type Props = {
  readonly room: RoomView;
  readonly facts: PairFacts;
  readonly row: OutlineRow;
  readonly pair: Pair;
  readonly label: string;
  readonly current: boolean;
  /** What changed is shown. */
  readonly opened: boolean;
  readonly speaks: boolean;
  readonly onSelect: (clause: string) => void;
  readonly onOpen: (clause: string) => void;
  readonly onConfirm: (clause: string) => void;
};

const isFor = (pair: Pair, { languages }: PairFact): boolean => languages[0] === pair[0] && languages[1] === pair[1];

export const CollationRow = memo(function CollationRow(props: Props): ReactNode {
  const { room, facts, row, pair, label, current, opened, onSelect } = props;
  const { t } = useI18n();
  const fact = useValue(facts.of(row.id)).find((each) => isFor(pair, each));
  const texts = useTexts(room, row.id, pair);
  const heading = row.kind === 'title' || row.kind === 'heading';
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: keys go from row to row on the page
    <div
      {...as('row', { 'aria-current': current ? 'true' : undefined })}
      className={`row${heading ? ' head-row' : ''}${current ? ' cur' : ''}`}
      data-row={row.id}
      tabIndex={-1}
      onClick={() => onSelect(row.id)}
    >
      <div className="gut" {...as('rowheader')}>
        <div className="no">
          <b>{label}</b>
          <StatusDot status={row.status} named />
        </div>
      </div>
      {pair.map((lang) => {
        const changed = opened && fact?.record && fact.changed.includes(lang) ? fact.record.seq : null;
        const reason = row.noCounterpart[lang];
        const text = texts[lang] ?? '';
        return (
          <div className="cell" key={lang} data-lang={lang} {...as('cell')}>
            {reason !== undefined ? (
              <p className="muted small">{t('cell.noCounterpart', { reason })}</p>
            ) : changed !== null ? (
              <Changed bare room={room} clause={row.id} lang={lang} seq={changed} text={text} />
            ) : text.trim() === '' ? (
              <p className="bad small">{t('cell.expected', { language: language(lang).endonym })}</p>
            ) : (
              <Text room={room} row={row} lang={lang} text={text} />
            )}
          </div>
        );
      })}
      <div className="cell state" {...as('cell')}>
        {fact ? (
          <Standing {...props} fact={fact} texts={texts} />
        ) : (
          <span className="muted">{t('concordance.byDesign')}</span>
        )}
      </div>
    </div>
  );
});

type TextProps = { readonly room: RoomView; readonly row: Props['row']; readonly lang: Lang; readonly text: string };

/** `text` is what it says, so that it is drawn again when that changes. */
function Text({ room, row, lang, text }: TextProps): ReactNode {
  const host = useRef<HTMLDivElement>(null);
  const states = useListedStates();
  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn from the cell itself, when its words have changed
  useLayoutEffect(() => {
    const cell = room.cell({ clause: row.id, lang });
    if (!host.current || !cell) return;
    const { rows } = room.outline.get();
    const ids = footnotesOf(rows).get(row.id) ?? [];
    const notes = rows.filter(({ id }) => ids.includes(id));
    renderStatic(host.current, cell, lang, { layout: layoutOf(row, notes, lang), states });
  }, [room, row, lang, text, states]);
  return <div ref={host} className="host" />;
}

type StandingProps = Props & { readonly fact: PairFact; readonly texts: { readonly [lang in Lang]?: string } };

function Standing({
  room,
  row,
  pair,
  fact,
  texts,
  current,
  opened,
  speaks,
  onOpen,
  onConfirm,
}: StandingProps): ReactNode {
  const i18n = useI18n();
  const { t, moment, list } = i18n;
  const { summit } = useSummit();
  const { state, record, changed } = fact;
  const by = record && summit.members.find(({ id }) => id === record.member);
  const values = { name: by?.name ?? '', at: record ? moment(record.at) : '' };
  // Judged for the row in hand only: the rule is asked of the whole document.
  const draft = current && speaks && state !== 'checked' ? confirmation(room, row.id, pair) : null;
  const verdict = draft && room.verdict(draft);
  const blocked = verdict && !verdict.ok ? refusalInWords(i18n, summit, verdict.reason, verdict.missing) : undefined;
  const filled = pair.every((lang) => (texts[lang] ?? '').trim() !== '');
  return (
    <>
      <PairSign state={state} />
      {record ? (
        <p className="muted small">
          {state === 'stale'
            ? t('concordance.stale.line', { ...values, languages: list(changed.map(isolatedName)) })
            : t('concordance.by', values)}
        </p>
      ) : null}
      <div className="acts">
        {state === 'stale' && !opened ? (
          <button
            type="button"
            className="btn sm line"
            onClick={(event) => {
              event.stopPropagation();
              onOpen(row.id);
            }}
          >
            {t('concordance.show.changes')}
          </button>
        ) : null}
        {speaks && state !== 'checked' && (filled || current) ? (
          <Act label={t('concordance.confirm')} blocked={blocked} fill={current} onPress={() => onConfirm(row.id)} />
        ) : null}
      </div>
    </>
  );
}
