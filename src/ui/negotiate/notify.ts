/**
 * What the desktop program tells the system of a fresh notice: its kind and its resolution. Nobody's name and no word of a text: it may
 * stand on a locked screen, or on the wall of a room.
 */
import { useEffect, useRef } from 'react';
import type { NoticeKind } from '../../domain/negotiation/notice.ts';
import type { NamedNotice } from '../../domain/summit/summit.ts';
import type { MessageKey } from '../../language/messages.ts';
import { useI18n } from '../kit/i18n.tsx';
import { useServices, useSummit } from '../kit/summit-context.tsx';
import { useValue } from '../kit/value.ts';
import type { NoticeBox } from './notice-box.ts';

const TITLES: { readonly [kind in NoticeKind]: MessageKey } = {
  mention: 'notify.mention',
  reopened: 'notify.reopened',
  'silence-started': 'notify.silence-started',
  'silence-broken': 'notify.silence-broken',
  'silence-passed': 'notify.silence-passed',
  refused: 'notify.refused',
  'proposal-decided': 'notify.proposal',
  'absence-announced': 'notify.presence',
  absent: 'notify.presence',
  present: 'notify.presence',
  'rules-proposed': 'notify.rules',
  'rules-adopted': 'notify.rules',
  'correction-tabled': 'notify.correction',
  'correction-objected': 'notify.correction',
  'correction-withdrawn': 'notify.correction',
  'adoption-opened': 'notify.adoption',
  'adoption-objected': 'notify.adoption',
  'text-adopted': 'notify.adoption',
  'adoption-over': 'notify.adoption',
  'position-made': 'notify.position',
  'summary-issued': 'notify.position',
  'initials-prepared': 'notify.signing',
  'text-sealed': 'notify.signing',
  'seal-voided': 'notify.signing',
  signed: 'notify.signing',
  acceded: 'notify.signing',
  'signature-confirmed': 'notify.signing',
  'signature-withdrawn': 'notify.signing',
  'signing-closed': 'notify.signing',
};

export function useNotifications(box: NoticeBox, viewOf: (notice: NamedNotice) => string): void {
  const { t, name } = useI18n();
  const { desktop, preferences } = useServices();
  const { summit } = useSummit();
  const unread = useValue(box.list)?.filter(({ read }) => !read).length ?? 0;
  useEffect(() => {
    desktop.setUnread(unread);
    // Nobody is signed in, or another page of this window counts from here on.
    return () => desktop.setUnread(0);
  }, [desktop, unread]);
  const words = useRef({ t, name, summit, viewOf });
  words.current = { t, name, summit, viewOf };
  useEffect(
    () =>
      box.onFresh((notice) => {
        if (!preferences.notify()) return;
        const now = words.current;
        const of = now.summit.resolutions.find(({ id }) => id === notice.resolution);
        const body = now.name(of?.title) || now.name(now.summit.short);
        desktop.notify({ title: now.t(TITLES[notice.kind]), body: body.slice(0, 200), view: now.viewOf(notice) });
      }),
    [box, desktop, preferences],
  );
  useEffect(
    () =>
      desktop.onView((view) => {
        window.location.hash = view;
      }),
    [desktop],
  );
}
