/**
 * Where the reader is, kept in the fragment of the address, so that it works under `app://bundle/` and under http alike
 * and the server needs to know one page only.
 *
 *   #/   #/members   #/r/environment   #/r/environment/c5 (a clause)   #/r/environment/compare?from=m1&to=now
 *   #/r/environment/chair (the chair's text)   #/r/environment/languages?a=fa&b=ru (language against language)
 *   #/r/environment/history?clause=c5&language=fa   #/r/environment/log?member=...   #/r/environment/outside   #/signing   #/rules   #/signatories
 *   #/adoption   #/adoption/reading (the text in large type)   #/package
 *   of the desktop program: #/summits   #/host   #/join/<address>/<certificate>
 */
import { useSyncExternalStore } from 'react';

export type Route =
  | { readonly page: 'home' }
  | { readonly page: 'members' }
  | { readonly page: 'signing' }
  | { readonly page: 'rules' }
  | { readonly page: 'adoption'; readonly reading?: true }
  | { readonly page: 'signatories' }
  /** `since`: a moment, a version's name, or "visit". */
  | { readonly page: 'changes'; readonly since?: string }
  | { readonly page: 'table'; readonly resolution: string; readonly clause?: string }
  | { readonly page: 'compare'; readonly resolution: string; readonly from?: string; readonly to?: string }
  | { readonly page: 'chair'; readonly resolution: string }
  | { readonly page: 'history'; readonly resolution: string; readonly clause?: string; readonly language?: string }
  /** `filter`: the query of the log as it stands in the address. */
  | { readonly page: 'log'; readonly resolution: string; readonly filter?: string }
  | { readonly page: 'outside'; readonly resolution: string }
  | { readonly page: 'languages'; readonly resolution: string; readonly a?: string; readonly b?: string }
  | { readonly page: 'invited'; readonly code: string }
  /** A signed package that comes as a file; needs no summit. */
  | { readonly page: 'package' }
  /** The desktop program's choice of another summit. */
  | { readonly page: 'summits' }
  /** Hosting a meeting, and joining one that is hosted. */
  | { readonly page: 'host' }
  | { readonly page: 'join'; readonly address: string; readonly certificate: string }
  | { readonly page: 'unknown' };

const SHA256 = /^[0-9a-f]{64}$/;

export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#/, '').split('?');
  const parts = path.split('/').filter(Boolean).map(safeDecode);
  const [first, second, third] = parts;
  if (first === undefined) return { page: 'home' };
  if (first === 'members' && parts.length === 1) return { page: 'members' };
  if (first === 'signing' && parts.length === 1) return { page: 'signing' };
  if (first === 'signatories' && parts.length === 1) return { page: 'signatories' };
  if (first === 'summits' && parts.length === 1) return { page: 'summits' };
  if (first === 'package' && parts.length === 1) return { page: 'package' };
  if (first === 'host' && parts.length === 1) return { page: 'host' };
  if (first === 'join' && second && SHA256.test(third ?? '') && parts.length === 3)
    return { page: 'join', address: second, certificate: third ?? '' };
  // A join text opened in a browser: the fingerprint is for the person to compare.
  if (SHA256.test(first) && parts.length === 1) return { page: 'home' };
  if (first === 'rules' && parts.length === 1) return { page: 'rules' };
  if (first === 'adoption' && parts.length === 1) return { page: 'adoption' };
  if (first === 'adoption' && second === 'reading' && parts.length === 2) return { page: 'adoption', reading: true };
  if (first === 'changes' && parts.length === 1) {
    const since = new URLSearchParams(query).get('since');
    return { page: 'changes', ...(since ? { since } : {}) };
  }
  if (first === 'invite' && second && parts.length === 2) return { page: 'invited', code: second };
  if (first === 'r' && second && parts.length <= 3) {
    if (third === 'compare') {
      const params = new URLSearchParams(query);
      const from = params.get('from');
      const to = params.get('to');
      return { page: 'compare', resolution: second, ...(from ? { from } : {}), ...(to ? { to } : {}) };
    }
    if (third === 'languages') {
      const params = new URLSearchParams(query);
      const [a, b] = [params.get('a'), params.get('b')];
      return { page: 'languages', resolution: second, ...(a ? { a } : {}), ...(b ? { b } : {}) };
    }
    if (third === 'history') {
      const params = new URLSearchParams(query);
      const [clause, language] = [params.get('clause'), params.get('language')];
      return { page: 'history', resolution: second, ...(clause ? { clause } : {}), ...(language ? { language } : {}) };
    }
    if (third === 'log') return { page: 'log', resolution: second, ...(query ? { filter: query } : {}) };
    if (third === 'outside') return { page: 'outside', resolution: second };
    if (third === 'chair') return { page: 'chair', resolution: second };
    return { page: 'table', resolution: second, ...(third ? { clause: third } : {}) };
  }
  return { page: 'unknown' };
}

/** A malformed escape leads to "no such page", not to an exception. */
function safeDecode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export function hrefOf(route: Route): string {
  switch (route.page) {
    case 'members':
      return '#/members';
    case 'table':
      return `#/r/${encodeURIComponent(route.resolution)}${route.clause ? `/${encodeURIComponent(route.clause)}` : ''}`;
    case 'compare': {
      const params = new URLSearchParams();
      if (route.from) params.set('from', route.from);
      if (route.to) params.set('to', route.to);
      return `#/r/${encodeURIComponent(route.resolution)}/compare${params.size > 0 ? `?${params}` : ''}`;
    }
    case 'languages': {
      const params = new URLSearchParams({ ...(route.a ? { a: route.a } : {}), ...(route.b ? { b: route.b } : {}) });
      return `#/r/${encodeURIComponent(route.resolution)}/languages${params.size > 0 ? `?${params}` : ''}`;
    }
    case 'history': {
      const { clause, language } = route;
      const params = new URLSearchParams({ ...(clause ? { clause } : {}), ...(language ? { language } : {}) });
      return `#/r/${encodeURIComponent(route.resolution)}/history${params.size > 0 ? `?${params}` : ''}`;
    }
    case 'log':
      return `#/r/${encodeURIComponent(route.resolution)}/log${route.filter ? `?${route.filter}` : ''}`;
    case 'outside':
    case 'chair':
      return `#/r/${encodeURIComponent(route.resolution)}/${route.page}`;
    case 'signing':
      return '#/signing';
    case 'summits':
    case 'package':
    case 'host':
      return `#/${route.page}`;
    case 'join':
      return `#/join/${encodeURIComponent(route.address)}/${route.certificate}`;
    case 'rules':
      return '#/rules';
    case 'adoption':
      return route.reading ? '#/adoption/reading' : '#/adoption';
    case 'signatories':
      return '#/signatories';
    case 'changes':
      return `#/changes${route.since ? `?${new URLSearchParams({ since: route.since })}` : ''}`;
    case 'invited':
      return `#/invite/${encodeURIComponent(route.code)}`;
    default:
      return '#/';
  }
}

export const go = (route: Route): void => {
  window.location.hash = hrefOf(route);
};

const subscribe = (listener: () => void): (() => void) => {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
};

export function useRoute(): Route {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash);
  return parseRoute(hash);
}
