/** The toolbar: which columns, with or without brackets, how many brackets are open, and the way to the next one. */
import { Brackets, ChevronDown, ChevronUp, Columns3, PanelRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Dialog, DialogTrigger, Group, Popover, ToggleButton } from 'react-aria-components';
import type { Column } from '../../domain/clause/declaration.ts';
import { LANGS, type Lang, language } from '../../language/language.ts';
import { BracketButton } from '../brackets/windows.tsx';
import { useJudge } from '../document/clause-actions.ts';
import { moved } from '../document/columns.ts';
import { useTable } from '../document/table-context.tsx';
import { Act } from '../kit/act.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { useValue } from '../kit/value.ts';
import { FindingButton } from '../record/finding-section.tsx';

type Props = {
  readonly ordered: readonly Column[];
  readonly hidden: readonly Lang[];
  /** Null: back to the order that puts one's own columns first. */
  readonly onArrange: (
    arrangement: { readonly order: readonly Lang[]; readonly hidden: readonly Lang[] } | null,
  ) => void;
  readonly clean: boolean;
  readonly onClean: (clean: boolean) => void;
  readonly withdrawn: number;
  readonly showWithdrawn: boolean;
  readonly onShowWithdrawn: (show: boolean) => void;
  readonly inspector: boolean;
  readonly onInspector: (open: boolean) => void;
  readonly onBracket: (by: -1 | 1) => void;
  /** Further ways to read the text. */
  readonly views?: ReactNode;
};

export function Toolbar(props: Props): ReactNode {
  const { ordered, hidden, onArrange, clean, onClean, inspector, onInspector, onBracket } = props;
  const { t, number } = useI18n();
  const { facts, brackets } = useTable();
  const { open, clauses, unmatched } = useValue(facts.totals);
  const order = ordered.map(({ lang }) => lang);
  const shown = order.filter((lang) => !hidden.includes(lang));
  const toggle = (lang: Lang, show: boolean): void => {
    if (!show && shown.length === 1) return;
    onArrange({ order, hidden: show ? hidden.filter((each) => each !== lang) : [...hidden, lang] });
  };
  return (
    <section className="tool" aria-label={t('tools.label')}>
      <span className="muted wide" aria-hidden>
        {t('tools.columns')}
      </span>
      <Group className="seg" aria-label={t('tools.columns')}>
        {ordered.map(({ lang }) => {
          const visible = !hidden.includes(lang);
          return (
            <ToggleButton
              key={lang}
              className={visible ? '' : 'off'}
              isSelected={visible}
              onChange={(show) => toggle(lang, show)}
            >
              <span className="narrow" aria-hidden>
                {lang}
              </span>
              <span lang={lang} dir={language(lang).dir}>
                <span className="sr until-1440px">{language(lang).endonym}</span>
              </span>
            </ToggleButton>
          );
        })}
        <ColumnOrder order={order} onArrange={(next) => onArrange(next && { order: next, hidden })} />
      </Group>
      <Group className="seg" aria-label={t('tools.view')}>
        <ToggleButton isSelected={!clean} onChange={() => onClean(false)}>
          <Brackets className="i s" aria-hidden />
          {t('tools.view.brackets')}
        </ToggleButton>
        <ToggleButton isSelected={clean} onChange={() => onClean(true)}>
          {t('tools.view.clean')}
        </ToggleButton>
      </Group>
      {props.views}
      {props.withdrawn > 0 ? (
        <ToggleButton className="btn sm" isSelected={props.showWithdrawn} onChange={props.onShowWithdrawn}>
          {t('tools.withdrawn')}
          <span className="count">{number(props.withdrawn)}</span>
        </ToggleButton>
      ) : null}
      <span className="grow" />
      {open > 0 ? (
        <Button className="br count-br" onPress={() => brackets.listed.set(true)}>
          <i className="nw">
            <span className="wide">{t('tools.brackets', { count: open, clauses: clauses.length })}</span>
            <span className="narrow">{t('tools.brackets.short', { count: open })}</span>
          </i>
        </Button>
      ) : (
        <Button className="btn sm muted" onPress={() => brackets.listed.set(true)}>
          {t('tools.brackets.none')}
        </Button>
      )}
      {unmatched > 0 ? (
        <Button className="btn sm bad" onPress={() => brackets.listed.set(true)}>
          {t('brackets.unbalanced', { count: unmatched })}
        </Button>
      ) : null}
      <FindingButton />
      <BracketButton />
      <span className="seg">
        <Button aria-label={t('tools.bracket.previous')} isDisabled={open === 0} onPress={() => onBracket(-1)}>
          <ChevronUp className="i s" aria-hidden />
        </Button>
        <Button aria-label={t('tools.bracket.next')} isDisabled={open === 0} onPress={() => onBracket(1)}>
          <ChevronDown className="i s" aria-hidden />
        </Button>
      </span>
      <ToggleButton
        className="btn icon sm"
        isSelected={inspector}
        onChange={onInspector}
        aria-label={t('tools.inspector')}
      >
        <PanelRight className="i s flip" aria-hidden />
      </ToggleButton>
    </section>
  );
}

