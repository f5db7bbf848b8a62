/** The small signs that stand for something: a status, a stance, a delegation. A shape each, never colour alone. */
import { Check, CircleDashed, CircleDot, History, type LucideIcon, Minus, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ClauseStatus, Stance } from '../../domain/clause/clause.ts';
import { OFFICES, type Role } from '../../domain/permission.ts';
import { useI18n } from './i18n.tsx';

const SHORT: { readonly [status in ClauseStatus]: string } = {
  draft: 'draft',
  'ad-referendum': 'adref',
  agreed: 'agreed',
  initialled: 'initialled',
  withdrawn: 'withdrawn',
};

/** Class of a status in the style sheets. */
export const statusClass = (status: ClauseStatus): string => SHORT[status];

const TICK = <path d="M3.6 6.2 5.3 7.9 8.5 4.4" fill="none" stroke="var(--surface)" strokeWidth="1.5" />;
const RING = <circle cx="6" cy="6" r="4.25" fill="none" stroke="currentColor" strokeWidth="1.5" />;

const SHAPES: { readonly [status in ClauseStatus]: ReactNode } = {
  draft: RING,
  'ad-referendum': (
    <>
      {RING}
      <path d="M6 1.75a4.25 4.25 0 0 1 0 8.5z" fill="currentColor" />
    </>
  ),
  agreed: (
    <>
      <circle cx="6" cy="6" r="5" fill="currentColor" />
      {TICK}
    </>
  ),
  initialled: (
    <>
      <rect x="1" y="1" width="10" height="10" rx="1.5" fill="currentColor" />
      {TICK}
    </>
  ),
  withdrawn: (
    <>
      {RING}
      <path d="M3 9 9 3" fill="none" stroke="currentColor" strokeWidth="1.5" />
    </>
  ),
};

/** The shape of a status. `named` gives it a name of its own; without it a word stands beside. */
export function StatusDot({ status, named }: { status: ClauseStatus; named?: boolean }): ReactNode {
  const { t } = useI18n();
  const className = `dot st ${SHORT[status]}`;
  if (!named) {
    return (
      <svg className={className} viewBox="0 0 12 12" aria-hidden="true">
        {SHAPES[status]}
      </svg>
    );
  }
  const name = t(`status.${status}`);
  return (
    <svg className={className} viewBox="0 0 12 12" role="img" aria-label={name}>
      <title>{name}</title>
      {SHAPES[status]}
    </svg>
  );
}

export type ShownStance = Stance | 'none' | 'lapsed';

export const STANCE_SIGNS: {
  readonly [stance in ShownStance]: { readonly icon: LucideIcon; readonly className: string };
} = {
  agree: { icon: Check, className: 'agree' },
  'agree-ad-referendum': { icon: CircleDot, className: 'adref' },
  reserve: { icon: Minus, className: 'reserve' },
  object: { icon: X, className: 'object' },
  lapsed: { icon: History, className: 'lapsed' },
  none: { icon: CircleDashed, className: 'none' },
};

export function StanceSign({ stance, words }: { stance: ShownStance; words: string }): ReactNode {
  const { icon: Icon, className } = STANCE_SIGNS[stance];
  return (
    <span className={`sx ${className}`}>
      <Icon className="i s" aria-hidden />
      {words}
    </span>
  );
}

/** "IR" in its colour. `solid`: a person of that delegation; outlined: the delegation's position. */
export const Code = ({ code, solid }: { code: string; solid?: boolean }): ReactNode => (
  <span className={`code ${code.toLowerCase()}${solid ? ' solid' : ''}`}>{code}</span>
);

/** Initials as the name's own language writes them: «مریم رستگار» -> «م‌ر», joined by a ZWNJ so that they do not connect. */
export function initials(name: string): string {
  const parts = name.trim().split(/\s+/u).filter(Boolean);
  const first = [...(parts[0] ?? '')][0] ?? '';
  const last = parts.length > 1 ? ([...(parts.at(-1) ?? '')][0] ?? '') : '';
  return /[\u0600-\u06ff]/u.test(first) ? `${first}\u200c${last}` : (first + last).toUpperCase();
}

/** What stands for a person beside the name: the delegation's code, or that of the office. */
export const codeOf = ({ delegation, role }: { readonly delegation?: string; readonly role: Role }): string =>
  delegation ?? (role === 'negotiator' ? '' : OFFICES[role]);
