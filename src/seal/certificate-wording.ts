/** The words of a report about signatures, certificates and their revocation, six languages; the rest is in `report-wording.ts`. */

import type { Fault } from '../domain/instrument/verification.ts';
import type { Lang } from '../language/language.ts';

type CertificateFault = Extract<
  Fault,
  | 'bad-signature'
  | 'no-root'
  | 'no-country'
  | 'wrong-delegation'
  | 'untrusted'
  | 'expired'
  | 'not-yet-valid'
  | 'bad-certificate'
  | 'weak'
  | 'constrained'
  | 'revoked'
  | 'other-time'
  | 'above-unchecked'
  | 'forged-status'
  | 'foreign-status'
>;

// native review: all but English and Russian, which want a second pair of eyes only.
export const CERTIFICATE_FAULTS: { readonly [lang in Lang]: { readonly [fault in CertificateFault]: string } } = {
  fa: {
    'bad-signature': 'امضا از آنِ این متن نیست',
    'no-root': 'گواهی ریشه داده نشده است',
    'no-country': 'گواهی نام یک کشور را ندارد',
    'wrong-delegation': 'گواهی از آنِ هیئت دیگری است',
    untrusted: 'گواهی از ریشهٔ داده‌شده صادر نشده است',
    expired: 'اعتبار گواهی پایان یافته است',
    'not-yet-valid': 'زمان اعتبار هنوز نرسیده است',
    'bad-certificate': 'گواهی برای این کار نیست',
    weak: 'کلید یا امضایی در زنجیرهٔ گواهی‌ها ضعیف یا ناشناخته است',
    constrained: 'صادرکننده اجازهٔ گواهی‌کردنِ این نام را ندارد',
    revoked: 'گواهی باطل شده است',
    'other-time': 'فهرست ابطال از زمان دیگری است؛ فهرستی مربوط به زمان امضا بیفزایید',
    'above-unchecked': 'دربارهٔ گواهی‌های بالادست سنجیده نشد',
    'forged-status': 'امضای آن از آنِ صادرکنندهٔ گواهی نیست',
    'foreign-status': 'دربارهٔ هیچ گواهی این بسته چیزی نمی‌گوید',
  },
  ru: {
    'bad-signature': 'подпись не под этим текстом',
    'no-root': 'не дан корневой сертификат',
    'no-country': 'в сертификате не указана одна страна',
    'wrong-delegation': 'сертификат принадлежит другой делегации',
    untrusted: 'сертификат выдан не данным корнем',
    expired: 'срок действия сертификата истёк',
    'not-yet-valid': 'срок действия ещё не наступил',
    'bad-certificate': 'сертификат не для этой цели',
    weak: 'ключ или подпись в цепочке сертификатов слишком слабы или неизвестного вида',
    constrained: 'издатель не вправе удостоверять это имя',
    revoked: 'сертификат отозван',
    'other-time': 'список отзыва относится к другому времени; добавьте список на время подписания',
    'above-unchecked': 'для вышестоящих сертификатов не проверялся',
    'forged-status': 'подписан не издателем сертификата',
    'foreign-status': 'не говорит ни об одном сертификате этого пакета',
  },
  az: {
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
  },
  kk: {
    'bad-signature': 'қолтаңба бұл мәтінге қойылмаған',
    'no-root': 'түбірлік сертификат берілмеген',
    'no-country': 'сертификатта бір ел көрсетілмеген',
    'wrong-delegation': 'сертификат басқа делегациянікі',
    untrusted: 'сертификат берілген түбірден шықпаған',
    expired: 'сертификаттың мерзімі өткен',
    'not-yet-valid': 'жарамдылық мерзімі әлі басталмаған',
    'bad-certificate': 'сертификат бұл мақсатқа арналмаған',
    weak: 'сертификаттар тізбегіндегі кілт немесе қолтаңба тым әлсіз не белгісіз түрден',
    constrained: 'сертификат берушінің бұл атауды куәландыруға құқығы жоқ',
    revoked: 'сертификат қайтарып алынған',
    'other-time': 'қайтарып алу тізімі басқа уақытқа қатысты; қол қойылған уақыттың тізімін қосыңыз',
    'above-unchecked': 'жоғары тұрған сертификаттар үшін тексерілмеді',
    'forged-status': 'оған сертификатты берген орган қол қоймаған',
    'foreign-status': 'осы пакеттің бірде-бір сертификаты туралы ештеңе айтпайды',
  },
  tk: {
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
  },
  en: {
    'bad-signature': 'the signature is not under this text',
    'no-root': 'no root certificate was given',
    'no-country': 'the certificate does not name one country',
    'wrong-delegation': 'the certificate belongs to another delegation',
    untrusted: 'the certificate does not come from the given root',
    expired: 'the certificate has expired',
    'not-yet-valid': 'it is not valid yet',
    'bad-certificate': 'the certificate is not for this purpose',
    weak: 'a key or a signature in the chain is too weak, or of an unknown kind',
    constrained: 'its issuer may not certify this name',
    revoked: 'the certificate was revoked',
    'other-time': 'the list is of another time; add one of the time of signing',
    'above-unchecked': 'was not checked for the certificates above',
    'forged-status': 'it is not signed by the issuer of the certificate',
    'foreign-status': 'it says nothing about any certificate of this package',
  },
};
