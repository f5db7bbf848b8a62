/**
 * HOW-TO-VERIFY for Windows: the same steps with what Windows brings along (PowerShell 5.1 with .NET), nothing installed. Revocation
 * lists are the one step that needs openssl: Git for Windows has it, and in its Git Bash the other file's commands work as they are.
 */

import { utf8 } from '../domain/text/digest.ts';
import { LANGS, type Lang } from '../language/language.ts';
import { HOW_TO, HOW_TO_WINDOWS } from '../language/printed-sealed.ts';
import { manifestPath, NEWEST_ARCHIVE, signaturePath } from './asic.ts';
import type { Entry } from './zip.ts';

type WindowsStep = 'unpack' | 'prepare' | 'signatures' | 'sums' | 'files' | 'extra' | 'time';

export const howToWindowsPath = (lang: Lang): string => `HOW-TO-VERIFY-WINDOWS-${lang}.txt`;

const read = (path: string): string => `[IO.File]::ReadAllBytes("$PWD\\${path.replaceAll('/', '\\')}")`;

/** A signature over a file, or one that holds its content, and its certificate's chain to one root. */
const PREPARE = [
  'Add-Type -AssemblyName System.Security',
  'function Test-Signature([byte[]]$signature, [byte[]]$content, [string]$root) {',
  '  $cms = New-Object Security.Cryptography.Pkcs.SignedCms',
  '  if ($content) {',
  '    $info = New-Object Security.Cryptography.Pkcs.ContentInfo -ArgumentList (,$content)',
  '    $cms = New-Object Security.Cryptography.Pkcs.SignedCms -ArgumentList $info, $true',
  '  }',
  '  $cms.Decode($signature)',
  '  $cms.CheckSignature($true)',
  '  $anchor = New-Object Security.Cryptography.X509Certificates.X509Certificate2 -ArgumentList (Resolve-Path $root).Path',
  '  $chain = New-Object Security.Cryptography.X509Certificates.X509Chain',
  "  $chain.ChainPolicy.RevocationMode = 'NoCheck'",
  "  $chain.ChainPolicy.VerificationFlags = 'AllowUnknownCertificateAuthority'",
  '  [void]$chain.ChainPolicy.ExtraStore.Add($anchor)',
  '  [void]$chain.ChainPolicy.ExtraStore.AddRange($cms.Certificates)',
  '  $signer = $cms.SignerInfos[0].Certificate',
  '  $built = $chain.Build($signer)',
  '  $top = $chain.ChainElements[$chain.ChainElements.Count - 1].Certificate',
  '  if ($built -and $top.Thumbprint -eq $anchor.Thumbprint) { "VALID $($signer.Subject)" } else { "NOT VALID" }',
  '}',
];

const OWN =
  '^(mimetype|SHA256SUMS|META-INF/(ASiCManifest-..(-.)?\\.xml|ASiCArchiveManifest(-...)?\\.xml|signature-..(-.)?\\.p7s|timestamp-...\\.tst|revocation-...\\.(crl|ocsp)))$';

/** Commands of each step, one per line; `roots` lies beside the folder of the package. */
export function windowsCommands(parties: readonly string[]): { readonly [step in WindowsStep]: readonly string[] } {
  return {
    unpack: ['Copy-Item FILE.asice package.zip', 'Expand-Archive package.zip package', 'cd package'],
    prepare: PREPARE,
    signatures: parties.map(
      (party) =>
        `Test-Signature (${read(signaturePath(party))}) (${read(manifestPath(party))}) ..\\roots\\${party}.crt`,
    ),
    sums: [
      `$sum = [Convert]::ToBase64String([Security.Cryptography.SHA256]::Create().ComputeHash(${read('SHA256SUMS')}))`,
      ...parties.map(
        (party) =>
          `Get-Content ${manifestPath(party)} | Where-Object { $_.Contains('URI="SHA256SUMS"') -and $_.Contains("<ds:DigestValue>$sum</ds:DigestValue>") }`,
      ),
    ],
    files: [
      "$listed = Get-Content SHA256SUMS -Encoding UTF8 | ForEach-Object { ,($_ -split '  ', 2) }",
      '$listed | Where-Object { (Get-FileHash -Algorithm SHA256 -LiteralPath $_[1]).Hash -ne $_[0] } | ForEach-Object { $_[1] }',
    ],
    extra: [
      `Get-ChildItem -Recurse -Force -File | ForEach-Object { $_.FullName.Substring("$PWD\\".Length).Replace('\\', '/') } | Where-Object { $_ -cnotmatch '${OWN}' -and $_ -cnotin $listed.ForEach({ $_[1] }) }`,
    ],
    time: [
      `$stamp = ([xml](Get-Content ${NEWEST_ARCHIVE} -Raw)).ASiCManifest.SigReference.URI`,
      'Test-Signature ([IO.File]::ReadAllBytes("$PWD\\$stamp")) $null ..\\roots\\tsa.crt',
      '$tst = New-Object Security.Cryptography.Pkcs.SignedCms; $tst.Decode([IO.File]::ReadAllBytes("$PWD\\$stamp"))',
      `[BitConverter]::ToString($tst.ContentInfo.Content).Replace('-', '').Contains((Get-FileHash -Algorithm SHA256 ${NEWEST_ARCHIVE}).Hash)`,
    ],
  };
}

function howTo(lang: Lang, parties: readonly string[]): string {
  const { title, steps } = HOW_TO[lang];
  const wording = HOW_TO_WINDOWS[lang];
  const words = { ...steps, ...wording };
  const commands = windowsCommands(parties);
  const parts = (Object.keys(commands) as WindowsStep[]).map(
    (step, index) => `${index + 1}. ${words[step]}\n\n${commands[step].map((line) => `    ${line}\n`).join('')}`,
  );
  return [`${title}: Windows\n`, `${wording.intro}\n`, ...parts].join('\n');
}

/** With a byte order mark and line ends that every editor of Windows knows. */
export const howToWindowsFiles = (parties: readonly string[]): Entry[] =>
  LANGS.map((lang) => ({
    path: howToWindowsPath(lang),
    bytes: utf8(`\ufeff${howTo(lang, parties).replaceAll('\n', '\r\n')}`),
  }));
