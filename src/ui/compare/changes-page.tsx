/** What changed in all resolutions since a time: the list that the secretariat circulates, to read, to print, to send. */
import { Download, Printer } from 'lucide-react';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import {
  CHANGES,
  type ClauseDiff,
  type ResolutionChanges,
  type SummitChanges,
} from '../../domain/clause/difference.ts';
import { type Lang, language } from '../../language/language.ts';
import type { Option } from '../kit/field.tsx';
import { Header, PageLinks } from '../kit/header.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { NoticeBars, useNotices } from '../kit/notices.tsx';
import { Redline } from '../kit/redline.tsx';
import { go, hrefOf, type Route } from '../kit/route.ts';
import { useServices, useSummit } from '../kit/summit-context.tsx';
import { useTitle } from '../kit/title.ts';
import { usePrint } from '../kit/use-print.ts';
import { CHANGE_ORDER, ChangeSign } from './change-signs.tsx';
import { ChangeWords } from './change-words.tsx';
import { diffNames } from './names.ts';
import { PointChoice } from './point-choice.tsx';
import { isMoment, pointWords } from './point-words.ts';

type ChangesRoute = Extract<Route, { page: 'changes' }>;
/** Null: there is no such point in any resolution. */
type Loaded = { readonly since: string; readonly found: SummitChanges | null };

/** Names of versions that people gave, each once: a round of the chair's text bears the same one in every panel. */
function useLabels(): readonly string[] {
  const { backend } = useServices();
  const { summit } = useSummit();
  const [labels, setLabels] = useState<readonly string[]>([]);
  const ids = summit.resolutions.map(({ id }) => id).join(' ');
  useEffect(() => {
    let gone = false;
    void Promise.all(ids.split(' ').map((id) => backend.milestones(id))).then((answers) => {
      const named = answers.flatMap((answer) => (answer.ok ? answer.value : [])).filter(({ auto }) => !auto);
      named.sort((a, b) => (a.at < b.at ? -1 : 1));
      if (!gone) setLabels([...new Set(named.map(({ label }) => label))]);
    });
    return () => {
      gone = true;
    };
  }, [backend, ids]);
  return labels;
}

export function ChangesPage({ route }: { route: ChangesRoute }): ReactNode {
  const i18n = useI18n();
  const { t, list, name } = i18n;
  const { backend, desktop } = useServices();
  const { summit } = useSummit();
  const { say } = useNotices();
  const print = usePrint();
  const labels = useLabels();
  const observer = summit.me.role === 'observer';
  const visited = summit.resolutions.some(({ visit }) => visit);
  const since = route.since ?? (visited && !observer ? 'visit' : labels.at(-1));
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  useTitle(t('changes.title'));
  useEffect(() => {
    if (!since) return undefined;
    let gone = false;
    void backend.changes(since).then((result) => {
      if (!gone) setLoaded({ since, found: result.ok ? result.value : null });
    });
    return () => {
      gone = true;
    };
  }, [backend, since]);
  const answer = loaded?.since === since ? loaded : null;
  const options: readonly Option[] = [
    ...(visited && !observer ? [{ id: 'visit', label: t('front.visit.point') }] : []),
    ...(since && isMoment(since) ? [{ id: since, label: pointWords(since, i18n) }] : []),
    ...labels.map((label) => ({ id: label, label })),
  ];
  const save = async (): Promise<void> => {
    if (!since) return;
    const reading = summit.columns.find((lang) => lang === i18n.lang) ?? 'all';
    const result = await backend.changesFile(since, reading);
    if (!result.ok) return say({ tone: 'warn', text: t('export.failed') });
    const { name: file, bytes, mime } = result.value;
    try {
      if ((await desktop.saveFile(file, new Uint8Array(bytes), mime)) === 'saved')
        say({ tone: 'info', text: t('export.done', { name: file }) });
    } catch {
      say({ tone: 'warn', text: t('export.failed') }); // the disk refused
    }
  };
  return (
    <div className="app">
      <Header>
        <PageLinks current="changes" />
        <span className="grow" />
      </Header>
      <NoticeBars />
      <main className="page">
        <div className="changes">
          <header>
            <h1>{t('changes.title')}</h1>
            <PointChoice
              label={t('changes.since')}
              value={since ?? ''}
              options={options}
              times={!observer}
              onChange={(point) => go({ page: 'changes', since: point })}
            />
            <span className="grow" />
            <Button className="btn line" isDisabled={!answer?.found} onPress={print}>
              <Printer className="i s" aria-hidden />
              {t('changes.print')}
            </Button>
            <Button className="btn line" isDisabled={!answer?.found} onPress={() => void save()}>
              <Download className="i s" aria-hidden />
              {t('changes.file')}
            </Button>
          </header>
          {answer ? null : (
            <p className="muted" role="status">
              {since ? t('app.loading') : t('changes.pick')}
            </p>
          )}
          {answer?.found === null ? (
            <p role="alert">{t('changes.unknown', { point: pointWords(answer.since, i18n) })}</p>
          ) : null}
          {answer?.found?.resolutions.map((changes) => (
            <Panel key={changes.resolution} changes={changes} since={answer.since} />
          ))}
          {answer?.found && answer.found.without.length > 0 ? (
            <p className="muted">
              {t('changes.without', {
                list: list(answer.found.without.map((one) => name(one.title) || one.resolution)),
              })}
            </p>
          ) : null}
        </div>
      </main>
    </div>
  );
}

