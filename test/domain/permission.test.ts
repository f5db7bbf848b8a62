/** The table of rights, written down a second time from the rules, and read off the code. */
import { describe, expect, it } from 'vitest';
import { type Actor, isRole, may, mayTypeIn, type Right, ROLES } from '../../src/domain/permission.ts';

const actor = (role: Actor['role'], more: Partial<Actor> = {}): Actor => ({ id: role, role, columns: [], ...more });

//                          neg. sec. leg. obs.
const TABLE = `
read                        yes  yes  yes  yes
type                        yes  yes  no   no
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
