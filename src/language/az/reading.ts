/** Azerbaijani, as texts and tables have it: what people call the language, and the little words that cling to others. */
import type { Particles } from '../pack.ts';

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
