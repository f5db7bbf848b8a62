/**
 * A snapshot as it goes into a signed package: the words and what they are counted by, and nothing of how they came about. Stances,
 * notes, reasons, waivers, absences and withdrawn clauses stay with the secretariat; the digest does not depend on any of them.
 */
import type { Declaration } from '../domain/clause/declaration.ts';

export function signedTextOf({ absent: _absent, clauses, ...rest }: Declaration): Declaration {
  return {
    ...rest,
    clauses: clauses
      .filter(({ status }) => status !== 'withdrawn')
      .map(({ noCounterpart, held: _held, waivers: _waivers, ...clause }) => ({
        ...clause,
        stances: {},
        // That a language has no counterpart is a fact of the text; why is not.
        ...(noCounterpart
          ? { noCounterpart: Object.fromEntries(Object.keys(noCounterpart).map((lang) => [lang, ''])) }
          : {}),
      })),
  };
}
