/**
 * The proposal before it is written: each column's text with a bracket in it whose two ends are handles, moved from word to
 * word by the arrow keys (left is left, also in Persian) or drawn anew with the pointer. With an optional reason.
 */
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { LIMITS } from '../../domain/command.ts';
import { type Lang, language } from '../../language/language.ts';
import type { Asked, Proposed } from '../document/bracket-store.ts';
import { type Range, units } from '../document/bracket-units.ts';
import { useReturnedFocus } from '../document/returned-focus.ts';
import { useTable } from '../document/table-context.tsx';
import { Field, FormDialog } from '../kit/field.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { useNotices } from '../kit/notices.tsx';
import { useValue } from '../kit/value.ts';
import { put } from './bracketing.ts';
import { fits, moved, unitsNear } from './proposal.ts';

export function BracketAsk(): ReactNode {
  const { brackets, selection } = useTable();
  const asked = useValue(brackets.asked);
  useReturnedFocus(asked !== null, selection);
  return asked ? <AskDialog key={asked.clause} asked={asked} onClose={() => brackets.asked.set(null)} /> : null;
}

function AskDialog({ asked, onClose }: { asked: Asked; onClose: () => void }): ReactNode {
  const { clause } = asked;
  const i18n = useI18n();
  const { t } = i18n;
  const table = useTable();
  const { say } = useNotices();
  const [proposed, setProposed] = useState(asked.proposed);
  const [reason, setReason] = useState('');
  const change = (index: number, part: Partial<Proposed>): void =>
    setProposed((old) => old.map((each, at) => (at === index ? { ...each, ...part } : each)));
  const chosen = proposed.filter((each) => each.chosen);
  const crossing = chosen.some(({ text, range }) => !fits(text, range));
  const submit = async (): Promise<void> => {
    if (!(await put({ ...table, say, i18n }, clause, proposed, reason)))
      say({ tone: 'warn', text: t('refusal.text-changed') });
    onClose();
  };
  return (
    <FormDialog
      wide
      title={t('brackets.ask', { clause: table.names.label(clause) })}
      submit={t('brackets.ask.submit', { count: chosen.length })}
      onSubmit={() => void submit()}
      onClose={onClose}
      disabled={chosen.length === 0 || crossing}
    >
      <p className="muted small">{t('brackets.ask.help')}</p>
      <ul className="bracket-ask">
        {proposed.map((each, index) => (
          <Column
            key={each.lang}
            proposed={each}
            only={proposed.length === 1}
            onChange={(part) => change(index, part)}
          />
        ))}
      </ul>
      {crossing ? (
        <p className="bad small" role="alert">
          {t('brackets.crossing')}
        </p>
      ) : null}
      <Field
        label={t('brackets.reason')}
        value={reason}
        onChange={setReason}
        maxLength={LIMITS.note}
        help={t('brackets.reason.help')}
      />
    </FormDialog>
  );
}

type ColumnProps = {
  readonly proposed: Proposed;
  readonly only: boolean;
  readonly onChange: (part: Partial<Proposed>) => void;
};

function Column({ proposed, only, onChange }: ColumnProps): ReactNode {
  const { t } = useI18n();
  const { lang, text, range, chosen } = proposed;
  const { endonym, dir } = language(lang);
  const pressed = useRef<Range | null>(null);
  const shown = around(text, range);
  return (
    <li className={chosen ? '' : 'off'} data-lang={lang}>
      <b lang={lang} dir={dir}>
        {only ? (
          endonym
        ) : (
          <label className="pick-column">
            <input type="checkbox" checked={chosen} onChange={(event) => onChange({ chosen: event.target.checked })} />
            {endonym}
          </label>
        )}
      </b>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a box around running text */}
      <div
        className="doc"
        role="group"
        lang={lang}
        dir={dir}
        aria-label={t('brackets.ask.column', { language: endonym })}
        onPointerDown={(event) => {
          pressed.current = wordAt(event.target);
        }}
        onPointerUp={(event) => {
          const [first, last] = [pressed.current, wordAt(event.target)];
          if (first && last) onChange({ range: pointed(range, first, last) });
        }}
      >
        {shown.from > 0 ? '… ' : null}
        <Words {...{ lang, text }} from={shown.from} to={range.from} />
        <span className="br">
          <Handle end="from" {...proposed} onMove={(next) => onChange({ range: next })} />
          {range.to - range.from > MOST_SHOWN ? (
            text.slice(range.from, range.to)
          ) : (
            <Words {...{ lang, text }} {...range} />
          )}
          <Handle end="to" {...proposed} onMove={(next) => onChange({ range: next })} />
        </span>
        <Words {...{ lang, text }} from={range.to} to={shown.to} />
        {shown.to < text.length ? ' …' : null}
      </div>
    </li>
  );
}

