/** Columns that say the same in their own ways raise nothing that blocks; a figure that is lost or changed is found. */
import { describe, expect, it } from 'vitest';
import { isBlocking, runChecks } from '../../src/checks/run.ts';
import { LANGS, type Lang, type PerLang } from '../../src/language/language.ts';
import { declaration } from '../support/declaration.ts';

const found = (texts: PerLang<string>) =>
  runChecks(
    declaration({
      columns: LANGS.filter((lang) => texts[lang] !== undefined),
      clauses: [{ id: 'c', texts }],
    }),
  );
const blocking = (texts: PerLang<string>): readonly string[] =>
  found(texts)
    .filter(isBlocking)
    .map(({ message, languages }) => `${languages.join()} ${message.key} ${JSON.stringify(message.args)}`);

type Row = readonly [fa: string, ru: string, az: string, kk: string];
const cells = ([fa, ru, az, kk]: Row) => ({ fa, ru, az, kk });

const SAME: readonly Row[] = [
  ['قطعنامهٔ ۷۰/۱', 'резолюция 70/1', '70/1 nömrəli qətnamə', '70/1 қарары'],
  ['سند ۶۹/۲۸۳ و ۷۳/۱۲۴', 'документы 69/283 и 73/124', '69/283 və 73/124 sənədləri', '69/283 және 73/124 құжаттары'],
  ['تا ۹ آذر ۱۴۰۴', 'до 30.11.2025', '30.11.2025-dək', '30.11.2025-ке дейін'],
  ['بیش از ۲ میلیون تن', 'более 2 миллионов тонн', '2 milyondan çox ton', '2 миллионнан астам тонна'],
  ['۵ هزار کیلومتر', '5 тысячами километров', '5 minə qədər kilometr', '5 мыңға жуық километр'],
  ['ظرف هجده ماه', 'в течение 18 месяцев', '18 ay ərzində', '18 ай ішінде'],
  ['سی و پنج درصد', '35 процентов', 'otuz beş faiz', '35 пайыз'],
  ['صد و بیست روز', '120 дней', '120 gün', 'жүз жиырма күн'],
  ['۳/۴ آرا', '3/4 голосов', 'səslərin 3/4-ü', 'дауыстың 3/4 бөлігі'],
  ['ساعت ۰۹:۱۵', 'в 09.15', 'saat 09:15-də', 'сағат 09.15-те'],
  ['۷۸٬۲۰۰ کیلومتر مکعب', '78 200 км3', '78.200 kub km', '78 200 текше км'],
  [
    'از ۲۸ آبان تا ۲ آذر ۱۴۰۴',
    'с 19 по 23 ноября 2025 года',
    '2025-ci il noyabrın 19-dan 23-dək',
    '2025 жылғы 19–23 қараша',
  ],
  [
    'از ۱۰ دی تا ۱۲ دی ۱۴۰۴',
    'с 31 декабря 2025 года по 2 января 2026 года',
    '2025-ci il dekabrın 31-dən 2026-cı il yanvarın 2-dək',
    '2025 жылғы 31 желтоқсаннан 2026 жылғы 2 қаңтарға дейін',
  ],
  ['هر دو طرف', '2 стороны', 'hər iki tərəf', 'екі тарап'],
  ['۲۵,۰۰۰ تن', '25 000 тонн', '25.000 ton', '25 000 тонна'],
  ['هر سه سند', 'все 3 документа', 'hər üç sənəd', 'үшеуі де'],
  ['چهار دولت', 'четырьмя государствами', '4 dövlət', 'төрт мемлекет'],
  ['نسبت ۱ به ۵۰٬۰۰۰', 'масштаб 1:50 000', '1:50.000 miqyas', '1:50 000 масштаб'],
];

describe('what says the same', () => {
  it.each(SAME)('blocks nothing: %s | %s | %s | %s', (...row) => {
    expect(blocking(cells(row))).toEqual([]);
  });
});

const PLANTED: readonly (readonly [Row, Lang])[] = [
  [['۱۰۰ ناظر', 'наблюдателей в другие страны', '100 müşahidəçi', '100 байқаушы'], 'ru'],
  [['۳ اردوگاه', 'лагеря труда', '3 düşərgə', '3 лагерь'], 'ru'],
  [['۲ بندر', 'во дворе порты', '2 liman', '2 порт'], 'ru'],
  [['۶ منطقه', '6 районов', 'dənizin altında rayonlar', '6 аудан'], 'az'],
  [['۳ ایستگاه', '3 станции', 'balıqlar üçün stansiyalar', '3 бекет'], 'az'],
  [['۱۰ ایستگاه', '10 станций', '10 stansiya', 'онда бекеттер'], 'kk'],
  [['۲۵ روز', '52 дней', '25 gün', '25 күн'], 'ru'],
  [['بیست و پنج روز', '25 дней', '25 gün', 'жиырма алты күн'], 'kk'],
  [['۵۰۰ تن', '500 тонн', '5.000 ton', '500 тонна'], 'az'],
  [['۱۲ درصد', '12 процентов', '12 faiz', '1,2 пайыз'], 'kk'],
  [['۵ هزار', '5 тысяч', '5 min', '5 миллион'], 'kk'],
  [['تا ۹ آذر ۱۴۰۴', 'до 30.11.2025', '13.11.2025-dək', '30.11.2025-ке дейін'], 'az'],
];

describe('what is lost or changed', () => {
  it.each(PLANTED)('blocks in its column: %s', (row, lang) => {
    expect(blocking(cells(row)).map((line) => line.slice(0, 2))).toEqual([lang]);
  });

  it('blocks in both, where two columns say another thing than two others', () => {
    const said = blocking({ fa: '۱۵ روز', ru: '15 дней', az: '16 gün', kk: '16 күн' });
    expect(said.length).toBeGreaterThan(0);
  });

  it('warns only, where two columns have a figure and two have none', () => {
    const texts = { fa: '۲ طرف', ru: '2 стороны', az: 'tərəflər', kk: 'тараптар' };
    expect([blocking(texts), found(texts).length]).toEqual([[], 2]);
  });
});
