/** From the panels' resolutions to the signed declaration: what will be signed, what is missing, who has signed, and afterwards. */
import { ArrowLeft, Eye, Lock, Package, UserPen } from 'lucide-react';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { Button, Group, ToggleButton } from 'react-aria-components';
import { correctionsInWords } from '../../domain/instrument/after-words.ts';
import { holdersOf, originalsIn } from '../../domain/instrument/instrument.ts';
import type { InstrumentView } from '../../domain/instrument/instrument-view.ts';
import { instrumentTitle } from '../../domain/instrument/instrument-words.ts';
import { effectiveActs, numberOf } from '../../domain/instrument/rectification.ts';
import { instrumentText } from '../../export/print.ts';
import { type Lang, language } from '../../language/language.ts';
import { AdoptionSection } from '../adoption/signing-section.tsx';
import { DocumentDialog } from '../instrument/document-dialog.tsx';
import { Paper } from '../instrument/paper.tsx';
import { instrumentFrom, isStaff, partiesNow, settingNow, stageOf } from '../instrument/stage.ts';
import { useActs, useNames } from '../instrument/use-acts.ts';
import { type InstrumentState, useInstrument } from '../instrument/use-instrument.ts';
import { refusedWords } from '../instrument/words.ts';
import { Alone } from '../kit/alone.tsx';
import { type Action, useCommands } from '../kit/commands.tsx';
import { Header } from '../kit/header.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { NoticeBars } from '../kit/notices.tsx';
import { go, hrefOf } from '../kit/route.ts';
import { useServices, useSummit } from '../kit/summit-context.tsx';
import { useTitle } from '../kit/title.ts';
import { Accession } from './accession.tsx';
import { AfterSignature } from './after.tsx';
import { InitialsSection } from './initials.tsx';
import { MissingSection } from './missing.tsx';
import { Originals } from './originals.tsx';
import { OwnSignature } from './own-signature.tsx';
import { SealedSection, VoidDialog } from './sealed.tsx';
import { SealingSection } from './sealing.tsx';
import { SettingsDialog } from './settings.tsx';
import { SignersSection } from './signers.tsx';
import { FilesSection, useVerification, Verdict, VerificationSection } from './verification.tsx';
import { SealedWaived, WaivedSection } from './waived.tsx';
import { WarningsSection } from './warnings.tsx';

export function SigningPage(): ReactNode {
  const i18n = useI18n();
  const { t } = i18n;
  const state = useInstrument();
  const { view, failure, reload } = state;
  useTitle(t('signing.title'));
  if (view) return <Desk state={state} view={view} />;
  return (
    <div className="app">
      <Header>
        <Back />
        <h1>{t('signing.title')}</h1>
        <span className="grow" />
      </Header>
      <Alone busy={failure === null}>
        {failure ? (
          <>
            <p role="alert">{refusedWords(i18n, failure)}</p>
            <Button className="btn fill" onPress={() => void reload()}>
              {t('app.retry')}
            </Button>
          </>
        ) : (
          <p className="muted" role="status">
            {t('app.loading')}
          </p>
        )}
      </Alone>
    </div>
  );
}

const PeopleLink = (): ReactNode => {
  const { t } = useI18n();
  return (
    <section className="sect">
      <a className="btn sm line" href={hrefOf({ page: 'signatories' })}>
        <UserPen className="i s" aria-hidden />
        {t('signatories.title')}
      </a>
    </section>
  );
};

const Back = (): ReactNode => {
  const { t } = useI18n();
  return (
    <Button className="btn icon sm" aria-label={t('nav.summit')} onPress={() => go({ page: 'home' })}>
      <ArrowLeft className="i flip" aria-hidden />
    </Button>
  );
};

type Open = 'settings' | 'document' | 'void' | null;

