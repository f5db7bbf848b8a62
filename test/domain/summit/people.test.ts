/** Participants and signatories: who may put down whom, what is refused, what is missing, and what a document then says. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Party } from '../../../src/domain/instrument/instrument.ts';
import { partyWithPeople } from '../../../src/domain/instrument/people-printed.ts';
import type { Actor } from '../../../src/domain/permission.ts';
import {
  foldPeople,
  NO_PEOPLE,
  type PeopleCommand,
  type PeopleState,
  type SignatoryEntry,
} from '../../../src/domain/summit/people.ts';
import {
  judgePeople,
  type PeopleGround,
  type PeopleRefusal,
  peopleMissing,
} from '../../../src/domain/summit/people-judge.ts';
import { LANGS } from '../../../src/language/language.ts';

const actor = (id: string, role: Actor['role'], delegation?: string) => ({
  ...{ id, role, columns: [] },
  ...(delegation ? { delegation } : {}),
});
const SEC = actor('sec', 'secretariat');
const LEGAL = actor('legal', 'legal');
const IR = actor('ir', 'negotiator', 'IR');
const RU = actor('ru', 'negotiator', 'RU');
const HEAD = { ...actor('ir-head', 'negotiator', 'IR'), head: true };
const OBSERVER = actor('obs', 'observer');
const MEMBERS = new Map([IR, RU, HEAD, SEC].map((one) => [one.id, one]));

const GILAN = {
  as: 'participant',
  state: 'IR',
  region: 'gilan',
  names: { fa: 'گیلان', en: 'Gilan' },
  present: true,
} as const;
const OFFICE = { as: 'participant', state: 'RU', names: { ru: 'Аппарат' }, present: true } as const;
const GUEST = { as: 'observer', names: { en: 'A guest' }, present: true } as const;
const ENTRY: SignatoryEntry = {
  ...{ participant: 't1', names: { fa: 'نام', en: 'Name' }, titles: { fa: 'استاندار', en: 'Governor' } },
  ...{ capacity: 'region', mode: 'full', authority: { kind: 'office' } },
};

let count = 0;
const ground = (state: PeopleState, by: PeopleGround['actor'], sealed = false): PeopleGround => ({
  ...{ state, delegations: ['IR', 'RU'], regions: ['gilan'], sealed, actor: by, now: '2025-11-18T08:00:00.000Z' },
  memberOf: (id) => MEMBERS.get(id),
  newId: (prefix) => `${prefix}${++count}`,
});
const done = (state: PeopleState, by: PeopleGround['actor'], command: PeopleCommand): PeopleState => {
  const judged = judgePeople(ground(state, by), command);
  if (!judged.ok) throw new Error(judged.people);
  return foldPeople(state, judged.fact);
};
const STATE: PeopleState = {
  ...NO_PEOPLE,
  participants: [
    { id: 't1', ...GILAN },
    { id: 't2', ...OFFICE },
    { id: 't3', ...GUEST },
  ],
};
const put = (entry: Partial<SignatoryEntry> = {}, signatory?: string): PeopleCommand => ({
  ...{ type: 'signatory.put', entry: { ...ENTRY, ...entry } },
  ...(signatory ? { signatory } : {}),
});
const SIGNED = done(STATE, SEC, put({ person: 'ir-head' }));
const KNOWN = SIGNED.signatories[0]?.id ?? '';

describe('what is refused, and by which word', () => {
  const nine = Array.from({ length: 9 }).reduce<PeopleState>((state) => done(state, SEC, put()), STATE);
  const table: readonly (readonly [string, PeopleState, PeopleGround['actor'], PeopleCommand, PeopleRefusal])[] = [
    ['a delegation puts down no participant', STATE, IR, { type: 'participant.put', entry: GILAN }, 'not-allowed'],
    [
      'no State that is not here',
      STATE,
      SEC,
      { type: 'participant.put', entry: { ...GILAN, state: 'XX' } },
      'unknown-state',
    ],
    [
      'no region that is not here',
      STATE,
      SEC,
      { type: 'participant.put', entry: { ...GILAN, region: 'x' } },
      'unknown-region',
    ],
    [
      'a participant has a State',
      STATE,
      SEC,
      { type: 'participant.put', entry: { ...GUEST, as: 'participant' } },
      'stateless',
    ],
    [
      'no change of nobody',
      STATE,
      SEC,
      { type: 'participant.put', participant: 'x', entry: GILAN },
      'unknown-participant',
    ],
    ['nobody goes who signs', SIGNED, SEC, { type: 'participant.remove', participant: 't1' }, 'still-signs'],
    [
      'nor becomes absent',
      SIGNED,
      SEC,
      { type: 'participant.put', participant: 't1', entry: { ...GILAN, present: false } },
      'still-signs',
    ],
    [
      'nor changes its State',
      SIGNED,
      SEC,
      { type: 'participant.put', participant: 't1', entry: { ...GILAN, state: 'RU' } },
      'still-signs',
    ],
    ['nobody signs for nobody', STATE, SEC, put({ participant: 'x' }), 'unknown-participant'],
    ['an observer does not sign', STATE, SEC, put({ participant: 't3' }), 'observer-signs'],
    ['an office is no region', STATE, SEC, put({ participant: 't2' }), 'no-region'],
    ['a delegation speaks for itself', STATE, RU, put(), 'not-allowed'],
    [
      'and takes no signatory of another over',
      SIGNED,
      RU,
      put({ participant: 't2', capacity: 'state' }, KNOWN),
      'not-allowed',
    ],
    ['nor does an observer', STATE, OBSERVER, put(), 'not-allowed'],
    ['a letter is a paper', STATE, SEC, put({ authority: { kind: 'letter' } }), 'no-paper'],
    ['so are full powers', STATE, IR, put({ authority: { kind: 'full-powers' } }), 'no-paper'],
    ['a person of another delegation', STATE, SEC, put({ person: 'ru' }), 'unknown-member'],
    ['a full signature waits for no day', STATE, SEC, put({ confirmBy: '2025-12-01' }), 'confirm-day'],
    ['a day that is none', STATE, SEC, put({ mode: 'ad-referendum', confirmBy: '2025-13-01' }), 'confirm-day'],
    ['a tenth of one State', nine, SEC, put(), 'too-many'],
    ['a tenth that is only proposed', nine, IR, put(), 'too-many'],
    [
      'no bearer of another delegation',
      STATE,
      SEC,
      { type: 'bearer.name', delegation: 'IR', member: 'ru', named: true },
      'unknown-member',
    ],
    [
      'named by a head or the staff',
      STATE,
      IR,
      { type: 'bearer.name', delegation: 'IR', member: 'ir', named: true },
      'not-allowed',
    ],
    [
      'nobody is unnamed who was not named',
      STATE,
      HEAD,
      { type: 'bearer.name', delegation: 'IR', member: 'ir', named: false },
      'unknown-member',
    ],
  ];
  it.each(table)('%s', (_what, state, by, command, refusal) => {
    expect(judgePeople(ground(state, by), command)).toEqual({ ok: false, people: refusal });
  });

  it('after a seal everything but who brings the file', () => {
    for (const command of [put(), put({}, KNOWN), { type: 'signatory.remove', signatory: KNOWN }] as PeopleCommand[])
      expect(judgePeople(ground(SIGNED, SEC, true), command)).toEqual({ ok: false, people: 'sealed' });
    const named: PeopleCommand = { type: 'bearer.name', delegation: 'IR', member: 'ir', named: true };
    expect(judgePeople(ground(SIGNED, HEAD, true), named)).toMatchObject({ ok: true });
  });
});

describe('a delegation proposes, the staff take over', () => {
  it('and only then does it count; the earlier one counts until then', () => {
    const proposed = done(SIGNED, IR, put({ titles: { en: 'Acting Governor' } }, KNOWN));
    expect(proposed.signatories).toEqual(SIGNED.signatories);
    expect(proposed.proposed).toMatchObject([{ id: KNOWN, member: 'ir', authority: { kind: 'office' } }]);
    const taken = done(proposed, LEGAL, put({ titles: { en: 'Acting Governor' } }, KNOWN));
    expect([taken.signatories.length, taken.proposed.length]).toEqual([1, 0]);
    expect(taken.signatories[0]).toMatchObject({ titles: { en: 'Acting Governor' }, member: 'legal' });
    // The paper is the one that the secretariat had looked at.
    expect(taken.signatories[0]?.authority).toMatchObject({ checkedBy: 'sec' });
    expect(done(proposed, HEAD, { type: 'signatory.decline', signatory: KNOWN }).proposed).toEqual([]);
    expect(judgePeople(ground(proposed, RU), { type: 'signatory.decline', signatory: KNOWN })).toEqual({
      ok: false,
      people: 'not-allowed',
    });
  });
});

describe('what keeps a text from its seal', () => {
  const setting = {
    languages: ['fa', 'ru'],
    outcome: { nature: 'political', act: 'signed', originals: 'single' },
  } as const;
  it('names, titles and authority, each in the languages of the originals', () => {
    expect(peopleMissing(NO_PEOPLE, setting, ['IR'])).toEqual([]);
    const bare = done(STATE, SEC, { type: 'signatory.put', entry: { ...ENTRY, authority: undefined as never } });
    const about = { delegation: 'IR', signatory: bare.signatories[0]?.id };
    expect(peopleMissing(bare, setting, ['IR', 'RU'])).toEqual([
      { kind: 'participant-name', delegation: 'IR', participant: 't1', lang: 'ru' },
      { kind: 'signatory-name', ...about, lang: 'ru' },
      { kind: 'signatory-title', ...about, lang: 'ru' },
      { kind: 'authority', ...about },
      { kind: 'participant-name', delegation: 'RU', participant: 't2', lang: 'fa' },
      { kind: 'no-signatory', delegation: 'RU' },
    ]);
  });
  it('a text that the chair issues needs nobody to sign', () => {
    const issued = { ...setting, outcome: { ...setting.outcome, act: 'issued' } } as const;
    expect(peopleMissing(STATE, issued, ['RU'])).toEqual([
      { kind: 'participant-name', delegation: 'RU', participant: 't2', lang: 'fa' },
    ]);
  });
});

describe('what a document says', () => {
  const words = fc.stringMatching(/^[a-z]{1,8}$/);
  const perLang = fc.dictionary(fc.constantFrom(...LANGS), words);
  const person = fc.record({
    names: perLang,
    titles: perLang,
    capacity: fc.constantFrom('region', 'state', 'own'),
    mode: fc.constantFrom('full', 'ad-referendum'),
  });
  it('names nobody and nothing that the data does not have', () => {
    fc.assert(
      fc.property(fc.array(person, { maxLength: 5 }), perLang, (people, names) => {
        const state: PeopleState = {
          ...NO_PEOPLE,
          participants: [{ id: 't1', ...GILAN, names }],
          signatories: people.map((one, at) => ({
            ...(one as SignatoryEntry),
            participant: 't1',
            id: `g${at}`,
            member: 'x',
            at: '',
          })),
        };
        const party: Party = { id: 'IR', names: {}, official: {} };
        const made = partyWithPeople(party, state);
        const places = [made.signatory, ...(made.others ?? [])].slice(0, people.length);
        expect(1 + (made.others?.length ?? 0)).toBe(Math.max(1, people.length));
        places.forEach((place, at) => {
          for (const lang of LANGS) {
            const said = [people[at]?.names[lang], people[at]?.titles[lang]].filter(Boolean);
            const printed = place?.[lang] ?? '';
            expect(printed === '').toBe(said.length === 0);
            for (const part of said) expect(printed).toContain(part);
            if (printed) expect(printed.includes('ad referendum')).toBe(people[at]?.mode === 'ad-referendum');
          }
        });
        // Another State's place says nothing of them.
        expect(partyWithPeople({ ...party, id: 'RU' }, state)).toEqual({ ...party, id: 'RU' });
      }),
    );
  });
});
