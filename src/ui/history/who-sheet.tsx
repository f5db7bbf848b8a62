/** Who wrote the selected words: each stretch with author, delegation and time, and what was deleted among them. */
import { type ReactNode, useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import type { Place } from '../../crdt/document.ts';
import type { Authors, Authorship } from '../../domain/clause/past.ts';
import { language } from '../../language/language.ts';
import type { Range } from '../document/bracket-units.ts';
import { useTable } from '../document/table-context.tsx';
import { Sheet, SheetTop } from '../kit/field.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { go } from '../kit/route.ts';
import { Code } from '../kit/signs.tsx';
import { useServices } from '../kit/summit-context.tsx';
import { lineClass } from './authors-text.tsx';
import { authorsFor } from './authors-view.ts';
import { useHands } from './hands.ts';
import { between, onText } from './runs.ts';

/** `range` null: the whole text. */
type Props = { readonly place: Place; readonly range: Range | null; readonly onClose: () => void };

export function WhoSheet({ place, range, onClose }: Props): ReactNode {
  const { t } = useI18n();
  const { room, names } = useTable();
  const { backend } = useServices();
  const [found, setFound] = useState<Authors | null | undefined>(undefined);
  const [turn, setTurn] = useState(0);
  // What was selected is what was on the screen then, whoever types meanwhile.
  const [text] = useState(() => room.cell(place)?.toString() ?? '');
  const { clause, lang } = place;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another turn asks again
  useEffect(() => {
    let gone = false;
    setFound(undefined);
    void authorsFor(backend, room, { clause, lang }).then((known) => {
      if (!gone) setFound(known?.authors ?? null);
    });
    return () => {
      gone = true;
    };
  }, [backend, room, clause, lang, turn]);
  const { endonym } = language(lang);
  return (
    <Sheet onClose={onClose} wide>
      <SheetTop title={t('history.who')} onClose={onClose} />
      <div className="dialog-body who-sheet">
        <p className="muted">
          {t('history.who.cell', { language: endonym, clause: names.label(clause) })}
          {range ? '' : ` · ${t('history.who.whole')}`}
        </p>
        {found === undefined ? (
          <p className="muted" role="status">
            {t('history.authors.reading')}
          </p>
        ) : found === null ? (
          <div role="alert">
            <p>{t(room.link.get().state === 'offline' ? 'history.offline' : 'history.failed')}</p>
            <Button className="btn line sm" onPress={() => setTurn((old) => old + 1)}>
              {t('app.retry')}
            </Button>
          </div>
        ) : (
          <Found place={place} authors={found} text={text} range={range ?? { from: 0, to: text.length }} />
        )}
        <Button
          className="btn line sm"
          onPress={() => {
            onClose();
            go({ page: 'history', resolution: room.resolution, clause, language: lang });
          }}
        >
          {t('history.open')}
        </Button>
      </div>
    </Sheet>
  );
}

type FoundProps = { readonly place: Place; readonly authors: Authors; readonly text: string; readonly range: Range };

function Found({ place: { lang }, authors, text, range }: FoundProps): ReactNode {
  const { t, dateTime } = useI18n();
  const hand = useHands();
  const { dir } = language(lang);
  const stretches = between(onText(authors.runs, text), range.from, range.to).filter((one) => one.text.trim() !== '');
  const same = authors.runs.map((run) => run.text).join('') === text;
  const gone = same ? authors.removed.filter(({ offset }) => offset >= range.from && offset <= range.to) : [];
  return (
    <>
      <ol className="who-list">
        {stretches.map(({ from, text: words, by }) => (
          <li key={from}>
            <q lang={lang} dir={dir} className={by ? lineClass(hand(by).code) : ''}>
              {words.trim()}
            </q>
            {by ? <By by={by} /> : <small>{t('history.unsent')}</small>}
          </li>
        ))}
      </ol>
      <h3>{t('history.gone')}</h3>
      {gone.length === 0 ? <p className="muted">{t('history.gone.none')}</p> : null}
      <ol className="who-list">
        {gone.map(({ offset, text: words, removed, wrote }) => (
          <li key={`${offset} ${removed.seq} ${words}`}>
            <del lang={lang} dir={dir}>
              {words.trim() || '␣'}
            </del>
            <span className="by">
              {hand(removed).code ? <Code code={hand(removed).code} solid /> : null}
              <small>{t('history.gone.by', { name: hand(removed).name, at: dateTime(removed.at) })}</small>
            </span>
            <small className="muted">
              {hand(wrote).code === ''
                ? t('history.first.file')
                : t('history.gone.wrote', { name: `${hand(wrote).name}, ${hand(wrote).code}`, at: dateTime(wrote.at) })}
            </small>
          </li>
        ))}
      </ol>
    </>
  );
}

function By({ by }: { readonly by: Authorship }): ReactNode {
  const { t, dateTime } = useI18n();
  const hand = useHands();
  const { code, name, lang } = hand(by);
  return (
    <span className="by">
      {code ? <Code code={code} solid /> : null}
      <bdi lang={lang}>{code ? name : t('history.first.file')}</bdi>
      <time className="num" dateTime={by.at}>
        {dateTime(by.at)}
      </time>
      {by.accepted ? (
        <small>
          {t('history.how.accepted', {
            name: `${hand(by.accepted).name}, ${hand(by.accepted).code}`,
            at: dateTime(by.accepted.at),
          })}
        </small>
      ) : null}
    </span>
  );
}
