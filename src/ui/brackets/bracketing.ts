/**
 * The bracket action: from selected words to brackets in every column that the author may write. With one column they are
 * written at once; with several the author sees the proposal first. Nobody else's column is touched: it shows "missing".
 */
import type { RoomView } from '../../client/view.ts';
import type { Place } from '../../crdt/document.ts';
import { anchorOfBracket, writeBrackets } from '../../editor/brackets.ts';
import { type Lang, language, type PerLang } from '../../language/language.ts';
import type { BracketStore, Proposed } from '../document/bracket-store.ts';
import type { Range } from '../document/bracket-units.ts';
import { isolatedName } from '../document/pair-sign.tsx';
import type { RunCommand } from '../document/run-command.ts';
import type { I18n } from '../kit/i18n.tsx';
import type { Notice } from '../kit/notices.tsx';
import { NOT_LOOKED_AT } from './effort.ts';
import { fits, lacking, proposals } from './proposal.ts';

type Hands = {
  readonly room: RoomView;
  readonly brackets: BracketStore;
  readonly run: RunCommand;
  readonly say: (notice: Notice) => void;
  readonly i18n: Pick<I18n, 't' | 'list'>;
};

export const textsOf = (room: RoomView, clause: string, langs: readonly Lang[]): PerLang<string> =>
  Object.fromEntries(langs.map((lang) => [lang, room.cell({ clause, lang })?.toString() ?? '']));

/** Columns whose texts are compared with one another: authentic, with words, and not without counterpart. */
export function answering(room: RoomView, clause: string): readonly Lang[] {
  const { columns, rows } = room.outline.get();
  const none = rows.find(({ id }) => id === clause)?.noCounterpart ?? {};
  return columns
    .filter(({ lang, standing }) => standing === 'authentic' && none[lang] === undefined)
    .map(({ lang }) => lang)
    .filter((lang) => (room.cell({ clause, lang })?.toString() ?? '').trim() !== '');
}

/** Brackets `range` of a cell, or its whole text, and the same words of the author's other columns. */
export function contest(hands: Hands, { clause, lang }: Place, range: Range | null): void {
  const { room, say, i18n } = hands;
  const typing = room.typing({ clause, lang });
  if (!typing.ok) {
    say({ tone: 'warn', text: i18n.t('brackets.closed', { language: language(lang).endonym }) });
    return;
  }
  const langs = room.outline
    .get()
    .columns.map((column) => column.lang)
    .filter((each) => room.typing({ clause, lang: each }).ok);
  const texts = textsOf(room, clause, langs);
  const text = texts[lang] ?? '';
  const whole = { from: text.search(/\S/u), to: text.trimEnd().length };
  const wanted = range ?? whole;
  if (!fits(text, wanted)) {
    say({ tone: 'warn', text: i18n.t('brackets.crossing') });
    return;
  }
  const { proposed, skipped } = proposals(texts, lang, wanted, langs);
  if (skipped.length > 0)
    say({ tone: 'warn', text: i18n.t('brackets.skipped', { columns: i18n.list(skipped.map(isolatedName)) }) });
  // Nothing was selected: a whole cell is not bracketed by one press.
  if (proposed.length > 1 || range === null) hands.brackets.asked.set({ clause, proposed });
  else void put(hands, clause, proposed);
}

/** Brackets in one's own column what the others have bracketed; `look` shows it first. */
export function complete(hands: Hands, { clause, lang }: Place, look: boolean): void {
  const { room, brackets } = hands;
  const langs = answering(room, clause);
  const texts = textsOf(room, clause, langs);
  const found = lacking(texts, lang, langs);
  if (found === NOT_LOOKED_AT) {
    hands.say({ tone: 'warn', text: hands.i18n.t('brackets.skipped', { columns: isolatedName(lang) }) });
    return;
  }
  const proposed = found.map((range): Proposed => ({ lang, text: texts[lang] ?? '', range, chosen: true }));
  const [first] = proposed;
  if (!first) hands.say({ tone: 'warn', text: hands.i18n.t('brackets.none.proposed') });
  else if (look) brackets.asked.set({ clause, proposed: [first] });
  else void put(hands, clause, proposed);
}

/**
 * Writes what is chosen, and says for each bracket whose it is. False, and nothing is written, when a text is no longer the
 * one that the proposal was made on.
 */
export async function put(
  { room, run, say, i18n }: Hands,
  clause: string,
  proposed: readonly Proposed[],
  reason = '',
): Promise<boolean> {
  const chosen = proposed.filter((each) => each.chosen);
  const langs = [...new Set(chosen.map(({ lang }) => lang))];
  const texts = textsOf(room, clause, langs);
  if (chosen.some(({ lang, text }) => texts[lang] !== text)) return false;
  for (const lang of langs) {
    const place = { clause, lang };
    const [text, undo] = [room.cell(place), room.undo(place)];
    if (!text || !undo || !room.typing(place).ok) return false;
    const ranges = chosen.filter((each) => each.lang === lang).map(({ range }) => range);
    writeBrackets(text, ranges, undo, room.origin);
    const note = reason.trim() === '' ? {} : { note: reason.trim() };
    for (const { from } of ranges) {
      // Each earlier range has moved this one by two signs; one that encloses it, by one.
      const before = ranges.reduce((sum, other) => sum + (other.from < from ? 1 : 0) + (other.to <= from ? 1 : 0), 0);
      void run({ type: 'bracket.note', clause, language: lang, anchor: anchorOfBracket(text, from + before), ...note });
    }
  }
  say({
    tone: 'info',
    text: i18n.t('brackets.written', { columns: i18n.list(langs.map(isolatedName)) }),
  });
  return true;
}
