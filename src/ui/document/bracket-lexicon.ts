/**
 * The commonest words of such texts in six languages, by their beginnings, because endings change: «год|лет», «سال», "il".
 * Not a dictionary: enough to tell "by the end of 2027" from its neighbours. A row is one meaning; alternatives stand in
 * order of no importance. Sources: the terms of the summit's glossary and everyday words. native review: all rows.
 */
import { LANGS, type Lang } from '../../language/language.ts';

/** A column for each language, in the order of `LANGS`. */
const ROWS = `
یک|نخست,один|одно|одна|перв,bir|birinci,бір|бірінші,bir|birinji,one|once|first
دو|دوم,два|две|двух|двое|втор,iki,екі,iki,two|twice|second
سه|سوم,три|трёх|трех|треть,üç,үш,üç,three|third
چهار,четыр,dörd,төрт,dört,four
پنج,пять|пяти,beş,бес,bäş,five
شش,шест,altı,алты,alty,six
هفت,семь|семи,yeddi,жеті,ýedi,seven
ده,десят,on,он,on,ten
روز,день|дней|дня,gün,күн,gün,day
هفته,недел,həftə,апта,hepde,week
ماه,месяц,ay,ай,aý,month
سال|سالانه|سالی,год|лет|ежегод,il|ildə|illik,жыл,ýyl,year|annual
نیم‌سال,полугод,yarımil,жартыжыл,ýarym,half-year
ساعت,час,saat,сағат,sagat,hour
بار,раз,dəfə|dən,рет,gezek,time|once|twice
پایان,конц|конец|оконч,son|başa,соң|аяқ,ahyr|tamam,end
هر,кажд|ежегодн,hər,әр|сайын,her,each|every
ظرف|طی,течени,ərzində,ішінде,dowamynda,within
تا,до,qədər|dək,дейін,çenli,by|until
پس,после,sonra,кейін,soň,after
همان,тот|том|того,həmin,сол,şol,same
همه,все|всех,bütün,барлық,ähli,all
حداکثر,позднее,geci,кешіктірмей,giç,no|later|most
دست‌کم|حداقل,менее,azı,кемінде,azyndan,least|less
برابر|مساوی,равн,bərabər,тең,deň,equal
مشترک,совместн|общ|един,birgə|ümumi|vahid,бірлескен|ортақ|бірыңғай,bilelikdäki|umumy,joint|common|uniform
یکسان,един|одинаков,vahid|eyni,бірыңғай|бірдей,birmeňzeş,uniform|same
محلی,местн,yerli,жергілікті,ýerli,local
ملی,национальн,milli,ұлттық,milli,national
بین‌المللی,международн,beynəlxalq,халықаралық,halkara,international
منطقه|ناحیه,регион|район,region|ərazi|rayon,өңір|аумақ|аудан,sebit|welaýat|etrap,region|area|district
استان|ولایت,провинц|регион|област,vilayət|region,провинция|өңір|облыс,welaýat|oblast,province|region
کشور|دولت,государств|стран,dövlət|ölkə,мемлекет|ел,döwlet|ýurt,state|countr
شهر,город,şəhər,қала,şäher,cit
دریا,мор,dəniz,теңіз,deňiz,sea|marine|maritime
خزر,каспи,xəzər,каспий,hazar,caspian
ساحل,прибрежн|побереж,sahil,жағалау,kenar,coast|littoral
آب|آبی|آبزی,вод|аква,su,су,suw,water|aqua
بندر|بنادر,порт,liman,порт,port,port
تالاب,болотн,bataqlıq,батпақты,batgalyk,wetland
ماهی|صید,рыб|осетр|промысл,balıq|nərə|ov,балық|бекіре|аула,balyk|bekre|aw,fish|sturgeon
فک,тюлен,suiti,итбалық,düwlen,seal
زیستگاه,обитани|мест,yaşayış|yer,мекен|жер,ýaşa|ýer,habitat
گونه,вид,növ,түр,görnüş,species|kind
گیاه,растен,bitki,өсімдік,ösümlik,plant
جانور|حیوان,животн,heyvan,жануар,haýwan,animal
محیط|زیست,окружающ|эколог|сред,mühit|ekolo,орта|эколог,gurşaw|ekolog,environment|ecolog
پایش,мониторинг,monitorinq,мониторинг,gözegçilik,monitor
آلودگی,загрязн,çirklən,ластан,hapalan,pollut
حفاظت|حفظ,охран|защит,qorun|mühafizə,қорға,gora,protect|conserv
منابع,ресурс|запас,resurs|ehtiyat,ресурс|қор,serişde|baýlyk,resource|stock
پژوهش|تحقیق,исследова,tədqiqat,зерттеу,barlag,research|stud
علمی,научн,elmi,ғылыми,ylmy,scien
فهرست,перечен|список,siyahı,тізбе|тізім,sanaw,list|inventory
برنامه,программ|план,proqram|plan,бағдарлама|жоспар,maksatnama|meýilnama,programme|plan
پروژه|طرح,проект,layihə,жоба,taslama,project
گزارش,доклад|отчёт|отчет,məruzə|hesabat,баяндама|есеп,hasabat,report
نتایج|یافته,результат|итог,nəticə,нәтиже,netije,result|finding
اطلاعات|داده,сведени|данны|информац,məlumat,мәлімет|дерек|ақпарат,maglumat,information|data
مبادله|تبادل,обмен,mübadilə,алмас,alyş,exchang
همکاری,сотруднич,əməkdaşlıq,ынтымақ,hyzmatdaş,cooperat
شرکت‌کنندگان,участник,iştirakçı,қатысушы,gatnaşyjy,participant
کارگروه,групп,qrup,топ,topar,group
دبیرخانه,секретариат,katiblik|katibliy,хатшылық|хатшылығ,sekretariat,secretariat
نشست|اجلاس,совещани|саммит|встреч,müşavirə|sammit|görüş,кеңес|саммит|кездесу,maslahat|sammit|duşuşyk,meeting|summit
قطعنامه,резолюц,qətnamə,қарар,kararnama,resolution
تصمیم,решен,qərar,шешім,çözgüt|karar,deci
اجرا,выполнен|осуществ,icra|həyata,орында|жүзеге,ýerine,implement
تصویب,приняти|утвержд,qəbul,қабылда|бекіт,kabul,adopt|approv
صندوق,фонд,fond,қор,gazna,fund
سهم,дол,pay,үлес,paý,share
سرمایه,инвест,investisiya|sərmaye,инвест|салым,maýa,invest
بازار,рын,bazar,нарық|базар,bazar,market
تجارت|بازرگانی,торгов,ticarət,сауда,söwda,trade
اقتصاد,эконом,iqtisad,эконом,ykdysad,econom
سبز,зелён|зелен,yaşıl,жасыл,ýaşyl,green
خصوصی,частн,özəl,жеке,hususy,private
کوچک,мал,kiçik,шағын,kiçi,small
گمرک,тамож,gömrük,кеден,gümrük,customs
مرز,границ|пропуск,sərhəd,шекара|өткізу,serhet,border
کالا|بار|باری,товар|груз,mal|yük,тауар|жүк,harytlar|ýük,goods|cargo|freight
حمل|ترابری,транспорт|перевоз,nəqliyyat|daşı,көлік|тасымал,ulag|daşa,transport
کشتی,судоход|судн,gəmi,кеме,gämi,ship|vessel|sail
مسیر|راه,маршрут|пут,marşrut|yol,бағыт|жол,ugur|ýol,route|road
سفر,рейс|поезд,reys|səfər,рейс|сапар,gatnaw|sapar,trip|sailing|travel
گردشگری,туризм|турист,turizm,туризм|туристік,syýahat,touris
خط|خطوط,лини|полос,xət|zolaq,желі|жолақ,ugur|zolak,line|lane
زبان,язык,dil,тіл,dil,language
ایجاد|تأسیس,созда|учрежд,yarat|təsis,құр,döret,establish|creat
تدوین|تهیه,разработ|составл,hazırla|tərtib,әзірле|жаса,taýýarla|düz,draw|compil|prepar
حمایت,поддерж,dəstək,қолда,golda,support
استقبال,приветств,alqış,құпта,makulla,welcom
شرایط|وضعیت,услови|ситуац,şərait|hal,жағдай,şert|ýagdaý,condition|situation|emergenc
توسعه,развит,inkişaf,даму|дамыту,ösüş|ösdür,develop
پایدار,устойчив,davamlı|dayanıqlı,тұрақты|орнықты,durnukly,sustainab
قانون|قوانین,закон,qanun,заң,kanun,law|legislat
حقوق,прав,hüquq,құқық,hukuk,right|legal
نوبت,поочерёдн|очеред,növbə,кезек,nobat,rotation|turn
توصیه,рекоменд,tövsiyə,ұсын,maslahat,recommend
اجماع,консенсус,konsensus,консенсус,konsensus,consensus
متر,метр,metr,метр,metr,metre
درصد,процент,faiz,пайыз,göterim,percent
`;

