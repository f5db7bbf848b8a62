/** How the number of open brackets went: a line in steps with the named versions on it, and the same as a table. */
import { type ReactNode, useEffect, useState } from 'react';
import type { CoursePoint } from '../../domain/summit/summit.ts';
import { useI18n } from '../kit/i18n.tsx';
import { useServices } from '../kit/summit-context.tsx';
import { versionName } from '../kit/version-name.ts';
import { path, plot } from './course.ts';

const [WIDTH, HEIGHT] = [560, 110];

export function BracketCourse({ resolution }: { resolution: string }): ReactNode {
  const i18n = useI18n();
  const { t, number, moment, dir } = i18n;
  const { backend } = useServices();
  const [course, setCourse] = useState<readonly CoursePoint[] | null | undefined>(undefined);
  useEffect(() => {
    let gone = false;
    void backend.course(resolution).then((result) => {
      if (!gone) setCourse(result.ok ? result.value : null);
    });
    return () => {
      gone = true;
    };
  }, [backend, resolution]);
  if (!course || course.length === 0) {
    return (
      <p className="muted small" role="status">
        {t(course === undefined ? 'app.loading' : 'brackets.course.none')}
      </p>
    );
  }
  const drawn = plot(course, WIDTH, HEIGHT);
  // Time goes in the direction of reading.
  const across = (x: number): number => 34 + (dir === 'rtl' ? WIDTH - x : x);
  const line = path({ ...drawn, points: drawn.points.map((each) => ({ ...each, x: across(each.x) })) });
  const last = course.at(-1) as CoursePoint;
  const nameOf = ({ milestone, at }: CoursePoint): string => (milestone ? versionName(i18n, { ...milestone, at }) : '');
  const named = drawn.points.filter(({ point }) => point.milestone);
  return (
    <figure className="bracket-course">
      <svg
        viewBox={`0 0 ${WIDTH + 68} ${HEIGHT + 34}`}
        role="img"
        aria-label={t('brackets.course.words', {
          first: course[0]?.brackets ?? 0,
          most: Math.max(...course.map(({ brackets }) => brackets)),
          last: last.brackets,
        })}
      >
        {[0, drawn.top / 2, drawn.top].map((value) => {
          const y = 10 + HEIGHT - (value / drawn.top) * HEIGHT;
          return (
            <g key={value}>
              <line className="rule" x1={34} x2={34 + WIDTH} y1={y} y2={y} />
              <text
                x={dir === 'rtl' ? WIDTH + 40 : 28}
                y={y + 4}
                textAnchor={dir === 'rtl' ? 'start' : 'end'}
                direction="ltr"
              >
                {Number.isInteger(value) ? number(value) : ''}
              </text>
            </g>
          );
        })}
        <g transform="translate(0 10)">
          <path className="line" d={line} />
          {named.map(({ x, y, point }, index) => (
            <g key={point.seq} className="named">
              <line x1={across(x)} x2={across(x)} y1={y} y2={HEIGHT} />
              <circle cx={across(x)} cy={y} r={3.5} />
              <text x={across(x)} y={HEIGHT + 14} textAnchor="middle" direction="ltr">
                {number(index + 1)}
              </text>
            </g>
          ))}
        </g>
      </svg>
      {named.length > 0 ? (
        <ol className="small muted">
          {named.map(({ point }) => (
            <li key={point.seq}>
              <bdi>{nameOf(point)}</bdi> — {t('outline.brackets', { count: point.brackets })}, {moment(point.at)}
            </li>
          ))}
        </ol>
      ) : null}
      <details>
        <summary className="small">{t('brackets.course.table')}</summary>
        <table className="counts">
          <thead>
            <tr>
              <th scope="col">{t('brackets.course.when')}</th>
              <th scope="col">{t('brackets.course.open')}</th>
              <th scope="col">{t('brackets.course.agreed')}</th>
            </tr>
          </thead>
          <tbody>
            {course.map((point) => (
              <tr key={point.seq}>
                <th scope="row">
                  {moment(point.at)} <bdi>{nameOf(point)}</bdi>
                </th>
                <td>{number(point.brackets)}</td>
                <td>{t('concordance.count', { checked: point.agreed, all: point.clauses })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
