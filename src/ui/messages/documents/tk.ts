import type { DocumentsKey } from './en.ts';

// native review: all
export const tk: { readonly [key in DocumentsKey]: string } = {
  'documents.title': 'Duşuşygyň resminamalary',
  'documents.none': 'Entek resminama çykarylmady.',
  'documents.off': 'Resminamalaryň belgisi ýok.',
  'documents.all': 'Hemmesini görkez: {count}',
  'documents.cut': 'Soňky resminamalar görkezildi ({count}); öňküleri çap edilýän sanawda.',
  'documents.print': 'Sanawy çap et',
  'documents.report': 'Duşuşygyň hasabaty',
  'documents.report.help':
    'Žurnalyň häzirki ýagdaýyndan düzülýär. Saklanmaýar: şol bir žurnal şol bir hasabaty berýär.',
  'documents.kind.draft': 'Taslama',
  'documents.kind.proposal': 'Teklip',
  'documents.kind.chair': 'Başlygyň teksti',
  'documents.kind.correction': 'Redaksion düzediş',
  'documents.base.set': 'Belgi ber…',
  'documents.base.change': 'Esas: {base}',
  'documents.base.title': 'Resminama belgileriniň esasy',
  'documents.base.label': 'Esas',
  'documents.base.help':
    'Ýapgyt çyzyklaryň arasynda latyn harplary, sanlar we nokatlar, meselem CSG/1. Taslamalar CSG/1/L.1, teklipler CSG/1/CRP.1 bolýar. Ilkinji resminama çykarylandan soň üýtgemeýär. Belgisiz bolsa, boş goýuň.',
  'documents.base.bad': 'Ýapgyt çyzyklaryň arasynda latyn harplaryny, sanlary we nokatlary ýazyň, meselem CSG/1.',
  'documents.base.submit': 'Ýatda sakla',
  'documents.base.saved': 'Resminama belgileriniň esasy goýuldy.',
  'palette.documents': 'Resminamalar',
};
