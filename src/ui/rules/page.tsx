/** The rules of procedure: those in force as sentences, a draft with what each delegation says of it, and the rules that held before. */
import { Printer, Scale } from 'lucide-react';
import { type ReactNode, useCallback, useState } from 'react';
import { Button } from 'react-aria-components';
import { LIMITS } from '../../domain/command.ts';
import { type Rules, UNWRITTEN_RULES } from '../../domain/negotiation/rules.ts';
import { type AdoptedRules, adoptionMissing, type RulesDraft } from '../../domain/negotiation/rules-adoption.ts';
import { rulesInWords } from '../../domain/negotiation/rules-words.ts';
import { PaperDialog } from '../instrument/paper-dialog.tsx';
import { Act } from '../kit/act.tsx';
import { useAskAgain } from '../kit/ask-again.ts';
import { Field } from '../kit/field.tsx';
import { Header, PageLinks } from '../kit/header.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { NoticeBars, useNotices } from '../kit/notices.tsx';
import { delegationName, missingInWords } from '../kit/refusal.ts';
import { Code } from '../kit/signs.tsx';
import { useSummitCommand } from '../kit/summit-command.ts';
import { useServices, useSummit } from '../kit/summit-context.tsx';
import { useTitle } from '../kit/title.ts';
import { RulesDraftDialog } from './draft-dialog.tsx';
import { useRules } from './use-rules.ts';

/** Milliseconds: while a draft lies before the delegations, the chair watches what they say. */
const WHILE_ASKED = 5_000;

export function RulesPage(): ReactNode {
  const { t } = useI18n();
  const { summit, refresh } = useSummit();
  const { draft, adopted } = useRules();
  useAskAgain(
    useCallback(() => void refresh(), [refresh]),
    draft ? WHILE_ASKED : null,
  );
  const [proposing, setProposing] = useState(false);
  useTitle(t('rules.title'));
  const force = adopted.at(-1);
  const secretariat = summit.me.role === 'secretariat';
  return (
    <div className="app">
      <Header>
        <PageLinks current="rules" />
        <span className="grow" />
      </Header>
      <NoticeBars />
      <main className="page">
        <div className="rules">
          <div className="masthead">
            <h1>
              <Scale className="i" aria-hidden /> {t('rules.title')}
            </h1>
            <span className="grow" />
            {secretariat && !draft ? (
              <Button className="btn line" onPress={() => setProposing(true)}>
                {t(force ? 'rules.propose.other' : 'rules.propose')}
              </Button>
            ) : null}
          </div>
          {draft ? <Draft draft={draft} /> : null}
          <InForce adopted={force} />
          {adopted.length > 1 ? <Earlier list={adopted.slice(0, -1)} /> : null}
        </div>
      </main>
      {proposing ? <RulesDraftDialog onClose={() => setProposing(false)} /> : null}
    </div>
  );
}

