/** A list of States in a text: which names, in which case, with what is read for it in that language; at the caret, or at the end. */
import { type ReactNode, useState } from 'react';
import { namesIn, type Slot, slotWords, tokenOf } from '../../domain/clause/states-slot.ts';
import { LIMITS } from '../../domain/command.ts';
import { writeSlot } from '../../editor/slots.ts';
import { type Lang, language } from '../../language/language.ts';
import type { GrammaticalCase } from '../../language/pack.ts';
import { casesOf } from '../../language/states.ts';
import { useListedStates } from '../document/frame.ts';
import { useTable } from '../document/table-context.tsx';
import { Choice, FormDialog } from '../kit/field.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { useNotices } from '../kit/notices.tsx';

const NAMES = ['short', 'official'] as const;

export function StatesDialog({ clause, onClose }: { clause: string; onClose: () => void }): ReactNode {
  const { t, list } = useI18n();
  const { say } = useNotices();
  const { room, cells, selection, names } = useTable();
  const states = useListedStates();
  const open = room.outline.get().columns.filter(({ lang }) => room.typing({ clause, lang }).ok);
  const current = selection.get();
  const [lang, setLang] = useState<Lang | undefined>(
    () => open.find((column) => column.lang === current?.lang)?.lang ?? open[0]?.lang,
  );
  const [official, setOfficial] = useState(false);
  const [wanted, setWanted] = useState<GrammaticalCase>('nominative');
  if (!lang) return null;
  const slot: Slot = { official, case: casesOf(lang).includes(wanted) ? wanted : 'nominative' };
  const { lacking } = namesIn(lang, slot, states);
  const submit = (): void => {
    const place = { clause, lang };
    const [text, undo] = [room.cell(place), room.undo(place)];
    if (!text || !undo || !room.typing(place).ok) return;
    const here = current?.clause === clause && current.lang === lang ? cells.selected(place) : null;
    // A caret that nobody has put anywhere stands at the beginning.
    const at = here && here.to > 0 ? Math.min(here.to, text.length) : text.length;
    const token = tokenOf(slot);
    if (text.length + token.length >= LIMITS.cell) {
      say({ tone: 'warn', text: t('refusal.bad-command') });
      return;
    }
    writeSlot(lang, text, at, token, { undo, origin: room.origin });
    say({ tone: 'info', text: t('clause.states.done', { clause: names.label(clause) }) });
    onClose();
  };
  return (
    <FormDialog
      title={t('clause.states.title', { clause: names.label(clause) })}
      submit={t('clause.states.submit')}
      onSubmit={submit}
      onClose={onClose}
      disabled={states.length === 0}
    >
      <p className="muted">{t('clause.states.help')}</p>
      <Choice
        label={t('clause.states.column')}
        value={lang}
        onChange={(id) => setLang(id as Lang)}
        options={open.map((column) => ({ id: column.lang, label: language(column.lang).endonym }))}
      />
      <Choice
        label={t('clause.states.names')}
        value={official ? 'official' : 'short'}
        onChange={(id) => setOfficial(id === 'official')}
        options={NAMES.map((id) => ({ id, label: t(`clause.states.names.${id}`) }))}
      />
      {casesOf(lang).length > 1 ? (
        <Choice
          label={t('clause.states.case')}
          value={slot.case}
          onChange={(id) => setWanted(id as GrammaticalCase)}
          options={casesOf(lang).map((id) => ({ id, label: t(`clause.states.case.${id}`) }))}
        />
      ) : null}
      <div className="field">
        <span className="label">{t('clause.states.preview')}</span>
        <p className="states-preview" lang={language(lang).bcp47} dir={language(lang).dir}>
          {slotWords(lang, slot, states)}
        </p>
        {lacking.length > 0 ? (
          <p className="small bad">{t('clause.states.lacking', { states: list(lacking) })}</p>
        ) : null}
      </div>
    </FormDialog>
  );
}
