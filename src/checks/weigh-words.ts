/**
 * Words by which the sense of a sentence turns, in six languages: negation, modal force, and pairs of words that one letter makes of one
 * another. The lists err on the side of too much: a word that is here by mistake keeps a correction from being one of typing, and a
 * word that is missing is still another word than the one that was signed.
 */
import { lower } from '../language/collation.ts';
import type { Lang } from '../language/language.ts';
import { foldOrthography } from '../language/orthography.ts';

export type Force = 'must' | 'may';
type Row = {
  /** Whole words that deny. */
  readonly no: string;
  /** Forms that deny, as a pattern for the whole word. */
  readonly denies: RegExp;
  /** What makes a word of the contrary when it stands before or behind it. */
  readonly before: readonly string[];
  readonly behind: readonly string[];
  /** Letters that deny inside a verb: no edit that touches one is a slip. */
  readonly inside: string;
  readonly must: RegExp;
  readonly may: RegExp;
  /** Words of like letters and other sense, in pairs: "adopt/adapt". Stems: whatever ending follows. */
  readonly alike: string;
};

// native review: fa, az, kk, tk
const ROWS: Readonly<Record<Lang, Row>> = {
  fa: {
    no: 'نه هیچ عدم بدون فاقد غیر نیست نیستند نبود نبودند نباشد نباشند نباید نخواهد نخواهند نشود نشوند نگردد نگردند نکند نکنند نکرده نشده نداد ندهد ندهند ندارد ندارند نتواند نتوانند ننماید ننمایند مگر جز به‌جز خلاف علیه منع ممنوع لغو سلب',
    denies:
      /^(?:نمی.*|ن(?!هاد|هاده|هند|هد|ماید|مایند|ماییم|ژاد|وزاد|شاند|امید|امند|ویسد|ویسند|زد|قد|رد)\p{L}{2,}(?:د|ند|یم|ید))$/u,
    before: ['ن', 'نا', 'بی', 'غیر', 'لا', 'ضد'],
    behind: [],
    inside: '',
    must: /^(?:باید|بایستی|می‌?بایست|موظف\p{L}*|ملزم\p{L}*|مکلف\p{L}*|متعهد\p{L}*|الزام\p{L}*|الزامی|واجب|خواهد|خواهند|خواهیم)$/u,
    may: /^(?:می‌?توان\p{L}*|توان\p{L}*|بتوان\p{L}*|مجاز|مجازند|مختار\p{L}*|ممکن|شاید|اختیاری|داوطلبانه)$/u,
    alike: 'مجاز/مجازات اجرا/اجزا قابل/مقابل تعهد/تعاهد مقرر/مقدر',
  },
  ru: {
    no: 'не ни нет без кроме помимо нельзя никто ничто никогда никак никакой никакая никакие никакого никаких вне против запрещ',
    denies:
      /^(?:не(?!обходим|дел|котор|посредств|фт|сет|сут)|ни(?!ж|кел|т)|без(?!опасн)|бес(?!ед)|анти|контр|противо)\p{L}{3,}$/u,
    before: ['не', 'ни', 'без', 'бес', 'анти', 'контр', 'противо', 'а'],
    behind: [],
    inside: '',
    must: /^(?:долж(?:ен|на|но|ны)|обяз\p{L}*|следует|необходимо|надлежит|требу(?:ет|ют)\p{L}*|буд(?:ет|ут))$/u,
    may: /^(?:мо(?:жет|гут|гла|гли|жно|г)|вправе|разреш\p{L}*|позволя\p{L}*|допуска\p{L}*|возможно|рекоменд\p{L}*)$/u,
    alike:
      'компани/кампани преемник/приемник предать/придать пребыва/прибыва предел/придел преступ/приступ претвор/притвор презир/призир адресат/адресант представ/предостав подпис/подпас усвои/освои гарант/грант выполня/заполня',
  },
  az: {
    no: 'deyil yox heç nə nəinki xeyr əks qarşı qadağan istisna',
    denies:
      /^\p{L}+(?:m[ıiuü]r(?:l[aə]r)?|m[aə]z(?:l[aə]r)?|m[aə](?:d[ıi]|y[ıi]b|m[ıi]ş|s[ıi]n|y[aə]c|d[aə]n|y[aə]n|li).*|s[ıiuü]z\p{L}{0,8})$/u,
    before: ['na', 'qeyri', 'anti', 'bi'],
    behind: ['sız', 'siz', 'suz', 'süz'],
    inside: 'mz',
    must: /^(?:\p{L}+m[aə]l[ıi]\p{L}*|gərək\p{L}*|vacib\p{L}*|lazım\p{L}*|borclu\p{L}*|məcbur\p{L}*|öhdə\p{L}*|mütləq)$/u,
    may: /^(?:bil[əi]\p{L}*|mümkün\p{L}*|icazə\p{L}*|olar|könüllü\p{L}*)$/u,
    alike: 'görül/görün təsdiq/təsdif əmək/əməl qəbul/qabil',
  },
  kk: {
    no: 'емес жоқ ешқандай ешбір ештеңе тыс қарсы тыйым',
    denies: /^\p{L}{2,}(?:[мбп][ае](?:й|с|ғ|г|у|ды|ді|ңыз|ңіз)\p{L}*|[мбп][ае]|с[ыі]з\p{L}{0,8})$/u,
    before: ['бей', 'на', 'анти'],
    behind: ['сыз', 'сіз'],
    inside: 'мбпс',
    must: /^(?:тиіс\p{L}*|керек|қажет\p{L}*|міндет\p{L}*|шарт|парыз)$/u,
    may: /^(?:мүмкін\p{L}*|ала\p{L}{0,4}|болады|рұқсат\p{L}*|құқылы\p{L}*|ерікті\p{L}*)$/u,
    alike: 'құқық/құлық қабылда/қабында',
  },
  tk: {
    no: 'däl ýok hiç garşy däldir gadagan',
    denies:
      /^\p{L}+(?:m(?:ez|az|eýär|aýar|edi|ady|ek|än|an|ändir|andyr)\p{L}{0,6}|m[ae]zdan|m[ae]zlyk\p{L}*|s[yiuü]z\p{L}{0,8})$/u,
    before: ['na', 'bi', 'anti'],
    behind: ['syz', 'siz', 'suz', 'süz'],
    inside: 'mz',
    must: /^(?:\p{L}+m[ae]ly\p{L}*|\p{L}+meli\p{L}*|gerek\p{L}*|zerur\p{L}*|borçly\p{L}*|hökman\p{L}*|borçlan\p{L}*)$/u,
    may: /^(?:bil[eiý]\p{L}*|mümkin\p{L}*|rugsat\p{L}*|bolar|haklydyr|meýletin\p{L}*)$/u,
    alike: 'görül/görün',
  },
  en: {
    no: 'not no non nor never neither none nothing nobody without except cannot unless against less lest hardly barely',
    denies: /^(?:non\p{L}{3,}|\p{L}{2,}less)$/u,
    before: ['un', 'in', 'im', 'ir', 'il', 'dis', 'non', 'anti', 'de', 'mis', 'a', 'counter'],
    behind: ['less'],
    inside: '',
    must: /^(?:shall|must|ought|required?|obliged?|undertakes?|binding|mandatory|obligatory|will|has|have)$/u,
    may: /^(?:may|can|could|might|should|would|permit(?:s|ted)?|allow(?:s|ed)?|entitled|voluntary|optional|encouraged?)$/u,
    alike:
      'adopt/adapt affect/effect principal/principle prescri/proscri persecut/prosecut ensur/insur assur/insur inter/intra casual/causal martial/marital statu/statue statue/statute conver/conser accept/except prece/proce allu/illu elici/illici emigra/immigra through/though trial/trail eminent/imminent compl/suppl complement/compliment council/counsel moral/morale contin/contain explo/expor import/export incite/insight appris/apprais',
  },
};

