/** Turkmen wording of: the log, the named versions, and what the checks find. */
import type { RecordMessages } from './en.ts';

// native review: the whole catalogue
export const tk: RecordMessages = {
  'record.title': 'Wersiýalar we žurnal',
  'record.tab.versions': 'Wersiýalar',
  'record.tab.log': 'Žurnal',

  'record.auto.freeze': 'Ähli bentler ylalaşyldy, {at}',
  'record.auto.export': 'Eksport, {at}',
  'record.auto.seal': 'Möhürlendi, {at}',
  'record.auto.fold': '{count, plural, one {Programmanyň saklan # wersiýasy} other {Programmanyň saklan # wersiýasy}}',
  'record.versions.help': 'Deňeşdirmek üçin iki wersiýany saýlaň. Ýeke wersiýa häzirki tekst bilen deňeşdirilýär.',
  'record.versions.pick': 'Saýlamak: {label}',
  'record.versions.compare': 'Deňeşdir',
  'record.versions.compare.two': 'Ikisini deňeşdir',
  'record.versions.compare.now': 'Häzirki tekst bilen deňeşdir',
  'record.versions.export': 'Eksport…',
  'record.digest': 'Sanly yz',
  'record.digest.copy': 'Sanly yzy doly göçür: {label}',
  'record.digest.copied': 'Sanly yz göçürildi.',

  'record.filters': 'Žurnalyň süzgüçleri',
  'record.filter.any': 'Hemmesi',
  'record.filter.member': 'Kim',
  'record.filter.delegation': 'Wekiliýet',
  'record.filter.clause': 'Bent',
  'record.filter.language': 'Sütün',
  'record.filter.kind': 'Görnüşi',
  'record.filter.from': 'Başy',
  'record.filter.to': 'Ahyry',
  'record.filter.type': 'Diňe: {what}',
  'record.filter.clear': 'Hemmesini görkez',
  'record.kind.update': 'Ýazgy',
  'record.kind.command': 'Kararlar',
  'record.kind.refused': 'Kabul edilmedikler',
  'record.kind.create': 'Döretme',
  'record.kind.bind': 'Birikmeler',
  'record.kind.cleanup': 'Tertipleme',
  'record.kind.checkpoint': 'Barlag nokady',
  'record.none': 'Bu süzgüçlere laýyk ýazgy ýok.',
  'record.more': 'Has irki ýazgylar',
  'record.records': '{count, plural, one {# ýazgy} other {# ýazgy}}',
  'record.csv': 'Tablisa görnüşinde sakla (CSV)',
  'record.xlsx': 'Excel kitaby görnüşinde sakla (XLSX)',
  'record.observer': 'Synçylar atlandyrylan wersiýalary görýär. Žurnal işe gatnaşýanlar üçindir.',
  'record.head': 'Žurnalyň soňky ýazgysy: {seq}',
  'record.verify':
    'Her ýazgy özünden öňküniň heşini saklaýar, şonuň üçin üýtgedilen ýazgy ýüze çykýar. Hemmesini barlamak üçin, serwerde:',

  'record.program': 'Programma',
  'record.entry.typed':
    '{added, plural, =0 {Sözler aýryldy ýa-da bellenildi} one {# belgi ýazyldy} other {# belgi ýazyldy}}',
  'record.entry.create': 'Kararnama döredildi',
  'record.entry.bind': 'Programma birikdi',
  'record.entry.cleanup': 'Programma teksti tertipledi',
  'record.entry.checkpoint': 'Programma tutuş teksti saklady we onuň sanly yzyny žurnala ýazdy',
  'record.entry.refused': 'Kabul edilmedi: {what}',
  'record.entry.refused.text': 'ýapyk ýerdäki tekst',
  'record.entry.milestone': 'Wersiýa atlandyryldy: {label}',
  'record.entry.milestone.auto': 'Programma wersiýa saklady',
  'record.entry.collation': 'Ähli sütünleriň bir zady aýdýandygy tassyklandy',
  'record.entry.merge.confirm': 'Birikdirilen tekst tassyklandy',
  'record.entry.merge.flag': 'Iki adamyň sözleri bir ýerde duşuşdy',
  'record.entry.absent': 'Gatnaşmaýar: {delegation}',
  'record.entry.absence-announced': 'Gatnaşmaýandygy yglan edildi: {delegation}',
  'record.entry.rules': 'Iş tertibiniň düzgünleri güýje girdi',
  'record.entry.present': 'Ýene gatnaşýar: {delegation}',
  'record.entry.closed': 'Kararnama ýapyldy: hemmeler gol çekdi',
  'record.entry.restored': 'Ätiýaçlyk nusgadan dikeldildi',
  'record.entry.seated': 'Gatnaşyjy wekiliýetler girizildi',
  'record.entry.mended': 'Iki hili okaljak tekst täzeden ýazyldy',
  'record.link.history': 'Bendiň taryhy',
  'record.link.compare': 'Bu ýerde näme üýtgedi',
  'record.point': '{seq} ýazgy',

  'checks.section': 'Barlaglar',
  'checks.none': 'Barlaglar bu ýerde hiç zat tapmaýar.',
  'checks.count': '{count, plural, one {# bellik} other {# bellik}}',
  'checks.next': 'Barlaglar: gol çekmäge päsgel berýän {blocking}, seretmeli {warnings}. Indikisine geç',
  'checks.blocking': 'gol çekmäge päsgel berýär',
  'checks.warning': 'seretmeli',
  'checks.waived': 'aýryldy',
  'checks.waive': 'Belligi aýyr…',
  'checks.waive.title': '{clause}: päsgel bermeýän bellik',
  'checks.waive.reason': 'Tekst näme üçin şu görnüşinde dogry',
  'checks.waive.help':
    'Sebäbi taryhda galýar we gol çekilen bukja girýär: bukjany barlaýan her kim ony siziň adyňyz we wagty bilen bile okaýar. Bu sözler üýtgese, bellik gol çekmäge ýene päsgel berer.',
  'checks.waive.submit': 'Belligi aýyr',
  'checks.waive.done': '{clause}: bellik aýryldy.',
  'checks.waived.by': '{name}, {at}',
  'checks.waived.withdraw': 'Belligi yzyna getir',
  'checks.waived.withdrawn': '{clause}: bellik yzyna getirildi.',
  'check.name.empty': 'tekstiň ýoklugy',
  'check.name.numbers': 'sanlar',
  'check.name.dates': 'seneler',
  'check.name.brackets': 'ýaýlar',
  'check.name.references': 'salgylanmalar',
  'check.name.script': 'ýazuw ulgamy',
  'check.name.invisible': 'görünmeýän belgiler',
  'check.name.letters': 'harplar',
  'check.name.digits': 'sifrler',
  'check.name.direction': 'ýazuw ugry',
  'check.name.spaces': 'boşluklar',
  'check.name.states': 'döwletleriň tertibi',
  'check.name.terms': 'düşünjeleriň kesgitlemesi',
  'check.name.treaty': 'şertnama sözleri',
  'check.name.footnotes': 'bellikler', // native review
  'check.name.tables': 'tablisalar', // native review
  'check.empty.cell': '{language}: tekst ýok',
  'check.numbers.missing': '{language}: {missing} sany ýok',
  'check.numbers.extra': '{language}: {extra} sany diňe şu ýerde',
  'check.numbers.other': '{language}: {extra}, beýleki sütünlerde {missing}',
  'check.dates.missing': '{language}: {missing} senesi ýok',
  'check.dates.extra': '{language}: {extra} senesi diňe şu ýerde',
  'check.dates.other': '{language}: {extra}, beýleki sütünlerde {missing}',
  'check.dates.impossible': '{language}: beýle gün ýok: {words}',
  'check.brackets.unbalanced': '{language}: {count, plural, one {# ýaýyň} other {# ýaýyň}} jübüti ýok',
  'check.brackets.differ': '{language}: ýaýlar beýleki sütünlerdäki ýaly däl ({count}, ol ýerde {usual})',
  'check.references.unknown': '{language}: ýok zada salgylanma: {words}',
  'check.script.mixed': '{language}: bir sözde iki elipbiýiň harplary: {words} ({letters})',
  'check.script.lone': '{language}: başga ýazuwyň ýeke harpy: {letters}',
  'check.invisible.character': '{language}: görünmeýän belgiler: {words}',
  'check.invisible.joiner':
    '{language}: {count, plural, one {# ýarym boşluk} other {# ýarym boşluk}} hiç zady birikdirmeýär',
  // native review: what is turned around
  'check.direction.turned':
    '{language}: başga programmalar muny pars setirinde tersine görkezýär: {words}. Pars sanlary we gyşyk çyzyk bilen ýa-da söz bilen ýazyň',
  'check.letters.foreign': '{language}: başga elipbiýiň harplary: {words}',
  'check.spaces.double': '{language}: {count, plural, one {# goşa boşluk} other {# goşa boşluk}}',
  'check.spaces.stray':
    '{language}: gyrada ýa-da dyngy belgisiniň öňünde {count, plural, one {# boşluk} other {# boşluk}}',
  'check.digits.foreign': '{language}: başga ýazuwyň sanlary: {words}',
  'check.states.order':
    '{language}: döwletleriň tertibi {named}, ylalaşylan tertip {agreed}{slot, plural, =1 {. Onuň ýerine döwletleriň sanawy (setiriň menýusy) goýulsa, tertip hemişe ylalaşylany ýaly bolar} other {}}',
  'check.states.alternat':
    '{language}: asyl nusgalarda ({holders}) bu sanaw nusganyň eýesinden başlanmaýar, sebäbi düzgüniň sözleri ähli nusgalarda birmeňzeş{slot, plural, =1 {. Onuň ýerine döwletleriň sanawy (setiriň menýusy) goýulsa, tertip hemişe ylalaşylany ýaly bolar} other {}}',
  'check.states.unknown': '{language}: {words} bu dilde döwletleriň sanawy däl. Bary: {known}', // native review
  'check.states.form':
    '{language}: {words} üçin bu atlaryň görnüşi belli däl: {names}. Olar baş düşümde çap ediler; sanawyň ýerine atlary tekste ýazyň', // native review
  'check.states.differ': '{language}: bu ýerde {named} agzalýar, beýleki sütünlerdäki sanawda bolsa {listed}', // native review
  // native review
  'check.terms.missing': '{language}: beýleki sütünleriň kesgitleýän düşünjesi bu ýerde kesgitlenmedik: {words}',
  'check.terms.elsewhere':
    '{language}: {words} diňe № {part} bölek üçin kesgitlenen, bu ýerde bolsa {count} gezek ulanylypdyr. Ony tutuş tekst üçin ýa-da şu ýerde hem kesgitläň',
  'check.terms.differ': '{language}: {words} bu ýerde № {part} bölekdäkiden başgaça kesgitlenen',
  'check.terms.itself':
    '{language}: {words} — başgaça atlandyrylýan, birnäçe bölekden ybarat tekstde şeýle diýilýär ({count} bent). Bölegiňmi ýa-da tutuş tekstiň göz öňünde tutulýandygyny anyklaň',
  'check.treaty.words': '{language}: syýasy tekstde şertnamalara mahsus sözler: {words}',
  // native review: whether "by eye" is said so
  'check.footnotes.differ':
    '{language}: tekstde bellik ýerleri: {count}; düzgüniň bellikleri: {notes}. Her biriniň ýerinde (*) ýazyň, ýa-da bellik goşuň ýa yzyna alyň', // native review
  'check.footnotes.homeless':
    '{language}: bu bellik hiç bir düzgüne degişli däl. Ony oňa salgylanýan düzgünden soň goýuň', // native review
  'check.tables.differ':
    '{language}: tablisada setirler: {rows}, sütünler: {width}; beýlekilerde: {usualRows} we {usualWidth}', // native review
  'check.tables.row': '{language}, setir {row}: öýjükler: {count}; birinji setirde: {usual}', // native review
  'check.tables.single':
    '{language}: tablisada bir sütün bar. Öýjükleriň arasynda | ýazyň ýa-da düzgüniň görnüşini üýtgediň', // native review
  'check.tables.missing': '{language}, setir {row}, sütün {column}: {missing} sany ýok', // native review
  'check.tables.extra': '{language}, setir {row}, sütün {column}: {extra} sany diňe şu ýerde bar', // native review
  'check.tables.other': '{language}, setir {row}, sütün {column}: {extra}, beýlekilerde {missing}', // native review
  'check.unread.cell':
    '{language}: barlaglaryň biri bu teksti okap bilmedi. Ony beýleki sütünler bilen özüňiz deňeşdiriň',
};
