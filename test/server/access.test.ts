/** Codes and sessions, with the clock in hand: codes last seven days and work once, sessions last thirty. */
import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { openAccess } from '../../server/auth/access.ts';
import { openStorage } from '../../server/storage/sqlite.ts';
import { temporaryFolder } from '../support/server.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

function workspace() {
  const folder = temporaryFolder();
  const storage = openStorage(folder.path);
  closing.push(() => {
    storage.close();
    folder.remove();
  });
  const clock = { now: Date.parse('2025-11-18T08:00:00.000Z') };
  let drawn = 0;
  const access = openAccess(
    storage,
    () => new Date(clock.now).toISOString(),
    () => `token-${String(drawn++).padStart(16, '0')}`,
  );
  const wait = (days: number): void => {
    clock.now += days * 86_400_000;
  };
  return { storage, access, wait };
}

describe('openAccess', () => {
  it('gives a session for a code, once', () => {
    const { access } = workspace();
    const code = access.invite('ir-neg');
    const session = access.redeem(code);
    expect([session?.member, access.memberOf(session?.token ?? ''), access.redeem(code)]).toEqual([
      'ir-neg',
      'ir-neg',
      null,
    ]);
  });

  it('takes a code with the spaces that a copy brings along', () => {
    const { access } = workspace();
    expect(access.redeem(` ${access.invite('ir-neg')}\n`)?.member).toBe('ir-neg');
  });

  it.each([
    [6.99, 'ir-neg'],
    [7.01, undefined],
  ])('lets a code in after %d days: %s', (days, member) => {
    const { access, wait } = workspace();
    const code = access.invite('ir-neg');
    wait(days);
    expect([access.redeem(code)?.member, access.redeem(code)]).toEqual([member, null]);
  });

  it('makes an older code worthless with a new one', () => {
    const { access } = workspace();
    const [first, second] = [access.invite('ir-neg'), access.invite('ir-neg')];
    expect([access.redeem(first), access.redeem(second)?.member]).toEqual([null, 'ir-neg']);
  });

  it.each([
    [29.99, 'ir-neg'],
    [30.01, null],
  ])('knows a session after %d days: %s', (days, member) => {
    const { access, wait } = workspace();
    const token = access.admit('ir-neg');
    wait(days);
    expect(access.memberOf(token)).toBe(member);
  });

  it('ends one session by signing out, and all of a member by expelling', () => {
    const { access } = workspace();
    const [a, b, c] = [access.admit('ir-neg'), access.admit('ir-neg'), access.admit('ru-neg')] as [
      string,
      string,
      string,
    ];
    access.signOut(a);
    expect([a, b, c].map(access.memberOf)).toEqual([null, 'ir-neg', 'ru-neg']);
    access.expel('ir-neg');
    expect([a, b, c].map(access.memberOf)).toEqual([null, null, 'ru-neg']);
  });

  it('stores hashes only: a stolen database opens no door', () => {
    const { storage, access } = workspace();
    const token = access.admit('ir-neg');
    const hash = createHash('sha256').update(token).digest('hex');
    expect([storage.session(token), storage.session(hash)?.member, access.memberOf(hash)]).toEqual([
      null,
      'ir-neg',
      null,
    ]);
  });

  it.each(['', ' ', 'x', '__proto__', "' OR 1=1 --", 'x'.repeat(100_000)])('knows nobody by %j', (secret) => {
    const { access } = workspace();
    access.invite('ir-neg');
    expect([access.memberOf(secret), access.redeem(secret)]).toEqual([null, null]);
  });
});
