/** A signatory: name and title in each language, for whom they sign, and by which authority. From a delegation it is a proposal. */
import { type ReactNode, useState } from 'react';
import {
  AUTHORITIES,
  type Authority,
  CAPACITIES,
  MODES,
  PEOPLE_LIMITS,
  type SignatoryEntry,
} from '../../domain/summit/people.ts';
import type { Lang } from '../../language/language.ts';
import { isStaff } from '../instrument/stage.ts';
import { Choice, Field, FormDialog } from '../kit/field.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { useSummit } from '../kit/summit-context.tsx';
import { filledIn, languagesFor, NameFields } from './name-fields.tsx';
import { useParticipantName, usePeople, usePeopleCommand } from './use-people.ts';

type Props = {
  readonly id: string | undefined;
  readonly delegation: string;
  readonly languages: readonly Lang[];
  readonly onClose: () => void;
};

export function SignatoryDialog({ id, delegation, languages, onClose }: Props): ReactNode {
  const { t } = useI18n();
  const { summit } = useSummit();
  const people = usePeople();
  const give = usePeopleCommand();
  const participantName = useParticipantName();
  const here = people.participants.filter(
    ({ as, state, present }) => as === 'participant' && state === delegation && present,
  );
  const [entry, setEntry] = useState<SignatoryEntry>(() => {
    // What is proposed is newer than what counts.
    const known = [...people.proposed, ...people.signatories].find((one) => one.id === id);
    if (!known) {
      const first = here[0];
      const capacity = first?.region === undefined ? 'state' : 'region';
      return { participant: first?.id ?? '', names: {}, titles: {}, capacity, mode: 'full' };
    }
    const { id: _id, member: _member, at: _at, authority, ...rest } = known;
    return { ...rest, ...(authority ? { authority: claimOf(authority) } : {}) };
  });
  const change = (more: Partial<SignatoryEntry>): void => setEntry((old) => ({ ...old, ...more }));
  const { authority } = entry;
  const asks = (more: Partial<Authority>): void => change({ authority: { kind: 'office', ...authority, ...more } });
  const submit = async (): Promise<void> => {
    const { person, confirmBy, authority: claimed, ...rest } = entry;
    const sent = await give({
      type: 'signatory.put',
      ...(id === undefined ? {} : { signatory: id }),
      entry: {
        ...rest,
        names: filledIn(entry.names),
        titles: filledIn(entry.titles),
        ...(person ? { person } : {}),
        ...(confirmBy && entry.mode === 'ad-referendum' ? { confirmBy } : {}),
        ...(claimed ? { authority: claimOf(claimed) } : {}),
      },
    });
    if (sent) onClose();
  };
  const staff = isStaff(summit.me.role);
  return (
    <FormDialog
      wide
      title={t(id === undefined ? (staff ? 'signatories.add.signatory' : 'signatories.propose') : 'signatories.edit')}
      submit={t('signatories.save')}
      onSubmit={() => void submit()}
      onClose={onClose}
      disabled={here.length === 0}
    >
      <div className="two-fields">
        <Choice
          label={t('signatories.participant')}
          value={entry.participant}
          onChange={(participant) => change({ participant })}
          options={here.map((one) => ({ id: one.id, label: participantName(one.id) }))}
        />
        <Choice
          label={t('signatories.person')}
          value={entry.person ?? ''}
          onChange={(person) => change({ person })}
          options={[
            { id: '', label: t('signatories.person.none') },
            ...summit.members
              .filter((one) => one.delegation === delegation && !one.revoked)
              .map((one) => ({ id: one.id, label: one.name })),
          ]}
        />
      </div>
      <NameFields
        label="signatories.name"
        languages={languagesFor(languages, entry.names)}
        words={entry.names}
        onChange={(names) => change({ names })}
      />
      <NameFields
        label="signatories.titleIn"
        languages={languagesFor(languages, entry.titles)}
        words={entry.titles}
        onChange={(titles) => change({ titles })}
      />
      <div className="two-fields">
        <Choice
          label={t('signatories.capacity')}
          value={entry.capacity}
          onChange={(capacity) => change({ capacity: CAPACITIES.find((one) => one === capacity) ?? entry.capacity })}
          options={CAPACITIES.map((one) => ({ id: one, label: t(`signatories.capacity.${one}`) }))}
        />
        <Choice
          label={t('signatories.mode')}
          value={entry.mode}
          onChange={(mode) => change({ mode: MODES.find((one) => one === mode) ?? entry.mode })}
          options={MODES.map((one) => ({ id: one, label: t(`signatories.mode.${one}`) }))}
        />
        {entry.mode === 'ad-referendum' ? (
          <Field
            code
            label={t('signatories.confirmBy')}
            value={entry.confirmBy ?? ''}
            onChange={(confirmBy) => change({ confirmBy })}
            maxLength={10}
          />
        ) : null}
        <Choice
          label={t('signatories.authority')}
          value={authority?.kind ?? ''}
          onChange={(id) => {
            const kind = AUTHORITIES.find((one) => one === id);
            if (kind) asks({ kind });
            else setEntry(({ authority: _none, ...rest }) => rest);
          }}
          options={[
            { id: '', label: t('signatories.authority.none') },
            ...AUTHORITIES.map((one) => ({ id: one, label: t(`signatories.authority.${one}`) })),
          ]}
        />
      </div>
      {authority && authority.kind !== 'office' ? (
        <Field
          code
          required
          label={t('signatories.sha')}
          help={t('signatories.sha.help')}
          value={authority.sha256 ?? ''}
          onChange={(sha256) => asks({ sha256 })}
          maxLength={64}
        />
      ) : null}
      {authority ? (
        <Field
          label={t('signatories.clearedBy')}
          value={authority.clearedBy ?? ''}
          onChange={(clearedBy) => asks({ clearedBy })}
          maxLength={PEOPLE_LIMITS.words}
        />
      ) : null}
    </FormDialog>
  );
}

/** What is claimed, without who looked at it; an office needs no paper. */
const claimOf = ({ kind, sha256 = '', clearedBy = '' }: Authority): Authority => ({
  kind,
  ...(kind !== 'office' && sha256.trim() !== '' ? { sha256: sha256.trim().toLowerCase() } : {}),
  ...(clearedBy.trim() === '' ? {} : { clearedBy: clearedBy.trim() }),
});
