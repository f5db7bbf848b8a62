/** Turkmen wording of what became of words that could not go into the text. */
import type { RecoveryMessages } from './en.ts';

// native review: the whole catalogue
export const tk: RecoveryMessages = {
  'recovery.closed': '{clauses}: sözleriňiz ýetýänçä bent ýazmak üçin ýapyldy.',
  'recovery.restored': 'Kararnama ätiýaçlyk nusgadan dikeldildi.',
  'recovery.whole': 'Sekretariat soňky üýtgetmeleriňizi kabul edip bilmedi.',
  'recovery.kept':
    '{count, plural, one {Sözleriňiz şahsy garalama hökmünde saklandy.} other {Sözleriňiz # şahsy garalamada saklandy.}}',
  'recovery.show': 'Garalamalary görkez',
  'drafts.title': 'Şahsy garalamalar',
  'drafts.count': '{count, plural, one {# garalama} other {# garalama}}',
  'drafts.help':
    'Bulary diňe öz delegasiýaňyz okaýar. Bellikler her garalamanyň häzirki tekstden tapawudyny görkezýär.',
  'drafts.none': 'Garalama ýok.',
  'drafts.place': '{clause}, {language}',
  'drafts.gone': 'Indi tekstde ýok bent',
  'drafts.by': '{name}, {at}',
  'drafts.refused': 'tekst ýapyk bolandygy üçin saklandy',
  'drafts.here': 'diňe şu kompýuterde, özi iberiler',
  'drafts.same': 'Tekstde häzir edil şu ýazylan.',
  'drafts.copy': 'Teksti göçür',
  'drafts.discard': 'Poz',
  'drafts.discard.sure': 'Bu garalama hemişelik pozulsynmy?',
  'drafts.discard.keep': 'Galsyn',
  'given.title': 'Şu kompýuterdäki çözgütler',
  'given.help':
    'Şu ýerde berlip, entek ýerine ýetirilmedi ýa-da garaşandan soň kabul edilmedi. Olary başga hiç kim görmeýär.',
  'given.none': 'Şu ýerde kabul eden çözgütleriňiziň hemmesi sekretariatda.',
  'given.what': '{clause}: {what}',
  'given.waits': 'şu kompýuterde garaşýar, özi iberiler',
  'given.restored': 'Bu aralykda kararnama ätiýaçlyk nusgadan dikeldildi. Häzirki teksti okaň we täzeden çözüň.',
  'given.goTo': 'Bende geç',
  'given.dismiss': 'Aýyr',
  'given.show': 'Oka',
  'given.back': '{count, plural, other {Garaşmaly bolan # çözgüt kabul edilmedi.}}',
  'given.back.body': 'Siz aýyrýançaňyz sözleriňiz şu ýerde saklanýar.',
  'leave.title': 'Hemmesi iberilmedi',
  'leave.body':
    '{unsent, plural, other {# üýtgetme ýa-da çözgüt}} sekretariata ýetmedi. Olar siziň adyňyz bilen şu kompýuterde galýar, başga hiç kim görmeýär we ibermeýär; şu ýerde ýene gireniňizde iberiler.',
  'leave.go': 'Çykyş',
  'leave.stay': 'Gal',
  'merged.mark': 'Birleşdirildi, okaň',
  'merged.count': '{count, plural, one {okalmaly # birleşdirilen öýjük} other {okalmaly # birleşdirilen öýjük}}',
  'merged.title': '{clause}, {language}: birleşdirildi, okaň',
  'merged.help':
    '{name} bu ýerde arabaglanyşyksyz ýazdy, şol wagt {others} şu abzasy üýtgetdi. Indi ikisi-de tekstde; olary bile entek hiç kim okamady.',
  'merged.by': 'Üýtgetmeler: {names}',
  'merged.result': 'Birleşdirilen tekst',
  'merged.since': 'Tekst şondan bäri ýene üýtgedildi; ony jedwelde-de okaň.',
  'merged.confirm': 'Tekst dogry okalýar',
  'merged.confirmed': '{clause}, {language}: birleşdirilen tekst tassyklandy.',
  'merged.later': 'Soň',
  'alarm.title': 'Serweriň žurnaly öň tassyklanyna gabat gelmeýär.',
  'alarm.body':
    'Bu kararnamanyň {seq} ýazgysy serwerde üýtgedilen ýa-da ýok. Ýazmagy dowam edip bilersiňiz, bu ýerde hiç zat ýitmedi. Häzir sekretariata habar beriň: ol žurnaly barlar ýa-da dikeldişi düşündirer.',
  'cell.closing': 'Bent ýapylýar',
};
