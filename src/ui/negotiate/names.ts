/** Names of people who decided something, for sentences. */
import { useCallback } from 'react';
import { useI18n } from '../kit/i18n.tsx';
import { useSummit } from '../kit/summit-context.tsx';

/** The name of a member, also of one who has left; the server's acts are those of its clock. */
export function useMemberName(): (member: string) => string {
  const { t } = useI18n();
  const { summit } = useSummit();
  return useCallback(
    (member) => summit.members.find(({ id }) => id === member)?.name ?? t('notices.server'),
    [summit, t],
  );
}
