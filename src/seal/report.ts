/**
 * What a verification found, as data: one check a line, in the order in which one reads them. The words are in
 * the language packs (`printed-sealed`).
 */
import type { Check, CheckName, Fault, Report } from '../domain/instrument/verification.ts';

export function reportOf(checks: readonly Check[]): Report {
  if (checks.some(({ ok }) => ok === false)) return { verdict: 'invalid', checks };
  const unsigned = checks.some(({ check, ok }) => check === 'signature' && ok === 'open');
  return { verdict: unsigned ? 'incomplete' : 'valid', checks };
}

export const passed = (check: CheckName, about?: string, detail?: string): Check => ({
  ...{ check, ok: true },
  ...(about === undefined ? {} : { about }),
  ...(detail === undefined ? {} : { detail }),
});
export const failed = (check: CheckName, fault: Fault, about?: string, detail?: string): Check => ({
  ...passed(check, about, detail),
  ok: false,
  fault,
});
export const judged = (check: CheckName, fault: Fault | null, about?: string, detail?: string): Check =>
  fault === null ? passed(check, about, detail) : failed(check, fault, about, detail);
