/**
 * The current clause language against language, in the inspector: each pair of columns with its state, what changed in the
 * other language since, confirming it; which column has no counterpart by design; and below, the brackets of the clause.
 */
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { OutlineRow } from '../../client/view.ts';
import { LIMITS } from '../../domain/command.ts';
import { type Lang, language } from '../../language/language.ts';
import { BracketSection } from '../brackets/section.tsx';
import { checkedTexts } from '../document/checked-texts.ts';
import { useJudge } from '../document/clause-actions.ts';
import { confirmation } from '../document/confirm.ts';
import { useTexts } from '../document/idle-texts.ts';
import type { PairFact } from '../document/pair-facts.ts';
import { isolatedName, PairName, PairSign } from '../document/pair-sign.tsx';
import { ReasonDialog } from '../document/reason-dialog.tsx';
import { useTable } from '../document/table-context.tsx';
import { Act } from '../kit/act.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { hrefOf } from '../kit/route.ts';
import { useServices, useSummit } from '../kit/summit-context.tsx';
import { useValue } from '../kit/value.ts';
import { Changed } from './changed.tsx';

export function LanguageSection({ row }: { readonly row: OutlineRow }): ReactNode {
  const { t, number } = useI18n();
  const { room, pairs } = useTable();
  const { backend } = useServices();
  const facts = useValue(pairs.of(row.id));
  const shown = useValue(pairs.shown);
  const { columns } = useValue(room.outline);
  const langs = columns.map(({ lang }) => lang);
  const texts = useTexts(room, row.id, langs);
  const checked = facts.filter(({ state }) => state === 'checked').length;
  return (
    <>
      <section className="sect languages" id="sect-languages">
        <h2 className="h">
          {t('languages.section')}
          {facts.length > 0 ? (
            <span className="count">{t('concordance.count', { checked, all: facts.length })}</span>
          ) : null}
          <a className="btn sm" href={hrefOf({ page: 'languages', resolution: room.resolution })}>
            {t('collation.open')}
          </a>
        </h2>
        {facts.length === 0 ? <p className="muted small">{t('concordance.nothing')}</p> : null}
        <ul className="pairs">
          {facts.map((fact) => (
            <PairItem
              key={fact.key}
              row={row}
              fact={fact}
              texts={texts}
              open={shown === fact.key}
              onToggle={() => {
                // The connection may be back since it was last tried.
                checkedTexts(room, backend).again();
                pairs.shown.set(shown === fact.key ? null : fact.key);
              }}
            />
          ))}
        </ul>
        {langs.map((lang) => (
          <Counterpart key={lang} row={row} lang={lang} text={texts[lang] ?? ''} />
        ))}
        <span className="sr" aria-live="polite">
          {number(checked)}
        </span>
      </section>
      <BracketSection row={row} texts={texts} />
    </>
  );
}

type PairProps = {
  readonly row: OutlineRow;
  readonly fact: PairFact;
  readonly texts: { readonly [lang in Lang]?: string };
  readonly open: boolean;
  readonly onToggle: () => void;
};

function PairItem({ row, fact, texts, open, onToggle }: PairProps): ReactNode {
  const { t, moment, list } = useI18n();
  const { room, run, names } = useTable();
  const { summit } = useSummit();
  const judge = useJudge();
  const item = useRef<HTMLLIElement>(null);
  const { languages, state, changed, record } = fact;
  const stale = state === 'stale' && record !== undefined;
  useEffect(() => {
    if (open) item.current?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  const draft = state === 'checked' ? null : confirmation(room, row.id, languages);
  const judged = draft ? judge(draft) : null;
  // Whoever speaks for neither language is not offered it.
  const offered = judged && judged.blocked !== t('refusal.not-allowed');
  const by = record && summit.members.find(({ id }) => id === record.member);
  const confirm = (): void => {
    // Taken anew: what is confirmed is what stands in the two cells at this moment.
    const now = confirmation(room, row.id, languages);
    const [a, b] = languages.map((lang) => language(lang).endonym) as [string, string];
    if (now) void run(now, { text: t('concordance.confirmed', { clause: names.label(row.id), a, b }) });
  };
  return (
    <li ref={item} className={`pair ${state}`} data-pair={languages.join('-')}>
      <div className="pair-line">
        <PairSign state={state} />
        <PairName languages={languages} />
      </div>
      {record ? (
        <p className="muted small">
          {state === 'stale'
            ? t('concordance.stale.line', {
                languages: list(changed.map(isolatedName)),
                name: by?.name ?? '',
                at: moment(record.at),
              })
            : t('concordance.by', { name: by?.name ?? '', at: moment(record.at) })}
        </p>
      ) : null}
      {open && stale
        ? changed.map((lang) => (
            <Changed key={lang} room={room} clause={row.id} lang={lang} seq={record.seq} text={texts[lang] ?? ''} />
          ))
        : null}
      {stale || offered ? (
        <div className="acts">
          {stale ? (
            <button type="button" className="btn sm line" aria-expanded={open} onClick={onToggle}>
              {t(open ? 'concordance.hide' : 'concordance.show.changes')}
            </button>
          ) : null}
          {offered ? (
            <Act label={t('concordance.confirm')} blocked={judged.blocked} fill={open} onPress={confirm} />
          ) : null}
        </div>
      ) : null}
    </li>
  );
}

/** Offered where a column is empty or already marked: a text that stands there has a counterpart. */
function Counterpart({ row, lang, text }: { row: OutlineRow; lang: Lang; text: string }): ReactNode {
  const { t } = useI18n();
  const { run, names } = useTable();
  const judge = useJudge();
  const [asking, setAsking] = useState(false);
  const reason = row.noCounterpart[lang];
  const { endonym } = language(lang);
  const due = { type: 'counterpart.due', clause: row.id, language: lang } as const;
  const none = { type: 'counterpart.none', clause: row.id, language: lang, reason: '…' } as const;
  if (reason === undefined && text.trim() !== '') return null;
  const judged = judge(reason === undefined ? none : due);
  const offered = judged && judged.blocked !== t('refusal.not-allowed');
  if (reason === undefined && !offered) return null;
  return (
    <div className="counterpart">
      <p className="small">
        <bdi lang={lang}>{endonym}</bdi>:{' '}
        {reason === undefined ? t('counterpart.empty') : t('cell.noCounterpart', { reason })}
      </p>
      {offered ? (
        <Act
          label={t(reason === undefined ? 'counterpart.none' : 'counterpart.due')}
          blocked={judged.blocked}
          onPress={() => (reason === undefined ? setAsking(true) : void run(due))}
        />
      ) : null}
      {asking ? (
        <ReasonDialog
          title={t('counterpart.title', { clause: names.label(row.id), language: endonym })}
          label={t('counterpart.reason')}
          help={t('counterpart.help')}
          submit={t('counterpart.submit')}
          maxLength={LIMITS.reason}
          required
          onSubmit={(words) => run({ ...none, reason: words })}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </div>
  );
}
