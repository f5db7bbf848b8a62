/**
 * The names of the five Caspian States as sentences inflect them, for lists that are put into a text (`states-slot`). Rows are found by
 * the name itself, as the summit gives it in the nominative, and not by a code: of a State that a summit calls otherwise no form is
 * known, and none is made up.
 */
import type { Lang } from './language.ts';

export const GRAMMATICAL_CASES = [
  ...(['nominative', 'genitive', 'dative', 'accusative', 'locative', 'ablative'] as const),
  ...(['instrumental', 'prepositional'] as const),
] as const;
export type GrammaticalCase = (typeof GRAMMATICAL_CASES)[number];

/** The cases of each language, in the order in which its grammars list them. Persian and English inflect no names. */
export const CASES: Readonly<Record<Lang, readonly GrammaticalCase[]>> = {
  fa: ['nominative'],
  ru: ['nominative', 'genitive', 'dative', 'accusative', 'instrumental', 'prepositional'],
  az: ['nominative', 'genitive', 'dative', 'accusative', 'locative', 'ablative'],
  kk: ['nominative', 'genitive', 'dative', 'accusative', 'locative', 'ablative', 'instrumental'],
  tk: ['nominative', 'genitive', 'dative', 'accusative', 'locative', 'ablative'],
  en: ['nominative'],
};

/** A name in all cases of its language, in the order of `CASES`. */
type Row = readonly string[];

const row = (...forms: readonly string[]): Row => forms;

/** A name and what each further case writes behind it. */
const suffixed = (name: string, endings: string): Row => [name, ...endings.split(' ').map((ending) => name + ending)];

const AZ_BACK = 'ın a ı da dan';
const AZ_POSSESSED = 'nın na nı nda ndan';
const KK_BACK = 'ның ға ды да нан мен';
const KK_POSSESSED = 'ның на н нда нан мен';
const TK_BACK = 'yň a y da dan';
const TK_POSSESSED = 'nyň na ny nda ndan';

const ROWS: Readonly<Record<Lang, readonly Row[]>> = {
  fa: [],
  ru: [
    row('Азербайджан', 'Азербайджана', 'Азербайджану', 'Азербайджан', 'Азербайджаном', 'Азербайджане'),
    row('Иран', 'Ирана', 'Ирану', 'Иран', 'Ираном', 'Иране'),
    row('Казахстан', 'Казахстана', 'Казахстану', 'Казахстан', 'Казахстаном', 'Казахстане'),
    row('Россия', 'России', 'России', 'Россию', 'Россией', 'России'),
    row('Туркменистан', 'Туркменистана', 'Туркменистану', 'Туркменистан', 'Туркменистаном', 'Туркменистане'),
    row(
      'Азербайджанская Республика',
      'Азербайджанской Республики',
      'Азербайджанской Республике',
      'Азербайджанскую Республику',
      'Азербайджанской Республикой',
      'Азербайджанской Республике',
    ),
    row(
      'Исламская Республика Иран',
      'Исламской Республики Иран',
      'Исламской Республике Иран',
      'Исламскую Республику Иран',
      'Исламской Республикой Иран',
      'Исламской Республике Иран',
    ),
    row(
      'Республика Казахстан',
      'Республики Казахстан',
      'Республике Казахстан',
      'Республику Казахстан',
      'Республикой Казахстан',
      'Республике Казахстан',
    ),
    row(
      'Российская Федерация',
      'Российской Федерации',
      'Российской Федерации',
      'Российскую Федерацию',
      'Российской Федерацией',
      'Российской Федерации',
    ),
  ],
  // native review: az
  az: [
    suffixed('Azərbaycan', AZ_BACK),
    suffixed('İran', AZ_BACK),
    suffixed('Qazaxıstan', AZ_BACK),
    suffixed('Rusiya', 'nın ya nı da dan'),
    suffixed('Türkmənistan', AZ_BACK),
    suffixed('Azərbaycan Respublikası', AZ_POSSESSED),
    suffixed('İran İslam Respublikası', AZ_POSSESSED),
    suffixed('Qazaxıstan Respublikası', AZ_POSSESSED),
    suffixed('Rusiya Federasiyası', AZ_POSSESSED),
  ],
  // native review: kk; both spellings of two States are in use
  kk: [
    suffixed('Әзербайжан', KK_BACK),
    suffixed('Әзірбайжан', KK_BACK),
    suffixed('Иран', KK_BACK),
    suffixed('Қазақстан', KK_BACK),
    suffixed('Ресей', 'дің ге ді де ден мен'),
    suffixed('Түрікменстан', KK_BACK),
    suffixed('Түркіменстан', KK_BACK),
    suffixed('Әзербайжан Республикасы', KK_POSSESSED),
    suffixed('Әзірбайжан Республикасы', KK_POSSESSED),
    suffixed('Иран Ислам Республикасы', KK_POSSESSED),
    suffixed('Қазақстан Республикасы', KK_POSSESSED),
    suffixed('Ресей Федерациясы', KK_POSSESSED),
  ],
  // native review: tk; the dative of a name in -a is written like its nominative
  tk: [
    suffixed('Azerbaýjan', TK_BACK),
    suffixed('Eýran', TK_BACK),
    suffixed('Gazagystan', TK_BACK),
    row('Russiýa', 'Russiýanyň', 'Russiýa', 'Russiýany', 'Russiýada', 'Russiýadan'),
    suffixed('Türkmenistan', TK_BACK),
    suffixed('Azerbaýjan Respublikasy', TK_POSSESSED),
    suffixed('Eýran Yslam Respublikasy', TK_POSSESSED),
    suffixed('Gazagystan Respublikasy', TK_POSSESSED),
    suffixed('Russiýa Federasiýasy', TK_POSSESSED),
  ],
  en: [],
};

/** Official names with the article that running text gives them; a list of parties has none. */
const WITH_ARTICLE: Partial<Record<Lang, Readonly<Record<string, string>>>> = {
  en: {
    'Republic of Azerbaijan': 'the Republic of Azerbaijan',
    'Islamic Republic of Iran': 'the Islamic Republic of Iran',
    'Republic of Kazakhstan': 'the Republic of Kazakhstan',
    'Russian Federation': 'the Russian Federation',
    Turkmenistan: 'Turkmenistan',
  },
};

const byName = new Map<Lang, ReadonlyMap<string, Row>>();

function rowsOf(lang: Lang): ReadonlyMap<string, Row> {
  const known = byName.get(lang) ?? new Map(ROWS[lang].map((forms) => [forms[0] ?? '', forms]));
  byName.set(lang, known);
  return known;
}

/** A name as a sentence of `lang` has it in this case; null where that form is not known. */
export function inflected(lang: Lang, name: string, official: boolean, wanted: GrammaticalCase): string | null {
  const articles = official ? WITH_ARTICLE[lang] : undefined;
  if (articles) return Object.hasOwn(articles, name) ? (articles[name] ?? null) : null;
  if (wanted === 'nominative') return name;
  return rowsOf(lang).get(name)?.[CASES[lang].indexOf(wanted)] ?? null;
}
