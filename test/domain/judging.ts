/** Words for tables of decisions: who decides what on which small resolution, and what comes of it in full. */
import type { Command } from '../../src/domain/command.ts';
import { decide, type Verdict } from '../../src/domain/decide.ts';
import type { Ground } from '../../src/domain/ground.ts';
import { withSeen } from '../../src/domain/negotiation/seen.ts';
import type { Actor, Role } from '../../src/domain/permission.ts';
import { ACTORS, CIRCUMSTANCES, ground, type Sketch } from './ground.ts';

/** What happens, how it is decided, and all that comes of it. */
export type Outcome = readonly [name: string, judge: () => Verdict, expected: object];
type Draft = { readonly type: Command['type']; readonly [field: string]: unknown };

export const NOW = CIRCUMSTANCES.now;
export const SERVER: Actor = { ...ACTORS.secretariat, id: 'server' };
/** A negotiator who speaks for nobody. */
export const STRANGER: Actor = { id: 'n', role: 'negotiator', columns: ['fa'] };

/** Decided on the text as it stands, unless the command says on which. */
export const by = (on: Ground, actor: Actor, command: Draft): Verdict =>
  decide(on, actor, withSeen(on, { id: 'x', ...command }) as unknown as Command, CIRCUMSTANCES);
export const give = (on: Ground, role: Role, command: Draft): Verdict => by(on, ACTORS[role], command);

export const accepted = (effects: readonly object[], named: object = {}): object => ({ ok: true, effects, ...named });
export const unmet = (...missing: readonly object[]): object => ({ ok: false, reason: 'rule-unmet', missing });
export const refused = (reason: string): object => ({ ok: false, reason });

export const TEXTS = { fa: 'یک دو', ru: 'один два', en: 'one two' };
/** A resolution of one clause c1. */
export const one = (sketch: Sketch = {}): Ground => ground({ texts: TEXTS, ...sketch });
export const clauseOf = (on: Ground, id = 'c1') => on.clause(id) as NonNullable<ReturnType<Ground['clause']>>;
