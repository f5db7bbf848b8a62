/**
 * The words of the annex that says how the originals differ. "Label: number" throughout, so that no language has to
 * inflect a noun by a count.
 */
import type { Lang } from '../language/language.ts';
import type { AlternatFault, Slot } from './alternat.ts';

export type AlternatWording = {
  readonly title: string;
  readonly what: string;
  readonly originals: string;
  readonly blocks: string;
  readonly permitted: string;
  readonly faults: string;
  readonly equal: string;
  readonly unequal: string;
  /** Over the originals of one State, and of none. */
  readonly original: string;
  readonly single: string;
  readonly slots: { readonly [slot in Slot]: string };
  readonly kinds: { readonly [kind in AlternatFault['kind']]: string };
  readonly here: string;
  readonly there: string;
};

// native review: fa, az, kk, tk
export const ALTERNAT_WORDING: { readonly [lang in Lang]: AlternatWording } = {
  fa: {
    title: 'گواهی تطبیق نسخه‌های اصلی',
    what: 'نسخه‌های اصلی هر زبان نویسه به نویسه با یکدیگر مقایسه شده‌اند. تنها تفاوت مجاز، ترتیب نام دولت‌ها و امضاهاست: در نسخهٔ هر دولت، نام همان دولت در آغاز می‌آید و دیگران به ترتیب توافق‌شده پس از آن.',
    originals: 'متن‌های مقایسه‌شده',
    blocks: 'بندهای مقایسه‌شده',
    permitted: 'تفاوت‌های مجاز',
    faults: 'تفاوت‌های غیرمجاز',
    equal: 'نسخه‌های اصلی جز در ترتیب دولت‌ها یکسان‌اند.',
    unequal: 'نسخه‌های اصلی در مواردی که مجاز نیست متفاوت‌اند.',
    original: 'نسخهٔ',
    single: 'نسخهٔ واحد',
    slots: { parties: 'فهرست', signatures: 'امضاها' },
    kinds: {
      text: 'متن متفاوت',
      blocks: 'بند اضافه یا کم',
      states: 'نام‌های متفاوت',
      first: 'دارندهٔ نسخه در جای نخست نیست',
      order: 'ترتیب متفاوت دولت‌ها',
      slots: 'ترتیب فهرست و امضاها یکی نیست',
    },
    here: 'اینجا',
    there: 'آنجا',
  },
  ru: {
    title: 'Справка о сличении подлинников',
    what: 'Подлинники на каждом языке сличены между собой знак за знаком. Допускается единственное различие — порядок, в котором названы и подписываются государства: в экземпляре государства оно стоит первым, остальные следуют в согласованном порядке.',
    originals: 'Сличено текстов',
    blocks: 'Сличено абзацев',
    permitted: 'Допустимых различий',
    faults: 'Недопустимых различий',
    equal: 'Подлинники различаются только порядком государств.',
    unequal: 'Подлинники различаются там, где это не допускается.',
    original: 'Экземпляр',
    single: 'Единственный экземпляр',
    slots: { parties: 'перечень', signatures: 'подписи' },
    kinds: {
      text: 'иной текст',
      blocks: 'лишний или недостающий абзац',
      states: 'иные наименования',
      first: 'владелец экземпляра стоит не первым',
      order: 'иной порядок государств',
      slots: 'порядок перечня и подписей не совпадает',
    },
    here: 'здесь',
    there: 'там',
  },
  az: {
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
  },
  kk: {
    title: 'Түпнұсқаларды салыстыру туралы анықтама',
    what: 'Әр тілдегі түпнұсқалар бір-бірімен таңбама-таңба салыстырылды. Бір ғана айырмашылыққа жол беріледі: мемлекеттердің аталу және қол қою реті; әр мемлекеттің данасында сол мемлекет бірінші, қалғандары келісілген ретпен тұрады.',
    originals: 'Салыстырылған мәтіндер',
    blocks: 'Салыстырылған абзацтар',
    permitted: 'Жол берілген айырмашылықтар',
    faults: 'Жол берілмеген айырмашылықтар',
    equal: 'Түпнұсқалар тек мемлекеттердің ретімен ғана ерекшеленеді.',
    unequal: 'Түпнұсқалар жол берілмеген жерлерде ерекшеленеді.',
    original: 'Дана',
    single: 'Жалғыз дана',
    slots: { parties: 'тізбе', signatures: 'қолтаңбалар' },
    kinds: {
      text: 'өзге мәтін',
      blocks: 'артық немесе жетіспейтін абзац',
      states: 'өзге атаулар',
      first: 'дананың иесі бірінші тұрған жоқ',
      order: 'мемлекеттердің өзге реті',
      slots: 'тізбе мен қолтаңбалардың реті бірдей емес',
    },
    here: 'мұнда',
    there: 'онда',
  },
  tk: {
    title: 'Asyl nusgalaryň deňeşdirilmegi hakynda güwänama',
    what: 'Her dildäki asyl nusgalar biri-biri bilen belgime-belgi deňeşdirildi. Diňe bir tapawuda ýol berilýär: döwletleriň atlarynyň we gollarynyň tertibi; her döwletiň nusgasynda şol döwlet birinji, galanlary ylalaşylan tertipde durýar.',
    originals: 'Deňeşdirilen tekstler',
    blocks: 'Deňeşdirilen abzaslar',
    permitted: 'Ýol berilýän tapawutlar',
    faults: 'Ýol berilmeýän tapawutlar',
    equal: 'Asyl nusgalar diňe döwletleriň tertibi bilen tapawutlanýar.',
    unequal: 'Asyl nusgalar ýol berilmeýän ýerlerde tapawutlanýar.',
    original: 'Nusga',
    single: 'Ýeke-täk nusga',
    slots: { parties: 'sanaw', signatures: 'gollar' },
    kinds: {
      text: 'başga tekst',
      blocks: 'artyk ýa-da ýetmeýän abzas',
      states: 'başga atlar',
      first: 'nusganyň eýesi birinji durmaýar',
      order: 'döwletleriň başga tertibi',
      slots: 'sanawyň we gollaryň tertibi birmeňzeş däl',
    },
    here: 'bu ýerde',
    there: 'ol ýerde',
  },
  en: {
    title: 'Certificate of comparison of the originals',
    what: 'The originals in each language have been compared with one another character by character. One difference alone is permitted, the order in which the States are named and sign: in the original of a State that State stands first, and the others follow in the agreed order.',
    originals: 'Texts compared',
    blocks: 'Paragraphs compared',
    permitted: 'Permitted differences',
    faults: 'Differences that are not permitted',
    equal: 'The originals differ in nothing but the order of the States.',
    unequal: 'The originals differ where they may not.',
    original: 'Original of',
    single: 'Single original',
    slots: { parties: 'list', signatures: 'signatures' },
    kinds: {
      text: 'different text',
      blocks: 'a paragraph too many or missing',
      states: 'different names',
      first: 'the holder does not stand first',
      order: 'different order of the States',
      slots: 'list and signatures are not in one order',
    },
    here: 'here',
    there: 'there',
  },
};
