/** The course of the open brackets over the log, as points of a line. Pure: what the chart draws and its table says. */
import type { CoursePoint } from '../../domain/summit/summit.ts';

export type Plot = {
  readonly width: number;
  readonly height: number;
  /** Highest number on the scale. */
  readonly top: number;
  readonly points: readonly { readonly x: number; readonly y: number; readonly point: CoursePoint }[];
};

/** The next round number: 7 -> 10, 23 -> 25, 140 -> 150. */
const roundUp = (value: number): number => {
  const step = value <= 10 ? 5 : value <= 50 ? 5 : value <= 200 ? 25 : 100;
  return Math.max(step, Math.ceil(value / step) * step);
};

/**
 * Evenly by log position, not by time: nights would be most of the line. A count stands until the next point, so the line
 * goes in steps.
 */
export function plot(course: readonly CoursePoint[], width: number, height: number): Plot {
  const top = roundUp(Math.max(0, ...course.map(({ brackets }) => brackets)));
  const first = course[0]?.seq ?? 0;
  const span = Math.max(1, (course.at(-1)?.seq ?? 0) - first);
  return {
    width,
    height,
    top,
    points: course.map((point) => ({
      x: ((point.seq - first) / span) * width,
      y: height - (point.brackets / top) * height,
      point,
    })),
  };
}

/** The steps as a path. */
export const path = ({ points }: Plot): string =>
  points.map(({ x, y }, index) => (index === 0 ? `M${x} ${y}` : `H${x.toFixed(1)}V${y.toFixed(1)}`)).join('');
