/** One column of a clause at one step: its redline against the text before or the present one, or its authors; and the way back. */
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import type { RoomView } from '../../client/view.ts';
import { diffText } from '../../diff/text.ts';
import type { Authors, Version } from '../../domain/clause/past.ts';
import { type Lang, language } from '../../language/language.ts';
import type { RunCommand } from '../document/run-command.ts';
import { useI18n } from '../kit/i18n.tsx';
import { Redline } from '../kit/redline.tsx';
import { useServices } from '../kit/summit-context.tsx';
import { AuthorsLegend, AuthorsText } from './authors-text.tsx';
import { RestoreAct } from './restore-act.tsx';
import { Counts, Hands } from './step-list.tsx';
import type { Step } from './steps.ts';

export const MODES = ['before', 'now', 'authors'] as const;
export type Mode = (typeof MODES)[number];

type Props = {
  readonly room: RoomView;
  readonly clause: string;
  readonly lang: Lang;
  readonly step: Step;
  /** The version that stood; undefined: there was no such column. */
  readonly version: Version | undefined;
  readonly present: string | undefined;
  readonly mode: Mode;
  readonly removed: boolean;
  readonly run: RunCommand;
  readonly onDone: () => void;
};

export function ColumnThen(props: Props): ReactNode {
  const { lang, step, version, present, mode, removed, room, clause } = props;
  const { t, moment } = useI18n();
  const { endonym, dir } = language(lang);
  const written = step.written.find((one) => one.lang === lang);
  return (
    <article className={written ? 'then' : 'then calm'} data-lang={lang} aria-label={endonym}>
      <header>
        <h2 lang={lang} dir={dir}>
          {endonym}
        </h2>
        {written ? <Counts written={written} /> : version ? <small>{t('history.untouched')}</small> : null}
        {version && !written ? (
          <span className="by">
            <Hands step={{ members: version.authors, decision: null, written: [] }} />
            <time className="num" dateTime={version.at}>
              {moment(version.at)}
            </time>
          </span>
        ) : null}
      </header>
      {version === undefined ? (
        <p className="muted">{t('history.notThen')}</p>
      ) : mode === 'authors' ? (
        <WrittenBy room={room} clause={clause} lang={lang} seq={step.seq} removed={removed} />
      ) : (
        <Compared
          lang={lang}
          old={mode === 'now' ? version.text : written ? (written.before?.text ?? null) : version.text}
          young={mode === 'now' ? (present ?? '') : version.text}
        />
      )}
      {version === undefined ? null : <RestoreAct {...props} version={version} />}
    </article>
  );
}

/** `old` null: the first text, in which nothing is marked. */
function Compared({ lang, old, young }: { lang: Lang; old: string | null; young: string }): ReactNode {
  const { t } = useI18n();
  const diff = useMemo(() => diffText(lang, old ?? '', young), [lang, old, young]);
  if (young === '' && (old ?? '') === '') return <p className="muted">{t('history.emptyText')}</p>;
  return <Redline lang={lang} text={diff} whole={old === null ? 'added' : null} />;
}

type Wish = Pick<Props, 'room' | 'clause' | 'lang' | 'removed'> & { readonly seq: number };

function WrittenBy({ room, clause, lang, seq, removed }: Wish): ReactNode {
  const { t } = useI18n();
  const { backend } = useServices();
  const [found, setFound] = useState<{ readonly key: string; readonly authors: Authors | null }>({
    key: '',
    authors: null,
  });
  const key = `${clause}/${lang}/${seq}`;
  useEffect(() => {
    let gone = false;
    void backend.authors(room.resolution, { clause, lang }, seq).then((result) => {
      if (!gone) setFound({ key, authors: result.ok ? result.value : null });
    });
    return () => {
      gone = true;
    };
  }, [backend, room, clause, lang, seq, key]);
  if (found.key !== key) return <p className="muted">{t('history.authors.reading')}</p>;
  if (!found.authors) return <p className="muted">{t('history.failed')}</p>;
  return (
    <>
      <AuthorsLegend lang={lang} authors={found.authors} />
      <AuthorsText lang={lang} authors={found.authors} removed={removed} />
    </>
  );
}
