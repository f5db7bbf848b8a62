/** Words of the chair’s summary, and of a note on what all but some have agreed to. Built so that no inserted name needs a case ending. */
import type { Lang } from '../language/language.ts';

type Key = 'title' | 'under' | 'agreed' | 'open' | 'positions' | 'none' | 'object' | 'reserve' | 'issued' | 'except';

// native review: fa, az, kk, tk
const WORDS: Readonly<Record<Lang, { readonly [key in Key]: string }>> = {
  fa: {
    title: 'جمع‌بندی رئیس',
    under: 'این جمع‌بندی تنها بر مسئولیت رئیس صادر می‌شود. متن مذاکره‌شده نیست و هیچ شرکت‌کننده‌ای را متعهد نمی‌کند.',
    agreed: 'آنچه دربارهٔ آن توافق شد',
    open: 'آنچه دربارهٔ آن توافق نشد',
    positions: 'مواضع ثبت‌شده',
    none: 'موردی نیست.',
    object: 'معترض:',
    reserve: 'دارای قید:',
    issued: 'صادرکننده:',
    except: 'مورد توافق همهٔ شرکت‌کنندگان، جز:',
  },
  ru: {
    title: 'Резюме председателя',
    under:
      'Настоящее резюме издаётся под исключительную ответственность председателя. Оно не является согласованным документом и не связывает участников.',
    agreed: 'По чему достигнуто согласие',
    open: 'По чему согласие не достигнуто',
    positions: 'Изложенные позиции',
    none: 'Нет.',
    object: 'Возражает:',
    reserve: 'С оговоркой:',
    issued: 'Издал(а):',
    except: 'Согласовано всеми участниками, кроме:',
  },
  az: {
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
  },
  kk: {
    title: 'Төраға түйіні',
    under:
      'Бұл түйін тек төрағаның жауапкершілігімен шығарылады. Ол келісілген құжат емес және қатысушыларды міндеттемейді.',
    agreed: 'Келісімге келген мәселелер',
    open: 'Келісімге келмеген мәселелер',
    positions: 'Мәлімделген ұстанымдар',
    none: 'Жоқ.',
    object: 'Қарсылық білдірген:',
    reserve: 'Ескертпемен:',
    issued: 'Шығарған:',
    except: 'Барлық қатысушылар келісті, мынадан басқа:',
  },
  tk: {
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
  },
  en: {
    title: 'Chair’s summary',
    under:
      'This summary is issued under the sole responsibility of the chair. It is no negotiated text and binds no participant.',
    agreed: 'What was agreed',
    open: 'What was not agreed',
    positions: 'Recorded positions',
    none: 'None.',
    object: 'Objecting:',
    reserve: 'With a reserve:',
    issued: 'Issued by:',
    except: 'Agreed by all participants except:',
  },
};

export const summaryWord = (lang: Lang, key: Key): string => WORDS[lang][key];
