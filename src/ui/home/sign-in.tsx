/**
 * Signing in: with the code of an invitation, and, where the server shows the sample summit, as anyone in it. Errors say
 * what happened and what to do; the code stays in the field.
 */
import { type FormEvent, type ReactNode, useEffect, useState } from 'react';
import { Button, Group } from 'react-aria-components';
import type { Member } from '../../domain/summit/summit.ts';
import type { MessageKey } from '../../language/messages.ts';
import type { Credentials, SignIn } from '../desktop.ts';
import { Door } from '../kit/door.tsx';
import { Field } from '../kit/field.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { useKeeping } from '../kit/keeping.tsx';
import { Code } from '../kit/signs.tsx';
import { useServices } from '../kit/summit-context.tsx';
import { useTitle } from '../kit/title.ts';
import { AnotherSummit } from './connect.tsx';

type Props = { readonly onEntered: () => void; readonly code?: string; readonly ended: boolean };

export function SignInPage({ onEntered, code: given = '', ended }: Props): ReactNode {
  const { t } = useI18n();
  const { backend, desktop } = useServices();
  const { kept } = useKeeping();
  useTitle(t('signIn.title'));
  const [code, setCode] = useState(given);
  const [error, setError] = useState<MessageKey | null>(null);
  const [busy, setBusy] = useState(false);
  const [members, setMembers] = useState<readonly Member[]>([]);
  useEffect(() => {
    let gone = false;
    void backend.demoMembers().then((result) => {
      if (!gone && result.ok) setMembers(result.value);
    });
    return () => {
      gone = true;
    };
  }, [backend]);

  const enter = async (credentials: Credentials): Promise<void> => {
    setBusy(true);
    setError(null);
    // What the host itself cannot do must not leave the button waiting.
    const result = await desktop
      .signIn(credentials)
      .catch((): SignIn => ({ ok: false, reason: 'unreachable', message: '' }));
    setBusy(false);
    if (result.ok) onEntered();
    else setError(result.reason === 'unreachable' ? 'signIn.error.network' : 'signIn.error.code');
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const trimmed = code.trim();
    if (trimmed === '') setError('signIn.error.empty');
    else if (!busy) void enter({ code: trimmed });
  };

  return (
    <Door>
      <form className="pane door-pane" onSubmit={submit}>
        <h1>{t('signIn.title')}</h1>
        {ended ? <p className="door-note">{t(kept ? 'signIn.ended' : 'desktop.ended.lost')}</p> : null}
        <Field
          code
          label={t('signIn.code')}
          help={t('signIn.code.help')}
          value={code}
          onChange={setCode}
          error={error ? t(error) : undefined}
          autoFocus
        />
        <Button type="submit" className="btn fill" isDisabled={busy}>
          {busy ? t('signIn.wait') : t('signIn.submit')}
        </Button>
        <AnotherSummit />
      </form>
      {members.length > 0 ? (
        <SampleMembers members={members} busy={busy} onChoose={(member) => void enter({ member })} />
      ) : null}
    </Door>
  );
}

type SampleProps = {
  readonly members: readonly Member[];
  readonly busy: boolean;
  readonly onChoose: (id: string) => void;
};

function SampleMembers({ members, busy, onChoose }: SampleProps): ReactNode {
  const { t } = useI18n();
  // The server names them as the States stand; who belongs to none comes last.
  const named = new Set(members.map(({ delegation }) => delegation));
  const delegations = [...[...named].filter((one) => one !== undefined), ...(named.has(undefined) ? [undefined] : [])];
  return (
    <section className="pane door-pane" aria-labelledby="sample">
      <h2 id="sample" className="plain">
        {t('signIn.demo.title')} <small>{t('signIn.demo.help')}</small>
      </h2>
      <div className="sample">
        {delegations.map((delegation) => (
          <Group key={delegation ?? ''} aria-label={delegation ?? t('signIn.demo.none')}>
            <h3>{delegation ? <Code code={delegation} /> : t('signIn.demo.none')}</h3>
            <ul>
              {members
                .filter((member) => member.delegation === delegation)
                .map((member) => (
                  <li key={member.id}>
                    <Button className="btn line sample-member" isDisabled={busy} onPress={() => onChoose(member.id)}>
                      <bdi lang={member.nameLang}>{member.name}</bdi>
                      <small>{member.head ? t('role.head') : t(`role.${member.role}`)}</small>
                    </Button>
                  </li>
                ))}
            </ul>
          </Group>
        ))}
      </div>
    </section>
  );
}
