/** A signed and closed text of two States, and acts on it. */
import type { InstrumentSetting } from '../../src/domain/instrument/instrument.ts';
import type { RectificationRecord } from '../../src/domain/instrument/rectification.ts';
import {
  foldSigning,
  NO_SIGNING,
  type SealRecord,
  type SigningFact,
  type SigningState,
} from '../../src/domain/instrument/signing.ts';
import type { Actor } from '../../src/domain/permission.ts';

export const AT = '2025-11-19T12:00:00.000Z';
export const day = (count: number, ms = 0): string => new Date(Date.parse(AT) + count * 86_400_000 + ms).toISOString();

const SETTING = {
  ...{ kind: 'declaration', form: 'parts', title: {}, resolutions: ['general'], languages: ['fa', 'ru', 'kk'] },
  ...{ place: {}, date: '2025-11-19', order: 'alphabetical', originals: 'alternat', layouts: {} },
} as InstrumentSetting;
export const SEAL: SealRecord = {
  ...{ id: 's1', at: AT, by: 'l', setting: SETTING, parties: ['IR', 'RU'], resolutions: [] },
  ...{ manifest: '', package: '', bytes: 1, files: 1 },
  signatures: ['IR', 'RU'].map((delegation, index) => ({
    ...{ delegation, member: 'x', at: day(0, index), certificate: {} as never },
  })),
  closed: day(0, 1),
};
export const after = (...facts: readonly SigningFact[]): SigningState => facts.reduce(foldSigning, NO_SIGNING);
export const CLOSED = after({ fact: 'seal', seal: SEAL });

/** As an earlier version wrote it. */
export const OLD_ACT: RectificationRecord = {
  ...{ id: 'f0', seal: 's1', resolution: 'general', clause: 'c1', old: { ru: 'старый' }, texts: { ru: 'новый' } },
  ...{ reason: 'опечатка', by: 'l', at: AT, until: day(12), objections: [] },
};
export const ACT: RectificationRecord = {
  ...OLD_ACT,
  ...{ id: 'f1', kind: 'typing', until: day(15), days: 15, tell: ['IR', 'RU'] },
  notified: ['IR', 'RU'].map((delegation) => ({ delegation, at: AT, by: 'server' })),
  pairs: [{ languages: ['fa', 'ru'] }, { languages: ['ru', 'kk'] }],
};
export const tabled = (act: RectificationRecord = ACT, ...facts: readonly SigningFact[]): SigningState =>
  [{ fact: 'rectification', rectification: act } as const, ...facts].reduce(foldSigning, CLOSED);

export const actor = (role: Actor['role'], delegation?: string, id = 'x'): Actor => ({
  ...{ id, role, columns: [] },
  ...(delegation ? { delegation } : {}),
});
export const LEGAL = actor('legal');
export const SEC = actor('secretariat');
export const [IR, RU, KZ] = ['IR', 'RU', 'KZ'].map((delegation) => actor('negotiator', delegation)) as [
  Actor,
  Actor,
  Actor,
];
export const OBS = actor('observer');
