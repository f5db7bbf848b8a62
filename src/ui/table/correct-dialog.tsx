/** Correcting the form of a clause where the rules of procedure leave the secretariat no more: each column a field, what is more is refused as it is typed. */
import { type ReactNode, useState } from 'react';
import { weighTyping } from '../../checks/weigh.ts';
import { LIMITS } from '../../domain/command.ts';
import { type Lang, language } from '../../language/language.ts';
import { useTable } from '../document/table-context.tsx';
import { Field, FormDialog } from '../kit/field.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { refusalInWords } from '../kit/refusal.ts';
import { useSummit } from '../kit/summit-context.tsx';

export function CorrectDialog({ clause, onClose }: { clause: string; onClose: () => void }): ReactNode {
  const i18n = useI18n();
  const { t } = i18n;
  const { summit } = useSummit();
  const { room, run, names } = useTable();
  const [words, setWords] = useState<{ readonly [lang in Lang]?: string }>({});
  const columns = room.outline.get().columns.filter(({ lang }) => {
    const typing = room.typing({ clause, lang });
    return !typing.ok && typing.why === 'form-only';
  });
  const wordsOf = (id: string, lang: Lang): string => room.cell({ clause: id, lang })?.toString() ?? '';
  const textOf = (lang: Lang): string => words[lang] ?? wordsOf(clause, lang);
  const draftOf = (lang: Lang) =>
    ({ type: 'text.correct', clause, language: lang, text: textOf(lang), seen: '' }) as const;
  const changed = columns.filter(
    ({ lang }) => words[lang] !== undefined && words[lang] !== room.cell({ clause, lang })?.toString(),
  );
  const errorOf = (lang: Lang): string | undefined => {
    if (!changed.some((column) => column.lang === lang)) return undefined;
    const [old, young] = [room.cell({ clause, lang })?.toString() ?? '', textOf(lang)];
    const others = room.outline.get().rows.flatMap(({ id }) => (id === clause ? [] : [wordsOf(id, lang)]));
    const called = summit.delegations.flatMap(({ names: short, official }) => [
      short[lang] ?? '',
      official[lang] ?? '',
    ]);
    const weighed = weighTyping(lang, old, young, { others, names: called });
    if (weighed.weight !== 'substance') return undefined;
    const [change] = weighed.changes;
    const missing = { kind: 'substance', lang, old: change?.old ?? '', young: change?.young ?? '' } as const;
    return refusalInWords(i18n, summit, 'rule-unmet', [missing]);
  };
  const errors = new Map(columns.map(({ lang }) => [lang, errorOf(lang)]));
  const submit = async (): Promise<void> => {
    // One after the other: each rests on the text that the one before has left.
    for (const { lang } of changed) if (!(await run(draftOf(lang), { text: t('clause.corrected') }))) return;
    onClose();
  };
  return (
    <FormDialog
      wide
      title={t('clause.correct.title', { clause: names.label(clause) })}
      submit={t('clause.correct.submit')}
      onSubmit={() => void submit()}
      onClose={onClose}
      disabled={changed.length === 0 || [...errors.values()].some((error) => error !== undefined)}
    >
      <p className="muted">{t('clause.correct.help')}</p>
      {columns.map(({ lang }) => (
        <Field
          key={lang}
          multiline
          label={language(lang).endonym}
          value={textOf(lang)}
          onChange={(text) => setWords((old) => ({ ...old, [lang]: text }))}
          error={errors.get(lang)}
          maxLength={LIMITS.cell}
        />
      ))}
    </FormDialog>
  );
}
