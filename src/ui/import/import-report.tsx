/** What of a file does not come in, or not as it stands, with the places: read before it is sent, so that nobody finds out afterwards. */
import type { ReactNode } from 'react';
import type { ImportPlace, ImportWarning } from '../../domain/text/imported.ts';
import { namedDocument } from '../../import/result.ts';
import { type I18n, useI18n } from '../kit/i18n.tsx';

/** Places that are shown of one thing; the rest is counted. Words of the file keep their own direction (U+2068). */
const SHOWN = 5;

/** Whose places are all counted: what is not shown of them is told. */
const COUNTED: readonly ImportWarning['kind'][] = ['left-out', 'control-characters', 'renumbered', 'unnumbered'];

const placeInWords = ({ t }: I18n, { line, near, words }: ImportPlace, document: boolean): string =>
  [
    ...(line === undefined ? [] : [t(document ? 'import.place.paragraph' : 'import.place.line', { line })]),
    ...(near === undefined ? [] : [t('import.place.near', { words: `\u2068${near}\u2069` })]),
    ...(words === undefined ? [] : [t('import.place.words', { words: `\u2068${words}\u2069` })]),
  ].join(', ');

function warningInWords({ t }: I18n, { kind, count, found }: ImportWarning): string {
  if (kind === 'left-out')
    return t('import.report.line', { what: t(`import.left.${found}` as 'import.left.unknown'), count });
  const what = t(kind === 'control-characters' ? 'import.left.control-characters' : `import.warning.${kind}`);
  return t('import.report.line', { what, count });
}

/** `name`: of the file, whose places are lines or, of a document, paragraphs. */
export function ImportReport({
  name,
  warnings,
}: {
  readonly name: string;
  readonly warnings: readonly ImportWarning[];
}): ReactNode {
  const i18n = useI18n();
  const { t } = i18n;
  if (warnings.length === 0) return null;
  return (
    <section aria-label={t('import.report')}>
      <b>{t('import.report')}</b>
      <ul>
        {warnings.map((warning) => {
          const { kind, count, found = '', line, places = line === undefined ? [] : [{ line }] } = warning;
          const told = places.slice(0, SHOWN);
          const more = COUNTED.includes(kind) ? count - told.length : 0;
          return (
            <li key={`${kind} ${found}`}>
              {warningInWords(i18n, warning)}
              {kind !== 'left-out' && found !== '' ? (
                <>
                  {' ('}
                  <bdi>{found}</bdi>)
                </>
              ) : null}
              {told.length > 0 ? (
                <span className="muted">
                  {' · '}
                  {told.map((place) => placeInWords(i18n, place, namedDocument(name))).join('; ')}
                  {more > 0 ? `; ${t('import.report.more', { count: more })}` : ''}
                </span>
              ) : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
