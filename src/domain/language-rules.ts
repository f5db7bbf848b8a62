/**
 * The rules of procedure in words, one sentence a rule, as the page shows and the document prints them. Built so that no inserted
 * number, name or date needs a case ending.
 */
import { momentIn } from '../language/date.ts';
import type { Lang } from '../language/language.ts';
import { formatInteger } from '../language/number.ts';
import type { DecisionRule, Rules } from './negotiation/rules.ts';

type Words = {
  readonly title: string;
  readonly decision: { readonly [rule in DecisionRule]: string };
  readonly reserve: { readonly blocks: string; readonly recorded: string };
  /** An objection stands under every rule. */
  readonly objection: string;
  readonly quorum: (n: string) => string;
  readonly noQuorum: string;
  readonly silence: (hours: string) => string;
  readonly anySilence: string;
  readonly proposals: (until: string) => string;
  readonly absence: { readonly delegation: string; readonly chair: (hours: string) => string; readonly atOnce: string };
  readonly back: (hours: string) => string;
  readonly editing: { readonly [what in Rules['editing']]: string };
  readonly change: string;
  readonly hours: (n: string, count: number) => string;
};

// native review: fa, az, kk, tk
const WORDS: Readonly<Record<Lang, Words>> = {
  fa: {
    title: 'آیین کار',
    decision: {
      consensus: 'تصمیم‌ها با اجماع گرفته می‌شود. اجماع به معنای نبودن اعتراض رسمی است.',
      unanimity: 'تصمیم‌ها به اتفاق آرا گرفته می‌شود: موافقت همهٔ هیئت‌های شرکت‌کننده لازم است.',
      majority: 'تصمیم‌ها با اکثریت هیئت‌های شرکت‌کننده گرفته می‌شود؛ اعتراض رسمی مانع تصویب متن است.',
    },
    reserve: {
      blocks: 'قید شرط، مانند اعتراض، مانع تصویب متن است.',
      recorded: 'قید شرط مانع تصویب متن نیست و ثبت می‌شود.',
    },
    objection: 'اعتراض تا زمانی که هیئت معترض آن را پس نگیرد برجاست، حتی در غیاب آن هیئت.',
    quorum: (n) => `کمترین شمار هیئت‌های حاضر برای تصمیم‌گیری: ${n}.`,
    noQuorum: 'حد نصابی برای حضور مقرر نشده است.',
    silence: (hours) => `کوتاه‌ترین مدت روند سکوت: ${hours}. تا اعتراضی برجاست روند سکوت آغاز نمی‌شود.`,
    anySilence: 'برای روند سکوت مدت معینی مقرر نشده است. تا اعتراضی برجاست روند سکوت آغاز نمی‌شود.',
    proposals: (until) => `مهلت هیئت‌ها برای ارائهٔ پیشنهاد: ${until}.`,
    absence: {
      delegation: 'غیبت هر هیئت را تنها خود آن هیئت اعلام می‌کند.',
      chair: (hours) =>
        `غیبت را خود هیئت یا رئیس نشست اعلام می‌کند. غیبتی که رئیس اعلام کند پس از این مدت به شمار می‌آید: ${hours}، به شرط آنکه هیئت تا آن زمان چیزی نگوید. هیئتی را که به متن موجود اعتراض یا قید دارد، دیگری غایب اعلام نمی‌کند.`,
      atOnce:
        'غیبت را خود هیئت یا رئیس نشست اعلام می‌کند و بی‌درنگ به شمار می‌آید. هیئتی را که به متن موجود اعتراض یا قید دارد، دیگری غایب اعلام نمی‌کند.',
    },
    back: (hours) =>
      `مهلت هیئت بازگشته برای اعتراض به آنچه در غیابش توافق شده است: ${hours}؛ آن بند سپس به وضعیت منوط به تأیید (ad referendum) بازمی‌گردد.`,
    editing: {
      form: 'دبیرخانه املا، شماره‌گذاری و صفحه‌آرایی را درست می‌کند. محتوای ستون هر هیئت از خود آن هیئت است یا به صورت پیشنهاد ارائه می‌شود.',
      all: 'دبیرخانه می‌تواند همهٔ ستون‌ها را ویرایش کند.',
    },
    change: 'این آیین تنها به همان شیوه‌ای تغییر می‌کند که خود برای تصمیم‌گیری مقرر می‌دارد.',
    hours: (n) => `${n} ساعت`,
  },
  ru: {
    title: 'Правила процедуры',
    decision: {
      consensus: 'Решения принимаются консенсусом. Консенсус означает отсутствие официального возражения.',
      unanimity: 'Решения принимаются единогласно: требуется согласие всех участвующих делегаций.',
      majority:
        'Решения принимаются большинством участвующих делегаций; официальное возражение препятствует принятию текста.',
    },
    reserve: {
      blocks: 'Оговорка, как и возражение, препятствует принятию текста.',
      recorded: 'Оговорка не препятствует принятию текста и заносится в протокол.',
    },
    objection: 'Возражение остаётся в силе, пока его не снимет сама делегация, в том числе в её отсутствие.',
    quorum: (n) => `Наименьшее число присутствующих делегаций, необходимое для принятия решений: ${n}.`,
    noQuorum: 'Кворум не установлен.',
    silence: (hours) =>
      `Наименьшая продолжительность процедуры молчания: ${hours}. Пока в силе возражение, процедура молчания не начинается.`,
    anySilence:
      'Наименьшая продолжительность процедуры молчания не установлена. Пока в силе возражение, процедура молчания не начинается.',
    proposals: (until) => `Срок внесения предложений делегациями: ${until}.`,
    absence: {
      delegation: 'О своём отсутствии заявляет только сама делегация.',
      chair: (hours) =>
        `Об отсутствии делегации заявляет она сама или объявляет председатель. Объявленное председателем отсутствие учитывается по истечении срока: ${hours}, если делегация до того ничего не сказала. Делегацию, у которой есть возражение или оговорка к действующему тексту, другие отсутствующей не объявляют.`,
      atOnce:
        'Об отсутствии делегации заявляет она сама или объявляет председатель; оно учитывается сразу. Делегацию, у которой есть возражение или оговорка к действующему тексту, другие отсутствующей не объявляют.',
    },
    back: (hours) =>
      `Срок, в который вернувшаяся делегация может возразить против согласованного без неё: ${hours}; положение тогда возвращается в статус ad referendum.`,
    editing: {
      form: 'Секретариат правит орфографию, нумерацию и оформление. Содержание столбца делегации исходит от неё самой или вносится как предложение.',
      all: 'Секретариат может править все столбцы.',
    },
    change: 'Настоящие правила изменяются только тем же порядком, который они устанавливают для решений.',
    hours: (n) => `${n} ч`,
  },
  az: {
    title: 'Prosedur qaydaları',
    decision: {
      consensus: 'Qərarlar konsensusla qəbul edilir. Konsensus rəsmi etirazın olmaması deməkdir.',
      unanimity: 'Qərarlar yekdilliklə qəbul edilir: iştirak edən bütün nümayəndə heyətlərinin razılığı tələb olunur.',
      majority:
        'Qərarlar iştirak edən nümayəndə heyətlərinin çoxluğu ilə qəbul edilir; rəsmi etiraz mətnin qəbuluna mane olur.',
    },
    reserve: {
      blocks: 'Qeyd-şərt, etiraz kimi, mətnin qəbuluna mane olur.',
      recorded: 'Qeyd-şərt mətnin qəbuluna mane olmur və protokola salınır.',
    },
    objection: 'Etiraz onu bildirən nümayəndə heyəti geri götürənədək, o cümlədən onun yoxluğunda qüvvədə qalır.',
    quorum: (n) => `Qərar qəbulu üçün iştirakı zəruri olan nümayəndə heyətlərinin ən az sayı: ${n}.`,
    noQuorum: 'Yetərsay müəyyən edilməyib.',
    silence: (hours) =>
      `Sükut prosedurunun ən qısa müddəti: ${hours}. Etiraz qüvvədə olduqca sükut proseduruna başlanılmır.`,
    anySilence:
      'Sükut prosedurunun ən qısa müddəti müəyyən edilməyib. Etiraz qüvvədə olduqca sükut proseduruna başlanılmır.',
    proposals: (until) => `Nümayəndə heyətlərinin təklif vermə müddəti: ${until}.`,
    absence: {
      delegation: 'İştirak etmədiyini yalnız nümayəndə heyətinin özü bildirir.',
      chair: (hours) =>
        `İştirak edilmədiyini nümayəndə heyətinin özü bildirir və ya sədr elan edir. Sədrin elan etdiyi bu müddətdən sonra nəzərə alınır: ${hours}, bu şərtlə ki, nümayəndə heyəti o vaxtadək heç nə deməsin. Qüvvədə olan mətnə etirazı və ya qeyd-şərti olan nümayəndə heyəti barədə bunu başqaları elan etmir.`,
      atOnce:
        'İştirak edilmədiyini nümayəndə heyətinin özü bildirir və ya sədr elan edir; bu, dərhal nəzərə alınır. Qüvvədə olan mətnə etirazı və ya qeyd-şərti olan nümayəndə heyəti barədə bunu başqaları elan etmir.',
    },
    back: (hours) =>
      `Qayıdan nümayəndə heyətinin onsuz razılaşdırılana etiraz etmə müddəti: ${hours}; maddə onda ad referendum statusuna qayıdır.`,
    editing: {
      form: 'Katiblik orfoqrafiyanı, nömrələməni və tərtibatı düzəldir. Nümayəndə heyətinin sütununun məzmunu onun özündən gəlir və ya təklif kimi verilir.',
      all: 'Katiblik bütün sütunları redaktə edə bilər.',
    },
    change: 'Bu qaydalar yalnız özlərinin qərarlar üçün müəyyən etdiyi qaydada dəyişdirilir.',
    hours: (n) => `${n} saat`,
  },
  kk: {
    title: 'Рәсім қағидалары',
    decision: {
      consensus: 'Шешімдер консенсуспен қабылданады. Консенсус ресми қарсылықтың болмауын білдіреді.',
      unanimity: 'Шешімдер бірауыздан қабылданады: қатысушы барлық делегацияның келісімі қажет.',
      majority:
        'Шешімдер қатысушы делегациялардың көпшілігімен қабылданады; ресми қарсылық мәтіннің қабылдануына кедергі болады.',
    },
    reserve: {
      blocks: 'Ескертпе, қарсылық сияқты, мәтіннің қабылдануына кедергі болады.',
      recorded: 'Ескертпе мәтіннің қабылдануына кедергі болмайды және хаттамаға енгізіледі.',
    },
    objection:
      'Қарсылық оны білдірген делегация қайтарып алғанға дейін, соның ішінде ол болмаған кезде де күшінде қалады.',
    quorum: (n) => `Шешім қабылдау үшін қатысуы қажет делегациялардың ең аз саны: ${n}.`,
    noQuorum: 'Кворум белгіленбеген.',
    silence: (hours) =>
      `Үнсіздік рәсімінің ең қысқа мерзімі: ${hours}. Қарсылық күшінде тұрғанда үнсіздік рәсімі басталмайды.`,
    anySilence:
      'Үнсіздік рәсімінің ең қысқа мерзімі белгіленбеген. Қарсылық күшінде тұрғанда үнсіздік рәсімі басталмайды.',
    proposals: (until) => `Делегациялардың ұсыныс енгізу мерзімі: ${until}.`,
    absence: {
      delegation: 'Қатыспайтынын тек делегацияның өзі мәлімдейді.',
      chair: (hours) =>
        `Қатыспайтынын делегацияның өзі мәлімдейді немесе төраға жариялайды. Төраға жариялағаны мынадай мерзімнен кейін есепке алынады: ${hours}, егер делегация оған дейін ештеңе айтпаса. Қолданыстағы мәтінге қарсылығы немесе ескертпесі бар делегацияны басқалар қатыспайды деп жарияламайды.`,
      atOnce:
        'Қатыспайтынын делегацияның өзі мәлімдейді немесе төраға жариялайды; ол бірден есепке алынады. Қолданыстағы мәтінге қарсылығы немесе ескертпесі бар делегацияны басқалар қатыспайды деп жарияламайды.',
    },
    back: (hours) =>
      `Оралған делегацияның өзінсіз келісілгенге қарсылық білдіру мерзімі: ${hours}; тармақ сонда ad referendum мәртебесіне қайтады.`,
    editing: {
      form: 'Хатшылық емлені, нөмірлеуді және безендіруді түзетеді. Делегация бағанының мазмұны оның өзінен шығады немесе ұсыныс ретінде енгізіледі.',
      all: 'Хатшылық барлық бағанды редакциялай алады.',
    },
    change: 'Осы қағидалар тек өздері шешімдер үшін белгілеген тәртіппен өзгертіледі.',
    hours: (n) => `${n} сағат`,
  },
  tk: {
    title: 'Iş tertibiniň düzgünleri',
    decision: {
      consensus: 'Kararlar konsensus bilen kabul edilýär. Konsensus resmi garşylygyň ýokdugyny aňladýar.',
      unanimity: 'Kararlar biragyzdan kabul edilýär: gatnaşýan ähli wekiliýetleriň razylygy zerurdyr.',
      majority:
        'Kararlar gatnaşýan wekiliýetleriň köplügi bilen kabul edilýär; resmi garşylyk tekstiň kabul edilmegine päsgel berýär.',
    },
    reserve: {
      blocks: 'Şert hem garşylyk ýaly tekstiň kabul edilmegine päsgel berýär.',
      recorded: 'Şert tekstiň kabul edilmegine päsgel bermeýär we teswirnama girizilýär.',
    },
    objection: 'Garşylyk ony bildiren wekiliýet yzyna alýança, şol sanda onuň ýok wagtynda hem güýjünde galýar.',
    quorum: (n) => `Karar kabul etmek üçin gatnaşmagy zerur bolan wekiliýetleriň iň az sany: ${n}.`,
    noQuorum: 'Kworum bellenilmedik.',
    silence: (hours) =>
      `Dymmak tertibiniň iň gysga möhleti: ${hours}. Garşylyk güýjünde bolsa, dymmak tertibi başlanmaýar.`,
    anySilence:
      'Dymmak tertibiniň iň gysga möhleti bellenilmedik. Garşylyk güýjünde bolsa, dymmak tertibi başlanmaýar.',
    proposals: (until) => `Wekiliýetleriň teklip bermek möhleti: ${until}.`,
    absence: {
      delegation: 'Gatnaşmaýandygyny diňe wekiliýetiň özi mälim edýär.',
      chair: (hours) =>
        `Gatnaşmaýandygyny wekiliýetiň özi mälim edýär ýa-da başlyk yglan edýär. Başlygyň yglan edeni şu möhletden soň hasaba alynýar: ${hours}, wekiliýet şoňa çenli hiç zat diýmese. Hereket edýän tekste garşylygy ýa-da şerti bar bolan wekiliýeti başgalar ýok diýip yglan etmeýär.`,
      atOnce:
        'Gatnaşmaýandygyny wekiliýetiň özi mälim edýär ýa-da başlyk yglan edýär; ol derrew hasaba alynýar. Hereket edýän tekste garşylygy ýa-da şerti bar bolan wekiliýeti başgalar ýok diýip yglan etmeýär.',
    },
    back: (hours) =>
      `Dolanyp gelen wekiliýetiň onsuz ylalaşylan zada garşy çykmak möhleti: ${hours}; madda şonda ad referendum ýagdaýyna dolanýar.`,
    editing: {
      form: 'Sekretariat ýazuw düzgünini, belgilenişi we bezegi düzedýär. Wekiliýetiň sütüniniň mazmuny onuň özünden gelýär ýa-da teklip hökmünde berilýär.',
      all: 'Sekretariat ähli sütünleri redaktirläp bilýär.',
    },
    change: 'Şu düzgünler diňe özleriniň kararlar üçin belleýän tertibinde üýtgedilýär.',
    hours: (n) => `${n} sagat`,
  },
  en: {
    title: 'Rules of procedure',
    decision: {
      consensus: 'Decisions are taken by consensus. Consensus is the absence of a formal objection.',
      unanimity: 'Decisions are taken unanimously: every delegation that takes part has to agree.',
      majority:
        'Decisions are taken by a majority of the delegations that take part; a formal objection keeps a text from being adopted.',
    },
    reserve: {
      blocks: 'A reserve keeps a text from being adopted, as an objection does.',
      recorded: 'A reserve does not keep a text from being adopted and is placed on record.',
    },
    objection: 'An objection stands until the delegation that made it withdraws it, also in its absence.',
    quorum: (n) => `Delegations that have to be present for decisions, at least: ${n}.`,
    noQuorum: 'No quorum is required.',
    silence: (hours) =>
      `A silence procedure runs for at least ${hours}. None begins while an objection to the text stands.`,
    anySilence: 'No shortest time is set for a silence procedure. None begins while an objection to the text stands.',
    proposals: (until) => `Delegations may table proposals until ${until}.`,
    absence: {
      delegation: 'Only a delegation itself says that it is absent.',
      chair: (hours) =>
        `A delegation says that it is absent, or the chair announces it. What the chair announces counts after ${hours}, if the delegation has said nothing by then. A delegation with an objection or a reserve to a text that stands is not declared absent by others.`,
      atOnce:
        'A delegation says that it is absent, or the chair announces it; it counts at once. A delegation with an objection or a reserve to a text that stands is not declared absent by others.',
    },
    back: (hours) =>
      `For ${hours} after its return a delegation may object to what was agreed in its absence; the clause then returns to ad referendum.`,
    editing: {
      form: 'The secretariat corrects spelling, numbering and layout. Substance in a delegation’s column comes from that delegation, or as a proposal.',
      all: 'The secretariat may edit all columns.',
    },
    change: 'These rules are changed only in the way that they lay down for decisions.',
    hours: (n, count) => `${n} ${count === 1 ? 'hour' : 'hours'}`,
  },
};

