/** Kazakh wording of what became of words that could not go into the text. */
import type { RecoveryMessages } from './en.ts';

// native review: the whole catalogue
export const kk: RecoveryMessages = {
  'recovery.closed': '{clauses}: сөздеріңіз жеткенше тармақ жазуға жабылды.',
  'recovery.restored': 'Қарар сақтық көшірмеден қалпына келтірілді.',
  'recovery.whole': 'Хатшылық соңғы өзгерістеріңізді қабылдай алмады.',
  'recovery.kept':
    '{count, plural, one {Сөздеріңіз жеке жоба ретінде сақталды.} other {Сөздеріңіз # жеке жобада сақталды.}}',
  'recovery.show': 'Жобаларды көрсету',
  'drafts.title': 'Жеке жобалар',
  'drafts.count': '{count, plural, one {# жоба} other {# жоба}}',
  'drafts.help': 'Бұларды тек өз делегацияңыз оқиды. Белгілер әр жобаның қазіргі мәтіннен айырмасын көрсетеді.',
  'drafts.none': 'Жоба жоқ.',
  'drafts.place': '{clause}, {language}',
  'drafts.gone': 'Мәтінде енді жоқ тармақ',
  'drafts.by': '{name}, {at}',
  'drafts.refused': 'мәтін жабық болғандықтан сақталды',
  'drafts.here': 'тек осы компьютерде, өздігінен жіберіледі',
  'drafts.same': 'Мәтінде қазір дәл осы жазылған.',
  'drafts.copy': 'Мәтінді көшіру',
  'drafts.discard': 'Жою',
  'drafts.discard.sure': 'Бұл жоба біржола жойылсын ба?',
  'drafts.discard.keep': 'Қалсын',
  'merged.mark': 'Біріктірілді, оқып шығыңыз',
  'merged.count': '{count, plural, one {оқылатын # біріктірілген ұяшық} other {оқылатын # біріктірілген ұяшық}}',
  'merged.title': '{clause}, {language}: біріктірілді, оқып шығыңыз',
  'merged.help':
    '{name} мұнда байланыссыз жазды, сол кезде {others} осы абзацты өзгертті. Енді екеуі де мәтінде; оларды бірге әлі ешкім оқыған жоқ.',
  'merged.by': 'Өзгерістер: {names}',
  'merged.result': 'Біріктірілген мәтін',
  'merged.since': 'Мәтін содан бері қайта өзгерді; оны кестеде де оқыңыз.',
  'merged.confirm': 'Мәтін дұрыс оқылады',
  'merged.confirmed': '{clause}, {language}: біріктірілген мәтін расталды.',
  'merged.later': 'Кейін',
  'alarm.title': 'Сервер журналы бұрын растағанына сәйкес келмейді.',
  'alarm.body':
    'Осы қарардың {seq} жазбасы серверде өзгертілген немесе жоқ. Жазуды жалғастыра аласыз, мұнда ештеңе жоғалған жоқ. Қазір хатшылыққа хабарлаңыз: ол журналды тексереді немесе қалпына келтіруді түсіндіреді.',
  'cell.closing': 'Тармақ жабылып жатыр',
};
