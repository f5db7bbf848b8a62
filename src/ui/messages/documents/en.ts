/** The documents of the meeting by their symbols, and its report. */
export const en = {
  'documents.title': 'Documents of the meeting',
  'documents.none': 'No document has been issued yet.',
  'documents.off': 'Documents have no symbols.',
  'documents.all': 'Show all: {count}',
  'documents.cut': 'The newest {count} are listed; the printed list has those before them.',
  'documents.print': 'Print the list',
  'documents.report': 'Report of the meeting',
  'documents.report.help': 'Made from the log as it stands now. It is not kept; the same log gives the same report.',
  'documents.kind.draft': 'Draft',
  'documents.kind.proposal': 'Proposal',
  'documents.kind.chair': 'Chair’s text',
  'documents.kind.correction': 'Drafting correction',
  'documents.base.set': 'Give symbols…',
  'documents.base.change': 'Base: {base}',
  'documents.base.title': 'Base of document symbols',
  'documents.base.label': 'Base',
  'documents.base.help':
    'Letters, digits and dots between slashes, for example CSG/1. Drafts become CSG/1/L.1, proposals CSG/1/CRP.1. It stays once the first document is issued. Empty for none.',
  'documents.base.bad': 'Write Latin letters, digits and dots between slashes, for example CSG/1.',
  'documents.base.submit': 'Save',
  'documents.base.saved': 'The base of document symbols is set.',
  'palette.documents': 'Documents',
} as const;

export type DocumentsKey = keyof typeof en;
