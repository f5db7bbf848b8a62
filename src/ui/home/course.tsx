/**
 * The open brackets of a resolution now, and how their number went over its log, as a small curve. Points lie at even
 * distances of the log and not of the clock: a night in which nobody wrote would be most of the picture. A curve is asked
 * for when its row comes into view, one after the other, because the server reads a whole log for it.
 */
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { CoursePoint, SummitView } from '../../domain/summit/summit.ts';
import type { Backend } from '../kit/backend.ts';
import { useI18n } from '../kit/i18n.tsx';
import { useServices } from '../kit/summit-context.tsx';

type Resolution = SummitView['resolutions'][number];

export const WIDTH = 96;
export const HEIGHT = 26;
const EDGE = 3;

/** The curve in a box of 96 × 26, and where its end is. One point alone is a level line. */
export function curveOf(counts: readonly number[]): { readonly path: string; readonly end: readonly [number, number] } {
  const line = counts.length === 1 ? [counts[0] as number, counts[0] as number] : counts;
  const most = Math.max(1, ...line);
  const round = (value: number): number => Math.round(value * 10) / 10;
  const points = line.map((count, index): readonly [number, number] => [
    round(EDGE + (index * (WIDTH - 2 * EDGE)) / Math.max(1, line.length - 1)),
    round(HEIGHT - EDGE - (count * (HEIGHT - 2 * EDGE)) / most),
  ]);
  const path = points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join('');
  return { path, end: points.at(-1) ?? [0, 0] };
}

let queue: Promise<unknown> = Promise.resolve();
const known = new WeakMap<Backend, Map<string, readonly CoursePoint[]>>();

function ask(backend: Backend, resolution: string): Promise<readonly CoursePoint[] | null> {
  const answer = queue.then(() => backend.course(resolution));
  queue = answer;
  return answer.then((result) => {
    if (!result.ok) return null;
    const courses = known.get(backend) ?? new Map<string, readonly CoursePoint[]>();
    known.set(backend, courses.set(resolution, result.value));
    return result.value;
  });
}

/** Null until it is there; what was known is shown meanwhile. */
function useCourse(resolution: string, wanted: boolean): readonly CoursePoint[] | null {
  const { backend } = useServices();
  const [course, setCourse] = useState(() => known.get(backend)?.get(resolution) ?? null);
  useEffect(() => {
    if (!wanted) return undefined;
    let gone = false;
    void ask(backend, resolution).then((points) => {
      if (!gone && points) setCourse(points);
    });
    return () => {
      gone = true;
    };
  }, [backend, resolution, wanted]);
  return course;
}

/** `readable`: the member may see what stood between named versions. */
export function Course({ resolution, readable }: { resolution: Resolution; readable: boolean }): ReactNode {
  const { number } = useI18n();
  const place = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    if (!place.current) return undefined;
    const watcher = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true);
    });
    watcher.observe(place.current);
    return () => watcher.disconnect();
  }, []);
  const course = useCourse(resolution.id, readable && seen);
  const { brackets } = resolution.progress;
  return (
    <div className="course" ref={place}>
      <span className="big">{number(brackets)}</span>
      {course && course.length > 0 ? <Curve course={course} now={brackets} /> : null}
    </div>
  );
}

function Curve({ course, now }: { course: readonly CoursePoint[]; now: number }): ReactNode {
  const { t } = useI18n();
  // The course may be a minute old, the number beside it is not.
  const counts = [...course.slice(0, -1).map(({ brackets }) => brackets), now];
  const { path, end } = curveOf(counts);
  const label = t('front.course', { first: counts[0] as number, most: Math.max(...counts), last: now });
  return (
    <svg className="chart spark" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      <title>{label}</title>
      <line className="ax" x1={EDGE} x2={WIDTH - EDGE} y1={HEIGHT - EDGE} y2={HEIGHT - EDGE} />
      <path className="ln" d={path} />
      <circle cx={end[0]} cy={end[1]} r="2.25" />
    </svg>
  );
}
