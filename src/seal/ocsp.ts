/**
 * Answers of OCSP (RFC 6960): what a responder said of a certificate at a time. Believed when the certificate's issuer has signed it, or
 * a responder to whom that issuer, and nobody else, has given a certificate for it.
 */
import * as asn1 from 'asn1js';
import { BasicOCSPResponse, type Certificate, OCSPResponse, type SingleResponse } from 'pkijs';
import { HASHES, type Verification, verifySignature } from './algorithm.ts';
import { derOfBlock, hex } from './certificate.ts';
import { signedBy } from './chain.ts';
import type { Finding, Revocations } from './crl.ts';
import { isLegible, OID, purposesOf, readBlock, USAGE, usageAllows } from './extensions.ts';

const BASIC = '1.3.6.1.5.5.7.48.1.1';
/** For finding a name and a key again, not for believing them: SHA-1 is what most responders write here. */
const NAMING: { readonly [oid: string]: string } = { ...HASHES, '1.3.14.3.2.26': 'SHA-1' };
const MOST_RESPONDERS = 4;
const MOST_ANSWERS = 64;

/** Does an answer name this certificate by its issuer's name and key, and its serial? */
async function isAbout({ certID }: SingleResponse, certificate: Certificate, issuer: Certificate): Promise<boolean> {
  const hash = NAMING[certID.hashAlgorithm.algorithmId];
  if (!hash || !certID.serialNumber.isEqual(certificate.serialNumber)) return false;
  const digest = async (bytes: Uint8Array): Promise<string> =>
    hex(await crypto.subtle.digest(hash, new Uint8Array(bytes)));
  const key = issuer.subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView;
  return (
    hex(certID.issuerNameHash.valueBlock.valueHexView) === (await digest(derOfBlock(issuer.subject.toSchema()))) &&
    hex(certID.issuerKeyHash.valueBlock.valueHexView) === (await digest(key))
  );
}

/** Whether the issuer stands behind an answer, by itself or by a responder of its own. */
async function vouchedFor(basic: BasicOCSPResponse, issuer: Certificate): Promise<Verification> {
  const { tbsResponseData, signature, signatureAlgorithm: algorithm, certs = [] } = basic;
  const signed = { data: tbsResponseData.tbsView, signature: signature.valueBlock.valueHexView, algorithm };
  const own = await verifySignature(issuer.subjectPublicKeyInfo, signed);
  if (own === 'right') return own;
  let weak = own === 'weak';
  const { producedAt } = tbsResponseData;
  for (const responder of certs.slice(0, MOST_RESPONDERS)) {
    const { notBefore, notAfter } = responder;
    const named = purposesOf(responder)?.includes(OID.ocspSigning) && usageAllows(responder, USAGE.sign);
    if (!named || !isLegible(responder) || producedAt < notBefore.value || producedAt > notAfter.value) continue;
    const links = [await signedBy(responder, issuer), await verifySignature(responder.subjectPublicKeyInfo, signed)];
    if (links.every((link) => link === 'right')) return 'right';
    weak ||= links.includes('weak');
  }
  return weak ? 'weak' : 'wrong';
}

type Status = { readonly idBlock: { readonly tagNumber: number }; readonly valueBlock: { readonly value?: unknown } };

const isDate = (date: Date | undefined): date is Date => date !== undefined && !Number.isNaN(date.getTime());

function findingOf({ certStatus, thisUpdate: from, nextUpdate }: SingleResponse): Finding {
  if (!isDate(from)) return { state: 'none' };
  const { idBlock, valueBlock } = certStatus as Status;
  const [good, revoked] = [0, 1];
  if (idBlock.tagNumber === good) return { state: 'good', from, until: isDate(nextUpdate) ? nextUpdate : null };
  if (idBlock.tagNumber !== revoked) return { state: 'none' };
  const [time, reason] = Array.isArray(valueBlock.value) ? (valueBlock.value as asn1.AsnType[]) : [];
  const code = reason instanceof asn1.Constructed ? reason.valueBlock.value[0] : undefined;
  const at = time instanceof asn1.GeneralizedTime ? time.toDate() : undefined;
  return {
    ...{ state: 'revoked', from },
    // Without a readable time it was never good.
    at: isDate(at) ? at : new Date(0),
    reason: code instanceof asn1.Enumerated ? code.valueBlock.valueDec : null,
  };
}

function basicOf(bytes: Uint8Array): BasicOCSPResponse | null {
  const block = readBlock(bytes);
  if (!block) return null;
  const first = block instanceof asn1.Sequence ? block.valueBlock.value[0] : undefined;
  // Inside a signature they come without the envelope that HTTP puts around them.
  if (!(first instanceof asn1.Enumerated)) return new BasicOCSPResponse({ schema: block });
  const { responseStatus, responseBytes } = new OCSPResponse({ schema: block });
  if (responseStatus.valueBlock.valueDec !== 0 || responseBytes?.responseType !== BASIC) return null;
  const inside = readBlock(responseBytes.response.valueBlock.valueHexView);
  return inside && new BasicOCSPResponse({ schema: inside });
}

/** Null when the bytes are no answer with a content. */
export function readOcsp(bytes: Uint8Array): Revocations | null {
  let basic: BasicOCSPResponse | null;
  try {
    basic = basicOf(bytes);
  } catch {
    // The library throws untyped errors on whatever it cannot read.
    basic = null;
  }
  if (!basic || basic.tbsResponseData.responses.length > MOST_ANSWERS) return null;
  const answer = basic;
  const { responses, responseExtensions } = answer.tbsResponseData;
  return {
    kind: 'ocsp',
    mayConcern: ({ serialNumber }) => responses.some(({ certID }) => certID.serialNumber.isEqual(serialNumber)),
    find: async (certificate, issuer) => {
      for (const one of responses) {
        if (!(await isAbout(one, certificate, issuer))) continue;
        const extensions = [...(responseExtensions ?? []), ...(one.singleExtensions ?? [])];
        if (extensions.some(({ critical }) => critical)) return { state: 'none' };
        const vouched = await vouchedFor(answer, issuer);
        return vouched === 'right' ? findingOf(one) : { state: vouched === 'weak' ? 'weak' : 'forged' };
      }
      return { state: 'none' };
    },
  };
}
