/** The desktop program around the page: its menu, its questions, the choice of a summit. native review: every sentence. */
import type { DesktopKey } from './en.ts';

export const az: { readonly [key in DesktopKey]: string } = {
  'desktop.newWindow': 'Yeni pəncərə',
  'desktop.projector': 'Başqa ekranda göstər',
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
  'desktop.silent.detail': 'Bir az gözləyin və ya yenidən yükləyin. Bu halda son yazılan sözlər itə bilər.',
  'desktop.wait': 'Gözlə',
  'desktop.certificate': 'Server kim olduğunuzu soruşur. Hansı sertifikatı görə bilər?',
  'desktop.certificate.none': 'Heç biri',
  'desktop.broken': 'Alternat proqramı zədələnib.',
  'desktop.broken.detail': 'Onun öz faylları oxunmadı. Proqramı yenidən quraşdırın; mətniniz yerində qalır.',
  'desktop.unsafe': 'Alternat bu açarla başlamır, çünki o, qorunmanı aradan qaldırır. Onsuz başladın:',
  'desktop.print.failed': 'Səhifə çap olunmadı. Printeri yoxlayıb yenidən cəhd edin.',
  'desktop.unkept':
    'Bu kompüterdə açar anbarı əlçatan deyil. Katibliyə çatmayan mətn proqram bağlandıqda itir və növbəti açılışda yenidən daxil olmalısınız.',
  'desktop.locked':
    'Bu kompüterin açar anbarı kilidlidir. Əvvəlki seansın göndərilməmiş mətni orada gözləyir: kilidi açın və Alternat-ı yenidən başladın.',
  'desktop.ended.lost': 'Girişiniz başa çatıb. Davam etmək üçün yenidən daxil olun.',
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
  'notify.position': 'Bəyanat və ya xülasə',
};
