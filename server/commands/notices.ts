/**
 * Notices: made in the turn of what they tell of, kept per member, and handed to the member's open sockets after the
 * commit. A mention reaches only those who may read the room in which it stands.
 */
import { homeRoom, mayRead, notesRoom, roomName } from '../../src/crdt/rooms.ts';
import type { Command } from '../../src/domain/command.ts';
import type { SigningFact } from '../../src/domain/instrument/signing.ts';
import type { AdoptionFact } from '../../src/domain/negotiation/adoption.ts';
import type { NoteEffect } from '../../src/domain/negotiation/note.ts';
import { EXCERPT, type FreshNotice, type Notice } from '../../src/domain/negotiation/notice.ts';
import type { PositionFact } from '../../src/domain/negotiation/position.ts';
import { type Actor, homeOf, may } from '../../src/domain/permission.ts';
import type { Effect } from '../../src/domain/verdict.ts';
import type { Storage } from '../storage/storage.ts';
import type { Summit } from './summit.ts';

/** A decision that was taken: where, by whom, and what it changed. */
export type Decided = {
  readonly resolution: string;
  readonly actor: Actor;
  readonly command: Command;
  readonly effects: readonly (Effect | NoteEffect)[];
};

type Told = { readonly to: readonly string[]; readonly notice: FreshNotice };

const excerpt = (text: string): string => (text.length > EXCERPT ? `${text.slice(0, EXCERPT - 1)}…` : text);

/** Who is told of a decision, and what. */
export function noticesOf({ resolution, actor, command, effects }: Decided, summit: Summit, now: string): Told[] {
  const about = { at: now, resolution, by: actor.id };
  const members = [...summit.members.values()].filter(({ revoked }) => !revoked);
  const others = members.filter(({ id }) => id !== actor.id);
  const everybody = others.filter((member) => may(member, 'discuss')).map(({ id }) => id);
  return effects.flatMap((effect): Told[] => {
    if (effect.type === 'clause.set' && effect.reopened) {
      const notice = { ...about, kind: 'reopened', clause: effect.id, text: excerpt(effect.reopened.reason) } as const;
      // To all, observers as well: they may have reported the clause as agreed.
      return [{ to: others.map(({ id }) => id), notice }];
    }
    if (effect.type === 'silence.put') {
      const { state, until, brokenBy } = effect.record;
      if (state === 'cancelled') return [];
      const kind = state === 'running' ? 'silence-started' : state === 'broken' ? 'silence-broken' : 'silence-passed';
      const text = state === 'running' ? until : brokenBy?.note ? excerpt(brokenBy.note) : undefined;
      return [{ to: everybody, notice: { ...about, kind, clause: effect.clause, ...(text ? { text } : {}) } }];
    }
    if (effect.type === 'party.announce' || effect.type === 'party.put') {
      const record = effect.type === 'party.announce' ? effect.absence : effect.absent;
      const kind = !record ? 'present' : effect.type === 'party.announce' ? 'absence-announced' : 'absent';
      const text = record && excerpt(record.reason);
      const notice = { ...about, kind, delegation: effect.delegation, ...(text ? { text } : {}) } as const;
      // To all, observers as well: who counts is what every decision rests on.
      return [{ to: others.map(({ id }) => id), notice }];
    }
    if (effect.type === 'proposal.put' && command.type !== 'proposal.table' && effect.record.decided) {
      const { member, state, clause, decided } = effect.record;
      if (member === actor.id || state === 'tabled') return [];
      const text = decided.reason ? excerpt(decided.reason) : undefined;
      const notice = {
        ...about,
        kind: 'proposal-decided',
        ...(clause ? { clause } : {}),
        ...(text ? { text } : {}),
      } as const;
      return [{ to: [member], notice }];
    }
    if (effect.type === 'comment.put' && command.type === 'comment.add' && effect.record) {
      const { scope, mentions = [], text, clause } = command;
      const home = homeOf(actor) ?? '';
      const room = roomName(scope === 'all' ? notesRoom(resolution) : homeRoom(resolution, home));
      const to = others.filter((member) => mentions.includes(member.id) && room && mayRead(member, room));
      return [{ to: to.map(({ id }) => id), notice: { ...about, kind: 'mention', clause, text: excerpt(text) } }];
    }
    return [];
  });
}

/** Who is told of a step of a correction: everybody but whose step it is, so that no delegation learns of it by chance. */
export function noticesOfCorrection(fact: SigningFact, actor: Pick<Actor, 'id'>, summit: Summit, now: string): Told[] {
  const told = (id: string, kind: FreshNotice['kind'], text: string): Told[] => {
    const act = summit.signing.rectifications.find((one) => one.id === id);
    if (!act) return [];
    const to = [...summit.members.values()].filter((member) => !member.revoked && member.id !== actor.id);
    const { resolution, clause } = act;
    const notice = { at: now, resolution, clause, by: actor.id, kind, text: excerpt(text) };
    return [{ to: to.map(({ id: member }) => member), notice }];
  };
  if (fact.fact === 'rectification') {
    const { id, reason } = fact.rectification;
    return told(id, 'correction-tabled', reason);
  }
  if (fact.fact === 'rectification.objection')
    return told(fact.rectification, 'correction-objected', fact.objection.reason);
  if (fact.fact === 'rectification.withdrawn')
    return told(fact.rectification, 'correction-withdrawn', fact.withdrawn.reason);
  return [];
}

