/** Turkmen: rules of procedure, people, documents, statements, the chair’s summary, the record of an adoption. */
import type {
  AdoptionWords,
  DocumentWords,
  PeopleWords,
  PositionWords,
  RulesWords,
  SummaryWords,
} from '../../printed-meeting.ts';

export const rules: RulesWords = {
  title: 'Iş tertibiniň düzgünleri',
  decision: {
    consensus: 'Kararlar konsensus bilen kabul edilýär. Konsensus resmi garşylygyň ýokdugyny aňladýar.',
    unanimity: 'Kararlar biragyzdan kabul edilýär: gatnaşýan ähli wekiliýetleriň razylygy zerurdyr.',
    majority:
      'Kararlar gatnaşýan wekiliýetleriň köplügi bilen kabul edilýär; resmi garşylyk tekstiň kabul edilmegine päsgel berýär.',
  },
  reserve: {
    blocks: 'Şert hem garşylyk ýaly tekstiň kabul edilmegine päsgel berýär.',
    recorded: 'Şert tekstiň kabul edilmegine päsgel bermeýär we teswirnama girizilýär.',
  },
  objection: 'Garşylyk ony bildiren wekiliýet yzyna alýança, şol sanda onuň ýok wagtynda hem güýjünde galýar.',
  quorum: (n) => `Karar kabul etmek üçin gatnaşmagy zerur bolan wekiliýetleriň iň az sany: ${n}.`,
  noQuorum: 'Kworum bellenilmedik.',
  silence: (hours) =>
    `Dymmak tertibiniň iň gysga möhleti: ${hours}. Garşylyk güýjünde bolsa, dymmak tertibi başlanmaýar.`,
  anySilence: 'Dymmak tertibiniň iň gysga möhleti bellenilmedik. Garşylyk güýjünde bolsa, dymmak tertibi başlanmaýar.',
  proposals: (until) => `Wekiliýetleriň teklip bermek möhleti: ${until}.`,
  absence: {
    delegation: 'Gatnaşmaýandygyny diňe wekiliýetiň özi mälim edýär.',
    chair: (hours) =>
      `Gatnaşmaýandygyny wekiliýetiň özi mälim edýär ýa-da başlyk yglan edýär. Başlygyň yglan edeni şu möhletden soň hasaba alynýar: ${hours}, wekiliýet şoňa çenli hiç zat diýmese. Hereket edýän tekste garşylygy ýa-da şerti bar bolan wekiliýeti başgalar ýok diýip yglan etmeýär.`,
    atOnce:
      'Gatnaşmaýandygyny wekiliýetiň özi mälim edýär ýa-da başlyk yglan edýär; ol derrew hasaba alynýar. Hereket edýän tekste garşylygy ýa-da şerti bar bolan wekiliýeti başgalar ýok diýip yglan etmeýär.',
  },
  back: (hours) =>
    `Dolanyp gelen wekiliýetiň onsuz ylalaşylan zada garşy çykmak möhleti: ${hours}; madda şonda ad referendum ýagdaýyna dolanýar.`,
  editing: {
    form: 'Sekretariat ýazuw düzgünini, belgilenişi we bezegi düzedýär. Wekiliýetiň sütüniniň mazmuny onuň özünden gelýär ýa-da teklip hökmünde berilýär.',
    all: 'Sekretariat ähli sütünleri redaktirläp bilýär.',
  },
  change: 'Şu düzgünler diňe özleriniň kararlar üçin belleýän tertibinde üýtgedilýär.',
  hours: (n) => `${n} sagat`,
};

export const people: PeopleWords = {
  capacity: {
    region: (region) => `sebitiň adyndan: ${region}`,
    state: () => 'döwletiň adyndan',
    own: () => 'öz adyndan',
  },
  list: 'Gatnaşyjylaryň we synçylaryň sanawy',
  participants: 'Gatnaşyjylar',
  observers: 'Synçylar',
  stateless: 'Döwletlere degişli däl',
  absent: 'gatnaşmaýar',
  none: 'Hiç kim görkezilmedik.',
  signs: 'Gol çekýär:',
  authority: { office: 'wezipesi boýunça', letter: 'hat', 'full-powers': 'ygtyýarnama' },
};

export const documents: DocumentWords = {
  title: 'Duşuşygyň resminamalary',
  none: 'Resminama çykarylmady.',
  kind: { draft: 'Taslama', proposal: 'Teklip', chair: 'Başlygyň teksti', correction: 'Redaksion düzediş' },
};

export const position: PositionWords = {
  'kind.reservation': 'Şert',
  'kind.interpretative': 'Düşündiriş beýany',
  'kind.dissociation': 'Goşulmazlyk beýany',
  'kind.explanation': 'Garaýşyň düşündirilişi',
  by: 'Wekiliýet:',
  on: 'Maddalar:',
  whole: 'Bitin tekst',
  annexed: 'Tekste goşulýar; tekstiň bölegi däl.',
  record: 'Teswirnama girizilýär.',
  withdrawn: 'Yzyna alyndy:',
};

export const summary: SummaryWords = {
  title: 'Başlygyň jemlemesi',
  under:
    'Bu jemleme diňe başlygyň jogapkärçiligi bilen çykarylýar. Ol ylalaşylan resminama däl we gatnaşyjylary borçlandyrmaýar.',
  agreed: 'Ylalaşylan meseleler',
  open: 'Ylalaşylmadyk meseleler',
  positions: 'Beýan edilen garaýyşlar',
  none: 'Ýok.',
  object: 'Garşy çykan:',
  reserve: 'Şert bilen:',
  issued: 'Çykaran:',
  except: 'Ähli gatnaşyjylar ylalaşdy, şulardan başga:',
};

export const adoption: AdoptionWords = {
  title: 'Kabul etmek baradaky ýazgy',
  presiding: 'Başlyklyk edýär:',
  'by.acclamation': 'Tekst ses berilmezden, el çarpyşmak bilen kabul edildi.',
  'by.no-objection': 'Tekst kabul edildi; garşylyk bolmady.',
  'by.silence': 'Tekst dymmak tertibi bilen kabul edildi; möhlet gutarýança garşylyk bolmady.',
  'by.vote': 'Tekst ses bermek bilen kabul edildi.',
  not: 'Tekst kabul edilmedi.',
  until: 'Garşylyk möhleti:',
  present: 'Gatnaşanlar:',
  away: 'Gatnaşmadyklar:',
  for: 'Tarapdar:',
  against: 'Garşy:',
  abstain: 'Saklananlar:',
  object: 'Garşy çykan:',
  reserve: 'Teswirnama girizilen şert:',
  noReserve: 'Kabul edilende şert ýokdy.',
  setAside: 'Kabul etmek gaýra goýuldy: gatnaşmadyk wekiliýet dolanyp geleninden soň garşy çykdy.',
  digest: 'Tekstiň gysgaça belgisi (SHA-256):',
};
