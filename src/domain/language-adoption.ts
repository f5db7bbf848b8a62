/** Words of the record of an adoption. Built so that no inserted name, number or date needs a case ending. */
import type { Lang } from '../language/language.ts';

type Key =
  | 'title'
  | 'presiding'
  | 'by.acclamation'
  | 'by.no-objection'
  | 'by.silence'
  | 'by.vote'
  | 'not'
  | 'until'
  | 'present'
  | 'away'
  | 'for'
  | 'against'
  | 'abstain'
  | 'object'
  | 'reserve'
  | 'noReserve'
  | 'setAside'
  | 'digest';

// native review: fa, az, kk, tk
const WORDS: Readonly<Record<Lang, { readonly [key in Key]: string }>> = {
  fa: {
    title: 'صورت‌جلسهٔ تصویب',
    presiding: 'رئیس جلسه:',
    'by.acclamation': 'متن با ابراز موافقت همگانی تصویب شد.',
    'by.no-objection': 'متن بی‌اعتراض تصویب شد.',
    'by.silence': 'متن با روند سکوت تصویب شد؛ تا پایان مهلت اعتراضی نرسید.',
    'by.vote': 'متن با رأی‌گیری تصویب شد.',
    not: 'متن تصویب نشد.',
    until: 'مهلت اعتراض:',
    present: 'حاضران:',
    away: 'غایبان:',
    for: 'موافق:',
    against: 'مخالف:',
    abstain: 'ممتنع:',
    object: 'معترض:',
    reserve: 'قید ثبت‌شده:',
    noReserve: 'هنگام تصویب قیدی برجا نبود.',
    setAside: 'این تصویب کنار گذاشته شد: هیئتی که غایب بود پس از بازگشت اعتراض کرد.',
    digest: 'چکیدهٔ متن (SHA-256):',
  },
  ru: {
    title: 'Запись о принятии',
    presiding: 'Председательствует:',
    'by.acclamation': 'Текст принят без голосования, путём аккламации.',
    'by.no-objection': 'Текст принят; возражений не было.',
    'by.silence': 'Текст принят по процедуре молчания; до истечения срока возражений не поступило.',
    'by.vote': 'Текст принят голосованием.',
    not: 'Текст не принят.',
    until: 'Срок для возражений:',
    present: 'Присутствуют:',
    away: 'Отсутствуют:',
    for: 'За:',
    against: 'Против:',
    abstain: 'Воздержались:',
    object: 'Возражает:',
    reserve: 'Оговорка, занесённая в протокол:',
    noReserve: 'На момент принятия оговорок не было.',
    setAside: 'Принятие отложено: возразила вернувшаяся делегация, которая отсутствовала.',
    digest: 'Хеш-сумма текста (SHA-256):',
  },
  az: {
    title: 'Qəbul barədə qeyd',
    presiding: 'Sədrlik edir:',
    'by.acclamation': 'Mətn səsvermə olmadan, alqışla qəbul edildi.',
    'by.no-objection': 'Mətn qəbul edildi; etiraz olmadı.',
    'by.silence': 'Mətn sükut proseduru ilə qəbul edildi; müddət bitənədək etiraz olmadı.',
    'by.vote': 'Mətn səsvermə ilə qəbul edildi.',
    not: 'Mətn qəbul edilmədi.',
    until: 'Etiraz müddəti:',
    present: 'İştirak edənlər:',
    away: 'İştirak etməyənlər:',
    for: 'Lehinə:',
    against: 'Əleyhinə:',
    abstain: 'Bitərəf qalanlar:',
    object: 'Etiraz edən:',
    reserve: 'Protokola salınan qeyd-şərt:',
    noReserve: 'Qəbul anında qeyd-şərt yox idi.',
    setAside: 'Qəbul kənara qoyuldu: iştirak etməmiş nümayəndə heyəti qayıtdıqdan sonra etiraz etdi.',
    digest: 'Mətnin xülasəsi (SHA-256):',
  },
  kk: {
    title: 'Қабылдау туралы жазба',
    presiding: 'Төрағалық етеді:',
    'by.acclamation': 'Мәтін дауысқа салынбай, қолпаштау арқылы қабылданды.',
    'by.no-objection': 'Мәтін қабылданды; қарсылық болған жоқ.',
    'by.silence': 'Мәтін үнсіздік рәсімімен қабылданды; мерзім біткенге дейін қарсылық түскен жоқ.',
    'by.vote': 'Мәтін дауыс беру арқылы қабылданды.',
    not: 'Мәтін қабылданған жоқ.',
    until: 'Қарсылық мерзімі:',
    present: 'Қатысқандар:',
    away: 'Қатыспағандар:',
    for: 'Жақтағандар:',
    against: 'Қарсы:',
    abstain: 'Қалыс қалғандар:',
    object: 'Қарсылық білдірген:',
    reserve: 'Хаттамаға енгізілген ескертпе:',
    noReserve: 'Қабылдау сәтінде ескертпе болған жоқ.',
    setAside: 'Қабылдау кейінге қалдырылды: қатыспаған делегация оралған соң қарсылық білдірді.',
    digest: 'Мәтіннің хеш-сомасы (SHA-256):',
  },
  tk: {
    title: 'Kabul etmek baradaky ýazgy',
    presiding: 'Başlyklyk edýär:',
    'by.acclamation': 'Tekst ses berilmezden, el çarpyşmak bilen kabul edildi.',
    'by.no-objection': 'Tekst kabul edildi; garşylyk bolmady.',
    'by.silence': 'Tekst dymmak tertibi bilen kabul edildi; möhlet gutarýança garşylyk bolmady.',
    'by.vote': 'Tekst ses bermek bilen kabul edildi.',
    not: 'Tekst kabul edilmedi.',
    until: 'Garşylyk möhleti:',
    present: 'Gatnaşanlar:',
    away: 'Gatnaşmadyklar:',
    for: 'Tarapdar:',
    against: 'Garşy:',
    abstain: 'Saklananlar:',
    object: 'Garşy çykan:',
    reserve: 'Teswirnama girizilen şert:',
    noReserve: 'Kabul edilende şert ýokdy.',
    setAside: 'Kabul etmek gaýra goýuldy: gatnaşmadyk wekiliýet dolanyp geleninden soň garşy çykdy.',
    digest: 'Tekstiň gysgaça belgisi (SHA-256):',
  },
  en: {
    title: 'Record of adoption',
    presiding: 'Presiding:',
    'by.acclamation': 'The text was adopted by acclamation.',
    'by.no-objection': 'The text was adopted; nobody objected.',
    'by.silence': 'The text was adopted by silence procedure; no objection was made in time.',
    'by.vote': 'The text was adopted by vote.',
    not: 'The text was not adopted.',
    until: 'Time for objections:',
    present: 'Present:',
    away: 'Absent:',
    for: 'For:',
    against: 'Against:',
    abstain: 'Abstaining:',
    object: 'Objecting:',
    reserve: 'Reserve on record:',
    noReserve: 'No reserve stood at the adoption.',
    setAside: 'The adoption is set aside: a delegation that had been absent objected after its return.',
    digest: 'Digest of the text (SHA-256):',
  },
};

export const adoptionWord = (lang: Lang, key: Key): string => WORDS[lang][key];