function Panel({ changes, since }: { changes: ResolutionChanges; since: string }): ReactNode {
  const i18n = useI18n();
  const { t, name, moment, number, dateTime } = i18n;
  const { resolution, title, diff, from, to, words } = changes;
  const names = useMemo(() => diffNames(diff, i18n), [diff, i18n]);
  const changed = diff.clauses.filter((clause) => clause.changes.length > 0);
  const counts = CHANGE_ORDER.map((change) => [change, diff.summary[CHANGES[change]]] as const);
  const columns = Object.keys(words) as Lang[];
  const point = since === 'visit' && from ? String(from.seq) : since;
  return (
    <section className="panel-changes">
      <h2>
        {name(title) || resolution}
        <small className="muted">
          {from
            ? t('changes.between', { from: from.label ?? moment(from.at), to: moment(to.at) })
            : t('changes.young', { at: dateTime(to.at) })}
        </small>
        {from ? (
          <a className="small" href={hrefOf({ page: 'compare', resolution, from: point, to: 'now' })}>
            {t('changes.compare')}
          </a>
        ) : null}
      </h2>
      {changed.length === 0 ? (
        <p className="muted">{t('changes.none')}</p>
      ) : (
        <>
          <div className="chips">
            {counts.map(([change, count]) =>
              count > 0 ? (
                <span key={change} className="chip" data-selected>
                  <ChangeSign change={change} />
                  <b>{number(count)}</b>
                </span>
              ) : null,
            )}
          </div>
          <p className="small muted">
            {columns.map((lang) => (
              <span key={lang} className="colname">
                {language(lang).endonym}: <bdi>{t('compare.words', words[lang] ?? { added: 0, removed: 0 })}</bdi>{' '}
              </span>
            ))}
          </p>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('changes.clause')}</th>
                <th scope="col">{t('changes.words')}</th>
              </tr>
            </thead>
            <tbody>
              {changed.map((clause) => (
                <tr key={clause.id}>
                  <th scope="row">
                    {names.label(clause)}
                    {clause.changes.map((change) => (
                      <div key={change} className="small">
                        <ChangeSign change={change} />
                        <ChangeWords change={change} clause={clause} diff={diff} names={names} />
                      </div>
                    ))}
                  </th>
                  <td>
                    <Texts clause={clause} reading={columns.includes(i18n.lang) ? i18n.lang : columns[0]} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  );
}

/** The columns whose words differ; where none does, the reader's own says which clause it is. */
function Texts({ clause, reading }: { clause: ClauseDiff; reading: Lang | undefined }): ReactNode {
  const { changes, texts } = clause;
  const langs = Object.keys(texts) as Lang[];
  const whole = changes.includes('withdrawn')
    ? 'withdrawn'
    : changes.includes('added') || changes.includes('restored')
      ? 'added'
      : null;
  const differing = langs.filter((lang) => texts[lang]?.kind !== 'same');
  const told = whole || differing.length === 0 ? (reading ? [reading] : []) : differing;
  return told.map((lang) => <Redline key={lang} lang={lang} text={texts[lang]} whole={whole} />);
}
