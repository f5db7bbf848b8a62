/** Before the chair's text is issued: its name and reason, and what it drops of what others tabled or bracketed. */
import { type ReactNode, useState } from 'react';
import { Button, Heading } from 'react-aria-components';
import type { RoomView } from '../../client/view.ts';
import { LIMITS } from '../../domain/command.ts';
import { type Dropped, dropped } from '../../domain/negotiation/chair.ts';
import { language } from '../../language/language.ts';
import type { RunCommand } from '../document/run-command.ts';
import { Act } from '../kit/act.tsx';
import { Field, Sheet } from '../kit/field.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { Code } from '../kit/signs.tsx';
import { useValue } from '../kit/value.ts';
import { groundNow } from './board.ts';
import type { ChairBench } from './chair-bench.ts';
import { codeOfProposal } from './person.tsx';

type Props = {
  readonly room: RoomView;
  readonly bench: ChairBench;
  readonly run: RunCommand;
  readonly labelOf: (clause: string) => string;
  readonly onClose: () => void;
};

export function ChairReview({ room, bench, run, labelOf, onClose }: Props): ReactNode {
  const { t } = useI18n();
  const title = useValue(bench.title);
  const link = useValue(room.link);
  const [busy, setBusy] = useState(false);
  const text = bench.text();
  const clauses = Object.keys(text);
  const moved = bench.moved();
  const drops = dropped(groundNow(room), text);
  const offline = link.state === 'offline' || link.state === 'connecting';
  const blocked = offline
    ? t('proposals.table.offline')
    : clauses.length === 0
      ? t('proposals.table.nothing')
      : moved.length > 0
        ? t('proposals.table.moved')
        : title.label.trim() === ''
          ? t('proposals.chair.label.needed')
          : title.reason.trim() === ''
            ? t('proposals.table.reason')
            : undefined;
  const issue = async (): Promise<void> => {
    if (busy || blocked !== undefined) return;
    setBusy(true);
    bench.flush();
    const seen = Object.fromEntries(clauses.map((clause) => [clause, room.digest(clause)]));
    const label = title.label.trim();
    const done = await run(
      { type: 'chair.issue', label, reason: title.reason.trim(), texts: text, seen },
      { text: t('proposals.chair.issued', { label }) },
    );
    setBusy(false);
    if (!done) return;
    bench.clear();
    onClose();
  };
  return (
    <Sheet onClose={onClose} wide>
      <div className="dialog-form chair-review">
        <Heading slot="title">{t('proposals.chair.review')}</Heading>
        <div className="dialog-body">
          <p>{t('proposals.chair.summary', { clauses: clauses.length })}</p>
          <Field
            required
            autoFocus
            label={t('proposals.chair.label')}
            help={t('proposals.chair.label.help')}
            value={title.label}
            onChange={(label) => bench.name({ ...title, label })}
            maxLength={LIMITS.label}
          />
          <Field
            multiline
            required
            label={t('proposals.reason')}
            value={title.reason}
            onChange={(reason) => bench.name({ ...title, reason })}
            maxLength={LIMITS.reason - LIMITS.label - 1}
          />
          <h3>{t('proposals.chair.drops')}</h3>
          {drops.length === 0 ? <p className="muted">{t('proposals.chair.drops.none')}</p> : null}
          <ul className="drops">
            {drops.map((each) => (
              <li key={each.clause}>
                <b>{labelOf(each.clause)}</b>
                <DroppedWords dropped={each} room={room} />
              </li>
            ))}
          </ul>
        </div>
        <div className="dialog-foot">
          <Button className="btn" onPress={onClose}>
            {t('app.close')}
          </Button>
          <Act fill label={t('proposals.chair.issue')} blocked={blocked} onPress={() => void issue()} />
        </div>
      </div>
    </Sheet>
  );
}

function DroppedWords({ dropped: { proposals, bracketed }, room }: { dropped: Dropped; room: RoomView }): ReactNode {
  const { t } = useI18n();
  const all = groundNow(room).proposals;
  return (
    <ul>
      {proposals.map(({ proposal, lang, added, taken }) => {
        const record = all.find(({ id }) => id === proposal);
        return (
          <li key={`${proposal}${lang}`}>
            {record ? <Code code={codeOfProposal(record)} solid /> : null}
            <span className="tag">{language(lang).endonym}</span>
            {added.length > 0 ? (
              <span>
                {t('proposals.chair.lacks')}{' '}
                <ins lang={lang} dir={language(lang).dir}>
                  {added.join(' ')}
                </ins>
              </span>
            ) : null}
            {taken.length > 0 ? (
              <span>
                {t('proposals.chair.keeps')}{' '}
                <del lang={lang} dir={language(lang).dir}>
                  {taken.join(' ')}
                </del>
              </span>
            ) : null}
          </li>
        );
      })}
      {bracketed.map(({ lang, words }) => (
        <li key={`${lang}${words}`}>
          <span className="tag">{language(lang).endonym}</span>
          <span>
            {t('proposals.chair.bracketed')}{' '}
            <span className="br" lang={lang} dir={language(lang).dir}>
              {words}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
