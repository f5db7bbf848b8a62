/**
 * Who is at the table and where their carets are: y-websocket's awareness, read into plain views. A caret that moves
 * notifies the cell it is in and no other, because redrawing every cell for one caret costs seconds in a long text.
 *
 * A state is `{ user: {member, name, code, role}, caret: {clause, lang, anchor, head} | null }`. The server stamps
 * `user`, so it can be believed; the caret is what another client says, so its shape is checked.
 */
import { equalityDeep } from 'lib0/function';
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { type Place, placeKey } from '../crdt/document.ts';
import { isRole, type Role } from '../domain/permission.ts';
import { isLang } from '../language/language.ts';
import type { Rights } from '../protocol/message.ts';
import type { Clock } from './edges.ts';
import { type Source, value } from './value.ts';
import type { CaretView, Person, Value } from './view.ts';

/** What the server writes over `user`. */
export type PresentUser = {
  readonly member: string;
  readonly name: string;
  readonly code: string;
  readonly role: Role;
};
/** Own caret as it is published; relative positions as JSON. */
export type PresentCaret = Place & { readonly anchor: unknown; readonly head: unknown };
/** The state of one window; `user` is absent until the server has said who one is. */
export type PresenceState = { readonly user?: PresentUser; readonly caret: PresentCaret | null };

/** Printed for members without a delegation. */
const CODES: { readonly [role in Role]: string } = {
  secretariat: 'SEC',
  legal: 'LEG',
  observer: 'OBS',
  negotiator: '',
};

/** At most ten messages a second; a selection dragged by mouse makes sixty. */
const SHORTEST_INTERVAL = 100;

const isRecord = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function userOf(state: unknown): PresentUser | null {
  const user = isRecord(state) ? state.user : null;
  if (!isRecord(user) || !isRole(user.role)) return null;
  const { member, name, code, role } = user;
  return typeof member === 'string' && typeof name === 'string' && typeof code === 'string'
    ? { member, name, code, role }
    : null;
}

function caretOf(state: unknown): PresentCaret | null {
  const caret = isRecord(state) ? state.caret : null;
  if (!isRecord(caret) || typeof caret.clause !== 'string' || !isLang(caret.lang)) return null;
  const { clause, lang, anchor, head } = caret;
  return isRecord(anchor) && isRecord(head) ? { clause, lang, anchor, head } : null;
}

export type Presence = {
  readonly people: Value<readonly Person[]>;
  readonly carets: (place: Place) => Value<readonly CaretView[]>;
  readonly setCaret: (caret: PresentCaret | null) => void;
  /** The server has said who one is. */
  readonly identify: (rights: Rights) => void;
  /** Sends the own state now, newer than any the server may have: on connect and as renewal. */
  readonly announce: () => void;
  /** An awareness update from the server. Throws on bytes that are none. */
  readonly receive: (update: Uint8Array) => void;
  /** The line is gone: nobody else is known to be here. */
  readonly alone: () => void;
  /** Says goodbye and ends the timers. */
  readonly leave: () => void;
};

/** `send` takes an awareness update and may drop it; the next one holds everything. */
export function presence(doc: Y.Doc, clock: Clock, send: (update: Uint8Array) => void): Presence {
  const awareness = new Awareness(doc);
  const own = awareness.clientID;
  const people = value<readonly Person[]>([], equalityDeep);
  const cells = new Map<string, Source<readonly CaretView[]>>();
  const met = new Map<string, Person>();
  let carets = new Map<string, CaretView[]>();
  let sentAt = Number.NEGATIVE_INFINITY;
  let callOff: (() => void) | null = null;

  const flush = (): void => {
    callOff?.();
    callOff = null;
    sentAt = clock.now();
    send(encodeAwarenessUpdate(awareness, [own]));
  };

  const read = (): void => {
    carets = new Map();
    const here = new Map<string, Person>();
    for (const [client, state] of awareness.getStates()) {
      const user = userOf(state);
      if (!user) continue;
      const caret = caretOf(state);
      const place = caret ? { clause: caret.clause, lang: caret.lang } : here.get(user.member)?.place;
      here.set(user.member, { ...user, here: true, ...(place ? { place } : {}) });
      if (!caret || client === own) continue;
      const { member, name, code } = user;
      const view = { key: String(client), member, name, code, anchor: caret.anchor, head: caret.head };
      const key = placeKey(caret);
      carets.set(key, [...(carets.get(key) ?? []), view]);
    }
    for (const { place: _, ...person } of met.values()) met.set(person.member, { ...person, here: false });
    for (const person of here.values()) met.set(person.member, person);
    const order = ({ code, name, member }: Person): string => `${code}\n${name}\n${member}`;
    people.set([...met.values()].sort((a, b) => (order(a) < order(b) ? -1 : 1)));
    for (const [key, cell] of cells) cell.set(carets.get(key) ?? []);
  };

  awareness.setLocalState({ caret: null } satisfies PresenceState);
  awareness.on('change', read);
  awareness.on('update', ({ added, updated, removed }: { [list in 'added' | 'updated' | 'removed']: number[] }) => {
    // Also when the server says that we left: an old line of ours ended after the new one began.
    if (![...added, ...updated, ...removed].includes(own) || callOff) return;
    const wait = sentAt + SHORTEST_INTERVAL - clock.now();
    if (wait <= 0) flush();
    else callOff = clock.later(wait, flush);
  });
  const update = (change: Partial<PresenceState>): void => {
    const state = awareness.getLocalState();
    if (state && !equalityDeep({ ...state, ...change }, state)) awareness.setLocalState({ ...state, ...change });
  };

  return {
    people,
    carets: (place) => {
      const key = placeKey(place);
      let cell = cells.get(key);
      if (!cell) {
        cell = value<readonly CaretView[]>(carets.get(key) ?? [], equalityDeep);
        cells.set(key, cell);
      }
      return cell;
    },
    setCaret: (caret) => update({ caret }),
    identify: ({ member, name, role, delegation }) =>
      update({ user: { member, name, role, code: delegation ?? CODES[role] } }),
    announce: () => {
      // Twice: when a line breaks the server tells the others "gone" under the next clock, so that one is used up.
      callOff ??= () => {};
      awareness.setLocalState(awareness.getLocalState());
      awareness.setLocalState(awareness.getLocalState());
      flush();
    },
    receive: (bytes) => applyAwarenessUpdate(awareness, bytes, 'server'),
    alone: () => {
      for (const client of [...awareness.states.keys()]) {
        if (client === own) continue;
        awareness.states.delete(client);
        // With its clock, else the same state would be ignored when the server tells it again after the reconnect.
        awareness.meta.delete(client);
      }
      read();
    },
    leave: () => {
      awareness.setLocalState(null);
      flush();
      awareness.destroy();
      // `destroy` speaks once more; there is nobody left to hear it.
      callOff?.();
    },
  };
}
