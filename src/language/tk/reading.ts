/** Turkmen, as texts and tables have it: names of the language, little words that cling to others, references to articles. */
import type { Particles, ReferenceWords } from '../pack.ts';

export const names: readonly string[] = ['turkmen', 'türkmen', 'türkmençe', 'türkmen dili', 'туркменский', 'ترکمنی'];

export const particles: Particles = {
  verbLast: true,
  before: 'we ýa her şu bu',
  after: 'üçin bilen boýunça dowamynda çenli soň öň barada baradaky arasynda arasyndaky ulgamyndaky çäklerindäki görä',
};

export const references: ReferenceWords = {
  article: /(?<!\d)(\d+)[-‐‑]nj[iy][\s\u00a0]+madda/giu,
  paragraph: /(?<!\d)(\d+)[-‐‑]nj[iy][\s\u00a0]+ben[td]/giu,
  instruments:
    /konwensiýa|ylalaşyk|teswirnama|şertnama|tertipnama|kanun|kodeks|konstitusiýa|kararnama|memorandum|pakt|reglament/iu,
};
