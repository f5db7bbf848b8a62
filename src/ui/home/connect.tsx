/** The desktop program without a summit: asks for the address that the secretariat gave out. A browser tab never shows it. */

import { type FormEvent, type ReactNode, useState } from 'react';
import { Button } from 'react-aria-components';
import { DEFAULT_LANGUAGE } from '../../domain/language.ts';
import { useI18n } from '../app/i18n.tsx';
import { useServices } from '../app/summit-context.tsx';
import { Field } from '../parts/field.tsx';

export function ConnectPage(): ReactNode {
  const { t } = useI18n();
  const { desktop } = useServices();
  const [address, setAddress] = useState('');
  const [bad, setBad] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    // The page is replaced when it works, so only the refusal comes back here.
    void desktop.connect({ address: address.trim() }).then((result) => setBad(!result.ok));
  };
  return (
    <main className="door">
      <div className="door-top">
        <span className="brand" lang={DEFAULT_LANGUAGE}>
          {t('app.name')}
        </span>
      </div>
      <form className="pane door-pane" onSubmit={submit}>
        <h1>{t('connect.title')}</h1>
        <Field
          code
          autoFocus
          label={t('connect.address')}
          help={t('connect.help')}
          value={address}
          onChange={setAddress}
          error={bad ? t('connect.bad') : undefined}
        />
        <Button type="submit" className="btn fill">
          {t('connect.submit')}
        </Button>
      </form>
    </main>
  );
}
