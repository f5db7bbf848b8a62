/**
 * A ground that holds nothing of the document it was read from: what was counted of forty resolutions is kept for the next
 * who opens the front page, and forty documents would take ten times the memory of their words.
 */
import type * as Y from 'yjs';
import { pairsOf, silencesOf } from '../../src/crdt/document.ts';
import { groundOf } from '../../src/crdt/snapshot.ts';
import type { Digest } from '../../src/domain/clause/clause.ts';
import type { ClauseFacts, Ground } from '../../src/domain/ground.ts';
import { declarationDigest } from '../../src/domain/text/digest.ts';
import type { Lang } from '../../src/language/language.ts';

/** As `groundOf`, with every text and digest read once and kept. */
export function plainGround(doc: Y.Doc): Ground {
  const ground = groundOf(doc);
  const langs = ground.columns.map(({ lang }) => lang);
  const clauses = ground.clauses.map((clause): ClauseFacts => {
    const texts = new Map(langs.map((lang) => [lang, { plain: clause.plain(lang), digest: clause.cell(lang) }]));
    const digest = clause.digest();
    const nothing = clause.cell('' as Lang);
    return {
      ...clause,
      digest: () => digest,
      plain: (lang) => texts.get(lang)?.plain ?? '',
      cell: (lang) => texts.get(lang)?.digest ?? nothing,
    };
  });
  const byId = new Map(clauses.map((clause) => [clause.id, clause]));
  const proposals = new Map(ground.proposals.map((proposal) => [proposal.id, proposal]));
  const silences = new Map(silencesOf(doc));
  const pairs = new Map(pairsOf(doc));
  const notes = ground.bracketNotes();
  let whole: Digest | undefined;
  return {
    ...ground,
    clauses,
    clause: (id) => byId.get(id),
    proposal: (id) => proposals.get(id),
    silence: (clause) => silences.get(clause),
    pair: (key) => pairs.get(key),
    bracketNotes: () => notes,
    digest: () => {
      whole ??= declarationDigest(
        langs,
        clauses.map(({ id, kind, level, status, cell }) => ({
          ...{ id, kind, level, status },
          texts: Object.fromEntries(langs.map((lang) => [lang, { digest: cell(lang) }])),
        })),
      );
      return whole;
    },
  };
}
