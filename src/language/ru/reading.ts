/** Russian, as texts and tables have it: names of the language, little words that cling to others, references to articles. */
import type { Particles, ReferenceWords } from '../pack.ts';

export const names: readonly string[] = ['russian', 'روسی'];

export const particles: Particles = {
  verbLast: false,
  before:
    'в во на о об по с со из от до для за к ко при под над между через без около не ни и или а что в течение путём',
  after: '',
};

export const references: ReferenceWords = {
  article: /(?<!\p{L})стат(?:ь\p{L}{1,3}|ей)[\s\u00a0]+(\d+)/giu,
  paragraph: /(?<!\p{L})пункт\p{L}{0,3}[\s\u00a0]+(\d+)/giu,
  instruments:
    /конвенц|соглашен|протокол|устав|договор|харти|закон|кодекс|конституц|резолюц|меморандум|пакт|статут|регламент/iu,
};
