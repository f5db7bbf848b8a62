/** The brackets of the current clause in one column, in the inspector: their words, who put each, and why. */
import { type ReactNode, useCallback, useState, useSyncExternalStore } from 'react';
import { negotiationOf } from '../../client/negotiation.ts';
import type { OutlineRow } from '../../client/view.ts';
import { LIMITS } from '../../domain/command.ts';
import { anchorOfBracket } from '../../editor/brackets.ts';
import { type Lang, language, type PerLang } from '../../language/language.ts';
import { useJudge } from '../document/clause-actions.ts';
import { ReasonDialog } from '../document/reason-dialog.tsx';
import { useTable } from '../document/table-context.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { Code, codeOf } from '../kit/signs.tsx';
import { useSummit } from '../kit/summit-context.tsx';
import { useValue } from '../kit/value.ts';
import { type BracketEntry, bracketsIn, MOST_LISTED } from './notes.ts';

/** `texts` are the clause's, so that this renders when they change. */
export function BracketSection({
  row,
  texts,
}: {
  readonly row: OutlineRow;
  readonly texts: PerLang<string>;
}): ReactNode {
  const { t, number } = useI18n();
  const { room, selection, columns } = useTable();
  useValue(negotiationOf(room).bracketNotes);
  const current = useSyncExternalStore(
    selection.subscribe,
    useCallback(() => selection.get()?.lang ?? null, [selection]),
  );
  const has = (lang: Lang): boolean => /[[\]]/u.test(texts[lang] ?? '');
  const lang = current && has(current) ? current : columns.find((column) => has(column.lang))?.lang;
  if (!lang) return null;
  const entries = bracketsIn(room, [row], [lang]);
  return (
    <section className="sect brackets-sect">
      <h2 className="h">
        {t('brackets.section')}
        <span className="count">{number(entries.length)}</span>
        <bdi className="muted" lang={lang}>
          {language(lang).endonym}
        </bdi>
      </h2>
      <ul className="bracket-list">
        {entries.slice(0, MOST_LISTED).map((entry) => (
          <li key={entry.start} className={entry.alone ? 'alone-br' : ''}>
            <Quoted entry={entry} />
            <Whose entry={entry} />
          </li>
        ))}
        {entries.length > MOST_LISTED ? <li aria-hidden>…</li> : null}
      </ul>
    </section>
  );
}

export const Quoted = ({ entry: { lang, words, alone } }: { entry: BracketEntry }): ReactNode => (
  <span className="doc flow quoted" lang={lang} dir={language(lang).dir}>
    {alone ? (
      words
    ) : (
      <span className="br">
        <i>[</i>
        {words}
        <i>]</i>
      </span>
    )}
  </span>
);

/** Who put it, when and why; to whom it belongs, the way to say why. */
export function Whose({ entry }: { entry: BracketEntry }): ReactNode {
  const { t, moment } = useI18n();
  const { room, run } = useTable();
  const { summit } = useSummit();
  const judge = useJudge();
  const [asking, setAsking] = useState(false);
  const { clause, lang, start, note, alone } = entry;
  const cell = room.cell({ clause, lang });
  const draft =
    cell && ({ type: 'bracket.note', clause, language: lang, anchor: anchorOfBracket(cell, start) } as const);
  const judged = draft && !alone && !note?.note ? judge(draft) : null;
  const may = judged && judged.blocked === undefined && (!note || note.member === summit.me.id);
  const name = note && summit.members.find(({ id }) => id === note.member);
  return (
    <span className="whose small">
      {alone ? <b className="bad">{t('cell.unmatched')}</b> : null}
      {note ? (
        <>
          <Code code={codeOf(note)} />
          <span className="muted">
            <bdi lang={name?.nameLang}>{name?.name ?? ''}</bdi> {moment(note.at)}
          </span>
          {note.note ? <q dir="auto">{note.note}</q> : null}
        </>
      ) : alone ? null : (
        <span className="muted">{t('brackets.nobody')}</span>
      )}
      {may ? (
        <button type="button" className="linklike" onClick={() => setAsking(true)}>
          {t('brackets.why')}
        </button>
      ) : null}
      {asking && draft ? (
        <ReasonDialog
          title={t('brackets.why.title')}
          label={t('brackets.reason')}
          submit={t('brackets.why.submit')}
          maxLength={LIMITS.note}
          onSubmit={(words) => run({ ...draft, ...(words ? { note: words } : {}) })}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </span>
  );
}