export const rulesTitle = (lang: Lang): string => WORDS[lang].title;

/** Until when delegations may table proposals, with date, hour and zone. */
export const proposalsDeadline = (lang: Lang, until: string, timeZone: string): string =>
  WORDS[lang].proposals(momentIn(lang, until, timeZone));

/** One sentence or two for each rule, in the order in which they are numbered. */
export function rulesInWords(lang: Lang, rules: Rules, timeZone: string): readonly string[] {
  const words = WORDS[lang];
  const { decision, reserveBlocks, quorum, silenceMinHours, proposalsUntil, absence, editing } = rules;
  const hours = (n: number): string => words.hours(formatInteger(lang, n), n);
  const absent =
    absence.by === 'delegation'
      ? words.absence.delegation
      : absence.afterHours === 0
        ? words.absence.atOnce
        : words.absence.chair(hours(absence.afterHours));
  return [
    words.decision[decision],
    // Where everybody has to agree a reserve is no agreement, and there is nothing to say of it.
    ...(decision === 'unanimity' ? [] : [words.reserve[reserveBlocks ? 'blocks' : 'recorded']]),
    words.objection,
    quorum > 0 ? words.quorum(formatInteger(lang, quorum)) : words.noQuorum,
    silenceMinHours > 0 ? words.silence(hours(silenceMinHours)) : words.anySilence,
    ...(proposalsUntil ? [proposalsDeadline(lang, proposalsUntil, timeZone)] : []),
    absent,
    ...(absence.objectWithinHours > 0 ? [words.back(hours(absence.objectWithinHours))] : []),
    words.editing[editing],
    words.change,
  ];
}