/** What everybody is told of a text on its way to the last signature; null where only a paper changes. */
export function signingNotice(fact: SigningFact): Pick<FreshNotice, 'kind' | 'text' | 'delegation'> | null {
  switch (fact.fact) {
    case 'initials.prepared':
      return { kind: 'initials-prepared' };
    case 'seal':
      return { kind: 'text-sealed' };
    case 'seal.void':
      return { kind: 'seal-voided', text: excerpt(fact.reason) };
    case 'signature': {
      const { delegation, how } = fact.signature;
      return { kind: how === 'accession' ? 'acceded' : 'signed', delegation };
    }
    case 'signature.confirmed':
      return { kind: 'signature-confirmed', delegation: fact.act.delegation };
    case 'signature.withdrawn':
      return { kind: 'signature-withdrawn', delegation: fact.act.delegation, text: excerpt(fact.act.reason) };
    case 'seal.closed':
      return { kind: 'signing-closed' };
    default:
      return null;
  }
}

/** What everybody is told of an adoption; null where only its tally changes. */
export function adoptionNotice(fact: AdoptionFact): Pick<FreshNotice, 'kind' | 'text' | 'delegation'> | null {
  switch (fact.fact) {
    case 'adoption.opened':
      return { kind: 'adoption-opened', text: fact.adoption.until };
    case 'adoption.said': {
      const { said, delegation } = fact;
      if (said?.word !== 'object') return null;
      return { kind: 'adoption-objected', delegation, text: excerpt(said.reason ?? '') };
    }
    case 'adoption.ended':
      return { kind: fact.ended.outcome === 'adopted' ? 'text-adopted' : 'adoption-over' };
  }
}

/** What everybody is told of a statement or a summary. */
export function positionNotice(fact: PositionFact): Pick<FreshNotice, 'kind' | 'text' | 'delegation'> | null {
  switch (fact.fact) {
    case 'position.made':
      return { kind: 'position-made', delegation: fact.position.delegation };
    case 'position.withdrawn':
    case 'position.moved':
      return null;
    case 'position.summary':
      return { kind: 'summary-issued' };
  }
}

export type Notices = {
  /** Inside a turn: those whom a step of the signing or of a correction concerns are told. */
  readonly signing: (fact: SigningFact, actor: Pick<Actor, 'id'>) => void;
  /** Inside a turn: keeps the notices of a decision; they are handed out after the commit. */
  readonly decided: (decision: Decided) => void;
  /** Inside a turn: tells everybody but its author of something about the summit as a whole. */
  readonly tell: (by: string, what: Pick<FreshNotice, 'kind' | 'text' | 'delegation'>) => void;
  /** Inside a turn: words of this member could not be taken. Said once until it is read. */
  readonly refused: (member: string, about: Pick<FreshNotice, 'resolution' | 'clause' | 'lang'>) => void;
  /** The latest, newest first. */
  readonly of: (member: string) => readonly Notice[];
  readonly read: (member: string, upTo: number) => void;
};

export function openNotices(
  storage: Storage,
  summit: Summit,
  now: () => string,
  handOut: (member: string, notice: Notice) => void,
): Notices {
  const put = (member: string, notice: FreshNotice): void => {
    const id = storage.putNotice(member, notice);
    handOut(member, { ...notice, id, read: false });
  };
  const tell: Notices['tell'] = (by, what) => {
    for (const { id, revoked } of summit.members.values())
      if (!revoked && id !== by) put(id, { ...what, at: now(), resolution: '', by });
  };
  return {
    signing: (fact, actor) => {
      const told = signingNotice(fact);
      if (told) tell(actor.id, told);
      for (const { to, notice } of noticesOfCorrection(fact, actor, summit, now()))
        for (const member of to) put(member, notice);
    },
    decided: (decision) => {
      for (const { to, notice } of noticesOf(decision, summit, now())) for (const member of to) put(member, notice);
    },
    tell,
    refused: (member, about) => {
      const same = (notice: Notice): boolean =>
        !notice.read &&
        notice.kind === 'refused' &&
        notice.resolution === about.resolution &&
        notice.clause === about.clause &&
        notice.lang === about.lang;
      if (!storage.notices(member).some(same)) put(member, { ...about, kind: 'refused', at: now(), by: 'server' });
    },
    of: (member) => storage.notices(member),
    read: (member, upTo) => storage.readNotices(member, upTo),
  };
}
