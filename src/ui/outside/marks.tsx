/** What can be said of a row, each with its word, sign and class; the order is that of the filter chips. */
import {
  ArrowUpDown,
  CircleSlash,
  Equal,
  type LucideIcon,
  Merge,
  PenLine,
  Plus,
  SpellCheck,
  Split,
} from 'lucide-react';
import type { ReactNode } from 'react';
import type { OutsideMark } from '../../diff/outside.ts';
import { useI18n } from '../kit/i18n.tsx';

const SIGNS: { readonly [mark in OutsideMark]: { readonly icon: LucideIcon; readonly className: string } } = {
  changed: { icon: PenLine, className: 'changed' },
  new: { icon: Plus, className: 'added' },
  missing: { icon: CircleSlash, className: 'withdrawn' },
  moved: { icon: ArrowUpDown, className: 'moved' },
  split: { icon: Split, className: 'moved' },
  merged: { icon: Merge, className: 'moved' },
  orthographic: { icon: SpellCheck, className: 'ortho' },
  same: { icon: Equal, className: 'renum' },
};

export function MarkSign({ mark }: { mark: OutsideMark }): ReactNode {
  const { t } = useI18n();
  const { icon: Icon, className } = SIGNS[mark];
  return (
    <span className={`kind ${className}`}>
      <Icon className="i s" aria-hidden />
      {t(`outside.mark.${mark}`)}
    </span>
  );
}
