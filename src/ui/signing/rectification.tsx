/** An act of rectification: its words, who was told, what has to be confirmed anew, what became of it. */
import { type ReactNode, useState } from 'react';
import { Button } from 'react-aria-components';
import { diffText } from '../../diff/text.ts';
import type { Declaration } from '../../domain/clause/declaration.ts';
import {
  confirmable,
  judgeNotified,
  judgeObjection,
  judgeWithdrawal,
} from '../../domain/instrument/decide-rectification.ts';
import type { InstrumentView, RectificationView } from '../../domain/instrument/instrument-view.ts';
import type { SealRecord } from '../../domain/instrument/signing.ts';
import { type Lang, language } from '../../language/language.ts';
import { clauseTitle } from '../document/clause-title.ts';
import { DocumentDialog } from '../instrument/document-dialog.tsx';
import { signingOf } from '../instrument/stage.ts';
import { useActs, useNames } from '../instrument/use-acts.ts';
import { useI18n } from '../kit/i18n.tsx';
import { Redline } from '../kit/redline.tsx';
import { Code } from '../kit/signs.tsx';
import { useServices, useSummit } from '../kit/summit-context.tsx';
import { ReasonDialog } from './reason-dialog.tsx';

type Props = {
  readonly one: RectificationView;
  readonly view: InstrumentView;
  readonly seal: SealRecord;
  readonly texts: ReadonlyMap<string, Declaration>;
  readonly reload: () => Promise<void>;
};

/** «فارسی – Русский», each name in its own direction. */
const pairOf = (pair: readonly Lang[]): string =>
  pair.map((lang) => `\u2068${language(lang).endonym}\u2069`).join(' – ');

