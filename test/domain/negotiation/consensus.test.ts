/**
 * Negotiations played at random on one clause: no order of commands reaches agreement without the agree, given or by
 * silence, of every party on the very text that stands there. What the parties said, who is away and which silence runs is
 * kept a second time beside the rules' own record.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClauseStatus, Stance } from '../../../src/domain/clause/clause.ts';
import type { Command } from '../../../src/domain/command.ts';
import { decide } from '../../../src/domain/decide.ts';
import type { Actor, Role } from '../../../src/domain/permission.ts';
import { ACTORS, CIRCUMSTANCES, PARTIES } from '../ground.ts';
import { Table } from '../table.ts';

type Party = 'IR' | 'RU';
const party = fc.constantFrom<Party>('IR', 'RU');
const text = fc.constantFrom('متن', 'متن دیگر', 'текст', 'иной текст', 'иной длинный текст', 'a\nb', '[текст]', '');
const lang = fc.constantFrom<'fa' | 'ru'>('fa', 'ru');
const stale = fc.nat(9);

const STANCES: readonly (Stance | 'none')[] = ['agree-ad-referendum', 'reserve', 'object', 'none'];
const step = fc.oneof(
  {
    weight: 22,
    arbitrary: fc.record({
      do: fc.constant('stance' as const),
      party,
      stance: fc.constantFrom<Stance | 'none'>(...Array<Stance>(7).fill('agree'), ...STANCES),
      stale,
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('type' as const), lang, text }) },
  {
    weight: 12,
    arbitrary: fc.record({
      do: fc.constant('status' as const),
      to: fc.constantFrom<ClauseStatus>('agreed', 'agreed', 'ad-referendum', 'draft', 'withdrawn'),
      role: fc.constantFrom<Role>('secretariat', 'secretariat', 'secretariat', 'legal', 'negotiator'),
      stale,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'clause.reopen' as const,
        'clause.withdraw' as const,
        'clause.restore' as const,
        'clause.hold' as const,
        'clause.release' as const,
        'clause.retype' as const,
      ),
      kind: fc.constantFrom('paragraph', 'recital'),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('table' as const), party, lang, text }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('accept' as const), which: fc.nat(5), stale }) },
  {
    weight: 7,
    arbitrary: fc.record({ do: fc.constant('silence.start' as const), hours: fc.integer({ min: -1, max: 3 }) }),
  },
  { weight: 8, arbitrary: fc.record({ do: fc.constant('silence.close' as const), server: fc.nat(5) }) },
  { weight: 8, arbitrary: fc.record({ do: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 3 }) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('status' as const),
      to: fc.constant('initialled' as const),
      role: fc.constant('legal' as const),
      stale,
    }),
  },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('concordance.confirm' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constantFrom('party.absent' as const, 'party.present' as const), party }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const tally = {
  agreed: 0,
  initialled: 0,
  bySilence: 0,
  whileAway: 0,
  lapsed: 0,
  changed: 0,
  adReferendum: 0,
  refusedForStance: 0,
  broken: 0,
  accepted: 0,
  reopenedByProposal: 0,
};

/** One negotiation, with its own record of what was said. */
class Play {
  readonly table = new Table();
  readonly said = new Map<string, { stance: string; digest: string }>();
  readonly away = new Set<string>();
  silence: { digest: string; until: number } | null = null;
  readonly #seen = [this.table.digest()];
  #now = Date.parse(CIRCUMSTANCES.now);
  #ids = 0;

