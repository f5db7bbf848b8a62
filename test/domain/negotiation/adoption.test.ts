/** How a meeting takes a text as a whole, as tables: who may say what when, and what keeps the chair from recording it. */
import { describe, expect, it } from 'vitest';
import { needsAdoption, unadopted } from '../../../src/domain/instrument/assembly.ts';
import type { InstrumentSetting } from '../../../src/domain/instrument/instrument.ts';
import type { Missing } from '../../../src/domain/missing.ts';
import {
  type AdoptionBy,
  type AdoptionState,
  type AdoptionWord,
  adoptionStage,
  foldAdoption,
  isAdopted,
  NO_ADOPTION,
  WAYS,
} from '../../../src/domain/negotiation/adoption.ts';
import { textStanding, withException } from '../../../src/domain/negotiation/adoption-text.ts';
import {
  type AdoptionCommand,
  type AdoptionGround,
  judgeAdoption,
  openingMissing,
  speaksFor,
} from '../../../src/domain/negotiation/judge-adoption.ts';
import { DECISION_RULES, type Rules, USUAL_RULES } from '../../../src/domain/negotiation/rules.ts';
import type { Actor } from '../../../src/domain/permission.ts';
import { beside, type Sketch, ground as sketched } from '../ground.ts';

const [TEXT, OTHER] = ['a'.repeat(64), 'b'.repeat(64)];
const FIVE = ['AZ', 'IR', 'KZ', 'RU', 'TM'];
const START = Date.parse('2025-11-19T09:00:00.000Z');
const at = (minutes: number): string => new Date(START + minutes * 60_000).toISOString();
const SEC: Actor = { id: 's', role: 'secretariat', columns: [] };
const rules = (more: Partial<Rules> = {}): Rules => ({ ...USUAL_RULES, ...more });

/** A text before the meeting: `give` says what became of a command. */
class Table {
  state: AdoptionState = NO_ADOPTION;
  ground: AdoptionGround;
  #ids = 0;
  constructor(more: Partial<AdoptionGround> = {}) {
    const nothing = { missing: [], reserves: [], back: [] };
    const sure = { act: 'adopted', sealed: false } as const;
    this.ground = { ...nothing, ...sure, text: TEXT, rules: rules(), delegations: FIVE, present: FIVE, ...more };
  }
  change(more: Partial<AdoptionGround>): void {
    this.ground = { ...this.ground, ...more };
  }
  give(speaks: string | null, command: object, minute = 0): unknown {
    const actor: Actor = speaks ? { id: `n${speaks}`, role: 'negotiator', delegation: speaks, columns: [] } : SEC;
    const on = { state: this.state, ground: this.ground, actor, speaks, now: at(minute) };
    const judged = judgeAdoption({ ...on, newId: (prefix) => `${prefix}${++this.#ids}` }, {
      id: 'x',
      adoption: this.state.adoptions.at(-1)?.id ?? 'a0',
      ...command,
    } as AdoptionCommand);
    if (judged.ok) this.state = foldAdoption(this.state, judged.fact);
    return judged.ok ? 'ok' : (judged.missing ?? judged.reason);
  }
  open(by: AdoptionBy = 'no-objection', minutes = 15, minute = 0): unknown {
    return this.give(null, { type: 'adoption.open', text: TEXT, by, presiding: 'Governor', minutes }, minute);
  }
  say(delegation: string, word: AdoptionWord | 'none', minute = 1, reason = 'because'): unknown {
    return this.give(delegation, { type: 'adoption.say', word, ...(word === 'object' ? { reason } : {}) }, minute);
  }
  record(minute = 15): unknown {
    return this.give(null, { type: 'adoption.record' }, minute);
  }
  get stage(): unknown {
    const last = this.state.adoptions.at(-1);
    return last && adoptionStage(last, this.ground.text);
  }
}
const object = (delegation: string): Missing => ({ kind: 'stance', delegation, has: 'object' });
const silent = (delegation: string): Missing => ({ kind: 'stance', delegation, has: 'none' });
const early: Missing = { kind: 'deadline', why: 'open' };

