/** Persian wording of what became of words that could not go into the text. */
import type { RecoveryMessages } from './en.ts';

// native review: the whole catalogue
export const fa: RecoveryMessages = {
  'recovery.closed': '{clauses}: پیش از رسیدن نوشتهٔ شما، این بند بسته شد.',
  'recovery.restored': 'قطعنامه از نسخهٔ پشتیبان بازگردانده شد.',
  'recovery.whole': 'دبیرخانه نتوانست آخرین تغییرهای شما را بپذیرد.',
  'recovery.kept':
    '{count, plural, one {نوشتهٔ شما به‌صورت پیش‌نویس خصوصی نگه داشته شد.} other {نوشته‌های شما در # پیش‌نویس خصوصی نگه داشته شد.}}',
  'recovery.show': 'نمایش پیش‌نویس‌ها',
  'drafts.title': 'پیش‌نویس‌های خصوصی',
  'drafts.count': '{count, plural, one {# پیش‌نویس} other {# پیش‌نویس}}',
  'drafts.help': 'این‌ها را تنها هیئت خود شما می‌خواند. نشانه‌ها تفاوت هر پیش‌نویس را با متن کنونی نشان می‌دهند.',
  'drafts.none': 'پیش‌نویسی نیست.',
  'drafts.place': '{clause}، {language}',
  'drafts.gone': 'بندی که دیگر در متن نیست',
  'drafts.by': '{name}، {at}',
  'drafts.refused': 'نگه داشته شد، چون متن بسته بود',
  'drafts.here': 'تنها در این رایانه؛ خودبه‌خود فرستاده می‌شود',
  'drafts.same': 'متن اکنون دقیقاً همین است.',
  'drafts.copy': 'رونوشت متن',
  'drafts.discard': 'دور انداختن',
  'drafts.discard.sure': 'این پیش‌نویس برای همیشه دور انداخته شود؟',
  'drafts.discard.keep': 'بماند',
  'merged.mark': 'ادغام شده، لطفاً بخوانید',
  'merged.count': '{count, plural, one {# خانهٔ ادغام‌شده برای خواندن} other {# خانهٔ ادغام‌شده برای خواندن}}',
  'merged.title': '{clause}، {language}: ادغام شده، لطفاً بخوانید',
  'merged.help':
    '{name} بدون اتصال در اینجا می‌نوشت و در همان زمان {others} همین پاراگراف را تغییر دادند. هر دو اکنون در متن است و هنوز کسی آن‌ها را با هم نخوانده است.',
  'merged.by': 'تغییرهای {names}',
  'merged.result': 'متن ادغام‌شده',
  'merged.since': 'متن پس از آن باز هم تغییر کرده است؛ آن را در جدول نیز بخوانید.',
  'merged.confirm': 'متن درست خوانده می‌شود',
  'merged.confirmed': '{clause}، {language}: متن ادغام‌شده تأیید شد.',
  'merged.later': 'بعداً',
  'alarm.title': 'دفتر ثبت سرور با آنچه پیش‌تر تأیید کرده بود نمی‌خواند.',
  'alarm.body':
    'ثبت {seq} این قطعنامه در سرور تغییر کرده یا ناپدید شده است. می‌توانید به نوشتن ادامه دهید و چیزی در اینجا از دست نرفته است. اکنون به دبیرخانه خبر دهید تا دفتر ثبت را بررسی کند یا بازگردانی را توضیح دهد.',
  'cell.closing': 'این بند در حال بسته شدن است',
};