  /** The digest the sender looked at: the present one, or now and then the one before. */
  seen(old: number): string {
    return old === 0 ? (this.#seen.at(-2) ?? this.table.digest()) : this.table.digest();
  }

  command(it: Exclude<Step, { do: 'type' | 'wait' }>): [Actor, object] {
    const { negotiator, secretariat } = ACTORS;
    const clause = 'c1';
    const seen = this.seen('stale' in it ? it.stale : 1);
    switch (it.do) {
      case 'stance':
        return [
          { ...negotiator, delegation: it.party },
          { type: 'stance.record', clause, stance: it.stance, seen },
        ];
      case 'status':
        return [ACTORS[it.role], { type: 'clause.status', clause, to: it.to, seen }];
      case 'table': {
        const texts = { [it.lang]: it.text };
        return [
          { ...negotiator, delegation: it.party },
          { type: 'proposal.table', clause, texts, reason: 'r', seen },
        ];
      }
      case 'accept': {
        const tabled = [...this.table.proposals.values()].filter(({ state }) => state === 'tabled');
        const proposal = tabled[it.which % Math.max(1, tabled.length)]?.id ?? 'p0';
        return [secretariat, { type: 'proposal.accept', proposal, seen, reason: 'r' }];
      }
      case 'silence.start':
        return [secretariat, { type: it.do, clause, until: new Date(this.#now + it.hours * 3_600_000).toISOString() }];
      case 'silence.close':
        return [it.server > 0 ? { ...secretariat, id: 'server' } : secretariat, { type: it.do, clause }];
      case 'party.absent':
      case 'party.present':
        return [
          secretariat,
          { type: it.do, delegation: it.party, ...(it.do === 'party.absent' ? { reason: 'r' } : {}) },
        ];
      case 'concordance.confirm': {
        const cells = this.table.ground().clause('c1');
        const both = { fa: cells?.cell('fa'), ru: cells?.cell('ru') };
        return [ACTORS.legal, { type: it.do, clause, languages: ['fa', 'ru'], seen: both }];
      }
      default: {
        const kind = it.do === 'clause.retype' ? { kind: it.kind, level: 0 } : {};
        const reason = it.do === 'clause.reopen' ? { reason: 'r' } : {};
        return [secretariat, { type: it.do, clause, ...kind, ...reason }];
      }
    }
  }

  step(it: Step): void {
    const { table } = this;
    if (it.do === 'wait') this.#now += it.hours * 3_600_000;
    // Typing is open only in a draft that is not held; the gate sees to that.
    if (it.do === 'type' && table.status === 'draft' && !table.held)
      table.texts = { ...table.texts, [it.lang]: it.text };
    if (it.do !== 'wait' && it.do !== 'type') this.decide(it);
    if (this.#seen.at(-1) !== table.digest()) this.#seen.push(table.digest());
    // Nothing changes the text that silence rests on.
    if (table.silence?.state === 'running') expect(table.digest()).toBe(table.silence.digest);
  }

  decide(it: Exclude<Step, { do: 'type' | 'wait' }>): void {
    const { table } = this;
    const [actor, command] = this.command(it);
    const [before, digest] = [table.status, table.digest()];
    const verdict = decide(table.ground(), actor, { id: 'x', ...command } as Command, {
      ...CIRCUMSTANCES,
      now: new Date(this.#now).toISOString(),
      newId: (prefix) => `${prefix}${++this.#ids}`,
    });
    if (!verdict.ok) {
      if (verdict.reason === 'text-changed') tally.changed++;
      const stances = (verdict.missing ?? []).flatMap((missing) => (missing.kind === 'stance' ? missing.has : []));
      if (stances.length > 0) tally.refusedForStance++;
      if (stances.includes('lapsed')) tally.lapsed++;
      return;
    }
    if ('seen' in command && typeof command.seen === 'string') expect(command.seen).toBe(digest);
    this.note(it, digest);
    table.apply(verdict.effects);
    if (it.do === 'accept') {
      tally.accepted++;
      if (before !== table.status) tally.reopenedByProposal++;
    }
    if (before !== table.status) this.judge(digest, actor);
  }

  /** Keeps what was said, as somebody at the table would. */
  note(it: Exclude<Step, { do: 'type' | 'wait' }>, digest: string): void {
    const { silence } = this;
    if (it.do === 'stance') {
      this.said.set(it.party, { stance: it.stance, digest });
      if (silence && this.#now < silence.until && (it.stance === 'reserve' || it.stance === 'object')) {
        tally.broken++;
        this.silence = null;
      }
    }
    if (it.do === 'party.absent') this.away.add(it.party);
    if (it.do === 'party.present') this.away.delete(it.party);
    if (it.do === 'silence.start') this.silence = { digest, until: this.#now + it.hours * 3_600_000 };
    if (it.do === 'clause.release' || it.do === 'status') this.silence = null;
    if (it.do === 'silence.close') {
      expect([it.server > 0, silence !== null, this.#now >= (silence?.until ?? Number.POSITIVE_INFINITY)]).toEqual([
        true,
        true,
        true,
      ]);
      for (const each of PARTIES)
        if (!this.away.has(each) && this.said.get(each)?.digest !== digest) {
          tally.bySilence++;
          this.said.set(each, { stance: 'agree', digest });
        }
      this.silence = null;
    }
    // Taking a stance back says nothing of any text.
    for (const [each, { stance }] of this.said) if (stance === 'none') this.said.delete(each);
  }

  judge(digest: string, { role }: Actor): void {
    const { status, texts } = this.table;
    const counting = PARTIES.filter((each) => !this.away.has(each));
    expect(counting.length).toBeGreaterThan(0);
    const stances = counting.map((each) => {
      const last = this.said.get(each);
      return last?.digest === digest ? last.stance : 'none';
    });
    if (status === 'agreed' || status === 'initialled') {
      if (status === 'agreed') tally.agreed++;
      else tally.initialled++;
      if (this.away.size > 0) tally.whileAway++;
      const said = Object.values(texts).join('');
      expect([new Set(stances), role, texts.fa !== '', texts.ru !== '', /[[\]]/.test(said)]).toEqual([
        new Set(['agree']),
        status === 'agreed' ? 'secretariat' : 'legal',
        true,
        true,
        false,
      ]);
    }
    if (status === 'ad-referendum') {
      tally.adReferendum++;
      expect(stances.every((stance) => stance.startsWith('agree'))).toBe(true);
    }
  }
}

describe('consensus', () => {
  it('is reached by no order of commands without the agree of every party on the very text that stands there', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 20, maxLength: 90 }), (steps) => {
        const play = new Play();
        for (const it of steps) play.step(it);
      }),
      { seed: 20251118, numRuns: 500 },
    );
  });

  it('was really tried: agreed, refused, lapsed, overtaken, kept in silence and broken often', () => {
    expect(Object.entries(tally).filter(([, count]) => count < 20)).toEqual([]);
  });
});
