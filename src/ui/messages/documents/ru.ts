import type { DocumentsKey } from './en.ts';

export const ru: { readonly [key in DocumentsKey]: string } = {
  'documents.title': 'Документы встречи',
  'documents.none': 'Документы ещё не издавались.',
  'documents.off': 'Условных обозначений у документов нет.',
  'documents.all': 'Показать все: {count}',
  'documents.cut': 'Показаны последние документы ({count}); предыдущие есть в печатном списке.',
  'documents.print': 'Печать списка',
  'documents.report': 'Отчёт о встрече',
  'documents.report.help': 'Составляется по журналу на данный момент. Не хранится: тот же журнал даёт тот же отчёт.',
  'documents.kind.draft': 'Проект',
  'documents.kind.proposal': 'Предложение',
  'documents.kind.chair': 'Текст председателя',
  'documents.kind.correction': 'Редакционная правка',
  'documents.base.set': 'Задать обозначения…',
  'documents.base.change': 'Основа: {base}',
  'documents.base.title': 'Основа условных обозначений документов',
  'documents.base.label': 'Основа',
  'documents.base.help':
    'Латинские буквы, цифры и точки между косыми чертами, например CSG/1. Проекты получают CSG/1/L.1, предложения CSG/1/CRP.1. После издания первого документа не меняется. Пусто: без обозначений.',
  'documents.base.bad': 'Напишите латинские буквы, цифры и точки между косыми чертами, например CSG/1.',
  'documents.base.submit': 'Сохранить',
  'documents.base.saved': 'Основа условных обозначений задана.',
  'palette.documents': 'Документы',
};
