/** The sentences of HOW-TO-VERIFY in six languages. Names of programs and files stay as they are typed. */
import type { Lang } from '../language/language.ts';

export type HowToStep =
  | 'unpack'
  | 'signatures'
  | 'sums'
  | 'files'
  | 'extra'
  | 'time'
  | 'revocation'
  | 'expired'
  | 'waived';

export type HowToWording = {
  readonly title: string;
  readonly intro: string;
  readonly steps: { readonly [step in HowToStep]: string };
  /** Which file is for search and screen readers. */
  readonly reading: string;
};

// native review: all of it but English and Russian, which want a second pair of eyes only.
export const HOW_TO: { readonly [lang in Lang]: HowToWording } = {
  fa: {
    title: 'چگونه می‌توان این بسته را راستی‌آزمایی کرد',
    intro:
      'تنها به unzip و sha256sum و openssl نیاز است. گواهی ریشهٔ هر هیئت را از مجرای رسمی همان کشور بگیرید، اثر انگشت SHA-256 آن را با یادداشت دیپلماتیک بسنجید و آن را با نام roots/XX.crt (XX: کد دوحرفی کشور) در کنار بسته بگذارید؛ گواهی ریشهٔ مرجع زمان را با نام roots/tsa.crt. گواهی‌ای که درون خود بسته باشد چیزی را ثابت نمی‌کند.',
    steps: {
      unpack: 'بسته را در پوشه‌ای تازه باز کنید.',
      signatures: 'امضای هر هیئت را بسنجید. پاسخ هر فرمان باید «CAdES Verification successful» باشد.',
      sums: 'هر هیئت همین فهرست SHA256SUMS را امضا کرده است: هر فرمان باید یک سطر چاپ کند.',
      files: 'هر پرونده همان است که امضا شده: این فرمان نباید چیزی چاپ کند.',
      extra: 'هیچ پرونده‌ای افزوده نشده است: این فرمان‌ها نباید چیزی چاپ کنند.',
      time: 'اگر مهر زمان در بسته هست: پاسخ نخست باید «Verification: OK» باشد؛ فرمان دوم زمان را نشان می‌دهد؛ هر یک از فرمان‌های دیگر باید یک سطر چاپ کند.',
      revocation:
        'اگر فهرست ابطال (.crl) در بسته هست: فرمان هر کشوری که فهرست دارد باید «CAdES Verification successful» پاسخ دهد. «certificate revoked» یعنی گواهی باطل شده است؛ «unable to get certificate CRL» یعنی فهرست این کشور در بسته نیست؛ «CRL has expired»: گام بعد را ببینید.',
      expired:
        'اگر اعتبار گواهی پس از امضا پایان یافته باشد، این را به فرمان‌های گام ۲ بیفزایید. SECONDS زمان مهر است، به ثانیه از آغاز سال ۱۹۷۰ میلادی به وقت جهانی:',
      waived:
        'یافته‌های بررسی که با ذکر دلیل از آن‌ها چشم‌پوشی شده است در این پرونده آمده: چه بود، چرا مانع نیست، چه کسی گفته و کی.',
    },
    reading:
      'برای جست‌وجو، رونوشت و صفحه‌خوان‌ها از پرونده‌های txt و html در documents/text بهره بگیرید: صفحهٔ PDF نقاشی متن است و خواندن متن فارسی از آن به برنامه بستگی دارد. همان متن درون هر PDF نیز پیوست است.',
  },
  ru: {
    title: 'Как проверить этот пакет',
    intro:
      'Нужны только unzip, sha256sum и openssl. Получите корневой сертификат каждой делегации по официальным каналам её государства, сверьте его отпечаток SHA-256 с дипломатической нотой и положите рядом с пакетом под именем roots/XX.crt (XX — двухбуквенный код государства); корневой сертификат службы меток времени — под именем roots/tsa.crt. Сертификаты внутри самого пакета ничего не доказывают.',
    steps: {
      unpack: 'Распакуйте пакет в новую папку.',
      signatures: 'Проверьте подпись каждой делегации. Каждая команда должна ответить «CAdES Verification successful».',
      sums: 'Каждая делегация подписала именно этот список SHA256SUMS: каждая команда должна вывести одну строку.',
      files: 'Каждый файл — тот, который подписан: команда не должна ничего вывести.',
      extra: 'Ни одного файла не добавлено: команды не должны ничего вывести.',
      time: 'Если в пакете есть метка времени: первая команда должна ответить «Verification: OK», вторая показывает время, каждая из остальных должна вывести одну строку.',
      revocation:
        'Если в пакете есть списки отзыва (.crl): команда каждого государства, список которого есть, должна ответить «CAdES Verification successful». «certificate revoked» значит, что сертификат отозван; «unable to get certificate CRL» — что списка этого государства нет; «CRL has expired» — смотрите следующий шаг.',
      expired:
        'Если срок действия сертификата истёк после подписания, добавьте это к командам шага 2. SECONDS — время метки в секундах от начала 1970 года по всемирному времени:',
      waived:
        'В этом файле — замечания проверки, снятые с объяснением: что найдено, почему это не препятствует, кто и когда это сказал.',
    },
    reading:
      'Для поиска, копирования и программ чтения с экрана берите файлы .txt и .html из documents/text: страница PDF — изображение текста, и персидский текст из неё разные программы читают по-разному. Тот же текст вложен и в каждый PDF.',
  },
  az: {
    title: 'Bu paketi necə yoxlamaq olar',
    intro:
      'Yalnız unzip, sha256sum və openssl lazımdır. Hər nümayəndə heyətinin kök sertifikatını onun dövlətinin rəsmi kanalları ilə alın, SHA-256 barmaq izini diplomatik nota ilə tutuşdurun və paketin yanına roots/XX.crt adı ilə qoyun (XX dövlətin ikihərfli kodudur); vaxt möhürü xidmətinin kök sertifikatını isə roots/tsa.crt adı ilə. Paketin öz içindəki sertifikatlar heç nəyi sübut etmir.',
    steps: {
      unpack: 'Paketi yeni qovluğa açın.',
      signatures:
        'Hər nümayəndə heyətinin imzasını yoxlayın. Hər əmrin cavabı “CAdES Verification successful” olmalıdır.',
      sums: 'Hər nümayəndə heyəti məhz bu SHA256SUMS siyahısını imzalamışdır: hər əmr bir sətir çıxarmalıdır.',
      files: 'Hər fayl imzalanmış fayldır: əmr heç nə çıxarmamalıdır.',
      extra: 'Heç bir fayl əlavə edilməyib: əmrlər heç nə çıxarmamalıdır.',
      time: 'Paketdə vaxt möhürü varsa: birinci əmrin cavabı “Verification: OK” olmalıdır, ikincisi vaxtı göstərir, qalanların hər biri bir sətir çıxarmalıdır.',
      revocation:
        'Paketdə ləğv siyahıları (.crl) varsa: siyahısı olan hər dövlətin əmri “CAdES Verification successful” cavabını verməlidir. “certificate revoked” sertifikatın ləğv edildiyini, “unable to get certificate CRL” bu dövlətin siyahısının olmadığını bildirir; “CRL has expired” olduqda növbəti addıma baxın.',
      expired:
        'Sertifikatın müddəti imzadan sonra bitibsə, bunu 2-ci addımın əmrlərinə əlavə edin. SECONDS möhürün vaxtıdır, ümumdünya vaxtı ilə 1970-ci ilin əvvəlindən saniyələrlə:',
      waived:
        'Əsaslandırılaraq götürülmüş yoxlama qeydləri bu fayldadır: nə tapılıb, niyə mane olmur, bunu kim və nə vaxt deyib.',
    },
    reading:
      'Axtarış, köçürmə və ekran oxuyucuları üçün documents/text qovluğundakı .txt və .html fayllarını götürün: PDF səhifəsi mətnin şəklidir və ondan fars mətnini proqramlar fərqli oxuyur. Həmin mətn hər PDF-in içinə də əlavə olunub.',
  },
  kk: {
    title: 'Бұл пакетті қалай тексеруге болады',
    intro:
      'Тек unzip, sha256sum және openssl керек. Әр делегацияның түбірлік сертификатын сол мемлекеттің ресми арналары арқылы алып, SHA-256 таңбасын дипломатиялық нотамен салыстырыңыз да, пакеттің жанына roots/XX.crt атымен қойыңыз (XX — мемлекеттің екі әріптік коды); уақыт белгісі қызметінің түбірлік сертификатын roots/tsa.crt атымен қойыңыз. Пакеттің өз ішіндегі сертификаттар ештеңені дәлелдемейді.',
    steps: {
      unpack: 'Пакетті жаңа қалтаға ашыңыз.',
      signatures:
        'Әр делегацияның қолтаңбасын тексеріңіз. Әр команданың жауабы «CAdES Verification successful» болуы тиіс.',
      sums: 'Әр делегация дәл осы SHA256SUMS тізіміне қол қойған: әр команда бір жол шығаруы тиіс.',
      files: 'Әр файл — қол қойылған файлдың өзі: команда ештеңе шығармауы тиіс.',
      extra: 'Бірде-бір файл қосылмаған: командалар ештеңе шығармауы тиіс.',
      time: 'Пакетте уақыт белгісі болса: бірінші команданың жауабы «Verification: OK» болуы тиіс, екіншісі уақытты көрсетеді, қалғандарының әрқайсысы бір жол шығаруы тиіс.',
      revocation:
        'Пакетте қайтарып алу тізімдері (.crl) болса: тізімі бар әр мемлекеттің командасы «CAdES Verification successful» деп жауап беруі тиіс. «certificate revoked» — сертификат қайтарып алынған; «unable to get certificate CRL» — бұл мемлекеттің тізімі жоқ; «CRL has expired» болса, келесі қадамды қараңыз.',
      expired:
        'Сертификаттың мерзімі қол қойылғаннан кейін өтіп кетсе, мұны 2-қадамның командаларына қосыңыз. SECONDS — белгінің уақыты, дүниежүзілік уақыт бойынша 1970 жылдың басынан бергі секундтар:',
      waived:
        'Негіздеме беріліп алынған тексеру ескертулері осы файлда: не табылды, неге кедергі емес, оны кім және қашан айтты.',
    },
    reading:
      'Іздеуге, көшіруге және экран оқу бағдарламаларына documents/text ішіндегі .txt және .html файлдарын алыңыз: PDF беті — мәтіннің суреті, одан парсы мәтінін бағдарламалар әртүрлі оқиды. Сол мәтін әр PDF ішіне де қосылған.',
  },
  tk: {
    title: 'Bu bukjany nähili barlamaly',
    intro:
      'Diňe unzip, sha256sum we openssl gerek. Her wekiliýetiň kök sertifikatyny onuň döwletiniň resmi ýollary arkaly alyň, SHA-256 barmak yzyny diplomatik nota bilen deňeşdiriň we bukjanyň ýanynda roots/XX.crt ady bilen goýuň (XX döwletiň iki harply kody); wagt möhüri gullugynyň kök sertifikatyny roots/tsa.crt ady bilen goýuň. Bukjanyň öz içindäki sertifikatlar hiç zady subut etmeýär.',
    steps: {
      unpack: 'Bukjany täze papka açyň.',
      signatures: 'Her wekiliýetiň goluny barlaň. Her buýrugyň jogaby “CAdES Verification successful” bolmaly.',
      sums: 'Her wekiliýet hut şu SHA256SUMS sanawyna gol çekdi: her buýruk bir setir çykarmaly.',
      files: 'Her faýl gol çekilen faýlyň özüdir: buýruk hiç zat çykarmaly däl.',
      extra: 'Hiç bir faýl goşulmady: buýruklar hiç zat çykarmaly däl.',
      time: 'Bukjada wagt möhüri bar bolsa: birinji buýrugyň jogaby “Verification: OK” bolmaly, ikinjisi wagty görkezýär, galanlarynyň her biri bir setir çykarmaly.',
      revocation:
        'Bukjada yzyna alma sanawlary (.crl) bar bolsa: sanawy bar bolan her döwletiň buýrugy “CAdES Verification successful” diýip jogap bermeli. “certificate revoked” sertifikatyň yzyna alnandygyny, “unable to get certificate CRL” bu döwletiň sanawynyň ýokdugyny aňladýar; “CRL has expired” bolsa, indiki ädime serediň.',
      expired:
        'Sertifikatyň möhleti gol çekilenden soň gutaran bolsa, muny 2-nji ädimiň buýruklaryna goşuň. SECONDS möhüriň wagtydyr, ählumumy wagt boýunça 1970-nji ýylyň başyndan sekuntlarda:',
      waived:
        'Esaslandyrylyp aýrylan barlag bellikleri şu faýlda: näme tapyldy, näme üçin päsgel bermeýär, muny kim we haçan aýtdy.',
    },
    reading:
      'Gözlemek, göçürmek we ekran okaýjylar üçin documents/text içindäki .txt we .html faýllaryny alyň: PDF sahypasy tekstiň suratydyr, ondan pars tekstini programmalar dürli okaýar. Şol tekst her PDF-iň içine-de goşulandyr.',
  },
  en: {
    title: 'How to verify this package',
    intro:
      "Only unzip, sha256sum and openssl are needed. Get each delegation's root certificate through its State's official channels, compare its SHA-256 fingerprint with the diplomatic note, and put it beside the package as roots/XX.crt (XX: the State's two-letter code); the root certificate of the time stamping authority as roots/tsa.crt. Certificates inside the package itself prove nothing.",
    steps: {
      unpack: 'Unpack the package into a new folder.',
      signatures: "Check each delegation's signature. Every command must answer “CAdES Verification successful”.",
      sums: 'Every delegation has signed this very list SHA256SUMS: every command must print one line.',
      files: 'Every file is the one that was signed: the command must print nothing.',
      extra: 'No file was added: the commands must print nothing.',
      time: 'If there is a time stamp: the first command must answer “Verification: OK”, the second one shows the time, each of the others must print one line.',
      revocation:
        "If revocation lists (.crl) came along: the command of every State whose list is there must answer “CAdES Verification successful”. “certificate revoked” means what it says; “unable to get certificate CRL”, that this State's list is not there; “CRL has expired”: see the next step.",
      expired:
        'If a certificate has expired since it signed, add this to the commands of step 2. SECONDS is the time of the stamp in seconds since the beginning of 1970, UTC:',
      waived:
        'This file has the findings of the checks that were waived: what was found, why it does not stand in the way, who said so and when.',
    },
    reading:
      'For searching, copying and screen readers take the .txt and .html files in documents/text: a page of PDF is a drawing of the text, and programs differ in what they read back out of Persian. The same text is attached inside every PDF.',
  },
};
