/** The desktop program around the page: its menu, its questions, the choice of a summit. native review: every sentence. */
import type { DesktopKey } from './en.ts';

export const tk: { readonly [key in DesktopKey]: string } = {
  'desktop.newWindow': 'Täze penjire',
  'desktop.projector': 'Başga ekranda görkez',
  'desktop.undo': 'Yzyna al',
  'desktop.redo': 'Gaýtala',
  'desktop.window': 'Penjire',
  'desktop.minimize': 'Kiçelt',
  'desktop.zoomWindow': 'Penjiräni ulalt',
  'desktop.front': 'Hemmesini öňe çykar',
  'desktop.services': 'Hyzmatlar',
  'desktop.hide': 'Alternat-y gizle',
  'desktop.hideOthers': 'Beýlekileri gizle',
  'desktop.unhide': 'Hemmesini görkez',
  'desktop.closing.lost': 'Ol şu kompýuterde saklanmaýar, sebäbi açarlar ammary elýeter däl. Häzir ýapsaňyz, ýiter.',
  'desktop.stopped': 'Sahypa birnäçe gezek durdy.',
  'desktop.stopped.detail':
    'Ony täzeden ýükläň ýa-da penjiräni ýapyň. Şu kompýuterde saklananlar ýüklenende gaýdyp gelýär.',
  'desktop.reload': 'Täzeden ýükle',
  'desktop.silent': 'Sahypa jogap bermeýär.',
  'desktop.silent.detail': 'Biraz garaşyň ýa-da täzeden ýükläň. Onda soňky ýazylan sözler ýitip biler.',
  'desktop.wait': 'Garaş',
  'desktop.certificate': 'Serwer siziň kimdigiňizi soraýar. Oňa haýsy sertifikat görkezilsin?',
  'desktop.certificate.none': 'Hiç haýsy',
  'desktop.broken': 'Alternat programmasy zeperlenipdir.',
  'desktop.broken.detail': 'Onuň öz faýllary okalmady. Programmany täzeden gurnaň; tekstiňiz ýerinde galýar.',
  'desktop.unsafe': 'Alternat bu açar sözi bilen başlamaýar, sebäbi ol goragy aýyrýar. Onsuz başladyň:',
  'desktop.print.failed': 'Sahypa çap edilmedi. Printeri barlaň we gaýtadan synanyşyň.',
  'desktop.unkept':
    'Bu kompýuterde açarlar ammary elýeter däl. Sekretariata ýetmedik tekst programma ýapylanda ýitýär, indiki açylanda täzeden girmeli bolarsyňyz.',
  'desktop.locked':
    'Bu kompýuteriň açarlar ammary gulplanan. Öňki seansyň iberilmedik teksti şol ýerde garaşýar: gulpy açyň we Alternat-y täzeden başladyň.',
  'desktop.ended.lost': 'Girişiňiz tamamlandy. Dowam etmek üçin täzeden giriň.',
  'desktop.error.lost': 'Sekretariata ýetenler abat.',
  'desktop.leave.lost':
    '{unsent, plural, other {# üýtgetme ýa-da çözgüt}} sekretariata ýetmedi. Olar şu kompýuterde saklanmaýar, sebäbi açarlar ammary elýeter däl. Häzir çyksaňyz, ýiter.',

  'connect.other': 'Başga sammit…',
  'connect.back': 'Yza',
  'connect.recent': 'Şu kompýuterde öň açylanlar',
  'connect.wait': 'Birikdirilýär…',
  'connect.needsName':
    'Iki nokatly belgini bu ýerde ulanyp bolmaýar. Serweriň adyny soraň, meselem https://summit.example.',
  'connect.unreachable': 'Bu salgyda hiç kim jogap bermeýär. Harplary we birikmäni barlaň, soň gaýtadan synanyşyň.',
  'connect.certificate':
    'Ol ýerde jogap berýän şol serwerdigini subut edip bilmeýär. Dowam etmäň; salgyny ýa-da birikme koduny sekretariatdan täzeden soraň.',
  'connect.otherName': 'Ol ýerdäki serwer bu at bilen tanalmaýar. Haýsy ady ulanmalydygyny sekretariatdan soraň.',
  'connect.notSummit': 'Ol ýerde bir zat jogap berýär, ýöne ol sammit däl. Salgyny barlaň.',
  'connect.restart':
    'Alternat başladylandan soň bu sammitiň birikme kody üýtgedi. Programmany ýapyp, täzeden başladyň; täze kod ýatda saklandy.',

  // native review
  'package.command': 'Gol çekilen bukjany barla…',
  'package.title': 'Gol çekilen bukjany barlamak',
  'package.choose': 'Bukja saýla…',
  'package.help':
    'Gol çekilen bukja ady .asice bilen gutarýan faýldyr. Barlag şu kompýuterde geçirilýär; hiç zat iberilmeýär.',
  'package.busy': '{name} barlanýar…',
  'package.tooLarge': 'Bu faýl 64 MB-dan uly, gol çekilen bukjalar bolsa beýle bolmaýar. Ony iberenden täzeden soraň.',
  'package.unreadable':
    '{name} faýly okalmady. Onuň ýerindedigine we başga programmada açyk däldigine göz ýetiriň, soň täzeden açyň.',
  'package.failed': '{name} faýlyny bu ýerde barlap bolmady. Ony iberenden täzeden soraň.',
  'package.insecure':
    'Bu sahypa şifrlenmän geldi, şonuň üçin brauzer bu ýerde barlag jemlerini hasaplamaýar. Bukjany iş stoly programmasy bilen açyň ýa-da “alternat verify” buýrugyny ulanyň.',
  'package.unvouched':
    'Bukjada hiç zat zaýalanmandyr we her gol gol çekilen zada laýyk gelýär. Gollaryň kimdigini entek aýdyp bolmaýar: aşakda döwletleriň kök sertifikatlaryny goşuň.',
  'package.roots': 'Kök sertifikatlary',
  'package.roots.help':
    'Her döwletiň kök sertifikatyny resmi ýollar arkaly alyň we barmak yzyny diplomatik nota bilen deňeşdiriň. Bukjanyň öz içindäki sertifikatlar hiç zady subut etmeýär. Wagt möhüri gullugynyň faýly “tsa” diýlip atlandyrylmalydyr.',
  'package.roots.add': 'Kök sertifikatyny goş…',
  'package.roots.bad': '{name} faýlynda sertifikat ýok. PEM ýa-da DER görnüşindäki faýly saýlaň.',
  'package.roots.stamps': 'Wagt möhürleri',
  'package.roots.noState': 'Döwlet görkezilmändir',
  'package.roots.files': 'Sertifikatlar',
  'package.files': 'Gol çekilen bukjalar',
  'package.texts':
    'Çap edilen resminamalar bu ýerde ylalaşylan tekst bilen deňeşdirilmeýär; muny “alternat verify” edýär.',

  // native review
  'notify.setting': 'Penjire öňde däl wagty habar ber',
  'notify.mention': 'Siziň adyňyz tutuldy',
  'notify.reopened': 'Bent täzeden açyldy',
  'notify.silence-started': 'Ümsümlik tertibi başlandy',
  'notify.silence-broken': 'Ümsümlik bozuldy',
  'notify.silence-passed': 'Ümsümlik saklandy',
  'notify.refused': 'Ýazanyňyzyň bir bölegi kabul edilmedi',
  'notify.proposal': 'Teklibiňiz barada karar çykaryldy',
  'notify.presence': 'Wekiliýetleriň gatnaşygy üýtgedi',
  'notify.rules': 'Iş tertibi düzgünleri',
  'notify.correction': 'Gol çekilen tekstiň düzedişi',
  'notify.adoption': 'Tekstiň kabul edilmegi',
  'notify.position': 'Beýannama ýa-da jemleme',
};
