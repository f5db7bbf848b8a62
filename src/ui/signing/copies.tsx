/** The depositary, and the certified true copies that its person has made. */

import { Download, FileCheck } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from 'react-aria-components';
import { type CopyRecord, judgeCopy } from '../../domain/instrument/depositary.ts';
import { originalsIn } from '../../domain/instrument/instrument.ts';
import type { InstrumentView } from '../../domain/instrument/instrument-view.ts';
import type { SealRecord } from '../../domain/instrument/signing.ts';
import { homeOf, OFFICES } from '../../domain/permission.ts';
import { isLang, type Lang, language } from '../../language/language.ts';
import { isStaff, signingOf } from '../instrument/stage.ts';
import { useActs, useNames } from '../instrument/use-acts.ts';
import { Choice, FormDialog } from '../kit/field.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { useNotices } from '../kit/notices.tsx';
import { Code } from '../kit/signs.tsx';
import { useServices, useSummit } from '../kit/summit-context.tsx';

type Props = {
  readonly view: InstrumentView;
  readonly seal: SealRecord;
  readonly shown: { readonly language: Lang; readonly holder: string | null };
  readonly reload: () => Promise<void>;
};

export function Copies({ view, seal, shown, reload }: Props): ReactNode {
  const { t } = useI18n();
  const { backend } = useServices();
  const { summit } = useSummit();
  const { save } = useActs();
  const [open, setOpen] = useState<'set' | 'issue' | null>(null);
  const { depositary } = view;
  const person = summit.members.find(({ id }) => id === depositary?.person);
  const mayCertify = judgeCopy(signingOf(view), summit.me, seal) === null;
  const staff = isStaff(summit.me.role);
  const copies = view.copies ?? [];
  return (
    <section className="sect" aria-labelledby="signing-copy">
      <h2 className="h" id="signing-copy">
        {t('after.depositary')}
        {staff ? (
          <Button className="btn sm" onPress={() => setOpen('set')}>
            {t('after.depositary.set')}
          </Button>
        ) : null}
      </h2>
      {depositary ? (
        <p className="small">
          <Code code={depositary.office} /> <bdi>{person?.name ?? depositary.person}</bdi>
        </p>
      ) : (
        <p className="muted small">{t('after.depositary.none')}</p>
      )}
      <h3 className="h">{t('signing.copy')}</h3>
      {mayCertify ? (
        <>
          <p className="muted small">{t('after.copy.help')}</p>
          <div className="acts">
            <Button className="btn sm line" onPress={() => setOpen('issue')}>
              <FileCheck className="i s" aria-hidden />
              {t('after.copy.issue')}
            </Button>
          </div>
        </>
      ) : depositary ? (
        <p className="muted small">
          {t('after.copy.only', { name: `\u2068${person?.name ?? depositary.person}\u2069` })}
        </p>
      ) : null}
      <ul className="told">
        {copies.map((copy) => (
          <Copy
            key={copy.number}
            copy={copy}
            fetch={
              mayCertify ? (format) => void save(backend.signing.copy(seal.id, { number: copy.number, format })) : null
            }
          />
        ))}
      </ul>
      {open === 'issue' ? (
        <IssueDialog seal={seal} shown={shown} reload={reload} onClose={() => setOpen(null)} />
      ) : null}
      {open === 'set' ? <DepositaryDialog view={view} reload={reload} onClose={() => setOpen(null)} /> : null}
    </section>
  );
}

const FORMATS = ['pdf', 'docx', 'html'] as const;

function Copy({ copy, fetch }: { copy: CopyRecord; fetch: ((format: string) => void) | null }): ReactNode {
  const { t, moment } = useI18n();
  const { number, holder, at } = copy;
  const lang = copy.language === 'all' ? t('after.copy.all') : language(copy.language).endonym;
  return (
    <li className="small">
      {t('after.copy.one', { number, language: `\u2068${lang}\u2069` })} {holder ? <Code code={holder} /> : null}{' '}
      <span className="muted num">{moment(at)}</span>
      {fetch ? (
        <span className="acts">
          {FORMATS.map((format) => (
            <Button
              key={format}
              className="btn sm"
              aria-label={t('after.copy.save', { number, format: format.toUpperCase() })}
              onPress={() => fetch(format)}
            >
              <Download className="i s" aria-hidden />
              {format.toUpperCase()}
            </Button>
          ))}
        </span>
      ) : null}
    </li>
  );
}