function Desk({ state, view }: { state: InstrumentState; view: InstrumentView }): ReactNode {
  const i18n = useI18n();
  const { t, moment } = i18n;
  const { backend } = useServices();
  const { summit } = useSummit();
  const { save } = useActs();
  const names = useNames();
  const { texts, failure, reload } = state;
  const stage = stageOf(view);
  const seal = stage.stage === 'open' ? null : stage.seal;
  const setting = settingNow(view);
  const parties = useMemo(() => partiesNow(view, summit), [view, summit]);
  const verification = useVerification(seal);
  const [open, setOpen] = useState<Open>(null);
  const [marked, setMarked] = useState(true);
  const [wanted, setWanted] = useState<Lang>(i18n.lang);
  const lang = setting.languages.includes(wanted) ? wanted : (setting.languages[0] ?? i18n.lang);
  const first = parties.find(({ id }) => id === summit.me.delegation)?.id ?? holdersOf(setting, parties)[0];
  const [chosen, setChosen] = useState<string | null>(null);
  const holder =
    originalsIn(setting) === 'single'
      ? null
      : ((chosen !== null && parties.some(({ id }) => id === chosen) ? chosen : first) ?? null);
  const staff = isStaff(summit.me.role);
  const instrument = useMemo(() => instrumentFrom(view, summit, texts), [view, summit, texts]);
  const whole = instrument.parts.length === setting.resolutions.length;
  const text = useMemo(
    () =>
      instrumentText(instrument, lang, {
        holder,
        view: stage.stage === 'open' ? 'brackets' : 'clean',
        parallel: false,
      }),
    [instrument, lang, holder, stage.stage],
  );
  const corrected = useMemo(() => {
    const acts = seal ? effectiveActs(view.rectifications, seal.id, view.now) : [];
    const named = acts.map((act) => ({ number: numberOf(view.rectifications, act), at: act.at }));
    const [, ...lines] = correctionsInWords(i18n.lang, named, summit.timeZone);
    return lines.length > 0 ? [t('after.correctedBy'), ...lines] : [];
  }, [seal, view, i18n.lang, t, summit.timeZone]);
  const original =
    holder === null ? t('signing.originals.one') : t('signing.originals.of', { delegation: names.party(holder) });
  const title = instrumentTitle(setting, summit.name, i18n.lang);

  const actions = useMemo<readonly Action[]>(
    () => [
      { id: 'signing.mark', label: t('signing.mark'), run: () => setMarked((old) => !old) },
      ...(seal
        ? [
            {
              id: 'signing.package',
              label: t('signing.package'),
              run: () => void save(backend.signing.package(seal.id)),
            },
            { id: 'signing.verify', label: t('signing.verify.again'), run: verification.again },
          ]
        : [
            { id: 'signing.document', label: t('signing.document'), run: () => setOpen('document') },
            {
              id: 'signing.settings',
              label: t(staff ? 'signing.settings.change' : 'signing.settings.read'),
              run: () => setOpen('settings'),
            },
          ]),
    ],
    [t, seal, save, backend, verification.again, staff],
  );
  useCommands(actions);
  // Somebody sealed, or declared the seal void, while a dialog about the other stage was open.
  useEffect(() => {
    setOpen((old) => ((old === 'void') === (stage.stage === 'sealed') ? old : null));
  }, [stage.stage]);

  return (
    <div className="app">
      <Header>
        <Back />
        <h1>
          <span className="wide">{t('signing.title')}: </span>
          {title}
        </h1>
        <span className="tag">
          {seal ? <Lock className="i s" aria-hidden /> : null}
          {seal
            ? t(stage.stage === 'closed' ? 'signing.tag.closed' : 'signing.tag.sealed', {
                at: moment(seal.closed ?? seal.at),
              })
            : t('signing.tag.open')}
        </span>
        <span className="grow" />
        {seal ? (
          <>
            <span className="saved wide" role="status">
              {t('signing.who.count', { signed: seal.signatures.length, parties: seal.parties.length })}
            </span>
            {verification.report ? (
              <span className="wide">
                <Verdict report={verification.report} />
              </span>
            ) : null}
            <Button className="btn sm line" onPress={() => void save(backend.signing.package(seal.id))}>
              <Package className="i s" aria-hidden />
              {t('signing.package')}
            </Button>
          </>
        ) : null}
        <span className="vr" />
      </Header>
      <section className="tool" aria-label={t('tools.label')}>
        <span className="muted">{original}</span>
        <Group className="seg" aria-label={t('signing.language')}>
          {setting.languages.map((each) => (
            <ToggleButton key={each} isSelected={each === lang} onChange={() => setWanted(each)}>
              <span lang={each} dir={language(each).dir}>
                {language(each).endonym}
              </span>
            </ToggleButton>
          ))}
        </Group>
        <span className="grow" />
        <ToggleButton className="btn sm" isSelected={marked} onChange={setMarked}>
          <Eye className="i s" aria-hidden />
          {t('signing.mark')}
        </ToggleButton>
      </section>
      <NoticeBars
        standing={[
          ...(failure ? [{ tone: 'warn' as const, text: refusedWords(i18n, failure) }] : []),
          ...(stage.stage === 'closed' ? [{ tone: 'info' as const, text: t('signing.closed') }] : []),
        ]}
      />
      <main className="work sign">
        <Originals
          setting={setting}
          parties={parties}
          lang={lang}
          holder={holder}
          onHolder={setChosen}
          fixed={seal !== null}
          staff={staff}
          onSettings={() => setOpen('settings')}
        />
        {/* A sheet that scrolls can be scrolled with the keyboard. */}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: see above */}
        <section className="desk" tabIndex={0} aria-label={t('signing.sheet')} aria-busy={!whole}>
          <Paper
            text={text}
            label={`${original}, ${language(lang).endonym}`}
            draft={seal === null}
            marked={marked}
            {...(seal ? { seal } : {})}
          />
          {/* The sheet is what was signed; what has been corrected since is said under it. */}
          {corrected.map((line) => (
            <p key={line} className="cap">
              {line}
            </p>
          ))}
          {marked ? <p className="cap">{t('signing.mark.help')}</p> : null}
        </section>
        <aside className="insp" aria-label={t('signing.aside')}>
          {stage.stage === 'open' ? (
            <>
              <SealingSection view={view} stage={stage} reload={reload} onDocument={() => setOpen('document')} />
              <AdoptionSection view={view} />
              <MissingSection view={view} texts={texts} />
              <PeopleLink />
              <InitialsSection view={view} reload={reload} />
              <WarningsSection warnings={view.warnings} texts={texts} />
              <WaivedSection waived={view.waived} texts={texts} />
            </>
          ) : (
            <>
              {stage.stage === 'closed' ? (
                <AfterSignature
                  view={view}
                  seal={stage.seal}
                  texts={texts}
                  shown={{ language: lang, holder }}
                  reload={reload}
                />
              ) : null}
              <OwnSignature seal={stage.seal} reload={reload} />
              <SignersSection seal={stage.seal} reload={reload} />
              <Accession seal={stage.seal} reload={reload} />
              <PeopleLink />
              <AdoptionSection view={view} />
              <VerificationSection seal={stage.seal} verification={verification} />
              <SealedWaived
                key={`waived ${stage.seal.id}`}
                seal={stage.seal}
                report={verification.report}
                texts={texts}
              />
              <SealedSection seal={stage.seal} />
              <FilesSection key={stage.seal.id} seal={stage.seal} />
              {staff && stage.stage === 'sealed' ? (
                <section className="sect">
                  <Button className="btn sm line" onPress={() => setOpen('void')}>
                    {t('signing.void')}
                  </Button>
                </section>
              ) : null}
            </>
          )}
        </aside>
      </main>
      {open === 'settings' ? (
        <SettingsDialog view={view} readOnly={!staff} reload={reload} onClose={() => setOpen(null)} />
      ) : null}
      {open === 'document' ? (
        <DocumentDialog
          title={t('signing.document')}
          help={t('signing.document.help')}
          languages={setting.languages}
          holders={originalsIn(setting) === 'single' ? [] : holdersOf(setting, parties)}
          first={{ language: lang, holder }}
          fetch={backend.signing.document}
          onClose={() => setOpen(null)}
        />
      ) : null}
      {open === 'void' && stage.stage === 'sealed' ? (
        <VoidDialog seal={stage.seal} onDone={reload} onClose={() => setOpen(null)} />
      ) : null}
    </div>
  );
}