/** The key by which words are compared here: one spelling, small letters, composed. */
export const wordKey = (lang: Lang, word: string): string => foldOrthography(lang, lower(lang, word)).normalize('NFC');

type Lists = Omit<Row, 'no' | 'alike'> & {
  readonly no: ReadonlySet<string>;
  readonly alike: readonly (readonly [string, string])[];
};
const LISTS = new Map<Lang, Lists>();
function listsOf(lang: Lang): Lists {
  const known = LISTS.get(lang);
  if (known) return known;
  const { no, alike, ...rest } = ROWS[lang];
  const keyed = (text: string): string => wordKey(lang, text);
  const fresh: Lists = {
    ...rest,
    no: new Set(no.split(' ').map(keyed)),
    alike: alike.split(' ').map((pair) => pair.split('/').map(keyed) as [string, string]),
  };
  LISTS.set(lang, fresh);
  return fresh;
}

/** The longest word that a pattern is tried on. */
const LONGEST = 60;

/** Does the word deny by itself? `key` is a `wordKey`; joiners have folded away. */
export function denies(lang: Lang, key: string): boolean {
  if (key.length > LONGEST) return false;
  const { no, denies: form } = listsOf(lang);
  return no.has(key) || form.test(key);
}

/** Does one of the two deny the other: «باید» and «نباید», "законный" and "незаконный", "edilir" and "edilmir"? */
export function isContrary(lang: Lang, a: string, b: string): boolean {
  if (a === b || a.length > LONGEST || b.length > LONGEST) return false;
  const { before, behind, inside } = listsOf(lang);
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (before.some((each) => long === each + short)) return true;
  if (behind.some((each) => long.startsWith(short) && long.slice(short.length).startsWith(each))) return true;
  if (short.length > 2 && /^ب/u.test(short) && /^ن/u.test(long) && short.slice(1) === long.slice(1)) return true;
  if (inside === '') return false;
  let same = 0;
  while (same < short.length && short[same] === long[same]) same++;
  return same >= 2 && inside.includes(long[same] ?? ' ') !== inside.includes(short[same] ?? ' ');
}

/** Letters of which none may come, go or change in a slip: they deny inside a verb. */
export const deniesInside = (lang: Lang): string => listsOf(lang).inside;

/** The modal force of a word, if it has one. */
export function forceOf(lang: Lang, key: string): Force | undefined {
  if (key.length > LONGEST) return undefined;
  const { must, may } = listsOf(lang);
  return must.test(key) ? 'must' : may.test(key) ? 'may' : undefined;
}

/** Are these two of a known pair of words that look alike and say something else? */
export const isLikeAnother = (lang: Lang, a: string, b: string): boolean =>
  listsOf(lang).alike.some(
    ([one, other]) => (a.startsWith(one) && b.startsWith(other)) || (a.startsWith(other) && b.startsWith(one)),
  );
