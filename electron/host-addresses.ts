/**
 * The addresses of this computer under which others in the room may reach it: private ones only (RFC 1918), and those that computers
 * give themselves where nobody gives them any (RFC 3927) at the end. A public one would put the meeting on the open network.
 */
import type { NetworkInterfaceInfo } from 'node:os';
import type { HostAddress } from '../src/ui/desktop.ts';

export type Interfaces = { readonly [name: string]: readonly NetworkInterfaceInfo[] | undefined };

const PRIVATE = /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)/;
const SELF_GIVEN = /^169\.254\./;

export function hostAddresses(interfaces: Interfaces): readonly HostAddress[] {
  const found = Object.entries(interfaces).flatMap(([network, infos = []]) =>
    infos
      .filter(({ family, internal }) => family === 'IPv4' && !internal)
      .map(({ address }): HostAddress => ({ address, network })),
  );
  return [PRIVATE, SELF_GIVEN].flatMap((kind) => found.filter(({ address }) => kind.test(address)));
}
