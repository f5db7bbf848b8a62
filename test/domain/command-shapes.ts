/** One of every command on a small resolution, for the grid of role, command and status. */
import type { Ground } from '../../src/domain/ground.ts';
import { OLD, waived } from './ground.ts';

export const seenOf = (on: Ground, id = 'c1'): string => on.clause(id)?.digest() ?? OLD;
export const cellsOf = (on: Ground): object => {
  const clause = on.clause('c1') as NonNullable<ReturnType<Ground['clause']>>;
  return { fa: clause.cell('fa'), ru: clause.cell('ru'), en: clause.cell('en') };
};
export const WAIVED = waived({ seen: 'e'.repeat(64) });
export const NEW = { after: 'c1', kind: 'paragraph', level: 0 } as const;

/** Each row's command, on a clause c1 on whose text every party agrees. */
export const SHAPES: { readonly [row: string]: (on: Ground) => object } = {
  'clause.add': () => ({ after: 'c1', kind: 'paragraph', level: 0 }),
  'clause.move': () => ({ clause: 'c1', after: 'c2' }),
  'clause.retype': () => ({ clause: 'c1', kind: 'recital', level: 1 }),
  'clause.split': (on) => ({ clause: 'c1', at: { fa: 2, ru: 3 }, seen: seenOf(on) }),
  'clause.merge': (on) => ({ clause: 'c1', into: 'c2', seen: seenOf(on) }),
  'text.correct': (on) => ({ clause: 'c1', language: 'ru', text: 'текст.', seen: seenOf(on) }),
  'clause.withdraw': () => ({ clause: 'c1' }),
  'clause.restore': () => ({ clause: 'c1' }),
  'clause.hold': () => ({ clause: 'c1' }),
  'clause.release': () => ({ clause: 'c1' }),
  'clause.status ad-referendum': (on) => ({ clause: 'c1', to: 'ad-referendum', seen: seenOf(on) }),
  'clause.status agreed': (on) => ({ clause: 'c1', to: 'agreed', seen: seenOf(on) }),
  'clause.status initialled': (on) => ({ clause: 'c1', to: 'initialled', seen: seenOf(on) }),
  'clause.reopen': () => ({ clause: 'c1', reason: 'اشتباه در متن روسی' }),
  'stance.record': (on) => ({ clause: 'c1', stance: 'agree', seen: seenOf(on) }),
  'proposal.table': (on) => ({ clause: 'c1', texts: { fa: 'متن نو' }, reason: 'کوتاه‌تر', seen: seenOf(on) }),
  'proposal.table deletion': (on) => ({
    ...{ clause: 'c1', texts: {}, action: { do: 'delete' }, reason: 'تکرار', seen: seenOf(on) },
  }),
  'proposal.table move': (on) => ({
    ...{ clause: 'c1', texts: {}, action: { do: 'move', after: 'c2' }, reason: 'ترتیب', seen: seenOf(on) },
  }),
  'proposal.sponsor': () => ({ proposal: 'p6', join: true }),
  'proposal.table new': () => ({ ...NEW, clause: null, texts: { ru: 'новый пункт' }, reason: 'пробел' }),
  'proposal.accept': (on) => ({ proposal: 'p1', seen: seenOf(on), reason: 'همه موافق‌اند' }),
  'proposal.accept unexplained': (on) => ({ proposal: 'p1', seen: seenOf(on) }),
  'proposal.accept new': () => ({ proposal: 'p3' }),
  'proposal.reject': () => ({ proposal: 'p1' }),
  'proposal.withdraw': () => ({ proposal: 'p1' }),
  "proposal.withdraw the secretariat's": () => ({ proposal: 'p2' }),
  'chair.issue': (on) => ({
    ...{ label: 'Текст председателя', reason: 'компромисс' },
    ...{ texts: { c1: { fa: 'متن رئیس' } }, seen: { c1: seenOf(on) } },
  }),
  'chair.accept': (on) => ({ batch: 'b9', seen: { c1: seenOf(on) }, reason: 'согласовано' }),
  'bracket.note': () => ({ clause: 'c1', language: 'fa', anchor: { item: { client: 1, clock: 2 } }, note: 'هنوز نه' }),
  'concordance.confirm': (on) => ({ clause: 'c1', languages: ['ru', 'fa'], seen: cellsOf(on) }),
  "concordance.confirm others'": (on) => ({ clause: 'c1', languages: ['ru', 'en'], seen: cellsOf(on) }),
  'counterpart.none': () => ({ clause: 'c1', language: 'fa', reason: 'فقط در حقوق داخلی' }),
  "counterpart.none another's": () => ({ clause: 'c1', language: 'ru', reason: 'нет' }),
  'counterpart.due': () => ({ clause: 'c1', language: 'fa' }),
  'waiver.give': () => ({
    ...{ clause: 'c1', check: 'numbers', message: 'numbers.missing', languages: ['ru'], seen: OLD },
    reason: 'число сказано словами',
  }),
  'waiver.withdraw': () => ({ clause: 'c1', seen: WAIVED.seen }),
  'collation.sign': () => ({ note: 'сверено' }),
  'silence.start': () => ({ clause: 'c1', until: '2025-11-19T12:00Z' }),
  'silence.start all': () => ({ until: '2025-11-19T12:00Z' }),
  'silence.cancel': () => ({ clause: 'c1' }),
  'silence.close': () => ({ clause: 'c1' }),
  'party.absent': () => ({ delegation: 'IR', reason: 'нет полномочий' }),
  "party.absent another's": () => ({ delegation: 'RU', reason: 'нет полномочий' }),
  'party.present': () => ({ delegation: 'RU' }),
  'resolution.close': () => ({ seal: 's1' }),
  'column.add': () => ({ language: 'kk' }),
  'column.authentic': () => ({ language: 'en' }),
  'milestone.create': () => ({ label: 'Первое чтение' }),
  'merge.confirm': () => ({ merge: 'x1' }),
  'draft.save': () => ({ draft: 'd1', clause: 'c1', texts: {}, base: {}, origin: 'own' }),
  'draft.discard': () => ({ draft: 'd1' }),
  'comment.add': () => ({ clause: 'c1', scope: 'all', text: 'چرا؟' }),
  'comment.resolve': () => ({ comment: 'n1', scope: 'all' }),
};
