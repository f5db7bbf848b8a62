/** Azerbaijani wording of: the log, the named versions, and what the checks find. */
import type { RecordMessages } from './en.ts';

// native review: the whole catalogue
export const az: RecordMessages = {
  'record.title': 'Versiyalar və jurnal',
  'record.tab.versions': 'Versiyalar',
  'record.tab.log': 'Jurnal',

  'record.auto.freeze': 'Bütün bəndlər razılaşdırılıb, {at}',
  'record.auto.export': 'İxrac, {at}',
  'record.auto.seal': 'Möhürlənib, {at}',
  'record.auto.fold': '{count, plural, one {Proqramın saxladığı # versiya} other {Proqramın saxladığı # versiya}}',
  'record.versions.help': 'Müqayisə üçün iki versiya seçin. Tək versiya indiki mətnlə müqayisə olunur.',
  'record.versions.pick': 'Seçmək: {label}',
  'record.versions.compare': 'Müqayisə et',
  'record.versions.compare.two': 'İkisini müqayisə et',
  'record.versions.compare.now': 'İndiki mətnlə müqayisə et',
  'record.versions.export': 'İxrac…',
  'record.digest': 'Rəqəmsal iz',
  'record.digest.copy': 'Rəqəmsal izi bütövlükdə köçür: {label}',
  'record.digest.copied': 'Rəqəmsal iz köçürüldü.',

  'record.filters': 'Jurnalın süzgəcləri',
  'record.filter.any': 'Hamısı',
  'record.filter.member': 'Kim',
  'record.filter.delegation': 'Nümayəndə heyəti',
  'record.filter.clause': 'Bənd',
  'record.filter.language': 'Sütun',
  'record.filter.kind': 'Növ',
  'record.filter.from': 'Başlanğıc',
  'record.filter.to': 'Son',
  'record.filter.type': 'Yalnız: {what}',
  'record.filter.clear': 'Hamısını göstər',
  'record.kind.update': 'Yazı',
  'record.kind.command': 'Qərarlar',
  'record.kind.refused': 'Qəbul edilməyənlər',
  'record.kind.create': 'Yaradılma',
  'record.kind.bind': 'Qoşulmalar',
  'record.kind.cleanup': 'Səliqəyə salma',
  'record.kind.checkpoint': 'Nəzarət nöqtəsi',
  'record.none': 'Bu süzgəclərə uyğun qeyd yoxdur.',
  'record.more': 'Daha əvvəlki qeydlər',
  'record.records': '{count, plural, one {# qeyd} other {# qeyd}}',
  'record.csv': 'Cədvəl kimi saxla (CSV)',
  'record.xlsx': 'Excel kitabı kimi saxla (XLSX)',
  'record.observer': 'Müşahidəçilər adlandırılmış versiyaları görür. Jurnal işdə iştirak edənlər üçündür.',
  'record.head': 'Jurnalın son qeydi: {seq}',
  'record.verify':
    'Hər qeyd özündən əvvəlkinin heşini daşıyır, buna görə dəyişdirilmiş qeyd üzə çıxır. Hamısını yoxlamaq üçün, serverdə:',

  'record.program': 'Proqram',
  'record.entry.typed':
    '{added, plural, =0 {Sözlər silindi və ya işarələndi} one {# işarə yazıldı} other {# işarə yazıldı}}',
  'record.entry.create': 'Qətnamə yaradıldı',
  'record.entry.bind': 'Proqram qoşuldu',
  'record.entry.cleanup': 'Proqram mətni səliqəyə saldı',
  'record.entry.checkpoint': 'Proqram bütün mətni saxladı və onun rəqəmsal izini jurnala yazdı',
  'record.entry.refused': 'Qəbul edilmədi: {what}',
  'record.entry.refused.text': 'bağlı yerə yazılan mətn',
  'record.entry.milestone': 'Versiya adlandırıldı: {label}',
  'record.entry.milestone.auto': 'Proqram versiya saxladı',
  'record.entry.collation': 'Bütün sütunların eyni şeyi dediyi təsdiqləndi',
  'record.entry.merge.confirm': 'Birləşmiş mətn təsdiqləndi',
  'record.entry.merge.flag': 'İki nəfərin sözləri bir yerdə qarşılaşdı',
  'record.entry.absent': 'İştirak etmir: {delegation}',
  'record.entry.absence-announced': 'İştirak etmədiyi elan olundu: {delegation}',
  'record.entry.rules': 'Prosedur qaydaları qüvvəyə mindi',
  'record.entry.present': 'Yenidən iştirak edir: {delegation}',
  'record.entry.closed': 'Qətnamə bağlandı: hamı imzaladı',
  'record.entry.restored': 'Ehtiyat nüsxədən bərpa olundu',
  'record.entry.seated': 'İştirak edən nümayəndə heyətləri daxil edildi',
  'record.entry.mended': 'İki cür oxuna biləcək mətn yenidən yazıldı',
  'record.link.history': 'Bəndin tarixçəsi',
  'record.link.compare': 'Burada nə dəyişib',
  'record.point': 'Qeyd {seq}',

  'checks.section': 'Yoxlamalar',
  'checks.none': 'Yoxlamalar burada heç nə tapmır.',
  'checks.count': '{count, plural, one {# qeyd} other {# qeyd}}',
  'checks.next': 'Yoxlamalar: imzalamağa mane olan {blocking}, baxmağa dəyən {warnings}. Növbətisinə keç',
  'checks.blocking': 'imzalamağa mane olur',
  'checks.warning': 'baxmağa dəyər',
  'checks.waived': 'götürülüb',
  'checks.waive': 'Qeydi götür…',
  'checks.waive.title': '{clause}: mane olmayan qeyd',
  'checks.waive.reason': 'Mətn niyə bu halda düzgündür',
  'checks.waive.help':
    'Səbəb tarixçədə qalır və imzalanmış paketə daxil olur: paketi yoxlayan hər kəs onu sizin adınız və vaxtla birlikdə oxuyur. Bu sözlər dəyişsə, qeyd yenidən imzalamağa mane olacaq.',
  'checks.waive.submit': 'Qeydi götür',
  'checks.waive.done': '{clause}: qeyd götürüldü.',
  'checks.waived.by': '{name}, {at}',
  'checks.waived.withdraw': 'Qeydi qaytar',
  'checks.waived.withdrawn': '{clause}: qeyd qaytarıldı.',
  'check.name.empty': 'mətnin olmaması',
  'check.name.numbers': 'ədədlər',
  'check.name.dates': 'tarixlər',
  'check.name.brackets': 'mötərizələr',
  'check.name.references': 'istinadlar',
  'check.name.script': 'yazı sistemi',
  'check.name.invisible': 'görünməyən işarələr',
  'check.name.letters': 'hərflər',
  'check.name.digits': 'rəqəmlər',
  'check.name.direction': 'yazı istiqaməti',
  'check.name.spaces': 'boşluqlar',
  'check.name.states': 'dövlətlərin sırası',
  'check.name.terms': 'anlayışların tərifi',
  'check.name.treaty': 'müqavilə sözləri',
  'check.name.footnotes': 'qeydlər', // native review
  'check.name.tables': 'cədvəllər', // native review
  'check.empty.cell': '{language}: mətn yoxdur',
  'check.numbers.missing': '{language}: {missing} rəqəmi yoxdur',
  'check.numbers.extra': '{language}: {extra} rəqəmi yalnız buradadır',
  'check.numbers.other': '{language}: {extra}, digər sütunlarda {missing}',
  'check.dates.missing': '{language}: {missing} tarixi yoxdur',
  'check.dates.extra': '{language}: {extra} tarixi yalnız buradadır',
  'check.dates.other': '{language}: {extra}, digər sütunlarda {missing}',
  'check.dates.impossible': '{language}: belə gün yoxdur: {words}',
  'check.brackets.unbalanced': '{language}: {count, plural, one {# mötərizənin} other {# mötərizənin}} cütü yoxdur',
  'check.brackets.differ': '{language}: mötərizələr digər sütunlardakı kimi deyil ({count}, orada {usual})',
  'check.references.unknown': '{language}: olmayana istinad: {words}',
  'check.script.mixed': '{language}: bir sözdə iki yazının hərfləri: {words} ({letters})',
  'check.script.lone': '{language}: başqa yazıdan tək hərf: {letters}',
  'check.invisible.character': '{language}: görünməyən işarələr: {words}',
  'check.invisible.joiner':
    '{language}: {count, plural, one {# yarımboşluq} other {# yarımboşluq}} heç nəyi birləşdirmir',
  // native review: what is turned around
  'check.direction.turned':
    '{language}: başqa proqramlar bunu fars sətrində tərsinə göstərir: {words}. Fars rəqəmləri və çəp xətlə və ya sözlə yazın',
  'check.letters.foreign': '{language}: başqa əlifbanın hərfləri: {words}',
  'check.spaces.double': '{language}: {count, plural, one {# qoşa boşluq} other {# qoşa boşluq}}',
  'check.spaces.stray':
    '{language}: kənarda və ya durğu işarəsindən əvvəl {count, plural, one {# boşluq} other {# boşluq}}',
  'check.digits.foreign': '{language}: başqa yazının rəqəmləri: {words}',
  'check.states.order':
    '{language}: dövlətlərin sırası {named}, razılaşdırılmış sıra isə {agreed}{slot, plural, =1 {. Onun yerində dövlətlərin siyahısı (sətrin menyusu) həmişə razılaşdırılmış sıradadır} other {}}',
  'check.states.alternat':
    '{language}: əsl nüsxələrdə ({holders}) bu siyahı nüsxənin sahibi ilə başlamır, çünki müddəanın sözləri bütün nüsxələrdə eynidir{slot, plural, =1 {. Onun yerində dövlətlərin siyahısı (sətrin menyusu) həmişə razılaşdırılmış sıradadır} other {}}',
  'check.states.unknown': '{language}: {words} bu dildə dövlətlərin siyahısı deyil. Mövcud olanlar: {known}', // native review
  'check.states.form':
    '{language}: {words} üçün bu adların forması məlum deyil: {names}. Onlar adlıq halda çap olunacaq; siyahının əvəzinə adları mətndə yazın', // native review
  'check.states.differ': '{language}: burada {named} göstərilib, digər sütunlardakı siyahıda isə {listed}', // native review
  // native review
  'check.terms.missing': '{language}: digər sütunların müəyyən etdiyi anlayış burada müəyyən edilməyib: {words}',
  'check.terms.elsewhere':
    '{language}: {words} yalnız {part} nömrəli hissə üçün müəyyən edilib, burada isə {count} dəfə işlədilib. Onu bütün mətn üçün və ya burada da müəyyən edin',
  'check.terms.differ': '{language}: {words} burada {part} nömrəli hissədəkindən fərqli müəyyən edilib',
  'check.terms.itself':
    '{language}: {words} — başqa cür adlanan, bir neçə hissədən ibarət mətndə belə deyilir ({count} bənd). Hissənin, yoxsa bütün mətnin nəzərdə tutulduğunu göstərin',
  'check.treaty.words': '{language}: siyasi mətndə müqavilələrə xas sözlər: {words}',
  // native review: whether "by eye" is said so
  'check.footnotes.differ':
    '{language}: mətndə qeyd yerləri: {count}; müddəanın qeydləri: {notes}. Hər birinin yerində (*) yazın, ya da qeyd əlavə edin və ya geri götürün', // native review
  'check.footnotes.homeless':
    '{language}: bu qeyd heç bir müddəaya aid deyil. Onu ona istinad edən müddəadan sonra yerləşdirin', // native review
  'check.tables.differ':
    '{language}: cədvəldə sətirlər: {rows}, sütunlar: {width}; digərlərində: {usualRows} və {usualWidth}', // native review
  'check.tables.row': '{language}, sətir {row}: xanalar: {count}; birinci sətirdə: {usual}', // native review
  'check.tables.single': '{language}: cədvəlin bir sütunu var. Xanalar arasında | yazın və ya müddəanın növünü dəyişin', // native review
  'check.tables.missing': '{language}, sətir {row}, sütun {column}: {missing} rəqəmi yoxdur', // native review
  'check.tables.extra': '{language}, sətir {row}, sütun {column}: {extra} rəqəmi yalnız burada var', // native review
  'check.tables.other': '{language}, sətir {row}, sütun {column}: {extra}, digərlərində {missing}', // native review
  'check.unread.cell': '{language}: yoxlamalardan biri bu mətni oxuya bilmədi. Onu digər sütunlarla özünüz tutuşdurun',
};
