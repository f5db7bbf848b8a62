/** A key file with several keys, as the export of a token is one. */
import * as asn1 from 'asn1js';
import { AuthenticatedSafe, ContentInfo, PFX } from 'pkijs';

/** One file with what all of them hold; they have one password. */
export function together(...files: readonly Uint8Array[]): Uint8Array {
  const safes = files.flatMap((bytes) => {
    const { authSafe } = PFX.fromBER(new Uint8Array(bytes).buffer);
    return AuthenticatedSafe.fromBER((authSafe.content as asn1.OctetString).getValue()).safeContents;
  });
  const all = new AuthenticatedSafe({ safeContents: safes }).toSchema().toBER(false);
  const authSafe = new ContentInfo({
    contentType: '1.2.840.113549.1.7.1',
    content: new asn1.OctetString({ valueHex: all }),
  });
  return new Uint8Array(new PFX({ authSafe }).toSchema().toBER(false));
}
