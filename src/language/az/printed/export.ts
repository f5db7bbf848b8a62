/** Azerbaijani: what an export adds to the text: the marks of a page, comparisons, the annex on the originals. */
import type { AlternatWording, DetailWording, PageWording, RedlineWording, RoleWords } from '../../printed-export.ts';

export const page: PageWording = {
  draft: 'LAYİHƏ',
  page: 'Səhifə {n} / {m}',
  wordTag: 'az-Latn-AZ',
  plain: 'Axtarış, köçürmə və ekran oxuyucuları üçün mətn',
  structured: 'Proqramlar üçün nişanlanmış mətn (Akoma Ntoso)',
  brackets:
    'Kvadrat mötərizədəki sözlər hələ razılaşdırılmayıb. Mötərizələri və variantlar arasındakı maili xətti saxlayın.',
};

export const alternat: AlternatWording = {
  title: 'Əsl nüsxələrin tutuşdurulması haqqında arayış',
  what: 'Hər dildəki əsl nüsxələr bir-biri ilə işarəbəişarə tutuşdurulmuşdur. Yalnız bir fərqə yol verilir: dövlətlərin adlarının və imzalarının ardıcıllığı; hər dövlətin nüsxəsində həmin dövlət birinci, qalanları isə razılaşdırılmış ardıcıllıqla göstərilir.',
  originals: 'Tutuşdurulmuş mətnlər',
  blocks: 'Tutuşdurulmuş abzaslar',
  permitted: 'Yol verilən fərqlər',
  faults: 'Yol verilməyən fərqlər',
  equal: 'Əsl nüsxələr yalnız dövlətlərin ardıcıllığı ilə fərqlənir.',
  unequal: 'Əsl nüsxələr yol verilməyən yerlərdə fərqlənir.',
  original: 'Nüsxə',
  single: 'Yeganə nüsxə',
  slots: { parties: 'siyahı', signatures: 'imzalar' },
  kinds: {
    text: 'fərqli mətn',
    blocks: 'artıq və ya çatışmayan abzas',
    states: 'fərqli adlar',
    first: 'nüsxənin sahibi birinci deyil',
    order: 'dövlətlərin fərqli ardıcıllığı',
    slots: 'siyahının və imzaların ardıcıllığı eyni deyil',
  },
  here: 'burada',
  there: 'orada',
};

export const redline: RedlineWording = {
  between: 'Dəyişikliklər: “{from}” → “{to}”',
  change: {
    added: 'Əlavə edilib',
    withdrawn: 'Geri götürülüb',
    restored: 'Bərpa edilib',
    moved: 'Köçürülüb',
    retyped: 'Növü dəyişib',
    renumbered: 'Nömrəsi dəyişib',
    changed: 'İfadə',
    orthographic: 'Yalnız orfoqrafiya',
    status: 'Status',
    split: 'Bölünüb',
    merged: 'Birləşdirilib',
    stances: 'Mövqelər',
    proposals: 'Təkliflər',
  },
  status: {
    draft: 'Layihə',
    'ad-referendum': 'Ad referendum razılaşdırılıb',
    agreed: 'Razılaşdırılıb',
    initialled: 'Paraflanıb',
    withdrawn: 'Geri götürülüb',
  },
  movedAway: 'Başqa yerə köçürülüb',
  movedHere: 'Başqa yerdən bura köçürülüb',
  clause: 'Müddəa',
  kind: 'Dəyişiklik',
  language: 'Dil',
  old: 'Əvvəlki variant',
  new: 'Sonrakı variant',
  none: 'Variantlar eynidir.',
  list: 'Dəyişikliklərin siyahısı',
  text: 'Dəyişikliklər göstərilmiş mətn',
};

export const redlineDetail: DetailWording = {
  splitFrom: 'ayrıldığı müddəa: {clause}',
  splitInto: 'ondan ayrılan: {clause}',
  mergedInto: 'birləşdiyi müddəa: {clause}',
  mergedFrom: 'ona birləşən: {clause}',
  stance: {
    agree: 'razıdır',
    'agree-ad-referendum': 'ad referendum razıdır',
    reserve: 'qeyd-şərtlə',
    object: 'etiraz edir',
    none: 'mövqe yoxdur',
  },
  lapsed: 'əvvəlki mətnə',
  proposal: {
    tabled: 'təqdim edilib',
    accepted: 'qəbul edilib',
    rejected: 'rədd edilib',
    withdrawn: 'geri götürülüb',
    superseded: 'qüvvədən düşüb',
    none: '—',
  },
};

export const roles: RoleWords = {
  secretariat: 'Katiblik',
  legal: 'Hüquqşünas',
  observer: 'Müşahidəçi',
  negotiator: 'Danışıqlar iştirakçısı',
};
