/**
 * HOW-TO-VERIFY: how to check a package with `sha256sum` and `openssl` and nothing of ours. The commands are the same in every
 * language and are run by the tests exactly as printed. One chain holds it together: a signature covers a manifest, the manifest
 * names the digest of SHA256SUMS, SHA256SUMS names every file.
 */

import { utf8 } from '../domain/text/digest.ts';
import { LANGS, type Lang } from '../language/language.ts';
import { HOW_TO, type HowToStep } from '../language/printed-sealed.ts';
import { delegationOf, manifestPath, NEWEST_ARCHIVE, signaturePath } from './asic.ts';
import { WAIVED_PATH } from './waived.ts';
import type { Entry } from './zip.ts';

export const howToPath = (lang: Lang): string => `HOW-TO-VERIFY-${lang}.txt`;

/** The digest of SHA256SUMS as a manifest has it. With its marks: `grep -F ''`, when openssl fails, finds everything. */
const SUM = '"<ds:DigestValue>$(openssl dgst -sha256 -binary SHA256SUMS | openssl base64)</ds:DigestValue>"';

/** The newest stamp, as its list names it. */
const STAMP = `"$(sed -n 's|.*SigReference URI="\\([^"]*\\)".*|\\1|p' ${NEWEST_ARCHIVE})"`;

const verify = (party: string, roots: string): string =>
  `openssl cms -verify -binary -inform DER -in ${signaturePath(party)} -content ${manifestPath(party)} ` +
  `-CAfile ${roots} -purpose any -cades -out /dev/null`;

type Commands = { readonly [step in Exclude<HowToStep, 'waived'>]: readonly string[] } & {
  readonly waived?: readonly string[];
};

/** Commands of each step, one per line; `roots` lies beside the folder of the package. */
/** `waived`: is there a file of findings that were waived? Without one nothing is said of it. */
export function howToCommands(parties: readonly string[], waived = false): Commands {
  return {
    unpack: ['unzip -q FILE.asice -d package', 'cd package'],
    signatures: parties.map((party) => verify(party, `../roots/${delegationOf(party)}.crt`)),
    sums: parties.map((party) => `grep -F 'URI="SHA256SUMS"' ${manifestPath(party)} | grep -F ${SUM}`),
    files: ['sha256sum --check --strict --quiet SHA256SUMS'],
    extra: [
      "find . -type f ! -path './META-INF/*' ! -path ./mimetype ! -path ./SHA256SUMS | LC_ALL=C sort > ../found.txt",
      'find . ! -type f ! -type d',
      "find META-INF -type f ! -name 'ASiCManifest-??.xml' ! -name 'ASiCManifest-??-?.xml' ! -name 'ASiCArchiveManifest.xml' ! -name 'ASiCArchiveManifest-???.xml' ! -name 'signature-??.p7s' ! -name 'signature-??-?.p7s' ! -name 'timestamp-???.tst' ! -name 'revocation-???.crl' ! -name 'revocation-???.ocsp'",
      "cut -c 67- SHA256SUMS | sed 's|^|./|' | LC_ALL=C sort | diff - ../found.txt",
    ],
    time: [
      `openssl ts -verify -token_in -in ${STAMP} -data ${NEWEST_ARCHIVE} -CAfile ../roots/tsa.crt`,
      `openssl ts -reply -token_in -in ${STAMP} -text`,
      ...parties.map(
        (party) =>
          `grep -F 'URI="${signaturePath(party)}"' ${NEWEST_ARCHIVE} | ` +
          `grep -F "<ds:DigestValue>$(openssl dgst -sha256 -binary ${signaturePath(party)} | openssl base64)</ds:DigestValue>"`,
      ),
    ],
    // Roots and lists in one file: that is how openssl takes lists along.
    revocation: parties.map(
      (party) =>
        `(cat ../roots/${delegationOf(party)}.crt; for list in META-INF/revocation-???.crl; do openssl crl -inform DER -in $list; done) ` +
        `> ../${party}.pem && ${verify(party, `../${party}.pem`)} -crl_check`,
    ),
    expired: ['-attime SECONDS'],
    ...(waived ? { waived: [`cat ${WAIVED_PATH}`] } : {}),
  };
}

function howTo(lang: Lang, commands: Commands): string {
  const { title, intro, steps, reading } = HOW_TO[lang];
  const parts = (Object.keys(commands) as HowToStep[]).map(
    (step, index) =>
      `${index + 1}. ${steps[step]}\n\n${(commands[step] ?? []).map((line) => `    ${line}\n`).join('')}`,
  );
  return [`${title}\n`, `${intro}\n`, ...parts, `${reading}\n`].join('\n');
}

export const howToFiles = (parties: readonly string[], waived = false): Entry[] =>
  LANGS.map((lang) => ({ path: howToPath(lang), bytes: utf8(howTo(lang, howToCommands(parties, waived))) }));
