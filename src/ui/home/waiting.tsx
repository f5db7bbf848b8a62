/** What waits for the reader's delegation or office, the most urgent first; each line opens its clause. */
import { CircleDashed, GitCompareArrows, History, Hourglass, type LucideIcon, Scale, SquareDashed } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from 'react-aria-components';
import { homeOf } from '../../domain/permission.ts';
import type { SummitView } from '../../domain/summit/summit.ts';
import { type Lang, language } from '../../language/language.ts';
import { clauseTitle } from '../document/clause-title.ts';
import { type I18n, useI18n } from '../kit/i18n.tsx';
import { hrefOf } from '../kit/route.ts';
import { Code, codeOf } from '../kit/signs.tsx';
import { useSummit } from '../kit/summit-context.tsx';

type Resolution = SummitView['resolutions'][number];
type Waiting = Resolution['waiting'][number];

/** In the order of urgency: a clause stands where its most urgent reason puts it, and names all of them. */
export const URGENCY = ['silence', 'lapsed', 'conflicts', 'brackets', 'pairs', 'none'] as const;
export type Urgency = (typeof URGENCY)[number];

const ICONS: { readonly [urgency in Urgency]: LucideIcon } = {
  silence: Hourglass,
  lapsed: History,
  conflicts: GitCompareArrows,
  brackets: SquareDashed,
  pairs: Scale,
  none: CircleDashed,
};

export function urgencyOf({ silence, stance, conflicts, brackets, pairs }: Omit<Waiting, 'kind' | 'number'>): Urgency {
  if (silence) return 'silence';
  if (stance === 'lapsed') return 'lapsed';
  if (conflicts) return 'conflicts';
  if (brackets) return 'brackets';
  return pairs ? 'pairs' : 'none';
}

export function reasonsInWords({ t, list, moment }: Pick<I18n, 't' | 'list' | 'moment'>, waiting: Waiting): string[] {
  const { silence, stance, conflicts, brackets, pairs } = waiting;
  // «فارسی – Русский»: a pair stays in its order whatever stands around it.
  const name = (lang: Lang): string => `\u2068${language(lang).endonym}\u2069`;
  return [
    ...(silence ? [t('front.reason.silence', { at: moment(silence) })] : []),
    ...(stance && !silence ? [t(`front.reason.${stance}`)] : []),
    ...(conflicts ? [t('front.reason.conflicts', { count: conflicts.length })] : []),
    ...(brackets ? [t('front.reason.brackets', { list: list(brackets.map(name)) })] : []),
    ...(pairs ? [t('front.reason.pairs', { list: list(pairs.map(([a, b]) => `${name(a)} – ${name(b)}`)) })] : []),
  ];
}

type Item = { readonly resolution: Resolution; readonly waiting: Waiting };
/** Of each group so many are shown at first. */
const FIRST = 5;

export function WaitingPane({ summit }: { summit: SummitView }): ReactNode {
  const { t, number } = useI18n();
  const { me } = summit;
  if (homeOf(me) === null) return null;
  const items = summit.resolutions.flatMap((resolution) =>
    resolution.waiting.map((waiting) => ({ resolution, waiting })),
  );
  const waits = summit.resolutions.reduce((sum, resolution) => sum + resolution.waits, 0);
  const title =
    me.role === 'negotiator'
      ? 'front.waiting.delegation'
      : me.role === 'legal'
        ? 'front.waiting.legal'
        : 'front.waiting.secretariat';
  return (
    <section className="pane todo" aria-labelledby="waiting">
      <h2 id="waiting">
        {t(title)} <Code code={codeOf(me)} />
        <span className="grow" />
        <small className="num">{number(waits)}</small>
      </h2>
      {items.length === 0 ? <p className="in muted">{t('front.waiting.none')}</p> : null}
      {URGENCY.map((urgency) => {
        const group = items.filter(({ waiting }) => urgencyOf(waiting) === urgency);
        return group.length > 0 ? <WaitingGroup key={urgency} urgency={urgency} items={group} /> : null;
      })}
      {waits > items.length ? (
        <p className="in muted small">{t('front.waiting.rest', { count: waits - items.length })}</p>
      ) : null}
    </section>
  );
}

function WaitingGroup({ urgency, items }: { urgency: Urgency; items: readonly Item[] }): ReactNode {
  const i18n = useI18n();
  const { t, name } = i18n;
  const { summit } = useSummit();
  // The panel's name is the short one; a resolution need not have a panel.
  const placeOf = ({ id, panel, title }: Resolution): string =>
    name(summit.panels.find((each) => each.id === panel)?.names) || name(title) || id;
  const [all, setAll] = useState(false);
  const Icon = ICONS[urgency];
  const sorted =
    urgency === 'silence'
      ? [...items].sort((a, b) => ((a.waiting.silence ?? '') < (b.waiting.silence ?? '') ? -1 : 1))
      : items;
  return (
    <>
      <h3>{t(`front.group.${urgency}`)}</h3>
      <ul>
        {(all ? sorted : sorted.slice(0, FIRST)).map(({ resolution, waiting }) => (
          <li key={`${resolution.id}/${waiting.clause}`}>
            <Icon className={urgency === 'silence' || urgency === 'lapsed' ? 'i s warn' : 'i s'} aria-hidden />
            <a className="t" href={hrefOf({ page: 'table', resolution: resolution.id, clause: waiting.clause })}>
              {t('front.waiting.clause', {
                clause: clauseTitle(i18n, waiting),
                resolution: placeOf(resolution),
              })}
            </a>
            {urgency === 'none' ? null : (
              <small>{reasonsInWords(i18n, waiting).join(`${language(i18n.lang).semicolon} `)}</small>
            )}
          </li>
        ))}
      </ul>
      {items.length > FIRST ? (
        <Button className="btn sm todo-more" aria-expanded={all} onPress={() => setAll(!all)}>
          {all ? t('front.waiting.less') : t('front.waiting.more', { count: items.length - FIRST })}
        </Button>
      ) : null}
    </>
  );
}
