/** Sentences of an act of rectification beside its words: what kind of error it is, who was told and when, from when it has effect. */

import type { Lang } from '../language/language.ts';
import type { CorrectionKind } from './instrument/correction.ts';
import type { RectificationState } from './instrument/rectification.ts';

export type ActWords = {
  readonly kinds: { readonly [kind in CorrectionKind]: string };
  /** In place of "text as signed" and "corrected text" where a copy is wrong. */
  readonly ofCopy: string;
  readonly ofOriginal: string;
  readonly originalsStand: string;
  /** Why a number or a day could be corrected. */
  readonly supported: string;
  readonly tabled: string;
  readonly sender: string;
  readonly notified: string;
  readonly notYet: string;
  readonly received: string;
  readonly confirmed: string;
  readonly states: { readonly [state in Exclude<RectificationState, 'open' | 'objected'>]: string };
  readonly withdrawal: string;
  readonly carries: string;
  readonly depositary: string;
  readonly signDepositary: string;
};

// native review: fa, az, kk, tk
export const ACT_WORDS: Readonly<Record<Lang, ActWords>> = {
  fa: {
    kinds: {
      typing: 'نوع خطا: اشتباه تایپی.',
      concordance: 'نوع خطا: ناهمخوانی یک متن با متن‌های دیگر.',
      copy: 'نوع خطا: اشتباه در رونوشت گواهی‌شده.',
    },
    ofCopy: 'متن رونوشت:',
    ofOriginal: 'متن نسخهٔ اصلی:',
    originalsStand: 'نسخه‌های اصلی بدون تغییر معتبرند.',
    supported: 'عدد، تاریخ یا فعل وجهی تصحیح‌شده همان است که در همهٔ متن‌های دیگر آمده است.',
    tabled: 'پیشنهاددهنده:',
    sender: 'فرستندهٔ اعلامیه‌ها:',
    notified: 'به طرف‌ها اعلام شد:',
    notYet: 'هنوز اعلام نشده',
    received: 'دریافت:',
    confirmed: 'متن‌ها از نو با هم مقابله و تأیید شدند:',
    states: {
      untold: 'مهلت اعتراض از زمانی آغاز می‌شود که به همهٔ طرف‌ها اعلام شود.',
      unconfirmed: 'مهلت بدون اعتراض گذشت؛ تصحیح پس از تأیید دوبارهٔ همخوانی متن‌ها نافذ می‌شود.',
      effective: 'این تصحیح از آغاز (ab initio)، یعنی از روز امضای متن، نافذ است.',
      withdrawn: 'پیشنهاددهنده این تصحیح را پس گرفته است؛ متن همان است که امضا شد.',
    },
    withdrawal: 'دلیل پس گرفتن:',
    carries: 'این متن تصحیح‌های زیر را در بر دارد:',
    depositary: 'امین',
    signDepositary: 'از سوی امین (امضا):',
  },
  ru: {
    kinds: {
      typing: 'Вид ошибки: опечатка.',
      concordance: 'Вид ошибки: несоответствие одного текста остальным.',
      copy: 'Вид ошибки: ошибка в заверенной копии.',
    },
    ofCopy: 'Текст копии:',
    ofOriginal: 'Текст подлинника:',
    originalsStand: 'Подлинники остаются без изменений.',
    supported: 'Исправленное число, дата или модальное слово соответствует всем остальным текстам.',
    tabled: 'Исправление внёс(ла):',
    sender: 'Отправитель уведомлений:',
    notified: 'Уведомлены:',
    notYet: 'ещё не уведомлена',
    received: 'получено:',
    confirmed: 'Тексты вновь сверены, соответствие подтверждено:',
    states: {
      untold: 'Срок для возражений начнётся, когда будут уведомлены все стороны.',
      unconfirmed:
        'Срок истёк, возражений не поступило; исправление вступит в действие, когда соответствие текстов будет подтверждено вновь.',
      effective: 'Исправление действует с самого начала (ab initio), со дня подписания текста.',
      withdrawn: 'Исправление отозвано тем, кто его внёс; текст остаётся таким, каким был подписан.',
    },
    withdrawal: 'Причина отзыва:',
    carries: 'В текст внесены исправления:',
    depositary: 'депозитарий',
    signDepositary: 'За депозитария (подпись):',
  },
  az: {
    kinds: {
      typing: 'Səhvin növü: yazı səhvi.',
      concordance: 'Səhvin növü: bir mətnin digər mətnlərə uyğun olmaması.',
      copy: 'Səhvin növü: təsdiq edilmiş surətdə səhv.',
    },
    ofCopy: 'Surətin mətni:',
    ofOriginal: 'Əslin mətni:',
    originalsStand: 'Əsl nüsxələr dəyişmir.',
    supported: 'Düzəldilmiş rəqəm, tarix və ya modal söz bütün digər mətnlərdəki ilə eynidir.',
    tabled: 'Düzəlişi təqdim edən:',
    sender: 'Bildirişləri göndərən:',
    notified: 'Bildiriş göndərilib:',
    notYet: 'hələ bildirilməyib',
    received: 'alınıb:',
    confirmed: 'Mətnlər yenidən tutuşdurulub və təsdiq edilib:',
    states: {
      untold: 'Etiraz müddəti bütün tərəflərə bildirildikdən sonra başlayır.',
      unconfirmed: 'Müddət etirazsız bitib; mətnlərin uyğunluğu yenidən təsdiq edildikdən sonra düzəliş qüvvəyə minir.',
      effective: 'Düzəliş əvvəldən (ab initio), yəni mətnin imzalandığı gündən qüvvədədir.',
      withdrawn: 'Düzəlişi təqdim edən onu geri götürüb; mətn imzalandığı kimi qalır.',
    },
    withdrawal: 'Geri götürülmənin səbəbi:',
    carries: 'Mətnə aşağıdakı düzəlişlər daxil edilib:',
    depositary: 'depozitari',
    signDepositary: 'Depozitari adından (imza):',
  },
  kk: {
    kinds: {
      typing: 'Қатенің түрі: жазу қатесі.',
      concordance: 'Қатенің түрі: бір мәтіннің қалған мәтіндерге сәйкес келмеуі.',
      copy: 'Қатенің түрі: расталған көшірмедегі қате.',
    },
    ofCopy: 'Көшірменің мәтіні:',
    ofOriginal: 'Түпнұсқаның мәтіні:',
    originalsStand: 'Түпнұсқалар өзгеріссіз қалады.',
    supported: 'Түзетілген сан, күн немесе модаль сөз қалған барлық мәтіндегімен бірдей.',
    tabled: 'Түзетуді енгізген:',
    sender: 'Хабарламаларды жіберуші:',
    notified: 'Хабарланды:',
    notYet: 'әлі хабарланған жоқ',
    received: 'алынды:',
    confirmed: 'Мәтіндер қайта салыстырылып, сәйкестігі расталды:',
    states: {
      untold: 'Қарсылық білдіру мерзімі барлық тарапқа хабарланғаннан кейін басталады.',
      unconfirmed: 'Мерзім қарсылықсыз өтті; түзету мәтіндердің сәйкестігі қайта расталғаннан кейін күшіне енеді.',
      effective: 'Түзету басынан бастап (ab initio), яғни мәтінге қол қойылған күннен күшінде.',
      withdrawn: 'Түзетуді енгізген оны қайтарып алды; мәтін қол қойылған күйінде қалады.',
    },
    withdrawal: 'Қайтарып алу себебі:',
    carries: 'Мәтінге мынадай түзетулер енгізілген:',
    depositary: 'депозитарий',
    signDepositary: 'Депозитарий атынан (қолы):',
  },
  tk: {
    kinds: {
      typing: 'Ýalňyşlygyň görnüşi: ýazuw ýalňyşlygy.',
      concordance: 'Ýalňyşlygyň görnüşi: bir tekstiň beýleki tekstlere laýyk gelmezligi.',
      copy: 'Ýalňyşlygyň görnüşi: tassyklanan göçürmedäki ýalňyşlyk.',
    },
    ofCopy: 'Göçürmäniň teksti:',
    ofOriginal: 'Asyl nusganyň teksti:',
    originalsStand: 'Asyl nusgalar üýtgemeýär.',
    supported: 'Düzedilen san, sene ýa-da modal söz beýleki ähli tekstlerdäki bilen birmeňzeş.',
    tabled: 'Düzedişi hödürlän:',
    sender: 'Habarnamalary iberen:',
    notified: 'Habar berildi:',
    notYet: 'entek habar berilmedi',
    received: 'alyndy:',
    confirmed: 'Tekstler täzeden deňeşdirildi we laýyklygy tassyklandy:',
    states: {
      untold: 'Garşylyk bildirmegiň möhleti ähli taraplara habar berlenden soň başlanýar.',
      unconfirmed: 'Möhlet garşylyksyz doldy; tekstleriň laýyklygy täzeden tassyklanandan soň düzediş güýje girer.',
      effective: 'Düzediş başdan (ab initio), ýagny teksta gol çekilen günden güýjünde.',
      withdrawn: 'Düzedişi hödürlän ony yzyna aldy; tekst gol çekilişi ýaly galýar.',
    },
    withdrawal: 'Yzyna almagyň sebäbi:',
    carries: 'Teksta şu düzedişler girizildi:',
    depositary: 'depozitariý',
    signDepositary: 'Depozitariýniň adyndan (goly):',
  },
  en: {
    kinds: {
      typing: 'Kind of error: typing error.',
      concordance: 'Kind of error: one text does not accord with the others.',
      copy: 'Kind of error: error in a certified copy.',
    },
    ofCopy: 'Text of the copy:',
    ofOriginal: 'Text of the original:',
    originalsStand: 'The originals stand unchanged.',
    supported: 'The corrected number, date or modal word is that of all the other texts.',
    tabled: 'Tabled by:',
    sender: 'Notifications sent by:',
    notified: 'Notified:',
    notYet: 'not notified yet',
    received: 'received:',
    confirmed: 'Texts read against each other anew and confirmed:',
    states: {
      untold: 'The time limit for objections begins when all the parties have been notified.',
      unconfirmed:
        'The time limit has expired without objection; the correction has effect once the concordance of the texts is confirmed anew.',
      effective: 'The correction has effect ab initio, from the day on which the text was signed.',
      withdrawn: 'The correction was withdrawn by whoever tabled it; the text stands as signed.',
    },
    withdrawal: 'Reason for the withdrawal:',
    carries: 'This text carries the following corrections:',
    depositary: 'depositary',
    signDepositary: 'For the depositary (signature):',
  },
};
