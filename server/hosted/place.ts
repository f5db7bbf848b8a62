/**
 * What a folder remembers of being hosted, in `hosted/`: the port, so that others find it again, and the certificate with its key.
 * They belong to one address; another address gets others.
 */
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { roomCertificate } from '../../src/seal/room-certificate.ts';
import { FILE_MODE, FOLDER_MODE } from '../storage/private.ts';

const FOLDER = 'hosted';
const place = z.object({ port: z.int().check(z.minimum(1), z.maximum(65_535)) });

const replace = (file: string, content: string): void => {
  writeFileSync(`${file}.new`, content, { mode: FILE_MODE, flush: true });
  renameSync(`${file}.new`, file);
};

/** The port of the last time; null where there was none. */
export function portOf(data: string): number | null {
  try {
    return place.parse(JSON.parse(readFileSync(join(data, FOLDER, 'place.json'), 'utf8'))).port;
  } catch {
    // Missing or torn: another port serves as well, and the others are told.
    return null;
  }
}

export function keepPort(data: string, port: number): void {
  mkdirSync(join(data, FOLDER), { recursive: true, mode: FOLDER_MODE });
  replace(join(data, FOLDER, 'place.json'), JSON.stringify({ port }));
}

/** Paths of both, and the SHA-256 of the certificate in lower-case hex. */
export type KeptCertificate = { readonly cert: string; readonly key: string; readonly sha256: string };

/** The folder's certificate for this address; made anew where there is none, for another address, or when it is about to end. */
export async function certificateFor(data: string, address: string, now: Date): Promise<KeptCertificate> {
  const folder = join(data, FOLDER);
  const [cert, key] = [join(folder, 'certificate.pem'), join(folder, 'key.pem')];
  const kept = readKept(cert, key, address, now);
  if (kept !== null) return { cert, key, sha256: kept };
  mkdirSync(folder, { recursive: true, mode: FOLDER_MODE });
  const made = await roomCertificate(address, now);
  // The key first: a certificate without its own key is no certificate.
  replace(key, made.key);
  replace(cert, made.certificate);
  return { cert, key, sha256: made.sha256 };
}

const DAY = 86_400_000;

function readKept(cert: string, key: string, address: string, now: Date): string | null {
  try {
    const shown = new X509Certificate(readFileSync(cert));
    const until = Date.parse(shown.validTo);
    const ours = shown.checkIP(address) !== undefined && until > now.getTime() + DAY;
    if (!ours || !shown.checkPrivateKey(createPrivateKey(readFileSync(key)))) return null;
    return shown.fingerprint256.replaceAll(':', '').toLowerCase();
  } catch {
    return null;
  }
}
