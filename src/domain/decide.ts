/**
 * The one function that judges a command. The server calls it on its own state before it writes; the interface calls it
 * on what it sees, to offer exactly what will be accepted. Pure: time, ids and the log position come in. What every command
 * has in common is asked here, in one order; the rest by the judge of its type.
 */

import { CLAUSE_JUDGES } from './clause/decide-clause.ts';
import { DIVISION_JUDGES } from './clause/division.ts';
import type { Command, CommandRule, TextCommand } from './command.ts';
import { COMMANDS, isNoteCommand } from './command.ts';
import type { ClauseFacts, Ground } from './ground.ts';
import { BRACKET_JUDGES } from './negotiation/bracket-note.ts';
import { CLOSURE_JUDGES } from './negotiation/closure.ts';
import { CHAIR_JUDGES } from './negotiation/decide-chair.ts';
import { CONCORDANCE_JUDGES } from './negotiation/decide-concordance.ts';
import { PROPOSAL_JUDGES } from './negotiation/decide-proposal.ts';
import { SILENCE_JUDGES } from './negotiation/decide-silence.ts';
import { PARTY_JUDGES } from './negotiation/party.ts';
import { SPONSOR_JUDGES } from './negotiation/proposal-acts.ts';
import { silenceOn } from './negotiation/silence.ts';
import { CORRECTION_JUDGES } from './negotiation/text-correction.ts';
import { WAIVER_JUDGES } from './negotiation/waiver.ts';
import type { Actor } from './permission.ts';
import { may } from './permission.ts';
import {
  type Circumstances,
  closed,
  type Judge,
  type Judges,
  type Refused,
  refuse,
  unmet,
  type Verdict,
} from './verdict.ts';

export type { Circumstances, Effect, Verdict } from './verdict.ts';

const JUDGES: Judges<TextCommand['type']> = {
  ...CLAUSE_JUDGES,
  ...DIVISION_JUDGES,
  ...PROPOSAL_JUDGES,
  ...SPONSOR_JUDGES,
  ...CHAIR_JUDGES,
  ...SILENCE_JUDGES,
  ...CONCORDANCE_JUDGES,
  ...BRACKET_JUDGES,
  ...PARTY_JUDGES,
  ...CLOSURE_JUDGES,
  ...WAIVER_JUDGES,
  ...CORRECTION_JUDGES,
};

/** Are stances being taken on this clause's text, so that it may not become another? */
function taking(ground: Ground, rule: CommandRule, clause: ClauseFacts): Refused | null {
  const silence = rule.unless && silenceOn(ground, clause.id);
  if (silence) return unmet({ kind: 'silence', clause: clause.id, until: silence.until });
  return rule.unless === 'held' && clause.held ? unmet({ kind: 'held' }) : null;
}

/** Judges `command` by `actor` on `ground`. Never throws on what a sender may get wrong. */
export function decide(ground: Ground, actor: Actor, command: Command, circumstances: Circumstances): Verdict {
  // A type like "constructor" is found on every object, but is no command.
  const rule = Object.hasOwn(COMMANDS, command.type) ? COMMANDS[command.type] : undefined;
  // What is said beside the text is judged by `decideNote`.
  if (!rule || isNoteCommand(command)) return refuse('bad-command');
  if (!may(actor, 'read') || !rule.roles.includes(actor.role)) return refuse('not-allowed');
  // What was signed stays as it was signed; a name for the version is no change.
  if (ground.closure && command.type !== 'milestone.create')
    return unmet({ kind: 'signed', seal: ground.closure.seal });
  let clause: ClauseFacts | undefined;
  if ('clause' in command && typeof command.clause === 'string') {
    clause = ground.clause(command.clause);
    if (!clause) return refuse('unknown-clause');
    const no = closed(rule.on, clause) ?? taking(ground, rule, clause);
    if (no) return no;
    if (
      !rule.unread &&
      !rule.finding &&
      'seen' in command &&
      typeof command.seen === 'string' &&
      command.seen !== clause.digest()
    )
      return refuse('text-changed');
  }
  const judge = JUDGES[command.type] as Judge<TextCommand['type']>;
  return judge({ ground, actor, command, circumstances, clause } as Parameters<typeof judge>[0]);
}