type Entry = { readonly stem: string; readonly row: number };
const byInitial = new Map<Lang, Map<string, Entry[]>>();

function entriesOf(lang: Lang): Map<string, Entry[]> {
  if (byInitial.size === 0) {
    for (const each of LANGS) byInitial.set(each, new Map());
    ROWS.trim()
      .split('\n')
      .forEach((line, row) => {
        const cells = line.split(',');
        for (const each of LANGS) {
          for (const stem of cells[LANGS.indexOf(each)]?.split('|') ?? []) {
            const initials = byInitial.get(each) as Map<string, Entry[]>;
            initials.set(stem[0] ?? '', [...(initials.get(stem[0] ?? '') ?? []), { stem, row }]);
          }
        }
      });
  }
  return byInitial.get(lang) as Map<string, Entry[]>;
}

/** A short stem is a word of its own or has one or two letters of ending: "il" is in "ildə", not in "ilkin". */
const SHORT = 3;

/** The meanings that a word may have, as row numbers. */
export function meanings(lang: Lang, folded: string): readonly number[] {
  return (entriesOf(lang).get(folded[0] ?? '') ?? [])
    .filter(({ stem }) => folded.startsWith(stem) && (stem.length > SHORT || folded.length <= stem.length + 3))
    .map(({ row }) => row);
}
