/**
 * The content security policy of our pages. It names one server, the open summit's; another summit loads a new document.
 * `nonce` is for the one `<style>` that the component library adds.
 */
import { webSocketOrigin } from './summit-address.ts';

/** The header's value. `server` is an origin or null. */
export function contentSecurityPolicy(server: string | null, nonce: string): string {
  const connect = server === null ? "'self'" : `'self' ${server} ${webSocketOrigin(server)}`;
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self'",
    "img-src 'self' data:",
    `connect-src ${connect}`,
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
