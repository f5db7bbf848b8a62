/** alternat authority: test certificates for a rehearsal, and a server that stamps the time with one of them. */

import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import type { SummitFile } from '../../src/domain/summit/summit.ts';
import { DEFAULT_LANGUAGE } from '../../src/language/language.ts';
import type { Issued } from '../../src/seal/authority.ts';
import type { SigningKey } from '../../src/seal/cms.ts';
import { FILE_MODE, FOLDER_MODE } from '../storage/private.ts';
import { stderr, stdout } from '../terminal.ts';
import { type CliCommand, needed, parseOptions, print, text, WrongUse } from './command.ts';
import { writeWhole } from './whole-file.ts';

/** Loaded when somebody wants certificates, because every other command would wait for it. */
const loadAuthority = () => import('../../src/seal/authority.ts');

const SAMPLE = new URL('../sample/caspian-2025.json', import.meta.url);
const YEARS = 3;
/** A request is some hundred bytes. */
const LONGEST_REQUEST = 64 * 1024;

/** Official names of the sample's delegations; any other two letters are their own name. */
function officialNames(): { readonly [id: string]: string } {
  const { delegations } = JSON.parse(readFileSync(SAMPLE, 'utf8')) as SummitFile;
  return Object.fromEntries(delegations.map(({ id, official }) => [id, official[DEFAULT_LANGUAGE] ?? id]));
}

async function make(out: string, delegations: readonly string[], password: string, json: boolean): Promise<number> {
  const wrong = delegations.find((id) => !/^[A-Z]{2}$/.test(id));
  if (wrong !== undefined) throw new WrongUse(`A delegation is two capital letters, not ${wrong}.`);
  const paths = [...delegations, 'tsa'].flatMap((id) => [
    join(out, 'roots', `${id}.crt`),
    join(out, 'keys', `${id}.p12`),
  ]);
  const there = paths.find(existsSync);
  if (there !== undefined) {
    stderr.write(`${there} is there already, and a key is never overwritten.\n`);
    return 1;
  }
  const from = new Date(Date.now() - 3_600_000); // Clocks differ, and a rehearsal begins at once.
  const until = new Date(from);
  until.setUTCFullYear(until.getUTCFullYear() + YEARS);
  const { delegationAuthority, fingerprintOf, timeAuthority, writePkcs12 } = await loadAuthority();
  const { derOf, writePem } = await import('../../src/seal/certificate.ts');
  const names = officialNames();
  const made: { id: string; root: Issued; signer: Issued }[] = [];
  for (const id of delegations) made.push({ id, ...(await delegationAuthority(id, names[id] ?? id, { from, until })) });
  made.push({ id: 'tsa', ...(await timeAuthority({ from, until })) });
  try {
    for (const folder of ['roots', 'keys'])
      mkdirSync(join(out, folder), { recursive: true, mode: folder === 'keys' ? FOLDER_MODE : 0o777 });
  } catch (error) {
    stderr.write(`${out} cannot be made: ${(error as Error).message}\n`);
    return 1;
  }
  const fingerprints: { [id: string]: string } = {};
  for (const { id, root, signer } of made) {
    const pem = new TextEncoder().encode(writePem(derOf(root.certificate)));
    const failure =
      writeWhole(join(out, 'roots', `${id}.crt`), pem) ??
      writeWhole(join(out, 'keys', `${id}.p12`), await writePkcs12(signer, password), FILE_MODE);
    if (failure !== null) {
      stderr.write(`${failure}\n`);
      return 1;
    }
    fingerprints[id] = await fingerprintOf(root);
  }
  const lines = () => Object.entries(fingerprints).map(([id, fingerprint]) => `${id.padEnd(4)}${fingerprint}`);
  print(json, { out, fingerprints }, () => `Test certificates without legal value in ${out}\n${lines().join('\n')}`);
  return 0;
}

