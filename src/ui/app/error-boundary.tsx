/**
 * If a page breaks, this says what happened and what is safe, in words, and offers a way back. `above` is what else has to be seen
 * then.
 */
import { Component, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useI18n } from '../kit/i18n.tsx';
import { useKeeping } from '../kit/keeping.tsx';
import { useServices } from '../kit/summit-context.tsx';

type Props = { readonly above?: ReactNode; readonly children: ReactNode };

export class ErrorBoundary extends Component<Props, { readonly error: Error | null }> {
  override state: { readonly error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error): { error: Error } {
    return { error };
  }

  override render(): ReactNode {
    return this.state.error ? <Broken error={this.state.error} above={this.props.above} /> : this.props.children;
  }
}

function Broken({ error, above }: { readonly error: Error; readonly above: ReactNode }): ReactNode {
  const { t } = useI18n();
  const { desktop } = useServices();
  const { kept } = useKeeping();
  return (
    <main className="alone">
      {above}
      <h1>{t('error.title')}</h1>
      <p role="alert">{t(kept ? 'error.body' : 'desktop.error.lost')}</p>
      <p className="mono muted">{error.message}</p>
      <Button className="btn fill" onPress={() => void desktop.reload()}>
        {t('app.retry')}
      </Button>
    </main>
  );
}
