/** What decisions on proposals and the chair's text leave behind, to the last field. */
import { describe, expect, it } from 'vitest';
import type { Command } from '../../../src/domain/command.ts';
import { decide } from '../../../src/domain/decide.ts';
import type { Ground } from '../../../src/domain/ground.ts';
import type { ProposalRecord } from '../../../src/domain/negotiation/record.ts';
import { orderAfter } from '../../../src/domain/verdict.ts';
import { ACTORS, beside, CIRCUMSTANCES, ground, OLD, proposed } from '../ground.ts';
import { accepted, by, clauseOf, give, NOW, type Outcome, one, refused, STRANGER, TEXTS, unmet } from '../judging.ts';

const NEW = { after: 'c1', kind: 'article', level: 1 } as const;

/** p1 is tabled for a new clause behind c1; p2 … changes c1's Persian. */
const FRESH = proposed({ clause: null, place: NEW, base: null, baseTexts: {}, texts: { ru: 'новая' } });
const CHANGE = proposed({ id: 'p2', baseTexts: { fa: TEXTS.fa }, texts: { fa: 'یک سه' } });
const withProposals = (on: Ground, ...proposals: readonly ProposalRecord[]): Ground => beside(on, { proposals });

const CASES: readonly Outcome[] = [
  [
    'a proposal for a new clause',
    () =>
      give(one(), 'negotiator', {
        type: 'proposal.table',
        clause: null,
        ...NEW,
        texts: { fa: 'نو', ru: '' },
        reason: 'r',
      }),
    accepted(
      [
        {
          type: 'proposal.put',
          record: {
            ...{
              id: 'p1',
              clause: null,
              place: NEW,
              kind: 'proposal',
              role: 'negotiator',
              delegation: 'IR',
              member: 'n',
            },
            ...{ at: NOW, base: null, baseTexts: {}, texts: { fa: 'نو' }, reason: 'r', state: 'tabled' },
          },
        },
      ],
      { proposal: 'p1' },
    ),
  ],
  [
    'a proposal of a negotiator of no delegation',
    () => by(one(), STRANGER, { type: 'proposal.table', clause: 'c1', texts: { fa: 'نو' }, reason: 'r' }),
    refused('not-allowed'),
  ],
  [
    'a chair’s text accepted as a new clause, with the reason and the clause it became',
    () => give(withProposals(one(), FRESH), 'secretariat', { type: 'proposal.accept', proposal: 'p1', reason: 'да' }),
    accepted(
      [
        {
          type: 'clause.put',
          ...{ id: 'c1', kind: 'article', level: 1, texts: { ru: 'новая' } },
          order: orderAfter(one(), 'c1'),
        },
        {
          type: 'proposal.put',
          record: { ...FRESH, state: 'accepted', decided: { member: 's', at: NOW, reason: 'да', clause: 'c1' } },
        },
      ],
      { clause: 'c1', proposal: 'p1' },
    ),
  ],
  [
    'a new clause accepted without a reason',
    () => give(withProposals(one(), FRESH), 'secretariat', { type: 'proposal.accept', proposal: 'p1', reason: '' }),
    expect.objectContaining({
      effects: expect.arrayContaining([
        {
          type: 'proposal.put',
          record: { ...FRESH, state: 'accepted', decided: { member: 's', at: NOW, clause: 'c1' } },
        },
      ]),
    }),
  ],
  [
    'a new clause whose place is gone',
    () =>
      give(withProposals(one(), { ...FRESH, place: { ...NEW, after: 'c9' } }), 'secretariat', {
        type: 'proposal.accept',
        proposal: 'p1',
      }),
    refused('unknown-clause'),
  ],
  [
    'a change of a clause that is gone and has no place',
    () =>
      give(withProposals(one(), { ...CHANGE, clause: 'c9' }), 'secretariat', {
        type: 'proposal.accept',
        proposal: 'p2',
      }),
    refused('unknown-clause'),
  ],
  [
    'a change accepted',
    () => give(withProposals(one(), CHANGE), 'secretariat', { type: 'proposal.accept', proposal: 'p2' }),
    accepted(
      [
        { type: 'text.put', clause: 'c1', lang: 'fa', text: 'یک سه' },
        { type: 'proposal.put', record: { ...CHANGE, state: 'accepted', decided: { member: 's', at: NOW } } },
      ],
      { clause: 'c1', proposal: 'p2' },
    ),
  ],
  [
    'a change accepted with a reason, and what it makes superfluous',
    () =>
      give(withProposals(one(), CHANGE, { ...CHANGE, id: 'p3', conflicts: { fa: [] } }), 'secretariat', {
        ...{ type: 'proposal.accept', proposal: 'p3', reason: 'да' },
      }),
    accepted(
      [
        { type: 'text.put', clause: 'c1', lang: 'fa', text: 'یک سه' },
        {
          type: 'proposal.put',
          record: { ...CHANGE, id: 'p3', state: 'accepted', decided: { member: 's', at: NOW, reason: 'да' } },
        },
        { type: 'proposal.put', record: { ...CHANGE, state: 'superseded', decided: { member: 's', at: NOW } } },
      ],
      { clause: 'c1', proposal: 'p3' },
    ),
  ],
  [
    'words accepted that stand there already, on agreed text: nothing is reopened',
    () =>
      give(withProposals(one({ status: 'agreed', texts: { ...TEXTS, fa: 'یک سه' } }), CHANGE), 'secretariat', {
        ...{ type: 'proposal.accept', proposal: 'p2' },
      }),
    accepted([{ type: 'proposal.put', record: { ...CHANGE, state: 'accepted', decided: { member: 's', at: NOW } } }], {
      clause: 'c1',
      proposal: 'p2',
    }),
  ],
  [
    'a proposal that takes out what others changed meanwhile: the words that are gone are shown',
    () =>
      give(withProposals(one({ texts: { ...TEXTS, fa: 'یک ' } }), CHANGE), 'secretariat', {
        ...{ type: 'proposal.accept', proposal: 'p2' },
      }),
    unmet({ kind: 'conflict', lang: 'fa', words: 'دو', clause: 'c1' }),
  ],
  [
    'a proposal rejected, with the reason',
    () => give(withProposals(one(), CHANGE), 'secretariat', { type: 'proposal.reject', proposal: 'p2', reason: 'нет' }),
    accepted(
      [
        {
          type: 'proposal.put',
          record: { ...CHANGE, state: 'rejected', decided: { member: 's', at: NOW, reason: 'нет' } },
        },
      ],
      { proposal: 'p2', clause: 'c1' },
    ),
  ],
  [
    'a proposal for a new clause rejected without one',
    () => give(withProposals(one(), FRESH), 'secretariat', { type: 'proposal.reject', proposal: 'p1' }),
    accepted([{ type: 'proposal.put', record: { ...FRESH, state: 'rejected', decided: { member: 's', at: NOW } } }], {
      proposal: 'p1',
    }),
  ],
  [
    'a proposal withdrawn',
    () => give(withProposals(one(), CHANGE), 'negotiator', { type: 'proposal.withdraw', proposal: 'p2' }),
    accepted([{ type: 'proposal.put', record: { ...CHANGE, state: 'withdrawn', decided: { member: 'n', at: NOW } } }], {
      proposal: 'p2',
      clause: 'c1',
    }),
  ],
  [
    'a proposal for a new clause withdrawn',
    () => give(withProposals(one(), FRESH), 'negotiator', { type: 'proposal.withdraw', proposal: 'p1' }),
    accepted([{ type: 'proposal.put', record: { ...FRESH, state: 'withdrawn', decided: { member: 'n', at: NOW } } }], {
      proposal: 'p1',
    }),
  ],
  ...(['reject', 'withdraw', 'accept'] as const).map(
    (what): Outcome => [
      `to ${what} what there is not`,
      () =>
        give(one(), what === 'withdraw' ? 'negotiator' : 'secretariat', { type: `proposal.${what}`, proposal: 'p9' }),
      unmet({ kind: 'unknown', what: 'proposal' }),
    ],
  ),
  ...(['accepted', 'rejected', 'withdrawn', 'superseded'] as const).map(
    (state): Outcome => [
      `to withdraw what is ${state}`,
      () =>
        give(withProposals(one(), { ...CHANGE, state }), 'negotiator', { type: 'proposal.withdraw', proposal: 'p2' }),
      unmet({ kind: 'already', what: state }),
    ],
  ),
  [
    'a chair’s text, with the words that it was written on',
    () =>
      give(ground({ texts: TEXTS }, { texts: TEXTS }), 'secretariat', {
        ...{ type: 'chair.issue', label: ' Проект ', reason: 'r' },
        texts: { c1: { fa: 'یک سه', ru: TEXTS.ru }, c2: { ru: 'раз' } },
      }),
    accepted(
      [
        ['c1', { fa: TEXTS.fa }, { fa: 'یک سه' }],
        ['c2', { ru: TEXTS.ru }, { ru: 'раз' }],
      ].map(([id, baseTexts, texts]) => ({
        type: 'proposal.put',
        record: {
          ...{ id: 'p1', clause: id, kind: 'chair', role: 'secretariat', member: 's', at: NOW, reason: 'r' },
          ...{ base: clauseOf(one()).digest(), baseTexts, texts, state: 'tabled', batch: 'b1', label: 'Проект' },
        },
      })),
      { batch: 'b1' },
    ),
  ],
  [
    'a chair’s text of a column that is not there',
    () => give(one(), 'secretariat', { type: 'chair.issue', label: 'l', reason: 'r', texts: { c1: { kk: 'бір' } } }),
    refused('bad-command'),
  ],
  [
    'a chair’s text of the words that stand there',
    () => give(one(), 'secretariat', { type: 'chair.issue', label: 'l', reason: 'r', texts: { c1: TEXTS } }),
    unmet({ kind: 'no-difference' }),
  ],
  [
    'a chair’s text accepted',
    () =>
      give(withProposals(one(), { ...CHANGE, batch: 'b9' }), 'secretariat', {
        type: 'chair.accept',
        batch: 'b9',
        reason: 'да',
      }),
    accepted(
      [
        { type: 'text.put', clause: 'c1', lang: 'fa', text: 'یک سه' },
        {
          type: 'proposal.put',
          record: { ...CHANGE, batch: 'b9', state: 'accepted', decided: { member: 's', at: NOW, reason: 'да' } },
        },
      ],
      { batch: 'b9' },
    ),
  ],
  [
    'a chair’s text accepted on a text that is another now: every clause is named',
    () =>
      give(
        withProposals(ground({}, {}), { ...CHANGE, batch: 'b9' }, { ...CHANGE, id: 'p3', clause: 'c2', batch: 'b9' }),
        'secretariat',
        { type: 'chair.accept', batch: 'b9', seen: { c1: OLD } },
      ),
    {
      ...{ ok: false, reason: 'text-changed' },
      missing: [
        { kind: 'changed', clause: 'c1' },
        { kind: 'changed', clause: 'c2' },
      ],
    },
  ],
  [
    'a chair’s text of a clause that is gone',
    () =>
      give(withProposals(one(), { ...CHANGE, clause: 'c9', batch: 'b9' }), 'secretariat', {
        type: 'chair.accept',
        batch: 'b9',
      }),
    refused('unknown-clause'),
  ],
  [
    'a chair’s text that there is not, beside one that was decided',
    () =>
      give(withProposals(one(), { ...CHANGE, batch: 'b8', state: 'rejected' }), 'secretariat', {
        ...{ type: 'chair.accept', batch: 'b9' },
      }),
    unmet({ kind: 'unknown', what: 'chair-text' }),
  ],
  [
    'a correction of the legal staff is of no delegation, whoever lent the member',
    () =>
      by(
        one(),
        { ...ACTORS.legal, delegation: 'IR' },
        {
          ...{ type: 'proposal.table', clause: 'c1', texts: { fa: 'نو' }, reason: 'r' },
        },
      ),
    expect.objectContaining({
      effects: [{ type: 'proposal.put', record: expect.not.objectContaining({ delegation: expect.anything() }) }],
    }),
  ],
  [
    'a proposal on a text that is not said',
    () => {
      const draft = { id: 'x', type: 'proposal.table', clause: 'c1', texts: { fa: 'نو' }, reason: 'r' };
      return decide(one(), ACTORS.negotiator, draft as Command, CIRCUMSTANCES);
    },
    refused('text-changed'),
  ],
  [
    'a proposal of the words that stand there',
    () => give(one(), 'negotiator', { type: 'proposal.table', clause: 'c1', texts: TEXTS, reason: 'r' }),
    unmet({ kind: 'no-difference' }),
  ],
  [
    'a proposal for a new clause of no words',
    () => give(one(), 'negotiator', { type: 'proposal.table', clause: null, ...NEW, texts: { fa: '' }, reason: 'r' }),
    unmet({ kind: 'no-difference' }),
  ],
  ...[{ after: undefined }, { kind: undefined }, { kind: 'verse' }, { level: undefined }, { level: 9 }].map(
    (wrong): Outcome => [
      `a proposal for a new clause with ${JSON.stringify(wrong)} as its place`,
      () =>
        give(one(), 'negotiator', {
          ...{ type: 'proposal.table', clause: null, ...NEW, texts: { fa: 'نو' }, reason: 'r' },
          ...wrong,
        }),
      refused('bad-command'),
    ],
  ),
  [
    'a change of a withdrawn clause accepted, which is that before it is out of date',
    () =>
      give(withProposals(one({ status: 'withdrawn' }), CHANGE), 'secretariat', {
        ...{ type: 'proposal.accept', proposal: 'p2', seen: OLD },
      }),
    unmet({ kind: 'already', what: 'withdrawn' }),
  ],
  [
    'a delegation’s proposal withdrawn by a negotiator of none',
    () => by(withProposals(one(), CHANGE), STRANGER, { type: 'proposal.withdraw', proposal: 'p2' }),
    refused('not-allowed'),
  ],
];

describe('a decision on proposals leaves behind all of', () => {
  it.each(CASES)('%s', (_name, judge, expected) => {
    expect(judge()).toEqual(expected);
  });
});
