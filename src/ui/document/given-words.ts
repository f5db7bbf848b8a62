/**
 * A decision or comment that waits on this computer or came back, in words: what it was, which clause it is about, and what
 * its author wrote with it, so that nobody has to remember what they had decided.
 */
import { negotiationOf } from '../../client/negotiation.ts';
import type { Given, RoomView } from '../../client/view.ts';
import type { SummitView } from '../../domain/summit/summit.ts';
import { isLang, type Lang, language, type PerLang } from '../../language/language.ts';
import type { I18n } from '../kit/i18n.tsx';
import { refusalInWords } from '../kit/refusal.ts';
import { decisionInWords } from './decision-words.ts';

/** Words as their author wrote them; `lang` where they are a text of that column. */
export type OwnWords = { readonly text: string; readonly lang?: Lang };

export type GivenWords = {
  readonly what: string;
  /** Null where it is about the whole text, or about something that is not there any more. */
  readonly clause: string | null;
  readonly said: readonly OwnWords[];
  /** Why it came back; undefined while it waits. */
  readonly refused: string | undefined;
};

type Room = Pick<RoomView, 'doc' | 'generation' | 'merges' | 'comments'>;

const textsOf = (texts: PerLang<string>): readonly OwnWords[] =>
  Object.entries(texts).flatMap(([lang, text]) => (isLang(lang) && text ? [{ lang, text }] : []));

/** The clause that a command is about, looked up where it names something else. */
export function clauseOf(room: Room, { command }: Given): string | null {
  switch (command.type) {
    case 'proposal.accept':
    case 'proposal.reject':
    case 'proposal.sponsor':
    case 'proposal.withdraw':
      return (
        negotiationOf(room)
          .proposals.get()
          .find(({ id }) => id === command.proposal)?.clause ?? null
      );
    case 'merge.confirm':
      return room.merges.get().find(({ id }) => id === command.merge)?.clause ?? null;
    case 'comment.resolve':
      return room.comments.get().find(({ id }) => id === command.comment)?.clause ?? null;
    default:
      return 'clause' in command ? (command.clause ?? null) : null;
  }
}

function saidIn(room: Room, { command }: Given): readonly OwnWords[] {
  const said: OwnWords[] = [];
  if ('texts' in command && command.texts) {
    if (command.type === 'chair.issue') said.push(...Object.values(command.texts).flatMap(textsOf));
    else said.push(...textsOf(command.texts as PerLang<string>));
  }
  for (const field of ['label', 'text', 'note', 'reason'] as const) {
    const words = field in command ? (command as { readonly [name: string]: unknown })[field] : undefined;
    if (typeof words === 'string' && words !== '') said.push({ text: words });
  }
  if (command.type === 'comment.resolve') {
    const about = room.comments.get().find(({ id }) => id === command.comment);
    if (about) said.push({ text: about.text });
  }
  return said;
}

/** How a text of that column is marked up; a person's own words say themselves which way they run. */
export const spoken = (lang: Lang | undefined): { readonly lang?: Lang; readonly dir: 'rtl' | 'ltr' | 'auto' } =>
  lang ? { lang, dir: language(lang).dir } : { dir: 'auto' };

/** What a decision is called where the log's "status changed" would not say what was decided. */
function named({ t }: I18n, { command }: Given): string | undefined {
  if (command.type === 'clause.status') return t('insp.status.to', { status: t(`status.${command.to}`) });
  if (command.type === 'stance.record' && command.stance === 'none') return t('insp.stance.withdraw');
  return undefined;
}

export function givenInWords(i18n: I18n, summit: SummitView, room: Room, given: Given): GivenWords {
  const { command, at, refused } = given;
  const { t } = i18n;
  const { what } = decisionInWords(
    i18n,
    { seq: 0, at, member: summit.me.id, delegation: null, ...(command as object), type: command.type },
    () => '',
  );
  return {
    what: named(i18n, given) ?? what,
    clause: clauseOf(room, given),
    said: saidIn(room, given),
    refused:
      refused &&
      (refused.restored ? t('given.restored') : refusalInWords(i18n, summit, refused.reason, refused.missing ?? [])),
  };
}
