/** The closing formula over every nature, act, kind, number of languages and of parties: it says what the data says and no more. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  INSTRUMENT_KINDS,
  type InstrumentKind,
  type InstrumentSetting,
} from '../../../src/domain/instrument/instrument.ts';
import { testimonium } from '../../../src/domain/instrument/instrument-words.ts';
import {
  ACTS,
  type Act,
  NATURES,
  type Nature,
  ORIGINALS,
  type Outcome,
} from '../../../src/domain/instrument/outcome.ts';
import { LANGS, type Lang, type PerLang } from '../../../src/language/language.ts';
import { sampleSummit } from '../../support/server.ts';

const { place } = sampleSummit();
const setting = (outcome: Outcome | undefined, more: Partial<InstrumentSetting> = {}): InstrumentSetting => ({
  ...{ kind: 'declaration', form: 'parts', title: {}, resolutions: [], languages: ['fa', 'ru', 'az', 'kk'], place },
  ...{ date: '2025-11-19', order: { list: [], basis: 'agreed' }, layouts: {} },
  ...(outcome ? { outcome } : { originals: 'alternat' }),
  ...more,
});
const outcome = (more: Partial<Outcome> = {}): Outcome => ({
  ...{ nature: 'political', act: 'adopted', originals: 'single' },
  ...more,
});

/** The one word that each act and nature has in each language, apart from the two that issuing shares. */
const VERBS: { readonly [lang in Lang]: { readonly [act in Act]: { readonly [nature in Nature]: RegExp } } } = {
  fa: {
    adopted: { political: /تصویب شد/, binding: /تصویب شد/ },
    signed: { political: /امضا شد/, binding: /انجام شد/ },
    issued: { political: /از سوی رئیس اجلاس صادر شد/, binding: /از سوی رئیس اجلاس صادر شد/ },
  },
  ru: {
    adopted: { political: /^Принято в городе Реште/, binding: /^Принято в городе Реште/ },
    signed: { political: /^Подписано в городе Реште/, binding: /^Совершено в городе Реште/ },
    issued: { political: /^Издано председателем/, binding: /^Издано председателем/ },
  },
  az: {
    adopted: { political: /qəbul edilmişdir/, binding: /qəbul edilmişdir/ },
    signed: { political: /imzalanmışdır/, binding: /tərtib edilmişdir/ },
    issued: { political: /sədr tərəfindən verilmişdir/, binding: /sədr tərəfindən verilmişdir/ },
  },
  kk: {
    adopted: { political: /қабылданды/, binding: /қабылданды/ },
    signed: { political: /қол қойылды/, binding: /жасалды/ },
    issued: { political: /төраға тарапынан жарияланды/, binding: /төраға тарапынан жарияланды/ },
  },
  tk: {
    adopted: { political: /kabul edildi/, binding: /kabul edildi/ },
    signed: { political: /gol çekildi/, binding: /taýýarlanyldy/ },
    issued: { political: /başlyk tarapyndan çykaryldy/, binding: /başlyk tarapyndan çykaryldy/ },
  },
  en: {
    adopted: { political: /^Adopted at Rasht/, binding: /^Adopted at Rasht/ },
    signed: { political: /^Signed at Rasht/, binding: /^Done at Rasht/ },
    issued: { political: /^Issued by the Chair at Rasht/, binding: /^Issued by the Chair at Rasht/ },
  },
};
const VALID: PerLang<RegExp> = {
  fa: /اعتبار یکسان/,
  ru: /одинаковую силу/,
  az: /eyni qüvvəyə/,
  kk: /күші бірдей/,
  tk: /güýji deňdir/,
  en: /equally valid/,
};
const AUTHENTIC: PerLang<RegExp> = {
  fa: /سندیت یکسان/,
  ru: /равно аутентичными/,
  az: /autentikdir/,
  kk: /теңтүпнұсқалы/,
  tk: /hakykydyr/,
  en: /equally authentic/,
};
const COUNT: { readonly [lang in Lang]: readonly [one: RegExp, two: RegExp, five: RegExp] } = {
  fa: [/در یک نسخهٔ اصلی/, /در دو نسخهٔ اصلی/, /در پنج نسخهٔ اصلی/],
  ru: [/в одном подлинном экземпляре/, /в двух подлинных экземплярах/, /в пяти подлинных экземплярах/],
  az: [/ bir əsl nüsxədə/, / iki əsl nüsxədə/, / beş əsl nüsxədə/],
  kk: [/ бір түпнұсқа данада/, / екі түпнұсқа данада/, / бес түпнұсқа данада/],
  tk: [/ bir asyl nusgada/, / iki asyl nusgada/, / bäş asyl nusgada/],
  en: [/in a single original/, /in two originals/, /in five originals/],
};
const EACH = /هر یک|каждый|hər biri|әрқайсысы|her biri|, each/;
const NAMES: { readonly [lang in Lang]: readonly string[] } = {
  fa: ['فارسی', 'روسی', 'آذربایجانی', 'قزاقی', 'ترکمنی', 'انگلیسی'],
  ru: ['персидск', 'русск', 'азербайджанск', 'казахск', 'туркменск', 'английск'],
  az: ['fars', 'rus ', 'Azərbaycan', 'qazax', 'türkmən', 'ingilis'],
  kk: ['парсы', 'орыс', 'әзербайжан', 'қазақ', 'түрікмен', 'ағылшын'],
  tk: ['pars', 'rus ', 'azerbaýjan', 'gazak', 'türkmen', 'iňlis'],
  en: ['Persian', 'Russian', 'Azerbaijani', 'Kazakh', 'Turkmen', 'English'],
};
const TONGUES: readonly (readonly Lang[])[] = [['ru'], ['fa', 'ru'], ['fa', 'ru', 'az', 'kk']];
const PARTIES = [1, 2, 5] as const;

