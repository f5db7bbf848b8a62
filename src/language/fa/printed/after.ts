/** Persian: acts that correct a signed text, and certificates of true copies. */
import type { ActWords, AfterWords } from '../../printed-after.ts';

export const act: ActWords = {
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
};

export const after: AfterWords = {
  act: 'سند تصحیح',
  numbered: (act, number) => `${act} شمارهٔ ${number}`,
  sign: 'از سوی دبیرخانه (امضا):',
  signed: '(امضا)',
  by: 'گواهی‌کننده:',
  signature: 'امضا:',
  offices: { secretariat: 'دبیرخانه', legal: 'کارکنان حقوقی' },
  inText: (title, part, clause) => `در متن امضاشدهٔ ${title}، ${part}، ${clause}:`,
  old: 'متن پیشین:',
  young: 'متن درست:',
  same: 'بدون تغییر:',
  reason: 'دلیل:',
  until: 'مهلت اعتراض:',
  none: 'تا پایان مهلت اعتراضی نرسید؛ این تصحیح نافذ است.',
  objected: 'معترض:',
  copy: 'رونوشت برابر اصل',
  certified: (title, holder) => `گواهی می‌شود که این رونوشت برابر اصل ${title}${holder && `، نسخهٔ ${holder}`} است.`,
  digest: 'چکیدهٔ متن (SHA-256):',
  issued: 'تاریخ صدور:',
};
