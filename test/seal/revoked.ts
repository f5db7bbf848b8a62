/** Revocation lists and answers of OCSP as an authority makes them, and as it does not. */
import * as asn1 from 'asn1js';
import {
  BasicOCSPResponse,
  CertID,
  CertificateRevocationList,
  type Extension,
  Extensions,
  OCSPResponse,
  ResponseBytes,
  RevokedCertificate,
  SingleResponse,
  Time,
} from 'pkijs';
import type { Issued } from '../../src/seal/authority.ts';
import { buffer } from '../../src/seal/certificate.ts';
import { extension, later } from './forge.ts';

const bytesOf = (block: { toBER: (sizeOnly?: boolean) => ArrayBuffer }): Uint8Array =>
  new Uint8Array(block.toBER(false));

type Entry = {
  readonly of: Issued;
  readonly at: Date;
  readonly reason?: number;
  /** Since when the key is not to be believed. */
  readonly since?: Date;
};
export type ListWish = {
  readonly revoked?: readonly Entry[];
  readonly from?: Date;
  /** Null: without the time of the next one. */
  readonly until?: Date | null;
  readonly extensions?: readonly Extension[];
  readonly hash?: string;
  /** Whose name it bears, if not the signer's. */
  readonly name?: Issued;
};

export async function listBy(authority: Issued, wish: ListWish = {}): Promise<Uint8Array> {
  const list = new CertificateRevocationList();
  list.version = 1;
  list.issuer = (wish.name ?? authority).certificate.subject;
  list.thisUpdate = new Time({ type: 0, value: wish.from ?? later(0) });
  if (wish.until !== null) list.nextUpdate = new Time({ type: 0, value: wish.until ?? later(7) });
  list.revokedCertificates = (wish.revoked ?? []).map(({ of, at, reason, since }) => {
    const more = [
      ...(reason === undefined ? [] : [extension('2.5.29.21', false, new asn1.Enumerated({ value: reason }))]),
      ...(since ? [extension('2.5.29.24', false, new asn1.GeneralizedTime({ valueDate: since }))] : []),
    ];
    return new RevokedCertificate({
      userCertificate: of.certificate.serialNumber,
      revocationDate: new Time({ type: 0, value: at }),
      ...(more.length > 0 ? { crlEntryExtensions: new Extensions({ extensions: more }) } : {}),
    });
  });
  if (wish.revoked === undefined) delete (list as { revokedCertificates?: unknown }).revokedCertificates;
  if (wish.extensions) list.crlExtensions = new Extensions({ extensions: [...wish.extensions] });
  await list.sign(authority.key, wish.hash ?? 'SHA-256');
  return bytesOf(list.toSchema());
}

export type AnswerWish = {
  readonly revoked?: Date;
  readonly reason?: number;
  readonly unknown?: true;
  readonly from?: Date;
  readonly until?: Date | null;
  /** Who signs it, if not the issuer, with the certificate that says so. */
  readonly responder?: Issued;
  readonly certificates?: readonly Issued[];
  readonly hash?: string;
  readonly extensions?: readonly Extension[];
  readonly producedAt?: Date;
  /** Without what HTTP puts around it. */
  readonly bare?: true;
  /** Of the names in it: 'SHA-1' or 'SHA-256'. */
  readonly naming?: string;
};

function statusOf({ revoked, reason, unknown }: AnswerWish): asn1.BaseBlock {
  const idBlock = (tagNumber: number) => ({ tagClass: 3, tagNumber });
  if (unknown) return new asn1.Primitive({ idBlock: idBlock(2), valueHex: new ArrayBuffer(0) });
  if (!revoked) return new asn1.Primitive({ idBlock: idBlock(0), valueHex: new ArrayBuffer(0) });
  return new asn1.Constructed({
    idBlock: idBlock(1),
    value: [
      new asn1.GeneralizedTime({ valueDate: revoked }),
      ...(reason === undefined
        ? []
        : [new asn1.Constructed({ idBlock: idBlock(0), value: [new asn1.Enumerated({ value: reason })] })]),
    ],
  });
}

export async function answerBy(issuer: Issued, about: Issued, wish: AnswerWish = {}): Promise<Uint8Array> {
  const certID = new CertID();
  await certID.createForCertificate(about.certificate, {
    hashAlgorithm: wish.naming ?? 'SHA-1',
    issuerCertificate: issuer.certificate,
  });
  const single = new SingleResponse({ certID, certStatus: statusOf(wish), thisUpdate: wish.from ?? later(0) });
  if (wish.until !== null) single.nextUpdate = wish.until ?? later(7);
  if (wish.extensions) single.singleExtensions = [...wish.extensions];
  const basic = new BasicOCSPResponse();
  const signer = wish.responder ?? issuer;
  basic.tbsResponseData.responderID = signer.certificate.subject;
  basic.tbsResponseData.producedAt = wish.producedAt ?? later(0);
  basic.tbsResponseData.responses = [single];
  const along = wish.certificates ?? (wish.responder ? [wish.responder] : []);
  if (along.length > 0) basic.certs = along.map(({ certificate }) => certificate);
  await basic.sign(signer.key, wish.hash ?? 'SHA-256');
  const inside = bytesOf(basic.toSchema());
  if (wish.bare) return inside;
  const response = new OCSPResponse({
    responseStatus: new asn1.Enumerated({ value: 0 }),
    responseBytes: new ResponseBytes({
      responseType: '1.3.6.1.5.5.7.48.1.1',
      response: new asn1.OctetString({ valueHex: buffer(inside) }),
    }),
  });
  return bytesOf(response.toSchema());
}