type Row = {
  readonly kind: InstrumentKind;
  readonly nature: Nature;
  readonly act: Act;
  readonly originals: Outcome['originals'];
  readonly languages: readonly Lang[];
  readonly parties: (typeof PARTIES)[number];
};
const ROWS: readonly Row[] = INSTRUMENT_KINDS.flatMap((kind) =>
  NATURES.flatMap((nature) =>
    ACTS.flatMap((act) =>
      ORIGINALS.flatMap((originals) =>
        TONGUES.flatMap((languages) =>
          PARTIES.map((parties): Row => ({ kind, nature, act, originals, languages, parties })),
        ),
      ),
    ),
  ),
);
const formula = ({ kind, nature, act, originals, languages, parties }: Row, lang: Lang): string =>
  testimonium(setting(outcome({ nature, act, originals }), { kind, languages }), parties, lang);

describe('the closing formula', () => {
  it.each(LANGS)('says in %s which act it was, of which nature, in how many originals and languages', (lang) => {
    const odd: string[] = [];
    for (const row of ROWS) {
      const said = formula(row, lang);
      const { nature, act, originals, languages, parties } = row;
      const count = originals === 'single' || parties === 1 ? 0 : parties === 2 ? 1 : 2;
      const several = languages.length > 1;
      const alike = several || count > 0;
      const right =
        VERBS[lang][act][nature].test(said) &&
        COUNT[lang].every((pattern, at) => pattern.test(said) === (at === count)) &&
        (VALID[lang]?.test(said) ?? false) === (alike && nature === 'political') &&
        (AUTHENTIC[lang]?.test(said) ?? false) === (alike && nature === 'binding') &&
        EACH.test(said) === (several && count > 0) &&
        NAMES[lang].every((name, at) => said.includes(name) === languages.includes(LANGS[at] as Lang)) &&
        /\.$/.test(said) &&
        !/undefined|null|\s{2}| ,/.test(said);
      if (!right) odd.push(`${JSON.stringify(row)} ${said}`);
    }
    expect(odd).toEqual([]);
    expect(ROWS).toHaveLength(5 * 2 * 3 * 2 * 3 * 3);
  });

  it('names the kind where the language makes it the subject', () => {
    const subjects = INSTRUMENT_KINDS.map((kind) => testimonium(setting(outcome(), { kind }), 5, 'fa').slice(0, 14));
    expect(new Set(subjects).size).toBe(INSTRUMENT_KINDS.length);
  });

  it('keeps the words of a first edition, which knew neither nature nor act', () => {
    expect(LANGS.map((lang) => testimonium(setting(undefined), 5, lang).replaceAll('\u00a0', ' '))).toEqual([
      'این اعلامیه در شهر رشت در تاریخ ۲۸ آبان ۱۴۰۴ هجری شمسی برابر با ۱۹ نوامبر ۲۰۲۵ میلادی در پنج نسخه اصلی به زبان‌های آذربایجانی، روسی، فارسی و قزاقی تنظیم شد که همه متون از اعتبار یکسان برخوردارند.',
      'Совершено в городе Реште 19 ноября 2025 года, что соответствует 28 абана 1404 года солнечной хиджры, в пяти экземплярах, каждый на азербайджанском, казахском, персидском и русском языках, причём все тексты имеют одинаковую силу.',
      'Rəşt şəhərində 2025-ci il noyabrın 19-da, hicri-şəmsi təqvimi ilə 1404-cü il abanın 28-nə uyğun olaraq, Azərbaycan, fars, qazax və rus dillərində beş əsl nüsxədə tərtib edilmişdir, bütün mətnlər eyni qüvvəyə malikdir.',
      'Рашт қаласында 2025 жылғы 19 қарашада, күн хижрасы бойынша 1404 жылғы 28 абанға сәйкес, бес түпнұсқа данада әзербайжан, қазақ, орыс және парсы тілдерінде жасалды, әрі барлық мәтіндердің күші бірдей.',
      'Reşt şäherinde 2025-nji ýylyň 19-njy noýabrynda, hijri-şemsi 1404-nji ýylyň aban aýynyň 28-ine laýyklykda, azerbaýjan, gazak, pars we rus dillerinde bäş asyl nusgada taýýarlanyldy, ähli tekstleriň güýji deňdir.',
      'Done at Rasht on 28 Aban 1404, corresponding to 19 November 2025, in five originals, each in the Azerbaijani, Kazakh, Persian and Russian languages, all texts being equally authentic.',
    ]);
  });
});

