/**
 * The closing formula by what comes out of a meeting: nature and act give the verb and what is said of the texts, the numbers of
 * originals and languages give the rest. Nothing is said that the data does not say. "Done" and "authentic" are words of treaties; a
 * political text is adopted or signed, and its texts are equally valid. Formulas follow published texts.
 */

import type { Lang } from '../language/language.ts';
import type { InstrumentKind } from './instrument/instrument.ts';
import type { Act, Nature } from './instrument/outcome.ts';

export type ClosingFacts = {
  readonly kind: InstrumentKind;
  readonly nature: Nature;
  readonly act: Act;
  /** In the case that the formula asks for. */
  readonly place: string;
  readonly date: string;
  /** How many originals, in words. */
  readonly count: string;
  readonly single: boolean;
  /** Joined, as the formula inflects them. */
  readonly languages: string;
  readonly several: boolean;
  /** The language whose text decides, as the formula inflects it; "" where all count alike. */
  readonly prevailing: string;
};

type Verbs = { readonly [act in Act]: { readonly [nature in Nature]: string } };
/** What stands alike: the texts of several languages; of one language the originals, where there is more than one. */
type Alike = { readonly [what in 'texts' | 'originals']: { readonly [nature in Nature]: string } };

type Words = {
  readonly verbs: Verbs;
  readonly alike: Alike;
  readonly done: (facts: ClosingFacts, verb: string, alike: string) => string;
  readonly prevails: (facts: ClosingFacts) => string;
};

/** An act that is worded alike whether the text binds or not. */
const both = (verb: string) => ({ political: verb, binding: verb });

