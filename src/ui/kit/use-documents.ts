/** The documents of the meeting, asked for once each time something that shows them opens. Null until they are here. */
import { useCallback, useEffect, useState } from 'react';
import type { DocumentsView } from '../../domain/summit/symbol.ts';
import { useServices } from './summit-context.tsx';

export function useDocuments(): { readonly view: DocumentsView | null; readonly refresh: () => void } {
  const { backend } = useServices();
  const [view, setView] = useState<DocumentsView | null>(null);
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` asks anew
  useEffect(() => {
    let gone = false;
    void backend.signing.documents().then((result) => {
      if (!gone && result.ok) setView(result.value);
    });
    return () => {
      gone = true;
    };
  }, [backend, turn]);
  return { view, refresh: useCallback(() => setTurn((old) => old + 1), []) };
}
