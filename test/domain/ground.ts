/**
 * A small resolution for the rules to stand on, from a sketch: `ground({texts: {fa: 'متن', ru: 'текст'}, stances: 'IR:agree
 * RU:agree@old'})`. Digests are real; a stance lies on the present text unless it says `@old`.
 */
import type { ClauseKind, ClauseStatus, Stance, StanceRecord } from '../../src/domain/clause.ts';
import type { Circumstances } from '../../src/domain/decide.ts';
import type { Column } from '../../src/domain/declaration.ts';
import { cellDigest, clauseDigest } from '../../src/domain/digest.ts';
import type { ClauseFacts, Ground } from '../../src/domain/ground.ts';
import type { PerLang } from '../../src/domain/language.ts';
import { spread } from '../../src/domain/ordering.ts';
import type { Actor } from '../../src/domain/permission.ts';
import { fromPlain } from '../../src/domain/text.ts';

export type Sketch = {
  readonly id?: string;
  readonly kind?: ClauseKind;
  readonly status?: ClauseStatus;
  readonly held?: boolean;
  readonly texts?: PerLang<string>;
  /** "IR:agree RU:object@old" */
  readonly stances?: string;
  readonly noCounterpart?: PerLang<string>;
};

export const COLUMNS: readonly Column[] = [
  { lang: 'fa', standing: 'authentic' },
  { lang: 'ru', standing: 'authentic' },
  { lang: 'en', standing: 'working' },
];
export const PARTIES = ['IR', 'RU'];
export const OLD = 'f'.repeat(64);
export const ALL_AGREE = 'IR:agree RU:agree';

/** The digest of a clause over its authentic columns. */
export const digestOf = (kind: ClauseKind, texts: PerLang<string>, noCounterpart: PerLang<string> = {}): string =>
  clauseDigest(
    kind,
    Object.fromEntries(
      COLUMNS.filter(({ standing }) => standing === 'authentic').map(({ lang }) => [
        lang,
        noCounterpart[lang] === undefined ? cellDigest(fromPlain(texts[lang] ?? '')) : 'none-by-design',
      ]),
    ),
  );

export function ground(...sketches: readonly Sketch[]): Ground {
  const orders = spread(sketches.length);
  const clauses = sketches.map((sketch, index): ClauseFacts => {
    const { kind = 'paragraph', texts = { fa: 'متن', ru: 'текст' }, noCounterpart = {} } = sketch;
    const digest = digestOf(kind, texts, noCounterpart);
    const stances: { [delegation: string]: StanceRecord } = {};
    for (const word of (sketch.stances ?? '').split(' ').filter(Boolean)) {
      const [delegation, rest] = word.split(':') as [string, string];
      const [stance, old] = rest.split('@') as [Stance, string?];
      stances[delegation] = { stance, digest: old ? OLD : digest, member: 'm', at: '2025-11-18T08:00:00.000Z' };
    }
    return {
      id: sketch.id ?? `c${index + 1}`,
      kind,
      level: 0,
      order: orders[index] as string,
      status: sketch.status ?? 'draft',
      held: sketch.held ?? false,
      digest: () => digest,
      plain: (lang) => texts[lang] ?? '',
      noCounterpart,
      stances,
    };
  });
  return {
    columns: COLUMNS,
    parties: PARTIES,
    clauses,
    clause: (id) => clauses.find((clause) => clause.id === id),
    milestones: [],
    merges: [],
    digest: () => 'd'.repeat(64),
  };
}

export const ACTORS: { readonly [role in Actor['role']]: Actor } = {
  negotiator: { id: 'n', role: 'negotiator', delegation: 'IR', columns: ['fa'] },
  secretariat: { id: 's', role: 'secretariat', columns: [] },
  legal: { id: 'l', role: 'legal', columns: [] },
  observer: { id: 'o', role: 'observer', columns: [] },
};

export const CIRCUMSTANCES: Circumstances = {
  now: '2025-11-18T09:00:00.000Z',
  seq: 7,
  newId: (prefix) => `${prefix}1`,
};
