/** Who did something, as it is printed: the code of the delegation or office, and the name in its own script. */
import { useCallback } from 'react';
import { isServer } from '../../domain/permission.ts';
import type { SummitView } from '../../domain/summit/summit.ts';
import type { Lang } from '../../language/language.ts';
import { useI18n } from '../kit/i18n.tsx';
import { codeOf } from '../kit/signs.tsx';
import { useSummit } from '../kit/summit-context.tsx';

export type Hand = {
  /** "IR", "SEC"; "" for the program, to whom no word belongs. */
  readonly code: string;
  readonly name: string;
  readonly lang: Lang | undefined;
};

type By = { readonly member: string; readonly delegation?: string | null };

/** The code under which words are coloured and counted. */
export function codeOfHand({ members }: Pick<SummitView, 'members'>, { member, delegation }: By): string {
  if (isServer({ id: member })) return '';
  const found = members.find(({ id }) => id === member);
  return delegation ?? (found ? codeOf(found) : '');
}

/** Also of those who have left: the summit keeps their names. */
export function useHands(): (by: By) => Hand {
  const { t } = useI18n();
  const { summit } = useSummit();
  return useCallback(
    (by) => {
      const found = summit.members.find(({ id }) => id === by.member);
      return {
        code: codeOfHand(summit, by),
        name: isServer({ id: by.member }) ? t('history.program') : (found?.name ?? by.member),
        lang: found?.nameLang,
      };
    },
    [summit, t],
  );
}
