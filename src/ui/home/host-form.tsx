/** What is to be hosted, and where: an earlier meeting, a new one, one from a file, or the sample. */
import { Check } from 'lucide-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Button, Checkbox, CheckboxGroup, Label } from 'react-aria-components';
import { isLang, LANGS, type Lang, language } from '../../language/language.ts';
import type { HostingView, HostRequest } from '../desktop.ts';
import { Choice, Field } from '../kit/field.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { useNotices } from '../kit/notices.tsx';
import { useServices } from '../kit/summit-context.tsx';
import { nameIn } from './meeting-name.ts';

const STATES = ['AZ', 'IR', 'KZ', 'RU', 'TM'] as const;
const LONGEST_NAME = 200;
const MOST_TEXTS = 20;

type Props = {
  readonly view: HostingView;
  readonly lookAgain: () => void;
  readonly start: (request: HostRequest) => Promise<void>;
  readonly back: () => void;
};

type Chosen = { readonly id: string; readonly name: string };

/** Asks in a dialog of the system; null: nothing was chosen, and where no dialog came that is said. */
function useChoosing(): (what: 'folder' | 'file') => Promise<Chosen | null> {
  const { t } = useI18n();
  const { desktop } = useServices();
  const { say } = useNotices();
  return (what) =>
    desktop.chooseForHosting(what).catch(() => {
      say({ tone: 'bad', text: t('host.choose.failed') });
      return null;
    });
}

