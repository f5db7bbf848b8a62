/** The comparison on the page: language and filters above, the rows below, and the way from rows to proposals. */
import { ChevronDown, ChevronUp } from 'lucide-react';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { Button, Group, ToggleButton } from 'react-aria-components';
import { negotiationOf } from '../../client/negotiation.ts';
import type { RoomView } from '../../client/view.ts';
import { OUTSIDE_MARKS, type OutsideMark, type OutsideRow } from '../../diff/outside.ts';
import { tabler } from '../../domain/negotiation/decide-proposal.ts';
import type { Lang } from '../../language/language.ts';
import { clauseNames } from '../document/names.ts';
import { presentIn } from '../document/text-turn.ts';
import { Act } from '../kit/act.tsx';
import { type Action, useCommands } from '../kit/commands.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { useResolutionTitle } from '../kit/page-heading.tsx';
import { go } from '../kit/route.ts';
import { useValue } from '../kit/value.ts';
import type { Comparing } from './comparing.ts';
import type { OpenFile } from './file.ts';
import { LanguageOfFile, Refusal } from './language.tsx';
import { MarkSign } from './marks.tsx';
import { ComparisonTable, isShownUnder } from './rows.tsx';
import { TakeDialog } from './take-dialog.tsx';
import {
  isTabled,
  isTakeable,
  isTickedAtFirst,
  keyOf,
  ownTabled,
  type Placed,
  type Wish,
  wishesOf,
} from './take-over.ts';

type Props = {
  readonly room: RoomView;
  readonly file: OpenFile;
  readonly comparing: Comparing;
  readonly setLanguage: (part: number, lang: Lang) => void;
  readonly pick: ReactNode;
  /** Bars between the toolbar and the table. */
  readonly children: ReactNode;
};

const EXCERPT = 60;
const START = 30;