/** So much of a long text is shown beside the words, and so many words can be pointed at, in code units. */
const BESIDE = 1_500;
const MOST_SHOWN = 10_000;

/** The range with what stands around it, cut at blanks. */
function around(text: string, { from, to }: Range): Range {
  const before = from <= BESIDE ? 0 : text.lastIndexOf(' ', from - BESIDE) + 1;
  const after = text.indexOf(' ', to + BESIDE);
  return {
    from: from - before > 2 * BESIDE ? from - BESIDE : before,
    to: after < 0 || after > to + 2 * BESIDE ? Math.min(text.length, to + BESIDE) : after,
  };
}

const wordAt = (target: EventTarget): Range | null => {
  const { from, to } = (target as HTMLElement).dataset;
  return from && to ? { from: Number(from), to: Number(to) } : null;
};

/** Drawn over words: around those. One word pointed at: the nearer of the ends goes there. */
function pointed(range: Range, first: Range, last: Range): Range {
  if (first.from !== last.from) return { from: Math.min(first.from, last.from), to: Math.max(first.to, last.to) };
  const toStart = Math.abs(first.from - range.from) <= Math.abs(first.to - range.to);
  return toStart
    ? { from: first.from, to: Math.max(range.to, first.to) }
    : { from: Math.min(range.from, first.from), to: first.to };
}

type WordsProps = Range & { readonly lang: Lang; readonly text: string };

/** Running text whose words can be pointed at. */
function Words({ lang, text, from, to }: WordsProps): ReactNode {
  const pieces: ReactNode[] = [];
  let at = from;
  // Both ends stand beside words, so what is between them is read by itself.
  for (const unit of units(lang, text.slice(from, to))) {
    const [start, end] = [from + unit.from, from + unit.to];
    pieces.push(text.slice(at, start));
    pieces.push(
      <span key={start} data-from={start} data-to={end}>
        {unit.text}
      </span>,
    );
    at = end;
  }
  pieces.push(text.slice(at, to));
  return pieces;
}

type HandleProps = Proposed & { readonly end: 'from' | 'to'; readonly onMove: (range: Range) => void };

function Handle({ end, lang, text, range, chosen, onMove }: HandleProps): ReactNode {
  const { t } = useI18n();
  const list = unitsNear(lang, text, range[end]);
  const now = list.findIndex((unit) => (end === 'from' ? unit.from >= range.from : unit.to >= range.to));
  const forward = language(lang).dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  const onKeyDown = (event: KeyboardEvent): void => {
    const by =
      event.key === 'ArrowLeft' || event.key === 'ArrowRight'
        ? event.key === forward
          ? 1
          : -1
        : event.key === 'ArrowDown'
          ? 1
          : event.key === 'ArrowUp'
            ? -1
            : 0;
    if (by === 0) return;
    event.preventDefault();
    onMove(moved(lang, text, range, end, by));
  };
  return (
    <span
      className="handle"
      role="slider"
      tabIndex={chosen ? 0 : -1}
      aria-label={t(end === 'from' ? 'brackets.ask.start' : 'brackets.ask.end')}
      aria-valuemin={1}
      aria-valuemax={Math.max(1, list.length)}
      aria-valuenow={Math.max(0, now) + 1}
      aria-valuetext={list[Math.max(0, now)]?.text ?? ''}
      onKeyDown={onKeyDown}
    >
      {end === 'from' ? '[' : ']'}
    </span>
  );
}
