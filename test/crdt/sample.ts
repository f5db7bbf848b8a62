/** A small resolution as the server would write it: two clauses in two columns, two parties. */
import type * as Y from 'yjs';
import { metaOf, openDocument } from '../../src/crdt/document.ts';
import { project } from '../../src/crdt/project.ts';

export function sampleDocument(): Y.Doc {
  const doc = openDocument();
  const meta = metaOf(doc);
  meta.set('resolution', 'transit');
  meta.set('epoch', 'e1');
  meta.set('columns', [
    { lang: 'fa', standing: 'authentic' },
    { lang: 'ru', standing: 'authentic' },
  ]);
  meta.set('parties', ['IR', 'RU']);
  project(
    doc,
    [
      { type: 'clause.put', id: 'c1', kind: 'title', level: 0, order: 'F', texts: { fa: 'عنوان', ru: 'Заголовок' } },
      { type: 'clause.put', id: 'c2', kind: 'paragraph', level: 1, order: 'k', texts: { fa: 'متن [نخست]' } },
    ],
    'server',
  );
  return doc;
}
