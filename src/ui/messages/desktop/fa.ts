/** The desktop program around the page: its menu, its questions, the choice of a summit. native review: every sentence. */
import type { DesktopKey } from './en.ts';

export const fa: { readonly [key in DesktopKey]: string } = {
  'desktop.newWindow': 'پنجرهٔ تازه',
  'desktop.projector': 'نمایش روی صفحهٔ دیگر',
  'desktop.undo': 'واگرد',
  'desktop.redo': 'ازنو',
  'desktop.window': 'پنجره',
  'desktop.minimize': 'کوچک کردن',
  'desktop.zoomWindow': 'بزرگ کردن پنجره',
  'desktop.front': 'همهٔ پنجره‌ها به جلو',
  'desktop.services': 'سرویس‌ها',
  'desktop.hide': 'پنهان کردن Alternat',
  'desktop.hideOthers': 'پنهان کردن بقیه',
  'desktop.unhide': 'نمایش همه',
  'desktop.closing.lost':
    'روی این رایانه نگه داشته نمی‌شود، زیرا مخزن کلید در دسترس نیست. اگر اکنون ببندید، از دست می‌رود.',
  'desktop.stopped': 'صفحه چند بار از کار افتاده است.',
  'desktop.stopped.detail':
    'دوباره بارگیری کنید یا پنجره را ببندید. آنچه روی این رایانه نگه داشته شده است با بارگیری برمی‌گردد.',
  'desktop.reload': 'بارگیری دوباره',
  'desktop.silent': 'صفحه پاسخ نمی‌دهد.',
  'desktop.silent.detail': 'اندکی صبر کنید یا دوباره بارگیری کنید. در آن صورت شاید آخرین واژه‌های نوشته‌شده از دست برود.',
  'desktop.wait': 'صبر',
  'desktop.certificate': 'سرور می‌پرسد شما کیستید. کدام گواهی را ببیند؟',
  'desktop.certificate.none': 'هیچ‌کدام',
  'desktop.broken': 'برنامهٔ Alternat آسیب دیده است.',
  'desktop.broken.detail': 'پرونده‌های خود برنامه خوانده نشد. آن را دوباره نصب کنید؛ متن شما همان‌جا می‌ماند.',
  'desktop.unsafe':
    'برنامهٔ Alternat با این گزینهٔ خط فرمان آغاز نمی‌شود، زیرا محافظت را از میان می‌برد. بدون آن آغاز کنید:',
  'desktop.print.failed': 'صفحه چاپ نشد. چاپگر را بررسی کنید و دوباره بکوشید.',
  'desktop.unkept':
    'روی این رایانه مخزن کلید در دسترس نیست. متنی که به دبیرخانه نرسیده باشد با بستن برنامه از دست می‌رود و در اجرای بعدی باید دوباره وارد شوید.',
  'desktop.locked':
    'مخزن کلید این رایانه قفل است. متن فرستاده‌نشدهٔ نشست پیشین پشت آن مانده است: قفل را باز کنید و Alternat را دوباره آغاز کنید.',
  'desktop.ended.lost': 'دسترسی شما پایان یافته است. برای ادامه دوباره وارد شوید.',
  'desktop.error.lost': 'آنچه به دبیرخانه رسیده است در امان است.',
  'desktop.leave.lost':
    '{unsent, plural, one {# تغییر یا تصمیم} other {# تغییر یا تصمیم}} به دبیرخانه نرسیده است. این‌ها روی این رایانه نگه داشته نمی‌شود، زیرا مخزن کلید در دسترس نیست. اگر اکنون خارج شوید، از دست می‌رود.',

  'connect.other': 'اجلاسی دیگر…',
  'connect.back': 'بازگشت',
  'connect.recent': 'پیش‌تر روی این رایانه باز شده',
  'connect.wait': 'در حال اتصال…',
  'connect.needsName':
    'شمارهٔ دارای دونقطه را اینجا نمی‌توان به کار برد. نام سرور را بخواهید، برای نمونه https://summit.example.',
  'connect.unreachable': 'در این نشانی کسی پاسخ نمی‌دهد. حروف نشانی و اتصال را بررسی کنید و دوباره بکوشید.',
  'connect.certificate':
    'آن‌که آنجا پاسخ می‌دهد نمی‌تواند ثابت کند همین سرور است. ادامه ندهید؛ نشانی یا کد پیوستن را دوباره از دبیرخانه بخواهید.',
  'connect.otherName': 'سرور آنجا خود را به این نام نمی‌شناسد. نام درست را از دبیرخانه بپرسید.',
  'connect.notSummit': 'آنجا چیزی پاسخ می‌دهد، اما اجلاس نیست. نشانی را بررسی کنید.',
  'connect.restart':
    'کد پیوستن این اجلاس پس از آغاز Alternat عوض شده است. برنامه را ببندید و دوباره آغاز کنید؛ کد تازه به خاطر سپرده شده است.',
};
