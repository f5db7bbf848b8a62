/**
 * The buttons that bring a wording back. Each says before it is pressed whether it changes the text or proposes, and why;
 * afterwards a notice says what came of it, and a change can be undone from there.
 */
import type { ReactNode } from 'react';
import { negotiationOf } from '../../client/negotiation.ts';
import type { RoomView } from '../../client/view.ts';
import type { Version } from '../../domain/clause/past.ts';
import type { Lang, PerLang } from '../../language/language.ts';
import { language } from '../../language/language.ts';
import { isolatedName } from '../document/pair-sign.tsx';
import type { RunCommand } from '../document/run-command.ts';
import { Act } from '../kit/act.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { useNotices } from '../kit/notices.tsx';
import { refusalInWords } from '../kit/refusal.ts';
import { useSummit } from '../kit/summit-context.tsx';
import { useValue } from '../kit/value.ts';
import { useHands } from './hands.ts';
import { proposalOf, restoring, writeBack } from './restore.ts';

type Common = {
  readonly room: RoomView;
  readonly clause: string;
  readonly run: RunCommand;
  /** Something was written or proposed. */
  readonly onDone: () => void;
};

/** Why the wording was proposed, for those who decide on it. */
function useReason(): (version: Pick<Version, 'at' | 'authors'>) => string {
  const { t, dateTime, list } = useI18n();
  const hand = useHands();
  return ({ at, authors }) => {
    const who = list(
      authors.map((member) => {
        const { name, code } = hand({ member });
        return code ? `${name}, ${code}` : name;
      }),
    );
    return t('history.restore.reason', { at: dateTime(at), who });
  };
}

/** Why a proposal would be refused now; undefined: it will be taken. */
function useBlocked(room: RoomView): (draft: ReturnType<typeof proposalOf>) => string | undefined {
  const i18n = useI18n();
  const { summit } = useSummit();
  return (draft) => {
    if (!draft) return undefined;
    const verdict = room.verdict(draft);
    return verdict.ok ? undefined : refusalInWords(i18n, summit, verdict.reason, verdict.missing);
  };
}

/** `present`: the text as it stands; its change judges anew. */
export function RestoreAct(props: Common & { lang: Lang; version: Version; present: string | undefined }): ReactNode {
  const { room, clause, lang, version, run, onDone } = props;
  const { t, dateTime } = useI18n();
  const { say } = useNotices();
  const reason = useReason();
  const blocked = useBlocked(room);
  useValue(room.rights);
  useValue(room.locked);
  useValue(negotiationOf(room).turn);
  const place = { clause, lang };
  const { endonym } = language(lang);
  const at = dateTime(version.at);
  const found = restoring(room, place, version.text);
  if (found.kind === 'same') return <p className="muted small">{t('history.sameAsNow')}</p>;
  if (found.kind === 'none')
    return found.why === 'observer' ? null : <p className="muted small">{t(`history.restore.none.${found.why}`)}</p>;
  if (found.kind === 'change') {
    const undo = (): void => {
      if (room.undo(place)?.undo()) say({ tone: 'info', text: t('history.restore.undone', { language: endonym }) });
      onDone();
    };
    const restore = (): void => {
      if (!writeBack(room, place, version.text)) {
        say({ tone: 'warn', text: t('history.restore.failed') });
        return;
      }
      const text = t('history.restore.done', { language: endonym, at });
      say({ tone: 'info', text, action: { label: t('history.restore.undo'), run: undo } });
      onDone();
    };
    return (
      <div className="restore">
        <Act label={t('history.restore.change')} blocked={undefined} onPress={restore} fill />
        <p className="muted small">{t('history.restore.change.why')}</p>
      </div>
    );
  }
  const draft = proposalOf(room, clause, { [lang]: version.text }, reason(version));
  return (
    <div className="restore">
      <Act
        label={t('history.restore.propose')}
        blocked={blocked(draft)}
        onPress={() => {
          if (draft) void run(draft, { text: t('history.restore.proposed', { at }) }).then((done) => done && onDone());
        }}
      />
      <p className="muted small">{t(`history.restore.why.${found.why}`)}</p>
    </div>
  );
}

/** All columns as they stood after one step, as one proposal. Nothing for whom may not propose. */
export function RestoreAll(
  props: Common & { stood: PerLang<Version>; columns: readonly Lang[]; at: string },
): ReactNode {
  const { room, clause, stood, columns, at, run, onDone } = props;
  const { t, dateTime, list } = useI18n();
  const reason = useReason();
  const blocked = useBlocked(room);
  useValue(room.rights);
  useValue(negotiationOf(room).turn);
  const there = columns.flatMap((lang) => (stood[lang] ? [[lang, stood[lang].text] as const] : []));
  const verdicts = there.map(([lang, text]) => restoring(room, { clause, lang }, text));
  if (verdicts.length === 0 || verdicts.some(({ kind }) => kind === 'none')) return null;
  const authors = [...new Set(columns.flatMap((lang) => stood[lang]?.authors ?? []))];
  const draft = proposalOf(room, clause, Object.fromEntries(there), reason({ at, authors }));
  const texts: PerLang<string> = draft?.texts ?? {};
  const names = (langs: readonly Lang[]): string => list(langs.map((lang) => isolatedName(lang)));
  const absent = columns.filter((lang) => !stood[lang]);
  if (!draft) return <p className="muted small">{t('history.restore.all.same')}</p>;
  return (
    <div className="restore all">
      <Act
        label={t('history.restore.all')}
        blocked={blocked(draft)}
        onPress={() => {
          const text = t('history.restore.proposed', { at: dateTime(at) });
          void run(draft, { text }).then((done) => done && onDone());
        }}
      />
      <p className="muted small">
        {t('history.restore.all.why', { list: names(columns.filter((lang) => texts[lang] !== undefined)) })}
      </p>
      {absent.length > 0 ? (
        <p className="muted small">{t('history.restore.all.absent', { list: names(absent) })}</p>
      ) : null}
    </div>
  );
}
