/** Kazakh wording of: the log, the named versions, and what the checks find. */
import type { RecordMessages } from './en.ts';

// native review: the whole catalogue
export const kk: RecordMessages = {
  'record.title': 'Нұсқалар және журнал',
  'record.tab.versions': 'Нұсқалар',
  'record.tab.log': 'Журнал',

  'record.auto.freeze': 'Барлық тармақ келісілді, {at}',
  'record.auto.export': 'Экспорт, {at}',
  'record.auto.seal': 'Мөрленді, {at}',
  'record.auto.fold': '{count, plural, one {Бағдарлама сақтаған # нұсқа} other {Бағдарлама сақтаған # нұсқа}}',
  'record.versions.help': 'Салыстыру үшін екі нұсқаны таңдаңыз. Жалғыз нұсқа қазіргі мәтінмен салыстырылады.',
  'record.versions.pick': 'Таңдау: {label}',
  'record.versions.compare': 'Салыстыру',
  'record.versions.compare.two': 'Екеуін салыстыру',
  'record.versions.compare.now': 'Қазіргі мәтінмен салыстыру',
  'record.versions.export': 'Экспорт…',
  'record.digest': 'Сандық таңба',
  'record.digest.copy': 'Сандық таңбаны толық көшіру: {label}',
  'record.digest.copied': 'Сандық таңба көшірілді.',

  'record.filters': 'Журнал сүзгілері',
  'record.filter.any': 'Барлығы',
  'record.filter.member': 'Кім',
  'record.filter.delegation': 'Делегация',
  'record.filter.clause': 'Тармақ',
  'record.filter.language': 'Баған',
  'record.filter.kind': 'Түрі',
  'record.filter.from': 'Бастап',
  'record.filter.to': 'Дейін',
  'record.filter.type': 'Тек: {what}',
  'record.filter.clear': 'Барлығын көрсету',
  'record.kind.update': 'Мәтін теру',
  'record.kind.command': 'Шешімдер',
  'record.kind.refused': 'Қабылданбағандар',
  'record.kind.create': 'Құру',
  'record.kind.bind': 'Қосылулар',
  'record.kind.cleanup': 'Реттеу',
  'record.kind.checkpoint': 'Бақылау нүктесі',
  'record.none': 'Бұл сүзгілерге сай жазба жоқ.',
  'record.more': 'Бұрынғы жазбалар',
  'record.records': '{count, plural, one {# жазба} other {# жазба}}',
  'record.csv': 'Кесте түрінде сақтау (CSV)',
  'record.xlsx': 'Excel кітабы түрінде сақтау (XLSX)',
  'record.observer': 'Бақылаушылар аталған нұсқаларды көреді. Журнал жұмысқа қатысушыларға арналған.',
  'record.head': 'Журналдың соңғы жазбасы: {seq}',
  'record.verify':
    'Әр жазбада алдыңғысының хеші бар, сондықтан өзгертілген жазба анықталады. Барлығын тексеру үшін серверде:',

  'record.program': 'Бағдарлама',
  'record.entry.typed':
    '{added, plural, =0 {Сөздер жойылды не белгіленді} one {# таңба жазылды} other {# таңба жазылды}}',
  'record.entry.create': 'Қарар құрылды',
  'record.entry.bind': 'Бағдарлама қосылды',
  'record.entry.cleanup': 'Бағдарлама мәтінді реттеді',
  'record.entry.checkpoint': 'Бағдарлама толық мәтінді сақтап, оның сандық таңбасын журналға жазды',
  'record.entry.refused': 'Қабылданбады: {what}',
  'record.entry.refused.text': 'жабық жердегі мәтін',
  'record.entry.milestone': 'Нұсқа аталды: {label}',
  'record.entry.milestone.auto': 'Бағдарлама нұсқа сақтады',
  'record.entry.collation': 'Барлық бағанның мағынасы бірдей екені расталды',
  'record.entry.merge.confirm': 'Біріккен мәтін расталды',
  'record.entry.merge.flag': 'Екі адамның сөздері бір жерде тоғысты',
  'record.entry.absent': 'Қатыспайды: {delegation}',
  'record.entry.absence-announced': 'Қатыспайтыны жарияланды: {delegation}',
  'record.entry.rules': 'Рәсім қағидалары күшіне енді',
  'record.entry.present': 'Қайта қатысады: {delegation}',
  'record.entry.closed': 'Қарар жабылды: барлығы қол қойды',
  'record.entry.restored': 'Сақтық көшірмеден қалпына келтірілді',
  'record.entry.seated': 'Қатысушы делегациялар енгізілді',
  'record.entry.mended': 'Екі түрлі оқылуы мүмкін мәтін қайта жазылды',
  'record.link.history': 'Тармақтың тарихы',
  'record.link.compare': 'Мұнда не өзгерді',
  'record.point': '{seq}-жазба',

  'checks.section': 'Тексерулер',
  'checks.none': 'Тексерулер мұнда ештеңе таппайды.',
  'checks.count': '{count, plural, one {# ескерту} other {# ескерту}}',
  'checks.next': 'Тексерулер: қол қоюға кедергі {blocking}, қарап шығу керек {warnings}. Келесіге өту',
  'checks.blocking': 'қол қоюға кедергі',
  'checks.warning': 'қарап шығу керек',
  'checks.waived': 'алынған',
  'checks.waive': 'Ескертуді алу…',
  'checks.waive.title': '{clause}: кедергі болмайтын ескерту',
  'checks.waive.reason': 'Мәтін неге осы күйінде дұрыс',
  'checks.waive.help':
    'Себебі тарихта қалады және қол қойылған пакетке кіреді: пакетті тексеретін әркім оны сіздің атыңызбен және уақытымен бірге оқиды. Бұл сөздер өзгерсе, ескерту қол қоюға қайтадан кедергі болады.',
  'checks.waive.submit': 'Ескертуді алу',
  'checks.waive.done': '{clause}: ескерту алынды.',
  'checks.waived.by': '{name}, {at}',
  'checks.waived.withdraw': 'Ескертуді қайтару',
  'checks.waived.withdrawn': '{clause}: ескерту қайтарылды.',
  'check.name.empty': 'мәтіннің жоқтығы',
  'check.name.numbers': 'сандар',
  'check.name.dates': 'күндер',
  'check.name.brackets': 'жақшалар',
  'check.name.references': 'сілтемелер',
  'check.name.script': 'жазу жүйесі',
  'check.name.invisible': 'көрінбейтін таңбалар',
  'check.name.letters': 'әріптер',
  'check.name.digits': 'цифрлар',
  'check.name.direction': 'жазу бағыты',
  'check.name.spaces': 'бос орындар',
  'check.name.states': 'мемлекеттердің реті',
  'check.name.terms': 'терминдердің анықтамасы',
  'check.name.treaty': 'шарт сөздері',
  'check.name.footnotes': 'сілтемелер', // native review
  'check.name.tables': 'кестелер', // native review
  'check.empty.cell': '{language}: мәтін жоқ',
  'check.numbers.missing': '{language}: {missing} саны жоқ',
  'check.numbers.extra': '{language}: {extra} саны тек осында',
  'check.numbers.other': '{language}: {extra}, басқа бағандарда {missing}',
  'check.dates.missing': '{language}: {missing} күні жоқ',
  'check.dates.extra': '{language}: {extra} күні тек осында',
  'check.dates.other': '{language}: {extra}, басқа бағандарда {missing}',
  'check.dates.impossible': '{language}: мұндай күн болмайды: {words}',
  'check.brackets.unbalanced': '{language}: {count, plural, one {# жақшаның} other {# жақшаның}} жұбы жоқ',
  'check.brackets.differ': '{language}: жақшалар басқа бағандардағыдай емес ({count}, онда {usual})',
  'check.references.unknown': '{language}: жоқ нәрсеге сілтеме: {words}',
  'check.script.mixed': '{language}: бір сөзде екі жазудың әріптері: {words} ({letters})',
  'check.script.lone': '{language}: басқа жазудың жеке әрпі: {letters}',
  'check.invisible.character': '{language}: көрінбейтін таңбалар: {words}',
  'check.invisible.joiner':
    '{language}: {count, plural, one {# жартылай бос орын} other {# жартылай бос орын}} ештеңені біріктірмейді',
  // native review: what is turned around
  'check.direction.turned':
    '{language}: басқа бағдарламалар мұны парсы жолында кері ретпен көрсетеді: {words}. Парсы цифрларымен және қиғаш сызықпен не сөзбен жазыңыз',
  'check.letters.foreign': '{language}: басқа әліпбидің әріптері: {words}',
  'check.spaces.double': '{language}: {count, plural, one {# қос бос орын} other {# қос бос орын}}',
  'check.spaces.stray':
    '{language}: шетінде не тыныс белгісінің алдында {count, plural, one {# бос орын} other {# бос орын}}',
  'check.digits.foreign': '{language}: басқа жазудың цифрлары: {words}',
  'check.states.order':
    '{language}: мемлекеттер {named} ретімен аталған, келісілген рет: {agreed}{slot, plural, =1 {. Оның орнына мемлекеттер тізімі (жол мәзірі) қойылса, рет әрдайым келісілгендей болады} other {}}',
  'check.states.alternat':
    '{language}: түпнұсқаларда ({holders}) бұл тізім сақтаушы мемлекеттен басталмайды, өйткені тармақтың сөздері барлық түпнұсқада бірдей{slot, plural, =1 {. Оның орнына мемлекеттер тізімі (жол мәзірі) қойылса, рет әрдайым келісілгендей болады} other {}}',
  'check.states.unknown': '{language}: {words} — бұл тілде мұндай мемлекеттер тізімі жоқ. Бары: {known}', // native review
  'check.states.form':
    '{language}: {words} үшін мына атаулардың тұлғасы белгісіз: {names}. Олар атау септігінде басылады; тізімнің орнына атауларды мәтінге жазыңыз', // native review
  'check.states.differ': '{language}: мұнда {named} аталған, ал басқа бағандардағы тізімде {listed}', // native review
  // native review
  'check.terms.missing': '{language}: басқа бағандар анықтайтын ұғым мұнда анықталмаған: {words}',
  'check.terms.elsewhere':
    '{language}: {words} тек № {part} бөлік үшін анықталған, ал мұнда {count} рет қолданылған. Оны бүкіл мәтін үшін немесе осы жерде де анықтаңыз',
  'check.terms.differ': '{language}: {words} мұнда № {part} бөліктегіден басқаша анықталған',
  'check.terms.itself':
    '{language}: {words} — басқаша аталатын, бірнеше бөліктен тұратын мәтінде осылай айтылған ({count} тармақ). Бөлік пе, әлде бүкіл мәтін бе, нақтылаңыз',
  'check.treaty.words': '{language}: саяси мәтінде шарттарға тән сөздер: {words}',
  // native review: whether "by eye" is said so
  'check.footnotes.differ':
    '{language}: мәтіндегі сілтеме орындары: {count}; ереженің сілтемелері: {notes}. Әрқайсысының орнына (*) жазыңыз не сілтеме қосыңыз немесе қайтарып алыңыз', // native review
  'check.footnotes.homeless':
    '{language}: бұл сілтеме ешқандай ережеге жатпайды. Оны өзіне сілтейтін ережеден кейін қойыңыз', // native review
  'check.tables.differ':
    '{language}: кестедегі жолдар: {rows}, бағандар: {width}; басқаларында: {usualRows} және {usualWidth}', // native review
  'check.tables.row': '{language}, {row}-жол: ұяшықтар: {count}; бірінші жолда: {usual}', // native review
  'check.tables.single':
    '{language}: кестеде бір ғана баған бар. Ұяшықтар арасына | жазыңыз немесе ереженің түрін өзгертіңіз', // native review
  'check.tables.missing': '{language}, {row}-жол, {column}-баған: {missing} саны жоқ', // native review
  'check.tables.extra': '{language}, {row}-жол, {column}-баған: {extra} саны тек осында тұр', // native review
  'check.tables.other': '{language}, {row}-жол, {column}-баған: {extra}, басқаларында {missing}', // native review
  'check.unread.cell':
    '{language}: тексерулердің бірі бұл мәтінді оқи алмады. Оны басқа бағандармен өзіңіз салыстырыңыз',
};
