/** What a correction weighs while it is written: a correction of form, or an amendment with the words that make it one. */
import { type ReactNode, useMemo } from 'react';
import { weighTyping } from '../../checks/weigh.ts';
import { weighConcordance } from '../../checks/weigh-concordance.ts';
import type { Declaration } from '../../domain/clause/declaration.ts';
import { withCorrections } from '../../domain/instrument/corrected.ts';
import type { CorrectionKind, Weighed } from '../../domain/instrument/correction.ts';
import type { InstrumentView } from '../../domain/instrument/instrument-view.ts';
import { effectiveActs } from '../../domain/instrument/rectification.ts';
import type { SealRecord } from '../../domain/instrument/signing.ts';
import { toPlain } from '../../domain/text/text.ts';
import { LANGS, type Lang, type PerLang } from '../../language/language.ts';
import { useI18n } from '../kit/i18n.tsx';
import { useSummit } from '../kit/summit-context.tsx';

/** The sealed texts as acts have corrected them: what the next act starts from. */
export function useCorrected(
  view: Pick<InstrumentView, 'rectifications' | 'now'>,
  seal: SealRecord,
  texts: ReadonlyMap<string, Declaration>,
): ReadonlyMap<string, Declaration> {
  const { rectifications, now } = view;
  return useMemo(() => {
    const acts = effectiveActs(rectifications, seal.id, now);
    return new Map(
      [...texts].map(([id, text]) => [
        id,
        withCorrections(
          text,
          acts.filter(({ resolution }) => resolution === id),
        ),
      ]),
    );
  }, [rectifications, now, seal.id, texts]);
}

/** The same rules as the server's, so that what is offered is what will be taken. */
export function useWeighing(
  texts: ReadonlyMap<string, Declaration>,
  seal: SealRecord,
  clause: string | undefined,
): (kind: CorrectionKind, lang: Lang, old: PerLang<string>, young: string) => Weighed {
  const { summit } = useSummit();
  return useMemo(() => {
    const names = Object.fromEntries(
      LANGS.map((lang) => [
        lang,
        summit.delegations.flatMap((each) => [each.names[lang] ?? '', each.official[lang] ?? '']),
      ]),
    ) as PerLang<readonly string[]>;
    const others: PerLang<readonly string[]> = Object.fromEntries(
      seal.setting.languages.map((lang) => [
        lang,
        [...texts.values()].flatMap(({ clauses }) =>
          clauses.flatMap((each) => {
            const cell = each.id === clause ? undefined : each.texts[lang];
            return cell ? [toPlain(cell.paragraphs)] : [];
          }),
        ),
      ]),
    );
    return (kind, lang, old, young) => {
      if (kind === 'concordance') return weighConcordance(lang, old[lang] ?? '', young, { columns: old, names });
      return weighTyping(lang, old[lang] ?? '', young, { others: others[lang] ?? [], names: names[lang] ?? [] });
    };
  }, [texts, seal, clause, summit.delegations]);
}

export function WeighedWords({ weighed, lang }: { weighed: Weighed; lang: Lang }): ReactNode {
  const { t, list } = useI18n();
  if (weighed.weight === 'same') return null;
  if (weighed.weight === 'form') {
    const forms = [...new Set(weighed.changes.map(({ form }) => form))];
    return (
      <p className="small weighed-form">
        {t('after.form')} {list(forms.map((form) => t(`after.form.${form}`)))}
      </p>
    );
  }
  return (
    <div className="weighed-substance" role="alert">
      <p className="small">
        <b>{t('after.amendment')}</b>
      </p>
      <ul>
        {weighed.changes.map(({ why, old, young }) => (
          <li key={why} className="small">
            {t(`after.why.${why}`)}
            {': '}
            <bdi lang={lang}>{old || t('after.nothing')}</bdi>
            <span aria-hidden> ⟶ </span>
            <bdi lang={lang}>{young || t('after.nothing')}</bdi>
          </li>
        ))}
      </ul>
    </div>
  );
}
