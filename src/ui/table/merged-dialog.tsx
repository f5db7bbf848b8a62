/** A merged cell to be read: what either side changed, what stands there now, and a button that says it reads well. */
import { type ReactNode, useMemo } from 'react';
import { Button, Heading } from 'react-aria-components';
import { diffText } from '../../diff/text.ts';
import type { MergedCell } from '../../domain/text/merged.ts';
import { type Lang, language } from '../../language/language.ts';
import { useTable } from '../document/table-context.tsx';
import { Act } from '../kit/act.tsx';
import { Sheet } from '../kit/field.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { RefusedHere } from '../kit/notices.tsx';
import { Redline } from '../kit/redline.tsx';
import { useSummit } from '../kit/summit-context.tsx';
import { useValue } from '../kit/value.ts';

export function MergedDialog({ merge, onClose }: { merge: string; onClose: () => void }): ReactNode {
  const { room } = useTable();
  const found = useValue(room.merges).find(({ id }) => id === merge);
  // Somebody else may have confirmed it while it was open.
  return found ? <Merged merged={found} onClose={onClose} /> : null;
}

function Merged({ merged, onClose }: { merged: MergedCell; onClose: () => void }): ReactNode {
  const { t, list } = useI18n();
  const { summit } = useSummit();
  const { room, run, names } = useTable();
  const { clause, lang, base, mine, theirs } = merged;
  const nameOf = (member: string): string => summit.members.find(({ id }) => id === member)?.name ?? member;
  const place = { clause: names.label(clause), language: language(lang).endonym };
  const others = list(merged.others.map(nameOf));
  const command = { type: 'merge.confirm', merge: merged.id } as const;
  const verdict = room.verdict(command);
  const changed = room.cell({ clause, lang })?.toString() !== merged.merged;
  const confirm = async (): Promise<void> => {
    if (await run(command, { text: t('merged.confirmed', place) })) onClose();
  };
  return (
    <Sheet onClose={onClose} wide>
      <div className="dialog-form">
        <div className="dialog-top">
          <Heading slot="title">{t('merged.title', place)}</Heading>
        </div>
        <div className="dialog-body">
          <p className="muted">{t('merged.help', { name: nameOf(merged.member), others })}</p>
          <Side title={t('merged.by', { names: nameOf(merged.member) })} lang={lang} from={base} to={mine} />
          <Side title={t('merged.by', { names: others })} lang={lang} from={base} to={theirs} />
          <Side title={t('merged.result')} lang={lang} from={merged.merged} to={merged.merged} />
          {changed ? <p className="muted">{t('merged.since')}</p> : null}
          <RefusedHere />
        </div>
        <div className="dialog-foot">
          <Button className="btn" onPress={onClose} autoFocus>
            {t('merged.later')}
          </Button>
          <Act
            fill
            label={t('merged.confirm')}
            blocked={verdict.ok ? undefined : t('refusal.not-allowed')}
            onPress={() => void confirm()}
          />
        </div>
      </div>
    </Sheet>
  );
}

type SideProps = { readonly title: string; readonly lang: Lang; readonly from: string; readonly to: string };

function Side({ title, lang, from, to }: SideProps): ReactNode {
  const diff = useMemo(() => diffText(lang, from, to), [lang, from, to]);
  return (
    <section className="merged-side">
      <h3 className="h">{title}</h3>
      <Redline lang={lang} text={diff} whole={null} />
    </section>
  );
}