describe('taking up a text', () => {
  it.each(DECISION_RULES)('under %s happens in the ways that the rules know', (decision) => {
    const ways = (['acclamation', 'no-objection', 'silence', 'vote'] as const).filter(
      (by) => new Table({ rules: rules({ decision, silenceMinHours: 0 }) }).open(by) === 'ok',
    );
    expect(ways).toEqual(WAYS[decision]);
  });

  it.each<[string, Partial<AdoptionGround>, unknown]>([
    ['of another text', { text: OTHER }, [{ kind: 'another-text' }]],
    ['that is sealed', { sealed: true }, [{ kind: 'already', what: 'sealed' }]],
    ['that the chair issues', { act: 'issued' }, [{ kind: 'chair-issues' }]],
    [
      'on which an absent delegation has said no',
      { missing: [{ kind: 'text-against', resolution: 'r', clause: 'c', delegation: 'TM', has: 'object' }] },
      [{ kind: 'text-against', resolution: 'r', clause: 'c', delegation: 'TM', has: 'object' }],
    ],
    [
      'without a quorum',
      { rules: rules({ quorum: 4 }), present: ['AZ', 'IR', 'KZ'] },
      [{ kind: 'quorum', present: 3, needs: 4 }],
    ],
    ['by nobody', { present: [] }, [{ kind: 'no-parties' }]],
  ])('is refused for one %s', (_name, ground, expected) => {
    expect(new Table(ground).open()).toEqual(expected);
  });

  it('by silence takes as long as any silence procedure', () => {
    expect(new Table().open('silence', 72 * 60 - 1)).toEqual([{ kind: 'silence-too-short', hours: 72 }]);
    expect(new Table().open('silence', 72 * 60)).toBe('ok');
  });

  it('happens once at a time, and again when the first has lapsed or ended', () => {
    const table = new Table();
    expect([table.open(), table.open()]).toEqual(['ok', [{ kind: 'already', what: 'open' }]]);
    table.change({ text: OTHER });
    expect([table.stage, openingMissing(table.state, table.ground, 'no-objection')]).toEqual(['lapsed', []]);
    table.change({ text: TEXT });
    table.give(null, { type: 'adoption.end' });
    expect([table.stage, table.open()]).toEqual(['over', 'ok']);
  });

  it('again carries the objection that was made to the same words, until its author takes it back', () => {
    const table = new Table();
    table.open();
    table.say('TM', 'object');
    table.give(null, { type: 'adoption.end' });
    table.change({ present: FIVE.slice(0, 4) });
    table.open('no-objection', 15, 20);
    for (const id of FIVE.slice(0, 4)) table.say(id, 'yes', 21);
    expect([table.record(22), table.record(40)]).toEqual([[object('TM')], [object('TM')]]);
    expect([table.say('TM', 'none', 23), table.record(24)]).toEqual(['ok', 'ok']);
  });

  it.each([0, -1, 1.5, Number.NaN])('takes no %s minutes', (minutes) => {
    expect(new Table().open('no-objection', minutes)).toBe('bad-command');
  });
});

