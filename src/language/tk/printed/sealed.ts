/** Turkmen: what a sealed package says: how to verify it, and what was found. */
import type { ActsWording, HowToWording, VerificationWording, WindowsWording } from '../../printed-sealed.ts';

export const acts: ActsWording = {
  act: 'Düzediş akty №',
  none: 'Paketiň ýanynda düzediş akty ýok.',
  states: {
    untold: 'hemmelere habar berilmedi',
    open: 'garşylyk möhleti dowam edýär',
    objected: 'garşylyk bar',
    withdrawn: 'yzyna alnan',
    unconfirmed: 'tassyklanmaga garaşýar',
    effective: 'başdan güýjünde',
  },
  faults: {
    damaged: 'Aktlaryň sanawy zaýalanan.',
    'damaged-package': 'Paket zaýalanan.',
    'other-package': 'Bu aktlar başga pakete degişli.',
    'no-such-clause': 'gol çekilen tekstde şeýle düzgün ýok',
    'not-the-words': 'öňki sözler gol çekilen sözler däl',
  },
};

const certificateFaults = {
  'bad-signature': 'gol bu tekste çekilmedik',
  'no-root': 'kök sertifikaty berilmedi',
  'no-country': 'sertifikatda bir ýurt görkezilmändir',
  'wrong-delegation': 'sertifikat başga wekiliýetiňki',
  untrusted: 'sertifikat berlen kökden däl',
  expired: 'sertifikatyň möhleti gutardy',
  'not-yet-valid': 'hereket ediş möhleti heniz başlanmady',
  'bad-certificate': 'sertifikat bu maksat üçin däl',
  weak: 'sertifikatlar zynjyryndaky açar ýa-da gol gaty gowşak ýa-da näbelli görnüşden',
  constrained: 'sertifikaty beren guramanyň bu ady tassyklamaga hukugy ýok',
  revoked: 'sertifikat yzyna alnan',
  'other-time': 'yzyna alma sanawy başga wagta degişli; gol çekilen wagtyň sanawyny goşuň',
  'above-unchecked': 'ýokardaky sertifikatlar üçin barlanmady',
  'forged-status': 'oňa sertifikaty beren gurama gol çekmedi',
  'foreign-status': 'bu bukjanyň hiç bir sertifikaty barada hiç zat aýtmaýar',
};

export const verification: VerificationWording = {
  verdict: {
    valid: 'Bukja hakyky: ähli taraplar şu teksti gol çekip tassyklady, şondan bäri hiç zat üýtgemedi.',
    incomplete: 'Bukja bozulmandyr, emma heniz ähli taraplar gol çekmedi.',
    invalid: 'Bukja hakyky däl. Oňa daýanmaň.',
  },
  check: {
    zip: 'Bukjanyň gurluşy',
    mimetype: 'Bukjanyň görnüşi',
    manifest: 'Esasy sanaw',
    files: 'Sanawdaky faýllar',
    extra: 'Artyk faýl ýok',
    sums: 'SHA256SUMS',
    lists: 'Wekiliýetleriň gol çekýän sanawlary',
    timestamp: 'Wagt möhüri',
    signature: 'Gol',
    revocation: 'Sertifikatlaryň yzyna alynmagy',
    milestone: 'Ylalaşylan tekst',
    waived: 'Esaslandyrylyp aýrylan barlag bellikleri',
    texts: 'Resminamalaryň sözleri',
    alternat: 'Asyl nusgalaryň tapawudy',
  },
  fault: {
    ...certificateFaults,
    'no-zip': 'bu gol çekilen bukja däl',
    truncated: 'bukja doly däl; ony täzeden alyň',
    'data-around': 'faýllaryň ýanynda keseki maglumat bar',
    'too-many': 'faýllar çakdanaşa köp',
    'too-large': 'bukja çakdanaşa uly',
    name: 'faýlyň ady ýaramaýar',
    duplicate: 'iki faýlyň ady birmeňzeş',
    'names-differ': 'faýl baradaky maglumatlar biri-birine garşy gelýär',
    method: 'gaplama usuly näbelli',
    checksum: 'faýl zaýalanan',
    missing: 'ýok',
    changed: 'üýtgedilen',
    added: 'goşulan',
    'not-first': 'bukjanyň başynda däl',
    'not-canonical': 'täzeden ýazylan',
    damaged: 'zaýalanan',
    'lists-differ': 'esasy sanaw bilen birmeňzeş däl',
    digest: 'tekst öz daýjestine laýyk däl',
    'hidden-character': 'tekstde ugry üýtgedýän gizlin nyşan bar',
    'other-manifest': 'sazlamalar esasy sanawa laýyk däl',
    'other-milestone': 'tekstiň žurnaldaky ýeri sanawa laýyk däl',
    numbers: 'bendiň belgisi ýerine laýyk däl',
    'other-words': 'sözler ylalaşylan tekstden tapawutlanýar',
    'other-version': 'programmanyň başga neşiri bilen taýýarlanan',
    'no-typesetter': 'bu kompýuterde PDF deňeşdirip bolmaýar',
    'not-made': 'bu resminamany tekstden alyp bolmaýar',
    'other-originals': 'asyl nusgalar bellenenler däl',
    proof: 'asyl nusgalar rugsat berlen ýerlerden başga-da tapawutlanýar',
  },
  open: {
    signature: 'heniz gol çekilmedi',
    timestamp: 'ýok',
    revocation: 'barlanmady: bukjada yzyna alma sanawy ýok',
  },
  ok: 'dogry',
  wrong: 'nädogry',
};

