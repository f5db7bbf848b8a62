/** A participant or an observer: of which State, which region, and what it is called in each language. */
import { type ReactNode, useState } from 'react';
import { PARTICIPATION, type Participant, participantOf } from '../../domain/summit/people.ts';
import type { Lang } from '../../language/language.ts';
import { useNames } from '../instrument/use-acts.ts';
import { Choice, FormDialog } from '../kit/field.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { useSummit } from '../kit/summit-context.tsx';
import { filledIn, languagesFor, NameFields } from './name-fields.tsx';
import { usePeople, usePeopleCommand } from './use-people.ts';

type Props = { readonly id: string | undefined; readonly languages: readonly Lang[]; readonly onClose: () => void };

export function ParticipantDialog({ id, languages, onClose }: Props): ReactNode {
  const { t, name } = useI18n();
  const { summit } = useSummit();
  const states = useNames();
  const people = usePeople();
  const give = usePeopleCommand();
  const known = id === undefined ? undefined : participantOf(people, id);
  const [entry, setEntry] = useState<Omit<Participant, 'id'>>(() => {
    if (!known) return { as: 'participant', state: summit.delegations[0]?.id ?? '', names: {}, present: true };
    const { id: _id, ...rest } = known;
    return rest;
  });
  const change = (more: Partial<Omit<Participant, 'id'>>): void => setEntry((old) => ({ ...old, ...more }));
  const submit = async (): Promise<void> => {
    const { state, region, ...rest } = entry;
    const sent = await give({
      type: 'participant.put',
      ...(id === undefined ? {} : { participant: id }),
      entry: {
        ...rest,
        names: filledIn(entry.names),
        ...(state ? { state } : {}),
        ...(region ? { region } : {}),
      },
    });
    if (sent) onClose();
  };
  return (
    <FormDialog
      wide
      title={t(known ? 'signatories.edit' : 'signatories.add.participant')}
      submit={t('signatories.save')}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <div className="two-fields">
        <Choice
          label={t('signatories.as')}
          value={entry.as}
          onChange={(as) => change({ as: PARTICIPATION.find((one) => one === as) ?? entry.as })}
          options={PARTICIPATION.map((one) => ({ id: one, label: t(`signatories.as.${one}`) }))}
        />
        <Choice
          label={t('signatories.state')}
          value={entry.state ?? ''}
          onChange={(state) => change({ state })}
          options={[
            ...(entry.as === 'observer' ? [{ id: '', label: t('signatories.state.none') }] : []),
            ...summit.delegations.map((one) => ({ id: one.id, label: states.party(one.id) })),
          ]}
        />
        <Choice
          label={t('signatories.region')}
          value={entry.region ?? ''}
          onChange={(region) => {
            const names = summit.regions.find((one) => one.id === region)?.names ?? {};
            // The region's own names are offered where nothing was said yet.
            change({ region, ...(Object.keys(filledIn(entry.names)).length === 0 ? { names } : {}) });
          }}
          options={[
            { id: '', label: t('signatories.region.office') },
            ...summit.regions.map((one) => ({ id: one.id, label: name(one.names) || one.id })),
          ]}
        />
        <Choice
          label={t('signatories.present')}
          value={entry.present ? 'yes' : 'no'}
          onChange={(present) => change({ present: present === 'yes' })}
          options={(['yes', 'no'] as const).map((one) => ({ id: one, label: t(`signatories.boxes.${one}`) }))}
        />
      </div>
      <NameFields
        label="signatories.name"
        languages={languagesFor(languages, entry.names)}
        words={entry.names}
        onChange={(names) => change({ names })}
      />
    </FormDialog>
  );
}
