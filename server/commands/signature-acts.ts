/** Commands of the summit on signatures that were brought, and on initials; and the closing of a text when a condition for it holds. */

import { closes, judgeConfirmation, judgeInitials, judgeWithdrawal } from '../../src/domain/instrument/signatures.ts';
import {
  type SealRecord,
  type SigningFact,
  type SigningRefusal,
  standingSeal,
} from '../../src/domain/instrument/signing.ts';
import type { SignatureCommand } from '../../src/domain/instrument/signing-acts.ts';
import type { Actor } from '../../src/domain/permission.ts';
import type { Workspace } from '../workspace.ts';
import type { Summit } from './summit.ts';

type SignatureAct = Extract<SignatureCommand, { readonly seal: string }>;

export function judgeSignatureAct(
  { signing, people }: Pick<Summit, 'signing' | 'people'>,
  actor: Actor,
  command: SignatureCommand,
  at: string,
): { readonly ok: true; readonly fact: SigningFact } | { readonly ok: false; readonly signing: SigningRefusal } {
  if (command.type === 'initials.prepare' || command.type === 'initials.give') {
    const no = judgeInitials({ signing, actor }, command);
    if (no) return { ok: false, signing: no };
    const { digest } = command;
    const signed = { digest, member: actor.id, at };
    return command.type === 'initials.prepare'
      ? { ok: true, fact: { fact: 'initials.prepared', prepared: signed } }
      : { ok: true, fact: { fact: 'initials.given', initials: { ...signed, delegation: actor.delegation as string } } };
  }
  const { type, seal, delegation, place, reason } = command as SignatureAct;
  const ground = { state: signing, people, actor };
  const confirms = type === 'signature.confirm';
  const no = (confirms ? judgeConfirmation : judgeWithdrawal)(ground, seal, { delegation, reason });
  if (no) return { ok: false, signing: no };
  const act = { delegation, member: actor.id, at, place, reason };
  return { ok: true, fact: { fact: confirms ? 'signature.confirmed' : 'signature.withdrawn', seal, act } };
}

/** Does a closing condition of the text that stands hold now? */
export function isDue({ summit, now }: Pick<Workspace, 'summit' | 'now'>): boolean {
  const seal = standingSeal(summit.signing);
  return seal !== undefined && !seal.closed && closes(seal, now());
}

/** Writes down that the standing text is closed, if a condition for it holds now. Inside a turn only. */
export function closeIfDue({ summit, now }: Pick<Workspace, 'summit' | 'now'>): SealRecord | null {
  const seal = standingSeal(summit.signing);
  if (!seal || !isDue({ summit, now })) return null;
  summit.record({ id: 'server' }, { fact: 'seal.closed', seal: seal.id, at: now() });
  return standingSeal(summit.signing) ?? null;
}
