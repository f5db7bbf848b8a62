/** Proposals on the current clause, in the inspector: those on the table, one's own drafts, and what became of the others. */
import { Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { negotiationOf } from '../../client/negotiation.ts';
import type { Draft, OutlineRow } from '../../client/view.ts';
import { diffText } from '../../diff/text.ts';
import type { ProposalRecord } from '../../domain/negotiation/record.ts';
import { perLang } from '../../domain/verdict.ts';
import { language } from '../../language/language.ts';
import { useTable } from '../document/table-context.tsx';
import { useTextTurn } from '../document/text-turn.ts';
import { printed } from '../kit/chord.ts';
import { useI18n } from '../kit/i18n.tsx';
import { Redline } from '../kit/redline.tsx';
import { useServices } from '../kit/summit-context.tsx';
import { useValue } from '../kit/value.ts';
import { BatchTag } from './batch-tag.tsx';
import { useDesk, WRITE_CHORD } from './desk.tsx';
import { Discard } from './discard.tsx';
import { DraftDeeds } from './draft-deeds.tsx';
import { excerpt } from './excerpt.ts';
import { Author, Name } from './person.tsx';
import { ProposalActs } from './proposal-acts.tsx';

export function ProposalSection({ row }: { readonly row: OutlineRow }): ReactNode {
  const { t, number } = useI18n();
  const { room, columns } = useTable();
  const { desktop } = useServices();
  const desk = useDesk();
  const negotiation = negotiationOf(room);
  useValue(negotiation.turn);
  useTextTurn(
    room,
    row.id,
    columns.map(({ lang }) => lang),
  );
  const all = useValue(negotiation.proposals);
  const drafts = useValue(room.drafts).filter(({ clause, after }) =>
    clause === null ? after === row.id : clause === row.id,
  );
  const here = all.filter(
    ({ clause, place, decided }) =>
      clause === row.id || (clause === null && (place?.after === row.id || decided?.clause === row.id)),
  );
  const tabled = here.filter(({ state }) => state === 'tabled');
  const decided = here.filter(({ state }) => state !== 'tabled');
  return (
    <section className="sect proposals">
      <h2 className="h">
        {t('proposals.section')}
        {tabled.length > 0 ? <span className="count">{number(tabled.length)}</span> : null}
        {desk.mayWrite ? (
          <button
            type="button"
            className="btn sm line"
            title={`${t('proposals.write')} (${printed(WRITE_CHORD, desktop.platform === 'mac')})`}
            onClick={() => desk.write(row.id)}
          >
            <Plus className="i s" aria-hidden />
            {t('proposals.write.short')}
          </button>
        ) : null}
      </h2>
      {tabled.map((proposal) => (
        <div className="msg" key={proposal.id}>
          <div className="by">
            <Author proposal={proposal} />
          </div>
          <BatchTag proposal={proposal} />
          <p dir="auto">{proposal.reason}</p>
          <ProposalActs proposal={proposal} />
        </div>
      ))}
      {drafts.map((draft) => (
        <DraftLine key={draft.id} draft={draft} />
      ))}
      {tabled.length + drafts.length + decided.length === 0 ? (
        <p className="muted small">{t('proposals.none')}</p>
      ) : null}
      {decided.length > 0 ? (
        <details className="decided">
          <summary>{t('proposals.decided', { count: decided.length })}</summary>
          {[...decided].reverse().map((proposal) => (
            <Decided key={proposal.id} proposal={proposal} />
          ))}
        </details>
      ) : null}
    </section>
  );
}

/** A draft with what can be done with it; a colleague's is only taken over. */
function DraftLine({ draft }: { readonly draft: Draft }): ReactNode {
  const { t, moment, list } = useI18n();
  const { room } = useTable();
  const langs = perLang(draft.texts).map(([lang]) => language(lang).endonym);
  return (
    <div className="msg draft-line">
      <div className="by">
        <span className={draft.origin === 'refused' ? 'tag bad' : 'tag'}>
          {t(draft.origin === 'refused' ? 'proposals.draft.refused' : 'proposals.draft')}
        </span>
        {draft.own ? null : <Name member={draft.member} />}
        <time className="num" dateTime={draft.at}>
          {moment(draft.at)}
        </time>
      </div>
      <p className="muted small">{list(langs)}</p>
      {draft.reason ? <p dir="auto">{draft.reason}</p> : null}
      <div className="acts">
        <DraftDeeds draft={draft} />
        {draft.own ? <Discard onDiscard={() => room.discardDraft(draft.id)} /> : null}
      </div>
    </div>
  );
}

function Decided({ proposal }: { readonly proposal: ProposalRecord }): ReactNode {
  const { t, moment } = useI18n();
  const [open, setOpen] = useState(false);
  const { decided, state } = proposal;
  if (state === 'tabled') return null;
  return (
    <details className="msg" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="by">
        <span className="tag">{t(`proposals.state.${state}`)}</span>
        <Author proposal={proposal} />
      </summary>
      <p dir="auto">{proposal.reason}</p>
      {decided ? (
        <p className="muted small">
          {t(`proposals.state.${state}`)}: <Name member={decided.member} />, {moment(decided.at)}
          {decided.reason ? (
            <>
              {' '}
              <q dir="auto">{decided.reason}</q>
            </>
          ) : null}
        </p>
      ) : null}
      {open
        ? perLang(proposal.texts).map(([lang, text]) => (
            <Redline
              key={lang}
              lang={lang}
              text={excerpt(lang, diffText(lang, proposal.baseTexts[lang] ?? '', text))}
              whole={null}
            />
          ))
        : null}
    </details>
  );
}
