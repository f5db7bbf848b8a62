/**
 * Small words that hold on to a neighbour: a preposition to what follows it, a postposition to what stands before it. A
 * bracket that tears them apart («в [течение 6 месяцев]», "6 ay [ərzində]") brackets something that nobody contests. Only the
 * commonest ones; a word that is missing here costs a press of an arrow key.
 */
import type { Lang } from '../../language/language.ts';

type Particles = {
  /** Stand before their words. */
  readonly before: ReadonlySet<string>;
  /** Stand after their words. */
  readonly after: ReadonlySet<string>;
  /** The verb ends the sentence, so what a contested phrase is last in elsewhere it is last but one in here. */
  readonly verbLast: boolean;
};

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));
const NONE: ReadonlySet<string> = new Set();

// native review: az, kk, tk, fa.
export const PARTICLES: Readonly<Record<Lang, Particles>> = {
  fa: { verbLast: true, before: set('در از به با تا بر برای ظرف هر بی بدون میان طی درباره و یا که'), after: set('را') },
  ru: {
    verbLast: false,
    before: set(
      'в во на о об по с со из от до для за к ко при под над между через без около не ни и или а что в течение путём',
    ),
    after: NONE,
  },
  az: {
    verbLast: true,
    before: set('və ya hər bu o ən'),
    after: set(
      'üzrə üçün ilə ərzində qədər sonra əvvəl barədə haqqında dair görə kimi arasında arasındakı sahəsində ildən bir',
    ),
  },
  kk: {
    verbLast: true,
    before: set('және мен әр әрбір осы бұл'),
    after: set(
      'үшін бойынша туралы дейін кейін бұрын ішінде арасында арасындағы жөніндегі жөнінде сайын бірге арқылы үстінде саласындағы шеңберіндегі',
    ),
  },
  tk: {
    verbLast: true,
    before: set('we ýa her şu bu'),
    after: set(
      'üçin bilen boýunça dowamynda çenli soň öň barada baradaky arasynda arasyndaky ulgamyndaky çäklerindäki görä',
    ),
  },
  en: {
    verbLast: false,
    before: set('in of to by for with on at within from the a an between under into through and or not its every'),
    after: NONE,
  },
};
