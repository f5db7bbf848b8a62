/** Azerbaijani: acts that correct a signed text, and certificates of true copies. */
import type { ActWords, AfterWords } from '../../printed-after.ts';

export const act: ActWords = {
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
};

export const after: AfterWords = {
  act: 'Düzəliş aktı',
  numbered: (act, number) => `${act} № ${number}`,
  sign: 'Katiblik adından (imza):',
  signed: '(imza)',
  by: 'Təsdiq edən:',
  signature: 'İmza:',
  offices: { secretariat: 'katiblik', legal: 'hüquq xidməti' },
  inText: (title, part, clause) => `“${title}” sənədinin imzalanmış mətnində, ${part}, ${clause}:`,
  old: 'Əvvəlki mətn:',
  young: 'Düzgün mətn:',
  same: 'Dəyişməyib:',
  reason: 'Əsas:',
  until: 'Etiraz müddəti:',
  none: 'Müddət bitənədək etiraz olmadı; düzəliş qüvvədədir.',
  objected: 'Etiraz edən:',
  copy: 'Təsdiq edilmiş surət',
  certified: (title, holder) =>
    `Bu surətin “${title}” sənədinin əslinə uyğun olduğu təsdiq edilir${holder && ` (əsl: ${holder})`}.`,
  digest: 'Mətnin xülasəsi (SHA-256):',
  issued: 'Verildiyi tarix:',
};
