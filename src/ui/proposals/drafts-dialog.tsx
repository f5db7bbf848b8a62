/** The drafts of one's delegation: each against the text as it stands now, to be gone on with, tabled, copied or discarded. */
import { Check, Copy, Trash2 } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import type { Draft } from '../../client/view.ts';
import { diffText } from '../../diff/text.ts';
import { isLang, type Lang, language } from '../../language/language.ts';
import { useTable } from '../document/table-context.tsx';
import { Sheet, SheetTop } from '../kit/field.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { Redline } from '../kit/redline.tsx';
import { useSummit } from '../kit/summit-context.tsx';
import { useValue } from '../kit/value.ts';
import { Discard } from './discard.tsx';
import { DraftDeeds } from './draft-deeds.tsx';

export function DraftsDialog({ onClose }: { onClose: () => void }): ReactNode {
  const { t } = useI18n();
  const { room } = useTable();
  const drafts = useValue(room.drafts);
  return (
    <Sheet onClose={onClose} wide>
      <div className="dialog-form">
        <SheetTop title={t('drafts.title')} onClose={onClose} />
        <div className="dialog-body">
          <p className="muted">{t(drafts.length > 0 ? 'drafts.help' : 'drafts.none')}</p>
          <ul className="drafts">
            {drafts.map((draft) => (
              <DraftItem key={draft.id} draft={draft} />
            ))}
          </ul>
        </div>
      </div>
    </Sheet>
  );
}

function DraftItem({ draft }: { draft: Draft }): ReactNode {
  const { t, moment } = useI18n();
  const { summit } = useSummit();
  const { names } = useTable();
  const { clause, member, at, origin, saved } = draft;
  const label = clause === null ? '' : names.label(clause);
  const author = summit.members.find(({ id }) => id === member)?.name ?? '';
  const langs = Object.keys(draft.texts).filter(isLang);
  return (
    <li className="draft-item">
      <div className="draft-top">
        <b>
          {label
            ? t('drafts.place', { clause: label, language: langs.map((lang) => language(lang).endonym).join(', ') })
            : t('drafts.gone')}
        </b>
        <small className="muted">{t('drafts.by', { name: author, at: moment(at) })}</small>
      </div>
      {langs.map((lang) => (
        <DraftText key={lang} draft={draft} lang={lang} />
      ))}
      <small className="muted">
        {[origin === 'refused' ? t('drafts.refused') : '', saved ? '' : t('drafts.here')].filter(Boolean).join(' · ')}
      </small>
      <Acts draft={draft} text={langs.map((lang) => draft.texts[lang] ?? '').join('\n\n')} />
    </li>
  );
}

function DraftText({ draft, lang }: { draft: Draft; lang: Lang }): ReactNode {
  const { t } = useI18n();
  const { room } = useTable();
  const mine = draft.texts[lang] ?? '';
  const now = (draft.clause === null ? undefined : room.cell({ clause: draft.clause, lang })?.toString()) ?? '';
  const diff = useMemo(() => diffText(lang, now, mine), [lang, now, mine]);
  return (
    <>
      <Redline lang={lang} text={diff} whole={null} />
      {mine === now ? <small className="muted">{t('drafts.same')}</small> : null}
    </>
  );
}

function Acts({ draft, text }: { draft: Draft; text: string }): ReactNode {
  const { t } = useI18n();
  const { room } = useTable();
  const [copied, setCopied] = useState<'' | 'copied' | 'failed'>('');
  const copy = (): void => {
    // On plain http outside this computer the browser has no clipboard.
    const { clipboard } = navigator as { clipboard?: Clipboard };
    if (!clipboard) setCopied('failed');
    else
      clipboard.writeText(text).then(
        () => setCopied('copied'),
        () => setCopied('failed'),
      );
  };
  return (
    <div className="draft-acts">
      <DraftDeeds draft={draft} />
      <Button className="btn sm line" onPress={copy}>
        {copied === 'copied' ? <Check className="i s" aria-hidden /> : <Copy className="i s" aria-hidden />}
        {t(copied === 'copied' ? 'members.copied' : 'drafts.copy')}
      </Button>
      {draft.own ? (
        <Discard
          bordered
          label={
            <>
              <Trash2 className="i s" aria-hidden />
              {t('drafts.discard')}
            </>
          }
          onDiscard={() => room.discardDraft(draft.id)}
        />
      ) : null}
      <small role="status" className="bad">
        {copied === 'failed' ? t('members.copyFailed') : ''}
      </small>
    </div>
  );
}
