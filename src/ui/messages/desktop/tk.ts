/** The desktop program around the page: its menu, its questions, the choice of a summit. native review: every sentence. */
import type { DesktopKey } from './en.ts';

export const tk: { readonly [key in DesktopKey]: string } = {
  'desktop.newWindow': 'Täze penjire',
  // native review: the view for the room
  'desktop.projector': 'Zala görkez',
  'wall.leave': 'Görkezişi ýap',
  'wall.follow': 'Meniň ýerime eýer',
  'wall.offline': '{since} bäri birikme ýok: tekst şol wagtky ýaly',
  'wall.signedOut': 'Indi hiç kim girmedi. Görkezişi ýapyň, giriň we teksti täzeden görkeziň.',
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
  'desktop.silent.detail': 'Biraz garaşyň ýa-da täzeden ýükläň. Onda sekretariata ýetmedikler ýitip biler.',
  'desktop.wait': 'Garaş',
  'desktop.certificate': 'Serwer siziň kimdigiňizi soraýar. Oňa haýsy sertifikat görkezilsin?',
  'desktop.certificate.none': 'Hiç haýsy',
  'desktop.broken': 'Alternat programmasy zeperlenipdir.',
  'desktop.broken.detail': 'Onuň öz faýllary okalmady. Programmany täzeden gurnaň; tekstiňiz ýerinde galýar.',
  // native review: the question of a proxy
  'proxy.title': 'Tor parol soraýar',
  'proxy.body':
    'Birikme {proxy} proksi serwerinden geçýär we ol kimdigiňizi soraýar. Ady we paroly size tory dolandyrýanlar berdi. Muny soraýan sekretariat däl.',
  'proxy.again': 'Proksi serwer muny kabul etmedi. Ady we paroly barlaň.',
  'proxy.user': 'At',
  'proxy.password': 'Parol',
  'proxy.kept': 'Ikisi hem diňe Alternat ýapylýança saklanýar we diňe şu proksi serwere berilýär.',
  'proxy.plain':
    'Bu proksi serwer paroly ýazylyşy ýaly kabul edýär, ony tordaky başgalar okap biler. Başga zady açýan paroly ulanmaň.',
  'proxy.submit': 'Iber',
  'desktop.unsafe': 'Alternat bu açar sözi bilen başlamaýar, sebäbi ol goragy aýyrýar. Onsuz başladyň:',
  'desktop.print.failed': 'Sahypa çap edilmedi. Printeri barlaň we gaýtadan synanyşyň.',
  'desktop.unkept':
    'Bu kompýuterde açarlar ammary elýeter däl. Sekretariata ýetmedik tekst programma ýapylanda ýitýär, indiki açylanda täzeden girmeli bolarsyňyz.',
  'desktop.locked':
    'Bu kompýuteriň açarlar ammary gulplanan. Öňki seansyň iberilmedik teksti şol ýerde garaşýar: gulpy açyň we Alternat-y täzeden başladyň.',
  'desktop.ended.lost': 'Girişiňiz tamamlandy. Dowam etmek üçin täzeden giriň.',
  'desktop.ended.unkept':
    'Ilki iberilmedigini göçürip alyň: ol diňe şu penjirede, penjire ýapylanda ýa-da täzeden ýüklenende ýitýär.',
  'desktop.ended.kept': 'Hiç zat ýitmedi.',
  'desktop.offline.unkept':
    'Oňa çenli bu penjiräni ýapmaň: bu ýerde açarlar ammary elýeter däl, şonuň üçin hiç zat ýazylyp saklanmaýar.',
  'desktop.link.unkept.short': 'Penjirede',
  'desktop.link.unkept': 'Diňe şu penjirede',
  'desktop.stopped.lost':
    'Ony täzeden ýükläň ýa-da penjiräni ýapyň. Sekretariata ýetmedik tekst ýitdi, sebäbi bu ýerde açarlar ammary elýeter däl.',
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
  'package.notOpened': 'Faýl açylmady. Ol okalýan bolmaly we 64 MB-dan uly bolmaly däl; muny barlap, täzeden saýlaň.',
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
  'notify.signing': 'Teksti gol çekmek', // native review
  'notify.position': 'Beýannama ýa-da jemleme',
  // native review: hosting and joining
  'connect.host': 'Mejlis geçirmek',
  'host.title': 'Mejlis geçirmek',
  'host.menu': 'Mejlis geçirmek…',
  'host.intro': 'Mejlis şu kompýuterde geçýär, beýlekiler şol bir tor arkaly goşulýarlar. Internete hiç zat gitmeýär.',
  'host.address': 'Şu kompýuteriň salgysy',
  'host.address.help': 'Beýlekileriň hem bolan toruny saýlaň.',
  'host.noNetwork':
    'Bu kompýuter hiç bir hususy torda däl. Ony zalyň toruna birikdirip, täzeden barlaň. Internet arkaly mejlis üçin serwer gerek: «alternat serve».',
  'host.lookAgain': 'Täzeden barla',
  'host.earlier': 'Şu kompýuterde öň geçirilenler',
  'host.again': 'Dowam et',
  'host.folder.other': 'Bukjadaky mejlis…',
  'host.new': 'Täze mejlis',
  'host.name': 'Mejlisiň ady',
  'host.me': 'Adyňyz',
  'host.me.help': 'Mejlisi geçirýän — sekretariat.',
  'host.states': 'Döwletler',
  'host.columns': 'Tekstleriň dilleri',
  'host.text': 'Tekstleriň atlary',
  'host.text.help': 'Her setirde bir at. Beýlekileri mejlisiň özünde, faýllardan goşulýar.',
  'host.place': 'Bukja',
  'host.place.own': 'Şu programmanyň maglumatlarynyň arasynda',
  'host.place.choose': 'Bukja saýla…',
  'host.begin': 'Mejlisi aç',
  'host.file': 'Sammit faýlyndan…',
  'host.sample': 'Nusga sammitde synap gör',
  'host.sample.help': 'Diňe şu kompýuterde; başga hiç kim goşulyp bilmeýär.',
  'host.sample.open': 'Nusgany aç',
  'host.starting': 'Mejlis açylýar…',
  'host.stopping': 'Mejlis ýapylýar…',
  'host.missing': 'Ähli meýdançalary dolduryň, iň azyndan bir döwlet we bir dil saýlaň.',
  'host.problem.already': 'Bu ýerde eýýäm mejlis geçýär. Ilki şony tamamlaň.',
  'host.problem.noAddress': 'Bu kompýuterde indi beýle salgy ýok. Başgasyny saýlaň.',
  'host.problem.portTaken':
    'Bu mejlisiň portuny başga programma tutupdyr. Ony ýapyň ýa-da mejlisi başga portda açyň; onda beýlekilere täze goşulmak teksti gerek bolar.',
  'host.problem.inUse': 'Bu bukja başga programmada açyk. Ilki şol ýerde ýapyň ýa-da başga bukja saýlaň.',
  'host.problem.unwritable': 'Bu bukja ýazyp bolmaýar. Başga bukja saýlaň.',
  'host.problem.diskFull': 'Disk doly. Ýer boşadyp, gaýtadan synanyşyň. Hiç zat ýarym ýazylmady.',
  'host.problem.newer':
    'Bu bukjany Alternat programmasynyň has täze wersiýasy ýazypdyr. Programmany täzeläň; hiç zat üýtgedilmedi.',
  'host.problem.damaged':
    'Bu bukjadaky mejlis okalmaýar. Hiç zat üýtgedilmedi. Ýerine ätiýaçlyk nusgany goýuň ýa-da başga bukja saýlaň.',
  'host.problem.notEmpty': 'Bu bukjada eýýäm mejlis bar. Ony öz bukjasyndan açyň ýa-da täzesi üçin başga bukja saýlaň.',
  'host.problem.nothingThere': 'Bu bukjada mejlis ýok. Başga bukja saýlaň ýa-da täze mejlis başlaň.',
  'host.problem.badFile': 'Bu sammit faýly däl: {detail}',
  'host.problem.gone': 'Saýlanan zat indi belli däl. Täzeden saýlaň.',
  'host.problem.failed':
    'Mejlisi açyp bolmady. Gaýtadan synanyşyň; başartmasa, Alternat programmasyny täzeden başladyň.',
  'host.choose.failed':
    'Hiç zat saýlanmady, sebäbi ulgamyň penjiresi açylmady. Gaýtadan synanyşyň; başartmasa, Alternat programmasyny täzeden başladyň.',
  'host.anyPort': 'Başga portda aç',
  'host.running': 'Mejlis açyk',
  'host.running.sample': 'Nusga şu kompýuterde açyk',
  'host.join': 'Beýlekiler nähili goşulýar',
  'host.join.desktop':
    'Alternat programmasynda «Başga sammit…» saýlap, şu teksti ýazýarlar ýa-da goýýarlar, ýa-da baglanyşygy açýarlar. Soňra barmak yzyny ýokardaky bilen deňeşdirýärler.',
  'host.join.text': 'Goşulmak teksti',
  'host.join.link': 'Goşulmak baglanyşygy',
  'host.join.browser':
    'Brauzerde diňe salgyny açýarlar. Brauzer duýduryş berýär, sebäbi sertifikata hiç bir merkez gol çekmedi; dowam etmezden öň onuň barmak yzyny (SHA-256) şunuň bilen deňeşdirýärler.',
  'host.fingerprint': 'Sertifikatyň barmak yzy',
  'host.code.help': 'Her kime diňe onuň üçin döredilen öz kody hem gerek.',
  'host.invite': 'Adamlary çagyr ýa-da çykar',
  'host.qr': 'Goşulmak tekstiniň QR kody',
  'host.enter': 'Mejlise geç',
  'host.guests': 'Kim bar',
  'host.guests.none': 'Hiç kimde tekst açyk däl.',
  'host.folder': 'Mejlisiň bukjasy',
  'host.firewall':
    'Bu salga hiç kim ýetip bilmese, şu kompýuteriň gorag diwarynda Alternat programmasyna rugsat beriň.',
  'host.unreachable':
    'Kompýuter salgysyny ýitirdi, beýlekiler oňa ýetip bilmeýärler. Ony tora täzeden birikdiriň. Salgy üýtgän bolsa, mejlisi tamamlap, täzeden dowam ediň. Hiç zat ýitmedi.',
  'host.trouble.full':
    'Bu kompýuteriň diski doly, mejlisde ýazylanlar saklanmaýar. Ýer boşadyň; şoňa çenli hiç kim penjiresini ýapmasyn. Hiç zat ýitmedi: ýazylan ony ýazanda galýar we soň özi ýetýär.',
  'host.trouble.failing':
    'Bu kompýuteriň diski mejlisde ýazylanlary kabul etmeýär. Mejlisiň bukjasynyň ýerindedigini we oňa ýazyp bolýandygyny barlaň; şoňa çenli hiç kim penjiresini ýapmasyn. Hiç zat ýitmedi: ýazylan ony ýazanda galýar we soň özi ýetýär.',
  'host.trouble.over': 'Mejlisde ýazylanlar diskde ýene saklanýar.',
  'host.stop': 'Tamamla',
  'host.stop.title': 'Mejlis tamamlansynmy?',
  'host.stop.body':
    '{guests, plural, =0 {Hiç kimde tekst açyk däl.} other {# adamda tekst açyk.}} Saklananlar bukjada galýar, «Dowam et» ony täzeden açýar.',
  'host.stop.stay': 'Tamamlama',
  'host.crashed':
    'Mejlis öz-özünden togtady. Saklananlar onuň bukjasynda. Täzeden açyň; beýlekiler özleri dolanyp gelerler.',
  'host.crashed.again': 'Täzeden aç',
  'host.quit': 'Mejlis tamamlanyp, Alternat ýapylsynmy?',
  'host.quit.detail': 'Beýlekiler indi mejlisde işläp bilmezler. Saklananlar şu kompýuterde galýar. Häzir barlar:',
  'host.quit.accept': 'Tamamla we ýap',
  'host.quit.decline': 'Tamamlama',
  'join.title': 'Şu mejlise goşulýarsyňyzmy?',
  'join.body':
    'Salgyny we barmak yzyny geçirýäniň ekrany bilen topar-topar deňeşdiriň. Diňe hemmesi gabat gelse goşulyň.',
  'join.address': 'Salgy',
  'join.submit': 'Hemmesi gabat gelýär: goşul',
  'join.cancel': 'Goşulma',
  'host.state.AZ': 'Azerbaýjan',
  'host.state.IR': 'Eýran',
  'host.state.KZ': 'Gazagystan',
  'host.state.RU': 'Russiýa',
  'host.state.TM': 'Türkmenistan',

  // native review
  'diagnostics.save': 'Anyklaýyş maglumatlaryny ýatda sakla…',
  'diagnostics.saved': 'Maglumatlar saklandy. Olarda tekst-de, at-da ýok; ibermezden öň okaň.',
  'diagnostics.failed': 'Maglumatlar saklanmady. Başga bukja saýlap, gaýtadan synanyşyň.',
};
