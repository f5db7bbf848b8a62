/** Russian: what an export adds to the text: the marks of a page, comparisons, the annex on the originals. */
import type { AlternatWording, DetailWording, PageWording, RedlineWording, RoleWords } from '../../printed-export.ts';

export const page: PageWording = {
  draft: 'ПРОЕКТ',
  page: 'Страница {n} из {m}',
  wordTag: 'ru-RU',
  plain: 'Текст для поиска, копирования и программ чтения с экрана',
  structured: 'Размеченный текст для программ (Akoma Ntoso)',
  brackets: 'Слова в квадратных скобках ещё не согласованы. Сохраните скобки и косую черту между вариантами.',
};

export const alternat: AlternatWording = {
  title: 'Справка о сличении подлинников',
  what: 'Подлинники на каждом языке сличены между собой знак за знаком. Допускается единственное различие — порядок, в котором названы и подписываются государства: в экземпляре государства оно стоит первым, остальные следуют в согласованном порядке.',
  originals: 'Сличено текстов',
  blocks: 'Сличено абзацев',
  permitted: 'Допустимых различий',
  faults: 'Недопустимых различий',
  equal: 'Подлинники различаются только порядком государств.',
  unequal: 'Подлинники различаются там, где это не допускается.',
  original: 'Экземпляр',
  single: 'Единственный экземпляр',
  slots: { parties: 'перечень', signatures: 'подписи' },
  kinds: {
    text: 'иной текст',
    blocks: 'лишний или недостающий абзац',
    states: 'иные наименования',
    first: 'владелец экземпляра стоит не первым',
    order: 'иной порядок государств',
    slots: 'порядок перечня и подписей не совпадает',
  },
  here: 'здесь',
  there: 'там',
};

export const redline: RedlineWording = {
  between: 'Изменения: «{from}» → «{to}»',
  change: {
    added: 'Добавлено',
    withdrawn: 'Снято',
    restored: 'Восстановлено',
    moved: 'Перемещено',
    retyped: 'Изменён вид',
    renumbered: 'Новый номер',
    changed: 'Формулировка',
    orthographic: 'Только написание',
    status: 'Статус',
    split: 'Разделено',
    merged: 'Объединено',
    stances: 'Позиции',
    proposals: 'Предложения',
  },
  status: {
    draft: 'Проект',
    'ad-referendum': 'Согласовано ad referendum',
    agreed: 'Согласовано',
    initialled: 'Парафировано',
    withdrawn: 'Снято',
  },
  movedAway: 'Перемещено в другое место',
  movedHere: 'Перемещено сюда из другого места',
  clause: 'Положение',
  kind: 'Изменение',
  language: 'Язык',
  old: 'Прежняя редакция',
  new: 'Новая редакция',
  none: 'Редакции одинаковы.',
  list: 'Перечень изменений',
  text: 'Текст с отмеченными изменениями',
};

export const redlineDetail: DetailWording = {
  splitFrom: 'выделено из: {clause}',
  splitInto: 'отсюда выделено: {clause}',
  mergedInto: 'включено в: {clause}',
  mergedFrom: 'сюда включено: {clause}',
  stance: {
    agree: 'согласны',
    'agree-ad-referendum': 'согласны ad referendum',
    reserve: 'оговорка',
    object: 'возражают',
    none: 'позиции нет',
  },
  lapsed: 'на прежнем тексте',
  proposal: {
    tabled: 'внесено',
    accepted: 'принято',
    rejected: 'отклонено',
    withdrawn: 'отозвано',
    superseded: 'отпало',
    none: '—',
  },
};

export const roles: RoleWords = {
  secretariat: 'Секретариат',
  legal: 'Юрист',
  observer: 'Наблюдатель',
  negotiator: 'Переговорщик',
};