export const howTo: HowToWording = {
  title: 'Bu bukjany nähili barlamaly',
  intro:
    'Diňe unzip, sha256sum we openssl gerek. Her wekiliýetiň kök sertifikatyny onuň döwletiniň resmi ýollary arkaly alyň, SHA-256 barmak yzyny diplomatik nota bilen deňeşdiriň we bukjanyň ýanynda roots/XX.crt ady bilen goýuň (XX döwletiň iki harply kody); wagt möhüri gullugynyň kök sertifikatyny roots/tsa.crt ady bilen goýuň. Bukjanyň öz içindäki sertifikatlar hiç zady subut etmeýär.',
  steps: {
    unpack: 'Bukjany täze papka açyň.',
    signatures: 'Her wekiliýetiň goluny barlaň. Her buýrugyň jogaby “CAdES Verification successful” bolmaly.',
    sums: 'Her wekiliýet hut şu SHA256SUMS sanawyna gol çekdi: her buýruk bir setir çykarmaly.',
    files: 'Her faýl gol çekilen faýlyň özüdir: buýruk hiç zat çykarmaly däl.',
    extra: 'Hiç bir faýl goşulmady: buýruklar hiç zat çykarmaly däl.',
    time: 'Bukjada wagt möhüri bar bolsa: birinji buýrugyň jogaby “Verification: OK” bolmaly, ikinjisi wagty görkezýär, galanlarynyň her biri bir setir çykarmaly.',
    revocation:
      'Bukjada yzyna alma sanawlary (.crl) bar bolsa: sanawy bar bolan her döwletiň buýrugy “CAdES Verification successful” diýip jogap bermeli. “certificate revoked” sertifikatyň yzyna alnandygyny, “unable to get certificate CRL” bu döwletiň sanawynyň ýokdugyny aňladýar; “CRL has expired” bolsa, indiki ädime serediň.',
    expired:
      'Sertifikatyň möhleti gol çekilenden soň gutaran bolsa, muny 2-nji ädimiň buýruklaryna goşuň. SECONDS möhüriň wagtydyr, ählumumy wagt boýunça 1970-nji ýylyň başyndan sekuntlarda:',
    waived:
      'Esaslandyrylyp aýrylan barlag bellikleri şu faýlda: näme tapyldy, näme üçin päsgel bermeýär, muny kim we haçan aýtdy.',
  },
  reading:
    'Gözlemek, göçürmek we ekran okaýjylar üçin documents/text içindäki .txt we .html faýllaryny alyň: PDF sahypasy tekstiň suratydyr, ondan pars tekstini programmalar dürli okaýar. Şol tekst her PDF-iň içine-de goşulandyr.',
};

export const howToWindows: WindowsWording = {
  intro:
    'Windows 10 we 11-de PowerShell üçin; hiç zat gurnamak gerek däl. PowerShell-i bukjanyň papkasynda açyň. Kök sertifikatlaryny HOW-TO-VERIFY-tk.txt faýlynda aýdylyşy ýaly alyň we bukjanyň ýanyndaky roots papkasyna goýuň. Ol faýlyň buýruklary, yzyna alma sanawlary üçin bolanlary hem, Git Bash-de (Git for Windows) işleýär.',
  prepare: 'Muny bir gezek giriziň: gol we onuň sertifikatynyň köke çenli zynjyry barlanýar.',
  signatures: 'Her wekiliýetiň goluny barlaň. Her buýrugyň jogaby “VALID” we sertifikat eýesiniň ady bolmaly.',
  time: 'Bukjada wagt möhüri bar bolsa: birinji buýrugyň jogaby “VALID”, ikinjisiniňki “True” bolmaly.',
};
