/**
 * Signatures of ECDSA as numbers. Every one has a twin: with (r, s) also (r, n - s) is right, and whoever sees the one can write down
 * the other. So a package takes the lower one alone: what is brought is written in that form when it comes in, and the other is not
 * believed, or there would be two different packages with one signature. For stock tools both are the same signature.
 */
import * as asn1 from 'asn1js';
import type { Curve } from './algorithm.ts';

/** Orders of the groups (SEC 2), and the bytes of a number below them. */
const ORDERS: { readonly [curve in Curve]: { readonly order: bigint; readonly bytes: number } } = {
  'P-256': { order: 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n, bytes: 32 },
  'P-384': {
    order: 0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973n,
    bytes: 48,
  },
  'P-521': {
    order:
      0x1fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409n,
    bytes: 66,
  },
};

export type Ecdsa = {
  readonly r: bigint;
  readonly s: bigint;
  /** r and s one behind the other, as WebCrypto wants them. */
  readonly plain: Uint8Array;
};

const digits = (number: bigint, bytes: number): string => number.toString(16).padStart(bytes * 2, '0');
const fromHex = (text: string): Uint8Array =>
  Uint8Array.from(text.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));

function encode(r: bigint, s: bigint): Uint8Array {
  const integer = (number: bigint): asn1.Integer => {
    const text = number.toString(16);
    const even = text.length % 2 === 0 ? text : `0${text}`;
    // Without the zero a first digit from 8 on would be a sign.
    return new asn1.Integer({ valueHex: new Uint8Array(fromHex(/^[89a-f]/.test(even) ? `00${even}` : even)).buffer });
  };
  return new Uint8Array(new asn1.Sequence({ value: [integer(r), integer(s)] }).toBER(false));
}

/** ECDSA-Sig-Value (RFC 3279) in its one spelling of DER, both numbers inside the group; null otherwise. */
export function readEcdsa(der: Uint8Array, curve: Curve): Ecdsa | null {
  const { result } = asn1.fromBER(der);
  const values = result instanceof asn1.Sequence ? result.valueBlock.value : [];
  const [r, s] = values.map((one) =>
    one instanceof asn1.Integer
      ? BigInt(
          `0x${Array.from(one.valueBlock.valueHexView, (byte) => byte.toString(16).padStart(2, '0')).join('') || 0}`,
        )
      : 0n,
  );
  const { order, bytes } = ORDERS[curve];
  if (r === undefined || s === undefined || r < 1n || s < 1n || r >= order || s >= order) return null;
  const again = encode(r, s);
  if (again.length !== der.length || again.some((byte, at) => byte !== der[at])) return null;
  return { r, s, plain: fromHex(digits(r, bytes) + digits(s, bytes)) };
}

export const isLow = ({ s }: Ecdsa, curve: Curve): boolean => s <= ORDERS[curve].order / 2n;

/** The lower of the two forms of a signature in DER; the same bytes when it is that already, or none at all. */
export function lowered(der: Uint8Array, curve: Curve): Uint8Array {
  const read = readEcdsa(der, curve);
  return read && !isLow(read, curve) ? encode(read.r, ORDERS[curve].order - read.s) : der;
}
