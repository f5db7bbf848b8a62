/**
 * Messages as XLIFF 1.2, which Weblate, OmegaT and every other translator's tool reads: a `file` a feature, a `trans-unit` a key. A unit is
 * `approved` once a native legal linguist has read it; what awaits one says why in a note. Patterns are handed out as they are.
 */
import { DOMParser, type Element, onErrorStopParsing } from '@xmldom/xmldom';
import { type Lang, language } from '../../src/language/language.ts';
import { awaits, type Feature, madeOf, type Review, SOURCE } from './messages.ts';

const NAMESPACE = 'urn:oasis:names:tc:xliff:document:1.2';
const ORIGINAL = /^messages\/([\w-]+)\.json$/;

/** One message as a translator's file has it; `target` is undefined where nothing was translated. */
export type Unit = {
  readonly feature: string;
  readonly key: string;
  readonly source: string;
  readonly target?: string;
  readonly approved: boolean;
};

/** What a file holds; `targets` are the languages that its parts say they are in. */
export type Handed = {
  readonly sources: readonly string[];
  readonly targets: readonly string[];
  readonly units: readonly Unit[];
};

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0)};`).replace(/\r/g, '&#13;');

const attributes = (values: { readonly [name: string]: string }): string =>
  Object.entries(values)
    .map(([name, value]) => ` ${name}="${escaped(value)}"`)
    .join('');

/** A feature for each file; `review` says what awaits a native reader. */
export function toXliff(
  lang: Lang,
  features: readonly { readonly name: string; readonly source: Feature; readonly target: Feature }[],
  review: Review,
): string {
  const unit = (name: string, key: string, source: string, target: string): string => {
    const why = awaits(review, name, key);
    const names = madeOf(source, SOURCE).arguments;
    const approved = why === undefined;
    return [
      `      <trans-unit${attributes({ id: key, approved: approved ? 'yes' : 'no', 'xml:space': 'preserve' })}>`,
      `        <source>${escaped(source)}</source>`,
      `        <target state="${approved ? 'final' : 'needs-review-translation'}">${escaped(target)}</target>`,
      ...(names.length > 0 ? [`        <note from="developer">Arguments: {${names.join('}, {')}}</note>`] : []),
      ...(why === undefined ? [] : [`        <note from="review.json">${escaped(why)}</note>`]),
      '      </trans-unit>',
    ].join('\n');
  };
  const languages = { 'source-language': language(SOURCE).bcp47, 'target-language': language(lang).bcp47 };
  const file = ({ name, source, target }: (typeof features)[number]): string =>
    [
      `  <file${attributes({ original: `messages/${name}.json`, datatype: 'plaintext', ...languages })}>`,
      '    <body>',
      ...Object.entries(source).map(([key, text]) => unit(name, key, text, target[key] ?? '')),
      '    </body>',
      '  </file>',
    ].join('\n');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<xliff version="1.2" xmlns="${NAMESPACE}">\n${features.map(file).join('\n')}\n</xliff>\n`;
}

const childOf = (unit: Element, name: string): Element | undefined =>
  [...unit.childNodes].find((node) => node.nodeType === 1 && (node as Element).localName === name) as
    | Element
    | undefined;

/** Throws with a sentence where the text is no such file. */
export function fromXliff(text: string): Handed {
  const plain = text.replace(/^\ufeff/, '');
  if (/<!DOCTYPE/i.test(plain)) throw new Error('The file has a document type, which no XLIFF has.');
  let root: Element | null;
  try {
    root = new DOMParser({ onError: onErrorStopParsing }).parseFromString(plain, 'text/xml').documentElement;
  } catch (error) {
    throw new Error(`The file is no well-formed XML: ${error instanceof Error ? error.message : error}`);
  }
  if (root?.localName !== 'xliff' || root.namespaceURI !== NAMESPACE || root.getAttribute('version') !== '1.2')
    throw new Error('The file is no XLIFF 1.2.');
  const files = [...root.getElementsByTagNameNS(NAMESPACE, 'file')];
  const units = files.flatMap((file) => {
    const original = file.getAttribute('original') ?? '';
    const feature = ORIGINAL.exec(original)?.[1];
    if (feature === undefined) throw new Error(`“${original}” is no file of messages.`);
    return [...file.getElementsByTagNameNS(NAMESPACE, 'trans-unit')].map((unit): Unit => {
      const target = childOf(unit, 'target');
      if (target && [...target.childNodes].some((node) => node.nodeType === 1))
        throw new Error(
          `${original}, ${unit.getAttribute('id')}: the translation has elements in it; a message is plain text.`,
        );
      return {
        feature,
        key: unit.getAttribute('id') ?? '',
        source: childOf(unit, 'source')?.textContent ?? '',
        ...(target?.textContent ? { target: target.textContent } : {}),
        approved: unit.getAttribute('approved') === 'yes',
      };
    });
  });
  const named = (name: string): string[] => [...new Set(files.map((file) => file.getAttribute(name) ?? ''))];
  return { sources: named('source-language'), targets: named('target-language'), units };
}