describe('behind the formula', () => {
  it('stands the text that prevails, where one does', () => {
    const with_ = (lang: Lang, nature: Nature) => testimonium(setting(outcome({ nature, prevailing: 'ru' })), 5, lang);
    expect(LANGS.map((lang) => with_(lang, 'political').split('. ').at(-1))).toEqual([
      'در صورت اختلاف در تفسیر، متن روسی ملاک است.',
      'В случае расхождений в толковании преимущественную силу имеет текст на русском языке.',
      'Təfsirdə fikir ayrılığı yaranarsa, rus dilindəki mətn üstün tutulur.',
      'Түсіндіруде алшақтық туындаған жағдайда орыс тіліндегі мәтін басым болады.',
      'Düşündirişde tapawut ýüze çykan halatynda rus dilindäki tekst agdyklyk edýär.',
      'In case of divergence in interpretation, the Russian text prevails.',
    ]);
    expect(with_('en', 'binding')).toContain('the Russian text shall prevail.');
  });

  it('stands what the text says of itself, in the language that has it, and in no other', () => {
    const status = { en: ' It creates no obligations. ', ru: 'Не создаёт обязательств.' };
    const said = LANGS.map((lang) => testimonium(setting(outcome({ status })), 5, lang));
    const bare = LANGS.map((lang) => testimonium(setting(outcome()), 5, lang));
    expect(said).toEqual(
      LANGS.map((lang, at) => (lang in status ? `${bare[at]} ${status[lang as 'en' | 'ru'].trim()}` : bare[at])),
    );
  });
});

describe('any formula', () => {
  it('counts originals and languages as the data has them', () => {
    const digits: { readonly [lang in Lang]: RegExp } = {
      ...{ fa: /در ([۰-۹]+) نسخه/, ru: /в ([0-9]+) подлинных/, az: / ([0-9]+) əsl/, kk: / ([0-9]+) түпнұсқа/ },
      ...{ tk: / ([0-9]+) asyl/, en: /in ([0-9]+) originals/ },
    };
    const western = (text: string): number =>
      Number(text.replace(/[۰-۹]/g, (one) => String('۰۱۲۳۴۵۶۷۸۹'.indexOf(one))));
    let counted = 0;
    fc.assert(
      fc.property(
        fc.integer({ min: 11, max: 60 }),
        fc.subarray([...LANGS], { minLength: 1 }),
        fc.constantFrom(...NATURES),
        fc.constantFrom(...ACTS),
        (parties, languages, nature, act) => {
          for (const lang of LANGS) {
            const said = formula(
              { kind: 'protocol', nature, act, originals: 'alternat', languages, parties: parties as 5 },
              lang,
            );
            expect(western(digits[lang].exec(said)?.[1] ?? '')).toBe(parties);
            expect(NAMES[lang].filter((name) => said.includes(name))).toHaveLength(languages.length);
            counted++;
          }
        },
      ),
    );
    expect(counted).toBeGreaterThan(300);
  });
});
