/** Dialogs about one member: inviting, granting columns, withdrawing access. */
import { Check } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Checkbox, CheckboxGroup, Label } from 'react-aria-components';
import { LIMITS } from '../../domain/command.ts';
import { isRole, ROLES, type Role } from '../../domain/permission.ts';
import type { Member } from '../../domain/summit/summit.ts';
import { isLang, LANGS, type Lang, language } from '../../language/language.ts';
import { Choice, Field, FormDialog } from '../kit/field.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { useSummitCommand } from '../kit/summit-command.ts';
import { useSummit } from '../kit/summit-context.tsx';
import type { Invitation } from './invitation.tsx';

export function InviteDialog({
  onClose,
  onInvited,
}: {
  onClose: () => void;
  onInvited: (invitation: Invitation) => void;
}): ReactNode {
  const { t, name: nameOf } = useI18n();
  const { summit } = useSummit();
  const run = useSummitCommand();
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('negotiator');
  const [delegation, setDelegation] = useState(summit.delegations[0]?.id ?? '');
  const [columns, setColumns] = useState<readonly Lang[]>([]);
  const [busy, setBusy] = useState(false);
  const negotiates = role === 'negotiator';
  const submit = async (): Promise<void> => {
    setBusy(true);
    const answer = await run({
      type: 'member.invite',
      name: name.trim(),
      role,
      ...(negotiates ? { delegation, columns } : {}),
    });
    setBusy(false);
    if (!answer?.code) return;
    onClose();
    onInvited({ name: name.trim(), code: answer.code });
  };
  return (
    <FormDialog
      title={t('members.invite')}
      submit={t('members.invite.submit')}
      onSubmit={() => void submit()}
      onClose={onClose}
      busy={busy}
      disabled={name.trim() === ''}
    >
      <Field label={t('members.name')} value={name} onChange={setName} required autoFocus maxLength={LIMITS.name} />
      <Choice
        label={t('members.role')}
        value={role}
        onChange={(id) => setRole(isRole(id) ? id : role)}
        options={ROLES.map((each) => ({ id: each, label: t(`role.${each}`) }))}
      />
      {negotiates ? (
        <>
          <Choice
            label={t('members.delegation')}
            value={delegation}
            onChange={setDelegation}
            options={summit.delegations.map(({ id, names }) => ({ id, label: `${nameOf(names)} (${id})` }))}
          />
          <Columns value={columns} onChange={setColumns} />
        </>
      ) : null}
    </FormDialog>
  );
}

export function ColumnsDialog({ member, onClose }: { member: Member; onClose: () => void }): ReactNode {
  const { t } = useI18n();
  const run = useSummitCommand();
  const [columns, setColumns] = useState(member.columns);
  const [busy, setBusy] = useState(false);
  const submit = async (): Promise<void> => {
    setBusy(true);
    const answer = await run({ type: 'member.change', member: member.id, columns });
    setBusy(false);
    if (answer) onClose();
  };
  return (
    <FormDialog
      title={t('members.change.title', { name: member.name })}
      submit={t('members.change.submit')}
      onSubmit={() => void submit()}
      onClose={onClose}
      busy={busy}
    >
      <Columns value={columns} onChange={setColumns} />
    </FormDialog>
  );
}

export function ConfirmRevoke({ member, onClose }: { member: Member; onClose: () => void }): ReactNode {
  const { t } = useI18n();
  const run = useSummitCommand();
  const [busy, setBusy] = useState(false);
  const submit = async (): Promise<void> => {
    setBusy(true);
    const answer = await run({ type: 'member.revoke', member: member.id });
    setBusy(false);
    if (answer) onClose();
  };
  return (
    <FormDialog
      title={t('members.revoke.title', { name: member.name })}
      submit={t('members.revoke.submit')}
      onSubmit={() => void submit()}
      onClose={onClose}
      busy={busy}
    >
      <p>{t('members.revoke.body', { name: member.name })}</p>
    </FormDialog>
  );
}

function Columns({
  value,
  onChange,
}: {
  value: readonly Lang[];
  onChange: (columns: readonly Lang[]) => void;
}): ReactNode {
  const { t } = useI18n();
  return (
    <CheckboxGroup className="field" value={[...value]} onChange={(keys) => onChange(keys.filter(isLang))}>
      <Label>{t('members.columns')}</Label>
      <div className="checks">
        {LANGS.map((lang) => (
          <Checkbox key={lang} value={lang} className="check">
            <span className="box" aria-hidden>
              <Check className="i s" />
            </span>
            <span lang={lang} dir={language(lang).dir}>
              {language(lang).endonym}
            </span>
          </Checkbox>
        ))}
      </div>
    </CheckboxGroup>
  );
}