export function Rectification({ one, view, seal, texts, reload }: Props): ReactNode {
  const i18n = useI18n();
  const { t, dateTime, moment } = i18n;
  const { backend } = useServices();
  const { summit } = useSummit();
  const { command } = useActs();
  const names = useNames();
  const [open, setOpen] = useState<'act' | 'object' | 'withdraw' | null>(null);
  const clause = texts.get(one.resolution)?.clauses.find(({ id }) => id === one.clause);
  const state = signingOf(view);
  const { me } = summit;
  const mayObject = judgeObjection(state, me, one.id, view.now) === null;
  const mayWithdraw = judgeWithdrawal(state, me, { rectification: one.id, reason: '.' }, view.now) === null;
  const languages = seal.setting.languages;
  const shown = languages.filter((lang) => (one.old[lang] ?? '') !== (one.texts[lang] ?? ''));
  const confirm = async (pair: readonly [Lang, Lang]): Promise<void> => {
    if (await command({ type: 'rectification.confirm', rectification: one.id, languages: pair })) await reload();
  };
  return (
    <li>
      <div className="line-sign">
        <b>
          {names.resolution(one.resolution)} · {clause ? clauseTitle(i18n, clause) : one.clause}
        </b>
        <span className={`tag rect-${one.state}`}>{t(`signing.rectify.state.${one.state}`)}</span>
      </div>
      {one.kind ? <p className="small">{t(`after.kind.${one.kind}`)}</p> : null}
      <p className="small">
        <bdi>{one.reason}</bdi>
      </p>
      {one.kind === 'copy' ? null : (
        <p className="muted small">
          {one.deadline === null
            ? t('after.told.not')
            : t(one.state === 'open' ? 'signing.rectify.until' : 'signing.rectify.was', { at: dateTime(one.deadline) })}
        </p>
      )}
      {one.state === 'effective' && one.kind && one.kind !== 'copy' ? (
        <p className="small">{t('after.abInitio')}</p>
      ) : null}
      <details open={one.state === 'open' || one.state === 'untold'}>
        <summary className="small">{t('signing.rectify.words')}</summary>
        {shown.map((lang) => (
          <Redline
            key={lang}
            lang={lang}
            whole={null}
            text={diffText(lang, one.old[lang] ?? '', one.texts[lang] ?? '')}
          />
        ))}
      </details>
      {one.tell ? <Told one={one} view={view} reload={reload} /> : null}
      <Pairs one={one} view={view} confirm={confirm} />
      {one.objections.map(({ delegation, reason, at }) => (
        <p key={delegation} className="small">
          <Code code={delegation} /> {t('signing.object.was', { at: moment(at) })} <bdi>{reason}</bdi>
        </p>
      ))}
      {one.withdrawn ? (
        <p className="small">
          {t('after.withdrawn', { at: moment(one.withdrawn.at) })} <bdi>{one.withdrawn.reason}</bdi>
        </p>
      ) : null}
      <div className="acts">
        {mayObject ? (
          <Button className="btn sm line" onPress={() => setOpen('object')}>
            {t('signing.object')}
          </Button>
        ) : null}
        {mayWithdraw ? (
          <Button className="btn sm line" onPress={() => setOpen('withdraw')}>
            {t('after.withdraw')}
          </Button>
        ) : null}
        <Button className="btn sm line" onPress={() => setOpen('act')}>
          {t('signing.rectify.document')}
        </Button>
      </div>
      {open === 'act' ? (
        <DocumentDialog
          title={t('signing.rectify.document')}
          help={t('signing.rectify.document.help')}
          languages={languages}
          holders={[]}
          formats={['pdf', 'docx', 'html']}
          first={{ language: languages.includes(i18n.lang) ? i18n.lang : (languages[0] ?? i18n.lang), holder: null }}
          fetch={({ format, language: lang }) => backend.signing.act(one.id, { format, language: lang })}
          onClose={() => setOpen(null)}
        />
      ) : null}
      {open === 'object' ? (
        <ReasonDialog
          title={t('signing.object.ask')}
          submit={t('signing.object')}
          help={t('signing.object.help')}
          give={(reason) => command({ type: 'rectification.object', rectification: one.id, reason })}
          reload={reload}
          onClose={() => setOpen(null)}
        />
      ) : null}
      {open === 'withdraw' ? (
        <ReasonDialog
          title={t('after.withdraw.ask')}
          submit={t('after.withdraw.act')}
          help={t('after.withdraw.help')}
          give={(reason) => command({ type: 'rectification.withdraw', rectification: one.id, reason })}
          reload={reload}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </li>
  );
}

/** Who was told and when, and whether they say that they received it. */
function Told({ one, view, reload }: Pick<Props, 'one' | 'view' | 'reload'>): ReactNode {
  const { t, moment } = useI18n();
  const { summit } = useSummit();
  const { command } = useActs();
  const names = useNames();
  const [telling, setTelling] = useState<string | null>(null);
  const state = signingOf(view);
  const receipts = view.notifications?.find(({ id }) => id === `correction:${one.id}`)?.receipts ?? [];
  return (
    <details open={one.untold.length > 0}>
      <summary className="small">{t('after.told.list')}</summary>
      <ul className="told">
        {(one.tell ?? []).map((party) => {
          const told = one.notified?.find(({ delegation }) => delegation === party);
          const received = receipts.find(({ delegation }) => delegation === party);
          const asked = { rectification: one.id, delegation: party, how: '.' };
          return (
            <li key={party} className="small">
              <Code code={party} /> {told ? t('after.told', { at: moment(told.at) }) : <b>{t('after.told.not')}</b>}
              {told?.how ? (
                <>
                  {' '}
                  (<bdi>{told.how}</bdi>)
                </>
              ) : null}
              {told ? (
                <span className="muted">
                  {' · '}
                  {received ? t('after.received', { at: moment(received.at) }) : t('after.received.not')}
                </span>
              ) : null}
              {judgeNotified(state, summit.me, asked) === null ? (
                <Button className="btn sm" onPress={() => setTelling(party)}>
                  {t('after.notify')}
                </Button>
              ) : null}
            </li>
          );
        })}
      </ul>
      {telling === null ? null : (
        <ReasonDialog
          title={t('after.notify.title', { delegation: names.party(telling) })}
          submit={t('after.save')}
          label={t('after.notify.how')}
          help={t('after.notify.help')}
          give={(how) => command({ type: 'rectification.notify', rectification: one.id, delegation: telling, how })}
          reload={reload}
          onClose={() => setTelling(null)}
        />
      )}
    </details>
  );
}

/** Pairs of columns to be read against each other anew. */
function Pairs({
  one,
  view,
  confirm,
}: Pick<Props, 'one' | 'view'> & { confirm: (pair: readonly [Lang, Lang]) => Promise<void> }): ReactNode {
  const { t, moment } = useI18n();
  const { summit } = useSummit();
  const names = useNames();
  const mine = confirmable(signingOf(view), summit.me, one, view.now);
  const ended = one.state === 'withdrawn' || one.state === 'objected';
  const nameOf = (member: string): string => summit.members.find(({ id }) => id === member)?.name ?? member;
  if (!one.pairs || one.pairs.length === 0) return null;
  return (
    <div className="pairs">
      {(one.confirmed ?? []).map(({ languages, member, delegation, at }) => (
        <p key={`${languages.join()} ${delegation ?? ''}`} className="small">
          {t('after.confirmed', {
            pair: pairOf(languages),
            name: delegation ? names.party(delegation) : nameOf(member),
            at: moment(at),
          })}
        </p>
      ))}
      {one.missing.length > 0 && !ended ? (
        <>
          <p className="muted small">{t('after.pairs')}</p>
          <ul className="told">
            {one.missing.map(({ languages }) => (
              <li key={languages.join()} className="small">
                {mine.some((pair) => pair.languages.every((lang) => languages.includes(lang))) ? (
                  <Button className="btn sm line" onPress={() => void confirm(languages)}>
                    {t('after.confirm', { pair: pairOf(languages) })}
                  </Button>
                ) : (
                  pairOf(languages)
                )}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  );
}
