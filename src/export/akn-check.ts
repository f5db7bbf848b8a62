/**
 * What the schema of Akoma Ntoso does not ask and we promise: every structural element has an eId, each once; every reference
 * inside the file resolves; all languages have the same eIds and the same Work; the language is the one in the name. The
 * schema accepts an article without eId and `ref href="#nope"`.
 */
import { LANGUAGES, type Lang } from '../language/language.ts';
import { elements, type XmlElement } from './xml-text.ts';

export type AknFinding = {
  readonly language: Lang;
  readonly problem: 'no-eid' | 'double-eid' | 'dangling' | 'eids-differ' | 'language' | 'work';
  /** The element, eId, reference or IRI at fault. */
  readonly detail: string;
};

/** Elements that stand for something another text may refer to. */
const STRUCTURAL = new Set([
  ...['preface', 'preamble', 'mainBody', 'conclusions', 'attachment', 'container', 'blockContainer', 'formula'],
  ...['recitals', 'recital', 'part', 'section', 'article', 'paragraph', 'list', 'point', 'hcontainer'],
  ...['docTitle', 'signature'],
]);
const REFERRING = ['href', 'refersTo', 'source', 'as'];

/** Findings over the files of all languages of one text; none when the files keep the promise. */
export function checkAkn(
  files: readonly { readonly language: Lang; readonly document: XmlElement }[],
): readonly AknFinding[] {
  const findings: AknFinding[] = [];
  const seen = files.map(({ language, document }) => {
    const all = [...elements(document)];
    const add = (problem: AknFinding['problem'], detail: string): void => {
      findings.push({ language, problem, detail });
    };
    const eIds = new Set<string>();
    for (const { name, attributes } of all) {
      const { eId } = attributes;
      if (!eId) {
        if (STRUCTURAL.has(name)) add('no-eid', name);
      } else if (eIds.has(eId)) add('double-eid', eId);
      else eIds.add(eId);
    }
    for (const { attributes } of all)
      for (const name of REFERRING)
        for (const target of (attributes[name] ?? '').split(/\s+/))
          if (target.startsWith('#') && !eIds.has(target.slice(1))) add('dangling', target);
    const uris = (level: string): string[] =>
      all
        .filter(({ name }) => name === level)
        .flatMap((one) => [...elements(one)].filter(({ name }) => name === 'FRBRuri'))
        .map(({ attributes }) => attributes.value ?? '');
    const code = LANGUAGES[language].iso6392;
    for (const { name, attributes } of all)
      if (name === 'FRBRlanguage' && attributes.language !== code) add('language', attributes.language ?? '');
    for (const level of ['FRBRExpression', 'FRBRManifestation'])
      for (const uri of uris(level)) if (!uri.includes(`/${code}@`)) add('language', uri);
    // Whom a text refers to may differ: a signatory may be named in one language first.
    const own = all.filter(({ name }) => !name.startsWith('TLC')).flatMap(({ attributes }) => attributes.eId ?? []);
    return { language, eIds: new Set(own), works: uris('FRBRWork'), add };
  });
  const [first, ...others] = seen;
  if (!first) return findings;
  const work = first.works[0] ?? '';
  for (const { works, add } of seen) for (const uri of works) if (uri !== work) add('work', uri);
  for (const { eIds, add } of others)
    for (const eId of new Set([...first.eIds, ...eIds]))
      if (!first.eIds.has(eId) || !eIds.has(eId)) add('eids-differ', eId);
  return findings;
}
