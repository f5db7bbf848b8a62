/**
 * What versions are called. People named theirs; those that the program kept say why and when, in the reader's language. The
 * named ones come first wherever one is chosen: what the program keeps may be found, and buries nothing.
 */
import type { Milestone } from '../../domain/clause/declaration.ts';
import { isolatedSymbol } from './document-symbol.tsx';
import type { Option } from './field.tsx';
import type { I18n } from './i18n.tsx';

type Says = Pick<I18n, 't' | 'moment'>;

export const versionName = (
  { t, moment }: Says,
  { auto, label, at }: Pick<Milestone, 'auto' | 'label' | 'at'>,
): string => (auto ? t(`record.auto.${auto}`, { at: moment(at) }) : label);

const newestFirst = (a: Milestone, b: Milestone): number => b.seq - a.seq;

/** Named ones and those of the program, each newest first. */
export function sortedVersions(milestones: readonly Milestone[]): {
  readonly named: readonly Milestone[];
  readonly kept: readonly Milestone[];
} {
  const sorted = [...milestones].sort(newestFirst);
  return { named: sorted.filter(({ auto }) => !auto), kept: sorted.filter(({ auto }) => auto) };
}

/** What "since the last version" means: the newest that somebody named, or else the newest. */
export function lastVersion(milestones: readonly Milestone[]): Milestone | undefined {
  const { named, kept } = sortedVersions(milestones);
  return named[0] ?? kept[0];
}

/** For a choice: the named ones, oldest first, then `between`, then those of the program. */
export function versionOptions(says: Says, milestones: readonly Milestone[], between: readonly Option[]): Option[] {
  const { named, kept } = sortedVersions(milestones);
  return [
    ...[...named].reverse().map(({ id, label, at, symbol }) => ({
      ...{ id, label },
      detail: symbol ? `${isolatedSymbol(symbol)} · ${says.moment(at)}` : says.moment(at),
    })),
    ...between,
    ...kept.map((one) => ({ id: one.id, label: versionName(says, one) })),
  ];
}
