/**
 * What can be done here, as data: each page lists its actions once; keys, command palette and the desktop program's menu
 * all read the same list. A later page's action replaces an earlier one with the same id.
 */
import {
  createContext,
  type ReactNode,
  use,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { type Chord, matches } from './chord.ts';

export type Action = {
  readonly id: string;
  readonly label: string;
  readonly chord?: Chord;
  /** Which menu of the desktop program shows it. */
  readonly menu?: 'file' | 'edit' | 'view' | 'go' | 'help';
  /** Why it cannot be done now; the action stays visible and says so. */
  readonly blocked?: string;
  /** Clauses and documents to jump to are listed apart from commands. */
  readonly section?: 'clauses' | 'documents';
  readonly run: () => void;
};

type Registry = {
  readonly actions: readonly Action[];
  readonly register: (owner: symbol, actions: readonly Action[]) => () => void;
};

const Context = createContext<Registry | null>(null);

function useRegistry(): Registry {
  const registry = use(Context);
  if (!registry) throw new Error('no commands above this component');
  return registry;
}

export function CommandsRoot({ children }: { children: ReactNode }): ReactNode {
  const [lists, setLists] = useState<ReadonlyMap<symbol, readonly Action[]>>(new Map());
  const register = useCallback((owner: symbol, actions: readonly Action[]) => {
    setLists((old) => new Map(old).set(owner, actions));
    return () =>
      setLists((old) => {
        const next = new Map(old);
        next.delete(owner);
        return next;
      });
  }, []);
  const actions = useMemo(() => {
    const byId = new Map([...lists.values()].flat().map((action) => [action.id, action]));
    return [...byId.values()];
  }, [lists]);
  const current = useRef(actions);
  useLayoutEffect(() => {
    current.current = actions;
  }, [actions]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      // A dialog is open: its own keys come first, and nothing behind it may change.
      if (document.querySelector('[role=dialog],[role=alertdialog]')) return;
      const action = current.current.find(({ chord }) => chord && matches(chord, event));
      if (!action) return;
      event.preventDefault();
      if (action.blocked === undefined) action.run();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  const value = useMemo(() => ({ actions, register }), [actions, register]);
  return <Context value={value}>{children}</Context>;
}

/** All actions that exist at this moment. */
export const useActions = (): readonly Action[] => useRegistry().actions;

/** Registers `actions` as long as the component is there. Memoize the list. */
export function useCommands(actions: readonly Action[]): void {
  const { register } = useRegistry();
  const owner = useRef(Symbol('commands'));
  useEffect(() => register(owner.current, actions), [register, actions]);
}
