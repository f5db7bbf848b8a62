/**
 * Writes the effects of an accepted command into the shared document. Only the server calls this; what it writes reaches
 * everybody as an ordinary update. A cell's text is created here once, empty or with its first text, and never replaced.
 */
import * as Y from 'yjs';
import type { Effect } from '../domain/decide.ts';
import type { Column } from '../domain/declaration.ts';
import type { PerLang } from '../domain/language.ts';
import { cellOf, clausesOf, columnsOf, mergesOf, metaOf, milestonesOf, stancesOf } from './document.ts';

function newText(text: string | undefined): Y.Text {
  return text ? new Y.Text(text) : new Y.Text();
}

function putColumn(doc: Y.Doc, column: Column, fill: (clause: string) => string | undefined): void {
  const columns = columnsOf(doc);
  const known = columns.some(({ lang }) => lang === column.lang);
  metaOf(doc).set(
    'columns',
    known ? columns.map((old) => (old.lang === column.lang ? column : old)) : [...columns, column],
  );
  for (const [id, clause] of clausesOf(doc)) {
    if (!cellOf(doc, { clause: id, lang: column.lang }))
      (clause.get('texts') as Y.Map<Y.Text>).set(column.lang, newText(fill(id)));
  }
}

/**
 * Applies `effects` in one transaction with the given origin. `fill` gives the first text of a column's cell where the
 * summit file already has one (a working column that is switched on).
 */
export function project(
  doc: Y.Doc,
  effects: readonly Effect[],
  origin: unknown,
  fill: (clause: string, lang: string) => string | undefined = () => undefined,
): void {
  doc.transact(() => {
    for (const effect of effects) {
      switch (effect.type) {
        case 'clause.put': {
          const clause = new Y.Map<unknown>();
          const texts = new Y.Map<Y.Text>();
          clause.set('kind', effect.kind);
          clause.set('level', effect.level);
          clause.set('order', effect.order);
          clause.set('status', 'draft');
          clause.set('texts', texts);
          for (const { lang } of columnsOf(doc)) texts.set(lang, newText((effect.texts as PerLang<string>)[lang]));
          clausesOf(doc).set(effect.id, clause);
          break;
        }
        case 'clause.set': {
          const clause = clausesOf(doc).get(effect.id);
          if (!clause) throw new Error(`effect on a clause that is not there: ${effect.id}`);
          for (const key of ['kind', 'level', 'order', 'status', 'held'] as const) {
            const value = effect[key];
            if (value !== undefined && clause.get(key) !== value) clause.set(key, value);
          }
          break;
        }
        case 'stance.put': {
          const key = `${effect.clause}/${effect.delegation}`;
          if (effect.record) stancesOf(doc).set(key, effect.record);
          else stancesOf(doc).delete(key);
          break;
        }
        case 'column.put':
          putColumn(doc, effect.column, (clause) => fill(clause, effect.column.lang));
          break;
        case 'milestone.put':
          milestonesOf(doc).set(effect.milestone.id, effect.milestone);
          break;
        case 'merge.put':
          if (effect.record) mergesOf(doc).set(effect.merge, effect.record);
          else mergesOf(doc).delete(effect.merge);
          break;
      }
    }
  }, origin);
}
