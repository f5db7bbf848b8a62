import type { DocumentsKey } from './en.ts';

// native review: all
export const kk: { readonly [key in DocumentsKey]: string } = {
  'documents.title': 'Кездесу құжаттары',
  'documents.none': 'Әзірге құжат шығарылған жоқ.',
  'documents.off': 'Құжаттардың белгісі жоқ.',
  'documents.all': 'Бәрін көрсету: {count}',
  'documents.cut': 'Соңғы құжаттар көрсетілген ({count}); бұрынғылары басып шығарылатын тізімде.',
  'documents.print': 'Тізімді басып шығару',
  'documents.report': 'Кездесу есебі',
  'documents.report.help': 'Журналдың қазіргі күйінен жасалады. Сақталмайды: сол журнал сол есепті береді.',
  'documents.kind.draft': 'Жоба',
  'documents.kind.proposal': 'Ұсыныс',
  'documents.kind.chair': 'Төраға мәтіні',
  'documents.kind.correction': 'Редакциялық түзету',
  'documents.base.set': 'Белгі беру…',
  'documents.base.change': 'Негізі: {base}',
  'documents.base.title': 'Құжат белгілерінің негізі',
  'documents.base.label': 'Негізі',
  'documents.base.help':
    'Қиғаш сызықтар арасында латын әріптері, цифрлар мен нүктелер, мысалы CSG/1. Жобалар CSG/1/L.1, ұсыныстар CSG/1/CRP.1 болады. Алғашқы құжат шығарылған соң өзгермейді. Белгісіз болса, бос қалдырыңыз.',
  'documents.base.bad': 'Қиғаш сызықтар арасында латын әріптерін, цифрлар мен нүктелерді жазыңыз, мысалы CSG/1.',
  'documents.base.submit': 'Сақтау',
  'documents.base.saved': 'Құжат белгілерінің негізі қойылды.',
  'palette.documents': 'Құжаттар',
};
