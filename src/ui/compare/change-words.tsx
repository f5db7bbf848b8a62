/** What stands under the name of a change, in words: "agrees → objects", "part of: Paragraph 4", where it stood before. */
import type { ReactNode } from 'react';
import type {
  ClauseChange,
  ClauseDiff,
  DeclarationDiff,
  ProposalChange,
  StanceSide,
} from '../../domain/clause/difference.ts';
import { type I18n, useI18n } from '../kit/i18n.tsx';
import { Code, codeOf } from '../kit/signs.tsx';
import type { DiffNames } from './names.ts';

type Words = Pick<I18n, 't' | 'list'>;

const stanceWords = ({ t }: Words, side: StanceSide | null): string => {
  const stance = t(`stance.${side?.stance ?? 'none'}`);
  return side?.lapsed ? t('changes.lapsed', { stance }) : stance;
};

const stateWords = ({ t }: Words, state: ProposalChange['from']): string => {
  if (state === null) return t('changes.proposal.before');
  return state === 'tabled' ? t('changes.proposal.tabled') : t(`proposals.state.${state}`);
};

/** What was tabled in between is just that; where it was there before, both states are said. */
export const proposalWords = (words: Words, { from, to }: ProposalChange): string =>
  from === null
    ? stateWords(words, to)
    : words.t('changes.turn', { from: stateWords(words, from), to: stateWords(words, to) });

const kinWords = ({ t, list }: Words, change: 'split' | 'merged', { kin }: ClauseDiff, label: (id: string) => string) =>
  (['From', 'Into'] as const).flatMap((way) => {
    const key = `${change}${way}` as const;
    const found = kin?.[key];
    if (found === undefined) return [];
    return [t(`changes.kin.${key}`, { clause: list([found].flat().map(label)) })];
  });

/** Delegations that moved together stand in one line. */
function grouped<T>(all: readonly T[], key: (one: T) => string): readonly (readonly [string, readonly T[]])[] {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(key(one), [...(groups.get(key(one)) ?? []), one]);
  return [...groups];
}

type Props = {
  readonly change: ClauseChange;
  readonly clause: ClauseDiff;
  readonly diff: DeclarationDiff;
  readonly names: DiffNames;
};

/** Nothing where the name of the change says it all. */
export function ChangeWords({ change, clause, diff, names }: Props): ReactNode {
  const i18n = useI18n();
  const { t } = i18n;
  const label = (id: string): string => {
    const other = diff.clauses.find((one) => one.id === id);
    return other ? names.label(other) : id;
  };
  const { from, to } = clause;
  const turn = (was: string, is: string): string => t('changes.turn', { from: was, to: is });
  switch (change) {
    case 'status':
      return from && to ? <Line>{turn(t(`status.${from.status}`), t(`status.${to.status}`))}</Line> : null;
    case 'retyped':
      return from && to && from.kind !== to.kind ? (
        <Line>{turn(t(`kind.${from.kind}`), t(`kind.${to.kind}`))}</Line>
      ) : null;
    case 'moved': {
      const after = names.stoodAfter(clause);
      return <Line>{after ? t('changes.moved', { clause: after }) : t('changes.moved.first')}</Line>;
    }
    case 'split':
    case 'merged':
      return kinWords(i18n, change, clause, label).map((words) => <Line key={words}>{words}</Line>);
    case 'stances':
      return grouped(clause.stances ?? [], (one) => turn(stanceWords(i18n, one.from), stanceWords(i18n, one.to))).map(
        ([words, ones]) => (
          <Line key={words}>
            {ones.map(({ delegation }) => (
              <Code key={delegation} code={delegation} />
            ))}{' '}
            {words}
          </Line>
        ),
      );
    case 'proposals':
      return (diff.proposals ?? [])
        .filter((one) => one.clause === clause.id)
        .map((one) => (
          <Line key={one.id}>
            <Code code={codeOf(one)} /> {proposalWords(i18n, one)}
          </Line>
        ));
    case 'changed':
      return Object.values(clause.texts).some((text) => text.formatting) ? (
        <Line>{t('changes.formatting')}</Line>
      ) : null;
    default:
      return null;
  }
}

const Line = ({ children }: { children: ReactNode }): ReactNode => <div className="was">{children}</div>;
