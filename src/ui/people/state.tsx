/** One State on the page of who signs: its participants, its signatories, what its delegation proposes, who brings its file. */
import { CircleAlert, CircleCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { hasPlaces, type InstrumentSetting } from '../../domain/instrument/instrument.ts';
import {
  hasPeople,
  isChecked,
  lacking,
  type Participant,
  participantOf,
  type Signatory,
  signatoriesOf,
} from '../../domain/summit/people.ts';
import { peopleMissing } from '../../domain/summit/people-judge.ts';
import { signatoryInWords } from '../../domain/summit/people-words.ts';
import type { Lang } from '../../language/language.ts';
import { isStaff } from '../instrument/stage.ts';
import { useNames } from '../instrument/use-acts.ts';
import { useI18n } from '../kit/i18n.tsx';
import { Code } from '../kit/signs.tsx';
import { useSummit } from '../kit/summit-context.tsx';
import { Bearers } from './bearers.tsx';
import type { Editing } from './page.tsx';
import { languagesInWords, usePeople, usePeopleCommand } from './use-people.ts';

type Edit = { readonly sealed: boolean; readonly onEdit: (what: Editing) => void };
type Props = Edit & { readonly delegation: string; readonly setting: InstrumentSetting };

export function StateSection({ delegation, setting, sealed, onEdit }: Props): ReactNode {
  const { t } = useI18n();
  const { summit } = useSummit();
  const people = usePeople();
  const names = useNames();
  const { me } = summit;
  const staff = isStaff(me.role);
  const own = me.role === 'negotiator' && me.delegation === delegation;
  const participants = people.participants.filter(({ as, state }) => as === 'participant' && state === delegation);
  const signing = signatoriesOf(people, delegation);
  const proposed = people.proposed.filter(
    ({ participant }) => participantOf(people, participant)?.state === delegation,
  );
  const missing = peopleMissing(people, setting, [delegation]).length;
  const places = hasPlaces(setting);
  return (
    <section className="pane" aria-labelledby={`state-${delegation}`}>
      <h2 id={`state-${delegation}`}>
        <Code code={delegation} /> {names.party(delegation)}{' '}
        {hasPeople(people) ? (
          <span className={missing > 0 ? 'count warn' : 'count'}>{t('signatories.missing', { count: missing })}</span>
        ) : null}
      </h2>
      <div className="in">
        {participants.length > 0 ? <h3>{t('signatories.participants')}</h3> : null}
        <Participants list={participants} languages={setting.languages} sealed={sealed} onEdit={onEdit} />
        {places && (signing.length > 0 || hasPeople(people)) ? <h3>{t('signatories.signatories')}</h3> : null}
        {places && hasPeople(people) && signing.length === 0 ? (
          <p className="warn">{t('signatories.lacks.signatory')}</p>
        ) : null}
        <ul className="people-list">
          {signing.map((one) => (
            <Row key={one.id} signatory={one} setting={setting} mine={own} sealed={sealed} onEdit={onEdit} />
          ))}
          {proposed.map((one) => (
            <Row
              key={`new ${one.id}`}
              signatory={one}
              setting={setting}
              mine={own}
              proposed
              sealed={sealed}
              onEdit={onEdit}
            />
          ))}
        </ul>
        {places && !sealed && participants.length > 0 && (staff || own) ? (
          <Button className="btn sm line" onPress={() => onEdit({ what: 'signatory', delegation })}>
            {t(staff ? 'signatories.add.signatory' : 'signatories.propose')}
          </Button>
        ) : null}
        {places && signing.length > 0 ? <Bearers delegation={delegation} /> : null}
      </div>
    </section>
  );
}

export function Observers({ sealed, onEdit }: Edit): ReactNode {
  const { t } = useI18n();
  const observers = usePeople().participants.filter(({ as }) => as === 'observer');
  if (observers.length === 0) return null;
  return (
    <section className="pane" aria-labelledby="people-observers">
      <h2 id="people-observers">{t('signatories.observers')}</h2>
      <div className="in">
        <Participants list={observers} languages={[]} sealed={sealed} onEdit={onEdit} />
      </div>
    </section>
  );
}

type ListProps = Edit & { readonly list: readonly Participant[]; readonly languages: readonly Lang[] };

function Participants({ list: participants, languages, sealed, onEdit }: ListProps): ReactNode {
  const { t, name, list } = useI18n();
  const { summit } = useSummit();
  const give = usePeopleCommand();
  const staff = isStaff(summit.me.role);
  return (
    <ul className="people-list">
      {participants.map((one) => {
        const without = lacking(one.names, languages);
        return (
          <li key={one.id}>
            <span className="people-words">
              <b dir="auto">{name(one.names) || one.id}</b>
              {one.present ? null : <span className="muted"> {t('signatories.absent')}</span>}
              {without.length > 0 ? (
                <Lacks words={t('signatories.lacks.name', { languages: languagesInWords(list, without) })} />
              ) : null}
            </span>
            {staff && !sealed ? (
              <span className="acts">
                <Button className="btn sm" onPress={() => onEdit({ what: 'participant', id: one.id })}>
                  {t('signatories.edit')}
                </Button>
                <Button
                  className="btn sm"
                  onPress={() => void give({ type: 'participant.remove', participant: one.id })}
                >
                  {t('signatories.remove')}
                </Button>
              </span>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}

const Lacks = ({ words }: { words: string }): ReactNode => (
  <span className="line-sign warn small">
    <CircleAlert className="i s" aria-hidden />
    {words}
  </span>
);

type RowProps = Edit & {
  readonly signatory: Signatory;
  readonly setting: InstrumentSetting;
  /** Of the reader's own delegation. */
  readonly mine: boolean;
  readonly proposed?: boolean;
};

function Row({ signatory, setting, mine, proposed = false, sealed, onEdit }: RowProps): ReactNode {
  const { t, lang, name, list, moment } = useI18n();
  const { summit } = useSummit();
  const people = usePeople();
  const give = usePeopleCommand();
  const staff = isStaff(summit.me.role);
  const { id, authority, names, titles } = signatory;
  const of = participantOf(people, signatory.participant);
  const who = (member: string): string => summit.members.find((one) => one.id === member)?.name ?? member;
  const shown = names[lang] ? lang : ((Object.keys(names)[0] as Lang | undefined) ?? lang);
  const lacks = [
    ...[['name', lacking(names, setting.languages)] as const, ['title', lacking(titles, setting.languages)] as const]
      .filter(([, without]) => without.length > 0)
      .map(([what, without]) => t(`signatories.lacks.${what}`, { languages: languagesInWords(list, without) })),
    ...(proposed || isChecked(authority) ? [] : [t('signatories.lacks.authority')]),
  ];
  const delegation = of?.state ?? '';
  return (
    <li>
      <span className="people-words">
        <span dir="auto" lang={shown}>
          {signatoryInWords(shown, signatory, name(of?.names)) || id}
        </span>
        {authority ? (
          <span className="muted small">
            {t(`signatories.authority.${authority.kind}`)}
            {isChecked(authority)
              ? ` · ${authority.checkedBy === 'server' ? t('signatories.checked.file') : t('signatories.checked', { name: who(authority.checkedBy), at: moment(authority.at) })}`
              : ''}
            {authority.clearedBy ? ` · ${t('signatories.cleared', { name: authority.clearedBy })}` : ''}
          </span>
        ) : null}
        {proposed ? <span className="small">{t('signatories.proposed', { name: who(signatory.member) })}</span> : null}
        {lacks.length === 0 && !proposed ? (
          <span className="line-sign ok small">
            <CircleCheck className="i s" aria-hidden />
            {t('signatories.complete')}
          </span>
        ) : (
          lacks.map((words) => <Lacks key={words} words={words} />)
        )}
      </span>
      {!sealed && (staff || mine) ? (
        <span className="acts">
          <Button className="btn sm" onPress={() => onEdit({ what: 'signatory', delegation, id })}>
            {t(proposed && staff ? 'signatories.take' : 'signatories.edit')}
          </Button>
          {proposed ? (
            <Button className="btn sm" onPress={() => void give({ type: 'signatory.decline', signatory: id })}>
              {t(staff ? 'signatories.decline' : 'signatories.takeBack')}
            </Button>
          ) : staff ? (
            <Button className="btn sm" onPress={() => void give({ type: 'signatory.remove', signatory: id })}>
              {t('signatories.remove')}
            </Button>
          ) : null}
        </span>
      ) : null}
    </li>
  );
}
