/** Azerbaijani wording of what became of words that could not go into the text. */
import type { RecoveryMessages } from './en.ts';

// native review: the whole catalogue
export const az: RecoveryMessages = {
  'recovery.closed': '{clauses}: sözləriniz çatana qədər bənd yazı üçün bağlanıb.',
  'recovery.restored': 'Qətnamə ehtiyat nüsxədən bərpa edilib.',
  'recovery.whole': 'Katiblik son dəyişikliklərinizi qəbul edə bilmədi.',
  'recovery.kept':
    '{count, plural, one {Sözləriniz məxfi qaralama kimi saxlanıldı.} other {Sözləriniz # məxfi qaralamada saxlanıldı.}}',
  'recovery.show': 'Qaralamaları göstər',
  'drafts.title': 'Məxfi qaralamalar',
  'drafts.count': '{count, plural, one {# qaralama} other {# qaralama}}',
  'drafts.help':
    'Bunları yalnız öz nümayəndə heyətiniz oxuyur. İşarələr hər qaralamanın indiki mətndən fərqini göstərir.',
  'drafts.none': 'Qaralama yoxdur.',
  'drafts.place': '{clause}, {language}',
  'drafts.gone': 'Artıq mətndə olmayan bənd',
  'drafts.by': '{name}, {at}',
  'drafts.refused': 'mətn bağlı olduğu üçün saxlanılıb',
  'drafts.here': 'yalnız bu kompüterdə, özü göndəriləcək',
  'drafts.same': 'Mətndə indi məhz bu yazılıb.',
  'drafts.copy': 'Mətni köçür',
  'drafts.discard': 'Sil',
  'drafts.discard.sure': 'Bu qaralama birdəfəlik silinsin?',
  'drafts.discard.keep': 'Qalsın',
  'given.title': 'Bu kompüterdə qalan qərarlar',
  'given.help':
    'Burada verilib və hələ icra olunmayıb, yaxud gözlədikdən sonra qəbul edilməyib. Onları başqa heç kim görmür.',
  'given.none': 'Burada verdiyiniz bütün qərarlar katiblikdədir.',
  'given.what': '{clause}: {what}',
  'given.waits': 'bu kompüterdə gözləyir, özü göndəriləcək',
  'given.restored': 'Bu arada qətnamə ehtiyat nüsxədən bərpa edilib. İndiki mətni oxuyun və yenidən qərar verin.',
  'given.goTo': 'Bəndə keç',
  'given.dismiss': 'Yığışdır',
  'given.show': 'Oxu',
  'given.back': '{count, plural, other {Gözləməli olan # qərar qəbul edilmədi.}}',
  'given.back.body': 'Siz yığışdırana qədər sözləriniz burada saxlanılır.',
  'leave.title': 'Hər şey göndərilməyib',
  'leave.body':
    '{unsent, plural, other {# dəyişiklik və ya qərar}} katibliyə çatmayıb. Bunlar sizin adınızla bu kompüterdə qalır, başqa heç kim görmür və göndərmir; burada yenidən daxil olduqda göndəriləcək.',
  'leave.go': 'Çıxış',
  'leave.stay': 'Qal',
  'merged.mark': 'Birləşdirilib, oxuyun',
  'merged.count': '{count, plural, one {oxunmalı # birləşdirilmiş xana} other {oxunmalı # birləşdirilmiş xana}}',
  'merged.title': '{clause}, {language}: birləşdirilib, oxuyun',
  'merged.help':
    '{name} burada əlaqəsiz yazırdı, bu vaxt {others} həmin abzası dəyişdi. Hər ikisi indi mətndədir; onları birlikdə hələ heç kim oxumayıb.',
  'merged.by': 'Dəyişikliklər: {names}',
  'merged.result': 'Birləşdirilmiş mətn',
  'merged.since': 'Mətn sonradan yenə dəyişib; onu cədvəldə də oxuyun.',
  'merged.confirm': 'Mətn düzgün oxunur',
  'merged.confirmed': '{clause}, {language}: birləşdirilmiş mətn təsdiqləndi.',
  'merged.later': 'Sonra',
  'alarm.title': 'Serverin jurnalı əvvəl təsdiqlədiyinə uyğun gəlmir.',
  'alarm.body':
    'Bu qətnamənin {seq} nömrəli qeydi serverdə dəyişdirilib və ya yoxdur. Yazmağa davam edə bilərsiniz, burada heç nə itməyib. İndi katibliyə xəbər verin: o, jurnalı yoxlayacaq və ya bərpanı izah edəcək.',
  'cell.closing': 'Bənd bağlanır',
};