type OrderProps = { readonly order: readonly Lang[]; readonly onArrange: (order: readonly Lang[] | null) => void };

/** Order by keyboard: two buttons per column. The pointer may drag the column heads instead. */
function ColumnOrder({ order, onArrange }: OrderProps): ReactNode {
  const { t } = useI18n();
  return (
    <DialogTrigger>
      <Button aria-label={t('tools.columns.manage')}>
        <Columns3 className="i s" aria-hidden />
      </Button>
      <Popover className="menu popover">
        <Dialog className="order" aria-label={t('tools.columns.manage')}>
          <div className="mi-head">{t('tools.columns.manage')}</div>
          <ul>
            {order.map((lang, index) => {
              const { endonym, dir } = language(lang);
              return (
                <li key={lang} className="mi">
                  <span className="mi-icon muted">{lang}</span>
                  <span lang={lang} dir={dir}>
                    {endonym}
                  </span>
                  <span className="seg">
                    <Button
                      aria-label={t('tools.columns.up', { language: endonym })}
                      isDisabled={index === 0}
                      onPress={() => onArrange(moved(order, lang, -1))}
                    >
                      <ChevronUp className="i s" aria-hidden />
                    </Button>
                    <Button
                      aria-label={t('tools.columns.down', { language: endonym })}
                      isDisabled={index === order.length - 1}
                      onPress={() => onArrange(moved(order, lang, 1))}
                    >
                      <ChevronDown className="i s" aria-hidden />
                    </Button>
                  </span>
                </li>
              );
            })}
          </ul>
          <Button className="btn sm" onPress={() => onArrange(null)}>
            {t('tools.columns.own')}
          </Button>
          <ColumnDecisions />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

/** For the secretariat: a further language as a column, and a working column made authentic. */
function ColumnDecisions(): ReactNode {
  const { t } = useI18n();
  const { room, run } = useTable();
  const { columns } = useValue(room.outline);
  const judge = useJudge();
  const absent = LANGS.filter((lang) => !columns.some((column) => column.lang === lang));
  const drafts = [
    ...absent.map((lang) => ({ type: 'column.add', language: lang }) as const),
    ...columns
      .filter(({ standing }) => standing === 'working')
      .map(({ lang }) => ({ type: 'column.authentic', language: lang }) as const),
  ];
  const offers = drafts.flatMap((draft) => {
    const judged = judge(draft);
    return judged ? [{ draft, blocked: judged.blocked }] : [];
  });
  if (offers.length === 0) return null;
  return (
    <div className="decisions">
      {offers.map(({ draft, blocked }) => (
        <Act
          key={draft.type + draft.language}
          label={t(draft.type, { language: language(draft.language).endonym })}
          blocked={blocked}
          onPress={() => void run(draft)}
        />
      ))}
    </div>
  );
}
