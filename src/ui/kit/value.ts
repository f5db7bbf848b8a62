/** Subscribes a component to one `Value` of the client. */
import { useSyncExternalStore } from 'react';
import type { Value } from '../../client/view.ts';

export const useValue = <T>(value: Value<T>): T => useSyncExternalStore(value.subscribe, value.get);
