/** What the checks find: in the inspector for the current clause, and counted in the toolbar for those who answer for it. */

import { ListChecks } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { isBlocking } from '../../checks/run.ts';
import type { OutlineRow } from '../../client/view.ts';
import type { Finding } from '../../domain/text/finding.ts';
import { findingWords } from '../document/finding-words.ts';
import { useFrame } from '../document/frame.ts';
import { useTable } from '../document/table-context.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { useValue } from '../kit/value.ts';
import { findingsOf } from './findings.ts';
import { FindingWaiver } from './waiver.tsx';

export function FindingSection({ row }: { readonly row: OutlineRow }): ReactNode {
  const { t, number } = useI18n();
  const { room } = useTable();
  const found = useValue(findingsOf(room, useFrame())).filter(({ clause }) => clause === row.id);
  return (
    <section className="sect" id="sect-checks">
      <h2 className="h">
        {t('checks.section')}
        {found.length > 0 ? <span className="count">{number(found.length)}</span> : null}
      </h2>
      {found.length === 0 ? <p className="muted small">{t('checks.none')}</p> : null}
      <ul>
        {found.map((finding) => (
          <FindingItem key={JSON.stringify([finding.check, finding.message, finding.languages])} finding={finding} />
        ))}
      </ul>
    </section>
  );
}

function FindingItem({ finding }: { readonly finding: Finding }): ReactNode {
  const i18n = useI18n();
  const state = finding.waived ? 'waived' : finding.severity;
  const words = findingWords(i18n, finding.message.key, finding.message.args, finding.languages);
  return (
    <li className={`finding ${state}`}>
      <span className="sign">{i18n.t(`checks.${state}`)}</span>
      <span>{words}</span>
      <FindingWaiver finding={finding} words={words} />
    </li>
  );
}

/** How many findings there are, and the way to the next one; for legal staff and secretariat. */
export function FindingButton(): ReactNode {
  const { t } = useI18n();
  const { room, selection, goTo, openInspector } = useTable();
  const rights = useValue(room.rights);
  const found = useValue(findingsOf(room, useFrame())).filter(({ waived }) => !waived);
  if (found.length === 0 || (rights?.role !== 'legal' && rights?.role !== 'secretariat')) return null;
  const blocking = found.filter(isBlocking).length;
  const count = t('checks.count', { count: found.length });
  const next = (): void => {
    const clauses = [...new Set(found.map(({ clause }) => clause))];
    const at = clauses.indexOf(selection.get()?.clause ?? '');
    openInspector();
    goTo(clauses[(at + 1) % clauses.length] as string);
  };
  return (
    <Button
      className={blocking > 0 ? 'btn sm bad' : 'btn sm'}
      // What is seen stands first: whoever speaks to the program says that.
      aria-label={`${count}. ${t('checks.next', { blocking, warnings: found.length - blocking })}`}
      onPress={next}
    >
      <ListChecks className="i s" aria-hidden />
      {count}
    </Button>
  );
}