describe('recording it', () => {
  it.each<[string, (table: Table) => void, number, unknown]>([
    ['before the minutes have run', () => {}, 14, [early]],
    ['when they have', () => {}, 15, 'ok'],
    ['at once when all who are present have said yes', (table) => FIVE.map((id) => table.say(id, 'yes')), 2, 'ok'],
    ['not at once when one is silent', (table) => FIVE.slice(1).map((id) => table.say(id, 'yes')), 2, [early]],
    [
      'at once when only an absent one is silent',
      (table) => {
        table.change({ present: FIVE.slice(1) });
        for (const id of FIVE.slice(1)) table.say(id, 'yes');
      },
      2,
      'ok',
    ],
    ['over an objection', (table) => table.say('KZ', 'object'), 15, [object('KZ')]],
    [
      'over the objection of one who is absent',
      (table) => {
        table.change({ present: ['AZ', 'IR'] });
        table.say('KZ', 'object');
      },
      15,
      [object('KZ')],
    ],
    [
      'when an objection was taken back',
      (table) => {
        table.say('KZ', 'object');
        table.say('KZ', 'none', 2);
      },
      15,
      'ok',
    ],
    ['of another text', (table) => table.change({ text: OTHER }), 15, [{ kind: 'another-text' }]],
    [
      'when a clause was reopened meanwhile',
      (table) =>
        table.change({
          missing: [{ kind: 'text-status', resolution: 'r', clause: 'c', status: 'draft', needs: 'agreed' }],
        }),
      15,
      [{ kind: 'text-status', resolution: 'r', clause: 'c', status: 'draft', needs: 'agreed' }],
    ],
    [
      'while a delegation is back that has said nothing',
      (table) => table.change({ back: [{ delegation: 'TM', until: at(600) }] }),
      15,
      [{ kind: 'may-object', delegation: 'TM', until: at(600) }],
    ],
    [
      'when the delegation that is back has said yes',
      (table) => {
        table.change({ back: [{ delegation: 'TM', until: at(600) }] });
        table.say('TM', 'yes', 15);
      },
      15,
      'ok',
    ],
    [
      'when too few are left',
      (table) => table.change({ rules: rules({ quorum: 3 }), present: ['AZ', 'IR'] }),
      15,
      [{ kind: 'quorum', present: 2, needs: 3 }],
    ],
  ])('%s', (_name, meanwhile, minute, expected) => {
    const table = new Table();
    table.open();
    meanwhile(table);
    expect(table.record(minute)).toEqual(expected);
    expect(isAdopted(table.state, TEXT)).toBe(expected === 'ok');
  });

  it('under unanimity takes a yes of each who is present, however long it lies there', () => {
    const table = new Table({ rules: rules({ decision: 'unanimity', reserveBlocks: true }) });
    table.open('acclamation');
    for (const id of FIVE.slice(1)) table.say(id, 'yes');
    expect(table.record(90)).toEqual([silent('AZ')]);
    table.change({ back: [{ delegation: 'AZ', until: at(100) }] });
    expect([table.say('AZ', 'yes', 16), table.record(17)]).toEqual(['ok', 'ok']);
  });

  it.each<[votes: string, unknown]>([
    ['for for for against abstain', 'ok'],
    ['for for against against against', [{ kind: 'majority', agree: 2, needs: 3 }]],
    ['for for abstain abstain abstain', [{ kind: 'majority', agree: 2, needs: 3 }]],
    ['for for for for object', [object('TM')]],
  ])('by vote: %s', (votes, expected) => {
    const table = new Table({ rules: rules({ decision: 'majority' }) });
    table.open('vote');
    for (const [index, word] of votes.split(' ').entries()) table.say(FIVE[index] as string, word as AdoptionWord);
    expect(table.record(2)).toEqual(expected);
  });

  it('keeps who was there and which reserves stood', () => {
    const reserves = [{ resolution: 'r', clause: 'c', delegation: 'KZ', note: 'слово' }];
    const table = new Table({ present: FIVE.slice(1), reserves });
    table.open();
    table.record();
    expect(table.state.adoptions[0]?.ended).toMatchObject({ outcome: 'adopted', present: FIVE.slice(1), reserves });
  });

  it('an adopted text that changes is adopted no longer, and is again when the words are back', () => {
    const table = new Table();
    table.open();
    table.record();
    expect([isAdopted(table.state, TEXT), isAdopted(table.state, OTHER)]).toEqual([true, false]);
    expect([adoptionStage(table.state.adoptions[0] as never, OTHER), table.stage]).toEqual(['lapsed', 'adopted']);
  });
});

describe('a word on it', () => {
  it.each<[string, unknown]>([
    ['yes', 'ok'],
    ['object', 'ok'],
    ['for', 'bad-command'],
    ['none', 'ok'],
  ])('of a head of delegation: %s', (word, expected) => {
    const table = new Table();
    table.open();
    expect(table.say('KZ', word as AdoptionWord)).toEqual(expected);
  });

  it('is refused late, without a reason, of nobody, and of another text', () => {
    const table = new Table();
    table.open();
    expect([
      table.say('KZ', 'object', 15),
      table.say('KZ', 'object', 1, '  '),
      table.give(null, { type: 'adoption.say', word: 'yes' }),
    ]).toEqual([[{ kind: 'deadline', why: 'past' }], [{ kind: 'why' }], 'not-allowed']);
    table.change({ text: OTHER });
    expect(table.say('KZ', 'object')).toEqual([{ kind: 'another-text' }]);
  });

  it('of a delegation that was away sets aside what was adopted without it, for the hours of the rules', () => {
    const table = new Table({ present: FIVE.slice(0, 4) });
    table.open();
    table.record();
    expect(table.say('TM', 'object', 20)).toEqual([{ kind: 'deadline', why: 'past' }]);
    table.change({ present: FIVE, back: [{ delegation: 'TM', until: at(600) }] });
    // Who was there has had its time, back from wherever.
    table.change({ back: [...table.ground.back, { delegation: 'KZ', until: at(600) }] });
    expect(table.say('KZ', 'object', 20)).toEqual([{ kind: 'deadline', why: 'past' }]);
    expect([table.say('TM', 'object', 20), table.stage, isAdopted(table.state, TEXT)]).toEqual([
      ...['ok', 'set-aside', false],
    ]);
    expect(table.say('TM', 'none', 21)).toEqual([{ kind: 'deadline', why: 'past' }]);
  });

  const member = (delegation: string, more: object = {}) => ({ role: 'negotiator', delegation, ...more }) as const;
  it.each<[string, ReturnType<typeof member>[], number, string | null]>([
    ['the head', [member('KZ', { head: true }), member('KZ')], 0, 'KZ'],
    ['another where there is a head', [member('KZ', { head: true }), member('KZ')], 1, null],
    ['any where there is none', [member('KZ'), member('KZ')], 1, 'KZ'],
    ['any where the head has left', [member('KZ', { head: true, revoked: true }), member('KZ')], 1, 'KZ'],
    ['the head of others does not count', [member('IR', { head: true }), member('KZ')], 1, 'KZ'],
    ['a stranger', [member('XX', { head: true })], 0, null],
  ])('is that of %s', (_name, members, who, expected) => {
    expect(speaksFor(members, members[who], FIVE)).toBe(expected);
  });
});

