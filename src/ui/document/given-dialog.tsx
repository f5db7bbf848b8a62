/**
 * One's own decisions and comments that are not done: those that wait on this computer, and those that had to wait and were
 * not accepted then, with their words, until their author puts them away.
 */
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { Given, RoomView } from '../../client/view.ts';
import { Sheet, SheetTop } from '../kit/field.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { go } from '../kit/route.ts';
import { useSummit } from '../kit/summit-context.tsx';
import { useValue } from '../kit/value.ts';
import { givenInWords, spoken } from './given-words.ts';
import { type ClauseNames, clauseNames } from './names.ts';

export function GivenDialog({ room, onClose }: { readonly room: RoomView; readonly onClose: () => void }): ReactNode {
  const i18n = useI18n();
  const { t } = i18n;
  const given = useValue(room.given);
  const names = clauseNames(useValue(room.outline).rows, i18n);
  // What came back is what has to be read.
  const ordered = [...given.filter(({ refused }) => refused), ...given.filter(({ refused }) => !refused)];
  return (
    <Sheet onClose={onClose} wide>
      <div className="dialog-form">
        <SheetTop title={t('given.title')} onClose={onClose} />
        <div className="dialog-body">
          <p className="muted">{t(given.length > 0 ? 'given.help' : 'given.none')}</p>
          <ul className="drafts">
            {ordered.map((each) => (
              <Item key={each.command.id} room={room} given={each} names={names} onClose={onClose} />
            ))}
          </ul>
        </div>
      </div>
    </Sheet>
  );
}

type ItemProps = {
  readonly room: RoomView;
  readonly given: Given;
  readonly names: ClauseNames;
  readonly onClose: () => void;
};

function Item({ room, given, names, onClose }: ItemProps): ReactNode {
  const i18n = useI18n();
  const { t, moment } = i18n;
  const { summit } = useSummit();
  const { what, clause, said, refused } = givenInWords(i18n, summit, room, given);
  const label = clause === null ? '' : names.label(clause);
  return (
    <li className="draft-item">
      <div className="draft-top">
        <b>{label ? t('given.what', { clause: label, what }) : what}</b>
        <small className="muted">{moment(given.at)}</small>
      </div>
      {said.map(({ text, lang }) => (
        <p key={`${lang ?? ''} ${text}`} className="given-words" {...spoken(lang)}>
          {text}
        </p>
      ))}
      {refused === undefined ? (
        <small className="muted">{t(given.waits ? 'given.waits' : 'given.sending')}</small>
      ) : (
        <>
          <p className="mark bad">{refused}</p>
          <div className="draft-acts">
            {clause !== null && label ? (
              <Button
                className="btn sm line"
                onPress={() => {
                  onClose();
                  go({ page: 'table', resolution: room.resolution, clause });
                }}
              >
                {t('given.goTo')}
              </Button>
            ) : null}
            <Button className="btn sm line" onPress={() => room.dismiss(given.command.id)}>
              {t('given.dismiss')}
            </Button>
          </div>
        </>
      )}
    </li>
  );
}
