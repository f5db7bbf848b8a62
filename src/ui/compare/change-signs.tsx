/** What can happen to a clause, each with its word, sign and class; the order is that of the filter chips. */
import {
  ArrowUpDown,
  CircleCheck,
  CircleSlash,
  GitPullRequest,
  Hash,
  type LucideIcon,
  Merge,
  PenLine,
  Plus,
  RotateCcw,
  Scale,
  Shapes,
  SpellCheck,
  Split,
} from 'lucide-react';
import type { ReactNode } from 'react';
import type { ClauseChange } from '../../domain/clause/difference.ts';
import { useI18n } from '../kit/i18n.tsx';

export const CHANGE_SIGNS: {
  readonly [change in ClauseChange]: { readonly icon: LucideIcon; readonly className: string };
} = {
  changed: { icon: PenLine, className: 'changed' },
  moved: { icon: ArrowUpDown, className: 'moved' },
  added: { icon: Plus, className: 'added' },
  withdrawn: { icon: CircleSlash, className: 'withdrawn' },
  restored: { icon: RotateCcw, className: 'added' },
  split: { icon: Split, className: 'moved' },
  merged: { icon: Merge, className: 'moved' },
  retyped: { icon: Shapes, className: 'changed' },
  status: { icon: CircleCheck, className: 'status' },
  renumbered: { icon: Hash, className: 'renum' },
  stances: { icon: Scale, className: 'status' },
  proposals: { icon: GitPullRequest, className: 'changed' },
  orthographic: { icon: SpellCheck, className: 'ortho' },
};

export const CHANGE_ORDER = Object.keys(CHANGE_SIGNS) as readonly ClauseChange[];

export function ChangeSign({ change, bare }: { change: ClauseChange; bare?: boolean }): ReactNode {
  const { t } = useI18n();
  const { icon: Icon, className } = CHANGE_SIGNS[change];
  return (
    <span className={`kind ${className}`}>
      <Icon className="i s" aria-hidden />
      {bare ? <span className="sr">{t(`change.${change}`)}</span> : t(`change.${change}`)}
    </span>
  );
}
