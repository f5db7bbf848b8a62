/** One clause of the chair's text: an editor per column, keep or drop for each bracket, and the proposals to take from. */
import { memo, type ReactNode, useRef } from 'react';
import { Button } from 'react-aria-components';
import { negotiationOf } from '../../client/negotiation.ts';
import type { RoomView } from '../../client/view.ts';
import type { Column } from '../../domain/clause/declaration.ts';
import type { ProposalRecord } from '../../domain/negotiation/record.ts';
import { brackets } from '../../domain/text/brackets.ts';
import { type Lang, language } from '../../language/language.ts';
import { presentIn, useTextTurn } from '../document/text-turn.ts';
import { useI18n } from '../kit/i18n.tsx';
import { useValue } from '../kit/value.ts';
import type { ChairBench } from './chair-bench.ts';
import { bracketDropped, bracketKept, proposalTaken } from './chair-work.ts';
import { ColumnEditor } from './column-editor.tsx';
import { useNear } from './near.ts';
import { Author } from './person.tsx';
import { movedColumns, takenOver, wordingOf, written } from './writing.ts';

type Props = {
  readonly room: RoomView;
  readonly bench: ChairBench;
  readonly clause: string;
  readonly label: string;
  readonly columns: readonly Column[];
  readonly proposals: readonly ProposalRecord[];
};

export const ChairClause = memo(function ChairClause(props: Props): ReactNode {
  const element = useRef<HTMLElement>(null);
  const { near, height } = useNear(element, '.chair-page');
  const { clause, label } = props;
  return (
    <section
      ref={element}
      className="chair-clause"
      id={`chair-${clause}`}
      aria-label={label}
      style={near ? undefined : { minBlockSize: height === null ? '14rem' : `${height}px` }}
    >
      <h2>{label}</h2>
      {near ? <Editors {...props} /> : null}
    </section>
  );
});

function Editors({ room, bench, clause, columns, proposals }: Props): ReactNode {
  const { t } = useI18n();
  const writing = useValue(bench.of(clause));
  useTextTurn(
    room,
    clause,
    columns.map(({ lang }) => lang),
  );
  useValue(negotiationOf(room).turn);
  const present = presentIn(room, clause);
  const moved = movedColumns(writing, present);
  const put = (lang: Lang, text: string): void => bench.edit(clause, (old) => written(old, lang, text, present));
  return (
    <>
      {proposals.length > 0 ? (
        <ul className="chair-proposals">
          {proposals.map((proposal) => (
            <li key={proposal.id}>
              <Author proposal={proposal} />
              <span className="muted why">
                <bdi>{proposal.reason}</bdi>
              </span>
              <Button
                className="btn sm line"
                onPress={() => bench.edit(clause, (old) => proposalTaken(old, proposal, present).writing)}
              >
                {t('proposals.chair.take')}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      <div className="column-editors">
        {columns.map(({ lang }) => {
          const text = wordingOf(writing, lang, present);
          return (
            <ColumnEditor
              key={lang}
              lang={lang}
              value={text}
              base={writing.base[lang] ?? present(lang)}
              moved={moved[lang]}
              onChange={(next) => put(lang, next)}
              onTakeOver={() => bench.edit(clause, (old) => takenOver(old, lang, present))}
            >
              <BracketChoices lang={lang} text={text} onChange={(next) => put(lang, next)} />
            </ColumnEditor>
          );
        })}
      </div>
    </>
  );
}

/** Words of a bracket longer than this are cut in the middle of the list, not in the text. */
const SHOWN = 60;

type ChoiceProps = { readonly lang: Lang; readonly text: string; readonly onChange: (text: string) => void };

function BracketChoices({ lang, text, onChange }: ChoiceProps): ReactNode {
  const { t } = useI18n();
  const { pairs } = brackets(text);
  if (pairs.length === 0) return null;
  return (
    <ul className="bracket-choices">
      {pairs.map((pair) => {
        const words = text.slice(pair.start, pair.end);
        const shown = words.length > SHOWN ? `${words.slice(0, SHOWN)}…` : words;
        return (
          <li key={pair.start}>
            <span className="br" lang={lang} dir={language(lang).dir}>
              {shown}
            </span>
            <Button
              className="btn sm line"
              aria-label={t('proposals.chair.keep.words', { words: shown })}
              onPress={() => onChange(bracketKept(text, pair))}
            >
              {t('proposals.chair.keep')}
            </Button>
            <Button
              className="btn sm line"
              aria-label={t('proposals.chair.drop.words', { words: shown })}
              onPress={() => onChange(bracketDropped(text, pair))}
            >
              {t('proposals.chair.drop')}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
