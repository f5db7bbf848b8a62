/** The adoption itself: what stands in the way of the text, taking it up, what the delegations say, and the record. */
import { type ReactNode, useState } from 'react';
import { LIMITS } from '../../domain/command.ts';
import type { InstrumentView } from '../../domain/instrument/instrument-view.ts';
import type { Missing } from '../../domain/missing.ts';
import { type Adoption, adoptionStage, isAdopted, VOTES, WAYS } from '../../domain/negotiation/adoption.ts';
import { recordingMissing, sayable, speaksFor } from '../../domain/negotiation/judge-adoption.ts';
import { clauseTitle } from '../document/clause-title.ts';
import { shortDigest } from '../instrument/stage.ts';
import type { Texts } from '../instrument/use-instrument.ts';
import { Act } from '../kit/act.tsx';
import { Field } from '../kit/field.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { useNotices } from '../kit/notices.tsx';
import { delegationName, missingInWords } from '../kit/refusal.ts';
import { hrefOf } from '../kit/route.ts';
import { Code } from '../kit/signs.tsx';
import { useSummitCommand } from '../kit/summit-command.ts';
import { useSummit } from '../kit/summit-context.tsx';
import { OpenDialog } from './open-dialog.tsx';
import { PaperButton } from './paper-button.tsx';

type ViewProps = { readonly view: InstrumentView; readonly reload: () => Promise<void> };

const groundOf = ({ adoption: { ground } }: InstrumentView, delegations: readonly string[]) => ({
  ...ground,
  act: ground.act,
  delegations,
});

/** A clause by what it is called, as a link to where it stands. */
export function useClauseLink(texts: Texts): (resolution: string, clause: string) => ReactNode {
  const i18n = useI18n();
  const { summit } = useSummit();
  return (resolution, clause) => {
    const found = texts.get(resolution)?.clauses.find(({ id }) => id === clause);
    const title = i18n.name(summit.resolutions.find(({ id }) => id === resolution)?.title) || resolution;
    return (
      <a href={hrefOf({ page: 'table', resolution, clause })}>
        {found ? clauseTitle(i18n, found) : clause} · {title}
      </a>
    );
  };
}

/** The text as it stands, before anybody takes it up. */
export function Standing({ view, texts, reload }: ViewProps & { texts: Texts }): ReactNode {
  const i18n = useI18n();
  const { t, list } = i18n;
  const { summit } = useSummit();
  const [opening, setOpening] = useState(false);
  const link = useClauseLink(texts);
  const { ground, adoptions } = view.adoption;
  const { missing, reserves, present, text, act } = ground;
  const ids = summit.delegations.map(({ id }) => id);
  const named = (all: readonly string[]): string => list(all.map((id) => delegationName(i18n, summit, id)));
  const away = ids.filter((id) => !present.includes(id));
  const adopted = isAdopted({ adoptions }, text);
  const last = adoptions.at(-1);
  const isOpen = last !== undefined && adoptionStage(last, text) === 'open';
  return (
    <section className="pane" aria-labelledby="adoption-now">
      <h2 id="adoption-now">{t('adoption.now')}</h2>
      <div className="in">
        <p className="mono muted small" dir="ltr">
          {shortDigest(text)}
        </p>
        {view.setting.outcome ? null : <p>{t('adoption.unnamed')}</p>}
        {act === 'issued' ? <p>{t('adoption.issued')}</p> : null}
        {adopted ? <p className="strong">{t('adoption.adopted')}</p> : null}
        <p>{t('adoption.present', { names: named(present) })}</p>
        {away.length > 0 ? <p>{t('adoption.away', { names: named(away) })}</p> : null}
        {missing.length === 0 ? (
          <p className="ok">{t('adoption.ready')}</p>
        ) : (
          <>
            <h3>{t('adoption.lacks')}</h3>
            <Lacking missing={missing} link={link} view={view} reload={reload} />
          </>
        )}
        {reserves.length > 0 ? (
          <>
            <h3>{t('adoption.reserves')}</h3>
            <p className="muted">{t('exception.help')}</p>
            <ul className="adoption-list">
              {reserves.map(({ resolution, clause, delegation, note }) => (
                <li key={`${resolution}/${clause}/${delegation}`}>
                  <Code code={delegation} /> {link(resolution, clause)}{' '}
                  {note ? <bdi className="muted">{note}</bdi> : null}{' '}
                  <NoteAct view={view} reload={reload} resolution={resolution} clause={clause} />
                </li>
              ))}
            </ul>
          </>
        ) : null}
        {summit.me.role === 'secretariat' && !isOpen && !adopted && act !== 'issued' ? (
          <div className="acts">
            <Act
              fill
              label={t('adoption.open')}
              blocked={missing.length > 0 ? t('adoption.lacks') : undefined}
              onPress={() => setOpening(true)}
            />
          </div>
        ) : null}
      </div>
      {opening ? (
        <OpenDialog
          text={text}
          rules={ground.rules}
          ways={WAYS[ground.rules.decision]}
          reload={reload}
          onClose={() => setOpening(false)}
        />
      ) : null}
    </section>
  );
}