function Sentences({ rules }: { rules: Rules }): ReactNode {
  const { lang } = useI18n();
  const { summit } = useSummit();
  return (
    <ol className="rules-text">
      {rulesInWords(lang, rules, summit.timeZone).map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ol>
  );
}

/** Who adopted them and when. */
function Source({ adopted }: { adopted: AdoptedRules }): ReactNode {
  const { t, moment } = useI18n();
  const { summit } = useSummit();
  const by = summit.members.find(({ id }) => id === adopted.member)?.name ?? adopted.member;
  return (
    <p className="muted small">
      {adopted.draft ? t('rules.since', { at: moment(adopted.at), name: by }) : t('rules.since.file')}
    </p>
  );
}

function InForce({ adopted }: { adopted: AdoptedRules | undefined }): ReactNode {
  const { t } = useI18n();
  return (
    <section className="pane" aria-labelledby="rules-in-force">
      <h2 id="rules-in-force">{t('rules.inForce')}</h2>
      <div className="in">
        {adopted ? <Source adopted={adopted} /> : <p>{t('rules.none')}</p>}
        <Sentences rules={adopted?.rules ?? UNWRITTEN_RULES} />
        <Print which="force" />
      </div>
    </section>
  );
}

const Earlier = ({ list }: { list: readonly AdoptedRules[] }): ReactNode => {
  const { t } = useI18n();
  return (
    <details className="pane">
      <summary>{t('rules.earlier')}</summary>
      <div className="in">
        {[...list].reverse().map((each) => (
          <div key={each.at}>
            <Source adopted={each} />
            <Sentences rules={each.rules} />
          </div>
        ))}
      </div>
    </details>
  );
};

function Print({ which }: { which: 'force' | 'draft' }): ReactNode {
  const { t } = useI18n();
  const { backend } = useServices();
  const { summit } = useSummit();
  const [open, setOpen] = useState(false);
  return (
    <div className="acts">
      <Button className="btn sm line" onPress={() => setOpen(true)}>
        <Printer className="i s" aria-hidden />
        {t('rules.export')}
      </Button>
      {open ? (
        <PaperDialog
          title={t('rules.title')}
          languages={summit.columns}
          fetch={(wish) => backend.signing.rules({ ...wish, which })}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </div>
  );
}

function Draft({ draft }: { draft: RulesDraft }): ReactNode {
  const i18n = useI18n();
  const { t, moment, list } = i18n;
  const { summit } = useSummit();
  const { say } = useNotices();
  const send = useSummitCommand();
  const state = useRules();
  const { me, delegations } = summit;
  const ids = delegations.map(({ id }) => id);
  const missing = adoptionMissing(state, draft, ids, new Date().toISOString());
  const give = async (
    type: 'rules.adopt' | 'rules.withdraw',
    done: 'rules.adopted' | 'rules.withdrawn',
  ): Promise<void> => {
    if (await send({ type, draft: draft.id })) say({ tone: 'info', text: t(done) });
  };
  const waits = missing.length > 0 ? list(missing.map((each) => missingInWords(i18n, summit, each))) : undefined;
  return (
    <section className="pane" aria-labelledby="rules-draft">
      <h2 id="rules-draft">{t('rules.draft')}</h2>
      <div className="in">
        <p className="muted small">{t('rules.draft.until', { at: moment(draft.until) })}</p>
        <Sentences rules={draft.rules} />
        <h3>{t('rules.stances')}</h3>
        <ul className="rules-stances">
          {ids.map((id) => {
            const record = draft.stances[id];
            return (
              <li key={id}>
                <Code code={id} />
                <span>{delegationName(i18n, summit, id)}</span>
                <b className={record?.stance === 'object' ? 'strong bad' : 'strong'}>
                  {t(`stance.${record?.stance ?? 'none'}`)}
                </b>
                {record?.note ? (
                  <span className="muted" dir="auto">
                    {record.note}
                  </span>
                ) : null}
              </li>
            );
          })}
        </ul>
        {me.role === 'negotiator' && me.delegation ? <Own draft={draft} delegation={me.delegation} /> : null}
        {me.role === 'secretariat' ? (
          <div className="acts">
            <Act
              fill
              label={t('rules.adopt')}
              blocked={waits === undefined ? undefined : t('rules.waits', { missing: waits })}
              onPress={() => void give('rules.adopt', 'rules.adopted')}
            />
            <Act
              label={t('rules.withdraw')}
              blocked={undefined}
              onPress={() => void give('rules.withdraw', 'rules.withdrawn')}
            />
          </div>
        ) : null}
        <Print which="draft" />
      </div>
    </section>
  );
}

function Own({ draft, delegation }: { draft: RulesDraft; delegation: string }): ReactNode {
  const { t } = useI18n();
  const { say } = useNotices();
  const send = useSummitCommand();
  const said = draft.stances[delegation];
  const [note, setNote] = useState(said?.note ?? '');
  const give = async (stance: 'agree' | 'object' | 'none'): Promise<void> => {
    const words = note.trim();
    const sent = await send({ type: 'rules.stance', draft: draft.id, stance, ...(words ? { note: words } : {}) });
    if (sent) say({ tone: 'info', text: t('rules.said') });
  };
  return (
    <div className="rules-own">
      <Field label={t('rules.note')} value={note} onChange={setNote} maxLength={LIMITS.note} />
      <div className="acts">
        <Act
          label={t('rules.agree')}
          blocked={undefined}
          pressed={said?.stance === 'agree'}
          onPress={() => void give('agree')}
        />
        <Act
          label={t('rules.object')}
          blocked={undefined}
          pressed={said?.stance === 'object'}
          onPress={() => void give('object')}
        />
        {said ? <Act label={t('rules.takeBack')} blocked={undefined} onPress={() => void give('none')} /> : null}
      </div>
    </div>
  );
}
