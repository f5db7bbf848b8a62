/** Kazakh: what an export adds to the text: the marks of a page, comparisons, the annex on the originals. */
import type { AlternatWording, DetailWording, PageWording, RedlineWording, RoleWords } from '../../printed-export.ts';

export const page: PageWording = {
  draft: 'ЖОБА',
  page: 'Бет {n} / {m}',
  wordTag: 'kk-KZ',
  plain: 'Іздеуге, көшіруге және экран оқу бағдарламаларына арналған мәтін',
  structured: 'Бағдарламаларға арналған белгіленген мәтін (Akoma Ntoso)',
  brackets: 'Тік жақшадағы сөздер әлі келісілген жоқ. Жақшаларды және нұсқалар арасындағы қиғаш сызықты сақтаңыз.',
};

export const alternat: AlternatWording = {
  title: 'Түпнұсқаларды салыстыру туралы анықтама',
  what: 'Әр тілдегі түпнұсқалар бір-бірімен таңбама-таңба салыстырылды. Бір ғана айырмашылыққа жол беріледі: мемлекеттердің аталу және қол қою реті; әр мемлекеттің данасында сол мемлекет бірінші, қалғандары келісілген ретпен тұрады.',
  originals: 'Салыстырылған мәтіндер',
  blocks: 'Салыстырылған абзацтар',
  permitted: 'Жол берілген айырмашылықтар',
  faults: 'Жол берілмеген айырмашылықтар',
  equal: 'Түпнұсқалар тек мемлекеттердің ретімен ғана ерекшеленеді.',
  unequal: 'Түпнұсқалар жол берілмеген жерлерде ерекшеленеді.',
  original: 'Дана',
  single: 'Жалғыз дана',
  slots: { parties: 'тізбе', signatures: 'қолтаңбалар' },
  kinds: {
    text: 'өзге мәтін',
    blocks: 'артық немесе жетіспейтін абзац',
    states: 'өзге атаулар',
    first: 'дананың иесі бірінші тұрған жоқ',
    order: 'мемлекеттердің өзге реті',
    slots: 'тізбе мен қолтаңбалардың реті бірдей емес',
  },
  here: 'мұнда',
  there: 'онда',
};

export const redline: RedlineWording = {
  between: 'Өзгерістер: «{from}» → «{to}»',
  change: {
    added: 'Қосылды',
    withdrawn: 'Алып тасталды',
    restored: 'Қалпына келтірілді',
    moved: 'Жылжытылды',
    retyped: 'Түрі өзгерді',
    renumbered: 'Нөмірі өзгерді',
    changed: 'Тұжырым',
    orthographic: 'Тек емле',
    status: 'Мәртебе',
    split: 'Бөлінді',
    merged: 'Біріктірілді',
    stances: 'Ұстанымдар',
    proposals: 'Ұсыныстар',
  },
  status: {
    draft: 'Жоба',
    'ad-referendum': 'Ad referendum келісілді',
    agreed: 'Келісілді',
    initialled: 'Парафталды',
    withdrawn: 'Алып тасталды',
  },
  movedAway: 'Басқа орынға жылжытылды',
  movedHere: 'Басқа орыннан осында жылжытылды',
  clause: 'Ереже',
  kind: 'Өзгеріс',
  language: 'Тіл',
  old: 'Бұрынғы нұсқа',
  new: 'Кейінгі нұсқа',
  none: 'Нұсқалар бірдей.',
  list: 'Өзгерістер тізімі',
  text: 'Өзгерістер көрсетілген мәтін',
};

export const redlineDetail: DetailWording = {
  splitFrom: 'бөлініп шыққан ережесі: {clause}',
  splitInto: 'одан бөлінгені: {clause}',
  mergedInto: 'қосылған ережесі: {clause}',
  mergedFrom: 'оған қосылғаны: {clause}',
  stance: {
    agree: 'келіседі',
    'agree-ad-referendum': 'ad referendum келіседі',
    reserve: 'ескертпемен',
    object: 'қарсы',
    none: 'ұстаным жоқ',
  },
  lapsed: 'бұрынғы мәтінге',
  proposal: {
    tabled: 'ұсынылды',
    accepted: 'қабылданды',
    rejected: 'қабылданбады',
    withdrawn: 'қайтарып алынды',
    superseded: 'күшін жойды',
    none: '—',
  },
};

export const roles: RoleWords = {
  secretariat: 'Хатшылық',
  legal: 'Заңгер',
  observer: 'Бақылаушы',
  negotiator: 'Келіссөз жүргізуші',
};
