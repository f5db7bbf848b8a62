/** Turkmen: acts that correct a signed text, and certificates of true copies. */
import type { ActWords, AfterWords } from '../../printed-after.ts';

export const act: ActWords = {
  kinds: {
    typing: 'Ýalňyşlygyň görnüşi: ýazuw ýalňyşlygy.',
    concordance: 'Ýalňyşlygyň görnüşi: bir tekstiň beýleki tekstlere laýyk gelmezligi.',
    copy: 'Ýalňyşlygyň görnüşi: tassyklanan göçürmedäki ýalňyşlyk.',
  },
  ofCopy: 'Göçürmäniň teksti:',
  ofOriginal: 'Asyl nusganyň teksti:',
  originalsStand: 'Asyl nusgalar üýtgemeýär.',
  supported: 'Düzedilen san, sene ýa-da modal söz beýleki ähli tekstlerdäki bilen birmeňzeş.',
  tabled: 'Düzedişi hödürlän:',
  sender: 'Habarnamalary iberen:',
  notified: 'Habar berildi:',
  notYet: 'entek habar berilmedi',
  received: 'alyndy:',
  confirmed: 'Tekstler täzeden deňeşdirildi we laýyklygy tassyklandy:',
  states: {
    untold: 'Garşylyk bildirmegiň möhleti ähli taraplara habar berlenden soň başlanýar.',
    unconfirmed: 'Möhlet garşylyksyz doldy; tekstleriň laýyklygy täzeden tassyklanandan soň düzediş güýje girer.',
    effective: 'Düzediş başdan (ab initio), ýagny teksta gol çekilen günden güýjünde.',
    withdrawn: 'Düzedişi hödürlän ony yzyna aldy; tekst gol çekilişi ýaly galýar.',
  },
  withdrawal: 'Yzyna almagyň sebäbi:',
  carries: 'Teksta şu düzedişler girizildi:',
  depositary: 'depozitariý',
  signDepositary: 'Depozitariýniň adyndan (goly):',
};

export const after: AfterWords = {
  act: 'Düzediş akty',
  numbered: (act, number) => `№ ${number} ${act.toLowerCase()}`,
  sign: 'Sekretariatyň adyndan (goly):',
  signed: '(gol çekildi)',
  by: 'Tassyklan:',
  signature: 'Goly:',
  offices: { secretariat: 'sekretariat', legal: 'hukuk gullugy' },
  inText: (title, part, clause) => `“${title}” resminamasynyň gol çekilen tekstinde, ${part}, ${clause}:`,
  old: 'Öňki tekst:',
  young: 'Dogry tekst:',
  same: 'Üýtgemedi:',
  reason: 'Esas:',
  until: 'Garşylyk bildirmegiň möhleti:',
  none: 'Möhlet dolýança garşylyk bildirilmedi; düzediş güýje girdi.',
  objected: 'Garşylyk bildiren:',
  copy: 'Tassyklanan göçürme',
  certified: (title, holder) =>
    `Şu göçürmäniň “${title}” resminamasynyň asyl nusgasyna gabat gelýändigi tassyklanýar${holder && ` (asyl nusga: ${holder})`}.`,
  digest: 'Tekstiň jemi (SHA-256):',
  issued: 'Berlen senesi:',
};
