/**
 * Time stamps (RFC 3161): a request to a server that vouches for the time, and the reading of its answer. The server learns a
 * digest, never a text. How the request travels is handed in, so that nothing here opens a connection.
 */
import * as asn1 from 'asn1js';
import { AlgorithmIdentifier, MessageImprint, TimeStampReq, TimeStampResp, TSTInfo } from 'pkijs';
import { buffer, type Certificate, type CertificateFacts, hex } from './certificate.ts';
import { type Chain, chainTo } from './chain.ts';
import { inOneForm, readSignature } from './cms.ts';
import { readBlock } from './extensions.ts';
import { digestOf } from './manifest.ts';

export const TST_INFO = '1.2.840.113549.1.9.16.1.4';
const SHA256 = '2.16.840.1.101.3.4.2.1';

export const imprintOf = (digest: string): MessageImprint =>
  new MessageImprint({
    hashAlgorithm: new AlgorithmIdentifier({ algorithmId: SHA256, algorithmParams: new asn1.Null() }),
    hashedMessage: new asn1.OctetString({ valueHex: fromHex(digest) }),
  });

const fromHex = (text: string): ArrayBuffer =>
  buffer(Uint8Array.from(text.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16)));

/** The bytes of a request for `bytes`; `nonce` is some 8 random bytes, the first below 0x80. */
export async function timestampRequest(bytes: Uint8Array, nonce: Uint8Array): Promise<Uint8Array> {
  const request = new TimeStampReq({
    version: 1,
    messageImprint: imprintOf(await digestOf(bytes)),
    nonce: new asn1.Integer({ valueHex: buffer(nonce) }),
    certReq: true,
  });
  return new Uint8Array(request.toSchema().toBER(false));
}

export type ReadToken = {
  /** UTC. */
  readonly at: string;
  readonly certificate: Certificate;
  readonly others: readonly Certificate[];
  readonly facts: CertificateFacts;
  readonly nonce: string | null;
  /** Is it a stamp of these bytes, signed as it should be? */
  readonly covers: (bytes: Uint8Array) => Promise<boolean>;
  /** Who stamped, judged at a time: null when a root of `roots` vouches for it. */
  readonly chain: (roots: readonly Certificate[], at: Date) => Promise<Chain>;
  /** Revocation lists and answers of OCSP that came along, DER. */
  readonly revocations: readonly Uint8Array[];
};

/** Null when the bytes are no time stamp token. */
export async function readToken(token: Uint8Array): Promise<ReadToken | null> {
  const signature = await readSignature(token);
  if (!signature || signature.contentType !== TST_INFO || !signature.content) return null;
  const { content, certificate, others } = signature;
  let info: TSTInfo;
  try {
    const block = readBlock(content);
    if (!block) return null;
    info = new TSTInfo({ schema: block });
  } catch {
    // Signed, but nothing that says a time.
    return null;
  }
  if (Number.isNaN(info.genTime.getTime())) return null;
  // What it demands to be understood, and nobody here does.
  if (info.extensions?.some(({ critical }) => critical)) return null;
  const { hashAlgorithm, hashedMessage } = info.messageImprint;
  const digest = hex(hashedMessage.valueBlock.valueHexView);
  return {
    at: info.genTime.toISOString(),
    ...{ certificate, others },
    facts: signature.facts,
    nonce: info.nonce ? hex(info.nonce.valueBlock.valueHexView) : null,
    covers: async (bytes) =>
      hashAlgorithm.algorithmId === SHA256 && digest === (await digestOf(bytes)) && signature.covers(content),
    chain: (roots, at) => chainTo(certificate, others, roots, at, 'stamp'),
    revocations: signature.revocations,
  };
}

/** Answers are some six thousand bytes. */
export const LONGEST_ANSWER = 64 * 1024;

export type TimestampFailure =
  | 'unreachable'
  | 'slow'
  /** To another address than the one that was given: the request is not carried there. */
  | 'redirected'
  /** By the status of HTTP, or by that of RFC 3161. */
  | 'refused'
  | 'too-large'
  | 'damaged'
  | 'other-bytes';
export type PostAnswer =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly reason: TimestampFailure };
/** How a request gets to its server: the body goes out as `application/timestamp-query`, the answer's body comes back. */
export type Post = (body: Uint8Array) => Promise<PostAnswer>;

export type TimestampOutcome =
  | { readonly ok: true; readonly token: Uint8Array; readonly at: string }
  | { readonly ok: false; readonly reason: TimestampFailure };

/** Asks for a stamp of `bytes`. An answer that is not about these bytes and this nonce is none. */
export async function requestTimestamp(bytes: Uint8Array, post: Post): Promise<TimestampOutcome> {
  const nonce = crypto.getRandomValues(new Uint8Array(8));
  nonce[0] = ((nonce[0] ?? 0) & 0x3f) | 0x40; // Positive, and no leading zero that DER would drop.
  let answer: PostAnswer;
  try {
    answer = await post(await timestampRequest(bytes, nonce));
  } catch {
    return { ok: false, reason: 'unreachable' };
  }
  if (!answer.ok) return answer;
  if (answer.bytes.length > LONGEST_ANSWER) return { ok: false, reason: 'too-large' };
  const token = tokenOf(answer.bytes);
  if (token === null || token === 'refused') return { ok: false, reason: token ?? 'damaged' };
  const read = await readToken(token);
  if (!read) return { ok: false, reason: 'damaged' };
  if (read.nonce !== hex(nonce) || !(await read.covers(bytes))) return { ok: false, reason: 'other-bytes' };
  return { ok: true, token, at: read.at };
}

function tokenOf(response: Uint8Array): Uint8Array | 'refused' | null {
  try {
    const { status, timeStampToken } = TimeStampResp.fromBER(buffer(response));
    // 0 granted, 1 granted with changes.
    if (status.status > 1 || !timeStampToken) return 'refused';
    return inOneForm(new Uint8Array(timeStampToken.toSchema().toBER(false)));
  } catch {
    // No answer in the form of RFC 3161.
    return null;
  }
}
