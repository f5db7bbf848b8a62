/** Members who may bring a State's signature besides its signatories; its head or the staff name them, before the seal and after. */
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { bearersOf } from '../../domain/summit/people.ts';
import { isStaff } from '../instrument/stage.ts';
import { Choice } from '../kit/field.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { useSummit } from '../kit/summit-context.tsx';
import { usePeople, usePeopleCommand } from './use-people.ts';

export function Bearers({ delegation }: { delegation: string }): ReactNode {
  const { t } = useI18n();
  const { summit } = useSummit();
  const give = usePeopleCommand();
  const named = bearersOf(usePeople(), delegation);
  const { me, members } = summit;
  const mayName = isStaff(me.role) || (me.head === true && me.delegation === delegation);
  const others = members.filter((one) => one.delegation === delegation && !one.revoked && !named.includes(one.id));
  if (named.length === 0 && !mayName) return null;
  const nameOf = (id: string): string => members.find((one) => one.id === id)?.name ?? id;
  return (
    <div className="people-bearers">
      <h3>{t('signatories.bearers')}</h3>
      {named.map((member) => (
        <span key={member} className="acts">
          <bdi>{nameOf(member)}</bdi>
          {mayName ? (
            <Button
              className="btn sm"
              onPress={() => void give({ type: 'bearer.name', delegation, member, named: false })}
            >
              {t('signatories.remove')}
            </Button>
          ) : null}
        </span>
      ))}
      {mayName && others.length > 0 ? (
        <Choice
          quiet
          label={t('signatories.bearer.add')}
          value=""
          onChange={(member) => {
            if (member) void give({ type: 'bearer.name', delegation, member, named: true });
          }}
          options={[
            { id: '', label: t('signatories.bearer.add') },
            ...others.map(({ id, name }) => ({ id, label: name })),
          ]}
        />
      ) : null}
    </div>
  );
}
