/** Open brackets of the whole text, each with its three ends; only the secretariat, for the chair, brings one about. */
import { type ReactNode, useState } from 'react';
import type { Clause } from '../../domain/clause/clause.ts';
import { REFUSALS, type Refusal } from '../../domain/command.ts';
import {
  BRACKET_ENDS,
  type BracketEnd,
  bracketWords,
  endedBracket,
  openBrackets,
} from '../../domain/negotiation/bracket-end.ts';
import { brackets } from '../../domain/text/brackets.ts';
import { toPlain } from '../../domain/text/text.ts';
import { type Lang, language, type PerLang } from '../../language/language.ts';
import type { Texts } from '../instrument/use-instrument.ts';
import { Act } from '../kit/act.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { useNotices } from '../kit/notices.tsx';
import { refusalInWords } from '../kit/refusal.ts';
import { useSummitCommand } from '../kit/summit-command.ts';
import { useServices, useSummit } from '../kit/summit-context.tsx';
import { useClauseLink } from './adoption.tsx';

const plainOf = ({ texts }: Clause): PerLang<string> =>
  Object.fromEntries(Object.entries(texts).map(([lang, cell]) => [lang as Lang, cell ? toPlain(cell.paragraphs) : '']));

type Open = {
  readonly resolution: string;
  readonly clause: Clause;
  readonly words: PerLang<string>;
};

const openIn = (texts: Texts): readonly Open[] =>
  [...texts].flatMap(([resolution, { clauses }]) =>
    clauses.flatMap((clause): Open[] => {
      const words = plainOf(clause);
      const isOpen = Object.values(words).some((text) => {
        const { pairs, unmatched } = brackets(text);
        return pairs.length + unmatched.length > 0;
      });
      return isOpen && clause.status !== 'withdrawn' ? [{ resolution, clause, words }] : [];
    }),
  );

/** So many clauses are listed at a time; what is ended leaves the list. */
const LISTED = 30;

export function BracketEnds({ texts, reload }: { texts: Texts; reload: () => Promise<void> }): ReactNode {
  const { t, number } = useI18n();
  const all = openIn(texts);
  if (all.length === 0) return null;
  return (
    <section className="pane" aria-labelledby="bracket-ends">
      <h2 id="bracket-ends">
        {t('bracketEnd.title')} <span className="muted">· {number(all.length)}</span>
      </h2>
      <div className="in">
        <p className="muted">{t('bracketEnd.help')}</p>
        {all.slice(0, LISTED).map((open) => (
          <OpenClause key={`${open.resolution}/${open.clause.id}`} open={open} texts={texts} reload={reload} />
        ))}
      </div>
    </section>
  );
}

function OpenClause({
  open: { resolution, clause, words },
  texts,
  reload,
}: {
  open: Open;
  texts: Texts;
  reload: () => Promise<void>;
}): ReactNode {
  const i18n = useI18n();
  const { t } = i18n;
  const { summit } = useSummit();
  const { backend } = useServices();
  const { say } = useNotices();
  const send = useSummitCommand();
  const link = useClauseLink(texts);
  const [busy, setBusy] = useState(false);
  const count = openBrackets(words);

  /** The chair's proposal of the words without the bracket, accepted at once; everybody's stance on the old words lapses. */
  const end = async (which: number, how: BracketEnd): Promise<void> => {
    const put = endedBracket(words, which, how);
    if (!put || busy) return;
    setBusy(true);
    const moved = { type: 'summary.move', resolution, clause: clause.id, texts: bracketWords(words, which) } as const;
    if (how !== 'summary' || (await send(moved))) {
      const seen = clause.digest;
      const draft = {
        type: 'proposal.table',
        clause: clause.id,
        texts: put,
        reason: t(`bracketEnd.${how}`),
        seen,
      } as const;
      const tabled = await backend.clauseCommand(resolution, draft);
      const answer =
        tabled.ok && tabled.proposal
          ? await backend.clauseCommand(resolution, { type: 'proposal.accept', proposal: tabled.proposal, seen })
          : tabled;
      if (answer.ok) say({ tone: 'info', text: t('bracketEnd.done') });
      else {
        const { reason, missing } = answer as { readonly reason: string; readonly missing?: never };
        say({
          tone: 'bad',
          title: t('notice.command'),
          text: isRefusal(reason) ? refusalInWords(i18n, summit, reason, missing) : t('signIn.error.server'),
        });
      }
    }
    setBusy(false);
    await reload();
  };
  return (
    <article className="position">
      <p>{link(resolution, clause.id)}</p>
      {count === null ? <p className="muted">{t('bracketEnd.differ')}</p> : null}
      {Array.from({ length: count ?? 0 }, (_, which) => (
        // A bracket has no name but its place.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <div key={which} className="bracket-end">
          {/* Languages put words in different places: who ends a bracket sees which words go in every column. */}
          {(Object.entries(bracketWords(words, which)) as [Lang, string][]).map(([lang, text]) => (
            <p key={lang} lang={lang} dir={language(lang).dir} className="position-words">
              [{text}]
            </p>
          ))}
          {summit.me.role === 'secretariat' ? (
            <div className="acts">
              {BRACKET_ENDS.map((how) => (
                <Act
                  key={how}
                  label={t(`bracketEnd.${how}`)}
                  blocked={busy ? t('app.loading') : undefined}
                  onPress={() => void end(which, how)}
                />
              ))}
            </div>
          ) : null}
        </div>
      ))}
    </article>
  );
}

const isRefusal = (reason: string): reason is Refusal => (REFUSALS as readonly string[]).includes(reason);
