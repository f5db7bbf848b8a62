/** Azerbaijani: what a sealed package says: how to verify it, and what was found. */
import type { ActsWording, HowToWording, VerificationWording, WindowsWording } from '../../printed-sealed.ts';

export const acts: ActsWording = {
  act: 'Düzəliş aktı №',
  none: 'Paketin yanında düzəliş aktı yoxdur.',
  states: {
    untold: 'hamıya bildirilməyib',
    open: 'etiraz müddəti davam edir',
    objected: 'etiraz var',
    withdrawn: 'geri götürülüb',
    unconfirmed: 'təsdiq gözləyir',
    effective: 'əvvəldən qüvvədədir',
  },
  faults: {
    damaged: 'Aktların siyahısı zədələnib.',
    'damaged-package': 'Paket zədələnib.',
    'other-package': 'Bu aktlar başqa paketə aiddir.',
    'no-such-clause': 'imzalanmış mətndə belə müddəa yoxdur',
    'not-the-words': 'əvvəlki sözlər imzalanmış sözlər deyil',
  },
};

const certificateFaults = {
  'bad-signature': 'imza bu mətnə aid deyil',
  'no-root': 'kök sertifikat verilməyib',
  'no-country': 'sertifikatda bir ölkə göstərilməyib',
  'wrong-delegation': 'sertifikat başqa nümayəndə heyətinindir',
  untrusted: 'sertifikat verilmiş kökdən deyil',
  expired: 'sertifikatın müddəti bitib',
  'not-yet-valid': 'etibarlılıq müddəti hələ başlamayıb',
  'bad-certificate': 'sertifikat bu məqsəd üçün deyil',
  weak: 'sertifikatlar zəncirində açar və ya imza çox zəifdir, yaxud naməlum növdəndir',
  constrained: 'sertifikatı verən orqanın bu adı təsdiq etmək səlahiyyəti yoxdur',
  revoked: 'sertifikat ləğv edilib',
  'other-time': 'ləğv siyahısı başqa vaxta aiddir; imza vaxtının siyahısını əlavə edin',
  'above-unchecked': 'yuxarıdakı sertifikatlar üçün yoxlanmadı',
  'forged-status': 'sertifikatı verən orqan tərəfindən imzalanmayıb',
  'foreign-status': 'bu paketin heç bir sertifikatı haqqında heç nə demir',
};

export const verification: VerificationWording = {
  verdict: {
    valid: 'Paket etibarlıdır: bütün tərəflər bu mətni imzalamışdır və o vaxtdan heç nə dəyişməyib.',
    incomplete: 'Paket toxunulmazdır, lakin hələ bütün tərəflər imzalamayıb.',
    invalid: 'Paket etibarsızdır. Ona istinad etməyin.',
  },
  check: {
    zip: 'Paketin quruluşu',
    mimetype: 'Paketin növü',
    manifest: 'Əsas siyahı',
    files: 'Siyahıdakı fayllar',
    extra: 'Artıq fayl yoxdur',
    sums: 'SHA256SUMS',
    lists: 'Nümayəndə heyətlərinin imzaladığı siyahılar',
    timestamp: 'Vaxt möhürü',
    signature: 'İmza',
    revocation: 'Sertifikatların ləğvi',
    milestone: 'Razılaşdırılmış mətn',
    waived: 'Əsaslandırılaraq götürülmüş yoxlama qeydləri',
    texts: 'Sənədlərin sözləri',
    alternat: 'Əsl nüsxələrin fərqləri',
  },
  fault: {
    ...certificateFaults,
    'no-zip': 'bu, imzalanmış paket deyil',
    truncated: 'paket natamamdır; onu yenidən alın',
    'data-around': 'faylların yanında kənar məlumat var',
    'too-many': 'fayllar həddən artıq çoxdur',
    'too-large': 'paket həddən artıq böyükdür',
    name: 'faylın adı yolverilməzdir',
    duplicate: 'iki fayl eyni adı daşıyır',
    'names-differ': 'fayl haqqında məlumatlar bir-birinə ziddir',
    method: 'paketləmə üsulu naməlumdur',
    checksum: 'fayl zədələnib',
    missing: 'yoxdur',
    changed: 'dəyişdirilib',
    added: 'əlavə edilib',
    'not-first': 'paketin əvvəlində deyil',
    'not-canonical': 'yenidən yazılıb',
    damaged: 'zədələnib',
    'lists-differ': 'əsas siyahı ilə eyni deyil',
    digest: 'mətn öz xülasəsinə uyğun deyil',
    'hidden-character': 'mətndə istiqaməti dəyişən gizli işarə var',
    'other-manifest': 'parametrlər əsas siyahı ilə uyğun gəlmir',
    'other-milestone': 'mətnin jurnaldakı yeri siyahı ilə uyğun gəlmir',
    numbers: 'bəndin nömrəsi yerinə uyğun deyil',
    'other-words': 'sözlər razılaşdırılmış mətndən fərqlidir',
    'other-version': 'proqramın başqa buraxılışı ilə hazırlanıb',
    'no-typesetter': 'bu kompüterdə PDF müqayisə oluna bilmir',
    'not-made': 'bu sənəd mətndən alına bilmir',
    'other-originals': 'əsl nüsxələr müəyyən edilənlər deyil',
    proof: 'əsl nüsxələr yalnız yol verilən yerlərdə fərqlənmir',
  },
  open: {
    signature: 'hələ imzalanmayıb',
    timestamp: 'yoxdur',
    revocation: 'yoxlanmadı: paketdə ləğv siyahısı yoxdur',
  },
  ok: 'düzdür',
  wrong: 'səhvdir',
};

