/** English: what an export adds to the text: the marks of a page, comparisons, the annex on the originals. */
import type { PageWording } from '../../printed-export.ts';

export const page: PageWording = {
  draft: 'DRAFT',
  page: 'Page {n} of {m}',
  wordTag: 'en-GB',
  plain: 'Text for search, copying and screen readers',
  structured: 'Marked-up text for machines (Akoma Ntoso)',
  brackets: 'Words in square brackets are not agreed yet. Keep the brackets and the slashes between alternatives.',
};

export const alternat = {
  title: 'Certificate of comparison of the originals',
  what: 'The originals in each language have been compared with one another character by character. One difference alone is permitted, the order in which the States are named and sign: in the original of a State that State stands first, and the others follow in the agreed order.',
  originals: 'Texts compared',
  blocks: 'Paragraphs compared',
  permitted: 'Permitted differences',
  faults: 'Differences that are not permitted',
  equal: 'The originals differ in nothing but the order of the States.',
  unequal: 'The originals differ where they may not.',
  original: 'Original of',
  single: 'Single original',
  slots: { parties: 'list', signatures: 'signatures' },
  kinds: {
    text: 'different text',
    blocks: 'a paragraph too many or missing',
    states: 'different names',
    first: 'the holder does not stand first',
    order: 'different order of the States',
    slots: 'list and signatures are not in one order',
  },
  here: 'here',
  there: 'there',
};

export const redline = {
  between: 'Changes from “{from}” to “{to}”',
  change: {
    added: 'Added',
    withdrawn: 'Withdrawn',
    restored: 'Restored',
    moved: 'Moved',
    retyped: 'Kind changed',
    renumbered: 'Renumbered',
    changed: 'Wording',
    orthographic: 'Orthography only',
    status: 'Status',
    split: 'Split',
    merged: 'Merged',
    stances: 'Stances',
    proposals: 'Proposals',
  },
  status: {
    draft: 'Draft',
    'ad-referendum': 'Agreed ad referendum',
    agreed: 'Agreed',
    initialled: 'Initialled',
    withdrawn: 'Withdrawn',
  },
  movedAway: 'Moved to another place',
  movedHere: 'Moved here from another place',
  clause: 'Clause',
  kind: 'Change',
  language: 'Language',
  old: 'Earlier text',
  new: 'Later text',
  none: 'The two versions are the same.',
  list: 'List of changes',
  text: 'Text with the changes marked',
};

export const redlineDetail = {
  splitFrom: 'part of: {clause}',
  splitInto: 'split off from it: {clause}',
  mergedInto: 'merged into: {clause}',
  mergedFrom: 'took in: {clause}',
  stance: {
    agree: 'agrees',
    'agree-ad-referendum': 'agrees ad referendum',
    reserve: 'reserves',
    object: 'objects',
    none: 'no stance',
  },
  lapsed: 'on an earlier text',
  proposal: {
    tabled: 'tabled',
    accepted: 'accepted',
    rejected: 'rejected',
    withdrawn: 'withdrawn',
    superseded: 'superseded',
    none: '—',
  },
};

export const roles = {
  secretariat: 'Secretariat',
  legal: 'Legal staff',
  observer: 'Observer',
  negotiator: 'Negotiator',
};
