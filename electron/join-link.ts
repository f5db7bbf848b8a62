/**
 * `alternat://join?address=https%3A%2F%2F192.168.7.1%3A4310&certificate=<SHA-256>` says where a meeting is hosted and by which
 * certificate it is known, to the letter and nothing else. It opens nothing: a person sees both and decides.
 */
import type { SummitAddress } from '../src/ui/desktop.ts';
import { summitOrigin } from './summit-address.ts';

const LINK =
  /^alternat:\/\/join\/?\?address=(https%3A%2F%2F[a-z0-9.-]{1,253}(?:%3A\d{1,5})?)&certificate=([0-9a-f]{64})$/;

/** Where a link leads, or null. */
export function joinedBy(link: string): SummitAddress | null {
  const [, address, certificate] = LINK.exec(link) ?? [];
  const origin = address === undefined ? null : summitOrigin(decodeURIComponent(address));
  return origin === null || certificate === undefined ? null : { address: origin, certificate };
}

/** The meeting named by a command line, or null. */
export function joinedIn(commandLine: readonly string[]): SummitAddress | null {
  for (const argument of commandLine) {
    const address = joinedBy(argument);
    if (address !== null) return address;
  }
  return null;
}
