/** Azerbaijani: rules of procedure, people, documents, statements, the chair’s summary, the record of an adoption. */
import type {
  AdoptionWords,
  DocumentWords,
  PeopleWords,
  PositionWords,
  RulesWords,
  SummaryWords,
} from '../../printed-meeting.ts';

export const rules: RulesWords = {
  title: 'Prosedur qaydaları',
  decision: {
    consensus: 'Qərarlar konsensusla qəbul edilir. Konsensus rəsmi etirazın olmaması deməkdir.',
    unanimity: 'Qərarlar yekdilliklə qəbul edilir: iştirak edən bütün nümayəndə heyətlərinin razılığı tələb olunur.',
    majority:
      'Qərarlar iştirak edən nümayəndə heyətlərinin çoxluğu ilə qəbul edilir; rəsmi etiraz mətnin qəbuluna mane olur.',
  },
  reserve: {
    blocks: 'Qeyd-şərt, etiraz kimi, mətnin qəbuluna mane olur.',
    recorded: 'Qeyd-şərt mətnin qəbuluna mane olmur və protokola salınır.',
  },
  objection: 'Etiraz onu bildirən nümayəndə heyəti geri götürənədək, o cümlədən onun yoxluğunda qüvvədə qalır.',
  quorum: (n) => `Qərar qəbulu üçün iştirakı zəruri olan nümayəndə heyətlərinin ən az sayı: ${n}.`,
  noQuorum: 'Yetərsay müəyyən edilməyib.',
  silence: (hours) =>
    `Sükut prosedurunun ən qısa müddəti: ${hours}. Etiraz qüvvədə olduqca sükut proseduruna başlanılmır.`,
  anySilence:
    'Sükut prosedurunun ən qısa müddəti müəyyən edilməyib. Etiraz qüvvədə olduqca sükut proseduruna başlanılmır.',
  proposals: (until) => `Nümayəndə heyətlərinin təklif vermə müddəti: ${until}.`,
  absence: {
    delegation: 'İştirak etmədiyini yalnız nümayəndə heyətinin özü bildirir.',
    chair: (hours) =>
      `İştirak edilmədiyini nümayəndə heyətinin özü bildirir və ya sədr elan edir. Sədrin elan etdiyi bu müddətdən sonra nəzərə alınır: ${hours}, bu şərtlə ki, nümayəndə heyəti o vaxtadək heç nə deməsin. Qüvvədə olan mətnə etirazı və ya qeyd-şərti olan nümayəndə heyəti barədə bunu başqaları elan etmir.`,
    atOnce:
      'İştirak edilmədiyini nümayəndə heyətinin özü bildirir və ya sədr elan edir; bu, dərhal nəzərə alınır. Qüvvədə olan mətnə etirazı və ya qeyd-şərti olan nümayəndə heyəti barədə bunu başqaları elan etmir.',
  },
  back: (hours) =>
    `Qayıdan nümayəndə heyətinin onsuz razılaşdırılana etiraz etmə müddəti: ${hours}; maddə onda ad referendum statusuna qayıdır.`,
  editing: {
    form: 'Katiblik orfoqrafiyanı, nömrələməni və tərtibatı düzəldir. Nümayəndə heyətinin sütununun məzmunu onun özündən gəlir və ya təklif kimi verilir.',
    all: 'Katiblik bütün sütunları redaktə edə bilər.',
  },
  change: 'Bu qaydalar yalnız özlərinin qərarlar üçün müəyyən etdiyi qaydada dəyişdirilir.',
  hours: (n) => `${n} saat`,
};

export const people: PeopleWords = {
  capacity: {
    region: (region) => `region adından: ${region}`,
    state: () => 'dövlət adından',
    own: () => 'şəxsi adından',
  },
  list: 'İştirakçıların və müşahidəçilərin siyahısı',
  participants: 'İştirakçılar',
  observers: 'Müşahidəçilər',
  stateless: 'Dövlətlərə aid olmayanlar',
  absent: 'iştirak etmir',
  none: 'Heç kim göstərilməyib.',
  signs: 'İmzalayır:',
  authority: { office: 'vəzifəsinə görə', letter: 'məktub', 'full-powers': 'səlahiyyətnamə' },
};

export const documents: DocumentWords = {
  title: 'Görüşün sənədləri',
  none: 'Sənəd buraxılmayıb.',
  kind: { draft: 'Layihə', proposal: 'Təklif', chair: 'Sədrin mətni', correction: 'Redaktə təklifi' },
};

export const position: PositionWords = {
  'kind.reservation': 'Qeyd-şərt',
  'kind.interpretative': 'Şərh bəyanatı',
  'kind.dissociation': 'Qoşulmama bəyanatı',
  'kind.explanation': 'Mövqenin izahı',
  by: 'Nümayəndə heyəti:',
  on: 'Maddələr:',
  whole: 'Bütöv mətn',
  annexed: 'Mətnə əlavə olunur; mətnin hissəsi deyil.',
  record: 'Protokola salınır.',
  withdrawn: 'Geri götürülüb:',
};

export const summary: SummaryWords = {
  title: 'Sədrin xülasəsi',
  under: 'Bu xülasə yalnız sədrin məsuliyyəti ilə verilir. O, razılaşdırılmış sənəd deyil və iştirakçıları bağlamır.',
  agreed: 'Razılıq əldə edilənlər',
  open: 'Razılıq əldə edilməyənlər',
  positions: 'Bildirilən mövqelər',
  none: 'Yoxdur.',
  object: 'Etiraz edən:',
  reserve: 'Qeyd-şərtlə:',
  issued: 'Verən:',
  except: 'Bütün iştirakçılar razıdır, istisna:',
};

export const adoption: AdoptionWords = {
  title: 'Qəbul barədə qeyd',
  presiding: 'Sədrlik edir:',
  'by.acclamation': 'Mətn səsvermə olmadan, alqışla qəbul edildi.',
  'by.no-objection': 'Mətn qəbul edildi; etiraz olmadı.',
  'by.silence': 'Mətn sükut proseduru ilə qəbul edildi; müddət bitənədək etiraz olmadı.',
  'by.vote': 'Mətn səsvermə ilə qəbul edildi.',
  not: 'Mətn qəbul edilmədi.',
  until: 'Etiraz müddəti:',
  present: 'İştirak edənlər:',
  away: 'İştirak etməyənlər:',
  for: 'Lehinə:',
  against: 'Əleyhinə:',
  abstain: 'Bitərəf qalanlar:',
  object: 'Etiraz edən:',
  reserve: 'Protokola salınan qeyd-şərt:',
  noReserve: 'Qəbul anında qeyd-şərt yox idi.',
  setAside: 'Qəbul kənara qoyuldu: iştirak etməmiş nümayəndə heyəti qayıtdıqdan sonra etiraz etdi.',
  digest: 'Mətnin xülasəsi (SHA-256):',
};
