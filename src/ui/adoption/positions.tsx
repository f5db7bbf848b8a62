/** Statements of delegations, in the languages that each has chosen; only a delegation's own people make and withdraw its own. */
import { type ReactNode, useState } from 'react';
import type { InstrumentView } from '../../domain/instrument/instrument-view.ts';
import { POSITION_KINDS, POSITION_LIMITS, POSITION_PLACES, type Position } from '../../domain/negotiation/position.ts';
import { languagesOf } from '../../export/position-paper.ts';
import { type Lang, language } from '../../language/language.ts';
import { clauseTitle } from '../document/clause-title.ts';
import type { Texts } from '../instrument/use-instrument.ts';
import { Act } from '../kit/act.tsx';
import { Choice, Field, FormDialog } from '../kit/field.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { useNotices } from '../kit/notices.tsx';
import { Code } from '../kit/signs.tsx';
import { useSummitCommand } from '../kit/summit-command.ts';
import { useSummit } from '../kit/summit-context.tsx';
import { useClauseLink } from './adoption.tsx';
import { PaperButton } from './paper-button.tsx';

type Props = { readonly view: InstrumentView; readonly texts: Texts; readonly reload: () => Promise<void> };

export function Positions({ view, texts, reload }: Props): ReactNode {
  const { t } = useI18n();
  const { summit } = useSummit();
  const [making, setMaking] = useState(false);
  const { positions } = view.adoption;
  return (
    <section className="pane" aria-labelledby="positions">
      <h2 id="positions">{t('position.title')}</h2>
      <div className="in">
        <p className="muted">{t(positions.length === 0 ? 'position.none' : 'position.help')}</p>
        {positions.map((position) => (
          <One key={position.id} position={position} texts={texts} reload={reload} />
        ))}
        {summit.me.role === 'negotiator' && summit.me.delegation ? (
          <div className="acts">
            <Act label={t('position.make')} blocked={undefined} onPress={() => setMaking(true)} />
          </div>
        ) : null}
      </div>
      {making ? <MakeDialog view={view} texts={texts} reload={reload} onClose={() => setMaking(false)} /> : null}
    </section>
  );
}

function One({ position, texts, reload }: Omit<Props, 'view'> & { position: Position }): ReactNode {
  const { t, lang, moment } = useI18n();
  const { summit } = useSummit();
  const send = useSummitCommand();
  const link = useClauseLink(texts);
  const { id, delegation, kind, place, clauses, texts: said, at, withdrawn } = position;
  const languages = languagesOf(position);
  const shown: Lang | undefined = languages.includes(lang) ? lang : languages[0];
  const own = summit.me.role === 'negotiator' && summit.me.delegation === delegation;
  const withdraw = async (): Promise<void> => {
    await send({ type: 'position.withdraw', position: id });
    await reload();
  };
  return (
    <article className={withdrawn ? 'position gone' : 'position'}>
      <p>
        <Code code={delegation} /> <b>{t(`position.kind.${kind}`)}</b>{' '}
        <span className="muted">
          {t(`position.place.${place}`)} · {moment(at)}
        </span>
      </p>
      {withdrawn ? <p className="strong">{t('position.withdrawn', { at: moment(withdrawn.at) })}</p> : null}
      <p className="muted">
        {t('position.about')}:{' '}
        {clauses.length === 0
          ? t('position.whole')
          : clauses.map(({ resolution, clause }) => (
              <span key={`${resolution}/${clause}`} className="position-clause">
                {link(resolution, clause)}
              </span>
            ))}
      </p>
      {shown ? (
        <p className="position-words" lang={shown} dir={language(shown).dir}>
          {said[shown]}
        </p>
      ) : null}
      <div className="acts">
        <PaperButton paper="positions" id={id} languages={languages} label={t('position.print')} />
        {own && !withdrawn ? (
          <Act label={t('position.withdraw')} blocked={undefined} onPress={() => void withdraw()} />
        ) : null}
      </div>
    </article>
  );
}

const WHOLE = '';

function MakeDialog({ view, texts, reload, onClose }: Props & { onClose: () => void }): ReactNode {
  const i18n = useI18n();
  const { t } = i18n;
  const { summit } = useSummit();
  const { say } = useNotices();
  const send = useSummitCommand();
  const [kind, setKind] = useState<Position['kind']>('interpretative');
  const [place, setPlace] = useState<Position['place']>('annexed');
  const [about, setAbout] = useState(WHOLE);
  const [words, setWords] = useState<{ readonly [lang in Lang]?: string }>({});
  const clauses = [...texts].flatMap(([resolution, { clauses: all }]) =>
    all
      .filter(({ status }) => status !== 'withdrawn')
      .map((clause) => ({
        id: `${resolution}/${clause.id}`,
        label: `${clauseTitle(i18n, clause)} · ${i18n.name(summit.resolutions.find(({ id }) => id === resolution)?.title)}`,
      })),
  );
  const [resolution = '', clause = ''] = about.split('/');
  const submit = async (): Promise<void> => {
    const on = about === WHOLE ? [] : [{ resolution, clause }];
    const said = Object.fromEntries(Object.entries(words).filter(([, text]) => text.trim() !== ''));
    if (!(await send({ type: 'position.make', kind, place, clauses: on, texts: said }))) return;
    say({ tone: 'info', text: t('position.made') });
    onClose();
    await reload();
  };
  return (
    <FormDialog
      wide
      title={t('position.make')}
      submit={t('position.submit')}
      onSubmit={() => void submit()}
      onClose={onClose}
      disabled={!Object.values(words).some((text) => text.trim() !== '')}
    >
      <p className="muted">{t('position.help')}</p>
      <div className="two-fields">
        <Choice
          label={t('position.kind')}
          value={kind}
          onChange={(id) => setKind(POSITION_KINDS.find((one) => one === id) ?? kind)}
          options={POSITION_KINDS.map((id) => ({ id, label: t(`position.kind.${id}`) }))}
        />
        <Choice
          label={t('position.place')}
          value={place}
          onChange={(id) => setPlace(POSITION_PLACES.find((one) => one === id) ?? place)}
          options={POSITION_PLACES.map((id) => ({ id, label: t(`position.place.${id}`) }))}
        />
      </div>
      <Choice
        label={t('position.about')}
        value={about}
        onChange={setAbout}
        options={[{ id: WHOLE, label: t('position.whole') }, ...clauses]}
      />
      {view.setting.languages.map((lang) => (
        <Field
          key={lang}
          multiline
          label={t('position.words', { language: language(lang).endonym })}
          value={words[lang] ?? ''}
          onChange={(text) => setWords((old) => ({ ...old, [lang]: text }))}
          maxLength={POSITION_LIMITS.letters}
        />
      ))}
    </FormDialog>
  );
}