export function HostForm({ view: { addresses, earlier }, lookAgain, start, back }: Props): ReactNode {
  const { t, lang } = useI18n();
  const [chosen, setChosen] = useState<string | null>(null);
  const address = (addresses.find((one) => one.address === chosen) ?? addresses[0])?.address;
  const begin = (meeting: HostRequest['meeting']): void => {
    if (address !== undefined) void start({ address, meeting });
  };
  const choose = useChoosing();
  const fromFolder = async (): Promise<void> => {
    const found = await choose('folder');
    if (found) begin({ folder: found.id });
  };
  return (
    <>
      <section className="pane door-pane" aria-labelledby="host">
        <h1 id="host">{t('host.title')}</h1>
        <p>{t('host.intro')}</p>
        {address === undefined ? (
          <p role="alert" className="door-note">
            {t('host.noNetwork')}
          </p>
        ) : (
          <div className="field">
            <Choice
              label={t('host.address')}
              value={address}
              onChange={setChosen}
              options={addresses.map((one) => ({ id: one.address, label: `${one.address} (${one.network})` }))}
            />
            <small className="muted">{t('host.address.help')}</small>
          </div>
        )}
        <div className="door-acts">
          <Button className="btn line" onPress={lookAgain}>
            {t('host.lookAgain')}
          </Button>
          {address === undefined ? null : (
            <Button className="btn line" onPress={() => void fromFolder()}>
              {t('host.folder.other')}
            </Button>
          )}
          <Button className="btn line" onPress={back}>
            {t('connect.back')}
          </Button>
        </div>
      </section>
      {address !== undefined && earlier.length > 0 ? (
        <section className="pane door-pane" aria-labelledby="earlier">
          <h2 id="earlier" className="plain">
            {t('host.earlier')}
          </h2>
          <ul className="door-meetings">
            {earlier.map((meeting) => (
              <li key={meeting.id}>
                <span>
                  <strong>{nameIn(meeting.name, lang)}</strong>
                  <small className="muted">
                    <bdi dir="ltr">{meeting.folder}</bdi>
                  </small>
                </span>
                <Button className="btn line" onPress={() => begin({ earlier: meeting.id })}>
                  {t('host.again')}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {address === undefined ? null : <NewMeeting begin={begin} />}
      <section className="pane door-pane" aria-labelledby="try">
        <h2 id="try" className="plain">
          {t('host.sample')}
        </h2>
        <p className="muted">{t('host.sample.help')}</p>
        <Button
          className="btn line"
          onPress={() => void start({ address: address ?? LOOPBACK, meeting: { sample: true } })}
        >
          {t('host.sample.open')}
        </Button>
      </section>
    </>
  );
}

const LOOPBACK = '127.0.0.1';

/** One a line. */
const titlesIn = (texts: string): readonly string[] =>
  texts
    .split('\n')
    .map((title) => title.trim().slice(0, LONGEST_NAME))
    .filter((title) => title !== '')
    .slice(0, MOST_TEXTS);

function NewMeeting({ begin }: { readonly begin: (meeting: HostRequest['meeting']) => void }): ReactNode {
  const { t, lang } = useI18n();
  const ask = useChoosing();
  const [name, setName] = useState('');
  const [host, setHost] = useState('');
  const [texts, setTexts] = useState('');
  const [states, setStates] = useState<readonly string[]>(STATES);
  const [columns, setColumns] = useState<readonly Lang[]>(LANGS);
  const [folder, setFolder] = useState<Chosen | null>(null);
  const [missing, setMissing] = useState(false);
  const place = folder ? { folder: folder.id } : {};
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const said = { name: name.trim(), host: host.trim() };
    const titles = titlesIn(texts);
    const whole = said.name !== '' && said.host !== '' && [titles, states, columns].every((all) => all.length > 0);
    setMissing(!whole);
    if (whole) begin({ begin: { ...said, titles, language: lang, states, columns }, ...place });
  };
  const fromFile = async (): Promise<void> => {
    const who = host.trim();
    setMissing(who === '');
    const found = who === '' ? null : await ask('file');
    if (found) begin({ file: found.id, host: who, ...place });
  };
  const choose = async (): Promise<void> => {
    const found = await ask('folder');
    if (found) setFolder(found);
  };
  return (
    <form className="pane door-pane" onSubmit={submit} aria-labelledby="new">
      <h2 id="new" className="plain">
        {t('host.new')}
      </h2>
      <Field label={t('host.me')} help={t('host.me.help')} value={host} onChange={setHost} maxLength={LONGEST_NAME} />
      <Field label={t('host.name')} value={name} onChange={setName} maxLength={LONGEST_NAME} />
      <Field
        multiline
        label={t('host.text')}
        help={t('host.text.help')}
        value={texts}
        onChange={setTexts}
        maxLength={MOST_TEXTS * (LONGEST_NAME + 1)}
      />
      <Checks
        label={t('host.states')}
        value={states}
        onChange={setStates}
        options={STATES.map((id) => ({ id, label: t(`host.state.${id}`) }))}
      />
      <Checks
        label={t('host.columns')}
        value={columns}
        onChange={(ids) => setColumns(ids.filter(isLang))}
        options={LANGS.map((id) => ({ id, label: language(id).endonym, lang: id }))}
      />
      <div className="field">
        <span className="label">{t('host.place')}</span>
        <span className="door-acts">
          <bdi>{folder ? folder.name : t('host.place.own')}</bdi>
          <Button className="btn line" onPress={() => void choose()}>
            {t('host.place.choose')}
          </Button>
        </span>
      </div>
      <p role="alert" className="bad">
        {missing ? t('host.missing') : ''}
      </p>
      <div className="door-acts">
        <Button type="submit" className="btn fill">
          {t('host.begin')}
        </Button>
        <Button className="btn line" onPress={() => void fromFile()}>
          {t('host.file')}
        </Button>
      </div>
    </form>
  );
}

type ChecksProps = {
  readonly label: string;
  readonly value: readonly string[];
  readonly onChange: (ids: string[]) => void;
  readonly options: readonly { readonly id: string; readonly label: string; readonly lang?: Lang }[];
};

function Checks({ label, value, onChange, options }: ChecksProps): ReactNode {
  return (
    <CheckboxGroup className="field" value={[...value]} onChange={onChange}>
      <Label>{label}</Label>
      <div className="checks">
        {options.map(({ id, label: name, lang }) => (
          <Checkbox key={id} value={id} className="check">
            <span className="box" aria-hidden>
              <Check className="i s" />
            </span>
            <span {...(lang ? { lang, dir: language(lang).dir } : {})}>{name}</span>
          </Checkbox>
        ))}
      </div>
    </CheckboxGroup>
  );
}
