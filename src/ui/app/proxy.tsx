/** The question of a proxy that lets nobody through without a name and a password, on whatever page the person is. */
import { type ReactNode, useEffect, useState } from 'react';
import type { ProxyAsked } from '../desktop.ts';
import { Field, FormDialog } from '../kit/field.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { useServices } from '../kit/summit-context.tsx';

export function ProxyRoot(): ReactNode {
  const { desktop } = useServices();
  const [asked, setAsked] = useState<ProxyAsked | null>(null);
  useEffect(() => {
    const look = (): void => void desktop.proxyAsked().then(setAsked);
    look();
    return desktop.onProxy(look);
  }, [desktop]);
  return asked ? <ProxyDialog key={asked.id} asked={asked} /> : null;
}

function ProxyDialog({ asked: { id, host, port, plain, again } }: { asked: ProxyAsked }): ReactNode {
  const { t } = useI18n();
  const { desktop } = useServices();
  const [user, setUser] = useState('');
  const [password, setPassword] = useState('');
  return (
    <FormDialog
      title={t('proxy.title')}
      submit={t('proxy.submit')}
      disabled={user.trim() === ''}
      onSubmit={() => void desktop.answerProxy(id, { user, password })}
      onClose={() => void desktop.answerProxy(id, null)}
    >
      {again ? (
        <p role="alert" className="bad">
          {t('proxy.again')}
        </p>
      ) : null}
      <p>{t('proxy.body', { proxy: `${host}:${port}` })}</p>
      <Field label={t('proxy.user')} value={user} onChange={setUser} maxLength={200} code autoFocus />
      <Field
        label={t('proxy.password')}
        value={password}
        onChange={setPassword}
        maxLength={500}
        code
        secret
        help={t('proxy.kept')}
      />
      {plain ? <p>{t('proxy.plain')}</p> : null}
    </FormDialog>
  );
}
