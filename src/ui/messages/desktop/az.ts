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
};