describe('the text as a whole', () => {
  const setting = (nature: 'political' | 'binding'): InstrumentSetting => ({
    ...{ kind: 'declaration', form: 'parts', title: {}, resolutions: ['r'], languages: ['fa', 'ru'], place: {} },
    ...{
      date: '2025-11-19',
      order: ['IR', 'RU'],
      layouts: {},
      outcome: { nature, act: 'adopted', originals: 'single' },
    },
  });
  const texts = { fa: 'متن', ru: 'текст' };
  const kinds = (nature: 'political' | 'binding', sketch: Sketch, more = {}): unknown => {
    const one = beside(sketched(sketch), { rules: rules(), ...more });
    return textStanding({ setting: setting(nature), assembly: [], ground: () => one, now: at(0) });
  };
  it.each(['draft', 'ad-referendum', 'agreed', 'initialled'] as const)('of a clause that is %s', (status) => {
    const lacks = (nature: 'political' | 'binding'): boolean =>
      (kinds(nature, { texts, status, stances: 'IR:agree RU:agree' }) as { missing: unknown[] }).missing.length > 0;
    expect([lacks('political'), lacks('binding')]).toEqual([
      !['agreed', 'initialled'].includes(status),
      status !== 'initialled',
    ]);
  });

  it('counts the no of one who is absent, and an open bracket', () => {
    const absent = { RU: { reason: 'r', member: 'm', at: at(0) } };
    expect(kinds('political', { texts, status: 'agreed', stances: 'IR:agree RU:object' }, { absent })).toMatchObject({
      missing: [{ kind: 'text-against', clause: 'c1', delegation: 'RU', has: 'object' }],
    });
    expect(
      kinds('political', { texts: { ...texts, ru: '[текст]' }, status: 'agreed', stances: 'IR:agree' }),
    ).toMatchObject({ missing: [{ kind: 'text-brackets', clause: 'c1' }] });
  });

  it('puts reserves on record, and names who is back', () => {
    const returns = { RU: { since: at(-100), at: at(-60), member: 'm' } };
    expect(kinds('political', { texts, status: 'agreed', stances: 'IR:agree RU:reserve' }, { returns })).toMatchObject({
      missing: [],
      reserves: [{ resolution: 'r', clause: 'c1', delegation: 'RU' }],
      back: [{ delegation: 'RU', until: at(-60 + 48 * 60) }],
    });
  });

  it('has a note at a clause that names who reserves, no more and no others', () => {
    const reserve = (delegation: string) => ({ resolution: 'r', clause: 'c1', delegation });
    const on = { resolution: 'r', clause: 'c1', on: true } as const;
    const plain = setting('political');
    const noted = withException(plain, on, [reserve('RU')], 2) as InstrumentSetting;
    expect(noted.exceptions).toEqual([{ resolution: 'r', clause: 'c1', except: ['RU'] }]);
    expect(withException(noted, { ...on, on: false }, [], 2)).toEqual(plain);
    expect([[], [reserve('IR'), reserve('RU')]].map((all) => withException(plain, on, all, 2))).toEqual([null, null]);
    const lacks = (stances: string): readonly unknown[] => {
      const one = beside(sketched({ texts, status: 'agreed', stances }), { rules: rules() });
      return textStanding({ setting: noted, assembly: [], ground: () => one, now: at(0) }).missing;
    };
    const stale = { kind: 'text-note', resolution: 'r', clause: 'c1' };
    expect([lacks('IR:agree RU:reserve'), lacks('IR:agree RU:agree'), lacks('IR:reserve RU:reserve')]).toEqual([
      ...[[], [stale], [stale]],
    ]);
  });

  it('is sealed after its adoption where an outcome says that it is adopted or signed, and as before where none is said', () => {
    const acts = (['adopted', 'signed', 'issued'] as const).map((act) => ({
      outcome: { nature: 'political', act, originals: 'single' } as const,
    }));
    expect([...acts, {}].map(needsAdoption)).toEqual([true, true, false, false]);
    expect([...acts, {}].map((one) => unadopted(one, NO_ADOPTION, TEXT).length)).toEqual([1, 1, 0, 0]);
  });
});
