/**
 * The words that a redline adds to the negotiated text, in the language of the column or of the list. The names of the
 * changes and statuses are those of the interface, so that a list that was circulated can be found again on the screen.
 */
import type { ClauseStatus } from '../domain/clause/clause.ts';
import type { ClauseChange } from '../domain/clause/difference.ts';
import type { Lang } from '../language/language.ts';

export type RedlineWording = {
  /** `{from}` and `{to}` are names of points. */
  readonly between: string;
  readonly change: { readonly [change in ClauseChange]: string };
  readonly status: { readonly [status in ClauseStatus]: string };
  /** Beside a moved clause, at its old place and at its new one. */
  readonly movedAway: string;
  readonly movedHere: string;
  readonly clause: string;
  readonly kind: string;
  readonly language: string;
  readonly old: string;
  readonly new: string;
  readonly none: string;
  /** Heading of the list. */
  readonly list: string;
  readonly text: string;
};

export const REDLINE_WORDING: { readonly [lang in Lang]: RedlineWording } = {
  fa: {
    between: 'تغییرها از «{from}» تا «{to}»',
    change: {
      added: 'افزوده',
      withdrawn: 'پس‌گرفته',
      restored: 'بازگشته',
      moved: 'جابه‌جا',
      retyped: 'تغییر نوع',
      renumbered: 'شمارهٔ تازه',
      changed: 'عبارت',
      orthographic: 'تنها املا',
      status: 'وضعیت',
      split: 'تفکیک',
      merged: 'ادغام',
      stances: 'مواضع',
      proposals: 'پیشنهادها',
    },
    status: {
      draft: 'پیش‌نویس',
      'ad-referendum': 'توافق مشروط (ad referendum)',
      agreed: 'توافق‌شده',
      initialled: 'پاراف‌شده',
      withdrawn: 'پس‌گرفته‌شده',
    },
    movedAway: 'به جای دیگری برده شد',
    movedHere: 'از جای دیگری آورده شد',
    clause: 'بند',
    kind: 'تغییر',
    language: 'زبان',
    old: 'متن پیشین',
    new: 'متن تازه',
    none: 'دو نسخه یکسان‌اند.',
    list: 'فهرست تغییرها',
    text: 'متن با نشان تغییرها',
  },
  ru: {
    between: 'Изменения: «{from}» → «{to}»',
    change: {
      added: 'Добавлено',
      withdrawn: 'Снято',
      restored: 'Восстановлено',
      moved: 'Перемещено',
      retyped: 'Изменён вид',
      renumbered: 'Новый номер',
      changed: 'Формулировка',
      orthographic: 'Только написание',
      status: 'Статус',
      split: 'Разделено',
      merged: 'Объединено',
      stances: 'Позиции',
      proposals: 'Предложения',
    },
    status: {
      draft: 'Проект',
      'ad-referendum': 'Согласовано ad referendum',
      agreed: 'Согласовано',
      initialled: 'Парафировано',
      withdrawn: 'Снято',
    },
    movedAway: 'Перемещено в другое место',
    movedHere: 'Перемещено сюда из другого места',
    clause: 'Положение',
    kind: 'Изменение',
    language: 'Язык',
    old: 'Прежняя редакция',
    new: 'Новая редакция',
    none: 'Редакции одинаковы.',
    list: 'Перечень изменений',
    text: 'Текст с отмеченными изменениями',
  },
  az: {
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
  },
  kk: {
    between: 'Өзгерістер: «{from}» → «{to}»',
    change: {
      added: 'Қосылды',
      withdrawn: 'Алып тасталды',
      restored: 'Қалпына келтірілді',
      moved: 'Жылжытылды',
      retyped: 'Түрі өзгерді',
      renumbered: 'Нөмірі өзгерді',
      changed: 'Тұжырым',
      orthographic: 'Тек емле',
      status: 'Мәртебе',
      split: 'Бөлінді',
      merged: 'Біріктірілді',
      stances: 'Ұстанымдар',
      proposals: 'Ұсыныстар',
    },
    status: {
      draft: 'Жоба',
      'ad-referendum': 'Ad referendum келісілді',
      agreed: 'Келісілді',
      initialled: 'Парафталды',
      withdrawn: 'Алып тасталды',
    },
    movedAway: 'Басқа орынға жылжытылды',
    movedHere: 'Басқа орыннан осында жылжытылды',
    clause: 'Ереже',
    kind: 'Өзгеріс',
    language: 'Тіл',
    old: 'Бұрынғы нұсқа',
    new: 'Кейінгі нұсқа',
    none: 'Нұсқалар бірдей.',
    list: 'Өзгерістер тізімі',
    text: 'Өзгерістер көрсетілген мәтін',
  },
  tk: {
    between: 'Üýtgetmeler: “{from}” → “{to}”',
    change: {
      added: 'Goşuldy',
      withdrawn: 'Yzyna alyndy',
      restored: 'Dikeldildi',
      moved: 'Geçirildi',
      retyped: 'Görnüşi üýtgedi',
      renumbered: 'Belgisi üýtgedi',
      changed: 'Aňlatma',
      orthographic: 'Diňe ýazuw düzgüni',
      status: 'Ýagdaýy',
      split: 'Bölündi',
      merged: 'Birleşdirildi',
      stances: 'Garaýyşlar',
      proposals: 'Teklipler',
    },
    status: {
      draft: 'Taslama',
      'ad-referendum': 'Ad referendum ylalaşyldy',
      agreed: 'Ylalaşyldy',
      initialled: 'Paraflandy',
      withdrawn: 'Yzyna alyndy',
    },
    movedAway: 'Başga ýere geçirildi',
    movedHere: 'Başga ýerden şu ýere geçirildi',
    clause: 'Düzgün',
    kind: 'Üýtgetme',
    language: 'Dil',
    old: 'Öňki nusga',
    new: 'Soňky nusga',
    none: 'Nusgalar birmeňzeş.',
    list: 'Üýtgetmeleriň sanawy',
    text: 'Üýtgetmeler görkezilen tekst',
  },
  en: {
    between: 'Changes from “{from}” to “{to}”',
    change: {
      added: 'Added',
      withdrawn: 'Withdrawn',
      restored: 'Restored',
      moved: 'Moved',
      retyped: 'Kind changed',
      renumbered: 'Renumbered',
      changed: 'Wording',
      orthographic: 'Orthography only',
      status: 'Status',
      split: 'Split',
      merged: 'Merged',
      stances: 'Stances',
      proposals: 'Proposals',
    },
    status: {
      draft: 'Draft',
      'ad-referendum': 'Agreed ad referendum',
      agreed: 'Agreed',
      initialled: 'Initialled',
      withdrawn: 'Withdrawn',
    },
    movedAway: 'Moved to another place',
    movedHere: 'Moved here from another place',
    clause: 'Clause',
    kind: 'Change',
    language: 'Language',
    old: 'Earlier text',
    new: 'Later text',
    none: 'The two versions are the same.',
    list: 'List of changes',
    text: 'Text with the changes marked',
  },
};

/** «تغییرها از «متن رئیس» تا «اکنون»». */
export const betweenPoints = (lang: Lang, names: { readonly from: string; readonly to: string }): string =>
  REDLINE_WORDING[lang].between.replace(/\{(from|to)\}/g, (_, which: 'from' | 'to') => names[which]);
