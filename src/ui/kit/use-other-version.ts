/** Says once that the server is of another version: every page then says no more than that it could not load. */
import { useEffect, useRef } from 'react';
import { useI18n } from './i18n.tsx';
import { useNotices } from './notices.tsx';
import { useServices } from './summit-context.tsx';
import { useValue } from './value.ts';

export function useOtherVersion(): void {
  const { t } = useI18n();
  const other = useValue(useServices().backend.otherVersion);
  const { say } = useNotices();
  const said = useRef(false);
  useEffect(() => {
    if (!other || said.current) return;
    said.current = true;
    say({ tone: 'bad', text: t('error.otherVersion') });
  }, [other, say, t]);
}
