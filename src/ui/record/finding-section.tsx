/** What the checks find: in the inspector for the current clause, and counted in the toolbar for those who answer for it. */

import { ListChecks } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { Finding } from '../../checks/finding.ts';
import { isBlocking } from '../../checks/run.ts';
import type { OutlineRow } from '../../client/view.ts';
import { useI18n } from '../app/i18n.tsx';
import { useValue } from '../app/value.ts';
import { isolatedName } from '../languages/pair-sign.tsx';
import { useTable } from '../table/table-context.tsx';
import { findingsOf } from './findings.ts';

export function FindingSection({ row }: { readonly row: OutlineRow }): ReactNode {
  const { t, number } = useI18n();
  const { room } = useTable();
  const found = useValue(findingsOf(room)).filter(({ clause }) => clause === row.id);
  return (
    <section className="sect" id="sect-checks">
      <h2 className="h">
        {t('checks.section')}
        {found.length > 0 ? <span className="count">{number(found.length)}</span> : null}
      </h2>
      {found.length === 0 ? <p className="muted small">{t('checks.none')}</p> : null}
      <ul>
        {found.map((finding) => (
          <FindingItem key={JSON.stringify([finding.message, finding.languages])} finding={finding} />
        ))}
      </ul>
    </section>
  );
}

function FindingItem({ finding }: { readonly finding: Finding }): ReactNode {
  const { t, list, digits } = useI18n();
  const { severity, languages, message } = finding;
  const { key, args } = message;
  // Numbers and dates are data; words of the text and code points stay as they are.
  const figures = Object.entries(args).map(([name, value]) => [
    name,
    (name === 'missing' || name === 'extra') && typeof value === 'string'
      ? digits(value.replaceAll(' ', ' · '))
      : value,
  ]);
  const named = list(languages.map((lang) => isolatedName(lang)));
  return (
    <li className={`finding ${severity}`}>
      <span className="sign">{t(`checks.${severity}`)}</span>
      <span>{t(`check.${key}`, { ...Object.fromEntries(figures), language: named })}</span>
    </li>
  );
}

/** How many findings there are, and the way to the next one; for legal staff and secretariat. */
export function FindingButton(): ReactNode {
  const { t } = useI18n();
  const { room, selection, goTo, openInspector } = useTable();
  const rights = useValue(room.rights);
  const found = useValue(findingsOf(room));
  if (found.length === 0 || (rights?.role !== 'legal' && rights?.role !== 'secretariat')) return null;
  const blocking = found.filter(isBlocking).length;
  const next = (): void => {
    const clauses = [...new Set(found.map(({ clause }) => clause))];
    const at = clauses.indexOf(selection.get()?.clause ?? '');
    openInspector();
    goTo(clauses[(at + 1) % clauses.length] as string);
  };
  return (
    <Button
      className={blocking > 0 ? 'btn sm bad' : 'btn sm'}
      aria-label={t('checks.next', { blocking, warnings: found.length - blocking })}
      onPress={next}
    >
      <ListChecks className="i s" aria-hidden />
      {t('checks.count', { count: found.length })}
    </Button>
  );
}