export const howTo: HowToWording = {
  title: 'Bu paketi necə yoxlamaq olar',
  intro:
    'Yalnız unzip, sha256sum və openssl lazımdır. Hər nümayəndə heyətinin kök sertifikatını onun dövlətinin rəsmi kanalları ilə alın, SHA-256 barmaq izini diplomatik nota ilə tutuşdurun və paketin yanına roots/XX.crt adı ilə qoyun (XX dövlətin ikihərfli kodudur); vaxt möhürü xidmətinin kök sertifikatını isə roots/tsa.crt adı ilə. Paketin öz içindəki sertifikatlar heç nəyi sübut etmir.',
  steps: {
    unpack: 'Paketi yeni qovluğa açın.',
    signatures:
      'Hər nümayəndə heyətinin imzasını yoxlayın. Hər əmrin cavabı “CAdES Verification successful” olmalıdır.',
    sums: 'Hər nümayəndə heyəti məhz bu SHA256SUMS siyahısını imzalamışdır: hər əmr bir sətir çıxarmalıdır.',
    files: 'Hər fayl imzalanmış fayldır: əmr heç nə çıxarmamalıdır.',
    extra: 'Heç bir fayl əlavə edilməyib: əmrlər heç nə çıxarmamalıdır.',
    time: 'Paketdə vaxt möhürü varsa: birinci əmrin cavabı “Verification: OK” olmalıdır, ikincisi vaxtı göstərir, qalanların hər biri bir sətir çıxarmalıdır.',
    revocation:
      'Paketdə ləğv siyahıları (.crl) varsa: siyahısı olan hər dövlətin əmri “CAdES Verification successful” cavabını verməlidir. “certificate revoked” sertifikatın ləğv edildiyini, “unable to get certificate CRL” bu dövlətin siyahısının olmadığını bildirir; “CRL has expired” olduqda növbəti addıma baxın.',
    expired:
      'Sertifikatın müddəti imzadan sonra bitibsə, bunu 2-ci addımın əmrlərinə əlavə edin. SECONDS möhürün vaxtıdır, ümumdünya vaxtı ilə 1970-ci ilin əvvəlindən saniyələrlə:',
    waived:
      'Əsaslandırılaraq götürülmüş yoxlama qeydləri bu fayldadır: nə tapılıb, niyə mane olmur, bunu kim və nə vaxt deyib.',
  },
  reading:
    'Axtarış, köçürmə və ekran oxuyucuları üçün documents/text qovluğundakı .txt və .html fayllarını götürün: PDF səhifəsi mətnin şəklidir və ondan fars mətnini proqramlar fərqli oxuyur. Həmin mətn hər PDF-in içinə də əlavə olunub.',
};

export const howToWindows: WindowsWording = {
  intro:
    'Windows 10 və 11-də PowerShell üçün; heç nə quraşdırmaq lazım deyil. PowerShell-i paketin qovluğunda açın. Kök sertifikatları HOW-TO-VERIFY-az.txt faylında deyildiyi kimi alın və paketin yanındakı roots qovluğuna qoyun. Həmin faylın əmrləri, ləğv siyahıları üçün olanlar da, Git Bash-də (Git for Windows) işləyir.',
  prepare: 'Bunu bir dəfə daxil edin: imzanı və sertifikatının kökə qədər zəncirini yoxlayır.',
  signatures:
    'Hər nümayəndə heyətinin imzasını yoxlayın. Hər əmrin cavabı “VALID” və sertifikat sahibinin adı olmalıdır.',
  time: 'Paketdə vaxt möhürü varsa: birinci əmrin cavabı “VALID”, ikincinin cavabı “True” olmalıdır.',
};
