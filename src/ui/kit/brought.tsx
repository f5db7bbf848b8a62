/** The signed package that somebody has opened with the program; the page that verifies it comes by itself. */
import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react';
import type { BroughtFile } from '../desktop.ts';
import { go } from './route.ts';
import { useServices } from './summit-context.tsx';

type Brought = { readonly file: BroughtFile | null; readonly bring: (file: BroughtFile) => void };

const Context = createContext<Brought | null>(null);

export function useBrought(): Brought {
  const brought = use(Context);
  if (!brought) throw new Error('nothing above this component takes files');
  return brought;
}

export function BroughtRoot({ children }: { children: ReactNode }): ReactNode {
  const { desktop } = useServices();
  const [file, bring] = useState<BroughtFile | null>(null);
  useEffect(
    () =>
      desktop.onPackage((opened) => {
        bring(opened);
        go({ page: 'package' });
      }),
    [desktop],
  );
  const value = useMemo(() => ({ file, bring }), [file]);
  return <Context value={value}>{children}</Context>;
}
