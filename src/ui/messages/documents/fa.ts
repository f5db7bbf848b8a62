import type { DocumentsKey } from './en.ts';

// native review: all
export const fa: { readonly [key in DocumentsKey]: string } = {
  'documents.title': 'اسناد نشست',
  'documents.none': 'هنوز سندی منتشر نشده است.',
  'documents.off': 'اسناد نماد ندارند.',
  'documents.all': 'نمایش همه: {count}',
  'documents.cut': '{count} سند تازه‌تر فهرست شده است؛ سندهای پیش از آن در فهرست چاپی است.',
  'documents.print': 'چاپ فهرست',
  'documents.report': 'گزارش نشست',
  'documents.report.help':
    'از گزارش رویدادها، چنان‌که اکنون است، ساخته می‌شود. نگه داشته نمی‌شود؛ از همان رویدادها همان گزارش به دست می‌آید.',
  'documents.kind.draft': 'پیش‌نویس',
  'documents.kind.proposal': 'پیشنهاد',
  'documents.kind.chair': 'متن رئیس',
  'documents.kind.correction': 'پیشنهاد اصلاح نگارشی',
  'documents.base.set': 'تعیین نماد…',
  'documents.base.change': 'پایه: {base}',
  'documents.base.title': 'پایهٔ نماد اسناد',
  'documents.base.label': 'پایه',
  'documents.base.help':
    'حرف لاتین، رقم و نقطه میان خط‌های مورب، مانند ⁦CSG/1⁩. پیش‌نویس‌ها ⁦CSG/1/L.1⁩ و پیشنهادها ⁦CSG/1/CRP.1⁩ می‌شوند. پس از انتشار نخستین سند تغییر نمی‌کند. برای بی‌نماد خالی بگذارید.',
  'documents.base.bad': 'حرف لاتین، رقم و نقطه میان خط‌های مورب بنویسید، مانند ⁦CSG/1⁩.',
  'documents.base.submit': 'ذخیره',
  'documents.base.saved': 'پایهٔ نماد اسناد تعیین شد.',
  'palette.documents': 'اسناد',
};