/** Whether the text says of a clause that some have not agreed to it. */
function NoteAct({
  view,
  reload,
  resolution,
  clause,
}: ViewProps & { readonly resolution: string; readonly clause: string }): ReactNode {
  const { t } = useI18n();
  const { summit } = useSummit();
  const send = useSummitCommand();
  const isNoted =
    view.setting.exceptions?.some((one) => one.resolution === resolution && one.clause === clause) ?? false;
  if (summit.me.role !== 'secretariat') return null;
  const give = async (): Promise<void> => {
    await send({ type: 'exception.set', resolution, clause, on: !isNoted });
    await reload();
  };
  return (
    <Act label={t(isNoted ? 'exception.remove' : 'exception.add')} blocked={undefined} onPress={() => void give()} />
  );
}

/** So many are listed; a text of drafts lacks something in each of its clauses. */
const LISTED = 40;

function Lacking({
  missing,
  link,
  view,
  reload,
}: ViewProps & {
  missing: readonly Missing[];
  link: (resolution: string, clause: string) => ReactNode;
}): ReactNode {
  const i18n = useI18n();
  const { summit } = useSummit();
  return (
    <ul className="adoption-list">
      {missing.slice(0, LISTED).map((one) => {
        const words = missingInWords(i18n, summit, one);
        const at = 'resolution' in one ? one : null;
        return (
          <li key={`${at?.resolution}/${at?.clause}/${words}`}>
            {at ? link(at.resolution, at.clause) : null} <span>{words}</span>{' '}
            {one.kind === 'text-note' ? <NoteAct view={view} reload={reload} {...one} /> : null}
          </li>
        );
      })}
      {missing.length > LISTED ? <li>… +{i18n.number(missing.length - LISTED)}</li> : null}
    </ul>
  );
}

/** A text that lies before the meeting. */
export function OpenAdoption({ view, adoption, reload }: ViewProps & { adoption: Adoption }): ReactNode {
  const i18n = useI18n();
  const { t, moment, list } = i18n;
  const { summit } = useSummit();
  const { say } = useNotices();
  const send = useSummitCommand();
  const ids = summit.delegations.map(({ id }) => id);
  const ground = groundOf(view, ids);
  const stage = adoptionStage(adoption, ground.text);
  const missing = recordingMissing(adoption, ground, new Date().toISOString());
  const waits =
    missing.length > 0 ? list(missing.slice(0, 6).map((one) => missingInWords(i18n, summit, one))) : undefined;
  const give = async (type: 'adoption.record' | 'adoption.end', done: 'adoption.adopted' | 'adoption.ended') => {
    if (await send({ type, adoption: adoption.id })) say({ tone: 'info', text: t(done) });
    await reload();
  };
  return (
    <section className="pane" aria-labelledby="adoption-open">
      <h2 id="adoption-open">
        {t(`adoption.stage.${stage}`)} <span className="muted">· {t(`adoption.by.${adoption.by}`)}</span>
      </h2>
      <div className="in">
        <p>
          {t('adoption.chairs', { name: `\u2068${adoption.presiding}\u2069` })} ·{' '}
          {t('adoption.until', { at: moment(adoption.until) })}
        </p>
        <h3>{t('adoption.words')}</h3>
        <Words adoption={adoption} ids={ids} />
        <Own view={view} adoption={adoption} reload={reload} />
        {summit.me.role === 'secretariat' ? (
          <div className="acts">
            <Act
              fill
              label={t('adoption.record')}
              blocked={waits === undefined ? undefined : t('adoption.waits', { missing: waits })}
              onPress={() => void give('adoption.record', 'adoption.adopted')}
            />
            <Act
              label={t('adoption.end')}
              blocked={undefined}
              onPress={() => void give('adoption.end', 'adoption.ended')}
            />
          </div>
        ) : null}
      </div>
    </section>
  );
}

