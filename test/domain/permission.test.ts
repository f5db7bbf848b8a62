/** The table of rights, written down a second time from the rules, and read off the code. */
import { describe, expect, it } from 'vitest';
import {
  type Actor,
  homeOf,
  isRole,
  isServer,
  may,
  mayTypeIn,
  type Right,
  ROLES,
} from '../../src/domain/permission.ts';

const actor = (role: Actor['role'], more: Partial<Actor> = {}): Actor => ({ id: role, role, columns: [], ...more });

//                          neg. sec. leg. obs.
const TABLE = `
read                        yes  yes  yes  yes
type                        yes  yes  no   no
discuss                     yes  yes  yes  no
export                      yes  yes  yes  yes
read-keystroke-history      yes  yes  yes  no
manage-members              no   yes  no   no`;
const rows = TABLE.trim()
  .split('\n')
  .map((line) => line.split(/\s+/) as [Right, ...string[]]);

describe('may', () => {
  it.each(rows)('%s: %s %s %s %s', (right, ...expected) => {
    expect(ROLES.map((role) => (may(actor(role), right) ? 'yes' : 'no'))).toEqual(expected);
  });

  it('gives a revoked member nothing', () => {
    expect(rows.flatMap(([right]) => ROLES.filter((role) => may(actor(role, { revoked: true }), right)))).toEqual([]);
  });
});

describe('mayTypeIn', () => {
  it.each([
    ['a negotiator in a granted column', actor('negotiator', { columns: ['fa'] }), true],
    ['a negotiator in another column', actor('negotiator', { columns: ['ru', 'az'] }), false],
    ['a negotiator without columns', actor('negotiator'), false],
    ['the secretariat anywhere', actor('secretariat'), true],
    ['legal staff, even with a column', actor('legal', { columns: ['fa'] }), false],
    ['an observer, even with a column', actor('observer', { columns: ['fa'] }), false],
    ['a revoked negotiator', actor('negotiator', { columns: ['fa'], revoked: true }), false],
    ['a revoked secretary', actor('secretariat', { revoked: true }), false],
  ])('%s', (_name, who, expected) => {
    expect(mayTypeIn(who, 'fa')).toBe(expected);
  });
});

describe('homeOf', () => {
  it.each([
    ['a delegation’s', actor('negotiator', { delegation: 'IR' }), 'IR'],
    ['nobody’s, for a negotiator of none', actor('negotiator'), null],
    ['the secretariat’s', actor('secretariat'), 'SEC'],
    ['the legal staff’s', actor('legal'), 'LEG'],
    ['a delegation’s, of an office that one lent a member', actor('legal', { delegation: 'IR' }), 'IR'],
    ['nobody’s, for an observer', actor('observer'), null],
    ['nobody’s, for a delegation’s observer', actor('observer', { delegation: 'IR' }), null],
  ])('%s', (_name, who, expected) => {
    expect(homeOf(who)).toBe(expected);
  });
});

describe('isServer', () => {
  it('is the program alone', () => {
    expect(['server', 'Server', 's', ''].map((id) => isServer({ id }))).toEqual([true, false, false, false]);
  });
});

describe('isRole', () => {
  it('knows four roles and nothing else', () => {
    expect([...ROLES, 'admin', 'constructor', '__proto__', '', null, 0, {}].filter(isRole)).toEqual([
      'negotiator',
      'secretariat',
      'legal',
      'observer',
    ]);
  });
});
