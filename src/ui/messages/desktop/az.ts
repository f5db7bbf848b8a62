/** The desktop program around the page: its menu, its questions, the choice of a summit. native review: every sentence. */
import type { DesktopKey } from './en.ts';

export const az: { readonly [key in DesktopKey]: string } = {
  'desktop.newWindow': 'Yeni pəncərə',
  // native review: the view for the room
  'desktop.projector': 'Zala göstər',
  'wall.leave': 'Göstərişi bağla',
  'wall.follow': 'Yerimi izlə',
  'wall.offline': '{since} vaxtından bəri əlaqə yoxdur: mətn o vaxtkı kimidir',
  'wall.signedOut': 'Artıq heç kim daxil olmayıb. Göstərişi bağlayın, daxil olun və mətni yenidən göstərin.',
  'desktop.undo': 'Geri al',
  'desktop.redo': 'Təkrar et',
  'desktop.window': 'Pəncərə',
  'desktop.minimize': 'Yığ',
  'desktop.zoomWindow': 'Pəncərəni böyüt',
  'desktop.front': 'Hamısını önə gətir',
  'desktop.services': 'Xidmətlər',
  'desktop.hide': 'Alternat-ı gizlət',
  'desktop.hideOthers': 'Digərlərini gizlət',
  'desktop.unhide': 'Hamısını göstər',
  'desktop.closing.lost': 'O, bu kompüterdə saxlanılmır, çünki açar anbarı əlçatan deyil. İndi bağlasanız, itəcək.',
  'desktop.stopped': 'Səhifə bir neçə dəfə dayanıb.',
  'desktop.stopped.detail':
    'Onu yenidən yükləyin və ya pəncərəni bağlayın. Bu kompüterdə saxlanılanlar yükləndikdə qayıdır.',
  'desktop.reload': 'Yenidən yüklə',
  'desktop.silent': 'Səhifə cavab vermir.',
  'desktop.silent.detail': 'Bir az gözləyin və ya yenidən yükləyin. Bu halda katibliyə çatmayanlar itə bilər.',
  'desktop.wait': 'Gözlə',
  'desktop.certificate': 'Server kim olduğunuzu soruşur. Hansı sertifikatı görə bilər?',
  'desktop.certificate.none': 'Heç biri',
  'desktop.broken': 'Alternat proqramı zədələnib.',
  'desktop.broken.detail': 'Onun öz faylları oxunmadı. Proqramı yenidən quraşdırın; mətniniz yerində qalır.',
  // native review: the question of a proxy
  'proxy.title': 'Şəbəkə parol istəyir',
  'proxy.body':
    'Bağlantı {proxy} proksi serverindən keçir və o, kim olduğunuzu soruşur. Ad və parolu sizə şəbəkəni idarə edən verib. Bunu soruşan katiblik deyil.',
  'proxy.again': 'Proksi server bunu qəbul etmədi. Adı və parolu yoxlayın.',
  'proxy.user': 'Ad',
  'proxy.password': 'Parol',
  'proxy.kept': 'Hər ikisi yalnız Alternat bağlanana qədər saxlanılır və yalnız bu proksi serverə verilir.',
  'proxy.plain':
    'Bu proksi server parolu yazıldığı kimi qəbul edir və şəbəkədə başqaları onu oxuya bilər. Başqa bir şeyi açan parolu işlətməyin.',
  'proxy.submit': 'Göndər',
  'desktop.unsafe': 'Alternat bu açarla başlamır, çünki o, qorunmanı aradan qaldırır. Onsuz başladın:',
  'desktop.print.failed': 'Səhifə çap olunmadı. Printeri yoxlayıb yenidən cəhd edin.',
  'desktop.unkept':
    'Bu kompüterdə açar anbarı əlçatan deyil. Katibliyə çatmayan mətn proqram bağlandıqda itir və növbəti açılışda yenidən daxil olmalısınız.',
  'desktop.locked':
    'Bu kompüterin açar anbarı kilidlidir. Əvvəlki seansın göndərilməmiş mətni orada gözləyir: kilidi açın və Alternat-ı yenidən başladın.',
  'desktop.ended.lost': 'Girişiniz başa çatıb. Davam etmək üçün yenidən daxil olun.',
  'desktop.ended.unkept':
    'Əvvəlcə göndərilməyəni kopyalayın: o, yalnız bu pəncərədədir və pəncərə bağlananda və ya yenidən yüklənəndə itir.',
  'desktop.ended.kept': 'Heç nə itməyib.',
  'desktop.offline.unkept':
    'O vaxtadək bu pəncərəni bağlamayın: burada açar anbarı əlçatan deyil, ona görə heç nə yazılıb saxlanılmır.',
  'desktop.link.unkept.short': 'Pəncərədə',
  'desktop.link.unkept': 'Yalnız bu pəncərədə',
  'desktop.stopped.lost':
    'Onu yenidən yükləyin və ya pəncərəni bağlayın. Katibliyə çatmamış mətn itib, çünki burada açar anbarı əlçatan deyil.',
  'desktop.error.lost': 'Katibliyə çatanlar salamatdır.',
  'desktop.leave.lost':
    '{unsent, plural, other {# dəyişiklik və ya qərar}} katibliyə çatmayıb. Bunlar bu kompüterdə saxlanılmır, çünki açar anbarı əlçatan deyil. İndi çıxsanız, itəcək.',

  'connect.other': 'Başqa sammit…',
  'connect.back': 'Geri',
  'connect.recent': 'Bu kompüterdə əvvəl açılanlar',
  'connect.wait': 'Qoşulur…',
  'connect.needsName':
    'İki nöqtəli nömrə burada işlədilə bilməz. Serverin adını soruşun, məsələn https://summit.example.',
  'connect.unreachable': 'Bu ünvanda heç kim cavab vermir. Hərfləri və bağlantını yoxlayıb yenidən cəhd edin.',
  'connect.certificate':
    'Orada cavab verən həmin server olduğunu sübut edə bilmir. Davam etməyin; ünvanı və ya qoşulma kodunu katiblikdən yenidən istəyin.',
  'connect.otherName': 'Oradakı server bu adla tanınmır. Hansı addan istifadə etməyi katiblikdən soruşun.',
  'connect.notSummit': 'Orada nəsə cavab verir, amma bu, sammit deyil. Ünvanı yoxlayın.',
  'connect.restart':
    'Alternat başladılandan sonra bu sammitin qoşulma kodu dəyişib. Proqramı bağlayıb yenidən başladın; yeni kod yadda saxlanılıb.',

  // native review
  'package.command': 'İmzalanmış paketi yoxla…',
  'package.title': 'İmzalanmış paketin yoxlanması',
  'package.choose': 'Paket seç…',
  'package.help': 'İmzalanmış paket adı .asice ilə bitən fayldır. Yoxlama bu kompüterdə aparılır; heç nə göndərilmir.',
  'package.busy': '{name} yoxlanılır…',
  'package.tooLarge':
    'Bu fayl 64 MB-dan böyükdür, imzalanmış paketlər isə belə olmur. Onu göndərəndən yenidən istəyin.',
  'package.notOpened':
    'Faylı açmaq olmadı. O, oxuna bilməli və 64 MB-dan böyük olmamalıdır; bunu yoxlayıb yenidən seçin.',
  'package.unreadable':
    '{name} faylı oxunmadı. Onun yerində olduğuna və başqa proqramda açıq olmadığına baxın, sonra yenidən açın.',
  'package.failed': '{name} faylını burada yoxlamaq mümkün olmadı. Onu göndərəndən yenidən istəyin.',
  'package.insecure':
    'Bu səhifə şifrələnmədən gəlib, ona görə brauzer burada yoxlama cəmlərini hesablamır. Paketi masaüstü proqramla açın və ya “alternat verify” əmrindən istifadə edin.',
  'package.unvouched':
    'Paketdə heç nə zədələnməyib və hər imza imzalanana uyğundur. İmzaların kimə məxsus olduğunu hələ demək olmur: aşağıda dövlətlərin kök sertifikatlarını əlavə edin.',
  'package.roots': 'Kök sertifikatlar',
  'package.roots.help':
    'Hər dövlətin kök sertifikatını rəsmi kanallarla alın və barmaq izini diplomatik nota ilə tutuşdurun. Paketin öz içindəki sertifikatlar heç nəyi sübut etmir. Vaxt möhürü xidmətinin faylı “tsa” adlanmalıdır.',
  'package.roots.add': 'Kök sertifikat əlavə et…',
  'package.roots.bad': '{name} faylında sertifikat yoxdur. PEM və ya DER formatında fayl seçin.',
  'package.roots.stamps': 'Vaxt möhürləri',
  'package.roots.noState': 'Dövlət göstərilməyib',
  'package.roots.files': 'Sertifikatlar',
  'package.files': 'İmzalanmış paketlər',
  'package.texts': 'Çap olunmuş sənədlər burada razılaşdırılmış mətnlə tutuşdurulmur; bunu “alternat verify” edir.',

  // native review
  'notify.setting': 'Pəncərə öndə olmayanda xəbər ver',
  'notify.mention': 'Sizin adınız çəkilib',
  'notify.reopened': 'Bənd yenidən açılıb',
  'notify.silence-started': 'Sükut proseduru başlayıb',
  'notify.silence-broken': 'Sükut pozulub',
  'notify.silence-passed': 'Sükut pozulmayıb',
  'notify.refused': 'Yazdığınızın bir hissəsi qəbul olunmayıb',
  'notify.proposal': 'Təklifiniz barədə qərar verilib',
  'notify.presence': 'Nümayəndə heyətlərinin iştirakı dəyişib',
  'notify.rules': 'Prosedur qaydaları',
  'notify.correction': 'İmzalanmış mətnin düzəlişi',
  'notify.adoption': 'Mətnin qəbulu',
  'notify.signing': 'Mətnin imzalanması', // native review
  'notify.position': 'Bəyanat və ya xülasə',
  // native review: hosting and joining
  'connect.host': 'İclas keçirmək',
  'host.title': 'İclas keçirmək',
  'host.menu': 'İclas keçirmək…',
  'host.intro': 'İclas bu kompüterdə keçirilir, digərləri eyni şəbəkə ilə qoşulurlar. İnternetə heç nə getmir.',
  'host.address': 'Bu kompüterin ünvanı',
  'host.address.help': 'Digərlərinin də olduğu şəbəkəni seçin.',
  'host.noNetwork':
    'Bu kompüter heç bir özəl şəbəkədə deyil. Onu zalın şəbəkəsinə qoşub yenidən yoxlayın. İnternet üzərindən iclas üçün server lazımdır: «alternat serve».',
  'host.lookAgain': 'Yenidən yoxla',
  'host.earlier': 'Bu kompüterdə əvvəl keçirilənlər',
  'host.again': 'Davam etdir',
  'host.folder.other': 'Qovluqdan iclas…',
  'host.new': 'Yeni iclas',
  'host.name': 'İclasın adı',
  'host.me': 'Adınız',
  'host.me.help': 'İclası keçirən katiblikdir.',
  'host.states': 'Dövlətlər',
  'host.columns': 'Mətnlərin dilləri',
  'host.text': 'Mətnlərin başlıqları',
  'host.text.help': 'Hər sətirdə bir başlıq. Digərləri iclasın özündə, fayllardan əlavə olunur.',
  'host.place': 'Qovluq',
  'host.place.own': 'Bu proqramın məlumatları arasında',
  'host.place.choose': 'Qovluq seçin…',
  'host.begin': 'İclası aç',
  'host.file': 'Sammit faylından…',
  'host.sample': 'Nümunə sammitlə sınayın',
  'host.sample.help': 'Yalnız bu kompüterdə; başqa heç kim qoşula bilməz.',
  'host.sample.open': 'Nümunəni aç',
  'host.starting': 'İclas açılır…',
  'host.stopping': 'İclas bağlanır…',
  'host.missing': 'Bütün xanaları doldurun, ən azı bir dövlət və bir dil seçin.',
  'host.problem.already': 'Burada artıq iclas keçirilir. Əvvəlcə onu bitirin.',
  'host.problem.noAddress': 'Bu kompüterin artıq belə ünvanı yoxdur. Başqasını seçin.',
  'host.problem.portTaken':
    'Bu iclasın portunu başqa proqram tutub. Onu bağlayın və ya iclası başqa portda açın; onda digərlərinə yeni qoşulma mətni lazım olacaq.',
  'host.problem.inUse': 'Bu qovluq başqa proqramda açıqdır. Əvvəlcə orada bağlayın və ya başqa qovluq seçin.',
  'host.problem.unwritable': 'Bu qovluğa yazmaq olmur. Başqa qovluq seçin.',
  'host.problem.diskFull': 'Disk doludur. Yer açıb yenidən cəhd edin. Heç nə yarımçıq yazılmayıb.',
  'host.problem.newer':
    'Bu qovluğu Alternat proqramının daha yeni versiyası yazıb. Proqramı yeniləyin; heç nə dəyişdirilməyib.',
  'host.problem.damaged':
    'Bu qovluqdakı iclas oxunmur. Heç nə dəyişdirilməyib. Yerinə ehtiyat nüsxəni qoyun və ya başqa qovluq seçin.',
  'host.problem.notEmpty': 'Bu qovluqda artıq iclas var. Onu öz qovluğundan açın və ya yenisi üçün başqa qovluq seçin.',
  'host.problem.nothingThere': 'Bu qovluqda iclas yoxdur. Başqa qovluq seçin və ya yeni iclas başlayın.',
  'host.problem.badFile': 'Bu, sammit faylı deyil: {detail}',
  'host.problem.gone': 'Seçilmiş artıq məlum deyil. Yenidən seçin.',
  'host.problem.failed': 'İclası açmaq olmadı. Yenidən cəhd edin; alınmasa, Alternat proqramını yenidən başladın.',
  'host.choose.failed':
    'Heç nə seçmək olmadı, çünki sistemin pəncərəsi açılmadı. Yenidən cəhd edin; alınmasa, Alternat proqramını yenidən başladın.',
  'host.anyPort': 'Başqa portda aç',
  'host.running': 'İclas açıqdır',
  'host.running.sample': 'Nümunə bu kompüterdə açıqdır',
  'host.join': 'Digərləri necə qoşulur',
  'host.join.desktop':
    'Alternat proqramında «Başqa sammit…» seçib bu mətni yazır və ya yapışdırır, yaxud keçidi açırlar. Sonra barmaq izini yuxarıdakı ilə tutuşdururlar.',
  'host.join.text': 'Qoşulma mətni',
  'host.join.link': 'Qoşulma keçidi',
  'host.join.browser':
    'Brauzerdə yalnız ünvanı açırlar. Brauzer xəbərdarlıq edir, çünki sertifikatı heç bir mərkəz imzalamayıb; davam etməzdən əvvəl onun barmaq izini (SHA-256) bununla tutuşdururlar.',
  'host.fingerprint': 'Sertifikatın barmaq izi',
  'host.code.help': 'Hər kəsə yalnız onun üçün yaradılan öz kodu da lazımdır.',
  'host.invite': 'Dəvət et və ya çıxar',
  'host.qr': 'Qoşulma mətninin QR kodu',
  'host.enter': 'İclasa keç',
  'host.guests': 'Kim var',
  'host.guests.none': 'Heç kimdə mətn açıq deyil.',
  'host.folder': 'İclasın qovluğu',
  'host.firewall':
    'Bu ünvana heç kim çata bilmirsə, bu kompüterin təhlükəsizlik divarında Alternat proqramına icazə verin.',
  'host.unreachable':
    'Kompüter ünvanını itirib və digərləri ona çata bilmirlər. Onu yenidən şəbəkəyə qoşun. Ünvan dəyişibsə, iclası bitirib yenidən davam etdirin. Heç nə itməyib.',
  'host.trouble.full':
    'Bu kompüterin diski doludur və iclasda yazılanlar saxlanılmır. Yer açın; o vaxtadək heç kim pəncərəsini bağlamasın. Heç nə itməyib: yazılan onu yazanda qalır və sonra özü çatır.',
  'host.trouble.failing':
    'Bu kompüterin diski iclasda yazılanları qəbul etmir. İclasın qovluğunun yerində olduğunu və ora yazmağın mümkünlüyünü yoxlayın; o vaxtadək heç kim pəncərəsini bağlamasın. Heç nə itməyib: yazılan onu yazanda qalır və sonra özü çatır.',
  'host.trouble.over': 'İclasda yazılanlar yenidən diskdə saxlanılır.',
  'host.stop': 'Bitir',
  'host.stop.title': 'İclas bitirilsin?',
  'host.stop.body':
    '{guests, plural, =0 {Heç kimdə mətn açıq deyil.} other {# nəfərdə mətn açıqdır.}} Saxlanılanlar qovluqda qalır və «Davam etdir» onları yenidən açır.',
  'host.stop.stay': 'Bitirmə',
  'host.crashed':
    'İclas öz-özünə dayandı. Saxlanılanlar onun qovluğundadır. Yenidən açın; digərləri özləri qayıdacaqlar.',
  'host.crashed.again': 'Yenidən aç',
  'host.quit': 'İclas bitirilsin və Alternat bağlansın?',
  'host.quit.detail': 'Digərləri daha iclasda işləyə bilməyəcəklər. Saxlanılanlar bu kompüterdə qalır. İndi olanlar:',
  'host.quit.accept': 'Bitir və bağla',
  'host.quit.decline': 'Bitirmə',
  'join.title': 'Bu iclasa qoşulursunuz?',
  'join.body':
    'Ünvanı və barmaq izini iclası keçirənin ekranı ilə qrup-qrup tutuşdurun. Yalnız hamısı uyğun gələndə qoşulun.',
  'join.address': 'Ünvan',
  'join.submit': 'Hamısı uyğundur: qoşul',
  'join.cancel': 'Qoşulma',
  'host.state.AZ': 'Azərbaycan',
  'host.state.IR': 'İran',
  'host.state.KZ': 'Qazaxıstan',
  'host.state.RU': 'Rusiya',
  'host.state.TM': 'Türkmənistan',

  // native review
  'diagnostics.save': 'Diaqnostika məlumatını saxla…',
  'diagnostics.saved': 'Məlumat saxlanıldı. Orada nə mətn, nə də ad var; göndərməzdən əvvəl oxuyun.',
  'diagnostics.failed': 'Məlumat saxlanılmadı. Başqa qovluq seçib yenidən cəhd edin.',
};