function Words({ adoption, ids }: { adoption: Adoption; ids: readonly string[] }): ReactNode {
  const i18n = useI18n();
  const { t } = i18n;
  const { summit } = useSummit();
  return (
    <ul className="rules-stances">
      {ids.map((id) => {
        const said = Object.hasOwn(adoption.said, id) ? adoption.said[id] : undefined;
        return (
          <li key={id}>
            <Code code={id} />
            <span>{delegationName(i18n, summit, id)}</span>
            <b className={said?.word === 'object' ? 'strong bad' : 'strong'}>
              {t(`adoption.word.${said?.word ?? 'none'}`)}
            </b>
            {said?.reason ? (
              <span className="muted" dir="auto">
                {said.reason}
              </span>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}

/** What the reader's own delegation says; only who speaks for it as a whole has the buttons. */
function Own({ view, adoption, reload }: ViewProps & { adoption: Adoption }): ReactNode {
  const { t } = useI18n();
  const { summit } = useSummit();
  const { say } = useNotices();
  const send = useSummitCommand();
  const { me, members, delegations } = summit;
  const ids = delegations.map(({ id }) => id);
  const speaks = speaksFor(members, me, ids);
  const [reason, setReason] = useState('');
  if (me.role !== 'negotiator') return null;
  if (speaks === null) return <p className="muted">{t('adoption.notHead')}</p>;
  const may = sayable(adoption, groundOf(view, ids), speaks, new Date().toISOString());
  if (may.length === 0) return null;
  const said = Object.hasOwn(adoption.said, speaks) ? adoption.said[speaks] : undefined;
  const give = async (word: (typeof may)[number] | 'none'): Promise<void> => {
    const why = reason.trim();
    const sent = await send({ type: 'adoption.say', adoption: adoption.id, word, ...(why ? { reason: why } : {}) });
    if (sent) say({ tone: 'info', text: t('adoption.said') });
    await reload();
  };
  return (
    <div className="rules-own">
      <Field label={t('adoption.reason')} value={reason} onChange={setReason} maxLength={LIMITS.reason} />
      <div className="acts">
        {may.map((word) => (
          <Act
            key={word}
            label={t(`adoption.say.${word}`)}
            blocked={word === 'object' && reason.trim() === '' ? t('adoption.reason.due') : undefined}
            pressed={said?.word === word}
            onPress={() => void give(word)}
          />
        ))}
        {said && !adoption.ended ? (
          <Act label={t('adoption.takeBack')} blocked={undefined} onPress={() => void give('none')} />
        ) : null}
      </div>
    </div>
  );
}

/** Adoptions that have ended, the last one first, each with its record. */
export function EarlierSection({ view }: { view: InstrumentView }): ReactNode {
  const i18n = useI18n();
  const { t, moment, number } = i18n;
  const { adoptions, ground } = view.adoption;
  const ended = adoptions.filter((one) => one.ended).reverse();
  if (ended.length === 0) return null;
  return (
    <section className="pane" aria-labelledby="adoption-earlier">
      <h2 id="adoption-earlier">{t('adoption.earlier')}</h2>
      <ul className="in adoption-list">
        {ended.map((adoption) => {
          const { outcome, at, present } = adoption.ended as NonNullable<Adoption['ended']>;
          const stage = adoptionStage(adoption, ground.text);
          return (
            <li key={adoption.id}>
              <b>{t(`adoption.stage.${stage}`)}</b>
              {outcome === 'adopted' ? null : <span>: {t(`adoption.end.${outcome}`)}</span>}{' '}
              <span className="muted">
                {moment(at)} · {t(`adoption.by.${adoption.by}`)}
                {adoption.by === 'vote'
                  ? VOTES.map(
                      (vote) =>
                        ` · ${t(`adoption.word.${vote}`)}: ${number(present.filter((id) => adoption.said[id]?.word === vote).length)}`,
                    )
                  : null}
              </span>{' '}
              <PaperButton
                paper="adoptions"
                id={adoption.id}
                languages={view.setting.languages}
                label={t('adoption.paper')}
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
