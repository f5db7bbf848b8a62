import { describe, expect, it } from 'vitest';
import { hrefOf, parseRoute, type Route } from '../../src/ui/kit/route.ts';

const CASES: readonly (readonly [string, Route])[] = [
  ['#/', { page: 'home' }],
  ['#/members', { page: 'members' }],
  ['#/changes', { page: 'changes' }],
  ['#/changes?since=2025-11-18T10%3A00%3A00Z', { page: 'changes', since: '2025-11-18T10:00:00Z' }],
  ['#/r/environment', { page: 'table', resolution: 'environment' }],
  ['#/r/environment/c5', { page: 'table', resolution: 'environment', clause: 'c5' }],
  ['#/r/environment/compare', { page: 'compare', resolution: 'environment' }],
  ['#/r/environment/compare?from=m1&to=now', { page: 'compare', resolution: 'environment', from: 'm1', to: 'now' }],
  ['#/invite/Ab-9_', { page: 'invited', code: 'Ab-9_' }],
  ['#/host', { page: 'host' }],
  [
    `#/join/https%3A%2F%2F10.0.0.5%3A4310/${'ab'.repeat(32)}`,
    { page: 'join', address: 'https://10.0.0.5:4310', certificate: 'ab'.repeat(32) },
  ],
];

describe('parseRoute', () => {
  it.each(CASES)('%s', (hash, route) => {
    expect(parseRoute(hash)).toEqual(route);
  });
  it.each(['#/nowhere', '#/r', '#/r/a/b/c', '#/members/x', '#/%'])('%s is no page', (hash) => {
    expect(parseRoute(hash)).toEqual({ page: 'unknown' });
  });
  it.each(['#/join/https%3A%2F%2Fa.example', '#/join/https%3A%2F%2Fa.example/AB', '#/host/x'])(
    '%s is no page',
    (hash) => {
      expect(parseRoute(hash)).toEqual({ page: 'unknown' });
    },
  );
  it('takes a join text in a browser for the summit', () => {
    expect(parseRoute(`#${'ab'.repeat(32)}`)).toEqual({ page: 'home' });
  });
  it('takes an empty fragment for the summit', () => {
    expect(parseRoute('')).toEqual({ page: 'home' });
  });
});

describe('hrefOf', () => {
  it.each(CASES)('%s comes back', (hash, route) => {
    expect(hrefOf(route)).toBe(hash);
  });
});
