/**
 * HOW-TO-VERIFY for Windows: the same steps with what Windows brings along (PowerShell 5.1 with .NET), nothing installed. Revocation
 * lists are the one step that needs openssl: Git for Windows has it, and in its Git Bash the other file's commands work as they are.
 */

import { utf8 } from '../domain/text/digest.ts';
import { LANGS, type Lang } from '../language/language.ts';
import { manifestPath, NEWEST_ARCHIVE, signaturePath } from './asic.ts';
import { HOW_TO } from './how-to-wording.ts';
import type { Entry } from './zip.ts';

type WindowsStep = 'unpack' | 'prepare' | 'signatures' | 'sums' | 'files' | 'extra' | 'time';
type Wording = { readonly intro: string } & { readonly [step in 'prepare' | 'signatures' | 'time']: string };

// native review: all of it but English and Russian
const WORDING: { readonly [lang in Lang]: Wording } = {
  fa: {
    intro:
      'برای PowerShell در ویندوز ۱۰ و ۱۱؛ نصب هیچ برنامه‌ای لازم نیست. PowerShell را در پوشهٔ بسته باز کنید. گواهی‌های ریشه را چنان‌که در HOW-TO-VERIFY-fa.txt آمده فراهم کنید و در پوشهٔ roots در کنار بسته بگذارید. فرمان‌های آن پرونده، از جمله برای فهرست‌های ابطال، در Git Bash (Git for Windows) نیز کار می‌کنند.',
    prepare: 'این را یک بار وارد کنید: امضا و زنجیرهٔ گواهی آن تا ریشه را می‌سنجد.',
    signatures: 'امضای هر هیئت را بسنجید. پاسخ هر فرمان باید «VALID» و نام دارندهٔ گواهی باشد.',
    time: 'اگر مهر زمان در بسته هست: پاسخ نخست باید «VALID» و پاسخ دوم «True» باشد.',
  },
  ru: {
    intro:
      'Для PowerShell в Windows 10 и 11; устанавливать ничего не нужно. Откройте PowerShell в папке пакета. Корневые сертификаты получите, как сказано в HOW-TO-VERIFY-ru.txt, и положите в папку roots рядом с пакетом. Команды того файла, в том числе для списков отзыва, работают и в Git Bash (Git for Windows).',
    prepare: 'Введите это один раз: здесь проверяется подпись и цепочка её сертификата до корня.',
    signatures:
      'Проверьте подпись каждой делегации. Каждая команда должна ответить «VALID» и именем владельца сертификата.',
    time: 'Если в пакете есть метка времени: первая команда должна ответить «VALID», вторая — «True».',
  },
  az: {
    intro:
      'Windows 10 və 11-də PowerShell üçün; heç nə quraşdırmaq lazım deyil. PowerShell-i paketin qovluğunda açın. Kök sertifikatları HOW-TO-VERIFY-az.txt faylında deyildiyi kimi alın və paketin yanındakı roots qovluğuna qoyun. Həmin faylın əmrləri, ləğv siyahıları üçün olanlar da, Git Bash-də (Git for Windows) işləyir.',
    prepare: 'Bunu bir dəfə daxil edin: imzanı və sertifikatının kökə qədər zəncirini yoxlayır.',
    signatures:
      'Hər nümayəndə heyətinin imzasını yoxlayın. Hər əmrin cavabı “VALID” və sertifikat sahibinin adı olmalıdır.',
    time: 'Paketdə vaxt möhürü varsa: birinci əmrin cavabı “VALID”, ikincinin cavabı “True” olmalıdır.',
  },
  kk: {
    intro:
      'Windows 10 және 11 жүйесіндегі PowerShell үшін; ештеңе орнатудың қажеті жоқ. PowerShell-ді пакет қалтасында ашыңыз. Түбірлік сертификаттарды HOW-TO-VERIFY-kk.txt файлында айтылғандай алып, пакеттің жанындағы roots қалтасына қойыңыз. Ол файлдың командалары, қайтарып алу тізімдеріне арналғандары да, Git Bash-те (Git for Windows) жұмыс істейді.',
    prepare: 'Мұны бір рет енгізіңіз: қолтаңбаны және оның сертификатының түбірге дейінгі тізбегін тексереді.',
    signatures:
      'Әр делегацияның қолтаңбасын тексеріңіз. Әр команданың жауабы «VALID» және сертификат иесінің аты болуы тиіс.',
    time: 'Пакетте уақыт белгісі болса: бірінші команданың жауабы «VALID», екіншісінікі «True» болуы тиіс.',
  },
  tk: {
    intro:
      'Windows 10 we 11-de PowerShell üçin; hiç zat gurnamak gerek däl. PowerShell-i bukjanyň papkasynda açyň. Kök sertifikatlaryny HOW-TO-VERIFY-tk.txt faýlynda aýdylyşy ýaly alyň we bukjanyň ýanyndaky roots papkasyna goýuň. Ol faýlyň buýruklary, yzyna alma sanawlary üçin bolanlary hem, Git Bash-de (Git for Windows) işleýär.',
    prepare: 'Muny bir gezek giriziň: gol we onuň sertifikatynyň köke çenli zynjyry barlanýar.',
    signatures: 'Her wekiliýetiň goluny barlaň. Her buýrugyň jogaby “VALID” we sertifikat eýesiniň ady bolmaly.',
    time: 'Bukjada wagt möhüri bar bolsa: birinji buýrugyň jogaby “VALID”, ikinjisiniňki “True” bolmaly.',
  },
  en: {
    intro:
      'For PowerShell on Windows 10 and 11; nothing has to be installed. Open PowerShell in the folder of the package. Get the root certificates as HOW-TO-VERIFY-en.txt says and put them into the folder roots beside the package. The commands of that file, those for revocation lists included, also work in Git Bash (Git for Windows).',
    prepare: 'Enter this once: it checks a signature and the chain of its certificate up to the root.',
    signatures:
      "Check each delegation's signature. Every command must answer “VALID” and the name of the certificate's owner.",
    time: 'If there is a time stamp: the first command must answer “VALID”, the second one “True”.',
  },
};

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
  const wording = WORDING[lang];
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
