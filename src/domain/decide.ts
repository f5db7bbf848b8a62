/**
 * The one function that judges a command. The server calls it on its own state before it writes; the interface calls it
 * on what it sees, to offer exactly what will be accepted. Pure: time, ids and the log position come in. What every command
 * has in common is asked here, in one order; the rest by the judge of its type.
 */
import { BRACKET_JUDGES } from './bracket-note.ts';
import { CLOSURE_JUDGES } from './closure.ts';
import type { Command, CommandRule, TextCommand } from './command.ts';
import { COMMANDS, isNoteCommand } from './command.ts';
import { CHAIR_JUDGES } from './decide-chair.ts';
import { CLAUSE_JUDGES } from './decide-clause.ts';
import { CONCORDANCE_JUDGES } from './decide-concordance.ts';
import { PROPOSAL_JUDGES } from './decide-proposal.ts';
import { SILENCE_JUDGES } from './decide-silence.ts';
import { DIVISION_JUDGES } from './division.ts';
import type { ClauseFacts, Ground } from './ground.ts';
import { PARTY_JUDGES } from './party.ts';
import type { Actor } from './permission.ts';
import { may } from './permission.ts';
import { SPONSOR_JUDGES } from './proposal-acts.ts';
import { silenceOn } from './silence.ts';
import { CORRECTION_JUDGES } from './text-correction.ts';
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
import { WAIVER_JUDGES } from './waiver.ts';

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
