/** Room names and socket paths, which are the same thing spelled twice. */
import { describe, expect, it } from 'vitest';
import { isResolutionId, roomOfPath, SUMMIT_ROOM, socketPath } from '../../src/crdt/rooms.ts';

describe('isResolutionId', () => {
  it.each(['environment', 'udhr-2', 'a', `a${'b'.repeat(62)}`])('accepts %s', (id) => {
    expect([isResolutionId(id), roomOfPath(socketPath(id))]).toEqual([true, id]);
  });
  it.each([SUMMIT_ROOM, '', 'A', '2nd', '-a', 'a/b', '..', 'a b', 'a~notes', 'خزر', `a${'b'.repeat(63)}`, 'a\n'])(
    'refuses %j',
    (id) => {
      expect(isResolutionId(id)).toBe(false);
    },
  );
});

describe('roomOfPath', () => {
  it.each([
    ['/sync/economy', 'economy'],
    ['/sync/economy?x=1', 'economy'],
    ['/sync/', null],
    ['/sync', null],
    ['/sync/summit', null],
    ['/sync/economy/', null],
    ['/sync/../api', null],
    ['/sync/%65conomy', null],
    ['/other/economy', null],
    ['', null],
  ])('of %j is %j', (path, room) => {
    expect(roomOfPath(path)).toBe(room);
  });
});
