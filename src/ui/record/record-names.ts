/** Who stands in a record: members and delegations by their names, the server as the program. */
import { useMemo } from 'react';
import { useI18n } from '../kit/i18n.tsx';
import { useSummit } from '../kit/summit-context.tsx';

export type RecordNames = {
  readonly member: (id: string) => string;
  readonly delegation: (id: string) => string;
};

export function useRecordNames(): RecordNames {
  const { t, name } = useI18n();
  const { summit } = useSummit();
  return useMemo(() => {
    const members = new Map(summit.members.map((member) => [member.id, member.name]));
    const delegations = new Map(summit.delegations.map(({ id, names }) => [id, name(names)]));
    return {
      member: (id) => (id === 'server' ? t('record.program') : (members.get(id) ?? id)),
      delegation: (id) => delegations.get(id) || id,
    };
  }, [summit, t, name]);
}
