/** Texts of the chair that are on the table: each one thing, accepted as a whole here or clause by clause in the table. */
import { type ReactNode, useState } from 'react';
import { negotiationOf } from '../../client/negotiation.ts';
import type { RoomView } from '../../client/view.ts';
import { LIMITS } from '../../domain/command.ts';
import type { ProposalRecord } from '../../domain/negotiation/record.ts';
import type { RunCommand } from '../document/run-command.ts';
import { Act } from '../kit/act.tsx';
import { DocumentSymbol } from '../kit/document-symbol.tsx';
import { Field, FormDialog } from '../kit/field.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { refusalInWords } from '../kit/refusal.ts';
import { hrefOf } from '../kit/route.ts';
import { useSummit } from '../kit/summit-context.tsx';
import { useValue } from '../kit/value.ts';
import { verdictOn } from './acts.ts';
import { Author } from './person.tsx';

type Props = { readonly room: RoomView; readonly run: RunCommand; readonly labelOf: (clause: string) => string };

/** Tabled proposals that were issued as one, in the order of issue. */
export function batches(list: readonly ProposalRecord[]): readonly (readonly ProposalRecord[])[] {
  const found = new Map<string, ProposalRecord[]>();
  for (const proposal of list) {
    if (proposal.state !== 'tabled' || proposal.batch === undefined) continue;
    found.set(proposal.batch, [...(found.get(proposal.batch) ?? []), proposal]);
  }
  return [...found.values()];
}

export function IssuedTexts(props: Props): ReactNode {
  const list = useValue(negotiationOf(props.room).proposals);
  return batches(list).map((batch) => <Issued key={batch[0]?.batch} batch={batch} {...props} />);
}

function Issued({ batch, room, run, labelOf }: Props & { batch: readonly ProposalRecord[] }): ReactNode {
  const i18n = useI18n();
  const { t } = i18n;
  const { summit } = useSummit();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  useValue(negotiationOf(room).turn);
  useValue(room.rights);
  const [first] = batch;
  if (!first?.batch) return null;
  const inBatch = new Set(batch.map(({ clause }) => clause));
  const clauses = room.outline.get().rows.flatMap(({ id }) => (inBatch.has(id) ? [id] : []));
  const command = (why: string) =>
    ({
      type: 'chair.accept',
      batch: first.batch ?? '',
      seen: Object.fromEntries(clauses.map((clause) => [clause, room.digest(clause)])),
      ...(why.trim() ? { reason: why.trim() } : {}),
    }) as const;
  const verdict = verdictOn(room, command(''));
  const lacksReason = !verdict.ok && (verdict.missing ?? []).length > 0 && verdict.reason === 'clause-frozen';
  const blocked = verdict.ok || lacksReason ? undefined : refusalInWords(i18n, summit, verdict.reason, verdict.missing);
  const label = first.label ?? '';
  const accept = async (): Promise<void> => {
    if (await run(command(reason), { text: t('proposals.chair.accepted', { label }) })) setAsking(false);
  };
  return (
    <section className="issued" aria-label={label}>
      <h2>
        <DocumentSymbol symbol={first.symbol} /> <bdi>{label}</bdi>
      </h2>
      <p className="by">
        <Author proposal={first} />
        <span className="muted">{t('proposals.chair.summary', { clauses: clauses.length })}</span>
      </p>
      <p>
        <bdi>{first.reason}</bdi>
      </p>
      <ul className="issued-clauses">
        {clauses.map((clause) => (
          <li key={clause}>
            <a href={hrefOf({ page: 'table', resolution: room.resolution, clause })}>{labelOf(clause)}</a>
          </li>
        ))}
      </ul>
      <div className="acts">
        <Act fill label={t('proposals.chair.acceptAll')} blocked={blocked} onPress={() => setAsking(true)} />
      </div>
      {asking ? (
        <FormDialog
          title={t('proposals.chair.acceptAll.title', { label })}
          submit={t('proposals.chair.acceptAll')}
          onSubmit={() => void accept()}
          onClose={() => setAsking(false)}
          disabled={lacksReason && reason.trim() === ''}
        >
          <p className="muted">{t(lacksReason ? 'proposals.accept.reopens' : 'proposals.accept.help')}</p>
          <Field
            multiline
            autoFocus
            required={lacksReason}
            label={t(lacksReason ? 'proposals.reason' : 'proposals.reason.optional')}
            value={reason}
            onChange={setReason}
            maxLength={LIMITS.reason}
          />
        </FormDialog>
      ) : null}
    </section>
  );
}
