/** Kazakh, as texts and tables have it: names of the language, little words that cling to others, references to articles. */
import type { Particles, ReferenceWords } from '../pack.ts';

export const names: readonly string[] = ['kazakh', 'қазақ', 'қазақ тілі', 'казахский', 'قزاقی'];

export const particles: Particles = {
  verbLast: true,
  before: 'және мен әр әрбір осы бұл',
  after:
    'үшін бойынша туралы дейін кейін бұрын ішінде арасында арасындағы жөніндегі жөнінде сайын бірге арқылы үстінде саласындағы шеңберіндегі',
};

export const references: ReferenceWords = {
  article: /(?<!\d)(\d+)[-‐‑]ба[пб]/giu,
  paragraph: /(?<!\d)(\d+)[-‐‑]тарма[қғ]/giu,
  instruments: /конвенция|келісім|хаттама|шарт|жарғы|заң|кодекс|конституция|қарар|меморандум|пакт|регламент/iu,
};