function IssueDialog({ seal, shown, reload, onClose }: Omit<Props, 'view'> & { onClose: () => void }): ReactNode {
  const { t } = useI18n();
  const names = useNames();
  const { command } = useActs();
  const { languages } = seal.setting;
  const originals = originalsIn(seal.setting);
  const [chosen, setChosen] = useState<Lang | 'all'>(shown.language);
  const [holder, setHolder] = useState(shown.holder ?? seal.parties[0] ?? '');
  const [busy, setBusy] = useState(false);
  const submit = async (): Promise<void> => {
    setBusy(true);
    const of = originals === 'single' || holder === '' ? {} : { holder };
    const done = await command({ type: 'copy.issue', seal: seal.id, language: chosen, ...of });
    setBusy(false);
    onClose();
    if (done) await reload();
  };
  return (
    <FormDialog
      title={t('after.copy.issue')}
      submit={t('signing.copy.act')}
      onSubmit={() => void submit()}
      onClose={onClose}
      busy={busy}
    >
      <p className="muted">{t('after.copy.help')}</p>
      <Choice
        label={t('export.language')}
        value={chosen}
        onChange={(id) => setChosen(isLang(id) ? id : 'all')}
        options={[
          ...languages.map((each) => ({ id: each, label: language(each).endonym, lang: each })),
          { id: 'all', label: t('export.parallel') },
        ]}
      />
      {originals === 'single' ? null : (
        <Choice
          label={t('signing.holder')}
          value={holder}
          onChange={setHolder}
          options={seal.parties.map((id) => ({ id, label: `${names.party(id)} (${id})` }))}
        />
      )}
    </FormDialog>
  );
}

function DepositaryDialog({
  view,
  reload,
  onClose,
}: Pick<Props, 'view' | 'reload'> & { onClose: () => void }): ReactNode {
  const { t } = useI18n();
  const { summit } = useSummit();
  const { say } = useNotices();
  const names = useNames();
  const { command } = useActs();
  const people = summit.members.filter(({ role, revoked }) => role !== 'observer' && !revoked);
  const offices = [OFFICES.secretariat, OFFICES.legal, ...summit.delegations.map(({ id }) => id)].filter((office) =>
    people.some((member) => homeOf(member) === office),
  );
  const [office, setOffice] = useState<string>(view.depositary?.office ?? offices[0] ?? '');
  const members = people.filter((member) => homeOf(member) === office);
  const [wanted, setWanted] = useState(view.depositary?.person ?? '');
  const person = members.find(({ id }) => id === wanted) ?? members[0];
  const [busy, setBusy] = useState(false);
  const submit = async (): Promise<void> => {
    if (!person) return;
    setBusy(true);
    const done = await command({ type: 'depositary.set', office, person: person.id });
    setBusy(false);
    onClose();
    if (!done) return;
    say({ tone: 'info', text: t('after.depositary.done') });
    await reload();
  };
  const label = (id: string): string =>
    id === OFFICES.secretariat ? t('role.secretariat') : id === OFFICES.legal ? t('role.legal') : names.party(id);
  return (
    <FormDialog
      title={t('after.depositary.set')}
      submit={t('after.save')}
      onSubmit={() => void submit()}
      onClose={onClose}
      busy={busy}
      disabled={!person}
    >
      <p className="muted">{t('after.depositary.help')}</p>
      <Choice
        label={t('after.depositary.office')}
        value={office}
        onChange={setOffice}
        options={offices.map((id) => ({ id, label: label(id) }))}
      />
      <Choice
        label={t('after.depositary.person')}
        value={person?.id ?? ''}
        onChange={setWanted}
        options={members.map(({ id, name }) => ({ id, label: name }))}
      />
    </FormDialog>
  );
}
