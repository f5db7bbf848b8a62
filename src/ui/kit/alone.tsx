/** A page that is one sentence and a way on: loading, failing, nothing there. What has to be said meanwhile stands above it. */
import type { ReactNode } from 'react';
import { NoticeBars } from './notices.tsx';

type Props = { readonly busy?: boolean; readonly children: ReactNode };

export const Alone = ({ busy = false, children }: Props): ReactNode => (
  <main className="alone" aria-busy={busy}>
    <NoticeBars />
    {children}
  </main>
);