export function Review({ room, file, comparing, setLanguage, pick, children }: Props): ReactNode {
  const i18n = useI18n();
  const { t, number } = i18n;
  const title = useResolutionTitle(room.resolution);
  const outline = useValue(room.outline);
  const rights = useValue(room.rights);
  const proposals = useValue(negotiationOf(room).proposals);
  const { compared, assign, again } = comparing;
  const [chosen, setPart] = useState(0);
  const [off, setOff] = useState<ReadonlySet<OutsideMark>>(new Set());
  const [current, setCurrent] = useState<string | null>(null);
  const [ticks, setTicks] = useState<{ readonly [key: string]: boolean }>({});
  const [wishes, setWishes] = useState<readonly Wish[] | null>(null);
  const part = Math.min(chosen, file.parts.length - 1);
  const { lang } = file.parts[part] ?? {};
  const result = compared[part];
  const names = useMemo(() => clauseNames(outline.rows, i18n), [outline.rows, i18n]);
  // "Preamble" is the name of many: what has no number is told by its first words.
  const labelOf = useCallback(
    (clause: string): string => {
      const words = lang ? presentIn(room, clause)(lang) : '';
      if (names.short(clause) !== '' || words === '') return names.label(clause);
      return `${names.label(clause)} («${words.length > START ? `${words.slice(0, START).trimEnd()}…` : words}»)`;
    },
    [names, room, lang],
  );
  const by = useMemo(() => (rights ? tabler({ id: rights.member, ...rights }) : null), [rights]);
  const own = useMemo(() => (by ? ownTabled(proposals, by) : []), [proposals, by]);

  const placed = useMemo(
    () =>
      file.parts.flatMap(({ lang: each, lines }, at): readonly Placed[] => {
        const answer = compared[at];
        if (!each || !answer?.ok) return [];
        return answer.rows.map((row) => ({ lang: each, row, line: lines[row.paragraphs[0] ?? 0]?.row ?? 0 }));
      }),
    [file, compared],
  );
  const isTicked = useCallback(
    (each: Pick<Placed, 'lang' | 'row'>) => ticks[keyOf(each)] ?? isTickedAtFirst(each.row),
    [ticks],
  );
  const ready = useMemo(() => wishesOf(placed.filter(isTicked), own), [placed, isTicked, own]);
  const rows = useMemo(() => (result?.ok ? result.rows : []), [result]);
  const isShown = useMemo(() => isShownUnder(off), [off]);
  const shown = useMemo(() => rows.filter(isShown), [rows, isShown]);
  const clauses = useMemo(
    () =>
      outline.rows
        .filter(({ status }) => status !== 'withdrawn')
        .map(({ id }) => ({ id, excerpt: lang ? presentIn(room, id)(lang).slice(0, EXCERPT) : '' })),
    [outline.rows, room, lang],
  );
  const step = useCallback(
    (by: -1 | 1) => {
      const at = shown.findIndex(({ key }) => key === current);
      const next = shown[at < 0 ? (by > 0 ? 0 : shown.length - 1) : (at + by + shown.length) % shown.length];
      if (!next) return;
      setCurrent(next.key);
      document.getElementById(`outside-${next.key}`)?.scrollIntoView({ block: 'center', inline: 'nearest' });
    },
    [shown, current],
  );
  const actions = useMemo<readonly Action[]>(
    () => [
      { id: 'change.next', label: t('compare.next'), chord: { code: 'F8' }, menu: 'go', run: () => step(1) },
      {
        id: 'change.previous',
        label: t('compare.previous'),
        chord: { code: 'F8', shift: true },
        menu: 'go',
        run: () => step(-1),
      },
      { id: 'table', label: t('compare.back'), run: () => go({ page: 'table', resolution: room.resolution }) },
    ],
    [t, step, room],
  );
  useCommands(actions);
  const tickAll = (ticked: boolean): void => {
    const takeable = placed.filter(({ row }) => isTakeable(row));
    setTicks(Object.fromEntries(takeable.map((each) => [keyOf(each), ticked])));
  };
  const at = shown.findIndex(({ key }) => key === current) + 1;
  return (
    <>
      <section className="tool chips-bar" aria-label={t('tools.label')}>
        <bdi className="outside-name">{file.name}</bdi>
        {pick}
        <LanguageOfFile
          file={file}
          part={part}
          columns={outline.columns}
          onPart={setPart}
          onLanguage={(next) => setLanguage(part, next)}
        />
        <Group className="chips" aria-label={t('outside.filters')}>
          {OUTSIDE_MARKS.map((mark) => {
            const count = rows.filter(({ marks }) => marks.includes(mark)).length;
            if (count === 0) return null;
            return mark === 'same' ? (
              <span key={mark} className="chip" data-mark={mark} data-selected>
                <MarkSign mark={mark} />
                <b>{number(count)}</b>
              </span>
            ) : (
              <ToggleButton
                key={mark}
                className="chip"
                data-mark={mark}
                isSelected={!off.has(mark)}
                onChange={(on) =>
                  setOff((old) => new Set(on ? [...old].filter((each) => each !== mark) : [...old, mark]))
                }
              >
                <MarkSign mark={mark} />
                <b>{number(count)}</b>
              </ToggleButton>
            );
          })}
        </Group>
        <span className="grow" />
        <span className="seg">
          <Button aria-label={t('compare.previous')} isDisabled={shown.length === 0} onPress={() => step(-1)}>
            <ChevronUp className="i s" aria-hidden />
          </Button>
          <Button aria-label={t('compare.next')} isDisabled={shown.length === 0} onPress={() => step(1)}>
            <ChevronDown className="i s" aria-hidden />
            {at > 0 ? <span className="num">{t('compare.position', { at, count: shown.length })}</span> : null}
          </Button>
        </span>
        <span className="outside-deeds">
          <Button className="btn sm" onPress={again}>
            {t('outside.compareAgain')}
          </Button>
          {by ? (
            <>
              <Button className="btn sm" onPress={() => tickAll(ready.length === 0)}>
                {t(ready.length === 0 ? 'outside.tickAll' : 'outside.tickNone')}
              </Button>
              <Act
                fill
                label={t('outside.propose', { count: ready.length })}
                blocked={ready.length === 0 ? t('proposals.table.nothing') : undefined}
                onPress={() => setWishes(ready)}
              />
            </>
          ) : (
            <span className="muted">{rights ? t('outside.mayNot') : ''}</span>
          )}
        </span>
      </section>
      {children}
      <main className="work outside-work">
        {lang && result?.ok ? (
          <ComparisonTable
            rows={rows}
            isShown={isShown}
            lang={lang}
            current={current}
            title={title}
            isTicked={(row) => isTicked({ lang, row })}
            isTabled={(row) => isTabled(own, row.clause, lang, row.words)}
            mayTable={by !== null}
            acts={{
              labelOf,
              nameOf: names.label,
              clauses,
              onTick: (row, ticked) => setTicks((old) => ({ ...old, [keyOf({ lang, row })]: ticked })),
              onTake: (row) =>
                setWishes(
                  wishesOf(
                    placed.filter((each) => each.lang === lang && each.row.key === row.key),
                    own,
                  ),
                ),
              onAssign: (row: OutsideRow, clause) => assign(part, row.paragraphs, clause),
            }}
          />
        ) : (
          <Refusal lang={lang} result={result} columns={outline.columns} waiting={outline.columns.length === 0} />
        )}
      </main>
      {wishes ? (
        <TakeDialog room={room} wishes={wishes} file={file.name} labelOf={labelOf} onClose={() => setWishes(null)} />
      ) : null}
    </>
  );
}
