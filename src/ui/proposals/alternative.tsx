/**
 * One proposal as a sub-row: a line about it, then its redline in each column. Far from the window it is an empty strip of
 * the height that it had; its buttons are tab stops only while its clause is the current one, as the grid has one.
 */
import { GitCompareArrows, Plus } from 'lucide-react';
import { type KeyboardEvent, memo, type ReactNode, useRef, useState } from 'react';
import { negotiationOf } from '../../client/negotiation.ts';
import type { Column } from '../../domain/clause/declaration.ts';
import type { ProposalRecord } from '../../domain/negotiation/record.ts';
import { perLang } from '../../domain/verdict.ts';
import { type Lang, language } from '../../language/language.ts';
import { elementAt } from '../document/element-at.ts';
import { useRowSelection } from '../document/selection.ts';
import { useTable } from '../document/table-context.tsx';
import { presentIn, useTextTurn } from '../document/text-turn.ts';
import { DocumentSymbol } from '../kit/document-symbol.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { delegationName } from '../kit/refusal.ts';
import { as } from '../kit/roles.ts';
import { useByPlace } from '../kit/states-order.ts';
import { useSummit } from '../kit/summit-context.tsx';
import { useValue } from '../kit/value.ts';
import { BatchTag } from './batch-tag.tsx';
import { ColumnChange } from './change.tsx';
import { excerpt } from './excerpt.ts';
import { useNear } from './near.ts';
import { Author, codeOfProposal } from './person.tsx';
import { ProposalActs } from './proposal-acts.tsx';
import { bracketShift, changeOf, foreseenHeight } from './redlines.ts';

type Props = {
  readonly proposal: ProposalRecord;
  readonly position: number;
  /** The clause under which it stands. */
  readonly anchor: string | null;
  readonly columns: readonly Column[];
};

export const Alternative = memo(function Alternative(props: Props): ReactNode {
  const { proposal, anchor } = props;
  const { selection } = useTable();
  const element = useRef<HTMLDivElement>(null);
  const { near, height } = useNear(element, '.grid');
  const onKeyDown = (event: KeyboardEvent): void => {
    // The grid's own keys act on the current cell; here they are the buttons'.
    event.stopPropagation();
    if (event.key !== 'Escape') return;
    const at = selection.get();
    if (at) elementAt(document.body, at.clause, at.lang)?.focus();
  };
  const classes = [
    'prop',
    codeOfProposal(proposal).toLowerCase(),
    proposal.clause === null ? 'new' : '',
    near ? '' : 'far',
  ];
  const blockSize = height === null ? `${foreseenHeight(proposal)}rem` : `${height}px`;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys bubble here from its buttons
    <div
      ref={element}
      id={`prop-${proposal.id}`}
      className={classes.filter(Boolean).join(' ')}
      {...(near ? as('row') : {})}
      style={near ? undefined : { blockSize }}
      data-anchor={anchor ?? ''}
      onKeyDown={onKeyDown}
    >
      {near ? <Content {...props} /> : null}
    </div>
  );
});

/** What a deletion leaves of a column. */
const deletion = (lang: Lang, present: string) => ({ texts: { [lang]: '' }, baseTexts: { [lang]: present } });

/** What the proposal asks for, who has joined it, and how often its author has put another in its place. */
function Asked({ proposal, columns }: { readonly proposal: ProposalRecord; readonly columns: number }): ReactNode {
  const i18n = useI18n();
  const { t, list, number } = i18n;
  const { names } = useTable();
  const { summit } = useSummit();
  const { action, revision } = proposal;
  const sponsors = [...(proposal.sponsors ?? [])].sort(useByPlace());
  const asked = !action
    ? t('proposals.columns', { count: columns })
    : action.do === 'delete'
      ? t('proposals.deletes')
      : action.after === null
        ? t('proposals.moves.start')
        : t('proposals.moves', { clause: names.label(action.after) });
  return (
    <>
      <div>{asked}</div>
      {sponsors.length > 0 ? (
        <div>{t('proposals.sponsors', { list: list(sponsors.map((id) => delegationName(i18n, summit, id))) })}</div>
      ) : null}
      {revision ? <div>{t('proposals.revision', { n: number(revision) })}</div> : null}
    </>
  );
}

function Content({ proposal, position, anchor, columns }: Props): ReactNode {
  const { t, list } = useI18n();
  const { room, selection } = useTable();
  const [whole, setWhole] = useState(false);
  const selected = useRowSelection(selection, anchor ?? '');
  const { action } = proposal;
  const every = room.outline.get().columns.map(({ lang }) => lang);
  const langs = action ? (action.do === 'delete' ? every : []) : perLang(proposal.texts).map(([lang]) => lang);
  useTextTurn(room, proposal.clause, langs);
  // Judged and merged anew after every decision.
  useValue(negotiationOf(room).turn);
  const present = presentIn(room, proposal.clause);
  const changes = langs.flatMap((lang) => {
    const change = changeOf(action ? deletion(lang, present(lang)) : proposal, lang, present(lang));
    return change ? [{ lang, change }] : [];
  });
  const shift = bracketShift(changes.map(({ lang, change }) => [present(lang), change] as const));
  const hidden = langs.filter((lang) => !columns.some((column) => column.lang === lang));
  const tabIndex = selected ? 0 : -1;
  const { place } = proposal;
  const title =
    place && proposal.clause === null
      ? t('proposals.new', { kind: t(`kind.${place.kind}`) })
      : t(`proposals.kind.${proposal.kind}`, { position });
  const Icon = proposal.clause === null ? Plus : GitCompareArrows;
  const moved = changes.some(({ change }) => change.moved);
  const shortened = changes.some(({ lang, change }) => excerpt(lang, change.diff) !== change.diff);
  return (
    <>
      <div className="prop-h" {...as('gridcell', { 'aria-colspan': columns.length + 1 })}>
        <Icon className="i" aria-hidden />
        <b className="nw">{title}</b>
        <DocumentSymbol symbol={proposal.symbol} />
        <Author proposal={proposal} />
        <BatchTag proposal={proposal} tabIndex={tabIndex} />
        <span className="why muted" title={proposal.reason}>
          <bdi>{proposal.reason}</bdi>
        </span>
        <span className="grow" />
        <ProposalActs proposal={proposal} tabIndex={tabIndex} />
      </div>
      <div className="gut" {...as('rowheader', { 'aria-colindex': 1 })}>
        <Asked proposal={proposal} columns={langs.length} />
        {shift === 0 ? null : (
          <div>{t(shift > 0 ? 'proposals.brackets.more' : 'proposals.brackets.fewer', { count: Math.abs(shift) })}</div>
        )}
        {moved ? <div>{t('proposals.carried')}</div> : null}
        {hidden.length > 0 ? (
          <div className="warn">
            {t('proposals.hidden', { list: list(hidden.map((lang) => language(lang).endonym)) })}
          </div>
        ) : null}
        {shortened ? (
          <button
            type="button"
            className="linklike"
            tabIndex={tabIndex}
            aria-pressed={whole}
            onClick={() => setWhole(!whole)}
          >
            {t(whole ? 'proposals.less' : 'proposals.more')}
          </button>
        ) : null}
      </div>
      {columns.map(({ lang }, column) => {
        const found = changes.find((each) => each.lang === lang);
        return (
          <div className="cell" key={lang} {...as('gridcell', { 'aria-colindex': column + 2 })} data-column={lang}>
            {found ? (
              <ColumnChange lang={lang} change={found.change} whole={whole} />
            ) : (
              <span className="muted small">{t('compare.unchanged')}</span>
            )}
          </div>
        );
      })}
    </>
  );
}