async function serveTime(out: string, password: string, port: number): Promise<number> {
  let file: Uint8Array;
  try {
    file = readFileSync(join(out, 'keys', 'tsa.p12'));
  } catch (error) {
    throw new WrongUse(`${(error as Error).message}. Make the authority first: alternat authority --out ${out}`);
  }
  const { describeKeyRefusal, openPkcs12 } = await import('../../src/seal/pkcs12.ts');
  const opened = await openPkcs12(file, password, { purpose: 'stamp', at: new Date() });
  if (!opened.ok) {
    stderr.write(`${describeKeyRefusal[opened.refusal]}\n`);
    return 1;
  }
  return listen(opened.key, port, (await loadAuthority()).answerTimestamp);
}

type Answer = (request: Uint8Array, key: SigningKey, at: Date) => Promise<Uint8Array>;

/** Until SIGINT or SIGTERM. Loopback only: a test's word about the time is for nobody else. */
function listen(key: SigningKey, port: number, answer: Answer): Promise<number> {
  const server = createServer((request, response) => {
    const chunks: Uint8Array[] = [];
    let size = 0;
    request.on('data', (chunk: Uint8Array) => {
      size += chunk.length;
      if (size > LONGEST_REQUEST) request.destroy();
      else chunks.push(chunk);
    });
    request.on('end', () => {
      if (request.method !== 'POST') {
        response.writeHead(405).end();
        return;
      }
      answer(Buffer.concat(chunks), key, new Date()).then(
        (token) => response.writeHead(200, { 'content-type': 'application/timestamp-reply' }).end(token),
        () => response.writeHead(500).end(),
      );
    });
  });
  return new Promise((resolve) => {
    server.on('error', (error) => {
      stderr.write(`The time stamping server cannot listen: ${error.message}\n`);
      resolve(1);
    });
    const stop = (): void => {
      server.close(() => resolve(0));
      server.closeAllConnections();
    };
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      const bound = typeof address === 'object' && address ? address.port : port;
      stdout.write(`Time stamps are ready at http://127.0.0.1:${bound}\n`);
    });
  });
}

export const authority: CliCommand = {
  summary: 'makes test certificates, and stamps the time',
  help: `
Usage: alternat authority --out DIR [--delegations AZ,IR,KZ,RU,TM] [--password-file FILE] [--json]
       alternat authority --serve-tsa --out DIR [--port N] [--password-file FILE]

Makes DIR/roots/XX.crt and DIR/keys/XX.p12 for every delegation, and tsa.crt and tsa.p12 for a time stamping authority. All of
it is for rehearsals: every certificate says that it has no legal value. The password is "demo" without --password-file.
Nothing is overwritten. --serve-tsa answers time stamp requests (RFC 3161) on 127.0.0.1 until it is stopped.`,
  run: async (args) => {
    const { options } = parseOptions(args, {
      out: 'string',
      delegations: 'string',
      'password-file': 'string',
      'serve-tsa': 'boolean',
      port: 'string',
      json: 'boolean',
    });
    const out = needed(options, 'out');
    const file = text(options, 'password-file');
    let password = 'demo';
    try {
      if (file !== undefined) password = readFileSync(file, 'utf8').split(/\r?\n/, 1)[0] ?? '';
    } catch (error) {
      throw new WrongUse(`${file} cannot be read: ${(error as Error).message}`);
    }
    if (!/^[\x20-\x7e]+$/.test(password)) throw new WrongUse('The password has to be of ASCII letters.');
    const port = Number(text(options, 'port') ?? 0);
    if (!Number.isInteger(port) || port < 0 || port > 65535) throw new WrongUse('--port is a number up to 65535.');
    if (options['serve-tsa']) return serveTime(out, password, port);
    const asked = text(options, 'delegations');
    const delegations = asked === undefined ? Object.keys(officialNames()).sort() : asked.split(',');
    return make(out, [...new Set(delegations)], password, options.json === true);
  },
};
