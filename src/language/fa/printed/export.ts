/** Persian: what an export adds to the text: the marks of a page, comparisons, the annex on the originals. */
import type { AlternatWording, DetailWording, PageWording, RedlineWording, RoleWords } from '../../printed-export.ts';

export const page: PageWording = {
  draft: 'پیش‌نویس',
  page: 'صفحهٔ {n} از {m}',
  wordTag: 'fa-IR',
  plain: 'متن برای جست‌وجو، رونوشت و صفحه‌خوان',
  structured: 'متن ساختاریافته برای ماشین (Akoma Ntoso)',
  brackets: 'بر سر واژه‌های داخل قلاب هنوز توافق نشده است. قلاب‌ها و خط‌های مورب میان گزینه‌ها را نگه دارید.',
};

export const alternat: AlternatWording = {
  title: 'گواهی تطبیق نسخه‌های اصلی',
  what: 'نسخه‌های اصلی هر زبان نویسه به نویسه با یکدیگر مقایسه شده‌اند. تنها تفاوت مجاز، ترتیب نام دولت‌ها و امضاهاست: در نسخهٔ هر دولت، نام همان دولت در آغاز می‌آید و دیگران به ترتیب توافق‌شده پس از آن.',
  originals: 'متن‌های مقایسه‌شده',
  blocks: 'بندهای مقایسه‌شده',
  permitted: 'تفاوت‌های مجاز',
  faults: 'تفاوت‌های غیرمجاز',
  equal: 'نسخه‌های اصلی جز در ترتیب دولت‌ها یکسان‌اند.',
  unequal: 'نسخه‌های اصلی در مواردی که مجاز نیست متفاوت‌اند.',
  original: 'نسخهٔ',
  single: 'نسخهٔ واحد',
  slots: { parties: 'فهرست', signatures: 'امضاها' },
  kinds: {
    text: 'متن متفاوت',
    blocks: 'بند اضافه یا کم',
    states: 'نام‌های متفاوت',
    first: 'دارندهٔ نسخه در جای نخست نیست',
    order: 'ترتیب متفاوت دولت‌ها',
    slots: 'ترتیب فهرست و امضاها یکی نیست',
  },
  here: 'اینجا',
  there: 'آنجا',
};

export const redline: RedlineWording = {
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
};

export const redlineDetail: DetailWording = {
  splitFrom: 'جداشده از: {clause}',
  splitInto: 'از آن جدا شد: {clause}',
  mergedInto: 'پیوسته به: {clause}',
  mergedFrom: 'به آن پیوست: {clause}',
  stance: {
    agree: 'موافق',
    'agree-ad-referendum': 'موافق مشروط (ad referendum)',
    reserve: 'با قید شرط',
    object: 'مخالف',
    none: 'بدون موضع',
  },
  lapsed: 'بر متن پیشین',
  proposal: {
    tabled: 'ارائه شد',
    accepted: 'پذیرفته',
    rejected: 'ردشده',
    withdrawn: 'پس‌گرفته',
    superseded: 'منتفی',
    none: '—',
  },
};

export const roles: RoleWords = {
  secretariat: 'دبیرخانه',
  legal: 'کارشناس حقوقی',
  observer: 'ناظر',
  negotiator: 'مذاکره‌کننده',
};