// native review: fa, az, kk, tk
const WORDS: Readonly<Record<Lang, Words>> = {
  fa: {
    verbs: {
      adopted: both('تصویب شد'),
      signed: { political: 'امضا شد', binding: 'انجام شد' },
      issued: both('از سوی رئیس اجلاس صادر شد'),
    },
    alike: {
      texts: {
        political: ' و همهٔ متن‌ها از اعتبار یکسان برخوردارند',
        binding: ' و همهٔ متن‌ها دارای سندیت یکسان هستند',
      },
      originals: {
        political: ' و همهٔ نسخه‌ها از اعتبار یکسان برخوردارند',
        binding: ' و همهٔ نسخه‌ها دارای سندیت یکسان هستند',
      },
    },
    done: ({ kind, place, date, count, single, languages, several }, verb, alike) => {
      const it = {
        ...{ declaration: 'این اعلامیه', statement: 'این بیانیه', resolution: 'این قطعنامه' },
        ...{ protocol: 'این پروتکل', memorandum: 'این یادداشت تفاهم' },
      }[kind];
      const tongues = `${several ? 'به زبان‌های' : 'به زبان'} ${languages}`;
      const said = several && !single ? `، هر یک ${tongues}،` : ` ${tongues}`;
      return `${it} در شهر ${place} در تاریخ ${date} در ${count} نسخهٔ اصلی${said} ${verb}${alike}.`;
    },
    prevails: ({ prevailing }) => `در صورت اختلاف در تفسیر، متن ${prevailing} ملاک است.`,
  },
  ru: {
    verbs: {
      adopted: both('Принято'),
      signed: { political: 'Подписано', binding: 'Совершено' },
      issued: both('Издано председателем'),
    },
    alike: {
      texts: {
        political: ', причём все тексты имеют одинаковую силу',
        binding: ', причём все тексты являются равно аутентичными',
      },
      originals: {
        political: ', причём все экземпляры имеют одинаковую силу',
        binding: ', причём все экземпляры являются равно аутентичными',
      },
    },
    done: ({ place, date, count, single, languages, several }, verb, alike) =>
      `${verb} в городе ${place} ${date}, в ${count} ${single ? 'подлинном экземпляре' : 'подлинных экземплярах'}${several && !single ? ', каждый' : ''} на ${languages} ${several ? 'языках' : 'языке'}${alike}.`,
    prevails: ({ prevailing }) =>
      `В случае расхождений в толковании преимущественную силу имеет текст на ${prevailing} языке.`,
  },
  az: {
    verbs: {
      adopted: both('qəbul edilmişdir'),
      signed: { political: 'imzalanmışdır', binding: 'tərtib edilmişdir' },
      issued: both('sədr tərəfindən verilmişdir'),
    },
    alike: {
      texts: {
        political: ', bütün mətnlər eyni qüvvəyə malikdir',
        binding: ', bütün mətnlər eyni dərəcədə autentikdir',
      },
      originals: {
        political: ', bütün nüsxələr eyni qüvvəyə malikdir',
        binding: ', bütün nüsxələr eyni dərəcədə autentikdir',
      },
    },
    done: ({ place, date, count, single, languages, several }, verb, alike) => {
      const tongues = `${languages} ${several ? 'dillərində' : 'dilində'}`;
      const said = several && !single ? `hər biri ${tongues} olmaqla` : tongues;
      return `${place} şəhərində ${date}, ${said} ${count} əsl nüsxədə ${verb}${alike}.`;
    },
    prevails: ({ prevailing }) => `Təfsirdə fikir ayrılığı yaranarsa, ${prevailing} dilindəki mətn üstün tutulur.`,
  },
  kk: {
    verbs: {
      adopted: both('қабылданды'),
      signed: { political: 'қол қойылды', binding: 'жасалды' },
      issued: both('төраға тарапынан жарияланды'),
    },
    alike: {
      texts: {
        political: ', әрі барлық мәтіндердің күші бірдей',
        binding: ', әрі барлық мәтіндер теңтүпнұсқалы болып табылады',
      },
      originals: {
        political: ', әрі барлық даналардың күші бірдей',
        binding: ', әрі барлық даналар теңтүпнұсқалы болып табылады',
      },
    },
    done: ({ place, date, count, single, languages, several }, verb, alike) =>
      `${place} қаласында ${date}, ${count} түпнұсқа данада${several && !single ? ', әрқайсысы' : ''} ${languages} ${several ? 'тілдерінде' : 'тілінде'} ${verb}${alike}.`,
    prevails: ({ prevailing }) => `Түсіндіруде алшақтық туындаған жағдайда ${prevailing} тіліндегі мәтін басым болады.`,
  },
  tk: {
    verbs: {
      adopted: both('kabul edildi'),
      signed: { political: 'gol çekildi', binding: 'taýýarlanyldy' },
      issued: both('başlyk tarapyndan çykaryldy'),
    },
    alike: {
      texts: {
        political: ', ähli tekstleriň güýji deňdir',
        binding: ', ähli tekstler deň derejede hakykydyr',
      },
      originals: {
        political: ', ähli nusgalaryň güýji deňdir',
        binding: ', ähli nusgalar deň derejede hakykydyr',
      },
    },
    done: ({ place, date, count, single, languages, several }, verb, alike) => {
      const tongues = `${languages} ${several ? 'dillerinde' : 'dilinde'}`;
      const said = several && !single ? `her biri ${tongues} bolmak bilen` : tongues;
      return `${place} şäherinde ${date}, ${said} ${count} asyl nusgada ${verb}${alike}.`;
    },
    prevails: ({ prevailing }) =>
      `Düşündirişde tapawut ýüze çykan halatynda ${prevailing} dilindäki tekst agdyklyk edýär.`,
  },
  en: {
    verbs: {
      adopted: both('Adopted'),
      signed: { political: 'Signed', binding: 'Done' },
      issued: both('Issued by the Chair'),
    },
    alike: {
      texts: { political: ', all texts being equally valid', binding: ', all texts being equally authentic' },
      originals: {
        political: ', all originals being equally valid',
        binding: ', all originals being equally authentic',
      },
    },
    done: ({ place, date, count, single, languages, several }, verb, alike) =>
      `${verb} at ${place} on ${date}, in ${single ? 'a single original' : `${count} originals`}${several && !single ? ', each' : ''} in the ${languages} ${several ? 'languages' : 'language'}${alike}.`,
    // "Shall" is a word of treaties.
    prevails: ({ prevailing, nature }) =>
      `In case of divergence in interpretation, the ${prevailing} text ${nature === 'binding' ? 'shall prevail' : 'prevails'}.`,
  },
};

/** The formula and, where one text decides, the sentence that says so. */
export function closingFormula(lang: Lang, facts: ClosingFacts): string {
  const { verbs, alike, done, prevails } = WORDS[lang];
  const { act, nature, several, single, prevailing } = facts;
  const what = several ? 'texts' : single ? null : 'originals';
  const formula = done(facts, verbs[act][nature], what === null ? '' : alike[what][nature]);
  return prevailing === '' ? formula : `${formula} ${prevails(facts)}`;
}
