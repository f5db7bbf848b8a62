/** Persian wording of: the log, the named versions, and what the checks find. */
import type { RecordMessages } from './en.ts';

// native review: the whole catalogue
export const fa: RecordMessages = {
  'record.title': 'نسخه‌ها و دفتر رویدادها',
  'record.tab.versions': 'نسخه‌ها',
  'record.tab.log': 'دفتر رویدادها',

  'record.auto.freeze': 'توافق بر همهٔ بندها، {at}',
  'record.auto.export': 'خروجی، {at}',
  'record.auto.seal': 'مهر و موم، {at}',
  'record.auto.fold': '{count, plural, one {# نسخه که برنامه نگه داشته است} other {# نسخه که برنامه نگه داشته است}}',
  'record.versions.help': 'برای مقایسه دو نسخه را برگزینید. یک نسخه به‌تنهایی با متن کنونی مقایسه می‌شود.',
  'record.versions.pick': 'برگزیدن {label}',
  'record.versions.compare': 'مقایسه',
  'record.versions.compare.two': 'مقایسهٔ این دو',
  'record.versions.compare.now': 'مقایسه با متن کنونی',
  'record.versions.export': 'خروجی…',
  'record.digest': 'چکیدهٔ رقمی',
  'record.digest.copy': 'رونوشت کامل چکیدهٔ رقمی {label}',
  'record.digest.copied': 'چکیدهٔ رقمی رونوشت شد.',

  'record.filters': 'پالایهٔ دفتر رویدادها',
  'record.filter.any': 'همه',
  'record.filter.member': 'چه کسی',
  'record.filter.delegation': 'هیئت',
  'record.filter.clause': 'بند',
  'record.filter.language': 'ستون',
  'record.filter.kind': 'نوع',
  'record.filter.from': 'از',
  'record.filter.to': 'تا',
  'record.filter.type': 'تنها: {what}',
  'record.filter.clear': 'نمایش همه',
  'record.kind.update': 'نوشتن',
  'record.kind.command': 'تصمیم‌ها',
  'record.kind.refused': 'پذیرفته‌نشده',
  'record.kind.create': 'ایجاد',
  'record.kind.bind': 'اتصال‌ها',
  'record.kind.cleanup': 'مرتب‌سازی',
  'record.kind.checkpoint': 'نقطهٔ بازبینی',
  'record.none': 'هیچ رویدادی با این پالایه‌ها نمی‌خواند.',
  'record.more': 'رویدادهای پیش‌تر',
  'record.records': '{count, plural, one {# رویداد} other {# رویداد}}',
  'record.csv': 'ذخیره به‌صورت جدول (CSV)',
  'record.xlsx': 'ذخیره به‌صورت کارپوشهٔ اکسل (XLSX)',
  'record.observer': 'ناظران نسخه‌های نام‌دار را می‌بینند. دفتر رویدادها برای شرکت‌کنندگان در کار است.',
  'record.head': 'آخرین رویداد دفتر: {seq}',
  'record.verify':
    'هر رویداد چکیدهٔ رویداد پیش از خود را در بر دارد، پس رویداد دست‌خورده آشکار می‌شود. برای بررسی همه، روی کارساز:',

  'record.program': 'برنامه',
  'record.entry.typed':
    '{added, plural, =0 {واژه‌هایی حذف یا نشان‌دار شد} one {# نویسه نوشته شد} other {# نویسه نوشته شد}}',
  'record.entry.create': 'قطعنامه ایجاد شد',
  'record.entry.bind': 'برنامه‌ای متصل شد',
  'record.entry.cleanup': 'برنامه متن را مرتب کرد',
  'record.entry.checkpoint': 'برنامه متن کامل را نگه داشت و چکیدهٔ رقمی آن را در دفتر رویدادها ثبت کرد',
  'record.entry.refused': 'پذیرفته نشد: {what}',
  'record.entry.refused.text': 'متن در جایی که برای آن بسته است',
  'record.entry.milestone': 'نسخه نام گرفت: {label}',
  'record.entry.milestone.auto': 'برنامه نسخه‌ای نگه داشت',
  'record.entry.collation': 'تأیید شد که همهٔ ستون‌ها یک چیز می‌گویند',
  'record.entry.merge.confirm': 'متن به‌هم‌پیوسته تأیید شد',
  'record.entry.merge.flag': 'واژه‌های دو نفر در یک جا به هم رسید',
  'record.entry.absent': 'غایب: {delegation}',
  'record.entry.absence-announced': 'غیبت اعلام شد: {delegation}',
  'record.entry.rules': 'آیین کار اجرا شد',
  'record.entry.present': 'دوباره شرکت می‌کند: {delegation}',
  'record.entry.closed': 'قطعنامه بسته شد: همه امضا کردند',
  'record.entry.restored': 'از نسخهٔ پشتیبان بازگردانده شد',
  'record.entry.seated': 'هیئت‌های شرکت‌کننده ثبت شدند',
  'record.entry.mended': 'متنی که دوگونه خوانده می‌شد از نو نوشته شد',
  'record.link.history': 'تاریخچهٔ بند',
  'record.link.compare': 'اینجا چه تغییر کرد',
  'record.point': 'رویداد {seq}',

  'checks.section': 'بررسی‌ها',
  'checks.none': 'بررسی‌ها اینجا چیزی نمی‌یابند.',
  'checks.count': '{count, plural, one {# یافته} other {# یافته}}',
  'checks.next': 'بررسی‌ها: {blocking} مانع امضا، {warnings} درخور توجه. رفتن به بعدی',
  'checks.blocking': 'مانع امضا',
  'checks.warning': 'درخور توجه',
  'checks.waived': 'چشم‌پوشی شده',
  'checks.waive': 'چشم‌پوشی…',
  'checks.waive.title': '{clause}: یافته‌ای که مانع نیست',
  'checks.waive.reason': 'چرا متن به همین صورت درست است',
  'checks.waive.help':
    'دلیل در تاریخچه می‌ماند و همراه بستهٔ امضاشده می‌رود: هر کس بسته را راستی‌آزمایی کند آن را با نام شما و زمان آن می‌خواند. اگر این واژه‌ها تغییر کند، یافته دوباره مانع امضا می‌شود.',
  'checks.waive.submit': 'چشم‌پوشی از یافته',
  'checks.waive.done': '{clause}: از یافته چشم‌پوشی شد.',
  'checks.waived.by': '{name}، {at}',
  'checks.waived.withdraw': 'پس گرفتن چشم‌پوشی',
  'checks.waived.withdrawn': '{clause}: چشم‌پوشی پس گرفته شد.',
  'check.name.empty': 'نبود متن',
  'check.name.numbers': 'اعداد',
  'check.name.dates': 'تاریخ‌ها',
  'check.name.brackets': 'قلاب‌ها',
  'check.name.references': 'ارجاع‌ها',
  'check.name.script': 'خط',
  'check.name.invisible': 'نویسه‌های ناپیدا',
  'check.name.letters': 'حروف',
  'check.name.digits': 'ارقام',
  'check.name.direction': 'جهت نوشتار',
  'check.name.spaces': 'فاصله‌ها',
  'check.name.states': 'ترتیب دولت‌ها',
  'check.name.terms': 'تعریف اصطلاحات',
  'check.name.treaty': 'واژه‌های معاهدات',
  'check.name.footnotes': 'پانویس‌ها', // native review
  'check.name.tables': 'جدول‌ها', // native review
  'check.empty.cell': '{language}: متن ندارد',
  'check.numbers.missing': '{language}: عدد {missing} نیست',
  'check.numbers.extra': '{language}: عدد {extra} تنها اینجا هست',
  'check.numbers.other': '{language}: {extra}، در ستون‌های دیگر {missing}',
  'check.dates.missing': '{language}: تاریخ {missing} نیست',
  'check.dates.extra': '{language}: تاریخ {extra} تنها اینجا هست',
  'check.dates.other': '{language}: {extra}، در ستون‌های دیگر {missing}',
  'check.dates.impossible': '{language}: چنین روزی وجود ندارد: {words}',
  'check.brackets.unbalanced': '{language}: {count, plural, one {# کروشه} other {# کروشه}} جفت ندارد',
  'check.brackets.differ': '{language}: کروشه‌ها مانند ستون‌های دیگر نیست ({count}، آنجا {usual})',
  'check.references.unknown': '{language}: ارجاع به چیزی که نیست: {words}',
  'check.script.mixed': '{language}: حروف دو خط در یک واژه: {words} ({letters})',
  'check.script.lone': '{language}: یک حرف تنها از خطی دیگر: {letters}',
  'check.invisible.character': '{language}: نویسه‌های ناپیدا: {words}',
  'check.invisible.joiner': '{language}: {count, plural, one {# نیم‌فاصله} other {# نیم‌فاصله}} چیزی را پیوند نمی‌دهد',
  // native review: what is turned around
  'check.direction.turned':
    '{language}: برنامه‌های دیگر این را در سطر فارسی وارونه نشان می‌دهند: {words}. آن را با ارقام فارسی و خط مایل یا با واژه بنویسید',
  'check.letters.foreign': '{language}: حروف الفبایی دیگر: {words}',
  'check.spaces.double': '{language}: {count, plural, one {# فاصلهٔ دوتایی} other {# فاصلهٔ دوتایی}}',
  'check.spaces.stray': '{language}: {count, plural, one {# فاصله} other {# فاصله}} در کناره یا پیش از نشانهٔ نگارشی',
  'check.digits.foreign': '{language}: ارقام خطی دیگر: {words}',
  'check.states.order':
    '{language}: ترتیب دولت‌ها {named} است و ترتیب توافق‌شده {agreed}{slot, plural, =1 {. فهرست دولت‌ها (از منوی ردیف) به جای آن همیشه به ترتیب توافق‌شده است} other {}}',
  'check.states.alternat':
    '{language}: در نسخه‌های {holders} این فهرست با دارندهٔ نسخه آغاز نمی‌شود، چون واژه‌های بند در همهٔ نسخه‌ها یکسان است{slot, plural, =1 {. فهرست دولت‌ها (از منوی ردیف) به جای آن همیشه به ترتیب توافق‌شده است} other {}}',
  'check.states.unknown': '{language}: {words} در این زبان فهرست دولت‌ها نیست. آنچه هست: {known}',
  'check.states.form':
    '{language}: برای {words} صورت صرف‌شدهٔ این نام‌ها شناخته نیست: {names}. این نام‌ها بی‌تغییر چاپ می‌شوند؛ به جای فهرست، نام‌ها را در متن بنویسید', // native review
  'check.states.differ': '{language}: {named} را نام می‌برد، در حالی که فهرست دولت‌ها در ستون‌های دیگر {listed} است', // native review
  // native review
  'check.terms.missing': '{language}: آنچه ستون‌های دیگر تعریف می‌کنند در اینجا تعریف نشده است: {words}',
  'check.terms.elsewhere':
    '{language}: {words} تنها برای قسمت {part} تعریف شده و در اینجا {count} بار به کار رفته است. آن را برای همهٔ متن، یا در اینجا نیز، تعریف کنید',
  'check.terms.differ': '{language}: تعریف {words} در اینجا با تعریف آن در قسمت {part} یکسان نیست',
  'check.terms.itself':
    '{language}: {words} در متنی چندقسمتی آمده است که نام دیگری دارد ({count} بند). روشن کنید که منظور قسمت است یا همهٔ متن',
  'check.treaty.words': '{language}: واژه‌های ویژهٔ معاهدات در متن سیاسی: {words}',
  // native review: whether "by eye" is said so
  'check.footnotes.differ':
    '{language}: شمار جای پانویس در متن: {count}؛ شمار پانویس‌های بند: {notes}. در جای هر یک (*) بنویسید، یا پانویسی بیفزایید یا پس بگیرید', // native review
  'check.footnotes.homeless':
    '{language}: این پانویس به هیچ بندی تعلق ندارد. آن را پس از بندی بگذارید که به آن ارجاع می‌دهد', // native review
  'check.tables.differ':
    '{language}: جدولی با {rows} سطر و {width} ستون، در حالی که ستون‌های دیگر {usualRows} و {usualWidth} دارند', // native review
  'check.tables.row': '{language}، سطر {row}: شمار خانه‌ها: {count}؛ در سطر نخست: {usual}', // native review
  'check.tables.single': '{language}: جدولی با یک ستون. میان خانه‌ها | بنویسید یا نوع بند را تغییر دهید', // native review
  'check.tables.missing': '{language}، سطر {row}، ستون {column}: عدد {missing} نیامده است', // native review
  'check.tables.extra': '{language}، سطر {row}، ستون {column}: عدد {extra} تنها در اینجا آمده است', // native review
  'check.tables.other': '{language}، سطر {row}، ستون {column}: {extra}، در حالی که دیگران {missing} دارند', // native review
  'check.unread.cell': '{language}: یکی از بررسی‌ها نتوانست این متن را بخواند. آن را خودتان با ستون‌های دیگر مقابله کنید',
};
