/** What follows for the papers when a delegation is absent, said before it is marked: who signs, how many originals, which columns and clauses. */
import type { ReactNode } from 'react';
import { language } from '../../language/language.ts';
import { useNegotiation } from '../document/countdown.ts';
import { useTable } from '../document/table-context.tsx';
import { useInstrumentOnce } from '../instrument/use-instrument.ts';
import { useI18n } from '../kit/i18n.tsx';
import { delegationName } from '../kit/refusal.ts';
import { useRoute } from '../kit/route.ts';
import { useSummit } from '../kit/summit-context.tsx';

/** Clauses listed by name; the rest are counted. */
const LISTED = 8;

export function AbsenceConsequences({ delegation }: { delegation: string }): ReactNode {
  const i18n = useI18n();
  const { t, list, name } = i18n;
  const { summit } = useSummit();
  const { names } = useTable();
  const negotiation = useNegotiation();
  const view = useInstrumentOnce();
  const route = useRoute();
  const elsewhere = summit.resolutions.filter(
    ({ id, absent = [] }) => !(route.page === 'table' && route.resolution === id) && !absent.includes(delegation),
  );
  const words = { delegation: delegationName(i18n, summit, delegation) };
  if (elsewhere.length > 0)
    return (
      <p className="small">
        {t('absent.follows.elsewhere', { ...words, list: list(elsewhere.map(({ title, id }) => name(title) || id)) })}
      </p>
    );
  const grants = summit.members.filter(({ role, revoked }) => role === 'negotiator' && !revoked);
  const others = new Set(grants.filter((one) => one.delegation !== delegation).flatMap(({ columns }) => columns));
  const own = grants.filter((one) => one.delegation === delegation).flatMap(({ columns }) => columns);
  const alone = [...new Set(own)].filter((lang) => !others.has(lang));
  const called = summit.delegations.find(({ id }) => id === delegation);
  const forms = [...Object.values(called?.names ?? {}), ...Object.values(called?.official ?? {})].filter(Boolean);
  const ground = negotiation.ground();
  const naming = ground.clauses.filter(
    (clause) =>
      clause.status !== 'withdrawn' &&
      ground.columns.some(({ lang }) => forms.some((form) => clause.plain(lang).includes(form))),
  );
  const parties = view?.parties.length ?? 0;
  return (
    <div className="note-block small">
      <p>{t('absent.follows.everywhere', words)}</p>
      <ul>
        {view && view.setting.originals === 'alternat' ? (
          <li>{t('absent.follows.originals', { before: parties, after: Math.max(0, parties - 1) })}</li>
        ) : view ? (
          <li>{t('absent.follows.places', { before: parties, after: Math.max(0, parties - 1) })}</li>
        ) : null}
        {alone.length > 0 ? (
          <li>{t('absent.follows.columns', { list: list(alone.map((lang) => language(lang).endonym)) })}</li>
        ) : null}
        {naming.length > 0 ? (
          <li>
            {t('absent.follows.named', {
              count: naming.length,
              list: list(naming.slice(0, LISTED).map(({ id }) => names.label(id))),
            })}
          </li>
        ) : null}
      </ul>
    </div>
  );
}
