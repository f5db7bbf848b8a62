/** What the check of the acts beside a package says, in six languages. */

import type { RectificationState } from '../domain/instrument/rectification.ts';
import type { Lang } from '../language/language.ts';
import { digits } from '../language/number.ts';
import type { ActsReport } from './acts.ts';

type Fault = Extract<ActsReport, { readonly fault: string }>['fault'] | 'no-such-clause' | 'not-the-words';
type Words = {
  readonly act: string;
  readonly states: { readonly [state in RectificationState]: string };
  readonly faults: { readonly [fault in Fault]: string };
  readonly none: string;
};

// native review: fa, az, kk, tk
const WORDS: Readonly<Record<Lang, Words>> = {
  fa: {
    act: 'سند تصحیح شمارهٔ',
    none: 'هیچ سند تصحیحی کنار این بسته نیست.',
    states: {
      untold: 'به همه اعلام نشده',
      open: 'در مهلت اعتراض',
      objected: 'با اعتراض',
      withdrawn: 'پس گرفته شده',
      unconfirmed: 'در انتظار تأیید',
      effective: 'نافذ از آغاز',
    },
    faults: {
      damaged: 'فهرست سندهای تصحیح آسیب دیده است.',
      'damaged-package': 'بسته آسیب دیده است.',
      'other-package': 'این سندهای تصحیح از آن بستهٔ دیگری است.',
      'no-such-clause': 'چنین بندی در متن امضاشده نیست',
      'not-the-words': 'واژه‌های پیشین آن امضا نشده است',
    },
  },
  ru: {
    act: 'Акт об исправлении №',
    none: 'Актов об исправлении рядом с пакетом нет.',
    states: {
      untold: 'уведомлены не все',
      open: 'идёт срок для возражений',
      objected: 'есть возражение',
      withdrawn: 'отозван',
      unconfirmed: 'ждёт сверки',
      effective: 'действует с самого начала',
    },
    faults: {
      damaged: 'Список актов повреждён.',
      'damaged-package': 'Пакет повреждён.',
      'other-package': 'Эти акты относятся к другому пакету.',
      'no-such-clause': 'такого положения в подписанном тексте нет',
      'not-the-words': 'прежние слова не те, что подписаны',
    },
  },
  az: {
    act: 'Düzəliş aktı №',
    none: 'Paketin yanında düzəliş aktı yoxdur.',
    states: {
      untold: 'hamıya bildirilməyib',
      open: 'etiraz müddəti davam edir',
      objected: 'etiraz var',
      withdrawn: 'geri götürülüb',
      unconfirmed: 'təsdiq gözləyir',
      effective: 'əvvəldən qüvvədədir',
    },
    faults: {
      damaged: 'Aktların siyahısı zədələnib.',
      'damaged-package': 'Paket zədələnib.',
      'other-package': 'Bu aktlar başqa paketə aiddir.',
      'no-such-clause': 'imzalanmış mətndə belə müddəa yoxdur',
      'not-the-words': 'əvvəlki sözlər imzalanmış sözlər deyil',
    },
  },
  kk: {
    act: 'Түзету актісі №',
    none: 'Пакеттің жанында түзету актісі жоқ.',
    states: {
      untold: 'барлығына хабарланбаған',
      open: 'қарсылық мерзімі жүріп жатыр',
      objected: 'қарсылық бар',
      withdrawn: 'қайтарып алынған',
      unconfirmed: 'растауды күтуде',
      effective: 'басынан бастап күшінде',
    },
    faults: {
      damaged: 'Актілер тізімі бүлінген.',
      'damaged-package': 'Пакет бүлінген.',
      'other-package': 'Бұл актілер басқа пакетке қатысты.',
      'no-such-clause': 'қол қойылған мәтінде мұндай ереже жоқ',
      'not-the-words': 'бұрынғы сөздер қол қойылған сөздер емес',
    },
  },
  tk: {
    act: 'Düzediş akty №',
    none: 'Paketiň ýanynda düzediş akty ýok.',
    states: {
      untold: 'hemmelere habar berilmedi',
      open: 'garşylyk möhleti dowam edýär',
      objected: 'garşylyk bar',
      withdrawn: 'yzyna alnan',
      unconfirmed: 'tassyklanmaga garaşýar',
      effective: 'başdan güýjünde',
    },
    faults: {
      damaged: 'Aktlaryň sanawy zaýalanan.',
      'damaged-package': 'Paket zaýalanan.',
      'other-package': 'Bu aktlar başga pakete degişli.',
      'no-such-clause': 'gol çekilen tekstde şeýle düzgün ýok',
      'not-the-words': 'öňki sözler gol çekilen sözler däl',
    },
  },
  en: {
    act: 'Act of rectification No.',
    none: 'There is no act of rectification beside this package.',
    states: {
      untold: 'not all told',
      open: 'open to objection',
      objected: 'objected to',
      withdrawn: 'withdrawn',
      unconfirmed: 'to be confirmed',
      effective: 'in effect from the beginning',
    },
    faults: {
      damaged: 'The list of acts is damaged.',
      'damaged-package': 'The package is damaged.',
      'other-package': 'These acts belong to another package.',
      'no-such-clause': 'the signed text has no such provision',
      'not-the-words': 'its earlier words are not those that were signed',
    },
  },
};

const isState = (words: Words, state: string): state is RectificationState => Object.hasOwn(words.states, state);

/** A line for each act. */
export function describeActs(lang: Lang, report: ActsReport): string {
  const words = WORDS[lang];
  if ('fault' in report) return words.faults[report.fault];
  if (report.acts.length === 0) return words.none;
  return report.acts
    .map(({ number, state, fault }) => {
      const said = fault ? words.faults[fault] : isState(words, state) ? words.states[state] : state;
      return `${words.act} ${digits(lang, String(number))}: ${said}`;
    })
    .join('\n');
}
