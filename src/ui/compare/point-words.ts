/**
 * A point of a comparison as the address and the server write it, and in words: a milestone's id, a position in the log, a
 * moment in UTC. What is typed is a time on the summit's clock.
 */
import { zonedParts } from '../../language/date.ts';
import type { I18n } from '../kit/i18n.tsx';

const MOMENT = /^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:\d{2}))?$/;
export const isMoment = (point: string): boolean => MOMENT.test(point) && !Number.isNaN(Date.parse(point));
export const isPosition = (point: string): boolean => /^\d+$/.test(point);

/** For a point that has no name of its own. */
export function pointWords(point: string, { t, dateTime, number }: Pick<I18n, 't' | 'dateTime' | 'number'>): string {
  if (isMoment(point)) return dateTime(new Date(point).toISOString());
  return isPosition(point) ? t('record.point', { seq: number(Number(point)) }) : point;
}

/** "2025-11-18T10:00" on a clock in `timeZone` as UTC; undefined for what is no time. */
export function utcOf(local: string, timeZone: string): string | undefined {
  const wanted = Date.parse(`${local}Z`);
  if (Number.isNaN(wanted)) return undefined;
  let guess = wanted;
  // Twice, for the offset at the guess may be another one than at the answer: the night when clocks are changed.
  for (let round = 0; round < 2; round++) {
    const { year, month, day, hour, minute, second } = zonedParts(new Date(guess).toISOString(), timeZone);
    guess += wanted - Date.UTC(year, month - 1, day, hour, minute, second);
  }
  return new Date(guess).toISOString().replace('.000', '');
}
