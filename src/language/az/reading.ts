/** Azerbaijani, as texts and tables have it: names of the language, little words that cling to others, references to articles. */
import type { Particles, ReferenceWords } from '../pack.ts';

export const names: readonly string[] = [
  'azerbaijani',
  'azeri',
  'azərbaycan',
  'azərbaycan dili',
  'азербайджанский',
  'آذربایجانی',
  'ترکی آذربایجانی',
];

export const particles: Particles = {
  verbLast: true,
  before: 'və ya hər bu o ən',
  after:
    'üzrə üçün ilə ərzində qədər sonra əvvəl barədə haqqında dair görə kimi arasında arasındakı sahəsində ildən bir',
};

export const references: ReferenceWords = {
  article: /(?<!\p{L})maddə\p{L}{0,4}[\s\u00a0]+(\d+)|(?<!\d)(\d+)-c[ıiuü][\s\u00a0]+maddə/giu,
  paragraph: /(?<!\d)(\d+)-c[ıiuü][\s\u00a0]+bənd/giu,
  instruments:
    /konvensiya|saziş|protokol|müqavilə|nizamnamə|qanun|məcəllə|konstitusiya|qətnamə|memorandum|pakt|reqlament/iu,
};
