/** Who takes part and who signs, State by State: what is missing in which language, and a place to fill it in. */
import { ArrowLeft, Printer, UserPen } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from 'react-aria-components';
import type { InstrumentView } from '../../domain/instrument/instrument-view.ts';
import { inOneOrder } from '../../domain/instrument/states-order.ts';
import { PaperDialog } from '../instrument/paper-dialog.tsx';
import { isStaff, settingNow, stageOf } from '../instrument/stage.ts';
import { useInstrument } from '../instrument/use-instrument.ts';
import { Header } from '../kit/header.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { NoticeBars } from '../kit/notices.tsx';
import { go } from '../kit/route.ts';
import { useServices, useSummit } from '../kit/summit-context.tsx';
import { useTitle } from '../kit/title.ts';
import { ParticipantDialog } from './participant-dialog.tsx';
import { SignatoryDialog } from './signatory-dialog.tsx';
import { Observers, StateSection } from './state.tsx';
import { usePeople } from './use-people.ts';

/** What is being filled in. */
export type Editing =
  | { readonly what: 'participant'; readonly id?: string }
  | { readonly what: 'signatory'; readonly delegation: string; readonly id?: string };

export function SignatoriesPage(): ReactNode {
  const { t } = useI18n();
  const { view } = useInstrument();
  useTitle(t('signatories.title'));
  return (
    <div className="app">
      <Header>
        <Button className="btn icon sm" aria-label={t('signing.title')} onPress={() => go({ page: 'signing' })}>
          <ArrowLeft className="i flip" aria-hidden />
        </Button>
        <h1>{t('signatories.title')}</h1>
        <span className="grow" />
      </Header>
      <NoticeBars />
      <main className="page">
        <div className="rules people">
          {view ? <People view={view} /> : <p className="muted">{t('app.loading')}</p>}
        </div>
      </main>
    </div>
  );
}

function People({ view }: { view: InstrumentView }): ReactNode {
  const { t } = useI18n();
  const { backend } = useServices();
  const { summit } = useSummit();
  const people = usePeople();
  const [editing, setEditing] = useState<Editing | null>(null);
  const [printing, setPrinting] = useState(false);
  const setting = settingNow(view);
  const sealed = stageOf(view).stage !== 'open';
  const staff = isStaff(summit.me.role);
  const close = (): void => setEditing(null);
  const states = inOneOrder(setting.order, summit.delegations);
  return (
    <>
      <div className="masthead">
        <h1>
          <UserPen className="i" aria-hidden /> {t('signatories.title')}
        </h1>
        <span className="grow" />
        <Button className="btn sm line" onPress={() => setPrinting(true)}>
          <Printer className="i s" aria-hidden />
          {t('signatories.list')}
        </Button>
        {staff && !sealed ? (
          <Button className="btn sm line" onPress={() => setEditing({ what: 'participant' })}>
            {t('signatories.add.participant')}
          </Button>
        ) : null}
      </div>
      <p className="muted">{t(sealed ? 'signatories.fixed' : 'signatories.help')}</p>
      {people.participants.length === 0 ? <p>{t('signatories.none')}</p> : null}
      {states.map(({ id }) => (
        <StateSection key={id} delegation={id} setting={setting} sealed={sealed} onEdit={setEditing} />
      ))}
      <Observers sealed={sealed} onEdit={setEditing} />
      {editing?.what === 'participant' ? (
        <ParticipantDialog id={editing.id} languages={setting.languages} onClose={close} />
      ) : null}
      {editing?.what === 'signatory' ? (
        <SignatoryDialog
          id={editing.id}
          delegation={editing.delegation}
          languages={setting.languages}
          onClose={close}
        />
      ) : null}
      {printing ? (
        <PaperDialog
          title={t('signatories.list')}
          languages={summit.columns}
          fetch={(wish) => backend.signing.people(wish)}
          onClose={() => setPrinting(false)}
        />
      ) : null}
    </>
  );
}
