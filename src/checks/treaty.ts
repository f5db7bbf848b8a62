/**
 * Words of treaties in a text that is to be political: who undertakes something, calls itself a party or lets the text enter into
 * force makes it look binding. Whole words with their endings; a name like «Сторона» counts with a capital only.
 */
import type { Lang } from '../language/language.ts';
import { type Check, inEachCell, spotsOf } from './finding.ts';

const GAP = '[\\s\\u00a0]{1,3}';
/** ZWNJ, a space or nothing between the parts of a Persian word. */
const HALF = '[\\u200c ]?';

/** Whole words: no letter before, none behind. */
const whole = (words: readonly string[], flags: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{M}])(?:${words.join('|')})(?![\\p{L}\\p{M}])`, flags);

// native review: fa, az, kk, tk
const WORDS: Readonly<Record<Lang, readonly RegExp[]>> = {
  fa: [
    whole(
      [
        `متعهد(?:ند|اند|${HALF}اند)?(?:${GAP}(?:می${HALF})?(?:شوند|شود|گردند|گردد|شدند|شد|گردیدند|گردید))?`,
        `تعهد${GAP}(?:می${HALF})?(?:کنند|کند|کردند|کرد|نمودند|نمود|نمایند|می${HALF}سپارند)`,
        `ملزم(?:ند|${HALF}اند)?(?:${GAP}(?:می${HALF})?(?:شوند|شود|باشند|است|هستند))?`,
        `طرف${HALF}های?`,
        `طرف${HALF}های${GAP}متعاهد`,
        'طرفین',
        'متعاهد(?:ین|ان)?',
        `لازم${HALF}(?:ال)?${HALF}اجرا(?:ء)?`,
        `توافق${GAP}(?:کردند|نمودند|کرده${HALF}اند|نموده${HALF}اند|می${HALF}کنند|می${HALF}نمایند|نمود|کرد)`,
        `به${GAP}توافق${GAP}رسید(?:ند|ه${HALF}اند)?`,
      ],
      'gu',
    ),
  ],
  ru: [
    whole(
      [
        'обязу(?:ется|ются|емся|юсь|ясь)|обязал(?:ся|ась|ись)',
        'обязан[аоы]?',
        `вступ(?:ает|ают|ит|ят|ил|ила|ило|или|ления|ление|лению|лением|лении|ать|ить|ающ(?:ий|ая|ее|ие|его|ей|ую|им|их))${GAP}в${GAP}силу`,
        'соглас(?:ились|ился|илась|ны|ен|на)|соглаша(?:ются|ется)',
        'договорил(?:ись|ся|ась)|договарива(?:ются|ется)',
        'договаривающ(?:ий|ая|ее|ие|егося|аяся|иеся|ихся|имся|имися|ейся|уюся|ийся|ееся)(?:ся)?',
      ],
      'giu',
    ),
    whole(['Сторон(?:а|ы|е|у|ой|ою|ам|ами|ах)?'], 'gu'),
  ],
  az: [
    whole(
      [
        `öhdə(?:sinə|lərinə|lik(?:lər)?(?:i|ini|inə)?)${GAP}götür\\p{L}{0,12}`,
        `razılığa${GAP}gəl\\p{L}{1,10}`,
        `razılaş(?:dılar|ıblar|ırlar|mışlar|dı|ır)`,
        `qüvvəyə${GAP}min\\p{L}{1,12}`,
        'borcludur(?:lar)?',
      ],
      'giu',
    ),
    whole(['Tərəf(?:lər)?(?:in|i|ə|dən|də|inə|ini|ləri|lərin|lərə|lərdən)?'], 'gu'),
  ],
  kk: [
    whole(
      [
        'міндеттен\\p{L}{1,8}',
        `міндеттеме(?:лер)?(?:ні|сін|лерін)?${GAP}(?:ал|қабылда)\\p{L}{1,8}`,
        'келіс(?:ті|тік|еді|елі|кен)|уағдалас(?:ты|тық|ады|қан)',
        'уағдаласушы(?:лар)?',
        `күшіне${GAP}ен\\p{L}{1,8}`,
      ],
      'giu',
    ),
    whole(['Тарап(?:тар)?(?:дың|тың|қа|ға|ты|ды|пен|тан|дан|та|да|ы|тары)?'], 'gu'),
  ],
  tk: [
    whole(
      [
        'borçlan\\p{L}{1,8}',
        `borçnama(?:lar)?(?:ny|lary|laryny)?${GAP}al\\p{L}{1,8}`,
        'ylalaş(?:dylar|ýarlar|ypdyrlar|dy|ýar)',
        `güýje${GAP}gir\\p{L}{1,8}`,
        'ylalaşýan',
      ],
      'giu',
    ),
    whole(['Tarap(?:lar)?(?:yň|y|a|dan|da|yna|laryň|lara|lary)?'], 'gu'),
  ],
  en: [
    whole(
      [
        'agree(?:s|d|ing)?',
        'undertak(?:e|es|en|ing)|undertook',
        'shall',
        `(?:enter(?:s|ed|ing)?|entry|come(?:s)?|coming|came)${GAP}into${GAP}force`,
        'obliged|bound',
      ],
      'giu',
    ),
    whole([`(?:Contracting${GAP})?Part(?:y|ies)|Contracting${GAP}States?`], 'gu'),
  ],
};

const inCells = inEachCell('treaty.words', ({ lang, text }) =>
  WORDS[lang].flatMap((pattern) => spotsOf(text, pattern)).sort((a, b) => a.start - b.start),
);

export const treaty: Check = (subject) => (subject.frame.nature === 'political' ? inCells(subject) : []);
