/** Turkmen: what an export adds to the text: the marks of a page, comparisons, the annex on the originals. */
import type { AlternatWording, DetailWording, PageWording, RedlineWording, RoleWords } from '../../printed-export.ts';

export const page: PageWording = {
  draft: 'TASLAMA',
  page: 'Sahypa {n} / {m}',
  wordTag: 'tk-TM',
  plain: 'Gözlemek, göçürmek we ekran okaýjylar üçin tekst',
  structured: 'Programmalar üçin belgilenen tekst (Akoma Ntoso)',
  brackets: 'Kwadrat ýaýdaky sözler entek ylalaşylmady. Ýaýlary we wariantlaryň arasyndaky ýapgyt çyzygy saklaň.',
};

export const alternat: AlternatWording = {
  title: 'Asyl nusgalaryň deňeşdirilmegi hakynda güwänama',
  what: 'Her dildäki asyl nusgalar biri-biri bilen belgime-belgi deňeşdirildi. Diňe bir tapawuda ýol berilýär: döwletleriň atlarynyň we gollarynyň tertibi; her döwletiň nusgasynda şol döwlet birinji, galanlary ylalaşylan tertipde durýar.',
  originals: 'Deňeşdirilen tekstler',
  blocks: 'Deňeşdirilen abzaslar',
  permitted: 'Ýol berilýän tapawutlar',
  faults: 'Ýol berilmeýän tapawutlar',
  equal: 'Asyl nusgalar diňe döwletleriň tertibi bilen tapawutlanýar.',
  unequal: 'Asyl nusgalar ýol berilmeýän ýerlerde tapawutlanýar.',
  original: 'Nusga',
  single: 'Ýeke-täk nusga',
  slots: { parties: 'sanaw', signatures: 'gollar' },
  kinds: {
    text: 'başga tekst',
    blocks: 'artyk ýa-da ýetmeýän abzas',
    states: 'başga atlar',
    first: 'nusganyň eýesi birinji durmaýar',
    order: 'döwletleriň başga tertibi',
    slots: 'sanawyň we gollaryň tertibi birmeňzeş däl',
  },
  here: 'bu ýerde',
  there: 'ol ýerde',
};

export const redline: RedlineWording = {
  between: 'Üýtgetmeler: “{from}” → “{to}”',
  change: {
    added: 'Goşuldy',
    withdrawn: 'Yzyna alyndy',
    restored: 'Dikeldildi',
    moved: 'Geçirildi',
    retyped: 'Görnüşi üýtgedi',
    renumbered: 'Belgisi üýtgedi',
    changed: 'Aňlatma',
    orthographic: 'Diňe ýazuw düzgüni',
    status: 'Ýagdaýy',
    split: 'Bölündi',
    merged: 'Birleşdirildi',
    stances: 'Garaýyşlar',
    proposals: 'Teklipler',
  },
  status: {
    draft: 'Taslama',
    'ad-referendum': 'Ad referendum ylalaşyldy',
    agreed: 'Ylalaşyldy',
    initialled: 'Paraflandy',
    withdrawn: 'Yzyna alyndy',
  },
  movedAway: 'Başga ýere geçirildi',
  movedHere: 'Başga ýerden şu ýere geçirildi',
  clause: 'Düzgün',
  kind: 'Üýtgetme',
  language: 'Dil',
  old: 'Öňki nusga',
  new: 'Soňky nusga',
  none: 'Nusgalar birmeňzeş.',
  list: 'Üýtgetmeleriň sanawy',
  text: 'Üýtgetmeler görkezilen tekst',
};

export const redlineDetail: DetailWording = {
  splitFrom: 'bölünip çykan düzgüni: {clause}',
  splitInto: 'ondan bölünen: {clause}',
  mergedInto: 'goşulan düzgüni: {clause}',
  mergedFrom: 'oňa goşulan: {clause}',
  stance: {
    agree: 'razy',
    'agree-ad-referendum': 'ad referendum razy',
    reserve: 'şertli',
    object: 'garşy',
    none: 'garaýyş ýok',
  },
  lapsed: 'öňki tekste',
  proposal: {
    tabled: 'hödürlendi',
    accepted: 'kabul edildi',
    rejected: 'ret edildi',
    withdrawn: 'yzyna alyndy',
    superseded: 'güýjüni ýitirdi',
    none: '—',
  },
};

export const roles: RoleWords = {
  secretariat: 'Sekretariat',
  legal: 'Hukukçy',
  observer: 'Synçy',
  negotiator: 'Gepleşik geçiriji',
};
